//! Whatever the files hold: reading ends, with work in step with their size, and every finding can be shown.

use super::valid_ledger::{AGREEMENT, COSTS, MEMBERSHIPS, can_be_shown, found, source, valid};
use kopfstelle::ledger;
use kopfstelle::source::AgreementSource;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// One damage of one file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Delete(usize, usize),
    DoubleLine(usize),
    SwapLines(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let meaningful =
        prop::sample::select(b",;\"\n\r\t=-.0123456789[]{}#'\\\xEF\xBB\xBF\xFC\x00\xE2\x80\xAE".to_vec());
    let bytes = prop_oneof![
        prop::collection::vec(meaningful, 1..6),
        prop::collection::vec(any::<u8>(), 1..6),
        prop::sample::select(vec![
            "M1",
            "K1",
            "alt",
            "personal",
            "2020-01-01",
            "999999999999.99",
            "-0.00",
            "9999-12-31",
            "0000-01-01"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        (any::<usize>(), bytes).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (any::<usize>(), 1_usize..40).prop_map(|(at, count)| Damage::Delete(at, count)),
        any::<usize>().prop_map(Damage::DoubleLine),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Damage::SwapLines(one, other)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: Damage) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let (length, count) = (bytes.len().max(1), lines.len().max(1));
    match damage {
        Damage::Flip(at, byte) => {
            if let Some(old) = bytes.get_mut(at % length) {
                *old ^= byte;
            }
        }
        Damage::Insert(at, new) => drop(bytes.splice(at % length..at % length, new)),
        Damage::Delete(at, count) => {
            let from = (at % length).min(bytes.len());
            bytes.drain(from..(from + count).min(bytes.len()));
        }
        Damage::DoubleLine(line) => {
            lines.insert(line % count, lines[line % count].clone());
            *bytes = lines.concat();
        }
        Damage::SwapLines(one, other) => {
            lines.swap(one % count, other % count);
            *bytes = lines.concat();
        }
    }
}

fn read_and_show(source: &AgreementSource) {
    let ledger::Reading { ledger, findings, .. } = ledger::read(source);
    assert_eq!(ledger.is_none(), findings.iter().any(kopfstelle::finding::Finding::is_error));
    findings.iter().for_each(can_be_shown);
    assert!(kopfstelle::finding::as_json(&findings).ends_with("}\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read(
        agreement in prop::collection::vec(any::<u8>(), 0..300),
        memberships in prop::collection::vec(any::<u8>(), 0..300),
        costs in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        read_and_show(&source(&agreement, &memberships, &[("costs.csv", &costs)]));
        let behind = |header: &str, bytes: &[u8]| [header.lines().next().unwrap_or_default().as_bytes(), b"\n", bytes].concat();
        let (memberships, costs) = (behind(MEMBERSHIPS, &memberships), behind(COSTS, &costs));
        read_and_show(&source(AGREEMENT.as_bytes(), &memberships, &[("costs.csv", &costs)]));
    }

    #[test]
    fn damaged_ledgers_are_read(damages in prop::collection::vec((0..3_usize, damage()), 1..8)) {
        let mut source = valid();
        for (file, damage) in damages {
            let bytes = match file {
                0 => &mut source.agreement.bytes,
                1 => &mut source.memberships[0].bytes,
                _ => &mut source.costs[0].bytes,
            };
            apply(bytes, damage);
        }
        read_and_show(&source);
    }
}

/// Reads a size and eight times as much: work that grows with the square takes 64 times as long, and then this fails,
/// however fast the machine is. A machine that is busy with something else gets two more attempts. What the larger
/// size gave is returned.
fn in_step_with_size(what: &str, large: usize, read: impl Fn(usize) -> usize) -> usize {
    let timed = |size| {
        let begun = Instant::now();
        (read(size), begun.elapsed())
    };
    let (mut found, mut times) = (0, Vec::new());
    while times.len() < 3 {
        let (_, of_an_eighth) = timed(large / 8);
        let (findings, of_all) = timed(large);
        found = findings;
        if of_all < of_an_eighth * 32 + Duration::from_millis(200) {
            return found;
        }
        times.push((of_an_eighth, of_all));
    }
    panic!("{what}: an eighth and all of it take {times:?}, {found} findings");
}

/// How many findings a valid ledger has in whose place other costs stand.
fn found_in_costs(costs: &str) -> usize {
    found(&source(AGREEMENT.as_bytes(), MEMBERSHIPS.as_bytes(), &[("costs.csv", costs.as_bytes())])).len()
}

/// How many findings a valid ledger has in whose place another agreement stands.
fn found_in_agreement(agreement: &str) -> usize {
    found(&source(agreement.as_bytes(), MEMBERSHIPS.as_bytes(), &[("costs.csv", COSTS.as_bytes())])).len()
}

#[test]
fn the_work_for_endless_lines_grows_with_their_length() {
    let header = COSTS.lines().next().unwrap();
    for (what, pattern) in [
        ("letters", "x"),
        ("commas", ","),
        ("quotes", "\""),
        ("quotes within fields", "a\""),
        ("faulty fields", "\"a\"b,"),
        ("NUL", "\0"),
        ("carriage returns", "\r"),
        ("two bytes", "ä"),
        ("brackets", "["),
        ("keys", "a."),
    ] {
        let line = |size: usize| pattern.repeat(size / pattern.len());
        in_step_with_size(&format!("a row of {what}"), 2_000_000, |size| {
            found_in_costs(&format!("{header}\n{}\n", line(size)))
        });
        in_step_with_size(&format!("a header of {what}"), 2_000_000, |size| {
            let line = line(size);
            found(&source(AGREEMENT.as_bytes(), line.as_bytes(), &[("costs.csv", line.as_bytes())])).len()
        });
        in_step_with_size(&format!("an agreement of {what}"), 100_000, |size| {
            found_in_agreement(&line(size))
        });
    }
}

#[test]
fn the_work_for_faulty_rows_grows_with_their_number() {
    let header = COSTS.lines().next().unwrap();
    let most = 8_000;
    for (row, each) in [
        ("K#,2020-02-30,2020-01-01,2020-12-31,nichts,1,1,,1,,assumed,,,\n", 4),
        ("K1,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,1.00,berg,assumed,,,\n", 1),
        ("K#,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,1.00,berg,assumed,,,\"offen\n", 1),
        ("K#,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,1.00,berg,assumed,,,in\"mitten\n", 1),
        ("K#,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,-1.00,berg,assumed,,X#,\n", 1),
        // Each may be the one that any other takes back.
        (",2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,-1.00,berg,assumed,,X#,\n", 1),
        ("K#,zu wenig\n", 1),
        ("K#,2020-02-03,2018-01-01,2018-12-31,personal,1,1.00,,1.00,,assumed,,,\n", 1),
    ] {
        let count = in_step_with_size(row, most, |rows| {
            let body: String = (10..rows + 10).map(|number| row.replace('#', &number.to_string())).collect();
            found_in_costs(&format!("{header}\n{body}"))
        });
        assert!(count >= each * most - 1, "{row}: {count}");
    }
    let faulty = "\n[[member]]\nid = \"#\"\nkurz = 1\n";
    let count = in_step_with_size("tables of agreement.toml", most, |tables| {
        let tables: String = (0..tables).map(|number| faulty.replace('#', &number.to_string())).collect();
        found_in_agreement(&format!("{AGREEMENT}{tables}"))
    });
    assert_eq!(count, 3 * most);
}

#[test]
fn the_work_for_joins_and_leaves_grows_with_their_number() {
    let day = |number: usize| {
        jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days(number as i64)).unwrap()
    };
    let agreement = AGREEMENT.replace("\"months\"", "\"days\"");
    in_step_with_size("memberships", 10_000, |rows| {
        let row =
            |n| format!("X{n},2099-01-01,{},dorf,{},,,\n", day(n), if n % 2 == 0 { "join" } else { "leave" });
        let memberships = format!("{MEMBERSHIPS}{}", (0..rows).map(row).collect::<String>());
        found(&source(agreement.as_bytes(), memberships.as_bytes(), &[("costs.csv", COSTS.as_bytes())])).len()
    });
}
