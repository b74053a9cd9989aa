//! The words of the glossary, each linked where it first stands on a page.

use crate::page_table::PageKind;
use crate::templates::PAGE;
use minijinja::State;
use minijinja::Value;
use minijinja::value::Object;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// Which words a page has linked so far. Pages hand it on to whatever words their sentences.
#[derive(Debug)]
pub(super) struct LinkedTerms {
    /// The way to the site's root.
    root: String,
    linked: Mutex<BTreeSet<String>>,
}

impl Object for LinkedTerms {}

impl LinkedTerms {
    /// For a page that has linked none yet.
    pub(super) fn none_yet(root: &str) -> Value {
        Value::from_object(Self { root: root.to_owned(), linked: Mutex::default() })
    }
}

/// The way to what a word means, where the page has not linked it before.
pub(super) fn glossary_link(state: &mut State<'_, '_>, term: &str) -> Option<String> {
    let page = state.lookup(PAGE)?;
    let page = page.downcast_object_ref::<LinkedTerms>()?;
    let is_first = page.linked.lock().unwrap_or_else(PoisonError::into_inner).insert(term.to_owned());
    is_first.then(|| format!("{}{}#{term}", page.root, PageKind::Glossary.row().path))
}
