//! The sentences at the top, which say it all: the verdict, what is booked, what happens besides.

use super::context::{BookedSentence, Summary};
use super::printable::{Years, made};
use super::sentences::{Besides, BookedLead, BookedReversals, BookedWhat, Headline, Remark};
use crate::cents::Cents;
use crate::german;
use crate::ledger::{Event, Standing};
use crate::review::comparison::{AgreementState, Comparison};
use crate::review::{Review, Ruling};
use minijinja::Value;
use minijinja::value::Serde;
use std::collections::BTreeSet;

/// More joins and leaves, or removed agreements, than this are counted, not named.
const NAMED: usize = 3;

/// More members whose past bills change than this are counted.
const BILLS_NAMED: usize = 8;

pub(super) fn of(review: &Review<'_>) -> Summary {
    let booked = booked(review);
    let mut besides = Vec::new();
    let of = &review.agreements;
    let agreement_changes: usize = of.iter().map(|part| part.agreement.len()).sum();
    if agreement_changes > 0 {
        besides.push(Besides::AgreementChanges { places: agreement_changes });
    } else if booked.is_some() && of.iter().any(|part| part.agreement_reworded) {
        besides.push(Besides::AgreementReworded);
    }
    if booked.is_some() {
        let stands: usize = of.iter().map(|part| part.stands.len()).sum();
        besides.extend((stands > 0).then_some(Besides::StandsRecorded { count: stands }));
        besides.extend(bills(review));
    }
    Summary { verdict: verdict(review), booked, besides, remarks: remarks(review) }
}

fn verdict(review: &Review<'_>) -> Vec<Value> {
    let years = Years::of(review.agreements.iter().flat_map(Comparison::retroactive_years));
    let errors = review.findings.iter().map(|new| &new.finding).filter(|finding| finding.is_error());
    let errors: usize = errors.map(|finding| finding.stands_for).sum();
    let errors = match errors {
        0 => None,
        1 => Some(Headline::OneError),
        count => Some(Headline::Errors { count }),
    };
    let past = (years.count > 0).then_some(Headline::PastYearsChange { years });
    let besides =
        past.into_iter().chain(past_bills(review)).chain(errors).map(|headline| Value::from(Serde(headline)));
    [Value::from(Serde(review.verdict))].into_iter().chain(besides).collect()
}

/// Whose bills of years that were over change: what most readers look for first.
fn past_bills(review: &Review<'_>) -> Option<Headline> {
    let past = || review.agreements.iter().flat_map(|part| part.effect.retroactive());
    let years = Years::of(past().map(|year| year.year));
    let changed = past().flat_map(|year| &year.members).filter(|member| !member.bill.is_none());
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let names = changed.map(|member| member.name.as_str()).filter(|name| seen.insert(name));
    let mut members: Vec<String> = names.map(str::to_owned).collect();
    Some(match members.len() {
        0 => return None,
        1 => Headline::PastBillChanges { member: members.swap_remove(0), years },
        count if count > BILLS_NAMED => Headline::ManyPastBillsChange { count, years },
        _ => Headline::PastBillsChange { members, years },
    })
}

/// What is booked; `None` where that is not known, or nothing is known of it.
fn booked(review: &Review<'_>) -> Option<BookedSentence> {
    let of = &review.agreements;
    let costs: usize = of.iter().map(|part| part.costs.len()).sum();
    let sum = made(german::signed_euros(of.iter().map(Comparison::added_sum).sum()));
    let events: Vec<BookedWhat> = of.iter().flat_map(events).collect();
    let values: usize = of.iter().map(|part| part.values.len()).sum();
    let entries = costs + values + events.len();
    let known = review.verdict != Ruling::HistoryCutOff
        && !of.iter().any(|part| matches!(part.state, AgreementState::HeadBroken | AgreementState::Gone));
    let lead = match entries {
        0 if known => BookedLead::NothingIsBooked,
        0 => return None,
        1 => BookedLead::OneIsBooked,
        _ => BookedLead::SeveralAreBooked,
    };
    let costs = match costs {
        0 => None,
        1 => Some(BookedWhat::OneCostEntry { sum }),
        count => Some(BookedWhat::CostEntries { count, sum }),
    };
    let values = match values {
        0 => None,
        1 => Some(BookedWhat::OneValue),
        count => Some(BookedWhat::Values { count }),
    };
    let events = match events.len() {
        count if count > NAMED => vec![BookedWhat::EventsBooked { count }],
        _ => events,
    };
    let settlements: usize = of.iter().map(Comparison::settlements).sum();
    let reversals = of.iter().map(Comparison::reversals).sum::<usize>() - settlements;
    Some(BookedSentence {
        lead,
        what: costs.into_iter().chain(values).chain(events).collect(),
        reversals: match (reversals, settlements) {
            (0, 0) => None,
            (_, 0) => Some(BookedReversals::ReversalsAmongThem { reversals }),
            (0, _) => Some(BookedReversals::SettlementsAmongThem { settlements }),
            _ => Some(BookedReversals::BothAmongThem { reversals, settlements }),
        },
    })
}

/// The joins and leaves that an agreement gains.
fn events(part: &Comparison<'_>) -> Vec<BookedWhat> {
    let Some(ledger) = part.ledger() else { return Vec::new() };
    let event = |entry: &crate::ledger::MembershipEntry| {
        let member = ledger.agreement.member(entry.member).short_name.clone();
        let on = made(german::date(entry.effective_on));
        match (entry.event, entry.standing) {
            (Event::Join, Standing::Reversal { .. }) => BookedWhat::JoinTakenBack { member, on },
            (Event::Leave, Standing::Reversal { .. }) => BookedWhat::LeaveTakenBack { member, on },
            (Event::Join, Standing::Live | Standing::Reversed { .. }) => {
                BookedWhat::JoinBooked { member, on }
            }
            (Event::Leave, Standing::Live | Standing::Reversed { .. }) => {
                BookedWhat::LeaveBooked { member, on }
            }
        }
    };
    part.added_memberships().map(event).collect()
}

/// By how much the bills change, where that is known.
fn bills(review: &Review<'_>) -> Option<Besides> {
    let of = &review.agreements;
    let is = |state| of.iter().any(|part| part.state == state);
    let count: usize = of.iter().map(|part| part.effect.members.len()).sum();
    let agreements = of.iter().filter(|part| !part.effect.is_none()).count();
    let sum: Cents = of.iter().map(|part| part.effect.total.amount()).sum();
    let years = Years::of(of.iter().flat_map(|part| &part.effect.years).map(|year| year.year));
    let changes = (!sum.is_zero()).then(|| made(german::signed_euros(sum)));
    Some(match (agreements, count, changes) {
        (_, 0, _) => {
            let known = is(AgreementState::Compared) || is(AgreementState::New);
            let all = known && !is(AgreementState::BaseBroken) && !is(AgreementState::HeadBroken);
            return (all && !is(AgreementState::Gone)).then_some(Besides::NoBillChanges);
        }
        (0 | 1, 1, Some(sum)) => Besides::OneBillChanges { sum, years },
        (0 | 1, 1, None) => Besides::OneBillShifts { years },
        (0 | 1, count, Some(sum)) => Besides::BillsChange { count, sum, years },
        (0 | 1, count, None) => Besides::BillsShift { count, years },
        (agreements, _, Some(sum)) => Besides::BillsInAgreementsChange { agreements, sum, years },
        (agreements, _, None) => Besides::BillsInAgreementsShift { agreements, years },
    })
}

fn remarks(review: &Review<'_>) -> Vec<Remark> {
    let of = &review.agreements;
    let are = |state: AgreementState| of.iter().filter(move |part| part.state == state);
    let count = |state| are(state).count();
    let mut remarks = Vec::new();
    if count(AgreementState::HeadBroken) > 0 {
        let lines: usize = of.iter().map(|part| part.lines.count).sum();
        remarks.push(if lines > 0 { Remark::LinesAreNew { count: lines } } else { Remark::EffectUnknown });
    }
    if count(AgreementState::BaseBroken) > 0 {
        remarks.push(Remark::NothingToCompareWith);
    }
    let mut gone: Vec<String> =
        are(AgreementState::Gone).map(|part| part.title().unwrap_or(&part.folder).to_owned()).collect();
    match gone.len() {
        0 => {}
        1 => remarks.extend(gone.pop().map(|title| Remark::AgreementRemoved { title })),
        many if many > NAMED => remarks.push(Remark::ManyAgreementsRemoved { count: many }),
        _ => remarks.push(Remark::AgreementsRemoved { titles: gone }),
    }
    let new = count(AgreementState::New);
    if new > 0 && review.files > 0 {
        remarks.push(Remark::AgreementsAdded { count: new });
    }
    let moved = of.iter().filter(|part| part.moved_from.is_some()).count();
    remarks.extend((moved > 0).then_some(Remark::AgreementsMoved { count: moved }));
    if review.verdict == Ruling::HistoryCutOff {
        remarks.push(Remark::UnknownWithoutHistory);
    }
    let altered = review.on_checkout.iter().filter(|file| file.is_new).count();
    remarks.extend((altered > 0).then_some(Remark::CheckoutAlters { count: altered }));
    remarks
}
