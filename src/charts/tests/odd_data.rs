//! Facts about drawings of usual and of odd data.

use super::samples;
use super::well_formed::{Read, read};
use crate::cents::Cents;
use crate::charts::*;
use jiff::civil::date;

fn all() -> Vec<Drawing> {
    let drawings = [
        cost_per_member("Kosten je Kommune", &samples::cost_per_member()),
        change_of_bill("Veränderung", &samples::change_of_bill()),
        cumulative_saving("Entlastung", &samples::cumulative_saving()),
        composition("Zusammensetzung", &samples::composition()),
        bill_by_year("Rechnung", &samples::bill_by_year()),
        membership_spans("Mitgliedschaften", &samples::membership_spans()),
        scenario("Ausblick", &samples::scenario()),
        Some(waterfall("Weg", &samples::waterfall())),
    ];
    drawings.map(|drawing| drawing.expect("the samples hold data")).into()
}

fn texts(svg: &str) -> Vec<String> {
    read(svg).expect("well-formed").texts.into_iter().map(|text| text.text).collect()
}

fn segments_of(drawing: &Read, class: &str) -> usize {
    drawing.paths.iter().filter(|(this, _)| this == class).map(|(_, data)| data.matches('M').count()).sum()
}

#[test]
fn same_data_gives_same_bytes() {
    assert_eq!(all(), all());
}

#[test]
fn a_drawing_of_usual_data_takes_at_most_three_kilobytes() {
    for drawing in all() {
        assert!(drawing.wide.len() <= 3000, "{}", drawing.wide);
        assert!(drawing.narrow.len() <= 3000, "{}", drawing.narrow);
    }
}

#[test]
fn a_drawing_holds_no_id_no_style_and_no_colour() {
    for drawing in all() {
        for svg in [drawing.wide, drawing.narrow] {
            for word in [" id=", "style", "fill=", "stroke=", "font", "#", "url(", "href", "<g", "<script"] {
                assert!(!svg.contains(word), "{word} in {svg}");
            }
        }
    }
}

#[test]
fn without_data_there_is_no_drawing() {
    let mut cost = samples::cost_per_member();
    cost.steps.iter_mut().for_each(|step| step.share = None);
    assert_eq!(cost_per_member("", &cost), None);
    let mut change = samples::change_of_bill();
    change.years.truncate(1);
    assert_eq!(change_of_bill("", &change), None);
    let mut saving = samples::cumulative_saving();
    saving.accessions.clear();
    assert_eq!(cumulative_saving("", &saving), None);
    assert_eq!(composition("", &Composition { parts: vec![], ..samples::composition() }), None);
    let mut bill = samples::bill_by_year();
    bill.years.clear();
    assert_eq!(bill_by_year("", &bill), None);
    let mut spans = samples::membership_spans();
    spans.to = spans.from;
    assert_eq!(membership_spans("", &spans), None);
    let mut steps = samples::scenario();
    steps.steps.clear();
    assert_eq!(scenario("", &steps), None);
}

#[test]
fn names_and_labels_are_escaped() {
    let mut data = samples::composition();
    data.parts.truncate(1);
    data.parts[0].label = "A & B <\"x\">".into();
    let drawing = composition("Kosten \"<&>\"", &data).expect("one part");
    let read = read(&drawing.wide).expect("well-formed");
    assert_eq!(read.name, "Kosten \"<&>\"");
    assert_eq!(read.texts[0].text, "A & B <\"x\">");
}

#[test]
fn one_bar_is_drawn_as_a_whole_like_this() {
    let data = Composition {
        parts: vec![CompositionPart {
            label: "Lizenzen".into(),
            amount: Cents(65_000).into(),
            percent: "100,0\u{a0}%".into(),
        }],
        statuses: samples::statuses(),
    };
    assert_eq!(
        composition("Kosten 2024", &data).map(|drawing| drawing.narrow).as_deref(),
        Some(concat!(
            r#"<svg class="chart narrow" viewBox="0 0 360 41" role="img" aria-label="Kosten 2024" focusable="false">"#,
            r#"<path class="bar" d="M1 19h358v18h-358z"/><path class="axis" d="M1 17v22"/>"#,
            r#"<text x="0" y="13">Lizenzen</text>"#,
            "<text class=\"strong end\" x=\"287.8\" y=\"13\">650\u{a0}€</text>",
            "<text class=\"tick end\" x=\"360\" y=\"13\">100,0\u{a0}%</text></svg>"
        ))
    );
}

#[test]
fn a_gap_year_interrupts_both_lines_and_the_area() {
    let mut data = samples::cost_per_member();
    data.steps[3].share = None;
    data.steps[3].without_accessions = None;
    let drawing = read(&cost_per_member("", &data).expect("data").wide).expect("well-formed");
    let counts = ["actual", "without", "between"].map(|class| segments_of(&drawing, class));
    assert_eq!(counts, [2, 2, 2]);
}

#[test]
fn without_any_accession_there_is_one_line_and_no_area() {
    let mut data = samples::cost_per_member();
    data.steps.iter_mut().for_each(|step| step.without_accessions = step.share);
    data.events.clear();
    let svg = cost_per_member("", &data).expect("data").wide;
    let drawing = read(&svg).expect("well-formed");
    let counts = ["actual", "without", "between", "leader"].map(|class| segments_of(&drawing, class));
    assert_eq!(counts, [1, 0, 0, 0]);
    assert!(!texts(&svg).contains(&"ohne Beitritte".to_owned()));
}

#[test]
fn an_accession_and_a_withdrawal_have_marks_of_their_own() {
    let mut data = samples::cost_per_member();
    data.events[1].kind = EventKind::Leave;
    let drawing = read(&cost_per_member("", &data).expect("data").wide).expect("well-formed");
    let classes: Vec<&str> = drawing.circles.iter().map(|(class, _)| class.as_str()).collect();
    assert_eq!(classes, ["join", "leave"]);
}

#[test]
fn accessions_of_one_day_share_a_label_with_the_last_fraction() {
    let mut data = samples::cost_per_member();
    data.events[0].date = date(2022, 1, 1);
    let svg = cost_per_member("", &data).expect("data").wide;
    assert!(texts(&svg).contains(&"Selm, Holzwickede: 1/8".to_owned()), "{svg}");
}

#[test]
fn a_refund_hangs_below_the_zero_line_and_is_its_value() {
    let mut data = samples::bill_by_year();
    data.years[2].bill = Some(Cents(-150_000).into());
    let svg = bill_by_year("", &data).expect("data").wide;
    assert!(texts(&svg).contains(&"\u{2212}2.000".to_owned()), "{svg}");
    assert!(texts(&svg).contains(&"\u{2212}1.500".to_owned()), "{svg}");
}

#[test]
fn effects_of_one_direction_lie_on_top_of_each_other() {
    let data = ChangeOfBill {
        years: vec![YearChange {
            year: 2020,
            effects: Some(Effects { cost: Cents(30_000), membership: Cents(20_000), ..Effects::default() }),
        }],
        ..samples::change_of_bill()
    };
    let svg = change_of_bill("", &data).expect("data").wide;
    assert!(texts(&svg).contains(&"+500\u{a0}€".to_owned()), "{svg}");
    assert!(texts(&svg).contains(&"500".to_owned()), "the axis reaches the sum: {svg}");
}

#[test]
fn tiny_amounts_are_written_with_cents_and_large_ones_in_millions() {
    let part =
        |amount| CompositionPart { label: "x".into(), amount: Cents(amount).into(), percent: String::new() };
    let of = |parts| {
        texts(&composition("", &Composition { parts, ..samples::composition() }).expect("parts").wide)
    };
    assert_eq!(of(vec![part(7), part(250)]), ["x", "2,50\u{a0}€", "x", "0,07\u{a0}€"]);
    assert_eq!(of(vec![part(40_000_000_000), part(250)]), ["x", "400,0\u{a0}Mio.\u{a0}€", "x", "3\u{a0}€"]);
}

#[test]
fn of_more_accessions_than_parts_the_smallest_are_one() {
    let saving = |number: i128| AccessionSaving {
        label: format!("K{number}"),
        cumulative: vec![Cents(number * 100_000)],
    };
    let data = CumulativeSaving {
        years: vec![2024],
        accessions: (1..=10).map(saving).collect(),
        others_label: "{} weitere".into(),
        gap_label: String::new(),
    };
    let texts = texts(&cumulative_saving("", &data).expect("data").wide);
    assert!(texts.contains(&"K4".to_owned()) && !texts.contains(&"K3".to_owned()), "{texts:?}");
    assert!(
        texts.contains(&"3 weitere".to_owned()) && texts.contains(&"6.000\u{a0}€".to_owned()),
        "{texts:?}"
    );
    assert!(texts.contains(&"55.000\u{a0}€".to_owned()), "{texts:?}");
}

#[test]
fn what_is_imagined_is_hollow_and_the_gain_stands_below_each_step() {
    let svg = scenario("", &samples::scenario()).expect("data").wide;
    let drawing = read(&svg).expect("well-formed");
    let counts = ["earlier", "bar", "imagined"].map(|class| segments_of(&drawing, class));
    assert_eq!(counts, [2, 1, 2]);
    for gain in ["\u{2212}719\u{a0}€", "\u{2212}540\u{a0}€", "\u{2212}419\u{a0}€", "\u{2212}336\u{a0}€"]
    {
        assert!(texts(&svg).contains(&gain.to_owned()), "{svg}");
    }
}

#[test]
fn a_waterfall_ends_where_its_reasons_lead() {
    // 5,276.25 − 680 − 570 + 640 + 224.38 = 4,890.63; in whole euros it would be 4,890 and read 4,891.
    let drawing = waterfall("", &samples::waterfall());
    for svg in [drawing.wide, drawing.narrow] {
        let texts = texts(&svg);
        for text in ["5.276,25\u{a0}€", "\u{2212}680,00\u{a0}€", "+224,38\u{a0}€", "4.890,63\u{a0}€"]
        {
            assert!(texts.contains(&text.to_owned()), "{text} in {svg}");
        }
        let read = read(&svg).expect("well-formed");
        let numbers = ["level", "membership", "cost", "other"].map(|class| segments_of(&read, class));
        assert_eq!(numbers, [2, 2, 1, 1], "{svg}");
    }
}
