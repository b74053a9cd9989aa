//! The sentences of the start page and of the page of a municipality. They speak of the last full year of each
//! agreement, which need not be the same, and say so.

use super::key_figures::KeyFigures;
use crate::figures::Marked;
use crate::pages::frame::words::Words;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::count::Count;
use crate::year::Year;
use serde::Serialize;

/// What the start page opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OfAllAgreements {
    NothingInFull { agreements: Count },
    CostInYear { agreements: Count, year: i16, total: Amount },
    CostInYears { agreements: Count, first: i16, last: i16, total: Amount },
    CreditInYear { agreements: Count, year: i16, total: Amount },
    CreditInYears { agreements: Count, first: i16, last: i16, total: Amount },
    NotCounted { agreements: Count },
}

/// What the picture beside a link shows of all agreements: what they cost together in their last full years.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct PicturedTotal {
    total: Option<Amount>,
    said: PicturedSaid,
}

/// Of which agreements and years that is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum PicturedSaid {
    NoFullYear { agreements: Count },
    InOneLastYear { agreements: Count, year: i16 },
    InLastYears { agreements: Count, first: i16, last: i16 },
}

/// What the page of a municipality opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OfMunicipality {
    BearsNothing { name: String, agreements: Count },
    BoreInYear { name: String, agreements: Count, year: i16, bill: Amount },
    BoreInYears { name: String, agreements: Count, first: i16, last: i16, bill: Amount },
    CreditedInYear { name: String, agreements: Count, year: i16, bill: Amount },
    CreditedInYears { name: String, agreements: Count, first: i16, last: i16, bill: Amount },
    BearsNothingInOthers { agreements: Count },
    OthersWithoutFullYear { agreements: Count },
    Relieved { saved: Amount },
    Burdened { saved: Amount },
    NothingSaved,
}

/// The first and the last of some years, and whether they differ.
fn range(years: impl Iterator<Item = Year> + Clone) -> Option<(i16, i16)> {
    Some((years.clone().min()?.number(), years.max()?.number()))
}

pub(super) fn pictured(agreements: &[KeyFigures], words: &Words) -> PicturedTotal {
    let full = || agreements.iter().filter_map(|agreement| agreement.last_full);
    let count = |number: usize| Count::of(number, words);
    let Some((first, last)) = range(full().map(|(year, _)| year)) else {
        return PicturedTotal {
            total: None,
            said: PicturedSaid::NoFullYear { agreements: count(agreements.len()) },
        };
    };
    let sum: Marked = full().map(|(_, total)| total).sum();
    let (agreements, year) = (count(full().count()), first);
    let said = match first == last {
        true => PicturedSaid::InOneLastYear { agreements, year },
        false => PicturedSaid::InLastYears { agreements, first, last },
    };
    PicturedTotal { total: Some(Notation::of(&[sum.amount]).amount(sum)), said }
}

pub(super) fn of_all_agreements(agreements: &[&KeyFigures], words: &Words) -> Vec<OfAllAgreements> {
    let full = || agreements.iter().filter_map(|agreement| agreement.last_full);
    let count = |number: usize| Count::of(number, words);
    let Some((first, last)) = range(full().map(|(year, _)| year)) else {
        return vec![OfAllAgreements::NothingInFull { agreements: count(agreements.len()) }];
    };
    let sum: Marked = full().map(|(_, total)| total).sum();
    let (counted, year) = (count(full().count()), first);
    let total = Notation::of(&[sum.amount]).amount(sum.abs());
    let said = match (sum.amount.0 < 0, first == last) {
        (false, true) => OfAllAgreements::CostInYear { agreements: counted, year, total },
        (false, false) => OfAllAgreements::CostInYears { agreements: counted, first, last, total },
        (true, true) => OfAllAgreements::CreditInYear { agreements: counted, year, total },
        (true, false) => OfAllAgreements::CreditInYears { agreements: counted, first, last, total },
    };
    let missing = agreements.len() - full().count();
    let others = (missing > 0).then(|| OfAllAgreements::NotCounted { agreements: count(missing) });
    [said].into_iter().chain(others).collect()
}

/// `years` are the last full years of those of its `agreements` in which it shares, `in_full` is how many have such a
/// year; then what it bears in them together, and what it saved.
pub(super) fn of_municipality(
    name: &str,
    (agreements, in_full): (usize, usize),
    years: &[Year],
    (bill, saved): (Marked, Marked),
    words: &Words,
) -> Vec<OfMunicipality> {
    let (name, count) = (name.to_owned(), |number: usize| Count::of(number, words));
    let Some((first, last)) = range(years.iter().copied()) else {
        return vec![OfMunicipality::BearsNothing { name, agreements: count(agreements) }];
    };
    let (counted, year) = (count(years.len()), first);
    let amount = Notation::of(&[bill.amount]).amount(bill.abs());
    let mut said = vec![match (bill.amount.0 < 0, first == last) {
        (false, true) => OfMunicipality::BoreInYear { name, agreements: counted, year, bill: amount },
        (false, false) => {
            OfMunicipality::BoreInYears { name, agreements: counted, first, last, bill: amount }
        }
        (true, true) => OfMunicipality::CreditedInYear { name, agreements: counted, year, bill: amount },
        (true, false) => {
            OfMunicipality::CreditedInYears { name, agreements: counted, first, last, bill: amount }
        }
    }];
    let (nothing, none) = (in_full - years.len(), agreements - in_full);
    said.extend((nothing > 0).then(|| OfMunicipality::BearsNothingInOthers { agreements: count(nothing) }));
    said.extend((none > 0).then(|| OfMunicipality::OthersWithoutFullYear { agreements: count(none) }));
    let amount = Notation::of(&[saved.amount]).amount(saved.abs());
    said.push(match saved.amount.0.signum() {
        0 => OfMunicipality::NothingSaved,
        1 => OfMunicipality::Relieved { saved: amount },
        _ => OfMunicipality::Burdened { saved: amount },
    });
    said
}
