//! A document that comes with a booking: its file, if it has one, and what `agreement.toml` says of it.

use super::books::OpenBooks;
use crate::append::FileUpdate;
use crate::source::AgreementSource;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

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
        let agreement = &books.source().agreement;
        let text = std::str::from_utf8(&agreement.bytes).map_err(|error| error.to_string())?;
        let after = self.named_in(text)?;
        let (path, before) = (agreement.path.clone(), Some(agreement.bytes.clone()));
        books.attach(FileUpdate { path, before, after: after.into_bytes() });
        Ok(())
    }

    /// `agreement.toml` with its entry behind those of the other documents; all else stays, comments too.
    fn named_in(&self, text: &str) -> Result<String, String> {
        let mut agreement: DocumentMut =
            text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
        let documents = agreement.entry("document").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let documents = documents.as_array_of_tables_mut().ok_or(
            "agreement.toml zählt die Belege in eckigen Klammern auf; diesen dort von Hand eintragen",
        )?;
        if documents.iter().any(|there| there.get("id").and_then(Item::as_str) == Some(&self.id)) {
            return Err(format!(
                "der Beleg „{}“ steht schon in agreement.toml: ihn mit --document nennen oder so eine andere Kennung geben",
                self.id
            ));
        }
        let mut entry = Table::new();
        entry.decor_mut().set_prefix("\n");
        entry.insert("id", value(&self.id));
        entry.insert("title", value(&self.title));
        // A day is one of TOML; a month or a year is a text.
        let day = self.date.parse::<toml_edit::Datetime>().ok().filter(|_| self.date.len() == 10);
        entry.insert("date", day.map_or_else(|| value(&self.date), value));
        if let Some(file) = &self.file {
            entry.insert("file", value(format!("{FOLDER}/{}", file.name)));
        }
        documents.push(entry);
        Ok(agreement.to_string())
    }
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
            None => books.attach(FileUpdate { path, before: None, after: self.bytes.clone() }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentFile, NewDocument};

    fn document(id: &str, date: &str) -> NewDocument {
        NewDocument {
            id: id.to_owned(),
            title: "Rechnung \"7\"".to_owned(),
            date: date.to_owned(),
            file: Some(DocumentFile { name: "rechnung.pdf".to_owned(), bytes: Vec::new() }),
        }
    }

    const ENTRY: &str = "\n[[document]]\nid = \"neu\"\ntitle = 'Rechnung \"7\"'\n";

    #[test]
    fn it_stands_behind_the_other_documents_and_all_else_stays() {
        let before = "# oben\nid = \"x\" # Kennung\n\n[[document]]\nid   = \"alt\"\ndate = 2019-10-30\n";
        let behind = "\n[[candidate]] # noch eine\nmember = \"kamen\"\n";
        let named = document("neu", "2026-01-15").named_in(&format!("{before}{behind}")).unwrap();
        let entry = format!("{ENTRY}date = 2026-01-15\nfile = \"documents/rechnung.pdf\"\n");
        assert_eq!(named, format!("{before}{entry}{behind}"));
        document("alt", "2026").named_in(before).unwrap_err();
    }

    #[test]
    fn the_first_document_stands_at_the_end() {
        let named = document("neu", "2026-01").named_in("id = \"x\"\n\n[[payee]]\nid = \"y\"\n").unwrap();
        let entry = format!("{ENTRY}date = \"2026-01\"\nfile = \"documents/rechnung.pdf\"\n");
        assert_eq!(named, format!("id = \"x\"\n\n[[payee]]\nid = \"y\"\n{entry}"));
    }
}
