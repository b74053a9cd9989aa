//! An address in the web, as settings give it: a link of any other scheme would not be one for readers.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// An address that begins with `http://` or `https://`, in any case of letters.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::pages) struct WebAddress(String);

impl WebAddress {
    /// The address as it was given.
    pub(in crate::pages) fn as_str(&self) -> &str {
        &self.0
    }

    /// The server that it names.
    pub(in crate::pages) fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or(rest)
    }
}

impl TryFrom<String> for WebAddress {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let begins =
            |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        match begins("https://") || begins("http://") {
            true => Ok(Self(text)),
            false => Err("eine Adresse beginnt mit https:// oder http://"),
        }
    }
}

/// What a path in an address holds as it is; all else is written as `%2D`.
const IN_A_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path as part of an address.
pub(in crate::pages) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, IN_A_PATH).to_string()
}
