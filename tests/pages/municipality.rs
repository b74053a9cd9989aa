//! The start page and the pages of municipalities over all agreements, of two small agreements worked out by hand.

use crate::built::{Site, site, text};
use std::fs;
use std::path::Path;

/// An agreement in a folder of its own: its members with what follows their names, who joined when, and a cost in equal
/// parts for a whole year.
fn agreement(
    root: &Path,
    id: &str,
    members: &[(&str, &str, &str)],
    joins: &[(&str, &str)],
    cost: (&str, &str),
) {
    let folder = root.join(id);
    fs::create_dir(&folder).expect("a folder");
    let mut toml = format!("id = \"{id}\"\ntitle = \"{id}\"\nproration = \"months\"\n");
    for (member, name, more) in members {
        toml +=
            &format!("[[member]]\nid = \"{member}\"\nname = \"{name}\"\nshort_name = \"{name}\"\n{more}\n");
    }
    toml += "[[payee]]\nid = \"k\"\nname = \"K\"\n[[cost_type]]\nid = \"rent\"\nname = \"Miete\"\npayee = \"k\"\n\
             split = \"equal\"\nindependent_of_members = true\n[[document]]\nid = \"d\"\ntitle = \"D\"\ndate = 2020-01-01\n";
    let mut memberships =
        String::from("entry,recorded_on,effective_on,member,event,document,reverses,note\n");
    for (number, (member, day)) in joins.iter().enumerate() {
        memberships += &format!("M{number},2024-01-01,{day},{member},join,d,,\n");
    }
    let (year, amount) = cost;
    let costs = format!(
        "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,\
         document,reverses,note\nC1,2024-01-01,{year}-01-01,{year}-12-31,rent,1,{amount},,{amount},,actual,d,,\n"
    );
    let files = [("agreement.toml", toml), ("memberships.csv", memberships), ("costs.csv", costs)];
    for (name, content) in files {
        fs::write(folder.join(name), content).expect("a file");
    }
}

/// Selm has one official key in both and two names; Werne has one name and no key; Unna joins the second in July.
fn both() -> Site {
    let root = tempfile::tempdir().expect("a temporary folder");
    let key = "ags = \"05978032\"";
    let first = [("selm", "Stadt Selm", key), ("werne", "Stadt Werne", "")];
    agreement(
        root.path(),
        "archiv",
        &first,
        &[("selm", "2023-01-01"), ("werne", "2023-01-01")],
        ("2023", "100.00"),
    );
    let second = [("s", "Selm", key), ("w", "Stadt Werne", ""), ("u", "Stadt Unna", "")];
    let joins = [("s", "2022-01-01"), ("w", "2022-01-01"), ("u", "2022-07-01")];
    agreement(root.path(), "bauhof", &second, &joins, ("2022", "120.00"));
    site(root.path())
}

fn said(site: &Site, path: &str) -> String {
    text(site.get(path).unwrap_or_else(|| panic!("{path} is made of {:?}", site.keys())))
        .replace('\u{a0}', " ")
}

#[test]
fn the_start_page_says_what_all_cost_together() {
    // 100.00 of 2023 and 120.00 of 2022.
    let start = said(&both(), "index.html");
    let sentence =
        "2 Vereinbarungen kosteten im jeweils letzten vollen Jahr ( 2022 bis 2023 ) zusammen 220 € .";
    let plain = |text: &str| text.replace(' ', "");
    assert!(plain(&start).contains(&plain(sentence)), "{start}");
}

#[test]
fn a_municipality_is_one_over_all_agreements() {
    let site = both();
    let plain = |text: &str| text.replace(' ', "");
    let pages = site.keys().filter(|path| path.starts_with("kommune-")).count();
    assert_eq!(pages, 3, "Selm, Werne and Unna");
    // 50.00 of 100.00; of 120.00 half a year one of two and half a year one of three: 30.00 + 20.00, alone 60.00.
    let selm = said(&site, "kommune-05978032.html");
    for sentence in [
        "Stadt Selm trug im jeweils letzten vollen Jahr (2022 bis 2023) aus zwei Vereinbarungen zusammen 100 €.",
        "Die Beitritte anderer haben sie bis dahin um zusammen 10 € entlastet.",
    ] {
        assert!(plain(&selm).contains(&plain(sentence)), "{selm}");
    }
    // 120.00 · 1/2 · 1/3.
    let unna = site.keys().find(|path| path.starts_with("kommune-stadt-unna-")).expect("Unna");
    let unna = said(&site, unna);
    for sentence in [
        "Stadt Unna trug 2022, im letzten vollen Jahr, zusammen 20 € (eine Vereinbarung).",
        "Die Beitritte anderer haben sie bis dahin weder entlastet noch belastet.",
    ] {
        assert!(plain(&unna).contains(&plain(sentence)), "{unna}");
    }
}

/// A district has the first five digits of the keys of its municipalities, and catalogs a list of its own for them.
#[test]
fn a_district_is_known_by_its_five_digits() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let members = [("kreis", "Kreis Unna", "ags = \"05978\""), ("selm", "Stadt Selm", "ags = \"05978032\"")];
    let joins = [("kreis", "2023-01-01"), ("selm", "2023-01-01")];
    agreement(root.path(), "archiv", &members, &joins, ("2023", "100.00"));
    let site = site(root.path());
    for catalog in ["catalog.ttl", "catalog.jsonld"] {
        for key in ["districtKey/05978", "municipalityKey/05978032"] {
            let named = format!("http://dcat-ap.de/def/politicalGeocoding/{key}");
            assert!(
                site[catalog].contains(&format!("{named}>")) || site[catalog].contains(&format!("{named}\"")),
                "{catalog}: {key}"
            );
        }
    }
    for (page, key) in [("kreis", "Kreisschlüssel 05978"), ("selm", "Amtlicher Gemeindeschlüssel 05978032")]
    {
        let said = said(&site, &format!("kommunen/{page}/index.html"));
        assert!(said.contains(key), "{said}");
    }
}
