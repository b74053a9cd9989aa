//! What a change does to the site: both sides are rendered in memory and their files compared. Of several agreements
//! only those that differ are rendered; of those that share a municipality with them what its page over all of them
//! says.

use super::agreement::{self, Foot, SiteAround};
use crate::data::{Head, is_retold};
use crate::digest;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::invariant::Invariant;
use crate::ledger::{CostEntry, Ledger, Reading, RootReading};
use crate::page_table::folder_of_agreement;
use crate::pages::{Interruption, KeyFigures, Templates, render_root};
use crate::review::site_change::{AgreementFiles, Files, SiteChange, Untold, differences};
use crate::source::AgreementSource;
use crate::year::Year;
use std::collections::{BTreeMap, BTreeSet};

/// More pages than this, of both sides together, are not rendered for a review.
const MOST_PAGES: usize = 10_000;

/// What changes from one side to the next, or why that cannot be told.
///
/// # Errors
/// Where a template asks for something that its page does not have.
pub fn change(
    templates: &Templates,
    before: &RootReading,
    after: &RootReading,
) -> Result<Result<SiteChange, Untold>, Interruption> {
    let (Some(before), Some(after)) = (Site::of(before), Site::of(after)) else {
        return Ok(Err(Untold::Errors));
    };
    if before.pages_beside(&after) + after.pages_beside(&before) > MOST_PAGES {
        return Ok(Err(Untold::TooManyPages));
    }
    differing(templates, &before, &after).map(Ok)
}

fn differing(templates: &Templates, before: &Site<'_>, after: &Site<'_>) -> Result<SiteChange, Interruption> {
    // Where the only agreement gets company or loses it, its addresses and the root change in any case.
    let same_place = before.alone() == after.alone();
    let mut change = SiteChange::default();
    let (mut listed_before, mut listed_after) = (Vec::new(), Vec::new());
    let touched: BTreeSet<&str> = before.members_beside(after).chain(after.members_beside(before)).collect();
    let ids: BTreeSet<&str> = before.agreements.keys().chain(after.agreements.keys()).copied().collect();
    for id in ids {
        let (was, is) = (before.agreements.get(id), after.agreements.get(id));
        if same_place && let Some(of) = after.same(id, before) {
            // Where one that differs has a member of it, that municipality has a page over both.
            if of.members().any(|member| touched.contains(member)) {
                let figures = Figures::of(of.ledger);
                let listed = agreement::key_figures(templates, (of.source, &figures));
                listed_before.push(listed.clone());
                listed_after.push(listed);
            }
            continue;
        }
        let was_figures = was.map(|was| Figures::of(was.ledger));
        let is_figures = is.map(|is| Figures::of(is.ledger));
        let was = was.zip(was_figures.as_ref());
        let is = is.zip(is_figures.as_ref());
        let (named, named_figures) = is.or(was).invariant("an id is that of an agreement of one side");
        // The foot of every page changes with every change; the same one on both sides lets the rest be seen.
        let foot = Foot::of(named_figures, &Head::of(named.source, named.ledger));
        let alone = if is.is_some() { after.alone() } else { before.alone() };
        let rendered = |side: Option<(&SoundAgreement<'_>, &Figures<'_>)>, listed: &mut Vec<KeyFigures>| {
            let mut files = Files::new();
            if let Some((side, figures)) = side {
                let mut keep = keeping(&mut files);
                let side = (side.source, figures);
                let site = SiteAround { foot: Some(&foot), ..SiteAround::around(id, alone) };
                listed.push(agreement::render(templates, side, &site, &mut keep)?);
            }
            Ok::<_, Interruption>(files)
        };
        let files = differences(&rendered(was, &mut listed_before)?, &rendered(is, &mut listed_after)?);
        let moved = was.is_some() && is.is_some() && !same_place;
        let members = was.into_iter().chain(is).flat_map(|(side, _)| &side.ledger.agreement.members);
        change.agreements.push(AgreementFiles {
            id: id.to_owned(),
            title: named.ledger.agreement.title.clone(),
            folder: folder_of_agreement(id, alone),
            moved_from: moved.then(|| folder_of_agreement(id, before.alone())),
            members: members.map(|member| (member.id.clone(), member.short_name.clone())).collect(),
            files,
        });
    }
    let root = |listed: &[KeyFigures], alone: bool| -> Result<Files, Interruption> {
        let mut files = Files::new();
        render_root(templates, listed, !alone, &mut keeping(&mut files))?;
        Ok(files)
    };
    change.root = differences(&root(&listed_before, before.alone())?, &root(&listed_after, after.alone())?);
    Ok(change)
}

/// What takes the files of a site and keeps their digests. What only tells again what others say is no change of its
/// own.
fn keeping(files: &mut Files) -> impl FnMut(&str, &[u8]) -> Result<(), Failure> {
    |path, bytes| {
        if !is_retold(path) {
            files.insert(path.to_owned(), digest::sha256(bytes));
        }
        Ok(())
    }
}

/// The sound agreements of one side, by id.
struct Site<'s> {
    agreements: BTreeMap<&'s str, SoundAgreement<'s>>,
}

struct SoundAgreement<'s> {
    source: &'s AgreementSource,
    ledger: &'s Ledger,
}

impl<'s> SoundAgreement<'s> {
    /// By what its members are known over all agreements: their official keys, else their names.
    fn members(&self) -> impl Iterator<Item = &'s str> + use<'s> {
        self.ledger
            .agreement
            .members
            .iter()
            .map(|member| member.ags.as_ref().map_or(member.name.as_str(), |key| key.as_str()))
    }
}

impl<'s> Site<'s> {
    fn of(side: &'s RootReading) -> Option<Self> {
        if !side.is_sound() {
            return None;
        }
        let agreements = side.agreements.values().filter_map(|Reading { source, ledger, .. }| {
            let ledger = ledger.as_ref()?;
            Some((ledger.agreement.id.as_str(), SoundAgreement { source, ledger }))
        });
        Some(Self { agreements: agreements.collect() })
    }

    fn alone(&self) -> bool {
        self.agreements.len() <= 1
    }

    /// The agreement of that id, if the other side has the same files of it.
    fn same(&self, id: &str, other: &Self) -> Option<&SoundAgreement<'s>> {
        let (one, other) = (self.agreements.get(id)?, other.agreements.get(id)?);
        let same = one
            .source
            .files()
            .map(|file| (&file.path, &file.bytes))
            .eq(other.source.files().map(|file| (&file.path, &file.bytes)));
        same.then_some(one)
    }

    /// The agreements that the other side has not, or not with the same files.
    fn beside(&self, other: &Self) -> impl Iterator<Item = &SoundAgreement<'s>> {
        self.agreements
            .iter()
            .filter(|(id, _)| self.same(id, other).is_none())
            .map(|(_, agreement)| agreement)
    }

    /// By what the members of those agreements are known.
    fn members_beside(&self, other: &Self) -> impl Iterator<Item = &'s str> {
        self.beside(other).flat_map(SoundAgreement::members)
    }

    /// Roughly how many pages those agreements have that the other side has not: one a year, and one a member in it.
    /// Where there are many entries, as many as the work of rendering these comes to.
    fn pages_beside(&self, other: &Self) -> usize {
        let pages = self.beside(other).map(|SoundAgreement { ledger, .. }| {
            let years: BTreeSet<Year> = ledger.costs.iter().map(CostEntry::year).collect();
            years.len() * (1 + ledger.agreement.members.len()) + ledger.entries() / 10
        });
        pages.sum()
    }
}
