//! A digest from the minutes → the state that it is of: the present one, a recorded one, or one that git knows.

use super::at_hand::AtHand;
use super::history::History;
use crate::data::{Head, Heads};
use crate::failure::Failure;
use crate::ledger;
use crate::source::LedgerFiles;

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
    agreements: &[AtHand],
    are_all: bool,
    history: Option<&History>,
) -> Result<Option<Found>, Failure> {
    for at_hand in agreements {
        let place = at_hand.states.iter().position(|head| head.digest().starts_with(digits));
        if let Some((place, head)) = place.and_then(|place| Some((place, at_hand.states.get(place)?))) {
            let origin = if place == 0 { Origin::Present } else { Origin::Stand };
            return Ok(Some(Found { origin, states: vec![(at_hand.folder.clone(), head.clone())] }));
        }
    }
    let present: Option<Vec<State>> = agreements
        .iter()
        .map(|at_hand| Some((at_hand.folder.clone(), at_hand.id.clone()?, at_hand.states.first()?.clone())))
        .collect();
    if let Some(states) = present.filter(|_| are_all).and_then(|states| list(digits, states)) {
        return Ok(Some(Found { origin: Origin::Present, states }));
    }
    let Some(history) = history else { return Ok(None) };
    history.find(|revision, files| {
        let is_meant = |folder: &str| are_all || agreements.iter().any(|at_hand| at_hand.folder == folder);
        let states = states(files, is_meant);
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
fn states(files: &LedgerFiles, is_meant: impl Fn(&str) -> bool) -> Vec<State> {
    let meant = files.agreements.iter().filter(|(folder, _)| is_meant(folder));
    let read = meant.filter_map(|(folder, source)| {
        let ledger = ledger::read(source).ledger?;
        Some((folder.clone(), ledger.agreement.id.clone(), Head::of(source, &ledger)))
    });
    read.collect()
}

/// These states, if their list has the digest; the list of a single one is nowhere shown.
fn list(digits: &str, states: Vec<State>) -> Option<Vec<(String, Head)>> {
    let heads = Heads::of(states.iter().map(|(_, id, head)| (id.clone(), head.digest())));
    (states.len() > 1 && heads.digest().starts_with(digits))
        .then(|| states.into_iter().map(|(folder, _, head)| (folder, head)).collect())
}
