//! Templates that parse, ready to render.

use super::files::{TemplateFiles, broken};
use super::shared_macro::{MEMBER, SharedMacro, macros};
use crate::finding::Finding;
use crate::invariant::Invariant;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Templates of one kind: those of the pages, or those of the comment of a change.
#[derive(Clone, Debug)]
pub struct ParsedTemplates {
    environment: Environment<'static>,
    sources: BTreeMap<String, TemplateOrigin>,
}

/// Where a template comes from.
#[derive(Clone, Debug)]
struct TemplateOrigin {
    /// The file as the user knows it.
    shown: String,
    text: Arc<str>,
    /// How many lines of the file stand before the template.
    before: usize,
}

impl TemplateOrigin {
    fn fault(&self, error: &Error) -> Finding {
        let found = found(error.kind()).to_owned();
        let line = self.before + error.line().unwrap_or(1);
        broken(&self.shown, &self.text, line_range(&self.text, line), found)
    }
}

impl ParsedTemplates {
    /// Parses the files of these paths; `escaping` says how their values are written. What does not parse is a
    /// finding.
    pub fn of(
        files: &TemplateFiles,
        is_one: impl Fn(&str) -> bool,
        escaping: impl FnOnce(&mut Environment<'static>),
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        if let Ok(syntax) =
            SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
        {
            environment.set_syntax(syntax);
        }
        escaping(&mut environment);
        let mut templates = Self { environment, sources: BTreeMap::new() };
        for path in files.paths().filter(|path| is_one(path)) {
            let Some(text) = files.text(path, findings) else { continue };
            let source =
                TemplateOrigin { shown: files.file(path).shown.clone(), text: text.into(), before: 0 };
            findings.extend(templates.add(path.to_owned(), text, source));
        }
        templates
    }

    fn add(&mut self, name: String, text: &str, source: TemplateOrigin) -> Option<Finding> {
        let added = self.environment.add_template_owned(name.clone(), text.to_owned());
        let fault = added.err().map(|error| source.fault(&error));
        self.sources.insert(name, source);
        fault
    }

    /// Parses the macros of a file that holds nothing else. What does not parse is a finding.
    pub fn macros_of(
        &mut self,
        files: &TemplateFiles,
        path: &str,
        findings: &mut Vec<Finding>,
    ) -> BTreeMap<String, Arc<SharedMacro>> {
        let Some(text) = files.text(path, findings) else { return BTreeMap::new() };
        let shown = &files.file(path).shown;
        let macros = macros(text).unwrap_or_else(|at| {
            let found = "hier steht etwas anderes als ein Makro oder eine Bemerkung".to_owned();
            findings.push(broken(shown, text, at..at, found));
            Vec::new()
        });
        let text: Arc<str> = text.into();
        let parsed = macros.into_iter().map(|of| {
            let template = format!("{path}{MEMBER}{}", of.name);
            let before = memchr::memchr_iter(b'\n', text.as_bytes().get(..of.at).unwrap_or_default()).count();
            let source = TemplateOrigin { shown: shown.clone(), text: Arc::clone(&text), before };
            findings.extend(self.add(template.clone(), of.body, source));
            let arguments = of.arguments.into_iter().map(str::to_owned).collect();
            (of.name.to_owned(), Arc::new(SharedMacro { template, arguments }))
        });
        parsed.collect()
    }

    /// What one of them sets under this name.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn set_in(&self, template: &str, name: &str) -> Result<Value, Box<Finding>> {
        let set = self.environment.get_template(template).and_then(|template| {
            let mut rendered = template.render_captured(())?;
            Ok(rendered.with_state_mut(|state| state.lookup(name)).unwrap_or_default())
        });
        set.map_err(|error| self.broken_by(template, &error))
    }

    /// The same templates in an environment that knows more, or writes values in another way.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Environment<'static>)) -> Self {
        change(&mut self.environment);
        self
    }

    /// Renders one of them.
    ///
    /// # Errors
    /// A finding where a template asks for something that it is not given.
    pub fn render(&self, template: &str, context: impl Serialize) -> Result<String, Box<Finding>> {
        self.render_noting::<()>(template, context).map(|(text, ())| text)
    }

    /// Renders one of them, with what functions of the environment noted while it was rendered.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn render_noting<N: Default + Send + 'static>(
        &self,
        template: &str,
        context: impl Serialize,
    ) -> Result<(String, N), Box<Finding>> {
        let rendered = self.environment.get_template(template).and_then(|template| {
            let mut rendered = template.render_captured(Value::from(Serde(context)))?;
            let noted = rendered.with_state_mut(|state| state.get_extension_mut().map(std::mem::take));
            Ok((rendered.into_output(), noted.unwrap_or_default()))
        });
        rendered.map_err(|error| self.broken_by(template, &error))
    }

    /// A finding about one of them as a whole.
    pub fn broken(&self, template: &str, found: String) -> Box<Finding> {
        let source = self.sources.get(template).invariant("only what was added is rendered");
        Box::new(broken(&source.shown, &source.text, 0..0, found))
    }

    fn broken_by(&self, template: &str, error: &Error) -> Box<Finding> {
        // A template may include another, in which the fault is.
        let source =
            self.sources.get(error.name().unwrap_or(template)).or_else(|| self.sources.get(template));
        Box::new(source.invariant("only what was added is rendered").fault(error))
    }

    /// What renders them, to try a part of one.
    #[cfg(test)]
    pub(crate) fn environment(&self) -> &Environment<'static> {
        &self.environment
    }

    /// A template as a whole, where it is wrong in a way that no line of it shows.
    #[must_use]
    pub fn fault(&self, template: &str, found: String) -> Box<Finding> {
        let shown = self.sources.get(template).map_or(template, |source| source.shown.as_str());
        Box::new(broken(shown, "", 0..0, found))
    }
}

/// What is wrong, in German; the engine's own words are English.
fn found(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::SyntaxError => "die Schreibweise der Vorlage stimmt hier nicht",
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => "eine Vorlage dieses Namens gibt es nicht",
        ErrorKind::UndefinedError => "hier wird eine Angabe benutzt, die es auf dieser Seite nicht gibt",
        ErrorKind::UnknownFilter => "einen Filter dieses Namens gibt es nicht",
        ErrorKind::UnknownTest => "eine Prüfung dieses Namens gibt es nicht",
        ErrorKind::UnknownFunction => "eine Funktion dieses Namens gibt es nicht",
        ErrorKind::UnknownMethod => "eine Methode dieses Namens gibt es nicht",
        ErrorKind::UnknownBlock => "einen Block dieses Namens gibt es nicht",
        ErrorKind::MissingArgument => "dem Aufruf fehlt eine Angabe",
        ErrorKind::TooManyArguments => "der Aufruf hat eine Angabe zu viel",
        ErrorKind::InvalidOperation | ErrorKind::CannotUnpack => "das geht mit diesem Wert nicht",
        _ => "hier scheitert die Vorlage",
    }
}

/// The bytes of a line, counted from 1.
fn line_range(text: &str, line: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}
