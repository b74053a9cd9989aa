//! Macros that every template calls without an import. An import makes the macros of a file anew for each page, which
//! takes longer than the page; each of these is parsed once, as a template of its own.

use minijinja::value::Object;
use minijinja::{Error, ErrorKind, State, Value};
use std::sync::Arc;

/// A macro as it stands in a file that holds nothing but macros and comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MacroText<'t> {
    pub name: &'t str,
    pub arguments: Vec<&'t str>,
    pub body: &'t str,
    /// The byte of the file at which the body begins.
    pub at: usize,
}

/// The macros of a file, or the byte at which something else begins.
pub(super) fn macros(file: &str) -> Result<Vec<MacroText<'_>>, usize> {
    let mut macros = Vec::new();
    let mut rest = file.trim_start();
    while !rest.is_empty() {
        let at = file.len() - rest.len();
        let behind = if let Some(comment) = rest.strip_prefix("{#") {
            comment.split_once("#}").ok_or(at)?.1
        } else {
            let (mut next, behind) = first_macro(rest).ok_or(at)?;
            next.at += at;
            macros.push(next);
            behind
        };
        rest = behind.trim_start();
    }
    Ok(macros)
}

fn first_macro(text: &str) -> Option<(MacroText<'_>, &str)> {
    let (head, rest) = text.strip_prefix("{% macro ")?.split_once(" %}")?;
    let (name, arguments) = head.strip_suffix(')')?.split_once('(')?;
    // As for any block, the line break behind it is not written.
    let rest = rest.strip_prefix('\n').unwrap_or(rest);
    let (body, behind) = rest.split_once("{% endmacro %}")?;
    let arguments = arguments.split(',').map(str::trim).filter(|argument| !argument.is_empty()).collect();
    Some((MacroText { name, arguments, body, at: text.len() - rest.len() }, behind))
}

/// A macro that is parsed.
#[derive(Debug)]
pub struct SharedMacro {
    /// The template that its body is.
    pub(super) template: String,
    pub(super) arguments: Vec<String>,
}

/// Between the file of a macro and its name, in the name of the template that it is.
pub(super) const MEMBER: char = '#';

/// Macros that call themselves stop here.
const DEEPEST: usize = 30;

/// What a macro sees of how deep it is in others.
const DEPTH: &str = "(depth)";

impl SharedMacro {
    /// Whether it takes more than a sentence.
    #[must_use]
    pub fn arguments(&self) -> usize {
        self.arguments.len()
    }

    /// What it says with these arguments.
    ///
    /// # Errors
    /// Where it takes others.
    pub fn say(self: &Arc<Self>, state: &State<'_, '_>, given: Vec<Value>) -> Result<String, Error> {
        if given.len() != self.arguments.len() {
            let message = format!("{} takes {} values", self.template, self.arguments.len());
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
        let within = if state.name().contains(MEMBER) { state.lookup(DEPTH) } else { None };
        let depth = within.and_then(|depth| depth.as_usize()).unwrap_or(0) + 1;
        if depth > DEEPEST {
            return Err(Error::new(ErrorKind::InvalidOperation, format!("{} calls itself", self.template)));
        }
        let root = Value::from_object(Given { to: Arc::clone(self), given, depth });
        state.env().get_template(&self.template)?.render(root)
    }
}

impl Object for SharedMacro {
    fn call(self: &Arc<Self>, state: &mut State<'_, '_>, given: &[Value]) -> Result<Value, Error> {
        self.say(state, given.to_vec()).map(Value::from_safe_string)
    }
}

/// The arguments of a call.
#[derive(Debug)]
struct Given {
    to: Arc<SharedMacro>,
    given: Vec<Value>,
    depth: usize,
}

impl Object for Given {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match self.to.arguments.iter().position(|argument| argument == key) {
            Some(at) => self.given.get(at).cloned(),
            None => (key == DEPTH).then(|| Value::from(self.depth)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MacroText, macros};

    #[test]
    fn a_file_holds_macros_and_comments() {
        let file = "{#- Wie. -#}\n{% macro Cost(s, home) %}\n{{ s.a }}\n{% endmacro %}\n\n{# b #}";
        let body = "{{ s.a }}\n";
        let cost = MacroText { name: "Cost", arguments: vec!["s", "home"], body, at: 39 };
        assert_eq!(macros(file), Ok(vec![cost]));
    }

    #[test]
    fn anything_else_is_found_where_it_begins() {
        assert_eq!(macros("{# a #}\n{% set b = 1 %}"), Err(8));
        assert_eq!(macros("{# a"), Err(0));
        assert_eq!(macros("{% macro A(s) %}a"), Err(0));
    }
}
