//! Links from an entry to its history in the forge, by a pattern of the settings.

use serde::{Deserialize, Deserializer};
use std::fmt::Write;

/// A pattern such as `https://example.org/blame/main/ledger/{file}#L{line}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HistoryPattern(String);

impl<'de> Deserialize<'de> for HistoryPattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.starts_with("https://") || text.starts_with("http://") {
            true => Ok(Self(text)),
            false => Err(serde::de::Error::custom("ein Muster beginnt mit https:// oder http://")),
        }
    }
}

/// The links of one agreement.
#[derive(Clone, Copy, Debug)]
pub(super) struct HistoryLinks<'a> {
    /// The pattern, where there is one.
    pub pattern: Option<&'a HistoryPattern>,
    /// The agreement's id.
    pub agreement: &'a str,
}

impl HistoryLinks<'_> {
    /// The link to an entry: its file within the agreement's folder, its line, its identifier.
    pub(super) fn to(&self, file: &str, line: usize, entry: &str) -> Option<String> {
        let HistoryPattern(pattern) = self.pattern?;
        let link = pattern.replace("{agreement}", &encoded(self.agreement));
        let link = link.replace("{line}", &line.to_string()).replace("{entry}", &encoded(entry));
        Some(link.replace("{file}", &encoded(file)))
    }
}

/// A path as part of an address.
fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => address.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            // Writing to a string cannot fail.
            byte => _ = write!(address, "%{byte:02X}"),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_file_and_line_and_nothing_breaks_out_of_it() {
        let pattern = HistoryPattern("https://forge.example/blame/main/{agreement}/{file}#L{line}".into());
        let links = HistoryLinks { pattern: Some(&pattern), agreement: "probe" };
        assert_eq!(
            links.to("costs/2024 \"ä\".csv", 7, "2024-001").as_deref(),
            Some("https://forge.example/blame/main/probe/costs/2024%20%22%C3%A4%22.csv#L7")
        );
        assert_eq!(HistoryLinks { pattern: None, agreement: "probe" }.to("costs.csv", 7, "x"), None);
    }
}
