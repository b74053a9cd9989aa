//! A list that is too long for a page: it is divided by how the names begin, and what is still too long once more. The
//! page of a beginning stays at its address whatever is added; once its rows are too many, it says where they are.

use crate::german::in_plain_letters;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::table_signs::TableSigns;
use serde::Serialize;
use std::collections::BTreeMap;

/// Most rows of a page, so that it stays below 100 KB.
const MOST_ROWS: usize = 200;

/// Most letters of a name that tell it from others.
const LETTERS: usize = 80;

/// A row of such a list.
pub(super) trait RegisterRow {
    /// By what readers look for it.
    fn known_as(&self) -> &str;

    /// What tells it from others of the same name, in plain letters.
    fn id(&self) -> &str;

    /// What is said once of a whole table, and which signs stand in it.
    fn signs(rows: &mut [Self]) -> TableSigns
    where
        Self: Sized;
}

/// What a page of the list holds.
#[derive(Debug, Serialize)]
pub(super) struct RegisterPart<R> {
    pub rows: Vec<R>,
    signs: TableSigns,
    elsewhere: Vec<RowsElsewhere>,
    /// From which name to which.
    first: String,
    last: String,
}

/// Rows that have a page of their own.
#[derive(Debug, Serialize)]
struct RowsElsewhere {
    path: String,
    first: String,
    last: String,
    count: usize,
}

impl<R: RegisterRow> RegisterPart<R> {
    /// The whole list, with the further pages that it takes, each at an address of that kind.
    pub(super) fn whole(rows: Vec<R>, kind: PageKind) -> (Self, Vec<(Frame, Self)>) {
        let mut pages = Vec::new();
        let whole = divided(rows.into_iter().map(|row| (key(&row), row)).collect(), kind, &mut pages);
        (whole, pages)
    }
}

fn divided<R: RegisterRow>(
    mut rows: Vec<(String, R)>,
    kind: PageKind,
    pages: &mut Vec<(Frame, RegisterPart<R>)>,
) -> RegisterPart<R> {
    let name = |row: Option<&(String, R)>| row.map(|(_, row)| row.known_as().to_owned()).unwrap_or_default();
    let is_whole = rows.len() <= MOST_ROWS;
    if !is_whole {
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    let (first, last) = (name(rows.first()), name(rows.last()));
    let begin = match (rows.first(), rows.last()) {
        (Some((first, _)), Some((last, _))) => {
            first.bytes().zip(last.bytes()).take_while(|(one, other)| one == other).count()
        }
        _ => 0,
    };
    // What begins with the same letter; what has no further one stays here.
    let mut groups: BTreeMap<Option<u8>, Vec<(String, R)>> = BTreeMap::new();
    for (key, row) in rows {
        let next = key.as_bytes().get(begin).copied().filter(|_| !is_whole);
        groups.entry(next).or_default().push((key, row));
    }
    let mut rows: Vec<R> = groups.remove(&None).into_iter().flatten().map(|(_, row)| row).collect();
    let elsewhere = groups.into_values().map(|group| {
        let letters = group.first().and_then(|(key, _)| key.get(..=begin)).unwrap_or_default().to_owned();
        let frame = Frame::about(kind, &[&letters]);
        let (path, count) = (frame.path.clone(), group.len());
        let part = divided(group, kind, pages);
        let of = RowsElsewhere { path, first: part.first.clone(), last: part.last.clone(), count };
        pages.push((frame, part));
        of
    });
    let elsewhere = elsewhere.collect();
    RegisterPart { signs: R::signs(&mut rows), rows, elsewhere, first, last }
}

/// By what a row is sorted: its name in plain letters, and what tells it from others of that name.
fn key(row: &impl RegisterRow) -> String {
    let mut key = in_plain_letters(row.known_as());
    key.truncate(LETTERS);
    format!("{}-{}", key.trim_matches('-'), row.id())
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, RegisterPart, RegisterRow};
    use crate::page_table::PageKind;
    use crate::pages::part::table_signs::TableSigns;
    use std::collections::{BTreeMap, BTreeSet};

    struct Name(String, String);

    impl RegisterRow for Name {
        fn known_as(&self) -> &str {
            &self.0
        }

        fn id(&self) -> &str {
            &self.1
        }

        fn signs(_: &mut [Self]) -> TableSigns {
            TableSigns::of_marks([])
        }
    }

    fn names(count: usize) -> Vec<String> {
        let mut names: Vec<String> = (0..count).map(|number| format!("Musikschule {number:05}")).collect();
        names.extend((0..count).map(|number| format!("Überlandwerk {}", number % 7)));
        names
    }

    /// The names on each page, by its path.
    fn listed(names: &[String]) -> BTreeMap<String, Vec<String>> {
        let rows = names.iter().cloned().map(|name| Name(name, "1".to_owned())).collect();
        let (whole, pages) = RegisterPart::whole(rows, PageKind::AgreementsBy);
        let pages = pages.into_iter().map(|(frame, part)| (frame.path, part));
        let all = pages.chain([("index.html".to_owned(), whole)]);
        all.map(|(path, part)| (path, part.rows.into_iter().map(|row| row.0).collect())).collect()
    }

    #[test]
    fn few_stand_on_the_page_itself_in_their_order() {
        let names = ["Zoo".to_owned(), "Amt".to_owned()];
        assert_eq!(listed(&names), BTreeMap::from([("index.html".to_owned(), names.to_vec())]));
    }

    #[test]
    fn each_of_many_stands_on_one_page() {
        let names: Vec<String> = names(3000).into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let listed = listed(&names);
        let mut all: Vec<String> = listed.values().flatten().cloned().collect();
        all.sort();
        assert_eq!(all, names);
        assert!(listed.values().all(|rows| rows.len() <= MOST_ROWS));
        assert_eq!(listed["vereinbarungen-u.html"].len(), 7);
        assert_eq!(listed["vereinbarungen-musikschule-029.html"].len(), 100);
    }

    #[test]
    fn a_page_stays_at_its_address_when_others_are_added() {
        let before = listed(&names(3000));
        let mut more = names(9000);
        more.push("Amt".to_owned());
        let after = listed(&more);
        assert!(before.keys().all(|path| after.contains_key(path)));
    }

    #[test]
    fn those_that_nothing_tells_apart_stand_together() {
        let same = vec!["Musikschule".to_owned(); MOST_ROWS + 1];
        assert_eq!(listed(&same)["index.html"].len(), MOST_ROWS + 1);
    }
}
