//! `kopfstelle import` and `kopfstelle template`: what is understood of a table, what is said of it, and the rows that
//! the ledger gains, byte for byte.

mod harness;

use harness::{COSTS, Ledger, Place, Said};
use snapbox::{assert_data_eq, file};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The sample in a folder, and a table beside it.
fn place(name: &str, bytes: impl AsRef<[u8]>) -> Place {
    let place = Place::with(&Ledger::new());
    place.put(name, bytes);
    place
}

fn input(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)).unwrap()
}

fn import(place: &Place, name: &str, options: &[&str]) -> Said {
    place.run(&[&["import", name, "--today", "2022-02-01"], options].concat())
}

/// What a file of the ledger has more than the sample.
#[track_caller]
fn gained(place: &Place, file: &str) -> String {
    let now = place.read(&format!("ledger/{file}"));
    now.strip_prefix(Ledger::sample(file)).expect("rows are only appended").to_owned()
}

const OF_EXCEL: &str = "\
K8,2022-02-01,2022-01-01,2022-12-31,personal,0.50,2401.00,,1200.50,,actual,vertrag,,\"Abschlag, für 2022\"
K9,2022-02-01,2022-01-01,2022-12-31,gemein,1,1200.50,,1200.50,,assumed,,,
K10,2022-02-01,2021-07-01,2021-07-31,lizenz,1,119.00,,119.00,berg,assumed,,,\"Zwei
Zeilen\"
";

/// Half a post for 1,200.50 costs 2,401.00 a post; what rests on it has its amount for a price.
#[test]
fn a_table_of_a_german_excel_is_shown_and_booked() {
    let place = place("kosten.csv", input("excel.csv"));
    let said = import(&place, "kosten.csv", &["--dry-run"]).succeeds();
    assert_data_eq!(said.out, file!["import/excel.txt"].raw());
    assert_eq!(gained(&place, COSTS), "");
    import(&place, "kosten.csv", &["--yes"]).succeeds();
    assert_eq!(gained(&place, COSTS), OF_EXCEL);
    // Once more, nothing is left to book.
    let again = import(&place, "kosten.csv", &["--yes"]).succeeds();
    let _ = again.says("Zeilen ausgelassen, ist schon gebucht: 3 als K8, 4 als K9, 6 als K10, 8 als K6");
    assert_eq!(gained(&place, COSTS), OF_EXCEL);
    place.run(&["check"]).succeeds();
}

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let text = encoding_rs::WINDOWS_1252.decode(&input("excel.csv")).0.into_owned();
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let tabs = text.replace(';', "\t");
    let commas = text
        .replace("1.200,50", "\"1.200,50\"")
        .replace("119,00 €", "\"119,00 €\"")
        .replace("1.594,50", "1594.50")
        .replace(';', ",");
    for bytes in [
        text.clone().into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
        text.replace("\r\n", "\n").into_bytes(),
        format!("sep=;\r\n{text}").into_bytes(),
        utf16,
        tabs.into_bytes(),
        commas.into_bytes(),
    ] {
        let place = place("kosten.csv", &bytes);
        import(&place, "kosten.csv", &["--yes"]).succeeds();
        assert_eq!(gained(&place, COSTS), OF_EXCEL, "{}", String::from_utf8_lossy(&bytes));
    }
}

/// Everything that is wrong with every row is said at once; nothing is written.
#[test]
fn what_nobody_can_be_sure_of_is_said_with_line_and_title() {
    let place = place("kosten.csv", input("wrong.csv"));
    let said = import(&place, "kosten.csv", &["--yes"]).ends_with(1);
    assert_data_eq!(said.err, file!["import/wrong.txt"].raw());
    assert_eq!(gained(&place, COSTS), "");
}

/// What the check of the ledger finds in a new row is told of the table.
#[test]
fn what_the_check_finds_is_said_of_the_table() {
    let place = place("kosten.csv", input("check.csv"));
    let said = import(&place, "kosten.csv", &["--yes"]).ends_with(1);
    assert_data_eq!(said.err, file!["import/check.txt"].raw());
    assert_eq!(gained(&place, COSTS), "");
}

#[test]
fn two_columns_for_one_thing_are_refused() {
    let place = place("kosten.csv", input("conflict.csv"));
    import(&place, "kosten.csv", &["--yes"])
        .ends_with(1)
        .says("Spalte 4 „amount“ und Spalte 7 „Betrag brutto“ sind beide „Betrag brutto“");
    assert_eq!(gained(&place, COSTS), "");
}

#[test]
fn what_can_be_read_in_two_ways_is_read_as_it_is_said() {
    let table = "Kostenart;von;bis;Preis\nPersonalkosten;01/02/2022;01/02/2022;1.234\n";
    for (options, days, price) in [
        (["--decimal=comma", "--days=day-first"], "2022-02-01,2022-02-01", "1234.00,,617.00"),
        (["--decimal=point", "--days=month-first"], "2022-01-02,2022-01-02", "1.234,,0.62"),
    ] {
        let place = place("kosten.csv", table);
        import(&place, "kosten.csv", &["--yes"])
            .ends_with(1)
            .says("„1.234“ kann Tausender oder Nachkommastellen meinen")
            .says("„01/02/2022“ kann der 01.02.2022 oder der 02.01.2022 sein");
        import(&place, "kosten.csv", &[&options[..], &["--yes"]].concat()).succeeds();
        assert_eq!(
            gained(&place, COSTS),
            format!("K8,2022-02-01,{days},personal,0.50,{price},,assumed,,,\n")
        );
    }
}

#[test]
fn a_row_that_says_so_takes_back_an_entry() {
    let place =
        place("storno.csv", "Storno von;Kostenart;Zeitraum;Vermerk\nK3;;;doppelt\nK6;Personalkosten;2021;\n");
    // What rests on K6 would be left without it.
    import(&place, "storno.csv", &["--yes"]).ends_with(1).says("K7").says("Es wurde nichts gebucht.");
    place.put("storno.csv", "Storno von;Kostenart;Vermerk\nK3;;doppelt\n");
    import(&place, "storno.csv", &["--yes"]).succeeds();
    let row = "K8,2022-02-01,2020-03-01,2020-03-31,lizenz,1,100.00,19,-119.00,berg,assumed,,K3,doppelt\n";
    assert_eq!(gained(&place, COSTS), row);
    import(&place, "storno.csv", &["--yes"]).succeeds().says("ist schon gebucht: 2 als K8");
}

#[test]
fn of_two_rows_that_say_the_same_one_may_be_booked() {
    let table = "Kostenart;Zeitraum;Betrag;USt;Kommune\nLizenzen;2020-03;119,00;19 %;Berg\nlizenz;03.2020;119,00;19;berg\n";
    let place = place("kosten.csv", table);
    import(&place, "kosten.csv", &["--yes"])
        .succeeds()
        .says("ist schon gebucht: 2 als K3")
        .says("Warnung[likely-twice]");
    assert_eq!(
        gained(&place, COSTS),
        "K8,2022-02-01,2020-03-01,2020-03-31,lizenz,1,100.00,19,119.00,berg,assumed,,,\n"
    );
}

#[test]
fn memberships_and_values_are_told_by_their_titles() {
    let place = place(
        "beitritte.csv",
        "Gemeinde;Vorgang;wirksam ab\nDorf;Beitritt;01.07.2022\nStadt Cron;tritt aus;1.1.2023\n",
    );
    let said = import(&place, "beitritte.csv", &["--yes"]).succeeds();
    said.says("nennt „dorf“ nicht mehr als mögliche Beteiligte");
    assert!(!place.read("ledger/agreement.toml").contains("[[candidate]]"));
    assert_eq!(
        gained(&place, "memberships.csv"),
        "M4,2022-02-01,2022-07-01,dorf,join,,,\nM5,2022-02-01,2023-01-01,cron,leave,,,\n"
    );
    let measure = "[[measure]]\nid = \"ew\"\nname = \"Einwohnerzahl\"\nunit = \"Einwohner\"\nreference_day = \"06-30\"\n\
                   reference_years_back = 1\n\n[[payee]]\nid = \"alt\"";
    let place = Place::with(&Ledger::new().change("agreement.toml", "[[payee]]\nid = \"alt\"", measure));
    place.put(
        "werte.csv",
        "Kommune;Bemessungsgrundlage;Jahr;Wert\nAlt;Einwohnerzahl;2022;8.421,5\nBerg;ew;2022;39\n",
    );
    import(&place, "werte.csv", &["--yes"]).succeeds();
    assert_eq!(
        place.read("ledger/measures.csv"),
        "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note\n\
         W-001,2022-02-01,ew,2022,alt,8421.5,2021-06-30,assumed,,,\n\
         W-002,2022-02-01,ew,2022,berg,39,2021-06-30,assumed,,,\n"
    );
    let unknown = import(&place, "werte.csv", &["--into=costs"]).ends_with(3);
    let _ = unknown.says("keine Spaltentitel, die zu einem Buch gehören; nötig sind für Kosten „Kostenart“.");
}

#[test]
fn what_is_no_table_is_refused() {
    for (bytes, reason) in [
        (&b"PK\x03\x04 and no more"[..], "lässt sich nicht als Excel-Mappe lesen"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "altes Excel-Format (.xls) oder mit einem Kennwort"),
        (b"\x7FELF\x00\x00", "weder eine Excel-Mappe (.xlsx) noch ein Text"),
        (b"", "keine Spaltentitel"),
        (b"Kostenart;Betrag\n\"Personal;1,00\n", "ein Anführungszeichen zu viel oder zu wenig"),
    ] {
        let place = place("kosten.xlsx", bytes);
        import(&place, "kosten.xlsx", &["--yes"]).ends_with(3).says(reason);
    }
}

/// The template of the sample in a folder of its own.
fn template() -> Place {
    let place = place("notes.txt", "");
    let said = place.run(&["template", "neu.xlsx"]).succeeds();
    let _ = said.says_only("neu.xlsx geschrieben. Ausfüllen, dann: kopfstelle import neu.xlsx\n");
    place
}

/// The parts of a workbook by name, in their order.
fn parts(workbook: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let count = archive.len();
    let part = |place| {
        let mut part = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Fills in cells of a sheet as a spreadsheet does: a cell has the format of its column.
fn filled(workbook: &[u8], sheet: usize, rows: &[&[(char, &str)]]) -> Vec<u8> {
    let name = format!("xl/worksheets/sheet{sheet}.xml");
    let mut parts = parts(workbook);
    let xml = &mut parts.iter_mut().find(|(part, _)| *part == name).unwrap().1;
    let text = String::from_utf8(xml.clone()).unwrap();
    let styles: BTreeMap<u8, String> = text
        .split("<col ")
        .skip(1)
        .filter_map(|column| {
            let attribute =
                |name: &str| column.split('>').next()?.split(&format!("{name}=\"")).nth(1)?.split('"').next();
            Some((attribute("min")?.parse().ok()?, attribute("style")?.to_owned()))
        })
        .collect();
    let mut added = String::new();
    for (place, row) in rows.iter().enumerate() {
        let number = place + 2;
        added += &format!("<row r=\"{number}\">");
        for (column, content) in *row {
            let style = styles
                .get(&(*column as u8 - b'A' + 1))
                .map(|style| format!(" s=\"{style}\""))
                .unwrap_or_default();
            added += &match content.strip_prefix('\'') {
                Some(text) => {
                    format!("<c r=\"{column}{number}\"{style} t=\"inlineStr\"><is><t>{text}</t></is></c>")
                }
                None if content.starts_with('<') => format!("<c r=\"{column}{number}\"{style}>{content}</c>"),
                None if content.starts_with('#') => {
                    format!("<c r=\"{column}{number}\"{style} t=\"e\"><v>{content}</v></c>")
                }
                None => format!("<c r=\"{column}{number}\"{style}><v>{content}</v></c>"),
            };
        }
        added += "</row>";
    }
    assert_eq!(text.matches("</sheetData>").count(), 1);
    *xml = text.replace("</sheetData>", &format!("{added}</sheetData>")).into_bytes();
    packed(&parts)
}

/// 44743 is 1 July 2022 as a spreadsheet counts. 0.1 + 0.2 is not quite 0.3 in binary, but shown so.
#[test]
fn what_the_template_writes_is_read_back() {
    let place = template();
    let workbook = fs::read(place.path("neu.xlsx")).unwrap();
    let costs: &[&[(char, &str)]] = &[
        &[
            ('A', "'Personalkosten"),
            ('B', "'2022"),
            ('F', "1234.5"),
            ('I', "'Vertrag"),
            ('J', "'Menge &amp; Preis"),
        ],
        &[
            ('A', "'Lizenzen"),
            ('B', "'2021-07"),
            ('C', "2"),
            ('D', "380"),
            ('E', "19"),
            ('G', "'Stadt Berg"),
            ('H', "'angenommen"),
        ],
        &[('A', "'Lizenzen"), ('B', "'2021-08"), ('D', "0.30000000000000004"), ('G', "'Stadt Berg")],
        &[('A', "'Gemeinkosten"), ('B', "'2022"), ('C', "0.1")],
    ];
    let filled_in = filled(&workbook, 2, costs);
    let filled_in = filled(&filled_in, 3, &[&[('A', "'Gemeinde Dorf"), ('B', "'Beitritt"), ('C', "44743")]]);
    place.put("neu.xlsx", filled_in);
    let said = import(&place, "neu.xlsx", &["--yes"]).succeeds();
    assert_data_eq!(said.out, file!["import/template.txt"].raw());
    assert_eq!(
        gained(&place, COSTS),
        "K8,2022-02-01,2022-01-01,2022-12-31,personal,0.50,2469.00,,1234.50,,actual,vertrag,,Menge & Preis\n\
         K9,2022-02-01,2021-07-01,2021-07-31,lizenz,2,380.00,19,904.40,berg,assumed,,,\n\
         K10,2022-02-01,2021-08-01,2021-08-31,lizenz,1,0.30,,0.30,berg,assumed,,,\n\
         K11,2022-02-01,2022-01-01,2022-12-31,gemein,0.1,1234.50,,123.45,,assumed,,,\n"
    );
    assert_eq!(gained(&place, "memberships.csv"), "M4,2022-02-01,2022-07-01,dorf,join,,,\n");
    import(&place, "neu.xlsx", &["--yes"]).succeeds().says("Es gibt nichts zu buchen.");
}

#[test]
fn the_template_is_the_same_at_any_time_and_overwrites_nothing() {
    let (one, other) = (template(), template());
    assert_eq!(fs::read(one.path("neu.xlsx")).unwrap(), fs::read(other.path("neu.xlsx")).unwrap());
    one.put("neu.xlsx", "mine");
    one.run(&["template", "neu.xlsx"]).ends_with(3);
    assert_eq!(one.read("neu.xlsx"), "mine");
    one.run(&["template", "neu.csv"]).ends_with(2).says("ends in .xlsx");
}

#[test]
fn a_cell_without_a_value_of_its_own_is_a_finding() {
    let place = template();
    let workbook = fs::read(place.path("neu.xlsx")).unwrap();
    let row: &[(char, &str)] = &[
        ('A', "'Personalkosten"),
        ('B', "'2022"),
        ('C', "#REF!"),
        ('D', "<f>A1*2</f>"),
        ('E', "0.19"),
        ('F', "33.333333333333336"),
    ];
    place.put("neu.xlsx", filled(&workbook, 2, &[row]));
    let said = import(&place, "neu.xlsx", &["--yes"]).ends_with(1);
    assert_data_eq!(said.err, file!["import/cells.txt"].raw());
    assert_eq!(gained(&place, COSTS), "");
}

/// A workbook that was cut off or damaged anywhere is refused or read, and ends no run in the middle.
#[test]
fn a_damaged_workbook_ends_no_run_in_the_middle() {
    let place = template();
    let workbook = fs::read(place.path("neu.xlsx")).unwrap();
    for share in 1..8 {
        place.put("neu.xlsx", &workbook[..workbook.len() * share / 8]);
        import(&place, "neu.xlsx", &["--yes"]).ends_with(3).says("lässt sich nicht als Excel-Mappe lesen");
    }
    let mut sheets = parts(&workbook);
    for (was, is) in [
        ("<v>0</v>", "<v>99999</v>"),
        ("r=\"A1\"", "r=\"XFD1048576\""),
        ("<row r=\"1\"", "<row r=\"99999999999\""),
    ] {
        let whole = sheets.clone();
        let sheet = &mut sheets.iter_mut().find(|(name, _)| name == "xl/worksheets/sheet2.xml").unwrap().1;
        let text = String::from_utf8(sheet.clone()).unwrap();
        *sheet = text.replace(was, is).into_bytes();
        place.put("neu.xlsx", packed(&sheets));
        let said = import(&place, "neu.xlsx", &["--yes"]);
        assert!([0, 1, 3].contains(&said.status), "{was}: {said:#?}");
        sheets = whole;
    }
    // 51 MB of blanks pack into 51 kB.
    sheets.push(("xl/media/blanks.txt".to_owned(), vec![b' '; 51_000_000]));
    place.put("neu.xlsx", packed(&sheets));
    import(&place, "neu.xlsx", &["--yes"]).ends_with(3).says("entpackt sich zu mehr als 50 MB");
    assert_eq!(gained(&place, COSTS), "");
}

/// One invoice for a table: the row that names a document keeps it, and what is assumed needs none.
#[test]
fn a_document_comes_with_the_rows_that_it_proves() {
    let table = "Kostenart;Zeitraum;Preis;Kommune;Status;Beleg\n\
                 Lizenzen;2022-01;100,00;Berg;;\n\
                 Lizenzen;2022-02;100,00;Berg;belegt;rechnung-7\n\
                 Lizenzen;2022-03;100,00;Berg;belegt;Vertrag\n\
                 Lizenzen;2022-04;100,00;Berg;angenommen;\n";
    let place = place("lizenzen.csv", table);
    place.put("rechnung.pdf", "%PDF");
    let document =
        ["--document-file=rechnung.pdf", "--document-title=Rechnung 7", "--document-date=2022-01-15"];
    let said = import(&place, "lizenzen.csv", &[&document[..], &["--yes"]].concat()).succeeds();
    let _ = said
        .says("ledger/documents/rechnung.pdf (neue Datei)\nledger/agreement.toml nennt den neuen Beleg\n");
    let row = |number: usize, days: &str, proof: &str| {
        format!("K{number},2022-02-01,{days},lizenz,1,100.00,,100.00,berg,{proof},,\n")
    };
    let rows = row(8, "2022-01-01,2022-01-31", "actual,rechnung-7")
        + &row(9, "2022-02-01,2022-02-28", "actual,rechnung-7")
        + &row(10, "2022-03-01,2022-03-31", "actual,vertrag")
        + &row(11, "2022-04-01,2022-04-30", "assumed,");
    assert_eq!(gained(&place, COSTS), rows);
    place.run(&["check"]).succeeds();
    let again = import(&place, "lizenzen.csv", &["--document=rechnung-7", "--yes"]).succeeds();
    let _ = again.says("Es gibt nichts zu buchen.");
}
