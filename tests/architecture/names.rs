//! A name means one thing: no two types of the program have the same.

use super::source::Crate;
use std::collections::BTreeMap;

/// Names that still mean two things. To be emptied.
const STILL: &[&str] = &[
    "Agreement",
    "Change",
    "ChangeChart",
    "ChangeRow",
    "Day",
    "Difference",
    "Drawing",
    "Effects",
    "Example",
    "Fault",
    "Form",
    "Format",
    "Group",
    "Ids",
    "Key",
    "Kind",
    "Listed",
    "NamedBy",
    "Part",
    "Payee",
    "Published",
    "Row",
    "SavingChart",
    "Scenario",
    "ScenarioStep",
    "Segment",
    "Sheet",
    "Span",
    "StandRow",
    "State",
    "Step",
    "Without",
];

#[test]
fn no_two_types_have_one_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (module, file) in &Crate::read().files {
        for pair in file.tokens.windows(2).filter(|pair| ["struct", "enum", "trait"].contains(&&*pair[0])) {
            places.entry(pair[1].clone()).or_default().push(module.join("::"));
        }
    }
    assert!(places.len() > 150, "few types were read");
    places.retain(|name, places| places.len() > 1 && !STILL.contains(&name.as_str()));
    assert_eq!(places, BTreeMap::new(), "types of the same name");
}
