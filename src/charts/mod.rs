//! The nine charts: inline SVG from numbers and labels.
//!
//! A chart knows amounts, days and words that it is given; no municipality, no ledger, no page. It decides where
//! things stand; what they look like is the stylesheet's. plotters places the elements and our [`svg_backend`]
//! writes them. Every chart is drawn twice, wide and narrow, and the stylesheet shows one of them. All texts
//! are measured with a table of ours ([`text_size`]) and never meet each other, whatever the data.
//!
//! Same data, same bytes: no clock, no font of the machine, no hash order.

mod amount_axis;
mod amount_label;
mod bar_rows;
mod bar_scale;
mod bill_bar;
mod bill_by_year;
mod bill_columns;
mod change_of_bill;
mod composition;
mod cost_per_member;
mod cumulative_saving;
mod event_labels;
mod gap_labels;
mod hatching;
mod key;
mod line_values;
mod mark;
mod membership_spans;
mod png;
mod scenario;
mod scenario_rows;
mod scenario_steps;
mod sheet;
mod side_labels;
mod span_days;
mod status_parts;
mod stepped_lines;
mod svg_backend;
mod svg_file;
mod text_size;
mod waterfall;
mod year_axis;

#[cfg(test)]
mod tests;

pub use bill_bar::{BillBar, BillPart, bill_bar};
pub use bill_by_year::{BillByYear, YearBill, bill_by_year};
pub use change_of_bill::{ChangeOfBill, Effects, PartLabels, YearChange, change_of_bill};
pub use composition::{Composition, CompositionPart, composition};
pub use cost_per_member::{CostPerMember, EventKind, MembershipEvent, ShareStep, cost_per_member};
pub use cumulative_saving::{AccessionSaving, CumulativeSaving, cumulative_saving};
pub use membership_spans::{MemberSpans, MembershipSpans, SpanBar, membership_spans};
pub use png::{bold_lines, png};
pub use scenario::scenario;
pub use scenario_steps::{ScenarioChart, ScenarioChartStep, ScenarioKind};
pub use status_parts::{StatusLabels, StatusParts};
pub use svg_file::{ChartStyle, svg_file, without_comments};
pub use waterfall::{ReasonKind, WaterfallBars, WaterfallLevel, WaterfallReason, waterfall};

/// One chart as two complete `svg` elements of the classes `chart wide` and `chart narrow`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// For 40rem and more, and for paper.
    pub wide: String,
    /// For a phone.
    pub narrow: String,
}

fn drawing(draw: impl Fn(sheet::SheetFormat) -> String) -> Drawing {
    Drawing { wide: draw(sheet::SheetFormat::Wide), narrow: draw(sheet::SheetFormat::Narrow) }
}
