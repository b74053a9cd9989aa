//! The review as a comment for a treasurer: what the change does, in her words. Markdown for a forge, or plain text.
//!
//! The wording is in `site-templates/review/`, and can be replaced there. Every value that a template prints is
//! escaped, unless it was made here (figures). Where the comment would be too long for a forge, tables lose rows and
//! say how many; the verdict stays.

mod compared;
mod context;
mod filling;
mod limits;
mod markdown;
mod printable;
mod rows;
mod rule;
mod sentences;
mod site_part;
mod summary;
mod wording;

pub use compared::Compared;

use super::Review;
use crate::finding::Finding;
use crate::templates::{ParsedTemplates, TemplateFiles};
use limits::Limits;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, Value};

/// For what the comment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentForm {
    /// GitHub, GitLab or Forgejo.
    Markdown,
    /// A terminal or a log.
    Text,
}

/// A comment is always shorter than this, in bytes: GitHub and Forgejo cut off at 65,536 characters.
pub const LONGEST: usize = 60_000;

/// The templates of the comment, ready to render.
#[derive(Clone, Debug)]
pub struct Wording(ParsedTemplates);

impl Wording {
    /// Reads the templates of the comment. `None` if any cannot be read; the findings say which.
    #[must_use]
    pub fn of(files: &TemplateFiles) -> (Option<Self>, Vec<Finding>) {
        let mut findings = Vec::new();
        // What this kind of escaping is called does not matter, since `write_value` does it; without one, what a
        // macro returns would be escaped once more.
        let escaping = |environment: &mut Environment<'static>| {
            environment.set_auto_escape_callback(|_| AutoEscape::Html);
            environment.add_function("say", wording::say);
        };
        let is_one = |path: &str| path.starts_with("review/");
        let parsed = ParsedTemplates::of(files, is_one, escaping, &mut findings);
        (findings.is_empty().then_some(Self(parsed)), findings)
    }
}

impl CommentForm {
    /// The name of its template below the templates folder.
    fn template(self) -> &'static str {
        match self {
            Self::Markdown => "review/comment.md",
            Self::Text => "review/comment.txt",
        }
    }
}

/// Writes the comment.
///
/// # Errors
/// A finding where a template asks for something that it is not given, or gives too long a text even of the barest
/// facts.
pub fn render(
    review: &Review<'_>,
    compared: &Compared,
    form: CommentForm,
    wording: &Wording,
) -> Result<String, Box<Finding>> {
    let escape = match form {
        CommentForm::Markdown => markdown::escaped,
        CommentForm::Text => markdown::one_line,
    };
    for limits in Limits::STEPS {
        let templates = wording.0.clone().with(|environment| {
            environment.set_formatter(move |out, _, value| {
                write_value(out, value, |text| escape(text, limits.text))
            });
        });
        let text = templates.render(form.template(), filling::comment(review, compared, limits))?;
        if text.len() < LONGEST || form == CommentForm::Text {
            return Ok(text);
        }
    }
    let found = format!("der Kommentar wird auch ohne seine Tabellen länger als {LONGEST} Bytes");
    Err(wording.0.fault(form.template(), found))
}

/// What a change books and what it does to the bills, for somebody who is about to make it on this machine.
///
/// # Errors
/// A finding where a template asks for something that it is not given.
pub fn effect(review: &Review<'_>, wording: &Wording) -> Result<String, Box<Finding>> {
    let limits = Limits::STEPS[0];
    let templates = wording.0.clone().with(|environment| {
        environment.set_formatter(move |out, _, value| {
            write_value(out, value, |text| markdown::one_line(text, limits.text))
        });
    });
    templates.render("review/effect.txt", filling::effect(review, limits))
}

/// Prints a value: figures made here and numbers as they are, everything else escaped.
fn write_value(out: &mut Output<'_>, value: &Value, escape: impl Fn(&str) -> String) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::Undefined | ValueKind::None => {
            return Err(Error::new(ErrorKind::UndefinedError, "there is no such value"));
        }
        ValueKind::Number => value.to_string(),
        _ if value.is_safe() => value.to_string(),
        _ => escape(&value.to_string()),
    };
    out.write_str(&text).map_err(Error::from)
}
