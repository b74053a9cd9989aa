//! Whatever the data: no text leaves its drawing, meets another one, or is crossed by a leader of an event;
//! no mark leaves the drawing; every drawing is well-formed.

use super::any_data;
use super::well_formed::{DrawnText, Read, read, stretches};
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
        for point in stretches(data).concat() {
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
        for leader in stretches(data) {
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

fn check(drawing: Option<Drawing>) {
    let Some(drawing) = drawing else { return };
    for (svg, width) in [(&drawing.wide, 720.0), (&drawing.narrow, 360.0)] {
        let read = read(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
        assert_eq!(read.width, width);
        check_texts(&read);
        check_marks(&read);
        check_leaders(&read);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cost_per_member_keeps_its_texts_apart(data in any_data::cost_per_member()) {
        check(cost_per_member("Kosten", &data));
    }

    #[test]
    fn change_of_share_keeps_its_texts_apart(data in any_data::change_of_share()) {
        check(change_of_share("Veränderung", &data));
    }

    #[test]
    fn cumulative_saving_keeps_its_texts_apart(data in any_data::cumulative_saving()) {
        check(cumulative_saving("Entlastung", &data));
    }

    #[test]
    fn composition_keeps_its_texts_apart(data in any_data::composition()) {
        check(composition("Zusammensetzung", &data));
    }

    #[test]
    fn bill_by_year_keeps_its_texts_apart(data in any_data::bill_by_year()) {
        check(bill_by_year("Rechnung", &data));
    }

    #[test]
    fn membership_spans_keep_their_texts_apart(data in any_data::membership_spans()) {
        check(membership_spans("Mitgliedschaften", &data));
    }

    #[test]
    fn scenario_keeps_its_texts_apart(data in any_data::scenario()) {
        check(scenario("Ausblick", &data));
    }
}
