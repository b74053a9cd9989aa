//! The file that rows are taken from, and which of its tables are for which ledger.

use crate::booking::LedgerKind;
use crate::commands::Result;
use crate::commands::ask::Terminal;
use crate::failure::Failure;
use crate::import::{self, GivenTable, Layout, MOST_BYTES, titles_of};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A file with its tables.
pub(super) struct GivenFile {
    path: PathBuf,
    /// As it is named in messages.
    pub name: String,
    tables: Vec<GivenTable>,
}

impl GivenFile {
    /// Reads a file, or the one sheet of it that was named.
    pub fn read(path: &Path, sheet: Option<&str>) -> Result<Self> {
        let failed = || Failure::io("lesen", path);
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(failed())?;
        file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed())?;
        let refused = |reason| Failure::Refused { path: path.to_path_buf(), reason };
        let mut tables = import::tables(&bytes).map_err(refused)?;
        if let Some(sheet) = sheet {
            let all: Vec<String> = tables.iter().filter_map(|table| table.sheet.clone()).collect();
            tables.retain(|table| table.sheet.as_deref() == Some(sheet));
            if tables.is_empty() {
                let (file, all) = (path.display(), all.join(", "));
                let reason = format!("{file} hat kein Blatt „{sheet}“; es gibt: {all}");
                return Err(Failure::Usage(reason));
            }
        }
        Ok(Self { path: path.to_path_buf(), name: path.display().to_string(), tables })
    }

    pub fn table(&self, place: usize) -> &GivenTable {
        &self.tables[place]
    }

    /// The tables that have the titles of a ledger. Where they could be those of several, somebody is asked.
    pub fn layouts(&self, kinds: &[LedgerKind], terminal: Option<&Terminal>) -> Result<Vec<(usize, Layout)>> {
        let mut layouts = Vec::new();
        for (place, table) in self.tables.iter().enumerate() {
            let mut possible = Layout::all_of(table, kinds);
            let chosen = match (possible.len(), terminal) {
                (0, _) => continue,
                (1, _) => 0,
                (_, Some(terminal)) => {
                    let names: Vec<&str> = possible.iter().map(|layout| german(layout.kind)).collect();
                    terminal.choice(&format!("Was steht in {}?", table.name(&self.name)), &names)?
                }
                (_, None) => {
                    let names: Vec<&str> = possible.iter().map(|layout| layout.kind.name()).collect();
                    let (file, names) = (table.name(&self.name), names.join(" oder "));
                    return Err(Failure::Usage(format!("{file} kann {names} sein; mit --into sagen, was")));
                }
            };
            layouts.push((place, possible.swap_remove(chosen)));
        }
        if layouts.is_empty() {
            return Err(Failure::Refused { path: self.path.clone(), reason: no_titles(kinds) });
        }
        Ok(layouts)
    }

    /// The sheets of which nothing is taken.
    pub fn told_of_sheets(&self, layouts: &[(usize, Layout)]) -> String {
        let is_taken = |place: usize| layouts.iter().any(|(taken, _)| *taken == place);
        let others = self.tables.iter().enumerate().filter(|(place, _)| !is_taken(*place));
        let told = others.map(|(_, table)| {
            let why =
                if table.is_hidden { "denn es ist ausgeblendet" } else { "ohne Spaltentitel eines Buches" };
            format!("{}: ausgelassen, {why}\n", table.name(&self.name))
        });
        told.collect()
    }
}

/// A ledger as people call it.
pub(super) fn german(kind: LedgerKind) -> &'static str {
    match kind {
        LedgerKind::Memberships => "Mitgliedschaften",
        LedgerKind::Costs => "Kosten",
        LedgerKind::Measures => "Werte von Bemessungsgrundlagen",
    }
}

/// Which titles would have told a ledger.
fn no_titles(kinds: &[LedgerKind]) -> String {
    let needed = kinds.iter().map(|&kind| {
        let telling = titles_of(kind).filter(|known| known.tells_the_ledger);
        let titles: Vec<String> = telling.map(|known| format!("„{}“", known.german)).collect();
        format!("für {} {}", german(kind), titles.join(" und "))
    });
    format!(
        "hat in den ersten 30 Zeilen keine Spaltentitel, die zu einem Buch gehören; nötig sind {}. Eine Mappe mit allen \
         Titeln schreibt kopfstelle template",
        needed.collect::<Vec<_>>().join(", ")
    )
}
