//! Whose amount a sentence states: of each where every amount reads the same, else the mean, by name.

use crate::figures::headline::{LastFullYear, Mean};
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use serde::Serialize;

/// The bearer of an amount.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Who {
    /// Nobody beside it.
    #[default]
    Nobody,
    One {
        name: String,
    },
    EachMember {
        members: Count,
    },
    MeanMember {
        members: Count,
    },
    EachFounding {
        founding: Count,
    },
    MeanFounding {
        founding: Count,
    },
}

impl Who {
    /// Who bears a bill: everybody where all bills read the same, else the group.
    pub(in crate::pages) fn of_bill(
        basis: &Basis<'_, '_>,
        headline: &LastFullYear,
        notation: Notation,
    ) -> Self {
        let all = headline.bill_of_all;
        if headline.sharing > 1 && notation.text(all.least) == notation.text(all.most) {
            return Self::EachMember { members: Count::of(headline.sharing, basis.words) };
        }
        Self::of(basis, headline, notation, &[headline.bill])
    }

    /// The group of the overview, for amounts with these means.
    pub(in crate::pages) fn of(
        basis: &Basis<'_, '_>,
        headline: &LastFullYear,
        notation: Notation,
        means: &[Mean],
    ) -> Self {
        let reads = |amount| notation.text(amount);
        let alike = means.iter().all(|mean| reads(mean.least) == reads(mean.most));
        let count = Count::of(headline.group.len(), basis.words);
        let everybody = headline.sharing == headline.group.len();
        match headline.group.as_slice() {
            [] => Self::Nobody,
            [alone] => {
                Self::One { name: basis.names(&[*alone]).into_iter().map(ToOwned::to_owned).collect() }
            }
            _ if alike && (everybody || !headline.is_founding) => Self::EachMember { members: count },
            _ if everybody || !headline.is_founding => Self::MeanMember { members: count },
            _ if alike => Self::EachFounding { founding: count },
            _ => Self::MeanFounding { founding: count },
        }
    }

    /// Whether it is of no one in particular.
    pub(in crate::pages) fn is_mean(&self) -> bool {
        match self {
            Self::MeanMember { .. } | Self::MeanFounding { .. } => true,
            Self::Nobody | Self::One { .. } | Self::EachMember { .. } | Self::EachFounding { .. } => false,
        }
    }
}
