//! Texts that a spreadsheet would run. Tabs and carriage returns at the beginning of a text are found with the form of
//! a file.

use icu_normalizer::ComposingNormalizerBorrowed;

/// With what a text begins that makes a spreadsheet run it, in German: one of the signs `=`, `+`, `-`, `@` in any of
/// their forms (U+FF1D is a wide `=`), blanks before it or not, or a line break.
#[must_use]
pub fn beginning(text: &str) -> Option<String> {
    let first = text.trim_start().chars().next()?;
    if text.starts_with('\n') {
        return Some("der Text beginnt mit einem Zeilenumbruch".to_owned());
    }
    // The usual beginning of a text, told at once.
    if first.is_ascii_alphanumeric() {
        return None;
    }
    let plain = ComposingNormalizerBorrowed::new_nfkc();
    let mut plain = plain.normalize_iter(std::iter::once(first));
    plain.next().filter(|sign| "=+-@".contains(*sign)).map(|_| format!("der Text beginnt mit „{first}“"))
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn signs_of_formulas_are_told_in_every_form() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(1)",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(1)",
            "﹦1",
            " =1",
            "\u{a0}=1",
            "\n=1",
            "\nWort",
        ] {
            assert!(beginning(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn words_are_none() {
        for text in
            ["", " ", "Lizenz", "„Lizenz“", "– entfällt", "1 = 1", "Zeile\n=1", "(+ 3 %)", "€ 3", "Über"]
        {
            assert_eq!(beginning(text), None, "{text:?}");
        }
    }
}
