//! The stylesheet of the charts: contrast by WCAG 2.2 in both modes, computed from its own values, and a rule
//! for every role that a drawing names.

use crate::charts::mark::{CLASSES, TextRole};

const STYLESHEET: &str = include_str!("../../../site-templates/style/charts.css");

/// Contrast that text needs (WCAG 2.2, 1.4.3) and that marks need (1.4.11).
const OF_TEXT: f64 = 4.5;
const OF_MARKS: f64 = 3.0;

type Palette = Vec<(String, [u8; 3])>;

/// The colours that the block after the `nth` `:root` sets.
fn palette(nth: usize) -> Palette {
    let block = STYLESHEET.split(":root {").nth(nth + 1).expect("a block for each mode");
    let block = block.split('}').next().expect("the block ends");
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--chart-"))
        .map(|line| {
            let (name, value) = line.split_once(": #").expect("a plain colour");
            let value = value.strip_suffix(';').expect("one declaration a line");
            assert_eq!(value.len(), 6, "{line}");
            let channel = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).expect("hexadecimal");
            (name.to_owned(), [channel(0), channel(2), channel(4)])
        })
        .collect()
}

fn color(palette: &Palette, name: &str) -> [u8; 3] {
    palette.iter().find(|(this, _)| this == name).unwrap_or_else(|| panic!("no colour {name}")).1
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(color: [u8; 3]) -> f64 {
    let linear = color.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Pairs that meet in a drawing: the front, what lies behind it, the contrast they need.
const PAIRS: [(&str, &str, f64); 23] = [
    ("ink", "ground", OF_TEXT),
    ("muted", "ground", OF_TEXT),
    ("actual", "ground", OF_TEXT),
    ("without", "ground", OF_TEXT),
    ("cost", "ground", OF_TEXT),
    // The name of the area, and values in hollow columns.
    ("ink", "between", OF_TEXT),
    // Values in filled columns.
    ("ground", "actual", OF_TEXT),
    ("axis", "ground", OF_MARKS),
    ("without", "ground", OF_MARKS),
    ("saving-1", "ground", OF_MARKS),
    ("saving-2", "ground", OF_MARKS),
    ("saving-3", "ground", OF_MARKS),
    // The area itself is paler than that: its edges carry it.
    ("actual", "between", OF_MARKS),
    ("without", "between", OF_MARKS),
    ("axis", "between", OF_MARKS),
    // The diamond has an edge of the ground, which separates it from what is below it.
    ("ink", "ground", OF_MARKS),
    ("ground", "cost", OF_MARKS),
    ("ground", "actual", OF_MARKS),
    // A hollow bar: its edge carries it, and the diamond lies on it.
    ("cost", "cost-pale", OF_MARKS),
    ("ink", "cost-pale", OF_MARKS),
    // Hatching says that an amount is not final: it is seen, and does not disturb its column.
    ("hatching", "between", 1.5),
    ("hatching", "ground", 1.5),
    // Grids only help: that they are seen at all is enough.
    ("grid", "ground", 1.2),
];

#[test]
fn the_measure_is_that_of_wcag() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.005);
}

#[test]
fn texts_and_marks_stand_out_in_light_and_dark() {
    let mut short = Vec::new();
    for (mode, palette) in [("light", palette(0)), ("dark", palette(1))] {
        for (front, behind, needed) in PAIRS {
            let found = contrast(color(&palette, front), color(&palette, behind));
            if found < needed {
                short.push(format!("{mode}: {front} on {behind} {found:.2}, needed {needed}"));
            }
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}

#[test]
fn both_modes_set_the_same_colours_and_every_colour_used_is_set() {
    let names = |palette: Palette| palette.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(palette(0)), names(palette(1)));
    for used in STYLESHEET.split("var(--chart-").skip(1) {
        let name = used.split(')').next().unwrap_or_default();
        color(&palette(0), name);
    }
}

#[test]
fn every_colour_that_is_set_is_measured() {
    for (name, _) in palette(0) {
        let measured = PAIRS.iter().any(|(front, behind, _)| *front == name || *behind == name);
        assert!(measured, "{name}");
    }
}

#[test]
fn every_role_has_a_rule() {
    let texts = [
        TextRole::Tick,
        TextRole::Strong,
        TextRole::Actual,
        TextRole::Without,
        TextRole::Cost,
        TextRole::OnBar,
    ];
    let classes =
        CLASSES.iter().map(|(_, class)| *class).chain(texts.map(TextRole::class)).chain(["mid", "end"]);
    for class in classes {
        let named = STYLESHEET
            .lines()
            .any(|line| line.trim_end_matches([' ', '{', ',']).ends_with(&format!(".{class}")));
        assert!(named, "no rule for .{class}");
    }
}
