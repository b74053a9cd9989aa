//! The form of the files: bytes, lines, quotes, headers.

use super::valid_ledger::{AGREEMENT, COSTS, MEMBERSHIPS, check, found, source};

const C: &str = "costs.csv";
const M: &str = "memberships.csv";

fn with_memberships(bytes: &[u8]) -> Vec<String> {
    found(&source(AGREEMENT.as_bytes(), bytes, &[(C, COSTS.as_bytes())]))
}

fn with_costs(bytes: &[u8]) -> Vec<String> {
    found(&source(AGREEMENT.as_bytes(), MEMBERSHIPS.as_bytes(), &[(C, bytes)]))
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
    let expected = [
        "byte-order-mark costs.csv:1 -",
        "line-ending costs.csv:1 -",
        "separator costs.csv:1 -",
        "date costs.csv:2 period_end",
        "date costs.csv:2 period_start",
        "date costs.csv:2 recorded_on",
        "encoding costs.csv:2 note",
        "number costs.csv:2 amount",
        "number costs.csv:2 quantity",
        "number costs.csv:2 unit_price",
    ];
    assert_eq!(with_costs(&bytes), expected);
}

#[test]
fn headers() {
    let header = MEMBERSHIPS.lines().next().unwrap();
    let with = |line: &str| with_memberships(MEMBERSHIPS.replacen(header, line, 1).as_bytes());
    assert_eq!(
        with(&header.replace("note", "notiz")),
        ["header memberships.csv:1 note", "header memberships.csv:1 notiz"]
    );
    assert_eq!(with(&header.replace(",note", "")), ["header memberships.csv:1 note"]);
    assert_eq!(with(""), ["header memberships.csv:1 -"]);
    assert_eq!(with("M0,2019-01-02,2019-01-01,dorf,join,,,"), ["header memberships.csv:1 -"]);
    assert_eq!(with(&header.replace("entry", "\"entry\"")), ["header memberships.csv:1 -"]);
    assert_eq!(with(&header.replace("entry", " entry")), ["header memberships.csv:1 -"]);
    // A name that is wrong, or all of them: what stands in the rows is known by its place.
    let faulty = MEMBERSHIPS.replace("cron,join", "chron,join");
    let with_fault = |line: &str| with_memberships(faulty.replacen(header, line, 1).as_bytes());
    assert_eq!(
        with_fault(&header.replace("note", "notiz")),
        [
            "header memberships.csv:1 note",
            "header memberships.csv:1 notiz",
            "unknown-id memberships.csv:4 member"
        ]
    );
    assert_eq!(
        with_fault("nummer,gebucht,wirksam,kommune,ereignis,beleg,storno,notiz"),
        ["header memberships.csv:1 -", "unknown-id memberships.csv:4 member"]
    );
    // Where two have changed places and a third is misspelt, it is not.
    assert_eq!(with_fault(&header.replace("member,event", "event,member").replace("note", "notiz")).len(), 2);
    // A column too many or twice is the fault of the header alone, not of rows that have the right number of fields.
    assert_eq!(with(&format!("{header},konto")), ["header memberships.csv:1 konto"]);
    assert_eq!(with(&format!("{header},note")), ["header memberships.csv:1 note"]);
    let short_row =
        MEMBERSHIPS.replace("M2,2019-01-02,", "M2,").replacen(header, &format!("{header},konto"), 1);
    assert_eq!(
        with_memberships(short_row.as_bytes()),
        ["header memberships.csv:1 konto", "column-count memberships.csv:3 -"]
    );
    // Misplaced, but all there: the rows are read by their names.
    let swapped = MEMBERSHIPS.replace("effective_on,member", "member,effective_on");
    let swapped = ["alt", "berg"].iter().fold(swapped, |text, member| {
        text.replace(&format!("2019-01-01,{member}"), &format!("{member},2019-01-01"))
    });
    let swapped = swapped.replace("2020-07-01,cron", "cron,2020-07-01");
    assert_eq!(with_memberships(swapped.as_bytes()), ["header memberships.csv:1 -"]);
    assert_eq!(with_memberships(&vec![b','; 100_000]).len(), 2);
}

#[test]
fn a_header_among_the_rows_is_one_finding() {
    for (name, text) in [(M, MEMBERSHIPS), (C, COSTS)] {
        let header = text.lines().next().unwrap();
        let behind = format!("{header}\n");
        let expected = format!("header {name}:{} -", text.lines().count() + 1);
        check(&[(&[(name, "", &behind)], &[&expected])]);
    }
    // Two files with the same slip in their headers: the slip, and the second header.
    let header = MEMBERSHIPS.lines().next().unwrap();
    for (slip, first) in
        [(header.replace("note", "notiz"), &["note", "notiz"][..]), (format!("{header},konto"), &["konto"])]
    {
        let text = format!("{}{slip}\n", MEMBERSHIPS.replacen(header, &slip, 1));
        let mut expected: Vec<String> =
            first.iter().map(|column| format!("header memberships.csv:1 {column}")).collect();
        expected.push("header memberships.csv:5 -".to_owned());
        assert_eq!(with_memberships(text.as_bytes()), expected);
    }
}

#[test]
fn separators() {
    for separator in [";", "\t", "|"] {
        let text = MEMBERSHIPS.replace(',', separator);
        assert_eq!(with_memberships(text.as_bytes()), ["separator memberships.csv:1 -"]);
    }
}

#[test]
fn columns_of_a_row() {
    check(&[
        (&[(M, ",Beitritt", ",Beitritt, einstimmig")], &["column-count memberships.csv:4 -"]),
        (&[(M, ",Beitritt", "")], &["column-count memberships.csv:4 -"]),
        (&[(M, ",Beitritt", ",\"Beitritt, einstimmig\"")], &[]),
        (&[(M, ",Beitritt", ",\"Beitritt\nzwei Zeilen\"")], &[]),
        // A reversal of a row of which nothing is known may be right.
        (
            &[(C, "personal,0.30,1000.00,,300.00", "personal,0.30,1000,00,,300.00")],
            &["column-count costs.csv:5 -"],
        ),
        (&[(M, "", ",,,,,,,\n")], &["blank-line memberships.csv:5 -"]),
    ]);
}

#[test]
fn quotes() {
    check(&[
        (&[(M, ",Beitritt", ",Beitritt \"Cron\"")], &["quoting memberships.csv:4 note"]),
        (&[(M, ",Beitritt", ",\"Beitritt\" Cron")], &["quoting memberships.csv:4 note"]),
        (&[(M, "cron,join", "cr\"on,join")], &["quoting memberships.csv:4 member"]),
        (&[(M, ",Beitritt", ",\"Beitritt \"\"Cron\"\"\"")], &[]),
        (&[(M, ",Beitritt", ",\"Beitritt")], &["quoting memberships.csv:4 note"]),
        // What else is wrong with the row is said, but nothing of that cell.
        (
            &[(C, "1,100.00,19,119.00", "1,1\"00.00,19,119,00")],
            &["column-count costs.csv:4 -", "quoting costs.csv:4 unit_price"],
        ),
        (
            &[(C, "1,100.00,19,119.00", "1,\"1\"00.00,x,119.00")],
            &["number costs.csv:4 vat_rate", "quoting costs.csv:4 unit_price"],
        ),
        // The rows behind an unclosed quote are read all the same.
        (
            &[
                (C, "119.00,berg,assumed,,,Lizenz", "119.00,berg,assumed,,,\"Lizenz"),
                (C, "275.00,,27.50", "275.00,,27.55"),
            ],
            &["quoting costs.csv:4 note", "amount costs.csv:8 amount"],
        ),
        (
            &[
                (C, "119.00,berg,assumed,,,Lizenz", "119.00,berg,assumed,,,\"Lizenz"),
                (C, "Menge falsch", "\"Menge, falsch\""),
            ],
            &["quoting costs.csv:4 note"],
        ),
        // Places behind a note of two lines are right.
        (
            &[(C, ",Lizenz\n", ",\"Lizenz\nfür Berg\"\n"), (C, "275.00,,27.50", "275.00,,27.55")],
            &["amount costs.csv:9 amount"],
        ),
    ]);
}

#[test]
fn lines() {
    check(&[
        (&[(M, "M2,2019", "\nM2,2019")], &["blank-line memberships.csv:3 -"]),
        (&[(M, "M2,2019", "\n\n\nM2,2019")], &["blank-line memberships.csv:3 -"]),
        (&[(M, "", "\n\n")], &["blank-line memberships.csv:5 -"]),
        (&[(M, "Beitritt\n", "Beitritt\r\n")], &["line-ending memberships.csv:4 -"]),
        (&[(M, "Beitritt", "Bei\rtritt")], &["line-ending memberships.csv:4 -"]),
        (&[(M, "Beitritt\n", "Beitritt")], &["final-newline memberships.csv:4 -"]),
        (
            &[(M, "M2,2019-01-02", "\n\nM2,2018-01-02")],
            &["blank-line memberships.csv:3 -", "recorded-order memberships.csv:5 recorded_on"],
        ),
    ]);
    let old_mac = MEMBERSHIPS.replace('\n', "\r");
    assert_eq!(with_memberships(old_mac.as_bytes()), ["line-ending memberships.csv:1 -"]);
    let dos = MEMBERSHIPS.replace('\n', "\r\n");
    assert_eq!(with_memberships(dos.as_bytes()), ["line-ending memberships.csv:1 -"]);
}

#[test]
fn bytes() {
    check(&[
        (&[(M, "Beitritt", "Bei\0tritt")], &["control-character memberships.csv:4 note"]),
        (&[(M, "cron,join", "cr\0on,join")], &["control-character memberships.csv:4 member"]),
        (&[(C, "119.00", "11\u{feff}9.00")], &["control-character costs.csv:4 amount"]),
        (&[(M, "Beitritt", "\0\0\0")], &["control-character memberships.csv:4 note"]),
        // In a note of two lines, and behind one; in a row whose quote is never closed, and behind it.
        (&[(M, "Beitritt", "\"a,b\nc,\0\"")], &["control-character memberships.csv:5 note"]),
        (
            &[
                (
                    C,
                    "personal,0.25,1000.00,,250.00,,actual,vertrag,,",
                    "personal,0.25,1000.00,,250.00,,actual,vertrag,,\"a,\nb\"",
                ),
                (C, "119.00", "11\u{1}9.00"),
            ],
            &["control-character costs.csv:5 amount"],
        ),
        (
            &[(M, "vertrag,,\nM2", "vertrag,,\"offen\nM2"), (M, "cron,join", "cr\0on,join")],
            &["quoting memberships.csv:2 note", "control-character memberships.csv:4 member"],
        ),
        (&[(M, "Beitritt", "Straße – „Grün“ 😀")], &[]),
    ]);
    let latin = windows_1252(&MEMBERSHIPS.replace("Beitritt", "Gründung"));
    assert_eq!(with_memberships(&latin), ["encoding memberships.csv:4 note"]);
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(MEMBERSHIPS.chars())
        .flat_map(|c| (u32::from(c) as u16).to_le_bytes())
        .collect();
    assert_eq!(with_memberships(&utf16), ["encoding memberships.csv:0 -"]);
    // Without the mark, and in UTF-32.
    assert_eq!(with_memberships(&utf16[2..]), ["encoding memberships.csv:0 -"]);
    let utf32: Vec<u8> = MEMBERSHIPS.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert_eq!(with_memberships(&utf32), ["encoding memberships.csv:0 -"]);
    assert_eq!(with_memberships(&[b"\xFF\xFE\0\0", &utf32[..]].concat()), ["encoding memberships.csv:0 -"]);
    let marked = [b"\xEF\xBB\xBF", MEMBERSHIPS.as_bytes()].concat();
    assert_eq!(with_memberships(&marked), ["byte-order-mark memberships.csv:1 -"]);
}

#[test]
fn files_without_rows() {
    assert_eq!(with_costs(b""), ["header costs.csv:1 -"]);
    let header = COSTS.lines().next().unwrap();
    assert_eq!(with_costs(format!("{header}\n").as_bytes()), [""; 0]);
    assert_eq!(with_costs(header.as_bytes()), ["final-newline costs.csv:1 -"]);
    assert_eq!(with_costs(b"\n"), ["header costs.csv:1 -"]);
    // Without any membership nobody bears the costs: that is no slip of the file's form.
    let none = with_memberships(format!("{}\n", MEMBERSHIPS.lines().next().unwrap()).as_bytes());
    let expected = [(2, "nobody-takes-part", "period_start"), (3, "nobody-takes-part", "period_start")];
    let expected = expected.into_iter().chain([(4, "charged-to-member", "charged_to")]);
    let expected = expected.chain([(5, "reversed-without-members", "period_start")]);
    let expected = expected.chain([7, 8].map(|line| (line, "nobody-takes-part", "period_start")));
    let expected: Vec<String> =
        expected.map(|(line, code, column)| format!("{code} costs.csv:{line} {column}")).collect();
    assert_eq!(none, expected);
}
