//! `kopfstelle new`: from an empty folder to a site.

mod harness;

use harness::Place;
use snapbox::{assert_data_eq, file};
use std::fs;

/// What a script says of a new agreement.
const WISHES: &[&str] = &[
    "--title=Bauhof am Fluß",
    "--about=Drei Gemeinden teilen sich einen Bauhof.",
    "--from=2024-01-01",
    "--today=2024-03-01",
    "--member=Stadt Ahlen:05570004",
    "--member=be=Gemeinde Bönen",
    "--member=Stadt Selm@2025-07-01",
    "--candidate=Stadt \"Werne\"",
    "--payee=Stadt Ahlen",
    "--payee=Kreis Unna",
    "--measure=Einwohnerzahl:Einwohner",
    "--cost-type=personnel=Personalkosten:ahlen:equal",
    "--term=personnel=0.25:VZÄ",
    "--cost-type=Wartung:kreis-unna:equal:varies",
    "--cost-type=Lizenzen:kreis-unna:direct",
];

/// Without the measure, which no cost type uses.
fn wishes() -> Vec<&'static str> {
    WISHES.iter().copied().filter(|option| !option.starts_with("--measure")).collect()
}

fn new(place: &Place, options: &[&str]) -> harness::Said {
    place.run(&[&["new", "."], options].concat())
}

const FILES: &str = "\
.gitattributes
.gitignore
ledger/README.md
ledger/agreement.toml
ledger/costs/2024.csv
ledger/memberships.csv
site-templates/settings.toml
";

/// All files below a folder, in order.
fn files(place: &Place) -> String {
    let mut files: Vec<String> = walkdir::WalkDir::new(place.folder())
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            entry.path().strip_prefix(place.folder()).unwrap().to_string_lossy().replace('\\', "/") + "\n"
        })
        .collect();
    files.sort();
    files.concat()
}

#[test]
fn an_empty_folder_is_told_of_new_then_checked_and_built() {
    let place = Place::empty();
    for command in ["check", "build"] {
        place.run(&[command]).ends_with(3).says("`kopfstelle new ORDNER`");
    }
    fs::create_dir(place.path("ledger")).unwrap();
    place.run(&["check"]).ends_with(1).says("`kopfstelle new ORDNER`");
    fs::remove_dir(place.path("ledger")).unwrap();

    let said = new(&place, &wishes()).succeeds();
    let listed: String = FILES.lines().map(|file| format!("  {file}\n")).collect();
    let expected =
        format!("Angelegt in .:\n{listed}Weiter: cd ., dann kopfstelle check und kopfstelle build\n");
    let _ = said.says_only(&expected);
    assert_eq!(files(&place), FILES);
    let joins = "entry,recorded_on,effective_on,member,event,document,reverses,note\n\
        M-001,2024-03-01,2024-01-01,ahlen,join,,,Gründungsmitglied\n\
        M-002,2024-03-01,2024-01-01,be,join,,,Gründungsmitglied\n\
        M-003,2024-03-01,2025-07-01,selm,join,,,\n";
    assert_eq!(place.read("ledger/memberships.csv"), joins);
    assert_data_eq!(place.read("ledger/agreement.toml"), file!["new/agreement.toml"].raw());
    assert_data_eq!(place.read("ledger/README.md"), file!["new/README.md"].raw());

    let checked = place.run(&["check"]).succeeds();
    assert_eq!(checked.out, "Keine Beanstandungen: 1 Vereinbarung, 3 Buchungen geprüft.\n");
    // What is left to fill in are the four pages that say who publishes.
    let built = place.run(&["build"]).succeeds();
    assert_eq!(built.err.matches("Warnung[").count(), built.err.matches("Warnung[setting-missing]").count());
    assert_eq!(built.err.matches("Warnung[").count(), 4);
    assert!(place.read("public/index.html").contains("Bauhof am Fluß"));
}

/// One line of the guide each; of the values only where something is split by them.
#[test]
fn the_guide_explains_every_column_that_is_booked() {
    let place = Place::empty();
    let split = "--cost-type=Wartung:kreis-unna:einwohnerzahl";
    let options =
        WISHES.iter().map(|option| if option.starts_with("--cost-type=Wartung") { split } else { option });
    let _ = new(&place, &options.collect::<Vec<_>>()).succeeds();
    let guide = place.read("ledger/README.md");
    for file in ["ledger/costs/2024.csv", "ledger/measures.csv"] {
        let table = place.read(file);
        for column in table.lines().next().unwrap().split(',') {
            let named = format!("`{column}`");
            assert!(guide.lines().any(|line| line.starts_with("| `") && line.contains(&named)), "{column}");
        }
    }
    assert!(guide.contains("| `measure` | Bemessungsgrundlage: `einwohnerzahl` |"), "{guide}");
}

#[test]
fn the_example_is_a_whole_ledger() {
    let place = Place::empty();
    let said = place.run(&["new", "trial", "--example", "--today", "2026-11-28"]).succeeds();
    assert_eq!(said.err, "");
    let run = |command: &str| {
        place.run(&[command, "--ledger", "trial/ledger", "--templates", "trial/site-templates"]).succeeds()
    };
    assert_eq!(run("check").out, "Keine Beanstandungen: 1 Vereinbarung, 9 Buchungen geprüft.\n");
    assert_eq!(run("build").err.matches("Warnung[").count(), 4);
    // A third of 52,000.00 is 17,333.33 and one cent is left for the first; a third of 4,760.00 is 1,586.66, two cents
    // are left for the first two. Nobody pays for what another one publishes.
    let bills = place.read("public/data/bills.csv");
    assert!(bills.contains("2026,musterstadt,probedorf,18919.99\n"), "{bills}");
}

#[test]
fn nothing_is_overwritten_and_nothing_half_written_is_left() {
    for there in ["ledger/memberships.csv", "site-templates/notes.md", ".gitattributes", ".gitignore"] {
        let place = Place::empty();
        place.put(there, "mine");
        let top = there.split('/').next().unwrap();
        let reason = format!("enthält schon {top}; es wurde nichts angelegt, einen anderen Ordner wählen");
        new(&place, &wishes()).ends_with(3).says(&reason);
        new(&place, &["--example"]).ends_with(3).says(&reason);
        assert_eq!(files(&place), format!("{there}\n"));
    }
    let place = Place::empty();
    place.put("notes.txt", "mine");
    let wrong = [&wishes()[..], &["--cost-type=Fahrten:nobody:equal"]].concat();
    new(&place, &wrong)
        .ends_with(1)
        .says("ledger/agreement.toml")
        .says("„nobody“")
        .says("Es wurde nichts angelegt.");
    new(&place, &["--from=2024-02-30"]).ends_with(2);
    assert_eq!(files(&place), "notes.txt\n");
    assert_eq!(fs::read_dir(place.folder()).unwrap().count(), 1);
}

#[test]
fn without_a_terminal_all_that_is_missing_is_named_at_once() {
    let place = Place::empty();
    let said = new(&place, &["--title=Bauhof", "--payee=Stadt Ahlen"]).ends_with(2);
    let expected = "kopfstelle: hier ist niemand zu fragen; es fehlt --about, --from, --member, --cost-type (oder --example, \
                    um sich umzusehen)\n";
    assert_eq!(said.err, expected);
    let term = [&wishes()[..], &["--term=personal=0.25"]].concat();
    new(&place, &term)
        .ends_with(2)
        .says("--term names no cost type: \"personal\"; there are: personnel, wartung, lizenzen");
    assert_eq!(files(&place), "");
}

#[test]
fn texts_are_written_as_they_were_said() {
    let place = Place::empty();
    let title = "--title=Amt \"Süd\" \\ # [neu]";
    let options: Vec<&str> =
        WISHES.iter().map(|option| if option.starts_with("--title") { title } else { option }).collect();
    let options = [&options[..], &["--cost-type=Fahrten:ahlen:einwohnerzahl"]].concat();
    new(&place, &options).succeeds();
    let checked = place.run(&["check"]).succeeds();
    assert_eq!(checked.out, "Keine Beanstandungen: 1 Vereinbarung, 3 Buchungen geprüft.\n");
    assert!(place.read("ledger/measures.csv").starts_with("entry,recorded_on,measure,"));
    place.run(&["build"]).succeeds();
    assert!(place.read("public/index.html").contains("Amt &quot;Süd&quot; \\ # [neu]"));
}
