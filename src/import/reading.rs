//! Rows of a table → rows of a ledger, with what follows from the agreement filled in.

use super::following::{follow, follow_bases};
use super::layout::Layout;
use super::notation::TableNotation;
use super::period::days_of;
use super::read_row::ReadRow;
use super::row_cells::{AMOUNT, Doubts, PRICE, QUANTITY, RowCells};
use super::table::{GivenRow, GivenTable};
use super::titles::{plain, titles_of};
use crate::booking::{LedgerKind, LedgerRow, OpenBooks, taking_back};
use crate::finding::{Code, Finding};
use crate::ledger::{Ledger, Status};

/// What a table says.
#[derive(Debug, Default)]
pub struct TableReading {
    /// Its rows.
    pub rows: Vec<ReadRow>,
    /// The places of rows in which nothing stands, and of those that only add up others.
    pub empty: Vec<usize>,
    /// The same.
    pub sums: Vec<usize>,
    /// What nobody can be sure of.
    pub findings: Vec<Finding>,
    /// What of it can be said for the whole file.
    pub doubts: Doubts,
}

/// Reads the rows below the titles of a table. What names no document is proved by the one given here, unless it is
/// assumed.
#[must_use]
pub fn read_rows(
    (file, table, layout): (&str, &GivenTable, &Layout),
    (ledger, books, document): (&Ledger, &OpenBooks<'_>, Option<&str>),
    notation: TableNotation,
) -> TableReading {
    let mut reading = TableReading { findings: layout.findings(table, file), ..TableReading::default() };
    let last = table.rows.iter().rposition(|row| !row.is_empty()).unwrap_or(0);
    for (at, row) in table.rows.iter().enumerate().take(last + 1).skip(layout.titles_at + 1) {
        if row.is_empty() {
            reading.empty.push(at);
        } else if adds_up_others(row, layout) {
            reading.sums.push(at);
        } else {
            let agreement = &ledger.agreement;
            let (findings, doubts) = (Vec::new(), Doubts::default());
            let mut cells =
                RowCells { agreement, file, table, layout, row, notation, document, findings, doubts };
            reading.rows.extend(read_row(&mut cells, at, ledger, books));
            reading.doubts.decimal |= cells.doubts.decimal;
            reading.doubts.days |= cells.doubts.days;
            reading.findings.append(&mut cells.findings);
        }
    }
    let priceless = follow_bases(&mut reading.rows, ledger, books);
    for at in priceless {
        let row = &table.rows[at];
        let (found, remedy) =
            ("weder Betrag noch Preis je Einheit".to_owned(), "eines von beiden schreiben".to_owned());
        let finding = table.finding((file, row), layout.title("amount"), (Code::MissingValue, found, remedy));
        reading.findings.push(finding);
    }
    reading
}

/// `Summe`, `Gesamt`, `Zwischensumme` in a row that is of no cost type, member or measure.
fn adds_up_others(row: &GivenRow, layout: &Layout) -> bool {
    const WORDS: [&str; 6] = ["summe", "gesamt", "zwischensumme", "total", "insgesamt", "uebertrag"];
    let is_sum = |text: &str| WORDS.iter().any(|word| plain(text).starts_with(word));
    let says_so = row.cells.iter().any(|cell| is_sum(&cell.shown()));
    let telling = titles_of(layout.kind).filter(|known| known.tells_the_ledger);
    let of_nothing = telling.filter_map(|known| layout.place(known.column)).all(|place| {
        let cell = row.cell(place);
        cell.is_empty()
            || is_sum(&cell.shown())
            || layout.title("value").is_some_and(|(value, _)| value == place)
    });
    says_so && of_nothing
}

/// The row, if nothing is wrong with it: what was said, what the entry that it takes back says, what follows.
fn read_row(cells: &mut RowCells<'_>, at: usize, ledger: &Ledger, books: &OpenBooks<'_>) -> Option<ReadRow> {
    let kind = cells.layout.kind;
    let mut row = LedgerRow::new(kind, &[]);
    for &column in kind.columns() {
        row.set(column, said(cells, column).unwrap_or_default());
    }
    if kind == LedgerKind::Costs
        && let Some((start, end)) = days_of(cells)
    {
        row.set("period_start", start);
        row.set("period_end", end);
    }
    if let Some(original) = books.row(row.cell("reverses")).filter(|original| original.kind == kind) {
        repeat(original, &mut row);
    }
    let is_assumed = row.has("status") && row.cell("status") == Status::Assumed.id();
    if let Some(document) = cells.document.filter(|_| row.cell("document").is_empty() && !is_assumed) {
        row.set("document", document);
    }
    report_missing(cells, &row);
    is_paid_to_whom_it_says(cells, ledger, row.cell("cost_type"));
    if !cells.findings.is_empty() {
        return None;
    }
    follow(&mut row, ledger);
    let own = |column: &str| Some(row.cell(column).to_owned()).filter(|cell| !cell.is_empty());
    let (entry, recorded_on) = (own("entry"), own("recorded_on"));
    let said = kind.columns().iter().copied().filter(|column| cells.is_said(column)).collect();
    Some(ReadRow { row, entry, recorded_on, said, at })
}

/// What stands in a column, as the ledger writes it.
fn said(cells: &mut RowCells<'_>, column: &str) -> Option<String> {
    match column {
        // Told by one column or two, which [`days_of`] knows.
        "period_start" | "period_end" => None,
        "recorded_on" | "effective_on" | "reference_date" => cells.day(column),
        "cost_type" | "charged_to" | "status" | "document" | "member" | "event" | "measure" => {
            cells.id(column)
        }
        "quantity" => cells.quantity(column),
        "value" => cells.number(column, QUANTITY),
        "unit_price" => cells.number(column, PRICE),
        "amount" => cells.number(column, AMOUNT),
        "vat_rate" => cells.rate(column),
        "year" => cells.year(column),
        _ => cells.text(column),
    }
}

/// A reversal repeats all that it does not say itself, the amount with its other sign.
fn repeat(original: &LedgerRow, row: &mut LedgerRow) {
    const ITS_OWN: [&str; 4] = ["entry", "recorded_on", "reverses", "note"];
    let taking_back = taking_back(original);
    for column in row.kind.columns().iter().filter(|column| !ITS_OWN.contains(column)) {
        if row.cell(column).is_empty() {
            row.set(column, taking_back.cell(column));
        }
    }
}

/// What must be there, with what to write.
fn report_missing(cells: &mut RowCells<'_>, row: &LedgerRow) {
    let needed: &[(&str, &str, &str)] = match row.kind {
        LedgerKind::Costs => &[
            ("cost_type", "cost_type", "die Kostenart"),
            (
                "period",
                "period_start",
                "das Jahr (2025), den Monat (2025-07) oder zwei Tage (01.07.2025 bis 31.12.2025)",
            ),
        ],
        LedgerKind::Memberships => &[
            ("member", "member", "die Kommune"),
            ("event", "event", "Beitritt oder Austritt"),
            (
                "effective_on",
                "effective_on",
                "beim Beitritt den ersten Tag als Mitglied, beim Austritt den ersten Tag danach",
            ),
        ],
        LedgerKind::Measures => &[
            ("measure", "measure", "die Bemessungsgrundlage"),
            ("year", "year", "das Jahr der Kosten"),
            ("member", "member", "die Kommune"),
            ("value", "value", "den Wert"),
        ],
    };
    for (title, column, example) in needed {
        let is_said = cells.is_said(title) || *title == "period" && cells.says_days();
        if row.cell(column).is_empty() && !is_said {
            cells.report_missing(title, example);
        }
    }
}

/// A column with the payee says nothing that the cost type does not say, but may contradict it.
fn is_paid_to_whom_it_says(cells: &mut RowCells<'_>, ledger: &Ledger, cost_type: &str) {
    let Some(payee) = cells.id("payee") else { return };
    let of_type = ledger.agreement.cost_types.iter().find(|known| known.id == cost_type);
    let Some(known) = of_type.map(|known| ledger.agreement.payee(known.payee)) else { return };
    if known.id != payee {
        let found = format!("bei dieser Kostenart bekommt {} das Geld", known.name);
        let remedy = "die Kostenart oder den Zahlungsempfänger berichtigen".to_owned();
        cells.report(Code::UnknownId, "payee", found, remedy);
    }
}
