//! Questions for what was not said, with what the agreement lets one choose from and what it fixes already. Where all
//! that is needed was said, nothing is asked.

use super::document::asked_for;
use crate::booking::{
    CameTo, CostWish, LedgerRow, MembershipWish, NewMember, OpenBooks, Planned, ReplacementWish, ResultWish,
    ValueWish, agreed_quantity, period_of, price_of_base, reference_date,
};
use crate::commands::Result;
use crate::commands::ask::{Terminal, missing};
use crate::commands::desk::Desk;
use crate::founding::PartyWish;
use crate::import::{answered_day, answered_number, answered_period};
use crate::ledger::{Event, Ledger, Status};

pub(super) fn cost(ledger: &Ledger, mut wish: CostWish, desk: &Desk) -> Result<CostWish> {
    let lacking = wish.missing(ledger);
    let Some(terminal) = needed(&lacking, desk)? else { return Ok(wish) };
    let agreement = &ledger.agreement;
    let cost_types = agreement.cost_types.iter().map(|of| (of.name.as_str(), of.id.as_str()));
    fill(&mut wish.cost_type, || one_of(terminal, "Kostenart", cost_types))?;
    let cost_type = wish.cost_type.clone().unwrap_or_default();
    fill(&mut wish.period, || {
        terminal.read("Zeitraum (2025, 2025-07 oder 01.07.2025 bis 31.12.2025)", answered_period)
    })?;
    let period = period_of(wish.period.as_deref().unwrap_or_default()).ok();
    let agreed = period.and_then(|period| agreed_quantity(ledger, &cost_type, period.start));
    let agreed = in_german(agreed.as_deref().unwrap_or("1"));
    fill(&mut wish.quantity, || terminal.read_or("Menge", &agreed, |text| answered_number(text, 0, 6)))?;
    let of_base = period.and_then(|period| price_of_base(ledger, &cost_type, period));
    let price = |text: &str| answered_number(text, 2, 6);
    fill(&mut wish.unit_price, || match &of_base {
        Some(of_base) => terminal.read_or("Preis je Einheit, netto", &in_german(of_base), price),
        None => terminal.read("Preis je Einheit in Euro, netto (1234,50)", price),
    })?;
    if wish.vat_rate.is_none() {
        wish.vat_rate = terminal.read_if_any("Umsatzsteuer in Prozent (leer: keine)", |text| {
            answered_number(text.trim_end_matches('%'), 0, 6)
        })?;
    }
    if wish.missing(ledger).contains(&"--charged-to") {
        fill(&mut wish.charged_to, || member(terminal, ledger, "Wer trägt das allein?"))?;
    }
    proof(terminal, (ledger, desk), &mut wish.status, &mut wish.document)?;
    note(terminal, &mut wish.note)?;
    Ok(wish)
}

/// Who joins may be somebody whom the agreement does not know yet.
pub(super) fn membership(
    ledger: &Ledger,
    (mut wish, mut newcomer): (MembershipWish, Option<NewMember>),
    event: Event,
    desk: &Desk,
) -> Result<(MembershipWish, Option<NewMember>)> {
    let Some(terminal) = needed(&wish.missing(), desk)? else { return Ok((wish, newcomer)) };
    let (who, when) = match event {
        Event::Join => ("Wer tritt bei?", "Erster Tag als Mitglied (01.07.2025)"),
        Event::Leave => ("Wer tritt aus?", "Erster Tag ohne Mitgliedschaft (01.07.2025)"),
    };
    if wish.member.is_none() {
        let known = ledger.agreement.members.iter().map(|of| (of.name.as_str(), of.id.as_str()));
        let another = (event == Event::Join).then_some(NEW_MEMBER);
        let chosen = one_of(terminal, who, known.chain(another))?;
        newcomer = (chosen == NEW_MEMBER.1).then(|| new_member(terminal, ledger)).transpose()?;
        wish.member = Some(newcomer.as_ref().map_or(chosen, |newcomer| newcomer.id.clone()));
    }
    fill(&mut wish.on, || terminal.read(when, answered_day))?;
    if wish.document.is_none() {
        wish.document = document(terminal, (ledger, desk), &[NO_DOCUMENT])?;
    }
    note(terminal, &mut wish.note)?;
    Ok((wish, newcomer))
}

/// Offered where somebody joins; no id of a member has a sign.
const NEW_MEMBER: (&str, &str) = ("eine Kommune, die hier noch nicht steht", "+member");

pub(super) fn new_member(terminal: &Terminal, ledger: &Ledger) -> Result<NewMember> {
    let party = PartyWish::named(&terminal.text("Name, zum Beispiel Stadt Kamen")?);
    let ags = terminal.optional_text("Amtlicher Gemeindeschlüssel (darf leer bleiben)")?;
    let known = ledger.agreement.members.iter().map(|of| (of.name.as_str(), of.id.as_str()));
    let among = [("keiner, sie steht am Ende", "")].into_iter().chain(known);
    let before = one_of(terminal, "Vor wem steht sie in der amtlichen Reihenfolge?", among)?;
    Ok(newcomer(PartyWish { ags, ..party }, Some(before).filter(|before| !before.is_empty())))
}

/// A party as one that joins.
pub(super) fn newcomer(party: PartyWish, before: Option<String>) -> NewMember {
    let short_name = party.short_name().to_owned();
    NewMember { id: party.id, name: party.name, short_name, ags: party.ags, before }
}

/// The values of one member or several, alike in all else: where a total is agreed, no value goes without the others.
pub(super) fn values(
    ledger: &Ledger,
    (mut wish, mut others): (ValueWish, Vec<(String, String)>),
    desk: &Desk,
) -> Result<Vec<ValueWish>> {
    if let Some(terminal) = needed(&wish.missing(), desk)? {
        value(ledger, &mut wish, (terminal, desk))?;
        while terminal.yes("Noch ein Wert, einer anderen Kommune?")? {
            let member = member(terminal, ledger, "Kommune")?;
            others.push((member, terminal.read("Wert", |text| answered_number(text, 0, 6))?));
        }
    }
    let of_others = others.into_iter().map(|(member, value)| ValueWish {
        member: Some(member),
        value: Some(value),
        ..wish.clone()
    });
    Ok([wish.clone()].into_iter().chain(of_others).collect())
}

fn value(ledger: &Ledger, wish: &mut ValueWish, (terminal, desk): (&Terminal, &Desk)) -> Result<()> {
    let measures = ledger.agreement.measures.iter().map(|of| (of.name.as_str(), of.id.as_str()));
    fill(&mut wish.measure, || one_of(terminal, "Bemessungsgrundlage", measures))?;
    fill(&mut wish.year, || terminal.text("Haushaltsjahr der Kosten"))?;
    fill(&mut wish.member, || member(terminal, ledger, "Kommune"))?;
    fill(&mut wish.value, || terminal.read("Wert", |text| answered_number(text, 0, 6)))?;
    if wish.reference_date.is_none() {
        let (measure, year) = (wish.measure.as_deref(), wish.year.as_deref());
        let (measure, year) = (measure.unwrap_or_default(), year.unwrap_or_default());
        wish.reference_date = match reference_date(&ledger.agreement, measure, year) {
            Some(day) => Some(terminal.read_or("Stichtag", &day, answered_day)?),
            None => terminal.read_if_any("Stichtag (30.06.2024; darf leer bleiben)", answered_day)?,
        };
    }
    proof(terminal, (ledger, desk), &mut wish.status, &mut wish.document)?;
    note(terminal, &mut wish.note)
}

/// What the entries of a year came to, and what proves it.
pub(super) fn results(
    ledger: &Ledger,
    planned: &[Planned],
    (mut results, mut proof): (Vec<ResultWish>, Option<String>),
    desk: &Desk,
) -> Result<(Vec<ResultWish>, String)> {
    let lacking = [("--result", results.is_empty()), ("--document", proof.is_none())];
    let lacking: Vec<&str> =
        lacking.into_iter().filter_map(|(option, is_missing)| is_missing.then_some(option)).collect();
    let Some(terminal) = needed(&lacking, desk)? else { return Ok((results, proof.unwrap_or_default())) };
    if results.is_empty() {
        for Planned { entry, cost_type, amount, .. } in planned.iter().filter(|planned| !planned.follows) {
            let amount = in_german(amount);
            let question =
                format!("{entry}, {cost_type}: gebucht {amount}; Ergebnis (leer: bleibt, wie es ist)");
            if let Some(result) = terminal.read_if_any(&question, |text| answered_number(text, 2, 2))? {
                results.push(ResultWish { of: entry.clone(), came_to: CameTo::Amount(result) });
            }
        }
    }
    if proof.is_none() {
        proof = document(terminal, (ledger, desk), &[])?;
    }
    Ok((results, proof.unwrap_or_default()))
}

/// The entry that is taken back, why, and what is to stand in its place. Asked where no entry was said.
pub(super) fn reversal(
    (entry, mut reason, mut replacement): (Option<String>, Option<String>, ReplacementWish),
    desk: &Desk,
) -> Result<(String, Option<String>, ReplacementWish)> {
    if let Some(entry) = entry {
        return Ok((entry, reason, replacement));
    }
    let Some(terminal) = needed(&["ENTRY"], desk)? else { return Ok((String::new(), reason, replacement)) };
    let books = OpenBooks::of(desk.source(), desk.day);
    let original = terminal.read("Nummer der Buchung, die falsch ist", |answer| {
        let row = books.live().find(|row| row.cell("entry") == answer).cloned();
        row.ok_or_else(|| "Eine Buchung dieser Nummer, die noch gilt, gibt es nicht".to_owned())
    })?;
    terminal.say(original.line().trim_end())?;
    fill(&mut reason, || terminal.text("Was war falsch? Der Grund steht auf der Website"))?;
    if !replacement.is_wished() && terminal.yes("Kommt eine richtige Buchung an ihre Stelle?")? {
        replacement.cells = corrected(terminal, &original)?;
    }
    Ok((original.cell("entry").to_owned(), reason, replacement))
}

/// What stands there and is right otherwise, asked cell by cell.
fn corrected(terminal: &Terminal, original: &LedgerRow) -> Result<Vec<(&'static str, &'static str, String)>> {
    type Read = fn(&str) -> std::result::Result<String, String>;
    const CELLS: [(&str, &str, &str, Read); 4] = [
        ("--quantity", "quantity", "Menge", |text| answered_number(text, 0, 6)),
        ("--unit-price", "unit_price", "Preis je Einheit in Euro, netto", |text| answered_number(text, 2, 6)),
        ("--value", "value", "Wert", |text| answered_number(text, 0, 6)),
        ("--on", "effective_on", "Wirksam ab", answered_day),
    ];
    let mut cells = Vec::new();
    for (option, column, question, read) in CELLS.into_iter().filter(|cell| original.has(cell.1)) {
        let booked = original.cell(column);
        let right = terminal.read_or(question, &in_german(booked), read)?;
        if right != booked {
            cells.push((option, column, right));
        }
    }
    Ok(cells)
}

/// The year that is settled.
pub(super) fn year(said: Option<String>, desk: &Desk) -> Result<String> {
    match said {
        Some(year) => Ok(year),
        None => match needed(&["YEAR"], desk)? {
            Some(terminal) => terminal.text("Haushaltsjahr, das abgerechnet wird"),
            None => Ok(String::new()),
        },
    }
}

/// The terminal, where something is missing; without one, that is where it ends.
pub(super) fn needed<'d>(lacking: &[&str], desk: &'d Desk) -> Result<Option<&'d Terminal>> {
    match (lacking, &desk.terminal) {
        ([], _) => Ok(None),
        (_, Some(terminal)) => Ok(Some(terminal)),
        (lacking, None) => Err(missing(lacking)),
    }
}

pub(super) fn fill(said: &mut Option<String>, ask: impl FnOnce() -> Result<String>) -> Result<()> {
    if said.is_none() {
        *said = Some(ask()?);
    }
    Ok(())
}

fn note(terminal: &Terminal, note: &mut Option<String>) -> Result<()> {
    if note.is_none() {
        *note = terminal.optional_text("Vermerk (darf leer bleiben)")?;
    }
    Ok(())
}

/// How sure it is, and the document where one is needed.
fn proof(
    terminal: &Terminal,
    (ledger, desk): (&Ledger, &Desk),
    status: &mut Option<String>,
    proof: &mut Option<String>,
) -> Result<()> {
    if proof.is_none() && status.is_none() {
        let words = Status::ALL.map(|status| match status {
            Status::Actual => "nachgewiesen, mit Beleg",
            Status::Planned => "geplant, aus dem beschlossenen Haushalt",
            Status::Assumed => "angenommen, noch ohne Beleg",
        });
        let chosen = Status::ALL[terminal.choice("Wie sicher ist der Betrag?", &words)?];
        *status = Some(chosen.id().to_owned());
    }
    if proof.is_none() && status.as_deref() != Some(Status::Assumed.id()) {
        *proof = document(terminal, (ledger, desk), &[])?;
    }
    Ok(())
}

/// Offered where a booking needs no document; no id of a document is empty or has a sign.
pub(super) const NO_DOCUMENT: (&str, &str) = ("keiner", "");
const NEW_FILE: (&str, &str) = ("ein neuer, als Datei", "+file");
const NEW_TITLE: (&str, &str) = ("ein neuer, nur mit Titel und Datum", "+title");

/// A document of the agreement, a new one, or what is offered before these.
pub(super) fn document(
    terminal: &Terminal,
    (ledger, desk): (&Ledger, &Desk),
    before: &[(&str, &str)],
) -> Result<Option<String>> {
    let documents = ledger.agreement.documents.iter().map(|of| (of.title.as_str(), of.id.as_str()));
    let among = before.iter().copied().chain([NEW_FILE, NEW_TITLE]).chain(documents);
    let chosen = one_of(terminal, "Beleg", among)?;
    if chosen.is_empty() {
        return Ok(None);
    }
    let is_new = [NEW_FILE, NEW_TITLE].iter().any(|(_, id)| *id == chosen);
    Ok(Some(if is_new { asked_for(terminal, desk, chosen == NEW_FILE.1)? } else { chosen }))
}

/// A number of the ledger as it is offered.
pub(super) fn in_german(number: &str) -> String {
    number.replace('.', ",")
}

fn member(terminal: &Terminal, ledger: &Ledger, question: &str) -> Result<String> {
    one_of(terminal, question, ledger.agreement.members.iter().map(|of| (of.name.as_str(), of.id.as_str())))
}

/// The id of one of several things, chosen by name.
pub(super) fn one_of<'l>(
    terminal: &Terminal,
    question: &str,
    among: impl Iterator<Item = (&'l str, &'l str)>,
) -> Result<String> {
    let (names, ids): (Vec<&str>, Vec<&str>) = among.unzip();
    Ok(match ids.is_empty() {
        true => terminal.text(question)?,
        false => ids[terminal.choice(question, &names)?].to_owned(),
    })
}
