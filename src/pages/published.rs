//! What is published beside the pages.

use crate::data::Head;
use jiff::civil::Date;

/// What pages say of the published data and of the state of the ledger.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    /// The last booking day, as the foot of every page says it; `None` where nothing is booked.
    pub last_booking: Option<Date>,
    /// The digest of the ledger, in hexadecimal.
    pub digest: &'a str,
    /// The state of the ledger.
    pub head: &'a Head,
    /// For each recorded stand the digest that the pages showed right after it.
    pub stand_digests: Vec<Option<String>>,
}
