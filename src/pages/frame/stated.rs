//! What of a page can be cited, gathered while it is rendered: the figures that its sentences state, for `claims.csv`,
//! and its charts with their titles.

use minijinja::value::ValueKind;
use minijinja::{Error, State, Value};
use serde::Serialize;

/// What of a page can be cited.
#[derive(Debug, Default)]
pub(in crate::pages) struct Citable {
    pub figures: Vec<Stated>,
    pub charts: Vec<TitledChart>,
}

/// A chart that is a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::pages) struct TitledChart {
    /// The path of its file below the agreement's folder.
    pub file: String,
    /// Its anchor on the page.
    pub anchor: String,
    /// Its title as readers see it.
    pub title: String,
}

/// A figure and the sentence in which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages) struct Stated {
    /// Its id, and its anchor on the page.
    pub claim: String,
    pub year: String,
    pub member: String,
    pub value: String,
    pub unit: String,
    /// As readers see it; empty where the figure stands in no sentence.
    pub sentence: String,
}

/// Notes the figures of a sentence that was written as `html`.
pub(super) fn note(state: &mut State<'_, '_>, sentence: &Value, html: &str) -> Result<(), Error> {
    // A figure is stated where its anchor stands.
    if !html.contains(" id=\"") {
        return Ok(());
    }
    let mut figures = Vec::new();
    collect(sentence, &mut figures)?;
    if figures.is_empty() {
        return Ok(());
    }
    let text = text(html);
    let mut all = figures.iter().map(|figure| stated(figure, text.clone())).collect::<Result<Vec<_>, _>>()?;
    // As they stand on the page, whatever the order of the fields of the sentence.
    all.sort_by_cached_key(|figure| html.find(&format!(" id=\"{}\"", figure.claim)));
    state.get_or_insert_extension(Citable::default()).figures.extend(all);
    Ok(())
}

/// The anchors of those figures that no sentence before them states.
pub(super) fn unsaid(state: &mut State<'_, '_>, figures: Value) -> Result<Value, Error> {
    let mut anchors = Vec::new();
    for figure in figures.try_iter()? {
        let stated = stated(&figure, String::new())?;
        let all = &mut state.get_or_insert_extension(Citable::default()).figures;
        if !all.iter().any(|other| other.claim == stated.claim) {
            anchors.push(stated.claim.clone());
            all.push(stated);
        }
    }
    Ok(Value::from(anchors))
}

/// The title of a chart, by which it can be cited too.
pub(super) fn titled(state: &mut State<'_, '_>, drawing: &Value, title: Value) -> Result<Value, Error> {
    let (file, anchor) = (drawing.get_attr("file")?.to_string(), drawing.get_attr("anchor")?.to_string());
    let chart = TitledChart { file, anchor, title: text(&title.to_string()) };
    state.get_or_insert_extension(Citable::default()).charts.push(chart);
    Ok(title)
}

/// All figures with an id within a value.
fn collect(value: &Value, figures: &mut Vec<Value>) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Map => {
            let claim = value.get_attr("claim")?;
            if claim.as_str().is_some_and(|claim| !claim.is_empty()) {
                figures.push(value.clone());
                return Ok(());
            }
            for key in value.try_iter()? {
                collect(&value.get_item(&key)?, figures)?;
            }
        }
        ValueKind::Seq => {
            for item in value.try_iter()? {
                collect(&item, figures)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn stated(figure: &Value, sentence: String) -> Result<Stated, Error> {
    let text = |name: &str| {
        let value = figure.get_attr(name)?;
        Ok::<_, Error>(if value.is_none() { String::new() } else { value.to_string() })
    };
    Ok(Stated {
        claim: text("claim")?,
        year: text("year")?,
        member: text("member")?,
        value: text("value")?,
        unit: text("unit")?,
        sentence,
    })
}

/// What readers see of a piece of a page; a mark is read as its words, not as its letter.
fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let (mut in_tag, mut hidden) = (false, false);
    for (at, letter) in html.char_indices() {
        match letter {
            '<' => {
                let tag = html.get(at + 1..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
                hidden = (hidden && !tag.starts_with('/')) || tag.contains("class=\"mark\"");
                in_tag = true;
            }
            '>' if in_tag => in_tag = false,
            _ if in_tag || hidden => {}
            '\u{a0}' | '\n' => text.push(' '),
            _ => text.push(letter),
        }
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_sentence_is_published_as_readers_see_it() {
        let html = "A &amp; B: <a id=\"x\" href=\"#\">1.234\u{a0}€</a><i class=\"mark\" aria-hidden=\"true\">a</i>\
                    <i class=\"spoken\"> (angenommen)</i> &lt;1";
        assert_eq!(text(html), "A & B: 1.234 € (angenommen) <1");
    }
}
