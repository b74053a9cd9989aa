//! What every page of an agreement is made from.

use crate::figures::Figures;
use crate::figures::accession::{Accession, accessions};
use crate::figures::correction::TakenBack;
use crate::figures::scenario::{Scenario, ScenarioStep, scenario};
use crate::ledger::{Agreement, MemberIx};
use crate::pages::frame::words::Words;
use crate::year::Year;
use std::sync::OnceLock;

/// The figures of an agreement with what pages need beside them, computed once.
pub(in crate::pages) struct Basis<'f, 'l> {
    pub figures: &'f Figures<'l>,
    pub accessions: Vec<Accession>,
    pub taken_back: TakenBack<'l>,
    scenario: OnceLock<Option<Scenario>>,
    one_more: OnceLock<Option<ScenarioStep>>,
    pub words: &'f Words,
}

impl<'f, 'l> Basis<'f, 'l> {
    pub(in crate::pages) fn of(figures: &'f Figures<'l>, words: &'f Words) -> Self {
        let taken_back = TakenBack::of(figures.ledger);
        let (scenario, one_more) = (OnceLock::new(), OnceLock::new());
        Self { figures, accessions: accessions(figures), taken_back, scenario, one_more, words }
    }

    /// What one more would bring, computed when a page first asks.
    pub(in crate::pages) fn scenario(&self) -> Option<&Scenario> {
        self.scenario.get_or_init(|| scenario(self.figures)).as_ref()
    }

    /// The group with the next candidate, or any one more.
    pub(in crate::pages) fn one_more(&self) -> Option<&ScenarioStep> {
        let following = |of: &Scenario| of.next().cloned().or_else(|| of.anybody(self.figures));
        self.one_more.get_or_init(|| self.scenario().and_then(following)).as_ref()
    }

    pub(in crate::pages) fn agreement(&self) -> &'l Agreement {
        &self.figures.ledger.agreement
    }

    /// The short names of members.
    pub(in crate::pages) fn names(&self, members: &[MemberIx]) -> Vec<&'l str> {
        members.iter().map(|&member| self.agreement().member(member).short_name.as_str()).collect()
    }

    /// The year that the key figures are of.
    pub(in crate::pages) fn reference_year(&self) -> Option<Year> {
        self.figures.reference.year.map(|year| year.year)
    }

    /// Those that were ever a member, in the official order.
    pub(in crate::pages) fn members_ever(&self) -> Vec<MemberIx> {
        self.figures.members_ever()
    }

    /// The years in which a member shares in any entry, ascending.
    pub(in crate::pages) fn years_of(&self, member: MemberIx) -> Vec<Year> {
        self.figures.years_of(member)
    }
}
