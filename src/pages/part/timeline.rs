//! The timeline: milestones of the agreement, and every change of the membership.

use crate::figures::GroupChange;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use crate::pages::part::document_link::{self, DocumentLink};
use crate::pages::part::fraction;
use crate::pages::part::stated_date;
use jiff::civil::Date;
use serde::Serialize;

/// One event of the timeline.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct TimelineEvent<'l> {
    date: String,
    /// For machines.
    iso: String,
    said: TimelineSaid,
    /// Whether the group changed.
    is_change: bool,
    /// Whether it is booked and still to come.
    is_ahead: bool,
    document: Option<DocumentLink<'l>>,
}

/// What happened.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum TimelineSaid {
    Milestone { text: String },
    Begins { names: Vec<String> },
    Begin { names: Vec<String> },
    BeginAlike { names: Vec<String>, fraction: String },
    Changed { moves: Vec<GroupMove> },
    ChangedAlike { moves: Vec<GroupMove>, fraction: String },
    NobodyIsLeft { moves: Vec<GroupMove> },
}

/// Who came or went.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum GroupMove {
    Joins { names: Vec<String> },
    Join { names: Vec<String> },
    JoinsAgain { names: Vec<String> },
    JoinAgain { names: Vec<String> },
    Leaves { names: Vec<String> },
    Leave { names: Vec<String> },
}

/// All events by date, changes before milestones.
pub(in crate::pages) fn events<'l>(basis: &Basis<'_, 'l>) -> Vec<TimelineEvent<'l>> {
    let agreement = basis.agreement();
    let changes = basis.figures.group_changes.iter().enumerate().map(|(place, change)| {
        let said = if place == 0 { founding(basis, change) } else { changed(basis, change) };
        (change.date, of_change(basis, change, said))
    });
    let milestones = agreement.milestones.iter().map(|milestone| {
        let event = TimelineEvent {
            date: stated_date::text(milestone.date),
            iso: milestone.date.to_string(),
            said: TimelineSaid::Milestone { text: milestone.text.clone() },
            is_change: false,
            is_ahead: false,
            document: document_link::of(agreement, milestone.document),
        };
        (milestone.date.first_day(), event)
    });
    let mut events: Vec<(Date, TimelineEvent<'l>)> = changes.chain(milestones).collect();
    events.sort_by_key(|(date, _)| *date);
    events.into_iter().map(|(_, event)| event).collect()
}

fn of_change<'l>(basis: &Basis<'_, 'l>, change: &GroupChange, said: TimelineSaid) -> TimelineEvent<'l> {
    let ledger = basis.figures.ledger;
    let mut booked = (ledger.memberships.iter())
        .filter(|entry| entry.standing.is_live() && entry.effective_on == change.date);
    TimelineEvent {
        date: german::date(change.date),
        iso: change.date.to_string(),
        said,
        is_change: true,
        is_ahead: basis.figures.reference.last_booking.is_some_and(|stand| stand < change.date),
        document: document_link::of(&ledger.agreement, booked.find_map(|entry| entry.document)),
    }
}

fn founding(basis: &Basis<'_, '_>, change: &GroupChange) -> TimelineSaid {
    let names = names(basis, &change.joined);
    match (change.after, basis.agreement().bears_common_costs_alike()) {
        (1, _) => TimelineSaid::Begins { names },
        (_, false) => TimelineSaid::Begin { names },
        (members, true) => {
            TimelineSaid::BeginAlike { names, fraction: fraction::in_words(members, basis.words) }
        }
    }
}

fn changed(basis: &Basis<'_, '_>, change: &GroupChange) -> TimelineSaid {
    let joined = names(basis, &change.joined);
    let came = match (joined.len(), change.is_return) {
        (0, _) => None,
        (1, false) => Some(GroupMove::Joins { names: joined }),
        (_, false) => Some(GroupMove::Join { names: joined }),
        (1, true) => Some(GroupMove::JoinsAgain { names: joined }),
        (_, true) => Some(GroupMove::JoinAgain { names: joined }),
    };
    let left = names(basis, &change.left);
    let went = match left.len() {
        0 => None,
        1 => Some(GroupMove::Leaves { names: left }),
        _ => Some(GroupMove::Leave { names: left }),
    };
    let moves = came.into_iter().chain(went).collect();
    match (change.after, basis.agreement().bears_common_costs_alike()) {
        (0, _) => TimelineSaid::NobodyIsLeft { moves },
        (1, _) | (_, false) => TimelineSaid::Changed { moves },
        (members, true) => {
            TimelineSaid::ChangedAlike { moves, fraction: fraction::in_words(members, basis.words) }
        }
    }
}

fn names(basis: &Basis<'_, '_>, members: &[MemberIx]) -> Vec<String> {
    basis.names(members).into_iter().map(ToOwned::to_owned).collect()
}
