//! How to cite: every figure of `claims.csv` and every chart, with what makes a citation lasting: the title, the state
//! and its digest, and the address of each.

use crate::data::Claim;
use crate::german;
use crate::invariant::Invariant;
use crate::page_table::{PageFolder, PageKind};
use crate::pages::frame::Frame;
use crate::pages::frame::stated::TitledChart;
use crate::pages::page::overview::fixed::FixedFigure;
use crate::pages::part::basis::Basis;
use crate::pages::part::notice::Notice;
use crate::pages::published::{Published, StandCopy};
use num_rational::BigRational;
use serde::Serialize;
use std::collections::BTreeMap;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct CitePage<'c> {
    lasting: Lasting,
    /// In the order of the table of pages.
    groups: Vec<CitedGroup<'c>>,
    /// The address of the agreement's folder, where settings name that of the site.
    address: Option<String>,
    notice: Option<Notice>,
}

/// Whether a figure stays at its address.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Lasting {
    /// These pages are a copy of a stand.
    Stays,
    /// Stands have copies.
    CopiesStay,
    OnlyDigest,
}

/// The pages of one place in the navigation.
#[derive(Debug, Serialize)]
struct CitedGroup<'c> {
    name: &'static str,
    pages: Vec<CitedPage<'c>>,
}

/// A page with what can be cited from it.
#[derive(Debug, Serialize)]
struct CitedPage<'c> {
    #[serde(skip)]
    kind: PageKind,
    path: &'c str,
    which: WhichPage,
    /// How many figures its sentences state.
    figures: usize,
    sentences: Vec<CitedSentence<'c>>,
    charts: Vec<&'c TitledChart>,
}

/// A sentence with its figures, or a figure that none states.
#[derive(Debug, Serialize)]
struct CitedSentence<'c> {
    text: &'c str,
    fixed: Option<FixedFigure>,
    figures: Vec<CitedFigure<'c>>,
}

#[derive(Debug, Serialize)]
struct CitedFigure<'c> {
    anchor: &'c str,
    value: String,
}

/// What a page is called in a citation.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhichPage {
    NamedPage { name: &'static str },
    PageOfMember { name: String },
    PageOfYear { year: String },
}

impl WhichPage {
    fn of(basis: &Basis<'_, '_>, kind: PageKind, about: &[&str]) -> Self {
        match kind {
            PageKind::Member => {
                let mut members = basis.agreement().members.iter();
                let member = members.find(|member| about == [member.id.as_str()]);
                Self::PageOfMember { name: member.invariant("a member has its page").name.clone() }
            }
            PageKind::YearPage => Self::PageOfYear { year: about.concat() },
            kind => Self::NamedPage { name: kind.row().name.invariant("such a page has a name") },
        }
    }
}

/// The page of an agreement; charts are those that are files of their own, with the path of the page that shows them.
pub(in crate::pages) fn page<'c>(
    basis: &Basis<'_, '_>,
    published: &Published<'_>,
    (claims, charts): (&'c [Claim], &'c [(String, TitledChart)]),
    address: Option<String>,
) -> (Frame, CitePage<'c>) {
    let mut pages = CitedPages { basis, by_path: BTreeMap::new() };
    for claim in claims {
        pages.at(&claim.page).add(claim);
    }
    for (path, chart) in charts {
        pages.at(path).charts.push(chart);
    }
    let is_kept = |copy: &StandCopy| matches!(copy, StandCopy::CopyKept { .. });
    let lasting = match published.copy_of {
        Some(_) => Lasting::Stays,
        None if published.copies.iter().any(is_kept) => Lasting::CopiesStay,
        None => Lasting::OnlyDigest,
    };
    let page =
        CitePage { lasting, groups: pages.in_groups(), address, notice: Notice::of_all(basis.figures) };
    (Frame::only(PageKind::Cite), page)
}

/// The pages so far, each with how many were before it.
struct CitedPages<'b, 'f, 'l, 'c> {
    basis: &'b Basis<'f, 'l>,
    by_path: BTreeMap<&'c str, (usize, CitedPage<'c>)>,
}

impl<'c> CitedPages<'_, '_, '_, 'c> {
    fn at(&mut self, path: &'c str) -> &mut CitedPage<'c> {
        let before = self.by_path.len();
        let new = || {
            let at = PageKind::at(PageFolder::Agreement, path);
            let (kind, about) = at.invariant("what is cited stands on a page of the table");
            let which = WhichPage::of(self.basis, kind, &about);
            (before, CitedPage { kind, path, which, figures: 0, sentences: Vec::new(), charts: Vec::new() })
        };
        &mut self.by_path.entry(path).or_insert_with(new).1
    }

    /// In the order of the table of pages, then as they came.
    fn in_groups(self) -> Vec<CitedGroup<'c>> {
        let mut pages: Vec<_> = self.by_path.into_values().collect();
        pages.sort_by_key(|(before, page)| (page.kind, *before));
        let mut groups: Vec<CitedGroup<'c>> = Vec::new();
        for (_, page) in pages {
            let section = page.kind.row().section.row();
            let (_, name) = section.navigation.invariant("a section has its place in the navigation");
            match groups.last_mut().filter(|group| group.name == name) {
                Some(group) => group.pages.push(page),
                None => groups.push(CitedGroup { name, pages: vec![page] }),
            }
        }
        groups
    }
}

impl<'c> CitedPage<'c> {
    fn add(&mut self, claim: &'c Claim) {
        self.figures += 1;
        let figure = CitedFigure { anchor: &claim.claim, value: value(claim) };
        let last =
            self.sentences.last_mut().filter(|last| last.fixed.is_none() && last.text == claim.sentence);
        if let Some(sentence) = last {
            sentence.figures.push(figure);
            return;
        }
        let fixed = claim.sentence.is_empty().then(|| {
            FixedFigure::with_id(&claim.claim).invariant("only figures with fixed ids stand in no sentence")
        });
        self.sentences.push(CitedSentence { text: &claim.sentence, fixed, figures: vec![figure] });
    }
}

/// A figure as readers write it; a fraction also as percent.
fn value(claim: &Claim) -> String {
    let number = match claim.value.parse::<BigRational>() {
        Ok(fraction) if claim.value.contains('/') => {
            format!("{} ({})", claim.value, german::percent(&fraction))
        }
        _ => german::number(&claim.value),
    };
    match claim.unit.as_str() {
        "1" => number,
        unit => format!("{number}\u{a0}{}", unit.replace("EUR/", "€ je ").replace("EUR", "€")),
    }
}
