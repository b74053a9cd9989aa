//! How it is booked, whatever it is, and what proves it.

use super::InputFolders;
use std::path::PathBuf;

/// How it is booked, whatever it is.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct HowToBook {
    /// Write without asking
    #[arg(long)]
    pub yes: bool,
    /// Only show; write nothing
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
    /// The day of booking, YYYY-MM-DD, not after today [default: today]
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// The day it is, YYYY-MM-DD [default: the clock of this machine]
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    #[command(flatten)]
    pub folders: InputFolders,
    /// The agreement, by its id or its folder below the ledger, where there are several
    #[arg(long, value_name = "ID")]
    pub agreement: Option<String>,
}

/// A document that is not in agreement.toml yet, with or without a file; `--document` then is its id.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "A new document")]
pub(in crate::commands) struct DocumentWords {
    /// The file of a new document: it is copied into documents/, and agreement.toml names it
    #[arg(long, value_name = "FILE")]
    pub document_file: Option<PathBuf>,
    /// Its title
    #[arg(long, value_name = "TEXT")]
    pub document_title: Option<String>,
    /// Its date: 2026-01-15, 2026-01 or 2026
    #[arg(long, value_name = "DATE")]
    pub document_date: Option<String>,
    /// The name of the file in documents/ [default: its own]
    #[arg(long, value_name = "NAME", requires = "document_file")]
    pub document_name: Option<String>,
}
