//! The figures of the overview with fixed ids (contract, *Published data*): each is published whenever its condition
//! holds, also where no sentence states it.

use crate::figures::Marked;
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

/// Which of them it is.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum FixedFigure {
    MeanShare,
    MeanShareWithoutAccessions,
    Saving,
    Change,
    ChangeMembership,
    ChangeKey,
    ChangeOther,
    ChangeCost,
    Next,
}

impl FixedFigure {
    const ALL: [Self; 9] = [
        Self::MeanShare,
        Self::MeanShareWithoutAccessions,
        Self::Saving,
        Self::Change,
        Self::ChangeMembership,
        Self::ChangeKey,
        Self::ChangeOther,
        Self::ChangeCost,
        Self::Next,
    ];

    fn id(self) -> &'static str {
        match self {
            Self::MeanShare => "mean-share",
            Self::MeanShareWithoutAccessions => "mean-share-without-accessions",
            Self::Saving => "saving",
            Self::Change => "change",
            Self::ChangeMembership => "change-membership",
            Self::ChangeKey => "change-key",
            Self::ChangeOther => "change-other",
            Self::ChangeCost => "change-cost",
            Self::Next => "next",
        }
    }

    /// The one with this id.
    pub(in crate::pages) fn with_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.id() == id)
    }
}

pub(super) fn fixed(basis: &Basis<'_, '_>) -> Fixed {
    let Some(of) = basis.figures.answers() else { return Fixed::default() };
    let figure = |which: FixedFigure, amount: Marked| {
        StatedFigure::euros(which.id(), amount, Notation::EXACT, String::new()).of_year(of.year)
    };
    let mut joined: Vec<StatedFigure> = of.share.map_or_else(Vec::new, |mean| {
        let without = figure(FixedFigure::MeanShareWithoutAccessions, mean.without_accessions);
        vec![figure(FixedFigure::MeanShare, mean.share), without]
    });
    let example = &basis.agreement().member(of.example).id;
    joined.extend(of.saving.map(|saved| figure(FixedFigure::Saving, saved).of_member(example)));
    let scenario = basis.scenario().filter(|_| of.share.is_some());
    let step = scenario.iter().find_map(|scenario| Some((scenario, scenario.next()?)));
    let next = step.map(|(of, step)| figure(FixedFigure::Next, Marked::of(step.bill, of.total.statuses)));
    let why = of.change.as_ref().map_or_else(Vec::new, |change| {
        let all = [
            (FixedFigure::Change, change.net(), change.statuses | change.other_statuses),
            (FixedFigure::ChangeMembership, change.membership, change.statuses),
            (FixedFigure::ChangeKey, change.key, change.statuses),
            (FixedFigure::ChangeOther, change.other, change.other_statuses),
            (FixedFigure::ChangeCost, change.cost, change.statuses),
        ];
        all.map(|(which, amount, statuses)| figure(which, Marked::of(amount, statuses))).into()
    });
    Fixed { joined, why, next: next.into_iter().collect() }
}
