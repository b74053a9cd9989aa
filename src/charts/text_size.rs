//! How much room a text needs, from a table of ours: the same on every machine.
//!
//! The reader's font is not known when a chart is drawn. The table holds the widest advance of the common
//! system faces, so a text never needs more room than reserved; with a narrower face it has some to spare.

/// Size of every text in units of the drawing: 11.2 px where 360 units are shown 288 px wide.
pub(super) const SIZE: f64 = 14.0;
/// From one baseline to the next.
pub(super) const LINE: f64 = 17.0;
/// From the baseline to the top of the tallest letter.
pub(super) const ASCENT: f64 = 11.0;
/// From the baseline to the bottom of the lowest letter.
pub(super) const DESCENT: f64 = 4.0;

/// Advances of the printable ASCII characters from the space on, in hundredths of an em.
const ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67,
    62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98,
    64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// Width of a text in units.
pub(super) fn width(text: &str, semibold: bool) -> f64 {
    let hundredths: u32 = text.chars().map(advance).sum();
    let regular = f64::from(hundredths) * SIZE / 100.0;
    if semibold { regular * 1.15 } else { regular }
}

fn advance(character: char) -> u32 {
    match character {
        ' '..='~' => u32::from(ASCII[character as usize - ' ' as usize]),
        '\u{a0}' | '·' => 32,
        'ä' | 'ö' | 'ü' | 'ß' | '€' | 'é' => 64,
        'Ä' | 'Ö' | 'Ü' => 79,
        '−' | '±' | '×' => 84,
        '–' | '„' | '“' => 56,
        '\u{c0}'..='\u{24f}' => 80,
        _ => 102,
    }
}

/// The text, cut at its end with an ellipsis where it needs more room than there is.
/// Empty where not even one letter has room.
pub(super) fn fitted(text: &str, semibold: bool, room: f64) -> String {
    if width(text, semibold) <= room {
        return text.to_owned();
    }
    let mut cut = String::with_capacity(text.len());
    let ellipsis = width("…", semibold);
    let mut used = 0.0;
    let mut letter = [0; 4];
    for character in text.chars() {
        used += width(character.encode_utf8(&mut letter), semibold);
        if used + ellipsis > room {
            break;
        }
        cut.push(character);
    }
    let kept = cut.trim_end_matches([' ', ',', '-', '(', '\u{a0}']).len();
    cut.truncate(kept);
    if !cut.is_empty() {
        cut.push('…');
    }
    cut
}

/// The text in at most so many lines, broken at spaces, and within a word only where a line holds none; what has no
/// room in the last one is cut with an ellipsis.
pub(super) fn wrapped(text: &str, semibold: bool, room: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::with_capacity(lines.min(4));
    let mut rest = text.trim();
    while !rest.is_empty() && wrapped.len() + 1 < lines {
        if let Some(end) = last_break(rest, semibold, room) {
            wrapped.push(rest[..end].trim_end().to_owned());
            rest = rest[end..].trim_start();
        } else if let Some(end) = within_word(rest, semibold, room) {
            wrapped.push(format!("{}-", &rest[..end]));
            rest = &rest[end..];
        } else {
            break;
        }
    }
    let last = fitted(rest, semibold, room);
    if !last.is_empty() {
        wrapped.push(last);
    }
    wrapped
}

/// The least room in which two lines hold the whole text.
pub(super) fn narrowest(text: &str, semibold: bool) -> f64 {
    let text = text.trim();
    let ends = text.char_indices().skip(1).filter_map(|(at, character)| match character {
        ' ' => Some(at),
        '-' | '/' => Some(at + 1),
        _ => None,
    });
    let of_both =
        |end: usize| width(text[..end].trim_end(), semibold).max(width(text[end..].trim_start(), semibold));
    // The widths of letters and that of their sum differ by less than that.
    ends.map(of_both).fold(width(text, semibold), f64::min) + 0.1
}

/// Whether so many lines of that width hold the whole text.
pub(super) fn holds(text: &str, semibold: bool, room: f64, lines: usize) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let wrapped = wrapped(text, semibold, room, lines);
    !wrapped.iter().any(|line| line.ends_with('…'))
        && wrapped.iter().map(|line| letters(line)).sum::<usize>() == letters(text)
}

/// Where a word that is longer than a line is broken, before a hyphen; `None` where it fits, or not even a letter does.
fn within_word(text: &str, semibold: bool, room: f64) -> Option<usize> {
    if width(text, semibold) <= room {
        return None;
    }
    let (mut used, mut letter) = (width("-", semibold), [0; 4]);
    let fits = |character: &(usize, char)| {
        used += width(character.1.encode_utf8(&mut letter), semibold);
        used <= room
    };
    let last = text.char_indices().take_while(fits).last()?;
    Some(last.0 + last.1.len_utf8())
}

/// Where a line may end at the latest, or `None` where the whole text fits or nothing does.
fn last_break(text: &str, semibold: bool, room: f64) -> Option<usize> {
    if width(text, semibold) <= room {
        return None;
    }
    let (mut used, mut end) = (0.0, None);
    let mut letter = [0; 4];
    for (at, character) in text.char_indices() {
        if character == ' ' && at > 0 {
            end = Some(at);
        }
        used += width(character.encode_utf8(&mut letter), semibold);
        if used > room {
            break;
        }
        if matches!(character, '-' | '/') {
            end = Some(at + 1);
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_in_euros_needs_less_than_its_letters_times_the_widest_digit() {
        assert!(width("18.613\u{a0}€", false) <= 8.0 * 0.64 * SIZE);
        assert!(width("18.613\u{a0}€", true) > width("18.613\u{a0}€", false));
    }

    #[test]
    fn a_text_without_room_is_cut_with_an_ellipsis() {
        assert_eq!(fitted("Holzwickede", false, 60.0), "Holzw…");
        assert_eq!(fitted("Selm", false, 60.0), "Selm");
        assert_eq!(fitted("Selm", false, 5.0), "");
    }

    #[test]
    fn a_long_name_is_broken_at_spaces_and_hyphens() {
        assert_eq!(
            wrapped("technische Unterstützung und Lizenzen", false, 130.0, 3),
            ["technische", "Unterstützung", "und Lizenzen"]
        );
        assert_eq!(wrapped("Nordrhein-Westfalen", false, 100.0, 2), ["Nordrhein-", "Westfalen"]);
        assert_eq!(wrapped("eins zwei drei vier", false, 40.0, 2), ["eins", "zw…"]);
        assert_eq!(wrapped("Verwaltungsgemeinschaft", false, 120.0, 3), ["Verwaltungsge-", "meinschaft"]);
    }

    #[test]
    fn the_narrowest_room_is_the_one_of_the_best_break() {
        let room = narrowest("ohne spätere Beitritte", false);
        assert!(room < width("ohne spätere", false) + 1.0);
        assert!(holds("ohne spätere Beitritte", false, room, 2));
        assert!(!holds("ohne spätere Beitritte", false, room - 1.0, 2));
        assert!(holds("Mitgliedereffekt", false, narrowest("Mitgliedereffekt", false), 1));
        assert!(holds("", true, 0.0, 1));
    }
}
