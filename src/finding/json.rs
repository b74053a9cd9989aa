//! Findings for programs: one JSON document with every finding and their number.

use super::{Finding, Findings};
use serde::Serialize;

/// All findings and their number, ready to be serialised.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    errors: usize,
    warnings: usize,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonFinding<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<&'a str>,
    title: &'static str,
    found: &'a str,
    remedy: &'a str,
    excerpt: Option<&'a str>,
}

impl<'a> Report<'a> {
    /// Of these findings.
    #[must_use]
    pub fn of(findings: &'a [Finding]) -> Self {
        let (errors, warnings) = Findings::by_severity(findings);
        Self { errors, warnings, findings: findings.iter().map(row).collect() }
    }
}

/// All findings as JSON with a final line break.
#[must_use]
pub fn as_json(findings: &[Finding]) -> String {
    let report = Report::of(findings);
    // Only strings and numbers: serialising cannot fail, and if it did, silence would be the wrong answer.
    let mut text =
        serde_json::to_string_pretty(&report).unwrap_or_else(|error| format!("{{\"failure\":\"{error}\"}}"));
    text.push('\n');
    text
}

fn row(finding: &Finding) -> JsonFinding<'_> {
    JsonFinding {
        code: finding.code.id(),
        severity: finding.severity.id(),
        file: &finding.place.file,
        line: finding.place.line,
        column: finding.place.column.as_deref(),
        title: finding.code.title(),
        found: &finding.found,
        remedy: &finding.remedy,
        excerpt: finding.place.excerpt.as_ref().map(|excerpt| excerpt.text.as_str()),
    }
}
