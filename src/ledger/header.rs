//! The first line of a ledger file: which separator it has and which field of a row holds which column.
//!
//! A header that is wrong is reported and, where it can be told what is meant, read all the same, so that the
//! rows behind it are checked too.

use crate::finding::Code;
use crate::german;
use std::collections::BTreeMap;
use std::ops::Range;

/// How the rows of a file are to be read.
pub(super) struct Header {
    /// The byte between two fields.
    pub separator: u8,
    /// Which field of a row holds each column; `None` where rows cannot be read.
    pub order: Option<Vec<usize>>,
    /// How many fields a row has.
    pub fields: usize,
    /// Whether it names no column, so that it may be a row.
    pub is_missing: bool,
    /// What is wrong with the header.
    pub faults: Vec<HeaderFault>,
}

/// One thing that is wrong with a header.
pub(super) struct HeaderFault {
    pub code: Code,
    pub column: Option<String>,
    pub at: Range<usize>,
    pub found: String,
    pub remedy: String,
}

impl Header {
    /// For each field of a row the column it holds; none where that cannot be told.
    pub fn columns_of_fields(&self, columns: &[&'static str]) -> Vec<Option<&'static str>> {
        let order = self.order.as_deref().unwrap_or_default();
        let mut of_fields = vec![None; order.iter().max().map_or(0, |last| last + 1)];
        for (column, &field) in columns.iter().zip(order) {
            if let Some(name) = of_fields.get_mut(field) {
                *name = Some(*column);
            }
        }
        of_fields
    }

    /// Reads the first line of a file.
    pub fn read(line: &str, columns: &[&'static str]) -> Self {
        let mut header = Self {
            separator: b',',
            order: None,
            fields: columns.len(),
            is_missing: false,
            faults: Vec::new(),
        };
        if line == columns.join(",") {
            header.order = Some((0..columns.len()).collect());
            return header;
        }
        if line.trim().is_empty() {
            header.fault(columns, None, 0..0, "die Kopfzeile fehlt".to_owned());
            return header;
        }
        header.find_separator(line);
        header.fields = 1 + line.matches(char::from(header.separator)).count();
        let names = names(line, char::from(header.separator), 2 * columns.len());
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, (name, _)) in names.iter().enumerate() {
            first.entry(name).or_insert(place);
        }
        if !columns.iter().any(|column| first.contains_key(column)) {
            let found = "die erste Zeile nennt keine Spalte dieses Buches; die Kopfzeile fehlt".to_owned();
            header.fault(columns, None, 0..line.len(), found);
            header.is_missing = true;
            header.order = header.by_place(columns, |_| true);
            return header;
        }
        let by_name: Option<Vec<usize>> = columns.iter().map(|column| first.get(column).copied()).collect();
        let at_its_place = |place: usize| {
            let name = names.get(place).map(|(name, _)| *name);
            name == columns.get(place).copied() || name.is_none_or(|name| !columns.contains(&name))
        };
        header.order = by_name.or_else(|| header.by_place(columns, at_its_place));
        if !names.iter().map(|(name, _)| *name).eq(columns.iter().copied()) {
            header.compare(&names, &first, columns, line);
        } else if header.separator == b',' {
            header.fault(
                columns,
                None,
                0..line.len(),
                "die Kopfzeile enthält überflüssige Zeichen".to_owned(),
            );
        }
        header
    }

    /// The fault of the line in front of the header that says which separator there is ([`says_separator`]). Where it
    /// is not the comma, that the rows have another one is the same fault.
    pub fn tell_of_said_separator(&mut self, line: &str) -> HeaderFault {
        let other = self.faults.iter().position(|fault| fault.code == Code::Separator);
        let of_header = other.map(|place| self.faults.remove(place));
        let found =
            format!("„{line}“ ist eine Anweisung an Tabellenprogramme und gehört nicht ins Hauptbuch");
        let (code, found, remedy) = match of_header {
            Some(of_header) => (Code::Separator, format!("{found}; {}", of_header.found), of_header.remedy),
            None => (
                Code::Spreadsheet,
                found,
                "diese Zeile löschen; die erste Zeile ist die Kopfzeile".to_owned(),
            ),
        };
        HeaderFault { code, column: None, at: 0..line.len(), found, remedy }
    }

    /// The columns in the order of the format, where there are as many fields and none seems to hold another column.
    fn by_place(&self, columns: &[&str], may_hold: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
        (self.fields == columns.len() && (0..columns.len()).all(may_hold))
            .then(|| (0..columns.len()).collect())
    }

    fn find_separator(&mut self, line: &str) {
        let commas = line.matches(',').count();
        let counted =
            OTHER_SEPARATORS.map(|(mark, name)| (line.matches(char::from(mark)).count(), mark, name));
        let Some((count, mark, name)) =
            counted.into_iter().max_by_key(|(count, ..)| *count).filter(|(count, ..)| *count > commas)
        else {
            return;
        };
        self.separator = mark;
        let at = line.find(char::from(mark)).unwrap_or_default();
        self.faults.push(HeaderFault {
            code: Code::Separator,
            column: None,
            at: at..at + 1,
            found: format!("{name} trennt hier {} Spalten", german::count(count + 1)),
            remedy:
                "die Datei mit „git restore“ oder aus einer Sicherung zurückholen; eine neue mit Komma als \
                     Trennzeichen speichern"
                    .to_owned(),
        });
    }

    /// Reports what is in one of header and format, but not in the other; else the order.
    fn compare(
        &mut self,
        names: &[(&str, Range<usize>)],
        first: &BTreeMap<&str, usize>,
        columns: &[&'static str],
        line: &str,
    ) {
        let odd = names.iter().enumerate().filter_map(|(place, (name, at))| match () {
            // Empty fields at the end are the doing of a spreadsheet, which is told of with the separator.
            () if name.is_empty() && self.separator != b',' => None,
            () if !columns.contains(name) => {
                Some((format!("„{name}“ ist keine Spalte dieses Buches"), *name, at.clone()))
            }
            () if first.get(name) != Some(&place) => {
                Some((format!("„{name}“ steht zweimal da"), *name, at.clone()))
            }
            () => None,
        });
        let odd: Vec<(String, &str, Range<usize>)> = odd.collect();
        let missing: Vec<&str> =
            columns.iter().filter(|column| !first.contains_key(*column)).copied().collect();
        let mut found: Vec<String> = odd.iter().take(MOST_TOLD).map(|(found, ..)| found.clone()).collect();
        if odd.len() > MOST_TOLD || self.fields > names.len() {
            found.push(format!("es sind {} Spalten statt {}", german::count(self.fields), columns.len()));
        }
        match missing.as_slice() {
            [] => {}
            [column] => found.push(format!("die Spalte „{column}“ fehlt")),
            several => found.push(format!("es fehlen „{}“", several.join("“, „"))),
        }
        if self.order.as_ref().is_some_and(|order| !order.is_sorted()) {
            found.push("die Spalten stehen nicht in der richtigen Reihenfolge".to_owned());
        }
        let name = missing.first().or(odd.first().map(|(_, name, _)| name));
        let at = odd.first().map_or(0..line.len(), |(.., at)| at.clone());
        if !found.is_empty() {
            self.fault(columns, name.copied().filter(|name| name.len() <= 64), at, found.join("; "));
        }
    }

    fn fault(&mut self, columns: &[&str], column: Option<&str>, at: Range<usize>, found: String) {
        self.faults.push(HeaderFault {
            code: Code::Header,
            column: column.map(str::to_owned),
            at,
            found,
            remedy: format!("die erste Zeile muss genau so lauten: {}", columns.join(",")),
        });
    }
}

/// What others write between two fields.
pub(super) const OTHER_SEPARATORS: [(u8, &str); 3] =
    [(b';', "das Semikolon"), (b'\t', "der Tabulator"), (b'|', "der senkrechte Strich")];

/// Whether a line is the word on the separator that some spreadsheets write and read in front of the header: `sep=;`.
pub(super) fn says_separator(line: &str) -> bool {
    let bare = line.trim_matches(['"', ';', ',', '\t', ' ']);
    line.len() <= LONGEST_WORD && ["sep=", "sep=|"].iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// The longest line that is taken for a word on the separator; a spreadsheet fills it up with empty fields.
const LONGEST_WORD: usize = 64;

/// Names that no column has are listed so far.
const MOST_TOLD: usize = 3;

/// The names of a header with their bytes; the first ones, as a header of thousands of fields is none.
fn names(line: &str, separator: char, most: usize) -> Vec<(&str, Range<usize>)> {
    let mut start = 0;
    line.split(separator)
        .take(most)
        .map(|name| {
            let at = start..start + name.len();
            start = at.end + separator.len_utf8();
            (name.trim().trim_matches('"'), at)
        })
        .collect()
}
