//! Whether the ledger was only appended to, with what speaks against it: what was done comes first in a comment.

use super::context::Rule;
use super::limits::Limits;
use super::printable::{Table, made};
use super::sentences::{Holds, RuleLead, RuleRemedy};
use super::{Compared, rows};
use crate::review::{Review, Ruling};

pub(super) fn of<'a>(review: &'a Review<'_>, compared: &Compared, limits: Limits) -> Rule<'a> {
    let (base, base_id) = (compared.base.clone(), made(&*compared.base_id));
    let (holds, lead, remedy) = match review.verdict {
        Ruling::FirstLedger => (Holds::Yes, Some(RuleLead::NoLedgerBefore { base, base_id }), None),
        Ruling::OnlyAppended if review.files == 1 => {
            (Holds::Yes, Some(RuleLead::OneFileContinued { base, base_id }), None)
        }
        Ruling::OnlyAppended => {
            (Holds::Yes, Some(RuleLead::FilesContinued { files: review.files, base, base_id }), None)
        }
        Ruling::NewRowsInWrongForm => (Holds::YesInWrongForm, None, Some(RuleRemedy::SaveNewRows)),
        Ruling::FilesInWrongForm => (Holds::YesInWrongForm, None, Some(RuleRemedy::SaveFiles)),
        Ruling::NotUpToDate => (Holds::No, Some(RuleLead::CatchUp { base }), None),
        Ruling::HistoryCutOff => (Holds::NotKnown, Some(RuleLead::FetchHistory { base }), None),
        Ruling::AgreementMoved => (Holds::YesElsewhere, None, Some(RuleRemedy::MoveBack)),
        Ruling::FileNotRead => (Holds::NotKnown, None, Some(RuleRemedy::DivideTheBook)),
        Ruling::FileResaved => (Holds::NotKnown, None, Some(RuleRemedy::TakeFilesBack)),
        Ruling::Rewritten if review.faults.iter().all(|fault| fault.is_document) => {
            (Holds::No, None, Some(RuleRemedy::LeaveDocuments))
        }
        Ruling::Rewritten => (Holds::No, None, Some(RuleRemedy::Reverse)),
    };
    // What is missing of a target that has gone on, nobody took away.
    let not_up_to_date = review.verdict == Ruling::NotUpToDate;
    let faults = |shown: bool| {
        let faults = review.faults.iter().filter(|_| shown).map(rows::fault);
        Table::of(faults, limits.reasons())
    };
    Rule {
        holds,
        lead,
        moved_on: Table::of(review.moved_on.iter().map(String::as_str), limits.reasons()),
        since: faults(not_up_to_date),
        faults: faults(!not_up_to_date),
        remedy,
    }
}
