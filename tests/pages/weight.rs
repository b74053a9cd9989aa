//! How much a reader has to load.

use crate::built::{root, site};

#[test]
fn the_overview_with_all_its_charts_loads_less_than_100_kilobytes() {
    let site = site(&root().join("ledger"));
    let loaded: usize = ["index.html", "style.css", "icon.svg"].iter().map(|path| site[*path].len()).sum();
    assert!(loaded < 100_000, "{loaded} bytes");
}

#[test]
fn what_can_be_cited_of_many_members_and_of_many_years_stays_readable() {
    for ledger in ["forty-members-long-names", "thirty-years"] {
        let site = site(&root().join("tests/odd-ledgers").join(ledger));
        let bytes = site["zitieren.html"].len();
        // Of forty municipalities each has three figures of what one more would bring it.
        assert!(bytes < 122_880, "{ledger}: {bytes} bytes");
    }
}

#[test]
fn the_same_ledger_gives_the_same_bytes() {
    let folder = root().join("tests/odd-ledgers/leave-and-rejoin");
    assert_eq!(site(&folder), site(&folder));
}
