//! What a year's costs are made of: the title of the chart, with its figure.

use crate::cents::Cents;
use crate::german;
use crate::ledger::CostTypeIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::year::Year;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// What most of it is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum LargestPart {
    All { cost_type: String },
    Share { cost_type: String, share: StatedFigure },
    ShareOfCredit { cost_type: String, share: StatedFigure },
    LargestAmount { cost_type: String },
    LargestCredit { cost_type: String },
}

/// `None` where nothing costs anything.
pub(super) fn largest_part(basis: &Basis<'_, '_>, year: Year) -> Option<LargestPart> {
    let bills = &basis.figures.bills;
    let total = bills.total(year);
    let parts: Vec<(CostTypeIx, Cents)> = (basis.agreement().each_cost_type())
        .map(|(index, _)| (index, bills.total_of_cost_type(year, index).amount))
        .filter(|(_, amount)| !amount.is_zero())
        .collect();
    let &(largest, amount) = parts.iter().rev().max_by_key(|(_, amount)| amount.abs())?;
    let cost_type = basis.agreement().cost_type(largest).name.clone();
    let one_way = parts.iter().all(|(_, part)| part.0.signum() == total.amount.0.signum());
    if parts.len() == 1 {
        return Some(LargestPart::All { cost_type });
    }
    if !one_way {
        return Some(match amount.0 < 0 {
            true => LargestPart::LargestCredit { cost_type },
            false => LargestPart::LargestAmount { cost_type },
        });
    }
    let part = BigRational::new(BigInt::from(amount.0), BigInt::from(total.amount.0));
    let share = StatedFigure {
        claim: "largest".to_owned(),
        href: format!("{}#_anteile", PageKind::YearPage.path(&[&year])),
        amount: Amount { text: german::percent(&part), ..Amount::default() },
        value: part.to_string(),
        unit: "1".into(),
        year: Some(year.number()),
        member: String::new(),
    };
    Some(match amount.0 < 0 {
        true => LargestPart::ShareOfCredit { cost_type, share },
        false => LargestPart::Share { cost_type, share },
    })
}
