//! What must hold for every apportionment, tried on random groups, times and amounts.

use kopfstelle::apportionment::{Key, KeySegment, SegmentPart, Share};
use kopfstelle::cents::Cents;
use kopfstelle::figures::{Figures, Marked};
use kopfstelle::ledger::{self, Criterion, Ledger, MeasureIx, MemberIx, Part, Status, Value as MeasureValue};
use kopfstelle::source::{AgreementSource, SourceFile};
use kopfstelle::year::Year;
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::Signed;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const MEASURES: &str =
    "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note\n";
const LARGEST: i128 = 99_999_999_999_999;

/// Segments with their weights; each has at least one of at most `most` members.
fn segments(most: usize) -> impl Strategy<Value = Vec<(u64, Vec<MemberIx>)>> {
    let group = prop::collection::btree_set(0..most, 1..=most);
    let group = group.prop_map(|members| members.into_iter().map(MemberIx).collect::<Vec<_>>());
    prop::collection::vec((1_u64..=366, group), 1..8)
}

/// Segments of some members with a part that is equal and a part by values; not all values are zero.
fn valued_segments() -> impl Strategy<Value = Vec<(u64, Vec<MemberIx>, Vec<u64>)>> {
    let value = prop_oneof![0_u64..3, 1_u64..100_000, 1_u64..=999_999_999_999];
    let values = prop::collection::vec(value, 8).prop_filter("somebody counts", |values| values[0] > 0);
    let groups = prop::collection::vec((1_u64..=366, prop::collection::btree_set(1_usize..8, 0..7)), 1..5);
    (values, groups).prop_map(|(values, groups)| {
        let segment = |(weight, others): (u64, BTreeSet<usize>)| {
            let members: Vec<usize> = std::iter::once(0).chain(others).collect();
            let values = members.iter().map(|&member| values[member]).collect();
            (weight, members.into_iter().map(MemberIx).collect(), values)
        };
        groups.into_iter().map(segment).collect()
    })
}

/// The key of such segments with so much of the amount in equal parts and the rest by values × `factor`.
fn key_of(segments: &[(u64, Vec<MemberIx>, Vec<u64>)], equal: Ratio<u64>, factor: u64) -> Key {
    let value = |value: u64| -> MeasureValue { (value * factor).to_string().parse().expect("a value") };
    let segments = segments.iter().map(|(weight, members, values)| {
        let values: Vec<MeasureValue> = values.iter().map(|&of| value(of)).collect();
        let by_values = Part { share: Ratio::ONE - equal, criterion: Criterion::Measure(MeasureIx(0)) };
        let in_equal_parts = Part { share: equal, criterion: Criterion::Equal };
        let mut parts = vec![SegmentPart::by_values(by_values, &values).expect("not all are zero")];
        if equal > Ratio::ZERO {
            parts.push(SegmentPart::equal(in_equal_parts));
        }
        KeySegment { weight: *weight, members: members.clone(), parts }
    });
    Key::of(segments.collect(), Status::Actual)
}

fn sum(shares: &[Share]) -> Cents {
    shares.iter().map(|share| share.amount).sum()
}

proptest! {
    #[test]
    fn shares_by_values_sum_to_the_amount_and_a_reversal_takes_back_each(
        segments in valued_segments(),
        (numerator, denominator) in (0_u64..1000, 1000_u64..=1_000_000),
        amount in -LARGEST..=LARGEST,
    ) {
        let key = key_of(&segments, Ratio::new(numerator, denominator), 1);
        let shares = key.apportion(Cents(amount));
        prop_assert_eq!(sum(&shares), Cents(amount));
        for (booked, reversed) in shares.iter().zip(key.apportion(Cents(-amount))) {
            prop_assert_eq!((booked.member, booked.amount), (reversed.member, -reversed.amount));
        }
        let total: BigRational = key.members().iter().map(|&member| key.fraction_of(member)).sum();
        prop_assert_eq!(total, BigRational::from_integer(1.into()));
    }

    #[test]
    fn a_fraction_of_several_parts_is_the_sum_over_segments_and_parts(
        segments in valued_segments(),
        (numerator, denominator) in (0_u64..1000, 1000_u64..=1_000_000),
    ) {
        let key = key_of(&segments, Ratio::new(numerator, denominator), 1);
        let fraction = |part: u64, whole: u64| BigRational::new(part.into(), whole.into());
        let whole: u64 = segments.iter().map(|(weight, ..)| weight).sum();
        for &member in key.members() {
            // Worked out here from the definition, not by the key.
            let mut exact = fraction(0, 1);
            for (weight, members, values) in &segments {
                let Some(place) = members.iter().position(|of| *of == member) else { continue };
                let in_equal_parts = fraction(numerator, denominator) / BigRational::from_integer(members.len().into());
                let by_values = fraction(denominator - numerator, denominator) * fraction(values[place], values.iter().sum());
                exact += fraction(*weight, whole) * (in_equal_parts + by_values);
            }
            prop_assert_eq!(key.fraction_of(member), exact);
        }
    }

    #[test]
    fn a_value_that_is_taken_back_and_booked_anew_leaves_no_trace(
        amount in -9_000_000_i64..9_000_000,
        values in prop::collection::vec(1_u64..100_000, 4),
        wrong in 0_u64..100_000,
        place in 0_usize..4,
    ) {
        let right: Vec<String> = values.iter().enumerate().map(|(place, &of)| value("W", place, 2020, of)).collect();
        let booked = value("X", place, 2020, wrong);
        let taken_back = booked.replace('X', "Y").replace(",assumed,,,", &format!(",assumed,,X{place}-2020,"));
        let with: String = format!("{booked}{taken_back}{}", right.concat());
        let split = "\"size\"";
        let costs = entry(0, 2020, amount);
        prop_assert_eq!(
            shares(&Figures::of(&measured(split, &with, &costs))),
            shares(&Figures::of(&measured(split, &right.concat(), &costs)))
        );
    }

    #[test]
    fn parts_are_in_force_from_their_day_until_the_next(
        amounts in prop::collection::vec(-9_000_000_i64..9_000_000, 1..8),
        values in prop::collection::vec(1_u64..100_000, 4),
        (numerator, denominator) in (1_u64..1000, 1000_u64..=1_000_000),
    ) {
        let costs: String =
            amounts.iter().enumerate().map(|(place, &amount)| entry(place, 2019 + place % 4, amount)).collect();
        let years = 2019..2023;
        let values: String = years
            .flat_map(|year| values.iter().enumerate().map(move |(place, &of)| value("W", place, year, of)))
            .collect();
        let parts = |from: &str| format!(
            "{{ from = {from}, share = \"{numerator}/{denominator}\", measure = \"equal\" }}, \
             {{ from = {from}, share = \"{}/{denominator}\", measure = \"size\" }}",
            denominator - numerator
        );
        let whole = "{ from = 2019-01-01, share = \"1\", measure = \"size\" }";
        let of = |split: &str| shares(&Figures::of(&measured(split, &values, &costs)));
        let changing = of(&format!("[{}, {whole}]", parts("2021-01-01")));
        let (before, behind) = (of("\"size\""), of(&format!("[{}]", parts("2019-01-01"))));
        for (place, shares) in changing.into_iter().enumerate() {
            let expected = if place % 4 < 2 { &before } else { &behind };
            prop_assert_eq!(&shares, &expected[place]);
        }
    }

    #[test]
    fn scaling_all_values_changes_nothing(segments in valued_segments(), amount in -LARGEST..=LARGEST) {
        let small = |(weight, members, values): (u64, Vec<MemberIx>, Vec<u64>)| {
            (weight, members, values.iter().map(|value| value.div_ceil(1_000_000)).collect())
        };
        let segments: Vec<_> = segments.into_iter().map(small).collect();
        let half = Ratio::new(1, 2);
        prop_assert_eq!(
            key_of(&segments, half, 1).apportion(Cents(amount)),
            key_of(&segments, half, 1000).apportion(Cents(amount))
        );
    }

    #[test]
    fn a_member_with_value_nought_bears_nothing_of_it(segments in valued_segments(), amount in -LARGEST..=LARGEST) {
        let key = key_of(&segments, Ratio::ZERO, 1);
        let of = |member: MemberIx| segments.iter().flat_map(move |(_, members, values)| {
            members.iter().zip(values).filter(move |(of, _)| **of == member).map(|(_, value)| *value)
        });
        for share in key.apportion(Cents(amount)).into_iter().filter(|share| of(share.member).all(|value| value == 0)) {
            prop_assert_eq!(share.amount, Cents::ZERO);
        }
    }

    #[test]
    fn one_more_member_raises_nobodys_exact_share(segments in valued_segments(), value in 0_u64..=999_999_999_999) {
        let half = Ratio::new(1, 2);
        let before = key_of(&segments, half, 1);
        let mut grown = segments;
        for (_, members, values) in &mut grown {
            members.push(MemberIx(8));
            values.push(value);
        }
        let after = key_of(&grown, half, 1);
        for &member in before.members() {
            prop_assert!(after.fraction_of(member) <= before.fraction_of(member));
        }
    }

    #[test]
    fn shares_sum_to_the_amount(segments in segments(40), amount in -LARGEST..=LARGEST) {
        let shares = Key::equal_parts(&segments).apportion(Cents(amount));
        prop_assert_eq!(sum(&shares), Cents(amount));
    }

    #[test]
    fn each_share_is_within_one_cent_of_the_exact_fraction(segments in segments(40), amount in -LARGEST..=LARGEST) {
        let key = Key::equal_parts(&segments);
        let whole: u64 = segments.iter().map(|(weight, _)| weight).sum();
        for share in key.apportion(Cents(amount)) {
            // Worked out here from the definition, not by the key.
            let mut exact = BigRational::from_integer(BigInt::from(0));
            for (weight, members) in segments.iter().filter(|(_, members)| members.contains(&share.member)) {
                exact += BigRational::new(BigInt::from(amount) * weight, BigInt::from(whole) * members.len());
            }
            prop_assert!((exact - BigRational::from_integer(share.amount.0.into())).abs() < BigRational::from_integer(1.into()));
        }
    }

    #[test]
    fn a_reversal_takes_back_every_share(segments in segments(12), amount in -LARGEST..=LARGEST) {
        let key = Key::equal_parts(&segments);
        for (booked, reversed) in key.apportion(Cents(amount)).into_iter().zip(key.apportion(Cents(-amount))) {
            prop_assert_eq!((booked.member, booked.amount), (reversed.member, -reversed.amount));
        }
    }

    /// From 12·n·(n + 1) cents on (5.04 € for the seventh member) a month with one more is worth a cent to everybody.
    #[test]
    fn one_more_member_at_equal_cost_never_raises_a_share(
        (members, amount) in (1_usize..60).prop_flat_map(|members| {
            let least = 12 * i128::try_from(members * (members + 1)).expect("a small number");
            (Just(members), prop_oneof![least..=10 * least, least..=LARGEST])
        }),
        months in 1_u64..=12,
    ) {
        let group = |count: usize| (0..count).map(MemberIx).collect::<Vec<_>>();
        let before = Key::equal_parts(&[(12, group(members))]).apportion(Cents(amount));
        let mut segments = vec![(12 - months, group(members)), (months, group(members + 1))];
        segments.retain(|(weight, _)| *weight > 0);
        let after = Key::equal_parts(&segments).apportion(Cents(amount));
        prop_assert_eq!(sum(&after), Cents(amount));
        for (old, new) in before.iter().zip(&after) {
            prop_assert!(new.amount <= old.amount, "{:?} → {:?}", old, new);
        }
    }

    #[test]
    fn months_and_days_agree_where_no_change_cuts_a_period(
        amounts in prop::collection::vec(1_i64..9_000_000, 1..12),
        months in prop::collection::vec((1_u8..=12, 1_u8..=12), 12),
    ) {
        // The second half of the members joins at the turn of a year, so that no period is cut.
        let rows: String = amounts.iter().zip(&months).enumerate().map(|(place, (amount, (a, b)))| {
            let (from, to) = (a.min(b), a.max(b));
            let year = 2019 + place % 3;
            let last = jiff::civil::date(year as i16, i8::try_from(*to).expect("a month"), 1).last_of_month();
            let amount = Cents((*amount).into()).plain();
            format!("K{place},2022-01-01,{year}-{from:02}-01,{last},personnel,1,{amount},,{amount},,assumed,,,\n")
        }).collect();
        let joins = [("a", 2019), ("b", 2019), ("c", 2020), ("d", 2021)];
        prop_assert_eq!(shares_of("months", &joins, &[&rows]), shares_of("days", &joins, &[&rows]));
    }

    #[test]
    fn one_file_or_several_in_the_same_order_give_the_same_shares(
        amounts in prop::collection::vec(-9_000_000_i64..9_000_000, 1..20),
        cuts in prop::collection::btree_set(0_usize..20, 0..4),
    ) {
        let rows: Vec<String> = amounts.iter().enumerate().map(|(place, amount)| {
            let amount = Cents((*amount).into()).plain();
            format!("K{place},2022-01-01,2020-01-01,2020-12-31,personnel,1,{amount},,{amount},,assumed,,,\n")
        }).collect();
        let joins = [("a", 2019), ("b", 2020), ("c", 2020)];
        let one: String = rows.concat();
        prop_assert_eq!(shares_of("months", &joins, &[&one]), {
            let parts = cut(&rows, &cuts);
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            shares_of("months", &joins, &parts)
        });
    }

    #[test]
    fn the_order_of_rows_and_files_changes_no_share(
        amounts in prop::collection::vec(-9_000_000_i64..9_000_000, 1..20),
        seed in any::<u64>(),
        cuts in prop::collection::btree_set(0_usize..20, 0..4),
    ) {
        let rows: Vec<String> = amounts.iter().enumerate().map(|(place, amount)| entry(place, 2019 + place % 3, *amount)).collect();
        let joins = [("a", 2019), ("b", 2020), ("c", 2020), ("d", 2021)];
        let mut shuffled = rows.clone();
        let mut state = seed | 1;
        for place in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, usize::try_from(state >> 33).expect("31 bits") % (place + 1));
        }
        let parts = cut(&shuffled, &cuts);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let by_entry = |shares: Vec<(String, Vec<Share>)>| shares.into_iter().collect::<BTreeMap<_, _>>();
        let backwards: Vec<_> = joins.iter().rev().copied().collect();
        prop_assert_eq!(
            by_entry(shares_of("months", &joins, &[&rows.concat()])),
            by_entry(shares_of("months", &backwards, &parts))
        );
    }

    #[test]
    fn an_entry_and_its_reversal_leave_nothing_of_any_bill(amount in -9_000_000_i64..9_000_000, year in 2019_usize..2023) {
        let booked = entry(0, year, amount);
        let taken_back = booked.replace("K0,", "K1,").replace(
            &format!(",,{},,assumed,,,", euros(amount)),
            &format!(",,{},,assumed,,K0,", euros(-amount)),
        );
        let joins = events(&[("a", 2019), ("b", 2019), ("c", 2020), ("d", 2021)]);
        let ledger = ledger_of("months", &joins, &[&format!("{booked}{taken_back}")]);
        let figures = Figures::of(&ledger);
        for (one, other) in figures.entries[0].shares.iter().zip(&figures.entries[1].shares) {
            prop_assert_eq!((one.member, one.amount), (other.member, -other.amount));
        }
        let year: Year = year.to_string().parse().expect("a year");
        for member in ledger.agreement.member_indices() {
            prop_assert_eq!(figures.bills.of_member(year, member), Marked::default());
            prop_assert_eq!(figures.savings.of_year(year, member), Cents::ZERO);
        }
    }

    #[test]
    fn a_share_and_all_savings_are_the_share_without_later_accessions(
        amount in -9_000_000_i64..9_000_000,
        years in prop::collection::vec(2019_i16..2024, 3),
        year in 2019_usize..2024,
    ) {
        // The first founds the agreement in 2019; who joins in that year founds it too.
        let joins = [("a", 2019), ("b", years[0]), ("c", years[1]), ("d", years[2])];
        let founders: Vec<_> = joins.iter().copied().filter(|(_, year)| *year == 2019).collect();
        let costs = entry(0, year, amount);
        let alone = ledger_of("days", &events(&founders), &[&costs]);
        let with_all = ledger_of("days", &events(&joins), &[&costs]);
        let (alone, with_all) = (Figures::of(&alone), Figures::of(&with_all));
        let year: Year = year.to_string().parse().expect("a year");
        for share in &alone.entries[0].shares {
            let now = with_all.entries[0].share_of(share.member).map(|share| share.amount).unwrap_or_default();
            prop_assert_eq!(now + with_all.savings.of_year(year, share.member), share.amount);
        }
    }

    #[test]
    fn leaving_and_returning_on_one_day_changes_no_figure(
        amounts in prop::collection::vec(-9_000_000_i64..9_000_000, 1..6),
        // A leave on the last day of a month is taken for a slip.
        days in prop::collection::vec((0_i32..33, 2_i8..=27), 1..4),
        proration in prop::sample::select(vec!["months", "days"]),
    ) {
        let costs: String = amounts.iter().enumerate().map(|(place, amount)| entry(place, 2019 + place % 3, *amount)).collect();
        let joins = events(&[("a", 2019), ("b", 2019), ("c", 2020), ("d", 2021)]);
        let mut with = joins.clone();
        for (place, (months, day)) in days.iter().collect::<BTreeSet<_>>().into_iter().enumerate() {
            let day = jiff::civil::date(2019, 1, *day).checked_add(jiff::Span::new().months(*months)).expect("a day");
            with.push_str(&format!("L{place},2019-01-01,{day},a,leave,,,\nR{place},2019-01-01,{day},a,join,,,\n"));
        }
        let (without, with) = (ledger_of(proration, &joins, &[&costs]), ledger_of(proration, &with, &[&costs]));
        prop_assert_eq!(&without.timeline, &with.timeline);
        let (without, with) = (Figures::of(&without), Figures::of(&with));
        prop_assert_eq!(shares(&without), shares(&with));
        prop_assert_eq!(without.savings, with.savings);
    }
}

fn cut(rows: &[String], cuts: &BTreeSet<usize>) -> Vec<String> {
    let mut parts = vec![String::new()];
    for (place, row) in rows.iter().enumerate() {
        if cuts.contains(&place) {
            parts.push(String::new());
        }
        parts.last_mut().expect("there is always a part").push_str(row);
    }
    parts
}

fn euros(cents: i64) -> String {
    Cents(cents.into()).plain()
}

/// A row of the costs of a whole year.
fn entry(place: usize, year: usize, amount: i64) -> String {
    let amount = euros(amount);
    format!("K{place},2022-01-01,{year}-01-01,{year}-12-31,personnel,1,{amount},,{amount},,assumed,,,\n")
}

/// Rows of members that join on 1 January of a year.
fn events(joins: &[(&str, i16)]) -> String {
    let joins = joins.iter().enumerate();
    joins
        .map(|(place, (member, year))| format!("M{place},2019-01-01,{year}-01-01,{member},join,,,\n"))
        .collect()
}

/// Every entry's shares of a ledger of four members that join on 1 January of a year.
fn shares_of(proration: &str, joins: &[(&str, i16)], costs: &[&str]) -> Vec<(String, Vec<Share>)> {
    shares(&Figures::of(&ledger_of(proration, &events(joins), costs)))
}

fn shares(figures: &Figures<'_>) -> Vec<(String, Vec<Share>)> {
    figures.entries.iter().map(|shared| (shared.entry.entry.to_string(), shared.shares.clone())).collect()
}

/// A row with the value of one of the four members for a year.
fn value(prefix: &str, place: usize, year: usize, value: u64) -> String {
    let member = ["a", "b", "c", "d"][place];
    format!("{prefix}{place}-{year},2022-01-01,size,{year},{member},{value},,assumed,,,\n")
}

/// A ledger of four members with rows of memberships and files of costs.
fn ledger_of(proration: &str, events: &str, costs: &[&str]) -> Ledger {
    split_ledger(proration, "\"equal\"", events, costs, None)
}

/// A ledger of four founding members whose costs are split in such a way, with rows of values of `size`.
fn measured(split: &str, values: &str, costs: &str) -> Ledger {
    let joins = events(&[("a", 2019), ("b", 2019), ("c", 2019), ("d", 2019)]);
    split_ledger("months", split, &joins, &[costs], Some(values))
}

fn split_ledger(proration: &str, split: &str, events: &str, costs: &[&str], values: Option<&str>) -> Ledger {
    let mut agreement = format!("id = \"x\"\ntitle = \"X\"\nproration = \"{proration}\"\n");
    for member in ["a", "b", "c", "d"] {
        agreement.push_str(&format!(
            "[[member]]\nid = \"{member}\"\nname = \"{member}\"\nshort_name = \"{member}\"\n"
        ));
    }
    if values.is_some() {
        agreement.push_str("[[measure]]\nid = \"size\"\nname = \"S\"\nunit = \"s\"\n");
    }
    agreement.push_str("[[payee]]\nid = \"p\"\nname = \"P\"\n");
    agreement.push_str(&format!(
        "[[cost_type]]\nid = \"personnel\"\nname = \"P\"\npayee = \"p\"\nsplit = {split}\n"
    ));
    agreement.push_str("independent_of_members = true\n");
    let memberships = format!("entry,recorded_on,effective_on,member,event,document,reverses,note\n{events}");
    let header = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note\n";
    let file =
        |path: String, text: String| SourceFile { shown: path.clone(), path, bytes: text.into_bytes() };
    let source = AgreementSource {
        folder: String::new(),
        shown: "x".into(),
        agreement: file("agreement.toml".into(), agreement),
        memberships: vec![file("memberships.csv".into(), memberships)],
        costs: costs
            .iter()
            .enumerate()
            .map(|(place, rows)| file(format!("costs/{place:02}.csv"), format!("{header}{rows}")))
            .collect(),
        measures: values
            .map(|values| file("measures.csv".into(), format!("{MEASURES}{values}")))
            .into_iter()
            .collect(),
        stands: None,
        documents: Vec::new(),
        unread: Vec::new(),
    };
    let (ledger::Reading { ledger, .. }, findings) = ledger::read(source);
    ledger.unwrap_or_else(|| panic!("{findings:#?}"))
}
