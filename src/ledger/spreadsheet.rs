//! A file that a spreadsheet has saved: separator, encoding, line ends, days and amounts all differ from the format at
//! once. That is one cause and one finding, and its remedy is to take the file back, not to mend each field.

use crate::finding::{Code, Finding, Findings, Place};
use crate::german;
use crate::source::FileRole;

/// What a spreadsheet does to a whole file.
const OF_FILES: [Code; 4] = [Code::Separator, Code::Encoding, Code::ByteOrderMark, Code::LineEnding];
/// What it does to fields.
const OF_FIELDS: [Code; 2] = [Code::DateFormat, Code::Number];

/// Puts one finding in the place of all that a spreadsheet explains: where at least two kinds of them are found, or
/// where every row of a file has its days in another notation, or its numbers in the German one.
pub(super) fn told_once(file: &str, rows: usize, findings: &mut Findings) {
    let kinds = |codes: &[Code], findings: &mut Findings| {
        codes.iter().filter(|&&code| findings.iter_mut().any(|finding| finding.code == code)).count()
    };
    let (of_files, of_fields) = (kinds(&OF_FILES, findings), kinds(&OF_FIELDS, findings));
    if (of_files == 0 || of_files + of_fields < 2) && !is_everywhere(file, rows, findings) {
        return;
    }
    let is_meant = |finding: &Finding| {
        finding.code == Code::BlankLine
            || OF_FILES.contains(&finding.code)
            || OF_FIELDS.contains(&finding.code)
    };
    let (taken, counts) = findings.take(is_meant);
    let first =
        OF_FILES.iter().chain(&OF_FIELDS).find_map(|&code| taken.iter().find(|finding| finding.code == code));
    let place = first.map_or_else(|| Place::file(file), |finding| finding.place.clone());
    let marks = counts.iter().map(|(code, count)| match code {
        Code::Separator => "ein anderes Trennzeichen als das Komma".to_owned(),
        Code::Encoding => "eine andere Zeichenkodierung als UTF-8".to_owned(),
        Code::ByteOrderMark => "eine Markierung am Anfang (BOM)".to_owned(),
        Code::LineEnding => "Zeilenenden mit CR".to_owned(),
        Code::BlankLine => "leere Zeilen".to_owned(),
        Code::DateFormat => format!("Tage nicht als JJJJ-MM-TT (Anzahl: {})", german::count(*count)),
        _ => format!("Zahlen nicht mit Dezimalpunkt (Anzahl: {})", german::count(*count)),
    });
    let found = format!(
        "ein Tabellenprogramm hat die Datei gespeichert; anders als im Hauptbuch sind: {}",
        marks.collect::<Vec<_>>().join(", ")
    );
    let quote = if file.contains(char::is_whitespace) { "\"" } else { "" };
    let then = match file.ends_with(FileRole::STANDS) {
        true => "; in sie schreibt nur „kopfstelle stand“",
        false => " und neue Zeilen mit „kopfstelle import“ oder in einem Texteditor anhängen",
    };
    let remedy = format!(
        "die Datei mit „git restore {quote}{file}{quote}“ oder aus einer Sicherung zurückholen{then}"
    );
    findings.push(Finding::new(Code::Spreadsheet, place, found, remedy));
}

/// So few rows somebody has typed.
const TYPED: usize = 2;

/// Whether as many fields as there are rows are in a notation of spreadsheets, those of the first row among them, and
/// no other field is wrong.
fn is_everywhere(file: &str, rows: usize, findings: &mut Findings) -> bool {
    let count: usize = OF_FIELDS.iter().map(|&code| findings.number(file, code)).sum();
    let mut of_fields = findings.iter_mut().filter(|finding| OF_FIELDS.contains(&finding.code)).peekable();
    let is_first = of_fields.peek().is_some_and(|first| first.place.line == Some(2));
    rows > TYPED && count >= rows && is_first && of_fields.all(|finding| is_of_a_spreadsheet(finding))
}

/// Whether a field is a day like 31.12.2021, 12/31/2021, 2021-12-31 00:00:00 or 44197 (the days since 1900), or a
/// number with a decimal comma.
fn is_of_a_spreadsheet(finding: &Finding) -> bool {
    let excerpt = finding.place.excerpt.as_ref();
    let cell = excerpt.and_then(|excerpt| excerpt.text.get(excerpt.marked.clone())).unwrap_or_default();
    let bare = cell.trim_matches('"');
    let is_of = |marks: &str| bare.chars().all(|letter| letter.is_ascii_digit() || marks.contains(letter));
    match finding.code {
        Code::DateFormat => is_of("./-: T") && bare.starts_with(|letter: char| letter.is_ascii_digit()),
        _ => is_of(".,-") && bare.contains(','),
    }
}
