//! Pages ask `figures`: of a ledger they take names, texts and documents, and the rows that they list, but compute
//! nothing from them.

use super::source::Crate;
use std::collections::BTreeSet;

/// What pages take from the ledger: names and texts, positions in their lists, and rows to be listed.
const MAY_BE_TAKEN: &[&str] = &[
    "Agreement",
    "Booked",
    "CostEntry",
    "CostType",
    "CostTypeIx",
    "Criterion",
    "DocumentIx",
    "Event",
    "Measure",
    "MeasureEntry",
    "MemberIx",
    "MembershipEntry",
    "OfficialKey",
    "PayeeIx",
    "Period",
    "RowPlace",
    "SharedSplit",
    "Stand",
    "Standing",
    "StatedDate",
    "Status",
];

/// The facts of a ledger that figures are computed from.
const FACTS: &[&str] = &["proration", "timeline"];

#[test]
fn pages_compute_nothing_from_a_ledger() {
    let source = Crate::read();
    let mut faults = BTreeSet::new();
    for (module, from) in source.imports() {
        let Some(("pages", within)) = module.split_first().map(|(first, rest)| (first.as_str(), rest)) else {
            continue;
        };
        let mut fault = |what: String| {
            faults.insert(format!("pages::{}: {what}", within.join("::")));
        };
        for (of, items) in from {
            match of[0].as_str() {
                // How a fraction comes about is a text to be written.
                "apportionment" if items == BTreeSet::from(["FractionTerm".to_owned()]) => {}
                "apportionment" => fault(format!("takes {items:?} from the apportionment")),
                "ledger" => items
                    .iter()
                    .filter(|item| !MAY_BE_TAKEN.contains(&item.as_str()))
                    .for_each(|item| fault(format!("takes {item} from the ledger"))),
                _ => {}
            }
        }
        let fields = source.files[module].tokens.windows(2).filter(|pair| pair[0] == ".");
        fields
            .filter(|pair| FACTS.contains(&&*pair[1]))
            .for_each(|pair| fault(format!("reads .{}", pair[1])));
    }
    assert_eq!(faults, BTreeSet::new(), "figures/ computes this");
}
