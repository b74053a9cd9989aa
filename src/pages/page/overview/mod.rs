//! The overview: what each municipality pays, why, and what joining changed.

mod change_chart;
mod key_figures;
mod last_change;
mod year_facts;

use crate::german;
use crate::pages::frame::Frame;
use crate::pages::part::basis::Basis;
use crate::pages::part::change_sentence::ChangeSentence;
use crate::pages::part::example;
use crate::pages::part::members_now::MembersNow;
use crate::pages::part::notice::{self, Assumption, Notice};
use crate::pages::part::savings_table::{AccessionsTable, SavingChart};
use crate::pages::part::share_over_time::ShareOverTime;
use crate::pages::part::timeline::{self, TimelineEvent};
use change_chart::{ChangeChart, change_chart};
use key_figures::{Bill, Saving, TotalFacts, bill, saving, total};
use last_change::{LastChange, last_change};
use serde::Serialize;
use year_facts::{YearFacts, year_facts};

pub(in crate::pages) const TEMPLATE: &str = "overview.html";

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Overview<'l> {
    now: MembersNow<'l>,
    /// The first day.
    founded: Option<String>,
    year: Option<YearFacts<'l>>,
    total: Option<TotalFacts>,
    last_change: Option<LastChange<'l>>,
    change: Option<ChangeSentence>,
    /// Whose share changed.
    change_member: &'l str,
    /// Whether it stands for all founding members, and whether these are all there are.
    change_any_founding: bool,
    change_anybody: bool,
    bill: Option<Bill<'l>>,
    saving: Option<Saving<'l>>,
    share_chart: Option<ShareOverTime<'l>>,
    accessions: Option<AccessionsTable<'l>>,
    saving_chart: Option<SavingChart<'l>>,
    change_chart: Option<ChangeChart<'l>>,
    timeline: Vec<TimelineEvent<'l>>,
    notice: Option<Notice>,
    assumptions: Vec<Assumption<'l>>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Overview<'l>) {
    let figures = basis.figures;
    let year = basis.reference_year();
    let example = year.and_then(|year| example::of_year(basis, year));
    let both = year.zip(example);
    let changes = example.map(|example| figures.changes(example.member)).unwrap_or_default();
    let page = Overview {
        now: MembersNow::of(basis),
        founded: figures.ledger.timeline.founding().map(german::date),
        year: both.and_then(|(year, example)| year_facts(basis, year, example)),
        total: year.map(|year| total(basis, year)),
        last_change: last_change(basis),
        change: changes
            .iter()
            .find(|change| Some(change.to) == year)
            .zip(example)
            .and_then(|(change, example)| ChangeSentence::of(basis, example.member, change)),
        change_member: example
            .map_or("", |example| basis.agreement().member(example.member).short_name.as_str()),
        change_any_founding: both.is_some_and(|(year, example)| {
            // In both years, and the same ones.
            let before = example::of_year(basis, year.before());
            let same = before.is_some_and(|before| before.founding_members == example.founding_members);
            same && example.stands_for_founding() && before.is_some_and(|before| before.stands_for_founding())
        }),
        change_anybody: basis.accessions.is_empty(),
        bill: both.map(|(year, example)| bill(basis, year, example)),
        saving: year.and_then(|year| saving(basis, year)),
        share_chart: example.and_then(|example| ShareOverTime::of(basis, example)),
        accessions: AccessionsTable::of(basis),
        saving_chart: year
            .zip(figures.reference.example)
            .and_then(|(year, member)| SavingChart::of(basis, member, year)),
        change_chart: example.and_then(|example| change_chart(basis, example, &changes)),
        timeline: timeline::events(basis),
        notice: Notice::of_all(figures),
        assumptions: notice::assumptions(basis.agreement(), |_| true),
    };
    (Frame::index("index.html", "overview"), page)
}
