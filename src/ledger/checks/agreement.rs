//! What `agreement.toml` names but nothing uses.

use crate::finding::{Code, Finding};
use crate::ledger::agreement::Agreement;
use crate::ledger::agreement_toml::AgreementPlaces;
use crate::ledger::book::Book;
use crate::ledger::cost_entry::CostEntry;
use crate::ledger::membership_entry::MembershipEntry;
use crate::ledger::timeline::Timeline;
use std::collections::BTreeSet;

pub(in crate::ledger) fn documents_are_used(
    agreement: &Agreement,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    places: &AgreementPlaces,
    findings: &mut Vec<Finding>,
) {
    let mut unused: BTreeSet<usize> = (0..agreement.documents.len()).collect();
    let used = agreement
        .milestones
        .iter()
        .filter_map(|milestone| milestone.document)
        .chain(memberships.entries.iter().filter_map(|entry| entry.document))
        .chain(costs.entries.iter().filter_map(|entry| entry.document));
    for document in used {
        unused.remove(&document.0);
    }
    let unused = unused
        .into_iter()
        .filter_map(|index| agreement.documents.get(index).zip(places.documents.get(index)));
    for (document, place) in unused {
        findings.push(Finding::new(
            Code::UnusedDocument,
            place.clone(),
            format!("auf „{}“ verweist weder eine Buchung noch ein Meilenstein", document.id),
            "den Beleg bei einer Buchung oder einem Meilenstein nennen oder löschen",
        ));
    }
}

pub(in crate::ledger) fn candidates_do_not_take_part(
    agreement: &Agreement,
    timeline: &Timeline,
    places: &AgreementPlaces,
    findings: &mut Vec<Finding>,
) {
    let Some(last) = timeline.epochs().last() else { return };
    let candidates = agreement.candidates.iter().zip(&places.candidates);
    for (&candidate, place) in candidates.filter(|(candidate, _)| last.members.contains(candidate)) {
        findings.push(Finding::new(
            Code::CandidateTakesPart,
            place.clone(),
            format!("„{}“ ist beteiligt", agreement.member(candidate).id),
            "diese [[candidate]] löschen",
        ));
    }
}
