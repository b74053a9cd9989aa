//! The review as a comment for a treasurer: what the change does, in her words. Markdown for a forge, or plain text.
//!
//! The wording is in `site-templates/review/`, and can be replaced there. Every value that a template prints is
//! escaped, unless it was made here (figures). Where the comment would be too long for a forge, tables lose rows and
//! say how many; the verdict stays.

mod context;
mod filling;
mod limits;
mod markdown;
mod site_part;
mod summary;

use super::Review;
use crate::failure::Failure;
use limits::Limits;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};

/// What the review compared, in words.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The revision that the change is for: `origin/main`.
    pub base: String,
    /// Its commit, shortened.
    pub base_id: String,
    /// Where the name of the base comes from.
    pub named_by: NamedBy,
    /// The revision of the change; `None` for the working files.
    pub head: Option<String>,
    /// Its commit or tree, shortened.
    pub head_id: Option<String>,
    /// The ledger's folder within the repository; `.` for its top.
    pub ledger: String,
}

/// Where the name of a base comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// It was asked for.
    Asked,
    /// A CI names the branch in this variable.
    Variable(String),
    /// A CI names a commit in this variable, which need not be the tip of the branch any more.
    Commit(String),
    /// Nobody names one, so it is the default branch.
    DefaultBranch,
}

/// For what the comment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// GitHub, GitLab or Forgejo.
    Markdown,
    /// A terminal or a log.
    Text,
}

/// A comment is always shorter than this, in bytes: GitHub and Forgejo cut off at 65,536 characters.
pub const LONGEST: usize = 60_000;

/// The template of what both forms say alike.
pub const PARTS: &str = "review/parts.txt";

/// Templates of one's own; what is `None` is as in the program.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// In place of the form's template.
    pub comment: Option<String>,
    /// In place of [`PARTS`].
    pub parts: Option<String>,
}

impl Form {
    /// The name of its template below the templates folder.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::Markdown => "review/comment.md",
            Self::Text => "review/comment.txt",
        }
    }

    fn built_in(self) -> &'static str {
        match self {
            Self::Markdown => include_str!("../../../site-templates/review/comment.md"),
            Self::Text => include_str!("../../../site-templates/review/comment.txt"),
        }
    }
}

/// Writes the comment, by a template of one's own where there is one.
///
/// # Errors
/// Where the template cannot be applied, or one of one's own gives too long a text even of the barest facts.
pub fn render(
    review: &Review<'_>,
    compared: &Compared,
    form: Form,
    wording: Wording,
) -> Result<String, Failure> {
    let name = form.template();
    let broken = |error: Error| {
        let place = error.name().unwrap_or(name);
        let place = format!("{place}:{}", error.line().unwrap_or_default());
        Failure::Template { place, message: error.to_string() }
    };
    let mut environment = Environment::new();
    if let Ok(syntax) =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
    {
        environment.set_syntax(syntax);
    }
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // What this kind of escaping is called does not matter, since the formatter below does it; without one, what
    // a macro returns would be escaped once more.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let parts =
        wording.parts.unwrap_or_else(|| include_str!("../../../site-templates/review/parts.txt").to_owned());
    environment.add_template_owned(PARTS, parts).map_err(broken)?;
    let source = wording.comment.unwrap_or_else(|| form.built_in().to_owned());
    environment.add_template_owned(name, source).map_err(broken)?;
    let escape = match form {
        Form::Markdown => markdown::escaped,
        Form::Text => markdown::one_line,
    };
    for limits in Limits::STEPS {
        environment
            .set_formatter(move |out, _, value| write_value(out, value, |text| escape(text, limits.text)));
        let comment = filling::comment(review, compared, limits);
        let template = environment.get_template(name).map_err(broken)?;
        let text = template.render(Value::from(Serde(&comment))).map_err(broken)?;
        if text.len() < LONGEST || form == Form::Text {
            return Ok(text);
        }
    }
    Err(Failure::Template { place: name.to_owned(), message: format!("gives more than {LONGEST} bytes") })
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
