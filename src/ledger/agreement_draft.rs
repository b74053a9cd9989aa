//! The agreement while it is checked: as much of it as could be read, and nothing in place of the rest.
//!
//! A check that needs what is not known says nothing; so a slip in one table does not hide what is wrong with
//! the entries of the others, and calls forth no findings about its consequences.

use super::agreement::{
    Agreement, CostType, CostTypeIx, Document, Member, MemberIx, Milestone, Payee, PayeeIx, Proration, Term,
};
use super::split::MeasureIx;
use super::split::{Measure, SharedSplit, Split};
use jiff::civil::Date;

/// As much of an agreement as could be read.
#[derive(Debug, Default)]
pub(super) struct AgreementDraft {
    pub id: Option<String>,
    pub title: Option<String>,
    pub full_title: Option<String>,
    pub about: Option<String>,
    pub proration: Option<Proration>,
    pub members: DraftList<Member>,
    pub payees: DraftList<Payee>,
    pub measures: DraftList<Measure>,
    pub cost_types: DraftList<CostTypeDraft>,
    pub documents: DraftList<Document>,
    /// `None` where some could not be read.
    pub milestones: Option<Vec<Milestone>>,
    pub candidates: Vec<MemberIx>,
}

/// Things with ids, in their order.
#[derive(Debug)]
pub(super) struct DraftList<T> {
    /// The ids, each with what else is there, where all of that could be read.
    pub items: Vec<(String, Option<T>)>,
    /// Whether these are all ids, so that another one is a fault.
    pub complete: bool,
}

impl<T> Default for DraftList<T> {
    fn default() -> Self {
        Self { items: Vec::new(), complete: false }
    }
}

impl<T> DraftList<T> {
    /// All ids in their order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(|(id, _)| id.as_str())
    }

    /// All things, where all could be read.
    fn all(self) -> Option<Vec<T>> {
        self.items.into_iter().map(|(_, item)| item).collect()
    }
}

/// As much of a cost type as could be read.
#[derive(Debug)]
pub(super) struct CostTypeDraft {
    pub name: Option<String>,
    pub payee: Option<PayeeIx>,
    pub split: Option<Split>,
    pub independent_of_members: Option<bool>,
    /// By date.
    pub terms: Option<Vec<Term>>,
    /// The inner `None` is a cost type without a base.
    pub base: Option<Option<CostTypeIx>>,
    pub note: Option<String>,
    pub assumption: Option<String>,
}

impl CostTypeDraft {
    /// The term in force on a day, where the agreement is known to fix one.
    pub fn term_on(&self, day: Date) -> Option<&Term> {
        super::agreement::term_on(self.terms.as_deref()?, day)
    }

    /// How all that take part share it, where that is known.
    pub fn shared(&self) -> Option<&SharedSplit> {
        self.split.as_ref().and_then(Split::shared)
    }

    /// The base, where it is known that there is one.
    pub fn known_base(&self) -> Option<CostTypeIx> {
        self.base.flatten()
    }

    fn complete(self, id: String) -> Option<CostType> {
        Some(CostType {
            id,
            name: self.name?,
            payee: self.payee?,
            split: self.split?,
            independent_of_members: self.independent_of_members?,
            terms: self.terms?,
            base: self.base?,
            note: self.note,
            assumption: self.assumption,
        })
    }
}

impl AgreementDraft {
    /// The id of a member, for a text.
    pub fn member_id(&self, member: MemberIx) -> &str {
        &self.members.items[member.0].0
    }

    /// A measure with its id; what is in it may be in doubt.
    pub fn measure(&self, measure: MeasureIx) -> (&str, Option<&Measure>) {
        let (id, measure) = &self.measures.items[measure.0];
        (id, measure.as_ref())
    }

    /// A cost type with its id; what is in it may be in doubt.
    pub fn cost_type(&self, cost_type: CostTypeIx) -> (&str, Option<&CostTypeDraft>) {
        let (id, draft) = &self.cost_types.items[cost_type.0];
        (id, draft.as_ref())
    }

    /// All cost types of which anything is known.
    pub fn known_cost_types(&self) -> impl Iterator<Item = &CostTypeDraft> {
        self.cost_types.items.iter().filter_map(|(_, draft)| draft.as_ref())
    }

    /// The whole agreement; `None` where any of it could not be read.
    pub fn complete(self) -> Option<Agreement> {
        let cost_types = self.cost_types.items.into_iter().map(|(id, draft)| draft?.complete(id));
        Some(Agreement {
            id: self.id?,
            title: self.title?,
            full_title: self.full_title,
            about: self.about,
            proration: self.proration?,
            members: self.members.all()?,
            payees: self.payees.all()?,
            measures: self.measures.all()?,
            cost_types: cost_types.collect::<Option<_>>()?,
            documents: self.documents.all()?,
            milestones: self.milestones?,
            candidates: self.candidates,
        })
    }
}
