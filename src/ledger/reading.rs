//! The order in which a ledger is read and checked.

use super::agreement::Agreement;
use super::agreement_toml::{self, AgreementRead};
use super::book::Book;
use super::cells::{IdTable, Ids};
use super::cost_entry::{self, COST_COLUMNS, CostEntry};
use super::membership_entry::{self, MEMBERSHIP_COLUMNS, MembershipEntry};
use super::reversals;
use super::stand::{self, Stands};
use super::timeline::Timeline;
use super::{EntriesOfFile, Ledger, checks};
use crate::finding::Finding;
use crate::source::AgreementSource;

/// Reads and checks one agreement. The ledger is there where no finding is an error.
#[must_use]
pub fn read(source: &AgreementSource) -> (Option<Ledger>, Vec<Finding>) {
    let AgreementRead { agreement, ids_complete, rules_complete, places, mut findings } =
        agreement_toml::read(&source.agreement);

    let (mut memberships, mut costs) = {
        let members = IdTable::new(agreement.members.iter().map(|member| member.id.as_str()), ids_complete);
        let cost_types =
            IdTable::new(agreement.cost_types.iter().map(|cost_type| cost_type.id.as_str()), ids_complete);
        let documents =
            IdTable::new(agreement.documents.iter().map(|document| document.id.as_str()), ids_complete);
        let ids = Ids { members: &members, cost_types: &cost_types, documents: &documents };
        let memberships: Book<'_, MembershipEntry> =
            Book::read(&source.memberships, MEMBERSHIP_COLUMNS, |cells| membership_entry::read(cells, &ids));
        let costs: Book<'_, CostEntry> =
            Book::read(&source.costs, COST_COLUMNS, |cells| cost_entry::read(cells, &ids));
        (memberships, costs)
    };
    findings.append(&mut memberships.findings);
    findings.append(&mut costs.findings);

    reversals::link(&mut memberships, &mut findings);
    reversals::link(&mut costs, &mut findings);
    let timeline = Timeline::new(agreement.members.len(), &memberships.entries);
    checks::joins_and_leaves_alternate(&agreement, &memberships, &mut findings);
    // These go through all entries, each on a core of its own.
    let (mut of_entries, (mut of_agreement, mut of_memberships)) = rayon::join(
        || collected(|findings| checks::entries_are_unique(&memberships, &costs, findings)),
        || {
            rayon::join(
                || {
                    collected(|findings| {
                        if rules_complete {
                            checks::costs_fit_the_agreement(&agreement, &costs, findings);
                        }
                    })
                },
                || {
                    collected(|findings| {
                        if rules_complete {
                            checks::costs_fit_the_memberships(
                                &agreement,
                                &timeline,
                                &memberships,
                                &costs,
                                findings,
                            );
                        }
                    })
                },
            )
        },
    );
    findings.append(&mut of_entries);
    findings.append(&mut of_agreement);
    findings.append(&mut of_memberships);
    if ids_complete && memberships.is_complete() {
        checks::candidates_do_not_take_part(&agreement, &timeline, &places, &mut findings);
    }
    if ids_complete && memberships.is_complete() && costs.is_complete() {
        checks::documents_are_used(&agreement, &memberships, &costs, &places, &mut findings);
    }

    let stands = stand::read(source, &mut findings);
    if let Some(stands) = &stands {
        checks::stands_still_hold(stands, &memberships, &costs, source, &mut findings);
    }

    let sound = !findings.iter().any(Finding::is_error);
    let ledger = sound.then(|| into_ledger(agreement, timeline, memberships, costs, stands));
    (ledger, findings)
}

/// What some checks find.
fn collected(check: impl FnOnce(&mut Vec<Finding>)) -> Vec<Finding> {
    let mut findings = Vec::new();
    check(&mut findings);
    findings
}

fn into_ledger(
    agreement: Agreement,
    timeline: Timeline,
    memberships: Book<'_, MembershipEntry>,
    costs: Book<'_, CostEntry>,
    stands: Option<Stands<'_>>,
) -> Ledger {
    let (stands, rows) = stands.map_or_else(Default::default, |stands| (stands.stands, stands.rows));
    let entries_of_file =
        EntriesOfFile { memberships: memberships.counts, costs: costs.counts, stands: rows };
    let (memberships, costs) = (memberships.entries, costs.entries);
    Ledger { agreement, memberships, costs, stands, timeline, entries_of_file }
}
