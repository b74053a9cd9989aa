//! What surrounds a page: its place in the site, the ways from there to the root and to the agreement's folder,
//! and what every page of the agreement says in header and footer. Beside it: the templates, their settings and words.

pub(super) mod escape;
mod navigation;
mod placeholder;
pub(super) mod setting_value;
pub(super) mod settings;
pub(super) mod stated;
pub(super) mod templates;
pub(super) mod web_address;
mod wording;
pub(super) mod words;

use crate::page_table::PageKind;
use minijinja::Value;
use serde::Serialize;
use std::fmt::Display;

/// Which page it is and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// Its path below the agreement's folder, or below the root for a page of no agreement.
    pub path: String,
    pub kind: PageKind,
}

impl Frame {
    /// The frame of a page of which there is only one.
    pub(super) fn only(kind: PageKind) -> Self {
        Self::about(kind, &[])
    }

    /// The frame of a page that is about these, one for each gap of its path.
    pub(super) fn about(kind: PageKind, these: &[&dyn Display]) -> Self {
        Self { path: kind.path(these), kind }
    }
}

/// Header and footer of all pages of one agreement.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AgreementHead<'l> {
    pub title: &'l str,
    pub full_title: Option<&'l str>,
    /// The last booking day; `None` where nothing is booked.
    pub last_booking: Option<String>,
    /// The digest of the ledger as it goes into minutes.
    pub digest: String,
    /// Whether it is the only agreement of the site.
    pub alone: bool,
    /// Whether time is weighed by months.
    pub by_months: bool,
    /// Whether everybody bears the same of the common costs.
    pub alike: bool,
    /// Whether costs are divided by measures.
    pub measured: bool,
    /// The names of the cost types that are common costs.
    pub common_cost_types: Vec<&'l str>,
    /// The names of the others.
    pub other_cost_types: Vec<&'l str>,
}

/// Footer of the pages that belong to no agreement, where there are several.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AllAgreements {
    /// The last booking day of any; `None` where nothing is booked.
    pub last_booking: Option<String>,
    /// The digest of the list of their digests, as it goes into minutes.
    pub digest: String,
}

/// What a page says of the ledger in header and footer.
#[derive(Clone, Debug)]
pub(super) enum Whose {
    /// An [`AgreementHead`].
    Agreement(Value),
    /// [`AllAgreements`].
    All(Value),
}

/// A page in its frame, as templates see it.
#[derive(Debug, Serialize)]
pub(super) struct Framed<'a, P> {
    root: &'a str,
    home: &'a str,
    section: &'static str,
    here: &'static str,
    /// One of the two is there.
    agreement: Option<Value>,
    all: Option<Value>,
    page: P,
}

/// The ways from a folder so many levels down, longest first.
const UP: &str = "../../../";

/// Puts a page into its frame; `below_root` says how many folders the agreement's own lies below the root.
pub(super) fn framed<P>(frame: &Frame, below_root: usize, whose: Whose, page: P) -> Framed<'static, P> {
    let depth = frame.path.bytes().filter(|byte| *byte == b'/').count();
    let section = frame.kind.row().section;
    let here = if section == frame.kind { "page" } else { "true" };
    let (agreement, all) = match whose {
        Whose::Agreement(head) => (Some(head), None),
        Whose::All(all) => (None, Some(all)),
    };
    Framed {
        root: up(depth + below_root),
        home: up(depth),
        section: section.row().id,
        here,
        agreement,
        all,
        page,
    }
}

fn up(levels: usize) -> &'static str {
    UP.get(..levels * 3).unwrap_or(UP)
}
