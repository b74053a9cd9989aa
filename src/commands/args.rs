//! The command line. What it says in `--help` is all there is to know about calling the program.

mod agreed;
mod book;
mod how_to_book;
mod import;
mod new;

pub(super) use agreed::{CandidateOptions, MeasureOptions, MilestoneWords, SplitOptions, TermOptions};
pub(super) use book::{
    BookOptions, BookWhat, CostWords, JoinOptions, MembershipOptions, ReversalOptions, ValueOptions,
};
pub(super) use how_to_book::{DocumentWords, HowToBook};
pub(super) use import::{ImportOptions, TemplateOptions};
pub(super) use new::NewOptions;

use crate::pages::SettingName;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use glob::Pattern;
use std::path::PathBuf;

/// Publishes what a shared municipal task costs each municipality.
///
/// Reads append-only ledgers of costs and memberships and writes a static website: exact to the cent, checkable by
/// anyone. Findings about a ledger are in German, for the people who keep it.
#[derive(Debug, Parser)]
#[command(name = "kopfstelle", version, after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  kopfstelle new .                             begin a ledger in this folder
  kopfstelle book cost                         book: asks, shows what it does, then writes
  kopfstelle import kosten.xlsx                the same for the rows of a table
  kopfstelle build                             ledger/ → public/
  kopfstelle build --ledger books --output www
  kopfstelle serve --open                      look at the site while you work on it
  kopfstelle settings                          who publishes it: asks for what is missing
  kopfstelle check                             only look for mistakes
  kopfstelle check --format json > findings.json
  kopfstelle review                            what this change does to each member's bill
  kopfstelle verify head.csv                   whether an earlier state still stands
  kopfstelle completions bash > /etc/bash_completion.d/kopfstelle

Exit status:
  0  done (warnings allowed)
  1  findings with an error
  2  wrong usage
  3  input/output failure";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a new ledger: ask, or take what is said, and write its files
    New(Box<NewOptions>),
    /// Book a cost, a joining or leaving, a value, a reversal, or what a plan came to
    Book(Box<BookOptions>),
    /// Take rows from a table that a spreadsheet has saved
    Import(Box<ImportOptions>),
    /// Write the workbook to fill in for `import`
    Template(TemplateOptions),
    /// Build the website from the ledger
    Build(BuildOptions),
    /// Show the site in a browser on this machine, made anew at every change
    Serve(ServeOptions),
    /// Say who publishes the site, and what its legal pages must tell
    Settings(SettingsOptions),
    /// Look for mistakes in the ledger and the templates, and write nothing
    Check(CheckOptions),
    /// Say what a change does to the ledger and to each bill
    Review(ReviewOptions),
    /// Prove that an earlier state, or a site, is that of the ledger
    Verify(VerifyOptions),
    /// Record the present state of the ledger in stands.csv
    Stand(StandOptions),
    /// Print a completion script for a shell
    Completions(CompletionsOptions),
    /// Write the manual pages into a folder
    Man(ManOptions),
}

/// What a site is made of.
#[derive(Debug, clap::Args)]
pub(super) struct InputFolders {
    /// The folder with the agreement, or with any number of them in sub-folders
    #[arg(long, value_name = "DIR", default_value = "ledger")]
    pub ledger: PathBuf,
    /// Templates that replace those in the program, file by file [default: site-templates, where it exists]
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// Build the website from the ledger.
///
/// Everything is checked and rendered before anything is touched: where there is an error, the last site stays as
/// it was. The new site replaces the old one in one step.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kopfstelle build --ledger ledger --templates site-templates --output public\n  \
    kopfstelle build --only 'west/*' --output part-1    a part of the site, on one of several machines\n  \
    kopfstelle build --from part-1 part-2 part-3        the whole of it"
)]
pub(super) struct BuildOptions {
    #[command(flatten)]
    pub folders: InputFolders,
    /// The folder of the website; refused if it holds anything else
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    /// The revision whose ledger and templates are taken, from the objects of git [default: the working files]
    #[arg(long, value_name = "REV")]
    pub rev: Option<String>,
    /// Publish nothing while a warning is left that whoever publishes can remove
    #[arg(long)]
    pub strict: bool,
    /// Make only the agreements in these folders of the ledger, as a part of the site for --from; * and ? stand for
    /// any letters, ** for any folders
    #[arg(long, value_name = "PATTERN", requires = "output")]
    pub only: Vec<Pattern>,
    /// Take agreements over from these parts of the site, where they are made of the same, and make the others
    #[arg(long, value_name = "DIR", num_args = 1.., conflicts_with_all = ["full", "compress"])]
    pub from: Vec<PathBuf>,
    /// Write shares, bills and savings of all agreements as Parquet into this folder too
    #[cfg(feature = "parquet")]
    #[arg(long, value_name = "DIR")]
    pub parquet: Option<PathBuf>,
    /// Make all files anew, also those of agreements that the last site was made of
    #[arg(long)]
    pub full: bool,
    /// How many agreements are made at the same time [default: as many as the machine has cores]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Add a copy of the pages at each recorded stand, at an address that stays: stand/2021-10-27-S-001/
    /// [default: where the old site has a copy of any stand]
    #[arg(long)]
    pub keep_stands: bool,
    /// Write each file compressed too, as .gz and .br, for servers that hand these out
    #[arg(long)]
    pub compress: bool,
}

/// Show the site in a browser on this machine, made anew at every change of the ledger or the templates.
///
/// The site is made in a temporary folder, which goes when the program ends; what is published is not touched. Open
/// pages show a change by themselves, and what is found; after an error the last good site stays. No other machine is
/// answered.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle serve --open\n  kopfstelle serve --ledger books --port 8000")]
pub(super) struct ServeOptions {
    #[command(flatten)]
    pub folders: InputFolders,
    /// The port on 127.0.0.1; 0 takes any that is free [default: 4853, or any where it is taken]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the overview in the browser
    #[arg(long)]
    pub open: bool,
}

/// Say who publishes the site, and what its legal pages must tell, in the file settings.toml of the templates.
///
/// Without arguments, on a terminal, what is missing is asked for. What may stand there, and all that can be said, is
/// in the file itself. Comments stay; nothing is written that a build would refuse.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle settings    asks for what is missing\n  \
    kopfstelle settings 'imprint.publisher=Stadt Lindental' privacy.log_days=7 --yes\n  \
    kopfstelle settings 'imprint.address=Am Markt 1' 'imprint.address=00000 Lindental' --yes")]
pub(super) struct SettingsOptions {
    /// What is set; said several times, it is a list
    #[arg(value_name = "TABLE.KEY=VALUE", value_parser = setting)]
    pub settings: Vec<(SettingName, String)>,
    /// Write without asking
    #[arg(long)]
    pub yes: bool,
    /// The folder of the templates [default: site-templates]
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

fn setting(text: &str) -> Result<(SettingName, String), String> {
    let (name, value) = text.split_once('=').ok_or("write TABLE.KEY=VALUE")?;
    let name = SettingName::parse(name.trim());
    name.map(|name| (name, value.trim().to_owned()))
        .ok_or_else(|| "there is no such setting; settings.toml lists all".to_owned())
}

/// Look for mistakes in the ledger and the templates, and write nothing: what a build would find.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle check\n  kopfstelle check --ledger books --format json")]
pub(super) struct CheckOptions {
    #[command(flatten)]
    pub folders: InputFolders,
    /// The day it is, YYYY-MM-DD; what is booked later is a warning [default: the clock of this machine]
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// How to print what is found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, in German
    Text,
    /// For programs: one document with all findings
    Json,
}

/// Say what a change does to the ledger.
///
/// Compares the ledger of the working files (or of --head) with that of the branch the change is for: whether it was
/// only appended to, which entries were added with which document, and what they do to each member's bill in each
/// year. Exit status 1 where anything was rewritten or the new ledger has errors.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kopfstelle review\n  kopfstelle review --base origin/main --head HEAD --output comment.md\n  \
    kopfstelle review --base HEAD --head $(git write-tree)    what is about to be committed"
)]
pub(super) struct ReviewOptions {
    /// The revision to compare with [default: the merge target that a CI names, else the upstream's default branch]
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,
    /// The revision of the change [default: the working files]
    #[arg(long, value_name = "REV")]
    pub head: Option<String>,
    /// The base is what the same branch was before a push: what it lacks was taken away, not booked elsewhere since
    #[arg(long, requires = "base")]
    pub pushed: bool,
    /// The folder of the ledger; in a bare repository its path from the root of the repository
    #[arg(long, value_name = "DIR", default_value = "ledger")]
    pub ledger: PathBuf,
    /// Templates that replace those in the program, file by file [default: site-templates, where it exists]
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// The day it is, YYYY-MM-DD; what is booked later is a warning [default: the clock of this machine]
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ReviewFormat::Markdown)]
    pub format: ReviewFormat,
    /// Where to write it, not below the ledger [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFormat {
    /// A comment for GitHub, GitLab or Forgejo, below 60,000 bytes
    Markdown,
    /// For a terminal
    Text,
    /// For programs, complete
    Json,
}

/// Prove that the ledger still contains an earlier state, or that a site is what the ledger makes.
///
/// An earlier state is a kept head.csv of any publication, or a digest from the minutes of a conference (at least 40
/// hexadecimal digits, blanks allowed). Exit status 1 where it is no longer contained, with the first file and row that
/// differ.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kopfstelle verify head-2021.csv\n  \
    kopfstelle verify '3f2a 91bc 0d4e 77a1 5b2c 9e08 d3f1 6a4b 82c5 1e90'\n  kopfstelle verify --site public")]
pub(super) struct VerifyOptions {
    /// A kept head.csv, or a digest
    #[arg(value_name = "HEAD_FILE")]
    pub kept: Option<String>,
    /// The folder of a published site
    #[arg(long, value_name = "DIR", conflicts_with = "kept")]
    pub site: Option<PathBuf>,
    /// The folder with the agreement, or with any number of them in sub-folders
    #[arg(long, value_name = "DIR", default_value = "ledger")]
    pub ledger: PathBuf,
    /// The agreement that it is of, by its id or its folder below the ledger [default: the one that a head.csv fits
    /// best, any for a digest]
    #[arg(long, value_name = "ID", conflicts_with = "site")]
    pub agreement: Option<String>,
    /// Templates that replace those in the program, file by file [default: site-templates, where it exists]
    #[arg(long, value_name = "DIR", requires = "site")]
    pub templates: Option<PathBuf>,
    /// The site was built with --keep-stands [default: where it has a copy of any stand]
    #[arg(long, requires = "site")]
    pub keep_stands: bool,
}

/// Record the present state of the ledger in stands.csv.
///
/// Appends one row a ledger file with its size and digest. Every later build proves that the state is still contained
/// in the ledger, and publishes nothing where it is not.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  kopfstelle stand --note 'Bürgermeisterkonferenz 27.10.2021'")]
pub(super) struct StandOptions {
    /// The occasion, as it will stand on the page
    #[arg(long, value_name = "TEXT")]
    pub note: String,
    /// The day of recording, YYYY-MM-DD, not after today [default: today]
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// The day it is, YYYY-MM-DD [default: the clock of this machine]
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// The folder with the agreement, or with any number of them in sub-folders
    #[arg(long, value_name = "DIR", default_value = "ledger")]
    pub ledger: PathBuf,
}

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  kopfstelle completions fish > ~/.config/fish/completions/kopfstelle.fish"
)]
pub(super) struct CompletionsOptions {
    /// Which shell
    pub shell: Shell,
}

/// Write the manual pages, one for each command, into a folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  kopfstelle man ~/.local/share/man/man1")]
pub(super) struct ManOptions {
    /// The folder, made if need be
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }

    /// The words of a command as a shell passes them on, so far as the examples need it: text in single quotes is one,
    /// what `$(…)` prints is one, and behind `>` or several blanks the command has ended.
    fn words(line: &str) -> Vec<String> {
        let command = line.split("  ").next().unwrap_or_default().split(" > ").next().unwrap_or_default();
        let command = command.replace("$(git write-tree)", "4b825dc");
        let parts = command.split('\'').enumerate();
        parts
            .flat_map(|(place, part)| match place % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }

    #[test]
    fn the_help_of_every_command_has_examples_and_each_parses() {
        let program = Args::command();
        let nested = program.get_subcommands().flat_map(clap::Command::get_subcommands);
        for command in std::iter::once(&program).chain(program.get_subcommands()).chain(nested) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples: Vec<&str> =
                help.lines().map(str::trim_start).filter(|line| line.starts_with("kopfstelle ")).collect();
            assert!(!examples.is_empty(), "{} has no example", command.get_name());
            for example in examples {
                let parsed = Args::try_parse_from(words(example));
                assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
            }
        }
    }
}
