//! A name means one thing: no two types of the program have the same.

use super::source::Crate;
use std::collections::BTreeMap;

#[test]
fn no_two_types_have_one_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (module, file) in &Crate::read().files {
        for pair in file.tokens.windows(2).filter(|pair| ["struct", "enum", "trait"].contains(&&*pair[0])) {
            places.entry(pair[1].clone()).or_default().push(module.join("::"));
        }
    }
    assert!(places.len() > 150, "few types were read");
    places.retain(|_, places| places.len() > 1);
    assert_eq!(places, BTreeMap::new(), "types of the same name");
}
