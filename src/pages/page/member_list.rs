//! The list of members: who was one when, with its last bill and its saving.

use crate::cents::Cents;
use crate::charts::{self, MemberSpans, MembershipSpans};
use crate::figures::Marked;
use crate::german;
use crate::ledger::MemberIx;
use crate::pages::frame::Frame;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::drawing::Drawing;
use crate::pages::part::members_now::MembersNow;
use crate::pages::part::notice::Notice;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;

pub(in crate::pages) const TEMPLATE: &str = "member_list.html";

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct MemberList<'l> {
    now: MembersNow<'l>,
    founded: Option<String>,
    /// How many are no longer members.
    left: Count,
    /// The year of the bills.
    year: Option<Year>,
    chart: Option<Drawing>,
    members: Vec<Row<'l>>,
    bill: Amount,
    total: Amount,
    saving: Amount,
    /// Up to when savings are added up.
    to: Option<Until>,
    notice: Option<Notice>,
}

#[derive(Debug, Serialize)]
struct Row<'l> {
    id: &'l str,
    name: &'l str,
    spans: Vec<Span>,
    bill: Amount,
    /// Whether there is a statement behind the bill.
    has_statement: bool,
    total: Amount,
    saving: Amount,
}

/// One membership in the readers' notation.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Span {
    from: String,
    /// The last day as a member.
    until: Option<String>,
}

/// The memberships of a member.
pub(in crate::pages) fn spans(basis: &Basis<'_, '_>, member: MemberIx) -> Vec<Span> {
    let spans = basis.figures.ledger.timeline.spans(member).iter();
    spans
        .map(|span| Span {
            from: german::date(span.from),
            until: span.until.map(|day| german::date(day.yesterday().unwrap_or(day))),
        })
        .collect()
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, MemberList<'l>) {
    let figures = basis.figures;
    let year = basis.reference_year();
    let members = basis.members_ever();
    let left = members.iter().filter(|member| !figures.reference.members.contains(member));
    let left = left.filter(|member| has_left(basis, **member)).count();
    let bill_of = |member| year.map(|year| figures.bills.of_member(year, member)).unwrap_or_default();
    let saving_of = |member| year.map(|year| figures.savings.until(year, member, None)).unwrap_or_default();
    let common = year.map(|year| figures.bills.total_common_until(year).statuses).unwrap_or_default();
    let saving_of = |member| Marked::of(saving_of(member), common);
    let saving_row = |saving: Marked| if saving.amount.is_zero() { Marked::default() } else { saving };
    let rows = members.iter().map(|&member| {
        let of = basis.agreement().member(member);
        Row {
            id: of.id.as_str(),
            name: of.name.as_str(),
            spans: spans(basis, member),
            bill: Amount::booked(bill_of(member)),
            has_statement: year.is_some_and(|year| basis.years_of(member).contains(&year)),
            total: Amount::booked(figures.bills.of_member_ever(member)),
            saving: Amount::booked(saving_row(saving_of(member))),
        }
    });
    let page = MemberList {
        now: MembersNow::of(basis),
        founded: figures.ledger.timeline.founding().map(german::date),
        left: Count::of(left, basis.words),
        year,
        chart: chart(basis, &members).map(Drawing::from),
        members: rows.collect(),
        bill: Amount::exact(year.map(|year| figures.bills.total(year)).unwrap_or_default()),
        total: Amount::exact(figures.bills.total_ever()),
        saving: Amount::exact(
            members.iter().map(|&member| saving_of(member)).sum::<Marked>() + Marked::of(Cents::ZERO, common),
        ),
        to: year.map(|year| Until::booked(basis, year)),
        notice: Notice::of_all(figures),
    };
    (Frame::index("kommunen/index.html", "members"), page)
}

/// Whether a member has left by the Stand, and does not merely join later.
fn has_left(basis: &Basis<'_, '_>, member: MemberIx) -> bool {
    let timeline = &basis.figures.ledger.timeline;
    timeline
        .first_join(member)
        .zip(basis.figures.reference.stand)
        .is_some_and(|(first, stand)| first <= stand)
}

fn chart(basis: &Basis<'_, '_>, members: &[MemberIx]) -> Option<charts::Drawing> {
    let figures = basis.figures;
    let timeline = &figures.ledger.timeline;
    let from = timeline.founding()?;
    let last_change = timeline.epochs().last().map(|epoch| epoch.from);
    let last_booked = figures.ledger.costs.iter().map(|entry| entry.period.end).max();
    let last = last_change.max(last_booked).max(figures.reference.stand)?;
    let to = last.tomorrow().ok()?;
    let row = |&member: &MemberIx| MemberSpans {
        label: basis.agreement().member(member).short_name.clone(),
        spans: timeline
            .spans(member)
            .iter()
            .map(|span| charts::Span { from: span.from, to: span.until })
            .collect(),
    };
    let words = &basis.words.membership_chart;
    let data = MembershipSpans {
        from,
        to,
        members: members.iter().map(row).collect(),
        from_label: words.from.clone(),
        until_label: words.until.clone(),
    };
    charts::membership_spans(&words.name, &data)
}
