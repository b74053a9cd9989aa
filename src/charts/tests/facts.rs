//! What a drawing says, whichever of the two it is, and where it says it.

use super::samples;
use super::well_formed::{Read, read, segments};
use crate::cents::Cents;
use crate::charts::*;
use jiff::civil::date;

fn both(drawing: Option<Drawing>) -> [Read; 2] {
    let drawing = drawing.expect("data");
    [&drawing.wide, &drawing.narrow].map(|svg| read(svg).expect("well-formed"))
}

fn says(drawing: &Read, text: &str) -> bool {
    drawing.texts.iter().any(|drawn| drawn.text == text)
}

/// Top and bottom of each rectangle of a class.
fn heights(drawing: &Read, class: &str) -> Vec<(f64, f64)> {
    let paths = drawing.paths.iter().filter(|(this, _)| this == class);
    let ends = |corners: Vec<(f64, f64)>| {
        let ys = || corners.iter().map(|corner| corner.1);
        (ys().fold(f64::INFINITY, f64::min), ys().fold(f64::NEG_INFINITY, f64::max))
    };
    paths.flat_map(|(_, data)| segments(data)).map(ends).collect()
}

#[test]
fn a_line_is_labelled_with_its_first_its_lowest_its_highest_and_its_last_value_and_no_other() {
    let [wide, _] = both(cost_per_member("", &samples::cost_per_member()));
    let euros: Vec<&str> = wide
        .texts
        .iter()
        .map(|text| text.text.as_str())
        .filter(|text| text.ends_with(" €") || text.ends_with("\u{a0}€"))
        .collect();
    // 4,437.50 at first, 3,552.18 at least, 4,550.12 at most, 5,033.75 and 3,775.31 at last.
    let expected = ["4.438\u{a0}€", "3.552\u{a0}€", "4.550\u{a0}€", "5.034\u{a0}€", "3.775\u{a0}€"];
    assert_eq!(euros, expected);
}

#[test]
fn what_is_planned_is_dotted_and_the_last_booked_value_is_written_with_its_year() {
    let mut data = samples::cost_per_member();
    data.steps[6].planned = true;
    for drawing in both(cost_per_member("", &data)) {
        let paths = |class: &str| -> Vec<Vec<(f64, f64)>> {
            let of_class = drawing.paths.iter().filter(|(this, _)| this == class);
            of_class.flat_map(|(_, data)| segments(data)).collect()
        };
        let (booked, dotted) = (paths("actual"), paths("planned"));
        let [booked] = &booked[..] else { panic!("one booked line, not {booked:?}") };
        let [step, planned] = &dotted[..] else { panic!("the step and the planned year, not {dotted:?}") };
        // A year of six, from where the booked line ends to the end of the plot.
        let (begin, end) = (booked[0].0, planned[1].0);
        let (ends, begins) = (booked[booked.len() - 1], step[0]);
        assert!((ends.0 - begins.0).abs() < 0.2 && (ends.1 - begins.1).abs() < 0.2);
        assert!(((planned[1].0 - planned[0].0) - (end - begin) / 6.0).abs() < 0.2);
        // A narrow drawing has no room for the year.
        let value = if drawing.width > 400.0 { "2023: 3.664\u{a0}€" } else { "3.664\u{a0}€" };
        let written = drawing.texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
        assert!(written.contains("3.775\u{a0}€") && written.contains("2024 geplant"), "{written}");
        let bold = |text: &str| {
            let drawn = drawing.texts.iter().find(|drawn| drawn.text == text).expect("written");
            drawn.classes.iter().any(|class| class == "strong")
        };
        assert!(bold(value) && !bold("3.775\u{a0}€"));
    }
}

#[test]
fn a_key_names_the_latest_bill_and_apart_from_it_the_one_that_is_planned() {
    let [wide, narrow] = both(bill_by_year("", &samples::bill_by_year()));
    assert!(says(&narrow, "Rechnung 2024: 4.675\u{a0}€"));
    assert!(says(&wide, "4.675") && says(&wide, "Rechnung"), "in its column and beside it");
    let mut data = samples::bill_by_year();
    let planned = Cents(467_531);
    data.years[5].bill = Some(StatusParts { amount: planned, planned, assumed: Cents::ZERO });
    for drawing in both(bill_by_year("", &data)) {
        assert!(says(&drawing, "Rechnung 2023: 4.564\u{a0}€"), "{:?}", drawing.texts);
        assert!(says(&drawing, "geplant 2024: 4.675\u{a0}€"), "{:?}", drawing.texts);
        assert!(says(&drawing, "angenommen"), "{:?}", drawing.texts);
    }
}

#[test]
fn an_assumed_bill_of_those_who_take_part_is_hatched_in_the_scenario_too() {
    let mut data = samples::scenario();
    data.steps[2].bill.assumed = data.steps[2].bill.amount;
    let drawings = both(scenario("", &data));
    data.steps
        .iter_mut()
        .for_each(|step| step.label = "in einem Wort von vierundvierzig Buchstaben und mehr".into());
    for drawing in drawings.into_iter().chain(both(scenario("", &data))) {
        assert_eq!(drawing.paths.iter().filter(|(class, _)| class == "bar").count(), 0);
        assert_eq!(heights(&drawing, "assumed").len(), 2, "the bar and its key");
        assert!(says(&drawing, "angenommen"));
    }
}

#[test]
fn an_assumed_part_is_drawn_as_a_part() {
    let mut data = samples::bill_by_year();
    let half = StatusParts { amount: Cents(400_000), planned: Cents::ZERO, assumed: Cents(200_000) };
    data.years[4].bill = Some(half);
    // Five cents of 4,675.31 are not seen, and the key says of them that they are there.
    data.years[5].bill = Some(StatusParts { assumed: Cents(5), ..Cents(467_531).into() });
    let [wide, _] = both(bill_by_year("", &data));
    let parts = heights(&wide, "assumed");
    let [_, (top, bottom)] = parts[..] else { panic!("the key and one part, not {parts:?}") };
    let columns = heights(&wide, "bar");
    assert_eq!(columns.len(), 6);
    let (of_half, end) = columns[4];
    assert!((bottom - of_half).abs() < 0.2 && ((end - of_half) - (bottom - top)).abs() < 0.3);
    assert!(says(&wide, "angenommen"));
}

#[test]
fn the_area_is_named_in_it_or_with_its_last_value_beside_it() {
    let [wide, narrow] = both(cost_per_member("", &samples::cost_per_member()));
    assert!(says(&wide, "Entlastung") && says(&narrow, "Entlastung"));
    // A hundredth of a year is too narrow for the word.
    let mut data = samples::cost_per_member();
    for step in &mut data.steps[..6] {
        step.without_accessions = step.share;
    }
    data.steps[6].from = date(2024, 12, 28);
    data.steps[5].to = date(2024, 12, 28);
    for drawing in both(cost_per_member("", &data)) {
        assert!(says(&drawing, "Entlastung") && says(&drawing, "1.258\u{a0}€"), "{:?}", drawing.texts);
    }
}

#[test]
fn what_accessions_made_dearer_is_no_area_of_a_saving() {
    let mut data = samples::cost_per_member();
    for step in &mut data.steps {
        step.without_accessions = step.share.map(|share| share - Cents(50_000));
    }
    for drawing in both(cost_per_member("", &data)) {
        assert_eq!(heights(&drawing, "between"), []);
        assert!(!says(&drawing, "Entlastung"));
    }
}

#[test]
fn in_a_gap_stands_no_mark_but_that_nothing_is_booked() {
    let mut data = samples::cost_per_member();
    data.steps[4].share = None;
    data.steps[4].without_accessions = None;
    data.events[1].date = date(2022, 7, 1);
    for drawing in both(cost_per_member("", &data)) {
        assert_eq!(drawing.circles.len(), 1, "only the accession of 2020 is at a height");
        assert!(says(&drawing, "Holzwickede: 1/8"));
        // Its leader stands on the axis, interrupted by the words.
        let axis = heights(&drawing, "axis").iter().map(|end| end.0).fold(f64::INFINITY, f64::min);
        let leaders = heights(&drawing, "leader");
        assert!(leaders.iter().any(|leader| (leader.1 - axis).abs() < 0.1), "{leaders:?} {axis}");
        let words: Vec<&str> = drawing
            .texts
            .iter()
            .map(|text| text.text.as_str())
            .filter(|text| "nichts gebucht".contains(text))
            .collect();
        assert_eq!(words.join(" "), "nichts gebucht");
    }
}

#[test]
fn a_bill_is_one_bar_of_named_parts_without_any_that_is_a_credit() {
    for drawing in both(bill_bar("", &samples::bill_bar())) {
        assert!(says(&drawing, "Stadt Lünen: 3.775\u{a0}€") && says(&drawing, "Kreis Unna: 1.116\u{a0}€"));
        assert_eq!(heights(&drawing, "bar").len(), 1);
        // One in the bar and one in the key.
        assert_eq!(heights(&drawing, "assumed").len(), 2);
    }
    // Each part keeps its value where several share a label.
    let mut data = samples::bill_bar();
    for name in ["Kreis Soest", "Hamm"] {
        let value = "10\u{a0}€".to_owned();
        data.parts.push(BillPart { label: name.into(), value, amount: Cents(1_000).into() });
    }
    for drawing in both(bill_bar("", &data)) {
        let texts: Vec<&str> = drawing.texts.iter().map(|drawn| drawn.text.as_str()).collect();
        assert!(texts.join(" ").contains("Kreis Soest: 10\u{a0}€, Hamm: 10\u{a0}€"), "{texts:?}");
    }
    let mut data = samples::bill_bar();
    data.parts[0].amount = Cents(-1).into();
    assert_eq!(bill_bar("", &data), None);
}

#[test]
fn where_both_lines_are_one_their_last_booked_value_is_written_once() {
    let mut data = samples::cost_per_member();
    data.steps[5].without_accessions = data.steps[5].share;
    data.steps[6].planned = true;
    for drawing in both(cost_per_member("", &data)) {
        let value = "3.664\u{a0}€";
        let written = drawing.texts.iter().filter(|text| text.text.ends_with(value)).count();
        assert_eq!(written, 1, "{:?}", drawing.texts);
    }
}

#[test]
fn what_says_that_nothing_is_there_stands_on_the_zero_line() {
    let mut data = samples::bill_by_year();
    data.years[1].bill = Some(Cents(-200_000).into());
    data.years[3].bill = None;
    for drawing in both(bill_by_year("", &data)) {
        let axis = heights(&drawing, "axis");
        let zero = axis.iter().filter(|(top, bottom)| top == bottom).map(|(top, _)| *top);
        let zero = zero.fold(f64::INFINITY, f64::min);
        let words =
            drawing.texts.iter().filter(|text| "keine Rechnung–".contains(&text.text) && text.y > 60.0);
        let lowest = words.map(|text| text.y).fold(0.0, f64::max);
        assert!(0.0 < lowest && lowest < zero, "{lowest} {zero} {:?}", drawing.texts);
    }
}

#[test]
fn a_year_without_a_bill_is_a_gap_with_a_name() {
    let mut data = samples::bill_by_year();
    data.years[2].bill = None;
    for drawing in both(bill_by_year("", &data)) {
        let columns = heights(&drawing, "bar").len() + heights(&drawing, "assumed").len();
        // A column and a hatched one; beside the wide plot stands the name of the column.
        let in_key = if drawing.width > 400.0 { 1 } else { 2 };
        assert_eq!(columns, 5 + in_key);
        let written = drawing.texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
        assert!(written.contains("keine Rechnung"), "{written}");
    }
}

#[test]
fn thirty_years_with_twelve_events_name_each_of_them_in_full() {
    let names = [
        "Gescher",
        "Heek",
        "Heiden",
        "ohne Bocholt",
        "Isselburg",
        "ohne Gescher",
        "Legden",
        "Raesfeld",
        "ohne Heek",
        "Reken",
        "ohne Ahaus",
        "Rhede",
    ];
    let steps = (1994_i16..2024).map(|year| ShareStep {
        from: date(year, 1, 1),
        to: date(year + 1, 1, 1),
        share: Some(Cents(400_000 + i128::from(year - 1994) * 9_000)),
        without_accessions: Some(Cents(400_000 + i128::from(year - 1994) * 45_000)),
        planned: false,
    });
    let events = names.iter().zip(0_i16..).map(|(name, place)| {
        samples::event(date(1996 + place * 9 / 4, if place % 2 == 0 { 1 } else { 7 }, 1), name, "1/7")
    });
    let data =
        CostPerMember { steps: steps.collect(), events: events.collect(), ..samples::cost_per_member() };
    for drawing in both(cost_per_member("", &data)) {
        let written = drawing.texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
        for name in names {
            assert!(written.contains(name), "{name} in {written}");
        }
        assert_eq!(drawing.circles.len(), names.len());
    }
}

#[test]
fn a_narrow_scenario_has_a_row_for_each_step_with_its_gain_below_its_bar() {
    let mut data = samples::scenario();
    data.steps[4].label = "mit Fröndenberg/Ruhr".into();
    let [wide, narrow] = both(scenario("", &data));
    let titles = [
        "6 Kommunen",
        "mit Selm: 7 Kommunen",
        "heute: 8 Kommunen",
        "mit Kamen: 9 Kommunen",
        "mit Fröndenberg/Ruhr: 10 Kommunen",
    ];
    let mut bars =
        [heights(&narrow, "earlier"), heights(&narrow, "bar"), heights(&narrow, "imagined")].concat();
    bars.sort_by(|one, other| one.0.total_cmp(&other.0));
    let gains = ["−719\u{a0}€", "−540\u{a0}€", "−419\u{a0}€", "−336\u{a0}€"];
    let at = |text: &str| {
        narrow.texts.iter().find(|drawn| drawn.text == text).unwrap_or_else(|| panic!("no {text}")).y
    };
    for (place, title) in titles.iter().enumerate() {
        assert!(at(title) < bars[place].0);
        assert!(place == 0 || at(title) > bars[place - 1].1);
    }
    for (place, gain) in gains.iter().enumerate() {
        let y = at(&format!("{gain} zum Schritt davor"));
        assert!(y > bars[place + 1].1 && bars.get(place + 2).is_none_or(|next| y < next.0));
    }
    for said in ["8 Kommunen", "heute", "mit Kamen", "mit Fröndenberg/", "Ruhr"] {
        assert!(says(&wide, said), "{said}");
    }
}

#[test]
fn what_is_assumed_is_hatched_and_what_would_have_been_is_dashed_and_empty() {
    for drawing in both(bill_by_year("", &samples::bill_by_year())) {
        let in_key = 1;
        let assumed = heights(&drawing, "assumed");
        assert_eq!(assumed.len(), 2 + in_key);
        let hatching = heights(&drawing, "hatching");
        assert!(hatching.len() > 10);
        for (top, bottom) in hatching {
            assert!(assumed.iter().any(|column| column.0 <= top && bottom <= column.1));
        }
    }
    let mut data = samples::bill_by_year();
    let prove = |parts: &mut StatusParts| *parts = parts.amount.into();
    data.years.iter_mut().filter_map(|year| year.bill.as_mut()).for_each(prove);
    for drawing in both(bill_by_year("", &data)) {
        assert_eq!(heights(&drawing, "hatching"), []);
        assert!(!says(&drawing, "angenommen"));
    }
}

#[test]
fn memberships_are_labelled_with_their_first_and_last_days() {
    let mut data = samples::membership_spans();
    data.members[0].spans[0].to = Some(date(2022, 7, 1));
    data.members[1].spans = vec![
        SpanBar { from: date(2019, 1, 1), to: Some(date(2019, 4, 1)) },
        SpanBar { from: date(2020, 1, 1), to: Some(date(2020, 3, 1)) },
        SpanBar { from: date(2024, 10, 1), to: None },
    ];
    let [wide, narrow] = both(membership_spans("", &data));
    // Between short bars that lie close together the wide drawing has no room for every day; the narrow one writes
    // the days of several memberships below the name.
    let alone = ["bis 30.06.2022", "ab 01.01.2022", "ab 01.07.2020"];
    let of_several = ["bis 31.03.2019", "ab 01.01.2020", "bis 29.02.2020", "ab 01.10.2024"];
    let days = [[&alone[..], &of_several[2..]].concat(), [alone.as_slice(), &of_several].concat()];
    for (drawing, days) in [wide, narrow].iter().zip(days) {
        let texts = drawing.texts.iter().map(|text| text.text.replace('\u{a0}', " "));
        let written = texts.collect::<Vec<_>>().join(" ");
        for day in days {
            assert!(written.contains(day), "{day} in {written}");
        }
        assert!(!written.contains("01.01.2019"), "the beginning of the time line");
    }
}

#[test]
fn a_sum_below_zero_hangs_down_and_is_written_below() {
    let data = CumulativeSaving {
        years: vec![2021, 2022, 2023],
        accessions: vec![AccessionSaving {
            label: "Lathen".into(),
            cumulative: [418_000, -659_600, -225_100].map(Cents).to_vec(),
        }],
        others_label: "{} weitere".into(),
        gap_label: String::new(),
    };
    for drawing in both(cumulative_saving("", &data)) {
        let columns = heights(&drawing, "saving-1");
        let zero = columns[0].1;
        assert!(columns[0].0 < zero);
        assert!(columns[1..].iter().all(|&(top, bottom)| (top - zero).abs() < 0.1 && bottom > zero));
        let sum = drawing.texts.iter().find(|text| text.text == "−6.596\u{a0}€").expect("the sum of 2022");
        assert!(sum.y > columns[1].1);
        assert!(says(&drawing, "−2.251\u{a0}€") && says(&drawing, "Lathen"));
    }
}

#[test]
fn where_there_are_many_events_numbers_stand_at_them_and_all_names_in_a_list() {
    let events = (0_i16..21).map(|place| {
        let name = format!("Verbandsgemeinde Rengsdorf-Waldbreitbach {place}");
        let month = i8::try_from(place % 4 * 3 + 1).expect("a month");
        (date(2019 + place / 4, month, 1), name)
    });
    let events: Vec<_> = events.map(|(day, name)| samples::event(day, &name, "1/7")).collect();
    let data = CostPerMember { events, ..samples::cost_per_member() };
    for drawing in both(cost_per_member("", &data)) {
        let written: String = drawing.texts.iter().map(|text| text.text.replace(' ', "")).collect();
        assert!(!written.contains('…') && !written.contains('+'), "{written}");
        for place in 0..21 {
            let name = format!("VerbandsgemeindeRengsdorf-Waldbreitbach{place}:1/7");
            assert!(written.contains(&name), "{name} in {written}");
        }
    }
}

#[test]
fn of_many_members_equal_rows_are_one() {
    let mut data = samples::membership_spans();
    let first = data.members[0].clone();
    data.members
        .extend((0..50).map(|number| MemberSpans { label: format!("Ort {number}"), ..first.clone() }));
    for drawing in both(membership_spans("", &data)) {
        // The six of the beginning and fifty more; Selm and Holzwickede came later.
        assert!(says(&drawing, "56 Kommunen von Anfang an"), "{:?}", drawing.texts);
        assert!(says(&drawing, "Selm") && says(&drawing, "Holzwickede"));
        assert_eq!(heights(&drawing, "bar").len(), 3);
    }
}

#[test]
fn parts_are_sorted_by_their_size_whichever_way_they_go() {
    let part = |label: &str, amount| CompositionPart {
        label: label.into(),
        amount: Cents(amount).into(),
        percent: String::new(),
    };
    let parts = vec![part("klein", -87_778), part("groß", -877_778), part("dazwischen", 400_000)];
    for drawing in both(composition("", &Composition { parts, statuses: samples::statuses() })) {
        let mut labels: Vec<(f64, &str)> =
            drawing.texts.iter().map(|text| (text.y, text.text.as_str())).collect();
        labels.retain(|(_, text)| !text.ends_with('€'));
        labels.sort_by(|one, other| one.0.total_cmp(&other.0));
        let labels: Vec<&str> = labels.into_iter().map(|(_, text)| text).collect();
        assert_eq!(labels, ["groß", "dazwischen", "klein"]);
    }
}

#[test]
fn a_part_that_costs_nothing_keeps_its_row() {
    for drawing in both(composition("", &samples::composition())) {
        assert!(says(&drawing, "technische Unterstützung") && says(&drawing, "0\u{a0}€"));
        assert_eq!(heights(&drawing, "bar").len(), 5);
    }
}

#[test]
fn many_accessions_make_a_chart_higher_before_a_label_is_left_out() {
    let saving = |number: i128| AccessionSaving {
        label: format!("Gemeinde {number}"),
        cumulative: vec![Cents(number * 100), Cents(number * 100_000)],
    };
    let data = CumulativeSaving {
        years: vec![2023, 2024],
        accessions: (1..=8).map(saving).collect(),
        others_label: "{} weitere".into(),
        gap_label: String::new(),
    };
    for drawing in both(cumulative_saving("", &data)) {
        for number in 1..=8 {
            let last = drawing.texts.iter().filter(|text| text.text.ends_with(&number.to_string()));
            assert!(last.count() > 0, "Gemeinde {number} in {:?}", drawing.texts);
        }
    }
}
