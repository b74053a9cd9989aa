//! Each shared entry can be divided: a split is in force for its whole period, and everybody that takes part has a
//! value of each measure in it.

use super::known_values::{KnownValue, KnownValues, Of};
use super::{Books, in_doubt};
use crate::finding::{Code, Findings};
use crate::ledger::agreement::MemberIx;
use crate::ledger::agreement_draft::AgreementDraft;
use crate::ledger::cost_entry;
use crate::ledger::entry::Period;
use crate::ledger::new_row::NewRows;
use crate::ledger::split::MeasureIx;
use crate::ledger::split::SharedSplit;
use crate::ledger::timeline::{Segment, Timeline};
use crate::source::AgreementSource;
use std::collections::BTreeSet;

/// What an entry would need to be divided, and does not have.
enum Lack {
    /// Parts that are in force at its beginning.
    Split,
    /// A member that takes part at some time of it.
    Member(Period),
    /// A value.
    Value(Of),
    /// A value above zero, in this part of its period.
    Sum(MeasureIx, Period),
}

/// A ledger while it is asked what its entries lack.
struct Splits<'c> {
    values: KnownValues,
    timeline: &'c Timeline,
    /// For each member whether it is not known when it takes part.
    doubt: Vec<bool>,
}

impl Splits<'_> {
    /// What is missing for an entry; nothing that is in doubt is.
    fn lacks(&self, split: &SharedSplit, period: Period) -> Vec<Lack> {
        let Some(parts) = split.on(period.start) else { return vec![Lack::Split] };
        let segments = self.timeline.segments(period);
        let is_empty = |segment: &&Segment<'_>| segment.members.is_empty();
        let mut lacks: Vec<Lack> =
            segments.iter().find(is_empty).map(|segment| Lack::Member(segment.period)).into_iter().collect();
        for measure in parts.measures() {
            let mut missing: BTreeSet<MemberIx> = BTreeSet::new();
            for segment in segments.iter().filter(|segment| !segment.members.is_empty()) {
                let mut is_zero = true;
                for &member in segment.members {
                    match self.values.get((measure, period.year(), member)) {
                        KnownValue::Is(value) => is_zero &= value.is_zero(),
                        KnownValue::InDoubt => is_zero = false,
                        KnownValue::Missing => {
                            is_zero = false;
                            missing.extend(Some(member).filter(|member| !self.doubt[member.0]));
                        }
                    }
                }
                if is_zero && !self.doubt.contains(&true) {
                    lacks.push(Lack::Sum(measure, segment.period));
                }
            }
            lacks.extend(missing.into_iter().map(|member| Lack::Value((measure, period.year(), member))));
        }
        lacks
    }
}

pub(in crate::ledger) fn costs_can_be_split(
    agreement: &AgreementDraft,
    books: &Books<'_, '_>,
    timeline: &Timeline,
    source: &AgreementSource,
    findings: &mut Findings,
) {
    if books.memberships.some_are_lost {
        return;
    }
    let doubt = in_doubt(agreement, books.memberships);
    let splits = Splits { values: KnownValues::of(books.measures), timeline, doubt };
    live_entries(agreement, books, &splits, source, findings);
    reversed_entries(agreement, books, &splits, findings);
}

fn live_entries(
    agreement: &AgreementDraft,
    books: &Books<'_, '_>,
    splits: &Splits<'_>,
    source: &AgreementSource,
    findings: &mut Findings,
) {
    // Where all parts are equal there is no more to be checked than who takes part.
    let is_equal = |split: &SharedSplit| split.is_equal();
    if agreement.known_cost_types().all(|draft| draft.shared().is_none_or(is_equal)) {
        return;
    }
    let mut rows = NewRows::of(source);
    let mut said: BTreeSet<Of> = BTreeSet::new();
    let mut zero: BTreeSet<(MeasureIx, Period)> = BTreeSet::new();
    for row in books.costs.known().filter(|row| row.is_live) {
        let Some(cost_type) = row.facts.cost_type else { continue };
        let (id, Some(draft)) = agreement.cost_type(cost_type) else { continue };
        let (Some(period), Some(split)) = (row.facts.period, draft.shared()) else { continue };
        let mut report = |code, column, found: String, remedy: String| {
            findings.push(books.costs.finding(code, row.place, column, found, remedy));
        };
        let begins_within = |from: &jiff::civil::Date| period.start < *from && *from <= period.end;
        let within = split.dated().iter().filter_map(|dated| dated.from).find(begins_within);
        if let Some(from) = within.filter(|_| split.on(period.start).is_some()) {
            let found =
                format!("der Verteilungsschlüssel von „{id}“ ändert sich am {from}, mitten im Zeitraum");
            let remedy = format!("den Betrag auf zwei Buchungen aufteilen, die zweite ab {from}");
            report(Code::SplitWithin, cost_entry::PERIOD_END, found, remedy);
            continue;
        }
        for lack in splits.lacks(split, period) {
            match lack {
                Lack::Split => report(
                    Code::NoSplit,
                    cost_entry::PERIOD_START,
                    format!("für „{id}“ gilt am {} noch kein Verteilungsschlüssel", period.start),
                    "in agreement.toml Teile ergänzen, die so früh gelten, oder den Leistungszeitraum berichtigen".into(),
                ),
                // Said where costs are held against the memberships.
                Lack::Member(_) => {}
                Lack::Value(of @ (measure, year, member)) => {
                    if said.insert(of) {
                        let found = format!(
                            "„{}“ {year:04} für „{}“ fehlt",
                            agreement.measure(measure).0,
                            agreement.member_id(member)
                        );
                        let (id, known) = agreement.measure(measure);
                        let reference = known.and_then(|measure| measure.reference?.of(year));
                        let remedy = rows.value((id, year, agreement.member_id(member)), reference);
                        report(Code::ValueMissing, cost_entry::COST_TYPE, found, remedy);
                    }
                }
                Lack::Sum(measure, part) => {
                    if zero.insert((measure, part)) {
                        let found = format!(
                            "die Werte von „{}“ der von {} bis {} Beteiligten ergeben 0",
                            agreement.measure(measure).0,
                            part.start,
                            part.end
                        );
                        let remedy = "einen falschen Wert stornieren und richtig buchen; mindestens eine Kommune muss etwas tragen";
                        report(Code::ZeroValues, cost_entry::COST_TYPE, found, remedy.into());
                    }
                }
            }
        }
    }
}

/// Names each reversed entry that is divided among nobody; its reversal goes without saying.
fn reversed_entries(
    agreement: &AgreementDraft,
    books: &Books<'_, '_>,
    splits: &Splits<'_>,
    findings: &mut Findings,
) {
    if splits.doubt.contains(&true) {
        return;
    }
    for entry in &books.costs.entries {
        let Some(by) = entry.standing.reversed_by() else { continue };
        let (id, Some(draft)) = agreement.cost_type(entry.cost_type) else { continue };
        let Some(split) = draft.shared() else { continue };
        let Some(lack) = splits.lacks(split, entry.period).into_iter().next() else { continue };
        let (column, why) = match lack {
            Lack::Member(part) => (
                cost_entry::PERIOD_START,
                format!("von {} bis {} ist keine Kommune beteiligt", part.start, part.end),
            ),
            Lack::Split => (
                cost_entry::PERIOD_START,
                format!("für „{id}“ gilt am {} noch kein Verteilungsschlüssel", entry.period.start),
            ),
            Lack::Value((measure, year, member)) => (
                cost_entry::COST_TYPE,
                format!(
                    "„{}“ {year:04} für „{}“ fehlt",
                    agreement.measure(measure).0,
                    agreement.member_id(member)
                ),
            ),
            Lack::Sum(measure, part) => (
                cost_entry::COST_TYPE,
                format!(
                    "die Werte von „{}“ der von {} bis {} Beteiligten ergeben 0",
                    agreement.measure(measure).0,
                    part.start,
                    part.end
                ),
            ),
        };
        let reversal = books.costs.entries.get(by).map_or("", |reversal| &reversal.entry);
        let found = format!(
            "{why}: diese Buchung und ihr Storno „{reversal}“ werden auf niemanden verteilt und stehen nicht in shares.csv"
        );
        let remedy = match lack {
            Lack::Member(_) => "nichts ändern, wenn die Mitgliedschaften stimmen; sonst die fehlende buchen",
            Lack::Split => {
                "nichts ändern, wenn der Verteilungsschlüssel stimmt; sonst ihn in agreement.toml ergänzen"
            }
            Lack::Value(_) | Lack::Sum(..) => {
                "nichts ändern, wenn die Werte stimmen; sonst den fehlenden buchen"
            }
        };
        let sheet = &books.costs.sheets[entry.place.file];
        findings.push(sheet.cell_finding(Code::ReversedWithoutMembers, entry.place, column, found, remedy));
    }
}
