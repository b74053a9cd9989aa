//! Writing the tables of an agreement in every form, and what is known of the files once they are written.

use super::dataset::Dataset;
use super::forms;
use super::table::{DataForm, DataTable, EXCEL_CSV, TableFile};
use super::workbook::TableWorkbook;
use crate::digest::sha256;

/// The description of all tables, beside the pages of an agreement.
pub const DATA_PACKAGE: &str = "datapackage.json";
/// The catalog of all data in its two forms, at the root of a site.
pub const CATALOGS: [&str; 2] = ["catalog.ttl", "catalog.jsonld"];
/// What a workbook is called among kinds of files.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// How the name of a workbook ends.
const WORKBOOK: &str = ".xlsx";

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFile {
    /// Its path below the agreement's pages.
    pub path: String,
    /// Its length.
    pub bytes: usize,
}

/// A table that was written.
#[derive(Clone, Debug)]
pub struct PublishedTable {
    /// What it holds.
    pub form: &'static DataForm,
    /// As other programs read it.
    pub csv: PublishedFile,
    /// The SHA-256 of that, in hexadecimal.
    pub sha256: String,
    /// As a German spreadsheet does.
    pub excel: PublishedFile,
}

/// What was written of an agreement's data.
#[derive(Clone, Debug)]
pub struct Publication {
    /// In the order in which they are listed.
    pub tables: Vec<PublishedTable>,
    /// All of them in one; none where settings leave it out, or no spreadsheet could hold it.
    pub workbook: Option<PublishedFile>,
}

/// Writes every table in all forms, one file at a time.
///
/// # Errors
/// Whatever `write` fails with.
pub fn publish<E>(
    tables: &[&DataTable<'_>],
    dataset: &Dataset,
    with_workbook: Option<&[(&'static str, String)]>,
    write: &mut dyn FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<Publication, E> {
    let in_order =
        forms::ALL.iter().filter_map(|form| tables.iter().find(|table| table.form.name == form.name));
    let tables: Vec<&DataTable<'_>> = in_order.copied().collect();
    let mut written = |path: String, bytes: &[u8]| {
        write(&path, bytes)?;
        Ok(PublishedFile { path, bytes: bytes.len() })
    };
    let mut published = Vec::new();
    let mut workbook = with_workbook.map(TableWorkbook::new);
    for table in &tables {
        // Rows are made once for all forms.
        let (mut csv, mut excel) = (table.csv_of_rows(), TableFile::for_excel(table.form));
        let mut sheet = workbook.as_mut().map(|workbook| workbook.sheet(table.form));
        table.for_each_row(|row| {
            csv.iter_mut().chain([&mut excel]).for_each(|file| file.row(row));
            sheet.iter_mut().for_each(|sheet| sheet.row(row));
        });
        let csv = csv.map_or_else(|| table.csv(), TableFile::bytes);
        published.push(PublishedTable {
            form: table.form,
            csv: written(table.form.path(), &csv)?,
            sha256: sha256(&csv),
            excel: written(table.form.excel_path(), &excel.bytes())?,
        });
    }
    let workbook = match workbook.and_then(|workbook| workbook.bytes(&dataset.title).ok()) {
        Some(bytes) => Some(written(format!("data/{}{WORKBOOK}", dataset.id), &bytes)?),
        None => None,
    };
    Ok(Publication { tables: published, workbook })
}

/// Whether a published file only tells again, in another form, what others say.
#[must_use]
pub fn is_retold(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let in_data = path.starts_with("data/") && (name.ends_with(EXCEL_CSV) || name.ends_with(WORKBOOK));
    in_data || path == DATA_PACKAGE || CATALOGS.contains(&path)
}
