//! What the pages speak of first: the state of the ledger, who is a member "now", the last full year, and the
//! founding member that serves as the example. Without a clock: all of it follows from the ledger.

use super::Bills;
use crate::ledger::{Ledger, MemberIx, Status};
use crate::year::Year;
use jiff::civil::Date;

/// The days, year and member that the pages speak of first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The last booking day of the ledger (Stand); `None` where nothing is booked.
    pub stand: Option<Date>,
    /// Who takes part on that day, in the official order.
    pub members: Vec<MemberIx>,
    /// The founding members (Bestandskommunen), in the official order.
    pub founding_members: Vec<MemberIx>,
    /// The year that the key figures are of.
    pub year: Option<ReferenceYear>,
    /// The member whose bill is shown as the example of a founding member's: the first one in the official
    /// order that still takes part, else the first that shares in the reference year, else the first.
    pub example: Option<MemberIx>,
}

/// The year that the key figures are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceYear {
    /// The year.
    pub year: Year,
    /// Whether it is over by the Stand. If no year with entries is, the first one that has begun serves.
    pub complete: bool,
}

impl Reference {
    pub(super) fn of(ledger: &Ledger, bills: &Bills) -> Self {
        let booked = ledger.costs.iter().map(|entry| entry.recorded_on);
        let stand = booked.chain(ledger.memberships.iter().map(|entry| entry.recorded_on)).max();
        let members = stand.map(|day| ledger.timeline.members_on(day).to_vec()).unwrap_or_default();
        let founding = ledger.timeline.founding();
        let founding_members: Vec<MemberIx> = ledger
            .agreement
            .member_indices()
            .filter(|&member| founding.is_some() && ledger.timeline.first_join(member) == founding)
            .collect();
        let year = stand.and_then(|stand| reference_year(ledger, bills, stand));
        let example = founding_members
            .iter()
            .find(|member| members.contains(member))
            .or_else(|| {
                founding_members
                    .iter()
                    .find(|member| year.is_some_and(|year| bills.shares_in(year.year, **member)))
            })
            .or_else(|| founding_members.first())
            .copied();
        Self { stand, members, founding_members, year, example }
    }

    /// Whether a year is over by the Stand, so that its figures are final.
    #[must_use]
    pub fn is_over(&self, year: Year) -> bool {
        self.stand.is_some_and(|stand| ends_by(year, stand))
    }
}

fn ends_by(year: Year, day: Date) -> bool {
    year.last_day() <= day
}

/// The last year with entries that are not merely planned and that is over by the Stand; where there is none,
/// the latest that has begun, or the first of all.
fn reference_year(ledger: &Ledger, bills: &Bills, stand: Date) -> Option<ReferenceYear> {
    let booked = |year: Year| {
        ledger
            .costs
            .iter()
            .any(|entry| entry.year() == year && entry.standing.is_live() && entry.status != Status::Planned)
    };
    let years = bills.years();
    let is_over = |year: Year| ends_by(year, stand);
    if let Some(&year) = years.iter().rev().find(|&&year| is_over(year) && booked(year)) {
        return Some(ReferenceYear { year, complete: true });
    }
    let begun = years.iter().rev().find(|&&year| year <= Year::of(stand)).or(years.first())?;
    Some(ReferenceYear { year: *begun, complete: is_over(*begun) })
}
