//! `kopfstelle book`: the rows that are appended, byte for byte, and what is said before.

mod harness;

use harness::small::{COSTS_HEADER, COSTS_ROWS};
use harness::{COSTS, Ledger, Place, Said, program};
use snapbox::{assert_data_eq, file};
use std::process::Stdio;

const TODAY: &[&str] = &["--today", "2022-02-01"];

/// What a ledger file is after a booking: what it was, and these rows.
struct Books {
    place: Place,
    file: &'static str,
    before: String,
}

impl Books {
    fn of(place: Place, file: &'static str) -> Self {
        let before = if place.has(file) { place.read(file) } else { String::new() };
        Self { place, file, before }
    }

    fn run(&self, options: &[&str]) -> Said {
        self.place.run(&[&["book"], options, TODAY].concat())
    }

    #[track_caller]
    fn gain(&self, rows: &str) {
        assert_eq!(self.place.read(self.file), format!("{}{rows}", self.before));
        self.place.run(&["check"]).succeeds();
    }

    #[track_caller]
    fn gain_nothing(&self) {
        let now = if self.place.has(self.file) { self.place.read(self.file) } else { String::new() };
        assert_eq!(now, self.before);
    }
}

fn small() -> Books {
    Books::of(Place::new(), "ledger/costs.csv")
}

fn sample() -> Books {
    Books::of(Place::with(&Ledger::new()), "ledger/costs.csv")
}

const COST: &[&str] = &["cost", "--cost-type", "personnel", "--period", "2021", "--unit-price", "301.00"];

/// 301.00 is 150.50 for each; until then Ahlen bears 100.00 + 50.00, Beckum 50.00.
#[test]
fn a_cost_shows_its_row_and_each_bill_and_is_booked() {
    let books = small();
    let said = books.run(&[COST, &["--yes"]].concat()).succeeds();
    assert_data_eq!(said.out, file!["book/cost.txt"].raw());
    assert_eq!(said.err, "");
    books.gain("C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,301.00,,301.00,,assumed,,,\n");
}

#[test]
fn what_the_agreement_fixes_is_filled_in() {
    let books = sample();
    books.run(&["cost", "--cost-type=personal", "--period=2022", "--unit-price=1200.00", "--yes"]).succeeds();
    // From 2022 on half a post; what rests on it has its amount for a price.
    let over = ["cost", "--cost-type=gemein", "--period=2022", "--quantity=0.10", "--status=planned"];
    books
        .run(&[&over[..], &["--document=vertrag", "--note=Haushalt, 2. Lesung", "--yes"]].concat())
        .succeeds();
    let licence = ["cost", "--cost-type=lizenz", "--period=2021-07-01..2021-12-31", "--quantity=2"];
    let rest =
        ["--unit-price=380.00", "--vat-rate=19", "--charged-to=cron", "--document=vertrag", "--entry=R-7"];
    books.run(&[&licence[..], &rest, &["--yes"]].concat()).succeeds();
    books.gain(
        "K8,2022-02-01,2022-01-01,2022-12-31,personal,0.50,1200.00,,600.00,,assumed,,,\n\
         K9,2022-02-01,2022-01-01,2022-12-31,gemein,0.10,600.00,,60.00,,planned,vertrag,,\"Haushalt, 2. Lesung\"\n\
         R-7,2022-02-01,2021-07-01,2021-12-31,lizenz,2,380.00,19,904.40,cron,actual,vertrag,,\n",
    );
}

#[test]
fn a_year_that_has_a_file_of_its_own_gets_one_with_a_header() {
    let ledger = Ledger::small().without(COSTS).with("costs/2019.csv", COSTS_HEADER).with(
        "costs/2020.csv",
        format!("{COSTS_HEADER}{}", COSTS_ROWS.replace("C-1", "2019-001").replace("C-2", "2020-001")),
    );
    let books = Books::of(Place::with(&ledger), "ledger/costs/2021.csv");
    books.run(&[COST, &["--dry-run"]].concat()).succeeds().says("ledger/costs/2021.csv (neue Datei):");
    books.gain_nothing();
    for _ in 0..2 {
        books
            .run(&[
                "cost",
                "--cost-type=licences",
                "--period=2021",
                "--unit-price=2.00",
                "--charged-to=ahlen",
                "--yes",
            ])
            .succeeds();
    }
    let row = "2022-02-01,2021-01-01,2021-12-31,licences,1,2.00,,2.00,ahlen,assumed,,,\n";
    books.gain(&format!("{COSTS_HEADER}2021-001,{row}2021-002,{row}"));
}

#[test]
fn a_joining_and_a_leaving() {
    let books = Books::of(Place::with(&Ledger::new()), "ledger/memberships.csv");
    let said =
        books.run(&["join", "--member=dorf", "--on=2022-07-01", "--note=Rat vom 12.01.", "--yes"]).succeeds();
    assert_data_eq!(said.out, file!["book/join.txt"].raw());
    books.run(&["leave", "--member=cron", "--on=2023-01-01", "--document=vertrag", "--yes"]).succeeds();
    books.gain(
        "M4,2022-02-01,2022-07-01,dorf,join,,,Rat vom 12.01.\n\
         M5,2022-02-01,2023-01-01,cron,leave,vertrag,,\n",
    );
}

#[test]
fn a_value_has_the_reference_day_that_is_agreed() {
    let measure = "[[measure]]\nid = \"ew\"\nname = \"Einwohner\"\nunit = \"Einwohner\"\nreference_day = \"06-30\"\n\
                   reference_years_back = 1\n\n[[payee]]\nid = \"alt\"";
    let ledger = Ledger::new().change("agreement.toml", "[[payee]]\nid = \"alt\"", measure);
    let books = Books::of(Place::with(&ledger), "ledger/measures.csv");
    for (member, value) in [("alt", "8421"), ("berg", "39.5")] {
        let options = ["value", "--measure=ew", "--year=2022", "--member", member, "--value", value];
        books.run(&[&options[..], &["--document=vertrag", "--yes"]].concat()).succeeds();
    }
    books.gain(
        "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note\n\
         W-001,2022-02-01,ew,2022,alt,8421,2021-06-30,actual,vertrag,,\n\
         W-002,2022-02-01,ew,2022,berg,39.5,2021-06-30,actual,vertrag,,\n",
    );
}

/// Each by itself would not be what is agreed that all come to.
#[test]
fn values_of_which_a_total_is_agreed_are_booked_together() {
    let measure = "\n[[measure]]\nid = \"prozent\"\nname = \"Prozentsatz\"\nunit = \"%\"\ntotal = \"100\"\n";
    let books =
        Books::of(Place::with(&Ledger::new().append("agreement.toml", measure)), "ledger/measures.csv");
    let run =
        |more: &[&str]| books.run(&[&["value", "--measure=prozent", "--year=2022", "--yes"], more].concat());
    run(&["--member=alt", "--value=92"])
        .ends_with(1)
        .says("[measure-total]")
        .says("Es wurde nichts gebucht.");
    run(&["--member=alt", "--value=92", "--member=berg"]).ends_with(2).says("--member and --value");
    books.gain_nothing();
    run(&["--member=alt", "--value=92", "--member=berg", "--value=8", "--note=Vertrag"]).succeeds();
    books.gain(
        "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note\n\
         W-001,2022-02-01,prozent,2022,alt,92,,assumed,,,Vertrag\n\
         W-002,2022-02-01,prozent,2022,berg,8,,assumed,,,Vertrag\n",
    );
}

#[test]
fn a_reversal_repeats_everything_and_names_what_stands_in_its_place() {
    let books = sample();
    books.run(&["reversal", "K3", "--note=doppelt", "--yes"]).succeeds();
    let said = books.run(&["reversal", "K6", "--unit-price=1200.00", "--yes"]).ends_with(1);
    // What rests on it would no longer follow from it; so it goes first.
    let _ = said.says("costs.csv:8").says("Es wurde nichts gebucht.");
    books.run(&["reversal", "K7", "--yes"]).succeeds();
    let said = books.run(&["reversal", "K6", "--unit-price=1200.00", "--yes"]).succeeds();
    assert_data_eq!(said.out, file!["book/reversal.txt"].raw());
    books.gain(
        "K8,2022-02-01,2020-03-01,2020-03-31,lizenz,1,100.00,19,-119.00,berg,assumed,,K3,Storno: doppelt\n\
         K9,2022-02-01,2021-01-01,2021-12-31,gemein,0.10,275.00,,-27.50,,assumed,,K7,Storno\n\
         K10,2022-02-01,2021-01-01,2021-12-31,personal,0.25,1100.00,,-275.00,,assumed,,K6,\"Storno, ersetzt durch K11\"\n\
         K11,2022-02-01,2021-01-01,2021-12-31,personal,0.25,1200.00,,300.00,,assumed,,,\n",
    );
}

#[test]
fn a_reversal_mends_a_ledger_that_has_errors() {
    // A quantity that is not agreed.
    let row = "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,300.00,,assumed,,,";
    let books = Books::of(Place::with(&Ledger::new().row(COSTS, row)), "ledger/costs.csv");
    books.run(COST).ends_with(1).says("Es wurde nichts gebucht.");
    books.run(&["reversal", "K8", "--yes"]).succeeds();
    books.gain("K9,2022-02-01,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K8,Storno\n");
}

#[test]
fn a_joining_is_taken_back_and_booked_for_another_day() {
    let books = Books::of(Place::new(), "ledger/memberships.csv");
    books.run(&["reversal", "M-2", "--on=2020-07-01", "--new-note=wie beschlossen", "--yes"]).succeeds();
    books.gain(
        "M-3,2022-02-01,2020-01-01,beckum,join,,M-2,\"Storno, ersetzt durch M-4\"\n\
         M-4,2022-02-01,2020-07-01,beckum,join,,,wie beschlossen\n",
    );
    let unfit = books.run(&["reversal", "M-1", "--unit-price=1.00", "--yes"]).ends_with(2);
    assert_eq!(unfit.err, "kopfstelle: --unit-price passt zu keiner Buchung in memberships.csv\n");
    let unknown = books.run(&["reversal", "M-9", "--yes"]).ends_with(2);
    assert_eq!(unknown.err, "kopfstelle: eine Buchung „M-9“ gibt es in diesem Hauptbuch nicht\n");
}

#[test]
fn a_plan_becomes_a_result_type_by_type() {
    let books = sample();
    // Half a post at 2,500.00, and a tenth of that on top; it comes to 1,300.00, which is half of 2,600.00.
    for (cost_type, quantity, price) in [("personal", "0.50", "2500.00"), ("gemein", "0.10", "1250.00")] {
        let plan = [
            "cost",
            "--cost-type",
            cost_type,
            "--period=2022",
            "--quantity",
            quantity,
            "--unit-price",
            price,
        ];
        books.run(&[&plan[..], &["--status=planned", "--document=vertrag", "--yes"]].concat()).succeeds();
    }
    let said =
        books.run(&["settle", "2022", "--result=personal=1300.00", "--document=vertrag", "--yes"]).succeeds();
    assert_data_eq!(said.out, file!["book/settle.txt"].raw());
    books.gain(
        "K8,2022-02-01,2022-01-01,2022-12-31,personal,0.50,2500.00,,1250.00,,planned,vertrag,,\n\
         K9,2022-02-01,2022-01-01,2022-12-31,gemein,0.10,1250.00,,125.00,,planned,vertrag,,\n\
         K10,2022-02-01,2022-01-01,2022-12-31,personal,0.50,2500.00,,-1250.00,,planned,vertrag,K8,Abgerechnet mit K11\n\
         K11,2022-02-01,2022-01-01,2022-12-31,personal,0.50,2600.00,,1300.00,,actual,vertrag,,\n\
         K12,2022-02-01,2022-01-01,2022-12-31,gemein,0.10,1250.00,,-125.00,,planned,vertrag,K9,Abgerechnet mit K13\n\
         K13,2022-02-01,2022-01-01,2022-12-31,gemein,0.10,1300.00,,130.00,,actual,vertrag,,\n",
    );
    for (options, reason) in [
        (&["2023", "--result=personal=1.00"][..], "im Jahr 2023 ist nichts geplant oder angenommen"),
        (
            &["2020", "--result=personal=1.00"],
            "für „personal“ ist im Jahr 2020 nichts geplant oder angenommen",
        ),
        (&["2021", "--result=personal=1"], "„1“ ist kein Betrag wie 26100.00"),
        (&["2021", "--result=personal=1.00", "--result=K6=2.00"], "„K6“ hat zwei Ergebnisse"),
    ] {
        let said = books.run(&[&["settle"], options, &["--document=vertrag", "--yes"]].concat()).ends_with(2);
        assert_eq!(said.err, format!("kopfstelle: {reason}\n"));
    }
}

#[test]
fn without_a_terminal_all_that_is_missing_is_named_and_nothing_is_written() {
    let books = small();
    let says = |options: &[&str], missing: &str| {
        let said = books.run(options).ends_with(2);
        assert_eq!(said.err, format!("kopfstelle: hier ist niemand zu fragen; es fehlt {missing}\n"));
    };
    says(&["cost", "--yes"], "--cost-type, --period, --unit-price");
    says(&["cost", "--cost-type=licences", "--period=2021"], "--unit-price, --charged-to");
    says(&["join"], "--member, --on");
    says(&["value", "--year=2021"], "--measure, --member, --value");
    says(&["settle", "2020"], "--result, --document");
    let said = books.run(COST).ends_with(2);
    let reason = "kopfstelle: es wurde nichts gebucht, denn hier ist niemand zu fragen; mit --yes wird ohne Rückfrage gebucht\n";
    assert_eq!((said.out.lines().next(), said.err.as_str()), (Some("ledger/costs.csv:"), reason));
    let said = books.run(&[COST, &["--dry-run"]].concat()).succeeds();
    assert!(said.out.ends_with("\nNur zur Probe: Es wurde nichts gebucht.\n"), "{}", said.out);
    let period =
        books.run(&["cost", "--cost-type=personnel", "--period=21", "--unit-price=1.00"]).ends_with(2);
    let _ = period.says("\"21\" is no period: write a year (2025)");
    books.gain_nothing();
}

#[test]
fn what_the_check_refuses_is_not_written() {
    let books = small();
    for (options, code) in [
        (&["cost", "--cost-type=personal", "--period=2021", "--unit-price=1.00"][..], "„personal“"),
        (&["cost", "--cost-type=personnel", "--period=2021", "--unit-price=1,00"], "1.00 schreiben"),
        (
            &["cost", "--cost-type=personnel", "--period=2021", "--unit-price=1.00", "--status=actual"],
            "document",
        ),
        (
            &["cost", "--cost-type=personnel", "--period=2021", "--unit-price=1.00", "--date=2020-01-01"],
            "recorded_on",
        ),
        (&["cost", "--cost-type=personnel", "--period=2021", "--unit-price=1.00", "--entry=C-1"], "„C-1“"),
        (&["join", "--member=ahlen", "--on=2021-01-01"], "memberships.csv:4"),
    ] {
        books.run(&[options, &["--yes"]].concat()).ends_with(1).says(code).says("Es wurde nichts gebucht.");
    }
    books.gain_nothing();
    books
        .run(&[COST, &["--date=2022-02-02"]].concat())
        .ends_with(2)
        .says("--date 2022-02-02 is still to come");
}

#[test]
fn a_row_behind_one_of_a_later_day_has_that_day() {
    let books = small();
    books.run(&[COST, &["--yes", "--date", "2021-12-01"]].concat()).succeeds();
    let said = books.place.run(&[&["book"], COST, &["--yes", "--today", "2021-06-01"]].concat()).succeeds();
    // That it was booked twice is a warning.
    let _ = said.says("Warnung[");
    let row = |number: usize| {
        format!("C-{number},2021-12-01,2021-01-01,2021-12-31,personnel,1,301.00,,301.00,,assumed,,,\n")
    };
    books.gain(&(row(3) + &row(4)));
}

#[test]
fn bookings_at_once_follow_each_other() {
    let books = small();
    let all: Vec<_> = (0..6)
        .map(|_| {
            let mut command = program(books.place.folder());
            command.args([&["book"], COST, &["--yes"], TODAY].concat());
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    assert!(all.into_iter().all(|mut run| run.wait().unwrap().success()));
    let rows: String = (3..9)
        .map(|number| {
            format!("C-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,301.00,,301.00,,assumed,,,\n")
        })
        .collect();
    books.gain(&rows);
}

/// 301.00 are proved by a file that comes with them.
#[test]
fn a_document_comes_with_its_file_and_its_entry_or_not_at_all() {
    const PROVED: &[&str] = &["--document-title=Rechnung 7", "--document-date=2022-01-15", "--document-file"];
    let books = small();
    books.place.put("rechnung.pdf", "%PDF");
    books.place.put("other/rechnung.pdf", "%PDF other");
    let agreement = books.place.read("ledger/agreement.toml");
    let run = |options: &[&str]| books.run(&[COST, PROVED, options].concat());
    // What would not be booked, or is refused, leaves nothing.
    run(&["rechnung.pdf", "--dry-run"]).succeeds().says("ledger/documents/rechnung.pdf (neue Datei)\n");
    run(&["rechnung.pdf", "--quantity=viel", "--yes"]).ends_with(1);
    run(&["nowhere.pdf", "--yes"]).ends_with(3);
    assert!(!books.place.has("ledger/documents"));
    assert_eq!(books.place.read("ledger/agreement.toml"), agreement);
    run(&["rechnung.pdf", "--yes"]).succeeds().says("ledger/agreement.toml nennt den neuen Beleg\n");
    let entry = "\n[[document]]\nid = \"rechnung-7\"\ntitle = \"Rechnung 7\"\ndate = 2022-01-15\n\
                 file = \"documents/rechnung.pdf\"\n";
    assert_eq!(books.place.read("ledger/agreement.toml"), format!("{agreement}{entry}"));
    assert_eq!(books.place.read("ledger/documents/rechnung.pdf"), "%PDF");
    let row = |number: usize, document: &str| {
        format!(
            "C-{number},2022-02-01,2021-01-01,2021-12-31,personnel,1,301.00,,301.00,,actual,{document},,\n"
        )
    };
    books.gain(&row(3, "rechnung-7"));
    // Neither the entry nor the file is taken by another.
    run(&["rechnung.pdf", "--yes"]).ends_with(2).says("der Beleg „rechnung-7“ steht schon in agreement.toml");
    let other = ["other/rechnung.pdf", "--document=rechnung-8", "--yes"];
    run(&other)
        .ends_with(2)
        .says("eine andere Datei heißt schon documents/rechnung.pdf; mit --document-name rechnung-2.pdf");
    run(&[&other[..], &["--document-name=rechnung-2.pdf"]].concat()).succeeds();
    assert_eq!(books.place.read("ledger/documents/rechnung-2.pdf"), "%PDF other");
    books.gain(&(row(3, "rechnung-7") + &row(4, "rechnung-8")));
    let lacking = books.run(&[COST, &["--document-file", "rechnung.pdf", "--yes"]].concat()).ends_with(2);
    let _ = lacking.says("es fehlt --document-title, --document-date");
    // What lies in the files of an office has a title and a date.
    let title = ["--document-title=Rechnung 9", "--document-date=2022-01-17", "--yes"];
    books.run(&[COST, &title].concat()).succeeds();
    let entry = "\n[[document]]\nid = \"rechnung-9\"\ntitle = \"Rechnung 9\"\ndate = 2022-01-17\n";
    assert!(books.place.read("ledger/agreement.toml").ends_with(entry));
}

#[test]
fn of_several_agreements_one_is_named() {
    let place = Place::empty();
    place.put_ledger("ledger/a", &Ledger::new());
    place.put_ledger("ledger/b", &Ledger::small());
    let run = |options: &[&str]| place.run(&[&["book"], COST, options, TODAY].concat());
    let said = run(&["--yes"]).ends_with(2);
    assert_eq!(
        said.err,
        "kopfstelle: es gibt mehrere Vereinbarungen; mit --agreement sagen, welche gemeint ist: muster, probe\n"
    );
    run(&["--yes", "--agreement", "nobody"]).ends_with(2).says("es gibt: muster, probe");
    for name in ["probe", "b"] {
        run(&["--yes", "--agreement", name]).succeeds();
    }
    assert_eq!(place.read("ledger/b/costs.csv").lines().count(), 5);
}

/// What `agreement.toml` says after a command that changes it: all that it said, with this in place of that.
#[track_caller]
fn agrees(place: &Place, options: &[&str], changes: &[(&str, &str)]) -> Said {
    let mut expected = place.read("ledger/agreement.toml");
    let said = place.run(&[&["book"], options, &["--yes"], TODAY].concat()).succeeds();
    for (before, after) in changes {
        assert_eq!(expected.matches(before).count(), 1, "{before}");
        expected = expected.replace(before, after);
    }
    assert_eq!(place.read("ledger/agreement.toml"), expected);
    said
}

#[test]
fn who_joins_is_taken_into_the_agreement_and_is_no_candidate_any_more() {
    let place = Place::with(&Ledger::new());
    let candidate = "\n[[candidate]]\nmember = \"dorf\"\n";
    let said = agrees(&place, &["join", "--member=dorf", "--on=2022-07-01"], &[(candidate, "")]);
    let _ = said.says("ledger/agreement.toml nennt „dorf“ nicht mehr als mögliche Beteiligte\n");
    let cron = "[[member]]\nid = \"cron\"";
    let egg = "[[member]]\nid = \"egg\"\nname = \"Markt Egg\"\nshort_name = \"Egg\"\nags = \"05978008\"\n\n";
    let join = ["join", "--new-member=Markt Egg:05978008", "--before=cron", "--on=2022-07-01"];
    let said = agrees(&place, &join, &[(cron, &format!("{egg}{cron}"))]);
    let _ = said.says("ledger/agreement.toml nimmt Markt Egg auf\n");
    assert!(place.read("ledger/memberships.csv").ends_with(",2022-07-01,egg,join,,,\n"));
    let again = place.run(&[&["book"], &join[..], &["--yes"], TODAY].concat()).ends_with(2);
    let _ = again.says("eine Kommune mit der Kennung „egg“ steht schon in agreement.toml");
}

/// What costs are divided by, a newcomer needs before it joins.
#[test]
fn whoever_may_join_has_values_before_it_does() {
    let place = Place::new();
    let run = |options: &[&str]| place.run(&[&["book"], options, &["--yes"], TODAY].concat()).succeeds();
    run(&["measure", "Fälle:Fall"]);
    let value = |member: &str, value: &str| {
        run(&["value", "--measure=faelle", "--year=2022", "--member", member, "--value", value]);
    };
    value("ahlen", "3");
    value("beckum", "1");
    run(&["split", "--cost-type=personnel", "--from=2022-01-01", "--part=1=faelle"]);
    run(&["cost", "--cost-type=personnel", "--period=2022", "--unit-price=400.00"]);
    let licences = "independent_of_members = false\n";
    let member = "name = \"Stadt Beckum\"\nshort_name = \"Beckum\"\n";
    let cappel = "\n[[member]]\nid = \"cappel\"\nname = \"Cappel\"\nshort_name = \"Cappel\"\n";
    let measure = "unit = \"Fall\"\n";
    let candidate = "\n[[candidate]]\nmember = \"cappel\"\n";
    let changes = [(member, format!("{member}{cappel}")), (measure, format!("{measure}{candidate}"))];
    assert!(place.read("ledger/agreement.toml").contains(&format!("{licences}\n[[measure]]")));
    let changes = changes.each_ref().map(|(before, after)| (*before, after.as_str()));
    let said = agrees(&place, &["candidate", "Cappel"], &changes);
    let _ = said.says("nimmt Cappel auf und nennt diese Kommune als mögliche Beteiligte\n");
    let join = ["book", "join", "--member=cappel", "--on=2022-07-01", "--yes"];
    let _ = place.run(&join).ends_with(1).says("„faelle“ 2022 für „cappel“ fehlt");
    value("cappel", "4");
    // 200.00 by 3 and 1, then 200.00 by 3, 1 and 4: 150.00 + 75.00, 50.00 + 25.00, 100.00.
    let _ = run(&join[1..4]).says("Cappel (neu dabei): 0,00\u{a0}€ → 100,00\u{a0}€");
}

#[test]
fn another_quantity_is_agreed_and_the_timeline_says_so() {
    let place = Place::with(&Ledger::new());
    let options = [
        "term",
        "--cost-type=personal",
        "--from=2023-01-01",
        "--quantity=0.75",
        "--milestone=Der Rat vereinbart 0,75 Stellen.",
        "--milestone-date=2022-01",
        "--document=beschluss",
        "--document-title=Beschluss",
        "--document-date=2022",
    ];
    let term = "  { from = 2022-01-01, quantity = \"0.50\", unit = \"VZÄ\" },\n";
    let milestone = "document = \"vertrag\"\n";
    let document = "url = \"https://example.org/vertrag\"\n";
    let changes = [
        (term, format!("{term}  {{ from = 2023-01-01, quantity = \"0.75\", unit = \"VZÄ\" }},\n")),
        (
            milestone,
            format!(
                "{milestone}\n[[milestone]]\ndate = \"2022-01\"\ntext = \"Der Rat vereinbart 0,75 Stellen.\"\n\
                 document = \"beschluss\"\n"
            ),
        ),
        (
            document,
            format!("{document}\n[[document]]\nid = \"beschluss\"\ntitle = \"Beschluss\"\ndate = \"2022\"\n"),
        ),
    ];
    let said = agrees(&place, &options, &changes.each_ref().map(|(before, after)| (*before, after.as_str())));
    let said = said.says(
        "ledger/agreement.toml regelt „personal“ ab dem 01.01.2023 neu und ergänzt die Zeitleiste und nennt den neuen Beleg\n",
    );
    assert!(said.out.ends_with("\nEingetragen.\n"), "{}", said.out);
    let nobody = ["book", "term", "--cost-type=x", "--from=2023-01-01", "--quantity=1", "--yes"];
    let said = place.run(&nobody).ends_with(2);
    let _ = said
        .says("„x“ steht nicht in agreement.toml; unter [[cost_type]] stehen dort: personal, gemein, lizenz");
}

/// A key for all time becomes one from the first day in the books on.
#[test]
fn costs_are_divided_otherwise_from_a_day_on() {
    let place = Place::new();
    let licences = "independent_of_members = false\n";
    let measure = "\n[[measure]]\nid = \"faelle\"\nname = \"Fälle\"\nunit = \"Fall\"\nreference_day = \"06-30\"\n\
                   reference_years_back = 1\n";
    let options = ["measure", "Fälle:Fall", "--reference-day=06-30", "--reference-years-back=1"];
    let said = agrees(&place, &options, &[(licences, &format!("{licences}{measure}"))]);
    let _ = said.says("ledger/agreement.toml führt die Bemessungsgrundlage Fälle ein\n");
    let value =
        ["value", "--measure=faelle", "--year=2022", "--member=ahlen", "--value=3", "--member=beckum"];
    place.run(&[&["book"], &value[..], &["--value=1", "--yes"], TODAY].concat()).succeeds();
    let split =
        ["split", "--cost-type=personnel", "--from=2022-01-01", "--part=3/4=equal", "--part=0.25=faelle"];
    let parts = "split = [\n  { from = 2019-01-01, share = \"1\", measure = \"equal\" },\n  \
                 { from = 2022-01-01, share = \"3/4\", measure = \"equal\" },\n  \
                 { from = 2022-01-01, share = \"0.25\", measure = \"faelle\" },\n]";
    let said = agrees(&place, &split, &[("split = \"equal\"", parts)]);
    let _ = said.says("ledger/agreement.toml verteilt „personnel“ ab dem 01.01.2022 anders\n");
    // 400.00: 150.00 each, and of 100.00 three quarters and one.
    let cost = ["cost", "--cost-type=personnel", "--period=2022", "--unit-price=400.00", "--dry-run"];
    let said = place.run(&[&["book"], &cost[..], TODAY].concat()).succeeds();
    let _ = said.says("+225,00\u{a0}€").says("+175,00\u{a0}€");
    let direct = ["book", "split", "--cost-type=licences", "--from=2022-01-01", "--part=1=equal", "--yes"];
    let _ = place.run(&direct).ends_with(2).says("„licences“ trägt je Buchung eine Kommune allein");
}
