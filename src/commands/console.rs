//! What the program says while it runs: results on standard output, messages on standard error.

use super::Result;
use crate::failure::Failure;
use crate::finding::{Finding, Findings, TextReport};
use crate::german;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::{self, Display};
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// A run over fewer agreements or rows than this is over before a progress bar could be read.
const WORTH_A_BAR: usize = 200;

/// Findings for a person. The colours are taken out again where the stream is no terminal.
pub(super) fn findings(findings: &[Finding], to: &mut impl Write) -> io::Result<()> {
    let report = TextReport::new(true);
    for finding in findings {
        writeln!(to, "{}", report.finding(finding))?;
    }
    Ok(())
}

/// How many findings of each severity, in German: `2 Fehler, 1 Warnung`.
pub(super) fn counts(findings: &[Finding]) -> String {
    let (errors, warnings) = Findings::by_severity(findings);
    let warning = if warnings == 1 { "Warnung" } else { "Warnungen" };
    format!("{} Fehler, {} {warning}", german::count(errors), german::count(warnings))
}

/// A line of a result, on standard output.
pub(super) fn say(text: impl Display) -> Result<()> {
    writeln!(anstream::stdout().lock(), "{text}").map_err(Failure::output)
}

/// A line on standard error. A run does not fail because nobody reads its messages.
pub(super) fn message(text: impl Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// A failure on standard error.
pub(super) fn failure(failure: &Failure) {
    message(format_args!("kopfstelle: {failure}"));
}

/// Findings on standard error.
pub(super) fn report(all: &[Finding]) {
    let _ = findings(all, &mut anstream::stderr().lock());
}

/// A bar for `agreements` agreements, hidden where nobody would see it or need it.
pub(super) fn progress(agreements: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(u64::try_from(agreements).ok(), target_for(agreements));
    styled(bar, "{bar:40} {pos} von {len} Vereinbarungen, {rate} je Sekunde, noch {eta}")
}

/// The same where the end cannot be told: what is being done, and for how long.
pub(super) fn busy(many: usize, doing: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, target_for(many)).with_message(doing);
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_secs(1));
    }
    styled(bar, "{msg}, seit {elapsed}")
}

fn target_for(many: usize) -> ProgressDrawTarget {
    match many >= WORTH_A_BAR && io::stderr().is_terminal() {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    }
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    let rate = |state: &ProgressState, text: &mut dyn fmt::Write| {
        // A bar that cannot be drawn is no reason to stop.
        let _ = write!(text, "{:.0}", state.per_sec());
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.with_key("rate", rate)),
        Err(_) => bar,
    }
}
