//! The files that an agreement begins with. Their texts stand in `texts/`, as they are read by those who keep the
//! ledger.

use super::ids;
use super::wishes::Wishes;
use crate::invariant::Invariant;
use crate::ledger::{COST_COLUMNS, MEASURE_COLUMNS, MEMBERSHIP_COLUMNS};
use crate::toml_text::quoted;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The files by their paths in the new folder.
pub type FoundingFiles = BTreeMap<String, Vec<u8>>;

/// The folder of the ledger within it.
pub const FOLDER_OF_LEDGER: &str = "ledger";

const AGREEMENT: &str = include_str!("texts/agreement.txt");
const GUIDE: &str = include_str!("texts/guide.txt");
const ATTRIBUTES: &str = include_str!("texts/attributes.txt");
const IGNORED: &str = include_str!("texts/ignored.txt");

/// All of them; `settings` is what the file of the settings begins as.
#[must_use]
pub fn founding_files(wishes: &Wishes, settings: &[u8]) -> FoundingFiles {
    let year = wishes.from.year();
    let in_ledger = |name: &str| format!("{FOLDER_OF_LEDGER}/{name}");
    let mut files = FoundingFiles::from([
        (in_ledger("agreement.toml"), filled(AGREEMENT, wishes).into_bytes()),
        (in_ledger("README.md"), filled(GUIDE, wishes).into_bytes()),
        (in_ledger("memberships.csv"), memberships(wishes).into_bytes()),
        (in_ledger(&format!("costs/{year:04}.csv")), header(COST_COLUMNS).into_bytes()),
        ("site-templates/settings.toml".to_owned(), settings.to_vec()),
        (".gitattributes".to_owned(), ATTRIBUTES.into()),
        (".gitignore".to_owned(), IGNORED.into()),
    ]);
    if !wishes.measures.is_empty() {
        files.insert(in_ledger("measures.csv"), header(MEASURE_COLUMNS).into_bytes());
    }
    files
}

/// The first line of a ledger.
pub(super) fn header(columns: &[&str]) -> String {
    format!("{}\n", columns.join(","))
}

/// The joins of the members.
fn memberships(wishes: &Wishes) -> String {
    let joins = (1..).zip(&wishes.members).map(|(number, member)| {
        let note = if member.joins.is_none() { "Gründungsmitglied" } else { "" };
        let day = member.joins.unwrap_or(wishes.from);
        format!("M-{number:03},{},{day},{},join,,,{note}\n", wishes.recorded_on, member.id)
    });
    header(MEMBERSHIP_COLUMNS) + &joins.collect::<String>()
}

/// A text with what was wished for.
fn filled(text: &str, wishes: &Wishes) -> String {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    environment.set_syntax(syntax.build().invariant("the usual marks of templates are kept"));
    environment.add_filter("toml", quoted);
    environment.add_filter("short_name", |name: &str| ids::short_name(name).to_owned());
    let members: BTreeSet<&str> =
        wishes.members.iter().chain(&wishes.candidates).map(|member| member.id.as_str()).collect();
    let named = Named {
        id: wishes.id.clone().unwrap_or_else(|| ids::of(&wishes.title)),
        from: wishes.from.to_string(),
        year: format!("{:04}", wishes.from.year()),
        ids_of_members: members,
        wishes,
    };
    let context = Value::from(Serde(named));
    environment.render_str(text, context).invariant("the texts of a new ledger ask for what they are given")
}

/// What was wished for, with what follows from it.
#[derive(Serialize)]
struct Named<'a> {
    id: String,
    from: String,
    year: String,
    ids_of_members: BTreeSet<&'a str>,
    wishes: &'a Wishes,
}
