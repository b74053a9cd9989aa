//! The sentences of the method.

use crate::pages::part::amount::Amount;
use crate::pages::part::count::Count;
use serde::Serialize;

/// What the page opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MethodLead {
    AddsUp,
    OneBearsAll { amount: Amount, entry: String },
    SeveralShare { amount: Amount, entry: String, members: Count },
}

/// The rules that depend on the agreement.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MethodRule {
    EqualParts,
    ByKey,
    WeighedByMonths,
    WeighedByDays,
    Common { cost_types: Vec<String> },
    CommonByKey { cost_types: Vec<String> },
    NoCommon,
    NoCommonByKey,
    TwoEffects,
    ThreeEffects,
}

/// The sentences of the worked example.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MethodStep {
    OneTookPart,
    SameTookPart { members: Count },
    GroupChanged,
    NoCentLeft { floor_sum: String },
    OneCentLeft { floor_sum: String },
    CentsLeft { floor_sum: String, left_over: String },
}

/// Of the documents.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum OnDocuments {
    TheseAreFiled,
    NoneIsFiled,
}
