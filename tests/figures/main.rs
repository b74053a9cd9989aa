//! Figures of small ledgers against numbers worked out by hand, in exact arithmetic.

mod by_values;
mod taken_back;

use kopfstelle::cents::Cents;
use kopfstelle::figures::change::BillChange;
use kopfstelle::figures::scenario::scenario;
use kopfstelle::figures::{Figures, YearState};
use kopfstelle::ledger::{self, Agreement, CostTypeIx, Ledger, MEASURE_COLUMNS, MemberIx, Status};
use kopfstelle::source::{AgreementSource, SourceFile};
use kopfstelle::year::Year;

/// What is booked, row by row: joins and leaves as `a join 2019-01-01`, costs as `rent 2019 100.00` for a whole year
/// (with `actual` before it where a document proves them), planned values of the measure as `cases 2019 a 10 planned`;
/// each is booked on the last day that is given before it.
fn ledger(rows: &[&str]) -> Ledger {
    ledger_with("", rows)
}

/// The same with more in agreement.toml; values of its measure `people` as `value a 2019 100`, costs of a part of a
/// year as `over rent 2019-01-01 2019-06-30 50.00`.
fn ledger_with(more: &str, rows: &[&str]) -> Ledger {
    let mut agreement = String::from("id = \"a\"\ntitle = \"A\"\nproration = \"months\"\n");
    for id in ["a", "b", "c", "d", "e"] {
        agreement += &format!("[[member]]\nid = \"{id}\"\nname = \"{id}\"\nshort_name = \"{id}\"\n");
    }
    agreement += "[[payee]]\nid = \"k\"\nname = \"K\"\n";
    for (id, split, independent) in [
        ("rent", "equal", true),
        ("staff", "equal", true),
        ("extra", "equal", false),
        ("own", "direct", false),
        ("heads", "cases", true),
    ] {
        agreement += &format!(
            "[[cost_type]]\nid = \"{id}\"\nname = \"{id}\"\npayee = \"k\"\nsplit = \"{split}\"\n\
             independent_of_members = {independent}\n"
        );
    }
    agreement += "[[candidate]]\nmember = \"d\"\n[[candidate]]\nmember = \"e\"\n";
    agreement += "[[measure]]\nid = \"cases\"\nname = \"cases\"\nunit = \"cases\"\n";
    agreement += "[[document]]\nid = \"plan\"\ntitle = \"plan\"\ndate = 2018-12-31\n";
    let mut measures = MEASURE_COLUMNS.join(",") + "\n";
    agreement += more;
    let mut memberships =
        String::from("entry,recorded_on,effective_on,member,event,document,reverses,note\n");
    let mut costs = String::from(
        "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,\
         status,document,reverses,note\n",
    );
    let mut booked = "2030-01-01";
    for (number, row) in rows.iter().enumerate() {
        match row.split(' ').collect::<Vec<_>>()[..] {
            ["booked", day] => booked = day,
            [member, event @ ("join" | "leave"), day] => {
                memberships += &format!("M{number},{booked},{day},{member},{event},,,\n");
            }
            [measure, year, member, value, "planned"] => {
                measures +=
                    &format!("V{number},{booked},{measure},{year},{member},{value},,planned,plan,,\n");
            }
            ["actual", cost_type, year, amount] => {
                costs += &format!(
                    "C{number},{booked},{year}-01-01,{year}-12-31,{cost_type},1,{amount},,{amount},,actual,plan,,\n"
                );
            }
            ["value", member, year, value] => {
                measures += &format!("V{number},{booked},people,{year},{member},{value},,assumed,,,\n");
            }
            ["over", cost_type, start, end, amount] => {
                costs += &format!(
                    "C{number},{booked},{start},{end},{cost_type},1,{amount},,{amount},,assumed,,,\n"
                );
            }
            [cost_type, year, amount] => {
                costs += &format!(
                    "C{number},{booked},{year}-01-01,{year}-12-31,{cost_type},1,{amount},,{amount},,assumed,,,\n"
                );
            }
            [cost_type, year, amount, member] => {
                costs += &format!(
                    "C{number},{booked},{year}-01-01,{year}-12-31,{cost_type},1,{amount},,{amount},{member},assumed,,,\n"
                );
            }
            _ => panic!("{row}"),
        }
    }
    read(agreement, memberships, vec![costs], vec![measures])
}

/// Reads a sound ledger.
fn read(agreement: String, memberships: String, costs: Vec<String>, measures: Vec<String>) -> Ledger {
    let file = |path: &str, text: String| SourceFile {
        path: path.to_owned(),
        shown: path.to_owned(),
        bytes: text.into_bytes(),
    };
    let files = |ledger: &str, texts: Vec<String>| {
        let numbered = texts.into_iter().enumerate();
        numbered.map(|(number, text)| file(&format!("{ledger}/{number}.csv"), text)).collect()
    };
    let source = AgreementSource {
        agreement: file("agreement.toml", agreement),
        memberships: vec![file("memberships.csv", memberships)],
        costs: files("costs", costs),
        measures: files("measures", measures),
        stands: None,
        documents: Vec::new(),
        unread: Vec::new(),
        shown: String::from("a"),
        folder: String::new(),
    };
    let (reading, findings) = ledger::read(source);
    reading.ledger.unwrap_or_else(|| panic!("{findings:?}"))
}

fn year(number: i16) -> Year {
    number.to_string().parse().expect("a year")
}

fn member(agreement: &Agreement, id: &str) -> MemberIx {
    agreement.each_member().find(|(_, member)| member.id == id).expect("a member").0
}

/// Cost, membership and key effect and the other costs.
fn parts(change: &BillChange) -> [i128; 4] {
    assert_eq!(change.net(), change.cost + change.membership + change.key + change.other);
    [change.cost.0, change.membership.0, change.key.0, change.other.0]
}

fn change(figures: &Figures<'_>, id: &str, from: i16, to: i16) -> [i128; 4] {
    parts(&figures.change(&[member(&figures.ledger.agreement, id)], year(from), year(to)).expect("a member"))
}

#[test]
fn a_share_that_rises_although_one_more_shares_has_two_opposite_reasons() {
    // 600.00 by two → 750.00 by three; q 1/2 → 1/3.
    // Cost 150·(1/2 + 1/3)/2 = 62.50; membership (1/3 − 1/2)·(600 + 750)/2 = −112.50; 300.00 → 250.00.
    let ledger = ledger(&[
        "a join 2019-01-01",
        "b join 2019-01-01",
        "c join 2020-01-01",
        "rent 2019 600.00",
        "rent 2020 750.00",
    ]);
    let figures = Figures::of(&ledger);
    assert_eq!(change(&figures, "a", 2019, 2020), [6_250, -11_250, 0, 0]);
    // The newcomer: q 0 → 1/3. Cost 150·(1/3)/2 = 25.00; membership (1/3)·675 = 225.00.
    assert_eq!(change(&figures, "c", 2019, 2020), [2_500, 22_500, 0, 0]);
    // Who never takes part bears nothing for no reason.
    assert_eq!(change(&figures, "d", 2019, 2020), [0, 0, 0, 0]);
}

#[test]
fn effects_are_summed_over_the_cost_types_before_they_are_rounded() {
    // Two cost types, each 0.01 → 0.03 of two, then three: (1/3 − 1/2)·(1 + 3)/2 = −1/3 cent each, −2/3 together:
    // −0.01. Shares: a bears both single cents of 2019 (2), and one of three of each in 2020 (2): no change, so cost is
    // +0.01.
    let ledger = ledger(&[
        "a join 2019-01-01",
        "b join 2019-01-01",
        "c join 2020-01-01",
        "rent 2019 0.01",
        "staff 2019 0.01",
        "rent 2020 0.03",
        "staff 2020 0.03",
    ]);
    let figures = Figures::of(&ledger);
    assert_eq!(change(&figures, "a", 2019, 2020), [1, -1, 0, 0]);
    // b bore nothing and bears 0.02: (1/3 − 1/2)… as for a, so cost is +0.03.
    assert_eq!(change(&figures, "b", 2019, 2020), [3, -1, 0, 0]);
    // The mean of both: bills 1 → 2, effect −2/3 of each → −0.01, so cost is +0.02.
    let both = [MemberIx(0), MemberIx(1)];
    let mean = figures.change(&both, year(2019), year(2020)).expect("members");
    assert_eq!(parts(&mean), [2, -1, 0, 0]);
}

#[test]
fn where_a_total_is_zero_all_is_cost_effect_and_cents_of_rounding_are_the_costs() {
    let ledger = ledger(&[
        "a join 2019-01-01",
        "b join 2019-01-01",
        "c join 2020-01-01",
        "rent 2019 0.00",
        "rent 2020 3.00",
        "staff 2019 1.00",
        "staff 2020 1.00",
    ]);
    let figures = Figures::of(&ledger);
    // Rent: 0 → 1.00, all cost. Staff: 0.50 → 0.34, membership (1/3 − 1/2)·1.00 = −16.67 cents → −0.17; cost is what
    // remains of 0.84: 1.01.
    assert_eq!(change(&figures, "a", 2019, 2020), [101, -17, 0, 0]);
    let of_a = [MemberIx(0)];
    let whole = figures.change(&of_a, year(2019), year(2020)).expect("a member");
    // Rent +1.00 and staff 0.00 exactly; the missing cent goes to the largest.
    assert_eq!(figures.cost_by_type(&whole, &of_a), [(CostTypeIx(0), Cents(101))]);
}

#[test]
fn other_costs_are_told_cost_type_by_cost_type_and_are_no_effect() {
    let ledger = ledger(&[
        "a join 2019-01-01",
        "b join 2019-01-01",
        "rent 2019 10.00",
        "rent 2020 12.00",
        "extra 2019 4.00",
        "extra 2020 2.00",
        "own 2020 5.00 a",
    ]);
    let figures = Figures::of(&ledger);
    // Rent 5.00 → 6.00; extra 2.00 → 1.00; own 0 → 5.00.
    assert_eq!(change(&figures, "a", 2019, 2020), [100, 0, 0, 400]);
    let of_a = [MemberIx(0)];
    let whole = figures.change(&of_a, year(2019), year(2020)).expect("a member");
    assert_eq!(
        figures.other_by_type(&whole, &of_a),
        [(CostTypeIx(2), Cents(-100)), (CostTypeIx(3), Cents(500))]
    );
}

#[test]
fn steps_lead_from_full_year_to_full_year_and_those_that_share_a_change_are_one_set() {
    let ledger = ledger(&[
        "a join 2018-01-01",
        "b join 2018-01-01",
        "c join 2019-07-01",
        "d join 2021-01-01",
        "rent 2018 12.00",
        "rent 2019 12.00",
        "rent 2020 12.00",
        "rent 2021 12.00",
        "rent 2023 12.00",
    ]);
    let figures = Figures::of(&ledger);
    let years: Vec<i16> = figures.reference.full_years().iter().map(|year| year.number()).collect();
    assert_eq!(years, [2018, 2019, 2020, 2021, 2023]);
    assert_eq!(figures.compared_with(year(2023)), Some(year(2021)));
    // a: 6.00, then 6/12·1/2 + 6/12·1/3 = 5.00, then 4.00, then 3.00 twice. The joining of c lies within 2019 and so in
    // the steps to 2019 and to 2020; that of d on 1 January in the step to 2021 only.
    let waterfall = figures.waterfall(&[MemberIx(0)]).expect("several years");
    let sets: Vec<(Vec<String>, i128)> = waterfall
        .memberships
        .iter()
        .map(|set| (set.changes.iter().map(|change| change.date.to_string()).collect(), set.effect.0))
        .collect();
    let set = |day: &str, effect| (vec![day.to_owned()], effect);
    assert_eq!(sets, [set("2019-07-01", -200), set("2021-01-01", -100)]);
    assert_eq!((waterfall.first.1.amount, waterfall.last.1.amount), (Cents(600), Cents(300)));
    assert_eq!((waterfall.key, waterfall.costs.len(), waterfall.other.len()), (Cents(0), 0, 0));
}

#[test]
fn joins_in_years_that_follow_each_other_are_one_set_that_is_not_divided() {
    let ledger = ledger(&[
        "a join 2018-01-01",
        "b join 2018-01-01",
        "c join 2019-07-01",
        "d join 2020-07-01",
        "rent 2018 12.00",
        "rent 2019 12.00",
        "rent 2020 12.00",
        "rent 2021 12.00",
    ]);
    let figures = Figures::of(&ledger);
    // Steps to 2019 (c), to 2020 (c, d) and to 2021 (d) share a joining each: 6.00 → 3.00 together.
    let waterfall = figures.waterfall(&[MemberIx(0)]).expect("several years");
    let sets: Vec<_> = waterfall.memberships.iter().map(|set| (set.changes.len(), set.effect.0)).collect();
    assert_eq!(sets, [(2, -300)]);
}

#[test]
fn a_year_is_booked_planned_or_open_and_reversed_rows_give_no_booking_day() {
    let ledger = ledger(&[
        "booked 2020-12-31",
        "a join 2019-01-01",
        "rent 2019 1.00",
        "rent 2020 1.00",
        "rent 2021 1.00",
    ]);
    let figures = Figures::of(&ledger);
    let states = [2019, 2020, 2021, 2022].map(|number| figures.reference.state(year(number)));
    assert_eq!(states, [YearState::Booked, YearState::Booked, YearState::Open, YearState::Open]);
}

/// What a share is as certain as is another question: an actual entry divided by a planned value is an actual entry.
#[test]
fn a_year_with_actual_entries_is_full_though_the_values_are_planned() {
    let ledger = ledger(&[
        "booked 2020-12-31",
        "a join 2019-01-01",
        "cases 2019 a 10 planned",
        "actual heads 2019 100.00",
        "rent 2020 1.00",
    ]);
    let figures = Figures::of(&ledger);
    assert_eq!(figures.reference.full_years(), [year(2019), year(2020)]);
    assert_eq!(figures.statuses.year(year(2019), Status::Planned).entries, 1);
}

#[test]
fn the_answers_are_means_over_the_founding_members_that_still_take_part() {
    let ledger = ledger(&[
        "a join 2019-01-01",
        "b join 2019-01-01",
        "c join 2020-01-01",
        "a leave 2021-01-01",
        "rent 2020 9.00",
        "rent 2021 9.01",
        "own 2021 1.00 b",
    ]);
    let figures = Figures::of(&ledger);
    // On the last day of 2021 of the founders only b takes part, beside c.
    let answers = figures.answers().expect("a full year");
    assert_eq!((answers.year, answers.example), (year(2021), MemberIx(1)));
    assert_eq!(answers.total.amount, Cents(1_001));
    // b bears 4.51 of 9.01 and 1.00; without the accession of c all of 9.01.
    assert_eq!(answers.bill.amount, Cents(551));
    let share = answers.share.expect("common costs");
    assert_eq!((share.share.amount, share.without_accessions.amount), (Cents(451), Cents(901)));
    // In 2020 it saved 4.50 − 3.00, in 2021 9.01 − 4.51.
    assert_eq!(answers.saving.map(|saving| saving.amount), Some(Cents(150 + 450)));
    // 3.00 → 5.51. q 1/3 → 1/2: membership (1/6)·(9.00 + 9.01)/2 = 150.08 cents → 1.50; other 1.00; cost the rest:
    // 0.01.
    assert_eq!(answers.change.as_ref().map(parts), Some([1, 150, 0, 100]));
    // The group is b and c; with d, 9.01 among three: b is first and gets the cent, 3.01.
    let scenario = scenario(&figures).expect("a full year");
    let next = scenario.next().expect("a candidate");
    assert_eq!((scenario.members_today, next.members, next.bill), (2, 3, Cents(301)));
}

#[test]
fn a_join_booked_ahead_is_a_fact_and_the_scenario_starts_behind_it() {
    let ledger = ledger(&[
        "booked 2021-06-01",
        "a join 2019-01-01",
        "b join 2019-01-01",
        "d join 2022-01-01",
        "rent 2020 12.00",
    ]);
    let figures = Figures::of(&ledger);
    let ahead: Vec<_> =
        figures.booked_ahead().map(|change| (change.date.to_string(), change.after)).collect();
    assert_eq!(ahead, [("2022-01-01".to_owned(), 3)]);
    // 12.00 by three is 4.00; the next candidate is e, as d is booked: 3.00.
    let scenario = scenario(&figures).expect("a full year");
    let steps: Vec<_> = scenario.steps.iter().map(|step| (step.members, step.bill.0)).collect();
    assert_eq!(steps, [(2, 600), (3, 400), (4, 300)]);
    assert_eq!(scenario.next().and_then(|step| step.candidate), Some(MemberIx(4)));
}
