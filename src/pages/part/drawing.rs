//! A chart on its way into a template: two drawings that are already markup. And amounts on their way into a chart.

use crate::cents::Cents;
use crate::charts::{self, StatusParts};
use crate::figures::Unproved;
use minijinja::Value;
use serde::Serialize;

/// Both drawings of a chart, to be written as they are.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct DrawingMarkup {
    wide: Value,
    narrow: Value,
}

impl From<charts::Drawing> for DrawingMarkup {
    fn from(drawing: charts::Drawing) -> Self {
        Self { wide: Value::from_safe_string(drawing.wide), narrow: Value::from_safe_string(drawing.narrow) }
    }
}

/// An amount as a chart draws it: with what of it is not proved.
pub(in crate::pages) fn in_parts(amount: Cents, unproved: Unproved) -> StatusParts {
    StatusParts { amount, planned: unproved.planned, assumed: unproved.assumed }
}
