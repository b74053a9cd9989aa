//! The tables that are published: their names, columns and what these mean. Names and order are fixed by the contract
//! of the format, since other programs read them.

use super::table::DataType::{Count, Day, Decimal, Euros, Figure, Text, Year};
use super::table::{DataColumn, DataForm};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Every table, in the order in which they are published.
pub const ALL: [&DataForm; 9] =
    [&MEMBERSHIPS, &COSTS, &MEASURES, &SHARES, &SAVINGS, &BILLS, &STATUS, &CLAIMS, &HEAD];

/// A form is kept by its name.
impl Serialize for DataForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl<'de> Deserialize<'de> for &'static DataForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let form = ALL.into_iter().find(|form| form.name == name);
        form.ok_or_else(|| de::Error::custom(format_args!("there is no table „{name}“")))
    }
}

/// The tables that are the ledgers themselves.
pub const LEDGERS: [&DataForm; 3] = [&MEMBERSHIPS, &COSTS, &MEASURES];

/// The ledger of the memberships.
pub static MEMBERSHIPS: DataForm = DataForm {
    name: "memberships",
    meaning: "Beitritte und Austritte",
    columns: &[
        DataColumn::key("entry", Text, "Nummer der Buchung, einmalig in der Vereinbarung"),
        DataColumn::of("recorded_on", Day, "Tag der Buchung"),
        DataColumn::of(
            "effective_on",
            Day,
            "Beitritt: erster Tag der Mitgliedschaft; Austritt: erster Tag danach",
        ),
        DataColumn::of("member", Text, "Kennung der Kommune"),
        DataColumn::of("event", Text, "join: Beitritt, leave: Austritt"),
        DataColumn::of("document", Text, "Kennung des Belegs"),
        DataColumn::of("reverses", Text, "Storno: Nummer der Buchung, die diese Zeile zurücknimmt"),
        DataColumn::of("note", Text, "Vermerk"),
    ],
    refers: &[("reverses", "memberships")],
};

/// The ledger of the costs.
pub static COSTS: DataForm = DataForm {
    name: "costs",
    meaning: "die Kosten, jede Buchung eine Zeile",
    columns: &[
        DataColumn::key("entry", Text, "Nummer der Buchung, einmalig in der Vereinbarung"),
        DataColumn::of("recorded_on", Day, "Tag der Buchung"),
        DataColumn::of("period_start", Day, "erster Tag des Leistungszeitraums"),
        DataColumn::of("period_end", Day, "letzter Tag des Leistungszeitraums"),
        DataColumn::of("cost_type", Text, "Kennung der Kostenart"),
        DataColumn::of("quantity", Decimal, "Menge, zum Beispiel 0.25 einer Stelle"),
        DataColumn::of("unit_price", Decimal, "Preis für eine Einheit, ohne Umsatzsteuer"),
        DataColumn::of("vat_rate", Decimal, "Umsatzsteuer in Prozent; leer, wo keine anfällt"),
        DataColumn::of("amount", Euros, "Betrag: Menge × Preis, mit Umsatzsteuer"),
        DataColumn::of("charged_to", Text, "Kommune, die den Betrag allein trägt; sonst leer"),
        DataColumn::of("status", Text, "actual: belegt, planned: geplant, assumed: angenommen"),
        DataColumn::of("document", Text, "Kennung des Belegs"),
        DataColumn::of("reverses", Text, "Storno: Nummer der Buchung, die diese Zeile zurücknimmt"),
        DataColumn::of("note", Text, "Vermerk"),
    ],
    refers: &[("reverses", "costs")],
};

/// The ledger of the measures, where the agreement has any.
pub static MEASURES: DataForm = DataForm {
    name: "measures",
    meaning: "die Werte, nach denen verteilt wird",
    columns: &[
        DataColumn::key("entry", Text, "Nummer der Buchung, einmalig in der Vereinbarung"),
        DataColumn::of("recorded_on", Day, "Tag der Buchung"),
        DataColumn::of("measure", Text, "Kennung der Bemessungsgrundlage"),
        DataColumn::of("year", Year, "Haushaltsjahr der Kosten, die danach verteilt werden"),
        DataColumn::of("member", Text, "Kennung der Kommune"),
        DataColumn::of("value", Decimal, "Wert; 0 heißt: trägt davon nichts"),
        DataColumn::of("reference_date", Day, "Stichtag des Wertes"),
        DataColumn::of("status", Text, "actual: belegt, planned: geplant, assumed: angenommen"),
        DataColumn::of("document", Text, "Kennung des Belegs"),
        DataColumn::of("reverses", Text, "Storno: Nummer der Buchung, die diese Zeile zurücknimmt"),
        DataColumn::of("note", Text, "Vermerk"),
    ],
    refers: &[("reverses", "measures")],
};

/// Each member's share of each entry.
pub static SHARES: DataForm = DataForm {
    name: "shares",
    meaning: "der Anteil jeder Kommune an jeder Buchung",
    columns: &[
        DataColumn::key("entry", Text, "Nummer der Buchung"),
        DataColumn::of("year", Year, "Haushaltsjahr"),
        DataColumn::of("cost_type", Text, "Kostenart"),
        DataColumn::key("member", Text, "Kommune"),
        DataColumn::of("amount", Euros, "ihr Anteil; bei einem Storno mit umgekehrtem Vorzeichen"),
    ],
    refers: &[("entry", "costs")],
};

/// What each member saves through each accession.
pub static SAVINGS: DataForm = DataForm {
    name: "savings",
    meaning: "die Entlastung jeder Kommune je Jahr und Beitritt",
    columns: &[
        DataColumn::key("year", Year, "Haushaltsjahr"),
        DataColumn::key("member", Text, "Kommune"),
        DataColumn::key("accession", Day, "Tag des Beitritts"),
        DataColumn::of("saving", Euros, "was die Kommune durch diesen Beitritt weniger trägt"),
    ],
    refers: &[],
};

/// What each member bears towards each payee.
pub static BILLS: DataForm = DataForm {
    name: "bills",
    meaning: "was jede Kommune je Jahr und Zahlungsempfänger trägt",
    columns: &[
        DataColumn::key("year", Year, "Haushaltsjahr"),
        DataColumn::key("payee", Text, "Zahlungsempfänger"),
        DataColumn::key("member", Text, "Kommune"),
        DataColumn::of("amount", Euros, "was die Kommune ihm gegenüber trägt; Zeilen mit null fehlen"),
    ],
    refers: &[],
};

/// How certain what a member bears is.
pub static STATUS: DataForm = DataForm {
    name: "status",
    meaning: "wie viel davon belegt, geplant oder angenommen ist",
    columns: &[
        DataColumn::key("year", Year, "Haushaltsjahr"),
        DataColumn::key("member", Text, "Kommune"),
        DataColumn::key("cost_type", Text, "Kostenart"),
        DataColumn::of(
            "actual",
            Euros,
            "was von den Kosten der Kommune belegt ist; Zeilen mit drei Nullen fehlen",
        ),
        DataColumn::of("planned", Euros, "was davon geplant ist"),
        DataColumn::of("assumed", Euros, "was davon angenommen ist"),
    ],
    refers: &[],
};

/// Every figure that a sentence states.
pub static CLAIMS: DataForm = DataForm {
    name: "claims",
    meaning: "jede Zahl, die ein Satz des Überblicks oder der Seite einer Kommune oder eines Jahres nennt, mit ihm",
    columns: &[
        DataColumn::key("claim", Text, "Kennung der Aussage, zugleich ihr Anker auf der Seite"),
        DataColumn::key("page", Text, "die Seite"),
        DataColumn::of("year", Year, "Haushaltsjahr, wo sie von einem ist"),
        DataColumn::of("member", Text, "Kommune, wo sie von einer ist"),
        DataColumn::of("value", Figure, "der Wert: Euro, Bruchteil oder Anzahl"),
        DataColumn::of("unit", Text, "EUR: Euro, EUR/…: Euro je Einheit, 1: Bruchteil oder Anzahl"),
        DataColumn::of("sentence", Text, "der Satz, in dem die Zahl steht; leer, wo sie in keinem steht"),
    ],
    refers: &[],
};

/// The state of each file of the ledger.
pub static HEAD: DataForm = DataForm {
    name: "head",
    meaning: "Größe und Prüfsumme jeder Datei des Hauptbuchs",
    columns: &[
        DataColumn::key("file", Text, "Datei im Ordner der Vereinbarung"),
        DataColumn::of("bytes", Count, "ihre Größe"),
        DataColumn::of("entries", Count, "die Zahl ihrer Buchungen"),
        DataColumn::of("sha256", Text, "ihre Prüfsumme"),
    ],
    refers: &[],
};

/// The digest of each agreement, where a site shows several.
pub static HEADS: DataForm = DataForm {
    name: "heads",
    meaning: "die Prüfsumme jeder Vereinbarung",
    columns: &[
        DataColumn::key("agreement", Text, "Kennung der Vereinbarung"),
        DataColumn::of("sha256", Text, "Prüfsumme ihrer head.csv"),
    ],
    refers: &[],
};

#[cfg(test)]
mod tests {
    use super::{ALL, COSTS, MEASURES, MEMBERSHIPS};
    use crate::ledger::{COST_COLUMNS, MEASURE_COLUMNS, MEMBERSHIP_COLUMNS};

    #[test]
    fn the_ledgers_are_published_with_the_columns_that_they_have() {
        let ledgers =
            [(&MEMBERSHIPS, MEMBERSHIP_COLUMNS), (&COSTS, COST_COLUMNS), (&MEASURES, MEASURE_COLUMNS)];
        for (form, columns) in ledgers {
            assert!(
                form.columns.iter().map(|column| column.name).eq(columns.iter().copied()),
                "{}",
                form.name
            );
        }
    }

    #[test]
    fn every_table_has_a_key() {
        for form in ALL {
            assert!(form.columns.iter().any(|column| column.is_key), "{}", form.name);
        }
    }
}
