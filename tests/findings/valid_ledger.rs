//! One valid ledger, and what is found when a little of it is changed.

use kopfstelle::finding::{Finding, TextReport};
use kopfstelle::ledger;
use kopfstelle::source::{AgreementSource, SourceFile};

pub const AGREEMENT: &str = r#"id = "muster"
title = "Muster"
full_title = "Mustervereinbarung"
proration = "months"

[[member]]
id = "alt"
name = "Stadt Alt"
short_name = "Alt"
ags = "05978004"

[[member]]
id = "berg"
name = "Stadt Berg"
short_name = "Berg"

[[member]]
id = "cron"
name = "Stadt Cron"
short_name = "Cron"

[[member]]
id = "dorf"
name = "Gemeinde Dorf"
short_name = "Dorf"

[[payee]]
id = "alt"
name = "Stadt Alt"
member = "alt"

[[cost_type]]
id = "personal"
name = "Personalkosten"
payee = "alt"
split = "equal"
independent_of_members = true
terms = [
  { from = 2019-01-01, quantity = "0.25", unit = "VZÄ" },
  { from = 2022-01-01, quantity = "0.50", unit = "VZÄ" },
]

[[cost_type]]
id = "gemein"
name = "Gemeinkosten"
payee = "alt"
split = "equal"
independent_of_members = true
base = "personal"

[[cost_type]]
id = "lizenz"
name = "Lizenzen"
payee = "alt"
split = "direct"
independent_of_members = false

[[document]]
id = "vertrag"
title = "Vertrag"
date = 2018-12-31
url = "https://example.org/vertrag"

[[milestone]]
date = 2018-12-31
text = "Vertrag geschlossen"
document = "vertrag"

[[candidate]]
member = "dorf"
"#;

pub const MEMBERSHIPS: &str = "\
entry,recorded_on,effective_on,member,event,document,reverses,note
M1,2019-01-02,2019-01-01,alt,join,vertrag,,
M2,2019-01-02,2019-01-01,berg,join,vertrag,,
M3,2020-07-02,2020-07-01,cron,join,,,Beitritt
";

pub const COSTS: &str = "\
entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note
K1,2020-02-03,2020-01-01,2020-12-31,personal,0.25,1000.00,,250.00,,actual,vertrag,,
K2,2020-02-03,2020-01-01,2020-12-31,gemein,0.10,250.00,,25.00,,planned,vertrag,,
K3,2020-03-03,2020-03-01,2020-03-31,lizenz,1,100.00,19,119.00,berg,assumed,,,Lizenz
K4,2021-02-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,300.00,,assumed,,,
K5,2021-03-03,2021-01-01,2021-12-31,personal,0.30,1000.00,,-300.00,,assumed,,K4,Menge falsch
K6,2021-03-03,2021-01-01,2021-12-31,personal,0.25,1100.00,,275.00,,assumed,,,
K7,2021-03-03,2021-01-01,2021-12-31,gemein,0.10,275.00,,27.50,,assumed,,,
";

/// A change of one file: what stands there once, and what stands there instead. An empty text is replaced
/// at the end of the file.
pub type Change<'a> = (&'a str, &'a str, &'a str);

pub fn valid() -> AgreementSource {
    source(AGREEMENT.as_bytes(), MEMBERSHIPS.as_bytes(), &[("costs.csv", COSTS.as_bytes())])
}

pub fn source(agreement: &[u8], memberships: &[u8], costs: &[(&str, &[u8])]) -> AgreementSource {
    let file = |path: &str, bytes: &[u8]| SourceFile {
        path: path.to_owned(),
        shown: path.to_owned(),
        bytes: bytes.to_vec(),
    };
    AgreementSource {
        shown: "ledger".to_owned(),
        agreement: file("agreement.toml", agreement),
        memberships: vec![file("memberships.csv", memberships)],
        costs: costs.iter().map(|(path, bytes)| file(path, bytes)).collect(),
        stands: None,
    }
}

pub fn changed(changes: &[Change<'_>]) -> AgreementSource {
    let mut source = valid();
    for (name, find, replace) in changes {
        let files = source.memberships.iter_mut().chain(&mut source.costs);
        let file = files.chain([&mut source.agreement]).find(|file| file.path == *name).unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let new = if find.is_empty() {
            text + replace
        } else {
            assert_eq!(text.matches(find).count(), 1, "„{find}“ does not stand once in {name}");
            text.replacen(find, replace, 1)
        };
        file.bytes = new.into_bytes();
    }
    source
}

/// The findings as `code file:line column`, in a stable order; every one can be shown.
pub fn found(source: &AgreementSource) -> Vec<String> {
    let ledger::Reading { ledger, findings, .. } = ledger::read(source);
    assert_eq!(ledger.is_none(), findings.iter().any(Finding::is_error));
    findings.iter().for_each(can_be_shown);
    let mut lines: Vec<(String, usize, String)> = findings
        .iter()
        .map(|finding| {
            let place = &finding.place;
            let (line, column) = (place.line.unwrap_or_default(), place.column.as_deref().unwrap_or("-"));
            let name = format!("{} {}:{line} {column}", finding.code.id(), place.file);
            (place.file.clone(), line, name)
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, _, name)| name).collect()
}

/// The mark lies in its excerpt, the texts are not endless, and the report renders.
pub fn can_be_shown(finding: &Finding) {
    if let Some(excerpt) = &finding.place.excerpt {
        assert!(excerpt.text.get(excerpt.marked.clone()).is_some(), "{finding:?}");
        assert!(excerpt.text.chars().count() < 320, "{finding:?}");
    }
    assert!(finding.found.len() < 2000 && finding.remedy.len() < 2000, "{finding:?}");
    assert!(!TextReport::new(false).finding(finding).is_empty());
}

/// Checks a table of changes; all differences are shown at once.
pub fn check(table: &[(&[Change<'_>], &[&str])]) {
    let mut differences = String::new();
    for (changes, expected) in table {
        let found = found(&changed(changes));
        if found != *expected {
            differences += &format!("{changes:?}\n  expected {expected:#?}\n  found {found:#?}\n");
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn the_valid_ledger_has_no_findings() {
    assert_eq!(found(&valid()), [""; 0]);
}
