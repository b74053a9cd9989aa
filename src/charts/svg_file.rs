//! A drawing as a file of its own, for a newspaper or a council paper: the same elements, and in it those rules of the
//! stylesheet that it needs, with the light colours.

use super::svg_backend::escape_into;
use crate::invariant::Invariant;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The rules of a stylesheet that drawings need, with their colours.
#[derive(Clone, Debug, Default)]
pub struct ChartStyle {
    /// The class that a rule is for, if it is not for all drawings, and the rule.
    rules: Vec<(Option<String>, String)>,
}

impl ChartStyle {
    /// The rules for `.chart` outside of any condition, of a stylesheet without comments. A name of a value stands for
    /// the first value that it is given, which is the light one.
    #[must_use]
    pub fn of(stylesheet: &str) -> Self {
        let blocks = blocks(stylesheet);
        let mut values: BTreeMap<&str, &str> = BTreeMap::new();
        for (_, body) in blocks.iter().filter(|(head, _)| head == ":root") {
            let set = body.split(';').filter_map(|line| line.trim().split_once(':'));
            for (name, value) in set.filter(|(name, _)| name.starts_with("--")) {
                values.entry(name).or_insert_with(|| value.trim());
            }
        }
        let mut rules = Vec::new();
        for (head, body) in &blocks {
            let body = resolved(body, &values);
            let body: Vec<&str> = body.split(';').map(str::trim).filter(|line| !line.is_empty()).collect();
            for selector in head.split(',').map(str::trim) {
                let Some(of) = selector.strip_prefix(".chart") else { continue };
                if of.starts_with('.') {
                    // Which of two drawings is shown.
                    continue;
                }
                let class = of.split_once('.').map(|(_, class)| class.to_owned());
                rules.push((class, format!("{selector}{{{}}}", body.join(";"))));
            }
        }
        Self { rules }
    }

    /// The rules that a drawing with these classes needs.
    fn write(&self, written: &mut String, classes: &BTreeSet<&str>) {
        let needed = |(class, _): &&(Option<String>, String)| {
            class.as_ref().is_none_or(|class| class == GROUND || classes.contains(class.as_str()))
        };
        for (_, rule) in self.rules.iter().filter(needed) {
            escape_into(written, rule);
        }
    }
}

/// The class of what lies behind a drawing.
const GROUND: &str = "ground";
/// Around a drawing.
const MARGIN: u32 = 16;

/// A wide drawing as a file.
#[must_use]
pub fn svg_file(wide: &str, style: &ChartStyle) -> String {
    const HEAD: &str = "<svg class=\"chart wide\" viewBox=\"0 0 ";
    let rest = wide.strip_prefix(HEAD).invariant("a wide drawing begins like this");
    let (size, rest) = rest.split_once('"').invariant("an attribute ends");
    let (head, elements) = rest.split_once('>').invariant("the head of a drawing ends");
    let mut sides = size.split(' ').map(|side| side.parse::<u32>().invariant("a side is a whole number"));
    let mut side = || sides.next().invariant("a drawing has two sides") + 2 * MARGIN;
    let (width, height) = (side(), side());
    let mut file = String::with_capacity(wide.len() + 2048);
    write!(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"-{MARGIN} -{MARGIN} {width} {height}\"{head}><style>"
    )
    .invariant("a string takes all text");
    let classes = elements.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    style.write(&mut file, &classes.flat_map(|classes| classes.split(' ')).collect());
    write!(file, "</style><path class=\"{GROUND}\" d=\"M-{MARGIN} -{MARGIN}h{width}v{height}h-{width}z\"/>")
        .invariant("a string takes all text");
    file.push_str(elements);
    file.push('\n');
    file
}

/// A stylesheet without what only those need who write it: comments, and lines on which nothing is left.
#[must_use]
pub fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let bare = parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, after)| after));
    bare.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// The outermost blocks of a stylesheet: what stands before the brace, and what between the braces.
fn blocks(css: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let (mut depth, mut head, mut body) = (0_usize, String::new(), String::new());
    for letter in css.chars() {
        match (letter, depth) {
            ('{', 0) => depth = 1,
            ('}', 1) => {
                blocks.push((head.trim().to_owned(), std::mem::take(&mut body)));
                head.clear();
                depth = 0;
            }
            (_, 0) => head.push(letter),
            _ => {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                body.push(letter);
            }
        }
    }
    blocks
}

/// A piece of a stylesheet with values in the place of their names.
fn resolved(css: &str, values: &BTreeMap<&str, &str>) -> String {
    let mut parts = css.split("var(");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(')').unwrap_or((part, ""));
        text.push_str(values.get(name).copied().unwrap_or("currentColor"));
        text.push_str(after);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_the_light_colours_of_the_rules_that_it_needs() {
        let css = ":root {\n  --type: \"A B\", serif;\n  --chart-actual: #00599c;\n}\n\
                   @media (prefers-color-scheme: dark) { :root { --chart-actual: #6db8ff; } }\n\
                   h1 { color: red; }\n\
                   .chart { font-family: var(--type); }\n.chart.wide { display: none; }\n\
                   .chart .ground { fill: #ffffff; }\n\
                   /* What was paid. */\n.chart .bar,\n.chart .level {\n  fill: var(--chart-actual);\n}\n\
                   @media print { .chart { color: red; } }\n";
        let drawing = "<svg class=\"chart wide\" viewBox=\"0 0 720 41\" role=\"img\" aria-label=\"X\" focusable=\"false\">\
                       <path class=\"bar\" d=\"M1 1h2v2h-2z\"/></svg>";
        assert_eq!(
            svg_file(drawing, &ChartStyle::of(&without_comments(css))),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"752\" height=\"73\" \
             viewBox=\"-16 -16 752 73\" role=\"img\" aria-label=\"X\" focusable=\"false\">\
             <style>.chart{font-family: &quot;A B&quot;, serif}.chart .ground{fill: #ffffff}\
             .chart .bar{fill: #00599c}</style>\
             <path class=\"ground\" d=\"M-16 -16h752v73h-752z\"/>\
             <path class=\"bar\" d=\"M1 1h2v2h-2z\"/></svg>\n"
        );
    }

    #[test]
    fn comments_are_for_those_who_write_a_stylesheet() {
        let css = "/* all */\n\na { b: c }\n  /* one */\n  d { e: f } /* two\n  lines */\n";
        assert_eq!(without_comments(css), "a { b: c }\n  d { e: f } \n");
    }

    #[test]
    fn a_stylesheet_that_is_none_does_no_harm() {
        for css in ["", "{", "}", "a{b", "/*", ".chart{fill:var(--x", ":root{--x}", ".chart,{}"] {
            let _style = ChartStyle::of(css);
        }
    }
}
