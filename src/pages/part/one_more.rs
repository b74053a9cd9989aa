//! Whose joining a scenario imagines, and whose share it tells.

use crate::cents::Cents;
use crate::figures::scenario::ScenarioStep;
use crate::ledger::MemberIx;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::who::Who;
use serde::Serialize;

/// Who would join.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OneMore {
    Candidate {
        name: String,
    },
    #[default]
    Anybody,
}

impl OneMore {
    /// Who makes up a step.
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, step: &ScenarioStep) -> Self {
        let name = step.candidate.map(|candidate| basis.agreement().member(candidate).short_name.clone());
        name.map_or(Self::Anybody, |name| Self::Candidate { name })
    }
}

/// Whether shares are costs or credits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Told {
    Cost,
    Credit,
    /// A cost beside a credit.
    Both,
}

impl Told {
    /// Nothing beside a credit is none of either.
    pub(in crate::pages) fn of(amounts: &[Cents]) -> Self {
        let (costs, credits) =
            (amounts.iter().any(|of| *of > Cents::ZERO), amounts.iter().any(|of| *of < Cents::ZERO));
        match (costs, credits) {
            (_, false) => Self::Cost,
            (false, true) => Self::Credit,
            (true, true) => Self::Both,
        }
    }
}

/// Whose share the `bill` of these steps is: each one's where in every step all bear what reads the same, else the mean
/// of the founding members, or of all. They are those of the first step: whoever comes has borne nothing before.
pub(in crate::pages) fn bearer(basis: &Basis<'_, '_>, steps: &[&ScenarioStep], notation: Notation) -> Who {
    let alike = steps.iter().all(|step| {
        let bears = |place: usize| step.shares.get(place).map(|share| notation.text(share.amount));
        (1..step.shares.len()).all(|place| bears(place) == bears(0))
    });
    let Some(step) = steps.first() else { return Who::Nobody };
    let reference = &basis.figures.reference;
    let members = || step.shares.iter().map(|share| share.member);
    let counted: Vec<MemberIx> = members().filter(|member| reference.remaining.contains(member)).collect();
    let founding = counted.iter().all(|member| reference.founding_members.contains(member));
    let everybody = Count::of(step.shares.len(), basis.words);
    match (step.shares.as_slice(), counted.as_slice()) {
        ([alone], _) => Who::One { name: basis.names(&[alone.member]).concat() },
        _ if alike => Who::EachMember { members: everybody },
        (_, []) => Who::MeanMember { members: everybody },
        (_, [alone]) => Who::One { name: basis.names(&[*alone]).concat() },
        (_, several) => {
            let several = Count::of(several.len(), basis.words);
            if founding {
                Who::MeanFounding { founding: several }
            } else {
                Who::MeanMember { members: several }
            }
        }
    }
}
