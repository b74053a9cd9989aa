//! Which column a fault of the form of a file is in. The form is checked line by line, before anything is known of
//! columns; here the lines are gone through once more, where there are any faults.

use super::file_form::FormFault;
use super::quoting::{self, Cursor, QuotingFaultKind};
use crate::finding::{Code, Finding};
use std::collections::BTreeSet;

/// The columns of a file, as its header gives them.
pub(super) struct Columns<'s> {
    pub separator: u8,
    /// For each field of a row the column it holds.
    pub of_fields: &'s [Option<&'static str>],
}

/// The column in which text stands that anybody may write, and that a spreadsheet might run.
const FREE_TEXT: &str = "note";

impl Columns<'_> {
    /// The column of a field, where it has one.
    pub fn name(&self, field: usize) -> Option<&'static str> {
        self.of_fields.get(field).copied().flatten()
    }

    /// The findings of some faults, with their columns where these can be known. `text` is what is left of the file
    /// once its form is repaired: the same lines, but some characters.
    pub fn findings_in(&self, text: &str, mut faults: Vec<FormFault>) -> Vec<Finding> {
        if faults.iter().all(|fault| fault.before.is_none()) {
            return faults.into_iter().map(|fault| fault.finding).collect();
        }
        faults.sort_by_key(|fault| fault.finding.place.line);
        let rows = text.find('\n').map_or("", |end| &text[end + 1..]);
        // Behind a line whose quote is never closed a new row begins.
        let broken: BTreeSet<usize> = quoting::faults(rows, self.separator)
            .into_iter()
            .filter(|fault| fault.fault == QuotingFaultKind::Open)
            .map(|fault| 2 + fault.line)
            .collect();
        let mut faults = faults.into_iter().peekable();
        let mut findings = Vec::new();
        let mut row = Cursor::default();
        for (line, text) in text.split_inclusive('\n').enumerate().map(|(index, text)| (index + 1, text)) {
            while let Some(fault) =
                faults.next_if(|fault| fault.finding.place.line.is_none_or(|at| at <= line))
            {
                findings.push(self.finding(fault, row, line));
            }
            if faults.peek().is_none() {
                break;
            }
            row = if broken.contains(&line) { Cursor::default() } else { row.behind(text, self.separator) };
        }
        findings.extend(faults.map(|fault| fault.finding));
        findings
    }

    /// The finding of a fault on a line that begins at a place of a row.
    fn finding(&self, fault: FormFault, line_start: Cursor, line: usize) -> Finding {
        let FormFault { mut finding, before, begins_a_formula } = fault;
        let Some(before) = before.filter(|_| line > 1) else { return finding };
        let at = line_start.behind(&before, self.separator);
        finding.place.column = self.name(at.field).map(str::to_owned);
        if begins_a_formula && at.is_start_of_field() && self.name(at.field) == Some(FREE_TEXT) {
            finding.code = Code::Formula;
        }
        finding
    }
}
