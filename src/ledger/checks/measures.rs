//! The values of measures by themselves: each once, of the right day, with the right total, and used.

use super::Books;
use super::known_values::{KnownValues, Of};
use crate::finding::{Code, Finding, Findings};
use crate::ledger::agreement::MemberIx;
use crate::ledger::agreement_draft::AgreementDraft;
use crate::ledger::agreement_toml::AgreementPlaces;
use crate::ledger::measure_entry;
use crate::ledger::new_row::NewRows;
use crate::ledger::sheet::RowPlace;
use crate::ledger::split::{DatedParts, Split};
use crate::ledger::timeline::Timeline;
use crate::ledger::value;
use crate::ledger::{Coverage, Ledger};
use crate::source::AgreementSource;
use std::collections::{BTreeMap, BTreeSet};

/// One live value at most for a measure, year and member; each of its reference day; those of a year of the right
/// total.
pub(in crate::ledger) fn values_keep_the_rules_of_their_measure(
    agreement: &AgreementDraft,
    books: &Books<'_, '_>,
    timeline: &Timeline,
    findings: &mut Findings,
) {
    let measures = books.measures;
    let mut first: BTreeMap<Of, RowPlace> = BTreeMap::new();
    for row in in_order(books) {
        let facts = row.facts;
        let (Some(measure), Some(year)) = (facts.measure, facts.year) else { continue };
        let (id, known) = agreement.measure(measure);
        if let Some(member) = facts.member {
            let first = *first.entry((measure, year, member)).or_insert(row.place);
            if first != row.place {
                let found = format!(
                    "„{id}“ {year:04} für „{}“ steht schon in {}",
                    agreement.member_id(member),
                    measures.sheets[first.file].name_of(first)
                );
                let remedy = "den falschen Wert stornieren; in Kraft ist immer nur einer";
                findings.push(measures.finding(
                    Code::ValueTwice,
                    row.place,
                    measure_entry::MEMBER,
                    found,
                    remedy,
                ));
            }
        }
        let wanted = known.and_then(|known| known.reference).and_then(|reference| reference.of(year));
        if let Some((wanted, given)) =
            wanted.zip(facts.reference_date).filter(|(wanted, given)| Some(*wanted) != *given)
        {
            let found = match given {
                Some(given) => format!("{given} statt {wanted}, dem Stichtag von „{id}“ für {year:04}"),
                None => format!("der Stichtag von „{id}“ für {year:04} fehlt"),
            };
            let remedy = format!("den Wert vom {wanted} buchen und {wanted} schreiben");
            let column = measure_entry::REFERENCE_DATE;
            findings.push(measures.finding(Code::ReferenceDay, row.place, column, found, remedy));
        }
    }
    totals_are_met(agreement, books, timeline, findings);
}

/// The live rows of the measures in the order of the ledger.
fn in_order(books: &Books<'_, '_>) -> Vec<crate::ledger::book::Known<measure_entry::MeasureFacts>> {
    let mut rows: Vec<_> = books.measures.known().filter(|row| row.is_live).collect();
    rows.sort_by_key(|row| (row.place.file, row.place.line));
    rows
}

/// The values of a year sum to the total of their measure, without those of candidates that never joined.
fn totals_are_met(
    agreement: &AgreementDraft,
    books: &Books<'_, '_>,
    timeline: &Timeline,
    findings: &mut Findings,
) {
    let values = KnownValues::of(books.measures);
    let doubt = super::in_doubt(agreement, books.memberships);
    for (measure, year) in values.years() {
        let (id, known) = agreement.measure(measure);
        let Some(total) = known.and_then(|known| known.total) else { continue };
        let Some(of_year) = values.of_year(measure, year) else { continue };
        let never_joined = |member: MemberIx| {
            agreement.candidates.contains(&member) && timeline.first_join(member).is_none()
        };
        if of_year.iter().any(|&(member, _)| never_joined(member) && doubt[member.0]) {
            continue;
        }
        let counted = of_year.iter().filter(|(member, _)| !never_joined(*member));
        let sum: u128 = counted.map(|(_, value)| u128::from(value.millionths())).sum();
        if sum == u128::from(total.millionths()) {
            continue;
        }
        let last = in_order(books)
            .into_iter()
            .rfind(|row| row.facts.measure == Some(measure) && row.facts.year == Some(year));
        let Some(last) = last else { continue };
        findings.push(books.measures.sheets[last.place.file].cell_finding(
            Code::MeasureTotal,
            last.place,
            measure_entry::VALUE,
            format!("die Werte von „{id}“ für {year:04} ergeben {} statt {total}", value::plain(sum)),
            format!(
                "die Werte aller Kommunen zusammen buchen oder falsche stornieren, bis die Summe {total} ist"
            ),
        ));
    }
}

/// Each measure divides some cost type.
pub(in crate::ledger) fn measures_are_used(
    agreement: &AgreementDraft,
    places: &AgreementPlaces,
    findings: &mut Findings,
) {
    let splits = agreement.cost_types.items.iter().map(|(_, draft)| draft.as_ref()?.split.as_ref());
    // What could not be read may name any measure.
    let Some(splits) = splits.collect::<Option<Vec<&Split>>>().filter(|_| agreement.cost_types.complete)
    else {
        return;
    };
    let used: BTreeSet<usize> =
        splits.into_iter().flat_map(Split::measures).map(|measure| measure.0).collect();
    let measures = agreement.measures.ids().zip(&places.measures).enumerate();
    for (_, (id, place)) in measures.filter(|(index, _)| !used.contains(index)) {
        findings.push(Finding::new(
            Code::UnusedMeasure,
            place.clone(),
            format!("nach „{id}“ wird keine Kostenart verteilt"),
            "sie bei einer Kostenart in split nennen oder löschen",
        ));
    }
}

/// Each candidate has a value of each measure by which the common costs of the last full year are divided.
pub(in crate::ledger) fn candidates_have_values(
    ledger: &Ledger,
    source: &AgreementSource,
    places: &AgreementPlaces,
    findings: &mut Findings,
) {
    let agreement = &ledger.agreement;
    if agreement.measures.is_empty() || agreement.candidates.is_empty() {
        return;
    }
    let Some(&year) = ledger.full_years(&Coverage::of(ledger)).last() else { return };
    let common = ledger.costs.iter().filter(|entry| entry.standing.is_live() && entry.year() == year);
    let splits = common.filter_map(|entry| {
        let cost_type = agreement.cost_type(entry.cost_type);
        cost_type.split.shared().filter(|_| cost_type.is_common())?.on(entry.period.start)
    });
    let measures: BTreeSet<_> = splits.flat_map(DatedParts::measures).collect();
    let mut rows = NewRows::of(source);
    for (&candidate, place) in agreement.candidates.iter().zip(&places.candidates) {
        let id = &agreement.member(candidate).id;
        for &measure in measures.iter().filter(|&&measure| ledger.value(measure, year, candidate).is_none()) {
            let measure = agreement.measure(measure);
            let reference = measure.reference.and_then(|reference| reference.of(year));
            let row = rows.value((&measure.id, year, id), reference);
            findings.push(Finding::new(
                Code::CandidateValue,
                place.clone(),
                format!(
                    "für „{id}“ gibt es keinen Wert von „{}“ für {year:04}, das letzte volle Jahr",
                    measure.id
                ),
                format!("ohne ihn fehlt diese Kommune im Ausblick; {row}"),
            ));
        }
    }
}
