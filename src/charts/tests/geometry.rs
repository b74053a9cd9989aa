//! Whatever the data: no text leaves its drawing, meets another one, or is crossed by a leader of an event;
//! no mark leaves the drawing; every drawing is well-formed.

use super::any_data;
use super::well_formed::{DrawnText, Read, read, segments};
use crate::charts::sheet::{Align, Area};
use crate::charts::text_size::{ASCENT, DESCENT, width};
use crate::charts::*;
use proptest::prelude::*;

/// Texts are written in tenths of a unit, which may shift each by half a tenth.
const RASTER: f64 = 0.11;

fn room(text: &DrawnText) -> Area {
    let has = |class: &str| text.classes.iter().any(|this| this == class);
    let align = if has("end") {
        Align::End
    } else if has("mid") {
        Align::Middle
    } else {
        Align::Start
    };
    let width = width(&text.text, has("strong") || has("on-bar"));
    let left = match align {
        Align::Start => text.x,
        Align::Middle => text.x - width / 2.0,
        Align::End => text.x - width,
    };
    Area {
        left: left + RASTER,
        top: text.y - ASCENT + RASTER,
        right: left + width - RASTER,
        bottom: text.y + DESCENT - RASTER,
    }
}

fn check_texts(drawing: &Read) {
    let frame = Area { left: 0.0, top: 0.0, right: drawing.width, bottom: drawing.height };
    let rooms: Vec<Area> = drawing.texts.iter().map(room).collect();
    for (place, one) in rooms.iter().enumerate() {
        assert!(!drawing.texts[place].text.is_empty(), "an empty text");
        assert!(frame.holds(one), "leaves the drawing: {:?}", drawing.texts[place]);
        for (other_place, other) in rooms.iter().enumerate().skip(place + 1) {
            assert!(!one.meets(other), "{:?} meets {:?}", drawing.texts[place], drawing.texts[other_place]);
        }
    }
}

fn check_marks(drawing: &Read) {
    let inside =
        |(x, y): (f64, f64)| (0.0..=drawing.width).contains(&x) && (0.0..=drawing.height).contains(&y);
    for (class, data) in &drawing.paths {
        for point in segments(data).concat() {
            assert!(inside(point), "{class} leaves the drawing at {point:?}");
        }
    }
    for (class, [x, y, radius]) in &drawing.circles {
        assert!(
            inside((x - radius, y - radius)) && inside((x + radius, y + radius)),
            "{class} leaves the drawing"
        );
    }
}

/// No leader runs through a text.
fn check_leaders(drawing: &Read) {
    for (_, data) in drawing.paths.iter().filter(|(class, _)| class == "leader") {
        for leader in segments(data) {
            let [from, to] = leader[..] else { panic!("a leader of {} points", leader.len()) };
            if from.0 != to.0 {
                continue;
            }
            let extent = Area { left: from.0, right: to.0, top: from.1.min(to.1), bottom: from.1.max(to.1) };
            let crossed = drawing.texts.iter().find(|text| {
                let room = room(text);
                extent.left > room.left
                    && extent.left < room.right
                    && extent.top < room.bottom
                    && room.top < extent.bottom
            });
            assert!(crossed.is_none(), "a leader at {from:?} crosses {crossed:?}");
        }
    }
}

/// No line or edge of these classes runs through a text.
fn check_crossings(drawing: &Read, classes: &[&str]) {
    for (class, data) in drawing.paths.iter().filter(|(class, _)| classes.contains(&class.as_str())) {
        for pair in segments(data).iter().flat_map(|segment| segment.windows(2)) {
            let [from, to] = [pair[0], pair[1]];
            let crossed = drawing.texts.iter().find(|text| passes(from, to, &room(text)));
            assert!(crossed.is_none(), "{class} from {from:?} to {to:?} crosses {crossed:?}");
        }
    }
}

/// Whether a line runs through an area: cut to its height, it reaches into its width.
fn passes((x, y): (f64, f64), (to_x, to_y): (f64, f64), area: &Area) -> bool {
    let (from, to) = if y <= to_y { ((x, y), (to_x, to_y)) } else { ((to_x, to_y), (x, y)) };
    if to.1 <= area.top || area.bottom <= from.1 {
        return false;
    }
    let at = |height: f64| {
        let share = if to.1 > from.1 { (height - from.1) / (to.1 - from.1) } else { 0.0 };
        from.0 + share.clamp(0.0, 1.0) * (to.0 - from.0)
    };
    let (one, other) = if to.1 > from.1 { (at(area.top), at(area.bottom)) } else { (from.0, to.0) };
    one.min(other) < area.right && area.left < one.max(other)
}

/// The areas of rectangles and bars with a head.
fn areas(drawing: &Read, class: &str) -> Vec<Area> {
    let paths = drawing.paths.iter().filter(|(this, _)| this == class);
    let around = |corners: Vec<(f64, f64)>| Area {
        left: corners.iter().map(|corner| corner.0).fold(f64::INFINITY, f64::min),
        top: corners.iter().map(|corner| corner.1).fold(f64::INFINITY, f64::min),
        right: corners.iter().map(|corner| corner.0).fold(f64::NEG_INFINITY, f64::max),
        bottom: corners.iter().map(|corner| corner.1).fold(f64::NEG_INFINITY, f64::max),
    };
    paths.flat_map(|(_, data)| segments(data)).map(around).collect()
}

/// A text in the colour for bars lies in one, and all others lie in none.
fn check_bars(drawing: &Read) {
    let bars = areas(drawing, "bar");
    for text in &drawing.texts {
        let on_bar = text.classes.iter().any(|class| class == "on-bar");
        let room = room(text);
        let lies_right = if on_bar {
            bars.iter().any(|bar| bar.holds(&room))
        } else {
            !bars.iter().any(|bar| bar.meets(&room))
        };
        assert!(lies_right, "{text:?} among {bars:?}");
    }
}

/// No disc covers a text.
fn check_discs(drawing: &Read) {
    for (class, [x, y, radius]) in &drawing.circles {
        let disc = Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
        let covered = drawing.texts.iter().find(|text| room(text).meets(&disc));
        assert!(covered.is_none(), "{class} at {x} {y} covers {covered:?}");
    }
}

fn check(drawing: Option<Drawing>) {
    check_with(drawing, |_| {});
}

fn check_with(drawing: Option<Drawing>, more: impl Fn(&Read)) {
    let Some(drawing) = drawing else { return };
    for (svg, width) in [(&drawing.wide, 720.0), (&drawing.narrow, 360.0)] {
        let read = read(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        assert_eq!(read.width, width);
        check_texts(&read);
        check_marks(&read);
        check_leaders(&read);
        more(&read);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cost_per_member_keeps_its_texts_apart(data in any_data::cost_per_member()) {
        check_with(cost_per_member("Kosten", &data), |drawing| {
            check_crossings(drawing, &["actual", "planned", "without"]);
            check_discs(drawing);
        });
    }

    #[test]
    fn change_of_bill_keeps_its_texts_apart(data in any_data::change_of_bill()) {
        check_with(change_of_bill("Veränderung", &data), |drawing| {
            check_crossings(drawing, &["cost", "membership"]);
        });
    }

    #[test]
    fn cumulative_saving_keeps_its_texts_apart(data in any_data::cumulative_saving()) {
        check(cumulative_saving("Entlastung", &data));
    }

    #[test]
    fn composition_keeps_its_texts_apart(data in any_data::composition()) {
        check_with(composition("Zusammensetzung", &data), check_bars);
    }

    #[test]
    fn a_waterfall_keeps_its_texts_apart(data in any_data::waterfall()) {
        check(Some(waterfall("Weg", &data)));
    }

    #[test]
    fn bill_bar_keeps_its_texts_apart(data in any_data::bill_bar()) {
        check(bill_bar("Kosten", &data));
    }

    #[test]
    fn bill_by_year_keeps_its_texts_apart(data in any_data::bill_by_year()) {
        check_with(bill_by_year("Rechnung", &data), |drawing| {
            check_crossings(drawing, &["outline", "without", "hatching"]);
            check_bars(drawing);
        });
    }

    #[test]
    fn membership_spans_keep_their_texts_apart(data in any_data::membership_spans()) {
        check_with(membership_spans("Mitgliedschaften", &data), check_bars);
    }

    #[test]
    fn scenario_keeps_its_texts_apart(data in any_data::scenario()) {
        check_with(scenario("Ausblick", &data), check_bars);
    }
}
