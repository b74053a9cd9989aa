//! Every key of `agreement.toml`.

use crate::source::FileRole;
use crate::toml_key::Without::{Means, Refused};
use crate::toml_key::{TableForm, TomlKey, Without};

const TEXT: &str = "Text in Anführungszeichen";
const NUMBER: &str = "eine Zahl mit Punkt in Anführungszeichen";
const DAY: &str = "einen Tag ohne Anführungszeichen (2019-01-01)";
const DATE: &str = "den Tag ohne Anführungszeichen (2019-10-30), sonst den Monat (\"2019-10\") oder das Jahr (\"2019\") mit ihnen";
const ID: &str = "eine Kennung in Anführungszeichen (höchstens 63 Zeichen, nur a–z, 0–9 und Bindestrich)";
const OF_DOCUMENT: &str = "die Kennung eines [[document]] in Anführungszeichen";
const OF_MEMBER: &str = "die Kennung eines [[member]] in Anführungszeichen";
const NOTHING: Without = Means("nichts wird dazu gesagt");

/// All tables, in the order of the file.
pub const AGREEMENT: [&TableForm; 10] =
    [&ROOT, &MEMBER, &PAYEE, &MEASURE, &COST_TYPE, &SPLIT_PART, &TERM, &DOCUMENT, &MILESTONE, &CANDIDATE];

const fn key(name: &'static str, takes: &'static str, without: Without, meaning: &'static str) -> TomlKey {
    TomlKey { name, takes, without, meaning }
}

pub(super) static ROOT: TableForm = TableForm {
    name: FileRole::AGREEMENT,
    meaning: "Ganz oben in der Datei, vor der ersten Tabelle.",
    keys: &[
        key(
            "id",
            ID,
            Refused,
            "Kennung der Vereinbarung; steht in Adressen der Website und bleibt, wie sie ist",
        ),
        key("title", TEXT, Refused, "kurzer Titel, der über jeder Seite steht"),
        key("full_title", TEXT, Means("es gilt der kurze Titel"), "amtlicher Titel der Vereinbarung"),
        key("about", TEXT, NOTHING, "was die Kommunen gemeinsam tun, in zwei oder drei Sätzen für Neue"),
        key(
            "proration",
            "\"months\" oder \"days\"",
            Refused,
            "wie Kosten geteilt werden, wenn eine Kommune im Jahr kommt oder geht: nach Monaten (dann immer zum Monatsersten) oder nach Tagen",
        ),
        key("member", "Tabellen [[member]]", Refused, "die Kommunen, mindestens eine"),
        key("payee", "Tabellen [[payee]]", Refused, "wer Geld bekommt, mindestens einer"),
        key(
            "measure",
            "Tabellen [[measure]]",
            Means("verteilt wird zu gleichen Teilen"),
            "Bemessungsgrundlagen",
        ),
        key("cost_type", "Tabellen [[cost_type]]", Refused, "die Kostenarten, mindestens eine"),
        key("document", "Tabellen [[document]]", Means("es gibt keine Belege"), "die Belege"),
        key(
            "milestone",
            "Tabellen [[milestone]]",
            NOTHING,
            "was neben Beitritten und Austritten auf der Zeitleiste steht",
        ),
        key(
            "candidate",
            "Tabellen [[candidate]]",
            Means("der Ausblick nennt nur eine Zahl"),
            "wer noch beitreten könnte",
        ),
    ],
};

pub(super) static MEMBER: TableForm = TableForm {
    name: "[[member]]",
    meaning: "Eine Kommune, die beteiligt ist, war oder werden kann; in amtlicher Reihenfolge, nach der übrige Cent vergeben werden.",
    keys: &[
        key("id", ID, Refused, "Kennung, mit der Buchungen die Kommune nennen"),
        key("name", TEXT, Refused, "Name, zum Beispiel Stadt Bergkamen"),
        key("short_name", TEXT, Refused, "Name in Tabellen und Diagrammen, zum Beispiel Bergkamen"),
        key(
            "ags",
            "acht Ziffern (für einen Kreis fünf) in Anführungszeichen",
            NOTHING,
            "Amtlicher Gemeindeschlüssel",
        ),
    ],
};

pub(super) static PAYEE: TableForm = TableForm {
    name: "[[payee]]",
    meaning: "Wer Anteile bekommt.",
    keys: &[
        key("id", ID, Refused, "Kennung, mit der Kostenarten ihn nennen"),
        key("name", TEXT, Refused, "Name"),
        key(
            "member",
            OF_MEMBER,
            Means("er ist keine der Kommunen"),
            "welche Kommune er ist; ihr eigener Anteil bleibt bei ihr",
        ),
    ],
};

pub(super) static MEASURE: TableForm = TableForm {
    name: "[[measure]]",
    meaning: "Eine Bemessungsgrundlage: wonach verteilt wird, wo nicht alle gleich viel tragen. Die Werte stehen in measures.csv.",
    keys: &[
        key("id", ID, Refused, "Kennung; weder equal noch direct"),
        key("name", TEXT, Refused, "Name, zum Beispiel Einwohnerzahl"),
        key("unit", TEXT, Refused, "was ein Wert zählt, zum Beispiel Einwohner"),
        key("source", TEXT, NOTHING, "woher die Werte kommen"),
        key(
            "reference_day",
            "Monat und Tag in Anführungszeichen (\"06-30\")",
            Means("der Stichtag ist frei"),
            "Stichtag jedes Wertes",
        ),
        key(
            "reference_years_back",
            "eine ganze Zahl ohne Anführungszeichen",
            Means("0, das Jahr der Kosten"),
            "wie viele Jahre vor dem Jahr der Kosten der Stichtag liegt",
        ),
        key(
            "total",
            NUMBER,
            Means("die Summe ist frei"),
            "was alle Werte eines Jahres zusammen ergeben, bei Prozenten \"100\"",
        ),
    ],
};

pub(super) static COST_TYPE: TableForm = TableForm {
    name: "[[cost_type]]",
    meaning: "Eine Kostenart: wofür gezahlt wird.",
    keys: &[
        key("id", ID, Refused, "Kennung, mit der Buchungen sie nennen"),
        key("name", TEXT, Refused, "Name, zum Beispiel Personalkosten"),
        key("payee", "die Kennung eines [[payee]] in Anführungszeichen", Refused, "wer das Geld bekommt"),
        key(
            "split",
            "\"equal\" oder \"direct\", die Kennung einer [[measure]] oder eine Liste von Teilen",
            Refused,
            "wer es trägt: alle gleich, eine Kommune allein, nach einer Bemessungsgrundlage oder in Teilen",
        ),
        key(
            "independent_of_members",
            "true oder false",
            Refused,
            "true: Die Summe hängt nicht davon ab, wie viele beteiligt sind; nur solche Kosten werden durch einen Beitritt für alle anderen kleiner",
        ),
        key(
            "terms",
            "eine Liste von Regelungen",
            Means("die Menge ist frei"),
            "welche Menge vereinbart ist und ab wann",
        ),
        key(
            "base",
            "die Kennung einer anderen [[cost_type]] in Anführungszeichen",
            Means("der Preis ist frei"),
            "ein Zuschlag: Der Preis ist der Betrag jener Kostenart im selben Zeitraum",
        ),
        key("note", TEXT, NOTHING, "was bei der Kostenart erklärt wird"),
        key("assumption", TEXT, NOTHING, "was daran angenommen und nicht vereinbart ist; steht immer dabei"),
    ],
};

pub(super) static SPLIT_PART: TableForm = TableForm {
    name: "split",
    meaning: "Ein Teil einer Verteilung: split = [{ from = …, share = …, measure = … }, …]. Die Teile eines Tages ergeben zusammen 1 und gelten bis zu den nächsten.",
    keys: &[
        key("from", DAY, Refused, "erster Tag, an dem so verteilt wird"),
        key(
            "share",
            "einen Bruch (\"1/2\") oder eine Dezimalzahl (\"0.35\") in Anführungszeichen",
            Refused,
            "wie viel so verteilt wird",
        ),
        key("measure", "\"equal\" oder die Kennung einer [[measure]]", Refused, "wonach"),
    ],
};

pub(super) static TERM: TableForm = TableForm {
    name: "terms",
    meaning: "Eine Regelung: terms = [{ from = …, quantity = … }, …]. Sie gilt bis zur nächsten; jede Buchung hat dann genau diese Menge.",
    keys: &[
        key("from", DAY, Refused, "erster Tag, an dem sie gilt"),
        key("quantity", NUMBER, Refused, "die vereinbarte Menge, zum Beispiel \"0.25\""),
        key("unit", TEXT, NOTHING, "Einheit, zum Beispiel VZÄ"),
    ],
};

pub(super) static DOCUMENT: TableForm = TableForm {
    name: "[[document]]",
    meaning: "Ein Beleg. Zu lesen ist er unter einer Adresse oder als Datei, nicht beides.",
    keys: &[
        key("id", ID, Refused, "Kennung, mit der Buchungen ihn nennen"),
        key("title", TEXT, Refused, "Titel"),
        key("date", DATE, Refused, "Datum, so genau es bekannt ist"),
        key(
            "url",
            "eine Adresse mit https:// oder http:// in Anführungszeichen",
            NOTHING,
            "wo er im Netz steht",
        ),
        key(
            "file",
            "einen Pfad wie \"documents/vertrag.pdf\"",
            NOTHING,
            "die Datei, die mit veröffentlicht wird und sich nie ändert",
        ),
    ],
};

pub(super) static MILESTONE: TableForm = TableForm {
    name: "[[milestone]]",
    meaning: "Ein Ereignis auf der Zeitleiste. Beitritte und Austritte stehen von selbst dort.",
    keys: &[
        key("date", DATE, Refused, "Datum, so genau es bekannt ist"),
        key("text", TEXT, Refused, "was geschah, in einem Satz"),
        key("document", OF_DOCUMENT, NOTHING, "der Beleg dazu"),
    ],
};

pub(super) static CANDIDATE: TableForm = TableForm {
    name: "[[candidate]]",
    meaning: "Eine Kommune, die noch beitreten könnte. Der Ausblick rechnet in dieser Reihenfolge, was das ändern würde.",
    keys: &[key("member", OF_MEMBER, Refused, "welche; sie steht auch als [[member]] in der Datei")],
};
