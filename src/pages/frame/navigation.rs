//! The navigation of all pages, as the table of pages says it.

use crate::page_table::{NavigationBar, PageKind};
use serde::Serialize;

/// Its parts.
#[derive(Debug, Serialize)]
pub(super) struct Navigation {
    header: Vec<NavigationEntry>,
    proofs: Vec<NavigationEntry>,
    start: Vec<NavigationEntry>,
    legal: Vec<NavigationEntry>,
}

#[derive(Debug, Serialize)]
struct NavigationEntry {
    kind: &'static str,
    path: &'static str,
    label: &'static str,
}

impl Navigation {
    pub(super) fn of_table() -> Self {
        let entries = |wanted: NavigationBar| {
            let rows = PageKind::ALL.iter().map(|kind| kind.row());
            let entries = rows.filter_map(|row| {
                let (_, label) = row.navigation.filter(|(bar, _)| *bar == wanted)?;
                Some(NavigationEntry { kind: row.id, path: row.path, label })
            });
            entries.collect()
        };
        Self {
            header: entries(NavigationBar::Header),
            proofs: entries(NavigationBar::Proofs),
            start: entries(NavigationBar::Start),
            legal: entries(NavigationBar::Legal),
        }
    }
}
