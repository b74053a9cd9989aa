//! `agreement.toml` → [`AgreementDraft`]: every key checked, every reference resolved, all findings at once.

use super::agreement::{
    CostTypeIx, Document, DocumentIx, Member, MemberIx, Milestone, Payee, PayeeIx, Proration, ReadableAt,
    Term,
};
use super::agreement_draft::{AgreementDraft, CostTypeDraft, DraftList};
use super::agreement_keys as keys;
use super::file_form::{self, FileForm};
use super::number;
use super::split_toml;
use super::toml_list::{ListedIds, id, list, resolve, text};
use super::toml_syntax;
use super::toml_table::{Found, TomlFile, TomlTable};
use crate::address;
use crate::finding::{Code, Findings, Place};
use crate::source::SourceFile;
use crate::toml_slip;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;

/// What could be read of an agreement.
pub(super) struct AgreementRead {
    /// As much of it as is sound.
    pub agreement: AgreementDraft,
    /// Whether the file could be read as TOML; where it could not, what is not there may have been.
    pub is_toml: bool,
    /// Where things stand in the file.
    pub places: AgreementPlaces,
    /// What is wrong with it.
    pub findings: Findings,
}

/// Where the things stand that later checks speak of.
#[derive(Debug, Default)]
pub(super) struct AgreementPlaces {
    /// The agreement's own id.
    pub id: Option<Place>,
    /// The id of each measure.
    pub measures: Vec<Place>,
    /// The id of each document.
    pub documents: Vec<Place>,
    /// The member of each candidate.
    pub candidates: Vec<Place>,
}

/// What follows from a slip in the notation says little; after so many nothing more is said.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Reads an agreement.
pub(super) fn read(source: &SourceFile) -> AgreementRead {
    let (text, faults) = file_form::readable(source, FileForm::Toml);
    let is_unread = faults.is_unread;
    let mut findings = Findings::default();
    findings.extend(faults.listed.into_iter().map(|fault| fault.finding));
    findings.count(&source.shown, Code::ControlCharacter, faults.more_hidden);
    let mut file = TomlFile::new(&source.shown, &text);
    let (document, errors) = DeTable::parse_recoverable(&text);
    // Who writes with a word processor has them around every text.
    let (quotes, others): (Vec<_>, Vec<_>) =
        errors.iter().partition(|error| toml_slip::is_typographic_quote(error, &text));
    // One slip is often told twice, at its place and at the next word.
    let line = |error: &&toml::de::Error| {
        error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count())
    };
    let mut others = others;
    others.dedup_by_key(|error| line(error));
    for error in quotes.into_iter().take(1).chain(others.into_iter().take(MOST_SYNTAX_ERRORS)) {
        toml_syntax::report(&mut file, &text, error);
    }
    findings.append(&mut file.findings);
    let root = TomlTable::new(&keys::ROOT, document.get_ref(), 0..0);
    let (mut agreement, places) = agreement(&mut file, root);
    if is_unread || !errors.is_empty() {
        // What the broken part would have held is unknown: findings about missing things would be noise.
        file.findings = Findings::default();
        agreement.members.complete = false;
        agreement.measures.complete = false;
        agreement.cost_types.complete = false;
        agreement.documents.complete = false;
    }
    findings.append(&mut file.findings);
    AgreementRead { agreement, is_toml: errors.is_empty(), places, findings }
}

/// The agreement, and where things stand in it.
fn agreement(file: &mut TomlFile<'_>, mut root: TomlTable<'_, '_>) -> (AgreementDraft, AgreementPlaces) {
    let id = id(file, &mut root);
    let title = text(file, &mut root, "title");
    let full_title = root.optional_text(file, "full_title").map(|text| text.value);
    let about = root.optional_text(file, "about").map(|text| text.value);
    let proration = word(file, &mut root, "proration", &Proration::ALL, Proration::id);

    let (members, member_ids) = list(file, &mut root, "member", &keys::MEMBER, member);
    let (payees, payee_ids) = list(file, &mut root, "payee", &keys::PAYEE, |file, table, id| {
        let name = text(file, table, "name");
        let member = reference(file, table, "member", &member_ids).map(|member| member.map(MemberIx));
        Some(Payee { id, name: name?, member: member? })
    });
    let (measures, measure_ids) = list(file, &mut root, "measure", &keys::MEASURE, split_toml::measure);
    payees_say_which_member_they_are(file, &payees, &payee_ids, &members);
    let (mut cost_types, cost_type_ids) =
        list(file, &mut root, "cost_type", &keys::COST_TYPE, |file, table, _| {
            Some(cost_type(file, table, &payee_ids, &measure_ids))
        });
    resolve_bases(file, &mut cost_types, &cost_type_ids);
    let (documents, document_ids) = list(file, &mut root, "document", &keys::DOCUMENT, |file, table, id| {
        let (title, date) = (text(file, table, "title"), table.stated_date(file, "date"));
        let readable_at = readable_at(file, table);
        Some(Document { id, title: title?, date: date?, readable_at: readable_at? })
    });
    let milestones = milestones(file, &mut root, &document_ids);
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
    let places = AgreementPlaces {
        id: id.as_ref().map(|id| file.place(id.at.clone(), Some("id"))),
        measures: measure_ids.places_in(file),
        documents: document_ids.places_in(file),
        candidates: candidate_places,
    };
    // Where there is nothing at all, what a row names is not the row's fault.
    let is_empty = members.is_empty() && cost_types.is_empty() && documents.is_empty();
    let agreement = AgreementDraft {
        id: id.map(|id| id.value),
        title,
        full_title,
        about,
        proration,
        // Without any member or cost type each row would name one that is unknown: one fault, one finding.
        members: DraftList { complete: member_ids.are_all() && !members.is_empty(), items: members },
        payees: DraftList { complete: payee_ids.are_all(), items: payees },
        measures: DraftList { complete: measure_ids.are_all(), items: measures },
        cost_types: DraftList {
            complete: cost_type_ids.are_all() && !cost_types.is_empty(),
            items: cost_types
                .into_iter()
                .map(|(id, cost_type)| (id, cost_type.map(|cost_type| cost_type.draft)))
                .collect(),
        },
        documents: DraftList { complete: document_ids.are_all() && !is_empty, items: documents },
        milestones,
        candidates,
    };
    (agreement, places)
}

fn payees_say_which_member_they_are(
    file: &mut TomlFile<'_>,
    payees: &[(String, Option<Payee>)],
    ids: &ListedIds,
    members: &[(String, Option<Member>)],
) {
    let ids_of_members: BTreeSet<&str> = members.iter().map(|(id, _)| id.as_str()).collect();
    let names = members.iter().filter_map(|(id, member)| Some((id, member.as_ref()?)));
    let names: BTreeMap<&str, &str> = names
        .flat_map(|(id, member)| {
            [(member.short_name.as_str(), id.as_str()), (member.name.as_str(), id.as_str())]
        })
        .collect();
    for ((id, payee), at) in payees.iter().zip(&ids.at) {
        let Some(payee) = payee.as_ref().filter(|payee| payee.member.is_none()) else { continue };
        let (member, found, otherwise) = if ids_of_members.contains(id.as_str()) {
            let found = format!("„{id}“ ist auch die Kennung einer Kommune");
            (id.as_str(), found, "eine andere Kennung wählen")
        } else if let Some(member) = names.get(payee.name.as_str()) {
            let found = format!("„{}“ heißt auch eine Kommune", payee.name);
            (*member, found, "einen anderen Namen schreiben")
        } else {
            continue;
        };
        let remedy = format!("ergänzen: member = \"{member}\"; ist es jemand anderes, {otherwise}");
        file.report(Code::PayeeIsMember, at.clone(), Some("member"), found, remedy);
    }
}

fn member(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>, id: String) -> Option<Member> {
    let ags = table.optional_text(file, "ags").and_then(|ags| {
        if let Ok(key) = ags.value.parse() {
            return Some(key);
        }
        file.report(
            Code::InvalidValue,
            ags.at,
            Some("ags"),
            format!("„{}“ ist kein Amtlicher Gemeindeschlüssel", ags.value),
            "acht Ziffern schreiben, für einen Kreis fünf",
        );
        None
    });
    let (name, short_name) = (text(file, table, "name"), text(file, table, "short_name"));
    Some(Member { id, name: name?, short_name: short_name?, ags })
}

/// A cost type whose base is not yet resolved, because it may stand further down.
struct Unbased {
    draft: CostTypeDraft,
    base: Option<Found<String>>,
}

fn cost_type(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    payees: &ListedIds,
    measures: &ListedIds,
) -> Unbased {
    let name = text(file, table, "name");
    let payee = table.text(file, "payee").and_then(|payee| resolve(file, payees, "payee", &payee));
    let split = split_toml::split(file, table, measures);
    let independent_of_members = table.flag(file, "independent_of_members");
    let terms = terms(file, table);
    let base = table.optional_text(file, "base");
    let note = table.optional_text(file, "note").map(|text| text.value);
    let assumption = table.optional_text(file, "assumption").map(|text| text.value);
    let draft = CostTypeDraft {
        name,
        payee: payee.map(PayeeIx),
        split,
        independent_of_members,
        terms,
        base: (!table.has("base")).then_some(None),
        note,
        assumption,
    };
    Unbased { draft, base }
}

/// The terms by date, in whatever order they stand; `None` where one of them is in doubt.
fn terms(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Vec<Term>> {
    let mut terms: BTreeMap<Date, Term> = BTreeMap::new();
    let list = table.tables(file, "terms", &keys::TERM);
    let mut sound = list.are_all;
    for mut table in list.tables {
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
        if let Some(from) = &from
            && terms.contains_key(&from.value)
        {
            file.report(
                Code::DuplicateTerm,
                from.at.clone(),
                Some("from"),
                format!("für {} gibt es schon eine Regelung", from.value),
                "eine der beiden löschen oder ihr einen anderen Tag geben",
            );
            sound = false;
        }
        match (from, quantity) {
            (Some(Found { value: from, .. }), Some(quantity)) => {
                terms.insert(from, Term { from, quantity, unit });
            }
            _ => sound = false,
        }
    }
    sound.then(|| terms.into_values().collect())
}

/// Resolves the bases, which may stand further down than what rests on them.
fn resolve_bases(file: &mut TomlFile<'_>, cost_types: &mut [(String, Option<Unbased>)], ids: &ListedIds) {
    let found: Vec<Option<Found<String>>> =
        cost_types.iter_mut().map(|(_, cost_type)| cost_type.as_mut()?.base.take()).collect();
    let bases: Vec<Option<usize>> =
        found.iter().map(|base| base.as_ref().and_then(|base| resolve(file, ids, "base", base))).collect();
    for (place, (_, cost_type)) in cost_types.iter_mut().enumerate() {
        let (Some(cost_type), Some(Some(found)), Some(Some(base))) =
            (cost_type, found.get(place), bases.get(place))
        else {
            continue;
        };
        if in_cycle(&bases, place) {
            file.report(
                Code::BaseCycle,
                found.at.clone(),
                Some("base"),
                format!("„{}“ führt zu sich selbst zurück", found.value),
                "eine Kostenart nennen, die nicht von dieser abhängt",
            );
        } else {
            cost_type.draft.base = Some(Some(CostTypeIx(*base)));
        }
    }
}

/// Whether the way from a cost type from base to base leads back to it.
fn in_cycle(bases: &[Option<usize>], place: usize) -> bool {
    // A way longer than this is no agreement's; it ends in a cycle or is as good as one.
    const LONGEST_WAY: usize = 1000;
    let next = |at: usize| bases.get(at).copied().flatten();
    let mut way = std::iter::successors(next(place), |&at| next(at));
    way.by_ref().take(LONGEST_WAY.min(bases.len())).any(|at| at == place)
}

/// The milestones; `None` where one of them could not be read.
fn milestones(
    file: &mut TomlFile<'_>,
    root: &mut TomlTable<'_, '_>,
    documents: &ListedIds,
) -> Option<Vec<Milestone>> {
    let list = root.tables(file, "milestone", &keys::MILESTONE);
    let mut milestones = list.are_all.then(Vec::new);
    for mut table in list.tables {
        let (date, text) = (table.stated_date(file, "date"), text(file, &mut table, "text"));
        let document = reference(file, &mut table, "document", documents);
        table.finish(file);
        let milestone = date.zip(text).zip(document).map(|((date, text), document)| Milestone {
            date,
            text,
            document: document.map(DocumentIx),
        });
        match (&mut milestones, milestone) {
            (Some(milestones), Some(milestone)) => milestones.push(milestone),
            _ => milestones = None,
        }
    }
    milestones
}

fn candidates(
    file: &mut TomlFile<'_>,
    root: &mut TomlTable<'_, '_>,
    members: &ListedIds,
) -> (Vec<MemberIx>, Vec<Place>) {
    let (mut candidates, mut places) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for mut table in root.tables(file, "candidate", &keys::CANDIDATE).tables {
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

/// Where a document can be read, if anywhere: an address or a file, not both. `None` where its file cannot be told.
fn readable_at(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<Option<ReadableAt>> {
    let url = url(file, table);
    let Some(path) = table.optional_text(file, "file") else { return Some(url.map(ReadableAt::Web)) };
    let parts = path.value.strip_prefix("documents/").map(|rest| rest.split('/'));
    let is_below = parts.is_some_and(|mut parts| parts.all(|part| !matches!(part, "" | "." | "..")));
    let refusal = if !is_below {
        Some(("kein Pfad unterhalb von documents/", "den Pfad so schreiben: documents/vertrag.pdf"))
    } else if url.is_some() {
        Some(("der Beleg hat auch eine url", "url oder file nennen, nicht beides"))
    } else {
        None
    };
    if let Some((found, remedy)) = refusal {
        file.report(Code::InvalidValue, path.at, Some("file"), format!("„{}“: {found}", path.value), remedy);
        return None;
    }
    Some(Some(ReadableAt::File(path.value)))
}

fn url(file: &mut TomlFile<'_>, table: &mut TomlTable<'_, '_>) -> Option<String> {
    let url = table.optional_text(file, "url")?;
    if !address::is_of_the_web(&url.value) {
        file.report(
            Code::InvalidValue,
            url.at,
            Some("url"),
            format!("„{}“ ist keine Internetadresse", url.value),
            "eine Adresse schreiben, die mit https:// oder http:// beginnt: ohne Benutzernamen, ohne Leerzeichen, hinter % zwei Ziffern",
        );
        return None;
    }
    Some(url.value)
}

fn word<T: Copy>(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    key: &'static str,
    all: &[T],
    id: fn(T) -> &'static str,
) -> Option<T> {
    let known: Vec<String> = all.iter().map(|&one| format!("\"{}\"", id(one))).collect();
    let text = table.text_like(file, key, &known.join(" oder "))?;
    if let Some(meaning) = all.iter().find(|&&one| id(one) == text.value) {
        return Some(*meaning);
    }
    file.report(
        Code::UnknownWord,
        text.at,
        Some(key),
        format!("„{}“ ist hier nicht vorgesehen", text.value),
        format!("{} schreiben", known.join(" oder ")),
    );
    None
}

/// An id of another table that may be left out; the outer `None` means that it could not be read.
fn reference(
    file: &mut TomlFile<'_>,
    table: &mut TomlTable<'_, '_>,
    key: &'static str,
    ids: &ListedIds,
) -> Option<Option<usize>> {
    let id = table.optional_text(file, key);
    if !table.has(key) {
        return Some(None);
    }
    id.and_then(|id| resolve(file, ids, key, &id)).map(Some)
}
