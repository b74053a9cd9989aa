//! The outlook: what one more member, and the next, would bring. A scenario, never mixed with what was booked.

mod each_pays;
pub(in crate::pages) mod said;

use crate::figures::Marked;
use crate::figures::scenario::{self, Scenario, ScenarioStep};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::ahead::{self, BookedAhead};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::fraction;
use crate::pages::part::notice::Notice;
use crate::pages::part::scenario_chart;
use crate::pages::part::step_group::{self, StepGroup};
use crate::pages::part::table_signs::TableSigns;
use each_pays::EachPays;
use said::{OutlookBasis, OutlookLead, OutlookTitle};
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Outlook<'l> {
    booked: Vec<BookedAhead>,
    lead: Vec<OutlookLead>,
    scenario: Option<ScenarioFacts<'l>>,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct ScenarioFacts<'l> {
    #[serde(flatten)]
    drawing: Option<DrawingMarkup>,
    year: i16,
    total: Amount,
    basis: Vec<OutlookBasis>,
    title: OutlookTitle,
    subtitle: OutlookBasis,
    /// How the parts come about.
    parts: OutlookBasis,
    steps: Vec<OutlookStep>,
    signs: TableSigns,
    /// What each would pay, where that is not the same.
    each_pays: Option<EachPays<'l>>,
}

#[derive(Debug, Serialize)]
struct OutlookStep {
    members: usize,
    group: StepGroup,
    fraction: String,
    share: Amount,
    difference: Option<Amount>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Outlook<'l>) {
    let shared = |scenario: &Scenario| scenario.total.is_booked();
    let scenario = scenario::scenario(basis.figures).filter(shared);
    let steps = scenario.as_ref().map_or_else(Vec::new, |scenario| step_group::all_steps(basis, scenario));
    let imagined =
        steps.iter().any(|step| scenario.as_ref().is_some_and(|of| of.members_today < step.members));
    let page = Outlook {
        booked: ahead::booked_ahead(basis),
        lead: said::lead(basis, scenario.as_ref(), &steps),
        notice: scenario.as_ref().and_then(|of| Notice::of_common(basis.figures, of.year)),
        scenario: scenario.as_ref().filter(|_| imagined).map(|of| facts(basis, of, &steps)),
    };
    (Frame::only(PageKind::Outlook), page)
}

fn facts<'l>(basis: &Basis<'_, 'l>, scenario: &Scenario, steps: &[ScenarioStep]) -> ScenarioFacts<'l> {
    let mut rows: Vec<OutlookStep> = steps.iter().map(|of| step(basis, scenario, of)).collect();
    let cells = rows.iter_mut().flat_map(|step| [&mut step.share].into_iter().chain(&mut step.difference));
    let signs = TableSigns::of(cells);
    ScenarioFacts {
        drawing: scenario_chart::chart(basis, scenario),
        year: scenario.year.number(),
        total: Amount::exact(scenario.total),
        basis: said::rests_on(basis, scenario),
        title: said::title(basis, scenario, steps),
        subtitle: said::subtitle(basis, scenario.year),
        parts: said::parts(basis),
        steps: rows,
        signs,
        each_pays: EachPays::of(basis, scenario, steps),
    }
}

fn step(basis: &Basis<'_, '_>, scenario: &Scenario, of: &ScenarioStep) -> OutlookStep {
    let marked = |amount| Marked::of(amount, scenario.total.statuses);
    OutlookStep {
        members: of.members,
        group: StepGroup::of(basis, scenario, of),
        fraction: fraction::one_in(of.members),
        share: Amount::exact(marked(of.bill)),
        difference: of.gain.map(|gain| Amount::signed(marked(-gain))),
    }
}
