//! Rows of `costs.csv` → [`CostEntry`], with the checks that need one row only.

use super::agreement::{CostTypeIx, DocumentIx, MemberIx};
use super::cells::{Cells, Ids};
use super::entry::{Period, Standing, Status};
use super::number;
use super::sheet::RowPlace;
use crate::cents::Cents;
use crate::finding::Code;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The header of `costs.csv`.
pub const COST_COLUMNS: &[&str] = &[
    "entry",
    "recorded_on",
    "period_start",
    "period_end",
    "cost_type",
    "quantity",
    "unit_price",
    "vat_rate",
    "amount",
    "charged_to",
    "status",
    "document",
    "reverses",
    "note",
];

pub(super) const ENTRY: usize = 0;
pub(super) const RECORDED_ON: usize = 1;
pub(super) const PERIOD_START: usize = 2;
pub(super) const PERIOD_END: usize = 3;
pub(super) const COST_TYPE: usize = 4;
pub(super) const QUANTITY: usize = 5;
pub(super) const UNIT_PRICE: usize = 6;
pub(super) const VAT_RATE: usize = 7;
pub(super) const AMOUNT: usize = 8;
pub(super) const CHARGED_TO: usize = 9;
pub(super) const STATUS: usize = 10;
pub(super) const DOCUMENT: usize = 11;
pub(super) const REVERSES: usize = 12;
pub(super) const NOTE: usize = 13;

/// An amount to be shared, as it was booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostEntry {
    /// Where it stands.
    pub place: RowPlace,
    /// Its identifier.
    pub entry: Box<str>,
    /// The day of booking.
    pub recorded_on: Date,
    /// The days it is for.
    pub period: Period,
    /// What it is for.
    pub cost_type: CostTypeIx,
    /// How much of it.
    pub quantity: Decimal,
    /// Euros for one, net.
    pub unit_price: Cents,
    /// Percent of VAT on top; `None` where the service is not taxable (§ 2b `UStG`).
    pub vat_rate: Option<Decimal>,
    /// What is shared, gross.
    pub amount: Cents,
    /// Who bears it alone.
    pub charged_to: Option<MemberIx>,
    /// How sure the amount is.
    pub status: Status,
    /// What proves it.
    pub document: Option<DocumentIx>,
    /// How it stands to reversals.
    pub standing: Standing,
    /// Free text.
    pub note: Box<str>,
}

impl CostEntry {
    /// The budget year that it belongs to.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.period.year()
    }
}

/// Reads one row; `None` where a cell that matters cannot be read (it is reported).
pub(super) fn read(cells: &mut Cells<'_, '_>, ids: &Ids<'_>) -> Option<CostEntry> {
    let entry = cells.entry_id(ENTRY);
    let recorded_on = cells.day(RECORDED_ON);
    let period = period(cells);
    let cost_type = cells.id(COST_TYPE, "Kostenart", ids.cost_types);
    let quantity = cells.number(QUANTITY, number::quantity);
    let unit_price = cells.number(UNIT_PRICE, number::amount);
    let vat_rate = if cells.is_empty(VAT_RATE) {
        Some(None)
    } else {
        cells.number(VAT_RATE, number::vat_rate).map(Some)
    };
    let amount = cells.number(AMOUNT, number::amount);
    if let (Some(quantity), Some(unit_price), Some(vat_rate), Some(amount)) =
        (quantity, unit_price, vat_rate, amount)
    {
        check_amount(cells, quantity, unit_price, vat_rate, amount);
    }
    let charged_to = cells.optional_id(CHARGED_TO, "Kommune", ids.members);
    let status = cells.word(
        STATUS,
        &[("actual", Status::Actual), ("planned", Status::Planned), ("assumed", Status::Assumed)],
    );
    let document = cells.optional_id(DOCUMENT, "Beleg", ids.documents);
    if status.is_some_and(|status| status != Status::Assumed) && cells.is_empty(DOCUMENT) {
        let found = format!("bei „{}“ fehlt der Beleg", cells.cell(STATUS));
        cells.report(
            Code::DocumentRequired,
            DOCUMENT,
            found,
            "die Kennung des Belegs aus agreement.toml schreiben oder den Status assumed wählen",
        );
    }
    let note = cells.text(NOTE);
    Some(CostEntry {
        place: cells.place(),
        entry: entry?,
        recorded_on: recorded_on?,
        period: period?,
        cost_type: CostTypeIx(cost_type?),
        quantity: quantity?,
        unit_price: unit_price?,
        vat_rate: vat_rate?,
        amount: amount?,
        charged_to: charged_to?.map(MemberIx),
        status: status?,
        document: document?.map(DocumentIx),
        standing: Standing::Live,
        note,
    })
}

fn period(cells: &mut Cells<'_, '_>) -> Option<Period> {
    let (start, end) = (cells.day(PERIOD_START), cells.day(PERIOD_END));
    let (start, end) = (start?, end?);
    if end < start {
        cells.report(
            Code::PeriodOrder,
            PERIOD_END,
            format!("{end} liegt vor dem Beginn {start}"),
            "Beginn und Ende prüfen, sie sind vertauscht oder vertippt",
        );
        return None;
    }
    if start.year() != end.year() {
        let remedy = format!("je Haushaltsjahr eine Buchung, die erste bis {}-12-31", start.year());
        cells.report(
            Code::PeriodYears,
            PERIOD_END,
            format!("der Zeitraum reicht von {} bis {}", start.year(), end.year()),
            remedy,
        );
        return None;
    }
    Some(Period { start, end })
}

fn check_amount(
    cells: &mut Cells<'_, '_>,
    quantity: Decimal,
    unit_price: Cents,
    vat_rate: Option<Decimal>,
    amount: Cents,
) {
    let computed = number::gross(quantity, unit_price, vat_rate);
    let is_reversal = !cells.is_empty(REVERSES);
    let agrees = match computed {
        Some(computed) if is_reversal => computed.abs() == amount.abs(),
        Some(computed) => computed == amount,
        None => false,
    };
    if agrees {
        return;
    }
    let vat = vat_rate.map(|rate| format!(" × (1 + {rate}/100)")).unwrap_or_default();
    let (quantity, price) =
        if is_reversal { (quantity.abs(), unit_price.abs()) } else { (quantity, unit_price) };
    let product = computed
        .map(|computed| if is_reversal { computed.abs() } else { computed })
        .map(|computed| format!(" = {}", computed.plain()))
        .unwrap_or_default();
    let found = format!("{} statt {quantity} × {}{vat}{product}", amount.plain(), price.plain());
    let remedy = match computed {
        Some(computed) if is_reversal => format!(
            "den Betrag der Buchung mit umgekehrtem Vorzeichen schreiben (ohne Vorzeichen {})",
            computed.abs().plain()
        ),
        Some(computed) => format!("{} schreiben oder Menge und Preis berichtigen", computed.plain()),
        None => "Menge und Preis prüfen".to_owned(),
    };
    cells.report(Code::Amount, AMOUNT, found, remedy);
}
