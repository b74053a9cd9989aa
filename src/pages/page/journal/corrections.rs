//! The correction log: what was taken back, why, and what stands in its place.

use super::entry_link::{EntryLink, cost_link, membership_link, value_link};
use crate::figures::correction::Correction;
use crate::figures::{Marked, StatusSum};
use crate::german;
use crate::ledger::{Agreement, Booked, CostEntry, Event, MeasureEntry, MembershipEntry};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::notice::Notice;
use crate::pages::part::period;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was taken back, why, and what stands in its place.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionRow<'l> {
    original: EntryLink,
    what: EntryContent,
    reversal: EntryLink,
    date: String,
    reason: &'l str,
    replaced: Replaced,
    /// What the correction made of the amount of a cost: less all of it where nothing stands in its place.
    difference: Option<Amount>,
}

/// What an entry says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum EntryContent {
    CostOfAll { cost_type: String, period: String, amount: Amount },
    CostOfOne { cost_type: String, member: String, period: String, amount: Amount },
    JoinOn { member: String, date: String },
    LeaveOn { member: String, date: String },
    ValueOf { measure: String, year: i16, member: String, value: String },
}

impl CorrectionRow<'_> {
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut Amount> {
        let replacement = match &mut self.replaced {
            Replaced::ByAmount { amount, .. } => Some(amount),
            Replaced::By { what, .. } => what.amount(),
            Replaced::ByTheSame { .. } | Replaced::Nothing => None,
        };
        [self.what.amount(), replacement, self.difference.as_mut()].into_iter().flatten()
    }
}

impl EntryContent {
    fn amount(&mut self) -> Option<&mut Amount> {
        match self {
            Self::CostOfAll { amount, .. } | Self::CostOfOne { amount, .. } => Some(amount),
            Self::JoinOn { .. } | Self::LeaveOn { .. } | Self::ValueOf { .. } => None,
        }
    }
}

impl Default for EntryContent {
    fn default() -> Self {
        Self::JoinOn { member: String::new(), date: String::new() }
    }
}

/// What stands in the place of an entry.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Replaced {
    Nothing,
    ByAmount { entry: EntryLink, amount: Amount },
    By { entry: EntryLink, what: EntryContent },
    ByTheSame { entry: EntryLink },
}

pub(super) fn corrections<'l>(basis: &Basis<'_, 'l>) -> Vec<CorrectionRow<'l>> {
    let (agreement, taken_back) = (basis.agreement(), &basis.taken_back);
    let mut counted = BTreeSet::new();
    let costs = taken_back.costs.iter().map(|of| cost_row(agreement, of, &mut counted));
    let memberships = taken_back.memberships.iter();
    let memberships = memberships.map(|of| row(of, membership_link, |entry| of_membership(agreement, entry)));
    let values = taken_back.values.iter();
    let values = values.map(|of| row(of, value_link, |entry| of_value(agreement, entry)));
    costs.chain(memberships).chain(values).collect()
}

/// A correction, with its replacement as any entry.
fn row<'l, T: Booked>(
    of: &Correction<'l, T>,
    link: impl Fn(&T) -> EntryLink,
    what: impl Fn(&T) -> EntryContent,
) -> CorrectionRow<'l> {
    let by = |entry| Replaced::By { entry: link(entry), what: what(entry) };
    CorrectionRow {
        original: link(of.reversed),
        what: what(of.reversed),
        reversal: link(of.reversal),
        date: german::date(of.reversal.recorded_on()),
        reason: of.reversal.note(),
        replaced: of.replacement.map_or(Replaced::Nothing, by),
        difference: None,
    }
}

/// The correction of a cost. One entry may stand in the place of two: its amount is counted once.
fn cost_row<'l>(
    agreement: &Agreement,
    of: &Correction<'l, CostEntry>,
    counted: &mut BTreeSet<&'l str>,
) -> CorrectionRow<'l> {
    let marked = |entry: &CostEntry| Marked::of(entry.amount, entry.status);
    let about = |entry: &CostEntry| (entry.cost_type, entry.period, entry.charged_to);
    let new = of.replacement.filter(|entry| counted.insert(&entry.entry));
    let mut row = row(of, cost_link, |entry| of_cost(agreement, entry));
    row.difference = Some(Amount::signed(new.map(marked).unwrap_or_default() - marked(of.reversed)));
    match of.replacement {
        Some(entry) if new.is_none() => row.replaced = Replaced::ByTheSame { entry: cost_link(entry) },
        Some(entry) if about(entry) == about(of.reversed) => {
            row.replaced =
                Replaced::ByAmount { entry: cost_link(entry), amount: Amount::exact(marked(entry)) };
        }
        Some(_) | None => {}
    }
    row
}

fn of_cost(agreement: &Agreement, entry: &CostEntry) -> EntryContent {
    let cost_type = agreement.cost_type(entry.cost_type).name.clone();
    let period = period::text(entry.period);
    let amount = Amount::exact(Marked::of(entry.amount, entry.status));
    match entry.charged_to.map(|member| agreement.member(member).short_name.clone()) {
        Some(member) => EntryContent::CostOfOne { cost_type, member, period, amount },
        None => EntryContent::CostOfAll { cost_type, period, amount },
    }
}

fn of_membership(agreement: &Agreement, entry: &MembershipEntry) -> EntryContent {
    let member = agreement.member(entry.member).short_name.clone();
    let date = german::date(entry.effective_on);
    match entry.event {
        Event::Join => EntryContent::JoinOn { member, date },
        Event::Leave => EntryContent::LeaveOn { member, date },
    }
}

fn of_value(agreement: &Agreement, entry: &MeasureEntry) -> EntryContent {
    EntryContent::ValueOf {
        measure: agreement.measure(entry.measure).name.clone(),
        year: entry.year.number(),
        member: agreement.member(entry.member).short_name.clone(),
        value: german::millionths(entry.value.millionths().into()),
    }
}

/// What of the amounts in force here is not proved. It is never all of them: those taken back stand beside them.
pub(super) fn notice(basis: &Basis<'_, '_>) -> Option<Notice> {
    let replacements = basis.taken_back.costs.iter().filter_map(|correction| correction.replacement);
    let mut entries: Vec<&CostEntry> = replacements.filter(|entry| entry.standing.is_live()).collect();
    // One entry may stand in the place of two.
    entries.sort_by_key(|entry| &entry.entry);
    entries.dedup_by_key(|entry| &entry.entry);
    Notice::of_some(|status| {
        let of = entries.iter().filter(|entry| entry.status == status);
        StatusSum::of(of.map(|entry| entry.amount))
    })
}
