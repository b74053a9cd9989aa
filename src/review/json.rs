//! The review for programs: one JSON document, nothing left out. Amounts are euros with two decimals, as text.

mod entries;

use super::Review;
use super::comment::Compared;
use super::comparison::Comparison;
use super::effect::{Difference, Effect, MemberEffect};
use super::site_change::{FileChange, SiteChange};
use crate::finding::{Finding, Report};
use crate::git::NamedBy;
use serde_json::{Value, json};

/// The whole review with a final line break.
#[must_use]
pub fn as_json(review: &Review<'_>, compared: &Compared) -> String {
    let findings: Vec<Finding> = review.findings.iter().map(|new| new.finding.clone()).collect();
    let faults = review.faults.iter().map(|fault| {
        json!({
            "file": fault.file, "line": fault.line, "kind": fault.kind.id(),
            "before": fault.before, "after": fault.after,
        })
    });
    let on_checkout = review.on_checkout.iter().map(
        |altered| json!({ "file": altered.file, "attribute": altered.attribute, "is_new": altered.is_new }),
    );
    let document = json!({
        "passes": review.passes(),
        "base": { "name": compared.base, "id": compared.base_id, "named_by": named_by(compared) },
        "head": { "name": compared.head, "id": compared.head_id },
        "ledger": compared.ledger,
        "append_only": {
            "holds": review.verdict.passes(),
            "verdict": review.verdict.id(),
            "files": review.files,
            "moved_on": review.moved_on,
            "faults": faults.collect::<Vec<_>>(),
        },
        "altered_on_checkout": on_checkout.collect::<Vec<_>>(),
        "report": Report::of(&findings),
        "agreements": review.agreements.iter().map(agreement).collect::<Vec<_>>(),
        "site": review.site.as_ref().map_or_else(|untold| json!({ "untold": untold.id() }), site),
    });
    format!("{document:#}\n")
}

fn named_by(compared: &Compared) -> Option<&'static str> {
    match compared.named_by {
        NamedBy::Option => None,
        NamedBy::Branch(name) | NamedBy::Commit(name) => Some(name),
        NamedBy::Default => Some("the repository's default branch"),
    }
}

fn agreement(of: &Comparison<'_>) -> Value {
    let changes = of.agreement.iter().map(|change| {
        let keys = change
            .keys
            .iter()
            .map(|(key, before, after)| json!({ "key": key, "before": before, "after": after }));
        json!({
            "table": change.table, "id": change.id, "change": change.change.id(),
            "keys": keys.collect::<Vec<_>>(),
        })
    });
    let ledger = of.ledger();
    let costs =
        ledger.into_iter().flat_map(|ledger| of.added_costs().map(|entry| entries::cost(ledger, entry)));
    let memberships = ledger
        .into_iter()
        .flat_map(|ledger| of.added_memberships().map(|entry| entries::membership(ledger, entry)));
    let values =
        ledger.into_iter().flat_map(|ledger| of.added_values().map(|entry| entries::value(ledger, entry)));
    let stands = of.added_stands().map(entries::stand);
    let lines =
        of.lines.listed.iter().map(|line| json!({ "file": line.file, "line": line.line, "text": line.text }));
    let data = of.data_files.iter().map(|file| {
        let years = file.years.iter().map(|(year, was_over)| json!({ "year": year, "was_over": was_over }));
        json!({ "path": file.path, "years": years.collect::<Vec<_>>() })
    });
    let past_figures = of.past_figures.iter().map(|figure| {
        json!({
            "year": figure.year, "figure": figure.kind.id(), "of": figure.id, "amount": difference(figure.amount),
            "by_agreement_alone": figure.by_agreement_alone,
        })
    });
    json!({
        "folder": of.folder,
        "moved_from": of.moved_from,
        "state": of.state.id(),
        "agreement_changes": changes.collect::<Vec<_>>(),
        "agreement_reworded": of.agreement_reworded,
        "effect_of_agreement_alone": of.agreement_alone.as_ref().map(effect),
        "costs": costs.collect::<Vec<_>>(),
        "memberships": memberships.collect::<Vec<_>>(),
        "measures": values.collect::<Vec<_>>(),
        "stands": stands.collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
        "lines_omitted": of.lines.count - of.lines.listed.len(),
        "effect": effect(&of.effect),
        "past_figures": past_figures.collect::<Vec<_>>(),
        "data_files": data.collect::<Vec<_>>(),
    })
}

fn effect(of: &Effect) -> Value {
    let years = of.years.iter().map(|year| {
        json!({
            "year": year.year, "was_over": year.was_over, "total": difference(year.total),
            "entries": difference(year.entries),
            "members": year.members.iter().map(member).collect::<Vec<_>>(),
        })
    });
    json!({
        "years": years.collect::<Vec<_>>(),
        "members": of.members.iter().map(member).collect::<Vec<_>>(),
        "total": difference(of.total),
        "entries": difference(of.entries),
        "sums_agree": of.sums_agree(),
    })
}

fn member(of: &MemberEffect) -> Value {
    json!({ "member": of.id, "newcomer": of.newcomer, "bill": difference(of.bill) })
}

fn difference(of: Difference) -> Value {
    json!({ "old": of.old.plain(), "new": of.new.plain(), "difference": of.amount().plain() })
}

fn site(of: &SiteChange) -> Value {
    let files = |files: &[FileChange]| -> Vec<Value> {
        files.iter().map(|file| json!({ "path": file.path, "change": file.change.id() })).collect()
    };
    let agreements = of.agreements.iter().map(|agreement| {
        json!({
            "id": agreement.id, "folder": agreement.folder, "moved_from": agreement.moved_from,
            "files": files(&agreement.files),
        })
    });
    json!({ "root": files(&of.root), "agreements": agreements.collect::<Vec<_>>() })
}
