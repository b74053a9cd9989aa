//! What to write instead is right: nothing that is published is to be edited, and what is to be appended can be copied.

use super::harness::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS, Place};
use kopfstelle::finding::Finding;

/// The quantity of 2021 is another one now, which makes K6 wrong (0.25 of 1,100.00).
const TERM: (&str, &str, &str) = (AGREEMENT, "from = 2022-01-01", "from = 2021-01-01");
const K8: &str = "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,-275.00,,assumed,,K6,";

fn remedy_of(ledger: &Ledger) -> String {
    let findings = ledger.findings();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    finding.remedy.clone()
}

#[test]
fn a_row_that_nobody_has_seen_is_edited() {
    let remedy = remedy_of(&Ledger::new().changes(&[TERM]));
    assert_eq!(
        remedy,
        "0.50 schreiben (gilt seit 2021-01-01) oder in agreement.toml eine neue Regelung ergänzen"
    );
}

#[test]
fn a_row_that_a_stand_contains_is_taken_back() {
    let remedy = remedy_of(&Ledger::new().recorded("2021-04-01").changes(&[TERM]));
    // It is booked on the day of the stand, the last of all.
    assert_eq!(
        remedy,
        format!(
            "die Zeile ist veröffentlicht und bleibt. Stimmt sie, liegt es an agreement.toml oder an einer anderen \
             Buchung; sonst neu buchen und an costs.csv anhängen: {}",
            K8.replace("2021-03-03", "2021-04-01")
        )
    );
    // An id is put back, not written over.
    let forgotten = Ledger::new().recorded("2021-04-01").changes(&[
        (AGREEMENT, "id = \"vertrag\"", "id = \"oerv\""),
        (AGREEMENT, "document = \"vertrag\"", "document = \"oerv\""),
    ]);
    let findings = forgotten.findings();
    assert!(findings.iter().all(|finding| finding.code.id() == "unknown-id"), "{findings:?}");
    assert!(findings.iter().all(|finding| finding.remedy
        == "die Zeile ist veröffentlicht und bleibt; die Kennung in agreement.toml wieder aufführen"));
    // A row behind the stand is not published.
    let behind = Ledger::new()
        .recorded("2021-04-01")
        .row(COSTS, "K8,2021-04-01,2022-01-01,2022-12-31,personal,0.25,1000.00,,250.00,,assumed,,,");
    assert!(remedy_of(&behind).starts_with("0.50 schreiben"), "{}", remedy_of(&behind));
}

#[test]
fn the_row_that_is_told_mends_the_ledger() {
    Ledger::new()
        .recorded("2021-04-01")
        .changes(&[TERM])
        .row(COSTS, &K8.replace("2021-03-03", "2021-04-01"))
        .row(COSTS, "K9,2021-04-01,2021-01-01,2021-12-31,personal,0.50,550.00,,275.00,,assumed,,,")
        .is_sound();
}

#[test]
fn a_row_that_git_holds_is_taken_back() {
    let place = Place::with(&Ledger::new());
    place.git(&["init", "-q"]);
    place.git(&["add", "-A"]);
    place.change("ledger/agreement.toml", TERM.1, TERM.2);
    place.run(&["check"]).ends_with(1).says("0.50 schreiben");
    place.git(&["commit", "-qm", "Hauptbuch"]);
    for command in [&["check"][..], &["build"], &["stand", "--note", "Konferenz", "--date", "2021-05-01"]] {
        place.run(command).ends_with(1).says(K8).does_not_say("0.50 schreiben");
    }
    // What was appended since is not there yet.
    place.change("ledger/agreement.toml", TERM.2, TERM.1);
    place.row(
        "ledger/costs.csv",
        "K8,2022-04-01,2022-01-01,2022-12-31,personal,0.25,1000.00,,250.00,,assumed,,,",
    );
    place.run(&["check"]).ends_with(1).says("0.50 schreiben").does_not_say("veröffentlicht");
}

#[test]
fn a_row_that_the_site_shows_is_taken_back() {
    let place = Place::with(&Ledger::new());
    place.run(&["build"]).succeeds();
    place.change("ledger/agreement.toml", TERM.1, TERM.2);
    place.run(&["build"]).ends_with(1).says(K8).does_not_say("0.50 schreiben");
    // Where the row is not the published one, restoring that comes first.
    place.change("ledger/costs.csv", "K6,2021-03-03", "K6,2021-03-04");
    place.run(&["build", "--output", "other"]).ends_with(1).says("0.50 schreiben");
}

#[test]
fn a_row_that_the_target_branch_holds_is_taken_back() {
    let place = Place::with(&Ledger::new());
    place.git(&["init", "-q"]);
    place.git(&["add", "-A"]);
    place.git(&["commit", "-qm", "Hauptbuch"]);
    place.change("ledger/agreement.toml", TERM.1, TERM.2);
    place.run(&["review", "--base", "HEAD"]).ends_with(1).says(K8).does_not_say("0.50 schreiben");
}

/// Where git merged two branches that gave one number, the published row keeps it, wherever it stands now.
#[test]
fn of_two_rows_of_one_number_the_published_one_keeps_it() {
    let row = |note: &str| {
        format!("K8,2021-04-01,2021-01-01,2021-12-31,lizenz,1,5.00,,5.00,berg,assumed,,,{note}\n")
    };
    let place = Place::with(&Ledger::new().append(COSTS, &row("hier")));
    place.git(&["init", "-q"]);
    place.git(&["add", "-A"]);
    place.git(&["commit", "-qm", "Hauptbuch"]);
    place.put("ledger/costs.csv", [Ledger::sample(COSTS), &row("dort"), &row("hier")].concat());
    let remedy = "diese Zeile ist veröffentlicht und behält ihre Nummer; die andere bekommt eine neue";
    place.run(&["check"]).ends_with(1).says("costs.csv:10").says(remedy);
    place.run(&["review", "--base", "HEAD"]).ends_with(1).says(remedy);
}

/// No row of today can follow it in its file.
#[test]
fn a_published_row_of_a_day_to_come_is_taken_back_in_a_new_file() {
    let place = Place::with(&Ledger::new().change(COSTS, "K7,2021-03-03", "K7,2099-03-03"));
    place.git(&["init", "-q"]);
    place.run(&["check", "--today", "2021-04-01"]).succeeds().says("den Tag der Buchung schreiben");
    place.git(&["add", "-A"]);
    place.git(&["commit", "-qm", "Hauptbuch"]);
    let row = "K8,2021-04-01,2021-01-01,2021-12-31,gemein,0.10,275.00,,-27.50,,assumed,,K7,";
    place
        .run(&["check", "--today", "2021-04-01"])
        .succeeds()
        .says("in einer neuen Datei (costs/*.csv) unter derselben Kopfzeile zurücknehmen")
        .says(row);
    place.put("ledger/costs/storno.csv", format!("{}{row}\n", Ledger::header(COSTS)));
    place.run(&["check", "--today", "2021-04-01"]).succeeds().does_not_say("Warnung");
}

/// An overhead is right, but what it rests on is booked twice: that is the one cause.
#[test]
fn what_is_booked_twice_under_another_number_is_no_wrong_base() {
    const TWICE: &str = "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,";
    let ledger = Ledger::new().row(COSTS, TWICE);
    ledger.tells(&[
        "likely-twice: „K8“ hat dieselbe Kostenart, denselben Zeitraum und denselben Betrag wie „K6“ | „K8“ stornieren, wenn nur einmal bezahlt wurde",
    ]);
    assert!(ledger.findings().iter().all(Finding::is_error));
    let plan = "K8,2021-03-03,2020-01-01,2020-12-31,personal,0.25,900.00,,225.00,,planned,vertrag,,";
    let ledger = Ledger::new().row(COSTS, plan);
    ledger.says(&["plan-not-taken-back costs.csv:9 status"]);
    assert!(ledger.findings().iter().all(Finding::is_error));
    // What nothing rests on stays a warning.
    let twice = "K8,2021-03-03,2020-03-01,2020-03-31,lizenz,1,100.00,19,119.00,berg,assumed,,,";
    let ledger = Ledger::new().row(COSTS, twice);
    ledger.says(&["likely-twice costs.csv:9 amount"]);
    assert!(!ledger.findings().iter().any(Finding::is_error));
    // An overhead that is wrong either way has its own finding.
    Ledger::new()
        .row(COSTS, TWICE)
        .change(COSTS, "gemein,0.10,275.00,,27.50", "gemein,0.10,270.00,,27.00")
        .says(&["base costs.csv:8 unit_price", "likely-twice costs.csv:9 amount"]);
}

#[test]
fn of_a_plan_and_a_result_the_plan_is_taken_back() {
    let plan = "K8,2021-03-03,2020-04-01,2020-04-30,lizenz,1,90.00,,90.00,berg,planned,vertrag,,";
    let result = "K9,2021-05-03,2020-04-01,2020-04-30,lizenz,1,95.00,,95.00,berg,actual,vertrag,,";
    let ledger = Ledger::new().row(COSTS, plan).recorded("2021-04-01").row(COSTS, result);
    assert_eq!(
        remedy_of(&ledger),
        "„K8“ stornieren, wenn „K9“ das Ergebnis dazu ist; dazu an costs.csv anhängen: \
         K10,2021-05-03,2020-04-01,2020-04-30,lizenz,1,90.00,,-90.00,berg,planned,vertrag,K8,"
    );
}

#[test]
fn a_number_that_is_published_is_kept() {
    let ledger = Ledger::new().recorded("2021-04-01").with(
        "costs/a.csv",
        format!(
            "{}M3,2021-04-01,2020-04-01,2020-04-30,lizenz,1,95.00,,95.00,berg,assumed,,,\n",
            Ledger::header(COSTS)
        ),
    );
    assert_eq!(remedy_of(&ledger), "eine neue Buchungsnummer vergeben");
    let other =
        Ledger::new().with("costs/x.csv", Ledger::sample(COSTS)).without(COSTS).recorded("2021-04-01").with(
            "costs/a.csv",
            format!(
                "{}K7,2021-04-01,2020-04-01,2020-04-30,lizenz,1,95.00,,95.00,berg,assumed,,,\n",
                Ledger::header(COSTS)
            ),
        );
    assert_eq!(
        remedy_of(&other),
        "diese Zeile ist veröffentlicht und behält ihre Nummer; die andere bekommt eine neue"
    );
}

#[test]
fn a_leave_on_the_last_day_of_a_year_names_the_first_of_the_next() {
    let leave = Ledger::new().row(MEMBERSHIPS, "M4,2021-11-02,2021-12-31,cron,leave,,,");
    let found = "der Austritt nennt den 2021-12-31, den letzten Tag des Monats; der erste Tag ohne „cron“ ist meist der 2022-01-01";
    let remedy = "2022-01-01 schreiben, wenn die Kommune bis zum 2021-12-31 beteiligt ist";
    leave.tells(&[&format!("leave-on-last-day: {found} | {remedy}")]);
    // By months it would divide one.
    assert!(leave.findings().iter().all(Finding::is_error));
    let by_days = leave.change(AGREEMENT, "\"months\"", "\"days\"");
    by_days.tells(&[&format!("leave-on-last-day: {found} | {remedy}")]);
    assert!(!by_days.findings().iter().any(Finding::is_error));
    // What is taken back is no mistake any more.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-11-02,2021-12-31,cron,leave,,,")
        .row(MEMBERSHIPS, "M5,2021-11-03,2021-12-31,cron,leave,,M4,")
        .row(MEMBERSHIPS, "M6,2021-11-03,2022-01-01,cron,leave,,,")
        .is_sound();
    // No day comes after the last one.
    Ledger::new()
        .row(MEMBERSHIPS, "M4,2021-11-02,9999-12-31,cron,leave,,,")
        .says(&["leave-on-last-day memberships.csv:5 effective_on"]);
}

#[test]
fn an_invoice_may_be_rounded_by_five_cents_and_nothing_else() {
    let k3 = |amount: &str, status: &str| {
        let row = format!("119.00,berg,{status},vertrag,,Lizenz").replacen("119.00", amount, 1);
        Ledger::new().change(COSTS, "119.00,berg,assumed,,,Lizenz", &row)
    };
    for amount in ["118.95", "118.99", "119.00", "119.05"] {
        k3(amount, "actual").is_sound();
    }
    for amount in ["118.94", "119.06", "-119.00"] {
        k3(amount, "actual").says(&["amount costs.csv:4 amount"]);
    }
    for status in ["planned", "assumed"] {
        k3("119.01", status).says(&["amount costs.csv:4 amount"]);
    }
    // Its reversal repeats the amount as it is.
    let reversal = |amount: &str| {
        let row = format!(
            "K8,2021-04-01,2020-03-01,2020-03-31,lizenz,1,100.00,19,{amount},berg,actual,vertrag,K3,"
        );
        k3("119.05", "actual").row(COSTS, &row)
    };
    reversal("-119.05").is_sound();
    reversal("-119.00").says(&["reversal-differs costs.csv:9 amount"]);
}

#[test]
fn a_wrong_header_shows_the_right_one() {
    const HEADER: &str = "die erste Zeile muss genau so lauten: entry,recorded_on,effective_on,member,event,document,reverses,note";
    for wrong in [
        "",
        "\n",
        "entry,recorded_on,effective_on,member,event,document,reverses\n",
        "M1,2019-01-02,2019-01-01,alt,join,vertrag,,\n",
    ] {
        let findings = Ledger::new().with(MEMBERSHIPS, wrong).findings();
        let header = findings.iter().find(|finding| finding.code.id() == "header").unwrap();
        assert_eq!(header.remedy, HEADER, "{wrong:?}");
    }
}

#[test]
fn a_hint_names_what_is_allowed() {
    for (was, is, remedy) in [
        ("proration = \"months\"", "proration = \"weeks\"", "\"months\" oder \"days\" schreiben"),
        ("proration = \"months\"", "proration = 1", "\"months\" oder \"days\" schreiben"),
        ("proration = \"months\"\n", "", "ergänzen: proration = \"months\" oder \"days\""),
        ("proration = \"months\"", "proration = \"\"", "\"months\" oder \"days\" schreiben"),
        (
            "split = \"direct\"",
            "split = \"direkt\"",
            "\"equal\" oder \"direct\" schreiben, oder die Bemessungsgrundlage als [[measure]] aufführen",
        ),
        ("split = \"direct\"\n", "", "ergänzen: split = \"equal\" oder \"direct\""),
        ("independent_of_members = false", "independent_of_members = \"nein\"", "true oder false schreiben"),
    ] {
        assert_eq!(remedy_of(&Ledger::new().change(AGREEMENT, was, is)), remedy, "{is}");
    }
}

#[test]
fn an_amount_that_does_not_follow_is_answered_by_what_was_likely_meant() {
    for (row, remedy) in [
        (
            "lizenz,1,100.00,0.19,119.00",
            "100.19 schreiben oder Menge, Preis und Umsatzsteuersatz berichtigen",
        ),
        ("lizenz,1,1.500,,1500.00", "1500.00 als Einzelpreis schreiben, ohne Tausenderpunkt"),
        ("lizenz,2,1.500,,4.00", "3.00 schreiben oder Menge und Preis berichtigen"),
        (
            "lizenz,1,100.00,,-100.00",
            "100.00 schreiben; ein Storno nennt in reverses die Buchung, eine Gutschrift hat einen negativen Preis",
        ),
        ("lizenz,1,0.1234567,,0.12", "höchstens 6 Nachkommastellen schreiben"),
    ] {
        let ledger = Ledger::new().change(COSTS, "lizenz,1,100.00,19,119.00", row);
        assert_eq!(remedy_of(&ledger), remedy, "{row}");
    }
}

#[test]
fn a_base_that_several_entries_make_up_is_said_to_be_so() {
    // 275.00 and 300.00 are booked for the year, and the overhead is that of the first alone.
    let more = "K8,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1200.00,,300.00,,assumed,,,";
    assert_eq!(
        remedy_of(&Ledger::new().row(COSTS, more)),
        "575.00 schreiben; ist eine Buchung von „personal“ zu viel, diese stornieren"
    );
}

#[test]
fn a_payee_with_the_id_or_the_name_of_a_member_is_asked_whether_it_is_one() {
    let payee = "id = \"alt\"\nname = \"Stadt Alt\"\nmember = \"alt\"\n";
    let with = |is: &str| {
        Ledger::new().change(AGREEMENT, &format!("[[payee]]\n{payee}"), &format!("[[payee]]\n{is}"))
    };
    let as_kasse = |name: &str| {
        let text = Ledger::sample(AGREEMENT)
            .replace(payee, &format!("id = \"kasse\"\nname = \"{name}\"\n"))
            .replace("payee = \"alt\"", "payee = \"kasse\"");
        Ledger::new().with(AGREEMENT, text)
    };
    assert_eq!(
        remedy_of(&with("id = \"alt\"\nname = \"Stadtkasse\"\n")),
        "ergänzen: member = \"alt\"; ist es jemand anderes, eine andere Kennung wählen"
    );
    for name in ["Stadt Alt", "Alt"] {
        assert_eq!(
            remedy_of(&as_kasse(name)),
            "ergänzen: member = \"alt\"; ist es jemand anderes, einen anderen Namen schreiben"
        );
    }
    as_kasse("Stadtkasse").is_sound();
}
