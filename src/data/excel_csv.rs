//! A table as CSV for a German spreadsheet, which opens it by double-click: semicolons, decimal commas, days as
//! `31.12.2025`, CRLF, and the mark by which it knows UTF-8.

use super::table::{DataCell, DataForm, TableFile, plain};
use crate::german;
use csv::{Terminator, WriterBuilder};

/// What a spreadsheet knows UTF-8 by.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl TableFile {
    /// A table as a German spreadsheet writes it.
    pub(super) fn for_excel(form: &DataForm) -> Self {
        let mut format = WriterBuilder::new();
        format.delimiter(b';').terminator(Terminator::CRLF);
        Self::new(form, format.from_writer(BYTE_ORDER_MARK.to_vec()), write)
    }
}

fn write(cell: DataCell<'_>, text: &mut String) {
    match cell {
        DataCell::Day(day) => text.push_str(&german::date(day)),
        DataCell::Euros(amount) => amount.write_plain(text, ','),
        DataCell::Number(number) => text.push_str(&number.replace('.', ",")),
        DataCell::Fraction(fraction) => text.push_str(&mixed(fraction)),
        DataCell::Text(_) | DataCell::Year(_) | DataCell::Count(_) | DataCell::Empty => plain(cell, text),
    }
}

/// A fraction with its whole part in front: `1/8` alone would be read as 1 August.
fn mixed(fraction: &str) -> String {
    let parts = fraction.split_once('/').and_then(|(above, below)| {
        Some((above.parse::<i128>().ok()?, below.parse::<i128>().ok().filter(|below| *below > 0)?))
    });
    let Some((above, below)) = parts else { return fraction.to_owned() };
    let sign = if above < 0 { "-" } else { "" };
    let above = above.unsigned_abs();
    let below = below.unsigned_abs();
    format!("{sign}{} {}/{below}", above / below, above % below)
}

#[cfg(test)]
mod tests {
    use super::super::forms::{CLAIMS, COSTS};
    use super::super::table::{DataCell, DataTable, TableFile};
    use crate::cents::Cents;
    use crate::source::SourceFile;

    fn excel(table: &DataTable<'_>) -> String {
        let mut file = TableFile::for_excel(table.form);
        table.for_each_row(|row| file.row(row));
        let text = String::from_utf8(file.bytes()).expect("UTF-8");
        let header: Vec<&str> = table.form.columns.iter().map(|column| column.name).collect();
        let rows = text.strip_prefix(&format!("\u{feff}{}\r\n", header.join(";")));
        rows.expect("a mark and a header").to_owned()
    }

    #[test]
    fn what_is_booked_is_written_as_a_german_spreadsheet_writes_it() {
        let rows = "K-1,2021-02-28,2020-01-01,2020-12-31,wartung,0.250,1234.5678,,-308.64,,actual,b,,\"a; b, „c“\"\n";
        let header = COSTS.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
        let bytes = format!("{header}\n{rows}").into_bytes();
        let files = [SourceFile { path: "costs.csv".into(), shown: "costs.csv".into(), bytes }];
        assert_eq!(
            excel(&super::super::ledgers::booked(&COSTS, &files)),
            "K-1;28.02.2021;01.01.2020;31.12.2020;wartung;0,250;1234,5678;;-308,64;;actual;b;;\"a; b, „c“\"\r\n"
        );
    }

    #[test]
    fn no_fraction_is_taken_for_a_day() {
        for (fraction, expected) in
            [("1/8", "0 1/8"), ("-1/3", "-0 1/3"), ("9/8", "1 1/8"), ("-10/4", "-2 2/4")]
        {
            let table = DataTable::new(&CLAIMS, |row| row(&[DataCell::Fraction(fraction); 7]));
            assert_eq!(excel(&table), format!("{}\r\n", [expected; 7].join(";")));
        }
    }

    #[test]
    fn amounts_have_a_comma_and_no_groups() {
        let cells = [DataCell::Euros(Cents(-123_456_789)); 7];
        let table = DataTable::new(&CLAIMS, move |row| row(&cells));
        assert!(excel(&table).starts_with("-1234567,89;"));
    }
}
