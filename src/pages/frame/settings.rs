//! The facts of `settings.toml` that the legal pages state. Nothing is made up: what is missing is a warning at
//! build, and the page says that it is missing.

use crate::data::{Licence, Publisher};
use crate::finding::{Code, Finding, Place};
use crate::german;
use crate::pages::frame::setting_value::{EmailAddress, SettingDay, Text};
use crate::pages::frame::site_address::SiteAddress;
use crate::pages::frame::web_address::WebAddress;
use crate::pages::part::history_link::HistoryPattern;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// All facts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct Settings {
    pub site: SiteSettings,
    pub imprint: Imprint,
    pub privacy: Privacy,
    pub accessibility: Accessibility,
    pub easy_language: EasyLanguageSettings,
    pub data: Data,
    pub history: HistorySettings,
}

/// Where the site stands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct SiteSettings {
    /// The address of its folder; not missed.
    pub address: Option<SiteAddress>,
    /// Whether there is a picture to be shown beside a link.
    pub share_picture: bool,
}

/// Who publishes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct Imprint {
    pub publisher: Option<Text>,
    pub legal_form: Option<Text>,
    pub represented_by: Option<Text>,
    pub address: Vec<Text>,
    pub email: Option<EmailAddress>,
    pub phone: Option<Text>,
    pub editor: Option<Text>,
    /// Not missed.
    pub vat_id: Option<Text>,
    /// Who supervises the publisher; not missed.
    pub supervision: Option<Text>,
}

/// What is recorded of readers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct Privacy {
    pub controller: Option<Text>,
    /// Missed where the controller is somebody else than the publisher.
    pub controller_address: Vec<Text>,
    pub officer: Option<Text>,
    pub officer_email: Option<EmailAddress>,
    pub host: Option<Text>,
    /// For how many days the server keeps its logs; 0 where it writes none.
    pub log_days: Option<u32>,
    /// What the server keeps logs for; not missed.
    pub log_purpose: Option<Text>,
    /// What the logs hold; missed where there are any.
    pub log_contents: Vec<Text>,
    /// Whether the entries hold anything about people.
    pub personal_data: Option<bool>,
    /// What that is, and why it may be published; missed where there is any.
    pub personal_data_about: Option<Text>,
    /// What becomes of messages to the publisher.
    pub messages: Option<Text>,
    pub supervisory_authority: Option<Text>,
}

/// The day of the examples, which is told of as such.
const EXAMPLE_DAY: Date = jiff::civil::date(2000, 1, 1);

/// The declaration of accessibility.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct Accessibility {
    /// The day of the declaration.
    pub statement_date: Option<SettingDay>,
    /// The day on which the pages were last reviewed.
    pub reviewed_on: Option<SettingDay>,
    /// By which standard, by its name.
    pub standard: Option<Text>,
    pub status: Option<Conformance>,
    pub method: Option<Text>,
    /// Missed where the site does not meet the requirements in full.
    pub barriers: Vec<Barrier>,
    /// A form by which barriers are reported.
    pub contact_form: Option<WebAddress>,
    pub contact_email: Option<EmailAddress>,
    /// A film in sign language that explains the site; not missed.
    pub sign_language: Option<WebAddress>,
    /// Who arbitrates, and where that is to be found.
    pub enforcement: Option<Text>,
    pub enforcement_contact: Option<Text>,
    pub enforcement_url: Option<WebAddress>,
    /// Who supervises.
    pub monitoring: Option<Text>,
    /// Not missed.
    pub monitoring_url: Option<WebAddress>,
}

/// What is not accessible.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::pages) struct Barrier {
    pub what: Text,
    pub why: Text,
    /// Which of the grounds of the model declaration that is.
    #[serde(default, skip_serializing)]
    pub ground: Ground,
    /// Where the same is accessible; not missed.
    pub instead: Option<Text>,
}

/// Why something is not accessible, as the model declaration (Implementing Decision (EU) 2018/1523) tells it apart.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(in crate::pages) enum Ground {
    #[default]
    NotCompliant,
    DisproportionateBurden,
    OutOfScope,
}

/// How far the site meets the requirements.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(in crate::pages) enum Conformance {
    Full,
    Partial,
    None,
}

/// The page in easy language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct EasyLanguageSettings {
    /// The group of readers that has checked it; not missed, since the page says that none has.
    pub checked_by: Option<Text>,
}

/// Where the forge shows how the ledger came about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct HistorySettings {
    /// The address of an entry's history; not missed.
    pub entry: Option<HistoryPattern>,
}

/// The published data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::pages) struct Data {
    /// The licence.
    pub licence: Option<Text>,
    /// Not missed.
    pub licence_url: Option<WebAddress>,
    /// Whether there is a workbook of all tables.
    pub workbook: bool,
}

impl Default for Data {
    fn default() -> Self {
        Self { licence: None, licence_url: None, workbook: true }
    }
}

impl Imprint {
    /// The keys that are needed and absent.
    pub(in crate::pages) fn missing(&self) -> Vec<&'static str> {
        absent(&[
            ("publisher", self.publisher.is_some()),
            ("legal_form", self.legal_form.is_some()),
            ("represented_by", self.represented_by.is_some()),
            ("address", !self.address.is_empty()),
            ("email", self.email.is_some()),
            ("phone", self.phone.is_some()),
            ("editor", self.editor.is_some()),
        ])
    }
}

impl Privacy {
    /// The keys that are needed and absent, beside this imprint.
    pub(in crate::pages) fn missing(&self, imprint: &Imprint) -> Vec<&'static str> {
        let has_address =
            self.controller.is_none() || self.is_publisher(imprint) || !self.controller_address.is_empty();
        absent(&[
            ("controller", self.controller.is_some()),
            ("controller_address", has_address),
            ("officer", self.officer.is_some()),
            ("officer_email", self.officer_email.is_some()),
            ("host", self.host.is_some()),
            ("log_days", self.log_days.is_some()),
            ("log_contents", !self.lacks_log_contents()),
            ("personal_data", self.personal_data.is_some()),
            ("personal_data_about", self.personal_data != Some(true) || self.personal_data_about.is_some()),
            ("messages", self.messages.is_some()),
            ("supervisory_authority", self.supervisory_authority.is_some()),
        ])
    }

    /// Whether the controller is who publishes.
    pub(in crate::pages) fn is_publisher(&self, imprint: &Imprint) -> bool {
        self.controller.is_some() && self.controller == imprint.publisher
    }

    /// Whether the server writes logs, and nobody says what they hold.
    pub(in crate::pages) fn lacks_log_contents(&self) -> bool {
        self.log_days.unwrap_or(0) > 0 && self.log_contents.is_empty()
    }
}

impl Accessibility {
    /// The keys that are needed and absent.
    pub(in crate::pages) fn missing(&self) -> Vec<&'static str> {
        absent(&[
            ("statement_date", self.statement_date.is_some()),
            ("reviewed_on", self.reviewed_on.is_some()),
            ("standard", self.standard.is_some()),
            ("status", self.status.is_some()),
            ("method", self.method.is_some()),
            ("barriers", !self.lacks_barriers()),
            ("contact_form", self.contact_form.is_some()),
            ("contact_email", self.contact_email.is_some()),
            ("enforcement", self.enforcement.is_some()),
            ("enforcement_contact", self.enforcement_contact.is_some()),
            ("enforcement_url", self.enforcement_url.is_some()),
            ("monitoring", self.monitoring.is_some()),
        ])
    }

    /// Whether something is not accessible, and nobody says what.
    pub(in crate::pages) fn lacks_barriers(&self) -> bool {
        matches!(self.status, Some(Conformance::Partial | Conformance::None)) && self.barriers.is_empty()
    }

    /// Warnings where the last review or the declaration is older than twelve months before the last booking, for the
    /// pages have changed since then and both are due each year (§ 4 Abs. 4 BITVNRW), and where the declaration is
    /// older than the review of which it speaks.
    pub(in crate::pages) fn overdue(&self, shown: &str, last_booking: Option<Date>) -> Vec<Finding> {
        let own = |day: Option<SettingDay>| day.map(|SettingDay(day)| day).filter(|day| *day != EXAMPLE_DAY);
        let (reviewed_on, statement_date) = (own(self.reviewed_on), own(self.statement_date));
        let booked = last_booking.map(|day| format!("die letzte Buchung ist vom {}", german::date(day)));
        let is_old = |day: &Date| {
            day.checked_add(12.months()).is_ok_and(|until| last_booking.is_some_and(|booked| until < booked))
        };
        let since = |day: &Date| match reviewed_on.filter(|reviewed_on| day < reviewed_on) {
            _ if is_old(day) => booked.clone(),
            reviewed_on => reviewed_on.map(|on| format!("zuletzt geprüft wurde am {}", german::date(on))),
        };
        let finding = |key: &str, found: String, remedy: &str| {
            let place = Place { column: Some(key.to_owned()), ..Place::file(shown) };
            Finding::new(Code::AccessibilityReview, place, found, remedy)
        };
        let review = reviewed_on.zip(booked.as_ref()).filter(|(day, _)| is_old(day)).map(|(day, booked)| {
            let found = format!("zuletzt geprüft am {}, und {booked}", german::date(day));
            finding("reviewed_on", found, "die Seiten prüfen und dann `reviewed_on` und `method` ändern")
        });
        let statement = statement_date.and_then(|day| Some((day, since(&day)?))).map(|(day, since)| {
            let found = format!("Erklärung vom {}, und {since}", german::date(day));
            let remedy =
                "die Erklärung auf den Stand der letzten Prüfung bringen und `statement_date` ändern";
            finding("statement_date", found, remedy)
        });
        review.into_iter().chain(statement).collect()
    }
}

impl Data {
    /// The keys that are needed and absent. A catalog names a licence by its address.
    fn missing(&self) -> Vec<&'static str> {
        let is_known = |name: &Text| **name == *Licence::ZERO.name;
        absent(&[
            ("licence", self.licence.is_some()),
            ("licence_url", self.licence_url.is_some() || self.licence.as_ref().is_none_or(is_known)),
        ])
    }
}

impl Settings {
    /// Who publishes, as catalogs of data say it.
    pub(in crate::pages) fn publisher(&self) -> Publisher<'_> {
        let Data { licence, licence_url, .. } = &self.data;
        Publisher {
            name: self.imprint.publisher.as_deref(),
            email: self.imprint.email.as_deref(),
            address: self.site.address.as_ref().map(SiteAddress::as_str),
            licence: match (licence.as_deref(), licence_url.as_ref().map(WebAddress::as_str)) {
                (None, None) => Licence::ZERO,
                (Some(name), None) if name == Licence::ZERO.name => Licence::ZERO,
                (name, url) => Licence { name: name.or(url).unwrap_or_default(), url },
            },
        }
    }

    /// The keys that are needed and absent, by table.
    pub(in crate::pages) fn missed(&self) -> [(&'static str, Vec<&'static str>); 5] {
        // Those who show a picture ask for its address.
        let is_found = !self.site.share_picture || self.site.address.is_some();
        [
            ("site", absent(&[("address", is_found)])),
            ("imprint", self.imprint.missing()),
            ("privacy", self.privacy.missing(&self.imprint)),
            ("accessibility", self.accessibility.missing()),
            ("data", self.data.missing()),
        ]
    }

    /// A warning for each page that lacks facts.
    pub(in crate::pages) fn missing(&self, shown: &str) -> Vec<Finding> {
        let lacking = self.missed().into_iter().filter(|(_, keys)| !keys.is_empty());
        lacking.map(|(table, keys)| warning(shown, table, &keys)).collect()
    }
}

fn warning(shown: &str, table: &str, keys: &[&str]) -> Finding {
    let place = Place { column: Some(table.to_owned()), ..Place::file(shown) };
    let found = format!("unter [{table}] fehlt: {}", keys.join(", "));
    Finding::new(
        Code::SettingMissing,
        place,
        found,
        "die Angaben eintragen; `kopfstelle settings` fragt nach ihnen",
    )
}

fn absent(keys: &[(&'static str, bool)]) -> Vec<&'static str> {
    keys.iter().filter(|(_, present)| !present).map(|(key, _)| *key).collect()
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::pages::frame::setting_keys::SETTING_KEYS;
    use crate::toml_key::{TableForm, Without};

    /// A value that fits no key is refused as such, not as that of an unknown key.
    #[test]
    fn every_key_that_is_explained_is_read() {
        for (form, key) in SETTING_KEYS.iter().flat_map(|form| form.keys.iter().map(move |key| (form, key))) {
            let text = format!("{}\n{} = {{ no = \"value\" }}\n", form.name, key.name);
            let error = toml::from_str::<Settings>(&text).expect_err(&text);
            assert!(!error.message().starts_with("unknown field"), "{text}{error}");
        }
    }

    #[test]
    fn what_is_missed_is_what_the_keys_say() {
        let settings = Settings::default();
        let missed = |form: &&'static TableForm| {
            let keys = form.keys.iter().filter(|key| key.without == Without::Missed);
            keys.map(|key| key.name).collect::<Vec<_>>()
        };
        let said = [
            Vec::new(),
            settings.imprint.missing(),
            settings.privacy.missing(&settings.imprint),
            settings.accessibility.missing(),
            Vec::new(),
            settings.data.missing(),
            Vec::new(),
        ];
        assert_eq!(SETTING_KEYS.iter().map(missed).collect::<Vec<_>>(), said);
    }
}
