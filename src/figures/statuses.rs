//! How sure an amount is: which statuses stand behind it.

use crate::ledger::Status;
use serde::{Deserialize, Serialize};
use std::ops::BitOr;

/// The statuses of the live entries behind an amount; none of them where nothing is booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statuses {
    actual: bool,
    planned: bool,
    assumed: bool,
}

impl Statuses {
    /// Whether no entry stands behind the amount.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Whether all of it comes from a budget, and nothing is settled.
    #[must_use]
    pub fn is_planned_only(self) -> bool {
        self.planned && !self.actual && !self.assumed
    }

    /// What readers are told of it.
    #[must_use]
    pub fn certainty(self) -> Certainty {
        match (self.assumed, self.planned, self.actual) {
            (false, false, false) => Certainty::NotBooked,
            (false, false, true) => Certainty::Proved,
            (true, false, false) => Certainty::Assumed,
            (false, true, false) => Certainty::Planned,
            (true, false, true) => Certainty::PartAssumed,
            (false, true, true) => Certainty::PartPlanned,
            (true, true, _) => Certainty::PartBoth,
        }
    }
}

/// How much of an amount a document proves.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumIter))]
pub enum Certainty {
    /// No entry stands behind it.
    #[default]
    NotBooked,
    /// All of it.
    Proved,
    /// Nothing: all of it is assumed.
    Assumed,
    /// Nothing: all of it comes from a budget.
    Planned,
    /// A part; the rest is assumed.
    PartAssumed,
    /// A part; the rest comes from a budget.
    PartPlanned,
    /// A part is assumed, and another one comes from a budget.
    PartBoth,
}

impl From<Status> for Statuses {
    fn from(status: Status) -> Self {
        Self {
            actual: status == Status::Actual,
            planned: status == Status::Planned,
            assumed: status == Status::Assumed,
        }
    }
}

impl BitOr for Statuses {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self {
            actual: self.actual || other.actual,
            planned: self.planned || other.planned,
            assumed: self.assumed || other.assumed,
        }
    }
}

impl FromIterator<Self> for Statuses {
    fn from_iter<I: IntoIterator<Item = Self>>(all: I) -> Self {
        all.into_iter().fold(Self::default(), BitOr::bitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_as_certain_as_its_parts_together() {
        use Status::{Actual, Assumed, Planned};
        let sum = |parts: &[Status]| parts.iter().map(|&part| Statuses::from(part)).collect::<Statuses>();
        let of: [(&[Status], Certainty); 8] = [
            (&[], Certainty::NotBooked),
            (&[Actual], Certainty::Proved),
            (&[Assumed, Assumed], Certainty::Assumed),
            (&[Planned], Certainty::Planned),
            (&[Actual, Planned], Certainty::PartPlanned),
            (&[Assumed, Actual], Certainty::PartAssumed),
            (&[Planned, Assumed], Certainty::PartBoth),
            (&[Planned, Actual, Assumed], Certainty::PartBoth),
        ];
        for (parts, expected) in of {
            assert_eq!(sum(parts).certainty(), expected, "{parts:?}");
        }
    }
}
