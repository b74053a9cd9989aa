//! What was said of a new ledger, and questions for the rest.

use crate::commands::Result;
use crate::commands::args::NewOptions;
use crate::commands::ask::Terminal;
use crate::commands::day::read_day;
use crate::failure::Failure;
use crate::founding::{CostTypeWish, MeasureWish, PartyWish, TermWish, Wishes};
use crate::import::{answered_day, answered_number};
use jiff::civil::Date;

/// All that is needed. Where all of it was said, nothing is asked. Where nobody can be asked, what is missing is named,
/// all of it at once.
pub(super) fn wishes(options: NewOptions, today: Date, terminal: Option<&Terminal>) -> Result<Wishes> {
    let from = options.from.as_deref().map(|text| read_day("--from", text)).transpose()?;
    let lacks_nothing = missing(&options).is_empty();
    let Some(terminal) = terminal.filter(|_| !lacks_nothing) else { return said(options, from, today) };
    let title = or_ask(options.title, || terminal.text("Titel der Vereinbarung"))?;
    let about =
        or_ask(options.about, || terminal.text("Was teilen sich die Kommunen? Zwei oder drei Sätze"))?;
    let from = or_ask(from, || {
        terminal.read("Erster Tag der Vereinbarung (01.01.2024)", |text| {
            answered_day(text)?.parse().map_err(|_| "Bitte so schreiben: 01.01.2024".to_owned())
        })
    })?;
    let members = each_or_ask(options.member, terminal, "Beteiligte Kommune", party)?;
    let candidates = if options.candidate.is_empty() {
        several(terminal, "Kommune, die noch beitreten könnte", party, false)?
    } else {
        options.candidate
    };
    let payees = match options.payee.is_empty() {
        true => payees(terminal, &members)?,
        false => options.payee,
    };
    let (mut measures, mut terms) = (options.measure, options.term);
    let cost_types = match options.cost_type.is_empty() {
        true => cost_types(terminal, &payees, &mut measures, &mut terms)?,
        false => options.cost_type,
    };
    let proration = or_ask(options.proration, || {
        let ways = ["nach Monaten", "nach Tagen"];
        let way = terminal.choice("Wie wird geteilt, wenn eine Kommune im Jahr beitritt?", &ways)?;
        Ok(if way == 0 { "months" } else { "days" }.to_owned())
    })?;
    Ok(Wishes {
        id: options.id,
        title,
        about,
        from,
        recorded_on: today,
        proration,
        members,
        candidates,
        payees,
        measures,
        cost_types,
        terms,
    })
}

/// The options that are needed and were not said.
fn missing(options: &NewOptions) -> Vec<&'static str> {
    let needed = [
        ("--title", options.title.is_none()),
        ("--about", options.about.is_none()),
        ("--from", options.from.is_none()),
        ("--member", options.member.is_empty()),
        ("--payee", options.payee.is_empty()),
        ("--cost-type", options.cost_type.is_empty()),
    ];
    needed.into_iter().filter_map(|(option, is_missing)| is_missing.then_some(option)).collect()
}

/// What was said, if that is all that is needed.
fn said(options: NewOptions, from: Option<Date>, today: Date) -> Result<Wishes> {
    let missing = missing(&options);
    let (Some(title), Some(about), Some(from), []) = (options.title, options.about, from, &missing[..])
    else {
        let missing = missing.join(", ");
        return Err(Failure::Usage(format!(
            "hier ist niemand zu fragen; es fehlt {missing} (oder --example, um sich umzusehen)"
        )));
    };
    for term in &options.term {
        if !options.cost_type.iter().any(|cost_type| cost_type.id == term.cost_type) {
            let ids: Vec<&str> = options.cost_type.iter().map(|cost_type| cost_type.id.as_str()).collect();
            let reason =
                format!("--term names no cost type: {:?}; there are: {}", term.cost_type, ids.join(", "));
            return Err(Failure::Usage(reason));
        }
    }
    Ok(Wishes {
        id: options.id,
        title,
        about,
        from,
        recorded_on: today,
        proration: options.proration.unwrap_or_else(|| "months".to_owned()),
        members: options.member,
        candidates: options.candidate,
        payees: options.payee,
        measures: options.measure,
        cost_types: options.cost_type,
        terms: options.term,
    })
}

fn or_ask<T>(said: Option<T>, ask: impl FnOnce() -> Result<T>) -> Result<T> {
    said.map_or_else(ask, Ok)
}

fn each_or_ask<T>(
    said: Vec<T>,
    terminal: &Terminal,
    question: &str,
    read: impl Fn(&Terminal, String) -> Result<T>,
) -> Result<Vec<T>> {
    if said.is_empty() { several(terminal, question, read, true) } else { Ok(said) }
}

/// One after the other until nothing is answered; at least one where one is needed.
fn several<T>(
    terminal: &Terminal,
    question: &str,
    read: impl Fn(&Terminal, String) -> Result<T>,
    is_needed: bool,
) -> Result<Vec<T>> {
    let mut all = Vec::new();
    loop {
        let answer = match all.is_empty() && is_needed {
            true => Some(terminal.text(question)?),
            false => terminal.optional_text(&format!("{question} (leer: keine weitere)"))?,
        };
        let Some(answer) = answer else { return Ok(all) };
        all.push(read(terminal, answer)?);
    }
}

fn party(terminal: &Terminal, name: String) -> Result<PartyWish> {
    let ags = terminal.optional_text("  Amtlicher Gemeindeschlüssel (darf leer bleiben)")?;
    Ok(PartyWish { ags, ..PartyWish::named(&name) })
}

/// Who receives the shares: members, or others.
fn payees(terminal: &Terminal, members: &[PartyWish]) -> Result<Vec<PartyWish>> {
    let mut among: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    among.push("jemand anderes");
    let mut payees: Vec<PartyWish> = Vec::new();
    loop {
        let chosen = terminal.choice("Wer bekommt das Geld?", &among)?;
        let payee = match members.get(chosen) {
            Some(member) => PartyWish { ags: None, joins: None, ..member.clone() },
            None => PartyWish::named(&terminal.text("  Name")?),
        };
        if !payees.contains(&payee) {
            payees.push(payee);
        }
        if !terminal.yes("Bekommt noch jemand Geld?")? {
            return Ok(payees);
        }
    }
}

fn cost_types(
    terminal: &Terminal,
    payees: &[PartyWish],
    measures: &mut Vec<MeasureWish>,
    terms: &mut Vec<TermWish>,
) -> Result<Vec<CostTypeWish>> {
    let mut cost_types = Vec::new();
    let mut name = Some(terminal.text("Kostenart, zum Beispiel Personalkosten")?);
    while let Some(answered) = name {
        let names: Vec<&str> = payees.iter().map(|payee| payee.name.as_str()).collect();
        let payee = match payees {
            [only] => only,
            _ => &payees[terminal.choice("  Wer bekommt das Geld?", &names)?],
        };
        let split = split(terminal, measures)?;
        let varies = split != "direct" && terminal.yes("  Steigt die Summe mit der Zahl der Kommunen?")?;
        let cost_type = CostTypeWish::of(&answered, &payee.id, &split, varies);
        let quantity = terminal
            .read_if_any("  Vereinbarte Menge, zum Beispiel 0,25 (leer: keine)", |text| {
                answered_number(text, 0, 6)
            })?;
        if let Some(quantity) = quantity {
            let unit = terminal.optional_text("  Einheit, zum Beispiel VZÄ (darf leer bleiben)")?;
            terms.push(TermWish { cost_type: cost_type.id.clone(), quantity, unit });
        }
        cost_types.push(cost_type);
        name = terminal.optional_text("Kostenart (leer: keine weitere)")?;
    }
    Ok(cost_types)
}

/// How a cost type is split; a measure that nobody has named yet is asked for.
fn split(terminal: &Terminal, measures: &mut Vec<MeasureWish>) -> Result<String> {
    let mut among = vec!["alle zu gleichen Teilen".to_owned(), "eine Kommune allein".to_owned()];
    among.extend(measures.iter().map(|measure| format!("nach {}", measure.name)));
    among.push("nach Einwohnern oder einer anderen Bemessungsgrundlage".to_owned());
    Ok(match terminal.choice("  Wer trägt diese Kosten?", &among)? {
        0 => "equal".to_owned(),
        1 => "direct".to_owned(),
        place => match measures.get(place - 2) {
            Some(measure) => measure.id.clone(),
            None => another_measure(terminal, measures)?,
        },
    })
}

fn another_measure(terminal: &Terminal, measures: &mut Vec<MeasureWish>) -> Result<String> {
    let name = terminal.text("  Bemessungsgrundlage, zum Beispiel Einwohnerzahl")?;
    let unit = terminal.text("  Was zählt ein Wert? Zum Beispiel Einwohner")?;
    let measure = MeasureWish::of(&name, &unit);
    measures.push(measure.clone());
    Ok(measure.id)
}
