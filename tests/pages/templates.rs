//! Templates are replaced file by file; what replaces nothing or cannot be read is a finding with its line.

use crate::built::{root, site};
use kopfstelle::finding::{Code, Finding};
use kopfstelle::pages::Templates;
use kopfstelle::review::comment::Wording;
use kopfstelle::source::SourceFile;
use kopfstelle::templates::TemplateFiles;

/// A line never ends with what a number of the law follows.
#[test]
fn no_provision_is_torn_from_its_sign() {
    for (path, page) in site(&root().join("ledger")).iter().filter(|(path, _)| path.ends_with(".html")) {
        for sign in ["§", "Abs.", "Art."] {
            let torn = page.split(sign).skip(1).find(|behind| {
                behind.starts_with([' ', '\n'])
                    && behind.trim_start().starts_with(|next: char| next.is_ascii_digit())
            });
            assert_eq!(
                torn.map(|behind| behind.chars().take(20).collect::<String>()),
                None,
                "{path}: {sign}"
            );
        }
    }
}

/// Whether the templates of the pages can be used, and everything that is wrong with any.
fn read(replacements: Vec<SourceFile>) -> (Option<Templates>, Vec<Finding>) {
    let (files, mut findings) = TemplateFiles::new(replacements);
    let (templates, of_pages) = Templates::of(&files);
    findings.extend(of_pages.into_iter().chain(Wording::of(&files).1));
    (templates, findings)
}

fn findings(path: &str, text: &str) -> (bool, Vec<Finding>) {
    let file = SourceFile { path: path.into(), shown: format!("look/{path}"), bytes: text.into() };
    let (templates, findings) = read(vec![file]);
    (templates.is_some(), findings.into_iter().filter(Finding::is_error).collect())
}

#[test]
fn the_templates_in_the_program_are_sound() {
    let (templates, findings) = read(Vec::new());
    assert!(templates.is_some(), "{findings:?}");
    assert!(findings.iter().all(|finding| finding.code == Code::SettingMissing), "{findings:?}");
}

#[test]
fn a_template_that_replaces_nothing_is_a_finding() {
    let (_, findings) = findings("overwiev.html", "");
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.code, finding.place.file.as_str()), (Code::TemplateUnknown, "look/overwiev.html"));
}

#[test]
fn a_note_for_people_replaces_nothing() {
    assert_eq!(findings("README.md", "# Hinweise").1, []);
}

#[test]
fn a_template_that_does_not_parse_is_a_finding_with_its_line() {
    let (usable, findings) = findings("overview.html", "<h1>\n{% if %}\n</h1>\n");
    assert!(!usable);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.code, finding.place.line), (Code::TemplateBroken, Some(2)));
    assert_eq!(finding.place.excerpt.as_ref().map(|excerpt| excerpt.text.as_str()), Some("{% if %}"));
}

#[test]
fn a_template_of_the_comment_that_does_not_parse_is_a_finding_with_its_line() {
    let (_, findings) = findings("review/parts.txt", "{% macro a() %}\n{% endmacro %}\n{{ }}\n");
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    let place = &finding.place;
    assert_eq!(
        (finding.code, &*place.file, place.line),
        (Code::TemplateBroken, "look/review/parts.txt", Some(3))
    );
}

#[test]
fn an_unknown_key_of_the_settings_is_a_finding_with_its_line() {
    let (usable, findings) = findings("settings.toml", "[imprint]\nfon = \"1\"\n");
    assert!(!usable);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.code, finding.place.line), (Code::TemplateBroken, Some(2)));
}

#[test]
fn values_of_another_kind_are_findings_each_with_what_to_write() {
    let text = "[imprint]\nphone = 1\naddress = \"Markt 1\"\n[privacy]\nlog_days = \"7\"\n\
                [accessibility]\nstatus = \"yes\"\nstatement_date = \"2025-01-31\"\n[data]\nlicence = \" \"\n";
    let (usable, findings) = findings("settings.toml", text);
    assert!(!usable);
    let said: Vec<_> = findings.iter().map(|fault| (fault.place.line, fault.found.as_str())).collect();
    let expected = [
        (Some(2), "das passt hier nicht; Text in Anführungszeichen schreiben"),
        (Some(3), "das passt hier nicht; eine Liste von Texten schreiben"),
        (Some(5), "das passt hier nicht; eine ganze Zahl ohne Anführungszeichen schreiben"),
        (Some(7), "das passt hier nicht; \"full\", \"partial\" oder \"none\" schreiben"),
        (Some(8), "das passt hier nicht; einen Tag ohne Anführungszeichen (2025-01-31) schreiben"),
        (Some(10), "der Text ist leer; ausfüllen oder mit „#“ am Anfang der Zeile weglassen"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_table_of_the_settings_is_no_value() {
    let (usable, findings) = findings("settings.toml", "imprint = 1\nprivacy.phone = 2\n");
    assert!(!usable);
    let said: Vec<_> = findings.iter().map(|fault| (fault.place.line, fault.found.as_str())).collect();
    let expected = [
        (Some(1), "hier gehört eine Tabelle hin: [imprint] auf einer Zeile für sich"),
        (
            Some(2),
            "„phone“ gibt es in [privacy] nicht; löschen oder einen von diesen schreiben: controller, \
             controller_address, host, log_contents, log_days, log_purpose, messages, officer, officer_email, personal_data, personal_data_about, \
             supervisory_authority",
        ),
    ];
    assert_eq!(said, expected);
}

#[test]
fn an_address_that_is_none_of_the_web_is_a_finding_with_its_line() {
    for text in [
        "[data]\nlicence_url = \"javascript:alert(1)\"\n",
        "[accessibility]\nenforcement_url = \"www.x.de\"\n",
    ] {
        let (usable, findings) = findings("settings.toml", text);
        assert!(!usable);
        let [finding] = findings.as_slice() else { panic!("{findings:?}") };
        assert_eq!((finding.code, finding.place.line), (Code::TemplateBroken, Some(2)));
    }
    let (usable, _) = findings("settings.toml", "[data]\nlicence_url = \"HTTPS://www.x.de\"\n");
    assert!(usable);
}

#[test]
fn words_without_one_of_them_are_a_finding() {
    let (usable, findings) = findings("words.toml", "fraction = \"1/{}\"\n");
    assert!(!usable);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.code, Code::TemplateBroken);
}

#[test]
fn a_replaced_stylesheet_is_used() {
    let file =
        SourceFile { path: "style.css".into(), shown: "look/style.css".into(), bytes: b"p {}".to_vec() };
    let (templates, _) = read(vec![file]);
    let mut style = Vec::new();
    kopfstelle::pages::render_root(&templates.expect("templates"), &[], false, &mut |path, bytes| {
        if path == "style.css" {
            style = bytes.to_vec();
        }
        Ok(())
    })
    .expect("the root");
    assert!(style.starts_with(b"p {}"));
}
