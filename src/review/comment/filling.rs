//! The review, filled into what the templates are given.

use super::context::{
    AgreementPart, ChangeRow, Comment, CostRow, DataRow, DifferenceText, EffectPart, FaultRow, FindingRow,
    LineRow, MemberRow, MembershipRow, OnCheckoutRow, PastFigureRow, StandRow, Table, YearPart, Years, made,
};
use super::limits::Limits;
use super::{Compared, NamedBy, site_part, summary};
use crate::german;
use crate::ledger::{CostEntry, Event, Ledger, MembershipEntry, Standing};
use crate::review::append_only::Fault;
use crate::review::comparison::Comparison;
use crate::review::effect::{Difference, Effect, MemberEffect, YearEffect};
use crate::review::past_figures::PastFigure;
use crate::review::{AgreementChange, NewFinding, OnCheckout, Review};
use num_bigint::BigInt;
use num_rational::BigRational;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;

/// The comment within these limits.
pub(super) fn comment<'a>(review: &'a Review<'_>, compared: &'a Compared, limits: Limits) -> Comment<'a> {
    let several = review.agreements_in_root > 1;
    Comment {
        marker: made(marker(&compared.ledger)),
        base: &compared.base,
        base_id: made(&*compared.base_id),
        base_variable: match &compared.named_by {
            NamedBy::Variable(name) | NamedBy::Commit(name) => Some(name),
            NamedBy::Asked | NamedBy::DefaultBranch => None,
        },
        base_is_commit: matches!(compared.named_by, NamedBy::Commit(_)),
        base_is_default: compared.named_by == NamedBy::DefaultBranch,
        head: compared.head.as_deref(),
        head_id: compared.head_id.as_deref().map(made),
        ledger: &compared.ledger,
        empty: review.is_empty(),
        summary: summary::of(review),
        faults: Table::of(review.faults.iter().map(fault), limits.reasons()),
        moved_on: Table::of(review.moved_on.iter().map(String::as_str), limits.reasons()),
        on_checkout: on_checkout(&review.on_checkout, limits),
        findings: Table::of(review.findings.iter().map(finding), limits.reasons()),
        several,
        agreements: Table::of(
            review.agreements.iter().map(|of| agreement(of, several, limits)),
            limits.agreements(),
        ),
        site: review.site.as_ref().ok().map(|site| site_part::of(site, &review.agreements, limits)),
        site_untold: review.site.as_ref().err().map(|untold| untold.id()),
    }
}

/// The hidden first line, by which a poster finds its earlier comment: the ledger's path in the repository, every
/// byte that a comment in HTML might not take written as `%2D`. So each ledger of a repository has its own.
fn marker(ledger: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'_');
    format!("<!-- kopfstelle review {} -->", utf8_percent_encode(ledger, PLAIN))
}

fn on_checkout(files: &[OnCheckout], limits: Limits) -> Vec<OnCheckoutRow<'_>> {
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

fn fault(fault: &Fault) -> FaultRow<'_> {
    FaultRow {
        file: &fault.file,
        line: fault.line,
        kind: fault.kind.id(),
        before: fault.before.as_deref(),
        after: fault.after.as_deref(),
    }
}

fn finding(new: &NewFinding) -> FindingRow<'_> {
    let NewFinding { finding, in_base } = new;
    FindingRow {
        error: finding.is_error(),
        code: finding.code.id(),
        title: finding.code.title(),
        file: &finding.place.file,
        line: finding.place.line,
        column: finding.place.column.as_deref(),
        found: &finding.found,
        remedy: &finding.remedy,
        in_base: *in_base,
    }
}

fn agreement<'a>(of: &'a Comparison<'_>, several: bool, limits: Limits) -> AgreementPart<'a> {
    let rows = limits.rows;
    let ledger = || of.ledger().into_iter();
    let costs = ledger().flat_map(|ledger| of.added_costs().map(|entry| cost(ledger, entry)));
    let memberships =
        ledger().flat_map(|ledger| of.added_memberships().map(|entry| membership(ledger, entry)));
    let stands = of.added_stands().map(|stand| StandRow {
        stand: &stand.stand,
        recorded_on: made(german::date(stand.recorded_on)),
        note: &stand.note,
    });
    let lines = of.lines.iter().map(|line| LineRow { file: &line.file, line: line.line, text: &line.text });
    let on_site = |path: &str| match of.id().filter(|_| several) {
        Some(id) => format!("{id}/{path}"),
        None => path.to_owned(),
    };
    let retroactive_data = of.data_files.iter().filter_map(|file| {
        let years = Years::of(file.years.iter().filter(|(_, was_over)| *was_over).map(|(year, _)| *year));
        (years.count > 0).then(|| DataRow { path: on_site(&file.path), years })
    });
    let running = |year: &&YearEffect| !year.was_over;
    AgreementPart {
        title: of.title().unwrap_or(&of.folder),
        id: of.id(),
        folder: &of.folder,
        moved_from: of.moved_from.as_deref(),
        state: of.state.id(),
        changes: Table::of(of.agreement.iter().flat_map(change), rows),
        reworded: of.agreement_reworded,
        alone: of
            .agreement_alone
            .as_ref()
            .filter(|alone| !alone.is_none())
            .map(|alone| effect(alone, |_| false, limits)),
        alone_known: of.agreement_alone.is_some(),
        retroactive: Table::of(of.effect.retroactive().map(|part| year(part, limits)), limits.years),
        past_figures: Table::of(of.past_figures.iter().map(past_figure), rows),
        past_by_agreement: of.past_figures.iter().any(|figure| figure.by_agreement_alone),
        retroactive_data: retroactive_data.collect(),
        costs: Table::of(costs, rows),
        costs_sum: made(german::signed_euros(of.added_sum())),
        memberships: Table::of(memberships, rows),
        stands: Table::of(stands, rows),
        lines: Table::of(lines, rows),
        effect: Some(&of.effect).filter(|part| !part.is_none()).map(|part| effect(part, running, limits)),
    }
}

fn past_figure(figure: &PastFigure) -> PastFigureRow<'_> {
    PastFigureRow {
        year: figure.year,
        kind: figure.kind.id(),
        name: &figure.name,
        amount: difference(figure.amount),
        by_agreement_alone: figure.by_agreement_alone,
    }
}

fn change(change: &AgreementChange) -> impl Iterator<Item = ChangeRow<'_>> {
    change.keys.iter().map(|(key, before, after)| ChangeRow {
        table: change.table,
        id: &change.id,
        change: change.change.id(),
        key,
        before: before.as_deref(),
        after: after.as_deref(),
    })
}

/// An effect with tables of those years that are `shown`.
fn effect(effect: &Effect, shown: impl Fn(&&YearEffect) -> bool, limits: Limits) -> EffectPart<'_> {
    EffectPart {
        span: Years::of(effect.years.iter().map(|year| year.year)),
        years: Table::of(effect.years.iter().filter(shown).map(|part| year(part, limits)), limits.years),
        members: Table::of(effect.members.iter().map(member), limits.members),
        total: difference(effect.total),
        entries: made(german::signed_euros(effect.entries.amount())),
        sums_agree: effect.sums_agree(),
    }
}

fn year(year: &YearEffect, limits: Limits) -> YearPart<'_> {
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

fn cost<'a>(ledger: &'a Ledger, entry: &'a CostEntry) -> CostRow<'a> {
    let agreement = &ledger.agreement;
    let other = |place: usize| ledger.costs.get(place).map(|other| &*other.entry);
    let (reverses, reversed_by) = counterparts(entry.standing, other);
    let period = entry.period;
    CostRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        cost_type: &agreement.cost_type(entry.cost_type).name,
        period: made(format!("{}–{}", german::date(period.start), german::date(period.end))),
        amount: made(german::euros(entry.amount)),
        charged_to: entry.charged_to.map(|member| agreement.member(member).short_name.as_str()),
        status: entry.status.id(),
        document: entry.document.map(|document| agreement.document(document).title.as_str()),
        reverses,
        reversed_by,
        note: &entry.note,
    }
}

pub(super) fn membership<'a>(ledger: &'a Ledger, entry: &'a MembershipEntry) -> MembershipRow<'a> {
    let agreement = &ledger.agreement;
    let other = |place: usize| ledger.memberships.get(place).map(|other| &*other.entry);
    let (reverses, reversed_by) = counterparts(entry.standing, other);
    MembershipRow {
        entry: &entry.entry,
        recorded_on: made(german::date(entry.recorded_on)),
        member: &agreement.member(entry.member).short_name,
        joins: entry.event == Event::Join,
        effective_on: made(german::date(entry.effective_on)),
        document: entry.document.map(|document| agreement.document(document).title.as_str()),
        reverses,
        reversed_by,
        note: &entry.note,
    }
}

/// What an entry takes back, and what takes it back.
fn counterparts<'a>(
    standing: Standing,
    other: impl Fn(usize) -> Option<&'a str>,
) -> (Option<&'a str>, Option<&'a str>) {
    match standing {
        Standing::Live => (None, None),
        Standing::Reversal { of } => (other(of), None),
        Standing::Reversed { by } => (None, other(by)),
    }
}
