//! How a sentence finds its wording: by the name of its variant, in the file that a template imports. One without a
//! wording is an error, never silence.

use minijinja::{Error, ErrorKind, State, Value};

/// The field of a sentence in which its variant's name stands.
const VARIANT: &str = "say";

/// `{{ say(wording, sentence) }}`
pub(super) fn say(state: &mut State<'_, '_>, wording: Value, sentence: Value) -> Result<Value, Error> {
    let variant = sentence.get_attr(VARIANT)?;
    let words = wording.get_attr(variant.as_str().unwrap_or_default())?;
    match words.is_undefined() {
        true => Err(Error::new(ErrorKind::UndefinedError, format!("the sentence {variant} has no wording"))),
        false => words.call(state, &[sentence]),
    }
}

#[cfg(test)]
mod tests {
    use crate::review::Ruling;
    use crate::review::append_only::FaultKind;
    use crate::review::comment::sentences::*;
    use crate::review::past_figures::PastKind;
    use minijinja::value::Serde;
    use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value, context};
    use serde::Serialize;
    use std::collections::BTreeSet;
    use strum::IntoEnumIterator;

    const WORDING: &str = include_str!("../../../site-templates/review/wording.txt");

    const LISTS: &str = include_str!("../../../site-templates/review/lists.txt");

    fn environment() -> Environment<'static> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_function("say", super::say);
        for (name, text) in [("review/wording.txt", WORDING), ("review/lists.txt", LISTS)] {
            environment.add_template(name, text).expect("a template that can be read");
        }
        environment
    }

    fn each<S: IntoEnumIterator + Serialize>() -> Vec<Value> {
        S::iter().map(|sentence| Value::from(Serde(sentence))).collect()
    }

    /// Every sentence. An enum that is missing here fails the test, since its wordings have no variant then.
    fn sentences() -> Vec<Value> {
        // These are told with the name of what they are about beside them.
        let named = |kind: Value| context! { say => kind.get_attr("say").unwrap(), name => "Ahlen" };
        let mut sentences: Vec<Value> = each::<PastKind>().into_iter().map(named).collect();
        for each in [
            each::<Ruling>(),
            each::<FaultKind>(),
            each::<Headline>(),
            each::<BookedLead>(),
            each::<BookedWhat>(),
            each::<BookedReversals>(),
            each::<Besides>(),
            each::<Remark>(),
            each::<Holds>(),
            each::<RuleLead>(),
            each::<RuleRemedy>(),
            each::<Remedy>(),
            each::<Limit>(),
            each::<ItemChange>(),
            each::<ByItself>(),
            each::<StatusMark>(),
            each::<Proof>(),
            each::<OtherEntry>(),
            each::<EventOn>(),
            each::<SiteUntold>(),
            each::<FilesLead>(),
            each::<PagesPlace>(),
            each::<SiteItem>(),
            each::<ComparedWhat>(),
            each::<ComparedBecause>(),
        ] {
            sentences.extend(each);
        }
        sentences
    }

    fn render(environment: &Environment<'_>, sentence: &Value) -> Result<String, Error> {
        let template = "{% import 'review/wording.txt' as wording %}{{ say(wording, sentence) }}";
        environment.render_named_str("sentence.txt", template, context! { sentence })
    }

    fn variant(sentence: &Value) -> String {
        sentence.get_attr(super::VARIANT).expect("a sentence says which it is").to_string()
    }

    /// The wordings, by name.
    fn wordings() -> Vec<(&'static str, &'static str)> {
        let named = WORDING.split("{% macro ").skip(1).map(|rest| {
            let (name, rest) = rest.split_once('(').expect("what the wording takes");
            (name, rest.split("{% endmacro %}").next().unwrap_or_default())
        });
        named.collect()
    }

    #[test]
    fn every_sentence_has_a_wording_and_every_wording_a_sentence() {
        let environment = environment();
        let sentences = sentences();
        for sentence in &sentences {
            render(&environment, sentence).unwrap_or_else(|error| panic!("{}: {error:#}", variant(sentence)));
        }
        let variants: BTreeSet<String> = sentences.iter().map(variant).collect();
        assert_eq!(variants.len(), sentences.len(), "two sentences with one name");
        let worded: BTreeSet<String> = wordings().iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(worded.len(), wordings().len(), "a sentence is worded twice");
        assert_eq!(variants, worded);
    }

    #[test]
    fn a_wording_has_no_conditions() {
        for (name, text) in wordings() {
            assert!(!["{% if", "elif", "==", "!=", " if "].iter().any(|sign| text.contains(sign)), "{name}");
        }
    }

    #[test]
    fn a_sentence_without_wording_is_an_error() {
        let environment = environment();
        let error = render(&environment, &context! { say => "Nowhere" }).expect_err("no wording");
        assert!(format!("{error:#}").contains("the sentence Nowhere has no wording"), "{error:#}");
    }
}
