//! The agreement: its parties, cost types, dated terms and documents, as `agreement.toml` states them.

use super::official_key::OfficialKey;
use super::split::{Measure, MeasureIx, SharedSplit, Split};
use super::stated_date::StatedDate;
use foldhash::HashMap;
use jiff::civil::Date;
use rust_decimal::Decimal;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}

index!(
    /// The place of a member in [`Agreement::members`], which is the official order.
    MemberIx
);
index!(
    /// The place of a payee in [`Agreement::payees`].
    PayeeIx
);
index!(
    /// The place of a cost type in [`Agreement::cost_types`].
    CostTypeIx
);
index!(
    /// The place of a document in [`Agreement::documents`].
    DocumentIx
);

/// A public-law agreement whose costs are shared (Vereinbarung).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Its identifier, also the folder of its pages when there are several agreements.
    pub id: String,
    /// Its short title.
    pub title: String,
    /// Its official title.
    pub full_title: Option<String>,
    /// What the members share, in two or three plain sentences.
    pub about: Option<String>,
    /// How an amount is divided over time when the membership changes within its period.
    pub proration: Proration,
    /// Every party that is, was or may become a member, in the official order.
    pub members: Vec<Member>,
    /// Who receives the shares.
    pub payees: Vec<Payee>,
    /// What costs are divided by where parts are not equal.
    pub measures: Vec<Measure>,
    /// What is paid for.
    pub cost_types: Vec<CostType>,
    /// What proves an entry.
    pub documents: Vec<Document>,
    /// Events of the timeline beside joins and leaves.
    pub milestones: Vec<Milestone>,
    /// Members of the scenario "what would one more member bring", in its order.
    pub candidates: Vec<MemberIx>,
}

impl Agreement {
    /// A member of this agreement.
    #[must_use]
    pub fn member(&self, index: MemberIx) -> &Member {
        &self.members[index.0]
    }

    /// A payee of this agreement.
    #[must_use]
    pub fn payee(&self, index: PayeeIx) -> &Payee {
        &self.payees[index.0]
    }

    /// A cost type of this agreement.
    #[must_use]
    pub fn cost_type(&self, index: CostTypeIx) -> &CostType {
        &self.cost_types[index.0]
    }

    /// A measure of this agreement.
    #[must_use]
    pub fn measure(&self, index: MeasureIx) -> &Measure {
        &self.measures[index.0]
    }

    /// A document of this agreement.
    #[must_use]
    pub fn document(&self, index: DocumentIx) -> &Document {
        &self.documents[index.0]
    }

    /// Whether any cost type is divided by a measure.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.cost_types.iter().any(|cost_type| cost_type.split.measures().next().is_some())
    }

    /// Whether any cost type is of common costs.
    #[must_use]
    pub fn has_common_costs(&self) -> bool {
        self.cost_types.iter().any(CostType::is_common)
    }

    /// Whether everybody that takes part bears the same of the common costs, at all times.
    #[must_use]
    pub fn shares_equally(&self) -> bool {
        let mut common = self.cost_types.iter().filter(|cost_type| cost_type.is_common());
        common.all(|cost_type| cost_type.split.shared().is_some_and(SharedSplit::is_equal))
    }

    /// Whether there are common costs, and everybody that takes part bears the same of them.
    #[must_use]
    pub fn bears_common_costs_alike(&self) -> bool {
        self.has_common_costs() && self.shares_equally()
    }

    /// For each cost type the first that is divided in the same way.
    #[must_use]
    pub fn first_of_same_split(&self) -> Vec<CostTypeIx> {
        let mut first: HashMap<&Split, CostTypeIx> = HashMap::default();
        let cost_types = self.cost_types.iter().enumerate();
        cost_types.map(|(place, of)| *first.entry(&of.split).or_insert(CostTypeIx(place))).collect()
    }

    /// The places of all members, in the official order.
    pub fn member_indices(
        &self,
    ) -> impl DoubleEndedIterator<Item = MemberIx> + ExactSizeIterator + Clone + use<> {
        (0..self.members.len()).map(MemberIx)
    }

    /// All members with their places, in the official order.
    pub fn each_member(&self) -> impl DoubleEndedIterator<Item = (MemberIx, &Member)> + Clone {
        self.member_indices().zip(&self.members)
    }

    /// All payees with their places.
    pub fn each_payee(&self) -> impl DoubleEndedIterator<Item = (PayeeIx, &Payee)> + Clone {
        (0..self.payees.len()).map(PayeeIx).zip(&self.payees)
    }

    /// All cost types with their places.
    pub fn each_cost_type(&self) -> impl DoubleEndedIterator<Item = (CostTypeIx, &CostType)> + Clone {
        (0..self.cost_types.len()).map(CostTypeIx).zip(&self.cost_types)
    }
}

/// How time is weighed (zeitanteilige Verteilung).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proration {
    /// By calendar months; changes within a period fall on a first of month.
    #[default]
    Months,
    /// By days.
    Days,
}

impl Proration {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Months, Self::Days];

    /// As `agreement.toml` writes it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Months => "months",
            Self::Days => "days",
        }
    }
}

/// A municipality that takes part, took part or may do so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Its identifier in the ledgers.
    pub id: String,
    /// Its official name, `Stadt Bergkamen`.
    pub name: String,
    /// Its name where room is scarce, `Bergkamen`.
    pub short_name: String,
    /// Its Amtlicher Gemeindeschlüssel.
    pub ags: Option<OfficialKey>,
}

/// Who receives shares (Zahlungsempfänger).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payee {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The member that this payee is; its own share stays with it.
    pub member: Option<MemberIx>,
}

/// What is paid for (Kostenart).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostType {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who receives the shares of its entries.
    pub payee: PayeeIx,
    /// Who bears its entries.
    pub split: Split,
    /// Whether its total does not depend on how many take part.
    pub independent_of_members: bool,
    /// The quantities that the agreement fixes, ascending by date.
    pub terms: Vec<Term>,
    /// The cost type whose amount for the same period is the unit price of this one.
    pub base: Option<CostTypeIx>,
    /// What is to be said wherever the cost type is explained.
    pub note: Option<String>,
    /// What about it is assumed, not agreed.
    pub assumption: Option<String>,
}

impl CostType {
    /// Whether its entries are common costs (gemeinsame Kosten): not charged to one member alone, and of a total
    /// that does not depend on how many share it.
    #[must_use]
    pub fn is_common(&self) -> bool {
        self.split.is_shared() && self.independent_of_members
    }

    /// The term in force on a day, where the agreement fixes one.
    #[must_use]
    pub fn term_on(&self, day: Date) -> Option<&Term> {
        term_on(&self.terms, day)
    }
}

/// The term of a cost type that is in force on a day; `terms` are ascending by date.
pub(super) fn term_on(terms: &[Term], day: Date) -> Option<&Term> {
    terms.iter().rev().find(|term| term.from <= day)
}

/// A quantity that the agreement fixes from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day it is in force.
    pub from: Date,
    /// How much.
    pub quantity: Decimal,
    /// The unit, `VZÄ`.
    pub unit: Option<String>,
}

/// What proves an entry (Beleg).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: StatedDate,
    /// Where it can be read, if that is public.
    pub readable_at: Option<ReadableAt>,
}

/// Where a document can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadableAt {
    /// At this address.
    Web(String),
    /// In this file of the agreement's folder, which the site publishes.
    File(String),
}

impl Document {
    /// Its address elsewhere.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match &self.readable_at {
            Some(ReadableAt::Web(url)) => Some(url),
            Some(ReadableAt::File(_)) | None => None,
        }
    }

    /// Its file, by its path within the agreement's folder.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match &self.readable_at {
            Some(ReadableAt::File(file)) => Some(file),
            Some(ReadableAt::Web(_)) | None => None,
        }
    }
}

/// An event of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Its date.
    pub date: StatedDate,
    /// What happened.
    pub text: String,
    /// What proves it.
    pub document: Option<DocumentIx>,
}
