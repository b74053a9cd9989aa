//! The cells of one row, each read as the ledger writes it, with a finding for each that nobody can be sure of.

use super::cell::GivenCell;
use super::layout::Layout;
use super::names::{choices, id_of};
use super::notation::{self, TableNotation, Unreadable};
use super::table::{GivenRow, GivenTable};
use super::titles::titles_of;
use crate::finding::{Code, Finding};
use crate::german;
use crate::ledger::Agreement;

/// What a number is of: its places, and an example.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberForm {
    pub fewest: usize,
    pub most: usize,
    pub example: &'static str,
}

pub(super) const AMOUNT: NumberForm = NumberForm { fewest: 2, most: 2, example: "1234,50" };
pub(super) const PRICE: NumberForm = NumberForm { fewest: 2, most: 6, example: "1234,50" };
pub(super) const QUANTITY: NumberForm = NumberForm { fewest: 0, most: 6, example: "0,25" };
pub(super) const RATE: NumberForm = NumberForm { fewest: 0, most: 6, example: "19" };

/// What could be read in two ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Whether a comma or a point stands in front of the decimals.
    pub decimal: bool,
    /// Whether day or month comes first.
    pub days: bool,
}

/// One row while it is read.
pub(super) struct RowCells<'r> {
    pub agreement: &'r Agreement,
    pub file: &'r str,
    pub table: &'r GivenTable,
    pub layout: &'r Layout,
    pub row: &'r GivenRow,
    pub notation: TableNotation,
    /// What proves the rows that name no document; it may be a new one.
    pub document: Option<&'r str>,
    pub findings: Vec<Finding>,
    pub doubts: Doubts,
}

impl<'r> RowCells<'r> {
    pub fn cell(&self, column: &str) -> &'r GivenCell {
        self.layout.place(column).map_or(&GivenCell::Empty, |place| self.row.cell(place))
    }

    pub fn is_said(&self, column: &str) -> bool {
        !self.cell(column).is_empty()
    }

    pub fn report(&mut self, code: Code, column: &str, found: String, remedy: String) {
        let at = self.layout.title(column);
        self.findings.push(self.table.finding((self.file, self.row), at, (code, found, remedy)));
    }

    /// Whether days were said in any way.
    pub fn says_days(&self) -> bool {
        ["period", "period_start", "period_end"].iter().any(|column| self.is_said(column))
    }

    /// What must be there is not.
    pub fn report_missing(&mut self, column: &str, example: &str) {
        let known = titles_of(self.layout.kind).find(|known| known.column == column);
        let what = known.map_or(column, |known| known.german);
        let remedy = match self.layout.title(column) {
            Some(_) => format!("{example} schreiben"),
            None => format!("{example} schreiben, in eine Spalte „{what}“"),
        };
        self.report(Code::MissingValue, column, format!("„{what}“ fehlt"), remedy);
    }

    /// A year of four digits.
    pub fn year(&mut self, column: &str) -> Option<String> {
        let text = self.text(column)?;
        if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(text);
        }
        self.report(
            Code::Number,
            column,
            format!("„{text}“ ist kein Jahr"),
            "das Jahr vierstellig schreiben: 2025".into(),
        );
        None
    }

    /// A text as it stands there; a number of a workbook is one too.
    pub fn text(&mut self, column: &str) -> Option<String> {
        let cell = self.cell(column);
        match cell {
            GivenCell::Empty => None,
            GivenCell::Text(text) => Some(text.clone()),
            GivenCell::Number(number) => Some(number.clone()),
            GivenCell::Day(_) => Some(cell.shown()),
            GivenCell::Unusable(what) => {
                self.unusable(column, what);
                None
            }
        }
    }

    fn unusable(&mut self, column: &str, what: &str) {
        let remedy = "die Zelle in Ordnung bringen oder den Wert selbst hineinschreiben".to_owned();
        self.report(Code::MissingValue, column, format!("in der Zelle steht {what}"), remedy);
    }

    /// The id of what is meant.
    pub fn id(&mut self, column: &str) -> Option<String> {
        let text = self.text(column)?;
        if column == "document" && self.document == Some(text.as_str()) {
            return Some(text);
        }
        let choices = choices(self.agreement, column)?;
        match id_of(&choices, &text) {
            Ok(id) => Some(id.to_owned()),
            Err(meant) if meant.is_empty() => {
                let code =
                    if matches!(column, "status" | "event") { Code::UnknownWord } else { Code::UnknownId };
                let names: Vec<&str> = choices.iter().map(|named| named.name).take(15).collect();
                let remedy = match names.is_empty() {
                    true => "zuerst in agreement.toml anlegen".to_owned(),
                    false => format!("eines von diesen schreiben: {}", names.join(", ")),
                };
                self.report(code, column, format!("„{text}“ ist nicht bekannt"), remedy);
                None
            }
            Err(meant) => {
                let found = format!("„{text}“ heißt mehreres");
                self.report(
                    Code::UnknownId,
                    column,
                    found,
                    format!("die Kennung schreiben: {}", meant.join(" oder ")),
                );
                None
            }
        }
    }

    /// A number as the ledger writes it.
    pub fn number(&mut self, column: &str, form: NumberForm) -> Option<String> {
        let read = match self.cell(column) {
            GivenCell::Empty => return None,
            GivenCell::Number(number) => Ok(number.clone()),
            GivenCell::Text(text) => notation::number(text, self.notation),
            GivenCell::Unusable(what) => {
                self.unusable(column, what);
                return None;
            }
            GivenCell::Day(day) => {
                let found = format!("die Zelle ist ein Datum: {}", german::date(*day));
                let remedy =
                    format!("die Zelle als Zahl formatieren und {} schreiben, was gemeint ist", form.example);
                self.report(Code::Number, column, found, remedy);
                return None;
            }
        };
        let shown = self.cell(column).shown();
        match read {
            Ok(number) => self.with_places(column, number, form),
            Err(fault) => {
                let (found, remedy) = match fault {
                    Unreadable::TwoWays(one, other) => {
                        self.doubts.decimal = true;
                        (
                            format!("„{shown}“ kann Tausender oder Nachkommastellen meinen"),
                            format!(
                                "{one} schreiben oder {other}; für die ganze Datei sagt es --decimal comma oder --decimal point"
                            ),
                        )
                    }
                    Unreadable::Other | Unreadable::WriteInstead(_) => (
                        format!("„{shown}“ ist keine Zahl"),
                        format!("eine Zahl schreiben, zum Beispiel {}", form.example),
                    ),
                };
                self.report(Code::Number, column, found, remedy);
                None
            }
        }
    }

    fn with_places(&mut self, column: &str, number: String, form: NumberForm) -> Option<String> {
        let (whole, places) = number.split_once('.').unwrap_or((&number, ""));
        let places = places.trim_end_matches('0');
        if places.len() > form.most {
            let found = format!("„{}“ hat mehr als {} Nachkommastellen", number.replace('.', ","), form.most);
            let remedy = format!(
                "auf {} Nachkommastellen gerundet schreiben, zum Beispiel {}",
                form.most, form.example
            );
            self.report(Code::Number, column, found, remedy);
            return None;
        }
        let fewest = form.fewest;
        Some(match places.len().max(fewest) {
            0 => whole.to_owned(),
            _ => format!("{whole}.{places:0<fewest$}"),
        })
    }

    /// A quantity; 25 % of a post are 0.25.
    pub fn quantity(&mut self, column: &str) -> Option<String> {
        match self.cell(column) {
            GivenCell::Text(text) if text.ends_with('%') => {
                let found = format!("„{text}“ ist ein Prozentsatz");
                self.report(
                    Code::Number,
                    column,
                    found,
                    "die Menge als Zahl schreiben: 0,25 für 25 %".to_owned(),
                );
                None
            }
            _ => self.number(column, QUANTITY),
        }
    }

    /// A rate of VAT in percent. What a workbook shows as 19 % it stores as 0.19; no rate is so low.
    pub fn rate(&mut self, column: &str) -> Option<String> {
        let rate = match self.cell(column) {
            GivenCell::Text(text)
                if ["keine", "ohne", "-", "–", "entfällt"].contains(&text.to_lowercase().as_str()) =>
            {
                return None;
            }
            GivenCell::Text(text) => match text.strip_suffix('%') {
                Some(bare) => {
                    notation::number(bare, self.notation).ok().or_else(|| self.number(column, RATE))
                }
                None => self.number(column, RATE),
            },
            _ => self.number(column, RATE),
        }?;
        if rate.starts_with("0.") {
            let found = format!("„{}“ wäre weniger als 1 Prozent", rate.replace('.', ","));
            let remedy = "den Satz als Zahl ohne Prozentformat schreiben: 19".to_owned();
            self.report(Code::Number, column, found, remedy);
            return None;
        }
        Some(rate)
    }

    /// A day as the ledger writes it.
    pub fn day(&mut self, column: &str) -> Option<String> {
        let cell = self.cell(column);
        let fault = match cell {
            GivenCell::Empty => return None,
            GivenCell::Day(day) => return Some(day.to_string()),
            GivenCell::Unusable(what) => {
                self.unusable(column, what);
                return None;
            }
            GivenCell::Number(_) => Unreadable::Other,
            GivenCell::Text(text) => match notation::day(text, self.notation) {
                Ok(day) => return Some(day.to_string()),
                Err(fault) => fault,
            },
        };
        let shown = cell.shown();
        let (found, remedy) = match fault {
            Unreadable::TwoWays(one, other) => {
                self.doubts.days = true;
                (
                    format!("„{shown}“ kann der {one} oder der {other} sein"),
                    format!(
                        "{one} schreiben oder {other}; für die ganze Datei sagt es --days day-first oder --days month-first"
                    ),
                )
            }
            Unreadable::WriteInstead(day) => {
                (format!("„{shown}“ hat kein vierstelliges Jahr"), format!("{day} schreiben"))
            }
            Unreadable::Other => (
                format!("„{shown}“ ist kein Tag"),
                "einen Tag schreiben, den es gibt, zum Beispiel 31.12.2021".to_owned(),
            ),
        };
        self.report(Code::DateFormat, column, found, remedy);
        None
    }
}
