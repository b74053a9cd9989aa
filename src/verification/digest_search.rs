//! A digest from the minutes → the state that it is of: the present one, a recorded one, or one that git knows.

use super::agreements::{is_called, present_state, recorded_states};
use super::history::History;
use crate::data::{Head, Heads};
use crate::failure::Failure;
use crate::ledger::{self, Reading};
use crate::source::AgreementSource;

/// A state with the digest that was looked for.
#[derive(Debug)]
pub struct FoundDigest {
    /// Where it was found.
    pub origin: Origin,
    /// One state, or one of each agreement where it is the digest of the list.
    pub states: Vec<FoundState>,
}

/// The state of one agreement.
#[derive(Clone, Debug)]
pub struct FoundState {
    /// The folder in which the agreement lay.
    pub folder: String,
    /// The id that it had, where that can be read.
    pub id: Option<String>,
    /// The state.
    pub head: Head,
}

/// Where a state was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is the present one.
    Present,
    /// A stand speaks of it.
    Stand,
    /// This revision of git holds it.
    Revision(String),
}

/// The state with a digest that begins with these digits. `agreements` are all that there are, or those asked for; then
/// only theirs are looked through.
///
/// # Errors
/// Where the history cannot be read.
pub fn find_digest(
    digits: &str,
    agreements: &[&Reading],
    are_all: bool,
    history: Option<&History>,
) -> Result<Option<FoundDigest>, Failure> {
    let present = agreements.iter().filter_map(|agreement| Some(state(agreement, present_state(agreement)?)));
    let present: Vec<FoundState> = present.collect();
    let may_be_list = are_all && present.len() == agreements.len();
    if let Some(states) = with_digest(digits, &present, may_be_list) {
        return Ok(Some(FoundDigest { origin: Origin::Present, states }));
    }
    let recorded = agreements
        .iter()
        .flat_map(|agreement| recorded_states(agreement).into_iter().map(|head| state(agreement, head)));
    if let Some(states) = with_digest(digits, &recorded.collect::<Vec<_>>(), false) {
        return Ok(Some(FoundDigest { origin: Origin::Stand, states }));
    }
    let Some(history) = history else { return Ok(None) };
    history.find(|revision, sources| {
        let is_meant = |then: &Reading| {
            let names = [then.id(), Some(then.source.folder.as_str())];
            are_all || agreements.iter().any(|now| names.iter().flatten().any(|name| is_called(now, name)))
        };
        let states = with_digest(digits, &states(sources, is_meant), are_all)?;
        Some(FoundDigest { origin: Origin::Revision(revision.to_owned()), states })
    })
}

fn state(agreement: &Reading, head: Head) -> FoundState {
    let (folder, id) = (agreement.source.folder.clone(), agreement.id().map(str::to_owned));
    FoundState { folder, id, head }
}

/// The agreements of a version that have no errors.
fn states(sources: Vec<AgreementSource>, is_meant: impl Fn(&Reading) -> bool) -> Vec<FoundState> {
    let read = sources.into_iter().map(|source| ledger::read(source).0).filter(is_meant);
    read.filter_map(|agreement| Some(state(&agreement, present_state(&agreement)?))).collect()
}

/// The one of these states that has the digest, or all, if their list has it. The list of a single one is nowhere
/// shown.
fn with_digest(digits: &str, states: &[FoundState], may_be_list: bool) -> Option<Vec<FoundState>> {
    if let Some(one) = states.iter().find(|state| state.head.digest().starts_with(digits)) {
        return Some(vec![one.clone()]);
    }
    let listed = states.iter().filter_map(|state| Some((state.id.clone()?, state.head.digest())));
    let is_list = may_be_list && states.len() > 1 && Heads::of(listed).digest().starts_with(digits);
    is_list.then(|| states.to_vec())
}
