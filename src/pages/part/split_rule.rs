//! The rule by which a cost type is shared, as facts that the template words.

use crate::german;
use crate::ledger::{Agreement, Criterion, SharedSplit};
use serde::Serialize;

/// The parts that are in force from a day on.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct DatedRule<'l> {
    /// The day; `None` for all time.
    from: Option<String>,
    parts: Vec<RulePart<'l>>,
}

/// A part of an amount.
#[derive(Debug, Serialize)]
struct RulePart<'l> {
    /// `1/2`; `None` for the whole.
    share: Option<String>,
    /// By what it is divided; `None` for equal parts.
    measure: Option<&'l str>,
}

/// The rule of a cost type that all share.
pub(in crate::pages) fn of<'l>(agreement: &'l Agreement, split: &SharedSplit) -> Vec<DatedRule<'l>> {
    let dated = split.dated().iter().map(|dated| DatedRule {
        from: dated.from.map(german::date),
        parts: dated
            .parts
            .iter()
            .map(|part| RulePart {
                share: (!part.share.is_integer()).then(|| part.share.to_string()),
                measure: match part.criterion {
                    Criterion::Equal => None,
                    Criterion::Measure(measure) => Some(agreement.measure(measure).name.as_str()),
                },
            })
            .collect(),
    });
    dated.collect()
}
