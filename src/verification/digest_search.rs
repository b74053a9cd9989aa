//! A digest from the minutes → the state that it is of: the present one, a recorded one, or one that git knows.

use super::agreements;
use super::history::History;
use crate::data::{Head, Heads};
use crate::failure::Failure;
use crate::ledger::{self, Reading};
use crate::source::AgreementSource;

/// A state with the digest that was looked for.
#[derive(Debug)]
pub struct Found {
    /// Where it was found.
    pub origin: Origin,
    /// The agreements it speaks of, by folder: one, or all where it is the digest of the list.
    pub states: Vec<(String, Head)>,
}

/// Where a state was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is the present one.
    Present,
    /// A stand proves it.
    Stand,
    /// This revision of git holds it.
    Revision(String),
}

/// The state with a digest that begins with these digits. `agreements` are all that there are, or those asked for; then
/// only theirs are looked through.
///
/// # Errors
/// Where the history cannot be read.
pub fn find_digest(
    digits: &str,
    agreements: &[&Reading],
    are_all: bool,
    history: Option<&History>,
) -> Result<Option<Found>, Failure> {
    let known: Vec<(&Reading, Vec<Head>)> =
        agreements.iter().map(|reading| (*reading, agreements::states(reading))).collect();
    for (reading, states) in &known {
        let place = states.iter().position(|head| head.digest().starts_with(digits));
        if let Some((place, head)) = place.and_then(|place| Some((place, states.get(place)?))) {
            let origin = if place == 0 { Origin::Present } else { Origin::Stand };
            return Ok(Some(Found { origin, states: vec![(reading.source.folder.clone(), head.clone())] }));
        }
    }
    let state = |(reading, states): &(&Reading, Vec<Head>)| {
        Some((reading.source.folder.clone(), reading.id()?.to_owned(), states.first()?.clone()))
    };
    let present: Option<Vec<State>> = known.iter().map(state).collect();
    if let Some(states) = present.filter(|_| are_all).and_then(|states| list(digits, states)) {
        return Ok(Some(Found { origin: Origin::Present, states }));
    }
    let Some(history) = history else { return Ok(None) };
    history.find(|revision, sources| {
        let is_meant =
            |folder: &str| are_all || agreements.iter().any(|reading| reading.source.folder == folder);
        let states = states(sources, is_meant);
        let one = states.iter().find(|(_, _, head)| head.digest().starts_with(digits));
        let states = match one {
            Some((folder, _, head)) => vec![(folder.clone(), head.clone())],
            None if are_all => list(digits, states)?,
            None => return None,
        };
        Some(Found { origin: Origin::Revision(revision.to_owned()), states })
    })
}

/// An agreement's folder, its id, and its state.
type State = (String, String, Head);

/// The agreements of a version that have no errors.
fn states(sources: Vec<AgreementSource>, is_meant: impl Fn(&str) -> bool) -> Vec<State> {
    let read = sources.into_iter().filter(|source| is_meant(&source.folder)).filter_map(|source| {
        let (Reading { source, ledger, .. }, _) = ledger::read(source);
        let ledger = ledger?;
        Some((source.folder.clone(), ledger.agreement.id.clone(), Head::of(&source, &ledger)))
    });
    read.collect()
}

/// These states, if their list has the digest; the list of a single one is nowhere shown.
fn list(digits: &str, states: Vec<State>) -> Option<Vec<(String, Head)>> {
    let heads = Heads::of(states.iter().map(|(_, id, head)| (id.clone(), head.digest())));
    (states.len() > 1 && heads.digest().starts_with(digits))
        .then(|| states.into_iter().map(|(folder, _, head)| (folder, head)).collect())
}
