//! A kept `head.csv` → its rows. Strict: what is not exactly such a file is refused, because a wrong reading of it
//! would be a wrong proof.

use crate::data::HeadRow;
use crate::digest::is_sha256;
use crate::source::FileRole;
use std::fmt;

/// Why some bytes are no `head.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAHead {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl fmt::Display for NotAHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ist keine head.csv: Zeile {} {}", self.line, self.reason)
    }
}

const HEADER: &str = "file,bytes,entries,sha256";

/// Reads a `head.csv`.
///
/// # Errors
/// Where it is none.
pub fn parse(bytes: &[u8]) -> Result<Vec<HeadRow>, NotAHead> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotAHead { line: 1, reason: "ist nicht in UTF-8" })?;
    // A browser or an editor on Windows may have saved it with CRLF and a mark; what it says is the same.
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim_end_matches('\r')));
    match lines.next() {
        None => return Err(NotAHead { line: 1, reason: "fehlt: Die Datei ist leer" }),
        Some((_, line)) if line != HEADER => {
            return Err(NotAHead { line: 1, reason: "lautet nicht file,bytes,entries,sha256" });
        }
        Some(_) => {}
    }
    let mut lines: Vec<(usize, &str)> = lines.collect();
    while lines.last().is_some_and(|(_, text)| text.is_empty()) {
        lines.pop();
    }
    let mut rows: Vec<HeadRow> = Vec::with_capacity(lines.len());
    if lines.is_empty() {
        return Err(NotAHead { line: 2, reason: "fehlt: Es gibt nur die Kopfzeile" });
    }
    for (line, text) in lines {
        let row = row(line, text)?;
        if rows.last().is_some_and(|before| before.file >= row.file) {
            return Err(NotAHead { line, reason: "steht nicht in der Reihenfolge der Dateien" });
        }
        rows.push(row);
    }
    match [FileRole::Agreement, FileRole::Memberships, FileRole::Costs]
        .iter()
        .all(|&role| rows.iter().any(|row| FileRole::of(&row.file) == Some(role)))
    {
        true => Ok(rows),
        false => Err(NotAHead {
            line: rows.len() + 2,
            reason: "fehlt: Jede nennt agreement.toml, eine Datei der Mitgliedschaften und eine der Kosten",
        }),
    }
}

fn row(line: usize, text: &str) -> Result<HeadRow, NotAHead> {
    let fault = |reason| NotAHead { line, reason };
    // Only the first cell can hold a comma, so the others are counted from the end.
    let mut cells = text.rsplitn(4, ',');
    let (Some(sha256), Some(entries), Some(bytes), Some(file)) =
        (cells.next(), cells.next(), cells.next(), cells.next())
    else {
        return Err(fault("hat zu wenige Zellen; die Datei ist vielleicht abgeschnitten"));
    };
    let file = match file.strip_prefix('"').and_then(|file| file.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => file.to_owned(),
    };
    let bytes = count(bytes).ok_or_else(|| fault("nennt keine Zahl der Bytes"))?;
    let entries = count(entries).ok_or_else(|| fault("nennt keine Zahl der Buchungen"))?;
    if !is_sha256(sha256) {
        return Err(fault("hat keine SHA-256; die Datei ist vielleicht abgeschnitten"));
    }
    let role = FileRole::of(&file);
    if bytes == 0 && role != Some(FileRole::Document) {
        return Err(fault(
            "gehört zu einer leeren Datei, und mit einer solchen wurde nie etwas veröffentlicht",
        ));
    }
    if entries != 0 && !role.is_some_and(FileRole::has_rows) {
        return Err(fault("zählt Buchungen in einer Datei, die keine hat"));
    }
    Ok(HeadRow { file, bytes, entries, sha256: sha256.to_owned() })
}

/// A number as it was published, without sign and needless noughts.
fn count(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number: &usize| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_published_is_read_back() {
        let digest = "ab".repeat(32);
        let text = format!(
            "{HEADER}\nagreement.toml,7,0,{digest}\n\"costs/a,\"\"b.csv\",12,3,{digest}\nmemberships.csv,9,1,{digest}\n"
        );
        let rows = parse(text.as_bytes()).unwrap();
        assert_eq!(
            rows[1],
            HeadRow { file: "costs/a,\"b.csv".into(), bytes: 12, entries: 3, sha256: digest }
        );
        assert_eq!(crate::data::Head { rows }.csv(), text.as_bytes());
    }

    #[test]
    fn anything_else_is_refused_with_its_line() {
        let digest = "ab".repeat(32);
        for (text, line) in [
            (String::new(), 1),
            ("<!DOCTYPE html>\n".to_owned(), 1),
            (format!("{HEADER}\n"), 2),
            (format!("{HEADER}\ncosts.csv,12,3,{digest}\ncosts.csv,12\n"), 3),
            (format!("{HEADER}\ncosts.csv,-1,3,{digest}\n"), 2),
            (format!("{HEADER}\ncosts.csv,+12,3,{digest}\n"), 2),
            (format!("{HEADER}\ncosts.csv,012,3,{digest}\n"), 2),
            (format!("{HEADER}\ncosts.csv,12,03,{digest}\n"), 2),
            (format!("{HEADER}\ncosts.csv,12,3,{}\n", "AB".repeat(32)), 2),
            (format!("{HEADER}\nagreement.toml,7,0,{digest}\n"), 3),
            (format!("{HEADER}\nagreement.toml,7,0,{digest}\ncosts.csv,12,3,{digest}\n"), 4),
            (format!("{HEADER}\ncosts.csv,12,3,{digest}\ncosts.csv,12,3,{digest}\n"), 3),
            (format!("{HEADER}\ncosts.csv,12,3,{digest}\n\nmemberships.csv,12,3,{digest}\n"), 3),
        ] {
            assert_eq!(parse(text.as_bytes()).unwrap_err().line, line, "{text}");
        }
    }
}
