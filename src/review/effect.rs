//! What a change does to the bills: each member's, year by year, before and after.

use crate::cents::Cents;
use crate::figures::Figures;
use crate::year::Year;
use std::collections::{BTreeMap, BTreeSet};

/// The bills of two ledgers of one agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The years in which a bill changes, ascending.
    pub years: Vec<YearEffect>,
    /// All years together, for each member whose sum or any year changes; in the order of the newer agreement.
    pub members: Vec<MemberEffect>,
    /// All members and years together.
    pub total: Difference,
    /// What the entries themselves sum to, before and after: the bills must differ by as much.
    pub entries: Difference,
}

/// One year whose bills change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearEffect {
    /// The year.
    pub year: Year,
    /// Whether it was over by the last booking day of the older ledger: its figures were final.
    pub was_over: bool,
    /// Everybody with a bill before or after, changed or not.
    pub members: Vec<MemberEffect>,
    /// All members together.
    pub total: Difference,
    /// What the entries of the year sum to.
    pub entries: Difference,
}

/// One member's bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberEffect {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// Whether it never was a member before.
    pub newcomer: bool,
    /// Its bill.
    pub bill: Difference,
}

/// An amount before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Before.
    pub old: Cents,
    /// After.
    pub new: Cents,
}

impl Difference {
    /// After minus before.
    #[must_use]
    pub fn amount(self) -> Cents {
        self.new - self.old
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.old == self.new
    }
}

/// One ledger's bills: year and member id → amount. A year is there where it has entries.
type Bills = BTreeMap<(Year, String), Cents>;

impl Effect {
    /// From one ledger to the next; no older one is an empty one.
    #[must_use]
    pub fn between(old: Option<&Figures<'_>>, new: Option<&Figures<'_>>) -> Self {
        let (old_bills, new_bills) = (old.map(bills).unwrap_or_default(), new.map(bills).unwrap_or_default());
        let members = members(old, new);
        let all: BTreeSet<Year> = old_bills.keys().chain(new_bills.keys()).map(|(year, _)| *year).collect();
        let mut years = Vec::new();
        for year in all {
            let with_bill = members.iter().filter_map(|member| {
                let key = (year, member.id.clone());
                let (was, is) = (old_bills.get(&key), new_bills.get(&key));
                (was.is_some() || is.is_some()).then(|| MemberEffect {
                    bill: Difference {
                        old: was.copied().unwrap_or_default(),
                        new: is.copied().unwrap_or_default(),
                    },
                    ..member.clone()
                })
            });
            let with_bill: Vec<MemberEffect> = with_bill.collect();
            if with_bill.iter().all(|member| member.bill.is_none()) {
                continue;
            }
            let was_over = old.is_some_and(|old| old.reference.is_over(year));
            let entries = Difference { old: entries_of(old, Some(year)), new: entries_of(new, Some(year)) };
            years.push(YearEffect { year, was_over, total: sum(&with_bill), members: with_bill, entries });
        }
        let in_total = |member: &MemberEffect| {
            let of = |bills: &Bills| -> Cents {
                bills.iter().filter(|((_, id), _)| *id == member.id).map(|(_, amount)| *amount).sum()
            };
            MemberEffect { bill: Difference { old: of(&old_bills), new: of(&new_bills) }, ..member.clone() }
        };
        let all_members: Vec<MemberEffect> = members.iter().map(in_total).collect();
        let total = sum(&all_members);
        let concerned: BTreeSet<&String> = years
            .iter()
            .flat_map(|year| &year.members)
            .filter(|member| !member.bill.is_none())
            .map(|member| &member.id)
            .collect();
        let members = all_members.into_iter().filter(|member| concerned.contains(&member.id)).collect();
        let entries = Difference { old: entries_of(old, None), new: entries_of(new, None) };
        Self { years, members, total, entries }
    }

    /// Whether no bill changes.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.years.is_empty()
    }

    /// The years that were over, and change nevertheless.
    pub fn retroactive(&self) -> impl Iterator<Item = &YearEffect> {
        self.years.iter().filter(|year| year.was_over)
    }

    /// Whether the bills differ by what the entries differ by, in total and in each year.
    #[must_use]
    pub fn sums_agree(&self) -> bool {
        self.total.amount() == self.entries.amount()
            && self.years.iter().all(|year| year.total.amount() == year.entries.amount())
    }
}

fn sum(members: &[MemberEffect]) -> Difference {
    Difference {
        old: members.iter().map(|member| member.bill.old).sum(),
        new: members.iter().map(|member| member.bill.new).sum(),
    }
}

fn entries_of(figures: Option<&Figures<'_>>, year: Option<Year>) -> Cents {
    let entries = figures.map(|figures| figures.ledger.costs.as_slice()).unwrap_or_default();
    entries
        .iter()
        .filter(|entry| year.is_none_or(|year| entry.year() == year))
        .map(|entry| entry.amount)
        .sum()
}

fn bills(figures: &Figures<'_>) -> Bills {
    let ledger = figures.ledger;
    let mut bills = Bills::new();
    for &year in figures.bills.years() {
        for member in ledger.agreement.member_indices() {
            if figures.bills.shares_in(year, member) {
                let id = ledger.agreement.member(member).id.clone();
                bills.insert((year, id), figures.bills.of_member(year, member).amount);
            }
        }
    }
    bills
}

/// Everybody of either agreement, those of the newer one first, with bills of nothing.
fn members(old: Option<&Figures<'_>>, new: Option<&Figures<'_>>) -> Vec<MemberEffect> {
    let (old, new) = (old.map(|old| old.ledger), new.map(|new| new.ledger));
    let mut members: Vec<MemberEffect> = Vec::new();
    for ledger in [new, old].into_iter().flatten() {
        for (index, member) in ledger.agreement.each_member() {
            if members.iter().any(|known| known.id == member.id) {
                continue;
            }
            let had_joined = old.is_some_and(|old| {
                let before = old.agreement.each_member().find(|(_, other)| other.id == member.id);
                before.is_some_and(|(index, _)| old.timeline.first_join(index).is_some())
            });
            let newcomer = old.is_some() && !had_joined && ledger.timeline.first_join(index).is_some();
            let (id, name) = (member.id.clone(), member.short_name.clone());
            members.push(MemberEffect { id, name, newcomer, bill: Difference::default() });
        }
    }
    members
}
