//! A ledger in memory: the sample with a few changes, and the findings about it.

use super::small;
use kopfstelle::finding::{Finding, TextReport};
use kopfstelle::ledger;
use kopfstelle::source::{AgreementSource, SourceFile};
use kopfstelle::verification;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;

pub const AGREEMENT: &str = "agreement.toml";
pub const MEMBERSHIPS: &str = "memberships.csv";
pub const COSTS: &str = "costs.csv";
const STANDS: &str = "stands.csv";

/// One agreement: its files by their path in its folder.
#[must_use = "ask what it says"]
pub struct Ledger {
    files: BTreeMap<String, Vec<u8>>,
    changes: String,
    asked: Cell<bool>,
}

impl Ledger {
    /// The sample, which is sound.
    pub fn new() -> Self {
        let files = [AGREEMENT, MEMBERSHIPS, COSTS].map(|file| (file.to_owned(), Self::sample(file).into()));
        Self { files: files.into(), changes: String::new(), asked: Cell::new(false) }
    }

    /// The small one, which is sound too.
    pub fn small() -> Self {
        Self::new()
            .with(AGREEMENT, small::AGREEMENT)
            .with(MEMBERSHIPS, small::MEMBERSHIPS)
            .with(COSTS, small::COSTS)
    }

    /// The text of a file of the sample.
    pub fn sample(file: &str) -> &'static str {
        match file {
            AGREEMENT => include_str!("sample/agreement.toml"),
            MEMBERSHIPS => include_str!("sample/memberships.csv"),
            COSTS => include_str!("sample/costs.csv"),
            _ => panic!("the sample has no {file}"),
        }
    }

    /// The header of a ledger of the sample, with its line end.
    pub fn header(file: &str) -> &'static str {
        Self::sample(file).split_inclusive('\n').next().unwrap()
    }

    /// Replaces a text that stands once in a file.
    #[track_caller]
    pub fn change(mut self, file: &str, was: &str, is: &str) -> Self {
        let text = String::from_utf8(self.bytes(file).to_vec()).unwrap();
        assert_eq!(text.matches(was).count(), 1, "„{was}“ does not stand once in {file}");
        self.changes += &format!("\n{file}: {was:?} → {is:?}");
        self.files.insert(file.to_owned(), text.replacen(was, is, 1).into());
        self
    }

    /// Several of them: file, what stands there once, what stands there instead.
    #[track_caller]
    pub fn changes(self, changes: &[(&str, &str, &str)]) -> Self {
        changes.iter().fold(self, |ledger, (file, was, is)| ledger.change(file, was, is))
    }

    /// Appends a row.
    pub fn row(self, file: &str, row: &str) -> Self {
        self.append(file, &format!("{row}\n"))
    }

    /// Appends bytes as they are.
    pub fn append(self, file: &str, text: &str) -> Self {
        let bytes = [self.bytes(file), text.as_bytes()].concat();
        self.with(file, &bytes)
    }

    /// Puts a file there, or another in its place.
    pub fn with(mut self, file: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.changes += &format!("\n{file}: {} bytes", bytes.as_ref().len());
        self.files.insert(file.to_owned(), bytes.as_ref().to_vec());
        self
    }

    /// With a stand of all that is there.
    pub fn recorded(self, day: &str) -> Self {
        let (ledger::Reading { ledger, source, .. }, _) = ledger::read(self.source());
        let ledger = ledger.expect("a stand is of a sound ledger");
        let (_, rows) = verification::next_stand(&source, &ledger, day.parse().unwrap(), "Konferenz");
        let before = source.stands.map(|file| file.bytes).unwrap_or_default();
        self.with(STANDS, [before, rows.into_bytes()].concat())
    }

    pub fn without(mut self, file: &str) -> Self {
        self.changes += &format!("\nno {file}");
        assert!(self.files.remove(file).is_some(), "there is no {file}");
        self
    }

    pub fn bytes(&self, file: &str) -> &[u8] {
        self.files.get(file).unwrap_or_else(|| panic!("there is no {file}"))
    }

    pub fn text(&self, file: &str) -> &str {
        std::str::from_utf8(self.bytes(file)).unwrap()
    }

    /// All findings as `code file:line column`, by file and line.
    #[track_caller]
    pub fn says(&self, expected: &[impl AsRef<str>]) {
        let expected: Vec<&str> = expected.iter().map(AsRef::as_ref).collect();
        assert_eq!(self.found(), expected, "{}", self.changes);
    }

    #[track_caller]
    pub fn is_sound(&self) {
        self.says(&[""; 0]);
    }

    /// All findings as `code: what was found | what to write instead`.
    #[track_caller]
    pub fn tells(&self, expected: &[&str]) {
        let text =
            |finding: Finding| format!("{}: {} | {}", finding.code.id(), finding.found, finding.remedy);
        let told: Vec<String> = self.findings().into_iter().map(text).collect();
        assert_eq!(told, expected, "{}", self.changes);
    }

    /// The findings as `says` wants them.
    pub fn found(&self) -> Vec<String> {
        let mut found: Vec<(String, usize, String)> = Vec::new();
        for finding in self.findings() {
            let (code, place) = (finding.code.id(), finding.place);
            let (line, column) = (place.line.unwrap_or_default(), place.column.as_deref().unwrap_or("-"));
            found.push((place.file.clone(), line, format!("{code} {}:{line} {column}", place.file)));
        }
        found.sort();
        found.into_iter().map(|(_, _, name)| name).collect()
    }

    /// The findings; there is a ledger where none of them is an error, and every one can be shown.
    pub fn findings(&self) -> Vec<Finding> {
        let (ledger::Reading { ledger, .. }, findings) = ledger::read(self.source());
        assert_eq!(ledger.is_none(), findings.iter().any(Finding::is_error));
        findings.iter().for_each(can_be_shown);
        findings
    }

    /// As the program reads it.
    pub fn source(&self) -> AgreementSource {
        self.asked.set(true);
        let file = |path: &str| SourceFile {
            path: path.to_owned(),
            shown: path.to_owned(),
            bytes: self.bytes(path).to_vec(),
        };
        let book = |name: &str| {
            let (whole, parts) = (format!("{name}.csv"), format!("{name}/"));
            let paths = self.files.keys().filter(|path| **path == whole || path.starts_with(&parts));
            paths.map(|path| file(path)).collect()
        };
        AgreementSource {
            folder: String::new(),
            shown: "ledger".to_owned(),
            agreement: file(AGREEMENT),
            memberships: book("memberships"),
            costs: book("costs"),
            measures: book("measures"),
            stands: self.files.contains_key(STANDS).then(|| file(STANDS)),
            documents: self
                .files
                .keys()
                .filter(|path| path.starts_with("documents/"))
                .map(|path| file(path))
                .collect(),
            unread: Vec::new(),
        }
    }

    /// Writes its files into a folder.
    pub fn write_to(&self, folder: &Path) {
        self.asked.set(true);
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        assert!(
            self.asked.get() || std::thread::panicking(),
            "nothing was asked of a ledger:{}",
            self.changes
        );
    }
}

/// The mark lies in its excerpt, the texts are not endless, and the report renders.
fn can_be_shown(finding: &Finding) {
    if let Some(excerpt) = &finding.place.excerpt {
        assert!(excerpt.text.get(excerpt.marked.clone()).is_some(), "{finding:?}");
        assert!(excerpt.text.chars().count() < 320, "{finding:?}");
    }
    assert!(finding.found.len() < 2000 && finding.remedy.len() < 2000, "{finding:?}");
    assert!(!TextReport::new(false).finding(finding).is_empty());
}
