//! A cost entry fits its cost type's terms and base, and the memberships of its period.

use crate::cents::Cents;
use crate::finding::{Code, Finding};
use crate::ledger::agreement::{Agreement, CostTypeIx, Proration, Split};
use crate::ledger::book::Book;
use crate::ledger::cost_entry::{self, CostEntry};
use crate::ledger::entry::Period;
use crate::ledger::membership_entry::{self, MembershipEntry};
use crate::ledger::timeline::{Stretch, Timeline};
use foldhash::HashMap;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// `charged_to` where the split is direct, the quantity of the term in force, the unit price of the base.
pub(in crate::ledger) fn costs_fit_the_agreement(
    agreement: &Agreement,
    costs: &Book<'_, CostEntry>,
    findings: &mut Vec<Finding>,
) {
    let sums = base_sums(agreement, costs);
    // A sum is in doubt where a row of that cost type could not be read.
    let ids: BTreeSet<&str> = agreement.cost_types.iter().map(|cost_type| cost_type.id.as_str()).collect();
    let bases: BTreeSet<CostTypeIx> = agreement
        .cost_types
        .iter()
        .filter_map(|cost_type| cost_type.base)
        .filter(|&base| !costs.may_miss(&agreement.cost_type(base).id, |id| ids.contains(id)))
        .collect();
    for entry in &costs.entries {
        let Some(sheet) = costs.sheets.get(entry.place.file) else { continue };
        let cost_type = agreement.cost_type(entry.cost_type);
        let mut report = |code, column, found: String, remedy: String| {
            findings.push(sheet.cell_finding(code, entry.place, column, found, remedy));
        };
        match (cost_type.split, entry.charged_to) {
            (Split::Direct, None) => report(
                Code::ChargedTo,
                cost_entry::CHARGED_TO,
                format!("„{}“ wird einer Kommune allein zugeordnet, aber keine ist genannt", cost_type.id),
                "die Kennung der Kommune schreiben, die den Betrag trägt".into(),
            ),
            (Split::Equal, Some(member)) => report(
                Code::ChargedTo,
                cost_entry::CHARGED_TO,
                format!(
                    "„{}“ wird auf alle verteilt, genannt ist „{}“",
                    cost_type.id,
                    agreement.member(member).id
                ),
                "das Feld leer lassen".into(),
            ),
            _ => {}
        }
        if !entry.standing.is_live() {
            continue;
        }
        if let Some(term) =
            cost_type.term_on(entry.period.start).filter(|term| term.quantity != entry.quantity)
        {
            let unit = term.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let found = format!("{} statt {}{unit} nach der Vereinbarung", entry.quantity, term.quantity);
            let remedy = format!(
                "{} schreiben (gilt seit {}) oder in agreement.toml eine neue Regelung ergänzen",
                term.quantity, term.from
            );
            report(Code::Term, cost_entry::QUANTITY, found, remedy);
        }
        let Some(base) = cost_type.base.filter(|base| bases.contains(base)) else { continue };
        let base_id = &agreement.cost_type(base).id;
        match sums.get(&(base, entry.period)) {
            Some(&sum) if sum == entry.unit_price => {}
            None if entry.unit_price.is_zero() => {}
            Some(sum) => report(
                Code::Base,
                cost_entry::UNIT_PRICE,
                format!(
                    "{} statt {}, der Summe von „{base_id}“ für diesen Zeitraum",
                    entry.unit_price.plain(),
                    sum.plain()
                ),
                format!("{} schreiben", sum.plain()),
            ),
            None => report(
                Code::Base,
                cost_entry::UNIT_PRICE,
                format!(
                    "für {} bis {} gibt es keine geltende Buchung von „{base_id}“",
                    entry.period.start, entry.period.end
                ),
                format!("zuerst „{base_id}“ für denselben Leistungszeitraum buchen"),
            ),
        }
    }
}

/// The sums of live entries by period, of the cost types that are a base.
fn base_sums(agreement: &Agreement, costs: &Book<'_, CostEntry>) -> HashMap<(CostTypeIx, Period), Cents> {
    let bases: BTreeSet<CostTypeIx> =
        agreement.cost_types.iter().filter_map(|cost_type| cost_type.base).collect();
    let mut sums = HashMap::default();
    for entry in
        costs.entries.iter().filter(|entry| entry.standing.is_live() && bases.contains(&entry.cost_type))
    {
        *sums.entry((entry.cost_type, entry.period)).or_default() += entry.amount;
    }
    sums
}

/// Somebody takes part at any time of a period, and changes fall on a first of month where months count.
pub(in crate::ledger) fn costs_fit_the_memberships(
    agreement: &Agreement,
    timeline: &Timeline,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    findings: &mut Vec<Finding>,
) {
    // What is said of memberships is in doubt where one of them could not be read.
    if !memberships.is_complete() {
        return;
    }
    let mut in_month: BTreeSet<Date> = BTreeSet::new();
    let mut stretches_of: HashMap<Period, Vec<Stretch<'_>>> = HashMap::default();
    // Live entries only: a membership that is corrected afterwards must not make a ledger invalid for ever, as
    // an entry that it leaves without members can be taken back, but not deleted.
    for entry in costs.entries.iter().filter(|entry| entry.standing.is_live()) {
        let Some(sheet) = costs.sheets.get(entry.place.file) else { continue };
        let mut report = |code, column, found: String, remedy: &str| {
            findings.push(sheet.cell_finding(code, entry.place, column, found, remedy));
        };
        if agreement.cost_type(entry.cost_type).split == Split::Direct {
            if let Some(member) =
                entry.charged_to.filter(|&member| !timeline.throughout(member, entry.period))
            {
                let found = format!(
                    "„{}“ ist nicht im ganzen Zeitraum {} bis {} beteiligt",
                    agreement.member(member).id,
                    entry.period.start,
                    entry.period.end
                );
                report(
                    Code::ChargedToMember,
                    cost_entry::CHARGED_TO,
                    found,
                    "den Leistungszeitraum auf die Mitgliedschaft beschränken oder den Beitritt buchen",
                );
            }
            continue;
        }
        let stretches = stretches_of.entry(entry.period).or_insert_with(|| timeline.stretches(entry.period));
        if let Some(empty) = stretches.iter().find(|stretch| stretch.members.is_empty()) {
            let found =
                format!("von {} bis {} ist keine Kommune beteiligt", empty.period.start, empty.period.end);
            report(
                Code::NobodyTakesPart,
                cost_entry::PERIOD_START,
                found,
                "den Leistungszeitraum oder die Mitgliedschaften berichtigen",
            );
        }
        if agreement.proration == Proration::Months && stretches.len() > 1 {
            in_month.extend(
                stretches.iter().skip(1).map(|stretch| stretch.period.start).filter(|day| day.day() != 1),
            );
            if entry.period.start.day() != 1 || entry.period.end != entry.period.end.last_of_month() {
                let found = format!(
                    "der Zeitraum {} bis {} wird nach Monaten geteilt",
                    entry.period.start, entry.period.end
                );
                report(
                    Code::PartMonths,
                    cost_entry::PERIOD_START,
                    found,
                    "ganze Monate buchen oder in agreement.toml proration = \"days\" wählen",
                );
            }
        }
    }
    for entry in memberships
        .entries
        .iter()
        .filter(|entry| entry.standing.is_live() && in_month.contains(&entry.effective_on))
    {
        let Some(sheet) = memberships.sheets.get(entry.place.file) else { continue };
        let found =
            format!("der Wechsel am {} teilt einen Leistungszeitraum mitten im Monat", entry.effective_on);
        findings.push(sheet.cell_finding(
            Code::ChangeInMonth,
            entry.place,
            membership_entry::EFFECTIVE_ON,
            found,
            "einen Monatsersten schreiben oder in agreement.toml proration = \"days\" wählen",
        ));
    }
}
