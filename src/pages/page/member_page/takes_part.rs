//! Since when a member takes part, whether it has left, and what is booked ahead of that.

use crate::german;
use crate::ledger::MemberIx;
use crate::pages::part::basis::Basis;
use crate::pages::part::period::FirstAndLastDay;
use jiff::civil::Date;
use serde::Serialize;

/// What the page says first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum TakesPart {
    FromTheStart { name: String, founded: String },
    Joined { name: String, on: String },
    BackAgain { name: String, earlier: Vec<FirstAndLastDay>, since: String },
    HasLeft { name: String, spans: Vec<FirstAndLastDay> },
    WillBegin { name: String, on: String },
    WillJoin { name: String, on: String },
    WillLeave { name: String, on: String },
    WillReturn { name: String, on: String },
}

pub(super) fn takes_part(basis: &Basis<'_, '_>, member: MemberIx) -> Vec<TakesPart> {
    let figures = basis.figures;
    let name = || basis.agreement().member(member).short_name.clone();
    let is_founding = |from: Date| Some(from) == figures.founded();
    let leaves = |until: Option<Date>| Some(TakesPart::WillLeave { name: name(), on: german::date(until?) });
    let seen = figures.seen_spans(member);
    let ended = seen.over.iter().filter_map(|span| Some(FirstAndLastDay::of(span.from, span.last_day()?)));
    let ended: Vec<FirstAndLastDay> = ended.collect();
    let mut said = Vec::new();
    let first_to_come = ended.is_empty() && seen.current.is_none();
    if let Some(span) = seen.current {
        let since = german::date(span.from);
        said.push(match (ended.is_empty(), is_founding(span.from)) {
            (true, true) => TakesPart::FromTheStart { name: name(), founded: since },
            (true, false) => TakesPart::Joined { name: name(), on: since },
            (false, _) => TakesPart::BackAgain { name: name(), earlier: ended, since },
        });
        said.extend(leaves(span.until));
    } else if !ended.is_empty() {
        said.push(TakesPart::HasLeft { name: name(), spans: ended });
    }
    for (place, span) in seen.ahead.iter().enumerate() {
        let on = german::date(span.from);
        said.push(match (first_to_come && place == 0, is_founding(span.from)) {
            (true, true) => TakesPart::WillBegin { name: name(), on },
            (true, false) => TakesPart::WillJoin { name: name(), on },
            (false, _) => TakesPart::WillReturn { name: name(), on },
        });
        said.extend(leaves(span.until));
    }
    said
}
