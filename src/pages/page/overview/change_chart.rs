//! Why the share changed from year to year: chart 2 with its table.

use crate::charts::{self, ChangeOfShare, YearChange};
use crate::figures::Marked;
use crate::figures::change::Change;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::change_sentence::{self, ChangeSentence};
use crate::pages::part::drawing::Drawing;
use crate::pages::part::example::Example;
use crate::year::Year;
use serde::Serialize;

/// Chart 2 with its table.
#[derive(Debug, Serialize)]
pub(super) struct ChangeChart<'l> {
    #[serde(flatten)]
    drawing: Drawing,
    member: &'l str,
    last: ChangeSentence,
    rows: Vec<ChangeRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChangeRow {
    year: Year,
    before: Year,
    cost: Amount,
    membership: Amount,
    net: Amount,
}

pub(super) fn change_chart<'l>(
    basis: &Basis<'_, 'l>,
    example: Example,
    changes: &[Change],
) -> Option<ChangeChart<'l>> {
    let words = &basis.words.change_chart;
    let written = |change| change_sentence::written(basis, example.member, change);
    let explained: Vec<&Change> = changes.iter().filter(|change| written(change).is_some()).collect();
    let last = explained.last()?;
    let (first_year, last_year) = (explained.first()?.to, last.to);
    let effects_of = |year| {
        let effects = written(explained.iter().find(|change| change.to == year)?)?;
        Some(charts::Effects { cost: effects.cost, membership: effects.membership })
    };
    let data = ChangeOfShare {
        years: Year::through(first_year, last_year)
            .map(|year| YearChange { year: year.number(), effects: effects_of(year) })
            .collect(),
        cost_label: words.cost.clone(),
        membership_label: words.membership.clone(),
        net_label: words.net.clone(),
        gap_label: words.gap.clone(),
    };
    let drawing = charts::change_of_share(&words.name, &data)?;
    let rows = explained.iter().map(|change| {
        let signed = |amount| Amount::signed(Marked::of(amount, change.statuses));
        ChangeRow {
            year: change.to,
            before: change.from,
            cost: signed(change.cost),
            membership: signed(change.membership + change.key),
            net: signed(change.of_share()),
        }
    });
    Some(ChangeChart {
        drawing: drawing.into(),
        member: basis.agreement().member(example.member).short_name.as_str(),
        last: ChangeSentence::of(basis, example.member, last)?,
        rows: rows.collect(),
    })
}
