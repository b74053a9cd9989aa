//! The data: what can be downloaded, what each column means, and how to verify that nothing was changed.

use super::basis::Basis;
use super::book::Published;
use super::count::Count;
use super::file_state::FileState;
use super::frame::Frame;
use super::notice::Notice;
use super::settings::Settings;
use super::web_address::WebAddress;
use crate::german;
use serde::Serialize;

pub(super) const TEMPLATE: &str = "data_page.html";

/// The context of the page.
#[derive(Debug, Serialize)]
pub(super) struct DataPage<'a> {
    entries: Count,
    files: Vec<FileRow<'a>>,
    /// A file of the ledger with the digest to verify.
    example: Option<FileState<'a>>,
    digest: &'a str,
    licence: Option<Licence<'a>>,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct FileRow<'a> {
    name: &'a str,
    size: String,
}

#[derive(Debug, Serialize)]
struct Licence<'a> {
    name: &'a str,
    url: Option<&'a str>,
}

/// The page of an agreement.
pub(super) fn page<'a>(
    basis: &Basis<'_, '_>,
    published: &Published<'a>,
    settings: &'a Settings,
) -> (Frame, DataPage<'a>) {
    let ledger = basis.figures.ledger;
    let file = |(name, bytes): &(&'a str, usize)| FileRow {
        name: name.rsplit('/').next().unwrap_or(name),
        size: format!("{}\u{a0}Byte", german::whole(i128::try_from(*bytes).unwrap_or(i128::MAX))),
    };
    let page = DataPage {
        entries: Count::of(ledger.costs.len() + ledger.memberships.len(), basis.words),
        files: published.files.iter().map(file).collect(),
        example: FileState::example(published.head),
        digest: published.digest,
        licence: settings
            .data
            .licence
            .as_deref()
            .map(|name| Licence { name, url: settings.data.licence_url.as_ref().map(WebAddress::as_str) }),
        notice: Notice::of_all(basis.figures),
    };
    (Frame::index("daten.html", "data"), page)
}
