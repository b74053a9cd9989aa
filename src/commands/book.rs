//! `kopfstelle book`: rows are made of what is said, shown with what would be found and what they do to each bill, and
//! appended after a yes.

mod agreed;
pub(super) mod document;
mod questions;
mod wishes;

use super::args::{BookOptions, BookWhat, JoinOptions, MembershipOptions};
use super::desk::Desk;
use super::{Outcome, Result};
use crate::booking::{self, NewMember, OpenBooks};
use crate::failure::Failure;
use crate::ledger::{Event, Ledger, Reading};

pub(super) fn run(options: BookOptions) -> Result<Outcome> {
    match options.what {
        BookWhat::Cost(mut options) => {
            let desk = Desk::open(&options.how)?;
            let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
            document::of_words(options.proof, &mut options.cost.document, &desk)?;
            let wish =
                questions::cost(ledger, wishes::cost(options.cost, options.note, options.entry), &desk)?;
            desk.book(&options.how, |reading, books| wish.book(ledger_of(reading)?, books))
        }
        BookWhat::Join(JoinOptions { new_member, before, mut membership }) => {
            let newcomer = new_member.map(|party| {
                membership.member = Some(party.id.clone());
                membership.on = membership.on.take().or_else(|| party.joins.map(|day| day.to_string()));
                questions::newcomer(party, before)
            });
            book_membership((membership, newcomer), Event::Join)
        }
        BookWhat::Leave(options) => book_membership((options, None), Event::Leave),
        BookWhat::Candidate(options) => agreed::candidate(options),
        BookWhat::Term(options) => agreed::term(options),
        BookWhat::Measure(options) => agreed::measure(options),
        BookWhat::Split(options) => agreed::split(options),
        BookWhat::Value(mut options) => {
            let desk = Desk::open(&options.how)?;
            let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
            document::of_words(std::mem::take(&mut options.proof), &mut options.document, &desk)?;
            let (wish, others, how) = wishes::value(options)?;
            let wishes = questions::values(ledger, (wish, others), &desk)?;
            desk.book(&how, |reading, books| {
                let agreement = &ledger_of(reading)?.agreement;
                wishes.iter().for_each(|wish| wish.book(agreement, books));
                Ok(())
            })
        }
        BookWhat::Reversal(mut options) => {
            let desk = Desk::open(&options.how)?;
            document::of_words(std::mem::take(&mut options.proof), &mut options.cost.document, &desk)?;
            let (said, how) = wishes::reversal(options);
            let (entry, note, replacement) = questions::reversal(said, &desk)?;
            desk.book(&how, |_, books| booking::reversal(books, &entry, note.as_deref(), &replacement))
        }
        BookWhat::Settle(mut options) => {
            let desk = Desk::open(&options.how)?;
            let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
            document::of_words(options.proof, &mut options.document, &desk)?;
            let year = questions::year(options.year, &desk)?;
            let books = OpenBooks::of(desk.source(), desk.day);
            let planned = booking::planned(ledger, &books, &year);
            if planned.is_empty() {
                return Err(Failure::Usage(format!("im Jahr {year} ist nichts geplant oder angenommen")));
            }
            let said = (options.result, options.document);
            let (results, document) = questions::results(ledger, &planned, said, &desk)?;
            desk.book(&options.how, |reading, books| {
                let proof = (document.as_str(), options.note.as_deref());
                booking::settlement(ledger_of(reading)?, books, &year, &results, proof)
            })
        }
    }
}

fn book_membership(
    (options, newcomer): (MembershipOptions, Option<NewMember>),
    event: Event,
) -> Result<Outcome> {
    let desk = Desk::open(&options.how)?;
    let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
    let (mut wish, proof, how) = wishes::membership(options);
    document::of_words(proof, &mut wish.document, &desk)?;
    let (wish, newcomer) = questions::membership(ledger, (wish, newcomer), event, &desk)?;
    desk.book(&how, |_, books| {
        newcomer.iter().try_for_each(|newcomer| newcomer.attach(books))?;
        wish.book(event, books)
    })
}

/// The ledger may have been changed since the questions were asked.
fn ledger_of(reading: &Reading) -> std::result::Result<&Ledger, String> {
    reading
        .ledger
        .as_ref()
        .ok_or_else(|| "das Hauptbuch hat jetzt Fehler; `kopfstelle check` nennt sie".to_owned())
}
