//! An amount as a page writes it, with the sign of its status.

use crate::cents::Cents;
use crate::figures::{Certainty, Marked};
use crate::german;
use serde::{Deserialize, Serialize};

/// An amount ready to print.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::pages) struct Amount {
    /// `1.234,56 €`
    pub text: String,
    /// How much of it is proved: its sign.
    pub mark: Certainty,
}

impl Amount {
    /// Euros and cents, for tables.
    pub(in crate::pages) fn exact(of: Marked) -> Self {
        Self { text: german::euros(of.amount), mark: of.statuses.certainty() }
    }

    /// As sentences say it.
    pub(in crate::pages) fn spoken(of: Marked) -> Self {
        Self { text: spoken(of.amount), mark: of.statuses.certainty() }
    }

    /// A change, its sign always written.
    pub(in crate::pages) fn signed(of: Marked) -> Self {
        Self { text: german::signed_euros(of.amount), mark: of.statuses.certainty() }
    }

    /// A cell in which nothing is booked.
    pub(in crate::pages) fn nothing() -> Self {
        Self { text: "–".to_owned(), mark: Certainty::NotBooked }
    }

    /// An amount where something is booked, else nothing.
    pub(in crate::pages) fn booked(of: Marked) -> Self {
        if of == Marked::default() { Self::nothing() } else { Self::exact(of) }
    }
}

/// An amount as sentences say it: whole euros, and cents where whole euros would say next to nothing.
pub(in crate::pages) fn spoken(amount: Cents) -> String {
    if is_small(amount) { german::euros(amount) } else { german::whole_euros(amount) }
}

/// How the amounts of one sentence are written, so that they add up as they stand there: all in whole euros, or all
/// with cents where those of one of them matter.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) struct Notation {
    exact: bool,
}

impl Notation {
    /// All with cents.
    pub(in crate::pages) const EXACT: Self = Self { exact: true };

    /// For a sentence with these amounts.
    pub(in crate::pages) fn of(amounts: &[Cents]) -> Self {
        Self { exact: amounts.iter().any(|&amount| is_small(amount)) }
    }

    /// For parts of a sum: in whole euros where these add up to it, else to the cent.
    pub(in crate::pages) fn of_parts(parts: &[Cents], sum: Cents) -> Self {
        let adds_up = german::adds_up_in_whole_euros(parts.iter().copied(), sum);
        if adds_up { Self::of(parts) } else { Self::EXACT }
    }

    /// For a change and its parts: in whole euros where these add up as they are written, none of them reads as nothing
    /// and the cents of none matter, else to the cent.
    pub(in crate::pages) fn of_change(before: Cents, parts: &[Cents], after: Cents) -> Self {
        match german::leads_in_whole_euros(before, parts, after) {
            true => Self::of(&[&[before, after], parts].concat()),
            false => Self::EXACT,
        }
    }

    /// For the least and the most of several: to the cent where they differ by less than a euro.
    pub(in crate::pages) fn between(least: Cents, most: Cents) -> Self {
        Self { exact: (1..100).contains(&(most - least).0) || Self::of(&[least, most]).exact }
    }

    /// An amount as the sentence writes it.
    pub(in crate::pages) fn amount(self, of: Marked) -> Amount {
        if self.exact { Amount::exact(of) } else { Amount::spoken(of) }
    }

    /// The text of an amount.
    pub(in crate::pages) fn text(self, amount: Cents) -> String {
        if self.exact { german::euros(amount) } else { spoken(amount) }
    }

    /// How much more `after` is than `before`, as both are written.
    pub(in crate::pages) fn difference(self, before: Cents, after: Cents) -> Cents {
        if self.exact {
            return after - before;
        }
        Cents((german::whole_euro_count(after) - german::whole_euro_count(before)) * 100)
    }
}

/// Whether an amount is so small that its cents matter.
fn is_small(amount: Cents) -> bool {
    amount.0.abs() < 1_000 && amount.0 % 100 != 0
}
