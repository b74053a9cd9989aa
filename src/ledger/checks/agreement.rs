//! What `agreement.toml` names but nothing uses.

use crate::finding::{Code, Finding, Findings, Place};
use crate::ledger::agreement::MemberIx;
use crate::ledger::agreement_draft::AgreementDraft;
use crate::ledger::agreement_toml::AgreementPlaces;
use crate::ledger::book::Book;
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::measure_entry::MeasureEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::stand::recorded;
use crate::ledger::timeline::Timeline;
use crate::source::{AgreementSource, may_run_in_a_browser};
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::ledger) fn documents_are_used(
    agreement: &AgreementDraft,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    measures: &Book<'_, MeasureEntry>,
    places: &AgreementPlaces,
    findings: &mut Findings,
) {
    // What could not be read may name any document.
    let Some(milestones) = agreement.milestones.as_ref().filter(|_| {
        agreement.documents.complete
            && memberships.knows_of_all(|facts| facts.document.is_some())
            && costs.knows_of_all(|facts| facts.document.is_some())
            && measures.knows_of_all(|facts| facts.document.is_some())
    }) else {
        return;
    };
    let mut unused: BTreeSet<usize> = (0..agreement.documents.items.len()).collect();
    let used = milestones
        .iter()
        .filter_map(|milestone| milestone.document)
        .chain(memberships.known().filter_map(|row| row.facts.document.flatten()))
        .chain(costs.known().filter_map(|row| row.facts.document.flatten()))
        .chain(measures.known().filter_map(|row| row.facts.document.flatten()));
    for document in used {
        unused.remove(&document.0);
    }
    for (id, place) in agreement
        .documents
        .ids()
        .zip(&places.documents)
        .enumerate()
        .filter_map(|(index, document)| unused.contains(&index).then_some(document))
    {
        findings.push(Finding::new(
            Code::UnusedDocument,
            place.clone(),
            format!("auf „{id}“ verweist weder eine Buchung noch ein Meilenstein"),
            "den Beleg bei einer Buchung oder einem Meilenstein nennen oder löschen",
        ));
    }
}

/// Each file that a document names is there, and each one that is there is named.
pub(in crate::ledger) fn document_files_are_named(
    agreement: &AgreementDraft,
    source: &AgreementSource,
    places: &AgreementPlaces,
    findings: &mut Findings,
) {
    let documents = agreement.documents.items.iter().zip(&places.documents);
    let named = documents.filter_map(|(document, place)| Some((document.1.as_ref()?.file()?, place)));
    let mut files: BTreeMap<&str, &str> =
        source.documents.iter().map(|file| (file.path.as_str(), file.shown.as_str())).collect();
    let unread = source.unread.iter().map(String::as_str);
    let there: BTreeSet<&str> = files.keys().copied().chain(unread).collect();
    for (file, place) in named {
        files.remove(file);
        // Where a stand contains it, that it is gone breaks the stand, and that is said.
        let is_recorded =
            || recorded(source).iter().any(|stand| stand.rows.iter().any(|row| *row.file == *file));
        if !there.contains(file) && !is_recorded() {
            let found = format!("„{file}“ gibt es nicht");
            let remedy = "die Datei dort ablegen oder den Namen genau so schreiben, wie die Datei heißt";
            findings.push(Finding::new(Code::DocumentFile, place.clone(), found, remedy));
        }
    }
    // A document that could not be read may name any file.
    if agreement.documents.complete
        && agreement.documents.items.iter().all(|(_, document)| document.is_some())
    {
        // What may not lie there is not to be named either.
        for (file, shown) in files.into_iter().filter(|(file, _)| may_run_in_a_browser(file).is_none()) {
            let remedy = format!(
                "bei einem [[document]] file = \"{file}\" nennen; löschen nur, wenn sie noch nie veröffentlicht war"
            );
            let found = "kein [[document]] nennt diese Datei";
            findings.push(Finding::new(Code::UnnamedFile, Place::file(shown), found, remedy));
        }
    }
}

pub(in crate::ledger) fn candidates_do_not_take_part(
    agreement: &AgreementDraft,
    memberships: &Book<'_, MembershipEntry>,
    timeline: &Timeline,
    places: &AgreementPlaces,
    findings: &mut Findings,
) {
    let doubt = super::in_doubt(agreement, memberships);
    let Some(last) = timeline.epochs().last() else { return };
    let takes_part = |candidate: &MemberIx| last.members.contains(candidate) && !doubt[candidate.0];
    let candidates = agreement.candidates.iter().zip(&places.candidates);
    for (&candidate, place) in candidates.filter(|(candidate, _)| takes_part(candidate)) {
        findings.push(Finding::new(
            Code::CandidateTakesPart,
            place.clone(),
            format!("„{}“ ist beteiligt", agreement.member_id(candidate)),
            "diese [[candidate]] löschen",
        ));
    }
}
