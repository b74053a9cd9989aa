//! Which entry stands in place of one that was taken back, where no note names it (contract, *costs.csv*): the next
//! one booked that day, of which one for the same thing comes first, and one that replaces nothing yet; else a later
//! one for the same thing.

use crate::ledger::Booked;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The entries that may replace another, by their places in the book. A key ends with whether an entry replaces
/// another already, and its place: the first of a stretch of keys is the best of it.
pub(super) struct Candidates<'l, T, K> {
    entries: &'l [T],
    things: Vec<K>,
    of_thing: BTreeSet<(K, Date, bool, usize)>,
    of_day: BTreeSet<(Date, bool, usize)>,
}

impl<'l, T: Booked, K: Ord + Copy> Candidates<'l, T, K> {
    /// All entries that `may_replace` another; `thing` is what an entry is for.
    pub fn of(entries: &'l [T], thing: impl Fn(&T) -> K, may_replace: impl Fn(&T) -> bool) -> Self {
        let things: Vec<K> = entries.iter().map(thing).collect();
        let places = || (0..entries.len()).filter(|&place| may_replace(&entries[place]));
        let day = |place: usize| entries[place].recorded_on();
        let of_thing = places().map(|place| (things[place], day(place), false, place)).collect();
        let of_day = places().map(|place| (day(place), false, place)).collect();
        Self { entries, things, of_thing, of_day }
    }

    /// An entry replaces another, so that one that does not yet comes before it.
    pub fn take(&mut self, place: usize) {
        let (thing, day) = (self.things[place], self.entries[place].recorded_on());
        if self.of_day.remove(&(day, false, place)) {
            self.of_day.insert((day, true, place));
            self.of_thing.remove(&(thing, day, false, place));
            self.of_thing.insert((thing, day, true, place));
        }
    }

    /// What replaces an entry that a reversal takes back, both told by their places.
    pub fn replacing(&self, reversed: usize, reversal: usize) -> Option<usize> {
        let (thing, day) = (self.things[reversed], self.entries[reversal].recorded_on());
        // Behind the reversal, else before its file: within it, what stands before is no answer to it.
        let file = self.entries[reversal].place().file;
        let before = self.entries.partition_point(|entry| entry.place().file < file);
        let stretches = || {
            [false, true]
                .into_iter()
                .flat_map(|taken| [(taken, reversal + 1, usize::MAX), (taken, 0, before)])
        };
        let is_other = |place: &usize| *place != reversed;
        let for_it = stretches().find_map(|(taken, from, to)| {
            let keys = self.of_thing.range((thing, day, taken, from)..(thing, day, taken, to));
            keys.map(|key| key.3).find(is_other)
        });
        let that_day = || {
            stretches().find_map(|(taken, from, to)| {
                self.of_day.range((day, taken, from)..(day, taken, to)).map(|key| key.2).find(is_other)
            })
        };
        let later = || {
            let behind = self.of_thing.range((thing, day, true, usize::MAX)..).next();
            behind.filter(|key| key.0 == thing).map(|key| key.3)
        };
        for_it.or_else(that_day).or_else(later)
    }
}
