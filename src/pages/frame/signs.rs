//! The signs of how much of an amount is proved, as templates write them: `{{ mark|sign }}`, and behind an amount
//! `{{ amount|amount }}`.

use super::escape;
use minijinja::{Environment, Error, ErrorKind, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The template that has them.
pub(super) const SIGNS: &str = "signs.html";

/// What stands for each certainty, by its name.
struct Signs(BTreeMap<String, Value>);

/// Gives the templates both filters.
pub(super) fn add_filters(environment: &mut Environment<'static>, signs: &Value) {
    let marks = signs.try_iter().into_iter().flatten();
    let signs = marks.map(|mark| (mark.to_string(), signs.get_item(&mark).unwrap_or_default())).collect();
    let signs = Arc::new(Signs(signs));
    let of_amounts = Arc::clone(&signs);
    environment.add_filter("sign", move |mark: &Value| signs.sign(mark));
    environment.add_filter("amount", move |amount: &Value| of_amounts.amount(amount));
}

impl Signs {
    fn sign(&self, mark: &Value) -> Result<Value, Error> {
        let unknown = || Error::new(ErrorKind::InvalidOperation, format!("{mark} has no sign in {SIGNS}"));
        mark.as_str().and_then(|mark| self.0.get(mark)).cloned().ok_or_else(unknown)
    }

    fn amount(&self, amount: &Value) -> Result<Value, Error> {
        let text = amount.get_attr("text")?;
        let sign = self.sign(&amount.get_attr("mark")?)?;
        match (text.as_str(), sign.as_str()) {
            (Some(text), Some(sign)) if !sign.is_empty() => {
                Ok(Value::from_safe_string(escape::html_of(text) + sign))
            }
            _ => Ok(text),
        }
    }
}
