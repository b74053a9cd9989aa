//! The words of ours that charts are labelled with: each stands in both drawings in full, whatever the amounts.

use super::samples;
use super::well_formed::read;
use crate::cents::Cents;
use crate::charts::*;

const WORDS: &str = include_str!("../../../site-templates/words.toml");
/// From amounts of cents to hundreds of millions of euros: the samples hold thousands.
const SCALES: [(i128, i128); 4] = [(1, 10_000), (1, 1), (317, 10), (100_000, 1)];

fn word(chart: &str, key: &str) -> String {
    let words: toml::Table = WORDS.parse().expect("TOML");
    words[chart][key].as_str().unwrap_or_else(|| panic!("{chart}.{key}")).to_owned()
}

/// Texts over several lines are compared without the space between them.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn check(drawing: Option<Drawing>, words: &[&str]) {
    let drawing = drawing.expect("data");
    for svg in [&drawing.wide, &drawing.narrow] {
        let texts: Vec<String> =
            read(svg).expect("well-formed").texts.into_iter().map(|text| text.text).collect();
        let written: String = texts.iter().map(|text| letters(text)).collect();
        assert!(!written.contains('…'), "{texts:?}");
        for word in words {
            assert!(written.contains(&letters(word)), "{word} in {texts:?}");
        }
    }
}

fn scaled(amount: Cents, (by, of): (i128, i128)) -> Cents {
    Cents(amount.0 * by / of)
}

#[test]
fn of_the_share_over_time() {
    for scale in SCALES {
        let mut data = samples::cost_per_member();
        for step in &mut data.steps {
            step.share = step.share.map(|share| scaled(share, scale));
            step.without_accessions = step.without_accessions.map(|share| scaled(share, scale));
        }
        data.share_label = word("share_chart", "share");
        data.without_label = word("share_chart", "without");
        data.saving_label = word("share_chart", "saving");
        data.gap_label = word("share_chart", "gap");
        check(cost_per_member("", &data), &[&data.share_label, &data.without_label, &data.saving_label]);
        data.planned_label = word("share_chart", "planned");
        data.steps[6].planned = true;
        check(cost_per_member("", &data), &[&data.without_label, &data.planned_label.replace("{}", "2024")]);
        data.steps[3].share = None;
        check(cost_per_member("", &data), &[&data.gap_label]);
    }
}

#[test]
fn of_the_change() {
    for scale in SCALES {
        let mut data = samples::change_of_bill();
        for effects in data.years.iter_mut().filter_map(|year| year.effects.as_mut()) {
            effects.cost = scaled(effects.cost, scale);
            effects.membership = scaled(effects.membership, scale);
            effects.key = scaled(Cents(10_000), scale);
            effects.other = scaled(Cents(20_000), scale);
        }
        data.labels = PartLabels {
            cost: word("change_chart", "cost"),
            membership: word("change_chart", "membership"),
            key: word("change_chart", "key"),
            other: word("change_chart", "other"),
        };
        data.net_label = word("change_chart", "net");
        data.gap_label = word("change_chart", "gap");
        check(
            change_of_bill("", &data),
            &[
                &data.labels.cost,
                &data.labels.membership,
                &data.labels.key,
                &data.labels.other,
                &data.net_label,
            ],
        );
        data.years[3].effects = None;
        check(change_of_bill("", &data), &[&data.gap_label]);
    }
}

#[test]
fn of_the_bills() {
    for scale in SCALES {
        let mut data = samples::bill_by_year();
        for year in &mut data.years {
            year.bill = year.bill.map(|bill| StatusParts {
                amount: scaled(bill.amount, scale),
                planned: scaled(bill.planned, scale),
                assumed: scaled(bill.assumed, scale),
            });
            year.without_later = year.without_later.map(|bill| scaled(bill, scale));
        }
        data.bill_label = word("bill_chart", "bill");
        data.without_label = word("bill_chart", "without");
        data.gap_label = word("bill_chart", "gap");
        data.statuses =
            StatusLabels { planned: word("statuses", "planned"), assumed: word("statuses", "assumed") };
        if let Some(bill) = data.years[5].bill.as_mut() {
            *bill = StatusParts { planned: bill.amount, assumed: Cents::ZERO, ..*bill };
        }
        let StatusLabels { planned, assumed } = &data.statuses;
        check(bill_by_year("", &data), &[&data.bill_label, &data.without_label, planned, assumed]);
        data.years[2].bill = None;
        check(bill_by_year("", &data), &[&data.gap_label]);
    }
}

#[test]
fn of_the_scenario() {
    for scale in SCALES {
        let mut data = samples::scenario();
        let many = word("scenario_chart", "many");
        for step in &mut data.steps {
            step.bill = scaled(step.bill.amount, scale).into();
            step.count = many.replace("{}", &step.members.to_string());
        }
        data.steps[0].label = word("scenario_chart", "earlier");
        data.steps[1].label = word("scenario_chart", "earlier");
        data.steps[2].label = word("scenario_chart", "today");
        data.steps[4].label = word("scenario_chart", "candidate").replace("{}", "Fröndenberg/Ruhr");
        data.members_label = word("scenario_chart", "members");
        data.gain_label = word("scenario_chart", "gain");
        data.gain_suffix = word("scenario_chart", "gain_suffix");
        let said: Vec<&str> = data.steps.iter().map(|step| step.count.as_str()).collect();
        check(scenario("", &data), &said);
        let labels = [0, 2, 4].map(|place| data.steps[place].label.as_str());
        check(scenario("", &data), &labels);
    }
}
