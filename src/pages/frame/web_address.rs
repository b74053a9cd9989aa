//! An address in the web, as settings give it: a link of any other scheme would not be one for readers.

use serde::Deserialize;
use std::fmt::Write;

/// An address that begins with `http://` or `https://`, in any case of letters.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::pages) struct WebAddress(String);

impl WebAddress {
    /// The address as it was given.
    pub(in crate::pages) fn as_str(&self) -> &str {
        &self.0
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

/// A path as part of an address.
pub(in crate::pages) fn encoded(path: &str) -> String {
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
