//! What a change adds to one agreement, in the terms of the ledger.

use super::added_lines::{self, AddedLines};
use super::agreement_change::{self, AgreementChange};
use super::effect::Effect;
use super::past_figures::{self, PastFigure};
use crate::cents::Cents;
use crate::data::{self, Head};
use crate::figures::Figures;
use crate::figures::correction::TakenBack;
use crate::ledger::{
    self, Booked, CostEntry, Ledger, MeasureEntry, MembershipEntry, Reading, RowPlace, Stand,
};
use crate::source::{AgreementSource, FileRole, SourceFile};
use crate::year::Year;
use std::collections::BTreeSet;

/// One agreement before and after; only there where any of its bytes or its folder differ.
#[derive(Debug)]
pub struct Comparison<'s> {
    /// Its folder within the ledger root.
    pub folder: String,
    /// Its folder before, where that is another one.
    pub moved_from: Option<String>,
    /// How far it could be compared.
    pub state: AgreementState,
    /// Its files before.
    pub old: Option<&'s Reading>,
    /// Its files after.
    pub new: Option<&'s Reading>,
    /// What changed in `agreement.toml`.
    pub agreement: Vec<AgreementChange>,
    /// Whether `agreement.toml` was only written otherwise (comments, blanks), so that it says the same.
    pub agreement_reworded: bool,
    /// What the change of `agreement.toml` alone would do to the bills: the old entries under the new agreement.
    /// `None` where it did not change, or where the old entries do not fit the new agreement.
    pub agreement_alone: Option<Effect>,
    /// Cost entries that were not there before, by their place in the newer ledger.
    pub costs: Vec<usize>,
    /// Membership entries that were not there before, by their place in the newer ledger.
    pub memberships: Vec<usize>,
    /// Values of measures that were not there before, by their place in the newer ledger.
    pub values: Vec<usize>,
    /// What the newer ledger takes back.
    pub taken_back: TakenBack<'s>,
    /// Stands that were not there before, by their place in the newer ledger.
    pub stands: Vec<usize>,
    /// What was added line by line, where the newer files have errors.
    pub lines: AddedLines,
    /// What it does to the bills.
    pub effect: Effect,
    /// What it does to other published figures of years that were over.
    pub past_figures: Vec<PastFigure>,
    /// The published tables that change.
    pub data_files: Vec<DataChange>,
}

/// A published data file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataChange {
    /// Its path below the agreement's pages.
    pub path: String,
    /// For the tables of figures: the years of the rows that change, and whether each was over before.
    pub years: Vec<(Year, bool)>,
}

/// How far an agreement could be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementState {
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

impl AgreementState {
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
    pub(super) fn of(
        (old_folder, old): (Option<&str>, Option<&'s Reading>),
        (new_folder, new): (Option<&str>, Option<&'s Reading>),
    ) -> Option<Self> {
        let moved_from = old_folder.filter(|old| new_folder.is_some_and(|new| new != *old));
        if moved_from.is_none() && same_bytes(old, new) {
            return None;
        }
        let (was, is) = (old.and_then(|old| old.ledger.as_ref()), new.and_then(|new| new.ledger.as_ref()));
        let state = match (old, was, new, is) {
            (_, _, None, _) => AgreementState::Gone,
            (_, _, Some(_), None) => AgreementState::HeadBroken,
            (None, _, _, Some(_)) => AgreementState::New,
            (Some(_), None, _, Some(_)) => AgreementState::BaseBroken,
            (Some(_), Some(_), _, Some(_)) => AgreementState::Compared,
        };
        let mut comparison = Self {
            folder: new_folder.or(old_folder).unwrap_or_default().to_owned(),
            moved_from: moved_from.map(str::to_owned),
            state,
            old,
            new,
            agreement: Vec::new(),
            agreement_reworded: false,
            agreement_alone: None,
            costs: Vec::new(),
            memberships: Vec::new(),
            values: Vec::new(),
            taken_back: TakenBack::default(),
            stands: Vec::new(),
            lines: AddedLines::default(),
            effect: Effect::default(),
            past_figures: Vec::new(),
            data_files: Vec::new(),
        };
        if let Some(new) = new {
            comparison.compare_agreement(old, new);
            if let Some(is) = is {
                comparison.add_entries(old, (new, is));
                comparison.taken_back = TakenBack::of(is);
            } else {
                let lines = added_lines::in_ledger_files(old.map(|old| &old.source), &new.source);
                comparison.lines.extend(lines);
            }
        }
        if let (AgreementState::New | AgreementState::Compared, Some(new), Some(is)) = (state, new, is) {
            let old = old.and_then(|old| Some((&old.source, Figures::of(old.ledger.as_ref()?))));
            comparison.compare_figures(old.as_ref(), (&new.source, &Figures::of(is)));
        }
        Some(comparison)
    }

    /// Key by key where both can be read, else line by line; errors elsewhere do not matter.
    fn compare_agreement(&mut self, old: Option<&Reading>, new: &Reading) {
        let Some(old) = old else { return };
        let (old, new) = (&old.source, &new.source);
        if old.agreement.bytes == new.agreement.bytes {
            return;
        }
        if let (Some(was), Some(is)) = (ledger::read_agreement(old), ledger::read_agreement(new)) {
            self.agreement = agreement_change::changes(&was, &is);
            self.agreement_reworded = self.agreement.is_empty();
        } else {
            self.lines.extend(added_lines::in_file(&old.agreement.bytes, &new.agreement));
        }
    }

    /// By their identifiers where the older ledger can be read, else by the lines on which they stand.
    fn add_entries(&mut self, old: Option<&Reading>, (new, is): (&Reading, &Ledger)) {
        fn places<T>(entries: &[T], is_new: impl Fn(&T) -> bool) -> Vec<usize> {
            (0..entries.len()).filter(|&place| entries.get(place).is_some_and(&is_new)).collect()
        }
        fn new_ones<T: Booked>(was: Option<&Vec<T>>, is: &[T]) -> Vec<usize> {
            let known: BTreeSet<&str> = was.into_iter().flatten().map(Booked::entry).collect();
            places(is, |entry| !known.contains(entry.entry()))
        }
        if let Some(old) = old.filter(|old| old.ledger.is_none()) {
            let lines = added_lines::in_ledger_files(Some(&old.source), &new.source);
            let lines: BTreeSet<(String, usize)> = lines.map(|line| (line.file, line.line)).collect();
            let stands_on = |files: &[SourceFile], place: RowPlace| {
                files.get(place.file).is_some_and(|file| lines.contains(&(file.path.clone(), place.line)))
            };
            self.costs = places(&is.costs, |entry| stands_on(&new.source.costs, entry.place));
            self.memberships =
                places(&is.memberships, |entry| stands_on(&new.source.memberships, entry.place));
            self.values = places(&is.measures, |entry| stands_on(&new.source.measures, entry.place));
            self.stands = places(&is.stands, |stand| {
                stand
                    .rows
                    .first()
                    .is_some_and(|row| lines.contains(&(FileRole::STANDS.to_owned(), row.place.line)))
            });
            return;
        }
        let was = old.and_then(|old| old.ledger.as_ref());
        let known_stands: BTreeSet<&str> =
            was.iter().flat_map(|was| &was.stands).map(|stand| &*stand.id).collect();
        self.costs = new_ones(was.map(|was| &was.costs), &is.costs);
        self.memberships = new_ones(was.map(|was| &was.memberships), &is.memberships);
        self.values = new_ones(was.map(|was| &was.measures), &is.measures);
        self.stands = places(&is.stands, |stand| !known_stands.contains(&*stand.id));
    }

    fn compare_figures(
        &mut self,
        old: Option<&(&AgreementSource, Figures<'_>)>,
        new: (&AgreementSource, &Figures<'_>),
    ) {
        let was = old.map(|(_, figures)| figures);
        self.effect = Effect::between(was, Some(new.1));
        self.data_files = changed_data_files(old.map(|(source, figures)| (*source, figures)), new);
        let Some((old_source, was)) = old else { return };
        let alone = (!self.agreement.is_empty()).then(|| {
            // What it names must be there.
            let (agreement, documents) = (new.0.agreement.clone(), new.0.documents.clone());
            let source = AgreementSource { agreement, documents, ..(*old_source).clone() };
            ledger::read(source).0.ledger
        });
        let alone = alone.flatten();
        let alone = alone.as_ref().map(Figures::of);
        self.agreement_alone = alone.as_ref().map(|alone| Effect::between(Some(was), Some(alone)));
        self.past_figures = past_figures::changed(was, new.1, alone.as_ref());
    }

    /// The newer ledger.
    #[must_use]
    pub fn ledger(&self) -> Option<&'s Ledger> {
        self.new.and_then(|new| new.ledger.as_ref())
    }

    /// What it is called, in its newer form where that can be read.
    #[must_use]
    pub fn title(&self) -> Option<&'s str> {
        let ledgers = [self.new, self.old].into_iter().flatten();
        ledgers.filter_map(|side| side.ledger.as_ref()).map(|ledger| ledger.agreement.title.as_str()).next()
    }

    /// Its id, in its newer form where that can be read.
    #[must_use]
    pub fn id(&self) -> Option<&'s str> {
        let ledgers = [self.new, self.old].into_iter().flatten();
        ledgers.filter_map(|side| side.ledger.as_ref()).map(|ledger| ledger.agreement.id.as_str()).next()
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

    /// The added values of measures.
    pub fn added_values(&self) -> impl Iterator<Item = &'s MeasureEntry> {
        let values = self.ledger().map(|ledger| ledger.measures.as_slice()).unwrap_or_default();
        self.values.iter().filter_map(|&place| values.get(place))
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
        self.added_costs().filter_map(|entry| entry.standing.reverses()).count()
            + self.added_memberships().filter_map(|entry| entry.standing.reverses()).count()
            + self.added_values().filter_map(|entry| entry.standing.reverses()).count()
    }

    /// How many of those take back a plan, since the result came.
    #[must_use]
    pub fn settlements(&self) -> usize {
        let reversals = self.added_costs().filter(|entry| entry.standing.reverses().is_some());
        reversals.filter(|entry| self.taken_back.is_settled(entry)).count()
    }

    /// The years that were over and of which anything published changes.
    #[must_use]
    pub fn retroactive_years(&self) -> BTreeSet<Year> {
        let bills = self.effect.retroactive().map(|year| year.year);
        let data = self.data_files.iter().flat_map(|file| &file.years);
        let figures = self.past_figures.iter().map(|figure| figure.year);
        bills.chain(data.filter(|(_, was_over)| *was_over).map(|(year, _)| *year)).chain(figures).collect()
    }
}

fn same_bytes(old: Option<&Reading>, new: Option<&Reading>) -> bool {
    fn files(reading: &Reading) -> impl Iterator<Item = (&str, &[u8])> {
        let source = &reading.source;
        source.files().map(|file| (file.path.as_str(), &*file.bytes))
    }
    match (old, new) {
        (Some(old), Some(new)) => files(old).eq(files(new)),
        (None, None) => true,
        _ => false,
    }
}

fn changed_data_files(
    old: Option<(&AgreementSource, &Figures<'_>)>,
    new: (&AgreementSource, &Figures<'_>),
) -> Vec<DataChange> {
    let files = |(source, figures): (&AgreementSource, &Figures<'_>)| {
        data::files(source, figures, &Head::of(source, figures.ledger))
    };
    let before = old.map(files).unwrap_or_default();
    let was_over = |year| old.is_some_and(|(_, figures)| figures.reference.is_over(year));
    let changed = files(new).into_iter().filter(|file| !before.contains(file));
    changed
        .map(|file| {
            let was = before.iter().find(|old| old.path == file.path).map(|old| old.bytes.as_slice());
            let years = changed_years(&file.path, was.unwrap_or_default(), &file.bytes);
            let years = years.into_iter().map(|year| (year, was_over(year))).collect();
            DataChange { path: file.path, years }
        })
        .collect()
}

/// The years of the rows that only one of two tables has.
fn changed_years(path: &str, old: &[u8], new: &[u8]) -> BTreeSet<Year> {
    let Some(column) = data::year_column(path) else { return BTreeSet::new() };
    let rows =
        |bytes| String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<BTreeSet<String>>();
    let (old, new) = (rows(old), rows(new));
    let differing = old.symmetric_difference(&new);
    differing.filter_map(|row| row.split(',').nth(column)?.parse().ok()).collect()
}
