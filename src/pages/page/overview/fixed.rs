//! The figures of the overview with fixed ids (contract, *Published data*): each is published whenever its condition
//! holds, also where no sentence states it.

use crate::figures::Marked;
use crate::figures::scenario::scenario;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use serde::Serialize;

/// The figures of each answer.
#[derive(Debug, Default, Serialize)]
pub(super) struct Fixed {
    joined: Vec<StatedFigure>,
    why: Vec<StatedFigure>,
    next: Vec<StatedFigure>,
}

pub(super) fn fixed(basis: &Basis<'_, '_>) -> Fixed {
    let Some(of) = basis.figures.answers() else { return Fixed::default() };
    let figure = |id: &str, amount: Marked| {
        StatedFigure::euros(id, amount, Notation::EXACT, String::new()).of_year(of.year)
    };
    let mut joined: Vec<StatedFigure> = of.share.map_or_else(Vec::new, |mean| {
        let without = figure("mean-share-without-accessions", mean.without_accessions);
        vec![figure("mean-share", mean.share), without]
    });
    let example = &basis.agreement().member(of.example).id;
    joined.extend(of.saving.map(|saved| figure("saving", saved).of_member(example)));
    let scenario = scenario(basis.figures).filter(|_| of.share.is_some());
    let step = scenario.iter().find_map(|scenario| Some((scenario, scenario.next()?)));
    let next = step.map(|(of, step)| figure("next", Marked::of(step.bill, of.total.statuses)));
    let why = of.change.as_ref().map_or_else(Vec::new, |change| {
        let all = [
            ("change", change.net()),
            ("change-membership", change.membership),
            ("change-key", change.key),
            ("change-other", change.other),
            ("change-cost", change.cost),
        ];
        all.map(|(id, amount)| figure(id, Marked::of(amount, change.statuses))).into()
    });
    Fixed { joined, why, next: next.into_iter().collect() }
}
