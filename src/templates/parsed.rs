//! Templates that parse, ready to render.

use super::files::{TemplateFiles, broken};
use crate::finding::Finding;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, UndefinedBehavior, Value};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// Templates of one kind: those of the pages, or those of the comment of a change.
#[derive(Clone, Debug)]
pub struct ParsedTemplates {
    environment: Environment<'static>,
    /// The file of each as the user knows it.
    shown: BTreeMap<String, String>,
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
        let mut shown = BTreeMap::new();
        for path in files.paths().filter(|path| is_one(path)) {
            let file = files.file(path).shown.clone();
            let Some(text) = files.text(path, findings) else { continue };
            if let Err(error) = environment.add_template_owned(path.to_owned(), text.to_owned()) {
                findings.push(fault(&file, text, &error));
            }
            shown.insert(path.to_owned(), file);
        }
        Self { environment, shown }
    }

    /// Gives all of them what one of them sets under this name: it is made once, not for every page.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn share(&mut self, template: &str, name: &'static str) -> Result<(), Box<Finding>> {
        let set = self.environment.get_template(template).and_then(|template| {
            let mut rendered = template.render_captured(())?;
            Ok(rendered.with_state_mut(|state| state.lookup(name)))
        });
        let set = set.map_err(|error| self.broken_by(template, &error))?;
        self.environment.add_global(name, set.unwrap_or_default());
        Ok(())
    }

    /// The same templates with another way of writing values.
    #[must_use]
    pub fn with(mut self, escaping: impl FnOnce(&mut Environment<'static>)) -> Self {
        escaping(&mut self.environment);
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

    fn broken_by(&self, template: &str, error: &Error) -> Box<Finding> {
        // A template may include another, in which the fault is.
        let name = error.name().unwrap_or(template);
        let text = self.environment.get_template(name).map(|it| it.source().to_owned()).unwrap_or_default();
        Box::new(fault(self.shown(name), &text, error))
    }

    /// What renders them, to try a part of one.
    #[cfg(test)]
    pub(crate) fn environment(&self) -> &Environment<'static> {
        &self.environment
    }

    /// A template as a whole, where it is wrong in a way that no line of it shows.
    #[must_use]
    pub fn fault(&self, template: &str, found: String) -> Box<Finding> {
        Box::new(broken(self.shown(template), "", 0..0, found))
    }

    fn shown<'s>(&'s self, template: &'s str) -> &'s str {
        self.shown.get(template).map_or(template, String::as_str)
    }
}

fn fault(shown: &str, text: &str, error: &Error) -> Finding {
    let found = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    broken(shown, text, line_range(text, error.line().unwrap_or(1)), found)
}

/// The bytes of a line, counted from 1.
fn line_range(text: &str, line: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}
