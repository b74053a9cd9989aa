//! The overview: four answers. What each pays, what the accessions changed, why it rose or fell, what one more would
//! bring.

mod bill_parts;
mod by_key;
pub(in crate::pages) mod fixed;
pub(in crate::pages) mod in_brief;
pub(in crate::pages) mod joined;
pub(in crate::pages) mod next;
pub(in crate::pages) mod paid;
pub(in crate::pages) mod paid_chart;
pub(in crate::pages) mod reasons;
mod received;
mod waterfall;

use crate::figures::headline::{LastFullYear, headline};
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::example;
use crate::pages::part::notice::{self, Assumption, Notice};
use crate::pages::part::savings_table::{AccessionsTable, SavingChart};
use crate::pages::part::scenario_chart;
use crate::pages::part::scenario_table::ScenarioTable;
use crate::pages::part::share_over_time::ShareOverTime;
use crate::pages::part::step_group;
use crate::pages::part::timeline::{self, TimelineEvent};
use by_key::SharesByKey;
use fixed::Fixed;
use in_brief::InBrief;
use joined::{Changed, ShareTitle};
use next::NextAnswer;
use paid::PaidAnswer;
use paid_chart::PaidChart;
use reasons::Answer;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Overview<'l> {
    /// The ways to those that take part, where they are few enough to list.
    members: Vec<MemberLink<'l>>,
    about: Option<&'l str>,
    paid: PaidAnswer,
    in_brief: InBrief,
    paid_chart: Option<PaidChart>,
    joined: Vec<Changed>,
    chart_title: ShareTitle,
    share_chart: Option<ShareOverTime<'l>>,
    by_key: Option<SharesByKey<'l>>,
    accessions: Option<AccessionsTable<'l>>,
    saving_chart: Option<SavingChart<'l>>,
    why: Option<Answer>,
    next: NextAnswer,
    next_chart: Option<DrawingMarkup>,
    /// The same for a screen that is read from afar, where it has many steps.
    next_slide: Option<DrawingMarkup>,
    next_table: Option<ScenarioTable>,
    fixed: Fixed,
    timeline: Vec<TimelineEvent<'l>>,
    notice: Option<Notice>,
    assumptions: Vec<Assumption>,
    has_costs: bool,
}

impl Overview<'_> {
    /// Its drawings that are files of their own too.
    pub(in crate::pages) fn drawings(&self) -> impl Iterator<Item = &DrawingMarkup> {
        let paid = self.paid_chart.as_ref().map(|chart| &chart.drawing);
        let share = self.share_chart.as_ref().map(|chart| &chart.drawing);
        let saving = self.saving_chart.as_ref().map(|chart| &chart.drawing);
        let why = self.why.iter().flat_map(Answer::drawings);
        [paid, share, saving].into_iter().flatten().chain(why).chain(&self.next_chart)
    }
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Overview<'l>) {
    let figures = basis.figures;
    let year = basis.reference_year();
    let example = year.and_then(|year| example::of_year(basis, year));
    let headline = headline(figures);
    // Where there are no common costs nothing was divided anew.
    let shared = headline.as_ref().filter(|of| of.share.is_some());
    let joined = joined::joined(basis, headline.as_ref());
    let mut paid = paid::paid(basis, headline.as_ref());
    paid.said.extend(headline.iter().flat_map(|of| received::from_others(basis, of)));
    let scenario = basis.scenario().filter(|of| of.total.is_booked());
    let steps = scenario.map(|of| step_group::all_steps(basis, of)).unwrap_or_default();
    let why = headline.as_ref().and_then(|of| reasons::reasons(basis, of));
    let next = next::next(basis, headline.as_ref());
    let page = Overview {
        in_brief: InBrief::of(&joined, why.as_ref().map(Answer::in_brief), &next.said),
        members: member_links(basis, headline.as_ref()),
        about: basis.agreement().about.as_deref(),
        paid_chart: headline.as_ref().and_then(|of| paid_chart::chart(basis, of, paid.is_mean)),
        paid,
        chart_title: joined::chart_title(basis, headline.as_ref(), &joined),
        joined,
        share_chart: example.and_then(|example| ShareOverTime::of(basis, example)),
        by_key: headline.as_ref().and_then(|of| SharesByKey::of(basis, of)),
        accessions: shared.and_then(|of| AccessionsTable::of(basis, of)),
        saving_chart: shared.and_then(|of| SavingChart::of(basis, *of.group.first()?, of.year)),
        why,
        fixed: fixed::fixed(basis),
        next,
        next_chart: scenario.and_then(|of| scenario_chart::chart(basis, of, &steps)),
        next_slide: scenario.and_then(|of| scenario_chart::few_steps(basis, of, &steps)),
        next_table: scenario.map(|of| ScenarioTable::of(basis, of, &steps)),
        timeline: timeline::events(basis),
        notice: Notice::of_all(figures),
        assumptions: notice::all_assumptions(figures),
        has_costs: figures.entries.iter().any(|of| of.entry.standing.is_live()),
    };
    (Frame::only(PageKind::Overview), page)
}

/// The way to the page of a member, with what it pays.
#[derive(Debug, Serialize)]
struct MemberLink<'l> {
    id: &'l str,
    name: &'l str,
    bill: Option<Amount>,
}

/// So many municipalities can be listed before the first chart.
const LISTED: usize = 15;

fn member_links<'l>(basis: &Basis<'_, 'l>, headline: Option<&LastFullYear>) -> Vec<MemberLink<'l>> {
    let (bills, members) = (&basis.figures.bills, &basis.figures.reference.members);
    let link = |&member: &MemberIx| {
        let of = basis.agreement().member(member);
        let year = headline.map(|of| of.year).filter(|&year| bills.shares_in(year, member));
        let bill = year.map(|year| Amount::spoken(bills.of_member(year, member)));
        MemberLink { id: &of.id, name: &of.short_name, bill }
    };
    members.iter().filter(|_| members.len() <= LISTED).map(link).collect()
}
