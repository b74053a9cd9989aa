//! `share_picture = true`: a picture beside the pages that others show beside a link.

use crate::harness::{Ledger, Place};
use std::fs;

const ADDRESS: &str = "address = \"https://stadt.example/kosten/\"\n";

fn settled(settings: &str) -> Place {
    let place = Place::new();
    place.put("site-templates/settings.toml", format!("[site]\n{settings}"));
    place
}

#[test]
fn a_picture_is_there_where_it_is_asked_for_and_pages_name_it() {
    let place = settled(&format!("share_picture = true\n{ADDRESS}"));
    place.run(&["build"]).succeeds().does_not_say("[site]");
    let picture = fs::read(place.path("public/vorschau.png")).unwrap();
    // The signature, then the first chunk: its length, its name, width and height.
    assert_eq!(&picture[..16], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!(picture[16..24], [1200u32.to_be_bytes(), 630u32.to_be_bytes()].concat());
    for page in ["index.html", "kommunen/index.html", "impressum.html"] {
        let named =
            "<meta property=\"og:image\" content=\"https://stadt.example/kosten/vorschau.png\">".to_owned();
        assert!(place.read(&format!("public/{page}")).contains(&named), "{page}");
    }
    place.run(&["build", "--full"]).succeeds();
    assert!(fs::read(place.path("public/vorschau.png")).unwrap() == picture);
}

/// The start page of several agreements has a picture of its own, beside that of each of them.
#[test]
fn the_start_page_of_several_agreements_has_its_picture() {
    let place = Place::empty();
    for id in ["a", "b"] {
        place.put_ledger(&format!("ledger/{id}"), &Ledger::small());
        let agreement = format!("ledger/{id}/agreement.toml");
        place.put(&agreement, place.read(&agreement).replace("id = \"probe\"", &format!("id = \"{id}\"")));
    }
    place.put("site-templates/settings.toml", format!("[site]\nshare_picture = true\n{ADDRESS}"));
    place.run(&["build"]).succeeds();
    let picture = |path: &str| fs::read(place.path(path)).unwrap();
    assert_eq!(
        picture("public/vorschau.png")[16..24],
        [1200u32.to_be_bytes(), 630u32.to_be_bytes()].concat()
    );
    assert!(picture("public/vorschau.png") != picture("public/a/vorschau.png"));
    for (page, named) in [("index.html", ""), ("impressum.html", ""), ("a/index.html", "a/")] {
        let named =
            format!("property=\"og:image\" content=\"https://stadt.example/kosten/{named}vorschau.png\">");
        assert_eq!(place.read(&format!("public/{page}")).matches(&named).count(), 1, "{page}");
    }
    assert!(place.read("public/index.html").contains("og:image:alt\" content=\"Was gemeinsame Aufgaben"));
}

#[test]
fn nothing_of_it_is_there_where_nobody_asked() {
    let place = settled(ADDRESS);
    place.run(&["build"]).succeeds();
    assert!(!place.has("public/vorschau.png") && !place.read("public/index.html").contains("og:image"));
}

#[test]
fn without_an_address_nobody_finds_the_picture() {
    settled("share_picture = true\n").run(&["build"]).succeeds().says("unter [site] fehlt: address");
}

/// Nothing outside the program is drawn, whatever a template names.
#[test]
fn a_template_of_a_picture_loads_nothing_and_has_its_size() {
    let place = settled(&format!("share_picture = true\n{ADDRESS}"));
    let of = |size: &str, inside: &str| {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}>{inside}</svg>");
        place.put("site-templates/share_picture.svg", svg);
        place.run(&["build"])
    };
    place.put("other.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>");
    let other = place.path("other.svg");
    let size = "width=\"1200\" height=\"630\"";
    of(size, "").succeeds();
    let empty = fs::read(place.path("public/vorschau.png")).unwrap();
    of(size, &format!("<image href=\"{}\" width=\"9\" height=\"9\"/>", other.display())).succeeds();
    assert!(fs::read(place.path("public/vorschau.png")).unwrap() == empty);
    of("width=\"1201\" height=\"630\"", "").ends_with(1).says("das Bild ist nicht 1200 × 630 groß");
    of(size, "<rect>").ends_with(1).says("[template-broken]").says("das ist kein SVG");
}
