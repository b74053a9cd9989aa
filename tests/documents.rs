//! Documents that are files: published as they are, part of every state of the ledger, and never another file.

mod harness;

use harness::{AGREEMENT, Ledger, Place};
use sha2::{Digest, Sha256};
use std::fs;

const FILE: &str = "documents/2018/Vertrag Nr. 1.pdf";
const BYTES: &[u8] = b"%PDF-1.4\r\n\xFF\0 no line end";

/// The sample, whose document is a file.
fn with_file() -> Ledger {
    let url = "url = \"https://example.org/vertrag\"";
    Ledger::new().change(AGREEMENT, url, &format!("file = {FILE:?}")).with(FILE, BYTES)
}

fn in_repository(ledger: &Ledger) -> Place {
    let place = Place::with(ledger);
    place.git(&["init", "-q", "-b", "main"]);
    place.git(&["add", "ledger"]);
    place.git(&["commit", "-qm", "base"]);
    place
}

#[test]
fn a_document_is_published_byte_for_byte_and_named_with_size_and_digest() {
    let place = Place::with(&with_file());
    place.run(&["build"]).succeeds();
    assert_eq!(fs::read(place.path(&format!("public/{FILE}"))).unwrap(), BYTES);
    let digest: String = Sha256::digest(BYTES).iter().map(|byte| format!("{byte:02x}")).collect();
    let row = format!("\n{FILE},{},0,{digest}\nmemberships.csv,", BYTES.len());
    assert!(place.read("public/data/head.csv").contains(&row));
    let listed = format!(
        "<a href=\"documents/2018/Vertrag%20Nr.%201.pdf\">Vertrag</a><small>Vertrag Nr. 1.pdf, {} Bytes, Prüfsumme (SHA-256) \
         <code>{digest}</code></small>",
        BYTES.len()
    );
    assert!(place.read("public/methodik.html").contains(&listed), "{}", place.read("public/methodik.html"));
    for (page, home) in
        [("index.html", ""), ("buchungen/2020.html", "../"), ("kommunen/alt/2020.html", "../../")]
    {
        let link = format!("href=\"{home}documents/2018/Vertrag%20Nr.%201.pdf\">Beleg<");
        assert!(place.read(&format!("public/{page}")).contains(&link), "{page}");
    }
    assert!(
        place
            .read("public/pruefsummen.html")
            .contains("<a href=\"documents/2018/Vertrag%20Nr.%201.pdf\" download>")
    );
    place.run(&["verify", "--site", "public"]).succeeds();
}

#[test]
fn what_a_document_names_is_there_and_what_is_there_is_named() {
    with_file().is_sound();
    with_file().without(FILE).says(&["document-file agreement.toml:59 id"]);
    // What a stand contains is put back: that is all there is to say.
    with_file().recorded("2021-04-01").without(FILE).says(&["stand-broken stands.csv:4 file"]);
    with_file().with("documents/b.pdf", "b").says(&["unnamed-file documents/b.pdf:0 -"]);
    let file = |value: &str| Ledger::new().change(AGREEMENT, "url = \"https://example.org/vertrag\"", value);
    for value in [
        "vertrag.pdf",
        "documents",
        "documents/",
        "documents/../x.pdf",
        "/documents/a.pdf",
        "documents//a.pdf",
    ] {
        file(&format!("file = {value:?}")).says(&["invalid-value agreement.toml:62 file"]);
    }
    let both = "url = \"https://example.org/vertrag\"\nfile = \"documents/a.pdf\"";
    file(both).with("documents/a.pdf", "a").says(&["invalid-value agreement.toml:63 file"]);
}

#[test]
fn a_file_that_a_browser_would_run_is_refused() {
    for name in ["a.html", "a.HTM", "a.xhtml", "a.svg", "a.xml", "a.js", "a.mht", "a.html.de", "a.svg.", "a"]
    {
        let place = Place::new();
        place.put(&format!("ledger/documents/{name}"), "x");
        place.run(&["check"]).ends_with(1).says("Fehler[document-kind]");
    }
    for name in ["a.pdf", "a.PNG", "a.b.pdf", "a.txt", "a.html-fassung.pdf"] {
        let place = Place::new();
        place.put(&format!("ledger/documents/{name}"), "x");
        place.run(&["check"]).succeeds().does_not_say("document-kind");
    }
}

#[test]
fn a_stand_covers_documents() {
    let place = Place::with(&with_file());
    place.run(&["stand", "--note", "Konferenz", "--date", "2021-10-27"]).succeeds();
    place.run(&["build"]).succeeds();
    place.put("kept.csv", place.read("public/data/head.csv"));
    place.put("ledger/documents/neu.pdf", "neu");
    place.run(&["check"]).succeeds();
    place.run(&["verify", "kept.csv"]).succeeds().says("Vertrag Nr. 1.pdf: unverändert\n");
    let file = format!("ledger/{FILE}");
    // Even what is only appended makes it another file.
    place.put(&file, [BYTES, b"more"].concat());
    place
        .run(&["build"])
        .ends_with(1)
        .says(&format!("Stand „S-001“: „{FILE}“ ist nicht mehr dieselbe Datei"));
    let changed = place.run(&["verify", "kept.csv"]).ends_with(1);
    changed.says("Vertrag Nr. 1.pdf: GEÄNDERT: nicht mehr dieselbe Datei\n").says("NICHT mehr unverändert");
    fs::remove_file(place.path(&file)).unwrap();
    place.run(&["build"]).ends_with(1).says(&format!("Stand „S-001“: „{FILE}“ gibt es nicht mehr"));
    place.run(&["verify", "kept.csv"]).ends_with(1).says("Vertrag Nr. 1.pdf: FEHLT\n");
}

#[test]
fn a_review_lets_documents_be_added_and_never_changed_or_removed() {
    let place = in_repository(&with_file());
    place.put("ledger/documents/neu.pdf", "neu");
    place.run(&["review", "--base", "HEAD"]).succeeds();
    let file = format!("ledger/{FILE}");
    place.put(&file, "other");
    place
        .run(&["review", "--base", "HEAD"])
        .ends_with(1)
        .says("der Beleg ist nicht mehr dieselbe Datei")
        .says("kommt als weiterer Beleg unter einem anderen Namen dazu")
        .does_not_say("sondern storniert")
        .says(FILE);
    fs::remove_file(place.path(&file)).unwrap();
    place
        .run(&["review", "--base", "HEAD"])
        .ends_with(1)
        .says("die Datei fehlt unter diesem Namen")
        .says(FILE);
}
