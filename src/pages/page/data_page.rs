//! The data: what can be downloaded, what each column means, and how to verify that nothing was changed.

use crate::data::{self, DataForm};
use crate::german;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::frame::settings::Settings;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::file_state::FileState;
use crate::pages::part::notice::Notice;
use crate::pages::published::Published;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct DataPage<'a> {
    computed: WhatIsComputed,
    files: Vec<FileRow>,
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
    columns: Vec<ColumnRow>,
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
    settings: &'a Settings,
) -> (Frame, DataPage<'a>) {
    let file = |form: &&DataForm| {
        let path = form.path();
        let (_, bytes) = published.files.iter().find(|(file, _)| *file == path)?;
        let columns =
            form.columns.iter().map(|column| ColumnRow { name: column.name, meaning: column.meaning });
        let size = format!("{}\u{a0}Byte", german::whole(i128::try_from(*bytes).unwrap_or(i128::MAX)));
        Some(FileRow { name: form.name, meaning: form.meaning, size, columns: columns.collect() })
    };
    let page = DataPage {
        computed: computed(basis),
        files: data::forms::ALL.iter().filter_map(file).collect(),
        example: FileState::example(published.head),
        digest: published.digest,
        licence: match (settings.data.licence.as_deref(), &settings.data.licence_url) {
            (None, _) => LicenceSaid::NoLicence,
            (Some(name), None) => LicenceSaid::Licence { name: name.to_owned() },
            (Some(name), Some(url)) => {
                LicenceSaid::LinkedLicence { name: name.to_owned(), url: url.as_str().to_owned() }
            }
        },
        notice: Notice::of_all(basis.figures),
    };
    (Frame::only(PageKind::Data), page)
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
