//! The rule by which a cost type is divided, in words.

use crate::german;
use crate::ledger::agreement::CostType;
use crate::ledger::{Agreement, Criterion};
use serde::Serialize;

/// What holds from a day on, or for all time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum SplitRule {
    OneAlone,
    Always { parts: Vec<SplitPart> },
    FromDay { on: String, parts: Vec<SplitPart> },
}

/// How a part of an amount is divided, or all of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum SplitPart {
    Equally,
    ByMeasure { measure: String },
    PartEqually { share: String },
    PartByMeasure { share: String, measure: String },
}

impl SplitRule {
    /// The rules of a cost type, one after the other.
    pub(in crate::pages) fn of(agreement: &Agreement, cost_type: &CostType) -> Vec<Self> {
        let Some(split) = cost_type.split.shared() else { return vec![Self::OneAlone] };
        let dated = split.dated().iter().map(|dated| {
            let parts = dated.parts.iter().map(|part| {
                let whole = SplitPart::by(agreement, part.criterion);
                if part.share.is_integer() { whole } else { whole.a_part(part.share.to_string()) }
            });
            let parts = parts.collect();
            match dated.from {
                Some(day) => Self::FromDay { on: german::date(day), parts },
                None => Self::Always { parts },
            }
        });
        dated.collect()
    }
}

impl SplitPart {
    /// By what something is divided.
    pub(in crate::pages) fn by(agreement: &Agreement, criterion: Criterion) -> Self {
        match criterion {
            Criterion::Equal => Self::Equally,
            Criterion::Measure(measure) => {
                Self::ByMeasure { measure: agreement.measure(measure).name.clone() }
            }
        }
    }

    /// The same of no more than a share.
    fn a_part(self, share: String) -> Self {
        match self {
            Self::ByMeasure { measure } | Self::PartByMeasure { measure, .. } => {
                Self::PartByMeasure { share, measure }
            }
            Self::Equally | Self::PartEqually { .. } => Self::PartEqually { share },
        }
    }
}
