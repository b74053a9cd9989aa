//! The facts of the one sentence that says it all.

use super::context::{Summary, Table, Years, made};
use super::filling::membership;
use crate::cents::Cents;
use crate::german;
use crate::review::comparison::{Comparison, State};
use crate::review::{Review, Ruling};

/// More joins and leaves than this are counted, not named.
const NAMED: usize = 3;

pub(super) fn of<'a>(review: &'a Review<'_>) -> Summary<'a> {
    let of = &review.agreements;
    let are = |state: State| of.iter().filter(move |part| part.state == state);
    let any = |state: State| are(state).next().is_some();
    let sum: Cents = of.iter().map(|part| part.effect.total.amount()).sum();
    let costs: usize = of.iter().map(|part| part.costs.len()).sum();
    let memberships: Vec<_> = of
        .iter()
        .filter_map(|part| Some((part.ledger()?, part)))
        .flat_map(|(ledger, part)| part.added_memberships().map(move |entry| membership(ledger, entry)))
        .collect();
    let one_entry = costs + memberships.len() == 1;
    let named = if memberships.len() > NAMED { 0 } else { NAMED };
    Summary {
        verdict: review.verdict.id(),
        outdated: review.verdict == Ruling::NotUpToDate,
        history_cut_off: review.verdict == Ruling::HistoryCutOff,
        files: review.files,
        errors: review.findings.iter().filter(|new| new.finding.is_error()).count(),
        retroactive: Years::of(of.iter().flat_map(Comparison::retroactive_years)),
        costs,
        costs_sum: made(german::signed_euros(of.iter().map(Comparison::added_sum).sum())),
        memberships: Table::of(memberships, named),
        one_entry,
        reversals: of.iter().map(Comparison::reversals).sum(),
        stands: of.iter().map(|part| part.stands.len()).sum(),
        agreement_changes: of.iter().map(|part| part.agreement.len()).sum(),
        agreement_reworded: of.iter().any(|part| part.agreement_reworded),
        comparable: review.verdict != Ruling::HistoryCutOff && !any(State::HeadBroken) && !any(State::Gone),
        effect_known: any(State::Compared) || any(State::New),
        lines: of.iter().map(|part| part.lines.len()).sum(),
        head_broken: any(State::HeadBroken),
        base_broken: any(State::BaseBroken),
        new: are(State::New).count(),
        gone: Table::of(are(State::Gone).map(|part| part.title().unwrap_or(&part.folder)), NAMED),
        moved: of.iter().filter(|part| part.moved_from.is_some()).count(),
        bills: of.iter().map(|part| part.effect.members.len()).sum(),
        bills_in: of.iter().filter(|part| !part.effect.is_none()).count(),
        bills_sum: (!sum.is_zero()).then(|| made(german::signed_euros(sum))),
        years: Years::of(of.iter().flat_map(|part| &part.effect.years).map(|year| year.year)),
    }
}
