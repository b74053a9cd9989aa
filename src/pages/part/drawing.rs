//! A chart on its way into a template: two drawings that are already markup.

use crate::charts;
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
