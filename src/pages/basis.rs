//! What every page of an agreement is made from.

use super::marks::Marks;
use super::words::Words;
use crate::figures::Figures;
use crate::figures::accession::{Accession, accessions};
use crate::ledger::{Agreement, MemberIx};

/// The figures of an agreement with what pages need beside them, computed once.
pub(super) struct Basis<'f, 'l> {
    pub figures: &'f Figures<'l>,
    pub marks: Marks,
    pub accessions: Vec<Accession>,
    pub words: &'f Words,
}

impl<'f, 'l> Basis<'f, 'l> {
    pub(super) fn of(figures: &'f Figures<'l>, words: &'f Words) -> Self {
        Self { figures, marks: Marks::of(figures), accessions: accessions(figures), words }
    }

    pub(super) fn agreement(&self) -> &'l Agreement {
        &self.figures.ledger.agreement
    }

    /// The short names of members.
    pub(super) fn names(&self, members: &[MemberIx]) -> Vec<&'l str> {
        members.iter().map(|&member| self.agreement().member(member).short_name.as_str()).collect()
    }

    /// The year that the key figures are of.
    pub(super) fn reference_year(&self) -> Option<i16> {
        self.figures.reference.year.map(|year| year.year)
    }

    /// Those that were ever a member, in the official order.
    pub(super) fn members_ever(&self) -> Vec<MemberIx> {
        let timeline = &self.figures.ledger.timeline;
        self.agreement().member_indices().filter(|&member| !timeline.spans(member).is_empty()).collect()
    }

    /// The years in which a member shares in any entry, ascending.
    pub(super) fn years_of(&self, member: MemberIx) -> Vec<i16> {
        let bills = &self.figures.bills;
        bills.years().iter().copied().filter(|&year| bills.shares_in(year, member)).collect()
    }
}
