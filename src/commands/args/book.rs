//! What is to be booked, on the command line.

use super::agreed::{CandidateOptions, MeasureOptions, SplitOptions, TermOptions};
use super::how_to_book::{DocumentWords, HowToBook};
use crate::booking::ResultWish;
use crate::founding::PartyWish;
use clap::Subcommand;

/// Book: show the rows, what would be found, and what it does to each bill; then write, after a yes or with --yes.
///
/// What is not said is asked for, where standard input is a terminal; where it is not, all that is missing is named.
/// The number of an entry, the day, the file, agreed quantities and the price of what rests on another cost type are
/// filled in; the amount is computed. Amounts and dates are written as in the ledger: 1234.50 and 2025-12-31. Exit
/// status 1 where the ledger would have errors; nothing is written then.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle book cost    asks\n  \
    kopfstelle book cost --cost-type personnel --period 2025 --unit-price 104000.00 --yes\n  \
    kopfstelle book cost --cost-type maintenance --period 2025 --unit-price 7700.00 --vat-rate 19 \
    --document-file rechnung.pdf --document-title 'Rechnung Wartung 2025' --document-date 2026-01-15 --yes\n  \
    kopfstelle book join --member kamen --on 2027-01-01 --document beitritt-kamen --dry-run\n  \
    kopfstelle book reversal 2025-003 --note 'Preis falsch abgeschrieben' --unit-price 7070.00 --yes\n  \
    kopfstelle book settle 2025 --result personnel=26350.00 --document rechnung-2025 --yes")]
pub(in crate::commands) struct BookOptions {
    #[command(subcommand)]
    pub what: BookWhat,
}

#[derive(Debug, Subcommand)]
pub(in crate::commands) enum BookWhat {
    /// A cost, for a period
    Cost(CostOptions),
    /// The joining of a member
    Join(JoinOptions),
    /// The leaving of a member
    Leave(MembershipOptions),
    /// The value of a measure, by which costs are divided
    Value(ValueOptions),
    /// Take an entry back; with any option that says otherwise, book another in its place
    Reversal(ReversalOptions),
    /// From plan to result: take back what was planned of a year and book what it came to
    Settle(SettleOptions),
    /// A municipality that may join one day
    Candidate(CandidateOptions),
    /// Another quantity, agreed from a day on
    Term(TermOptions),
    /// A measure, by which costs can be divided
    Measure(MeasureOptions),
    /// Another key, by which a cost type is divided from a day on
    Split(SplitOptions),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  \
    kopfstelle book cost --cost-type licences --period 2025-07-01..2025-12-31 --quantity 2 --unit-price 380.00 --vat-rate 19 \
    --charged-to selm --document rechnung-2025 --yes")]
pub(in crate::commands) struct CostOptions {
    #[command(flatten)]
    pub cost: CostWords,
    /// Free text
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The number of the entry [default: the next one]
    #[arg(long, value_name = "ENTRY")]
    pub entry: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
    #[command(flatten)]
    pub how: HowToBook,
}

/// What can be said of a cost.
#[derive(Debug, clap::Args)]
pub(in crate::commands) struct CostWords {
    /// The cost type, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub cost_type: Option<String>,
    /// The days it is for: a year (2025), a month (2025-07) or two days (2025-07-01..2025-12-31)
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// How much [default: as agreed, else 1]
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub quantity: Option<String>,
    /// Euros for one, net [default: the amount of the base, where there is one]
    #[arg(long, value_name = "EUROS", allow_negative_numbers = true)]
    pub unit_price: Option<String>,
    /// Percent of VAT on top; leave it out where there is none
    #[arg(long, value_name = "PERCENT")]
    pub vat_rate: Option<String>,
    /// The gross amount, where the invoice rounds otherwise [default: computed]
    #[arg(long, value_name = "EUROS", allow_negative_numbers = true)]
    pub amount: Option<String>,
    /// The member that bears it alone, for a cost type that is split `direct`
    #[arg(long, value_name = "ID")]
    pub charged_to: Option<String>,
    /// How sure it is: actual, planned or assumed [default: actual with a document, else assumed]
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,
    /// What proves it, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
}

/// The joining of a member. Who joins is taken out of the candidates of agreement.toml.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle book join --member kamen --on 2027-01-01 --yes\n  \
    kopfstelle book join --new-member 'Stadt Kamen:05978020' --before luenen --on 2027-01-01 --yes")]
pub(in crate::commands) struct JoinOptions {
    /// One that agreement.toml does not name yet, in place of --member
    #[arg(long, value_name = "[ID=]NAME[:AGS]", conflicts_with = "member")]
    pub new_member: Option<PartyWish>,
    /// The member before which it stands in the official order [default: it stands last]
    #[arg(long, value_name = "ID", requires = "new_member")]
    pub before: Option<String>,
    #[command(flatten)]
    pub membership: MembershipOptions,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  kopfstelle book leave --member kamen --on 2027-01-01 --yes")]
pub(in crate::commands) struct MembershipOptions {
    /// Who, by the id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub member: Option<String>,
    /// Joining: the first day as a member. Leaving: the first day no longer one. YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// What proves it, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
    /// Free text
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The number of the entry [default: the next one]
    #[arg(long, value_name = "ENTRY")]
    pub entry: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
    #[command(flatten)]
    pub how: HowToBook,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  \
    kopfstelle book value --measure einwohner --year 2025 --member selm --value 25940 --document it-nrw-2024 --yes\n  \
    kopfstelle book value --measure prozent --year 2025 --member selm --value 60 --member unna --value 40 --yes")]
pub(in crate::commands) struct ValueOptions {
    /// Of what, by the id of the measure in agreement.toml
    #[arg(long, value_name = "ID")]
    pub measure: Option<String>,
    /// The year of the costs that it divides
    #[arg(long, value_name = "YEAR")]
    pub year: Option<String>,
    /// Whose, by the id in agreement.toml; of several, each with its value
    #[arg(long, value_name = "ID")]
    pub member: Vec<String>,
    /// How much; 0 bears nothing
    #[arg(long, value_name = "NUMBER")]
    pub value: Vec<String>,
    /// The day that it is of, YYYY-MM-DD [default: as agreed]
    #[arg(long, value_name = "DAY")]
    pub reference_date: Option<String>,
    /// How sure it is: actual, planned or assumed [default: actual with a document, else assumed]
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,
    /// What proves it, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
    /// Free text
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// The number of the entry [default: the next one]
    #[arg(long, value_name = "ENTRY")]
    pub entry: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
    #[command(flatten)]
    pub how: HowToBook,
}

/// Take an entry back, and book another in its place where an option says what it should have been.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle book reversal 2025-003 --note 'doppelt gebucht' --yes\n  \
    kopfstelle book reversal 2025-003 --unit-price 7070.00 --yes\n  \
    kopfstelle book reversal M-009 --on 2027-02-01 --yes")]
pub(in crate::commands) struct ReversalOptions {
    /// The entry that is wrong
    pub entry: Option<String>,
    /// Why it is taken back
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub cost: CostWords,
    /// Whose joining, leaving or value it should have been
    #[arg(long, value_name = "ID")]
    pub member: Option<String>,
    /// The day from which a joining or leaving should have held
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// What the value should have been
    #[arg(long, value_name = "NUMBER")]
    pub value: Option<String>,
    /// The note of the entry in its place
    #[arg(long, value_name = "TEXT")]
    pub new_note: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
    #[command(flatten)]
    pub how: HowToBook,
}

/// From plan to result.
///
/// Each entry of the year that is planned or assumed and has a result is taken back, and the result is booked for the
/// same period, proved by a document. What rests on another cost type follows it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  kopfstelle book settle 2025 --result personnel=26350.00 --result 'maintenance=1*7700.00' \
    --document rechnung-2025 --yes"
)]
pub(in crate::commands) struct SettleOptions {
    /// The year
    pub year: Option<String>,
    /// What a cost type came to: the gross amount, or quantity and net price; an entry's number in place of TYPE where
    /// the year has several
    #[arg(long, value_name = "TYPE=AMOUNT|TYPE=QUANTITY*PRICE")]
    pub result: Vec<ResultWish>,
    /// What proves it, by its id in agreement.toml
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,
    /// Free text for the results
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub proof: DocumentWords,
    #[command(flatten)]
    pub how: HowToBook,
}
