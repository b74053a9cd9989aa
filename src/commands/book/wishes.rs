//! From the options of the command line to what is wished for.

use crate::booking::{CostWish, MembershipWish, ReplacementWish, ValueWish};
use crate::commands::Result;
use crate::commands::args::{
    CostWords, DocumentWords, HowToBook, MembershipOptions, ReversalOptions, ValueOptions,
};
use crate::failure::Failure;

pub(super) fn cost(said: CostWords, note: Option<String>, entry: Option<String>) -> CostWish {
    let CostWords { cost_type, period, quantity, unit_price, vat_rate, amount, charged_to, status, document } =
        said;
    CostWish {
        cost_type,
        period,
        quantity,
        unit_price,
        vat_rate,
        amount,
        charged_to,
        status,
        document,
        note,
        entry,
    }
}

pub(super) fn membership(said: MembershipOptions) -> (MembershipWish, DocumentWords, HowToBook) {
    let MembershipOptions { member, on, document, note, entry, proof, how } = said;
    (MembershipWish { member, on, document, note, entry }, proof, how)
}

/// The value of one member, and what is said of others in the same breath: whose, and how much.
pub(super) fn value(said: ValueOptions) -> Result<(ValueWish, Vec<(String, String)>, HowToBook)> {
    let ValueOptions {
        measure, year, member, value, reference_date, status, document, note, entry, how, ..
    } = said;
    if member.len().max(value.len()) > 1 && member.len() != value.len() {
        return Err(Failure::Usage("of several, --member and --value are said for each".into()));
    }
    let (mut members, mut values) = (member.into_iter(), value.into_iter());
    let (member, value) = (members.next(), values.next());
    let wish = ValueWish { measure, year, member, value, reference_date, status, document, note, entry };
    Ok((wish, members.zip(values).collect(), how))
}

/// The entry, why it is taken back, and what is to stand in its place.
pub(super) fn reversal(
    said: ReversalOptions,
) -> ((Option<String>, Option<String>, ReplacementWish), HowToBook) {
    let ReversalOptions { entry, note, cost, member, on, value, new_note, proof: _, how } = said;
    let cells = [
        ("--cost-type", "cost_type", cost.cost_type),
        ("--quantity", "quantity", cost.quantity),
        ("--unit-price", "unit_price", cost.unit_price),
        ("--vat-rate", "vat_rate", cost.vat_rate),
        ("--amount", "amount", cost.amount),
        ("--charged-to", "charged_to", cost.charged_to),
        ("--status", "status", cost.status),
        ("--document", "document", cost.document),
        ("--member", "member", member),
        ("--on", "effective_on", on),
        ("--value", "value", value),
    ];
    let cells =
        cells.into_iter().filter_map(|(option, column, cell)| Some((option, column, cell?))).collect();
    ((entry, note, ReplacementWish { cells, period: cost.period, note: new_note }), how)
}
