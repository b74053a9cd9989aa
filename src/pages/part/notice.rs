//! What of a page's amounts no document proves: the notice at its top, the words below the titles of its charts, and
//! the list of all that is assumed.

use crate::figures::{Figures, StatusSum};
use crate::german;
use crate::ledger::{Agreement, CostTypeIx, MemberIx, Status};
use crate::year::Year;
use serde::Serialize;

/// What no document proves on a page.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Notice {
    pub said: Vec<NoticeSentence>,
    /// The same in a word or two, for the charts of the page.
    pub extent: Extent,
}

/// What the notice says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum NoticeSentence {
    AllAssumed {
        of: Portion,
    },
    SomeAssumed {
        of: Portion,
    },
    AllPlanned {
        of: Portion,
    },
    SomePlanned {
        of: Portion,
    },
    /// On a page whose amounts bear no signs.
    SomeAssumedUnsigned {
        of: Portion,
    },
    SomePlannedUnsigned {
        of: Portion,
    },
    AllSharesAssumed {
        of: Portion,
    },
    SomeSharesAssumed {
        of: Portion,
    },
    AllSharesPlanned {
        of: Portion,
    },
    SomeSharesPlanned {
        of: Portion,
    },
    /// Some of them are so only through a value by which they are divided.
    ThroughAssumedValues {
        entries: Portion,
    },
    ThroughPlannedValues {
        entries: Portion,
    },
}

/// How much of what is shown is not proved.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Extent {
    EveryAmountAssumed,
    EveryAmountPlanned,
    PartlyAssumed,
    PartlyPlanned,
    PartlyBoth,
}

impl Extent {
    /// Where some amounts are proved, some assumed, some planned; none where all are proved.
    pub(in crate::pages) fn of(proved: bool, assumed: bool, planned: bool) -> Option<Self> {
        match (proved, assumed, planned) {
            (_, false, false) => None,
            (false, true, false) => Some(Self::EveryAmountAssumed),
            (false, false, true) => Some(Self::EveryAmountPlanned),
            (true, true, false) => Some(Self::PartlyAssumed),
            (true, false, true) => Some(Self::PartlyPlanned),
            (_, true, true) => Some(Self::PartlyBoth),
        }
    }
}

/// A line of the list of all that is assumed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Assumption {
    EveryAmount,
    AssumedAmounts { amount: String },
    AssumedValues { entries: Portion },
    PlannedAmounts { amount: String },
    PlannedValues { entries: Portion },
    CostType { cost_type: String, text: String },
}

/// Entries of one status.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::pages) struct Portion {
    pub amount: String,
    pub entries: String,
    pub one: bool,
}

impl Portion {
    /// `None` where there is no such entry.
    fn of(entries: usize, sum: StatusSum) -> Option<Self> {
        (entries > 0).then(|| Self {
            amount: german::euros(sum.amount),
            entries: german::whole(i128::try_from(entries).unwrap_or(i128::MAX)),
            one: entries == 1,
        })
    }
}

/// Whether a page shows entries, or what one member bears of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Entries,
    Shares,
}

impl Notice {
    /// Of a page that shows everything.
    pub(in crate::pages) fn of_all(figures: &Figures<'_>) -> Option<Self> {
        Self::of(|status| figures.statuses.all(status))
    }

    /// Of a page about one year.
    pub(in crate::pages) fn of_year(figures: &Figures<'_>, year: Year) -> Option<Self> {
        Self::of(|status| figures.statuses.year(year, status))
    }

    /// Of a page about the common costs of one year.
    pub(in crate::pages) fn of_common(figures: &Figures<'_>, year: Year) -> Option<Self> {
        Self::of(|status| figures.statuses.common(year, status))
    }

    /// Of a page about one member.
    pub(in crate::pages) fn of_member(figures: &Figures<'_>, member: MemberIx) -> Option<Self> {
        Self::showing(Shown::Shares, false, |status| figures.statuses.member_in_all(member, status))
    }

    /// Of a page about one member in one year.
    pub(in crate::pages) fn of_statement(
        figures: &Figures<'_>,
        year: Year,
        member: MemberIx,
    ) -> Option<Self> {
        Self::showing(Shown::Shares, false, |status| figures.statuses.member(year, member, status))
    }

    /// Of a page about entries with these sums by status; `None` where a document proves all of it.
    pub(in crate::pages) fn of(sum: impl Fn(Status) -> StatusSum) -> Option<Self> {
        Self::showing(Shown::Entries, false, sum)
    }

    /// The same for a page that also shows amounts of which it says nothing.
    pub(in crate::pages) fn of_some(sum: impl Fn(Status) -> StatusSum) -> Option<Self> {
        Self::showing(Shown::Entries, true, sum).map(Self::unsigned)
    }

    /// For a page whose amounts bear no signs.
    pub(in crate::pages) fn unsigned(mut self) -> Self {
        for sentence in &mut self.said {
            *sentence = match sentence.clone() {
                NoticeSentence::SomeAssumed { of } => NoticeSentence::SomeAssumedUnsigned { of },
                NoticeSentence::SomePlanned { of } => NoticeSentence::SomePlannedUnsigned { of },
                said => said,
            };
        }
        self
    }

    fn showing(shown: Shown, others: bool, sum: impl Fn(Status) -> StatusSum) -> Option<Self> {
        let (assumed, planned) = (sum(Status::Assumed), sum(Status::Planned));
        let proved = others || sum(Status::Actual).entries > 0;
        let extent = Extent::of(proved, assumed.entries > 0, planned.entries > 0)?;
        let all = matches!(extent, Extent::EveryAmountAssumed | Extent::EveryAmountPlanned);
        let mut said = Vec::new();
        said.extend(Portion::of(assumed.entries, assumed).map(|of| match (all, shown) {
            (true, Shown::Entries) => NoticeSentence::AllAssumed { of },
            (false, Shown::Entries) => NoticeSentence::SomeAssumed { of },
            (true, Shown::Shares) => NoticeSentence::AllSharesAssumed { of },
            (false, Shown::Shares) => NoticeSentence::SomeSharesAssumed { of },
        }));
        let values = Portion::of(assumed.through_values, assumed);
        said.extend(values.map(|entries| NoticeSentence::ThroughAssumedValues { entries }));
        said.extend(Portion::of(planned.entries, planned).map(|of| match (all, shown) {
            (true, Shown::Entries) => NoticeSentence::AllPlanned { of },
            (false, Shown::Entries) => NoticeSentence::SomePlanned { of },
            (true, Shown::Shares) => NoticeSentence::AllSharesPlanned { of },
            (false, Shown::Shares) => NoticeSentence::SomeSharesPlanned { of },
        }));
        let values = Portion::of(planned.through_values, planned);
        said.extend(values.map(|entries| NoticeSentence::ThroughPlannedValues { entries }));
        Some(Self { said, extent })
    }
}

/// All that is assumed or planned in an agreement.
pub(in crate::pages) fn all_assumptions(figures: &Figures<'_>) -> Vec<Assumption> {
    let live = || figures.entries.iter().map(|shared| shared.entry).filter(|entry| entry.standing.is_live());
    let booked = |status| {
        let sum = StatusSum::of(live().filter(|entry| entry.status == status).map(|entry| entry.amount));
        Portion::of(sum.entries, sum)
    };
    let through_values = |status| {
        let sum = figures.statuses.all(status);
        Portion::of(sum.through_values, sum)
    };
    let everything = live().all(|entry| entry.status == Status::Assumed);
    let mut lines = Vec::new();
    lines.extend(booked(Status::Assumed).map(|of| match everything {
        true => Assumption::EveryAmount,
        false => Assumption::AssumedAmounts { amount: of.amount },
    }));
    lines.extend(through_values(Status::Assumed).map(|entries| Assumption::AssumedValues { entries }));
    lines.extend(booked(Status::Planned).map(|of| Assumption::PlannedAmounts { amount: of.amount }));
    lines.extend(through_values(Status::Planned).map(|entries| Assumption::PlannedValues { entries }));
    lines.extend(assumptions(&figures.ledger.agreement, |_| true));
    lines
}

/// What is assumed about those cost types of an agreement that a page is about.
pub(in crate::pages) fn assumptions(
    agreement: &Agreement,
    touches: impl Fn(CostTypeIx) -> bool,
) -> Vec<Assumption> {
    let touched = agreement.each_cost_type().filter(|(index, _)| touches(*index));
    let said = touched.filter_map(|(_, of)| Some((of.name.clone(), of.assumption.clone()?)));
    said.map(|(cost_type, text)| Assumption::CostType { cost_type, text }).collect()
}
