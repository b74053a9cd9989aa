//! A municipality over all agreements that it is or was in: what it pays in each, together, and what others' joining
//! brought it. It is known by its official key (ags); where an agreement gives none, by its name.

use super::key_figures::{KeyFigures, MemberSummary};
use super::register::RegisterRow;
use super::said::{self, OfMunicipality};
use crate::figures::Marked;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::frame::words::Words;
use crate::pages::part::amount::Amount;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use serde::Serialize;
use std::collections::BTreeMap;

/// A municipality with what each agreement says of it.
pub(super) struct Municipality<'k> {
    id: &'k str,
    /// As the first of its agreements calls it.
    name: &'k str,
    /// As it is looked for.
    short_name: &'k str,
    parts: Vec<(&'k KeyFigures, &'k MemberSummary)>,
}

/// Its line of the start page.
#[derive(Debug, Serialize)]
pub(super) struct ListedMunicipality<'k> {
    path: String,
    id: &'k str,
    short_name: &'k str,
    name: &'k str,
    agreements: usize,
    bill: Amount,
    saved: Amount,
}

impl RegisterRow for ListedMunicipality<'_> {
    fn known_as(&self) -> &str {
        self.short_name
    }

    fn id(&self) -> &str {
        self.id
    }

    fn signs(rows: &mut [Self]) -> TableSigns {
        TableSigns::of(rows.iter_mut().flat_map(|row| [&mut row.bill, &mut row.saved]))
    }
}

/// The context of its page.
#[derive(Debug, Serialize)]
pub(super) struct MunicipalityPage<'k> {
    name: &'k str,
    lead: Vec<OfMunicipality>,
    rows: Vec<ListedMembership<'k>>,
    bill: Amount,
    saved: Amount,
    signs: TableSigns,
}

/// What one agreement costs it.
#[derive(Debug, Serialize)]
struct ListedMembership<'k> {
    agreement: &'k str,
    member: &'k str,
    title: &'k str,
    /// The last full year; `None` without one.
    year: Option<i16>,
    bill: Amount,
    saved: Amount,
}

impl<'k> Municipality<'k> {
    /// All of them by name; `agreements` are in the order of their titles.
    pub(super) fn all(agreements: &[&'k KeyFigures]) -> Vec<Self> {
        let mut by_id: BTreeMap<&str, Self> = BTreeMap::new();
        for &agreement in agreements {
            for member in &agreement.members {
                let (id, name) = (member.municipality.as_str(), member.name.as_str());
                let short_name = member.short_name.as_str();
                let of = by_id.entry(id).or_insert_with(|| Self { id, name, short_name, parts: Vec::new() });
                of.parts.push((agreement, member));
            }
        }
        let mut all: Vec<Self> = by_id.into_values().collect();
        all.sort_by_key(|of| (of.name, of.id));
        all
    }

    /// In how many agreements a full year is booked.
    fn in_full(&self) -> usize {
        self.parts.iter().filter(|(agreement, _)| agreement.last_full.is_some()).count()
    }

    fn bill(&self) -> Marked {
        self.parts.iter().filter_map(|(_, member)| member.bill).sum()
    }

    fn saved(&self) -> Marked {
        self.parts.iter().filter_map(|(_, member)| member.saved).sum()
    }

    pub(super) fn listed(&self) -> ListedMunicipality<'k> {
        ListedMunicipality {
            path: PageKind::Municipality.path(&[&self.id]),
            id: self.id,
            short_name: self.short_name,
            name: self.name,
            agreements: self.parts.len(),
            bill: Amount::booked(self.bill()),
            saved: Amount::booked(self.saved()),
        }
    }

    pub(super) fn page(&self, words: &Words) -> (Frame, MunicipalityPage<'k>) {
        let years: Vec<Year> = self
            .parts
            .iter()
            .filter(|(_, member)| member.bill.is_some())
            .filter_map(|(agreement, _)| agreement.last_full.map(|(year, _)| year))
            .collect();
        let row = |&(agreement, member): &(&'k KeyFigures, &'k MemberSummary)| ListedMembership {
            agreement: &agreement.row.id,
            member: &member.id,
            title: &agreement.row.title,
            year: agreement.last_full.map(|(year, _)| year.number()),
            bill: member.bill.map_or_else(Amount::nothing, Amount::exact),
            saved: member.saved.map_or_else(Amount::nothing, Amount::exact),
        };
        let mut rows: Vec<ListedMembership<'_>> = self.parts.iter().map(row).collect();
        let (mut bill, mut saved) = (Amount::exact(self.bill()), Amount::exact(self.saved()));
        let cells = rows.iter_mut().flat_map(|row| [&mut row.bill, &mut row.saved]);
        let signs = TableSigns::of(cells.chain([&mut bill, &mut saved]));
        let page = MunicipalityPage {
            name: self.name,
            lead: said::of_municipality(
                self.name,
                (self.parts.len(), self.in_full()),
                &years,
                (self.bill(), self.saved()),
                words,
            ),
            rows,
            bill,
            saved,
            signs,
        };
        (Frame::about(PageKind::Municipality, &[&self.id]), page)
    }
}
