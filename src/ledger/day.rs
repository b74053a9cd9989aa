//! Days: `YYYY-MM-DD`, and what people write instead.

use jiff::civil::Date;

/// Why a cell is no day.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotADay {
    /// What it looks like, in German.
    pub found: String,
    /// What to write, in German.
    pub remedy: String,
}

/// Before the year 1 there is no year 0.
pub(super) const FIRST_YEAR: i16 = 1;

/// Reads a day in the ledger's notation.
pub(super) fn parse(cell: &str) -> Result<Date, NotADay> {
    if let Some((year, month, day)) = iso_parts(cell.as_bytes()) {
        if year < FIRST_YEAR {
            return Err(NotADay {
                found: "das Jahr 0000 gibt es nicht".into(),
                remedy: "das Jahr prüfen; Jahre gehen von 0001 bis 9999".into(),
            });
        }
        return Date::new(year, month, day).map_err(|_| not_in_calendar(year, month, day));
    }
    let found = format!("„{cell}“ ist nicht als JJJJ-MM-TT geschrieben");
    Err(match guesses(cell).as_slice() {
        [day] => NotADay { found, remedy: format!("{day} schreiben") },
        [one, other, ..] => {
            NotADay { found, remedy: format!("{one} oder {other} schreiben, welcher Tag auch gemeint ist") }
        }
        [] => NotADay {
            found: format!("„{cell}“ ist kein Tag"),
            remedy: "einen Tag als JJJJ-MM-TT schreiben, zum Beispiel 2021-12-31".into(),
        },
    })
}

/// What is wrong with a text that is no day, but seems to be meant as one.
pub(super) fn slip(text: &str) -> Option<NotADay> {
    let is_meant = iso_parts(text.as_bytes()).is_some() || !guesses(text).is_empty();
    parse(text).err().filter(|_| is_meant)
}

/// Year, month and day of exactly `YYYY-MM-DD`.
fn iso_parts(cell: &[u8]) -> Option<(i16, i8, i8)> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = cell else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let year = i16::from(two(y0, y1)?) * 100 + i16::from(two(y2, y3)?);
    Some((year, i8::try_from(two(m0, m1)?).ok()?, i8::try_from(two(d0, d1)?).ok()?))
}

fn not_in_calendar(year: i16, month: i8, day: i8) -> NotADay {
    let found = format!("den {day:02}.{month:02}.{year:04} gibt es im Kalender nicht");
    let last = Date::new(year, month, 1).map(jiff::civil::Date::days_in_month);
    let remedy = match last {
        Ok(last) if day > last => format!("einen Tag von 01 bis {last} wählen"),
        _ => "Jahr, Monat (01–12) und Tag prüfen".into(),
    };
    NotADay { found, remedy }
}

/// The days that somebody may have meant who wrote `31.12.2021`, `31.12.21`, `2021/12/31`, `2021-1-5` or a time behind
/// it; with strokes the month may stand first, as Americans write it.
fn guesses(cell: &str) -> Vec<Date> {
    let Some((day, month_first)) = guess(cell) else { return Vec::new() };
    let mut days: Vec<Date> = [day, month_first].into_iter().flatten().collect();
    days.dedup();
    days
}

/// The day in the order that is usual in Germany, and in that of America where it is written with strokes.
fn guess(cell: &str) -> Option<(Option<Date>, Option<Date>)> {
    let day = cell.trim().split([' ', 'T']).next()?;
    let parts: Vec<&str> = day.split(['.', '/', '-']).collect();
    let &[first, second, third] = parts.as_slice() else { return None };
    if [first, second, third]
        .iter()
        .any(|part| part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let year_first = first.len() == 4;
    let (year, month, day) = if year_first { (first, second, third) } else { (third, second, first) };
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
    let date = |month, day| Date::new(year, month, day).ok().filter(|day| day.year() >= FIRST_YEAR);
    Some((date(month, day), date(day, month).filter(|_| !year_first && cell.contains('/'))))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use jiff::civil::date;

    #[test]
    fn a_day_is_year_month_day() {
        assert_eq!(parse("2020-02-29"), Ok(date(2020, 2, 29)));
    }

    #[test]
    fn german_and_american_notations_are_answered_with_the_right_one() {
        for cell in
            ["31.12.2021", "31.12.21", "2021/12/31", "31/12/2021", " 2021-12-31", "2021-12-31 00:00:00"]
        {
            let Err(fault) = parse(cell) else { panic!("{cell} was taken") };
            assert_eq!(fault.remedy, "2021-12-31 schreiben", "{cell}");
        }
    }

    #[test]
    fn of_two_days_that_may_be_meant_none_is_chosen() {
        let remedy = |cell| parse(cell).map_err(|fault| fault.remedy);
        let either = "2022-07-02 oder 2022-02-07 schreiben, welcher Tag auch gemeint ist";
        assert_eq!(remedy("2/7/2022"), Err(either.into()));
        assert_eq!(remedy("12/31/2021"), Err("2021-12-31 schreiben".into()));
        assert_eq!(remedy("7/7/2022"), Err("2022-07-07 schreiben".into()));
        assert_eq!(remedy("2.7.2022"), Err("2022-07-02 schreiben".into()));
    }

    #[test]
    fn days_outside_the_calendar_are_named() {
        assert_eq!(
            parse("2021-02-29").map_err(|fault| fault.remedy),
            Err("einen Tag von 01 bis 28 wählen".into())
        );
        assert_eq!(
            parse("2021-13-01").map_err(|fault| fault.found),
            Err("den 01.13.2021 gibt es im Kalender nicht".into())
        );
    }

    #[test]
    fn the_first_year_is_1() {
        assert_eq!(parse("0001-01-01"), Ok(date(1, 1, 1)));
        let found = |cell| parse(cell).map_err(|fault| fault.found);
        assert_eq!(found("0000-12-31"), Err("das Jahr 0000 gibt es nicht".into()));
        assert_eq!(found("31.12.0000"), Err("„31.12.0000“ ist kein Tag".into()));
    }

    #[test]
    fn anything_else_is_no_day() {
        for cell in [
            "",
            "heute",
            "20211231",
            "2021-12",
            "２０２１-12-31",
            "31.02.2021",
            "1.1.99999",
            "12020-01-01",
            "-2020-01-01",
            "+2020-01-01",
        ] {
            assert!(parse(cell).is_err(), "{cell}");
        }
    }
}
