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
    let file = |path: &str, bytes| DataFile { path: path.to_owned(), bytes };
    let mut files = vec![
        file("data/memberships.csv", ledgers::joined(&forms::MEMBERSHIPS, &source.memberships)),
        file("data/costs.csv", ledgers::joined(&forms::COSTS, &source.costs)),
        file("data/shares.csv", tables::shares(figures).csv()),
        file("data/savings.csv", tables::savings(figures).csv()),
        file("data/bills.csv", tables::bills(figures).csv()),
        file("data/status.csv", tables::status(figures).csv()),
        file("data/head.csv", head.csv()),
    ];
    if !figures.ledger.agreement.measures.is_empty() {
        files.push(file("data/measures.csv", ledgers::joined(&forms::MEASURES, &source.measures)));
    }
    // The very files that `head.csv` and the recorded stands speak of, so that anybody can check them.
    let own = source.ledger_files().chain([&source.agreement]);
    files.extend(own.map(|own| file(&format!("data/ledger/{}", own.path), own.bytes.clone())));
    files.extend(source.documents.iter().map(|document| file(&document.path, document.bytes.clone())));
    files
}
