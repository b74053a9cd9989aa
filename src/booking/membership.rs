//! Joining and leaving.

use super::agreement_change::no_longer_a_candidate;
use super::books::OpenBooks;
use super::cost::said;
use super::row::{LedgerKind, LedgerRow};
use crate::ledger::Event;

/// What somebody says of a joining or leaving.
#[derive(Clone, Debug, Default)]
pub struct MembershipWish {
    /// Who, by id.
    pub member: Option<String>,
    /// The first day as a member, or the first day no longer one.
    pub on: Option<String>,
    /// What proves it.
    pub document: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// The number of the entry.
    pub entry: Option<String>,
}

impl MembershipWish {
    /// The options that are missing.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let options = [("--member", &self.member), ("--on", &self.on)];
        options.into_iter().filter_map(|(option, said)| said.is_none().then_some(option)).collect()
    }

    /// Books it. Who joins is no candidate any more.
    ///
    /// # Errors
    /// Where `agreement.toml` cannot be changed.
    pub fn book(&self, event: Event, books: &mut OpenBooks<'_>) -> Result<(), String> {
        if event == Event::Join {
            no_longer_a_candidate(said(self.member.as_ref()), books)?;
        }
        let row = LedgerRow::new(
            LedgerKind::Memberships,
            &[
                ("effective_on", said(self.on.as_ref())),
                ("member", said(self.member.as_ref())),
                ("event", event.id()),
                ("document", said(self.document.as_ref())),
                ("note", said(self.note.as_ref())),
            ],
        );
        books.book(row, self.entry.as_deref());
        Ok(())
    }
}
