//! Taking rows from a table.

use super::how_to_book::{DocumentWords, HowToBook};
use crate::booking::LedgerKind;
use crate::import::{DayOrder, DecimalMark, TableNotation};
use clap::ValueEnum;
use std::path::PathBuf;

/// Take rows from a table that a spreadsheet has saved: .xlsx, or .csv in any of its forms.
///
/// The columns may stand in any order, below German or English titles. Shown are what was understood and what is left
/// out, the rows, what would be found and what they do to each bill; then all rows are written, after a yes or with
/// --yes, or none. What is booked already is left out, so that a table that has grown can be taken again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle import kosten-2025.xlsx\n  \
    kopfstelle import werte.csv --into measures --decimal comma --dry-run\n  \
    kopfstelle import kosten-2025.xlsx --sheet Kosten --yes\n  \
    kopfstelle import kosten-2025.xlsx --document-file rechnung.pdf --document-title Rechnung --document-date 2026-01-15")]
pub(in crate::commands) struct ImportOptions {
    /// The table
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The ledger that it is for, whatever its titles say
    #[arg(long, value_enum, value_name = "LEDGER")]
    pub into: Option<IntoLedger>,
    /// The only sheet of a workbook to read
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// What stands in front of the decimals, where a number such as 1.234 could be either
    #[arg(long, value_enum, value_name = "MARK")]
    pub decimal: Option<DecimalWord>,
    /// What comes first in days such as 01/02/2025
    #[arg(long, value_enum, value_name = "ORDER")]
    pub days: Option<DaysWord>,
    /// What proves the rows that name no document and are not assumed, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
    #[command(flatten)]
    pub how: HowToBook,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum IntoLedger {
    /// What was paid
    Costs,
    /// Who joined or left
    Memberships,
    /// Values by which costs are divided
    Measures,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum DecimalWord {
    /// 1.234,50
    Comma,
    /// 1,234.50
    Point,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::commands) enum DaysWord {
    /// 31/12/2025
    DayFirst,
    /// 12/31/2025
    MonthFirst,
}

impl ImportOptions {
    /// The ledgers that it may be for.
    pub fn kinds(&self) -> Vec<LedgerKind> {
        match self.into {
            None => LedgerKind::ALL.to_vec(),
            Some(IntoLedger::Costs) => vec![LedgerKind::Costs],
            Some(IntoLedger::Memberships) => vec![LedgerKind::Memberships],
            Some(IntoLedger::Measures) => vec![LedgerKind::Measures],
        }
    }

    /// How it is written, as far as that was said.
    pub fn notation(&self) -> TableNotation {
        TableNotation {
            decimal: self.decimal.map(|word| match word {
                DecimalWord::Comma => DecimalMark::Comma,
                DecimalWord::Point => DecimalMark::Point,
            }),
            days: self.days.map(|word| match word {
                DaysWord::DayFirst => DayOrder::DayFirst,
                DaysWord::MonthFirst => DayOrder::MonthFirst,
            }),
        }
    }
}

/// Write the workbook to fill in for `import`: titles, lists to choose from, explanations.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  kopfstelle template buchungen-2025.xlsx")]
pub(in crate::commands) struct TemplateOptions {
    /// The workbook, which is not there yet
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder with the agreement, or with any number of them in sub-folders
    #[arg(long, value_name = "DIR", default_value = "ledger")]
    pub ledger: PathBuf,
    /// The agreement, by its id or its folder below the ledger, where there are several
    #[arg(long, value_name = "ID")]
    pub agreement: Option<String>,
}
