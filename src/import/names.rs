//! Codes and names: what people call a municipality, a cost type or a document, and its id in the agreement.

use super::titles::plain;
use crate::ledger::Agreement;

/// Something that has an id and names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedChoice<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name that is shown.
    pub name: &'a str,
    /// A short one, where it has one.
    pub short: Option<&'a str>,
}

/// What may stand in a column, where the agreement lists it; `None` where it lists nothing.
#[must_use]
pub fn choices<'a>(agreement: &'a Agreement, column: &str) -> Option<Vec<NamedChoice<'a>>> {
    let named = |id: &'a str, name: &'a str| NamedChoice { id, name, short: None };
    Some(match column {
        "cost_type" => agreement.cost_types.iter().map(|of| named(&of.id, &of.name)).collect(),
        "measure" => agreement.measures.iter().map(|of| named(&of.id, &of.name)).collect(),
        "payee" => agreement.payees.iter().map(|of| named(&of.id, &of.name)).collect(),
        "document" => agreement.documents.iter().map(|of| named(&of.id, &of.title)).collect(),
        "member" | "charged_to" => {
            let members = agreement.members.iter();
            members
                .map(|of| NamedChoice { id: &of.id, name: &of.name, short: Some(&of.short_name) })
                .collect()
        }
        "status" => STATUSES.iter().map(|(id, name, _)| named(id, name)).collect(),
        "event" => EVENTS.iter().map(|(id, name, _)| named(id, name)).collect(),
        _ => return None,
    })
}

/// How sure an amount is: the word of the ledger, that of the site, and others.
const STATUSES: &[(&str, &str, &[&str])] = &[
    ("actual", "belegt", &["nachgewiesen", "Ergebnis", "Ist", "abgerechnet"]),
    ("planned", "geplant", &["Plan", "Haushaltsansatz", "Ansatz"]),
    ("assumed", "angenommen", &["Annahme", "geschätzt", "Schätzung"]),
];

const EVENTS: &[(&str, &str, &[&str])] = &[
    ("join", "Beitritt", &["tritt bei", "beigetreten"]),
    ("leave", "Austritt", &["tritt aus", "ausgetreten"]),
];

/// The id that is meant by a text.
///
/// # Errors
/// The ids of all that it may mean; none where it means nothing.
pub(super) fn id_of<'a>(choices: &[NamedChoice<'a>], text: &str) -> Result<&'a str, Vec<&'a str>> {
    if let Some(named) = choices.iter().find(|named| named.id == text) {
        return Ok(named.id);
    }
    let text = plain(text);
    let synonyms = |id: &str| {
        let lists = STATUSES.iter().chain(EVENTS);
        lists
            .filter(|(of, _, _)| *of == id)
            .flat_map(|(_, _, also)| also.iter())
            .any(|name| plain(name) == text)
    };
    let is_called = |named: &&NamedChoice<'a>| {
        [Some(named.id), Some(named.name), named.short].into_iter().flatten().any(|name| plain(name) == text)
            || synonyms(named.id)
    };
    let meant: Vec<&str> = choices.iter().filter(is_called).map(|named| named.id).collect();
    match meant[..] {
        [only] => Ok(only),
        _ => Err(meant),
    }
}
