//! Rows of `costs.csv` → [`CostEntry`], with the checks that need one row only.

use super::agreement::{CostTypeIx, DocumentIx, MemberIx};
use super::booked::{Booked, ReversibleEntry, booked, differ, first_departure, reversible_alike};
use super::cells::{Cells, LedgerIds};
use super::columns::columns;
use super::entry::{Period, Standing, Status};
use super::number;
use super::sheet::RowPlace;
use crate::cents::Cents;
use crate::finding::Code;
use crate::invariant::Invariant;
use crate::year::Year;
use jiff::civil::Date;
use rust_decimal::Decimal;

columns! {
    /// The header of `costs.csv`.
    COST_COLUMNS:
    ENTRY "entry", RECORDED_ON "recorded_on", PERIOD_START "period_start", PERIOD_END "period_end", COST_TYPE
    "cost_type", QUANTITY "quantity", UNIT_PRICE "unit_price", VAT_RATE "vat_rate", AMOUNT "amount",
    CHARGED_TO "charged_to", STATUS "status", DOCUMENT "document", REVERSES "reverses", NOTE "note"
}

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
    /// Euros for one, net; with two to six places.
    pub unit_price: Decimal,
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
    pub fn year(&self) -> Year {
        self.period.year()
    }
}

impl CostEntry {
    /// By how much the amount departs from quantity and price, because the invoice rounded line by line.
    #[must_use]
    pub fn rounding(&self) -> Cents {
        let computed = number::gross(self.quantity, self.unit_price, self.vat_rate);
        let computed = computed.invariant("the amount was compared with it when the row was read");
        match self.standing {
            Standing::Reversal { .. } if computed.0.signum() != self.amount.0.signum() => {
                self.amount + computed
            }
            Standing::Live | Standing::Reversed { .. } | Standing::Reversal { .. } => self.amount - computed,
        }
    }
}

booked!(CostEntry);

impl ReversibleEntry for CostEntry {
    const ENTRY: usize = ENTRY;
    const RECORDED_ON: usize = RECORDED_ON;
    const REVERSES: usize = REVERSES;
    const REPETITION: &str = "die Buchung genau wiederholen, nur den Betrag mit umgekehrtem Vorzeichen";
    type Facts = CostFacts;
    reversible_alike!();

    fn departure(reversal: &CostFacts, original: &CostFacts) -> Option<usize> {
        let end = |facts: &CostFacts| facts.period.map(|period| period.end);
        first_departure([
            (differ(reversal.start, original.start), PERIOD_START),
            (differ(end(reversal), end(original)), PERIOD_END),
            (differ(reversal.cost_type, original.cost_type), COST_TYPE),
            (differ(reversal.quantity, original.quantity), QUANTITY),
            (differ(reversal.unit_price, original.unit_price), UNIT_PRICE),
            (differ(reversal.vat_rate, original.vat_rate), VAT_RATE),
            (differ(reversal.amount, original.amount.map(|amount| -amount)), AMOUNT),
            (differ(reversal.charged_to, original.charged_to), CHARGED_TO),
            (differ(reversal.status, original.status), STATUS),
            (differ(reversal.document, original.document), DOCUMENT),
        ])
    }
}

/// What a row says of a cost, as far as it could be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct CostFacts {
    /// Its first day, which may be known where the period is not.
    pub start: Option<Date>,
    pub period: Option<Period>,
    pub cost_type: Option<CostTypeIx>,
    pub quantity: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    /// The inner `None` is a service that is not taxable.
    pub vat_rate: Option<Option<Decimal>>,
    /// Not known where it does not follow from quantity and price.
    pub amount: Option<Cents>,
    /// The inner `None` is a row that charges nobody alone.
    pub charged_to: Option<Option<MemberIx>>,
    pub status: Option<Status>,
    /// The inner `None` is a row without a document.
    pub document: Option<Option<DocumentIx>>,
}

impl From<&CostEntry> for CostFacts {
    fn from(entry: &CostEntry) -> Self {
        Self {
            start: Some(entry.period.start),
            period: Some(entry.period),
            cost_type: Some(entry.cost_type),
            quantity: Some(entry.quantity),
            unit_price: Some(entry.unit_price),
            vat_rate: Some(entry.vat_rate),
            amount: Some(entry.amount),
            charged_to: Some(entry.charged_to),
            status: Some(entry.status),
            document: Some(entry.document),
        }
    }
}

/// Reads one row; where a cell cannot be read (it is reported), what the others say.
pub(super) fn read(cells: &mut Cells<'_, '_>, ids: &LedgerIds<'_>) -> Result<CostEntry, Box<CostFacts>> {
    let entry = cells.entry_id(ENTRY);
    let recorded_on = cells.day(RECORDED_ON);
    let (start, period) = period(cells);
    let cost_type = cells.id(COST_TYPE, "Kostenart", ids.cost_types);
    let quantity = cells.number(QUANTITY, number::quantity);
    let unit_price = cells.number(UNIT_PRICE, number::price);
    let vat_rate = if cells.is_empty(VAT_RATE) {
        Some(None)
    } else {
        cells.number(VAT_RATE, number::vat_rate).map(Some)
    };
    let mut amount = cells.number(AMOUNT, number::amount);
    if let (Some(quantity), Some(unit_price), Some(vat_rate), Some(stated)) =
        (quantity, unit_price, vat_rate, amount)
        && !amount_agrees(cells, (quantity, unit_price, vat_rate), stated)
    {
        amount = None;
    }
    let charged_to = cells.optional_id(CHARGED_TO, "Kommune", ids.members);
    let (status, document) = cells.status_and_document(STATUS, DOCUMENT, ids.documents);
    let note = cells.text(NOTE);
    let facts = CostFacts {
        start,
        period,
        cost_type: cost_type.map(CostTypeIx),
        quantity,
        unit_price,
        vat_rate,
        amount,
        charged_to: charged_to.map(|member| member.map(MemberIx)),
        status,
        document,
    };
    let place = cells.place();
    let complete = || {
        Some(CostEntry {
            place,
            entry: entry?,
            recorded_on: recorded_on?,
            period: facts.period?,
            cost_type: facts.cost_type?,
            quantity: facts.quantity?,
            unit_price: facts.unit_price?,
            vat_rate: facts.vat_rate?,
            amount: facts.amount?,
            charged_to: facts.charged_to?,
            status: facts.status?,
            document: facts.document?,
            standing: Standing::Live,
            note,
        })
    };
    complete().ok_or_else(|| Box::new(facts))
}

/// The first day, and the whole period; where they contradict each other neither is known.
fn period(cells: &mut Cells<'_, '_>) -> (Option<Date>, Option<Period>) {
    let (first, last) = (cells.day(PERIOD_START), cells.day(PERIOD_END));
    let (Some(start), Some(end)) = (first, last) else { return (first, None) };
    if end < start {
        cells.report(
            Code::PeriodOrder,
            PERIOD_END,
            format!("{end} liegt vor dem Beginn {start}"),
            "Beginn und Ende prüfen, sie sind vertauscht oder vertippt",
        );
        return (None, None);
    }
    if start.year() != end.year() {
        let remedy = format!("je Haushaltsjahr eine Buchung, die erste bis {:04}-12-31", start.year());
        cells.report(
            Code::PeriodYears,
            PERIOD_END,
            format!("der Zeitraum reicht von {} bis {}", start.year(), end.year()),
            remedy,
        );
        return (None, None);
    }
    (first, Some(Period { start, end }))
}

/// Whether the amount follows from quantity and price; reported where it does not.
fn amount_agrees(
    cells: &mut Cells<'_, '_>,
    (quantity, unit_price, vat_rate): (Decimal, Decimal, Option<Decimal>),
    amount: Cents,
) -> bool {
    let computed = number::gross(quantity, unit_price, vat_rate);
    let is_reversal = !cells.is_empty(REVERSES);
    // Invoices round line by line.
    let may_be_rounded = cells.cell(STATUS) == Status::Actual.id();
    let departure = computed.map(|computed| match is_reversal {
        true => (computed.abs() - amount.abs()).abs(),
        false => (computed - amount).abs(),
    });
    let limit = if may_be_rounded { number::ROUNDED_ON_INVOICES } else { Cents::ZERO };
    if departure.is_some_and(|departure| departure <= limit) {
        return true;
    }
    let vat = vat_rate.map(|rate| format!(" × (1 + {rate}/100)")).unwrap_or_default();
    let (quantity, price) =
        if is_reversal { (quantity.abs(), unit_price.abs()) } else { (quantity, unit_price) };
    let product = computed
        .map(|computed| if is_reversal { computed.abs() } else { computed })
        .map(|computed| format!(" = {}", computed.plain()))
        .unwrap_or_default();
    let found = format!("{} statt {quantity} × {}{vat}{product}", amount.plain(), price);
    let factors = if vat_rate.is_some() { "Menge, Preis und Umsatzsteuersatz" } else { "Menge und Preis" };
    let as_thousands = (unit_price.scale() == 3).then(|| unit_price * Decimal::ONE_THOUSAND);
    let meant = as_thousands.filter(|price| number::gross(quantity, *price, vat_rate) == Some(amount));
    let remedy = match computed {
        _ if let Some(price) = meant => {
            format!("{price:.2} als Einzelpreis schreiben, ohne Tausenderpunkt")
        }
        Some(computed) if !is_reversal && amount == -computed => format!(
            "{} schreiben; ein Storno nennt in reverses die Buchung, eine Gutschrift hat einen negativen Preis",
            computed.plain()
        ),
        Some(computed) if is_reversal => format!(
            "den Betrag der Buchung mit umgekehrtem Vorzeichen schreiben (ohne Vorzeichen {})",
            computed.abs().plain()
        ),
        Some(computed) if may_be_rounded => format!(
            "{} schreiben oder {factors} berichtigen; nur bis zu {} darf eine Rechnung anders gerundet sein",
            computed.plain(),
            number::ROUNDED_ON_INVOICES.plain()
        ),
        Some(computed) => format!("{} schreiben oder {factors} berichtigen", computed.plain()),
        None => "Menge, Preis und Umsatzsteuersatz prüfen: das Ergebnis ist größer als der größte Betrag"
            .to_owned(),
    };
    cells.report(Code::Amount, AMOUNT, found, remedy);
    false
}
