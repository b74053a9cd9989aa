//! Findings as a person wants to read them: the place, the line with a caret below the cell, the remedy.

use super::{Finding, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Renders findings for a terminal or a log.
pub struct TextReport {
    renderer: Renderer,
}

impl TextReport {
    /// A report with colours where `colour` is wanted.
    #[must_use]
    pub fn new(colour: bool) -> Self {
        Self { renderer: if colour { Renderer::styled() } else { Renderer::plain() } }
    }

    /// One finding as several lines, with a line break at the end.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR.with_name("Fehler"),
            Severity::Warning => Level::WARNING.with_name("Warnung"),
        };
        let place = &finding.place;
        let headline = match &place.column {
            Some(column) => format!("{} ({column})", finding.code.title()),
            None => finding.code.title().to_owned(),
        };
        let title = level.primary_title(headline).id(finding.code.id());
        let group = match (&place.excerpt, place.line) {
            (Some(excerpt), Some(line)) => Group::with_title(title).element(
                Snippet::source(excerpt.text.as_str()).line_start(line).path(place.file.as_str()).annotation(
                    AnnotationKind::Primary.span(excerpt.marked.clone()).label(finding.found.as_str()),
                ),
            ),
            (_, line) => {
                let mut origin = Origin::path(place.file.as_str());
                if let Some(line) = line {
                    origin = origin.line(line);
                }
                Group::with_title(title)
                    .element(origin)
                    .element(Level::NOTE.with_name("gefunden").message(finding.found.as_str()))
            }
        };
        let group = group.element(Level::HELP.with_name("Abhilfe").message(finding.remedy.as_str()));
        format!("{}\n", self.renderer.render(&[group]))
    }
}
