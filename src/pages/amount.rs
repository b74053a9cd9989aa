//! An amount as a page writes it, with the sign of its status.

use crate::cents::Cents;
use crate::german;
use crate::ledger::Status;
use serde::Serialize;

/// An amount ready to print.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Amount {
    /// `1.234,56 €`
    pub text: String,
    /// `a` where any part of it is assumed, `p` where any is planned, else empty.
    pub mark: &'static str,
}

impl Amount {
    /// Euros and cents, for tables.
    pub(super) fn exact(amount: Cents, status: Option<Status>) -> Self {
        Self { text: german::euros(amount), mark: mark(status) }
    }

    /// As sentences say it.
    pub(super) fn spoken(amount: Cents, status: Option<Status>) -> Self {
        Self { text: spoken(amount), mark: mark(status) }
    }

    /// A change, its sign always written.
    pub(super) fn signed(amount: Cents, status: Option<Status>) -> Self {
        Self { text: german::signed_euros(amount), mark: mark(status) }
    }

    /// A cell in which nothing is booked.
    pub(super) fn nothing() -> Self {
        Self { text: "–".to_owned(), mark: "" }
    }

    /// An amount where something is booked, else nothing.
    pub(super) fn booked(amount: Cents, status: Option<Status>) -> Self {
        if status.is_none() && amount.is_zero() { Self::nothing() } else { Self::exact(amount, status) }
    }
}

/// An amount as sentences say it: whole euros, and cents where whole euros would say next to nothing.
pub(super) fn spoken(amount: Cents) -> String {
    if is_small(amount) { german::euros(amount) } else { german::whole_euros(amount) }
}

/// How much more `after` is than `before`, as sentences write both: the three figures always add up.
pub(super) fn spoken_difference(before: Cents, after: Cents) -> Cents {
    if is_small(before) || is_small(after) {
        return after - before;
    }
    Cents((german::whole_euro_count(after) - german::whole_euro_count(before)) * 100)
}

/// Whether one amount may stand for the other in a sentence: they differ by cents that it does not write.
pub(super) fn reads_alike(one: Cents, other: Cents) -> bool {
    one == other || (!is_small(one) && !is_small(other) && (one - other).abs().0 < 100)
}

/// Whether an amount is so small that its cents matter.
fn is_small(amount: Cents) -> bool {
    amount.0.abs() < 1_000 && amount.0 % 100 != 0
}

fn mark(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Assumed) => "a",
        Some(Status::Planned) => "p",
        Some(Status::Actual) | None => "",
    }
}

/// Which way an amount goes.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    Up,
    Down,
    None,
}

impl Direction {
    /// The direction of a change.
    pub(super) fn of(change: Cents) -> Self {
        match change.0.signum() {
            1 => Self::Up,
            -1 => Self::Down,
            _ => Self::None,
        }
    }
}
