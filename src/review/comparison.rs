//! What a change adds to one agreement, in the terms of the ledger.

use super::agreement_change::{self, AgreementChange};
use super::effect::{Effect, was_over};
use super::past_figures::{self, PastFigure};
use super::side::Reading;
use crate::cents::Cents;
use crate::data::{self, Head};
use crate::figures::Figures;
use crate::ledger::{self, CostEntry, Ledger, MembershipEntry, Stand, Standing};
use crate::source::AgreementSource;
use std::collections::BTreeSet;

/// One agreement before and after; only there where any of its bytes differ.
#[derive(Debug)]
pub struct Comparison<'s> {
    /// Its folder within the ledger root.
    pub folder: String,
    /// How far it could be compared.
    pub state: State,
    /// Its files before.
    pub old: Option<&'s Reading>,
    /// Its files after.
    pub new: Option<&'s Reading>,
    /// What changed in `agreement.toml`.
    pub agreement: Vec<AgreementChange>,
    /// What the change of `agreement.toml` alone would do to the bills: the old entries under the new agreement.
    /// `None` where it did not change, or where the old entries do not fit the new agreement.
    pub agreement_alone: Option<Effect>,
    /// Cost entries that were not there before, by their place in the newer ledger.
    pub costs: Vec<usize>,
    /// Membership entries that were not there before, by their place in the newer ledger.
    pub memberships: Vec<usize>,
    /// Stands that were not there before, by their place in the newer ledger.
    pub stands: Vec<usize>,
    /// What it does to the bills.
    pub effect: Effect,
    /// What it does to other published figures of years that were over.
    pub past_figures: Vec<PastFigure>,
    /// The published data files that change.
    pub data_files: Vec<DataChange>,
}

/// A published data file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataChange {
    /// Its path below the agreement's pages.
    pub path: String,
    /// For the tables of figures: the years of the rows that change, and whether each was over before.
    pub years: Vec<(i16, bool)>,
}

/// How far an agreement could be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Both sides are sound.
    Compared,
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It had errors before, so there are no figures to compare with.
    BaseBroken,
    /// It has errors now.
    HeadBroken,
}

impl State {
    /// The name in machine-readable output and in templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Compared => "compared",
            Self::New => "new",
            Self::Gone => "gone",
            Self::BaseBroken => "base-broken",
            Self::HeadBroken => "head-broken",
        }
    }
}

impl<'s> Comparison<'s> {
    pub(super) fn of(folder: &str, old: Option<&'s Reading>, new: Option<&'s Reading>) -> Option<Self> {
        if same_bytes(old, new) {
            return None;
        }
        let (was, is) = (old.and_then(|old| old.ledger.as_ref()), new.and_then(|new| new.ledger.as_ref()));
        let state = match (old, was, new, is) {
            (_, _, None, _) => State::Gone,
            (_, _, Some(_), None) => State::HeadBroken,
            (None, _, _, Some(_)) => State::New,
            (Some(_), None, _, Some(_)) => State::BaseBroken,
            (Some(_), Some(_), _, Some(_)) => State::Compared,
        };
        let mut comparison = Self {
            folder: folder.to_owned(),
            state,
            old,
            new,
            agreement: Vec::new(),
            agreement_alone: None,
            costs: Vec::new(),
            memberships: Vec::new(),
            stands: Vec::new(),
            effect: Effect::default(),
            past_figures: Vec::new(),
            data_files: Vec::new(),
        };
        if matches!(state, State::New | State::Compared)
            && let Some(is) = is
        {
            comparison.add_entries(was, is);
            comparison.effect = Effect::between(was, Some(is));
        }
        if let (State::Compared, Some(was), Some(is), Some(old), Some(new)) = (state, was, is, old, new) {
            comparison.agreement = agreement_change::changes(&was.agreement, &is.agreement);
            let alone = (!comparison.agreement.is_empty()).then(|| {
                let alone = AgreementSource { agreement: new.source.agreement.clone(), ..old.source.clone() };
                ledger::read(&alone).ledger
            });
            let alone = alone.flatten();
            comparison.agreement_alone = alone.as_ref().map(|alone| Effect::between(Some(was), Some(alone)));
            comparison.past_figures = past_figures::changed(was, is, alone.as_ref());
            comparison.data_files = changed_data_files((&old.source, was), (&new.source, is));
        }
        Some(comparison)
    }

    fn add_entries(&mut self, was: Option<&Ledger>, is: &Ledger) {
        let known_costs: BTreeSet<&str> =
            was.map(|was| was.costs.iter().map(|entry| &*entry.entry).collect()).unwrap_or_default();
        let known_memberships: BTreeSet<&str> =
            was.map(|was| was.memberships.iter().map(|entry| &*entry.entry).collect()).unwrap_or_default();
        let known_stands: BTreeSet<&str> =
            was.map(|was| was.stands.iter().map(|stand| &*stand.stand).collect()).unwrap_or_default();
        let new = |known: &BTreeSet<&str>, ids: Vec<&str>| -> Vec<usize> {
            ids.iter().enumerate().filter(|(_, id)| !known.contains(*id)).map(|(place, _)| place).collect()
        };
        self.costs = new(&known_costs, is.costs.iter().map(|entry| &*entry.entry).collect());
        self.memberships =
            new(&known_memberships, is.memberships.iter().map(|entry| &*entry.entry).collect());
        self.stands = new(&known_stands, is.stands.iter().map(|stand| &*stand.stand).collect());
    }

    /// The newer ledger.
    #[must_use]
    pub fn ledger(&self) -> Option<&'s Ledger> {
        self.new.and_then(|new| new.ledger.as_ref())
    }

    /// The added cost entries.
    pub fn added_costs(&self) -> impl Iterator<Item = &'s CostEntry> {
        let costs = self.ledger().map(|ledger| ledger.costs.as_slice()).unwrap_or_default();
        self.costs.iter().filter_map(|&place| costs.get(place))
    }

    /// The added membership entries.
    pub fn added_memberships(&self) -> impl Iterator<Item = &'s MembershipEntry> {
        let entries = self.ledger().map(|ledger| ledger.memberships.as_slice()).unwrap_or_default();
        self.memberships.iter().filter_map(|&place| entries.get(place))
    }

    /// The added stands.
    pub fn added_stands(&self) -> impl Iterator<Item = &'s Stand> {
        let stands = self.ledger().map(|ledger| ledger.stands.as_slice()).unwrap_or_default();
        self.stands.iter().filter_map(|&place| stands.get(place))
    }

    /// What the added cost entries sum to.
    #[must_use]
    pub fn added_sum(&self) -> Cents {
        self.added_costs().map(|entry| entry.amount).sum()
    }

    /// How many of the added entries take back another.
    #[must_use]
    pub fn reversals(&self) -> usize {
        let is_reversal = |standing: Standing| matches!(standing, Standing::Reversal { .. });
        self.added_costs().filter(|entry| is_reversal(entry.standing)).count()
            + self.added_memberships().filter(|entry| is_reversal(entry.standing)).count()
    }
}

fn same_bytes(old: Option<&Reading>, new: Option<&Reading>) -> bool {
    let files = |reading: &Reading| {
        let source = &reading.source;
        let files = source.ledger_files().chain([&source.agreement]);
        files.map(|file| (file.path.clone(), file.bytes.clone())).collect::<BTreeSet<_>>()
    };
    match (old, new) {
        (Some(old), Some(new)) => files(old) == files(new),
        (None, None) => true,
        _ => false,
    }
}

fn changed_data_files(
    (old_source, was): (&AgreementSource, &Ledger),
    (new_source, is): (&AgreementSource, &Ledger),
) -> Vec<DataChange> {
    let (old_figures, new_figures) = (Figures::of(was), Figures::of(is));
    let old = data::files(old_source, &old_figures, &Head::of(old_source, was));
    let new = data::files(new_source, &new_figures, &Head::of(new_source, is));
    let last_booking = old_figures.reference.stand;
    let changed = new.into_iter().filter(|file| !old.contains(file));
    changed
        .map(|file| {
            let before = old.iter().find(|old| old.path == file.path).map(|old| old.bytes.as_slice());
            let years = changed_years(&file.path, before.unwrap_or_default(), &file.bytes);
            let years = years.into_iter().map(|year| (year, was_over(year, last_booking))).collect();
            DataChange { path: file.path, years }
        })
        .collect()
}

/// The years of the rows that only one of two tables has.
fn changed_years(path: &str, old: &[u8], new: &[u8]) -> BTreeSet<i16> {
    let column = match path {
        "data/shares.csv" => 1,
        "data/savings.csv" | "data/bills.csv" => 0,
        _ => return BTreeSet::new(),
    };
    let rows =
        |bytes| String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<BTreeSet<String>>();
    let (old, new) = (rows(old), rows(new));
    let differing = old.symmetric_difference(&new);
    differing.filter_map(|row| row.split(',').nth(column)?.parse().ok()).collect()
}
