//! One entry divided step by step, so that anybody can follow the method to the cent.

use super::{Figures, Shared};
use crate::apportionment::{self, FractionTerm};
use crate::cents::Cents;
use crate::ledger::{Ledger, MemberIx, Period};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

/// An entry with every step of its apportionment.
#[derive(Clone, Debug)]
pub struct WorkedExample<'f, 'l> {
    /// The entry.
    pub shared: &'f Shared<'l>,
    /// The parts of its period in which the group does not change.
    pub segments: Vec<WorkedSegment>,
    /// What remains after all exact shares are rounded down: so many cents.
    pub cents_left: i128,
    /// One row a member, in the official order.
    pub rows: Vec<WorkedShare>,
}

impl WorkedExample<'_, '_> {
    /// The parts into which the amount falls: by time, by part of the amount and by what that is divided, each once.
    /// The value is that of one of the members.
    #[must_use]
    pub fn parts(&self) -> Vec<FractionTerm> {
        let mut parts: Vec<FractionTerm> = Vec::new();
        let of = |term: &FractionTerm| (term.weight, term.of, term.share, term.criterion, term.sum);
        for term in self.rows.iter().flat_map(|row| &row.terms) {
            if !parts.iter().any(|known| of(known) == of(term)) {
                parts.push(*term);
            }
        }
        parts
    }
}

/// A part of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkedSegment {
    /// Its days.
    pub period: Period,
    /// Its months or days.
    pub weight: u64,
    /// How many share.
    pub members: usize,
}

/// How one member's share comes about; amounts without their sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedShare {
    /// Who.
    pub member: MemberIx,
    /// How its fraction comes about.
    pub terms: Vec<FractionTerm>,
    /// The fraction, reduced: `13/84`.
    pub fraction: BigRational,
    /// The exact share in cents.
    pub exact: BigRational,
    /// The exact share rounded down to the cent.
    pub rounded_down: Cents,
    /// The part of a cent that rounding down cut off.
    pub remainder: BigRational,
    /// Whether one of the cents left over goes to this member.
    pub gets_a_cent: bool,
    /// What it bears, with its sign.
    pub share: Cents,
}

/// The entry that shows the method best: live and shared, of one whose group changed within its period if there is any,
/// of several parts, and with cents left over; the latest such.
#[must_use]
pub fn worked_example<'f, 'l>(figures: &'f Figures<'l>) -> Option<WorkedExample<'f, 'l>> {
    let agreement = &figures.ledger.agreement;
    let candidates = figures.entries.iter().filter(|shared| {
        let entry = shared.entry;
        entry.standing.is_live()
            && !entry.amount.is_zero()
            && agreement.cost_type(entry.cost_type).split.is_shared()
    });
    let value = |shared: &&Shared<'_>| {
        let entry = shared.entry;
        let segments = apportionment::segments(agreement, &figures.ledger.timeline, entry.period);
        let terms = shared.key.members().iter().map(|&member| shared.key.terms_of(member).len()).max();
        let changes = segments.len() > 1 && terms > Some(1);
        let split = agreement.cost_type(entry.cost_type).split.shared();
        let parts = split.and_then(|split| split.on(entry.period.start)).map(|dated| dated.parts.len());
        let uneven = shared
            .shares
            .windows(2)
            .any(|pair| pair.first().map(|share| share.amount) != pair.last().map(|share| share.amount));
        (changes, parts, uneven)
    };
    candidates.max_by_key(value).map(|shared| work_through(figures.ledger, shared))
}

fn work_through<'f, 'l>(ledger: &Ledger, shared: &'f Shared<'l>) -> WorkedExample<'f, 'l> {
    let amount = BigRational::from_integer(BigInt::from(shared.entry.amount.abs().0));
    let rows: Vec<WorkedShare> = shared
        .shares
        .iter()
        .map(|share| {
            let fraction = shared.key.fraction_of(share.member);
            let exact = &amount * &fraction;
            let borne = share.amount.abs();
            // Rounded down a share is no more than the exact one; more than that it is by the cent it got.
            let gets_a_cent = BigRational::from_integer(borne.0.into()) > exact;
            WorkedShare {
                member: share.member,
                terms: shared.key.terms_of(share.member),
                remainder: (&exact - exact.floor()).abs(),
                exact,
                fraction,
                rounded_down: if gets_a_cent { borne - Cents(1) } else { borne },
                gets_a_cent,
                share: share.amount,
            }
        })
        .collect();
    let cents_left = shared.entry.amount.abs().0 - rows.iter().map(|row| row.rounded_down.0).sum::<i128>();
    let segments = apportionment::segments(&ledger.agreement, &ledger.timeline, shared.entry.period);
    let segments = segments
        .iter()
        .map(|of| WorkedSegment { period: of.period, weight: of.weight, members: of.members.len() })
        .collect();
    WorkedExample { shared, segments, cents_left, rows }
}
