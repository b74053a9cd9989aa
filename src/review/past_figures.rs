//! Published figures of years that were over, which change nevertheless and are not bills: they follow from the
//! agreement as well as from the entries, so a word in `agreement.toml` can change them while every bill stays.
//!
//! Compared is what the page of a year, a member's page and the overview say of a year: the common costs and each
//! member's share of them, what it saves, what each cost type and each status come to, what a payee gets and keeps,
//! and the change against the year before with its two reasons, which a year owes to its neighbour.

use super::effect::Difference;
use crate::cents::Cents;
use crate::figures::Figures;
use crate::ledger::Status;
use crate::year::Year;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One figure of a year that was over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastFigure {
    /// The year.
    pub year: Year,
    /// Which figure.
    pub kind: PastKind,
    /// The id of the member, payee or cost type it is of; empty for the whole year.
    pub id: String,
    /// The name of that.
    pub name: String,
    /// Before and after.
    pub amount: Difference,
    /// Whether the change of `agreement.toml` changes it without any new entry.
    pub by_agreement_alone: bool,
}

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub enum PastKind {
    /// The common costs of the year.
    CommonCosts,
    /// What a member bears of them.
    CommonShare,
    /// What a member pays less because others joined later.
    Saving,
    /// What a cost type comes to.
    CostType,
    /// What a payee gets from others.
    Received,
    /// The own share that a payee keeps, because it is a member.
    Kept,
    /// What is proved by a document.
    Actual,
    /// What is planned.
    Planned,
    /// What is assumed.
    Assumed,
    /// How the year's total changed against the year before.
    Change,
    /// How a member's share of the common costs changed because the costs did.
    CostEffect,
    /// How it changed because they are shared by more or fewer.
    MembershipEffect,
    /// How it changed because the key or its values did.
    KeyEffect,
}

impl PastKind {
    /// The name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::CommonCosts => "common-costs",
            Self::CommonShare => "common-share",
            Self::Saving => "saving",
            Self::CostType => "cost-type",
            Self::Received => "received",
            Self::Kept => "kept",
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Assumed => "assumed",
            Self::Change => "change",
            Self::CostEffect => "cost-effect",
            Self::MembershipEffect => "membership-effect",
            Self::KeyEffect => "key-effect",
        }
    }
}

/// The figures of years that were over and that change, by year; `alone` is the old ledger under the new agreement.
pub(super) fn changed(old: &Figures<'_>, new: &Figures<'_>, alone: Option<&Figures<'_>>) -> Vec<PastFigure> {
    let before = published(old);
    let mut figures = differences(&before, &published(new), old);
    let alone = alone.map(|alone| differences(&before, &published(alone), old));
    let alone: BTreeSet<_> = alone.iter().flatten().map(key).collect();
    let by_agreement = figures.iter().map(|figure| alone.contains(&key(figure))).collect::<Vec<_>>();
    for (figure, by_agreement) in figures.iter_mut().zip(by_agreement) {
        figure.by_agreement_alone = by_agreement;
    }
    figures
}

fn key(figure: &PastFigure) -> (Year, PastKind, &str) {
    (figure.year, figure.kind, &figure.id)
}

/// What differs between two lists, of the years that were over by the last booking of the older ledger.
fn differences(before: &[PastFigure], after: &[PastFigure], old: &Figures<'_>) -> Vec<PastFigure> {
    let past = |figure: &&PastFigure| old.reference.is_over(figure.year);
    let known: BTreeMap<_, Cents> = before.iter().map(|was| (key(was), was.amount.new)).collect();
    let still: BTreeSet<_> = after.iter().map(key).collect();
    let now = after.iter().filter(past).map(|is| PastFigure {
        amount: Difference { old: known.get(&key(is)).copied().unwrap_or_default(), ..is.amount },
        ..is.clone()
    });
    let gone = before.iter().filter(past).filter(|was| !still.contains(&key(was))).map(|was| PastFigure {
        amount: Difference { old: was.amount.new, new: Cents::default() },
        ..was.clone()
    });
    let mut figures: Vec<PastFigure> = now.chain(gone).collect();
    figures.retain(|figure| !figure.amount.is_none());
    // Within a year and kind the order stays that of the agreement.
    figures.sort_by_key(|figure| (figure.year, figure.kind));
    figures
}

/// Every figure of a ledger, as one that was nothing before.
fn published(figures: &Figures<'_>) -> Vec<PastFigure> {
    let (agreement, bills) = (&figures.ledger.agreement, &figures.bills);
    let mut savings: BTreeMap<_, Cents> = BTreeMap::new();
    for (year, member, _, saving) in figures.savings.all() {
        *savings.entry((year, member)).or_default() += saving;
    }
    let effects: BTreeMap<_, _> = agreement
        .member_indices()
        .flat_map(|member| {
            figures.changes(member).into_iter().map(move |change| ((change.to, member), change))
        })
        .collect();
    let mut published = Vec::new();
    for &year in bills.years() {
        let mut say = |kind, id: &str, name: &str, amount: Cents| {
            let amount = Difference { old: Cents::default(), new: amount };
            let (id, name) = (id.to_owned(), name.to_owned());
            published.push(PastFigure { year, kind, id, name, amount, by_agreement_alone: false });
        };
        say(PastKind::CommonCosts, "", "", bills.total_common(year).amount);
        for (index, member) in agreement.each_member() {
            say(PastKind::CommonShare, &member.id, &member.short_name, bills.common(year, index).amount);
            let saving = savings.get(&(year, index)).copied().unwrap_or_default();
            say(PastKind::Saving, &member.id, &member.short_name, saving);
            if let Some(change) = effects.get(&(year, index)) {
                say(PastKind::CostEffect, &member.id, &member.short_name, change.cost);
                say(PastKind::MembershipEffect, &member.id, &member.short_name, change.membership);
                say(PastKind::KeyEffect, &member.id, &member.short_name, change.key);
            }
        }
        if bills.years().contains(&year.before()) {
            say(PastKind::Change, "", "", (bills.total(year) - bills.total(year.before())).amount);
        }
        for (index, cost_type) in agreement.each_cost_type() {
            let total = bills.total_of_cost_type(year, index).amount;
            say(PastKind::CostType, &cost_type.id, &cost_type.name, total);
        }
        for (index, payee) in agreement.each_payee() {
            let own =
                payee.member.map(|member| bills.to_payee(year, index, member).amount).unwrap_or_default();
            say(PastKind::Received, &payee.id, &payee.name, bills.total_to_payee(year, index).amount - own);
            say(PastKind::Kept, &payee.id, &payee.name, own);
        }
        for (kind, status) in [
            (PastKind::Actual, Status::Actual),
            (PastKind::Planned, Status::Planned),
            (PastKind::Assumed, Status::Assumed),
        ] {
            say(kind, "", "", figures.statuses.year(year, status).amount);
        }
    }
    published
}
