//! Every key of `settings.toml`.

use crate::toml_key::Without::{Means, Missed};
use crate::toml_key::{TableForm, TomlKey, Without};

const TEXT: &str = "Text in Anführungszeichen";
const ADDRESS: &str = "eine Adresse mit https:// oder http:// in Anführungszeichen";

/// All tables, in the order of the file.
pub const SETTING_KEYS: [&TableForm; 7] =
    [&SITE, &IMPRINT, &PRIVACY, &ACCESSIBILITY, &EASY_LANGUAGE, &DATA, &HISTORY];

const fn key(name: &'static str, takes: &'static str, without: Without, meaning: &'static str) -> TomlKey {
    TomlKey { name, takes, without, meaning }
}

static SITE: TableForm = TableForm {
    name: "[site]",
    meaning: "Die Website als Ganzes.",
    keys: &[
        key(
            "address",
            "die Adresse eines Ordners mit https:// oder http:// in Anführungszeichen",
            Means(
                "Verweise nennen Wege statt Adressen; es gibt keine sitemap.xml und keine robots.txt, und 404.html passt nur für den obersten Ordner",
            ),
            "wo die Website steht",
        ),
        key(
            "share_picture",
            "true oder false ohne Anführungszeichen",
            Means("false"),
            "ob es ein Bild für Vorschauen von Links gibt; dafür braucht es address",
        ),
    ],
};

static IMPRINT: TableForm = TableForm {
    name: "[imprint]",
    meaning: "Das Impressum.",
    keys: &[
        key("publisher", TEXT, Missed, "wer die Website herausgibt"),
        key("legal_form", TEXT, Missed, "Rechtsform der Herausgeberin (§ 5 Abs. 1 Nr. 1 DDG)"),
        key("represented_by", TEXT, Missed, "wer die Herausgeberin vertritt"),
        key("address", "eine Liste von Texten", Missed, "Anschrift, Zeile für Zeile"),
        key("email", TEXT, Missed, "E-Mail-Adresse"),
        key("phone", TEXT, Missed, "Telefonnummer"),
        key(
            "editor",
            TEXT,
            Missed,
            "Name und Anschrift einer Person, die für den Inhalt verantwortlich ist (§ 18 Abs. 2 MStV)",
        ),
        key("supervision", TEXT, Means("das Impressum nennt keine"), "Aufsichtsbehörde"),
        key(
            "vat_id",
            TEXT,
            Means("das Impressum nennt keine"),
            "Umsatzsteuer- oder Wirtschafts-Identifikationsnummer, wo es eine gibt (§ 5 Abs. 1 Nr. 6 DDG)",
        ),
    ],
};

static PRIVACY: TableForm = TableForm {
    name: "[privacy]",
    meaning: "Die Erklärung zum Datenschutz.",
    keys: &[
        key("controller", TEXT, Missed, "verantwortliche Stelle (Art. 4 Nr. 7 DSGVO)"),
        key(
            "controller_address",
            "eine Liste von Texten",
            Means("nur vollständig, wo controller und publisher dieselben sind"),
            "Anschrift der verantwortlichen Stelle, Zeile für Zeile",
        ),
        key("officer", TEXT, Missed, "Datenschutzbeauftragte"),
        key("officer_email", TEXT, Missed, "deren E-Mail-Adresse"),
        key(
            "host",
            TEXT,
            Missed,
            "auf wessen Server die Website liegt; wessen Name nicht mit dem von controller beginnt, steht als Auftragsverarbeiter da (Art. 28 DSGVO)",
        ),
        key(
            "log_days",
            "eine ganze Zahl ohne Anführungszeichen",
            Missed,
            "wie viele Tage der Server Zugriffe aufzeichnet und wirklich behält; 0: gar nicht",
        ),
        key(
            "log_purpose",
            TEXT,
            Means("um Störungen und Angriffe zu erkennen"),
            "wozu der Server Zugriffe aufzeichnet, als Teil eines Satzes",
        ),
        key(
            "log_contents",
            "eine Liste von Texten",
            Means("nur mit log_days = 0 vollständig"),
            "was der Server aufzeichnet",
        ),
        key(
            "personal_data",
            "true oder false ohne Anführungszeichen",
            Missed,
            "ob die Buchungen Daten über Personen enthalten, auch in Vermerken und Belegen",
        ),
        key(
            "personal_data_about",
            TEXT,
            Means("nur mit personal_data = false vollständig"),
            "welche Daten das sind und warum sie veröffentlicht werden dürfen",
        ),
        key(
            "messages",
            TEXT,
            Missed,
            "was mit Nachrichten an die genannten Adressen geschieht und wie lange sie bleiben (Art. 13 DSGVO)",
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
            "reviewed_on",
            "einen Tag ohne Anführungszeichen (2025-01-31)",
            Missed,
            "Tag der letzten Prüfung, jährlich (§ 4 Abs. 4 BITVNRW); höchstens zwölf Monate vor der letzten Buchung",
        ),
        key("standard", TEXT, Missed, "nach welcher Norm geprüft wurde"),
        key(
            "status",
            "\"full\", \"partial\" oder \"none\"",
            Missed,
            "ganz, teilweise oder nicht mit den Anforderungen vereinbar",
        ),
        key("method", TEXT, Missed, "wie das geprüft wurde"),
        key(
            "barriers",
            "eine Liste von { what = \"…\", why = \"…\" }, jedes auch mit instead = \"…\" und ground = \"not_compliant\", \"disproportionate_burden\" oder \"out_of_scope\"",
            Means("nur mit status = \"full\" vollständig"),
            "was nicht barrierefrei ist, warum, was es stattdessen gibt, und welcher Grund der Mustererklärung das ist: unvereinbar (wenn nichts dasteht), unverhältnismäßige Belastung oder nicht im Anwendungsbereich",
        ),
        key(
            "contact_form",
            ADDRESS,
            Missed,
            "elektronisches Kontaktformular, mit dem man eine Barriere meldet (§ 5 BITVNRW)",
        ),
        key("contact_email", TEXT, Missed, "E-Mail-Adresse der Stelle, die dafür zuständig ist"),
        key(
            "sign_language",
            ADDRESS,
            Means("keine Seite nennt eins"),
            "Video, das die Website in Deutscher Gebärdensprache erklärt (§ 3 Abs. 2 BITVNRW)",
        ),
        key("enforcement", TEXT, Missed, "Ombudsstelle: wer vermittelt, wenn man sich nicht einigt"),
        key("enforcement_contact", TEXT, Missed, "Kontaktdaten dieser Stelle (§ 10b Abs. 2 Nr. 3 BGG NRW)"),
        key("enforcement_url", ADDRESS, Missed, "Adresse des Ombudsverfahrens im Netz"),
        key(
            "monitoring",
            TEXT,
            Missed,
            "Überwachungsstelle: wer prüft, ob die Anforderungen eingehalten werden",
        ),
        key("monitoring_url", ADDRESS, Means("sie wird ohne Link genannt"), "Adresse dieser Stelle"),
    ],
};

static EASY_LANGUAGE: TableForm = TableForm {
    name: "[easy_language]",
    meaning: "Die Seite in Leichter Sprache.",
    keys: &[key(
        "checked_by",
        TEXT,
        Means("die Seite sagt, dass keine sie geprüft hat"),
        "welche Prüfgruppe sie gelesen hat",
    )],
};

static DATA: TableForm = TableForm {
    name: "[data]",
    meaning: "Die Daten und ihre Lizenz.",
    keys: &[
        key("licence", TEXT, Missed, "Name der Lizenz"),
        key(
            "licence_url",
            ADDRESS,
            Means("nur bei der Datenlizenz Deutschland – Zero vollständig, deren Adresse bekannt ist"),
            "Adresse der Lizenz, nach der Datenportale suchen",
        ),
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
