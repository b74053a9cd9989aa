//! Which names mean the same file on every system and in every list that names it: what a ledger may be called, and
//! what a site may hold. One rule, so that no ledger is found sound and then cannot be published.

use crate::hidden::{self, is_hidden};
use icu_normalizer::ComposingNormalizerBorrowed;

/// Why a name is not the same on every system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// A character that nobody sees, or that another system takes for the end of a folder's or a drive's name.
    Strange(char),
    /// A character that Windows does not allow.
    Forbidden(char),
    /// A blank or a point at the end, which Windows leaves out.
    End,
    /// The name of a device of Windows, with or without extension.
    Device,
    /// Not in the normal form NFC: some systems write another name.
    NotNormal,
}

/// What is wrong with a name, if anything.
#[must_use]
pub fn fault(name: &str) -> Option<NameFault> {
    let strange = name.chars().find(|&mark| matches!(mark, '\\' | ':') || is_hidden(mark));
    let forbidden = name.chars().find(|mark| "<>\"|?*".contains(*mark));
    strange
        .map(NameFault::Strange)
        .or(forbidden.map(NameFault::Forbidden))
        .or(name.ends_with(['.', ' ']).then_some(NameFault::End))
        .or(is_device(name).then_some(NameFault::Device))
        .or((!nfc().is_normalized(name)).then_some(NameFault::NotNormal))
}

/// Whether Windows takes this, or what stands before its first point, for the name of a device.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|device| stem.strip_prefix(device));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered.is_some_and(|number| {
            matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
}

/// What is equal for two names that some system takes for one: without case, in one normal form.
#[must_use]
pub fn folded(name: &str) -> String {
    // By way of capitals, so that ß is ss.
    nfc().normalize(&nfc().normalize(name).to_uppercase().to_lowercase()).into_owned()
}

fn nfc() -> ComposingNormalizerBorrowed<'static> {
    ComposingNormalizerBorrowed::new_nfc()
}

impl NameFault {
    /// What was found, in German.
    #[must_use]
    pub fn found(self) -> String {
        match self {
            Self::Strange('\\') => "im Namen steht ein umgekehrter Schrägstrich (\\)".to_owned(),
            Self::Strange(':') => "im Namen steht ein Doppelpunkt (:)".to_owned(),
            Self::Strange(mark) => {
                format!("im Namen steht ein Zeichen, das man nicht sieht ({})", hidden::name(mark))
            }
            Self::Forbidden(mark) => format!("im Namen steht „{mark}“, das Windows nicht erlaubt"),
            Self::End => "der Name endet mit einem Punkt oder Leerzeichen, was Windows weglässt".to_owned(),
            Self::Device => "so heißt unter Windows ein Gerät".to_owned(),
            Self::NotNormal => {
                "der Name ist nicht in der Normalform NFC geschrieben (Umlaute aus zwei Zeichen)".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NameFault, fault, folded};

    #[test]
    fn plain_names_with_blanks_and_umlauts_are_fine() {
        for name in [
            "costs.csv",
            "2019 #1.csv",
            "gebühren, teil 2.csv",
            ".nojekyll",
            "console.csv",
            "com.csv",
            "com10.csv",
            "null",
            "a.con",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn what_another_system_reads_otherwise_or_cannot_hold_is_a_fault() {
        use NameFault::*;
        for (name, expected) in [
            ("2019:a.csv", Strange(':')),
            ("a\\b.csv", Strange('\\')),
            ("a\nb", Strange('\n')),
            ("a\u{200b}", Strange('\u{200b}')),
            ("a*.csv", Forbidden('*')),
            ("wer?", Forbidden('?')),
            ("<a", Forbidden('<')),
            ("a>", Forbidden('>')),
            ("a|b", Forbidden('|')),
            ("\"a\"", Forbidden('"')),
            ("a.", End),
            ("a ", End),
            ("con", Device),
            ("Aux.csv", Device),
            ("NUL.tar.gz", Device),
            ("com1.csv", Device),
            ("lpt9", Device),
            ("COM².csv", Device),
            ("prn .csv", Device),
            ("gebu\u{308}hren.csv", NotNormal),
        ] {
            assert_eq!(fault(name), Some(expected), "{name:?}");
        }
    }

    #[test]
    fn names_that_some_system_takes_for_one_are_folded_alike() {
        for (one, other) in [("A.csv", "a.csv"), ("Ä", "a\u{308}"), ("STRASSE", "straße"), ("ΟΔΟΣ", "οδος")]
        {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("a.csv"), folded("ä.csv"));
    }
}
