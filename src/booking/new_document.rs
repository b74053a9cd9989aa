//! A document that comes with a booking: its file, if it has one, and what `agreement.toml` says of it.

use super::books::OpenBooks;
use crate::source::AgreementSource;
use crate::toml_text::quoted;
use jiff::civil::Date;

/// A document that the agreement does not name yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date, as exactly as it is known: a day, a month or a year.
    pub date: String,
    /// Its file, where it is published.
    pub file: Option<DocumentFile>,
}

/// A file that is to lie in `documents/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFile {
    /// Its name there.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Where the files of documents lie.
const FOLDER: &str = "documents";

/// A name under which a file can be put into `documents/`: its own, or where another file has that, one with a number.
#[must_use]
pub fn free_name(source: &AgreementSource, name: &str, bytes: &[u8]) -> String {
    let is_free = |name: &String| file_there(source, name).is_none_or(|there| there == bytes);
    let (stem, ending) =
        name.rsplit_once('.').map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_else(|| name.to_owned())
}

/// What a file in `documents/` holds.
fn file_there<'s>(source: &'s AgreementSource, name: &str) -> Option<&'s [u8]> {
    let path = format!("{FOLDER}/{name}");
    source.documents().find(|file| file.path == path).map(|file| file.bytes.as_slice())
}

impl NewDocument {
    /// Puts its file and its entry in the agreement before the rows that it proves.
    ///
    /// # Errors
    /// Where another file has its name, or the agreement names a document of its id already.
    pub fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        if let Some(file) = &self.file {
            file.attach(books)?;
        }
        let mut entries = vec![
            ("id", quoted(&self.id)),
            ("title", quoted(&self.title)),
            ("date", date_in_toml(&self.date)),
        ];
        entries.extend(self.file.as_ref().map(|file| ("file", quoted(&format!("{FOLDER}/{}", file.name)))));
        books.amend("nennt den neuen Beleg".to_owned(), |agreement| {
            if agreement.texts("document", "id")?.contains(&self.id) {
                return Err(format!(
                    "der Beleg „{}“ steht schon in agreement.toml: ihn mit --document nennen oder so eine andere Kennung geben",
                    self.id
                ));
            }
            agreement.add_table("document", None, &entries)
        })
    }
}

/// A day is one of TOML; a month or a year is a text.
pub(super) fn date_in_toml(date: &str) -> String {
    if date.parse::<Date>().is_ok() && date.len() == 10 { date.to_owned() } else { quoted(date) }
}

impl DocumentFile {
    fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let path = format!("{FOLDER}/{}", self.name);
        match file_there(books.source(), &self.name) {
            Some(there) if there == self.bytes => {}
            Some(_) => {
                let free = free_name(books.source(), &self.name, &self.bytes);
                return Err(format!(
                    "eine andere Datei heißt schon {path}; mit --document-name {free} einen anderen Namen geben"
                ));
            }
            None => books.attach(path, self.bytes.clone()),
        }
        Ok(())
    }
}
