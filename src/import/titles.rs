//! The titles that a column may have: the name in the ledger, the German one, and what people call it.

use crate::booking::LedgerKind;
use crate::german::transcribed;

/// A column of a ledger, or what is told in place of some.
#[derive(Debug, PartialEq, Eq)]
pub struct ColumnTitle {
    /// Its name in the ledger; `period` and `payee` are none of its columns.
    pub column: &'static str,
    /// What it is called in German.
    pub german: &'static str,
    /// What it is called as well.
    also: &'static [&'static str],
    /// Whether its title must be there for a table to be of this ledger.
    pub tells_the_ledger: bool,
}

const fn title(column: &'static str, german: &'static str, also: &'static [&'static str]) -> ColumnTitle {
    ColumnTitle { column, german, also, tells_the_ledger: false }
}

const fn telling(column: &'static str, german: &'static str, also: &'static [&'static str]) -> ColumnTitle {
    ColumnTitle { column, german, also, tells_the_ledger: true }
}

const STATUS: ColumnTitle = title("status", "Status", &["Sicherheit", "wie sicher"]);
const MEMBER: ColumnTitle = telling(
    "member",
    "Kommune",
    &["Gemeinde", "Stadt", "Mitglied", "beteiligte Kommune", "Mitgliedskommune"],
);

/// What every ledger ends with.
const CLOSING: [ColumnTitle; 5] = [
    title("document", "Beleg", &["Nachweis", "Belegkennung", "Kennung des Belegs"]),
    title("reverses", "Storno von", &["Storno", "storniert", "nimmt zurück"]),
    title("note", "Vermerk", &["Bemerkung", "Bemerkungen", "Notiz", "Kommentar", "Anmerkung"]),
    title("entry", "Buchung", &["Buchungsnummer", "Buchungsnr", "Nummer der Buchung"]),
    title("recorded_on", "Buchungstag", &["gebucht am", "Buchungsdatum", "Tag der Buchung"]),
];

const COSTS: &[ColumnTitle] = &[
    telling("cost_type", "Kostenart", &["Art der Kosten"]),
    title("payee", "Zahlungsempfänger", &["Empfänger", "Empfängerin"]),
    title("period", "Zeitraum", &["Leistungszeitraum", "Jahr", "Haushaltsjahr", "Periode", "year"]),
    title(
        "period_start",
        "von",
        &["Beginn", "Leistungszeitraum von", "Zeitraum von", "Leistungsbeginn", "erster Tag"],
    ),
    title(
        "period_end",
        "bis",
        &["Ende", "Leistungszeitraum bis", "Zeitraum bis", "Leistungsende", "letzter Tag"],
    ),
    title("quantity", "Menge", &["Anzahl"]),
    title(
        "unit_price",
        "Preis je Einheit",
        &["Einzelpreis", "Preis", "Stückpreis", "Einzelpreis netto", "Preis netto", "Preis je Einheit netto"],
    ),
    title(
        "vat_rate",
        "Umsatzsteuer in Prozent",
        &[
            "Umsatzsteuer",
            "Umsatzsteuersatz",
            "USt",
            "USt %",
            "MwSt",
            "MwSt %",
            "Mehrwertsteuer",
            "Steuersatz",
            "USt-Satz",
            "MwSt-Satz",
        ],
    ),
    title(
        "amount",
        "Betrag brutto",
        &["Betrag", "Bruttobetrag", "brutto", "Gesamtbetrag", "Rechnungsbetrag"],
    ),
    title(
        "charged_to",
        "trägt allein",
        &["Einzelzuordnung", "Kommune", "Gemeinde", "Stadt", "wer trägt das allein", "belastet"],
    ),
    STATUS,
];

const MEMBERSHIPS: &[ColumnTitle] = &[
    MEMBER,
    telling("event", "Beitritt oder Austritt", &["Ereignis", "Vorgang"]),
    title("effective_on", "wirksam ab", &["wirksam am", "wirksam zum", "ab", "gilt ab", "Datum", "Tag"]),
];

const MEASURES: &[ColumnTitle] = &[
    telling("measure", "Bemessungsgrundlage", &["Grundlage"]),
    title("year", "Jahr der Kosten", &["Jahr", "Haushaltsjahr"]),
    MEMBER,
    telling("value", "Wert", &[]),
    title("reference_date", "Stichtag", &["Wert vom"]),
    STATUS,
];

/// What the columns of a ledger are called, in the order in which people fill them in.
pub fn titles_of(kind: LedgerKind) -> impl Iterator<Item = &'static ColumnTitle> {
    let own = match kind {
        LedgerKind::Costs => COSTS,
        LedgerKind::Memberships => MEMBERSHIPS,
        LedgerKind::Measures => MEASURES,
    };
    own.iter().chain(&CLOSING)
}

/// The column that a title names.
pub(super) fn column_called(kind: LedgerKind, title: &str) -> Option<&'static ColumnTitle> {
    let title = plain(title);
    titles_of(kind).find(|known| {
        let names = [known.column, known.german];
        names.iter().chain(known.also).any(|name| plain(name) == title)
    })
}

/// How many of these texts are titles of a column of some ledger.
pub(super) fn how_many_known<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.filter(|text| LedgerKind::ALL.iter().any(|&kind| column_called(kind, text).is_some())).count()
}

/// A title or name without what differs from writer to writer: case, umlauts, blanks, signs, and a unit behind it.
pub(super) fn plain(text: &str) -> String {
    let text = text.split(['(', '[']).next().unwrap_or_default().to_lowercase();
    let text = text.trim().trim_end_matches('€').trim_end();
    let unit = ["in eur", "in euro", " eur", " euro", " in"].iter().find_map(|unit| text.strip_suffix(unit));
    let mut plain = String::new();
    for character in unit.unwrap_or(text).chars() {
        match (transcribed(character), character) {
            (Some(letters), _) => plain += letters,
            (None, '%') => plain += "prozent",
            (None, _) if character.is_alphanumeric() => plain.push(character),
            (None, _) => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{column_called, plain, titles_of};
    use crate::booking::LedgerKind;
    use std::collections::BTreeSet;

    #[test]
    fn every_column_of_a_ledger_has_titles_and_none_has_two_meanings() {
        for kind in LedgerKind::ALL {
            let columns: BTreeSet<&str> = titles_of(kind).map(|known| known.column).collect();
            assert!(kind.columns().iter().all(|column| columns.contains(column)), "{kind:?}");
            let mut seen = BTreeSet::new();
            for known in titles_of(kind) {
                let names: BTreeSet<String> =
                    [known.column, known.german].iter().chain(known.also).map(|name| plain(name)).collect();
                names.into_iter().for_each(|name| assert!(seen.insert(name.clone()), "{kind:?}: {name}"));
            }
        }
    }

    #[test]
    fn a_title_is_known_however_it_is_written() {
        for title in ["Betrag", "BETRAG (EUR)", "Betrag in €", " betrag_brutto ", "amount", "Betrag EUR"] {
            assert_eq!(
                column_called(LedgerKind::Costs, title).map(|known| known.column),
                Some("amount"),
                "{title}"
            );
        }
        assert_eq!(column_called(LedgerKind::Costs, "Sachbearbeiterin"), None);
    }
}
