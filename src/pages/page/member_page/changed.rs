//! Why a member pays more or less than in the full year before: all of it, by reasons that add up as they are written.

use super::paid::last_full_year;
use crate::cents::Cents;
use crate::figures::change::BillChange;
use crate::figures::{GroupTrend, Marked};
use crate::german;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::year::Year;
use serde::Serialize;

/// How a bill changed, and why.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MemberChange {
    CostsMore { year: i16, before: i16, name: String, change: StatedFigure },
    CostsLess { year: i16, before: i16, name: String, change: StatedFigure },
    CostsTheSame { year: i16, before: i16, name: String },
    CommonRose { change: StatedFigure },
    CommonFell { change: StatedFigure },
    MoreShared { change: StatedFigure },
    FewerShared { change: StatedFigure },
    ThereLonger { year: i16, before: i16, name: String, change: StatedFigure },
    ThereShorter { year: i16, before: i16, name: String, change: StatedFigure },
    GroupRaised { change: StatedFigure },
    GroupLowered { change: StatedFigure },
    KeyRaised { change: StatedFigure },
    KeyLowered { change: StatedFigure },
    KeyOrGroupRaised { change: StatedFigure },
    KeyOrGroupLowered { change: StatedFigure },
    OthersRose { cost_types: Vec<String>, change: StatedFigure },
    OthersFell { cost_types: Vec<String>, change: StatedFigure },
}

/// Nothing where there is no full year before, or where the member did not share in it.
pub(super) fn changed(basis: &Basis<'_, '_>, member: MemberIx, years: &[Year]) -> Vec<MemberChange> {
    let year = last_full_year(basis, years);
    let before = year.and_then(|year| basis.figures.compared_with(year)).filter(|of| years.contains(of));
    let change = year.zip(before).and_then(|(year, before)| basis.figures.change(&[member], before, year));
    change.map(|change| Told::of(basis, member, &change).sentences()).unwrap_or_default()
}

/// A change on its way into sentences.
struct Told<'b, 'f, 'l> {
    basis: &'b Basis<'f, 'l>,
    member: MemberIx,
    change: &'b BillChange,
    notation: Notation,
}

impl<'b, 'f, 'l> Told<'b, 'f, 'l> {
    /// In whole euros where the reasons add up as they are written, else to the cent.
    fn of(basis: &'b Basis<'f, 'l>, member: MemberIx, change: &'b BillChange) -> Self {
        let parts = [change.cost, change.membership, change.key, change.other];
        let whole: i128 = parts.into_iter().map(german::whole_euro_count).sum();
        let notation = match whole == german::whole_euro_count(change.net()) {
            true => Notation::of(&[parts.as_slice(), &[change.net()]].concat()),
            false => Notation::EXACT,
        };
        Self { basis, member, change, notation }
    }

    fn sentences(&self) -> Vec<MemberChange> {
        let change = self.change;
        let mut said = vec![self.net()];
        said.extend(self.told("change-cost", change.cost).map(|(up, change)| match up {
            true => MemberChange::CommonRose { change },
            false => MemberChange::CommonFell { change },
        }));
        // Of the same group only the key can have changed; where it does so within a year, the contract gives a part of its
        // effect to the group.
        let trend = self.basis.figures.group_trend(self.member, change.from, change.to);
        let (membership, key) = match trend {
            GroupTrend::Same => (Cents::ZERO, change.membership + change.key),
            GroupTrend::More | GroupTrend::Fewer | GroupTrend::Others => (change.membership, change.key),
        };
        said.extend(self.told("change-membership", membership).map(|told| self.group(told, trend)));
        said.extend(self.told("change-key", key).map(|(up, of)| match (up, change.told_apart) {
            (true, true) => MemberChange::KeyRaised { change: of },
            (false, true) => MemberChange::KeyLowered { change: of },
            (true, false) => MemberChange::KeyOrGroupRaised { change: of },
            (false, false) => MemberChange::KeyOrGroupLowered { change: of },
        }));
        said.extend(self.told("change-other", change.other).map(|(up, change)| match up {
            true => MemberChange::OthersRose { cost_types: self.others(), change },
            false => MemberChange::OthersFell { cost_types: self.others(), change },
        }));
        said
    }

    fn net(&self) -> MemberChange {
        let (year, before) = (self.change.to.number(), self.change.from.number());
        let name = self.name();
        match self.told("change", self.change.net()) {
            None => MemberChange::CostsTheSame { year, before, name },
            Some((true, change)) => MemberChange::CostsMore { year, before, name, change },
            Some((false, change)) => MemberChange::CostsLess { year, before, name, change },
        }
    }

    /// What the change of the group did, by what is seen to have changed.
    fn group(&self, (up, change): (bool, StatedFigure), trend: GroupTrend) -> MemberChange {
        let (from, to) = (self.change.from, self.change.to);
        let presence = |year: Year| {
            let days = self.basis.figures.days_of(self.member, year);
            let there: u64 = days.iter().map(|days| days.days()).sum();
            (there, crate::ledger::Period::of_year(year).days())
        };
        let ((was, of_was), (is, of_is)) = (presence(from), presence(to));
        let (year, before, name) = (to.number(), from.number(), self.name());
        match (up, (is * of_was).cmp(&(was * of_is)), trend) {
            (true, std::cmp::Ordering::Greater, _) => {
                MemberChange::ThereLonger { year, before, name, change }
            }
            (false, std::cmp::Ordering::Less, _) => MemberChange::ThereShorter { year, before, name, change },
            (false, _, GroupTrend::More) => MemberChange::MoreShared { change },
            (true, _, GroupTrend::Fewer) => MemberChange::FewerShared { change },
            (true, ..) => MemberChange::GroupRaised { change },
            (false, ..) => MemberChange::GroupLowered { change },
        }
    }

    /// A reason, and whether it raised the bill; `None` where it is nothing.
    fn told(&self, claim: &str, amount: Cents) -> Option<(bool, StatedFigure)> {
        let member = &self.basis.agreement().member(self.member).id;
        let marked = Marked::of(amount, self.change.before.statuses | self.change.after.statuses);
        let page = format!("{}#_kosten", PageKind::Member.path(&[member]));
        let figure = StatedFigure::euros(claim, marked, self.notation, page)
            .absolute(marked, self.notation)
            .of_year(self.change.to)
            .of_member(member);
        (!amount.is_zero()).then_some((amount > Cents::ZERO, figure))
    }

    fn others(&self) -> Vec<String> {
        let changed = self.basis.figures.other_by_type(self.change, &[self.member]).into_iter();
        changed.map(|(cost_type, _)| self.basis.agreement().cost_type(cost_type).name.clone()).collect()
    }

    fn name(&self) -> String {
        self.basis.agreement().member(self.member).short_name.clone()
    }
}
