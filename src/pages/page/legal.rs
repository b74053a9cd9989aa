//! The pages that the law asks for: imprint, privacy, accessibility. All facts are settings; what is missing is
//! said to be missing.

use crate::german;
use crate::page_table::PageKind;
use crate::pages::frame::Frame;
use crate::pages::frame::setting_value::Text;
use crate::pages::frame::settings::{Accessibility, Conformance, Imprint, Privacy};
use crate::pages::frame::web_address::WebAddress;
use serde::Serialize;

/// The context of the imprint.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct ImprintPage<'s> {
    missing: bool,
    publisher: Option<&'s str>,
    represented_by: Option<&'s str>,
    address: &'s [Text],
    email: Option<&'s str>,
    phone: Option<&'s str>,
    editor: Option<&'s str>,
    vat_id: Option<&'s str>,
}

/// The context of the privacy page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct PrivacyPage<'s> {
    missing: bool,
    controller: Option<&'s str>,
    officer: Option<&'s str>,
    officer_email: Option<&'s str>,
    host: Option<&'s str>,
    supervisory_authority: Option<&'s str>,
    logs: AccessLogs,
}

/// What the server records.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[serde(tag = "say")]
pub(in crate::pages) enum AccessLogs {
    NotSaid,
    NoLogs,
    LogsForADay,
    LogsForDays { days: String },
}

/// The context of the accessibility page.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct AccessibilityPage<'s> {
    missing: bool,
    claim: AccessibilityClaim,
    statement_date: Option<String>,
    method: Option<&'s str>,
    known_barriers: &'s [Text],
    contact_email: Option<&'s str>,
    enforcement: Option<&'s str>,
    enforcement_url: Option<&'s str>,
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

/// The imprint.
pub(in crate::pages) fn imprint(settings: &Imprint) -> (Frame, ImprintPage<'_>) {
    let page = ImprintPage {
        missing: !settings.missing().is_empty(),
        publisher: settings.publisher.as_deref(),
        represented_by: settings.represented_by.as_deref(),
        address: &settings.address,
        email: settings.email.as_deref(),
        phone: settings.phone.as_deref(),
        editor: settings.editor.as_deref(),
        vat_id: settings.vat_id.as_deref(),
    };
    (Frame::only(PageKind::Imprint), page)
}

/// The privacy page.
pub(in crate::pages) fn privacy(settings: &Privacy) -> (Frame, PrivacyPage<'_>) {
    let page = PrivacyPage {
        missing: !settings.missing().is_empty(),
        controller: settings.controller.as_deref(),
        officer: settings.officer.as_deref(),
        officer_email: settings.officer_email.as_deref(),
        host: settings.host.as_deref(),
        supervisory_authority: settings.supervisory_authority.as_deref(),
        logs: match settings.log_days {
            None => AccessLogs::NotSaid,
            Some(0) => AccessLogs::NoLogs,
            Some(1) => AccessLogs::LogsForADay,
            Some(days) => AccessLogs::LogsForDays { days: german::whole(days.into()) },
        },
    };
    (Frame::only(PageKind::Privacy), page)
}

/// The accessibility page.
pub(in crate::pages) fn accessibility(settings: &Accessibility) -> (Frame, AccessibilityPage<'_>) {
    let page = AccessibilityPage {
        missing: !settings.missing().is_empty(),
        claim: match settings.status {
            None => AccessibilityClaim::Undeclared,
            Some(Conformance::Full) => AccessibilityClaim::MeetsAll,
            Some(Conformance::Partial) => AccessibilityClaim::MeetsSome,
            Some(Conformance::None) => AccessibilityClaim::MeetsNone,
        },
        statement_date: settings.statement_date.map(|day| german::date(day.0)),
        method: settings.method.as_deref(),
        known_barriers: &settings.known_barriers,
        contact_email: settings.contact_email.as_deref(),
        enforcement: settings.enforcement.as_deref(),
        enforcement_url: settings.enforcement_url.as_ref().map(WebAddress::as_str),
    };
    (Frame::only(PageKind::Accessibility), page)
}
