//! The form of a file: UTF-8 without a mark, lines that end in LF, no hidden characters.
//!
//! What departs from it is reported and repaired in memory, so that everything behind it is checked too.
//! Only a clean file is ever built, so the repair never reaches a page.

use super::utf16;
use crate::finding::{Code, Excerpt, Finding, Place};
use crate::german;
use crate::hidden::{self, is_hidden};
use crate::source::SourceFile;
use std::borrow::Cow;

/// Whose form a file has to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileForm {
    /// A ledger: rows are appended, so each line ends in the same way.
    Table,
    /// `agreement.toml`: edited as a whole. TOML allows CRLF, tabs and a last line without an end.
    Toml,
}

/// One thing that is wrong with the form of a file, with what tells in which column it is.
pub(super) struct FormFault {
    pub finding: Finding,
    /// The text of its line in front of it; `None` where it concerns more than one place, or the line is endless.
    pub before: Option<String>,
    /// Whether it would make a spreadsheet run the text that begins with it.
    pub begins_a_formula: bool,
}

/// The longest text in front of a fault by which its column is told.
const LONGEST_LINE: usize = 100_000;

/// The text in front of a fault, where it is short enough to be kept.
fn kept(before: &str) -> Option<String> {
    (before.len() <= LONGEST_LINE).then(|| before.to_owned())
}

impl From<Finding> for FormFault {
    fn from(finding: Finding) -> Self {
        Self { finding, before: None, begins_a_formula: false }
    }
}

/// What is wrong with the form of a file.
#[derive(Default)]
pub(super) struct FormFaults {
    pub listed: Vec<FormFault>,
    /// How many more lines hold hidden characters.
    pub more_hidden: usize,
    /// Whether the file is not read: it is no text, but what a spreadsheet keeps its sheets in, or two texts in one.
    pub is_unread: bool,
}

impl FormFaults {
    fn push(&mut self, fault: impl Into<FormFault>) {
        self.listed.push(fault.into());
    }
}

/// So many lines with hidden characters are listed, and so many beginnings of fields that may make a formula.
const MOST_LISTED: usize = 1000;

/// What the workbooks of spreadsheets begin with: `.xlsx` and `.ods`, and the older `.xls`.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// The text of a file, and what is wrong with its form.
pub(super) fn readable(source: &SourceFile, form: FileForm) -> (Cow<'_, str>, FormFaults) {
    let mut findings = FormFaults::default();
    if form == FileForm::Table && WORKBOOKS.iter().any(|begin| source.bytes.starts_with(begin)) {
        let found = "die Datei ist die Mappe eines Tabellenprogramms und keine Textdatei";
        let remedy = "die alte Datei mit „git restore“ oder aus einer Sicherung zurückholen; neue Zeilen der Mappe nimmt „kopfstelle import“";
        findings.push(Finding::new(Code::Spreadsheet, Place::file(&source.shown), found, remedy));
        return (Cow::Borrowed(""), FormFaults { is_unread: true, ..findings });
    }
    if let Some(line) = conflict(&source.bytes) {
        let found = "hier beginnt, was git beim Zusammenführen nicht entscheiden konnte";
        let remedy = match form {
            FileForm::Table => {
                "beide Teile behalten, erst die Zeilen, die schon veröffentlicht sind, dann die neuen unter freien Nummern; die \
                                Zeilen mit <<<<<<<, ======= und >>>>>>> löschen"
            }
            FileForm::Toml => {
                "die gültige Fassung behalten, die andere und die Zeilen mit <<<<<<<, ======= und >>>>>>> löschen"
            }
        };
        findings.push(Finding::new(Code::MergeConflict, at_line(source, line), found, remedy));
        return (Cow::Borrowed(""), FormFaults { is_unread: true, ..findings });
    }
    let mut bytes = Cow::Borrowed(source.bytes.as_slice());
    if let Some(text) = utf16::decoded(&bytes) {
        let found = "die Datei ist in UTF-16 („Unicode-Text“) gespeichert";
        let remedy = match form {
            FileForm::Table => "als „CSV UTF-8“ speichern und die Markierung am Anfang entfernen",
            FileForm::Toml => "die Datei als UTF-8 (ohne BOM) speichern",
        };
        findings.push(Finding::new(Code::Encoding, Place::file(&source.shown), found, remedy));
        bytes = Cow::Owned(text.into_bytes());
    } else if bytes.starts_with(b"\xEF\xBB\xBF") {
        let found = "die Datei beginnt mit den Bytes EF BB BF";
        let remedy = "ohne BOM speichern („UTF-8“ statt „UTF-8 mit BOM“)";
        findings.push(Finding::new(Code::ByteOrderMark, at_line(source, 1), found, remedy));
        bytes = Cow::Owned(bytes[3..].to_vec());
    }
    let mut text = utf8(source, bytes, &mut findings);
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text = Cow::Owned(without_carriage_returns(source, &text, form, &mut findings));
    }
    if let Some(clean) = without_hidden(source, &text, form, &mut findings) {
        text = Cow::Owned(clean);
    }
    if form == FileForm::Table && !text.is_empty() && !text.ends_with('\n') {
        let end = text.len();
        let line = 1 + memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let place = Place { excerpt: Some(Excerpt::cut(&text, end..end)), ..at_line(source, line) };
        let found = "die Datei endet mitten in der Zeile";
        let remedy = "die letzte Zeile mit einem Zeilenende abschließen";
        findings.push(Finding::new(Code::FinalNewline, place, found, remedy));
        text.to_mut().push('\n');
    }
    (text, findings)
}

/// The line of the first sign of a conflict, where there are those of its beginning and of its end.
fn conflict(bytes: &[u8]) -> Option<usize> {
    let begins = |sign: &str| {
        let found = memchr::memmem::find_iter(bytes, sign).find(|&at| at == 0 || bytes[at - 1] == b'\n')?;
        Some(1 + memchr::memchr_iter(b'\n', &bytes[..found]).count())
    };
    let (first, last) = (begins("<<<<<<< ")?, begins(">>>>>>> ")?);
    (first < last).then_some(first)
}

fn at_line(source: &SourceFile, line: usize) -> Place {
    Place { line: Some(line), ..Place::file(&source.shown) }
}

/// Reports where a file is not UTF-8, once, and reads its odd bytes as Windows-1252.
fn utf8<'a>(source: &SourceFile, bytes: Cow<'a, [u8]>, findings: &mut FormFaults) -> Cow<'a, str> {
    let bytes = match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => return Cow::Borrowed(text),
            Err(_) => Cow::Borrowed(bytes),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => return Cow::Owned(text),
            Err(error) => Cow::Owned(error.into_bytes()),
        },
    };
    let characters: Vec<char> = (0..=u8::MAX).map(windows_1252).collect();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut first, mut count) = (None, 0_usize);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            first.get_or_insert((text.len(), byte));
            count += 1;
            text.push(characters[usize::from(byte)]);
        }
    }
    if let Some((at, byte)) = first {
        let character = text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
        let excerpt = Some(Excerpt::cut(&text, at..at + character.len_utf8()));
        let place = Place { excerpt, ..at_line(source, line) };
        let more = match count {
            1 => String::new(),
            _ => format!(", eines von {} solchen Bytes", german::count(count)),
        };
        let found =
            format!("das Byte {byte:02X} ist kein UTF-8{more}; in Windows-1252 wäre es „{character}“");
        let finding = Finding::new(Code::Encoding, place, found, "die Datei als UTF-8 (ohne BOM) speichern");
        findings.push(FormFault { finding, before: kept(line_in_front(&text, at)), begins_a_formula: false });
    }
    Cow::Owned(text)
}

/// What a byte stands for in Windows-1252; those for which it has no sign are shown as the sign for that.
fn windows_1252(byte: u8) -> char {
    let bytes = [byte];
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|&character| !is_hidden(character)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Reports carriage returns and takes them out.
fn without_carriage_returns(
    source: &SourceFile,
    text: &str,
    form: FileForm,
    findings: &mut FormFaults,
) -> String {
    let unix = text.replace("\r\n", "\n");
    let lone = memchr::memchr(b'\r', unix.as_bytes()).is_some();
    let has_lines = memchr::memchr(b'\n', unix.as_bytes()).is_some();
    // Of those that stand within lines, the ones that begin a field may begin a formula.
    let begins_formula = |at: usize| {
        form == FileForm::Table
            && has_lines
            && text.as_bytes().get(at + 1) != Some(&b'\n')
            && may_begin_field(&text[..at])
    };
    let (mut formulas, mut others, mut first_other) = (Vec::new(), 0_usize, None);
    for at in memchr::memchr_iter(b'\r', text.as_bytes()) {
        if !begins_formula(at) {
            first_other = first_other.or(Some(at));
            others += 1;
        } else if formulas.len() < MOST_LISTED {
            formulas.push(at);
        }
    }
    let lines_between =
        |from: usize, to: usize| memchr::memchr_iter(b'\n', &text.as_bytes()[from..to]).count();
    let place = |line: usize, at: usize| Place {
        excerpt: Some(Excerpt::cut(&text[..at], at..at)),
        ..at_line(source, line)
    };
    // Where no line ends otherwise, git may have written them so, and saving them would last until the next checkout.
    let remedy = match others == memchr::memchr_iter(b'\n', text.as_bytes()).count() {
        true => {
            "mit Zeilenenden LF („Unix“) speichern; kommen sie so aus git, neu klonen: git clone -c core.autocrlf=false"
        }
        false => "mit Zeilenenden LF („Unix“) speichern",
    };
    if let Some(first) = first_other.filter(|_| form == FileForm::Table || lone) {
        let found = match others {
            1 => "ein Wagenrücklauf (CR)".to_owned(),
            count => format!("{} Wagenrückläufe (CR), der erste hier", german::count(count)),
        };
        let place = place(1 + lines_between(0, first), first);
        findings.push(Finding::new(Code::LineEnding, place, found, remedy));
    }
    let (mut line, mut last) = (1, 0);
    for at in formulas {
        line += lines_between(last, at);
        last = at;
        findings.push(FormFault {
            finding: Finding::new(
                Code::LineEnding,
                place(line, at),
                "ein Wagenrücklauf (CR) am Anfang des Feldes",
                "das Zeichen löschen",
            ),
            before: kept(line_in_front(text, at)),
            begins_a_formula: true,
        });
    }
    // Alone it ended the lines of old Macs; in a file with other line ends it is a stray one in a text.
    let instead = if has_lines { " " } else { "\n" };
    if lone { unix.replace('\r', instead) } else { unix }
}

/// The text of the line in front of a byte.
fn line_in_front(text: &str, at: usize) -> &str {
    let before = &text[..at];
    &before[before.rfind('\n').map_or(0, |end| end + 1)..]
}

/// Whether a field may begin behind this text, as far as its last characters tell.
fn may_begin_field(before: &str) -> bool {
    let bare = before.strip_suffix('"').unwrap_or(before);
    bare.is_empty() || bare.ends_with(['\n', ',', ';', '|'])
}

/// Reports hidden characters and takes them out; `None` where there are none. Those of one line are one finding, but
/// tabs that may begin a formula, which are one each.
fn without_hidden(
    source: &SourceFile,
    text: &str,
    form: FileForm,
    findings: &mut FormFaults,
) -> Option<String> {
    // Where tabs separate columns, that is one finding about the separator, not one for each tab.
    let header = text.split('\n').next().unwrap_or_default();
    let tabs = form == FileForm::Toml || header.matches('\t').count() > header.matches(',').count();
    let is_wrong = |character: char| is_hidden(character) && !(tabs && character == '\t');
    // Printable ASCII is the rule; a look at each character is only needed in lines with anything else.
    let mut clean: Option<String> = None;
    let mut more_hidden = 0;
    let (mut start, mut listed, mut formulas_left) = (0, 0, MOST_LISTED);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        // Without a way out of it, the loop takes many bytes at a time.
        let is_plain = bare.bytes().fold(true, |plain, byte| plain & (0x20..0x7F).contains(&byte));
        if !is_plain && bare.chars().any(is_wrong) {
            let begins_formula =
                |&(at, character): &(usize, char)| character == '\t' && may_begin_field(&bare[..at]);
            let wrong = || bare.char_indices().filter(|(_, character)| is_wrong(*character));
            let mut report = |at: usize, character: char, found: String, begins_a_formula| {
                let marked = at..at + character.len_utf8();
                let place = Place { excerpt: Some(Excerpt::cut(bare, marked)), ..at_line(source, index + 1) };
                let finding = Finding::new(Code::ControlCharacter, place, found, "das Zeichen löschen");
                findings.push(FormFault { finding, before: kept(&bare[..at]), begins_a_formula });
            };
            let mut others = wrong().filter(|wrong| !begins_formula(wrong));
            match others.next() {
                Some((at, character)) if listed < MOST_LISTED => {
                    listed += 1;
                    let more = match others.count() {
                        0 => String::new(),
                        more => format!(" und {} weitere in dieser Zeile", german::count(more)),
                    };
                    report(at, character, format!("das Zeichen {}{more}", hidden::name(character)), false);
                }
                Some(_) => more_hidden += 1,
                None => {}
            }
            for (at, character) in wrong().filter(begins_formula).take(formulas_left) {
                formulas_left -= 1;
                report(at, character, "ein Tabulator (U+0009) am Anfang des Feldes".to_owned(), true);
            }
            let clean = clean.get_or_insert_with(|| text[..start].to_owned());
            clean.extend(bare.chars().filter(|&character| !is_wrong(character)));
            clean.push_str(&line[bare.len()..]);
        } else if let Some(clean) = &mut clean {
            clean.push_str(line);
        }
        start += line.len();
    }
    findings.more_hidden = more_hidden;
    clean
}
