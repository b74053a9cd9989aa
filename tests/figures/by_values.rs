//! Figures of costs that are divided by a measure.

use super::{Figures, ledger_with, year};
use kopfstelle::cents::Cents;
use kopfstelle::figures::scenario::scenario;
use kopfstelle::figures::share_line;
use kopfstelle::ledger::MemberIx;

const BY_PEOPLE: &str = "[[measure]]\nid = \"people\"\nname = \"People\"\nunit = \"people\"\n\
    [[cost_type]]\nid = \"heat\"\nname = \"heat\"\npayee = \"k\"\nsplit = \"people\"\nindependent_of_members = true\n";

/// Equal parts until the end of June 2021, by people from July on.
const FROM_JULY: &str = "[[measure]]\nid = \"people\"\nname = \"People\"\nunit = \"people\"\n\
    [[cost_type]]\nid = \"heat\"\nname = \"heat\"\npayee = \"k\"\nindependent_of_members = true\n\
    split = [{ from = 2019-01-01, share = \"1\", measure = \"equal\" }, { from = 2021-07-01, share = \"1\", measure = \"people\" }]\n";

const C_JOINS_IN_JULY: &[&str] = &[
    "a join 2020-01-01",
    "b join 2020-01-01",
    "c join 2020-07-01",
    "heat 2020 800.00",
    "value a 2020 100",
    "value b 2020 300",
    "value c 2020 400",
];

#[test]
fn the_line_shows_the_mean_share_by_values_not_an_equal_part() {
    let ledger = ledger_with(BY_PEOPLE, C_JOINS_IN_JULY);
    let steps: Vec<_> = share_line::steps(&Figures::of(&ledger))
        .iter()
        .map(|step| (step.from.to_string(), step.share, step.without_accessions))
        .collect();
    // a and b together: all of 800.00 until July, 400/800 of it from then on.
    let expected = |day: &str, share, without| (day.to_owned(), Some(Cents(share)), Some(Cents(without)));
    assert_eq!(steps, [expected("2020-01-01", 40_000, 40_000), expected("2020-07-01", 20_000, 40_000)]);
}

#[test]
fn the_line_follows_a_key_that_changes_on_a_day() {
    let ledger = ledger_with(
        FROM_JULY,
        &[
            "a join 2021-01-01",
            "b join 2021-01-01",
            "c join 2021-01-01",
            "over heat 2021-01-01 2021-06-30 400.00",
            "over heat 2021-07-01 2021-12-31 400.00",
            "value a 2021 100",
            "value b 2021 300",
            "value c 2021 400",
            "c leave 2021-10-01",
        ],
    );
    let steps: Vec<_> = share_line::steps(&Figures::of(&ledger))
        .iter()
        .map(|step| (step.from.to_string(), step.share))
        .collect();
    // The mean over a and b, which remain: a third of 800.00; then half of 400/800 of it; at last c is gone.
    let expected = |day: &str, share| (day.to_owned(), Some(Cents(share)));
    assert_eq!(
        steps,
        [expected("2021-01-01", 26_667), expected("2021-07-01", 20_000), expected("2021-10-01", 40_000)]
    );
}

#[test]
fn a_rate_is_what_is_paid_for_each_unit() {
    let of_2021 = ["heat 2021 800.00", "value a 2021 10000", "value b 2021 30000", "value c 2021 40000"];
    let ledger = ledger_with(BY_PEOPLE, &[C_JOINS_IN_JULY, &of_2021].concat());
    let figures = Figures::of(&ledger);
    let rate = |number, members: &[MemberIx]| {
        let rate = figures.rate(members, year(number)).expect("one measure");
        (rate.rate.to_string(), rate.without_accessions.to_string())
    };
    let [a, b, c] = [MemberIx(0), MemberIx(1), MemberIx(2)];
    // 2020: a and b bear 800.00 · (1/2 + 1/4) for 400 people; alone all of it.
    assert_eq!(rate(2020, &[a, b]), (String::from("1.50"), String::from("2.00")));
    // c, in the second half: 800.00 · 1/2 · 1/2 for 400; it saved nothing.
    assert_eq!(rate(2020, &[c]), (String::from("0.50"), String::from("0.50")));
    // 2021: 400.00 for 40,000 people is a cent each; alone two. Cents would not say enough.
    assert_eq!(rate(2021, &[a, b]), (String::from("0.0100"), String::from("0.0200")));
}

#[test]
fn with_one_measure_a_candidate_relieves_everybody_by_the_same_part() {
    let ledger = ledger_with(
        BY_PEOPLE,
        &[
            "a join 2020-01-01",
            "b join 2020-01-01",
            "c join 2020-01-01",
            "heat 2020 800.00",
            "value a 2020 100",
            "value b 2020 300",
            "value c 2020 400",
            "value d 2020 200",
        ],
    );
    let figures = Figures::of(&ledger);
    let scenario = scenario(&figures).expect("a full year");
    let next = scenario.next().expect("d");
    let shares: Vec<i128> = next.shares.iter().map(|share| share.amount.0).collect();
    // 100, 300, 400 and 200 of 1,000.
    assert_eq!(shares, [8_000, 24_000, 32_000, 16_000]);
    // 200 of 1,000: 100.00 → 80.00, 300.00 → 240.00, 400.00 → 320.00.
    assert_eq!(
        scenario.relief_of_all(&figures, next).map(|part| part.to_string()),
        Some(String::from("1/5"))
    );
    // e has no value.
    assert_eq!(scenario.left_out, [MemberIx(4)]);
}

#[test]
fn each_group_that_an_accession_made_is_a_step_where_parts_are_not_equal() {
    let more =
        ["f", "g"].map(|id| format!("[[member]]\nid = \"{id}\"\nname = \"{id}\"\nshort_name = \"{id}\"\n"));
    let ledger = ledger_with(
        &(more.concat() + BY_PEOPLE),
        &[
            "a join 2020-01-01",
            "b join 2020-02-01",
            "c join 2020-03-01",
            "d join 2020-04-01",
            "e join 2020-05-01",
            "f join 2020-06-01",
            "g join 2020-07-01",
            "heat 2021 2400.00",
            "value a 2021 100",
            "value b 2021 100",
            "value c 2021 100",
            "value d 2021 100",
            "value e 2021 200",
            "value f 2021 200",
            "value g 2021 400",
        ],
    );
    let scenario = scenario(&Figures::of(&ledger)).expect("a full year");
    let steps: Vec<_> = scenario.steps.iter().map(|step| (step.members, step.bill.0)).collect();
    // What a bears of 2,400.00, as 100 of 100, of 200, of 300, of 400, of 600, of 800 and of 1,200.
    let expected =
        [(1, 240_000), (2, 120_000), (3, 80_000), (4, 60_000), (5, 40_000), (6, 30_000), (7, 20_000)];
    assert_eq!(steps, expected);
}
