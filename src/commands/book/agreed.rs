//! What is agreed anew: asked for where it was not said, shown and written as bookings are.

use super::document;
use super::questions::{NO_DOCUMENT, fill, in_german, needed, new_member, newcomer, one_of};
use crate::booking::{NewMeasure, NewMilestone, NewSplit, NewTerm};
use crate::commands::args::{CandidateOptions, MeasureOptions, MilestoneWords, SplitOptions, TermOptions};
use crate::commands::ask::Terminal;
use crate::commands::day::read_day;
use crate::commands::desk::Desk;
use crate::commands::{Outcome, Result};
use crate::founding::MeasureWish;
use crate::import::{answered_day, answered_number};
use crate::ledger::Ledger;
use crate::ledger::agreement::CostType;

pub(super) fn candidate(options: CandidateOptions) -> Result<Outcome> {
    let desk = Desk::open(&options.how)?;
    let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
    let terminal = needed(&lacking(&[("CANDIDATE", options.candidate.is_none())]), &desk)?;
    let candidate = match (options.candidate, terminal) {
        (Some(party), _) => Some(newcomer(party, options.before)),
        (None, Some(terminal)) => Some(new_member(terminal, ledger)?),
        (None, None) => None,
    };
    desk.book(&options.how, |_, books| {
        candidate.iter().try_for_each(|candidate| {
            candidate.attach(books)?;
            candidate.could_join(books)
        })
    })
}

pub(super) fn term(mut options: TermOptions) -> Result<Outcome> {
    let desk = Desk::open(&options.how)?;
    let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
    let lacking = lacking(&[
        ("--cost-type", options.cost_type.is_none()),
        ("--from", options.from.is_none()),
        ("--quantity", options.quantity.is_none()),
    ]);
    let terminal = needed(&lacking, &desk)?;
    if let Some(terminal) = terminal {
        fill(&mut options.cost_type, || cost_type(terminal, ledger, |_| true))?;
        fill(&mut options.from, || first_day(terminal))?;
    }
    let id = options.cost_type.unwrap_or_default();
    let from = read_day("--from", options.from.as_deref().unwrap_or_default())?;
    let known = ledger.agreement.cost_types.iter().find(|known| known.id == id);
    let before = known.and_then(|known| known.term_on(from));
    let unit_before = before.and_then(|term| term.unit.clone());
    if let Some(terminal) = terminal {
        let quantity = |text: &str| answered_number(text, 0, 6);
        let offered = before.map(|term| in_german(&term.quantity.to_string()));
        fill(&mut options.quantity, || match &offered {
            Some(offered) => terminal.read_or("Vereinbarte Menge", offered, quantity),
            None => terminal.read("Vereinbarte Menge, zum Beispiel 0,25", quantity),
        })?;
        if options.unit.is_none() && unit_before.is_none() {
            options.unit = terminal.optional_text("Einheit, zum Beispiel VZÄ (darf leer bleiben)")?;
        }
    }
    let milestone = milestone(options.milestone, &from.to_string(), (ledger, &desk), terminal)?;
    let term = NewTerm {
        cost_type: id,
        from,
        quantity: options.quantity.unwrap_or_default(),
        unit: options.unit.or(unit_before),
    };
    desk.book(&options.how, |_, books| {
        term.attach(books)?;
        milestone.iter().try_for_each(|milestone| milestone.attach(books))
    })
}

pub(super) fn measure(mut options: MeasureOptions) -> Result<Outcome> {
    let desk = Desk::open(&options.how)?;
    let Some(_) = desk.ledger() else { return Ok(desk.nothing_booked()) };
    let lacking = lacking(&[("MEASURE", options.measure.is_none())]);
    if let Some(terminal) = needed(&lacking, &desk)? {
        let name = terminal.text("Bemessungsgrundlage, zum Beispiel Einwohnerzahl")?;
        let unit = terminal.text("Was zählt ein Wert? Zum Beispiel Einwohner")?;
        options.measure = Some(MeasureWish::of(&name, &unit));
        if options.source.is_none() {
            options.source = terminal.optional_text("Woher kommen die Werte? (darf leer bleiben)")?;
        }
        if options.reference_day.is_none() {
            options.reference_day =
                terminal.read_if_any("Stichtag jedes Wertes (30.06.; leer: frei)", |text| {
                    let day = answered_day(&format!("{}.2024", text.trim_end_matches('.')))?;
                    Ok(day.trim_start_matches("2024-").to_owned())
                })?;
            if options.reference_day.is_some() {
                let years =
                    |text: &str| text.parse().map_err(|_| "Bitte eine ganze Zahl schreiben".to_owned());
                let question = "Wie viele Jahre liegt er vor dem Jahr der Kosten?";
                options.reference_years_back = Some(terminal.read_or(question, "0", years)?);
            }
        }
        if options.total.is_none() {
            let question = "Was ergeben alle Werte eines Jahres, bei Prozenten 100? (leer: frei)";
            options.total = terminal.read_if_any(question, |text| answered_number(text, 0, 6))?;
        }
    }
    let MeasureOptions { measure, source, reference_day, reference_years_back, total, how } = options;
    let measures = measure.map(|MeasureWish { id, name, unit }| NewMeasure {
        id,
        name,
        unit,
        source,
        reference_day,
        reference_years_back,
        total,
    });
    desk.book(&how, |_, books| measures.iter().try_for_each(|measure| measure.attach(books)))
}

pub(super) fn split(mut options: SplitOptions) -> Result<Outcome> {
    let desk = Desk::open(&options.how)?;
    let Some(ledger) = desk.ledger() else { return Ok(desk.nothing_booked()) };
    let lacking = lacking(&[
        ("--cost-type", options.cost_type.is_none()),
        ("--from", options.from.is_none()),
        ("--part", options.part.is_empty()),
    ]);
    let terminal = needed(&lacking, &desk)?;
    if let Some(terminal) = terminal {
        fill(&mut options.cost_type, || cost_type(terminal, ledger, |of| of.split.is_shared()))?;
        fill(&mut options.from, || first_day(terminal))?;
        if options.part.is_empty() {
            options.part = parts(terminal, ledger)?;
        }
    }
    let from = read_day("--from", options.from.as_deref().unwrap_or_default())?;
    let milestone = milestone(options.milestone, &from.to_string(), (ledger, &desk), terminal)?;
    let split = NewSplit { cost_type: options.cost_type.unwrap_or_default(), from, parts: options.part };
    desk.book(&options.how, |_, books| {
        split.attach(books)?;
        milestone.iter().try_for_each(|milestone| milestone.attach(books))
    })
}

fn parts(terminal: &Terminal, ledger: &Ledger) -> Result<Vec<(String, String)>> {
    let measures = &ledger.agreement.measures;
    if measures.is_empty() {
        terminal.say("Wonach sonst verteilt werden kann, legt `kopfstelle book measure` an.")?;
    }
    let mut parts = Vec::new();
    loop {
        let among = [("zu gleichen Teilen", "equal")];
        let among = among.into_iter().chain(measures.iter().map(|of| (of.name.as_str(), of.id.as_str())));
        let measure = one_of(terminal, "Wonach wird verteilt?", among)?;
        let share = terminal.text_or("Welcher Teil der Kosten? (1 für alles, 1/2 oder 0,35)", "1")?;
        let share = share.replace(',', ".");
        let is_all = share == "1";
        parts.push((share, measure));
        if is_all || !terminal.yes("Wird ein anderer Teil anders verteilt?")? {
            return Ok(parts);
        }
    }
}

/// What the timeline is to say, with what proves it.
fn milestone(
    mut said: MilestoneWords,
    first_day: &str,
    (ledger, desk): (&Ledger, &Desk),
    terminal: Option<&Terminal>,
) -> Result<Option<NewMilestone>> {
    document::of_words(said.proof, &mut said.document, desk)?;
    if let (Some(terminal), None) = (terminal, &said.milestone) {
        let question = "Was soll dazu auf der Zeitleiste stehen? Ein Satz (leer: nichts)";
        said.milestone = terminal.optional_text(question)?;
        if said.milestone.is_some() {
            said.milestone_date =
                Some(terminal.read_or("Wann war das?", first_day, document::answered_date)?);
            said.document = super::questions::document(terminal, (ledger, desk), &[NO_DOCUMENT])?;
        }
    }
    let (date, document) = (said.milestone_date.unwrap_or_else(|| first_day.to_owned()), said.document);
    Ok(said.milestone.map(|text| NewMilestone { date, text, document }))
}

fn cost_type(terminal: &Terminal, ledger: &Ledger, fits: fn(&CostType) -> bool) -> Result<String> {
    let among = ledger.agreement.cost_types.iter().filter(|of| fits(of));
    one_of(terminal, "Kostenart", among.map(|of| (of.name.as_str(), of.id.as_str())))
}

fn first_day(terminal: &Terminal) -> Result<String> {
    terminal.read("Ab welchem Tag? (01.01.2026)", answered_day)
}

fn lacking(options: &[(&'static str, bool)]) -> Vec<&'static str> {
    options.iter().filter_map(|(option, is_missing)| is_missing.then_some(*option)).collect()
}
