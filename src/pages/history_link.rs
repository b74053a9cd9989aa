//! Links from an entry to its history in the forge, by a pattern of the settings.

use super::web_address::{WebAddress, encoded};

/// The links of one agreement.
#[derive(Clone, Copy, Debug)]
pub(super) struct HistoryLinks<'a> {
    /// A pattern such as `https://example.org/blame/main/ledger/{file}#L{line}`, where there is one.
    pub pattern: Option<&'a WebAddress>,
    /// The agreement's id.
    pub agreement: &'a str,
}

impl HistoryLinks<'_> {
    /// The link to an entry: its file within the agreement's folder, its line, its identifier.
    pub(super) fn to(&self, file: &str, line: usize, entry: &str) -> Option<String> {
        let link = self.pattern?.as_str().replace("{agreement}", &encoded(self.agreement));
        let link = link.replace("{line}", &line.to_string()).replace("{entry}", &encoded(entry));
        Some(link.replace("{file}", &encoded(file)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_file_and_line_and_nothing_breaks_out_of_it() {
        let pattern =
            WebAddress::try_from("https://forge.example/blame/main/{agreement}/{file}#L{line}".to_owned());
        let Ok(pattern) = pattern else { panic!("{pattern:?}") };
        let links = HistoryLinks { pattern: Some(&pattern), agreement: "probe" };
        assert_eq!(
            links.to("costs/2024 \"ä\".csv", 7, "2024-001").as_deref(),
            Some("https://forge.example/blame/main/probe/costs/2024%20%22%C3%A4%22.csv#L7")
        );
        assert_eq!(HistoryLinks { pattern: None, agreement: "probe" }.to("costs.csv", 7, "x"), None);
    }
}
