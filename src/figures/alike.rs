//! The live common costs of a year, put together where they are divided by the same parts.

use super::Figures;
use crate::cents::Cents;
use crate::ledger::{CostEntry, CostTypeIx, MeasureIx, Part};
use crate::year::Year;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Live common costs of a year that are divided by the same parts.
pub(super) struct SharedAlike<'l> {
    /// The first cost type that is split in this way.
    pub split: CostTypeIx,
    /// The day from which its parts hold; `None` for all time.
    pub from: Option<Date>,
    /// One of the entries.
    pub entry: &'l CostEntry,
    pub amounts: Vec<Cents>,
}

impl<'l> SharedAlike<'l> {
    fn parts(&self, figures: &Figures<'l>) -> &'l [Part] {
        let split = figures.ledger.agreement.cost_type(self.split).split.shared();
        split.and_then(|split| split.on(self.entry.period.start)).map_or(&[], |dated| &dated.parts)
    }
}

/// All of a year, by split and by the days from which parts hold.
pub(super) fn of_year<'l>(figures: &Figures<'l>, year: Year) -> Vec<SharedAlike<'l>> {
    let agreement = &figures.ledger.agreement;
    let same_split = agreement.first_of_same_split();
    let mut alike: BTreeMap<(CostTypeIx, Option<Date>), SharedAlike<'l>> = BTreeMap::new();
    for entry in figures.entries_of(year).map(|shared| shared.entry).filter(|entry| entry.standing.is_live())
    {
        let cost_type = agreement.cost_type(entry.cost_type);
        let split = cost_type.split.shared().filter(|_| cost_type.is_common());
        let Some(parts) = split.and_then(|split| split.on(entry.period.start)) else { continue };
        let (split, from) = (same_split[entry.cost_type.0], parts.from);
        let shared = alike.entry((split, from)).or_insert_with(|| SharedAlike {
            split,
            from,
            entry,
            amounts: Vec::new(),
        });
        shared.amounts.push(entry.amount);
    }
    alike.into_values().collect()
}

/// The measures by which the common costs of a year are divided, in the order of the agreement.
pub(super) fn measures(figures: &Figures<'_>, year: Year) -> Vec<MeasureIx> {
    let all = of_year(figures, year).into_iter().flat_map(|alike| alike.parts(figures).to_vec());
    let measures: BTreeSet<MeasureIx> = all.filter_map(|part| part.criterion.measure()).collect();
    measures.into_iter().collect()
}

/// The one measure by which all common costs of a year are divided; `None` where there are several, or equal parts too.
pub(super) fn only_measure(figures: &Figures<'_>, year: Year) -> Option<MeasureIx> {
    let all = of_year(figures, year).into_iter().flat_map(|alike| alike.parts(figures).to_vec());
    let of_each: Option<BTreeSet<MeasureIx>> = all.map(|part| part.criterion.measure()).collect();
    of_each.filter(|measures| measures.len() == 1)?.pop_first()
}
