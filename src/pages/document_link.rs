//! A document as pages refer to it.

use crate::ledger::{Agreement, DocumentIx};
use serde::Serialize;

/// A document that a page links to; the page Methodik tells its date and where it can be read.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct DocumentLink<'l> {
    pub id: &'l str,
    pub title: &'l str,
}

/// The link to a document, where there is one.
pub(super) fn of(agreement: &Agreement, document: Option<DocumentIx>) -> Option<DocumentLink<'_>> {
    document.map(|index| {
        let document = agreement.document(index);
        DocumentLink { id: &document.id, title: &document.title }
    })
}
