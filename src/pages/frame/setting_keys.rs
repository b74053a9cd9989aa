//! Every key of `settings.toml`.

use crate::toml_key::Without::{Means, Missed};
use crate::toml_key::{TableForm, TomlKey, Without};

const TEXT: &str = "Text in Anführungszeichen";
const ADDRESS: &str = "eine Adresse mit https:// oder http:// in Anführungszeichen";

/// All tables, in the order of the file.
pub const SETTING_KEYS: [&TableForm; 6] = [&SITE, &IMPRINT, &PRIVACY, &ACCESSIBILITY, &DATA, &HISTORY];

const fn key(name: &'static str, takes: &'static str, without: Without, meaning: &'static str) -> TomlKey {
    TomlKey { name, takes, without, meaning }
}

static SITE: TableForm = TableForm {
    name: "[site]",
    meaning: "Wo die Website steht.",
    keys: &[key(
        "address",
        "die Adresse eines Ordners mit https:// oder http:// in Anführungszeichen",
        Means("was auf die Website verweist, nennt Wege statt Adressen"),
        "Adresse der Website",
    )],
};

static IMPRINT: TableForm = TableForm {
    name: "[imprint]",
    meaning: "Das Impressum.",
    keys: &[
        key("publisher", TEXT, Missed, "wer die Website herausgibt"),
        key("represented_by", TEXT, Missed, "wer die Herausgeberin vertritt"),
        key("address", "eine Liste von Texten", Missed, "Anschrift, Zeile für Zeile"),
        key("email", TEXT, Missed, "E-Mail-Adresse"),
        key("phone", TEXT, Missed, "Telefonnummer"),
        key("editor", TEXT, Missed, "wer für den Inhalt verantwortlich ist (§ 18 Abs. 2 MStV)"),
        key("vat_id", TEXT, Means("das Impressum nennt keine"), "Umsatzsteuer-Identifikationsnummer"),
    ],
};

static PRIVACY: TableForm = TableForm {
    name: "[privacy]",
    meaning: "Die Erklärung zum Datenschutz.",
    keys: &[
        key("controller", TEXT, Missed, "verantwortliche Stelle (Art. 4 Nr. 7 DSGVO)"),
        key("officer", TEXT, Missed, "Datenschutzbeauftragte"),
        key("officer_email", TEXT, Missed, "deren E-Mail-Adresse"),
        key("host", TEXT, Missed, "auf wessen Server die Website liegt"),
        key(
            "log_days",
            "eine ganze Zahl ohne Anführungszeichen",
            Missed,
            "wie viele Tage der Server Zugriffe aufzeichnet; 0: gar nicht",
        ),
        key("supervisory_authority", TEXT, Missed, "Aufsichtsbehörde für den Datenschutz"),
    ],
};

static ACCESSIBILITY: TableForm = TableForm {
    name: "[accessibility]",
    meaning: "Die Erklärung zur Barrierefreiheit.",
    keys: &[
        key("statement_date", "einen Tag ohne Anführungszeichen (2025-01-31)", Missed, "Tag der Erklärung"),
        key(
            "status",
            "\"full\", \"partial\" oder \"none\"",
            Missed,
            "ganz, teilweise oder nicht mit den Anforderungen vereinbar",
        ),
        key("method", TEXT, Missed, "wie das geprüft wurde"),
        key(
            "known_barriers",
            "eine Liste von Texten",
            Means("es ist keine bekannt"),
            "was nicht barrierefrei ist",
        ),
        key("contact_email", TEXT, Missed, "wohin man eine Barriere meldet"),
        key("enforcement", TEXT, Missed, "wer entscheidet, wenn man sich nicht einigt"),
        key("enforcement_url", ADDRESS, Means("sie wird ohne Link genannt"), "Adresse dieser Stelle"),
    ],
};

static DATA: TableForm = TableForm {
    name: "[data]",
    meaning: "Die Daten und ihre Lizenz.",
    keys: &[
        key("licence", TEXT, Missed, "Name der Lizenz"),
        key("licence_url", ADDRESS, Means("sie wird ohne Link genannt"), "Adresse der Lizenz"),
        key(
            "workbook",
            "true oder false ohne Anführungszeichen",
            Means("true"),
            "ob es alle Tabellen auch als Arbeitsmappe (.xlsx) gibt",
        ),
    ],
};

static HISTORY: TableForm = TableForm {
    name: "[history]",
    meaning: "Wo zu sehen ist, wie eine Buchung entstand.",
    keys: &[key(
        "entry",
        "eine Adresse mit {file}, {line}, {entry}, {agreement} oder {folder} in Anführungszeichen",
        Means("es gibt keinen solchen Link"),
        "Link von einer Buchung zu ihrer Herkunft; was in Klammern steht, wird ersetzt",
    )],
};
