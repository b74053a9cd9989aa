//! What the legal pages say by the settings, and how they name what is missing.

use super::SETTINGS;
use crate::harness::Place;

/// The text of a page, without markup.
fn said(settings: &str, page: &str) -> String {
    let place = Place::new();
    place.put("site-templates/settings.toml", settings);
    place.run(&["build"]).succeeds();
    let page = place.read(&format!("public/{page}.html"));
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap();
    let text: String =
        main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    text.replace("&nbsp;", "\u{a0}").replace('\n', " ")
}

fn says(settings: &str, page: &str, what: &str) {
    let text = said(settings, page);
    assert!(text.contains(what), "{page} does not say „{what}“: {text}");
}

fn says_not(settings: &str, page: &str, what: &str) {
    let text = said(settings, page);
    assert!(!text.contains(what), "{page} says „{what}“: {text}");
}

#[test]
fn where_the_controller_is_to_be_found_is_said_or_missed() {
    says(SETTINGS, "datenschutz", "Die Anschrift steht im Impressum.");
    let other = SETTINGS.replace("controller = \"Stadt Ahlen\"", "controller = \"Kreis Warendorf\"");
    says_not(&other, "datenschutz", "steht im Impressum");
    says(&other, "datenschutz", "AnschriftDiese Angabe fehlt noch.");
    let place = Place::new();
    place.put("site-templates/settings.toml", &other);
    place.run(&["build", "--strict"]).ends_with(1).says("unter [privacy] fehlt: controller_address");
    let found =
        other.replace("[privacy]\n", "[privacy]\ncontroller_address = [\"Am Ring 1\", \"Warendorf\"]\n");
    says(&found, "datenschutz", "AnschriftAm Ring 1Warendorf");
    place.put("site-templates/settings.toml", &found);
    place.run(&["build", "--strict"]).succeeds();
}

#[test]
fn who_processes_for_the_controller_is_named_as_such() {
    says(
        SETTINGS,
        "datenschutz",
        "Empfänger ist als Auftragsverarbeiter (Art.\u{a0}28 DSGVO): Rechenzentrum.",
    );
    says_not(
        &SETTINGS.replace("host = \"Rechenzentrum\"", "host = \"Stadt Ahlen\""),
        "datenschutz",
        "Empfänger",
    );
}

/// A forge may show who wrote a row.
#[test]
fn links_to_the_history_are_told_of() {
    says(SETTINGS, "datenschutz", "Namen aus der Versionsverwaltung werden nicht veröffentlicht.");
    let linked = format!("{SETTINGS}[history]\nentry = \"https://git.example/blame/{{file}}#L{{line}}\"\n");
    says(&linked, "datenschutz", "Links zur Herkunft einer Buchung führen aber zu git.example");
    says_not(&linked, "datenschutz", "werden nicht veröffentlicht");
}

/// What logs are kept for is the operator's to say; most keep them for the same.
#[test]
fn the_purpose_of_logs_is_a_setting() {
    says(SETTINGS, "datenschutz", "auf, um Störungen und Angriffe zu erkennen, und löscht");
    let purpose = "log_days = 7\nlog_purpose = \"um die Seiten zu zählen\"";
    let counted = SETTINGS.replace("log_days = 7", purpose);
    says(
        &counted,
        "datenschutz",
        "auf, um die Seiten zu zählen, und löscht diese Aufzeichnungen nach 7 Tagen",
    );
    says_not(&counted, "datenschutz", "Störungen");
}

/// The page says that something is missing, and then also what.
#[test]
fn whatever_is_missed_is_named_on_its_page() {
    let without = |line: &str| {
        assert!(SETTINGS.contains(line), "{line}");
        SETTINGS.replace(line, "")
    };
    for (settings, page, named) in [
        (without("log_contents = [\"IP-Adresse\", \"Zeit\"]\n"), "datenschutz", "was aufgezeichnet wird"),
        (
            without("standard = \"EN 301 549 (WCAG 2.1, Stufe AA)\"\n"),
            "barrierefreiheit",
            "geprüft nachDiese Angabe fehlt",
        ),
        (
            SETTINGS.replace("status = \"full\"", "status = \"partial\""),
            "barrierefreiheit",
            "Was nicht barrierefrei ist Diese Angabe fehlt noch.",
        ),
        (without("editor = \"Kämmerei\"\n"), "impressum", "verantwortlich für den InhaltDiese Angabe fehlt"),
    ] {
        says(&settings, page, "ist noch nicht vollständig");
        says(&settings, page, named);
    }
    says_not(SETTINGS, "barrierefreiheit", "fehlt");
    says_not(SETTINGS, "datenschutz", "fehlt");
    says_not(SETTINGS, "impressum", "fehlt");
}

#[test]
fn a_site_without_barriers_tells_of_none() {
    let barrier = "status = \"full\"\nbarriers = [{ what = \"Karte\", why = \"Bild\" }]";
    let place = Place::new();
    place.put("site-templates/settings.toml", SETTINGS.replace("status = \"full\"", barrier));
    place.run(&["build"]).ends_with(1).says("mit status = \"full\" gibt es keine barriers");
    let partial = SETTINGS.replace("status = \"full\"", &barrier.replace("full", "partial"));
    says(&partial, "barrierefreiheit", "Unvereinbar mit den Anforderungen  KarteGrund: Bild");
    let burden = partial.replace("\"Bild\" }", "\"Bild\", ground = \"disproportionate_burden\" }");
    says(&burden, "barrierefreiheit", "Unverhältnismäßige Belastung  KarteGrund: Bild");
    says_not(&burden, "barrierefreiheit", "Unvereinbar mit den Anforderungen");
    says(&partial, "barrierefreiheit", "innerhalb von zwei, höchstens sechs Wochen");
}

/// What cannot both be so is an error at the place of one of them, and nothing is published.
#[test]
fn settings_that_contradict_each_other_are_refused() {
    let zero = "licence = \"Datenlizenz Deutschland – Zero – Version 2.0\"";
    let url = |address: &str| format!("{zero}\nlicence_url = \"{address}\"");
    let place = Place::new();
    for (was, is, said) in [
        ("log_days = 7", "log_days = 0", "mit log_days = 0 zeichnet der Server nichts auf"),
        (
            "log_days = 7\nlog_contents = [\"IP-Adresse\", \"Zeit\"]",
            "log_days = 0\nlog_purpose = \"um Angriffe zu erkennen\"",
            "log_purpose weglassen",
        ),
        (zero, &url("https://www.govdata.de/dl-de/by-2-0"), "das ist die Adresse einer anderen Lizenz"),
        (
            zero,
            &url("https://www.govdata.de/dl-de/zero-2-0").replace("Zero", "Namensnennung"),
            "einer anderen Lizenz",
        ),
        ("rathaus@ahlen.example", "das Rathaus", "das ist keine E-Mail-Adresse"),
        ("barrierefrei@ahlen.example", "barrierefrei@ahlen", "das ist keine E-Mail-Adresse"),
    ] {
        place.put("site-templates/settings.toml", SETTINGS.replace(was, is));
        place.run(&["build"]).ends_with(1).says(said).says("1 Fehler");
    }
    let alike = SETTINGS.replace(zero, &url("http://www.govdata.de/dl-de/zero-2-0"));
    place.put("site-templates/settings.toml", alike);
    place.run(&["build"]).succeeds();
}

/// Both the review and the declaration are due each year.
#[test]
fn an_old_declaration_is_told_of() {
    let place = Place::new();
    let old = SETTINGS.replace("_date = 2025-01-31", "_date = 2020-01-31");
    place.put(
        "site-templates/settings.toml",
        old.replace("reviewed_on = 2025-01-31", "reviewed_on = 2020-01-31"),
    );
    // The last booking is of 2021-02-01.
    place
        .run(&["build"])
        .succeeds()
        .says("zuletzt geprüft am 31.01.2020")
        .says("Erklärung vom 31.01.2020")
        .says("(statement_date)");
    place.put("site-templates/settings.toml", SETTINGS.replace("_date = 2025-01-31", "_date = 2024-12-31"));
    place
        .run(&["build"])
        .succeeds()
        .says("Erklärung vom 31.12.2024, und zuletzt geprüft wurde am 31.01.2025");
}

/// To object is a right of its own, and told apart from the others (Art. 21 Abs. 4 DSGVO).
#[test]
fn the_right_to_object_stands_by_itself() {
    says(
        SETTINGS,
        "datenschutz",
        "Ihr Recht auf Widerspruch Aus Gründen, die sich aus Ihrer besonderen Situation ergeben",
    );
    // A text of the settings is closed as a sentence.
    says(SETTINGS, "datenschutz", "Für die Antwort verwendet, dann gelöscht. Grundlage ist");
    let own_server = SETTINGS.replace("host = \"Rechenzentrum\"", "host = \"Stadt Ahlen, Fachdienst 16\"");
    says_not(&own_server, "datenschutz", "Auftragsverarbeiter");
}

/// Both are called the same in the law, and only one of them need be there.
#[test]
fn a_number_for_taxes_is_called_what_it_may_be() {
    let numbered = SETTINGS.replace("[privacy]", "vat_id = \"DE123456789-00001\"\n[privacy]");
    says(&numbered, "impressum", "Umsatzsteuer- oder Wirtschafts-IdentifikationsnummerDE123456789-00001");
}

/// Every value of the example that is left, each at its own place.
#[test]
fn a_value_of_the_example_is_found_where_it_stands() {
    let left = SETTINGS
        .replace("legal_form = \"Körperschaft des öffentlichen Rechts\"", "legal_form = \"…\"")
        .replace("messages = \"Für die Antwort verwendet, dann gelöscht\"", "messages = \"…\"");
    let place = Place::new();
    place.put("site-templates/settings.toml", &left);
    let mut said = place.run(&["check"]).succeeds();
    // In lines of the file as an editor counts them.
    for (key, line) in [("legal_form", 3), ("messages", 17)] {
        assert_eq!(left.lines().nth(line - 1).unwrap().split(' ').next(), Some(key));
        said = said.says(&format!("site-templates/settings.toml:{line}:"));
    }
}
