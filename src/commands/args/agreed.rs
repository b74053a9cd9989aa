//! What is agreed anew, on the command line.

use super::how_to_book::{DocumentWords, HowToBook};
use crate::founding::{MeasureWish, PartyWish};

/// Agree on another quantity from a day on. What was agreed before stays, so that earlier years keep their figures.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  \
    kopfstelle book term --cost-type personnel --from 2026-01-01 --quantity 0.30 \
    --milestone 'Die Konferenz vereinbart 0,30 Stellen.' --milestone-date 2025-11-06 --yes")]
pub(in crate::commands) struct TermOptions {
    /// The cost type, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub cost_type: Option<String>,
    /// The first day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// How much
    #[arg(long, value_name = "NUMBER")]
    pub quantity: Option<String>,
    /// Of what [default: as before]
    #[arg(long, value_name = "TEXT")]
    pub unit: Option<String>,
    #[command(flatten)]
    pub milestone: MilestoneWords,
    #[command(flatten)]
    pub how: HowToBook,
}

/// Name a municipality that may join one day. The site says what that would change; values can be booked for it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  kopfstelle book candidate 'Stadt Kamen:05978020' --before luenen --yes")]
pub(in crate::commands) struct CandidateOptions {
    /// Its name and its Amtlicher Gemeindeschlüssel
    #[arg(value_name = "[ID=]NAME[:AGS]")]
    pub candidate: Option<PartyWish>,
    /// The member before which it stands in the official order [default: it stands last]
    #[arg(long, value_name = "ID", requires = "candidate")]
    pub before: Option<String>,
    #[command(flatten)]
    pub how: HowToBook,
}

/// Add what costs can be divided by. Its values come next (`book value`), then the key (`book split`).
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    kopfstelle book measure einwohner=Einwohnerzahl:Einwohner --reference-day 06-30 --reference-years-back 1 --yes\n  \
    kopfstelle book measure 'prozent=Vereinbarte Prozentsätze:%' --total 100 --yes")]
pub(in crate::commands) struct MeasureOptions {
    /// Its name, and what a value counts
    #[arg(value_name = "[ID=]NAME:UNIT")]
    pub measure: Option<MeasureWish>,
    /// Where the values come from
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
    /// The day that each value is of, MM-DD
    #[arg(long, value_name = "DAY")]
    pub reference_day: Option<String>,
    /// So many years before that of the costs [default: 0]
    #[arg(long, value_name = "NUMBER", requires = "reference_day")]
    pub reference_years_back: Option<u16>,
    /// What the values of a year come to: 100 for percentages
    #[arg(long, value_name = "NUMBER")]
    pub total: Option<String>,
    #[command(flatten)]
    pub how: HowToBook,
}

/// Divide a cost type otherwise from a day on. The key of before stays, so that earlier years keep their figures.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    kopfstelle book split --cost-type maintenance --from 2026-01-01 --part 1/2=equal --part 1/2=einwohner --yes\n  \
    kopfstelle book split --cost-type maintenance --from 2026-01-01 --part 1=einwohner --yes")]
pub(in crate::commands) struct SplitOptions {
    /// The cost type, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub cost_type: Option<String>,
    /// The first day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// A part of the costs, and by what it is divided: `equal` or the id of a measure; the parts come to 1
    #[arg(long, value_name = "SHARE=MEASURE", value_parser = part)]
    pub part: Vec<(String, String)>,
    #[command(flatten)]
    pub milestone: MilestoneWords,
    #[command(flatten)]
    pub how: HowToBook,
}

/// What the timeline says of it.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct MilestoneWords {
    /// What the timeline says of it, in a sentence
    #[arg(long, value_name = "TEXT")]
    pub milestone: Option<String>,
    /// When that was: 2026-01-15, 2026-01 or 2026 [default: the first day]
    #[arg(long, value_name = "DATE", requires = "milestone")]
    pub milestone_date: Option<String>,
    /// What proves it, by its id in agreement.toml
    #[arg(long, value_name = "ID", requires = "milestone")]
    pub document: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
}

fn part(text: &str) -> Result<(String, String), String> {
    let (share, measure) = text.split_once('=').ok_or("write SHARE=MEASURE, such as 1/2=equal")?;
    Ok((share.trim().to_owned(), measure.trim().to_owned()))
}
