//! The list of members: who was one when, with its last bill and its saving.

use crate::charts::{self, MemberSpans, MembershipSpans};
use crate::figures::Marked;
use crate::german;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::part::ahead::{BookedAhead, booked_ahead};
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::fraction;
use crate::pages::part::notice::Notice;
use crate::pages::part::table_signs::TableSigns;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct MemberList<'l> {
    lead: WhoTakesPart,
    later: Option<Later>,
    /// What is booked and still to come.
    booked: Vec<BookedAhead>,
    chart_title: SpansTitle,
    chart_time: Option<SpansTime>,
    /// The year of the bills.
    year: Option<Year>,
    chart: Option<DrawingMarkup>,
    members: Vec<ListedMember<'l>>,
    bill: Amount,
    total: Amount,
    saving: Amount,
    signs: TableSigns,
    /// Up to when savings are added up.
    to: Option<Until>,
    notice: Option<Notice>,
}

/// Who takes part.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhoTakesPart {
    Begins { on: String },
    Nobody,
    OneAlone { name: String },
    Several { members: Count },
    SeveralAlike { members: Count, fraction: String },
}

/// Who joined later and who left.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum Later {
    SheJoined { founded: String },
    SheJoinedOthersLeft { founded: String, left: Count },
    Joined { founded: String, joined: Count },
    JoinedAndLeft { founded: String, joined: Count, left: Count },
    Left { left: Count },
}

/// What the picture of the memberships shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum SpansTitle {
    AllBegin { on: String },
    AllEnded,
    OneFromTheStart { name: String },
    AllFromTheStart,
    NoneFromTheStart,
    SomeFromTheStart { founding: Count, members: Count },
}

/// Of which time it is.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum SpansTime {
    SoFar { founded: String },
    ToCome { founded: String },
}

/// What the page says of those who take part, of whom so many `left`.
fn sentences(basis: &Basis<'_, '_>, left: usize) -> (WhoTakesPart, Option<Later>, SpansTitle) {
    let reference = &basis.figures.reference;
    let founded = basis.figures.founded();
    let alone = || basis.names(&reference.members).first().map(ToString::to_string).unwrap_or_default();
    let count = |number| Count::of(number, basis.words);
    let members = reference.members.len();
    let founding =
        reference.members.iter().filter(|member| reference.founding_members.contains(member)).count();
    let begins =
        founded.filter(|&day| reference.last_booking.is_some_and(|stand| stand < day)).map(german::date);
    let lead = match (begins.clone(), members) {
        (Some(on), _) => WhoTakesPart::Begins { on },
        (None, 0) => WhoTakesPart::Nobody,
        (None, 1) => WhoTakesPart::OneAlone { name: alone() },
        (None, _) if basis.agreement().bears_common_costs_alike() => WhoTakesPart::SeveralAlike {
            members: count(members),
            fraction: fraction::in_words(members, basis.words),
        },
        (None, _) => WhoTakesPart::Several { members: count(members) },
    };
    let founded = founded.map(german::date).unwrap_or_default();
    let later = match (members, members - founding, left) {
        (_, 0, 0) => None,
        (_, 0, _) => Some(Later::Left { left: count(left) }),
        (1, 1, 0) => Some(Later::SheJoined { founded }),
        (1, 1, _) => Some(Later::SheJoinedOthersLeft { founded, left: count(left) }),
        (_, joined, 0) => Some(Later::Joined { founded, joined: count(joined) }),
        (_, joined, _) => Some(Later::JoinedAndLeft { founded, joined: count(joined), left: count(left) }),
    };
    let title = match (begins, members, founding) {
        (Some(on), _, _) => SpansTitle::AllBegin { on },
        (None, 0, _) => SpansTitle::AllEnded,
        (None, 1, 1) => SpansTitle::OneFromTheStart { name: alone() },
        (None, _, 0) => SpansTitle::NoneFromTheStart,
        (None, ..) if members == founding => SpansTitle::AllFromTheStart,
        (None, ..) => SpansTitle::SomeFromTheStart { founding: count(founding), members: count(members) },
    };
    (lead, later, title)
}

#[derive(Debug, Serialize)]
struct ListedMember<'l> {
    id: &'l str,
    name: &'l str,
    spans: Vec<MembershipDays>,
    bill: Amount,
    /// Whether there is a statement behind the bill.
    has_statement: bool,
    total: Amount,
    saving: Amount,
}

/// One membership; `until` is the last day of it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MembershipDays {
    Over { from: String, until: String },
    Since { from: String },
    From { from: String },
}

/// The memberships of a member.
fn spans(basis: &Basis<'_, '_>, member: MemberIx) -> Vec<MembershipDays> {
    let spans = basis.figures.spans(member).iter();
    let stand = basis.figures.reference.last_booking;
    spans
        .map(|span| match (german::date(span.from), span.last_day().map(german::date)) {
            (from, Some(until)) => MembershipDays::Over { from, until },
            (from, None) if Some(span.from) <= stand => MembershipDays::Since { from },
            (from, None) => MembershipDays::From { from },
        })
        .collect()
}

impl MemberList<'_> {
    /// Its drawing that is a file of its own too.
    pub(in crate::pages) fn drawings(&self) -> impl Iterator<Item = &DrawingMarkup> {
        self.chart.iter()
    }
}

/// The page of an agreement.
pub(in crate::pages) fn page<'l>(basis: &Basis<'_, 'l>) -> (Frame, MemberList<'l>) {
    let figures = basis.figures;
    let year = basis.reference_year();
    let members = basis.members_ever();
    let left = members.iter().filter(|&&member| figures.has_left(member)).count();
    let bill_of = |member| year.map(|year| figures.bills.of_member(year, member)).unwrap_or_default();
    let saving_of = |member| year.map(|year| figures.saved_until(year, member, None)).unwrap_or_default();
    let saving_row = |saving: Marked| if saving.amount.is_zero() { Marked::default() } else { saving };
    let rows = members.iter().map(|&member| {
        let of = basis.agreement().member(member);
        ListedMember {
            id: of.id.as_str(),
            name: of.name.as_str(),
            spans: spans(basis, member),
            bill: Amount::booked(bill_of(member)),
            has_statement: year.is_some_and(|year| basis.years_of(member).contains(&year)),
            total: Amount::booked(figures.bills.of_member_ever(member)),
            saving: Amount::booked(saving_row(saving_of(member))),
        }
    });
    let (lead, later, chart_title) = sentences(basis, left);
    let mut page = MemberList {
        chart_time: figures.founded().map(german::date).map(|founded| match &lead {
            WhoTakesPart::Begins { .. } => SpansTime::ToCome { founded },
            WhoTakesPart::Nobody
            | WhoTakesPart::OneAlone { .. }
            | WhoTakesPart::Several { .. }
            | WhoTakesPart::SeveralAlike { .. } => SpansTime::SoFar { founded },
        }),
        lead,
        later,
        booked: booked_ahead(basis),
        chart_title,
        year,
        chart: chart(basis, &members).map(|of| DrawingMarkup::from(of).filed("mitgliedschaften")),
        members: rows.collect(),
        bill: Amount::exact(year.map(|year| figures.bills.total(year)).unwrap_or_default()),
        total: Amount::exact(figures.bills.total_ever()),
        saving: Amount::exact(members.iter().map(|&member| saving_of(member)).sum::<Marked>()),
        signs: TableSigns::default(),
        to: year.map(|year| Until::booked(basis, year)),
        notice: Notice::of_all(figures),
    };
    let rows = page.members.iter_mut().flat_map(|row| [&mut row.bill, &mut row.total, &mut row.saving]);
    page.signs = TableSigns::of(rows.chain([&mut page.bill, &mut page.total, &mut page.saving]));
    (Frame::only(PageKind::Members), page)
}

fn chart(basis: &Basis<'_, '_>, members: &[MemberIx]) -> Option<charts::Drawing> {
    let figures = basis.figures;
    let from = figures.founded()?;
    let to = figures.last_day()?.tomorrow().ok()?;
    let row = |&member: &MemberIx| MemberSpans {
        label: basis.agreement().member(member).short_name.clone(),
        spans: figures
            .spans(member)
            .iter()
            .map(|span| charts::SpanBar { from: span.from, to: span.until })
            .collect(),
    };
    let words = &basis.words.membership_chart;
    let data = MembershipSpans {
        from,
        to,
        members: members.iter().map(row).collect(),
        from_label: words.from.clone(),
        until_label: words.until.clone(),
        several_label: words.several.clone(),
        from_start_label: words.from_start.clone(),
    };
    charts::membership_spans(&words.name, &data)
}
