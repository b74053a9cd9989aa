//! Whatever the files hold: reading ends, and every finding can be shown. (That its work is in step with their size,
//! `benches/run --only 4` measures.)

use super::harness::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS, Place};
use proptest::prelude::*;

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

fn read_and_show(ledger: &Ledger) {
    assert!(kopfstelle::finding::as_json(&ledger.findings()).ends_with("}\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read(
        agreement in prop::collection::vec(any::<u8>(), 0..300),
        memberships in prop::collection::vec(any::<u8>(), 0..300),
        costs in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let ledger = |agreement: &[u8], memberships: &[u8], costs: &[u8]| {
            Ledger::new().with(AGREEMENT, agreement).with(MEMBERSHIPS, memberships).with(COSTS, costs)
        };
        read_and_show(&ledger(&agreement, &memberships, &costs));
        let behind = |file: &str, bytes: &[u8]| [Ledger::header(file).as_bytes(), bytes].concat();
        let (memberships, costs) = (behind(MEMBERSHIPS, &memberships), behind(COSTS, &costs));
        read_and_show(&ledger(Ledger::sample(AGREEMENT).as_bytes(), &memberships, &costs));
    }

    #[test]
    fn damaged_ledgers_are_read(damages in prop::collection::vec((0..3_usize, damage()), 1..8)) {
        let mut ledger = Ledger::new();
        for (file, damage) in damages {
            let file = [AGREEMENT, MEMBERSHIPS, COSTS][file];
            let mut bytes = ledger.bytes(file).to_vec();
            apply(&mut bytes, damage);
            ledger = ledger.with(file, bytes);
        }
        read_and_show(&ledger);
    }
}

#[test]
fn an_endless_line_is_read() {
    for pattern in ["x", ",", "\"", "a\"", "\"a\"b,", "\0", "\r", "ä", "[", "a."] {
        let line = pattern.repeat(20_000);
        read_and_show(&Ledger::new().append(COSTS, &format!("{line}\n")));
        read_and_show(&Ledger::new().with(MEMBERSHIPS, &line).with(COSTS, &line));
        read_and_show(&Ledger::new().with(AGREEMENT, &line));
    }
}

/// Each row has the same faults, and each of them is one finding.
#[test]
fn every_faulty_row_is_found() {
    let rows = 50;
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
        let body: String = (10..rows + 10).map(|number| row.replace('#', &number.to_string())).collect();
        let count = Ledger::new().with(COSTS, format!("{}{body}", Ledger::header(COSTS))).found().len();
        assert!(count >= each * rows - 1, "{row}: {count}");
    }
    let tables: String =
        (0..rows).map(|number| format!("\n[[member]]\nid = \"{number}\"\nkurz = 1\n")).collect();
    assert_eq!(Ledger::new().append(AGREEMENT, &tables).found().len(), 3 * rows);
}

/// They may be what another row misses.
#[test]
fn of_the_rows_of_a_file_full_of_broken_ones_nothing_is_concluded() {
    let body: String = (10..1500)
        .map(|number| {
            format!("K{number},2020-02-03,2020-01-01,2020-12-31,lizenz,x,1.00,,1.00,berg,assumed,,,\n")
        })
        .collect();
    let reversal = "S1,2020-02-03,2020-01-01,2020-12-31,lizenz,1,1.00,,-1.00,berg,assumed,,K1400,\n";
    let found = Ledger::new().with(COSTS, format!("{}{body}{reversal}", Ledger::header(COSTS))).found();
    assert!(found.iter().all(|finding| finding.starts_with("number")), "{found:#?}");
    assert_eq!(found.len(), 101);
}

#[test]
fn of_unknown_keys_a_hundred_are_listed_and_the_rest_are_counted() {
    let keys: String = (0..1_350).map(|number| format!("schluessel{number} = 1\n")).collect();
    let found = Ledger::new().with(AGREEMENT, format!("{keys}{}", Ledger::sample(AGREEMENT))).findings();
    assert!(found.iter().all(|finding| finding.code.id() == "unknown-key"), "{found:#?}");
    assert_eq!(found.len(), 101);
    assert_eq!(found[100].found, "noch 1.250 weitere in dieser Datei");
}

/// Reading takes a few times as much memory as a file has bytes; an endless one would take all there is.
#[test]
fn a_file_that_no_ledger_has_is_refused_before_it_is_read() {
    let place = Place::new();
    for (file, most) in [
        ("ledger/costs.csv", "50 MB"),
        ("ledger/agreement.toml", "8 MB"),
        ("ledger/documents/scan.pdf", "100 MB"),
    ] {
        let before = std::fs::read(place.path(file)).ok();
        std::fs::create_dir_all(place.path(file).parent().unwrap()).unwrap();
        // A hole in a file takes no room on the disk.
        std::fs::File::create(place.path(file)).unwrap().set_len(1_000_000_000).unwrap();
        for command in [&["check"][..], &["build"]] {
            place
                .run(command)
                .ends_with(1)
                .says(&format!("die Datei ist größer als {most}"))
                .says(file)
                .says("1 Fehler, ");
        }
        place
            .run(&["stand", "--note", "Konferenz"])
            .ends_with(1)
            .says(&format!("die Datei ist größer als {most}"));
        match before {
            Some(bytes) => place.put(file, bytes),
            None => std::fs::remove_file(place.path(file)).unwrap(),
        }
        place.run(&["check"]).succeeds();
    }
}

/// Nor does what nobody wrote by hand fill the memory: fields of one row, texts, lines with characters that nobody
/// sees.
#[test]
fn of_a_flood_within_a_file_one_finding_is_made() {
    let fields = format!("X1{}\n", ",".repeat(10_000_000));
    Ledger::new()
        .append(COSTS, &fields)
        .append(COSTS, "K8,zu wenig\n")
        .says(&["column-count costs.csv:9 -", "column-count costs.csv:10 -"]);
    // Quoted line breaks make it one row of many lines; the row behind it is on the line on which it is.
    let fields = format!("X1{}\n", ",\"\n\"".repeat(2_500_000));
    Ledger::new()
        .append(COSTS, &fields)
        .append(COSTS, "K8,zu wenig\n")
        .says(&["column-count costs.csv:9 -", "column-count costs.csv:2500010 -"]);
    let cell = format!(
        "K8,2020-02-03,2020-01-01,2020-12-31,nichts,1,1.00,,1.00,,assumed,,,\"{}\"\n",
        "x".repeat(10_000_000)
    );
    Ledger::new()
        .append(COSTS, &cell)
        .append(COSTS, "K9,zu wenig\n")
        .says(&["cell-length costs.csv:9 note", "column-count costs.csv:10 -"]);
    let note = format!("about = \"{}\"\n", "x".repeat(32_768));
    let agreement =
        |text: &str| Ledger::new().with(AGREEMENT, format!("{text}{}", Ledger::sample(AGREEMENT)));
    agreement(&note).says(&["cell-length agreement.toml:1 about"]);
    agreement(&note.replacen('x', "", 1)).is_sound();
    let hidden =
        "K2,2020-02-03,2020-01-01,2020-12-31,nichts,1,1.00,,1.00,,assumed,,,a\u{200b}b\n".repeat(1500);
    let found = Ledger::new().with(COSTS, format!("{}{hidden}", Ledger::header(COSTS))).findings();
    let hidden: Vec<_> = found.iter().filter(|finding| finding.code.id() == "control-character").collect();
    assert_eq!(hidden.len(), 101);
    assert_eq!(hidden[100].found, "noch 1.400 weitere in dieser Datei");
    // A day to come is told of by whoever knows what day it is.
    let ahead = |number: usize| {
        let amount = format!("1,{number}.00,,{number}.00");
        format!("L{number},2099-01-01,2020-01-01,2020-12-31,lizenz,{amount},berg,assumed,,,\n")
    };
    let place = Place::with(&Ledger::new().append(COSTS, &(1..=150).map(ahead).collect::<String>()));
    place.run(&["check"]).succeeds().says("noch 50 weitere in dieser Datei").says("150 Warnungen");
}
