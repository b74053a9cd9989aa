//! What is kept of an agreement once its pages are made: its line of the start page, and what each of its members
//! bears.

use super::register::RegisterRow;
use crate::data::Catalog;
use crate::figures::Marked;
use crate::german;
use crate::pages::frame::Whose;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::municipality_id::id_of;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the start page and the pages of municipalities say of one agreement; made when its pages are rendered, and
/// small enough to keep.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyFigures {
    /// Header and footer of its pages, where it is the only one of the site: then they stand on the legal pages too.
    #[serde(skip)]
    pub(in crate::pages) head: Option<Whose>,
    pub(super) digest: String,
    pub(super) last_booking: Option<Date>,
    pub(super) row: ListedAgreement,
    /// The last full year, and what it cost.
    pub(super) last_full: Option<(Year, Marked)>,
    pub(super) members: Vec<MemberSummary>,
    /// Its entry in the catalog of all data, once its data are written.
    pub(super) catalog: Option<Catalog>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ListedAgreement {
    pub(super) id: String,
    pub(super) title: String,
    members: usize,
    /// The last full year, else one that is over or has begun.
    pub(super) year: Option<i16>,
    /// Whether it is a full one.
    full: bool,
    pub(super) total: Option<Amount>,
    /// The mean share of the common costs.
    pub(super) share: Option<Amount>,
    last_booking: Option<String>,
}

/// What somebody that was ever a member bears.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct MemberSummary {
    /// Which municipality it is, as the path of its page says.
    pub(super) municipality: String,
    pub(super) id: String,
    pub(super) name: String,
    /// By what it is looked for.
    pub(super) short_name: String,
    /// In the last full year; `None` where it shares in nothing of it.
    pub(super) bill: Option<Marked>,
    /// What others' joining saved it up to the end of that year.
    pub(super) saved: Option<Marked>,
}

impl RegisterRow for &ListedAgreement {
    fn known_as(&self) -> &str {
        &self.title
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn signs(rows: &mut [Self]) -> TableSigns {
        let amounts = rows.iter().flat_map(|row| row.total.iter().chain(&row.share));
        TableSigns::of_marks(amounts.map(|amount| amount.mark))
    }
}

impl KeyFigures {
    /// The agreement's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.row.id
    }

    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, head: Option<Whose>, digest: &str) -> Self {
        let (figures, agreement) = (basis.figures, basis.agreement());
        let year = basis.reference_year();
        let full = figures.reference.last_full_year();
        let answers = figures.answers();
        let row = ListedAgreement {
            id: agreement.id.clone(),
            title: agreement.title.clone(),
            members: figures.reference.members.len(),
            year: year.map(Year::number),
            full: full.is_some(),
            total: year.map(|year| Amount::spoken(figures.bills.total(year))),
            share: answers.and_then(|of| of.share).map(|mean| Amount::spoken(mean.share)),
            last_booking: figures.reference.last_booking.map(german::date),
        };
        let summary = |member| {
            let of = agreement.member(member);
            let sharing = full.filter(|&year| figures.bills.shares_in(year, member));
            MemberSummary {
                municipality: id_of(&of.name, of.ags.as_ref()),
                id: of.id.clone(),
                name: of.name.clone(),
                short_name: of.short_name.clone(),
                bill: sharing.map(|year| figures.bills.of_member(year, member)),
                saved: full.map(|year| figures.saved_until(year, member, None)),
            }
        };
        Self {
            head,
            digest: digest.to_owned(),
            last_booking: figures.reference.last_booking,
            row,
            last_full: full.map(|year| (year, figures.bills.total(year))),
            members: basis.members_ever().into_iter().map(summary).collect(),
            catalog: None,
        }
    }

    pub(in crate::pages) fn with_data(self, catalog: Catalog) -> Self {
        Self { catalog: Some(catalog), ..self }
    }
}
