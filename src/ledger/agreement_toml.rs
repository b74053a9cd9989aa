//! `agreement.toml` → [`Agreement`]: every key checked, every reference resolved, all findings at once.

use super::agreement::{
    Agreement, CostType, CostTypeIx, Document, DocumentIx, Member, MemberIx, Milestone, Payee, PayeeIx,
    Proration, Split, Term,
};
use super::cells::MOST_NAMES;
use super::file_form::{self, Form};
use super::number;
use super::toml_table::{Found, TomlFile, TomlTable};
use crate::finding::{Code, Finding, Place};
use crate::source::SourceFile;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::de::DeTable;

/// What could be read of an agreement.
pub(super) struct AgreementRead {
    /// As much of it as is sound; complete where no finding is an error.
    pub agreement: Agreement,
    /// Whether the ids of members, cost types and documents are all known, so that an unknown one in a
    /// ledger is the ledger's fault.
    pub ids_complete: bool,
    /// Whether everything is known by which entries are checked.
    pub rules_complete: bool,
    /// Where things stand in the file.
    pub places: AgreementPlaces,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Where the things stand that later checks speak of.
#[derive(Debug, Default)]
pub(super) struct AgreementPlaces {
    /// The id of each document.
    pub documents: Vec<Place>,
    /// The member of each candidate.
    pub candidates: Vec<Place>,
}

/// Keys that no check of an entry looks at: a fault there does not stop those checks.
const SAYS_NOTHING_OF_ENTRIES: &[&str] = &[
    "title",
    "full_title",
    "name",
    "short_name",
    "ags",
    "url",
    "note",
    "assumption",
    "unit",
    "date",
    "text",
    "document",
    "independent_of_members",
    "payee",
    "candidate",
    "milestone",
];

/// What follows from a slip in the notation says little; after so many nothing more is said.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Reads an agreement.
pub(super) fn read(source: &SourceFile) -> AgreementRead {
    let (text, mut findings) = file_form::readable(source, Form::Toml);
    let mut file = TomlFile::new(&source.shown, &text);
    let (document, errors) = DeTable::parse_recoverable(&text);
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let at = error.span().unwrap_or(0..0);
        file.report(
            Code::TomlSyntax,
            at,
            None,
            format!("hier stimmt die Schreibweise nicht: {}", error.message()),
            "Anführungszeichen, Klammern und Gleichheitszeichen an dieser Stelle prüfen",
        );
    }
    let root = TomlTable::new("agreement.toml", document.get_ref(), 0..0);
    let (agreement, places, own_id) = agreement(&mut file, root);
    if !errors.is_empty() {
        // What the broken part would have held is unknown: findings about missing things would be noise.
        file.findings.retain(|finding| finding.code == Code::TomlSyntax);
    }
    // What is wrong with the agreement's own id concerns no entry.
    let faults = file.findings.get(own_id..).unwrap_or_default();
    let ids_complete =
        errors.is_empty() && !faults.iter().any(|finding| is_list(finding) || is_missing_id(finding));
    let rules_complete = errors.is_empty()
        && faults.iter().all(|finding| {
            finding.code == Code::UnknownKey
                || SAYS_NOTHING_OF_ENTRIES.iter().any(|key| is_about(finding, key))
        });
    findings.append(&mut file.findings);
    AgreementRead { agreement, ids_complete, rules_complete, places, findings }
}

fn is_about(finding: &Finding, key: &str) -> bool {
    finding.place.column.as_deref() == Some(key)
}

fn is_missing_id(finding: &Finding) -> bool {
    is_about(finding, "id") && finding.code != Code::DuplicateId
}

/// Whether a whole list of things with ids could not be read.
fn is_list(finding: &Finding) -> bool {
    matches!(finding.code, Code::WrongType | Code::MissingKey)
        && ["member", "cost_type", "document"].iter().any(|key| is_about(finding, key))
}

/// The agreement, where things stand in it, and how many findings are about its own id.
fn agreement(file: &mut TomlFile<'_>, mut root: TomlTable<'_, '_>) -> (Agreement, AgreementPlaces, usize) {
    let id = id(file, &mut root).map(|id| id.value).unwrap_or_default();
    let own_id = file.findings.len();
    let title = plain(root.text(file, "title"));
    let full_title = root.optional_text(file, "full_title").map(|text| text.value);
    let proration =
        word(file, &mut root, "proration", &[("months", Proration::Months), ("days", Proration::Days)]);

    let (members, member_ids) = list(file, &mut root, "member", "[[member]]", member);
    let (payees, payee_ids) = list(file, &mut root, "payee", "[[payee]]", |file, table, id| Payee {
        id,
        name: plain(table.text(file, "name")),
        member: table
            .optional_text(file, "member")
            .and_then(|member| resolve(file, &member_ids, "member", &member))
            .map(MemberIx),
    });
    let (cost_types, cost_type_ids) =
        list(file, &mut root, "cost_type", "[[cost_type]]", |file, table, id| {
            cost_type(file, table, id, &payee_ids)
        });
    let cost_types = with_bases(file, cost_types, &cost_type_ids);
    let (documents, document_ids) = list(file, &mut root, "document", "[[document]]", |file, table, id| {
        let title = plain(table.text(file, "title"));
        let date = table.day(file, "date").map(|day| day.value).unwrap_or_default();
        Document { id, title, date, url: url(file, table) }
    });
    let mut milestones: Vec<Milestone> = Vec::new();
    for mut table in root.tables(file, "milestone", "[[milestone]]") {
        let date = table.day(file, "date").map(|day| day.value).unwrap_or_default();
        let text = plain(table.text(file, "text"));
        let document = table
            .optional_text(file, "document")
            .and_then(|document| resolve(file, &document_ids, "document", &document))
            .map(DocumentIx);
        table.finish(file);
        milestones.push(Milestone { date, text, document });
    }
    let (candidates, candidate_places) = candidates(file, &mut root, &member_ids);
    for (ids, key) in [(&member_ids, "member"), (&payee_ids, "payee"), (&cost_type_ids, "cost_type")] {
        if ids.places.is_empty() && !ids.some_are_missing {
            file.report(
                Code::MissingKey,
                0..0,
                Some(key),
                format!("es gibt kein [[{key}]]"),
                format!("mindestens ein [[{key}]] ergänzen"),
            );
        }
    }
    root.finish(file);
    let documents_at = document_ids.at.into_iter().map(|at| file.place(at, Some("id"))).collect();
    let places = AgreementPlaces { documents: documents_at, candidates: candidate_places };
    let agreement = Agreement {
        id,
        title,
        full_title,
        proration: proration.unwrap_or_default(),
        members,
        payees,
        cost_types,
        documents,
        milestones,
        candidates,
    };
    (agreement, places, own_id)
}

fn member(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>, id: String) -> Member {
    let ags = table.optional_text(file, "ags").and_then(|ags| {
        if ags.value.len() == 8 && ags.value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(ags.value);
        }
        file.report(
            Code::InvalidValue,
            ags.at,
            Some("ags"),
            format!("„{}“ ist kein Amtlicher Gemeindeschlüssel", ags.value),
            "acht Ziffern schreiben",
        );
        None
    });
    Member {
        id,
        name: plain(table.text(file, "name")),
        short_name: plain(table.text(file, "short_name")),
        ags,
    }
}

/// A cost type whose base is not yet resolved, because it may stand further down.
struct CostTypeDraft {
    cost_type: CostType,
    base: Option<Found<String>>,
}

fn cost_type(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    id: String,
    payees: &Ids,
) -> CostTypeDraft {
    let name = plain(table.text(file, "name"));
    let payee = table
        .text(file, "payee")
        .and_then(|payee| resolve(file, payees, "payee", &payee))
        .map_or(PayeeIx(0), PayeeIx);
    let split = word(file, table, "split", &[("equal", Split::Equal), ("direct", Split::Direct)])
        .unwrap_or(Split::Equal);
    let independent_of_members = table.flag(file, "independent_of_members").unwrap_or_default();
    let terms = terms(file, table);
    let base = table.optional_text(file, "base");
    let note = table.optional_text(file, "note").map(|text| text.value);
    let assumption = table.optional_text(file, "assumption").map(|text| text.value);
    let cost_type =
        CostType { id, name, payee, split, independent_of_members, terms, base: None, note, assumption };
    CostTypeDraft { cost_type, base }
}

fn terms(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for mut table in table.tables(file, "terms", "terms") {
        let from = table.day(file, "from");
        let quantity = table.text(file, "quantity").and_then(|text| match number::quantity(&text.value) {
            Ok(quantity) => Some(quantity),
            Err(fault) => {
                file.report(
                    if fault.out_of_range { Code::OutOfRange } else { Code::Number },
                    text.at,
                    Some("quantity"),
                    fault.found,
                    fault.remedy,
                );
                None
            }
        });
        let unit = table.optional_text(file, "unit").map(|text| text.value);
        table.finish(file);
        let (Some(from), Some(quantity)) = (from, quantity) else { continue };
        if let Some(last) = terms.last().filter(|last| last.from >= from.value) {
            file.report(
                Code::TermOrder,
                from.at,
                Some("from"),
                format!("{} steht hinter {}", from.value, last.from),
                "die Regelungen nach Datum ordnen, jeden Tag nur einmal",
            );
        }
        terms.push(Term { from: from.value, quantity, unit });
    }
    terms
}

fn with_bases(file: &mut TomlFile<'_>, drafts: Vec<CostTypeDraft>, ids: &Ids) -> Vec<CostType> {
    let bases: Vec<Option<usize>> = drafts
        .iter()
        .map(|draft| draft.base.as_ref().and_then(|base| resolve(file, ids, "base", base)))
        .collect();
    let mut cost_types = Vec::with_capacity(drafts.len());
    for (place, draft) in drafts.into_iter().enumerate() {
        let mut cost_type = draft.cost_type;
        cost_type.base = bases.get(place).copied().flatten().map(CostTypeIx);
        if let (true, Some(base)) = (in_cycle(&bases, place), &draft.base) {
            file.report(
                Code::BaseCycle,
                base.at.clone(),
                Some("base"),
                format!("„{}“ führt zu sich selbst zurück", base.value),
                "eine Kostenart nennen, die nicht von dieser abhängt",
            );
            cost_type.base = None;
        }
        cost_types.push(cost_type);
    }
    cost_types
}

/// Whether the way from a cost type from base to base leads back to it.
fn in_cycle(bases: &[Option<usize>], place: usize) -> bool {
    // A way longer than this is no agreement's; it ends in a cycle or is as good as one.
    const LONGEST_WAY: usize = 1000;
    let next = |at: usize| bases.get(at).copied().flatten();
    let mut way = std::iter::successors(next(place), |&at| next(at));
    way.by_ref().take(LONGEST_WAY.min(bases.len())).any(|at| at == place)
}

fn candidates(
    file: &mut TomlFile<'_>,
    root: &mut TomlTable<'_, '_>,
    members: &Ids,
) -> (Vec<MemberIx>, Vec<Place>) {
    let (mut candidates, mut places) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for mut table in root.tables(file, "candidate", "[[candidate]]") {
        if let Some(member) = table.text(file, "member")
            && let Some(index) = resolve(file, members, "member", &member)
        {
            if seen.insert(index) {
                candidates.push(MemberIx(index));
                places.push(file.place(member.at, Some("member")));
            } else {
                file.report(
                    Code::DuplicateId,
                    member.at,
                    Some("member"),
                    format!("„{}“ steht schon in der Liste", member.value),
                    "jede Kommune einmal nennen",
                );
            }
        }
        table.finish(file);
    }
    (candidates, places)
}

/// The ids of a list.
#[derive(Default)]
struct Ids {
    /// With their places in it.
    places: BTreeMap<String, usize>,
    /// Where in the file they stand, in the order of the list.
    at: Vec<Range<usize>>,
    /// Whether some could not be read, so that one that is not here may be one of them.
    some_are_missing: bool,
}

/// Reads a list of tables that have an id each; an entry without a sound id of its own is left out.
fn list<'t, 'i, T>(
    file: &mut TomlFile<'_>,
    root: &mut TomlTable<'t, 'i>,
    key: &'static str,
    name: &'static str,
    mut read: impl FnMut(&mut TomlFile<'_>, &mut TomlTable<'t, 'i>, String) -> T,
) -> (Vec<T>, Ids) {
    let (mut items, mut ids) = (Vec::new(), Ids::default());
    for mut table in root.tables(file, key, name) {
        let id = id(file, &mut table);
        let item = read(file, &mut table, id.as_ref().map(|id| id.value.clone()).unwrap_or_default());
        table.finish(file);
        let Some(id) = id else {
            ids.some_are_missing = true;
            continue;
        };
        if ids.places.contains_key(&id.value) {
            file.report(
                Code::DuplicateId,
                id.at,
                Some("id"),
                format!("„{}“ gibt es in {name} schon", id.value),
                "eine andere Kennung wählen",
            );
            continue;
        }
        ids.places.insert(id.value, items.len());
        ids.at.push(id.at);
        items.push(item);
    }
    (items, ids)
}

fn id(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Found<String>> {
    let id = table.text(file, "id")?;
    let bytes = id.value.as_bytes();
    let sound = bytes.len() <= 63
        && bytes.first().is_some_and(|&byte| byte != b'-')
        && bytes.iter().all(|&byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !sound {
        file.report(
            Code::InvalidId,
            id.at,
            Some("id"),
            format!("„{}“ ist keine Kennung", id.value),
            "a–z, 0–9 und Bindestrich verwenden, höchstens 63 Zeichen",
        );
        return None;
    }
    Some(id)
}

fn url(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<String> {
    let url = table.optional_text(file, "url")?;
    let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
    let sound = rest.is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[')
            && rest.chars().all(|character| {
                !character.is_whitespace()
                    && !matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
            })
    });
    if !sound {
        file.report(
            Code::InvalidValue,
            url.at,
            Some("url"),
            format!("„{}“ ist keine Internetadresse", url.value),
            "eine Adresse schreiben, die mit https:// oder http:// beginnt",
        );
        return None;
    }
    Some(url.value)
}

fn word<T: Copy>(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    key: &'static str,
    words: &[(&str, T)],
) -> Option<T> {
    let text = table.text(file, key)?;
    if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text.value) {
        return Some(*meaning);
    }
    let known: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
    file.report(
        Code::UnknownWord,
        text.at,
        Some(key),
        format!("„{}“ ist hier nicht vorgesehen", text.value),
        format!("{} schreiben", known.join(" oder ")),
    );
    None
}

fn resolve(file: &mut TomlFile<'_>, ids: &Ids, key: &str, id: &Found<String>) -> Option<usize> {
    let index = ids.places.get(&id.value).copied();
    if index.is_none() && !ids.some_are_missing {
        let known: Vec<&str> = ids.places.keys().map(String::as_str).take(MOST_NAMES).collect();
        let more = if ids.places.len() > MOST_NAMES { " …" } else { "" };
        let remedy = if known.is_empty() {
            "die Kennung zuerst anlegen".to_owned()
        } else {
            format!("eine von diesen schreiben: {}{more}", known.join(", "))
        };
        file.report(
            Code::UnknownId,
            id.at.clone(),
            Some(key),
            format!("„{}“ gibt es nicht", id.value),
            remedy,
        );
    }
    index
}

fn plain(text: Option<Found<String>>) -> String {
    text.map(|text| text.value).unwrap_or_default()
}
