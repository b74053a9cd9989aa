//! What changed in `agreement.toml`, key by key.
//!
//! The agreement is laid out as a list of items with their keys, each value as text; two such lists are compared.
//! The layout names every field of every type, so a field that is added to the agreement cannot be forgotten here.

use crate::ledger::agreement::{CostType, Document, Member, Milestone, Payee, Term};
use crate::ledger::{Agreement, Criterion, DocumentIx, Measure, Split};
use std::collections::BTreeMap;

/// One changed item: `cost_type personnel`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementChange {
    /// Which table of the file: `cost_type`, or `agreement` for the keys at its top.
    pub table: &'static str,
    /// Which one of them.
    pub id: String,
    /// How it changed.
    pub change: ChangeKind,
    /// The keys concerned, with what they said and say.
    pub keys: Vec<(&'static str, Option<String>, Option<String>)>,
}

/// How an item changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// It reads otherwise.
    Changed,
}

impl ChangeKind {
    /// The name in machine-readable output and in templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Deleted => "deleted",
            Self::Changed => "changed",
        }
    }
}

type Item = ((&'static str, String), Vec<(&'static str, String)>);

/// The changes from one agreement to the next, in the order of the newer one, what is gone at the end.
#[must_use]
pub fn changes(old: &Agreement, new: &Agreement) -> Vec<AgreementChange> {
    let (old, new) = (layout(old), layout(new));
    let before: BTreeMap<_, _> = old.iter().map(|(key, values)| (key, values)).collect();
    let after: BTreeMap<_, _> = new.iter().map(|(key, values)| (key, values)).collect();
    let mut changes = Vec::new();
    for (key, values) in &new {
        let Some(was) = before.get(key) else {
            let keys = values.iter().map(|(name, value)| (*name, None, Some(value.clone()))).collect();
            changes.push(change(key, ChangeKind::Added, keys));
            continue;
        };
        let keys = differences(was, values);
        if !keys.is_empty() {
            changes.push(change(key, ChangeKind::Changed, keys));
        }
    }
    for (key, values) in old.iter().filter(|(key, _)| !after.contains_key(key)) {
        let keys = values.iter().map(|(name, value)| (*name, Some(value.clone()), None)).collect();
        changes.push(change(key, ChangeKind::Deleted, keys));
    }
    changes
}

fn change(
    (table, id): &(&'static str, String),
    change: ChangeKind,
    keys: Vec<(&'static str, Option<String>, Option<String>)>,
) -> AgreementChange {
    AgreementChange { table, id: id.clone(), change, keys }
}

fn differences(
    old: &[(&'static str, String)],
    new: &[(&'static str, String)],
) -> Vec<(&'static str, Option<String>, Option<String>)> {
    let value = |of: &[(&'static str, String)], name: &str| {
        of.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&'static str> = new.iter().map(|(name, _)| *name).collect();
    names.extend(old.iter().map(|(name, _)| *name).filter(|name| value(new, name).is_none()));
    let pairs = names.into_iter().map(|name| (name, value(old, name), value(new, name)));
    pairs.filter(|(_, old, new)| old != new).collect()
}

fn layout(agreement: &Agreement) -> Vec<Item> {
    let Agreement {
        id,
        title,
        full_title,
        about,
        proration,
        members,
        payees,
        measures,
        cost_types,
        documents,
        milestones,
        candidates,
    } = agreement;
    let member = |index| agreement.member(index).id.clone();
    let order = |ids: Vec<&str>| ids.join(", ");
    let mut top = vec![("id", id.clone()), ("title", title.clone())];
    top.extend(full_title.clone().map(|title| ("full_title", title)));
    top.extend(about.clone().map(|about| ("about", about)));
    top.push(("proration", proration.id().to_owned()));
    top.push(("candidate", candidates.iter().map(|&index| member(index)).collect::<Vec<_>>().join(", ")));
    // The order decides who gets a cent that is left over.
    top.push(("member", order(members.iter().map(|member| member.id.as_str()).collect())));
    let mut items = vec![(("agreement", String::new()), top)];
    items.extend(members.iter().map(|Member { id, name, short_name, ags }| {
        let mut keys = vec![("name", name.clone()), ("short_name", short_name.clone())];
        keys.extend(ags.as_ref().map(|key| ("ags", key.as_str().to_owned())));
        (("member", id.clone()), keys)
    }));
    items.extend(payees.iter().map(|Payee { id, name, member: payee_member }| {
        let mut keys = vec![("name", name.clone())];
        keys.extend(payee_member.map(|index| ("member", member(index))));
        (("payee", id.clone()), keys)
    }));
    items.extend(measures.iter().map(measure));
    items.extend(cost_types.iter().map(|cost_type| self::cost_type(agreement, cost_type)));
    items.extend(documents.iter().map(|document| {
        let Document { id, title, date, readable_at: _ } = document;
        let mut keys = vec![("title", title.clone()), ("date", date.to_string())];
        keys.extend(document.url().map(|url| ("url", url.to_owned())));
        keys.extend(document.file().map(|file| ("file", file.to_owned())));
        (("document", id.clone()), keys)
    }));
    let document = |index: &DocumentIx| ("document", agreement.document(*index).id.clone());
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    items.extend(milestones.iter().map(|Milestone { date, text, document: of }| {
        let mut keys = vec![("text", text.clone())];
        keys.extend(of.as_ref().map(document));
        let id = format!("{date} {text}");
        let times = alike.entry(id.clone()).or_default();
        *times += 1;
        // The agreement may say the same twice; each is an item of its own.
        let id = if *times > 1 { format!("{id} ({times})") } else { id };
        (("milestone", id), keys)
    }));
    items
}

fn cost_type(agreement: &Agreement, cost_type: &CostType) -> Item {
    let CostType { id, name, payee, split, independent_of_members, terms, base, note, assumption } =
        cost_type;
    let term = |Term { from, quantity, unit }: &Term| {
        let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("ab {from}: {quantity}{unit}")
    };
    let mut keys = vec![
        ("name", name.clone()),
        ("payee", agreement.payee(*payee).id.clone()),
        ("split", self::split(agreement, split)),
        ("independent_of_members", independent_of_members.to_string()),
    ];
    if !terms.is_empty() {
        keys.push(("terms", terms.iter().map(term).collect::<Vec<_>>().join("; ")));
    }
    keys.extend(base.map(|base| ("base", agreement.cost_type(base).id.clone())));
    keys.extend(note.clone().map(|note| ("note", note)));
    keys.extend(assumption.clone().map(|assumption| ("assumption", assumption)));
    (("cost_type", id.clone()), keys)
}

fn measure(Measure { id, name, unit, source, reference, total }: &Measure) -> Item {
    let mut keys = vec![("name", name.clone()), ("unit", unit.clone())];
    keys.extend(source.clone().map(|source| ("source", source)));
    if let Some(day) = reference {
        keys.push(("reference_day", format!("{:02}-{:02}", day.month, day.day)));
        keys.push(("reference_years_back", day.years_back.to_string()));
    }
    keys.extend(total.map(|total| ("total", total.to_string())));
    (("measure", id.clone()), keys)
}

/// A split as one line: `ab 2019-01-01: 1/2 equal, 1/2 population; ab 2023-01-01: 1 population`.
fn split(agreement: &Agreement, split: &Split) -> String {
    let shared = match split {
        Split::Direct => return "direct".to_owned(),
        Split::Shared(shared) => shared,
    };
    let criterion = |criterion| match criterion {
        Criterion::Equal => "equal",
        Criterion::Measure(measure) => agreement.measure(measure).id.as_str(),
    };
    let dated = shared.dated().iter().map(|dated| match dated.from {
        None => dated.parts.iter().map(|part| criterion(part.criterion).to_owned()).collect::<String>(),
        Some(from) => {
            let parts =
                dated.parts.iter().map(|part| format!("{} {}", part.share, criterion(part.criterion)));
            format!("ab {from}: {}", parts.collect::<Vec<_>>().join(", "))
        }
    });
    dated.collect::<Vec<_>>().join("; ")
}
