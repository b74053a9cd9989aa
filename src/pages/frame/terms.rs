//! The words of the glossary, each linked where a page first says it. Headings, notices, tables, charts and
//! whatever is a link already stay as they are.

use crate::page_table::PageKind;
use foldhash::HashMap;
use memchr::memchr;
use memchr::memmem::Finder;
use std::collections::BTreeMap;
use std::iter;
use std::mem;
use std::ops::Range;

/// Elements whose text stays as it is. None of them stands within another of its name.
const LEFT_ALONE: [&str; 19] = [
    "a", "aside", "cite", "code", "dt", "footer", "h1", "h2", "h3", "head", "header", "nav", "pre", "q",
    "script", "summary", "svg", "table", "time",
];

/// The words, each known by the first word of its forms.
#[derive(Debug)]
pub(super) struct Terms {
    /// How the glossary calls them.
    names: Vec<String>,
    forms: HashMap<String, Vec<TermForm>>,
    /// How many bytes the shortest first word has.
    shortest: usize,
    /// The elements that are left alone, each with how its closing tag is found, but for the first sign of that.
    left_alone: Vec<(&'static str, Finder<'static>)>,
    /// What stands around the way to the meaning and the word.
    link: [String; 3],
}

/// A form of a word.
#[derive(Debug)]
struct TermForm {
    /// What follows the first word, in a form of two.
    second: Option<String>,
    /// Which word it is a form of.
    term: usize,
}

impl Terms {
    /// The forms of each word, by how the glossary calls it; and what stands around the way to it and the word.
    pub(super) fn of(words: &BTreeMap<String, Vec<String>>, link: [String; 3]) -> Self {
        let mut forms: HashMap<String, Vec<TermForm>> = HashMap::default();
        for (term, written) in words.values().enumerate() {
            for form in written {
                let (first, second) = form.split_once(' ').unwrap_or((form, ""));
                let second = Some(second.to_owned()).filter(|second| !second.is_empty());
                forms.entry(first.to_owned()).or_default().push(TermForm { second, term });
            }
        }
        let first_words = words.values().flatten().filter_map(|form| form.split(' ').next());
        let shortest = first_words.map(str::len).min().unwrap_or(usize::MAX);
        let left_alone = LEFT_ALONE.map(|name| (name, Finder::new(&format!("/{name}>")).into_owned())).into();
        Self { names: words.keys().cloned().collect(), forms, shortest, left_alone, link }
    }

    /// A page with its words linked; `root` is the way to the root of the site. The glossary needs no such links, and
    /// what is easy to read leads to nothing that is not.
    pub(super) fn linked(&self, kind: PageKind, mut page: String, root: &str) -> String {
        let row = kind.row();
        if !row.path.ends_with(".html") || matches!(kind, PageKind::Glossary | PageKind::EasyLanguage) {
            return page;
        }
        let mut open = vec![true; self.names.len()];
        let terms = self.said(&page).flat_map(|(begin, said)| self.terms(begin, said));
        let first: Vec<(Range<usize>, usize)> =
            terms.filter(|(_, term)| mem::take(&mut open[*term])).collect();
        let [before, between, behind] = &self.link;
        // From the last to the first, so that the places of those before stay.
        for (at, term) in first.into_iter().rev() {
            let word = page.get(at.clone()).unwrap_or_default();
            let glossary = PageKind::Glossary.row().path;
            let link = [before, root, glossary, "#", &self.names[term], between, word, behind].concat();
            page.replace_range(at, &link);
        }
        page
    }

    /// What a page says, in pieces without markup that are long enough for a word, and where each begins.
    fn said<'p>(&self, page: &'p str) -> impl Iterator<Item = (usize, &'p str)> {
        let mut at = 0;
        let pieces = iter::from_fn(move || {
            let tag = page.get(at..)?;
            let name = tag.get(1..)?.split([' ', '>']).next()?;
            if let Some((_, closing)) = self.left_alone.iter().find(|(element, _)| *element == name) {
                at += closing.find(tag.as_bytes())?.checked_sub(1)?;
                return Some((at, ""));
            }
            let begin = at + memchr(b'>', tag.as_bytes())? + 1;
            at = begin + memchr(b'<', page.get(begin..)?.as_bytes())?;
            Some((begin, page.get(begin..at)?))
        });
        pieces.filter(|(_, said)| self.shortest <= said.len())
    }

    /// The words of the glossary in a text that begins there.
    fn terms(&self, begin: usize, said: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let mut behind = 0;
        said.split_inclusive(|letter| !is_of_a_word(letter)).filter_map(move |piece| {
            let at = behind;
            behind += piece.len();
            let word = piece.trim_end_matches(|letter| !is_of_a_word(letter));
            if word.len() < self.shortest {
                return None;
            }
            let forms = self.forms.get(word)?;
            let form = forms
                .iter()
                .find_map(|form| Some((form.length(word, said.get(at + word.len()..)?)?, form.term)));
            form.map(|(length, term)| (begin + at..begin + at + length, term))
        })
    }
}

impl TermForm {
    /// How long it is, where it stands there.
    fn length(&self, first: &str, rest: &str) -> Option<usize> {
        let Some(second) = &self.second else { return Some(first.len()) };
        let behind = rest.trim_start();
        let stands = behind.len() < rest.len()
            && behind.strip_prefix(second.as_str()).is_some_and(|behind| !behind.starts_with(is_of_a_word));
        stands.then(|| first.len() + rest.len() - behind.len() + second.len())
    }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

#[cfg(test)]
mod tests {
    use super::Terms;
    use crate::page_table::PageKind;

    #[test]
    fn a_word_is_linked_where_it_is_first_said() {
        let forms = [("storno", vec!["Storno", "Stornos"]), ("kosten", vec!["Kosten", "gemeinsamen Kosten"])];
        let forms =
            forms.map(|(name, forms)| (name.to_owned(), forms.into_iter().map(str::to_owned).collect()));
        let terms = Terms::of(&forms.into(), ["[", "](", ")"].map(str::to_owned));
        let page = "<nav>Storno</nav><main><h1>Storno</h1><p>Vom Stornobuch: <a href=\"#\">ein Storno</a>, \
                    <i>zwei Stornos</i> der gemeinsamen\u{a0}Kosten, ein Storno.</p></main>";
        let linked = page
            .replace("zwei Stornos", "zwei [../begriffe.html#storno](Stornos)")
            .replace("gemeinsamen\u{a0}Kosten", "[../begriffe.html#kosten](gemeinsamen\u{a0}Kosten)");
        assert_eq!(terms.linked(PageKind::Method, page.to_owned(), "../"), linked);
        assert_eq!(terms.linked(PageKind::Glossary, page.to_owned(), ""), page);
    }
}
