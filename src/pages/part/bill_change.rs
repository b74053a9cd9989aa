//! Why the bill of a member changed against an earlier year, as sentences: all of it, by cost, membership and key effect and the
//! other costs.

use crate::cents::Cents;
use crate::figures::change::BillChange;
use crate::figures::{GroupTrend, Marked};
use crate::german;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::tense::Tense;
use serde::Serialize;

/// What became of a bill, and why.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum BillChangeSaid {
    Rose {
        member: String,
        year: i16,
        before: i16,
        from: StatedFigure,
        to: StatedFigure,
        by: StatedFigure,
    },
    Fell {
        member: String,
        year: i16,
        before: i16,
        from: StatedFigure,
        to: StatedFigure,
        by: StatedFigure,
    },
    Stayed {
        member: String,
        year: i16,
        before: i16,
        to: StatedFigure,
    },
    RisesSoFar {
        member: String,
        year: i16,
        before: i16,
        from: StatedFigure,
        to: StatedFigure,
        by: StatedFigure,
    },
    FallsSoFar {
        member: String,
        year: i16,
        before: i16,
        from: StatedFigure,
        to: StatedFigure,
        by: StatedFigure,
    },
    StaysSoFar {
        member: String,
        year: i16,
        before: i16,
        to: StatedFigure,
    },
    WillRise {
        member: String,
        year: i16,
        before: i16,
        from: StatedFigure,
        to: StatedFigure,
        by: StatedFigure,
    },
    WillFall {
        member: String,
        year: i16,
        before: i16,
        from: StatedFigure,
        to: StatedFigure,
        by: StatedFigure,
    },
    WillStay {
        member: String,
        year: i16,
        before: i16,
        to: StatedFigure,
    },
    New {
        member: String,
        before: i16,
    },
    CostsUp {
        by: StatedFigure,
    },
    CostsDown {
        by: StatedFigure,
    },
    CostsUpMostly {
        by: StatedFigure,
        cost_type: String,
    },
    CostsDownMostly {
        by: StatedFigure,
        cost_type: String,
    },
    MoreShare {
        by: StatedFigure,
    },
    FewerShare {
        by: StatedFigure,
    },
    OthersShareUp {
        by: StatedFigure,
    },
    OthersShareDown {
        by: StatedFigure,
    },
    KeyWithinYearUp {
        by: StatedFigure,
    },
    KeyWithinYearDown {
        by: StatedFigure,
    },
    KeyUp {
        by: StatedFigure,
    },
    KeyDown {
        by: StatedFigure,
    },
    NotToldApart,
    OtherCostsUp {
        by: StatedFigure,
        cost_types: Vec<String>,
    },
    OtherCostsDown {
        by: StatedFigure,
        cost_types: Vec<String>,
    },
}

/// The sentences; the figures are claims of the later year's page.
pub(in crate::pages) fn sentences(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    change: &BillChange,
    tense: Tense,
) -> Vec<BillChangeSaid> {
    if !basis.figures.bills.shares_in(change.from, member) {
        let member = basis.agreement().member(member).short_name.clone();
        return vec![BillChangeSaid::New { member, before: change.from.number() }];
    }
    let writing = Writing::of(basis, member, change);
    let mut said = vec![writing.net(tense)];
    said.extend(writing.costs());
    said.extend(writing.membership());
    said.extend(writing.key());
    said.extend((!change.told_apart).then_some(BillChangeSaid::NotToldApart));
    said.extend(writing.others());
    said
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
        let whole = german::whole_euro_count;
        let adds_up = whole(before) + parts.into_iter().map(whole).sum::<i128>() == whole(after);
        let nothing_lost = parts.iter().all(|part| part.is_zero() == (whole(*part) == 0));
        let notation = match adds_up && nothing_lost {
            true => Notation::of(&[before, after, change.cost, change.membership, change.key, change.other]),
            false => Notation::EXACT,
        };
        Self { basis, member, change, notation }
    }

    fn figure(&self, claim: &str, of: Marked, page: String) -> StatedFigure {
        let id = &self.basis.agreement().member(self.member).id;
        StatedFigure::euros(claim, of, self.notation, page).of_member(id)
    }

    /// A part of the change, written without its sign.
    fn part(&self, claim: &str, amount: Cents) -> StatedFigure {
        let of = Marked::of(amount, self.change.before.statuses | self.change.after.statuses);
        let page = format!("{}#_aenderung", PageKind::YearPage.path(&[&self.change.to]));
        self.figure(claim, of, page).of_year(self.change.to).absolute(of, self.notation)
    }

    fn net(&self, tense: Tense) -> BillChangeSaid {
        let change = self.change;
        let of = self.basis.agreement().member(self.member);
        let bill = |claim: &str, year, amount| {
            self.figure(claim, amount, PageKind::Statement.path(&[&of.id, &year])).of_year(year)
        };
        let (member, year, before) = (of.short_name.clone(), change.to.number(), change.from.number());
        let (from, to) =
            (bill("bill-before", change.from, change.before), bill("bill", change.to, change.after));
        // As much as the two bills differ as they are written.
        let written = self.notation.difference(change.before.amount, change.after.amount);
        let statuses = change.before.statuses | change.after.statuses;
        let by = self.part("change", change.net()).absolute(Marked::of(written, statuses), self.notation);
        match (tense, change.net().0.signum()) {
            (Tense::Past, 0) => BillChangeSaid::Stayed { member, year, before, to },
            (Tense::Past, 1) => BillChangeSaid::Rose { member, year, before, from, to, by },
            (Tense::Past, _) => BillChangeSaid::Fell { member, year, before, from, to, by },
            (Tense::Running, 0) => BillChangeSaid::StaysSoFar { member, year, before, to },
            (Tense::Running, 1) => BillChangeSaid::RisesSoFar { member, year, before, from, to, by },
            (Tense::Running, _) => BillChangeSaid::FallsSoFar { member, year, before, from, to, by },
            (Tense::Planned, 0) => BillChangeSaid::WillStay { member, year, before, to },
            (Tense::Planned, 1) => BillChangeSaid::WillRise { member, year, before, from, to, by },
            (Tense::Planned, _) => BillChangeSaid::WillFall { member, year, before, from, to, by },
        }
    }

    fn costs(&self) -> Option<BillChangeSaid> {
        let by = self.part("change-cost", self.change.cost);
        let of_types = self.basis.figures.cost_by_type(self.change, &[self.member]);
        let up = self.change.cost > Cents::ZERO;
        // The first of several equal ones, in the order of the agreement.
        let towards = of_types.iter().filter(|(_, part)| (*part > Cents::ZERO) == up);
        let most = towards.rev().max_by_key(|(_, part)| part.abs()).filter(|_| of_types.len() > 1);
        let most = most.map(|(cost_type, _)| self.basis.agreement().cost_type(*cost_type).name.clone());
        Some(match (self.change.cost.0.signum(), most) {
            (0, _) => return None,
            (1, None) => BillChangeSaid::CostsUp { by },
            (1, Some(cost_type)) => BillChangeSaid::CostsUpMostly { by, cost_type },
            (_, None) => BillChangeSaid::CostsDown { by },
            (_, Some(cost_type)) => BillChangeSaid::CostsDownMostly { by, cost_type },
        })
    }

    fn membership(&self) -> Option<BillChangeSaid> {
        let by = self.part("change-membership", self.change.membership);
        let trend = self.basis.figures.group_trend(self.member, self.change.from, self.change.to);
        Some(match (self.change.membership.0.signum(), trend) {
            (0, _) => return None,
            // With one group throughout there is such an effect only where a split changes within a year.
            (1, GroupTrend::Same) => BillChangeSaid::KeyWithinYearUp { by },
            (_, GroupTrend::Same) => BillChangeSaid::KeyWithinYearDown { by },
            (1, GroupTrend::Fewer) => BillChangeSaid::FewerShare { by },
            (-1, GroupTrend::More) => BillChangeSaid::MoreShare { by },
            (1, GroupTrend::More | GroupTrend::Others) => BillChangeSaid::OthersShareUp { by },
            (_, GroupTrend::Fewer | GroupTrend::Others | GroupTrend::More) => {
                BillChangeSaid::OthersShareDown { by }
            }
        })
    }

    fn key(&self) -> Option<BillChangeSaid> {
        let by = self.part("change-key", self.change.key);
        Some(match self.change.key.0.signum() {
            0 => return None,
            1 => BillChangeSaid::KeyUp { by },
            _ => BillChangeSaid::KeyDown { by },
        })
    }

    fn others(&self) -> Option<BillChangeSaid> {
        let by = self.part("change-other", self.change.other);
        let of_types = self.basis.figures.other_by_type(self.change, &[self.member]);
        let name = |(cost_type, _): &(_, Cents)| self.basis.agreement().cost_type(*cost_type).name.clone();
        let cost_types = of_types.iter().map(name).collect();
        Some(match self.change.other.0.signum() {
            0 => return None,
            1 => BillChangeSaid::OtherCostsUp { by, cost_types },
            _ => BillChangeSaid::OtherCostsDown { by, cost_types },
        })
    }
}
