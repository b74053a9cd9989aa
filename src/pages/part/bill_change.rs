//! Why the bill of a member changed against an earlier year, as sentences: all of it, by cost, membership and key
//! effect and the other costs. The page of the year and that of the member say the same.

use crate::cents::Cents;
use crate::figures::change::BillChange;
use crate::figures::{GroupTrend, Marked};
use crate::ledger::{CostTypeIx, MemberIx};
use crate::page_table::PageKind;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::tense::Tense;
use serde::Serialize;
use std::cmp::Ordering;

/// What became of a bill, and why.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BillChangeSaid {
    Rose(NetChange),
    Fell(NetChange),
    Stayed { member: String, year: i16, before: i16, to: StatedFigure },
    RisesSoFar(NetChange),
    FallsSoFar(NetChange),
    StaysSoFar { member: String, year: i16, before: i16, to: StatedFigure },
    WillRise(NetChange),
    WillFall(NetChange),
    WillStay { member: String, year: i16, before: i16, to: StatedFigure },
    New { member: String, before: i16 },
    CostsUp { by: StatedFigure },
    CostsDown { by: StatedFigure },
    CostsUpMostly { by: StatedFigure, cost_type: String },
    CostsDownMostly { by: StatedFigure, cost_type: String },
    SomeCostsUp { by: StatedFigure, cost_type: String },
    SomeCostsDown { by: StatedFigure, cost_type: String },
    RoundedUp { by: StatedFigure },
    RoundedDown { by: StatedFigure },
    MoreShare { by: StatedFigure },
    FewerShare { by: StatedFigure },
    ThereLonger { by: StatedFigure, year: i16, before: i16 },
    ThereShorter { by: StatedFigure, year: i16, before: i16 },
    OthersShareUp { by: StatedFigure },
    OthersShareDown { by: StatedFigure },
    KeyWithinYearUp { by: StatedFigure },
    KeyWithinYearDown { by: StatedFigure },
    KeyUp { by: StatedFigure },
    KeyDown { by: StatedFigure },
    KeyOrGroupUp { by: StatedFigure },
    KeyOrGroupDown { by: StatedFigure },
    OtherCostsUp { by: StatedFigure, cost_types: Vec<String> },
    OtherCostsDown { by: StatedFigure, cost_types: Vec<String> },
}

/// Two bills that differ.
#[derive(Debug, Default, Serialize)]
pub(in crate::pages) struct NetChange {
    member: String,
    year: i16,
    before: i16,
    from: StatedFigure,
    to: StatedFigure,
    by: StatedFigure,
}

/// The sentences. The id of the later bill is empty where the page states it already.
pub(in crate::pages) fn sentences(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    change: &BillChange,
    bill_claim: &str,
) -> Vec<BillChangeSaid> {
    let writing = Writing::of(basis, member, change);
    if !basis.figures.bills.shares_in(change.from, member) {
        return vec![BillChangeSaid::New { member: writing.name(), before: change.from.number() }];
    }
    let reasons = [writing.costs(), writing.membership(), writing.key(), writing.others()];
    [Some(writing.net(bill_claim))].into_iter().chain(reasons).flatten().collect()
}

/// How the figures of one change are written: in whole euros where they add up as they stand there, else to the cent.
struct Writing<'b, 'f, 'l> {
    basis: &'b Basis<'f, 'l>,
    member: MemberIx,
    change: &'b BillChange,
    notation: Notation,
}

impl<'b, 'f, 'l> Writing<'b, 'f, 'l> {
    fn of(basis: &'b Basis<'f, 'l>, member: MemberIx, change: &'b BillChange) -> Self {
        let (before, after) = (change.before.amount, change.after.amount);
        let parts = [change.cost, change.membership, change.key, change.other];
        Self { basis, member, change, notation: Notation::of_change(before, &parts, after) }
    }

    fn name(&self) -> String {
        self.basis.agreement().member(self.member).short_name.clone()
    }

    fn figure(&self, claim: &str, of: Marked, page: String) -> StatedFigure {
        let id = &self.basis.agreement().member(self.member).id;
        StatedFigure::euros(claim, of, self.notation, page).of_member(id)
    }

    /// A part of the change, written without its sign.
    fn part(&self, claim: &str, amount: Cents) -> StatedFigure {
        self.marked_part(claim, Marked::of(amount, self.change.statuses))
    }

    fn marked_part(&self, claim: &str, of: Marked) -> StatedFigure {
        let page = format!("{}#_aenderung", PageKind::YearPage.path(&[&self.change.to]));
        self.figure(claim, of, page).of_year(self.change.to).absolute(of, self.notation)
    }

    fn net(&self, bill_claim: &str) -> BillChangeSaid {
        let change = self.change;
        let of = self.basis.agreement().member(self.member);
        let bill = |claim: &str, year, amount| {
            self.figure(claim, amount, PageKind::Statement.path(&[&of.id, &year])).of_year(year)
        };
        let (member, year, before) = (self.name(), change.to.number(), change.from.number());
        let (from, to) =
            (bill("bill-before", change.from, change.before), bill(bill_claim, change.to, change.after));
        let tense = Tense::of(self.basis, change.to);
        if change.net().is_zero() {
            return match tense {
                Tense::Past => BillChangeSaid::Stayed { member, year, before, to },
                Tense::Running => BillChangeSaid::StaysSoFar { member, year, before, to },
                Tense::Planned => BillChangeSaid::WillStay { member, year, before, to },
            };
        }
        // As much as the two bills differ as they are written.
        let written = self.notation.difference(change.before.amount, change.after.amount);
        let statuses = change.before.statuses | change.after.statuses;
        let by = self.marked_part("change", Marked::of(change.net(), statuses));
        let by = by.absolute(Marked::of(written, statuses), self.notation);
        let net = NetChange { member, year, before, from, to, by };
        match (tense, change.net() > Cents::ZERO) {
            (Tense::Past, true) => BillChangeSaid::Rose(net),
            (Tense::Past, false) => BillChangeSaid::Fell(net),
            (Tense::Running, true) => BillChangeSaid::RisesSoFar(net),
            (Tense::Running, false) => BillChangeSaid::FallsSoFar(net),
            (Tense::Planned, true) => BillChangeSaid::WillRise(net),
            (Tense::Planned, false) => BillChangeSaid::WillFall(net),
        }
    }

    /// What the common costs did. Their effect on one member may go against their total: it bears more of one cost type
    /// than of another. Where no cost type went the way of the effect, that is of rounding.
    fn costs(&self) -> Option<BillChangeSaid> {
        let direction = self.change.cost.cmp(&Cents::ZERO);
        let (figures, by) = (self.basis.figures, self.part("change-cost", self.change.cost));
        let of_types = figures.cost_by_type(self.change, &[self.member]);
        let total = |year, cost_type| figures.bills.total_of_cost_type(year, cost_type).amount;
        let moved = |cost_type| total(self.change.to, cost_type).cmp(&total(self.change.from, cost_type));
        let along = of_types.iter().filter(|(cost_type, _)| moved(*cost_type) == direction);
        // The first of several equal ones, in the order of the agreement.
        let most =
            along.rev().max_by_key(|(_, part)| part.abs()).map(|(cost_type, _)| self.cost_type(*cost_type));
        let of_all = figures.common_costs_moved(self.change.from, self.change.to) == direction;
        let is_one = of_types.len() == 1;
        Some(match (direction, most) {
            (Ordering::Equal, _) => return None,
            (Ordering::Greater, None) => BillChangeSaid::RoundedUp { by },
            (Ordering::Less, None) => BillChangeSaid::RoundedDown { by },
            (Ordering::Greater, Some(_)) if of_all && is_one => BillChangeSaid::CostsUp { by },
            (Ordering::Less, Some(_)) if of_all && is_one => BillChangeSaid::CostsDown { by },
            (Ordering::Greater, Some(cost_type)) if of_all => BillChangeSaid::CostsUpMostly { by, cost_type },
            (Ordering::Less, Some(cost_type)) if of_all => BillChangeSaid::CostsDownMostly { by, cost_type },
            (Ordering::Greater, Some(cost_type)) => BillChangeSaid::SomeCostsUp { by, cost_type },
            (Ordering::Less, Some(cost_type)) => BillChangeSaid::SomeCostsDown { by, cost_type },
        })
    }

    /// What the group did, by what is seen to have changed.
    fn membership(&self) -> Option<BillChangeSaid> {
        let by = self.part("change-membership", self.change.membership);
        let (from, to) = (self.change.from, self.change.to);
        let (year, before) = (to.number(), from.number());
        let trend = self.basis.figures.group_trend(self.member, from, to);
        Some(match (self.change.membership.cmp(&Cents::ZERO), trend) {
            (Ordering::Equal, _) => return None,
            // With one group throughout there is such an effect only where a split changes within a year.
            (Ordering::Greater, GroupTrend::Same) => BillChangeSaid::KeyWithinYearUp { by },
            (Ordering::Less, GroupTrend::Same) => BillChangeSaid::KeyWithinYearDown { by },
            (Ordering::Greater, GroupTrend::Fewer) => BillChangeSaid::FewerShare { by },
            (Ordering::Less, GroupTrend::More) => BillChangeSaid::MoreShare { by },
            (Ordering::Greater, GroupTrend::Longer) => BillChangeSaid::ThereLonger { by, year, before },
            (Ordering::Less, GroupTrend::Shorter) => BillChangeSaid::ThereShorter { by, year, before },
            (Ordering::Greater, GroupTrend::More | GroupTrend::Shorter | GroupTrend::Others) => {
                BillChangeSaid::OthersShareUp { by }
            }
            (Ordering::Less, GroupTrend::Fewer | GroupTrend::Longer | GroupTrend::Others) => {
                BillChangeSaid::OthersShareDown { by }
            }
        })
    }

    fn key(&self) -> Option<BillChangeSaid> {
        let by = self.part("change-key", self.change.key);
        Some(match (self.change.key.cmp(&Cents::ZERO), self.change.told_apart) {
            (Ordering::Equal, _) => return None,
            (Ordering::Greater, true) => BillChangeSaid::KeyUp { by },
            (Ordering::Less, true) => BillChangeSaid::KeyDown { by },
            (Ordering::Greater, false) => BillChangeSaid::KeyOrGroupUp { by },
            (Ordering::Less, false) => BillChangeSaid::KeyOrGroupDown { by },
        })
    }

    fn others(&self) -> Option<BillChangeSaid> {
        let by = self.marked_part("change-other", Marked::of(self.change.other, self.change.other_statuses));
        let of_types = self.basis.figures.other_by_type(self.change, &[self.member]);
        let cost_types = of_types.iter().map(|(cost_type, _)| self.cost_type(*cost_type)).collect();
        Some(match self.change.other.cmp(&Cents::ZERO) {
            Ordering::Equal => return None,
            Ordering::Greater => BillChangeSaid::OtherCostsUp { by, cost_types },
            Ordering::Less => BillChangeSaid::OtherCostsDown { by, cost_types },
        })
    }

    fn cost_type(&self, cost_type: CostTypeIx) -> String {
        self.basis.agreement().cost_type(cost_type).name.clone()
    }
}
