//! The site that is shown, in a folder of its own, and what was found when it was last made.

use crate::commands::args::ServeOptions;
use crate::commands::{check, console, day};
use crate::failure::Failure;
use crate::finding::{Finding, TextReport};
use crate::site::{self, SiteFolder};
use std::path::PathBuf;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};

/// What is shown, to any number of readers while it is made anew.
#[derive(Debug)]
pub(super) struct Preview {
    site: PathBuf,
    now: Mutex<Arc<Making>>,
}

/// How the last making went.
#[derive(Debug)]
pub(super) struct Making {
    number: u64,
    /// What is to be said of it, where anything is: in one line, and in full.
    pub said: Option<(String, String)>,
}

impl Making {
    /// By what an open page knows that another making than its own is shown. No other run has the same.
    pub fn name(&self) -> String {
        format!("{}-{}", process::id(), self.number)
    }
}

impl Preview {
    /// Makes the site for the first time, in a folder that is not there yet.
    pub fn begin(site: PathBuf, options: &ServeOptions) -> Self {
        let first = Arc::new(Making { number: 0, said: None });
        let preview = Self { site, now: Mutex::new(first) };
        preview.make_anew(options);
        preview
    }

    /// Makes the site anew. Where anything is wrong, the last one stays.
    pub fn make_anew(&self, options: &ServeOptions) {
        let said = match self.make(options) {
            Ok(findings) => self.said(&findings),
            Err(failure) => Some(("Die Website ließ sich nicht bauen".to_owned(), failure.to_string())),
        };
        match &said {
            Some((line, full)) => console::message(format_args!("{full}\n{line}.")),
            None => console::message("Die Website ist neu gebaut, ohne Beanstandungen."),
        }
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = Arc::new(Making { number: now.number + 1, said });
    }

    fn make(&self, options: &ServeOptions) -> Result<Vec<Finding>, Failure> {
        let staging = SiteFolder::open(&self.site)?.stage()?;
        let put = |path: &str, bytes: &[u8]| staging.write(path, bytes);
        let today = day::latest(None)?;
        let looked =
            check::look(&options.folders.ledger, options.folders.templates.as_deref(), today, Some(&put))?;
        if !looked.findings.iter().any(Finding::is_error) {
            staging.publish()?;
        }
        Ok(looked.findings)
    }

    fn said(&self, findings: &[Finding]) -> Option<(String, String)> {
        if findings.is_empty() {
            return None;
        }
        let shown = match (findings.iter().any(Finding::is_error), self.has_site()) {
            (false, _) => "zu sehen ist die Website mit dem, was jetzt im Hauptbuch steht",
            (true, true) => "zu sehen ist die letzte Fassung ohne Fehler",
            (true, false) => "eine Website gibt es, sobald kein Fehler mehr da ist",
        };
        let report = TextReport::new(false);
        let full: Vec<String> = findings.iter().map(|finding| report.finding(finding)).collect();
        Some((format!("{}: {shown}", console::counts(findings)), full.join("\n")))
    }

    /// How the last making went.
    pub fn last(&self) -> Arc<Making> {
        Arc::clone(&self.now.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether any making was without errors.
    pub fn has_site(&self) -> bool {
        self.site.is_dir()
    }

    /// What a file of the site holds, by its path.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(site::place_in(&self.site, path)?).ok()
    }
}
