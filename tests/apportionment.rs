//! What must hold for every apportionment, tried on random groups, times and amounts.

use kopfstelle::apportionment::{Key, Share};
use kopfstelle::cents::Cents;
use kopfstelle::figures::Figures;
use kopfstelle::ledger::{self, MemberIx};
use kopfstelle::source::{AgreementSource, SourceFile};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use proptest::prelude::*;
use std::collections::BTreeSet;

const LARGEST: i128 = 99_999_999_999_999;

/// Segments with their weights; each has at least one of at most `most` members.
fn segments(most: usize) -> impl Strategy<Value = Vec<(u64, Vec<MemberIx>)>> {
    let group = prop::collection::btree_set(0..most, 1..=most);
    let group = group.prop_map(|members| members.into_iter().map(MemberIx).collect::<Vec<_>>());
    prop::collection::vec((1_u64..=366, group), 1..8)
}

fn sum(shares: &[Share]) -> Cents {
    shares.iter().map(|share| share.amount).sum()
}

proptest! {
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

    #[test]
    fn one_more_member_at_equal_cost_never_raises_a_share(members in 1_usize..60, amount in 500_000_i128..=LARGEST, months in 1_u64..=12) {
        let group = |count: usize| (0..count).map(MemberIx).collect::<Vec<_>>();
        let before = Key::equal_parts(&[(12, group(members))]).apportion(Cents(amount));
        let after = Key::equal_parts(&[(12 - months, group(members)), (months, group(members + 1))].into_iter().filter(|(weight, _)| *weight > 0).collect::<Vec<_>>());
        let after = after.apportion(Cents(amount));
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

/// Every entry's shares of a ledger of four members that join on 1 January of a year.
fn shares_of(proration: &str, joins: &[(&str, i16)], costs: &[&str]) -> Vec<(String, Vec<Share>)> {
    let mut agreement = format!("id = \"x\"\ntitle = \"X\"\nproration = \"{proration}\"\n");
    for member in ["a", "b", "c", "d"] {
        agreement.push_str(&format!(
            "[[member]]\nid = \"{member}\"\nname = \"{member}\"\nshort_name = \"{member}\"\n"
        ));
    }
    agreement.push_str("[[payee]]\nid = \"p\"\nname = \"P\"\n[[cost_type]]\nid = \"personnel\"\nname = \"P\"\npayee = \"p\"\nsplit = \"equal\"\nindependent_of_members = true\n");
    let mut memberships = "entry,recorded_on,effective_on,member,event,document,reverses,note\n".to_owned();
    for (place, (member, year)) in joins.iter().enumerate() {
        memberships.push_str(&format!("M{place},2019-01-01,{year}-01-01,{member},join,,,\n"));
    }
    let header = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note\n";
    let file =
        |path: String, text: String| SourceFile { shown: path.clone(), path, bytes: text.into_bytes() };
    let source = AgreementSource {
        shown: "x".into(),
        agreement: file("agreement.toml".into(), agreement),
        memberships: vec![file("memberships.csv".into(), memberships)],
        costs: costs
            .iter()
            .enumerate()
            .map(|(place, rows)| file(format!("costs/{place:02}.csv"), format!("{header}{rows}")))
            .collect(),
        stands: None,
    };
    let (ledger, findings) = ledger::read(&source);
    let ledger = ledger.unwrap_or_else(|| panic!("{findings:#?}"));
    Figures::of(&ledger)
        .entries
        .iter()
        .map(|shared| (shared.entry.entry.to_string(), shared.shares.clone()))
        .collect()
}
