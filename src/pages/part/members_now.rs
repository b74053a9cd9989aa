//! Who takes part at the Stand, as facts for sentences and key figures.

use crate::german;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::fraction;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

/// The members at the Stand.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct MembersNow<'l> {
    pub members: Count,
    /// The first day of all, where it is still to come.
    pub begins: Option<String>,
    pub names: Vec<&'l str>,
    /// The ways to their pages, where they are few enough to list.
    pub links: Vec<MemberLink<'l>>,
    /// Of them, founding members.
    pub founding: Count,
    /// Of them, those that joined later.
    pub later: Count,
    /// `1/8`; `None` where nobody takes part.
    pub fraction: Option<String>,
    /// `ein Achtel`
    pub fraction_words: String,
    /// `12,5 %`
    pub percent: String,
}

/// The way to the page of a member.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct MemberLink<'l> {
    pub id: &'l str,
    pub name: &'l str,
}

/// So many municipalities can be listed before the first chart.
const LISTED: usize = 15;

impl<'l> MembersNow<'l> {
    pub(in crate::pages) fn of(basis: &Basis<'_, 'l>) -> Self {
        let reference = &basis.figures.reference;
        let number = reference.members.len();
        let founding =
            reference.members.iter().filter(|member| reference.founding_members.contains(member)).count();
        let count = |number| Count::of(number, basis.words);
        let part = BigRational::new(BigInt::from(1), BigInt::from(number.max(1)));
        Self {
            members: count(number),
            begins: (basis.figures.ledger.timeline.founding())
                .filter(|&day| reference.stand.is_some_and(|stand| stand < day))
                .map(german::date),
            names: basis.names(&reference.members),
            links: reference
                .members
                .iter()
                .filter(|_| number <= LISTED)
                .map(|&member| basis.agreement().member(member))
                .map(|of| MemberLink { id: &of.id, name: &of.short_name })
                .collect(),
            founding: count(founding),
            later: count(number - founding),
            fraction: (number > 0).then(|| fraction::one_in(number)),
            fraction_words: fraction::in_words(number, basis.words),
            percent: german::percent(&part),
        }
    }
}
