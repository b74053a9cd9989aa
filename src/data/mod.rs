//! The published tables of one agreement, in `data/` beside its pages. Names, headers and order are fixed by
//! the contract of the format, since other programs read them.

mod claims;
pub mod forms;
mod head;
mod heads;
mod ledgers;
mod table;
mod tables;

pub use claims::{Claim, claims};
pub use head::{Head, HeadRow};
pub use heads::Heads;
pub use table::{DataCell, DataColumn, DataForm, DataTable, DataType};

use crate::figures::Figures;
use crate::source::AgreementSource;

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its path below the agreement's pages: `data/bills.csv`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// All data files of an agreement.
#[must_use]
pub fn files(source: &AgreementSource, figures: &Figures<'_>, head: &Head) -> Vec<DataFile> {
    let file = |form: &DataForm, bytes| DataFile { path: form.path(), bytes };
    let mut files = vec![
        file(&forms::MEMBERSHIPS, ledgers::joined(&forms::MEMBERSHIPS, &source.memberships)),
        file(&forms::COSTS, ledgers::joined(&forms::COSTS, &source.costs)),
    ];
    let tables =
        [tables::shares(figures), tables::savings(figures), tables::bills(figures), tables::status(figures)];
    files.extend(tables.iter().map(|table| file(table.form, table.csv())));
    files.push(file(&forms::HEAD, head.csv()));
    if !figures.ledger.agreement.measures.is_empty() {
        files.push(file(&forms::MEASURES, ledgers::joined(&forms::MEASURES, &source.measures)));
    }
    let file = |path: String, bytes: &[u8]| DataFile { path, bytes: bytes.to_vec() };
    // The very files that `head.csv` and the recorded stands speak of, so that anybody can check them.
    let own = source.ledger_files().chain([&source.agreement]);
    files.extend(own.map(|own| file(format!("data/ledger/{}", own.path), &own.bytes)));
    files.extend(source.documents.iter().map(|document| file(document.path.clone(), &document.bytes)));
    files
}

/// The place of the year in the rows of a table that is derived from the ledgers; `None` where it has none.
#[must_use]
pub fn year_column(path: &str) -> Option<usize> {
    let derived = forms::ALL.iter().filter(|form| !forms::LEDGERS.iter().any(|of| of.name == form.name));
    let form = derived.into_iter().find(|form| form.path() == path)?;
    form.columns.iter().position(|column| column.of == DataType::Year)
}
