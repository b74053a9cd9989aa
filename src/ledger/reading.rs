//! The order in which a ledger is read and checked.

use super::agreement::Agreement;
use super::agreement_toml::{self, AgreementRead};
use super::book::Book;
use super::cells::{IdTable, Ids};
use super::cost_entry::{self, COST_COLUMNS, CostEntry};
use super::membership_entry::{self, MEMBERSHIP_COLUMNS, MembershipEntry};
use super::reversals;
use super::stand::{self, Stands};
use super::timeline::{Timeline, changes};
use super::{EntriesOfFile, Ledger, checks};
use crate::finding::{Finding, Place};
use crate::source::AgreementSource;

/// One agreement, read.
#[derive(Debug)]
pub struct Reading {
    /// Its files.
    pub source: AgreementSource,
    /// What they hold, where no finding is an error.
    pub ledger: Option<Ledger>,
    /// The id that the agreement gives itself, and where: known also where there are errors, so that two of one id
    /// are found.
    pub own_id: Option<(String, Place)>,
}

impl Reading {
    /// Its id, where that can be read.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.own_id.as_ref().map(|(id, _)| id.as_str())
    }
}

/// Reads and checks one agreement: what it holds, and everything that was found.
#[must_use]
pub fn read(source: AgreementSource) -> (Reading, Vec<Finding>) {
    let (ledger, own_id, findings) = checked(&source);
    (Reading { source, ledger, own_id }, findings)
}

fn checked(source: &AgreementSource) -> (Option<Ledger>, Option<(String, Place)>, Vec<Finding>) {
    let AgreementRead { agreement, is_toml, places, mut findings } = agreement_toml::read(&source.agreement);
    let own_id = agreement.id.clone().zip(places.id.clone());

    let (mut memberships, mut costs) = {
        let members = IdTable::of(&agreement.members);
        let cost_types = IdTable::of(&agreement.cost_types);
        let documents = IdTable::of(&agreement.documents);
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
    let timeline = Timeline::new(agreement.members.items.len(), changes(&memberships));
    checks::joins_and_leaves_alternate(&agreement, &memberships, &mut findings);
    // These go through all entries, each on a core of its own.
    let (mut of_entries, (mut of_agreement, mut of_memberships)) = rayon::join(
        || collected(|findings| checks::entries_are_unique(&memberships, &costs, findings)),
        || {
            rayon::join(
                || {
                    collected(|findings| {
                        if is_toml {
                            checks::costs_fit_the_agreement(&agreement, &costs, findings);
                        }
                    })
                },
                || {
                    collected(|findings| {
                        if is_toml {
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
    if is_toml {
        checks::candidates_do_not_take_part(&agreement, &memberships, &timeline, &places, &mut findings);
    }
    checks::documents_are_used(&agreement, &memberships, &costs, &places, &mut findings);

    let stands = stand::read(source, &mut findings);
    if let Some(stands) = &stands {
        checks::stands_still_hold(stands, &memberships, &costs, source, &mut findings);
    }

    let sound = !findings.iter().any(Finding::is_error);
    let agreement = agreement.complete().filter(|_| sound);
    let ledger = agreement.map(|agreement| into_ledger(agreement, timeline, memberships, costs, stands));
    (ledger, own_id, findings)
}

/// The agreement by itself, where its file has no errors, whatever is wrong with the entries.
#[must_use]
pub fn agreement(source: &AgreementSource) -> Option<Agreement> {
    let AgreementRead { agreement, findings, .. } = agreement_toml::read(&source.agreement);
    let sound = !findings.iter().any(Finding::is_error);
    agreement.complete().filter(|_| sound)
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
