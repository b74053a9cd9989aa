//! A document that comes with a booking: from the options, or asked for.

use crate::booking::{DocumentFile, NewDocument, free_name};
use crate::commands::Result;
use crate::commands::args::DocumentWords;
use crate::commands::ask::{Terminal, missing};
use crate::commands::desk::Desk;
use crate::failure::Failure;
use crate::founding::id_of_name;
use crate::import::answered_day;
use crate::ledger::StatedDate;
use crate::source::MOST_BYTES;
use jiff::civil::Date;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Takes the new document of the options to the desk, if there is one; `document` is then its id.
pub(in crate::commands) fn of_words(
    words: DocumentWords,
    document: &mut Option<String>,
    desk: &Desk,
) -> Result<()> {
    if words.document_file.is_none() && words.document_title.is_none() && words.document_date.is_none() {
        return Ok(());
    }
    let lacking = [
        ("--document-title", words.document_title.is_none()),
        ("--document-date", words.document_date.is_none()),
    ];
    let lacking: Vec<&str> =
        lacking.into_iter().filter_map(|(option, lacks)| lacks.then_some(option)).collect();
    let (title, date) = match (&desk.terminal, &lacking[..]) {
        (_, []) => (words.document_title, words.document_date),
        (None, lacking) => return Err(missing(lacking)),
        (Some(terminal), _) => {
            let title = words.document_title.map_or_else(|| title(terminal), Ok)?;
            (Some(title), Some(words.document_date.map_or_else(|| date(terminal), Ok)?))
        }
    };
    let (title, date) = (title.unwrap_or_default(), date.unwrap_or_default());
    if !is_date(&date) {
        let reason = format!("--document-date takes 2026-01-15, 2026-01 or 2026, not {date:?}");
        return Err(Failure::Usage(reason));
    }
    let id = document.get_or_insert_with(|| id_of_name(&title)).clone();
    let file = words.document_file.map(|file| {
        let name = words.document_name.map_or_else(|| name_of(&file), Ok)?;
        Ok::<_, Failure>(DocumentFile { name, bytes: read(&file)? })
    });
    desk.new_document.replace(Some(NewDocument { id, title, date, file: file.transpose()? }));
    Ok(())
}

/// Asks for a document that is not in the agreement yet, and takes it to the desk. Its id.
pub(super) fn asked_for(terminal: &Terminal, desk: &Desk, has_file: bool) -> Result<String> {
    let file = has_file.then(|| file_asked_for(terminal, desk)).transpose()?;
    let (title, date) = (title(terminal)?, date(terminal)?);
    let id = terminal.text_or("Kennung des Belegs", &id_of_name(&title))?;
    desk.new_document.replace(Some(NewDocument { id: id.clone(), title, date, file }));
    Ok(id)
}

fn file_asked_for(terminal: &Terminal, desk: &Desk) -> Result<DocumentFile> {
    let (name, bytes) = terminal.read("Datei des Belegs", |answer| {
        let file = Path::new(answer);
        let read = name_of(file).and_then(|name| Ok((name, read(file)?)));
        read.map_err(|failure| format!("Diese Datei lässt sich nicht lesen: {failure}"))
    })?;
    let free = free_name(desk.source(), &name, &bytes);
    let name = match free == name {
        true => name,
        false => terminal.text_or("Eine andere Datei heißt schon so. Unter welchem Namen?", &free)?,
    };
    Ok(DocumentFile { name, bytes })
}

fn title(terminal: &Terminal) -> Result<String> {
    terminal.text("Titel des Belegs, wie er auf der Website steht")
}

fn date(terminal: &Terminal) -> Result<String> {
    terminal.read("Datum des Belegs (15.01.2026, 2026-01 oder 2026)", answered_date)
}

/// A day, a month or a year.
pub(super) fn answered_date(answer: &str) -> std::result::Result<String, String> {
    if is_date(answer) { Ok(answer.to_owned()) } else { answered_day(answer) }
}

fn is_date(text: &str) -> bool {
    StatedDate::parse(text).is_some() || text.len() == 10 && text.parse::<Date>().is_ok()
}

fn name_of(file: &Path) -> Result<String> {
    let name = file.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned)
        .ok_or_else(|| Failure::Usage(format!("{} has no name that is text", file.display())))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let failed = || Failure::io("lesen", path);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed())?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed())?;
    match bytes.len() as u64 > MOST_BYTES {
        true => Err(Failure::Refused { path: path.to_path_buf(), reason: "ist größer als 100 MB".into() }),
        false => Ok(bytes),
    }
}
