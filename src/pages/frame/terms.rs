//! The words of the glossary, each linked where it first stands on a page.

use crate::page_table::PageKind;
use crate::templates::PAGE;
use minijinja::State;
use minijinja::Value;
use minijinja::value::{Object, Serde};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
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

/// A text of the ledger in pieces, each with the name of the word in the glossary, where it is one.
pub(super) fn pieces(terms: BTreeMap<String, String>) -> impl Fn(&str) -> Value + Send + Sync + 'static {
    move |text| {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        for word in text.split_inclusive(|letter: char| !is_of_a_word(letter)) {
            let bare = word.trim_end_matches(|letter: char| !is_of_a_word(letter));
            if let Some(term) = terms.get(bare) {
                pieces.push(TextPiece { text: mem::take(&mut plain), term: None });
                pieces.push(TextPiece { text: bare.to_owned(), term: Some(term.clone()) });
                plain.push_str(&word[bare.len()..]);
            } else {
                plain.push_str(word);
            }
        }
        pieces.push(TextPiece { text: plain, term: None });
        Value::from(Serde(pieces))
    }
}

/// A piece of a text.
#[derive(Debug, Serialize)]
struct TextPiece {
    text: String,
    term: Option<String>,
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// The way to what a word means, where the page has not linked it before.
pub(super) fn glossary_link(state: &mut State<'_, '_>, term: &str) -> Option<String> {
    let page = state.lookup(PAGE)?;
    let page = page.downcast_object_ref::<LinkedTerms>()?;
    let is_first = page.linked.lock().unwrap_or_else(PoisonError::into_inner).insert(term.to_owned());
    is_first.then(|| format!("{}{}#{term}", page.root, PageKind::Glossary.row().path))
}
