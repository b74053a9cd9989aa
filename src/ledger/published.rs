//! Rows that are published (a recorded stand contains them, the site that is replaced shows them, git holds them) are
//! never edited: where one is wrong, the remedy is the row that takes it back, ready to copy.

use super::new_row::NewRows;
use super::stand::{Stand, recorded};
use crate::finding::{Code, Finding, Reversible};
use crate::source::{AgreementSource, SourceFile};

/// Gives findings about published rows the remedy that leaves them as they are. What the last stand contains is
/// published; `is_too` knows what else is, of a file and a line of it.
pub fn rows_stay<'f>(
    source: &AgreementSource,
    findings: impl Iterator<Item = &'f mut Finding>,
    is_too: impl Fn(&SourceFile, usize) -> bool,
) {
    let mut known = None;
    for finding in findings {
        let Some(wrong) = finding.reversible.clone().filter(|wrong| !wrong.is_told) else { continue };
        let Some(file) = source.ledger_files().find(|file| file.shown == wrong.file) else { continue };
        let (rows, stand) = known.get_or_insert_with(|| (NewRows::of(source), recorded(source).pop()));
        let is_recorded = stand.as_ref().is_some_and(|stand| wrong.line <= lines_of(stand, file));
        if (is_recorded || is_too(file, wrong.line))
            && let Some(remedy) = remedy(finding, &wrong, file, rows)
        {
            finding.remedy = remedy;
            finding.reversible = Some(Reversible { is_told: true, ..wrong });
        }
    }
}

/// How many lines of a file a stand contains.
fn lines_of(stand: &Stand, file: &SourceFile) -> usize {
    let bytes = stand.rows.iter().find(|row| *row.file == *file.path).map_or(0, |row| row.bytes);
    memchr::memchr_iter(b'\n', file.bytes.get(..bytes).unwrap_or_default()).count()
}

fn remedy(
    finding: &Finding,
    wrong: &Reversible,
    file: &SourceFile,
    rows: &mut NewRows<'_>,
) -> Option<String> {
    if finding.code == Code::DuplicateEntry {
        return Some(
            "diese Zeile ist veröffentlicht und behält ihre Nummer; die andere bekommt eine neue".into(),
        );
    }
    if finding.code == Code::UnknownId {
        return Some(
            "die Zeile ist veröffentlicht und bleibt; die Kennung in agreement.toml wieder aufführen".into(),
        );
    }
    let row = rows.reversal(file, wrong.line, wrong.in_new_file_on)?;
    let path = &file.path;
    Some(match finding.code {
        Code::LikelyTwice | Code::PlanNotTakenBack => {
            format!("{}; dazu an {path} anhängen: {row}", finding.remedy)
        }
        Code::FutureBooking => format!(
            "die Zeile ist veröffentlicht und bleibt; sie in einer neuen Datei ({}) unter derselben Kopfzeile zurücknehmen: {row}",
            beside(path)
        ),
        _ => format!(
            "die Zeile ist veröffentlicht und bleibt. Stimmt sie, liegt es an agreement.toml oder an einer anderen Buchung; sonst neu buchen und an {path} anhängen: {row}"
        ),
    })
}

/// Where another file of the same book may lie.
fn beside(path: &str) -> String {
    let book = path.split('/').next().unwrap_or(path).trim_end_matches(".csv");
    format!("{book}/*.csv")
}
