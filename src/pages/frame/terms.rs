//! The words of the glossary, each linked where a page first says it. Headings, tables, charts and whatever is a link
//! already stay as they are.

use crate::page_table::PageKind;
use foldhash::HashMap;
use memchr::memchr;
use memchr::memmem::Finder;
use std::collections::BTreeMap;
use std::iter;
use std::mem;
use std::ops::Range;

/// Elements whose text stays as it is. None of them stands within another of its name.
const LEFT_ALONE: [&str; 18] = [
    "a", "cite", "code", "dt", "footer", "h1", "h2", "h3", "head", "header", "nav", "pre", "q", "script",
    "summary", "svg", "table", "time",
];

/// The words, each known by the first word of its forms.
#[derive(Debug)]
pub(super) struct Terms {
    /// How the glossary calls them.
    names: Vec<String>,
    forms: HashMap<String, Vec<TermForm>>,
    /// The bytes with which first words begin.
    first_bytes: [bool; 256],
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
        let mut first_bytes = [false; 256];
        words.values().flatten().filter_map(|form| form.bytes().next()).for_each(|first| {
            first_bytes[usize::from(first)] = true;
        });
        let left_alone = LEFT_ALONE.map(|name| (name, Finder::new(&format!("/{name}>")).into_owned())).into();
        Self { names: words.keys().cloned().collect(), forms, first_bytes, shortest, left_alone, link }
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
            if let Some(closing) = self.closing_of(tag.get(1..)?) {
                at += closing.find(tag.as_bytes())?.checked_sub(1)?;
                return Some((at, ""));
            }
            let begin = at + memchr(b'>', tag.as_bytes())? + 1;
            at = begin + memchr(b'<', page.get(begin..)?.as_bytes())?;
            Some((begin, page.get(begin..at)?))
        });
        pieces.filter(|(_, said)| self.shortest <= said.len())
    }

    /// How the closing tag of an element is found that is left alone; of another, or behind its end, nothing is.
    fn closing_of(&self, tag: &str) -> Option<&Finder<'static>> {
        if tag.starts_with('/') {
            return None;
        }
        let name = tag.bytes().position(|byte| matches!(byte, b' ' | b'>')).and_then(|end| tag.get(..end))?;
        self.left_alone.iter().find(|(element, _)| *element == name).map(|(_, closing)| closing)
    }

    /// The words of the glossary in a text that begins there.
    fn terms(&self, begin: usize, said: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        let mut rest = said;
        iter::from_fn(move || {
            loop {
                let word = rest.get(rest.find(is_of_a_word)?..)?;
                let at = said.len() - word.len();
                let (word, behind) = word.split_at(length_of_word(word));
                rest = behind;
                if word.len() < self.shortest || !self.first_bytes[usize::from(word.bytes().next()?)] {
                    continue;
                }
                let mut forms = self.forms.get(word).into_iter().flatten();
                let term = forms.find_map(|form| Some((form.length(word, behind)?, form.term)));
                if let Some((length, term)) = term {
                    return Some((begin + at..begin + at + length, term));
                }
            }
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

/// How many bytes the word has with which a text begins.
fn length_of_word(text: &str) -> usize {
    let mut length = 0;
    while let Some(rest) = text.get(length..) {
        length += rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        match text.get(length..).and_then(|rest| rest.chars().next()) {
            Some(letter) if is_of_a_word(letter) => length += letter.len_utf8(),
            _ => break,
        }
    }
    length
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

    /// Letters beyond ASCII belong to words, dashes and quotation marks do not; a hyphen does.
    #[test]
    fn a_word_ends_where_its_letters_end() {
        let forms = [("oel", vec!["Öl"]), ("haus", vec!["Häuser", "Haus"])];
        let forms =
            forms.map(|(name, forms)| (name.to_owned(), forms.into_iter().map(str::to_owned).collect()));
        let terms = Terms::of(&forms.into(), ["[", "](", ")"].map(str::to_owned));
        let page = "<p>Häuserö, Haus-Öl, xHaus, Öle; „Häuser“–Haus</p><p>\u{a0}Öl</p>";
        let linked = page
            .replace("„Häuser“", "„[begriffe.html#haus](Häuser)“")
            .replace("\u{a0}Öl", "\u{a0}[begriffe.html#oel](Öl)");
        assert_eq!(terms.linked(PageKind::Method, page.to_owned(), ""), linked);
    }
}
