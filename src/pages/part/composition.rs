//! What a year's costs are made of: chart 4, and the parts in percent.

use crate::cents::Cents;
use crate::charts::{self, Composition, CompositionPart};
use crate::figures::Unproved;
use crate::german;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::{DrawingMarkup, in_parts};
use crate::year::Year;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// The chart.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct CompositionChart {
    #[serde(flatten)]
    pub drawing: DrawingMarkup,
    /// The percentage of each part, and of all together; none where the parts do not all go one way.
    percents: Vec<String>,
    whole: String,
}

impl CompositionChart {
    /// `None` for a year whose parts are all zero.
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, year: Year) -> Option<Self> {
        let bills = &basis.figures.bills;
        let parts: Vec<(&str, Cents, Unproved)> = basis
            .agreement()
            .each_cost_type()
            // What is booked with nothing is a row too: that it costs nothing is a fact.
            .filter(|(index, _)| bills.total_of_cost_type(year, *index).is_booked())
            .map(|(index, cost_type)| {
                let total = bills.total_of_cost_type(year, index).amount;
                (cost_type.name.as_str(), total, bills.unproved_total(year, index))
            })
            .collect();
        let total = bills.total(year).amount;
        let one_way =
            parts.iter().all(|(_, amount, _)| amount.is_zero() || amount.0.signum() == total.0.signum());
        let percent = |amount: Cents| {
            let share = BigRational::new(
                BigInt::from(amount.0),
                BigInt::from(if total.0 == 0 { 1 } else { total.0 }),
            );
            one_way.then(|| german::percent(&share))
        };
        parts.iter().any(|(_, amount, _)| !amount.is_zero()).then_some(())?;
        let part = |(label, amount, unproved): &(&str, Cents, Unproved)| CompositionPart {
            label: (*label).to_owned(),
            amount: in_parts(*amount, *unproved),
            percent: percent(*amount).unwrap_or_default(),
        };
        let statuses = basis.words.statuses.labels();
        let data = Composition { parts: parts.iter().map(part).collect(), statuses };
        let drawing = charts::composition(&basis.words.composition_chart.name, &data)?;
        Some(Self {
            drawing: DrawingMarkup::from(drawing).filed(&format!("zusammensetzung-{year}")),
            percents: parts.iter().filter_map(|(_, amount, _)| percent(*amount)).collect(),
            whole: percent(total).unwrap_or_default(),
        })
    }
}
