//! The order in which a ledger is read and checked.

use super::agreement::Agreement;
use super::agreement_toml::{self, AgreementRead};
use super::book::Book;
use super::cells::{IdTable, LedgerIds};
use super::cost_entry::{self, COST_COLUMNS, CostEntry};
use super::measure_entry::{self, MEASURE_COLUMNS, MeasureEntry};
use super::membership_entry::{self, MEMBERSHIP_COLUMNS, MembershipEntry};
use super::published;
use super::reversals;
use super::stand::{self, Stands};
use super::timeline::{Timeline, changes};
use super::values::Values;
use super::{EntriesOfFile, Ledger, checks};
use crate::finding::{Code, Finding, Findings, Place};
use crate::german;
use crate::source::{AgreementSource, FileRole};
use std::collections::BTreeSet;

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

/// The id that an agreement gives itself, and where.
#[must_use]
pub fn own_id(source: &AgreementSource) -> Option<(String, Place)> {
    let AgreementRead { agreement, places, .. } = agreement_toml::read(&source.agreement);
    agreement.id.zip(places.id)
}

fn checked(source: &AgreementSource) -> (Option<Ledger>, Option<(String, Place)>, Vec<Finding>) {
    let AgreementRead { agreement, is_toml, places, mut findings } = agreement_toml::read(&source.agreement);
    findings.extend(missing_books(source));
    let own_id = agreement.id.clone().zip(places.id.clone());

    let (mut memberships, mut costs, mut measures) = {
        let members = IdTable::of(&agreement.members);
        let cost_types = IdTable::of(&agreement.cost_types);
        let documents = IdTable::of(&agreement.documents);
        let of_measures = IdTable::of(&agreement.measures);
        let ids = LedgerIds {
            members: &members,
            measures: &of_measures,
            cost_types: &cost_types,
            documents: &documents,
        };
        let mut memberships: Book<'_, MembershipEntry> =
            Book::read(&source.memberships, MEMBERSHIP_COLUMNS, |cells| membership_entry::read(cells, &ids));
        let mut costs: Book<'_, CostEntry> =
            Book::read(&source.costs, COST_COLUMNS, |cells| cost_entry::read(cells, &ids));
        let mut measures: Book<'_, MeasureEntry> =
            Book::read(&source.measures, MEASURE_COLUMNS, |cells| measure_entry::read(cells, &ids));
        // Only what is split by measures needs such a ledger.
        measures.some_are_lost &= !source.measures.is_empty();
        memberships.some_are_lost |= source.lacks(FileRole::Memberships);
        costs.some_are_lost |= source.lacks(FileRole::Costs);
        measures.some_are_lost |= source.lacks(FileRole::Measures);
        (memberships, costs, measures)
    };
    findings.append(&mut memberships.findings);
    findings.append(&mut costs.findings);
    findings.append(&mut measures.findings);

    reversals::link(&mut memberships, &mut findings);
    reversals::link(&mut costs, &mut findings);
    reversals::link(&mut measures, &mut findings);
    let timeline = Timeline::new(agreement.members.items.len(), changes(&memberships));
    checks::leaves_name_the_day_after(&agreement, &memberships, &mut findings);
    checks::joins_and_leaves_alternate(&agreement, &memberships, &mut findings);
    // These go through all entries, each on a core of its own.
    let (mut of_entries, (mut of_agreement, mut of_memberships)) = rayon::join(
        || {
            collected(|findings| {
                checks::entries_are_unique(&memberships, &costs, &measures, findings);
            })
        },
        || {
            rayon::join(
                || {
                    collected(|findings| {
                        let misleading = match is_toml {
                            true => checks::costs_fit_the_agreement(&agreement, &costs, findings),
                            false => BTreeSet::new(),
                        };
                        checks::costs_are_booked_once(&costs, &misleading, findings);
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
    checks::documents_are_used(&agreement, &memberships, &costs, &measures, &places, &mut findings);
    if is_toml {
        let books = checks::Books { memberships: &memberships, costs: &costs, measures: &measures };
        checks::values_keep_the_rules_of_their_measure(&agreement, &books, &timeline, &mut findings);
        checks::costs_can_be_split(&agreement, &books, &timeline, source, &mut findings);
        checks::measures_are_used(&agreement, &places, &mut findings);
        checks::document_files_are_named(&agreement, source, &places, &mut findings);
    }

    let stands = stand::read(source, &mut findings);
    if let Some(stands) = &stands {
        checks::stands_still_hold(stands, &memberships, &costs, &measures, source, &mut findings);
    }

    let sound = !findings.have_errors();
    let agreement = agreement.complete().filter(|_| sound);
    let ledger =
        agreement.map(|agreement| into_ledger(agreement, timeline, memberships, costs, measures, stands));
    if let Some(ledger) = &ledger {
        checks::candidates_have_values(ledger, source, &places, &mut findings);
        findings.extend(too_many_entries(ledger, source));
    }
    published::rows_stay(source, findings.iter_mut(), |_, _| false);
    (ledger, own_id, findings.into_vec())
}

/// The agreement by itself, where its file has no errors, whatever is wrong with the entries.
#[must_use]
pub fn agreement(source: &AgreementSource) -> Option<Agreement> {
    let AgreementRead { agreement, findings, .. } = agreement_toml::read(&source.agreement);
    let sound = !findings.have_errors();
    agreement.complete().filter(|_| sound)
}

/// A finding for each book that every agreement has and this one has not.
fn missing_books(source: &AgreementSource) -> impl Iterator<Item = Finding> {
    let books = [
        ("memberships", FileRole::Memberships, &source.memberships, MEMBERSHIP_COLUMNS),
        ("costs", FileRole::Costs, &source.costs, COST_COLUMNS),
    ];
    let missing = books.into_iter().filter(|(_, role, files, _)| files.is_empty() && !source.lacks(*role));
    missing.map(|(name, _, _, columns)| {
        let folder = &source.shown;
        let found = format!("weder „{name}.csv“ noch „{name}/*.csv“ liegt in „{folder}“");
        let remedy = format!(
            "gab es sie schon, sie zurückholen („git restore“ oder Sicherung); in einem neuen Hauptbuch „{name}.csv“ mit der Kopfzeile anlegen: {}",
            columns.join(",")
        );
        Finding::new(Code::MissingLedger, Place::file(folder), found, remedy)
    })
}

/// So many entries an agreement may have whose pages are made: each stands on several of them, the whole journal among
/// these.
const MOST_ENTRIES: usize = 100_000;

fn too_many_entries(ledger: &Ledger, source: &AgreementSource) -> Option<Finding> {
    let entries = ledger.entries();
    (entries > MOST_ENTRIES).then(|| {
        let (entries, most) = (german::count(entries), german::count(MOST_ENTRIES));
        let found = format!("die Vereinbarung hat {entries} Buchungen; eine Website zeigt höchstens {most}");
        let remedy =
            "nachsehen, ob hier etwas vervielfacht wurde; sonst auf mehrere Vereinbarungen verteilen";
        Finding::new(Code::TooManyEntries, Place::file(&source.shown), found, remedy)
    })
}

/// What some checks find.
fn collected(check: impl FnOnce(&mut Findings)) -> Findings {
    let mut findings = Findings::default();
    check(&mut findings);
    findings
}

fn into_ledger(
    agreement: Agreement,
    timeline: Timeline,
    memberships: Book<'_, MembershipEntry>,
    costs: Book<'_, CostEntry>,
    measures: Book<'_, MeasureEntry>,
    stands: Option<Stands<'_>>,
) -> Ledger {
    let (stands, rows) = stands.map_or_else(Default::default, |stands| (stands.stands, stands.rows));
    let entries_of_file = EntriesOfFile {
        memberships: memberships.counts,
        costs: costs.counts,
        measures: measures.counts,
        stands: rows,
    };
    let (memberships, costs, measures) = (memberships.entries, costs.entries, measures.entries);
    let values = Values::of(&measures);
    Ledger { agreement, memberships, costs, measures, values, stands, timeline, entries_of_file }
}
