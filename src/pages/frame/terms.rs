//! The words of the glossary, each linked where a page first says it. Headings, notices, tables, charts and
//! whatever is a link already stay as they are.

use crate::page_table::PageKind;
use foldhash::HashMap;
use memchr::{memchr, memchr_iter};
use std::collections::BTreeMap;
use std::iter;

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
        Self { names: words.keys().cloned().collect(), forms, link }
    }

    /// A page with its words linked; `root` is the way to the root of the site. The glossary needs no such links, and
    /// what is easy to read leads to nothing that is not.
    pub(super) fn linked(&self, kind: PageKind, page: String, root: &str) -> String {
        let row = kind.row();
        if !row.path.ends_with(".html") || matches!(kind, PageKind::Glossary | PageKind::EasyLanguage) {
            return page;
        }
        let mut linked = String::with_capacity(page.len() + 2_000);
        let mut written = 0;
        let mut open: Vec<Option<&str>> = self.names.iter().map(|name| Some(name.as_str())).collect();
        for (begin, word, term) in said(&page).flat_map(|(begin, said)| self.terms(begin, said)) {
            if let Some(name) = open.get_mut(term).and_then(Option::take) {
                linked.push_str(page.get(written..begin).unwrap_or_default());
                let glossary = PageKind::Glossary.row().path;
                let [before, between, behind] = &self.link;
                linked.extend([before, root, glossary, "#", name, between, word, behind]);
                written = begin + word.len();
            }
        }
        linked.push_str(page.get(written..).unwrap_or_default());
        linked
    }

    /// The words of the glossary in a text that begins there.
    fn terms<'p>(&self, begin: usize, said: &'p str) -> impl Iterator<Item = (usize, &'p str, usize)> {
        let mut behind = 0;
        said.split_inclusive(|letter| !is_of_a_word(letter)).filter_map(move |piece| {
            let at = behind;
            behind += piece.len();
            let word = piece.trim_end_matches(|letter| !is_of_a_word(letter));
            let forms = self.forms.get(word)?;
            let form = forms.iter().find_map(|form| {
                let length = form.length(word, said.get(at + word.len()..)?)?;
                Some((said.get(at..at + length)?, form.term))
            });
            form.map(|(form, term)| (begin + at, form, term))
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

/// What a page says, in pieces without markup, and where each begins.
fn said(page: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    iter::from_fn(move || {
        let tag = page.get(at..)?;
        let name = tag.get(1..)?.split([' ', '>']).next()?;
        if LEFT_ALONE.contains(&name) {
            at += closing(tag, name)?;
            return Some((at, ""));
        }
        let begin = at + memchr(b'>', tag.as_bytes())? + 1;
        at = begin + memchr(b'<', page.get(begin..)?.as_bytes())?;
        Some((begin, page.get(begin..at)?))
    })
}

/// Where the closing tag of this name stands.
fn closing(text: &str, name: &str) -> Option<usize> {
    memchr_iter(b'<', text.as_bytes()).find(|at| {
        let tag = text.get(at + 1..).and_then(|tag| tag.strip_prefix('/')?.strip_prefix(name));
        tag.is_some_and(|rest| rest.starts_with('>'))
    })
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
