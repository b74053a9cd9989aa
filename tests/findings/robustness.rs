//! Whatever the files hold: reading ends, soon, and every finding can be shown.

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
    let (ledger, findings) = ledger::read(source);
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

/// Time that even a slow machine does not need, and that what grows with the square of the size exceeds.
fn soon(what: &str, read: impl FnOnce() -> usize) -> usize {
    let begun = Instant::now();
    let findings = read();
    assert!(begun.elapsed() < Duration::from_secs(20), "{what}: {:?}", begun.elapsed());
    findings
}

#[test]
fn endless_lines_are_read_soon() {
    let header = COSTS.lines().next().unwrap();
    let size = 2_000_000;
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
        let line = pattern.repeat(size / pattern.len());
        let agreement = &line[..size / 20];
        soon(&format!("a row of {what}"), || {
            found(&source(
                AGREEMENT.as_bytes(),
                MEMBERSHIPS.as_bytes(),
                &[("costs.csv", format!("{header}\n{line}\n").as_bytes())],
            ))
            .len()
        });
        soon(&format!("a header of {what}"), || {
            found(&source(AGREEMENT.as_bytes(), line.as_bytes(), &[("costs.csv", line.as_bytes())])).len()
        });
        soon(&format!("an agreement of {what}"), || {
            found(&source(agreement.as_bytes(), MEMBERSHIPS.as_bytes(), &[("costs.csv", COSTS.as_bytes())]))
                .len()
        });
    }
}

#[test]
fn thousands_of_faulty_rows_are_found_soon() {
    let header = COSTS.lines().next().unwrap();
    let rows = 5_000;
    for (row, each) in [
        ("K#,2020-02-30,2020-01-01,2020-12-31,nichts,1,1,,1,,assumed,,,\n", 4),
        ("K1,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,1.00,berg,assumed,,,\n", 1),
        ("K#,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,1.00,berg,assumed,,,\"offen\n", 1),
        ("K#,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,1.00,berg,assumed,,,in\"mitten\n", 1),
        ("K#,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,-1.00,berg,assumed,,X#,\n", 1),
        ("K#,zu wenig\n", 1),
        ("K#,2020-02-03,2018-01-01,2018-12-31,personal,1,1.00,,1.00,,assumed,,,\n", 1),
    ] {
        let body: String = (10..rows + 10).map(|number| row.replace('#', &number.to_string())).collect();
        let text = format!("{header}\n{body}");
        let count = soon(row, || {
            found(&source(AGREEMENT.as_bytes(), MEMBERSHIPS.as_bytes(), &[("costs.csv", text.as_bytes())]))
                .len()
        });
        assert!(count >= each * rows - 1, "{row}: {count}");
    }
    let faulty = "\n[[member]]\nid = \"#\"\nkurz = 1\n";
    let agreement =
        format!("{AGREEMENT}{}", (0..rows).map(|n| faulty.replace('#', &n.to_string())).collect::<String>());
    let count = soon("tables of agreement.toml", || {
        found(&source(agreement.as_bytes(), MEMBERSHIPS.as_bytes(), &[("costs.csv", COSTS.as_bytes())])).len()
    });
    assert_eq!(count, 3 * rows);
}

#[test]
fn thousands_of_joins_and_leaves_are_laid_out_soon() {
    let day =
        |number: i32| jiff::civil::date(2000, 1, 1).checked_add(jiff::Span::new().days(number)).unwrap();
    let rows: String = (0..10_000)
        .map(|n| {
            format!("X{n},2099-01-01,{},dorf,{},,,\n", day(n), if n % 2 == 0 { "join" } else { "leave" })
        })
        .collect();
    let memberships = format!("{MEMBERSHIPS}{rows}");
    let agreement = AGREEMENT.replace("\"months\"", "\"days\"");
    soon("memberships", || {
        found(&source(agreement.as_bytes(), memberships.as_bytes(), &[("costs.csv", COSTS.as_bytes())])).len()
    });
}
