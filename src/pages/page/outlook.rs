//! The outlook: what one more member, and the next, would bring. A scenario, never mixed with what was booked.

use crate::cents::Cents;
use crate::figures::Marked;
use crate::figures::scenario::{self, Scenario, ScenarioStep};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::amount::{Amount, Direction, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::fraction;
use crate::pages::part::notice::Notice;
use crate::pages::part::scenario_chart;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Outlook<'l> {
    has_candidates: bool,
    scenario: Option<ScenarioFacts<'l>>,
    /// The cost types that the scenario leaves out.
    other_cost_types: Vec<&'l str>,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct ScenarioFacts<'l> {
    #[serde(flatten)]
    drawing: Option<DrawingMarkup>,
    year: Year,
    total: Amount,
    /// The first candidate.
    first: Gain<'l>,
    /// The second one, where there is one.
    second: Option<Gain<'l>>,
    /// Whether the second brings less than the first.
    shrinks: bool,
    steps: Vec<OutlookStep<'l>>,
    signs: TableSigns,
}

/// What one more member brings.
#[derive(Debug, Serialize)]
struct Gain<'l> {
    name: &'l str,
    direction: Direction,
    gain: Amount,
    before: Amount,
    after: Amount,
}

#[derive(Debug, Serialize)]
struct OutlookStep<'l> {
    members: usize,
    kind: &'static str,
    name: &'l str,
    fraction: String,
    share: Amount,
    difference: Option<Amount>,
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, Outlook<'l>) {
    let agreement = basis.agreement();
    let facts = scenario::scenario(basis.figures).and_then(|scenario| facts(basis, &scenario));
    let page = Outlook {
        has_candidates: !agreement.candidates.is_empty(),
        notice: facts.as_ref().and_then(|facts| Notice::of_common(basis.figures, facts.year)),
        scenario: facts,
        other_cost_types: agreement
            .cost_types
            .iter()
            .filter(|cost_type| !cost_type.is_common())
            .map(|cost_type| cost_type.name.as_str())
            .collect(),
    };
    (Frame::only(PageKind::Outlook), page)
}

fn facts<'l>(basis: &Basis<'_, 'l>, scenario: &Scenario) -> Option<ScenarioFacts<'l>> {
    basis.figures.bills.total_common(scenario.year).is_booked().then_some(())?;
    let mut gains = scenario.steps.windows(2).filter_map(|pair| match pair {
        [before, after] => gain(basis, scenario.year, before, after),
        _ => None,
    });
    let (first, second) = (gains.next()?, gains.next());
    let gain_of =
        |place: usize| scenario.steps.iter().filter(|step| step.candidate.is_some()).nth(place)?.gain;
    let shrinks =
        gain_of(0).zip(gain_of(1)).is_some_and(|(first, second)| Cents::ZERO < second && second < first);
    let mut steps: Vec<OutlookStep<'_>> = scenario.steps.iter().map(|of| step(basis, scenario, of)).collect();
    let cells = steps.iter_mut().flat_map(|step| [&mut step.share].into_iter().chain(&mut step.difference));
    let signs = TableSigns::of(cells);
    Some(ScenarioFacts {
        drawing: scenario_chart::chart(basis, scenario),
        year: scenario.year,
        total: Amount::exact(scenario.total),
        first,
        second,
        shrinks,
        steps,
        signs,
    })
}

fn gain<'l>(
    basis: &Basis<'_, 'l>,
    year: Year,
    before: &ScenarioStep,
    after: &ScenarioStep,
) -> Option<Gain<'l>> {
    let candidate = after.candidate?;
    let notation = Notation::of(&[before.bill, after.bill]);
    let written = notation.difference(before.bill, after.bill);
    let marked = |amount| Marked::of(amount, basis.figures.bills.total_common(year).statuses);
    Some(Gain {
        name: basis.agreement().member(candidate).short_name.as_str(),
        direction: Direction::of(written),
        gain: notation.amount(marked(written.abs())),
        before: notation.amount(marked(before.bill)),
        after: notation.amount(marked(after.bill)),
    })
}

fn step<'l>(basis: &Basis<'_, 'l>, scenario: &Scenario, of: &ScenarioStep) -> OutlookStep<'l> {
    let marked = |amount| Marked::of(amount, scenario.total.statuses);
    OutlookStep {
        members: of.members,
        kind: match of.members.cmp(&scenario.members_today) {
            std::cmp::Ordering::Less => "earlier",
            std::cmp::Ordering::Equal => "today",
            std::cmp::Ordering::Greater => "imagined",
        },
        name: of.candidate.map_or("", |candidate| basis.agreement().member(candidate).short_name.as_str()),
        fraction: fraction::one_in(of.members),
        share: Amount::exact(marked(of.bill)),
        difference: of.gain.map(|gain| Amount::signed(marked(-gain))),
    }
}
