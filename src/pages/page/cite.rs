//! How to cite: every sentence that states figures and every chart, with what makes a citation lasting: the title, the
//! state and its digest, and the address of each figure.

use crate::data::Claim;
use crate::german;
use crate::page_table::{PageFolder, PageKind};
use crate::pages::frame::Frame;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::ChartFile;
use crate::pages::part::notice::Notice;
use num_rational::BigRational;
use serde::Serialize;
use std::collections::BTreeMap;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct CitePage<'c> {
    /// In the order of the table of pages.
    pages: Vec<CitedPage<'c>>,
    /// The address of the agreement's folder, where settings name that of the site.
    address: Option<String>,
    notice: Option<Notice>,
}

/// A page with what can be cited from it.
#[derive(Debug, Serialize)]
struct CitedPage<'c> {
    path: &'c str,
    which: WhichPage,
    sentences: Vec<CitedSentence<'c>>,
    charts: Vec<&'c ChartFile>,
}

/// A sentence with its figures.
#[derive(Debug, Serialize)]
struct CitedSentence<'c> {
    text: &'c str,
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
    fn of(basis: &Basis<'_, '_>, path: &str) -> Self {
        match PageKind::at(PageFolder::Agreement, path) {
            Some((PageKind::Member, about)) => {
                let mut members = basis.agreement().members.iter();
                let name =
                    members.find(|member| about == [member.id.as_str()]).map(|member| member.name.clone());
                Self::PageOfMember { name: name.unwrap_or_default() }
            }
            Some((PageKind::YearPage, about)) => Self::PageOfYear { year: about.concat() },
            Some((kind, _)) => Self::NamedPage { name: kind.row().name.unwrap_or_default() },
            None => Self::NamedPage { name: "" },
        }
    }
}

/// The page of an agreement; `charts` are those that are files of their own, with the path of the page that shows them.
pub(in crate::pages) fn page<'c>(
    basis: &Basis<'_, '_>,
    claims: &'c [Claim],
    charts: &'c [(String, ChartFile)],
    address: Option<String>,
) -> (Frame, CitePage<'c>) {
    let mut by_page: BTreeMap<(Option<PageKind>, &str), (Vec<CitedSentence<'c>>, Vec<&'c ChartFile>)> =
        BTreeMap::new();
    let kind = |path: &str| PageKind::at(PageFolder::Agreement, path).map(|(kind, _)| kind);
    for claim in claims.iter().filter(|claim| !claim.sentence.is_empty()) {
        let (sentences, _) = by_page.entry((kind(&claim.page), &claim.page)).or_default();
        let figure = CitedFigure { anchor: &claim.claim, value: value(claim) };
        match sentences.last_mut().filter(|last| last.text == claim.sentence) {
            Some(last) => last.figures.push(figure),
            None => sentences.push(CitedSentence { text: &claim.sentence, figures: vec![figure] }),
        }
    }
    for (path, chart) in charts {
        by_page.entry((kind(path), path)).or_default().1.push(chart);
    }
    let cited = |((_, path), (sentences, charts))| CitedPage {
        path,
        which: WhichPage::of(basis, path),
        sentences,
        charts,
    };
    let pages = by_page.into_iter().map(cited).collect();
    let page = CitePage { pages, address, notice: Notice::of_all(basis.figures) };
    (Frame::only(PageKind::Cite), page)
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
