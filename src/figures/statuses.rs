//! How sure an amount is: which statuses stand behind it.

use crate::ledger::Status;
use std::ops::BitOr;

/// The statuses of the live entries behind an amount; none of them where nothing is booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// The sign of an amount: `a` where a part of it is assumed, `p` where one is planned, `ap` for both, else empty.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match (self.assumed, self.planned) {
            (true, true) => "ap",
            (true, false) => "a",
            (false, true) => "p",
            (false, false) => "",
        }
    }
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
    fn a_sum_carries_the_sign_of_each_of_its_parts() {
        let sum = |parts: &[Status]| parts.iter().map(|&part| Statuses::from(part)).collect::<Statuses>();
        assert_eq!(sum(&[]).mark(), "");
        assert!(sum(&[]).is_empty());
        assert_eq!(sum(&[Status::Actual]).mark(), "");
        assert!(!sum(&[Status::Actual]).is_empty());
        assert_eq!(sum(&[Status::Actual, Status::Planned]).mark(), "p");
        assert_eq!(sum(&[Status::Assumed, Status::Actual]).mark(), "a");
        assert_eq!(sum(&[Status::Planned, Status::Assumed]).mark(), "ap");
    }
}
