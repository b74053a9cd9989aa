//! The changes of the ledger: what was booked when, newest first, as a page and as an Atom feed.
//!
//! Both come from the ledger alone: it is append-only, so that its rows are its history. A feed item is one row;
//! since no row ever changes, no item does.

use crate::digest::sha256;
use crate::figures::Marked;
use crate::german;
use crate::ledger::{Booked, CostEntry, Event, MeasureEntry, MembershipEntry, RowPlace, Stand};
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::page::journal::MOST_ROWS;
use crate::pages::page::journal::entry_link::Counterpart;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::count::Count;
use crate::pages::part::history_link::HistoryLinks;
use crate::pages::part::notice::Notice;
use crate::pages::part::period;
use crate::pages::part::table_signs::TableSigns;
use crate::pages::published::Published;
use jiff::civil::Date;
use serde::Serialize;

/// A feed holds the newest items only, whole days of them; the page holds all, or of a very large ledger the newest
/// days that fit.
const FEED_ITEMS: usize = 100;

/// The context of the page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ChangesPage<'c, 'l> {
    lead: Vec<WhatWasBooked>,
    days: Vec<BookingDay<'c, 'l>>,
    /// Days whose rows are too many for the page.
    counted: Vec<CountedDay>,
    signs: TableSigns,
    notice: Option<Notice>,
}

/// What the page opens with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhatWasBooked {
    NothingBooked,
    LastBooked { day: String },
    Entries { all: Count, costs: Count, memberships: Count },
    EntriesWithValues { all: Count, costs: Count, memberships: Count, values: Count },
    NoReversal,
    OneReversal,
    Reversals { reversals: Count },
}

impl WhatWasBooked {
    fn of(basis: &Basis<'_, '_>, reversals: usize) -> Vec<Self> {
        let (ledger, words) = (basis.figures.ledger, basis.words);
        let Some(last) = basis.figures.reference.last_booking else { return vec![Self::NothingBooked] };
        let count = |number| Count::of(number, words);
        let (all, costs) = (count(ledger.entries()), count(ledger.costs.len()));
        let memberships = count(ledger.memberships.len());
        vec![
            Self::LastBooked { day: german::date(last) },
            match ledger.measures.len() {
                0 => Self::Entries { all, costs, memberships },
                values => Self::EntriesWithValues { all, costs, memberships, values: count(values) },
            },
            match reversals {
                0 => Self::NoReversal,
                1 => Self::OneReversal,
                _ => Self::Reversals { reversals: count(reversals) },
            },
        ]
    }
}

/// What a row is about, for the page and for the feed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum WhatIsBooked {
    CostBooked { cost_type: String, period: String },
    JoinBooked { member: String, on: String },
    LeaveBooked { member: String, on: String },
    ValueBooked { measure: String, year: i16, member: String, value: String },
    StandRecorded { stand: String },
}

/// The context of the feed.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ChangesFeed<'c, 'l> {
    title: &'l str,
    /// Who publishes; the agreement where no setting says it.
    author: &'l str,
    id: String,
    updated: String,
    /// Where the agreement's pages stand, since not every reader of feeds knows what a relative address is relative
    /// to; empty where settings do not say it.
    address: &'c str,
    items: Vec<Item<'c, 'l>>,
}

/// One row as a feed wants it.
#[derive(Debug, Serialize)]
struct Item<'c, 'l> {
    #[serde(flatten)]
    row: &'c BookedRow<'l>,
    id: String,
    updated: String,
}

/// A day on which something was booked.
#[derive(Debug, Serialize)]
struct BookingDay<'c, 'l> {
    date: String,
    rows: Vec<&'c BookedRow<'l>>,
}

/// A day of which it is only said how much was booked.
#[derive(Debug, Serialize)]
struct CountedDay {
    date: String,
    rows: Count,
}

/// One row of a ledger.
#[derive(Clone, Debug, Serialize)]
struct BookedRow<'l> {
    entry: &'l str,
    /// The page of its anchor.
    page: String,
    what: WhatIsBooked,
    is_stand: bool,
    amount: Option<Amount>,
    /// What it takes back, or what takes it back.
    counterpart: Option<Counterpart>,
    /// What it takes back. The feed calls that a Storno, also where later rows show that it settles a plan: no item of
    /// a feed ever changes.
    reverses: Option<&'l str>,
    note: &'l str,
    /// Where the forge shows its history.
    history: Option<String>,
}

/// All rows of a ledger by day of booking, newest first; those of one day as the ledger has them.
pub(in crate::pages) struct Changes<'l> {
    rows: Vec<(Date, BookedRow<'l>)>,
}

impl<'l> Changes<'l> {
    pub(in crate::pages) fn of(
        basis: &Basis<'_, 'l>,
        published: &Published<'_>,
        links: &HistoryLinks<'_>,
    ) -> Self {
        let ledger = basis.figures.ledger;
        let files = |book: &str| -> Vec<&str> {
            let files = published.head.rows.iter().map(|row| row.file.as_str());
            files.filter(|file| file.starts_with(book)).collect()
        };
        let history = |files: &[&str], place: RowPlace, entry: &str| {
            files.get(place.file).and_then(|file| links.to(file, place.line, entry))
        };
        let (of_memberships, of_costs, of_measures) =
            (files("memberships"), files("costs"), files("measures"));
        let memberships = rows(
            &ledger.memberships,
            |entry| membership(basis, entry),
            |place, entry| history(&of_memberships, place, entry),
        );
        let costs =
            rows(&ledger.costs, |entry| cost(basis, entry), |place, entry| history(&of_costs, place, entry));
        let values = rows(
            &ledger.measures,
            |entry| value(basis, entry),
            |place, entry| history(&of_measures, place, entry),
        );
        let of_stands = files("stands");
        let stands = ledger.stands.iter().map(|stand| {
            let place = stand.rows.first().map(|row| row.place).unwrap_or_default();
            (stand.recorded_on, self::stand(stand, history(&of_stands, place, &stand.id)))
        });
        let mut rows: Vec<(Date, BookedRow<'_>)> =
            memberships.chain(costs).chain(values).chain(stands).collect();
        rows.sort_by(|(a, _), (b, _)| b.cmp(a));
        Self { rows }
    }

    /// The page of an agreement.
    pub(in crate::pages) fn page(&self, basis: &Basis<'_, 'l>) -> (Frame, ChangesPage<'_, 'l>) {
        let reversals = self.rows.iter().filter(|(_, row)| row.reverses.is_some()).count();
        let (mut days, mut counted, mut listed) = (Vec::new(), Vec::new(), 0);
        for rows in self.rows.chunk_by(|(one, _), (next, _)| one == next) {
            let date = rows.first().map(|(date, _)| german::date(*date)).unwrap_or_default();
            listed += rows.len();
            match listed <= MOST_ROWS {
                true => days.push(BookingDay { date, rows: rows.iter().map(|(_, row)| row).collect() }),
                false => counted.push(CountedDay { date, rows: Count::of(rows.len(), basis.words) }),
            }
        }
        let marks = days.iter().flat_map(|day: &BookingDay<'_, '_>| &day.rows);
        let page = ChangesPage {
            lead: WhatWasBooked::of(basis, reversals),
            signs: TableSigns::of_marks(marks.filter_map(|row| Some(row.amount.as_ref()?.mark))),
            days,
            counted,
            notice: Notice::of_all(basis.figures),
        };
        (Frame::only(PageKind::Changes), page)
    }

    /// The feed of an agreement.
    pub(in crate::pages) fn feed<'c>(
        &'c self,
        basis: &Basis<'_, 'l>,
        publisher: Option<&'l str>,
        address: Option<&'c str>,
    ) -> (Frame, ChangesFeed<'c, 'l>) {
        let agreement = basis.agreement();
        let oldest = self.rows.iter().take(FEED_ITEMS).next_back().map(|(date, _)| *date);
        let newest = self.rows.first().map_or(jiff::civil::date(1970, 1, 1), |(date, _)| *date);
        let items = self.rows.iter().take_while(|(date, _)| Some(*date) >= oldest).map(|(date, row)| Item {
            row,
            id: uuid(&agreement.id, if row.is_stand { "stand" } else { "entry" }, row.entry),
            updated: instant(*date),
        });
        let feed = ChangesFeed {
            title: &agreement.title,
            author: publisher.unwrap_or(&agreement.title),
            id: uuid(&agreement.id, "", ""),
            updated: instant(newest),
            address: address.unwrap_or_default(),
            items: items.collect(),
        };
        (Frame::only(PageKind::ChangesFeed), feed)
    }
}

/// The rows of a ledger, with what all entries have alike; `history` is the address of that of an entry.
fn rows<'l, T: Booked>(
    all: &'l [T],
    row: impl Fn(&'l T) -> BookedRow<'l>,
    history: impl Fn(RowPlace, &str) -> Option<String>,
) -> impl Iterator<Item = (Date, BookedRow<'l>)> {
    all.iter().map(move |entry| {
        let row = BookedRow {
            reverses: entry.standing().reverses().map(|of| all[of].entry()),
            note: entry.note(),
            history: history(entry.place(), entry.entry()),
            ..row(entry)
        };
        (entry.recorded_on(), row)
    })
}

fn cost<'l>(basis: &Basis<'_, 'l>, entry: &'l CostEntry) -> BookedRow<'l> {
    let ledger = basis.figures.ledger;
    let what = WhatIsBooked::CostBooked {
        cost_type: ledger.agreement.cost_type(entry.cost_type).name.clone(),
        period: period::text(entry.period),
    };
    BookedRow {
        amount: Some(Amount::exact(Marked::of(entry.amount, entry.status))),
        counterpart: Counterpart::of_cost(basis, entry),
        ..row(&entry.entry, PageKind::JournalOfYear.path(&[&entry.year()]), what)
    }
}

fn membership<'l>(basis: &Basis<'_, 'l>, entry: &'l MembershipEntry) -> BookedRow<'l> {
    let ledger = basis.figures.ledger;
    let member = ledger.agreement.member(entry.member).name.clone();
    let on = german::date(entry.effective_on);
    let what = match entry.event {
        Event::Join => WhatIsBooked::JoinBooked { member, on },
        Event::Leave => WhatIsBooked::LeaveBooked { member, on },
    };
    BookedRow {
        counterpart: Counterpart::of_membership(basis, entry),
        ..row(&entry.entry, PageKind::Memberships.path(&[]), what)
    }
}

fn value<'l>(basis: &Basis<'_, 'l>, entry: &'l MeasureEntry) -> BookedRow<'l> {
    let ledger = basis.figures.ledger;
    let what = WhatIsBooked::ValueBooked {
        measure: ledger.agreement.measure(entry.measure).name.clone(),
        year: entry.year.number(),
        member: ledger.agreement.member(entry.member).short_name.clone(),
        value: german::millionths(entry.value.millionths().into()),
    };
    BookedRow {
        counterpart: Counterpart::of_value(basis, entry),
        ..row(&entry.entry, PageKind::Keys.path(&[]), what)
    }
}

fn stand(stand: &Stand, history: Option<String>) -> BookedRow<'_> {
    let what = WhatIsBooked::StandRecorded { stand: stand.id.to_string() };
    let row = row(&stand.id, PageKind::Checksums.path(&[]), what);
    BookedRow { is_stand: true, note: &stand.note, history, ..row }
}

fn row(entry: &str, page: String, what: WhatIsBooked) -> BookedRow<'_> {
    BookedRow {
        entry,
        page,
        what,
        is_stand: false,
        amount: None,
        counterpart: None,
        reverses: None,
        note: "",
        history: None,
    }
}

/// The beginning of a day in universal time, as Atom wants it: the ledger knows days, not hours.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// A name that stays the same for ever and that nothing else has: a UUID of version 8 (RFC 9562), whose bits are
/// those of a digest of what it names.
fn uuid(agreement: &str, kind: &str, name: &str) -> String {
    let digest = sha256(format!("kopfstelle\n{agreement}\n{kind}\n{name}").as_bytes());
    let part = |from: usize, to: usize| digest.get(from..to).unwrap_or_default().to_owned();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn a_feed_item_has_a_uuid_of_version_8_that_depends_on_what_it_names_only() {
        let id = uuid("kopfstelle", "entry", "2024-001");
        assert_eq!(id.len(), "urn:uuid:00000000-0000-8000-8000-000000000000".len());
        assert_eq!((&id[23..24], &id[28..29]), ("8", "8"));
        assert_eq!(id, uuid("kopfstelle", "entry", "2024-001"));
        assert_ne!(id, uuid("kopfstelle", "stand", "2024-001"));
    }
}
