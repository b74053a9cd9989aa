//! The outlook: what one more member, and the next, would bring. A scenario, never mixed with what was booked.

mod each_pays;
pub(in crate::pages) mod said;

use crate::figures::scenario::{Scenario, ScenarioStep};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::ahead::{self, BookedAhead};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::notice::Notice;
use crate::pages::part::scenario_chart;
use crate::pages::part::scenario_table::ScenarioTable;
use crate::pages::part::step_group;
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
    table: ScenarioTable,
    basis: Vec<OutlookBasis>,
    title: OutlookTitle,
    subtitle: OutlookBasis,
    /// How the parts come about.
    parts: OutlookBasis,
    /// What each would pay, where that is not the same.
    each_pays: Option<EachPays<'l>>,
}

impl Outlook<'_> {
    /// Its drawing that is a file of its own too.
    pub(in crate::pages) fn drawings(&self) -> impl Iterator<Item = &DrawingMarkup> {
        self.scenario.iter().filter_map(|of| of.drawing.as_ref())
    }
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Outlook<'l>) {
    let scenario = basis.scenario().filter(|of| of.total.is_booked());
    let steps = scenario.map_or_else(Vec::new, |scenario| step_group::all_steps(basis, scenario));
    let imagined = steps.iter().any(|step| scenario.is_some_and(|of| of.members_today < step.members));
    let page = Outlook {
        booked: ahead::booked_ahead(basis),
        lead: said::lead(basis, scenario, &steps),
        notice: scenario.and_then(|of| Notice::of_common(basis.figures, of.year)),
        scenario: scenario.filter(|_| imagined).map(|of| facts(basis, of, &steps)),
    };
    (Frame::only(PageKind::Outlook), page)
}

fn facts<'l>(basis: &Basis<'_, 'l>, scenario: &Scenario, steps: &[ScenarioStep]) -> ScenarioFacts<'l> {
    ScenarioFacts {
        drawing: scenario_chart::chart(basis, scenario, steps),
        table: ScenarioTable::of(basis, scenario, steps),
        basis: said::rests_on(basis, scenario),
        title: said::title(basis, scenario, steps),
        subtitle: said::subtitle(basis, scenario.year),
        parts: said::parts(basis),
        each_pays: EachPays::of(basis, scenario, steps),
    }
}
