//! What surrounds a page: its place in the site, the ways from there to the root and to the agreement's folder,
//! and what every page of the agreement says in header and footer. Beside it: the templates, their settings and words.

pub(super) mod escape;
mod framing;
mod navigation;
mod placeholder;
pub(super) mod setting_keys;
pub(super) mod setting_name;
pub(super) mod setting_value;
pub(super) mod settings;
mod settings_file;
mod signs;
pub(super) mod site_address;
pub(super) mod stated;
pub(super) mod templates;
mod terms;
pub(super) mod web_address;
mod wording;
pub(super) mod words;

pub(super) use framing::Framing;

use crate::german;
use crate::ledger::Stand;
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
    /// The stand of which the pages are a copy.
    pub copy_of: Option<EarlierStand<'l>>,
    /// Whether it is the only agreement of the site.
    pub alone: bool,
    /// Whether time is weighed by months.
    pub by_months: bool,
    /// Whether everybody bears the same of the common costs.
    pub alike: bool,
    /// The names of the cost types that are common costs.
    pub common_cost_types: Vec<&'l str>,
    /// The names of the others.
    pub other_cost_types: Vec<&'l str>,
}

/// A recorded stand, as every page of its copy names it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct EarlierStand<'l> {
    stand: &'l str,
    date: String,
    note: &'l str,
}

impl<'l> EarlierStand<'l> {
    pub(super) fn of(stand: &'l Stand) -> Self {
        Self { stand: &stand.id, date: german::date(stand.recorded_on), note: &stand.note }
    }
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
