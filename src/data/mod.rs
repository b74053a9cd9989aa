//! The published tables of one agreement, in `data/` beside its pages. Names, headers and order are fixed by
//! the contract of the format, since other programs read them.

mod catalog;
mod claims;
mod data_package;
mod dataset;
mod excel_csv;
pub mod forms;
mod head;
mod heads;
mod ledgers;
#[cfg(feature = "parquet")]
mod parquet;
mod publication;
mod schema_org;
mod table;
mod tables;
mod workbook;

pub use catalog::{Catalog, CatalogFile};
pub use claims::{Claim, claims};
pub use data_package::data_package;
pub use dataset::{Dataset, Licence, Publisher};
pub use head::{Head, HeadRow};
pub use heads::Heads;
#[cfg(feature = "parquet")]
pub use parquet::ParquetFile;
pub use publication::{DATA_PACKAGE, Publication, PublishedFile, PublishedTable, is_retold, publish};
pub use schema_org::schema_org;
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

/// All tables of an agreement, in their order, but for what the sentences of its pages state.
#[must_use]
pub fn tables<'a>(
    source: &'a AgreementSource,
    figures: &'a Figures<'_>,
    head: &'a Head,
) -> Vec<DataTable<'a>> {
    let mut tables = vec![
        ledgers::booked(&forms::MEMBERSHIPS, &source.memberships),
        ledgers::booked(&forms::COSTS, &source.costs),
    ];
    if !figures.ledger.agreement.measures.is_empty() {
        tables.push(ledgers::booked(&forms::MEASURES, &source.measures));
    }
    let computed = [tables::shares, tables::savings, tables::bills, tables::status];
    tables.extend(computed.map(|table| table(figures)));
    tables.push(head.table());
    tables
}

/// The files of the ledger as they are: those that `head.csv` and the recorded stands speak of, so that anybody can
/// check them.
pub fn kept_files(source: &AgreementSource) -> impl Iterator<Item = DataFile> {
    let file = |path: String, bytes: &[u8]| DataFile { path, bytes: bytes.to_vec() };
    let own = source.ledger_files().chain([&source.agreement]);
    let own = own.map(move |own| file(format!("data/ledger/{}", own.path), &own.bytes));
    own.chain(source.documents.iter().map(move |document| file(document.path.clone(), &document.bytes)))
}

/// The data files of an agreement that other programs read.
#[must_use]
pub fn files(source: &AgreementSource, figures: &Figures<'_>, head: &Head) -> Vec<DataFile> {
    let tables = tables(source, figures, head);
    let tables = tables.iter().map(|table| DataFile { path: table.form.path(), bytes: table.csv() });
    tables.chain(kept_files(source)).collect()
}

/// The place of the year in the rows of a table that is derived from the ledgers; `None` where it has none.
#[must_use]
pub fn year_column(path: &str) -> Option<usize> {
    let derived = forms::ALL.iter().filter(|form| !forms::LEDGERS.iter().any(|of| of.name == form.name));
    let form = derived.into_iter().find(|form| form.path() == path)?;
    form.columns.iter().position(|column| column.of == DataType::Year)
}
