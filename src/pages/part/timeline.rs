//! The timeline: milestones of the agreement, and every change of the membership.

use crate::figures::GroupChange;
use crate::german;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::fraction;
use crate::pages::part::stated_date;
use jiff::civil::Date;
use serde::Serialize;

/// One event of the timeline.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct TimelineEvent<'l> {
    pub kind: TimelineKind,
    pub date: String,
    /// For machines.
    pub iso: String,
    /// What happened, for a milestone.
    pub text: &'l str,
    pub joined: Vec<&'l str>,
    pub left: Vec<&'l str>,
    pub one_joined: bool,
    /// Whether all who joined had been members before.
    pub again: bool,
    pub one_left: bool,
    /// How many take part since.
    pub members: Count,
    pub fraction_words: String,
    pub document: Option<DocumentLink<'l>>,
}

/// What kind of event.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub(in crate::pages) enum TimelineKind {
    Founding,
    Change,
    Milestone,
}

/// All events by date, changes before milestones.
pub(in crate::pages) fn events<'l>(basis: &Basis<'_, 'l>) -> Vec<TimelineEvent<'l>> {
    let agreement = basis.agreement();
    let changes = basis.figures.group_changes.iter().enumerate().map(|(place, change)| {
        let kind = if place == 0 { TimelineKind::Founding } else { TimelineKind::Change };
        (change.date, of_change(basis, kind, change))
    });
    let milestones = agreement.milestones.iter().map(|milestone| {
        let event = TimelineEvent {
            text: &milestone.text,
            document: document_link::of(agreement, milestone.document),
            date: stated_date::text(milestone.date),
            iso: milestone.date.to_string(),
            ..empty(basis, TimelineKind::Milestone, milestone.date.first_day())
        };
        (milestone.date.first_day(), event)
    });
    let mut events: Vec<(Date, TimelineEvent<'l>)> = changes.chain(milestones).collect();
    events.sort_by_key(|(date, event)| (*date, event.kind));
    events.into_iter().map(|(_, event)| event).collect()
}

fn of_change<'l>(basis: &Basis<'_, 'l>, kind: TimelineKind, change: &GroupChange) -> TimelineEvent<'l> {
    let ledger = basis.figures.ledger;
    let booked = ledger
        .memberships
        .iter()
        .filter(|entry| entry.standing.is_live() && entry.effective_on == change.date);
    TimelineEvent {
        joined: basis.names(&change.joined),
        left: basis.names(&change.left),
        one_joined: change.joined.len() == 1,
        again: change.is_return,
        one_left: change.left.len() == 1,
        members: Count::of(change.after, basis.words),
        fraction_words: fraction::in_words(change.after, basis.words),
        document: document_link::of(&ledger.agreement, booked.into_iter().find_map(|entry| entry.document)),
        ..empty(basis, kind, change.date)
    }
}

fn empty<'l>(basis: &Basis<'_, 'l>, kind: TimelineKind, date: Date) -> TimelineEvent<'l> {
    TimelineEvent {
        kind,
        date: german::date(date),
        iso: date.to_string(),
        text: "",
        joined: Vec::new(),
        left: Vec::new(),
        one_joined: false,
        again: false,
        one_left: false,
        members: Count::of(0, basis.words),
        fraction_words: String::new(),
        document: None,
    }
}
