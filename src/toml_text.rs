//! The text of a file in TOML that people keep, changed in places: all else in it stays as they wrote it, comments too.
//! What is put in stands where its like does: behind the last table of its name, else behind the pattern of one that is
//! commented out, else at the end.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The text of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlText(String);

/// A table of it: where its header begins, where its last value ends, and its values by key.
struct TextTable {
    header: usize,
    end: usize,
    values: Vec<(String, Range<usize>)>,
}

/// A text as TOML writes it. All that JSON escapes, TOML does too, and in the same way.
#[must_use]
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl TomlText {
    /// The text as it is.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it has become.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds a table `[[name]]`, behind the others or before the one of a place among them.
    ///
    /// # Errors
    /// Where the text cannot be read, or its tables stand in brackets; in German.
    pub fn add_table(
        &mut self,
        name: &str,
        before: Option<usize>,
        entries: &[(&str, String)],
    ) -> Result<(), String> {
        let tables = self.tables(name)?;
        let lines: String = entries.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        let table = format!("[[{name}]]\n{lines}");
        if let Some(next) = before.and_then(|place| tables.get(place)) {
            self.0.insert_str(self.comment_above(next.header), &format!("{table}\n"));
            return Ok(());
        }
        let behind = match tables.last() {
            Some(last) => last.end,
            None => self.0.find(&format!("# [[{name}]]")).unwrap_or(self.0.len()),
        };
        self.insert_lines(self.comments_below(self.line_end(behind)), &format!("\n{table}"));
        Ok(())
    }

    /// Takes a table of a list out.
    ///
    /// # Errors
    /// As [`Self::add_table`].
    pub fn remove_table(&mut self, name: &str, place: usize) -> Result<(), String> {
        let tables = self.tables(name)?;
        let Some(table) = tables.get(place) else { return Ok(()) };
        let (mut start, mut end) = (table.header, self.line_end(table.end));
        // One blank line goes with it: the one below, or where it is the last, the one above.
        if self.0[end..].starts_with('\n') {
            end += 1;
        } else if self.0[..start].ends_with("\n\n") {
            start -= 1;
        }
        self.0.replace_range(start..end, "");
        Ok(())
    }

    /// Gives a key of a table its value, in TOML's notation: in place of the one that it has, of the pattern that is
    /// commented out, or below the others.
    ///
    /// # Errors
    /// As [`Self::add_table`].
    pub fn set(&mut self, name: &str, place: usize, key: &str, value: &str) -> Result<(), String> {
        let tables = self.tables(name)?;
        let Some(table) = tables.get(place) else {
            self.insert_lines(self.0.len(), &format!("\n[{name}]\n{key} = {value}\n"));
            return Ok(());
        };
        if let Some(there) = table.value(key) {
            self.0.replace_range(there, value);
            return Ok(());
        }
        let Some(pattern) = self.pattern(table, key) else {
            self.insert_lines(self.line_end(table.end), &format!("{key} = {value}\n"));
            return Ok(());
        };
        let line = &self.0[pattern.clone()];
        let comment = comment_behind(line).unwrap_or(line.len());
        let written = format!("{key} = {value}");
        // The comment stays in its column, where the value leaves it room.
        let column = line[..comment].chars().count();
        let line = match &line[comment..] {
            "" => written,
            comment => format!(
                "{written:column$}{}{comment}",
                " ".repeat(usize::from(written.chars().count() >= column))
            ),
        };
        self.0.replace_range(pattern, &line);
        Ok(())
    }

    /// Adds items to a list, each on a line of its own; a list that is not there, or is `instead` of one, begins with
    /// what `instead` stands for.
    ///
    /// # Errors
    /// As [`Self::add_table`].
    pub fn add_to_list(
        &mut self,
        (name, place, key): (&str, usize, &str),
        instead: &[String],
        items: &[String],
    ) -> Result<(), String> {
        let tables = self.tables(name)?;
        let there = tables.get(place).and_then(|table| table.value(key));
        let listed: Vec<String> = match there.map(|there| self.0[there].to_owned()) {
            Some(list) if list.starts_with('[') => items_of(&list)?,
            _ => instead.to_vec(),
        };
        let lines = listed.iter().chain(items).map(|item| format!("  {item},\n"));
        let list = format!("[\n{}]", lines.collect::<String>());
        self.set(name, place, key, &list)
    }

    /// The texts of a key in the tables of a name, in their order; empty where a table has none.
    ///
    /// # Errors
    /// As [`Self::add_table`].
    pub fn texts(&self, name: &str, key: &str) -> Result<Vec<String>, String> {
        let text = |table: &TextTable| {
            let value = table.value(key).map(|at| &self.0[at])?;
            let value = DeValue::parse(value).ok()?;
            value.get_ref().as_str().map(str::to_owned)
        };
        Ok(self.tables(name)?.iter().map(|table| text(table).unwrap_or_default()).collect())
    }

    fn tables(&self, name: &str) -> Result<Vec<TextTable>, String> {
        let document = DeTable::parse(&self.0).map_err(|error| crate::toml_slip::of(&error, &self.0).0)?;
        let tables = match document.get_ref().get(name).map(|value| (value.span(), value.get_ref())) {
            Some((at, DeValue::Table(table))) => vec![TextTable::of(at, table)],
            Some((_, DeValue::Array(tables))) => {
                let tables =
                    tables.iter().filter_map(|table| Some((table.span(), table.get_ref().as_table()?)));
                tables.map(|(at, table)| TextTable::of(at, table)).collect()
            }
            None | Some(_) => Vec::new(),
        };
        match tables.iter().all(|table| self.0[table.header..].starts_with('[')) {
            true => Ok(tables),
            false => Err(format!(
                "„{name}“ steht dort in Klammern und nicht als [[{name}]]; bitte von Hand eintragen"
            )),
        }
    }

    /// The line, of those below a table's header, in which the key stands as a pattern.
    fn pattern(&self, table: &TextTable, key: &str) -> Option<Range<usize>> {
        let mut start = self.line_end(table.header);
        for line in self.0[start..].split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            if bare.starts_with('[') {
                return None;
            }
            let said = bare.strip_prefix('#').map(str::trim_start);
            if said
                .and_then(|said| said.strip_prefix(key))
                .is_some_and(|rest| rest.trim_start().starts_with('='))
            {
                return Some(start..start + bare.len());
            }
            start += line.len();
        }
        None
    }

    fn insert_lines(&mut self, at: usize, lines: &str) {
        let ends = if at == 0 || self.0[..at].ends_with('\n') { "" } else { "\n" };
        self.0.insert_str(at, &format!("{ends}{lines}"));
    }

    /// Where the line ends that a place is in, with its line feed.
    fn line_end(&self, place: usize) -> usize {
        self.0[place..].find('\n').map_or(self.0.len(), |end| place + end + 1)
    }

    /// Where the lines of comments end that begin at a place.
    fn comments_below(&self, place: usize) -> usize {
        let lines = self.0[place..].split_inclusive('\n').take_while(|line| line.starts_with('#'));
        place + lines.map(str::len).sum::<usize>()
    }

    /// Where the lines of comments begin that end at a place.
    fn comment_above(&self, place: usize) -> usize {
        let lines = self.0[..place].split_inclusive('\n').rev().take_while(|line| line.starts_with('#'));
        place - lines.map(str::len).sum::<usize>()
    }
}

impl TextTable {
    fn of(at: Range<usize>, table: &DeTable<'_>) -> Self {
        let values = table.iter().map(|(key, value)| (key.get_ref().to_string(), value.span()));
        let values: Vec<(String, Range<usize>)> = values.collect();
        let end = values.iter().map(|(_, at)| at.end).max().unwrap_or(at.start);
        Self { header: at.start, end, values }
    }

    fn value(&self, key: &str) -> Option<Range<usize>> {
        self.values.iter().find(|(name, _)| name == key).map(|(_, at)| at.clone())
    }
}

/// Where the comment behind the value begins, in a line that is commented out.
fn comment_behind(line: &str) -> Option<usize> {
    let said = line.strip_prefix('#')?;
    let document = DeTable::parse(said).ok()?;
    let end = document.get_ref().iter().map(|(_, value)| value.span().end).max()?;
    said[end..].find('#').map(|comment| 1 + end + comment)
}

/// The items of a list as they are written.
fn items_of(list: &str) -> Result<Vec<String>, String> {
    let value = DeValue::parse(list).map_err(|error| crate::toml_slip::of(&error, list).0)?;
    let items = value.get_ref().as_array().into_iter().flatten().map(Spanned::span);
    Ok(items.map(|at| list[at].to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::TomlText;

    fn table(id: &str) -> [(&'static str, String); 1] {
        [("id", super::quoted(id))]
    }

    #[test]
    fn a_table_stands_behind_the_others_with_the_comments_that_belong_to_them() {
        let before = "# oben\na = 1 # eins\n\n[[x]]\nid   = \"alt\"\n# ags = \"0\"\n";
        let behind = "\n# Wer\n\n[[y]] # noch eine\nid = \"z\"\n";
        let mut text = TomlText::of(&format!("{before}{behind}"));
        text.add_table("x", None, &table("neu \"7\"")).unwrap();
        assert_eq!(text.as_str(), format!("{before}\n[[x]]\nid = \"neu \\\"7\\\"\"\n{behind}"));
        text.add_table("x", Some(0), &table("erst")).unwrap();
        assert!(
            text.as_str()
                .starts_with("# oben\na = 1 # eins\n\n[[x]]\nid = \"erst\"\n\n[[x]]\nid   = \"alt\"\n")
        );
        assert_eq!(text.texts("x", "id").unwrap(), ["erst", "alt", "neu \"7\""]);
    }

    #[test]
    fn the_first_table_stands_behind_its_pattern_or_at_the_end() {
        let mut text = TomlText::of("a = 1\n\n# Belege\n#\n# [[x]]\n# id = \"…\"\n\n# Anderes\n");
        text.add_table("x", None, &table("1")).unwrap();
        text.add_table("y", None, &table("2")).unwrap();
        let expected = "a = 1\n\n# Belege\n#\n# [[x]]\n# id = \"…\"\n\n[[x]]\nid = \"1\"\n\n# Anderes\n\n[[y]]\nid = \"2\"\n";
        assert_eq!(text.as_str(), expected);
        let mut brackets = TomlText::of("x = [{ id = \"1\" }]\n");
        assert!(brackets.add_table("x", None, &table("2")).is_err());
    }

    #[test]
    fn a_table_goes_with_a_blank_line() {
        let mut text = TomlText::of("# Wer\n\n[[x]]\nid = \"1\"\n\n[[x]]\nid = \"2\"\n");
        text.remove_table("x", 0).unwrap();
        assert_eq!(text.as_str(), "# Wer\n\n[[x]]\nid = \"2\"\n");
        text.remove_table("x", 0).unwrap();
        assert_eq!(text.as_str(), "# Wer\n");
    }

    #[test]
    fn a_value_takes_the_place_of_the_old_one_or_of_its_pattern() {
        let mut text = TomlText::of("[s]\n# ab = \"#\"   # zu ab\n# abc = [1]\n\n[t]\nc = 1 # zu c\n");
        for (table, key, value) in [
            ("s", "ab", "\"x\""),
            ("s", "abc", "[\"lang\"]"),
            ("t", "c", "22"),
            ("t", "d", "3"),
            ("u", "e", "4"),
        ] {
            text.set(table, 0, key, value).unwrap();
        }
        let expected =
            "[s]\nab = \"x\"     # zu ab\nabc = [\"lang\"]\n\n[t]\nc = 22 # zu c\nd = 3\n\n[u]\ne = 4\n";
        assert_eq!(text.as_str(), expected);
    }

    #[test]
    fn a_list_grows_line_by_line() {
        let [one, two, three] = ["{ a = 1 }", "{ a = 2 }", "{ a = 3 }"].map(str::to_owned);
        let mut text = TomlText::of("[[x]]\nl = [{ a = 1 }]\ns = \"equal\"\n");
        text.add_to_list(("x", 0, "l"), &[], std::slice::from_ref(&two)).unwrap();
        text.add_to_list(("x", 0, "l"), &[], std::slice::from_ref(&three)).unwrap();
        text.add_to_list(("x", 0, "s"), &[one], &[two]).unwrap();
        text.add_to_list(("x", 0, "n"), &[], &[three]).unwrap();
        let expected = "[[x]]\nl = [\n  { a = 1 },\n  { a = 2 },\n  { a = 3 },\n]\n\
            s = [\n  { a = 1 },\n  { a = 2 },\n]\nn = [\n  { a = 3 },\n]\n";
        assert_eq!(text.as_str(), expected);
    }
}
