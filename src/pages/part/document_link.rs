//! A document as pages refer to it.

use crate::ledger::{Agreement, DocumentIx};
use serde::Serialize;

/// A document that a page links to: to its own address, or else to its place on the page Methodik, which lists them all.
#[derive(Clone, Copy, Debug, Serialize)]
pub(in crate::pages) struct DocumentLink<'l> {
    pub id: &'l str,
    pub title: &'l str,
    /// Where it can be read, if that is public.
    pub url: Option<&'l str>,
}

/// The link to a document, where there is one.
pub(in crate::pages) fn of(agreement: &Agreement, document: Option<DocumentIx>) -> Option<DocumentLink<'_>> {
    document.map(|index| {
        let document = agreement.document(index);
        DocumentLink { id: &document.id, title: &document.title, url: document.url.as_deref() }
    })
}
