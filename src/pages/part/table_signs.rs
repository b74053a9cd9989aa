//! What the signs in a table mean, said once below it; or, where all of its amounts are assumed or all are planned,
//! that alone, in its caption and without a sign at each of them.

use crate::figures::Certainty;
use crate::pages::part::amount::Amount;
use crate::pages::part::notice::Extent;
use serde::Serialize;

/// What a table says of how much of its amounts is proved.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct TableSigns {
    throughout: Option<Extent>,
    meanings: Vec<SignMeaning>,
    /// How much of all its amounts together is not proved; none where all is.
    extent: Option<Extent>,
}

/// What a sign means.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum SignMeaning {
    Assumed,
    PartAssumed,
    Planned,
    PartPlanned,
    PartBoth,
}

impl SignMeaning {
    fn of(certainty: Certainty) -> Option<Self> {
        match certainty {
            Certainty::NotBooked | Certainty::Proved => None,
            Certainty::Assumed => Some(Self::Assumed),
            Certainty::Planned => Some(Self::Planned),
            Certainty::PartAssumed => Some(Self::PartAssumed),
            Certainty::PartPlanned => Some(Self::PartPlanned),
            Certainty::PartBoth => Some(Self::PartBoth),
        }
    }
}

impl TableSigns {
    /// Of a table of these amounts; where all are alike, their signs are taken from them.
    pub(in crate::pages) fn of<'a>(table: impl IntoIterator<Item = &'a mut Amount>) -> Self {
        let table: Vec<&mut Amount> = table.into_iter().collect();
        let signs = Self::of_marks(table.iter().map(|amount| amount.mark));
        if signs.throughout.is_some() {
            table.into_iter().for_each(|amount| amount.mark = Certainty::NotBooked);
        }
        signs
    }

    /// Of a table whose amounts others use too: it leaves their signs out itself.
    pub(in crate::pages) fn of_marks(table: impl IntoIterator<Item = Certainty>) -> Self {
        let mut found: Vec<Certainty> = Vec::new();
        for mark in table {
            if mark != Certainty::NotBooked && !found.contains(&mark) {
                found.push(mark);
            }
        }
        let throughout = match found.as_slice() {
            [Certainty::Assumed] => Some(Extent::EveryAmountAssumed),
            [Certainty::Planned] => Some(Extent::EveryAmountPlanned),
            _ => None,
        };
        let mut meanings = Vec::new();
        if throughout.is_none() {
            meanings.extend(found.iter().copied().filter_map(SignMeaning::of));
            meanings.sort_unstable();
        }
        let extent = throughout.or_else(|| {
            let any = |wanted: [Certainty; 3]| found.iter().any(|of| wanted.contains(of));
            let assumed = any([Certainty::Assumed, Certainty::PartAssumed, Certainty::PartBoth]);
            Extent::of(true, assumed, any([Certainty::Planned, Certainty::PartPlanned, Certainty::PartBoth]))
        });
        Self { throughout, meanings, extent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Certainty::{Assumed, NotBooked, PartAssumed, Planned, Proved};

    fn signs(marks: &[Certainty]) -> (TableSigns, Vec<Certainty>) {
        let amount = |&mark: &Certainty| Amount { text: String::new(), mark };
        let mut amounts: Vec<Amount> = marks.iter().map(amount).collect();
        let signs = TableSigns::of(&mut amounts);
        (signs, amounts.iter().map(|amount| amount.mark).collect())
    }

    #[test]
    fn what_all_amounts_are_is_said_once() {
        let (of, marks) = signs(&[Assumed, NotBooked, Assumed]);
        assert_eq!((of.throughout, of.meanings), (Some(Extent::EveryAmountAssumed), vec![]));
        assert_eq!(marks, [NotBooked, NotBooked, NotBooked]);
    }

    #[test]
    fn where_amounts_differ_each_sign_is_explained_once() {
        let (of, marks) = signs(&[Planned, Proved, PartAssumed, Planned, NotBooked]);
        assert_eq!(of.throughout, None);
        assert_eq!(of.meanings, [SignMeaning::PartAssumed, SignMeaning::Planned]);
        assert_eq!(marks, [Planned, Proved, PartAssumed, Planned, NotBooked]);
        let (of, _) = signs(&[Planned, Assumed]);
        assert_eq!((of.throughout, of.meanings.len()), (None, 2));
    }
}
