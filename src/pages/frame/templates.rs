//! The templates: those in the program, each replaceable by a file of the same name in a folder.
//!
//! A file of that folder that replaces nothing, or one that cannot be read, is a finding with its line: silence
//! would leave a typing mistake without effect. What a template asks for and its page does not have shows only
//! when it is rendered, and is a failure then.

use crate::failure::Failure;
use crate::finding::{Code, Excerpt, Finding, Place};
use crate::pages::frame::escape;
use crate::pages::frame::print_style;
use crate::pages::frame::settings::Settings;
use crate::pages::frame::words::Words;
use crate::source::SourceFile;
use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::BTreeMap;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/site-templates");

/// The two parts of the site's stylesheet, in their order.
const STYLESHEETS: [&str; 2] = ["style.css", "style/charts.css"];
const SETTINGS: &str = "settings.toml";
const WORDS: &str = "words.toml";
const ICON: &str = "icon.svg";

/// Everything the look and the words of a site come from, ready to render.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    /// The facts of whoever publishes.
    pub(in crate::pages) settings: Settings,
    /// The words that charts and figures are labelled with.
    pub(in crate::pages) words: Words,
    /// The stylesheet of the site.
    pub(in crate::pages) style: Vec<u8>,
    /// The icon of the site.
    pub(in crate::pages) icon: Vec<u8>,
}

impl Templates {
    /// The templates in the program, where `replacements` has none of the same path. `None` if any cannot be
    /// read; the findings say which, and what the settings do not say.
    #[must_use]
    pub fn new(replacements: &[SourceFile]) -> (Option<Self>, Vec<Finding>) {
        let mut findings = Vec::new();
        let files = files(replacements, &mut findings);
        let environment = environment(&files, &mut findings);
        let words = toml::<Words>(&files, WORDS, &mut findings);
        let settings = toml::<Settings>(&files, SETTINGS, &mut findings);
        if let (Some(settings), Some(file)) = (&settings, files.get(SETTINGS)) {
            findings.extend(settings.missing(&file.shown));
        }
        let bytes = |path: &str| files.get(path).map(|file| file.bytes.clone()).unwrap_or_default();
        let style = STYLESHEETS.iter().flat_map(|path| bytes(path)).collect();
        let broken = findings.iter().any(Finding::is_error);
        let templates = match (words, settings) {
            (Some(words), Some(settings)) if !broken => {
                Some(Self { environment, settings, words, style, icon: bytes(ICON) })
            }
            _ => None,
        };
        (templates, findings)
    }

    /// Renders one page.
    ///
    /// # Errors
    /// Where the template asks for something that the page does not have.
    pub(in crate::pages) fn render(&self, template: &str, page: impl Serialize) -> Result<String, Failure> {
        let rendered = self
            .environment
            .get_template(template)
            .and_then(|template| template.render(Value::from(Serde(page))));
        rendered.map_err(|error| {
            let name = error.name().unwrap_or(template);
            let place = error.line().map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
            Failure::Template { place, message: error.to_string() }
        })
    }
}

/// A template file and where it came from.
struct TemplateFile {
    shown: String,
    bytes: Vec<u8>,
}

fn files(replacements: &[SourceFile], findings: &mut Vec<Finding>) -> BTreeMap<String, TemplateFile> {
    let mut files = BTreeMap::new();
    collect(&EMBEDDED, &mut files);
    for replacement in replacements {
        let file = TemplateFile { shown: replacement.shown.clone(), bytes: replacement.bytes.clone() };
        match files.get_mut(&replacement.path) {
            Some(replaced) => *replaced = file,
            None => findings.push(unknown(replacement, files.keys())),
        }
    }
    files
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, TemplateFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let shown = format!("site-templates/{path}");
        files.insert(path, TemplateFile { shown, bytes: file.contents().to_vec() });
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}

fn unknown<'a>(file: &SourceFile, known: impl Iterator<Item = &'a String>) -> Finding {
    let known: Vec<&str> = known.map(String::as_str).collect();
    let found = format!("eine Vorlage „{}“ gibt es nicht", file.path);
    let remedy = format!("umbenennen oder entfernen; es gibt: {}", known.join(", "));
    Finding::new(Code::TemplateUnknown, Place::file(file.shown.as_str()), found, remedy)
}

fn environment(files: &BTreeMap<String, TemplateFile>, findings: &mut Vec<Finding>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(escape::format);
    if let Ok(syntax) =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
    {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(escape::form_of);
    for (path, file) in files.iter().filter(|(path, _)| is_template(path)) {
        let Some(text) = text(file, findings) else { continue };
        if let Err(error) = environment.add_template_owned(path.clone(), text.to_owned()) {
            let line = error.line().unwrap_or(1);
            let found = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
            findings.push(broken(file, text, line_range(text, line), found));
        }
    }
    environment
}

fn toml<T: serde::de::DeserializeOwned>(
    files: &BTreeMap<String, TemplateFile>,
    path: &str,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let file = files.get(path)?;
    let text = text(file, findings)?;
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let marked = error.span().unwrap_or(0..0);
            findings.push(broken(file, text, marked, error.message().to_owned()));
            None
        }
    }
}

fn text<'f>(file: &'f TemplateFile, findings: &mut Vec<Finding>) -> Option<&'f str> {
    if let Ok(text) = std::str::from_utf8(&file.bytes) {
        Some(text)
    } else {
        findings.push(broken(file, "", 0..0, "die Datei ist nicht in UTF-8 gespeichert".into()));
        None
    }
}

fn broken(file: &TemplateFile, text: &str, marked: std::ops::Range<usize>, found: String) -> Finding {
    let line = text.bytes().take(marked.start).filter(|byte| *byte == b'\n').count() + 1;
    let place = Place {
        file: file.shown.clone(),
        line: Some(line),
        column: None,
        excerpt: Some(Excerpt::cut(text, marked)),
    };
    Finding::new(
        Code::TemplateBroken,
        place,
        found,
        "die Stelle berichtigen oder die Datei entfernen; dann gilt die mitgelieferte",
    )
}

/// Whether a file is rendered; the others are taken as they are.
fn is_template(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".xml") || path == print_style::TEMPLATE
}

/// The bytes of a line, counted from 1.
fn line_range(text: &str, line: usize) -> std::ops::Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}
