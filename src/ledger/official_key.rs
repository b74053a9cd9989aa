//! The official key of a municipality (Amtlicher Gemeindeschlüssel, AGS), of eight digits; of a district (Kreis) the
//! first five of them.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// An official key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", content = "digits")]
pub enum OfficialKey {
    /// Of a municipality, `05978032`.
    Municipality(String),
    /// Of a district, `05978`.
    District(String),
}

impl OfficialKey {
    /// Its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Municipality(digits) | Self::District(digits) => digits,
        }
    }
}

/// It has neither eight digits nor five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoOfficialKey;

impl FromStr for OfficialKey {
    type Err = NoOfficialKey;

    fn from_str(text: &str) -> Result<Self, NoOfficialKey> {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        match text.len() {
            8 if is_number => Ok(Self::Municipality(text.to_owned())),
            5 if is_number => Ok(Self::District(text.to_owned())),
            _ => Err(NoOfficialKey),
        }
    }
}
