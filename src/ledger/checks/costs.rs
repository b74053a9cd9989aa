//! A cost entry fits its cost type's terms and base, and the memberships of its period.

use super::memberships::is_on_the_last_day;
use super::{booked_once, in_doubt};
use crate::cents::Cents;
use crate::finding::{Code, Findings};
use crate::german;
use crate::ledger::agreement::{CostTypeIx, MemberIx, Proration};
use crate::ledger::agreement_draft::{AgreementDraft, CostTypeDraft};
use crate::ledger::book::Book;
use crate::ledger::cost_entry::{self, CostEntry};
use crate::ledger::entry::Period;
use crate::ledger::membership_entry::{self, MembershipEntry};
use crate::ledger::number;
use crate::ledger::split::Split;
use crate::ledger::timeline::{MembershipChange, Segment, Timeline, changes};
use foldhash::HashMap;
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// `charged_to` where the split is direct, the quantity of the term in force, the unit price of the base. Returns of
/// which cost types and periods something is booked that is likely too many, so that what is based on them would be
/// right without it: that is said where it is booked, not here.
pub(in crate::ledger) fn costs_fit_the_agreement(
    agreement: &AgreementDraft,
    costs: &Book<'_, CostEntry>,
    findings: &mut Findings,
) -> BTreeSet<(CostTypeIx, Period)> {
    let mut misleading = BTreeSet::new();
    let sums_of_doubts = OnceCell::new();
    let too_many = |base, period| {
        let sums = sums_of_doubts.get_or_init(|| booked_once::sums_of_doubts(costs));
        sums.get(&(base, period)).copied().unwrap_or(Cents::ZERO)
    };
    let sums = base_sums(agreement, costs);
    for row in costs.known() {
        let facts = row.facts;
        let Some((id, Some(cost_type))) = facts.cost_type.map(|cost_type| agreement.cost_type(cost_type))
        else {
            continue;
        };
        let mut report = |code, column, found: String, remedy: String| {
            findings.push(costs.finding(code, row.place, column, found, remedy));
        };
        match cost_type.split.as_ref().zip(facts.charged_to) {
            Some((Split::Direct, None)) => report(
                Code::ChargedTo,
                cost_entry::CHARGED_TO,
                format!("„{id}“ wird einer Kommune allein zugeordnet, aber keine ist genannt"),
                "die Kennung der Kommune schreiben, die den Betrag trägt".into(),
            ),
            Some((Split::Shared(_), Some(member))) => report(
                Code::ChargedTo,
                cost_entry::CHARGED_TO,
                format!("„{id}“ wird auf alle verteilt, genannt ist „{}“", agreement.member_id(member)),
                "das Feld leer lassen".into(),
            ),
            Some((Split::Direct, Some(_)) | (Split::Shared(_), None)) | None => {}
        }
        if !row.is_live {
            continue;
        }
        let term = facts.start.and_then(|start| cost_type.term_on(start));
        if let Some((term, quantity)) =
            term.zip(facts.quantity).filter(|(term, quantity)| term.quantity != *quantity)
        {
            let unit = term.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let found = format!("{quantity} statt {}{unit} nach der Vereinbarung", term.quantity);
            let remedy = format!(
                "{} schreiben (gilt seit {}) oder in agreement.toml eine neue Regelung ergänzen",
                term.quantity, term.from
            );
            report(Code::Term, cost_entry::QUANTITY, found, remedy);
        }
        let (Some(base), Some(period), Some(unit_price)) =
            (cost_type.known_base(), facts.period, facts.unit_price)
        else {
            continue;
        };
        if sums.in_doubt(base, period) {
            continue;
        }
        let (base_id, _) = agreement.cost_type(base);
        let is_price = |sum: Cents| number::as_price(sum) == Some(unit_price);
        match sums.of.get(&(base, period)) {
            Some(&(sum, _)) if is_price(sum) => {}
            None if unit_price.is_zero() => {}
            Some(&(sum, _)) if is_price(sum - too_many(base, period)) => {
                misleading.insert((base, period));
            }
            Some(&(sum, entries)) => report(
                Code::Base,
                cost_entry::UNIT_PRICE,
                match entries {
                    1 => format!(
                        "{unit_price} statt {}, der Summe von „{base_id}“ für diesen Zeitraum",
                        sum.plain()
                    ),
                    _ => format!(
                        "{unit_price} statt {}, der Summe der {entries} geltenden Buchungen von „{base_id}“ für diesen Zeitraum",
                        sum.plain()
                    ),
                },
                match entries {
                    _ if !number::is_amount(sum) => {
                        format!(
                            "die Buchungen von „{base_id}“ prüfen: ihre Summe ist für einen Preis zu groß"
                        )
                    }
                    1 => format!("{} schreiben", sum.plain()),
                    _ => format!(
                        "{} schreiben; ist eine Buchung von „{base_id}“ zu viel, diese stornieren",
                        sum.plain()
                    ),
                },
            ),
            None => report(
                Code::Base,
                cost_entry::UNIT_PRICE,
                format!(
                    "für {} bis {} gibt es keine geltende Buchung von „{base_id}“",
                    period.start, period.end
                ),
                format!("zuerst „{base_id}“ für denselben Leistungszeitraum buchen"),
            ),
        }
    }
    misleading
}

/// The sums of the cost types that are a base.
#[derive(Default)]
struct BaseSums {
    /// Of live entries, by period, and how many these are.
    of: HashMap<(CostTypeIx, Period), (Cents, usize)>,
    /// The cost types and periods of rows that could not be read far enough; `None` is any.
    doubt: BTreeSet<(Option<CostTypeIx>, Option<Period>)>,
    /// Whether there are rows of which nothing is known.
    some_are_lost: bool,
}

impl BaseSums {
    /// Whether a row that could not be read may belong to a sum.
    fn in_doubt(&self, base: CostTypeIx, period: Period) -> bool {
        let any = [(None, None), (None, Some(period)), (Some(base), None), (Some(base), Some(period))];
        self.some_are_lost || any.iter().any(|row| self.doubt.contains(row))
    }
}

fn base_sums(agreement: &AgreementDraft, costs: &Book<'_, CostEntry>) -> BaseSums {
    let bases: BTreeSet<CostTypeIx> =
        agreement.known_cost_types().filter_map(CostTypeDraft::known_base).collect();
    let mut sums = BaseSums { some_are_lost: costs.some_are_lost, ..BaseSums::default() };
    if bases.is_empty() {
        return sums;
    }
    for row in costs.known().filter(|row| row.is_live) {
        let facts = row.facts;
        match (facts.cost_type, facts.period, facts.amount) {
            (Some(cost_type), ..) if !bases.contains(&cost_type) => {}
            (Some(cost_type), Some(period), Some(amount)) => {
                let (sum, entries) = sums.of.entry((cost_type, period)).or_default();
                *sum += amount;
                *entries += 1;
            }
            (cost_type, period, _) => drop(sums.doubt.insert((cost_type, period))),
        }
    }
    sums
}

/// Where nobody ever joined, that is one fault, and none of the costs: the joins are not booked yet, or were lost.
fn nobody_ever_took_part(costs: &Book<'_, CostEntry>, findings: &mut Findings) {
    let mut live = costs.known().filter(|row| row.is_live);
    let Some(first) = live.next() else { return };
    let found = match live.count() {
        0 => "in memberships.csv gilt kein Beitritt, also trägt diese Buchung niemand".to_owned(),
        1 => "in memberships.csv gilt kein Beitritt, also trägt diese und eine weitere Buchung niemand"
            .to_owned(),
        more => format!(
            "in memberships.csv gilt kein Beitritt, also trägt diese und {} weitere Buchungen niemand",
            german::count(more)
        ),
    };
    findings.push(costs.sheet(first.place).cell_finding(
        Code::NobodyTakesPart,
        first.place,
        cost_entry::PERIOD_START,
        found,
        "die Beitritte buchen; fehlen in memberships.csv Zeilen, die es schon gab, sie mit „git restore“ oder aus einer Sicherung zurückholen",
    ));
}

/// Somebody takes part at any time of a period, and changes fall on a first of month where months count.
pub(in crate::ledger) fn costs_fit_the_memberships(
    agreement: &AgreementDraft,
    timeline: &Timeline,
    memberships: &Book<'_, MembershipEntry>,
    costs: &Book<'_, CostEntry>,
    findings: &mut Findings,
) {
    // A row of which nothing is known may have taken back any other.
    if memberships.some_are_lost {
        return;
    }
    if memberships.known().all(|row| !row.is_live) {
        nobody_ever_took_part(costs, findings);
        return;
    }
    let doubt = in_doubt(agreement, memberships);
    let is_complete = memberships.known().all(|row| !row.is_live || row.facts.change().is_some());
    let mut in_month: BTreeSet<Date> = BTreeSet::new();
    let mut segments_of: HashMap<Period, Vec<Segment<'_>>> = HashMap::default();
    // Live entries only: a membership that is corrected afterwards must not make a ledger invalid for ever, as
    // an entry that it leaves without members can be taken back, but not deleted.
    for row in costs.known().filter(|row| row.is_live) {
        let (Some(period), Some((_, Some(cost_type)))) =
            (row.facts.period, row.facts.cost_type.map(|cost_type| agreement.cost_type(cost_type)))
        else {
            continue;
        };
        let mut report = |code, column, found: String, remedy: &str| {
            findings.push(costs.finding(code, row.place, column, found, remedy));
        };
        match &cost_type.split {
            None => continue,
            Some(Split::Direct) => {
                let known = |member: &MemberIx| !doubt[member.0];
                let charged = row.facts.charged_to.flatten().filter(known);
                if let Some(member) = charged.filter(|&member| !timeline.throughout(member, period)) {
                    let found = format!(
                        "„{}“ ist nicht im ganzen Zeitraum {} bis {} beteiligt",
                        agreement.member_id(member),
                        period.start,
                        period.end
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
            Some(Split::Shared(_)) => {}
        }
        let segments = segments_of.entry(period).or_insert_with(|| timeline.segments(period));
        if let Some(empty) = segments.iter().find(|segment| is_complete && segment.members.is_empty()) {
            let found =
                format!("von {} bis {} ist keine Kommune beteiligt", empty.period.start, empty.period.end);
            report(
                Code::NobodyTakesPart,
                cost_entry::PERIOD_START,
                found,
                "den Leistungszeitraum oder die Mitgliedschaften berichtigen",
            );
        }
        if agreement.proration == Some(Proration::Months) && segments.len() > 1 {
            in_month.extend(
                segments.iter().skip(1).map(|segment| segment.period.start).filter(|day| day.day() != 1),
            );
            if period.start.day() != 1 || period.end != period.end.last_of_month() {
                let found =
                    format!("der Zeitraum {} bis {} wird nach Monaten geteilt", period.start, period.end);
                report(
                    Code::PartMonths,
                    cost_entry::PERIOD_START,
                    found,
                    "ganze Monate buchen oder in agreement.toml proration = \"days\" wählen",
                );
            }
        }
    }
    // A leave and a return of one day change nothing.
    let divides = |member: MemberIx, day: Date| {
        in_month.contains(&day)
            && timeline.spans(member).iter().any(|span| span.from == day || span.until == Some(day))
    };
    // A leave on the last day of a month has its own finding.
    let is_new = |change: &MembershipChange| divides(change.member, change.on) && !is_on_the_last_day(change);
    for change in changes(memberships).filter(is_new) {
        findings.push(memberships.finding(
            Code::ChangeInMonth,
            change.place,
            membership_entry::EFFECTIVE_ON,
            format!("der Wechsel am {} teilt einen Leistungszeitraum mitten im Monat", change.on),
            "einen Monatsersten schreiben oder in agreement.toml proration = \"days\" wählen",
        ));
    }
}
