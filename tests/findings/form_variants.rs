//! The form of the files: bytes, lines, quotes, headers.

use super::harness::{COSTS, Ledger, MEMBERSHIPS};

fn with_memberships(bytes: impl AsRef<[u8]>) -> Ledger {
    Ledger::new().with(MEMBERSHIPS, bytes)
}

fn with_costs(bytes: impl AsRef<[u8]>) -> Ledger {
    Ledger::new().with(COSTS, bytes)
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).unwrap()).collect()
}

#[test]
fn what_a_german_excel_writes_is_found_at_once() {
    let text = "\
entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note
K1;03.02.2020;01.01.2020;31.12.2020;personal;0,25;1.000,00;;250,00;;actual;vertrag;;Jährlich
"
    .replace(',', ";")
    .replacen("0;25;1.000;00;;250;00", "0,25;1.000,00;;250,00", 1)
    .replace('\n', "\r\n");
    let bytes = [b"\xEF\xBB\xBF".to_vec(), windows_1252(&text)].concat();
    with_costs(&bytes).says(&["spreadsheet costs.csv:1 -"]);
    let recorded = Ledger::new().recorded("2021-04-01");
    let text = String::from_utf8(recorded.bytes("stands.csv").to_vec()).unwrap();
    let saved = text.replace(',', ";").replace("2021-04-01", "01.04.2021").replace('\n', "\r\n");
    recorded.with("stands.csv", saved).says(&["spreadsheet stands.csv:1 -"]);
    // Cells that somebody once filled and emptied are saved as rows and columns of nothing.
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", ";;;\r\n");
    let empty = ";".repeat(16) + "\r\n";
    with_costs(text + &empty.repeat(20)).says(&["spreadsheet costs.csv:1 -"]);
}

#[test]
fn headers() {
    let header = Ledger::header(MEMBERSHIPS).trim_end();
    let with = |line: &str| with_memberships(Ledger::sample(MEMBERSHIPS).replacen(header, line, 1));
    with(&header.replace("note", "notiz")).says(&["header memberships.csv:1 note"]);
    with(&header.replace(",note", "")).says(&["header memberships.csv:1 note"]);
    with("").says(&["header memberships.csv:1 -"]);
    with("M0,2019-01-02,2019-01-01,dorf,join,,,").says(&["header memberships.csv:1 -"]);
    with(&header.replace("entry", "\"entry\"")).says(&["header memberships.csv:1 -"]);
    with(&header.replace("entry", " entry")).says(&["header memberships.csv:1 -"]);
    // A name that is wrong, or all of them: what stands in the rows is known by its place.
    let faulty = Ledger::sample(MEMBERSHIPS).replace("cron,join", "chron,join");
    let with_fault = |line: &str| with_memberships(faulty.replacen(header, line, 1));
    with_fault(&header.replace("note", "notiz"))
        .says(&["header memberships.csv:1 note", "unknown-id memberships.csv:4 member"]);
    with_fault("nummer,gebucht,wirksam,kommune,ereignis,beleg,storno,notiz")
        .says(&["header memberships.csv:1 -", "unknown-id memberships.csv:4 member"]);
    // Where two have changed places and a third is misspelt, it is not.
    assert_eq!(
        with_fault(&header.replace("member,event", "event,member").replace("note", "notiz")).found().len(),
        1
    );
    // A column too many or twice is the fault of the header alone, not of rows that have the right number of fields.
    with(&format!("{header},konto")).says(&["header memberships.csv:1 konto"]);
    with(&format!("{header},note")).says(&["header memberships.csv:1 note"]);
    let short_row = Ledger::sample(MEMBERSHIPS).replace("M2,2019-01-02,", "M2,").replacen(
        header,
        &format!("{header},konto"),
        1,
    );
    with_memberships(short_row).says(&["header memberships.csv:1 konto", "column-count memberships.csv:3 -"]);
    // Misplaced, but all there: the rows are read by their names.
    let swapped = Ledger::sample(MEMBERSHIPS).replace("effective_on,member", "member,effective_on");
    let swapped = ["alt", "berg"].iter().fold(swapped, |text, member| {
        text.replace(&format!("2019-01-01,{member}"), &format!("{member},2019-01-01"))
    });
    let swapped = swapped.replace("2020-07-01,cron", "cron,2020-07-01");
    with_memberships(swapped).says(&["header memberships.csv:1 -"]);
    assert_eq!(with_memberships(vec![b','; 100_000]).found().len(), 2);
}

#[test]
fn a_header_among_the_rows_is_one_finding() {
    for name in [MEMBERSHIPS, COSTS] {
        let text = Ledger::sample(name);
        let header = text.lines().next().unwrap();
        let behind = format!("{header}\n");
        let expected = format!("header {name}:{} -", text.lines().count() + 1);
        Ledger::new().append(name, &behind).says(&[&expected]);
    }
    // Two files with the same slip in their headers: the slip, and the second header.
    let header = Ledger::header(MEMBERSHIPS).trim_end();
    for (slip, column) in [(header.replace("note", "notiz"), "note"), (format!("{header},konto"), "konto")] {
        let text = format!("{}{slip}\n", Ledger::sample(MEMBERSHIPS).replacen(header, &slip, 1));
        let first = format!("header memberships.csv:1 {column}");
        with_memberships(text).says(&[first.as_str(), "header memberships.csv:5 -"]);
    }
}

#[test]
fn separators() {
    for separator in [";", "\t", "|"] {
        let text = Ledger::sample(MEMBERSHIPS).replace(',', separator);
        with_memberships(text).says(&["separator memberships.csv:1 -"]);
    }
}

#[test]
fn a_word_on_the_separator_in_front_of_the_header_is_one_finding() {
    let text = Ledger::sample(MEMBERSHIPS);
    for (separator, word) in [(";", "sep=;"), (";", "SEP=;"), ("\t", "sep=\t"), ("|", "sep=|")] {
        let rows = text.replace(',', separator);
        with_memberships(format!("{word}\n{rows}")).says(&["separator memberships.csv:1 -"]);
    }
    // What stands in the rows is checked all the same, each on its line.
    let faulty = text.replace("cron,join", "chron,join");
    for word in ["sep=,", "\"sep=,\"", "sep=;,,,,,,,"] {
        let says = ["spreadsheet memberships.csv:1 -", "unknown-id memberships.csv:5 member"];
        with_memberships(format!("{word}\n{faulty}")).says(&says);
    }
    let quoted = text.replace(",Beitritt", ",\"Beitritt").replace(',', ";");
    with_memberships(format!("sep=;\n{quoted}"))
        .says(&["separator memberships.csv:1 -", "quoting memberships.csv:5 note"]);
    // With all else that a spreadsheet does, it is the spreadsheet.
    let saved = text.replace(',', ";").replace("2019-01-02", "02.01.2019").replace('\n', "\r\n");
    with_memberships(format!("sep=;\r\n{saved}")).says(&["spreadsheet memberships.csv:1 -"]);
    // A line that only begins so is none.
    with_memberships(format!("sep=x\n{text}")).says(&["header memberships.csv:1 -"]);
}

/// Where only days or only numbers of a whole file are in German notation, no row needs to be mended.
#[test]
fn a_notation_that_a_whole_file_has_is_one_finding() {
    let with_days = |written: &dyn Fn(&[&str]) -> String| -> String {
        let cells = Ledger::sample(MEMBERSHIPS).split_inclusive(['\n', ',']);
        let day = |cell: &&str| cell.len() == 10 && cell.starts_with("20");
        cells
            .map(|cell| match cell.strip_suffix(',').filter(day) {
                Some(day) => format!("{},", written(&day.splitn(3, '-').collect::<Vec<_>>())),
                None => cell.to_owned(),
            })
            .collect()
    };
    let german = with_days(&|day| format!("{}.{}.{}", day[2], day[1], day[0]));
    assert!(german.contains("M1,02.01.2019,01.01.2019,alt,join"), "{german}");
    let american = with_days(&|day| format!("{}/{}/{}", day[1], day[2], day[0]));
    let with_times = with_days(&|day| format!("{} 00:00:00", day.join("-")));
    let numbers = with_days(&|_| "43467".to_owned());
    for days in [german, american, with_times, numbers] {
        with_memberships(&days).says(&["spreadsheet memberships.csv:2 recorded_on"]);
    }
    let numbers: String = Ledger::sample(COSTS)
        .split_inclusive(['\n', ','])
        .map(|cell| match cell.strip_suffix(',').filter(|cell| cell.contains('.')) {
            Some(number) => format!("\"{}\",", number.replace('.', ",")),
            None => cell.to_owned(),
        })
        .collect();
    assert!(numbers.contains("personal,\"0,25\",\"1000,00\",,\"250,00\",,actual"), "{numbers}");
    with_costs(&numbers).says(&["spreadsheet costs.csv:2 quantity"]);
    // Of some new rows each is told, so that they are mended and not thrown away.
    let new = "K8,01.04.2021,01.04.2021,30.04.2021,lizenz,1,5.00,,5.00,berg,assumed,,,\n";
    let found = Ledger::new().append(COSTS, &new.repeat(2).replacen("K8", "K9", 1)).found();
    assert_eq!(found.len(), 6, "{found:?}");
}

#[test]
fn a_row_with_semicolons_among_others_is_told_as_such() {
    let row = "K8;01.04.2021;01.04.2021;30.04.2021;lizenz;1;5,00;;5,00;berg;assumed;;;Öl\n";
    Ledger::new().append(COSTS, row).tells(&[
        "column-count: das Semikolon trennt hier 14 Felder, nicht das Komma | die Zeile mit Kommas, Dezimalpunkt und Tagen wie 2021-12-31 schreiben, oder sie mit „kopfstelle import“ einlesen",
    ]);
}

#[test]
fn a_workbook_under_the_name_of_a_book_is_one_finding() {
    for begin in [b"PK\x03\x04".as_slice(), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"] {
        let bytes = [begin, &[0, 1, 13, 10, 200, 34, 44].repeat(500)].concat();
        with_costs(&bytes).says(&["spreadsheet costs.csv:0 -"]);
        with_memberships(&bytes).says(&["spreadsheet memberships.csv:0 -"]);
    }
}

#[test]
fn columns_of_a_row() {
    Ledger::new()
        .change(MEMBERSHIPS, ",Beitritt", ",Beitritt, einstimmig")
        .says(&["column-count memberships.csv:4 -"]);
    Ledger::new().change(MEMBERSHIPS, ",Beitritt", "").says(&["column-count memberships.csv:4 -"]);
    Ledger::new().change(MEMBERSHIPS, ",Beitritt", ",\"Beitritt, einstimmig\"").is_sound();
    Ledger::new().change(MEMBERSHIPS, ",Beitritt", ",\"Beitritt\nzwei Zeilen\"").is_sound();
    // A reversal of a row of which nothing is known may be right.
    Ledger::new()
        .change(COSTS, "personal,0.30,1000.00,,300.00", "personal,0.30,1000,00,,300.00")
        .says(&["column-count costs.csv:5 -"]);
    for rows in [1, 40] {
        let rows = [",,,,,,,"].repeat(rows).join("\n");
        Ledger::new().row(MEMBERSHIPS, &rows).says(&["blank-line memberships.csv:5 -"]);
    }
}

#[test]
fn quotes() {
    Ledger::new()
        .change(MEMBERSHIPS, ",Beitritt", ",Beitritt \"Cron\"")
        .says(&["quoting memberships.csv:4 note"]);
    Ledger::new()
        .change(MEMBERSHIPS, ",Beitritt", ",\"Beitritt\" Cron")
        .says(&["quoting memberships.csv:4 note"]);
    Ledger::new().change(MEMBERSHIPS, "cron,join", "cr\"on,join").says(&["quoting memberships.csv:4 member"]);
    Ledger::new().change(MEMBERSHIPS, ",Beitritt", ",\"Beitritt \"\"Cron\"\"\"").is_sound();
    Ledger::new().change(MEMBERSHIPS, ",Beitritt", ",\"Beitritt").says(&["quoting memberships.csv:4 note"]);
    // What else is wrong with the row is said, but nothing of that cell.
    Ledger::new()
        .change(COSTS, "1,100.00,19,119.00", "1,1\"00.00,19,119,00")
        .says(&["column-count costs.csv:4 -", "quoting costs.csv:4 unit_price"]);
    Ledger::new()
        .change(COSTS, "1,100.00,19,119.00", "1,\"1\"00.00,x,119.00")
        .says(&["number costs.csv:4 vat_rate", "quoting costs.csv:4 unit_price"]);
    // The rows behind an unclosed quote are read all the same.
    Ledger::new()
        .change(COSTS, "119.00,berg,assumed,,,Lizenz", "119.00,berg,assumed,,,\"Lizenz")
        .change(COSTS, "275.00,,27.50", "275.00,,27.55")
        .says(&["quoting costs.csv:4 note", "amount costs.csv:8 amount"]);
    Ledger::new()
        .change(COSTS, "119.00,berg,assumed,,,Lizenz", "119.00,berg,assumed,,,\"Lizenz")
        .change(COSTS, "Menge falsch", "\"Menge, falsch\"")
        .says(&["quoting costs.csv:4 note"]);
    // Places behind a note of two lines are right.
    Ledger::new()
        .change(COSTS, ",Lizenz\n", ",\"Lizenz\nfür Berg\"\n")
        .change(COSTS, "275.00,,27.50", "275.00,,27.55")
        .says(&["amount costs.csv:9 amount"]);
}

#[test]
fn lines() {
    Ledger::new().change(MEMBERSHIPS, "M2,2019", "\nM2,2019").says(&["blank-line memberships.csv:3 -"]);
    Ledger::new().change(MEMBERSHIPS, "M2,2019", "\n\n\nM2,2019").says(&["blank-line memberships.csv:3 -"]);
    Ledger::new().append(MEMBERSHIPS, "\n\n").says(&["blank-line memberships.csv:5 -"]);
    Ledger::new()
        .change(MEMBERSHIPS, "Beitritt\n", "Beitritt\r\n")
        .says(&["line-ending memberships.csv:4 -"]);
    Ledger::new().change(MEMBERSHIPS, "Beitritt", "Bei\rtritt").says(&["line-ending memberships.csv:4 -"]);
    Ledger::new().change(MEMBERSHIPS, "Beitritt\n", "Beitritt").says(&["final-newline memberships.csv:4 -"]);
    Ledger::new()
        .change(MEMBERSHIPS, "M2,2019-01-02", "\n\nM2,2018-01-02")
        .says(&["blank-line memberships.csv:3 -", "recorded-order memberships.csv:5 recorded_on"]);
    let old_mac = Ledger::sample(MEMBERSHIPS).replace('\n', "\r");
    with_memberships(old_mac).says(&["line-ending memberships.csv:1 -"]);
    let dos = Ledger::sample(MEMBERSHIPS).replace('\n', "\r\n");
    with_memberships(dos).says(&["line-ending memberships.csv:1 -"]);
}

#[test]
fn bytes() {
    Ledger::new()
        .change(MEMBERSHIPS, "Beitritt", "Bei\0tritt")
        .says(&["control-character memberships.csv:4 note"]);
    Ledger::new()
        .change(MEMBERSHIPS, "cron,join", "cr\0on,join")
        .says(&["control-character memberships.csv:4 member"]);
    Ledger::new().change(COSTS, "119.00", "11\u{feff}9.00").says(&["control-character costs.csv:4 amount"]);
    for character in ["\u{ad}", "\u{200b}", "\u{2028}", "\u{e000}", "\u{3164}", "\u{fe0f}", "\u{ffff}"] {
        Ledger::new()
            .change(MEMBERSHIPS, "Beitritt", &format!("Bei{character}tritt"))
            .says(&["control-character memberships.csv:4 note"]);
    }
    Ledger::new()
        .change(MEMBERSHIPS, "Beitritt", "\0\0\0")
        .says(&["control-character memberships.csv:4 note"]);
    // In a note of two lines, and behind one; in a row whose quote is never closed, and behind it.
    Ledger::new()
        .change(MEMBERSHIPS, "Beitritt", "\"a,b\nc,\0\"")
        .says(&["control-character memberships.csv:5 note"]);
    Ledger::new()
        .change(
            COSTS,
            "personal,0.25,1000.00,,250.00,,actual,vertrag,,",
            "personal,0.25,1000.00,,250.00,,actual,vertrag,,\"a,\nb\"",
        )
        .change(COSTS, "119.00", "11\u{1}9.00")
        .says(&["control-character costs.csv:5 amount"]);
    Ledger::new()
        .change(MEMBERSHIPS, "vertrag,,\nM2", "vertrag,,\"offen\nM2")
        .change(MEMBERSHIPS, "cron,join", "cr\0on,join")
        .says(&["quoting memberships.csv:2 note", "control-character memberships.csv:4 member"]);
    Ledger::new().change(MEMBERSHIPS, "Beitritt", "Straße – „Grün“ 😀").is_sound();
    let latin = windows_1252(&Ledger::sample(MEMBERSHIPS).replace("Beitritt", "Gründung"));
    with_memberships(&latin).says(&["encoding memberships.csv:4 note"]);
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(Ledger::sample(MEMBERSHIPS).chars())
        .flat_map(|c| (u32::from(c) as u16).to_le_bytes())
        .collect();
    with_memberships(&utf16).says(&["encoding memberships.csv:0 -"]);
    with_memberships(&utf16[2..]).says(&["encoding memberships.csv:0 -"]);
    let marked = [b"\xEF\xBB\xBF", Ledger::sample(MEMBERSHIPS).as_bytes()].concat();
    with_memberships(&marked).says(&["byte-order-mark memberships.csv:1 -"]);
}

#[test]
fn files_without_rows() {
    with_costs(b"").says(&["header costs.csv:1 -"]);
    let header = Ledger::header(COSTS).trim_end();
    with_costs(format!("{header}\n")).is_sound();
    with_costs(header).says(&["final-newline costs.csv:1 -"]);
    with_costs(b"\n").says(&["header costs.csv:1 -"]);
    // Without any membership nobody bears the costs: that is no slip of the file's form, and one cause.
    let none = with_memberships(format!("{}\n", Ledger::header(MEMBERSHIPS).trim_end()));
    let warning = "reversed-without-members costs.csv:5 period_start";
    none.says(&["nobody-takes-part costs.csv:2 period_start", warning]);
}
