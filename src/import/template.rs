//! The workbook to fill in: a sheet for each ledger with the titles that [`super::Layout`] knows, lists to choose from,
//! and explanations. The same agreement gives the same bytes.

use super::names::{NamedChoice, choices};
use super::titles::{ColumnTitle, plain, titles_of};
use crate::booking::LedgerKind;
use crate::ledger::Agreement;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, Formula, Workbook, Worksheet, XlsxError,
};

/// Rows that are ready to be filled in, below the titles.
const LAST_ROW: u32 = 1000;
/// The hidden sheet with what can be chosen.
const LISTS: &str = "Listen";

/// The workbook for an agreement.
///
/// # Errors
/// Where a workbook cannot hold it: a text that is too long.
pub fn template(agreement: &Agreement) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&agreement.title).set_creation_datetime(&day));
    let kinds: Vec<LedgerKind> = [LedgerKind::Costs, LedgerKind::Memberships, LedgerKind::Measures]
        .into_iter()
        .filter(|kind| *kind != LedgerKind::Measures || !agreement.measures.is_empty())
        .collect();
    explain(workbook.add_worksheet(), agreement, &kinds)?;
    let mut lists = Lists::default();
    for kind in kinds {
        fill_in(workbook.add_worksheet(), agreement, kind, &mut lists)?;
    }
    lists.write(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// The columns that somebody fills in; the others follow, or are for who knows what to write there.
fn columns(agreement: &Agreement, kind: LedgerKind) -> Vec<(&'static ColumnTitle, &'static str)> {
    let is_shown = |column: &str| match column {
        "payee" | "period_start" | "period_end" | "entry" | "recorded_on" | "reverses" => false,
        "charged_to" => agreement.cost_types.iter().any(|of| !of.split.is_shared()),
        _ => true,
    };
    let shown = titles_of(kind).filter(|known| is_shown(known.column));
    shown.map(|known| (known, help(known.column))).collect()
}

/// What belongs into a column.
fn help(column: &str) -> &'static str {
    match column {
        "period" => {
            "Muss sein. Das Jahr (2025), der Monat (2025-07) oder zwei Tage (01.07.2025 bis 31.12.2025)."
        }
        "quantity" => "Leer: so viel, wie vereinbart ist, sonst 1. Ein Viertel einer Stelle ist 0,25.",
        "unit_price" => {
            "Netto, für eine Einheit. Leer: folgt aus dem Betrag, oder aus der Kostenart, auf der diese ruht."
        }
        "vat_rate" => "Als Zahl ohne Prozentzeichen: 19. Leer, wo keine anfällt.",
        "amount" => "Brutto. Leer: Menge mal Preis, mit Umsatzsteuer.",
        "charged_to" => "Nur bei Kosten, die eine Kommune allein trägt.",
        "status" => "Leer: belegt, wo ein Beleg genannt ist, sonst angenommen.",
        "document" => "Aus der Liste wählen. Ein neuer Beleg wird zuerst in agreement.toml eingetragen.",
        "note" => "Freier Text; darf leer bleiben.",
        "event" => "Muss sein. Beitritt oder Austritt.",
        "effective_on" => {
            "Muss sein. Beitritt: erster Tag als Mitglied. Austritt: erster Tag ohne Mitgliedschaft."
        }
        "measure" => "Muss sein. Wovon der Wert ist.",
        "year" => "Muss sein. Das Jahr der Kosten, die damit verteilt werden.",
        "value" => "Muss sein. 0 heißt: trägt davon nichts.",
        "reference_date" => "Der Tag, von dem der Wert ist. Leer: wie vereinbart.",
        _ => "Muss sein. Aus der Liste wählen.",
    }
}

fn sheet_name(kind: LedgerKind) -> &'static str {
    match kind {
        LedgerKind::Costs => "Kosten",
        LedgerKind::Memberships => "Mitgliedschaften",
        LedgerKind::Measures => "Werte",
    }
}

/// The first sheet: how it is used, and what belongs into which column.
fn explain(sheet: &mut Worksheet, agreement: &Agreement, kinds: &[LedgerKind]) -> Result<(), XlsxError> {
    let (bold, wrapped) =
        (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_name("Hinweise")?.set_column_width(0, 26)?.set_column_width(1, 90)?;
    sheet.write_with_format(0, 0, format!("Buchungen: {}", agreement.title), &bold)?;
    let steps = [
        "Je Zeile eine Buchung; Titel und Blätter bleiben, wie sie sind. Leere Zeilen und Summenzeilen schaden nicht.",
        "Danach: kopfstelle import DATEI.xlsx. Es zeigt, was verstanden wurde und was sich für jede Kommune ändert, und fragt, bevor es bucht.",
        "Was schon gebucht ist, wird beim nächsten Mal ausgelassen. Eine falsche Buchung wird nicht hier geändert: kopfstelle book reversal.",
    ];
    let mut row = 2;
    for step in steps {
        sheet.merge_range(row, 0, row, 1, step, &wrapped)?.set_row_height(row, 32)?;
        row += 1;
    }
    for &kind in kinds {
        row += 1;
        sheet.write_with_format(row, 0, format!("Blatt „{}“", sheet_name(kind)), &bold)?;
        for (known, help) in columns(agreement, kind) {
            row += 1;
            sheet.write(row, 0, known.german)?.write_with_format(row, 1, help, &wrapped)?;
        }
        row += 1;
    }
    Ok(())
}

/// A sheet to fill in.
fn fill_in(
    sheet: &mut Worksheet,
    agreement: &Agreement,
    kind: LedgerKind,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(sheet_name(kind))?.set_freeze_panes(1, 0)?;
    for ((known, help), place) in columns(agreement, kind).into_iter().zip(0_u16..) {
        sheet.write_with_format(0, place, known.german, &title)?;
        let width = match known.column {
            "note" | "cost_type" | "document" | "measure" | "member" | "charged_to" => 28,
            _ => 16,
        };
        sheet.set_column_width(place, width)?.set_column_format(place, &format_of(known.column))?;
        let rule = match choices(agreement, known.column).filter(|choices| !choices.is_empty()) {
            Some(choices) => {
                let listed = lists.formula(known.column, labels(&choices));
                DataValidation::new()
                    .allow_list_formula(listed)
                    .set_error_title("Nicht in der Liste")?
                    .set_error_message("Bitte einen Eintrag der Liste wählen.")?
                    .set_error_style(DataValidationErrorStyle::Stop)
            }
            None => rule_of(known.column)?,
        };
        let rule = rule.set_input_title(known.german)?.set_input_message(help)?;
        sheet.add_data_validation(1, place, LAST_ROW, place, &rule)?;
    }
    Ok(())
}

fn format_of(column: &str) -> Format {
    match column {
        "effective_on" | "reference_date" => Format::new().set_num_format("dd.mm.yyyy"),
        "amount" => Format::new().set_num_format("#,##0.00"),
        "unit_price" => Format::new().set_num_format("#,##0.00####"),
        // Else a spreadsheet makes a day of `2025-07`.
        "period" => Format::new().set_num_format("@"),
        _ => Format::new(),
    }
}

fn rule_of(column: &str) -> Result<DataValidation, XlsxError> {
    let number = |least, most, what: &str| {
        let rule = DataValidation::new().allow_decimal_number(DataValidationRule::Between(least, most));
        rule.set_error_title("Keine Zahl")?.set_error_message(what)
    };
    match column {
        "effective_on" | "reference_date" => {
            let (first, last) = (ExcelDateTime::from_ymd(1950, 1, 1)?, ExcelDateTime::from_ymd(2200, 1, 1)?);
            let rule = DataValidation::new().allow_date(DataValidationRule::Between(first, last));
            rule.set_error_title("Kein Tag")?.set_error_message("Bitte einen Tag schreiben: 31.12.2025")
        }
        "amount" | "unit_price" | "quantity" => number(-1e12, 1e12, "Bitte eine Zahl schreiben: 1234,50"),
        "value" => number(0.0, 1e12, "Bitte eine Zahl schreiben, nicht unter 0."),
        "vat_rate" => number(1.0, 100.0, "Bitte den Satz ohne Prozentzeichen schreiben: 19"),
        "year" => number(1900.0, 2200.0, "Bitte das Jahr vierstellig schreiben: 2025"),
        _ => Ok(DataValidation::new().allow_any_value()),
    }
}

/// The names to choose from; where two would be read as one, their ids.
fn labels(choices: &[NamedChoice<'_>]) -> Vec<String> {
    let label = |choice: &NamedChoice<'_>| {
        let names = |other: &&NamedChoice<'_>| {
            [Some(other.id), Some(other.name), other.short]
                .into_iter()
                .flatten()
                .any(|name| plain(name) == plain(choice.name))
        };
        if choices.iter().filter(names).count() == 1 { choice.name } else { choice.id }.to_owned()
    };
    choices.iter().map(label).collect()
}

/// The columns of the hidden sheet.
#[derive(Default)]
struct Lists {
    columns: Vec<(&'static str, Vec<String>)>,
}

impl Lists {
    /// The place of a list, which is kept once.
    fn formula(&mut self, column: &'static str, labels: Vec<String>) -> Formula {
        let last = labels.len() + 1;
        let place = self.columns.iter().position(|(known, _)| *known == column).unwrap_or_else(|| {
            self.columns.push((column, labels));
            self.columns.len() - 1
        });
        // There are fewer lists than letters.
        let letter = ('A'..='Z').nth(place).unwrap_or('A');
        Formula::new(format!("={LISTS}!${letter}$2:${letter}${last}"))
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?.set_hidden(true);
        for ((column, labels), place) in self.columns.iter().zip(0_u16..) {
            sheet.write(0, place, *column)?;
            for (label, row) in labels.iter().zip(1_u32..) {
                sheet.write(row, place, label)?;
            }
        }
        Ok(())
    }
}
