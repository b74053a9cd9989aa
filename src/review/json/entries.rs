//! Added rows for programs: every column of the ledger under its name, ids as they stand there.

use crate::ledger::{Booked, CostEntry, Ledger, MeasureEntry, MembershipEntry, Stand};
use serde_json::{Value, json};

pub(super) fn cost(ledger: &Ledger, entry: &CostEntry) -> Value {
    let agreement = &ledger.agreement;
    json!({
        "entry": entry.entry,
        "recorded_on": entry.recorded_on.to_string(),
        "year": entry.year(),
        "period_start": entry.period.start.to_string(),
        "period_end": entry.period.end.to_string(),
        "cost_type": agreement.cost_type(entry.cost_type).id,
        "quantity": entry.quantity.to_string(),
        "unit_price": entry.unit_price.to_string(),
        "vat_rate": entry.vat_rate.map(|rate| rate.to_string()),
        "amount": entry.amount.plain(),
        "charged_to": entry.charged_to.map(|member| &agreement.member(member).id),
        "status": entry.status.id(),
        "document": entry.document.map(|document| &agreement.document(document).id),
        "reverses": reversed(&ledger.costs, entry),
        "note": entry.note,
    })
}

pub(super) fn membership(ledger: &Ledger, entry: &MembershipEntry) -> Value {
    let agreement = &ledger.agreement;
    json!({
        "entry": entry.entry,
        "recorded_on": entry.recorded_on.to_string(),
        "effective_on": entry.effective_on.to_string(),
        "member": agreement.member(entry.member).id,
        "event": entry.event.id(),
        "document": entry.document.map(|document| &agreement.document(document).id),
        "reverses": reversed(&ledger.memberships, entry),
        "note": entry.note,
    })
}

pub(super) fn value(ledger: &Ledger, entry: &MeasureEntry) -> Value {
    let agreement = &ledger.agreement;
    json!({
        "entry": entry.entry,
        "recorded_on": entry.recorded_on.to_string(),
        "measure": agreement.measure(entry.measure).id,
        "year": entry.year,
        "member": agreement.member(entry.member).id,
        "value": entry.value.to_string(),
        "reference_date": entry.reference_date.map(|day| day.to_string()),
        "status": entry.status.id(),
        "document": entry.document.map(|document| &agreement.document(document).id),
        "reverses": reversed(&ledger.measures, entry),
        "note": entry.note,
    })
}

pub(super) fn stand(stand: &Stand) -> Value {
    let files = stand.rows.iter().map(
        |row| json!({ "file": row.file, "bytes": row.bytes, "entries": row.entries, "sha256": row.sha256 }),
    );
    json!({
        "stand": stand.id,
        "recorded_on": stand.recorded_on.to_string(),
        "note": stand.note,
        "files": files.collect::<Vec<_>>(),
    })
}

/// What an entry takes back.
fn reversed<'l, T: Booked>(all: &'l [T], entry: &T) -> Option<&'l str> {
    Some(all.get(entry.standing().reverses()?)?.entry())
}
