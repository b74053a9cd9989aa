//! Characters that nobody sees: the one rule about them, for the names of files, identifiers, texts and cells alike.
//! They make two things look the same that are not, or one thing look like another.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, NoncharacterCodePoint};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Whether a character is one that nobody sees: a control or format character, a separator of lines or paragraphs, one
/// for private use, a noncharacter, or one that is ignored where it is not known.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::PrivateUse
    ) || CodePointSetData::new::<NoncharacterCodePoint>().contains(character)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

/// How a hidden character is named in a message: `U+202E`.
#[must_use]
pub fn name(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::is_hidden;

    #[test]
    fn each_kind_of_hidden_character_is_one() {
        // Cc, Cf, Zl, Zp, Co, noncharacters, default-ignorable (a filler is a letter, the selector a mark).
        for character in "\0\t\n\r\u{7f}\u{85}\u{ad}\u{61c}\u{200b}\u{200d}\u{202e}\u{2066}\u{feff}\u{e0041}\u{2028}\u{2029}\
                          \u{e000}\u{f0000}\u{fdd0}\u{ffff}\u{1fffe}\u{34f}\u{115f}\u{3164}\u{fe0f}\u{e01ef}\u{180b}"
            .chars()
        {
            assert!(is_hidden(character), "{}", super::name(character));
        }
    }

    #[test]
    fn what_can_be_seen_or_is_a_blank_is_none() {
        for character in " a~ä€ß„“–\u{a0}\u{202f}łＡ名😀\u{fffd}\u{301}".chars() {
            assert!(!is_hidden(character), "{}", super::name(character));
        }
    }
}
