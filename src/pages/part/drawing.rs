//! A chart on its way into a template: two drawings that are already markup. And amounts on their way into a chart.

use crate::cents::Cents;
use crate::charts::{self, ChartStyle, StatusParts};
use crate::figures::Unproved;
use crate::invariant::Invariant;
use crate::page_table::DRAWINGS;
use minijinja::Value;
use serde::Serialize;

/// Both drawings of a chart, to be written as they are.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct DrawingMarkup {
    wide: Value,
    narrow: Value,
    /// The path of its file below the agreement's folder; empty where it has none.
    file: String,
}

impl From<charts::Drawing> for DrawingMarkup {
    fn from(drawing: charts::Drawing) -> Self {
        Self {
            wide: Value::from_safe_string(drawing.wide),
            narrow: Value::from_safe_string(drawing.narrow),
            file: String::new(),
        }
    }
}

impl DrawingMarkup {
    /// With a file of its own.
    pub(in crate::pages) fn filed(self, name: &str) -> Self {
        Self { file: format!("{DRAWINGS}{name}.svg"), ..self }
    }

    /// The path of its file, and what is in it.
    pub(in crate::pages) fn file(&self, style: &ChartStyle) -> (&str, String) {
        let wide = self.wide.as_str().invariant("a drawing is text");
        (&self.file, charts::svg_file(wide, style))
    }
}

/// An amount as a chart draws it: with what of it is not proved.
pub(in crate::pages) fn in_parts(amount: Cents, unproved: Unproved) -> StatusParts {
    StatusParts { amount, planned: unproved.planned, assumed: unproved.assumed }
}
