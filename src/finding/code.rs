//! The registry of everything that can be found: one row a rule, below the heading of its kind. The documentation, the
//! texts and the JSON are made from it, and its tests keep it sound.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build; the last site stays as it is.
    Error,
    /// Is reported and stops nothing.
    Warning,
}

impl Severity {
    /// The name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($([$heading:literal] $($name:ident $id:literal $severity:ident $title:literal $why:literal;)*)*) => {
        /// Which rule a finding is about. The identifier ([`Code::id`]) is stable: it never changes its
        /// meaning and is never used again for another rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $title] $name,)*)*
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// The stable identifier, `duplicate-entry`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $($(Self::$name => $id,)*)* }
            }

            /// Whether it stops a build.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $($(Self::$name => Severity::$severity,)*)* }
            }

            /// Whether it is a warning that whoever publishes can remove, so that `--strict` makes it an error. None
            /// about booked rows is, since they are never edited.
            #[must_use]
            pub fn is_for_publishers(self) -> bool {
                matches!(
                    self,
                    Self::PublishedState
                        | Self::UnusedDocument
                        | Self::CandidateValue
                        | Self::SettingMissing
                        | Self::SettingPlaceholder
                        | Self::AccessibilityReview
                )
            }

            /// What is wrong, in a few German words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $($(Self::$name => $title,)*)* }
            }

            /// The heading below which the documentation lists it, in German.
            #[must_use]
            pub fn heading(self) -> &'static str {
                match self { $($(Self::$name => $heading,)*)* }
            }

            /// Why the rule exists and how it is kept, in German, for the documentation.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $($(Self::$name => $why,)*)* }
            }
        }
    };
}

codes! {
    ["Ordner und Dateien"]
    NoAgreement "no-agreement" Error "Keine Vereinbarung gefunden"
        "Ein Ordner mit einer `agreement.toml` ist eine Vereinbarung. Unter dem angegebenen Ordner liegt keine.";
    NestedAgreement "nested-agreement" Error "Vereinbarung in einer Vereinbarung"
        "Der Ordner einer Vereinbarung enthält keine weitere; sonst wäre unklar, wem eine Buchung gehört.";
    DuplicateAgreement "duplicate-agreement" Error "Zwei Vereinbarungen mit gleicher id"
        "Die `id` ist der Ordner der Seiten einer Vereinbarung und muss im ganzen Bestand einmalig sein.";
    MissingLedger "missing-ledger" Error "Es fehlt ein Buch"
        "Neben `agreement.toml` liegen die Mitgliedschaften (`memberships.csv` oder `memberships/*.csv`) und die Kosten (`costs.csv` oder `costs/*.csv`). Ein Buch ohne Buchungen besteht aus seiner Kopfzeile.";
    NotUnderstood "not-understood" Error "Datei gehört nicht hierher"
        "Im Ordner einer Vereinbarung liegt nur, was das Programm versteht. Sonst bliebe etwa `costs-2024.csv` unbemerkt unberücksichtigt. Notizen für Menschen sind `*.md`; was mit einem Punkt beginnt und was Dateiverwaltungen und Tabellenprogramme hinterlassen (`Thumbs.db`, `desktop.ini`, `~$…`), wird übergangen.";
    FileName "file-name" Error "Name gilt nicht auf jedem System"
        "Ein Hauptbuch ist auf jedem System dasselbe. Deshalb unterscheiden sich Namen nebeneinander nicht nur in Groß- und Kleinschreibung, sind in der Normalform NFC geschrieben, enthalten kein Zeichen, das man nicht sieht, und sind solche, die Windows anlegen kann: ohne `<>:\"\\|?*`, nicht `con`, `prn`, `aux`, `nul`, `com1`, `lpt1` und dergleichen (auch nicht mit Endung), ohne Punkt oder Leerzeichen am Ende. Nennt ein festgehaltener Stand die Datei schon, ist es eine Warnung.";
    DocumentKind "document-kind" Error "Beleg, der im Browser ausgeführt würde"
        "Die Dateien in `documents/` werden veröffentlicht, wie sie sind. Was ein Browser als Seite oder Programm ausführt (html, htm, xhtml, svg, xml, js, mht und ihresgleichen), spräche dort im Namen der Kommunen.";
    TooManyEntries "too-many-entries" Warning "Mehr Buchungen, als eine Website zeigt"
        "Eine Vereinbarung hat auf einer Website höchstens 100.000 Buchungen, denn jede steht auf mehreren Seiten. Mit mehr veröffentlicht `build` nichts, und die letzte Fassung bleibt; geprüft wird das Hauptbuch trotzdem.";
    SymbolicLink "symbolic-link" Error "Symbolische Verknüpfung"
        "Verknüpfungen wird nicht gefolgt: Was geprüft wird, muss an seinem Platz liegen.";
    ["Zeichen und Zeilen"]
    Encoding "encoding" Error "Nicht in UTF-8 gespeichert"
        "Die Dateien sind UTF-8. Ein deutsches Excel speichert „CSV (Trennzeichen-getrennt)“ in Windows-1252; dann werden Umlaute unlesbar.";
    ByteOrderMark "byte-order-mark" Error "Unsichtbare Markierung am Dateianfang (BOM)"
        "Excel stellt „CSV UTF-8“ drei unsichtbare Bytes voran. Sie gehören nicht in die Datei und würden Teil des ersten Spaltennamens.";
    LineEnding "line-ending" Error "Zeilenende mit Wagenrücklauf (CR)"
        "Zeilen enden mit einem einfachen Zeilenvorschub (LF). Eine Datei, die beim Anhängen von LF auf CRLF wechselt, ist in jeder Zeile geändert.";
    FinalNewline "final-newline" Error "Die letzte Zeile ist nicht abgeschlossen"
        "Ohne Zeilenende hinter der letzten Zeile könnte beim Anhängen aus `100` unbemerkt `1000` werden.";
    ControlCharacter "control-character" Error "Zeichen, das man nicht sieht"
        "Steuerzeichen, breitenlose Zeichen und Zeichen für die Leserichtung sieht man nicht, sie können einen Text aber anders aussehen lassen, als er ist. Erlaubt ist der Zeilenumbruch in einem Vermerk in Anführungszeichen.";
    MergeConflict "merge-conflict" Error "Ungelöster Konflikt beim Zusammenführen"
        "Haben zwei an dieselbe Stelle einer Datei geschrieben, lässt git beide Fassungen zwischen den Zeichen `<<<<<<<`, `=======` und `>>>>>>>` stehen, und jemand entscheidet. Bis dahin wird in der Datei nichts gelesen.";
    ["Form der Tabellen"]
    Spreadsheet "spreadsheet" Error "Von einem Tabellenprogramm gespeichert"
        "Excel und LibreOffice speichern eine CSV-Datei als ganze um: Trennzeichen, Zeichenkodierung, Zeilenenden, Tage und Beträge sehen danach in jeder Zeile anders aus. Zum Ansehen darf man die Dateien dort öffnen; gespeichert wird nicht. Das ist eine einzige Ursache und wird als eine gemeldet.";
    Separator "separator" Error "Falsches Trennzeichen"
        "Spalten trennt ein Komma. Ein deutsches Excel schreibt Semikolons.";
    Header "header" Error "Falsche Kopfzeile"
        "Die erste Zeile nennt genau die Spalten des Buches in ihrer Reihenfolge.";
    ColumnCount "column-count" Error "Zu viele oder zu wenige Spalten"
        "Jede Zeile hat so viele Felder wie die Kopfzeile. Ein Komma in einer Notiz verlangt Anführungszeichen um die Notiz.";
    CellLength "cell-length" Error "Ein Feld ist zu lang"
        "Ein Feld hat höchstens 32.767 Zeichen, ein Text in agreement.toml auch: mehr fasst das Feld eines Tabellenprogramms nicht. Was darüber liegt, ist meist eine Datei oder ein Anführungszeichen am falschen Platz.";
    Quoting "quoting" Error "Anführungszeichen an falscher Stelle"
        "Ein Feld steht ganz in Anführungszeichen oder gar nicht (RFC 4180); ein Anführungszeichen darin wird verdoppelt.";
    BlankLine "blank-line" Error "Leere Zeile"
        "Zwischen den Buchungen stehen keine leeren Zeilen.";
    Formula "formula" Error "Ein Tabellenprogramm würde den Text ausführen"
        "Ein Text, der mit `=`, `+`, `-`, `@` (auch in voller Breite), einem Tabulator, einem Wagenrücklauf oder einem Zeilenumbruch beginnt, hält ein Tabellenprogramm für eine Formel. Die veröffentlichten Daten wären ein Risiko für alle, die sie öffnen.";
    ["Einzelne Felder"]
    MissingValue "missing-value" Error "Ein Wert fehlt"
        "Dieses Feld darf nicht leer sein.";
    EntryId "entry-id" Error "Ungültige Buchungsnummer"
        "Eine Buchungsnummer beginnt mit Buchstabe oder Ziffer, besteht aus A–Z, a–z, 0–9, Punkt, Unterstrich und Bindestrich und hat höchstens 32 Zeichen.";
    DuplicateEntry "duplicate-entry" Error "Buchungsnummer doppelt vergeben"
        "Eine Buchungsnummer gibt es in einer Vereinbarung nur einmal, auch über Mitgliedschaften, Kosten und Bemessungsgrundlagen hinweg. Nichts wird überschrieben: Wer korrigiert, bucht ein Storno.";
    DateFormat "date" Error "Kein gültiges Datum"
        "Tage stehen als JJJJ-MM-TT und müssen im Kalender stehen.";
    RecordedOrder "recorded-order" Error "Buchungstag läuft rückwärts"
        "Gebucht wird fortlaufend: `recorded_on` ist nie früher als in der Zeile davor.";
    RecordedBeforeStand "recorded-before-stand" Error "Buchungstag liegt vor dem letzten festgehaltenen Stand"
        "Eine Buchung, die der letzte festgehaltene Stand nicht enthält, ist nicht früher gebucht als er; sonst sähe es so aus, als hätte er sie verschwiegen. `recorded_on` ist der Tag, an dem die Buchung übernommen wird.";
    Number "number" Error "Keine gültige Zahl"
        "Beträge stehen in Euro mit Dezimalpunkt und genau zwei Stellen, ohne Tausenderpunkte: `-1234.50`. Mengen haben höchstens sechs Nachkommastellen.";
    OutOfRange "out-of-range" Error "Zahl außerhalb des Bereichs"
        "Beträge reichen von -999999999999.99 bis 999999999999.99. Was darüber liegt, ist ein Tippfehler. Der Wert einer Bemessungsgrundlage ist nie negativ.";
    UnknownId "unknown-id" Error "Unbekannte Kennung"
        "Kommunen, Kostenarten, Bemessungsgrundlagen, Belege und Zahlungsempfänger sind in `agreement.toml` aufgeführt; nur diese Kennungen gelten.";
    UnknownWord "unknown-word" Error "Unbekanntes Wort"
        "In diesem Feld stehen nur die Wörter, die das Format vorsieht.";
    ["Mitgliedschaften"]
    Alternation "alternation" Error "Beitritt und Austritt wechseln nicht"
        "Beitritt und Austritt einer Kommune wechseln sich in der Reihenfolge ihrer Wirksamkeit ab, zuerst der Beitritt. Eine irrtümliche Buchung wird storniert.";
    EmptyMembership "empty-membership" Error "Mitgliedschaft ohne einen Tag"
        "Ein Austritt nennt den ersten Tag, an dem die Kommune nicht mehr beteiligt ist. Fällt er auf den Tag des Beitritts, war sie an keinem Tag beteiligt. Austritt und Wiedereintritt am selben Tag sind dagegen möglich und unterbrechen die Mitgliedschaft nicht.";
    LeaveOnLastDay "leave-on-last-day" Warning "Austritt am letzten Tag eines Monats"
        "Ein Austritt nennt den ersten Tag, an dem die Kommune nicht mehr beteiligt ist. Der letzte Tag eines Monats ist fast immer der letzte Tag mit ihr. Wird nach Monaten verteilt (`proration = \"months\"`), ist das ein Fehler.";
    ChangeInMonth "change-in-month" Error "Wechsel mitten im Monat"
        "Die Vereinbarung verteilt nach Monaten (`proration = \"months\"`). Ein Wechsel innerhalb eines Leistungszeitraums fällt dann auf einen Monatsersten.";
    ["Kosten"]
    PeriodOrder "period-order" Error "Leistungszeitraum endet vor seinem Beginn"
        "`period_start` und `period_end` gehören beide zum Leistungszeitraum; das Ende liegt nicht vor dem Beginn.";
    PeriodYears "period-years" Error "Leistungszeitraum über zwei Jahre"
        "Ein Leistungszeitraum liegt in einem Haushaltsjahr. Was darüber hinausgeht, wird je Jahr gebucht.";
    Amount "amount" Error "Der Betrag ergibt sich nicht aus Menge und Preis"
        "`amount` = Menge × Einzelpreis × (1 + Umsatzsteuer/100), brutto, einmal kaufmännisch auf den Cent gerundet. Bei einem Storno gilt das für den Betrag ohne Vorzeichen.";
    ChargedTo "charged-to" Error "Einzelzuordnung passt nicht zur Kostenart"
        "Nur bei einer Kostenart mit `split = \"direct\"` steht in `charged_to` die Kommune, die den Betrag allein trägt; sonst bleibt das Feld leer.";
    ChargedToMember "charged-to-member" Error "Belastete Kommune ist nicht durchgehend beteiligt"
        "Wer einen Betrag allein trägt, ist während des ganzen Leistungszeitraums beteiligt.";
    NobodyTakesPart "nobody-takes-part" Error "Zeitraum ohne beteiligte Kommune"
        "In jedem Abschnitt des Leistungszeitraums muss mindestens eine Kommune beteiligt sein, sonst trüge niemand diesen Teil.";
    DocumentRequired "document-required" Error "Beleg fehlt"
        "`actual` verlangt den Beleg, der die Buchung beweist, `planned` den beschlossenen Haushalt. Ohne Beleg ist ein Betrag `assumed` (Annahme).";
    LikelyTwice "likely-twice" Warning "Wahrscheinlich zweimal gebucht"
        "Zwei geltende Buchungen mit gleicher Kostenart, gleichem Leistungszeitraum, gleicher Einzelzuordnung und gleichem Betrag sind meist eine zu viel. Zwei Rechnungen über denselben Betrag (verschiedene Belege) sind es nicht.";
    PlanNotTakenBack "plan-not-taken-back" Warning "Plan und Ergebnis gelten beide"
        "Kommt das Ergebnis (`actual`), wird der Plan (`planned` oder `assumed`) storniert; sonst zählt beides.";
    Term "term" Error "Menge weicht von der Vereinbarung ab"
        "Die Menge einer geltenden Buchung ist die, die `terms` der Kostenart am Beginn des Leistungszeitraums festlegt.";
    Base "base" Error "Einzelpreis entspricht nicht der Bezugskostenart"
        "Bei einer Kostenart mit `base` ist der Einzelpreis die Summe der geltenden Buchungen der Bezugskostenart für denselben Leistungszeitraum.";
    PartMonths "part-months" Warning "Angebrochener Monat zählt als ganzer"
        "Die Vereinbarung verteilt nach Monaten, der geteilte Leistungszeitraum beginnt oder endet aber mitten im Monat. Jeder berührte Kalendermonat zählt ganz.";
    ["Verteilungsschlüssel und Bemessungsgrundlagen"]
    NoSplit "no-split" Error "Kein Verteilungsschlüssel in Kraft"
        "Für eine Buchung gilt der Verteilungsschlüssel, der am Beginn ihres Leistungszeitraums in Kraft ist. Nennt `split` Teile mit Tagen, gilt vor dem ersten Tag keiner.";
    SplitWithin "split-within" Error "Der Verteilungsschlüssel ändert sich im Leistungszeitraum"
        "Eine Buchung wird nach einem Verteilungsschlüssel verteilt. Ändert er sich innerhalb des Leistungszeitraums, wird der Betrag auf zwei Buchungen aufgeteilt: eine bis zum Tag davor, eine ab dem Tag der Änderung.";
    ValueMissing "value-missing" Error "Ein Wert einer Bemessungsgrundlage fehlt"
        "Wer im Leistungszeitraum einer Buchung beteiligt ist, braucht für deren Jahr einen Wert jeder Bemessungsgrundlage, nach der sie verteilt wird. Ein fehlender Wert ist nie 0; wer nichts tragen soll, bekommt den Wert 0.";
    ZeroValues "zero-values" Error "Alle Werte sind 0"
        "Ergeben die Werte aller Beteiligten zusammen 0, trüge niemand diesen Teil des Betrags.";
    ValueTwice "value-twice" Error "Zwei Werte für dasselbe"
        "Für eine Bemessungsgrundlage, ein Jahr und eine Kommune ist immer nur ein Wert in Kraft. Ein neuer Wert ersetzt den alten erst, wenn dieser storniert ist.";
    ReferenceDay "reference-day" Error "Wert von einem anderen Stichtag"
        "Legt die Bemessungsgrundlage einen Stichtag fest (`reference_day`, `reference_years_back`), so sind alle ihre Werte von diesem Tag, und `reference_date` nennt ihn.";
    MeasureTotal "measure-total" Error "Die Werte ergeben nicht die festgelegte Summe"
        "Legt die Bemessungsgrundlage eine Summe fest (`total`, etwa 100 bei Prozentsätzen), so ergeben die geltenden Werte eines Jahres zusammen genau diese. Werte von Kandidatinnen, die nie beigetreten sind, zählen nicht mit.";
    ["Stornos"]
    ReversalUnknown "reversal-unknown" Error "Storno ohne Buchung"
        "`reverses` nennt eine andere Buchung desselben Buches.";
    ReversalOfReversal "reversal-of-reversal" Error "Storno eines Stornos"
        "Ein Storno wird nicht storniert. Wer es rückgängig machen will, bucht neu.";
    ReversalTwice "reversal-twice" Error "Buchung zweimal storniert"
        "Eine Buchung wird höchstens einmal zurückgenommen.";
    ReversalDiffers "reversal-differs" Error "Storno weicht von der Buchung ab"
        "Ein Storno wiederholt die Buchung: bei Kosten alle Spalten von `period_start` bis `document` gleich und `amount` genau mit umgekehrtem Vorzeichen, bei Mitgliedschaften `member`, `event` und `effective_on`.";
    ReversedWithoutMembers "reversed-without-members" Warning "Stornierte Buchung ohne beteiligte Kommune"
        "Wird eine Mitgliedschaft, ein Wert oder der Verteilungsschlüssel berichtigt, kann eine Buchung, die zurückgenommen ist, in einem Abschnitt ihres Leistungszeitraums niemanden mehr haben, der sie trägt. Sie und ihr Storno heben sich auf und werden auf niemanden verteilt; in `shares.csv` stehen beide nicht. Zu berichtigen ist nichts, wenn die Mitgliedschaften und die Werte stimmen.";
    ["Festgehaltene Stände"]
    Digest "digest" Error "Keine gültige Prüfsumme"
        "Eine Prüfsumme (SHA-256) besteht aus 64 Ziffern 0–9 und a–f.";
    StandForm "stand-form" Error "Festgehaltener Stand ist in sich nicht stimmig"
        "Ein Stand nennt jede Datei einmal, auch `agreement.toml`, in aufeinanderfolgenden Zeilen mit gleichem Tag und gleichem Vermerk; kein späterer Stand enthält weniger als ein früherer. `kopfstelle stand` schreibt ihn so.";
    StandBroken "stand-broken" Error "Ein festgehaltener Stand gilt nicht mehr"
        "Was festgehalten wurde, steht nicht mehr unverändert im Buch. An das Hauptbuch wird nur angehängt; wer eine alte Zeile ändert, nimmt allen den Beweis, dass ihre Zahlen noch gelten.";
    FutureBooking "future-booking" Warning "Der Tag der Buchung liegt in der Zukunft"
        "In einem Buch, an das nur angehängt wird, kann hinter einer Zeile von morgen keine von heute stehen. Meist ist es ein Tippfehler im Jahr. `check` und `review` fragen dafür die Uhr; `--today` nennt einen anderen Tag.";
    PublishedState "published-state" Warning "Was veröffentlicht ist, steht nicht mehr im Hauptbuch"
        "Die Website, die ein Bau ersetzt, zeigt einen Stand (`data/head.csv`), den das Hauptbuch nicht mehr enthält: Eine Zeile ist geändert, gelöscht oder fehlt noch in diesem Arbeitsordner. Mit `--strict` wird dann nichts veröffentlicht.";
    ["agreement.toml: Schreibweise"]
    TomlSyntax "toml-syntax" Error "agreement.toml ist nicht lesbar"
        "Die Datei hält sich nicht an die Schreibweise von TOML.";
    UnknownKey "unknown-key" Error "Unbekannter Schlüssel"
        "Ein Schlüssel, den das Format nicht kennt, ist meist ein Tippfehler und bliebe sonst unbemerkt wirkungslos.";
    MissingKey "missing-key" Error "Ein Schlüssel fehlt"
        "Dieser Schlüssel ist nötig.";
    WrongType "wrong-type" Error "Falsche Art von Wert"
        "Texte stehen in Anführungszeichen, Tage ohne, Mengen als Text mit Dezimalpunkt.";
    InvalidValue "invalid-value" Error "Wert nicht erlaubt"
        "Der Wert hält sich nicht an die Form, die das Format für diesen Schlüssel vorsieht.";
    ["agreement.toml: Inhalt"]
    InvalidId "invalid-id" Error "Ungültige Kennung"
        "Eine Kennung besteht aus a–z, 0–9 und Bindestrich, beginnt nicht mit einem Bindestrich und hat höchstens 63 Zeichen. Unter Windows ist sie kein Gerät (`con`, `aux`, `nul`, `com1` …): Nach Kennungen sind Ordner benannt.";
    DuplicateId "duplicate-id" Error "Kennung doppelt vergeben"
        "Eine Kennung gibt es in ihrer Liste nur einmal.";
    DuplicateTerm "duplicate-term" Error "Zwei Regelungen für denselben Tag"
        "Eine Regelung in `terms` gilt ab ihrem Tag bis zur nächsten; ab einem Tag kann nur eine gelten. Ihre Reihenfolge ist gleich.";
    SplitTwice "split-twice" Error "Eine Bemessungsgrundlage in zwei Teilen"
        "Von den Teilen eines Tages nennt jeder etwas anderes; zwei Teile nach derselben Bemessungsgrundlage sind einer.";
    SplitDirect "split-direct" Error "Einzelzuordnung als Teil"
        "Ein Teil wird auf alle verteilt, zu gleichen Teilen (`equal`) oder nach einer Bemessungsgrundlage. Was eine Kommune allein trägt, ist eine eigene Kostenart mit `split = \"direct\"`.";
    SplitSum "split-sum" Error "Die Teile ergeben nicht 1"
        "Die Teile, die ab einem Tag gelten, ergeben zusammen genau 1; sonst bliebe etwas unverteilt oder würde doppelt verteilt.";
    BaseCycle "base-cycle" Error "Bezugskostenart verweist auf sich selbst"
        "Eine Kostenart kann nicht, auch nicht über andere, ihre eigene Bezugsgröße sein.";
    DocumentFile "document-file" Error "Datei eines Belegs fehlt"
        "`file` nennt eine Datei in `documents/` neben der `agreement.toml`. Sie wird mit der Website veröffentlicht; Markdown-Dateien und was mit einem Punkt beginnt, werden übergangen.";
    ["agreement.toml: Hinweise"]
    PayeeIsMember "payee-is-member" Warning "Zahlungsempfänger ist wohl eine Kommune"
        "Hat ein Zahlungsempfänger die Kennung oder den Namen einer Kommune, ist er meist diese; erst mit `member` bleibt ihr eigener Anteil bei ihr.";
    UnusedDocument "unused-document" Warning "Beleg ohne Verwendung"
        "Ein Beleg, auf den keine Buchung und kein Meilenstein verweist, ist meist vergessen worden zuzuordnen.";
    UnnamedFile "unnamed-file" Warning "Datei, die kein Beleg nennt"
        "Was in `documents/` liegt, wird veröffentlicht. Eine Datei, die kein `[[document]]` nennt, ist meist vergessen worden oder aus Versehen dort.";
    UnusedMeasure "unused-measure" Warning "Bemessungsgrundlage ohne Verwendung"
        "Eine Bemessungsgrundlage, nach der keine Kostenart verteilt wird, ist meist vergessen worden einzutragen.";
    CandidateValue "candidate-value" Warning "Kandidatin ohne Wert für das letzte volle Jahr"
        "Der Ausblick verteilt die gemeinsamen Kosten des letzten vollen Jahres neu. Dafür braucht jede Kandidatin einen Wert der Bemessungsgrundlagen dieses Jahres; ohne ihn wird sie dort ausgelassen.";
    CandidateTakesPart "candidate-takes-part" Warning "Kandidatin ist schon beteiligt"
        "Der Ausblick rechnet mit Kommunen, die noch nicht beteiligt sind; diese wird dort ausgelassen.";
    ["Vorlagen und Einstellungen der Website"]
    TemplateUnknown "template-unknown" Error "Unbekannte Vorlage"
        "Im Ordner der Vorlagen liegt eine Datei, die keine der mitgelieferten ersetzt. Ein Tippfehler im Namen bliebe sonst wirkungslos.";
    TemplateBroken "template-broken" Error "Vorlage nicht lesbar"
        "Eine Vorlage, die sich nicht lesen oder anwenden lässt, ergibt keine Seite.";
    SettingPlaceholder "setting-placeholder" Warning "Angabe ist noch das Beispiel"
        "In `settings.toml` stehen Beispiele („Musterstadt“, „…“), damit man sieht, wie eine Angabe aussieht. Veröffentlicht wäre das eine falsche Angabe.";
    SettingMissing "setting-missing" Warning "Angabe für eine Pflichtseite fehlt"
        "Impressum, Datenschutz und Barrierefreiheit brauchen Angaben aus `settings.toml`; die Seite nennt, was fehlt.";
    AccessibilityReview "accessibility-review" Warning "Prüfung auf Barrierefreiheit ist alt"
        "Mit jeder Buchung ändern sich die Seiten. Liegt die letzte Prüfung mehr als zwölf Monate vor der letzten Buchung, so sagt die Erklärung zur Barrierefreiheit nichts mehr über das, was veröffentlicht ist.";
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_an_identifier_of_its_own() {
        let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        assert!(ids.iter().all(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    }

    #[test]
    fn every_explanation_is_a_sentence() {
        for code in Code::ALL {
            assert!(code.explanation().ends_with('.'), "{}", code.id());
            assert!(!code.title().ends_with('.'), "{}", code.id());
        }
    }
}
