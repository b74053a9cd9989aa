//! The data: what can be downloaded, what each column means, and how to verify that nothing was changed.

use crate::data::{self, Dataset, Publication, PublishedFile, PublishedTable};
use crate::german;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::frame::settings::Settings;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::file_state::FileState;
use crate::pages::part::notice::Notice;
use crate::pages::published::Published;
use minijinja::Value;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct DataPage<'a> {
    computed: WhatIsComputed,
    files: Vec<FileRow>,
    /// The address of the workbook and how large it is.
    workbook: Option<FileLink>,
    /// For search engines.
    described: Value,
    /// A file of the ledger with the digest to verify.
    example: Option<FileState<'a>>,
    digest: &'a str,
    licence: LicenceSaid,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct FileRow {
    name: &'static str,
    meaning: &'static str,
    size: String,
    excel: FileLink,
    columns: Vec<ColumnRow>,
}

/// A file to download.
#[derive(Debug, Serialize)]
struct FileLink {
    path: String,
    size: String,
}

impl FileLink {
    fn of(file: &PublishedFile) -> Self {
        Self { path: file.path.clone(), size: size(file.bytes) }
    }
}

#[derive(Debug, Serialize)]
struct ColumnRow {
    name: &'static str,
    meaning: &'static str,
}

/// From what the figures are computed. What is taken back and what takes it back are entries too.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhatIsComputed {
    NothingYet,
    OneEntry,
    Entries { entries: Count, costs: Count, memberships: Count },
    EntriesAndValues { entries: Count, costs: Count, memberships: Count, values: Count },
}

/// Under which licence the data may be used.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum LicenceSaid {
    NoLicence,
    Licence { name: String },
    LinkedLicence { name: String, url: String },
}

/// The page of an agreement.
pub(in crate::pages) fn page<'a>(
    basis: &Basis<'_, '_>,
    published: &Published<'a>,
    publication: &Publication,
    (dataset, settings, folder): (&Dataset, &'a Settings, &str),
) -> (Frame, DataPage<'a>) {
    let file = |table: &PublishedTable| {
        let form = table.form;
        let columns =
            form.columns.iter().map(|column| ColumnRow { name: column.name, meaning: column.meaning });
        FileRow {
            name: form.name,
            meaning: form.meaning,
            size: size(table.csv.bytes),
            excel: FileLink::of(&table.excel),
            columns: columns.collect(),
        }
    };
    let described =
        data::schema_org(dataset, &settings.publisher(), publication, (published.digest, folder)).to_string();
    let page = DataPage {
        computed: computed(basis),
        files: publication.tables.iter().map(file).collect(),
        workbook: publication.workbook.as_ref().map(FileLink::of),
        // Nothing in it ends the element that it stands in.
        described: Value::from_safe_string(described.replace('<', "\\u003c")),
        example: FileState::example(published.head),
        digest: published.digest,
        licence: match (settings.data.licence.as_deref(), &settings.data.licence_url) {
            (None, _) => LicenceSaid::NoLicence,
            (Some(name), None) => LicenceSaid::Licence { name: name.to_owned() },
            (Some(name), Some(url)) => {
                LicenceSaid::LinkedLicence { name: name.to_owned(), url: url.as_str().to_owned() }
            }
        },
        notice: Notice::of_all(basis.figures).map(Notice::unsigned),
    };
    (Frame::only(PageKind::Data), page)
}

fn size(bytes: usize) -> String {
    format!("{}\u{a0}Byte", german::whole(i128::try_from(bytes).unwrap_or(i128::MAX)))
}

fn computed(basis: &Basis<'_, '_>) -> WhatIsComputed {
    let ledger = basis.figures.ledger;
    let count = |number| Count::of(number, basis.words);
    let entries = count(ledger.entries());
    let (costs, memberships) = (count(ledger.costs.len()), count(ledger.memberships.len()));
    match (ledger.entries(), ledger.measures.len()) {
        (0, _) => WhatIsComputed::NothingYet,
        (1, _) => WhatIsComputed::OneEntry,
        (_, 0) => WhatIsComputed::Entries { entries, costs, memberships },
        (_, values) => {
            WhatIsComputed::EntriesAndValues { entries, costs, memberships, values: count(values) }
        }
    }
}
