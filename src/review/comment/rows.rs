//! The rows of the tables of a comment: faults, findings, entries, bills.

use super::context::{
    BookedValueRow, ChangeRow, CostRow, DifferenceText, EffectPart, FaultRow, FindingRow, MemberRow,
    MembershipRow, OnCheckoutRow, PastFigureRow, YearPart,
};
use super::limits::Limits;
use super::printable::{Table, made};
use super::sentences::{EventOn, ItemChange, OtherEntry, Proof, Remedy, StatusMark};
use crate::figures::correction::{Correction, TakenBack};
use crate::german;
use crate::ledger::{
    Agreement, CostEntry, DocumentIx, Event, Ledger, MeasureEntry, MembershipEntry, Standing, Status,
};
use crate::review::append_only::Fault;
use crate::review::effect::{Difference, Effect, MemberEffect, YearEffect};
use crate::review::past_figures::PastFigure;
use crate::review::{AgreementChange, ChangeKind, NewFinding, OnCheckout};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::BTreeMap;

pub(super) fn on_checkout(files: &[OnCheckout], limits: Limits) -> Vec<OnCheckoutRow<'_>> {
    let mut by_attribute: BTreeMap<&str, Vec<&OnCheckout>> = BTreeMap::new();
    for file in files {
        by_attribute.entry(&file.attribute).or_default().push(file);
    }
    let rows = by_attribute.into_iter().map(|(attribute, files)| OnCheckoutRow {
        attribute,
        is_new: files.iter().any(|file| file.is_new),
        files: Table::of(files.into_iter().map(|file| file.file.as_str()), limits.reasons()),
    });
    rows.collect()
}

pub(super) fn fault(fault: &Fault) -> FaultRow<'_> {
    FaultRow {
        file: &fault.file,
        line: fault.line,
        kind: fault.kind,
        before: fault.before.as_deref(),
        after: fault.after.as_deref(),
    }
}

pub(super) fn finding(new: &NewFinding) -> FindingRow<'_> {
    let NewFinding { finding, in_base } = new;
    FindingRow {
        error: finding.is_error(),
        title: finding.code.title(),
        file: &finding.place.file,
        line: finding.place.line,
        column: finding.place.column.as_deref(),
        found: &finding.found,
        remedy: match *in_base && finding.reversible.as_ref().is_none_or(|wrong| !wrong.is_told) {
            true => Remedy::AlreadyBooked,
            false => Remedy::AsTheCheckSays { remedy: finding.remedy.clone() },
        },
    }
}

pub(super) fn past_figure(figure: &PastFigure) -> PastFigureRow<'_> {
    PastFigureRow {
        year: figure.year,
        kind: figure.kind,
        name: &figure.name,
        amount: difference(figure.amount),
        by_agreement_alone: figure.by_agreement_alone,
    }
}

pub(super) fn change(change: &AgreementChange) -> impl Iterator<Item = ChangeRow<'_>> {
    change.keys.iter().map(|(key, before, after)| ChangeRow {
        table: change.table,
        id: &change.id,
        change: match change.change {
            ChangeKind::Added => ItemChange::ItemAdded,
            ChangeKind::Deleted => ItemChange::ItemDeleted,
            ChangeKind::Changed => ItemChange::ItemChanged,
        },
        key,
        before: before.as_deref(),
        after: after.as_deref(),
    })
}

/// An effect with tables of those years that are `shown`.
pub(super) fn effect(
    effect: &Effect,
    shown: impl Fn(&&YearEffect) -> bool,
    limits: Limits,
) -> EffectPart<'_> {
    EffectPart {
        years: Table::of(effect.years.iter().filter(shown).map(|part| year(part, limits)), limits.years),
        members: Table::of(effect.members.iter().map(member), limits.members),
        total: difference(effect.total),
        entries: made(german::signed_euros(effect.entries.amount())),
        sums_agree: effect.sums_agree(),
    }
}

pub(super) fn year(year: &YearEffect, limits: Limits) -> YearPart<'_> {
    YearPart {
        year: year.year,
        members: Table::of(year.members.iter().map(member), limits.members),
        total: difference(year.total),
        entries: made(german::signed_euros(year.entries.amount())),
        sums_agree: year.total.amount() == year.entries.amount(),
    }
}

fn member(member: &MemberEffect) -> MemberRow<'_> {
    MemberRow { name: &member.name, newcomer: member.newcomer, bill: difference(member.bill) }
}

fn difference(of: Difference) -> DifferenceText {
    let percent = (!of.old.is_zero()).then(|| {
        let fraction = BigRational::new(BigInt::from(of.amount().0), BigInt::from(of.old.abs().0));
        let sign = if of.amount().0 > 0 { "+" } else { "" };
        made(format!("{sign}{}", german::percent(&fraction)))
    });
    DifferenceText {
        old: made(german::euros(of.old)),
        new: made(german::euros(of.new)),
        amount: made(german::signed_euros(of.amount())),
        percent,
    }
}

pub(super) fn cost<'a>(ledger: &'a Ledger, taken_back: &TakenBack<'_>, entry: &'a CostEntry) -> CostRow<'a> {
    let agreement = &ledger.agreement;
    let period = entry.period;
    CostRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        cost_type: &agreement.cost_type(entry.cost_type).name,
        period: made(format!("{}–{}", german::date(period.start), german::date(period.end))),
        amount: made(german::euros(entry.amount)),
        charged_to: entry.charged_to.map(|member| agreement.member(member).short_name.as_str()),
        document: proof(agreement, entry.document),
        mark: mark(entry.status),
        other: other_entry(
            entry.standing,
            &ledger.costs,
            &taken_back.costs,
            |entry| &entry.entry,
            taken_back.is_settled(entry),
        ),
        note: &entry.note,
    }
}

pub(super) fn membership<'a>(
    ledger: &'a Ledger,
    taken_back: &TakenBack<'_>,
    entry: &'a MembershipEntry,
) -> MembershipRow<'a> {
    let agreement = &ledger.agreement;
    MembershipRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        member: &agreement.member(entry.member).short_name,
        event: match entry.event {
            Event::Join => EventOn::Joined { on: made(german::date(entry.effective_on)) },
            Event::Leave => EventOn::Left { on: made(german::date(entry.effective_on)) },
        },
        document: proof(agreement, entry.document),
        mark: None,
        other: other_entry(
            entry.standing,
            &ledger.memberships,
            &taken_back.memberships,
            |entry| &entry.entry,
            false,
        ),
        note: &entry.note,
    }
}

pub(super) fn value<'a>(
    ledger: &'a Ledger,
    taken_back: &TakenBack<'_>,
    entry: &'a MeasureEntry,
) -> BookedValueRow<'a> {
    let agreement = &ledger.agreement;
    let measure = agreement.measure(entry.measure);
    BookedValueRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        measure: &measure.name,
        year: entry.year,
        member: &agreement.member(entry.member).short_name,
        value: made(german::millionths(entry.value.millionths().into())),
        reference_date: entry.reference_date.map(|day| made(german::date(day))),
        document: proof(agreement, entry.document),
        mark: mark(entry.status),
        other: other_entry(entry.standing, &ledger.measures, &taken_back.values, |entry| &entry.entry, false),
        note: &entry.note,
    }
}

/// What an entry of a book takes back, and what stands in its place; or what takes it back.
fn other_entry<T>(
    standing: Standing,
    book: &[T],
    corrections: &[Correction<'_, T>],
    entry: impl Fn(&T) -> &str,
    is_settled: bool,
) -> Option<OtherEntry> {
    let called = |place: usize| book.get(place).map(|other| entry(other).to_owned());
    Some(match (standing, is_settled) {
        (Standing::Live, _) => return None,
        (Standing::Reversed { by }, false) => OtherEntry::TakenBackAgain { by: called(by)? },
        (Standing::Reversed { by }, true) => OtherEntry::SettledAgain { by: called(by)? },
        (Standing::Reversal { of }, true) => OtherEntry::Settles { of: called(of)? },
        (Standing::Reversal { of }, false) => {
            let of = called(of)?;
            let correction = corrections.iter().find(|correction| entry(correction.reversed) == of);
            match correction.and_then(|correction| correction.replacement) {
                Some(replacement) => OtherEntry::Corrects { of, by: entry(replacement).to_owned() },
                None => OtherEntry::TakesBack { of },
            }
        }
    })
}

fn mark(status: Status) -> Option<StatusMark> {
    match status {
        Status::Actual => None,
        Status::Planned => Some(StatusMark::MarkedPlanned),
        Status::Assumed => Some(StatusMark::MarkedAssumed),
    }
}

fn proof(agreement: &Agreement, document: Option<DocumentIx>) -> Proof {
    match document {
        Some(document) => Proof::DocumentedBy { title: agreement.document(document).title.clone() },
        None => Proof::NoDocument,
    }
}
