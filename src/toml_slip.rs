//! Slips in the notation of a TOML file. Its parser tells of them in English; what a treasurer reads is German.

/// What the parser says first, what was found, and what to do about it.
const SLIPS: &[(&str, &str, &str)] = &[
    (
        "string values must be quoted",
        "hier fehlt ein Wert, oder um einen Text fehlen Anführungszeichen",
        "den Text in Anführungszeichen setzen",
    ),
    ("invalid basic string", "hier endet ein Text ohne Anführungszeichen", "das Anführungszeichen ergänzen"),
    (
        "invalid literal string",
        "hier endet ein Text ohne Anführungszeichen",
        "das Anführungszeichen ergänzen",
    ),
    ("invalid multi-line", "ein Text über mehrere Zeilen endet nicht", "am Ende \"\"\" ergänzen"),
    (
        "missing escaped value",
        "hinter „\\“ steht in einem Text nur ein bestimmtes Zeichen",
        "„\\“ als „\\\\“ schreiben oder weglassen",
    ),
    (
        "invalid date",
        "das ist kein Tag",
        "einen Tag als JJJJ-MM-TT ohne Uhrzeit schreiben, zum Beispiel 2021-12-31",
    ),
    (
        "invalid time",
        "das ist kein Tag",
        "einen Tag als JJJJ-MM-TT ohne Uhrzeit schreiben, zum Beispiel 2021-12-31",
    ),
    ("unclosed", "hier fehlt eine schließende Klammer", "die Klammer ergänzen: ], ]] oder }"),
    ("missing comma", "hier fehlt ein Komma", "das Komma ergänzen"),
    ("extra comma", "hier steht ein Komma zu viel", "das Komma löschen"),
    ("key with no value", "hier fehlt, was die Angabe sagt", "ergänzen: = und der Wert"),
    (
        "missing value",
        "hinter dem Gleichheitszeichen steht nichts",
        "den Wert ergänzen oder die Zeile löschen",
    ),
    ("missing assignment", "hier fehlt ein Gleichheitszeichen", "das Gleichheitszeichen ergänzen"),
    ("unknown field", "diese Angabe gibt es hier nicht", "löschen"),
    (
        "invalid type",
        "hier steht etwas anderes als erwartet",
        "Text, Zahl oder Liste schreiben, wie im Muster",
    ),
    ("extra", "hier steht ein Gleichheitszeichen zu viel", "das Gleichheitszeichen löschen"),
];

/// Whether the parser stumbled over a quotation mark of a word processor.
#[must_use]
pub fn is_typographic_quote(error: &toml::de::Error, text: &str) -> bool {
    let at = error.span().and_then(|at| text.get(at));
    at.is_some_and(|at| at.starts_with(['„', '“', '”', '‚', '‘', '’', '»', '«']))
}

/// What was found in the text, and what to do about it.
#[must_use]
pub fn of(error: &toml::de::Error, text: &str) -> (String, &'static str) {
    let message = error.message();
    if is_typographic_quote(error, text) {
        let found = "hier beginnt ein Text mit einem typografischen Anführungszeichen".to_owned();
        return (found, "in der ganzen Datei gerade Anführungszeichen (\") um Texte schreiben");
    }
    if message.starts_with("duplicate key") {
        let key = error.span().and_then(|at| text.get(at)).unwrap_or("diese Angabe");
        let remedy = "eine der beiden Angaben löschen; mehrere Tabellen einer Liste stehen je unter [[…]]";
        return (format!("„{key}“ steht hier zum zweiten Mal"), remedy);
    }
    if let Some(key) = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return (format!("hier fehlt „{key}“"), "die Angabe ergänzen");
    }
    let slip = SLIPS.iter().find(|(said, ..)| message.starts_with(said));
    let &(_, found, remedy) = slip.unwrap_or(&(
        "",
        "hier stimmt die Schreibweise nicht",
        "Anführungszeichen, Klammern und Gleichheitszeichen an dieser Stelle prüfen",
    ));
    (found.to_owned(), remedy)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_slip_is_told_in_german() {
        for (text, found) in [
            ("a = 1\na = 2\n", "„a“ steht hier zum zweiten Mal"),
            ("a = Stadt\n", "hier fehlt ein Wert, oder um einen Text fehlen Anführungszeichen"),
            ("a = „Stadt“\n", "hier beginnt ein Text mit einem typografischen Anführungszeichen"),
            ("a = \"Stadt\n", "hier endet ein Text ohne Anführungszeichen"),
            ("a = 'Stadt\n", "hier endet ein Text ohne Anführungszeichen"),
            ("a = \"C:\\Daten\"\n", "hinter „\\“ steht in einem Text nur ein bestimmtes Zeichen"),
            ("a = \"\"\"Stadt\n", "ein Text über mehrere Zeilen endet nicht"),
            ("a = 2021-13-01\n", "das ist kein Tag"),
            ("a = [1\n", "hier fehlt eine schließende Klammer"),
            ("[a\n", "hier fehlt eine schließende Klammer"),
            ("a = [\"1\" \"2\"]\n", "hier fehlt ein Komma"),
            ("a = [1,, 2]\n", "hier steht ein Komma zu viel"),
            ("a\n", "hier fehlt, was die Angabe sagt"),
            ("a =\n", "hier fehlt ein Wert, oder um einen Text fehlen Anführungszeichen"),
            ("a = = 1\n", "hier steht ein Gleichheitszeichen zu viel"),
            ("a = 1 b = 2\n", "hier stimmt die Schreibweise nicht"),
        ] {
            let error = toml::from_str::<toml::Table>(text).expect_err(text);
            assert_eq!(of(&error, text).0, found, "{text}{}", error.message());
        }
    }
}
