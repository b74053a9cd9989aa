//! The review, filled into what the templates are given.

use super::context::{AddedStand, AgreementPart, Comment, ComparedPart, EffectOfChange, LineRow};
use super::limits::Limits;
use super::printable::{Table, Years, made};
use super::sentences::DataRow;
use super::sentences::{ByItself, ComparedBecause, ComparedWhat, Limit, SiteUntold};
use super::{Compared, rows, rule, site_part, summary};
use crate::german;
use crate::git::NamedBy;
use crate::review::Review;
use crate::review::comparison::{AgreementState, Comparison};
use crate::review::effect::YearEffect;
use crate::review::site_change::Untold;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The comment within these limits.
pub(super) fn comment<'a>(review: &'a Review<'_>, compared: &'a Compared, limits: Limits) -> Comment<'a> {
    let several = review.agreements_in_root > 1;
    Comment {
        marker: made(marker(&compared.ledger)),
        empty: review.is_empty(),
        base: &compared.base,
        base_id: made(&*compared.base_id),
        summary: summary::of(review),
        rule: rule::of(review, compared, limits),
        on_checkout: rows::on_checkout(&review.on_checkout, limits),
        findings: Table::of(review.findings.iter().map(rows::finding), limits.reasons()),
        several,
        agreements: Table::of(
            review.agreements.iter().map(|of| agreement(of, several, limits)),
            limits.agreements(),
        ),
        site: review.site.as_ref().ok().map(|site| site_part::of(site, &review.agreements, limits)),
        site_untold: review.site.as_ref().err().map(|untold| match untold {
            Untold::Errors => SiteUntold::UntoldForErrors,
            Untold::TooManyPages => SiteUntold::UntoldForTooManyPages,
            Untold::HistoryCutOff => SiteUntold::UntoldForHistory,
        }),
        compared: compared_part(compared),
    }
}

/// What the change does, within these limits.
pub(super) fn effect<'a>(review: &'a Review<'_>, limits: Limits) -> EffectOfChange<'a> {
    let several = review.agreements_in_root > 1;
    let agreements = review.agreements.iter().map(|of| agreement(of, several, limits));
    EffectOfChange { summary: summary::of(review), agreements: Table::of(agreements, limits.agreements()) }
}

fn compared_part(compared: &Compared) -> ComparedPart {
    let (base, base_id) = (compared.base.clone(), made(&*compared.base_id));
    let what = match (&compared.head, &compared.head_id) {
        (Some(head), Some(id)) => {
            ComparedWhat::RevisionCompared { head: head.clone(), head_id: made(&**id), base, base_id }
        }
        _ => ComparedWhat::FolderCompared { ledger: compared.ledger.clone(), base, base_id },
    };
    let because = match compared.named_by {
        NamedBy::Option => None,
        NamedBy::Branch(variable) => Some(ComparedBecause::BranchNamedBy { variable }),
        NamedBy::Commit(variable) => Some(ComparedBecause::CommitNamedBy { variable }),
        NamedBy::Default => Some(ComparedBecause::DefaultBranch),
    };
    ComparedPart { what, because }
}

/// The hidden first line, by which a poster finds its earlier comment: the ledger's path in the repository, every
/// byte that a comment in HTML might not take written as `%2D`. So each ledger of a repository has its own.
fn marker(ledger: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'_');
    format!("<!-- kopfstelle review {} -->", utf8_percent_encode(ledger, PLAIN))
}

/// What keeps an agreement from being compared to the end.
fn limit(of: &Comparison<'_>) -> Option<Limit> {
    match of.state {
        AgreementState::Compared => None,
        AgreementState::New => Some(Limit::AgreementIsNew),
        AgreementState::Gone => {
            Some(Limit::AgreementIsGone { title: of.title().unwrap_or(&of.folder).to_owned() })
        }
        AgreementState::BaseBroken => Some(Limit::OldFiguresUnknown),
        AgreementState::HeadBroken => Some(Limit::NewFiguresUnknown),
    }
}

fn by_itself(of: &Comparison<'_>) -> ByItself {
    match &of.agreement_alone {
        None => ByItself::ByItselfUnknown,
        Some(alone) if !alone.is_none() => {
            ByItself::ByItselfBills { years: Years::of(alone.years.iter().map(|year| year.year)) }
        }
        Some(_) if of.past_figures.iter().any(|figure| figure.by_agreement_alone) => {
            ByItself::ByItselfOnlyPastFigures
        }
        Some(_) => ByItself::ByItselfNoBill,
    }
}

fn agreement<'a>(of: &'a Comparison<'_>, several: bool, limits: Limits) -> AgreementPart<'a> {
    let most = limits.rows;
    let ledger = || of.ledger().into_iter();
    let costs =
        ledger().flat_map(|ledger| of.added_costs().map(|entry| rows::cost(ledger, &of.taken_back, entry)));
    let memberships = ledger().flat_map(|ledger| {
        of.added_memberships().map(|entry| rows::membership(ledger, &of.taken_back, entry))
    });
    let values =
        ledger().flat_map(|ledger| of.added_values().map(|entry| rows::value(ledger, &of.taken_back, entry)));
    let stands = of.added_stands().map(|stand| AddedStand {
        stand: &stand.id,
        recorded_on: made(german::date(stand.recorded_on)),
        note: &stand.note,
    });
    let lines =
        of.lines.listed.iter().map(|line| LineRow { file: &line.file, line: line.line, text: &line.text });
    let on_site = |path: &str| match of.id().filter(|_| several) {
        Some(id) => format!("{id}/{path}"),
        None => path.to_owned(),
    };
    let retroactive_data = of.data_files.iter().filter_map(|file| {
        let years = Years::of(file.years.iter().filter(|(_, was_over)| *was_over).map(|(year, _)| *year));
        (years.count > 0).then(|| DataRow { path: on_site(&file.path), years })
    });
    let running = |year: &&YearEffect| !year.was_over;
    AgreementPart {
        title: of.title().unwrap_or(&of.folder),
        id: of.id(),
        folder: &of.folder,
        moved_from: of.moved_from.as_deref(),
        state: limit(of),
        changes: Table::of(of.agreement.iter().flat_map(rows::change), most),
        reworded: of.agreement_reworded,
        alone: of
            .agreement_alone
            .as_ref()
            .filter(|alone| !alone.is_none())
            .map(|alone| rows::effect(alone, |_| false, limits)),
        by_itself: by_itself(of),
        past_years: Years::of(of.retroactive_years()),
        retroactive: Table::of(of.effect.retroactive().map(|part| rows::year(part, limits)), limits.years),
        past_figures: Table::of(of.past_figures.iter().map(rows::past_figure), most),
        past_by_agreement: of.past_figures.iter().any(|figure| figure.by_agreement_alone),
        retroactive_data: retroactive_data.collect(),
        costs: Table::of(costs, most),
        costs_sum: made(german::signed_euros(of.added_sum())),
        memberships: Table::of(memberships, most),
        values: Table::of(values, most),
        stands: Table::of(stands, most),
        lines: Table::of(lines, most).out_of(of.lines.count),
        effect: Some(&of.effect)
            .filter(|part| !part.is_none())
            .map(|part| rows::effect(part, running, limits)),
    }
}
