//! Taking an entry back, and booking another in its place.

use super::books::OpenBooks;
use super::cost::{computed, period_of};
use super::row::{LedgerKind, LedgerRow};

/// What the entry in place of one that is taken back says otherwise; all else it repeats.
#[derive(Clone, Debug, Default)]
pub struct ReplacementWish {
    /// The options by which it was said, the column of each, and what is to stand there.
    pub cells: Vec<(&'static str, &'static str, String)>,
    /// The days of a cost: `2025`, `2025-07` or two days.
    pub period: Option<String>,
    /// Its note.
    pub note: Option<String>,
}

impl ReplacementWish {
    /// Whether there is to be one.
    #[must_use]
    pub fn is_wished(&self) -> bool {
        !self.cells.is_empty() || self.period.is_some() || self.note.is_some()
    }
}

/// Books the reversal of an entry, and what is wished for in its place.
///
/// # Errors
/// Where there is no such entry, or it has no such columns.
pub fn reversal(
    books: &mut OpenBooks<'_>,
    entry: &str,
    reason: Option<&str>,
    replacement: &ReplacementWish,
) -> Result<(), String> {
    let original = books
        .row(entry)
        .cloned()
        .ok_or_else(|| format!("eine Buchung „{entry}“ gibt es in diesem Hauptbuch nicht"))?;
    let taken_back = books.book(taking_back(&original), None);
    let mut note = reason.map_or_else(|| "Storno".to_owned(), |reason| format!("Storno: {reason}"));
    if replacement.is_wished() {
        let replaced_by = books.book(replaced(&original, replacement)?, None);
        note += &format!(", ersetzt durch {replaced_by}");
    }
    books.note(&taken_back, &note);
    Ok(())
}

/// The row that takes back another: everything once more, an amount with its other sign.
#[must_use]
pub fn taking_back(original: &LedgerRow) -> LedgerRow {
    let mut row = original.clone();
    row.set("reverses", original.cell("entry"));
    if row.has("amount") {
        row.set("amount", negative(original.cell("amount")));
    }
    row
}

/// An amount with its other sign, as it is written.
fn negative(amount: &str) -> String {
    match amount.strip_prefix('-') {
        Some(positive) => positive.to_owned(),
        None if amount.bytes().all(|byte| matches!(byte, b'0' | b'.')) => amount.to_owned(),
        None => format!("-{amount}"),
    }
}

/// The row in place of another. Its amount follows from its quantity and price, unless it was said.
fn replaced(original: &LedgerRow, replacement: &ReplacementWish) -> Result<LedgerRow, String> {
    let mut row = original.clone();
    let refused = |option: &str| format!("{option} passt zu keiner Buchung in {}", original.file);
    for (option, column, cell) in &replacement.cells {
        if !row.has(column) {
            return Err(refused(option));
        }
        row.set(column, cell.as_str());
    }
    if let Some(period) = &replacement.period {
        if row.kind != LedgerKind::Costs {
            return Err(refused("--period"));
        }
        let period = period_of(period)?;
        row.set("period_start", period.start.to_string());
        row.set("period_end", period.end.to_string());
    }
    let changes = |columns: &[&str]| replacement.cells.iter().any(|(_, column, _)| columns.contains(column));
    if changes(&["quantity", "unit_price", "vat_rate"]) && !changes(&["amount"]) {
        let amount = computed(row.cell("quantity"), row.cell("unit_price"), row.cell("vat_rate"));
        row.set("amount", amount);
    }
    row.set("reverses", "");
    row.set("note", replacement.note.clone().unwrap_or_default());
    Ok(row)
}
