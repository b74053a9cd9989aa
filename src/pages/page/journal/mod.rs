//! The journal: every entry as it was booked, and its selections by year, cost type and status. The page of its
//! year is where a cost entry has its anchor; that of the memberships, where a joining or leaving has. Of a selection
//! that is too large for one page the years are listed, each with the page of its entries.

pub(in crate::pages) mod corrections;
mod cost_row;
pub(in crate::pages) mod entry_link;
mod filters;
pub(in crate::pages) mod membership_row;
pub(in crate::pages) mod sentences;
mod settlements;
mod statuses;
mod year_of_selection;

use crate::figures::{Marked, StatusSum, Statuses};
use crate::finding::Finding;
use crate::ledger::{CostEntry, Event};
use crate::page_table::PageKind;
use crate::pages::frame::{Frame, Framing};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::notice::Notice;
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::vat_note::VatNote;
use corrections::{CorrectionRow, corrections};
use cost_row::cost_row;
pub(in crate::pages) use cost_row::quantity;
use filters::filters;
use membership_row::{MembershipEntryRow, membership_row};
use minijinja::Value;
use minijinja::value::Serde;
use sentences::{JournalLead, JournalTitle};
use serde::Serialize;
use settlements::{SettlementRow, settlements};
use statuses::STATUSES;
use year_of_selection::YearOfSelection;

/// So many rows a page lists, unless it is the one where these entries have their anchors.
pub(in crate::pages) const MOST_ROWS: usize = 2_000;

/// The context of any page of the journal.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct JournalPage<'l> {
    title: JournalTitle,
    lead: Vec<JournalLead>,
    /// Which selection is current: the name of its page without `.html`.
    current: String,
    /// Whether the cost entries have their anchors here.
    anchors: bool,
    /// The sum of what is in force.
    sum: Option<Amount>,
    filters: Value,
    rows: Vec<Value>,
    /// The years of a selection whose rows are too many for one page.
    by_year: Vec<YearOfSelection>,
    signs: TableSigns,
    memberships: Vec<MembershipEntryRow<'l>>,
    corrections: Vec<CorrectionRow<'l>>,
    settlements: Vec<SettlementRow<'l>>,
    settlement_signs: TableSigns,
    notice: Option<Notice>,
    /// What the agreement explains of the cost type.
    note: Option<&'l str>,
    vat: Option<VatNote>,
}

/// All pages of the journal, one after the other.
pub(in crate::pages) struct Journal<'b, 'f, 'l> {
    basis: &'b Basis<'f, 'l>,
    filters: Value,
    /// Every cost entry with its row, made once for all selections.
    rows: Vec<(&'l CostEntry, Value)>,
}

impl<'b, 'f, 'l> Journal<'b, 'f, 'l> {
    /// # Errors
    /// A finding where the template asks for something that a row does not have.
    pub(in crate::pages) fn of(
        basis: &'b Basis<'f, 'l>,
        framing: &Framing<'_>,
    ) -> Result<Self, Box<Finding>> {
        let costs = &basis.figures.ledger.costs;
        let rows = costs.iter().map(|entry| {
            let row = cost_row(basis, entry, framing)?;
            Ok((entry, Value::from(Serde(row))))
        });
        let rows = rows.collect::<Result<_, Box<Finding>>>()?;
        Ok(Self { basis, filters: Value::from(Serde(filters(basis))), rows })
    }

    /// The whole journal.
    pub(in crate::pages) fn all(&self) -> (Frame, JournalPage<'l>) {
        let mut page = self.rows_or_years(JournalTitle::AllEntries, "index".to_owned(), |_| true);
        page.lead.push(JournalLead::MembershipsElsewhere);
        (Frame::only(PageKind::Journal), page)
    }

    /// The years that have entries, each with its page.
    pub(in crate::pages) fn years(&self) -> impl Iterator<Item = (Frame, JournalPage<'l>)> {
        self.basis.figures.bills.years().iter().map(|&year| {
            let title = JournalTitle::EntriesOfYear { year: year.number() };
            let page = self.selection(title, year.to_string(), |entry| entry.year() == year);
            (Frame::about(PageKind::JournalOfYear, &[&year]), JournalPage { anchors: true, ..page })
        })
    }

    /// The cost types that have entries, each with its page.
    pub(in crate::pages) fn cost_types(&self) -> impl Iterator<Item = (Frame, JournalPage<'l>)> {
        let numbered = self.basis.agreement().each_cost_type();
        numbered.filter(|(index, _)| self.has(|entry| entry.cost_type == *index)).map(|(index, cost_type)| {
            let of = |entry: &CostEntry| entry.cost_type == index;
            let title = JournalTitle::EntriesOfCostType { name: cost_type.name.clone() };
            let frame = Frame::about(PageKind::JournalOfCostType, &[&cost_type.id]);
            let page = self.rows_or_years(title, format!("art-{}", cost_type.id), of);
            (frame, JournalPage { note: cost_type.note.as_deref(), ..page })
        })
    }

    /// The statuses that entries have, each with its page.
    pub(in crate::pages) fn statuses(&self) -> impl Iterator<Item = (Frame, JournalPage<'l>)> {
        let there = STATUSES.into_iter().filter(|(status, _)| self.has(|entry| entry.status == *status));
        there.map(|(status, slug)| {
            let frame = Frame::about(PageKind::JournalOfStatus, &[&slug]);
            let of = |entry: &CostEntry| entry.status == status;
            (frame, self.rows_or_years(statuses::title(status), format!("status-{slug}"), of))
        })
    }

    /// The joins and leaves.
    pub(in crate::pages) fn memberships(&self) -> (Frame, JournalPage<'l>) {
        let entries = &self.basis.figures.ledger.memberships;
        let live = entries.iter().filter(|entry| entry.standing.is_live()).count();
        let live_joins =
            entries.iter().filter(|entry| entry.standing.is_live() && entry.event == Event::Join);
        let joins = live_joins.count();
        let taken_back = entries.iter().filter(|entry| entry.standing.reversed_by().is_some()).count();
        let mut lead = vec![match live {
            0 => JournalLead::NoMembership,
            1 => JournalLead::OneMembership,
            _ if joins == live => JournalLead::JoinsOnly { joins: self.count(joins) },
            _ => JournalLead::JoinsAndLeaves { joins: self.count(joins), leaves: self.count(live - joins) },
        }];
        if taken_back > 0 {
            lead.push(JournalLead::MembershipsTakenBack { entries: self.count(taken_back) });
        }
        let page = JournalPage {
            lead,
            memberships: entries.iter().map(|entry| membership_row(self.basis, entry)).collect(),
            ..self.empty(JournalTitle::MembershipEntries, "memberships".to_owned())
        };
        (Frame::only(PageKind::Memberships), page)
    }

    /// The correction log.
    pub(in crate::pages) fn corrections(&self) -> (Frame, JournalPage<'l>) {
        let taken_back = &self.basis.taken_back;
        let lead = match (taken_back.corrections(), taken_back.expected()) {
            (0, 0) => vec![JournalLead::NothingTakenBack],
            (corrections, settled) => {
                let corrected = match corrections {
                    0 => vec![JournalLead::NoCorrection],
                    1 => vec![JournalLead::OneCorrection, JournalLead::NothingIsEdited],
                    _ => vec![
                        JournalLead::SeveralCorrections { entries: self.count(corrections) },
                        JournalLead::NothingIsEdited,
                    ],
                };
                let settled = match settled {
                    0 => None,
                    1 => Some(JournalLead::OneSettled),
                    _ => Some(JournalLead::SeveralSettled { entries: self.count(settled) }),
                };
                corrected.into_iter().chain(settled).collect()
            }
        };
        let mut corrections = corrections(self.basis);
        let mut settlements = settlements(self.basis);
        let page = JournalPage {
            lead,
            signs: TableSigns::of(corrections.iter_mut().flat_map(CorrectionRow::cells)),
            corrections,
            settlement_signs: TableSigns::of(settlements.iter_mut().flat_map(SettlementRow::cells)),
            settlements,
            notice: corrections::notice(self.basis),
            ..self.empty(JournalTitle::Corrections, "corrections".to_owned())
        };
        (Frame::only(PageKind::Corrections), page)
    }

    fn has(&self, selected: impl Fn(&CostEntry) -> bool) -> bool {
        self.rows.iter().any(|(entry, _)| selected(entry))
    }

    fn count(&self, number: usize) -> Count {
        Count::of(number, self.basis.words)
    }

    /// A selection with its rows, or with its years where those are too many.
    fn rows_or_years(
        &self,
        title: JournalTitle,
        current: String,
        selected: impl Fn(&CostEntry) -> bool,
    ) -> JournalPage<'l> {
        let mut page = self.selection(title, current, &selected);
        if page.rows.len() <= MOST_ROWS {
            return page;
        }
        let rows = self.count(page.rows.len());
        page.lead.retain(|said| !matches!(said, JournalLead::TakenBackToo { .. }));
        page.lead.push(JournalLead::ListedByYear { rows });
        page.rows.clear();
        let years = self.basis.figures.bills.years().iter().filter_map(|&year| {
            let of_year = self.rows.iter().map(|(entry, _)| *entry).filter(|entry| entry.year() == year);
            YearOfSelection::of(year, of_year.filter(|entry| selected(entry)), self.basis.words)
        });
        page.by_year = years.collect();
        let sums = page.by_year.iter_mut().map(YearOfSelection::cell);
        page.signs = TableSigns::of(sums.chain(&mut page.sum));
        page
    }

    fn selection(
        &self,
        title: JournalTitle,
        current: String,
        selected: impl Fn(&CostEntry) -> bool,
    ) -> JournalPage<'l> {
        let selected: Vec<&(&CostEntry, Value)> =
            self.rows.iter().filter(|(entry, _)| selected(entry)).collect();
        let live = || selected.iter().map(|(entry, _)| *entry).filter(|entry| entry.standing.is_live());
        let taken_back = selected.iter().filter(|(entry, _)| entry.standing.reversed_by().is_some()).count();
        let sum: Marked = live().map(|entry| Marked::of(entry.amount, entry.status)).sum();
        let status_sum =
            |status| StatusSum::of(live().filter(|entry| entry.status == status).map(|entry| entry.amount));
        let certainty = sum.statuses.certainty();
        let sum = Amount::exact(sum);
        let marks = selected.iter().map(|(entry, _)| Statuses::from(entry.status).certainty());
        let mut lead = vec![match (live().count(), taken_back) {
            (0, 0) => JournalLead::NothingBooked,
            (0, _) => JournalLead::NothingInForce,
            (1, _) => JournalLead::OneInForce { sum: sum.clone() },
            (entries, _) => JournalLead::InForce { entries: self.count(entries), sum: sum.clone() },
        }];
        if taken_back > 0 {
            let rows = self.count(selected.len());
            lead.push(JournalLead::TakenBackToo { entries: self.count(taken_back), rows });
        }
        JournalPage {
            lead,
            sum: Some(sum),
            rows: selected.iter().map(|(_, row)| row.clone()).collect(),
            signs: TableSigns::of_marks(marks.chain([certainty])),
            notice: Notice::of(status_sum),
            vat: VatNote::of(selected.iter().map(|(entry, _)| *entry)),
            ..self.empty(title, current)
        }
    }

    fn empty(&self, title: JournalTitle, current: String) -> JournalPage<'l> {
        JournalPage {
            title,
            lead: Vec::new(),
            current,
            anchors: false,
            sum: None,
            filters: self.filters.clone(),
            rows: Vec::new(),
            by_year: Vec::new(),
            signs: TableSigns::default(),
            memberships: Vec::new(),
            corrections: Vec::new(),
            settlements: Vec::new(),
            settlement_signs: TableSigns::default(),
            notice: None,
            note: None,
            vat: None,
        }
    }
}
