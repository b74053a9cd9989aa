//! The sentences of the outlook.

use crate::cents::Cents;
use crate::figures::Marked;
use crate::figures::scenario::{self, Scenario, ScenarioStep};
use crate::german;
use crate::pages::part::amount::{Amount, Notation};
use crate::pages::part::basis::Basis;
use crate::pages::part::one_more::{OneMore, Told, bearer};
use crate::pages::part::who::Who;
use crate::year::Year;
use serde::Serialize;

/// What the page opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OutlookLead {
    NoFullYear,
    NoCommonCosts,
    NobodyTakesPart,
    NothingDivides,
    NoCandidate,
    EveryCandidateTakesPart,
    Less { joiner: OneMore, who: Who, gain: Amount, before: Amount, after: Amount },
    More { joiner: OneMore, who: Who, gain: Amount, before: Amount, after: Amount },
    Unchanged { joiner: OneMore, who: Who, after: Amount },
    CreditedLess { joiner: OneMore, to_whom: Who, gain: Amount, before: Amount, after: Amount },
    CreditedMore { joiner: OneMore, to_whom: Who, gain: Amount, before: Amount, after: Amount },
    CreditedUnchanged { joiner: OneMore, to_whom: Who, after: Amount },
    Turned { joiner: OneMore, before: Amount, after: Amount },
    LessAndLess { name: String, gain: Amount },
    Second { name: String, gain: Amount },
    SameForAll { measure: String, percent: String },
    LeftOut { names: Vec<String> },
}

/// What the scenario rests on, and how it is divided.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OutlookBasis {
    RestsOn { year: i16, total: Amount },
    WithoutOthers { cost_types: Vec<String> },
    EqualParts,
    MeanByKey,
    FoundingMeanByKey,
    EqualByNumber { year: i16 },
    MeanByNumber { year: i16 },
}

/// The title of the chart.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OutlookTitle {
    FallsLessAndLess,
    WithOneMore { joiner: OneMore, who: Who, after: Amount },
    CreditedWithOneMore { joiner: OneMore, to_whom: Who, after: Amount },
}

pub(super) fn lead(
    basis: &Basis<'_, '_>,
    scenario: Option<&Scenario>,
    steps: &[ScenarioStep],
) -> Vec<OutlookLead> {
    let Some(scenario) = scenario else { return vec![missing(basis)] };
    let mut said = Vec::new();
    let candidates = &basis.agreement().candidates;
    let nobody_left = scenario.next().is_none() && scenario.left_out.is_empty();
    if nobody_left {
        said.push(match candidates.is_empty() {
            true => OutlookLead::NoCandidate,
            false => OutlookLead::EveryCandidateTakesPart,
        });
    }
    let imagined: Vec<&ScenarioStep> =
        steps.iter().filter(|step| scenario.members_today < step.members).collect();
    if let (Some(booked), Some(first)) = (scenario.booked(), imagined.first()) {
        if nobody_left && candidates.is_empty() {
            // Equal parts: any one more will do, and none needs to be named.
            said.clear();
        }
        said.push(compared(basis, scenario, booked, first));
        said.extend(second(basis, scenario, &imagined));
        said.extend(same_for_all(basis, scenario, first));
    }
    if !scenario.left_out.is_empty() {
        let names = basis.names(&scenario.left_out).into_iter().map(ToOwned::to_owned).collect();
        said.push(OutlookLead::LeftOut { names });
    }
    said
}

/// Why there is no scenario.
fn missing(basis: &Basis<'_, '_>) -> OutlookLead {
    let figures = basis.figures;
    let Some(year) = figures.reference.last_full_year() else { return OutlookLead::NoFullYear };
    match (figures.bills.total_common(year).is_booked(), scenario::somebody_takes_part(figures)) {
        (false, _) => OutlookLead::NoCommonCosts,
        (true, false) => OutlookLead::NobodyTakesPart,
        (true, true) => OutlookLead::NothingDivides,
    }
}

fn compared(
    basis: &Basis<'_, '_>,
    scenario: &Scenario,
    booked: &ScenarioStep,
    step: &ScenarioStep,
) -> OutlookLead {
    let notation = Notation::of(&[booked.bill, step.bill]);
    let difference = notation.difference(booked.bill, step.bill);
    let amount = |amount| notation.amount(Marked::of(amount, scenario.total.statuses));
    let (joiner, who) = (OneMore::of(basis, step), bearer(basis, &[booked, step], notation));
    let gain = amount(difference.abs());
    let (before, after) = (amount(booked.bill), amount(step.bill));
    let (less, credited) = (amount(booked.bill.abs()), amount(step.bill.abs()));
    match (Told::of(&[booked.bill, step.bill]), difference.0.signum()) {
        (Told::Cost, 0) => OutlookLead::Unchanged { joiner, who, after },
        (Told::Cost, 1) => OutlookLead::More { joiner, who, gain, before, after },
        (Told::Cost, _) => OutlookLead::Less { joiner, who, gain, before, after },
        (Told::Credit, 0) => OutlookLead::CreditedUnchanged { joiner, to_whom: who, after: credited },
        (Told::Credit, 1) => {
            OutlookLead::CreditedLess { joiner, to_whom: who, gain, before: less, after: credited }
        }
        (Told::Credit, _) => {
            OutlookLead::CreditedMore { joiner, to_whom: who, gain, before: less, after: credited }
        }
        (Told::Both, _) => OutlookLead::Turned { joiner, before, after },
    }
}

/// Whether each candidate brings something, and less than the one before.
fn falls_less_and_less(imagined: &[&ScenarioStep]) -> bool {
    let gains: Vec<Cents> = imagined.iter().filter_map(|step| step.gain).collect();
    gains.len() > 1
        && gains.iter().all(|gain| Cents::ZERO < *gain)
        && gains.windows(2).all(|pair| pair.last() < pair.first())
}

/// What the candidate after the first would bring, where it brings anything.
fn second(basis: &Basis<'_, '_>, scenario: &Scenario, imagined: &[&ScenarioStep]) -> Option<OutlookLead> {
    let [first, second, ..] = imagined else { return None };
    let name = basis.agreement().member(second.candidate?).short_name.clone();
    let notation = Notation::of(&[first.bill, second.bill]);
    let gain = notation.difference(second.bill, first.bill);
    let amount = notation.amount(Marked::of(gain, scenario.total.statuses));
    (Cents::ZERO < gain).then(|| match falls_less_and_less(imagined) {
        true => OutlookLead::LessAndLess { name, gain: amount },
        false => OutlookLead::Second { name, gain: amount },
    })
}

/// That the first candidate relieves everybody by the same part, where one measure divides everything.
fn same_for_all(basis: &Basis<'_, '_>, scenario: &Scenario, step: &ScenarioStep) -> Option<OutlookLead> {
    let part = scenario.relief_of_all(basis.figures, step)?;
    let measure = basis.agreement().measure(basis.figures.only_measure(scenario.year)?);
    Some(OutlookLead::SameForAll { measure: measure.name.clone(), percent: german::percent(&part) })
}

pub(super) fn rests_on(basis: &Basis<'_, '_>, scenario: &Scenario) -> Vec<OutlookBasis> {
    let total = Amount::exact(scenario.total);
    let others = basis.agreement().cost_types.iter().filter(|cost_type| !cost_type.is_common());
    let cost_types: Vec<String> = others.map(|cost_type| cost_type.name.clone()).collect();
    let mut said = vec![OutlookBasis::RestsOn { year: scenario.year.number(), total }];
    said.extend((!cost_types.is_empty()).then_some(OutlookBasis::WithoutOthers { cost_types }));
    said
}

pub(super) fn parts(basis: &Basis<'_, '_>) -> OutlookBasis {
    match basis.agreement().shares_equally() {
        true => OutlookBasis::EqualParts,
        false if basis.figures.reference.remain_of_the_founding() => OutlookBasis::FoundingMeanByKey,
        false => OutlookBasis::MeanByKey,
    }
}

/// What the chart shows.
pub(super) fn subtitle(basis: &Basis<'_, '_>, year: Year) -> OutlookBasis {
    let year = year.number();
    match basis.agreement().shares_equally() {
        true => OutlookBasis::EqualByNumber { year },
        false => OutlookBasis::MeanByNumber { year },
    }
}

pub(super) fn title(basis: &Basis<'_, '_>, scenario: &Scenario, steps: &[ScenarioStep]) -> OutlookTitle {
    let imagined: Vec<&ScenarioStep> =
        steps.iter().filter(|step| scenario.members_today < step.members).collect();
    match imagined.first() {
        Some(step) if !falls_less_and_less(&imagined) => {
            let notation = Notation::of(&[step.bill]);
            let (joiner, who) = (OneMore::of(basis, step), bearer(basis, &[*step], notation));
            let amount = |amount| notation.amount(Marked::of(amount, scenario.total.statuses));
            match step.bill.0 < 0 {
                false => OutlookTitle::WithOneMore { joiner, who, after: amount(step.bill) },
                true => {
                    OutlookTitle::CreditedWithOneMore { joiner, to_whom: who, after: amount(step.bill.abs()) }
                }
            }
        }
        _ => OutlookTitle::FallsLessAndLess,
    }
}
