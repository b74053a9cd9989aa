//! Findings while they are collected. Of each code in each file the first hundred are kept and the others counted: who
//! mends those sees the rest the next time, and a file that is wrong in every row fills neither the screen nor the
//! memory.

use super::{Code, Finding, Place, Severity};
use crate::german;
use std::collections::BTreeMap;

/// How many findings of one code in one file are listed; the rest are counted.
const MOST: usize = 100;

/// The findings of a run.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    /// By file and code: how many there are.
    counts: BTreeMap<String, BTreeMap<Code, usize>>,
}

impl Findings {
    /// Keeps a finding, or counts it.
    pub fn push(&mut self, finding: Finding) {
        if let Some(counts) = self.counts.get_mut(&finding.place.file) {
            let count = counts.entry(finding.code).or_default();
            *count += 1;
            if *count > MOST {
                return;
            }
        } else {
            self.counts.insert(finding.place.file.clone(), BTreeMap::from([(finding.code, 1)]));
        }
        self.kept.push(finding);
    }

    /// Takes in all findings of another collection.
    pub fn append(&mut self, other: &mut Self) {
        let Self { kept, counts } = std::mem::take(other);
        for finding in kept {
            self.push(finding);
        }
        for (file, counts) in counts {
            for (code, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
                *self.counts.entry(file.clone()).or_default().entry(code).or_default() += count - MOST;
            }
        }
    }

    /// Whether a further finding of a code in a file would only be counted.
    #[must_use]
    pub fn is_full(&self, file: &str, code: Code) -> bool {
        self.counts.get(file).and_then(|counts| counts.get(&code)).is_some_and(|count| *count >= MOST)
    }

    /// How many there are of a code in a file, listed or not.
    #[must_use]
    pub fn number(&self, file: &str, code: Code) -> usize {
        self.counts.get(file).and_then(|counts| counts.get(&code)).copied().unwrap_or(0)
    }

    /// Counts findings that were not made since there are enough of their code ([`Self::is_full`]).
    pub fn count(&mut self, file: &str, code: Code, more: usize) {
        if let Some(count) = self.counts.get_mut(file).and_then(|counts| counts.get_mut(&code)) {
            *count += more;
        }
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn have_errors(&self) -> bool {
        self.kept.iter().any(Finding::is_error)
    }

    /// The findings so far, to look through and change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.kept.iter_mut()
    }

    /// Takes out those findings that are meant, and says how many there were of each code.
    pub fn take(&mut self, meant: impl Fn(&Finding) -> bool) -> (Vec<Finding>, BTreeMap<Code, usize>) {
        let (taken, kept) = std::mem::take(&mut self.kept).into_iter().partition(meant);
        self.kept = kept;
        let taken: Vec<Finding> = taken;
        let mut counts = BTreeMap::new();
        for finding in &taken {
            if let Some(count) =
                self.counts.get_mut(&finding.place.file).and_then(|of| of.remove(&finding.code))
            {
                counts.insert(finding.code, count);
            }
        }
        (taken, counts)
    }

    /// How many of these are errors, and how many warnings, listed or not.
    #[must_use]
    pub fn by_severity(all: &[Finding]) -> (usize, usize) {
        let (errors, warnings): (Vec<_>, Vec<_>) = all.iter().partition(|finding| finding.is_error());
        let number = |of: Vec<&Finding>| of.into_iter().map(|finding| finding.stands_for).sum();
        (number(errors), number(warnings))
    }

    /// All findings, with one more for each code and file of which some were only counted.
    #[must_use]
    pub fn into_vec(self) -> Vec<Finding> {
        let Self { kept: mut all, counts } = self;
        for (file, counts) in counts {
            for (code, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
                let like = all.iter().find(|finding| finding.code == code && finding.place.file == file);
                let severity = like.map_or(code.severity(), |finding| finding.severity);
                let found = format!("noch {} weitere in dieser Datei", german::count(count - MOST));
                let remedy = "die ersten berichtigen und noch einmal prüfen";
                all.push(Finding {
                    severity,
                    stands_for: count - MOST,
                    ..Finding::new(code, Place::file(file.clone()), found, remedy)
                });
            }
        }
        all
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

/// As many findings of a code as are listed of the files of a folder, and how many more there are: a folder that
/// somebody put there by mistake is one cause, however many files are in it.
#[must_use]
pub fn few_of_each_folder(findings: Vec<Finding>) -> Vec<Finding> {
    let folder = |finding: &Finding| match finding.place.file.rsplit_once('/') {
        Some((folder, _)) => folder.to_owned(),
        None => ".".to_owned(),
    };
    let mut counts: BTreeMap<(String, Code), (usize, Severity)> = BTreeMap::new();
    let mut few: Vec<Finding> = Vec::new();
    for finding in findings {
        let (count, _) = counts.entry((folder(&finding), finding.code)).or_insert((0, finding.severity));
        *count += 1;
        if *count <= MOST {
            few.push(finding);
        }
    }
    for ((folder, code), (count, severity)) in counts {
        if let Some(more @ 1..) = count.checked_sub(MOST) {
            let found = format!("noch {} weitere in diesem Ordner", german::count(more));
            let remedy = "den Ordner anderswohin legen, oder die ersten berichtigen und noch einmal prüfen";
            let counted = Finding::new(code, Place::file(folder), found, remedy);
            few.push(Finding { severity, stands_for: more, ..counted });
        }
    }
    few
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_a_hundred_of_a_code_in_a_file_they_are_counted() {
        let mut parts = [Findings::default(), Findings::default()];
        for (number, part) in [(150, 0), (70, 1)] {
            for _ in 0..number {
                parts[part].push(Finding::new(Code::Number, Place::file("costs.csv"), "x", "y"));
            }
        }
        let [mut all, mut more] = parts;
        all.append(&mut more);
        all.push(Finding::new(Code::Number, Place::file("other.csv"), "x", "y"));
        let all = all.into_vec();
        assert_eq!(all.len(), 102);
        assert_eq!(all[101].found, "noch 120 weitere in dieser Datei");
        assert_eq!(Findings::by_severity(&all), (221, 0));
    }
}
