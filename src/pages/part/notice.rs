//! The notice at the top of a page: what of its amounts is assumed or planned, and what is assumed about its
//! cost types.

use crate::figures::{Figures, StatusSum};
use crate::german;
use crate::ledger::{Agreement, CostTypeIx, MemberIx, Status};
use crate::year::Year;
use serde::Serialize;

/// What no document proves on a page.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Notice {
    /// `assumed` or `planned` where that is all of it, else empty.
    pub everything: &'static str,
    /// Whether the amounts are shares of the entries rather than the entries themselves.
    pub shares: bool,
    pub assumed: Option<Portion>,
    pub planned: Option<Portion>,
}

/// Entries of one status.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Portion {
    pub amount: String,
    pub entries: String,
    pub one: bool,
}

/// What is assumed about a cost type.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Assumption<'l> {
    pub cost_type: &'l str,
    pub text: &'l str,
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
        let of = Self::of(|status| figures.statuses.member_in_all(member, status));
        of.map(|notice| Self { shares: true, ..notice })
    }

    /// Of a page about one member in one year.
    pub(in crate::pages) fn of_statement(
        figures: &Figures<'_>,
        year: Year,
        member: MemberIx,
    ) -> Option<Self> {
        let of = Self::of(|status| figures.statuses.member(year, member, status));
        of.map(|notice| Self { shares: true, ..notice })
    }

    /// Of a page about entries with these sums by status; `None` where a document proves all of it.
    pub(in crate::pages) fn of(sum: impl Fn(Status) -> StatusSum) -> Option<Self> {
        let portion = |sum: StatusSum| {
            (sum.entries > 0).then(|| Portion {
                amount: german::euros(sum.amount),
                entries: german::whole(i128::try_from(sum.entries).unwrap_or(i128::MAX)),
                one: sum.entries == 1,
            })
        };
        let (assumed, planned) = (portion(sum(Status::Assumed)), portion(sum(Status::Planned)));
        let proved = sum(Status::Actual).entries > 0;
        let everything = match (proved, &assumed, &planned) {
            (_, None, None) => return None,
            (false, Some(_), None) => "assumed",
            (false, None, Some(_)) => "planned",
            _ => "",
        };
        Some(Self { everything, shares: false, assumed, planned })
    }
}

/// What is assumed about those cost types of an agreement that a page is about.
pub(in crate::pages) fn assumptions(
    agreement: &Agreement,
    touches: impl Fn(CostTypeIx) -> bool,
) -> Vec<Assumption<'_>> {
    let numbered = agreement.each_cost_type().filter(|(index, _)| touches(*index));
    numbered
        .filter_map(|(_, cost_type)| {
            Some(Assumption { cost_type: &cost_type.name, text: cost_type.assumption.as_deref()? })
        })
        .collect()
}
