//! A chart on its way into a template: two drawings that are already markup. And amounts on their way into a chart.

use crate::cents::Cents;
use crate::charts::{self, ChartStyle, StatusParts};
use crate::figures::Unproved;
use crate::invariant::Invariant;
use crate::page_table::DRAWINGS;
use minijinja::Value;
use serde::Serialize;

/// So many parts of a picture are read from the last row of a hall.
pub(in crate::pages) const FEW: usize = 6;

/// Both drawings of a chart, to be written as they are.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct DrawingMarkup {
    wide: Value,
    narrow: Value,
    /// The path of its file below the agreement's folder and its anchor; empty where it has none.
    #[serde(flatten)]
    filed: ChartFile,
}

/// Where a chart is a file of its own, and where it stands on its page.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
struct ChartFile {
    file: String,
    anchor: String,
}

impl From<charts::Drawing> for DrawingMarkup {
    fn from(drawing: charts::Drawing) -> Self {
        Self {
            wide: Value::from_safe_string(drawing.wide),
            narrow: Value::from_safe_string(drawing.narrow),
            filed: ChartFile::default(),
        }
    }
}

impl DrawingMarkup {
    /// With a file of its own.
    pub(in crate::pages) fn filed(self, name: &str) -> Self {
        let filed = ChartFile { file: format!("{DRAWINGS}{name}.svg"), anchor: format!("_diagramm-{name}") };
        Self { filed, ..self }
    }

    /// The path of its file.
    pub(in crate::pages) fn path(&self) -> &str {
        &self.filed.file
    }

    /// What is in its file.
    pub(in crate::pages) fn file(&self, style: &ChartStyle) -> String {
        charts::svg_file(self.wide.as_str().invariant("a drawing is text"), style)
    }
}

/// An amount as a chart draws it: with what of it is not proved.
pub(in crate::pages) fn in_parts(amount: Cents, unproved: Unproved) -> StatusParts {
    StatusParts { amount, planned: unproved.planned, assumed: unproved.assumed }
}
