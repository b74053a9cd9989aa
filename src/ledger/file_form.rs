//! The form of a file: UTF-8 without a mark, lines that end in LF, no hidden characters.
//!
//! What departs from it is reported and repaired in memory, so that everything behind it is checked too.
//! Only a clean file is ever built, so the repair never reaches a page.

use crate::finding::{Code, Excerpt, Finding, Place};
use crate::source::SourceFile;
use std::borrow::Cow;

/// Whose form a file has to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A ledger: rows are appended, so each line ends in the same way.
    Table,
    /// `agreement.toml`: edited as a whole. TOML allows CRLF, tabs and a last line without an end.
    Toml,
}

/// The text of a file, and what is wrong with its form.
pub(super) fn readable(source: &SourceFile, form: Form) -> (Cow<'_, str>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut bytes = Cow::Borrowed(source.bytes.as_slice());
    if let Some(text) = utf16(&bytes) {
        findings.push(Finding::new(
            Code::Encoding,
            Place::file(&source.shown),
            "die Datei ist in UTF-16 gespeichert („Unicode-Text“)",
            "als „CSV UTF-8“ speichern und die Markierung am Anfang entfernen",
        ));
        bytes = Cow::Owned(text.into_bytes());
    } else if bytes.starts_with(b"\xEF\xBB\xBF") {
        findings.push(Finding::new(
            Code::ByteOrderMark,
            at_line(source, 1),
            "die Datei beginnt mit den Bytes EF BB BF",
            "ohne BOM speichern („UTF-8“ statt „UTF-8 mit BOM“)",
        ));
        bytes = Cow::Owned(bytes[3..].to_vec());
    }
    let mut text = utf8(source, bytes, &mut findings);
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text = Cow::Owned(without_carriage_returns(source, &text, form, &mut findings));
    }
    if let Some(clean) = without_hidden(source, &text, form, &mut findings) {
        text = Cow::Owned(clean);
    }
    if form == Form::Table && !text.is_empty() && !text.ends_with('\n') {
        let end = text.len();
        let line = 1 + memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let place = Place { excerpt: Some(Excerpt::cut(&text, end..end)), ..at_line(source, line) };
        findings.push(Finding::new(
            Code::FinalNewline,
            place,
            "die Datei endet mitten in der Zeile",
            "die letzte Zeile mit einem Zeilenende abschließen",
        ));
        text.to_mut().push('\n');
    }
    (text, findings)
}

/// Whether a character cannot be seen and must not stand in any text: control characters but the line
/// break, non-characters, and marks that turn the direction of reading.
pub(super) fn is_hidden(character: char) -> bool {
    let code = u32::from(character);
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}')
        || code & 0xfffe == 0xfffe
}

fn at_line(source: &SourceFile, line: usize) -> Place {
    Place { line: Some(line), ..Place::file(&source.shown) }
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (marked, read): (&[u8], fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let units = marked.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Reports each line that is not UTF-8 and reads its odd bytes as Windows-1252.
fn utf8<'a>(source: &SourceFile, bytes: Cow<'a, [u8]>, findings: &mut Vec<Finding>) -> Cow<'a, str> {
    let bytes = match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => return Cow::Borrowed(text),
            Err(_) => bytes.to_vec(),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => return Cow::Owned(text),
            Err(error) => error.into_bytes(),
        },
    };
    let mut text = String::with_capacity(bytes.len());
    for (index, line) in bytes.split_inclusive(|&byte| byte == b'\n').enumerate() {
        let start = text.len();
        let mut odd: Option<(std::ops::Range<usize>, u8)> = None;
        for chunk in line.utf8_chunks() {
            text.push_str(chunk.valid());
            for &byte in chunk.invalid() {
                let from = text.len();
                text.push(windows_1252(byte));
                odd.get_or_insert((from - start..text.len() - start, byte));
            }
        }
        if let Some((at, byte)) = odd {
            let line_text = &text[start..];
            let character = line_text.get(at.clone()).unwrap_or_default().to_owned();
            let place = Place { excerpt: Some(Excerpt::cut(line_text, at)), ..at_line(source, index + 1) };
            let found = format!("das Byte {byte:02X} ist kein UTF-8; in Windows-1252 wäre es „{character}“");
            findings.push(Finding::new(
                Code::Encoding,
                place,
                found,
                "die Datei als UTF-8 (ohne BOM) speichern",
            ));
        }
    }
    Cow::Owned(text)
}

fn windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Reports carriage returns and takes them out.
fn without_carriage_returns(
    source: &SourceFile,
    text: &str,
    form: Form,
    findings: &mut Vec<Finding>,
) -> String {
    let unix = text.replace("\r\n", "\n");
    let lone = memchr::memchr(b'\r', unix.as_bytes()).is_some();
    if form == Form::Table || lone {
        let count = memchr::memchr_iter(b'\r', text.as_bytes()).count();
        let first = memchr::memchr(b'\r', text.as_bytes()).unwrap_or_default();
        let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..first]).count();
        let place =
            Place { excerpt: Some(Excerpt::cut(&text[..first], first..first)), ..at_line(source, line) };
        let found = if count == 1 {
            "ein Wagenrücklauf (CR)".to_owned()
        } else {
            format!("{count} Wagenrückläufe (CR), der erste hier")
        };
        findings.push(Finding::new(Code::LineEnding, place, found, "mit Zeilenenden LF („Unix“) speichern"));
    }
    // Alone it ended the lines of old Macs; in a file with other line ends it is a stray one in a text.
    let instead = if memchr::memchr(b'\n', unix.as_bytes()).is_some() { " " } else { "\n" };
    if lone { unix.replace('\r', instead) } else { unix }
}

/// Reports hidden characters, once a line, and takes them out; `None` where there are none.
fn without_hidden(
    source: &SourceFile,
    text: &str,
    form: Form,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    // Where tabs separate columns, that is one finding about the separator, not one for each tab.
    let header = text.split('\n').next().unwrap_or_default();
    let tabs = form == Form::Toml || header.matches('\t').count() > header.matches(',').count();
    let is_wrong = |character: char| is_hidden(character) && !(tabs && character == '\t');
    // Printable ASCII is the rule; a look at each character is only needed in lines with anything else.
    let mut clean: Option<String> = None;
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        if !bare.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
            let mut wrong = bare.char_indices().filter(|(_, character)| is_wrong(*character));
            if let Some((at, character)) = wrong.next() {
                let place = Place {
                    excerpt: Some(Excerpt::cut(bare, at..at + character.len_utf8())),
                    ..at_line(source, index + 1)
                };
                let more = match wrong.count() {
                    0 => String::new(),
                    more => format!(" und {more} weitere in dieser Zeile"),
                };
                let found = format!("das Zeichen U+{:04X}{more}", u32::from(character));
                findings.push(Finding::new(Code::ControlCharacter, place, found, "das Zeichen löschen"));
                let clean = clean.get_or_insert_with(|| text[..start].to_owned());
                clean.extend(line.chars().filter(|&character| !is_wrong(character)));
                start += line.len();
                continue;
            }
        }
        if let Some(clean) = &mut clean {
            clean.push_str(line);
        }
        start += line.len();
    }
    clean
}
