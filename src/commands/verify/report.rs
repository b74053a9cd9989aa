//! What `kopfstelle verify` says of a kept state, in German; each function returns whether the state still holds.

use super::super::{Result, console};
use crate::data::HeadRow;
use crate::digest;
use crate::german;
use crate::ledger::Reading;
use crate::source::FileRole;
use crate::verification::{
    FileDifference, FoundDigest, History, Origin, Verdict, earlier_difference, first_difference, left_out,
    name, present_state, recorded_states, verify,
};

/// Says what became of each file of one agreement's state.
pub(super) fn verdicts(rows: &[HeadRow], agreement: &Reading, history: Option<&History>) -> Result<bool> {
    let states = present_state(agreement).into_iter().chain(recorded_states(agreement));
    let proofs: Vec<Vec<HeadRow>> = states.map(|head| head.rows).collect();
    let verdicts = verify(rows, &agreement.source, &proofs);
    let mut lines = vec![format!("Vereinbarung: {}", name(agreement))];
    for (row, verdict) in &verdicts {
        lines.push(format!("{}: {}", row.file, of_file(row, verdict, agreement, history)));
    }
    let ledger = agreement.ledger.as_ref();
    let left_out = ledger.map(|ledger| left_out(rows, &agreement.source, ledger)).unwrap_or_default();
    for other in &left_out {
        lines.push(format!(
            "{}: davon spricht diese head.csv nicht, obwohl die erste Buchung darin ({}) älter ist als ihre neueste ({}); nichts \
             nachgewiesen",
            other.file, other.first, other.newest
        ));
    }
    let holds = verdicts.iter().all(|(_, verdict)| verdict.holds());
    let is_there = |verdict: &Verdict| {
        matches!(verdict, Verdict::Miscounted { .. } | Verdict::CutWithinRow) || verdict.holds()
    };
    let all_there = verdicts.iter().all(|(_, verdict)| is_there(verdict));
    lines.push(match (holds, left_out.is_empty()) {
        (true, true) => format!("Der Stand ist unverändert im Hauptbuch enthalten. {}", proved(&verdicts)),
        (true, false) => {
            format!("Was die head.csv nennt, ist unverändert im Hauptbuch enthalten. {}", proved(&verdicts))
        }
        (false, _) if all_there => "Diese head.csv wurde so nie veröffentlicht.".to_owned(),
        (false, _) => "Der Stand ist NICHT mehr unverändert im Hauptbuch enthalten.".to_owned(),
    });
    if holds && verdicts.iter().any(|(_, verdict)| *verdict == Verdict::AgreementChanged) {
        lines.push(
            "Nachgewiesen sind damit die Buchungen, nicht was aus ihnen gerechnet wird: Beteiligte, Kostenarten und Verteilung \
             stehen in agreement.toml, und die lautet jetzt anders."
                .to_owned(),
        );
    }
    print(&lines)?;
    Ok(holds)
}

/// Says where a digest was found.
pub(super) fn found(found: &FoundDigest) -> Result<()> {
    let whose = if found.states.len() > 1 { " der Liste aller Vereinbarungen" } else { "" };
    let origin = match &found.origin {
        Origin::Present => format!("es ist die des jetzigen Standes{whose}"),
        Origin::Stand => format!("die eines festgehaltenen Standes{whose}"),
        Origin::Revision(id) => format!("die des Standes{whose} der Versionsgeschichte {id}"),
    };
    print(&[format!("Prüfsumme gefunden: {origin}.")])
}

/// Says that the agreement of a state is no longer there.
pub(super) fn gone(folder: &str, id: Option<&str>) -> Result<()> {
    let id = id.map(|id| format!(", id „{id}“")).unwrap_or_default();
    print(&[format!("Vereinbarung im Ordner „{folder}“{id}: FEHLT. Der Stand ist NICHT mehr enthalten.")])
}

/// Says of agreements that begin alike which of them contain a state.
pub(super) fn several(holding: &str, broken: &str) -> Result<()> {
    let mut lines = vec!["Mehrere Vereinbarungen beginnen mit diesen Buchungen.".to_owned()];
    if !holding.is_empty() {
        lines.push(format!("Enthalten ist der Stand in: {holding}."));
    }
    if !broken.is_empty() {
        lines.push(format!(
            "NICHT enthalten ist er in: {broken}. War er von einer davon, dann wurde sie umgeschrieben; mit --agreement ID wird \
             nur die eine geprüft."
        ));
    }
    print(&lines)
}

/// Says that only copied books may speak for an agreement.
pub(super) fn unsure(holding: &str) -> Result<()> {
    let holding = if holding.is_empty() { String::new() } else { format!(" (hier: {holding})") };
    print(&[format!(
        "Von welcher Vereinbarung der Stand ist, lässt sich hier nicht nachweisen: Die agreement.toml von damals ist nicht zu finden, und \
         Buchungen kann man abschreiben. Mit --agreement ID sagen, welche gemeint ist{holding}."
    )])
}

/// Says that a digest was not found, and what that may mean.
pub(super) fn unknown(digits: &str, history: &Result<Option<History>>, is_sound: bool) -> Result<bool> {
    let looked = match history {
        Ok(Some(_)) => " noch zu einem der Versionsgeschichte",
        Ok(None) => "; eine Versionsgeschichte gibt es hier nicht",
        Err(_) => "; die Versionsgeschichte ließ sich nicht lesen",
    };
    let is_shallow = history.as_ref().ok().and_then(Option::as_ref).map(History::is_shallow).transpose()?;
    let means = match (history, is_shallow) {
        (Err(_), _) => {
            "Das beweist nichts: Den Grund, aus dem git sich weigert, beheben und noch einmal prüfen."
        }
        (_, Some(true)) => {
            "Das beweist nichts, denn die Versionsgeschichte ist hier abgeschnitten. Erst `git fetch --unshallow` ausführen (in \
             GitHub Actions fetch-depth: 0, in GitLab CI GIT_DEPTH: 0), dann noch einmal prüfen."
        }
        _ if !is_sound => {
            "Das beweist nichts, denn das Hauptbuch hat Fehler, und sein jetziger Stand wurde so nie veröffentlicht. Erst die Fehler \
             beheben, dann noch einmal prüfen."
        }
        _ => {
            "Entweder ist sie falsch abgeschrieben, oder das Hauptbuch wurde umgeschrieben. Mit der head.csv von damals lässt sich \
             sagen, welche Datei es ist."
        }
    };
    let digits = digest::short(digits);
    print(&[
        format!(
            "Die Prüfsumme {digits} gehört zu keinem Stand, der sich hier finden lässt: weder zum jetzigen noch zu einem \
             festgehaltenen{looked}."
        ),
        means.to_owned(),
    ])?;
    Ok(false)
}

/// What became of one file.
fn of_file(row: &HeadRow, verdict: &Verdict, agreement: &Reading, history: Option<&History>) -> String {
    match verdict {
        Verdict::Holds { appended: 0 } => "unverändert".to_owned(),
        Verdict::Holds { appended } => format!("unverändert, {} Bytes angehängt", german::count(*appended)),
        Verdict::AgreementChanged => {
            "seitdem geändert (erlaubt; `kopfstelle review` zeigt, was das bewirkt)".to_owned()
        }
        Verdict::Miscounted { entries } => {
            let (entries, said) = (german::count(*entries), german::count(row.entries));
            format!("VERFÄLSCHT: {entries} Buchungen, nicht {said}; die Bytes sind unverändert")
        }
        Verdict::CutWithinRow => {
            let bytes = german::count(row.bytes);
            format!("VERFÄLSCHT: {bytes} Bytes enden mitten in einer Zeile; die Bytes sind unverändert")
        }
        Verdict::DocumentReplaced => "GEÄNDERT: nicht mehr dieselbe Datei".to_owned(),
        Verdict::Gone => "FEHLT".to_owned(),
        Verdict::CutOff { bytes } => {
            let place = earlier_difference(row, &agreement.source, history);
            let place = place.map(|place| format!(", {}", of_difference(&place))).unwrap_or_default();
            let (then, now) = (german::count(row.bytes), german::count(*bytes));
            format!("GEKÜRZT: {then} Bytes, jetzt {now}{place}")
        }
        Verdict::Differs { proved } => {
            format!(
                "GEÄNDERT: {}",
                of_difference(&first_difference(row, *proved, &agreement.source, history))
            )
        }
    }
}

fn of_difference(difference: &FileDifference) -> String {
    match difference {
        FileDifference::Line { line, before, now } => {
            format!("Zeile {line}\n  vorher: {before}\n  jetzt:  {now}")
        }
        FileDifference::Between(first, last) => format!(
            "in den Zeilen {first} bis {last} (die Datei von damals ist in keiner Versionsgeschichte hier; genauer lässt es sich \
             nicht sagen)"
        ),
    }
}

/// How much was proved. `agreement.toml` may change, and what `stands.csv` holds is no booking.
fn proved(verdicts: &[(&HeadRow, Verdict)]) -> String {
    let files = verdicts.iter().map(|(row, _)| *row).filter(|row| row.file != FileRole::AGREEMENT);
    let entries: usize =
        files.clone().filter(|row| row.file != FileRole::STANDS).map(|row| row.entries).sum();
    let entry = if entries == 1 { "Buchung" } else { "Buchungen" };
    format!("Nachgewiesen: {} Dateien, {} {entry}.", files.count(), german::count(entries))
}

fn print(lines: &[String]) -> Result<()> {
    console::say(lines.join("\n"))
}
