//! What accessions of others saved a member, and what its own brought the others.

use crate::figures::Marked;
use crate::figures::accession::Accession;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::page::overview::joined::Joiners;
use crate::pages::part::amount::Notation;
use crate::pages::part::basis::Basis;
use crate::pages::part::figure::StatedFigure;
use crate::pages::part::until::Until;
use crate::year::Year;
use serde::Serialize;

/// What accessions brought.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum MemberSaved {
    NoCommonCosts,
    NobodyJoinedAfter { name: String },
    NobodyJoinedMeanwhile { name: String },
    WasRelieved { joined: Joiners, name: String, until: Until, saved: StatedFigure },
    WasBurdened { joined: Joiners, name: String, until: Until, saved: StatedFigure },
    WasNeither { joined: Joiners, name: String, until: Until },
    ShareInstead { year: i16, name: String, share: StatedFigure, without: StatedFigure },
    RelievedOthers { joined: Joiners, until: Until, saved: StatedFigure },
    BurdenedOthers { joined: Joiners, until: Until, saved: StatedFigure },
    NothingForOthers { joined: Joiners, until: Until },
}

/// `accessions` are those that gave the member a saving in any year, be it of nothing.
pub(super) fn saved(
    basis: &Basis<'_, '_>,
    member: MemberIx,
    last_full_year: Option<Year>,
    accessions: &[&Accession],
) -> Vec<MemberSaved> {
    let Some(year) = basis.reference_year() else { return Vec::new() };
    let seen = basis.figures.seen_spans(member);
    if seen.current.is_none() && seen.over.is_empty() {
        return Vec::new();
    }
    if !basis.agreement().has_common_costs() {
        return vec![MemberSaved::NoCommonCosts];
    }
    let mut said = vec![by_others(basis, member, year, accessions)];
    said.extend(last_full_year.and_then(|year| share_instead(basis, member, year)));
    said.extend(for_others(basis, member, year));
    said
}

fn by_others(basis: &Basis<'_, '_>, member: MemberIx, year: Year, accessions: &[&Accession]) -> MemberSaved {
    let of = basis.agreement().member(member);
    let name = of.short_name.clone();
    let by_then = accessions.iter().filter(|accession| accession.date <= year.last_day());
    let joined: Vec<MemberIx> = by_then.flat_map(|accession| accession.members.iter().copied()).collect();
    if joined.is_empty() {
        let first = basis.figures.spans(member).first().map(|span| span.from);
        let is_later = |accession: &Accession| first.is_some_and(|first| first < accession.date);
        let missed = basis.accessions.iter().filter(|accession| is_later(accession));
        let missed =
            missed.filter(|accession| basis.figures.reference.last_booking >= Some(accession.date)).count();
        return match missed {
            0 => MemberSaved::NobodyJoinedAfter { name },
            _ => MemberSaved::NobodyJoinedMeanwhile { name },
        };
    }
    let joined = Joiners::of(basis, &joined);
    let saved = basis.figures.saved_until(year, member, None);
    let page = format!("{}#_entlastung", PageKind::Member.path(&[&of.id]));
    let figure = stated("saving", saved, page).of_year(year).of_member(&of.id);
    let until = Until::booked_for(basis, member, year);
    match saved.amount.0.signum() {
        0 => MemberSaved::WasNeither { joined, name, until },
        1 => MemberSaved::WasRelieved { joined, name, until, saved: figure },
        _ => MemberSaved::WasBurdened { joined, name, until, saved: figure },
    }
}

/// Its share of the common costs of a year, and what it would be without later accessions.
fn share_instead(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Option<MemberSaved> {
    let of = basis.agreement().member(member);
    let share = basis.figures.bills.common(year, member);
    let without = share + Marked::of(basis.figures.savings.of_year(year, member), share.statuses);
    let notation = Notation::of(&[share.amount, without.amount]);
    // A difference that the sentence would not show is not told.
    if notation.difference(share.amount, without.amount).is_zero() {
        return None;
    }
    let figure = |claim, amount, page| {
        StatedFigure::euros(claim, amount, notation, page).of_year(year).of_member(&of.id)
    };
    let row = format!("{}#_anteile", PageKind::YearPage.path(&[&year]));
    let table = format!("{}#_entlastung", PageKind::Member.path(&[&of.id]));
    Some(MemberSaved::ShareInstead {
        year: year.number(),
        name: of.short_name.clone(),
        share: figure("share", share, row),
        without: figure("share-without-accessions", without, table),
    })
}

/// What the accession of the member saved those that took part before it.
fn for_others(basis: &Basis<'_, '_>, member: MemberIx, year: Year) -> Option<MemberSaved> {
    let own = |accession: &&Accession| accession.members.contains(&member);
    let accession = basis.accessions.iter().find(own).filter(|of| of.date <= year.last_day())?;
    let figures = basis.figures;
    let saved = figures.saved_by_all_until(year, accession.date);
    let (joined, until) = (Joiners::of(basis, &accession.members), Until::booked(basis, year));
    let of = &basis.agreement().member(member).id;
    // The overview lists what each accession saved all; without a full year there is only the list of members.
    let rows = match figures.reference.remaining.is_empty() {
        false => format!("{}#_beitritte", PageKind::Overview.path(&[])),
        true => format!("{}#_kommunen", PageKind::Members.path(&[])),
    };
    let figure = stated("saved-others", saved, rows);
    let figure = figure.of_year(year).of_member(of);
    Some(match saved.amount.0.signum() {
        0 => MemberSaved::NothingForOthers { joined, until },
        1 => MemberSaved::RelievedOthers { joined, until, saved: figure },
        _ => MemberSaved::BurdenedOthers { joined, until, saved: figure },
    })
}

/// An amount without its sign, which the sentence tells.
fn stated(claim: &str, amount: Marked, page: String) -> StatedFigure {
    let notation = Notation::of(&[amount.amount]);
    StatedFigure::euros(claim, amount, notation, page).absolute(amount, notation)
}
