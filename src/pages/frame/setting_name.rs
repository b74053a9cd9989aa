//! The settings one by one: what each is called, which are missing still, and the file with one more.

use super::setting_keys::SETTING_KEYS;
use super::settings::Settings;
use super::settings_file;
use crate::toml_key::{TableForm, TomlKey};
use crate::toml_text::TomlText;
use std::fmt;

/// A setting: `imprint.publisher`.
#[derive(Clone, Copy, Debug)]
pub struct SettingName {
    /// Its table.
    pub table: &'static TableForm,
    /// Its key there.
    pub key: &'static TomlKey,
}

impl SettingName {
    /// The setting that is called so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (table, key) = text.split_once('.')?;
        let table = SETTING_KEYS.into_iter().find(|form| bare(form) == table)?;
        Some(Self { table, key: table.key(key)? })
    }

    /// Those that the pages miss, in the order of the file.
    ///
    /// # Errors
    /// What is wrong with the file already, in German.
    pub fn missed(text: &str) -> Result<Vec<Self>, String> {
        let missed = read(text)?.missed().into_iter();
        let names =
            missed.flat_map(|(table, keys)| keys.into_iter().map(move |key| format!("{table}.{key}")));
        Ok(names.filter_map(|name| Self::parse(&name)).collect())
    }

    /// The file with a value of this one, in TOML's notation.
    ///
    /// # Errors
    /// Where it is none that the setting may have; what to write, in German.
    pub fn set_in(&self, text: &str, value: &str) -> Result<String, String> {
        let mut changed = TomlText::of(text);
        changed.set(bare(self.table), 0, self.key.name, value)?;
        read(changed.as_str()).map(|_| changed.as_str().to_owned())
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.set_in("", "[]").is_ok()
    }
}

impl PartialEq for SettingName {
    fn eq(&self, other: &Self) -> bool {
        (self.table.name, self.key.name) == (other.table.name, other.key.name)
    }
}

impl fmt::Display for SettingName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", bare(self.table), self.key.name)
    }
}

/// The name of a table without its brackets.
fn bare(table: &TableForm) -> &'static str {
    table.name.trim_matches(['[', ']'])
}

fn read(text: &str) -> Result<Settings, String> {
    let mut faults = Vec::new();
    let settings = settings_file::settings(text, &mut faults);
    let said = || faults.iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>().join("; ");
    settings.filter(|_| faults.is_empty()).ok_or_else(said)
}

#[cfg(test)]
mod tests {
    use super::SettingName;

    #[test]
    fn a_value_that_a_setting_cannot_have_is_refused() {
        let name = SettingName::parse("privacy.log_days").unwrap();
        assert_eq!(name.to_string(), "privacy.log_days");
        assert_eq!(
            name.set_in("# oben\n\n[privacy]\n# log_days = 7\n", "0").unwrap(),
            "# oben\n\n[privacy]\nlog_days = 0\n"
        );
        let refused = name.set_in("", "\"viele\"").unwrap_err();
        assert_eq!(refused, "das passt hier nicht; eine ganze Zahl ohne Anführungszeichen schreiben");
        assert!(SettingName::parse("privacy.logs").is_none());
    }

    #[test]
    fn what_a_value_makes_needed_is_missed_next() {
        let missed = |text: &str| {
            let names = SettingName::missed(text).unwrap();
            names.iter().map(ToString::to_string).filter(|name| name.contains("log_")).collect::<Vec<_>>()
        };
        assert_eq!(missed(""), ["privacy.log_days"]);
        assert_eq!(missed("[privacy]\nlog_days = 7\n"), ["privacy.log_contents"]);
        let lists = ["privacy.log_contents", "imprint.address", "imprint.email"];
        assert_eq!(lists.map(|name| SettingName::parse(name).unwrap().is_list()), [true, true, false]);
    }
}
