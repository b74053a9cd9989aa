//! What a new ledger is told on the command line.

use crate::founding::{CostTypeWish, MeasureWish, PartyWish, TermWish};
use std::path::PathBuf;

/// Begin a new ledger.
///
/// Writes DIR/ledger (agreement.toml with an explanation of every key, the ledgers with the joins of the members, a
/// README for those who book), DIR/site-templates/settings.toml, DIR/.gitattributes and DIR/.gitignore; refuses a
/// folder that has any of them. What is not said is asked for, where standard input is a terminal. Everything is
/// checked before anything is written. An ID that is left out is made from the name.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle new .    asks\n  kopfstelle new trial --example\n  \
    kopfstelle new . --title 'Kopfstelle' --about 'Was geteilt wird.' --from 2024-01-01 --member 'Stadt Bergkamen:05978004' \
    --member 'boenen=Gemeinde Bönen' --member 'Stadt Selm@2025-07-01' --payee 'Stadt Bergkamen' --payee 'Kreis Unna' \
    --measure 'einwohner=Einwohnerzahl:Einwohner' --cost-type 'personnel=Personalkosten:bergkamen:equal' \
    --term 'personnel=0.25:VZÄ' --cost-type 'Wartung:kreis-unna:einwohner:varies' --proration months")]
pub(in crate::commands) struct NewOptions {
    /// Where to begin; made where it is not there
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Write an invented agreement to look around in
    #[arg(long, conflicts_with_all = ["title", "about", "id", "from", "member", "candidate", "payee", "measure", "cost_type", "term", "proration"])]
    pub example: bool,
    /// The title, as it stands above every page
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What is shared, in two or three sentences
    #[arg(long, value_name = "TEXT")]
    pub about: Option<String>,
    /// The agreement's id, for addresses [default: made from the title]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The first day of the agreement, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// A member with its Amtlicher Gemeindeschlüssel and, where it is a later one, its first day; once for each, in the
    /// official order
    #[arg(long, value_name = "[ID=]NAME[:AGS][@DAY]")]
    pub member: Vec<PartyWish>,
    /// A municipality that may join one day
    #[arg(long, value_name = "[ID=]NAME[:AGS]")]
    pub candidate: Vec<PartyWish>,
    /// Who receives the shares; one that is a member has the member's id
    #[arg(long, value_name = "[ID=]NAME")]
    pub payee: Vec<PartyWish>,
    /// What costs are divided by where parts are not equal
    #[arg(long, value_name = "[ID=]NAME:UNIT")]
    pub measure: Vec<MeasureWish>,
    /// What is paid for, with the id of the payee and how it is split: `equal`, `direct` or the id of a measure;
    /// `varies` where the total grows with the number of members
    #[arg(long, value_name = "[ID=]NAME:PAYEE:SPLIT[:varies]")]
    pub cost_type: Vec<CostTypeWish>,
    /// The quantity of a cost type that is agreed
    #[arg(long, value_name = "COST_TYPE=QUANTITY[:UNIT]")]
    pub term: Vec<TermWish>,
    /// How a year is shared when somebody joins or leaves in it [default: months]
    #[arg(long, value_parser = ["months", "days"])]
    pub proration: Option<String>,
    /// The day of booking, YYYY-MM-DD [default: the clock of this machine]
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
}
