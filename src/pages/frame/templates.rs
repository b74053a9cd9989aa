//! What the look and the words of the pages come from: their templates, the settings, the words of charts and figures,
//! the stylesheet.

use super::escape;
use super::navigation::Navigation;
use super::placeholder::placeholders;
use super::settings::Settings;
use super::settings_file;
use super::signs::{self, SIGNS};
use super::stated::{self, Citable};
use super::terms::Terms;
use super::wording::Wordings;
use super::words::Words;
use crate::charts::{self, ChartStyle};
use crate::finding::Finding;
use crate::page_table::PageKind;
use crate::templates::{ParsedTemplates, TemplateFiles};
use jiff::civil::Date;
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;
use std::collections::BTreeMap;

/// The two parts of the site's stylesheet, in their order.
const STYLESHEETS: [&str; 2] = ["style.css", "style/charts.css"];
/// The file with the facts of whoever publishes.
pub const SETTINGS: &str = "settings.toml";
const WORDS: &str = "words.toml";
/// What sets the link of a word of the glossary.
const TERM: &str = "term.html";
/// The folders of macros.
const PARTS: &str = "parts/";
const WORDINGS: &str = "wording/";
const ICON: &str = "icon.svg";
/// What stands where settings name the address of the site.
pub(in crate::pages) const SITEMAP: &str = "sitemap.xml";
pub(in crate::pages) const SITEMAP_INDEX: &str = "sitemap_index.xml";
pub(in crate::pages) const ROBOTS: &str = "robots.txt";
pub(in crate::pages) const SHARE_PICTURE: &str = "share_picture.svg";

/// Everything the look and the words of a site come from, ready to render.
#[derive(Debug)]
pub struct Templates {
    pub(super) parsed: ParsedTemplates,
    digest: String,
    /// The facts of whoever publishes.
    pub(in crate::pages) settings: Settings,
    /// The words that charts and figures are labelled with.
    pub(in crate::pages) words: Words,
    /// The words of the glossary.
    pub(super) terms: Terms,
    /// The stylesheet of the site.
    pub(in crate::pages) style: String,
    /// Those of its rules that a drawing in a file of its own needs.
    pub(in crate::pages) chart_style: ChartStyle,
    /// The icon of the site.
    pub(in crate::pages) icon: Vec<u8>,
    /// The file of the settings, as the user knows it.
    settings_file: String,
}

impl Templates {
    /// Reads the templates of the pages. `None` if any cannot be read; the findings say which, and what the settings
    /// do not say.
    #[must_use]
    pub fn of(files: &TemplateFiles) -> (Option<Self>, Vec<Finding>) {
        let mut findings = Vec::new();
        let escaping = |environment: &mut minijinja::Environment<'static>| {
            environment.set_formatter(escape::format);
            environment.set_auto_escape_callback(escape::form_of);
            environment.add_global("navigation", Value::from(Serde(Navigation::of_table())));
            environment.add_function("unsaid", stated::unsaid);
            environment.add_function("titled", stated::titled);
        };
        let mut parsed = ParsedTemplates::of(files, is_template, escaping, &mut findings);
        parsed = sharing_macros(parsed, files, &mut findings);
        let mut link = None;
        if findings.is_empty() {
            match term_link(&parsed) {
                Ok(around) => link = Some(around),
                Err(finding) => findings.push(*finding),
            }
            match parsed.set_in(SIGNS, "signs") {
                Ok(signs) => parsed = parsed.with(|environment| signs::add_filters(environment, &signs)),
                Err(finding) => findings.push(*finding),
            }
        }
        let words = files.toml::<Words>(WORDS, &mut findings);
        let text = files.text(SETTINGS, &mut findings);
        let settings = text.and_then(|text| settings_file::read(files.file(SETTINGS), text, &mut findings));
        if let Some(settings) = &settings {
            findings.extend(settings.missing(&files.file(SETTINGS).shown));
            findings.extend(placeholders(files.file(SETTINGS)));
        }
        let style: Vec<u8> = STYLESHEETS.iter().flat_map(|path| files.file(path).bytes.clone()).collect();
        let style = charts::without_comments(&String::from_utf8_lossy(&style));
        let chart_style = ChartStyle::of(&style);
        let icon = files.file(ICON).bytes.clone();
        let settings_file = files.file(SETTINGS).shown.clone();
        let broken = findings.iter().any(Finding::is_error);
        let templates = words.zip(settings).zip(link).filter(|_| !broken);
        let templates = templates.map(|((words, settings), link)| {
            let digest = files.digest();
            let terms = Terms::of(&words.terms, link);
            Self { parsed, digest, settings, words, terms, style, chart_style, icon, settings_file }
        });
        (templates, findings)
    }

    /// The digest of all their files.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What the last booking makes outdated of what the settings say.
    #[must_use]
    pub fn overdue(&self, last_booking: Option<Date>) -> Vec<Finding> {
        self.settings.accessibility.overdue(&self.settings_file, last_booking)
    }

    /// Renders a template, with what of it can be cited.
    ///
    /// # Errors
    /// A finding where it asks for something that it is not given.
    pub(in crate::pages) fn render(
        &self,
        template: &str,
        page: impl Serialize,
    ) -> Result<(String, Citable), Box<Finding>> {
        self.parsed.render_noting(template, page)
    }

    /// What is wrong with a template as a whole.
    pub(in crate::pages) fn broken(&self, template: &str, found: String) -> Box<Finding> {
        self.parsed.broken(template, found)
    }
}

/// What stands around the way to the meaning of a word, and around the word.
fn term_link(parsed: &ParsedTemplates) -> Result<[String; 3], Box<Finding>> {
    let text = |name| {
        let missing = || parsed.broken(TERM, format!("es fehlt, was „{name}“ heißt"));
        parsed.set_in(TERM, name)?.as_str().map(str::to_owned).ok_or_else(missing)
    };
    Ok([text("before")?, text("between")?, text("behind")?])
}

/// Gives all pages the macros of `parts/` by their names, and those of `wording/` through `say`.
fn sharing_macros(
    mut parsed: ParsedTemplates,
    files: &TemplateFiles,
    findings: &mut Vec<Finding>,
) -> ParsedTemplates {
    let (mut wordings, mut parts) = (BTreeMap::new(), BTreeMap::new());
    for path in files.paths() {
        if let Some(file) = path.strip_prefix(WORDINGS) {
            let name = file.trim_end_matches(".html").to_owned();
            wordings.insert(name, parsed.macros_of(files, path, findings));
        } else if path.starts_with(PARTS) {
            parts.append(&mut parsed.macros_of(files, path, findings));
        }
    }
    parsed.with(|environment| {
        for (name, part) in parts {
            environment.add_global(name, Value::from_dyn_object(part));
        }
        environment.add_global("say", Value::from_object(Wordings(wordings)));
    })
}

/// Whether a file is rendered as a page; the others are taken as they are or hold macros.
fn is_template(path: &str) -> bool {
    if path.starts_with(PARTS) || path.starts_with(WORDINGS) {
        return false;
    }
    path.ends_with(".html")
        || path.ends_with(".xml")
        || path == ROBOTS
        || path == SHARE_PICTURE
        || path == PageKind::PrintStyle.row().template
}
