//! What a build does where something is wrong: it says all of it, and the last good site stays as it was.

mod harness;
#[path = "builds/kept_stands.rs"]
mod kept_stands;
#[path = "builds/legal_pages.rs"]
mod legal_pages;
#[path = "builds/only_what_changed.rs"]
mod only_what_changed;
#[path = "builds/parts.rs"]
mod parts;
#[path = "builds/share_picture.rs"]
mod share_picture;

use harness::{AGREEMENT, COSTS, Ledger, MEMBERSHIPS, Place};
use kept_stands::files;
use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};

/// The sample under another id.
fn agreement(id: &str) -> Ledger {
    Ledger::new().change(AGREEMENT, "id = \"muster\"", &format!("id = \"{id}\""))
}

#[test]
fn an_agreement_of_more_entries_than_a_site_shows_is_refused_and_the_last_site_stays() {
    let place = Place::empty();
    place.put_ledger("ledger", &Ledger::new());
    place.run(&["build"]).succeeds();
    let before = place.read("public/index.html");
    // With the three joins and seven costs of the sample: one too many.
    let rows = (0..99_991).map(|number| {
        format!(
            "{number:x},2021-03-03,2021-03-01,2021-03-31,lizenz,1,{number}.00,,{number}.00,berg,assumed,,,\n"
        )
    });
    place.put("ledger/costs.csv", Ledger::sample(COSTS).to_owned() + &rows.collect::<String>());
    place
        .run(&["build"])
        .ends_with(1)
        .says("die Vereinbarung hat 100.001 Buchungen; eine Website zeigt höchstens 100.000");
    assert_eq!(place.read("public/index.html"), before);
}

#[test]
fn of_more_rows_than_a_page_holds_the_years_are_listed() {
    // The sample has three rows of 2020 and four of 2021, of which two cancel each other.
    let ledger = |more: usize| {
        let row = |number: usize| {
            let (day, period) = match number <= more / 2 {
                true => ("2021-03-04", "2020-04-01,2020-04-30"),
                false => ("2021-03-05", "2021-04-01,2021-04-30"),
            };
            format!("R{number},{day},{period},lizenz,1,{number}.00,,{number}.00,berg,assumed,,,\n")
        };
        Ledger::new().append(COSTS, &(1..=more).map(row).collect::<String>())
    };
    let place = Place::with(&ledger(1_993));
    place.run(&["build"]).succeeds();
    // 1,993 and 7 rows are 2,000, and each is a row of the page.
    assert_eq!(
        place.read("public/buchungen/index.html").matches("<tr><th scope=\"row\" class=\"nowrap\">").count(),
        1_998
    );
    let place = Place::with(&ledger(1_995));
    place.run(&["build"]).succeeds();
    let (all, licences) =
        (place.read("public/buchungen/index.html"), place.read("public/buchungen/art-lizenz.html"));
    assert!(!all.contains("R1995") && all.contains("zu viele für eine Seite"), "{all}");
    assert!(all.contains("sind es 2.002 Zeilen"), "{all}");
    // 250 + 25 + 119 + (1 + … + 997 = 497,503) and 275 + 27.50 + (998 + … + 1995 = 1,493,507).
    for cells in [
        r#"<a href="2020.html">2020</a></th><td class="num total">497.897,00 €"#,
        r#"<a href="2021.html">2021</a></th><td class="num total">1.493.809,50 €"#,
        r#"<td class="num">1.000</td>"#,
        r#"<td class="num">1.002</td>"#,
    ] {
        assert!(all.replace('\u{a0}', " ").replace("&nbsp;", " ").contains(cells), "{cells}: {all}");
    }
    // Of one cost type 1,996 rows have room.
    assert!(licences.contains(r#"<a href="2021.html#R1995">R1995</a>"#), "{licences}");
    // The pages of the years have all rows, with their anchors.
    for (year, row) in [("2020", 1), ("2020", 997), ("2021", 998), ("2021", 1995)] {
        let page = place.read(&format!("public/buchungen/{year}.html"));
        assert!(page.contains(&format!("<tr id=\"R{row}\">")), "{year} R{row}");
    }
    // Of the changes the newest days are told in full: 998, 997, 3, 1 and 1 rows; no room is left for more.
    let changes = place.read("public/aenderungen.html");
    assert!(changes.contains("Am 05.03.2021") && changes.contains("Am 02.07.2020"), "{changes}");
    assert!(changes.contains("#R1\"") && changes.contains("#R1995\""));
    assert!(!changes.contains("#K1\"") && changes.contains("Weitere Tage"), "{changes}");
    assert!(
        changes.contains("<tr><th scope=\"row\">03.02.2020</th><td class=\"num\">2</td></tr>"),
        "{changes}"
    );
}

#[test]
fn two_agreements_with_one_id_are_a_finding_and_hide_no_other() {
    let place = Place::empty();
    place.put_ledger("ledger/a", &Ledger::new());
    place.put_ledger("ledger/b", &Ledger::new());
    place.put_ledger("ledger/c", &agreement("other").change(COSTS, "250.00,,actual", "250.0,,actual"));
    place.run(&["build"]).ends_with(1).says("[duplicate-agreement]").says("[number]");
    assert!(!place.has("public"));
}

#[test]
fn an_error_leaves_the_last_site_as_it_was() {
    let place = Place::with(&Ledger::new());
    place.run(&["build"]).succeeds();
    let before = place.read("public/index.html");
    place.change("ledger/costs.csv", "19,119.00", "19,119.01");
    place.run(&["build"]).ends_with(1).says("[amount]");
    assert_eq!(place.read("public/index.html"), before);
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_one_finding_with_its_line() {
    let place = Place::empty();
    place.put_ledger("ledger/a", &agreement("a"));
    place.put_ledger("ledger/b", &agreement("b"));
    place.put(
        "own/year_list.html",
        "{% extends \"base.html\" %}\n{% block content %}{{ page.nothing.at_all }}{% endblock %}\n",
    );
    let said = place.run(&["build", "--templates", "own"]).ends_with(1).says("year_list.html:2");
    assert_eq!(said.err.matches("template-broken").count(), 1, "{said:#?}");
    assert!(!place.has("public"));
}

/// What a build finds in templates every other command finds too, those of the comment among them.
#[test]
fn a_fault_of_a_template_is_a_finding_in_every_command() {
    let place = Place::new();
    place.run(&["build"]).succeeds();
    let commit = || {
        place.git(&["add", "."]);
        place.git(&["commit", "--quiet", "--message", "x"]);
    };
    place.git(&["init", "--quiet", "--initial-branch", "main"]);
    commit();
    place.row("ledger/costs.csv", "K99,2099-01-01,2030-01-01,2030-12-31,personnel,1,1.00,,1.00,,assumed,,,x");
    let asks_for_nothing =
        "{% extends \"base.html\" %}\n{% block content %}{{ page.nothing }}{% endblock %}\n";
    let faults = [
        ("year_list.html", asks_for_nothing, 2),
        ("year_page.html", "\n\n{% if %}\n", 3),
        ("review/comment.md", "{% for %}", 1),
        ("settings.toml", "[imprint]\nfon = \"1\"\n", 2),
    ];
    for (name, text, line) in faults {
        place.put(&format!("site-templates/{name}"), text);
        let commands: [&[&str]; 5] = [
            &["build"],
            &["check"],
            &["verify", "--site", "public"],
            &["review", "--base", "main"],
            &["review", "--base", "main", "--format", "json"],
        ];
        for command in commands {
            let said = place.run(command).ends_with(1).says("[template-broken]");
            let _ = said.says(&format!("site-templates/{name}:{line}"));
        }
        std::fs::remove_file(place.path(&format!("site-templates/{name}"))).unwrap();
    }
    place.run(&["review", "--base", "main", "--format", "text"]).succeeds();
}

/// Nobody has written settings where there is only a ledger; once somebody has, `check` says what is missing.
#[test]
fn check_says_what_settings_lack_where_there_are_any() {
    let place = Place::new();
    place.run(&["check"]).succeeds().does_not_say("setting-missing");
    place.put("site-templates/settings.toml", "[imprint]\npublisher = \"Stadt\"\n");
    place.run(&["check"]).succeeds().says("[setting-missing]").says("represented_by");
}

#[test]
fn an_output_within_what_it_is_made_from_or_around_it_is_refused_before_anything_is_written() {
    let place = Place::new();
    // Templates are looked for there as soon as there is such a folder.
    place.run(&["build", "--output", "site-templates"]).ends_with(3).says("woraus eine Website entsteht");
    place.put("site-templates/style.css", "");
    let outputs = ["ledger", "ledger/public", "ledger/a/../b/public", "site-templates/public", "."];
    for output in outputs {
        let said = place.run(&["build", "--output", output]).ends_with(3);
        let _ = if output == "." { said } else { said.says("woraus eine Website entsteht") };
        place.run(&["check"]).succeeds();
    }
    // A name that begins with a point is passed over by whoever looks for agreements.
    place.run(&["build", "--output", "ledger/.public"]).succeeds();
    place.run(&["check"]).succeeds();
}

#[test]
fn no_command_puts_into_what_is_read_what_does_not_belong_there() {
    let commands: &[&[&str]] = &[
        &["template", "ledger/neu.xlsx"],
        &["template", "ledger/documents/neu.xlsx"],
        &["template", "site-templates/neu.xlsx"],
        &["man", "ledger"],
        &["man", "ledger/man"],
        &["man", "site-templates/man"],
        &["new", "ledger/zweite", "--example"],
        &["new", "site-templates/zweite", "--example"],
    ];
    let place = Place::new();
    place.put("site-templates/style.css", "");
    for command in commands {
        place.run(command).ends_with(3).says("woraus eine Website entsteht");
        place.run(&["check"]).succeeds();
    }
    // Of several agreements the folder that holds them is read too.
    let place = Place::new();
    fs::create_dir(place.path("both")).unwrap();
    fs::rename(place.path("ledger"), place.path("both/one")).unwrap();
    fs::rename(place.path("both"), place.path("ledger")).unwrap();
    for command in
        [&["template", "ledger/neu.xlsx"][..], &["man", "ledger/man"], &["new", "ledger/zweite", "--example"]]
    {
        place.run(command).ends_with(3).says("woraus eine Website entsteht");
        place.run(&["check"]).succeeds();
    }
    // Nor into an agreement that this run does not read.
    fs::rename(place.path("ledger"), place.path("books")).unwrap();
    for command in [
        &["build", "--ledger", "books/one", "--output", "books/one/public"][..],
        &["man", "books/one"],
        &["new", "books/one/zweite", "--example"],
    ] {
        place.run(command).ends_with(3).says("woraus eine Website entsteht");
        place.run(&["check", "--ledger", "books"]).succeeds();
    }
}

#[test]
fn the_summary_says_what_was_built() {
    let said = Place::with(&Ledger::new()).run(&["build"]).succeeds();
    assert!(said.out.starts_with("Veröffentlicht in public: 1 Vereinbarung, 10 Buchungen, "), "{said:#?}");
}

#[test]
fn a_reader_that_goes_away_does_not_make_the_program_panic() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kopfstelle"));
    let mut child = program.args(["completions", "bash"]).stdout(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
}

/// A booking that is published is changed: what is lost is said first of all, with the row, and not with `--strict`.
#[test]
fn a_site_whose_state_the_ledger_no_longer_contains_is_replaced_with_a_warning_first_of_all() {
    let place = Place::new();
    place.run(&["build"]).succeeds().does_not_say("published-state");
    place.run(&["build"]).succeeds().does_not_say("published-state");
    let costs = place.read("ledger/costs.csv");
    let mut rows: Vec<&str> = costs.lines().collect();
    let last = rows.pop().unwrap().to_owned();
    place.put("ledger/costs.csv", format!("{}\n{last}anders\n", rows.join("\n")));
    let row = format!("ledger/costs.csv:{}", rows.len() + 1);
    let said = place.run(&["build", "--strict"]).ends_with(1).says(&row).says(&last);
    assert!(said.err.starts_with("Fehler[published-state]"), "{said:#?}");
    let said = place.run(&["build"]).succeeds().says(&row);
    assert!(said.err.starts_with("Warnung[published-state]"), "{said:#?}");
    place.run(&["build"]).succeeds().does_not_say("published-state");
    // Rows are gone, then the whole file, then the agreement.
    place.put("ledger/costs.csv", format!("{}\n", rows.join("\n")));
    place.run(&["build"]).succeeds().says("Warnung[published-state]").says(&row);
    place.put("ledger/costs/2030.csv", format!("{}\n", rows[0]));
    place.run(&["build"]).succeeds();
    std::fs::remove_dir_all(place.path("ledger/costs")).unwrap();
    place.run(&["build"]).succeeds().says("Warnung[published-state]").says("ledger/costs/2030.csv");
    place.change("ledger/agreement.toml", "id = \"probe\"", "id = \"andere\"");
    place.run(&["build"]).succeeds().says("Warnung[published-state]").says("die Vereinbarung „probe“");
}

/// A server hands them out as they are.
#[test]
fn compressed_files_hold_what_stands_beside_them_and_are_the_same_at_each_build() {
    let place = Place::new();
    place.run(&["build", "--compress"]).succeeds();
    let page = fs::read(place.path("public/index.html")).expect("a page");
    let (gzip, brotli) = ("public/index.html.gz", "public/index.html.br");
    let packed = [gzip, brotli].map(|path| fs::read(place.path(path)).expect("a compressed page"));
    let (mut unpacked, mut unpacked_too) = (Vec::new(), Vec::new());
    flate2::read::GzDecoder::new(&*packed[0]).read_to_end(&mut unpacked).expect("gzip");
    brotli::Decompressor::new(&*packed[1], 4096).read_to_end(&mut unpacked_too).expect("brotli");
    assert!(unpacked == page && unpacked_too == page);
    place.run(&["verify", "--site", "public"]).succeeds();
    place.run(&["build", "--compress", "--output", "again"]).succeeds();
    let again =
        [gzip, brotli].map(|path| fs::read(place.path(&path.replace("public", "again"))).expect("again"));
    assert!(again == packed);
    place.run(&["build"]).succeeds();
    assert!(!place.has(gzip) && !place.has(brotli));
}

/// Each warning that `--strict` makes an error, and how whoever publishes gets rid of it.
#[test]
fn strict_makes_errors_of_what_a_publisher_can_remove() {
    let document = "[[document]]\nid = \"vertrag\"\ntitle = \"Vertrag\"\ndate = 2018-12-31\n";
    let measure = "[[measure]]\nid = \"einwohner\"\nname = \"Einwohnerzahl\"\nunit = \"Einwohner\"\n";
    let values = "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note\n";
    let value = |year: u16, member: &str| {
        format!("V-{year}-{member},2021-02-01,einwohner,{year},{member},5,,assumed,,,\n")
    };
    let measured = Ledger::small()
        .change(AGREEMENT, "[[cost_type]]\nid = \"personnel\"", &format!("{measure}[[cost_type]]\nid = \"personnel\""))
        .change(AGREEMENT, "split = \"equal\"", "split = \"einwohner\"")
        .append(AGREEMENT, "[[member]]\nid = \"castrop\"\nname = \"Castrop\"\nshort_name = \"Castrop\"\n[[candidate]]\nmember = \"castrop\"\n")
        .with("measures.csv", [values, &value(2019, "ahlen"), &value(2020, "ahlen"), &value(2020, "beckum")].concat());
    let cases =
        [("unused-document", Ledger::small().append(AGREEMENT, document)), ("candidate-value", measured)];
    for (code, ledger) in cases {
        let place = Place::with(&ledger);
        place.put("site-templates/settings.toml", SETTINGS);
        place
            .run(&["build", "--strict"])
            .ends_with(1)
            .says(&format!("Fehler[{code}]"))
            .says("1 Fehler, 0 Warnungen");
        assert!(!place.has("public"));
        place.run(&["build"]).succeeds().says(&format!("Warnung[{code}]"));
    }
    let place = Place::new();
    for (code, settings) in [
        ("setting-missing", SETTINGS.replace("licence =", "# licence =")),
        // A catalog names a licence by its address; that of the default one is known.
        ("setting-missing", SETTINGS.replace("Datenlizenz Deutschland – Zero – Version 2.0", "CC BY 4.0")),
        ("setting-placeholder", SETTINGS.replace("\"Kämmerei\"", "\"Kämmerei Musterstadt\"")),
        // The last booking is of 2021-02-01.
        ("accessibility-review", SETTINGS.replace("reviewed_on = 2025-01-31", "reviewed_on = 2020-01-31")),
    ] {
        place.put("site-templates/settings.toml", &settings);
        place
            .run(&["build", "--strict"])
            .ends_with(1)
            .says(&format!("Fehler[{code}]"))
            .says("1 Fehler, 0 Warnungen");
        for command in [&["build", "--output", code][..], &["check"]] {
            place.run(command).succeeds().says(&format!("Warnung[{code}]"));
        }
    }
    place.put(
        "site-templates/settings.toml",
        SETTINGS.replace("reviewed_on = 2025-01-31", "reviewed_on = 2020-02-01"),
    );
    place.run(&["build", "--strict"]).succeeds();
    place.put("site-templates/settings.toml", SETTINGS);
    place.run(&["build", "--strict"]).succeeds();
    place.change("ledger/costs.csv", "C-2,2021-02-01", "C-2,2021-02-02");
    place
        .run(&["build", "--strict"])
        .ends_with(1)
        .says("Fehler[published-state]")
        .says("1 Fehler, 0 Warnungen");
}

/// They are never edited, so nobody could get rid of such a warning.
#[test]
fn strict_leaves_warnings_about_booked_rows() {
    let twice = "C-3,2021-02-01,2020-01-01,2020-12-31,personnel,1,100.00,,100.00,,assumed,,,\n";
    let leave = "M-3,2021-02-01,2021-01-31,beckum,leave,,,\n";
    let ledger = Ledger::small().append(COSTS, twice).append(MEMBERSHIPS, leave).change(
        AGREEMENT,
        "proration = \"months\"",
        "proration = \"days\"",
    );
    let place = Place::with(&ledger);
    place.put("site-templates/settings.toml", SETTINGS);
    let said = place.run(&["build", "--strict"]).succeeds().does_not_say("Fehler");
    said.says("Warnung[likely-twice]").says("Warnung[leave-on-last-day]");
}

/// With every fact that a site states.
const SETTINGS: &str = "[imprint]
publisher = \"Stadt Ahlen\"
legal_form = \"Körperschaft des öffentlichen Rechts\"
represented_by = \"die Bürgermeisterin\"
address = [\"Markt 1\"]
email = \"rathaus@ahlen.example\"
phone = \"+49 1234 567-0\"
editor = \"Kämmerei\"
[privacy]
controller = \"Stadt Ahlen\"
officer = \"Datenschutzbeauftragte\"
officer_email = \"datenschutz@ahlen.example\"
host = \"Rechenzentrum\"
log_days = 7
log_contents = [\"IP-Adresse\", \"Zeit\"]
personal_data = false
messages = \"Für die Antwort verwendet, dann gelöscht\"
supervisory_authority = \"Landesbeauftragte\"
[accessibility]
statement_date = 2025-01-31
reviewed_on = 2025-01-31
standard = \"EN 301 549 (WCAG 2.1, Stufe AA)\"
status = \"full\"
method = \"Selbstbewertung\"
contact_form = \"https://ahlen.example/barriere\"
contact_email = \"barrierefrei@ahlen.example\"
enforcement = \"Ombudsstelle\"
enforcement_contact = \"ombudsstelle@land.example\"
enforcement_url = \"https://land.example/ombud\"
monitoring = \"Überwachungsstelle für barrierefreie Informationstechnik\"
[data]
licence = \"Datenlizenz Deutschland – Zero – Version 2.0\"
";

/// Attributes make the working files differ from what was committed, and so does whoever edits them.
#[test]
fn a_revision_is_built_from_the_objects_of_git() {
    let place = Place::new();
    place.put("site-templates/style.css", "p { color: red }\n");
    place.put(".gitattributes", "*.csv text eol=crlf\n");
    place.git(&["init", "--quiet", "--initial-branch", "main"]);
    place.git(&["add", "."]);
    place.git(&["commit", "--quiet", "--message", "x"]);
    place.run(&["build", "--output", "before"]).succeeds();
    place.git(&["rm", "--cached", "-r", "--quiet", "ledger"]);
    place.git(&["reset", "--hard", "--quiet"]);
    place.run(&["check"]).ends_with(1).says("[line-ending]");
    place.put("site-templates/style.css", "p { color: blue }\n");
    place.run(&["build", "--rev", "HEAD"]).succeeds();
    let (before, published) = (files(&place.path("before")), files(&place.path("public")));
    assert!(before.contains_key("data/head.csv") && before.contains_key(".kopfstelle-site"), "{before:?}");
    assert!(before.keys().eq(published.keys()));
    for (file, bytes) in &before {
        assert_eq!(Some(bytes), published.get(file), "{file}");
    }
    place.run(&["build", "--rev", "nirgends"]).ends_with(2);
    place
        .run(&["build", "--rev", "HEAD", "--templates", "keine"])
        .ends_with(2)
        .says("den Ordner keine gibt es in");
    place.run(&["build", "--rev", "HEAD", "--ledger", "keins"]).ends_with(1).says("[no-agreement]");
}

/// Killed between the two renames by which a site is put in place where folders cannot be exchanged.
#[test]
fn every_command_that_looks_at_the_site_puts_right_what_a_killed_build_left() {
    let place = Place::new();
    place.run(&["build"]).succeeds();
    let sound = place.read("ledger/costs.csv");
    let killed = |left: &str| {
        place.put(".public.kopfstelle/lock", "");
        std::fs::rename(place.path("public"), place.path(".public.kopfstelle").join(left)).unwrap();
    };
    for left in ["ready", "old"] {
        killed(left);
        place.run(&["verify", "--site", "public"]).succeeds();
        killed(left);
        place.run(&["verify", "public/data/head.csv"]).succeeds();
        killed(left);
        place.put("ledger/costs.csv", format!("{sound}?\n"));
        place.run(&["build"]).ends_with(1);
        place.put("ledger/costs.csv", &sound);
        assert!(place.has("public/index.html") && !place.has(".public.kopfstelle"), "{left}");
        killed(left);
        place.run(&["build", "--strict"]).ends_with(1).does_not_say("published-state");
        assert!(place.has("public/index.html"));
    }
}

#[test]
fn ctrl_c_leaves_the_old_site_and_nothing_beside_it() {
    let place = Place::empty();
    (0..60)
        .for_each(|number| place.put_ledger(&format!("ledger/{number}"), &agreement(&format!("m{number}"))));
    place.put("public/.kopfstelle-site", "kopfstelle site, format 3\nindex.html\n");
    place.put("public/index.html", "old");
    let mut command = harness::program(place.folder());
    command.args(["build", "--jobs", "1"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut build = command.spawn().unwrap();
    // It has begun when it has made its folder.
    while !place.has(".public.kopfstelle/new") {
        assert!(build.try_wait().unwrap().is_none(), "the build ended by itself");
    }
    Command::new("kill").args(["-INT", &build.id().to_string()]).status().unwrap();
    let said = build.wait_with_output().unwrap();
    assert_eq!(said.status.code(), Some(3), "{said:?}");
    assert!(String::from_utf8_lossy(&said.stderr).contains("abgebrochen"), "{said:?}");
    assert_eq!(place.read("public/index.html"), "old");
    assert!(!place.has(".public.kopfstelle"));
}
