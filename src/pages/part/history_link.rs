//! Links from an entry to its history in the forge, by a pattern of the settings.

use crate::pages::frame::web_address::{WebAddress, encoded};
use serde::Deserialize;

/// What a pattern may ask for.
const PLACEHOLDERS: [&str; 5] = ["file", "folder", "line", "entry", "agreement"];

/// An address such as `https://example.org/blame/main/ledger/{folder}/{file}#L{line}`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::pages) struct HistoryPattern(WebAddress);

impl TryFrom<String> for HistoryPattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        for rest in text.split('{').skip(1) {
            let name = rest.split_once('}').map_or(rest, |(name, _)| name);
            if !PLACEHOLDERS.contains(&name) {
                let known = PLACEHOLDERS.map(|name| format!("{{{name}}}")).join(", ");
                return Err(format!("„{{{name}}}“ wird nicht ersetzt; es gibt {known}"));
            }
        }
        Ok(Self(WebAddress::try_from(text)?))
    }
}

impl HistoryPattern {
    /// The server that its addresses lead to.
    pub(in crate::pages) fn host(&self) -> &str {
        self.0.host()
    }
}

/// The links of one agreement.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) struct HistoryLinks<'a> {
    /// The pattern, where there is one.
    pub pattern: Option<&'a HistoryPattern>,
    /// The agreement's id.
    pub agreement: &'a str,
    /// The agreement's folder within the ledger root; empty where that is it.
    pub folder: &'a str,
}

impl HistoryLinks<'_> {
    /// The link to an entry: its file within the agreement's folder, its line, its identifier.
    pub(in crate::pages) fn to(&self, file: &str, line: usize, entry: &str) -> Option<String> {
        let link = self.pattern?.0.as_str().replace("{agreement}", &encoded(self.agreement));
        let link = match self.folder {
            // No folder, so no slash behind it.
            "" => link.replace("{folder}/", "").replace("{folder}", ""),
            folder => link.replace("{folder}", &encoded(folder)),
        };
        let link = link.replace("{line}", &line.to_string()).replace("{entry}", &encoded(entry));
        Some(link.replace("{file}", &encoded(file)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Result<HistoryPattern, String> {
        HistoryPattern::try_from(text.to_owned())
    }

    #[test]
    fn a_link_names_file_and_line_and_nothing_breaks_out_of_it() {
        let pattern = pattern("https://forge.example/blame/main/{agreement}/{file}#L{line}").unwrap();
        let links = HistoryLinks { pattern: Some(&pattern), agreement: "probe", folder: "" };
        assert_eq!(
            links.to("costs/2024 \"ä\".csv", 7, "2024-001").as_deref(),
            Some("https://forge.example/blame/main/probe/costs/2024%20%22%C3%A4%22.csv#L7")
        );
        let none = HistoryLinks { pattern: None, agreement: "probe", folder: "" };
        assert_eq!(none.to("costs.csv", 7, "x"), None);
    }

    #[test]
    fn a_link_leads_to_the_folder_of_the_agreement() {
        let pattern = pattern("https://forge.example/ledger/{folder}/{file}").unwrap();
        for (folder, expected) in [
            ("", "https://forge.example/ledger/costs.csv"),
            ("kreis/a b", "https://forge.example/ledger/kreis/a%20b/costs.csv"),
        ] {
            let links = HistoryLinks { pattern: Some(&pattern), agreement: "probe", folder };
            assert_eq!(links.to("costs.csv", 1, "x").as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_pattern_that_asks_for_something_else_is_refused() {
        let refused = pattern("https://forge.example/{nope}").unwrap_err();
        assert_eq!(
            refused,
            "„{nope}“ wird nicht ersetzt; es gibt {file}, {folder}, {line}, {entry}, {agreement}"
        );
        assert!(pattern("ftp://forge.example/{file}").is_err());
    }
}
