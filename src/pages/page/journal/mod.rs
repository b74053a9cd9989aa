//! The journal: every entry as it was booked, and its selections by year, cost type and status. The page of its
//! year is where a cost entry has its anchor; that of the memberships, where a joining or leaving has.

mod corrections;
mod cost_row;
mod entry_link;
mod filters;
mod membership_row;
mod statuses;

use crate::figures::{Marked, StatusSum, Statuses};
use crate::ledger::CostEntry;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::notice::Notice;
use crate::pages::part::table_signs::TableSigns;
use corrections::{CorrectionRow, corrections};
use cost_row::cost_row;
pub(in crate::pages) use cost_row::quantity;
use filters::filters;
use membership_row::{MembershipEntryRow, membership_row};
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;
use statuses::STATUSES;

/// The context of any page of the journal.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct JournalPage<'l> {
    kind: &'static str,
    /// The year, the cost type's name or the status.
    label: String,
    /// Which selection is current: the name of its page without `.html`.
    current: String,
    /// How many entries are in force.
    count: Count,
    /// How many were taken back.
    taken_back: Count,
    /// The sum of what is in force.
    sum: Option<Amount>,
    filters: Value,
    rows: Vec<Value>,
    signs: TableSigns,
    memberships: Vec<MembershipEntryRow<'l>>,
    corrections: Vec<CorrectionRow<'l>>,
    notice: Option<Notice>,
}

/// All pages of the journal, one after the other.
pub(in crate::pages) struct Journal<'b, 'f, 'l> {
    basis: &'b Basis<'f, 'l>,
    filters: Value,
    /// Every cost entry with its row, made once for all selections.
    rows: Vec<(&'l CostEntry, Value)>,
}

impl<'b, 'f, 'l> Journal<'b, 'f, 'l> {
    pub(in crate::pages) fn of(basis: &'b Basis<'f, 'l>) -> Self {
        let costs = &basis.figures.ledger.costs;
        let rows = costs.iter().map(|entry| (entry, Value::from(Serde(cost_row(basis, entry)))));
        Self { basis, filters: Value::from(Serde(filters(basis))), rows: rows.collect() }
    }

    /// The whole journal.
    pub(in crate::pages) fn all(&self) -> (Frame, JournalPage<'l>) {
        let page = self.selection("all", String::new(), "index".to_owned(), |_| true);
        (Frame::only(PageKind::Journal), page)
    }

    /// The years that have entries, each with its page.
    pub(in crate::pages) fn years(&self) -> impl Iterator<Item = (Frame, JournalPage<'l>)> {
        self.basis.figures.bills.years().iter().map(|&year| {
            let page =
                self.selection("year", year.to_string(), year.to_string(), |entry| entry.year() == year);
            (Frame::about(PageKind::JournalOfYear, &[&year]), page)
        })
    }

    /// The cost types that have entries, each with its page.
    pub(in crate::pages) fn cost_types(&self) -> impl Iterator<Item = (Frame, JournalPage<'l>)> {
        let numbered = self.basis.agreement().each_cost_type();
        numbered.filter(|(index, _)| self.has(|entry| entry.cost_type == *index)).map(|(index, cost_type)| {
            let of = |entry: &CostEntry| entry.cost_type == index;
            let current = format!("art-{}", cost_type.id);
            let frame = Frame::about(PageKind::JournalOfCostType, &[&cost_type.id]);
            (frame, self.selection("cost-type", cost_type.name.clone(), current, of))
        })
    }

    /// The statuses that entries have, each with its page.
    pub(in crate::pages) fn statuses(&self) -> impl Iterator<Item = (Frame, JournalPage<'l>)> {
        STATUSES.into_iter().filter(|(status, ..)| self.has(|entry| entry.status == *status)).map(
            |(status, id, slug)| {
                let current = format!("status-{slug}");
                let frame = Frame::about(PageKind::JournalOfStatus, &[&slug]);
                (frame, self.selection("status", id.to_owned(), current, |entry| entry.status == status))
            },
        )
    }

    /// The joins and leaves.
    pub(in crate::pages) fn memberships(&self) -> (Frame, JournalPage<'l>) {
        let entries = &self.basis.figures.ledger.memberships;
        let live = entries.iter().filter(|entry| entry.standing.is_live()).count();
        let page = JournalPage {
            count: Count::of(live, self.basis.words),
            memberships: entries.iter().map(|entry| membership_row(self.basis, entry)).collect(),
            ..self.empty("memberships")
        };
        (Frame::only(PageKind::Memberships), page)
    }

    /// The correction log.
    pub(in crate::pages) fn corrections(&self) -> (Frame, JournalPage<'l>) {
        let mut corrections = corrections(self.basis);
        let page = JournalPage {
            count: Count::of(corrections.len(), self.basis.words),
            signs: TableSigns::of(corrections.iter_mut().flat_map(CorrectionRow::cells)),
            corrections,
            notice: corrections::notice(self.basis),
            ..self.empty("corrections")
        };
        (Frame::only(PageKind::Corrections), page)
    }

    fn has(&self, selected: impl Fn(&CostEntry) -> bool) -> bool {
        self.rows.iter().any(|(entry, _)| selected(entry))
    }

    fn selection(
        &self,
        kind: &'static str,
        label: String,
        current: String,
        selected: impl Fn(&CostEntry) -> bool,
    ) -> JournalPage<'l> {
        let selected: Vec<&(&CostEntry, Value)> =
            self.rows.iter().filter(|(entry, _)| selected(entry)).collect();
        let live = || selected.iter().map(|(entry, _)| *entry).filter(|entry| entry.standing.is_live());
        let taken_back = |entry: &&(&CostEntry, Value)| entry.0.standing.reversed_by().is_some();
        let sum: Marked = live().map(|entry| Marked::of(entry.amount, entry.status)).sum();
        let status_sum =
            |status| StatusSum::of(live().filter(|entry| entry.status == status).map(|entry| entry.amount));
        let marks = selected.iter().map(|(entry, _)| Statuses::from(entry.status).certainty());
        JournalPage {
            label,
            current,
            count: Count::of(live().count(), self.basis.words),
            taken_back: Count::of(selected.iter().copied().filter(taken_back).count(), self.basis.words),
            sum: Some(Amount::exact(sum)),
            rows: selected.iter().map(|(_, row)| row.clone()).collect(),
            signs: TableSigns::of_marks(marks.chain([sum.statuses.certainty()])),
            notice: Notice::of(status_sum),
            ..self.empty(kind)
        }
    }

    fn empty(&self, kind: &'static str) -> JournalPage<'l> {
        JournalPage {
            kind,
            label: String::new(),
            current: kind.to_owned(),
            count: Count::of(0, self.basis.words),
            taken_back: Count::of(0, self.basis.words),
            sum: None,
            filters: self.filters.clone(),
            rows: Vec::new(),
            signs: TableSigns::default(),
            memberships: Vec::new(),
            corrections: Vec::new(),
            notice: None,
        }
    }
}
