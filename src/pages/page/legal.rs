//! The pages that the law asks for: imprint, privacy, accessibility, and an explanation in easy language. All facts are
//! settings; what is missing is said to be missing.

use crate::german;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::frame::setting_value::Text;
use crate::pages::frame::settings::{Barrier, Conformance, Ground, Imprint, Settings};
use crate::pages::frame::web_address::WebAddress;
use serde::Serialize;

/// The context of the imprint.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ImprintPage<'s> {
    missing: bool,
    publisher: Option<&'s str>,
    legal_form: Option<&'s str>,
    represented_by: Option<&'s str>,
    address: &'s [Text],
    email: Option<&'s str>,
    phone: Option<&'s str>,
    editor: Option<&'s str>,
    vat_id: Option<&'s str>,
    supervision: Option<&'s str>,
}

/// The context of the privacy page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct PrivacyPage<'s> {
    missing: bool,
    controller: Option<&'s str>,
    controller_address: &'s [Text],
    /// Whether it is that of the imprint.
    address_in_imprint: bool,
    officer: Option<&'s str>,
    officer_email: Option<&'s str>,
    host: Option<&'s str>,
    supervisory_authority: Option<&'s str>,
    messages: Option<String>,
    logs: AccessLogs,
    log_contents: &'s [Text],
    lacks_log_contents: bool,
    /// Who runs the server for the controller.
    processor: Option<&'s str>,
    names: NamesOfKeepers,
    entries: PersonalData,
}

/// What the server records.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum AccessLogs {
    NotSaid,
    NoLogs,
    LogsForADay { purpose: Option<String> },
    LogsForDays { purpose: Option<String>, days: String },
}

/// Whether the entries hold anything about people.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum PersonalData {
    NotKnown,
    NothingPersonal,
    SomethingPersonal { about: Option<String> },
}

/// Whether the names of those who keep the ledger can be seen.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum NamesOfKeepers {
    NoNames,
    /// In the forge, to which entries link.
    NamesInHistory {
        host: String,
    },
}

/// The context of the accessibility page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct AccessibilityPage<'s> {
    missing: bool,
    publisher: Option<&'s str>,
    claim: AccessibilityClaim,
    barriers: Vec<BarriersOfGround<'s>>,
    lacks_barriers: bool,
    standard: Option<&'s str>,
    statement_date: Option<String>,
    reviewed_on: Option<String>,
    method: Option<&'s str>,
    sign_language: Option<&'s str>,
    contact_form: Option<&'s str>,
    contact_email: Option<&'s str>,
    enforcement: Option<&'s str>,
    enforcement_contact: Option<&'s str>,
    enforcement_url: Option<&'s str>,
    monitoring: Option<&'s str>,
    monitoring_url: Option<&'s str>,
}

/// How far the site meets the requirements.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum AccessibilityClaim {
    Undeclared,
    MeetsAll,
    MeetsSome,
    MeetsNone,
}

/// What is not accessible for one of the grounds that the model declaration tells apart.
#[derive(Debug, Serialize)]
struct BarriersOfGround<'s> {
    ground: GroundSaid,
    barriers: Vec<&'s Barrier>,
}

/// The ground.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum GroundSaid {
    NotCompliant,
    Disproportionate,
    OutOfScope,
}

/// The context of the page in easy language.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct EasyLanguagePage<'s> {
    checked: EasyLanguageCheck,
    sign_language: Option<&'s str>,
}

/// Whether readers have checked it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum EasyLanguageCheck {
    NotChecked,
    CheckedBy { group: String },
}

/// The imprint.
pub(in crate::pages) fn imprint(settings: &Imprint) -> (Frame, ImprintPage<'_>) {
    let page = ImprintPage {
        missing: !settings.missing().is_empty(),
        publisher: settings.publisher.as_deref(),
        legal_form: settings.legal_form.as_deref(),
        represented_by: settings.represented_by.as_deref(),
        address: &settings.address,
        email: settings.email.as_deref(),
        phone: settings.phone.as_deref(),
        editor: settings.editor.as_deref(),
        vat_id: settings.vat_id.as_deref(),
        supervision: settings.supervision.as_deref(),
    };
    (Frame::only(PageKind::Imprint), page)
}

/// The privacy page.
pub(in crate::pages) fn privacy(of: &Settings) -> (Frame, PrivacyPage<'_>) {
    let (settings, imprint) = (&of.privacy, &of.imprint);
    let controller = settings.controller.as_deref();
    let address_in_imprint = settings.is_publisher(imprint)
        && settings.controller_address.is_empty()
        && !imprint.address.is_empty();
    let has_address = address_in_imprint || !settings.controller_address.is_empty();
    let purpose = || settings.log_purpose.as_deref().map(str::to_owned);
    let page = PrivacyPage {
        missing: !has_address || !settings.missing(imprint).is_empty(),
        controller,
        controller_address: &settings.controller_address,
        address_in_imprint,
        officer: settings.officer.as_deref(),
        officer_email: settings.officer_email.as_deref(),
        host: settings.host.as_deref(),
        supervisory_authority: settings.supervisory_authority.as_deref(),
        messages: settings.messages.as_deref().map(sentence),
        logs: match settings.log_days {
            None => AccessLogs::NotSaid,
            Some(0) => AccessLogs::NoLogs,
            Some(1) => AccessLogs::LogsForADay { purpose: purpose() },
            Some(days) => AccessLogs::LogsForDays { purpose: purpose(), days: german::whole(days.into()) },
        },
        log_contents: &settings.log_contents,
        lacks_log_contents: settings.lacks_log_contents(),
        processor: settings.host.as_deref().filter(|host| controller.is_some_and(|of| !host.starts_with(of))),
        names: match &of.history.entry {
            None => NamesOfKeepers::NoNames,
            Some(pattern) => NamesOfKeepers::NamesInHistory { host: pattern.host().to_owned() },
        },
        entries: match settings.personal_data {
            None => PersonalData::NotKnown,
            Some(false) => PersonalData::NothingPersonal,
            Some(true) => PersonalData::SomethingPersonal {
                about: settings.personal_data_about.as_deref().map(sentence),
            },
        },
    };
    (Frame::only(PageKind::Privacy), page)
}

/// The accessibility page.
pub(in crate::pages) fn accessibility(of: &Settings) -> (Frame, AccessibilityPage<'_>) {
    let settings = &of.accessibility;
    let page = AccessibilityPage {
        missing: !settings.missing().is_empty(),
        publisher: of.imprint.publisher.as_deref(),
        claim: match settings.status {
            None => AccessibilityClaim::Undeclared,
            Some(Conformance::Full) => AccessibilityClaim::MeetsAll,
            Some(Conformance::Partial) => AccessibilityClaim::MeetsSome,
            Some(Conformance::None) => AccessibilityClaim::MeetsNone,
        },
        barriers: barriers(&settings.barriers),
        lacks_barriers: settings.lacks_barriers(),
        standard: settings.standard.as_deref(),
        statement_date: settings.statement_date.map(|day| german::date(day.0)),
        reviewed_on: settings.reviewed_on.map(|day| german::date(day.0)),
        method: settings.method.as_deref(),
        sign_language: settings.sign_language.as_ref().map(WebAddress::as_str),
        contact_form: settings.contact_form.as_ref().map(WebAddress::as_str),
        contact_email: settings.contact_email.as_deref(),
        enforcement: settings.enforcement.as_deref(),
        enforcement_contact: settings.enforcement_contact.as_deref(),
        enforcement_url: settings.enforcement_url.as_ref().map(WebAddress::as_str),
        monitoring: settings.monitoring.as_deref(),
        monitoring_url: settings.monitoring_url.as_ref().map(WebAddress::as_str),
    };
    (Frame::only(PageKind::Accessibility), page)
}

fn barriers(all: &[Barrier]) -> Vec<BarriersOfGround<'_>> {
    let grounds = [
        (Ground::NotCompliant, GroundSaid::NotCompliant),
        (Ground::DisproportionateBurden, GroundSaid::Disproportionate),
        (Ground::OutOfScope, GroundSaid::OutOfScope),
    ];
    let said = grounds.into_iter().map(|(ground, said)| BarriersOfGround {
        ground: said,
        barriers: all.iter().filter(|barrier| barrier.ground == ground).collect(),
    });
    said.filter(|of| !of.barriers.is_empty()).collect()
}

/// A text of the settings in front of others, closed as a sentence.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// The page in easy language.
pub(in crate::pages) fn easy_language(settings: &Settings) -> (Frame, EasyLanguagePage<'_>) {
    let checked = match settings.easy_language.checked_by.as_deref() {
        None => EasyLanguageCheck::NotChecked,
        Some(group) => EasyLanguageCheck::CheckedBy { group: group.to_owned() },
    };
    let sign_language = settings.accessibility.sign_language.as_ref().map(WebAddress::as_str);
    (Frame::only(PageKind::EasyLanguage), EasyLanguagePage { checked, sign_language })
}
