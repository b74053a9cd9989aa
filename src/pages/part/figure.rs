//! A figure that a sentence states: with the id by which it can be cited, the way to the rows behind it, and its value
//! for `claims.csv`.

use crate::figures::{Certainty, Marked, Statuses};
use crate::german;
use crate::pages::part::amount::{Amount, Notation};
use crate::year::Year;
use num_rational::BigRational;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// A figure ready to print.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct StatedFigure {
    /// Its id, which is its anchor too; empty where the same figure is already stated elsewhere on the page.
    pub claim: String,
    /// The way from the agreement's folder to the rows behind it.
    pub href: String,
    #[serde(flatten)]
    pub amount: Amount,
    /// As data: `4890.63` or `1/8`.
    pub value: String,
    pub unit: Cow<'static, str>,
    pub year: Option<i16>,
    /// The id of the member it is of.
    pub member: String,
}

impl StatedFigure {
    /// An amount as the sentence writes it.
    pub(in crate::pages) fn euros(claim: &str, of: Marked, notation: Notation, href: String) -> Self {
        Self {
            claim: claim.to_owned(),
            href,
            amount: notation.amount(of),
            value: of.amount.plain(),
            unit: "EUR".into(),
            year: None,
            member: String::new(),
        }
    }

    /// A part of a whole, as the sentence writes it.
    pub(in crate::pages) fn fraction(claim: &str, of: &BigRational, amount: Amount, href: String) -> Self {
        let value = format!("{}/{}", of.numer(), of.denom());
        Self {
            claim: claim.to_owned(),
            href,
            amount,
            value,
            unit: "1".into(),
            year: None,
            member: String::new(),
        }
    }

    /// What is paid for each unit of a measure.
    pub(in crate::pages) fn rate(
        claim: &str,
        of: Decimal,
        unit: &str,
        statuses: Statuses,
        href: String,
    ) -> Self {
        Self {
            claim: claim.to_owned(),
            href,
            amount: Amount { text: german::price(of), mark: statuses.certainty() },
            value: of.to_string(),
            unit: format!("EUR/{unit}").into(),
            ..Self::default()
        }
    }

    /// A part of the whole; the data have the exact fraction.
    pub(in crate::pages) fn percent(claim: &str, of: &BigRational, href: String) -> Self {
        Self {
            claim: claim.to_owned(),
            href,
            amount: Amount { text: german::percent(of), mark: Certainty::NotBooked },
            value: of.to_string(),
            unit: "1".into(),
            ..Self::default()
        }
    }

    /// Without its sign, where the sentence says which way it goes; the data keep the sign.
    pub(in crate::pages) fn absolute(self, of: Marked, notation: Notation) -> Self {
        Self { amount: notation.amount(of.abs()), ..self }
    }

    pub(in crate::pages) fn of_year(self, year: Year) -> Self {
        Self { year: Some(year.number()), ..self }
    }

    pub(in crate::pages) fn of_member(self, member: &str) -> Self {
        Self { member: member.to_owned(), ..self }
    }
}
