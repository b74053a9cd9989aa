//! A document as pages refer to it.

use crate::ledger::{Agreement, DocumentIx};
use crate::pages::frame::web_address::encoded;
use serde::Serialize;

/// A document that a page links to: to its own address, or else to its place on the page Methodik, which lists them
/// all.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct DocumentLink<'l> {
    pub id: &'l str,
    pub title: &'l str,
    /// Where it can be read, if that is public: elsewhere, or below the agreement's pages.
    pub url: Option<&'l str>,
    pub file: Option<String>,
}

/// The link to a document, where there is one.
pub(in crate::pages) fn of(agreement: &Agreement, document: Option<DocumentIx>) -> Option<DocumentLink<'_>> {
    document.map(|index| {
        let document = agreement.document(index);
        DocumentLink {
            id: &document.id,
            title: &document.title,
            url: document.url(),
            file: document.file().map(encoded),
        }
    })
}
