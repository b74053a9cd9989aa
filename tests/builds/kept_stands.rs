//! `build --keep-stands`: a copy of the pages at each recorded stand, whose data stay as they were.

use crate::harness::{Ledger, Place};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const BUILD: &[&str] = &["build", "--keep-stands"];
const S1: &str = "public/stand/2021-10-27-S-001";
const S2: &str = "public/stand/2022-10-27-S-002";
const S3: &str = "public/stand/2023-10-27-S-003";
const AGREEMENT: &str = "ledger/agreement.toml";

fn commit(place: &Place) {
    place.git(&["add", "."]);
    place.git(&["commit", "--quiet", "--message", "x"]);
}

fn stand(place: &Place, day: &str) {
    place.run(&["stand", "--note", "Konferenz", "--date", day]).succeeds();
}

fn retitle(place: &Place, was: &str, is: &str) {
    place.change(AGREEMENT, &format!("title = \"{was}\""), &format!("title = \"{is}\""));
}

/// Three stands: the `agreement.toml` of the first is in git only, that of the second nowhere, that of the third is the
/// present one. Between them an entry each is booked.
fn three_stands() -> Place {
    let place = Place::new();
    place.git(&["init", "--quiet", "--initial-branch", "main"]);
    let title =
        place.read(AGREEMENT).lines().find_map(|line| Some(line.strip_prefix("title = \"")?.to_owned()));
    let title = title.unwrap();
    let title = title.trim_end_matches('"');
    stand(&place, "2021-10-27");
    commit(&place);
    let row = |entry: &str, day: &str| {
        let costs = place.read("ledger/costs.csv");
        let last = costs.lines().nth(1).unwrap().split(',').nth(4).unwrap().to_owned();
        let row = format!("{entry},{day},2020-01-01,2020-12-31,{last},1,1.00,,1.00,,assumed,,,{entry}");
        place.row("ledger/costs.csv", &row);
    };
    row("N1", "2021-11-01");
    retitle(&place, title, "Nie festgehalten");
    stand(&place, "2022-10-27");
    row("N2", "2022-11-01");
    retitle(&place, "Nie festgehalten", "Heutiger Name");
    stand(&place, "2023-10-27");
    row("N3", "2023-11-01");
    place
}

/// Every file below a folder.
pub(super) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn each_stand_has_a_copy_of_the_pages_of_its_day() {
    let place = three_stands();
    place.run(BUILD).succeeds();
    // Each shows what was booked by then, and the names of that day.
    let costs = |copy: &str| place.read(&format!("{copy}/data/costs.csv"));
    assert!(!costs(S1).contains("N1,") && !place.read(&format!("{S1}/index.html")).contains("Heutiger Name"));
    assert!(costs(S3).contains("N2,") && !costs(S3).contains("N3,"));
    assert!(!place.has(S2));
    // The digest is the one that the pages showed on that day.
    let ledger = place.read("ledger/stands.csv");
    let first: String = ledger
        .lines()
        .filter(|row| !row.contains(",202") || row.starts_with("S-001,"))
        .map(|row| format!("{row}\n"))
        .collect();
    assert_eq!(place.read(&format!("{S1}/data/ledger/stands.csv")), first);
    // The list of stands leads there, and says where there is no copy.
    let list = place.read("public/pruefsummen.html");
    assert!(list.contains(
        "<a href=\"stand/2021-10-27-S-001/index.html\">Diese Seiten, wie sie zu diesem Stand waren</a>"
    ));
    assert!(list.contains("<a href=\"stand/2023-10-27-S-003/index.html\">"));
    assert_eq!(list.matches("gibt es keine Kopie: Die <code>agreement.toml</code> von damals").count(), 1);
    // Every page of a copy says what it is, leads to the present one, and is no page for search engines.
    for (path, page) in files(&place.path(S1)).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(page).unwrap();
        let up = "../".repeat(path.matches('/').count() + 2);
        assert!(
            page.contains("Das ist ein festgehaltener <a href=\"")
                && page
                    .contains("begriffe.html#stand\">Stand</a>:</strong> S-001 vom 27.10.2021 (Konferenz)"),
            "{path}"
        );
        assert!(page.contains(&format!("<a href=\"{up}index.html\">Zum jetzigen Stand</a>")), "{path}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        assert!(page.contains(&format!("<link rel=\"stylesheet\" href=\"{up}style.css\">")), "{path}");
    }
    // Its changes are subscribed to where they go on.
    assert!(!place.has(&format!("{S1}/aenderungen.xml")));
    assert!(place.read(&format!("{S1}/aenderungen.html")).contains("<a href=\"../../aenderungen.xml\">"));
    // What quotes templates is not among its data.
    assert!(!place.has(&format!("{S1}/data/claims.csv")) && place.has("public/data/claims.csv"));
    place.run(&["verify", "--site", "public"]).succeeds();
    place.put(&format!("{S1}/data/bills.csv"), "year,payee,member,amount\n");
    place
        .run(&["verify", "--site", "public"])
        .ends_with(1)
        .says("stand/2021-10-27-S-001/data/bills.csv: anders");
    // What is published stays: a later build makes them too, whatever it is asked for.
    place.run(&["build"]).succeeds().does_not_say("published-state");
    assert!(place.has(S1) && place.has(S3));
    place.run(&["verify", "--site", "public"]).succeeds();
    fs::remove_dir_all(place.path(".git")).unwrap();
    place.run(&["build", "--strict"]).ends_with(1).says("Fehler[published-state]").says(S1);
    assert!(place.has(S1));
    let said = place.run(&["build"]).succeeds().says(S1).does_not_say(S3);
    assert!(said.err.starts_with("Warnung[published-state]"), "{said:#?}");
    assert!(!place.has(S1) && place.has(S3));
}

/// What is printed or cited from a copy leads to the copy; what holds of the present only is not said there.
#[test]
fn a_copy_speaks_of_its_own_day() {
    let place = Place::new();
    place.put("site-templates/settings.toml", "[site]\naddress = \"https://stadt.example/kosten/\"\n");
    stand(&place, "2021-10-27");
    place.run(BUILD).succeeds();
    let copy = |file: &str| place.read(&format!("{S1}/{file}"));
    let present = |file: &str| place.read(&format!("public/{file}"));
    for page in ["index.html", "daten.html", "jahre/2020.html"] {
        let paper = |page: String| {
            page.split("class=\"paper\">").nth(1).unwrap().split("</p>").next().unwrap().to_owned()
        };
        let address = "· https://stadt.example/kosten/";
        assert!(paper(present(page)).ends_with(address), "{page}");
        assert!(paper(copy(page)).ends_with(&format!("{address}stand/2021-10-27-S-001/")), "{page}");
    }
    let home = "\"homepage\": \"https://stadt.example/kosten/stand/2021-10-27-S-001/\"";
    assert!(copy("datapackage.json").contains(home));
    for (page, of_today) in [
        ("pruefsummen.html", "heads.csv"),
        ("pruefsummen.html", "Jetziger Stand"),
        ("pruefsummen.html", "jetzigen Stand von"),
        ("daten.html", "catalog.ttl"),
    ] {
        assert!(present(page).contains(of_today), "{page} {of_today}");
        assert!(!copy(page).contains(of_today), "{page} {of_today}");
    }
    assert!(copy("pruefsummen.html").contains("Stand S-001 vom 27.10.2021, jede Datei zum Herunterladen"));
}

/// Windows takes both for one folder, and leaves out a point at the end.
#[test]
fn a_stand_whose_folder_is_not_one_of_its_own_on_every_system_has_no_copy() {
    let place = Place::new();
    let row = |number: u8| {
        let row = format!(
            "N{number},2021-10-27,2020-01-01,2020-12-31,personnel,1,1.0{number},,1.0{number},,assumed,,,x"
        );
        place.row("ledger/costs.csv", &row);
    };
    for (number, own, is) in [(1, "S-001", "Stand-A"), (2, "S-002", "stand-a"), (3, "S-003", "Stand.")] {
        row(number);
        stand(&place, "2021-10-27");
        place.put(
            "ledger/stands.csv",
            place.read("ledger/stands.csv").replace(&format!("\n{own},"), &format!("\n{is},")),
        );
    }
    place.run(BUILD).succeeds();
    assert!(place.has("public/stand/2021-10-27-Stand-A/index.html"));
    assert_eq!(fs::read_dir(place.path("public/stand")).unwrap().count(), 1);
    let said = "Ein Ordner mit seinem Namen ist nicht auf jedem System ein eigener.";
    assert_eq!(place.read("public/pruefsummen.html").matches(said).count(), 2);
}

#[test]
fn a_link_of_a_copy_leads_to_a_file() {
    let place = three_stands();
    place.run(BUILD).succeeds();
    for (path, page) in files(&place.path(S3)).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(page).unwrap();
        let folder = place.path(S3).join(path);
        for link in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let file = link.split('#').next().unwrap();
            let outside = file.is_empty() || file.contains(':');
            assert!(outside || folder.parent().unwrap().join(file).is_file(), "{path}: {link}");
        }
    }
}

#[test]
fn the_data_of_a_copy_outlive_a_change_of_templates() {
    let place = three_stands();
    place.run(BUILD).succeeds();
    let data = |copy: &str| files(&place.path(&format!("{copy}/data")));
    let (first, third) = (data(S1), data(S3));
    let page = place.read(&format!("{S1}/methodik.html"));
    let other =
        include_str!("../../site-templates/base.html").replace("<html lang=\"de\">", "<html lang=\"de-DE\">");
    place.put("site-templates/base.html", other);
    place.put(
        "site-templates/settings.toml",
        "[data]\nworkbook = false\n[imprint]\npublisher = \"Stadt Probe\"\n",
    );
    place
        .row("ledger/costs.csv", &place.read("ledger/costs.csv").lines().last().unwrap().replace("N3", "N4"));
    place.run(BUILD).succeeds();
    assert_ne!(place.read(&format!("{S1}/methodik.html")), page);
    assert_eq!(data(S1), first);
    assert_eq!(data(S3), third);
    assert!(first.len() > 10, "{:?}", first.keys());
}

/// Among several agreements an unchanged one is taken over with its copies; a copy that could not be made before is
/// made once it can.
#[test]
fn copies_are_taken_over_and_are_those_of_a_new_build() {
    let place = Place::empty();
    for id in ["a", "b"] {
        place.put_ledger(&format!("ledger/{id}"), &Ledger::small().recorded("2021-10-27"));
        let agreement = format!("ledger/{id}/agreement.toml");
        place.put(&agreement, place.read(&agreement).replace("id = \"probe\"", &format!("id = \"{id}\"")));
    }
    // What was recorded is the ledger as it was before it got another id.
    place.run(BUILD).succeeds();
    assert!(!place.has("public/a/stand"));
    place.run(&["verify", "--site", "public", "--keep-stands"]).succeeds();
    place.git(&["init", "--quiet", "--initial-branch", "main"]);
    let now = place.read("ledger/a/agreement.toml");
    place.put("ledger/a/agreement.toml", now.replace("id = \"a\"", "id = \"probe\""));
    commit(&place);
    place.put("ledger/a/agreement.toml", now);
    place.run(BUILD).succeeds();
    let copy = "public/a/stand/2021-10-27-S-001/kommunen/index.html";
    assert!(place.read(copy).contains("<a href=\"../../../index.html\">Zum jetzigen Stand</a>"));
    assert!(place.read(copy).contains("href=\"../../../../style.css\""));
    let again = files(&place.path("public"));
    place.run(BUILD).succeeds();
    assert_eq!(files(&place.path("public")), again);
    place.run(&["build", "--keep-stands", "--full"]).succeeds();
    assert_eq!(files(&place.path("public")), again);
    place.run(&["verify", "--site", "public"]).succeeds();
}

/// What only a whole history has is missed where it is cut off: an address that somebody cited would lead nowhere.
#[test]
fn where_the_history_is_cut_off_copies_are_missed() {
    let place = three_stands();
    commit(&place);
    let origin = format!("file://{}", place.path("").display());
    let (part, whole) = (Place::empty(), Place::empty());
    part.git(&["clone", "--quiet", "--depth", "1", &origin, "."]);
    whole.git(&["clone", "--quiet", &origin, "."]);
    let said = "2 Stände bekommen keine Kopie, denn die Versionsgeschichte ist hier abgeschnitten";
    part.run(BUILD).succeeds().says(said);
    part.run(&[BUILD, &["--strict", "--output", "strict"]].concat()).ends_with(1).says(said);
    // Where it is whole, nobody can do anything about a stand that was never committed.
    whole.run(BUILD).succeeds().does_not_say("abgeschnitten");
}
