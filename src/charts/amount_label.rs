//! Amounts written at marks: whole euros, cents where all amounts of a chart are tiny, millions where some
//! are large.

use crate::cents::Cents;
use crate::german;

/// How one chart writes its amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AmountLabel {
    /// With cents: no amount reaches ten euros.
    Cents,
    /// Whole euros.
    Whole,
    /// Millions with one decimal from one million on: an amount reaches ten millions.
    Short,
}

impl AmountLabel {
    /// The notation for a chart that shows these amounts.
    pub(super) fn of(amounts: impl IntoIterator<Item = Cents>) -> Self {
        match amounts.into_iter().map(|amount| amount.0.unsigned_abs()).max() {
            Some(1..1000) => Self::Cents,
            Some(1_000_000_000..) => Self::Short,
            _ => Self::Whole,
        }
    }

    /// Where amounts lead from one to another: no millions, of which nobody can tell whether they add up; and cents
    /// where whole euros do not, as they are written, or where a change would read as none.
    pub(super) fn adding_up(self, from: Cents, changes: &[Cents], to: Cents) -> Self {
        match self {
            Self::Whole | Self::Short if german::leads_in_whole_euros(from, changes, to) => Self::Whole,
            Self::Cents | Self::Whole | Self::Short => Self::Cents,
        }
    }

    /// What lies between two amounts as they are written, so that a difference beside them is theirs.
    pub(super) fn difference(self, from: Cents, to: Cents) -> Cents {
        Cents(self.written(to) - self.written(from))
    }

    /// An amount rounded as it is written, in cents.
    fn written(self, amount: Cents) -> i128 {
        let step = match self {
            Self::Cents => 1,
            Self::Whole => 100,
            Self::Short => german::short_step(amount),
        };
        let steps = (amount.0.unsigned_abs() + step / 2) / step;
        amount.0.signum() * (steps * step).cast_signed()
    }

    /// `1.235 €`
    pub(super) fn plain(self, amount: Cents) -> String {
        match self {
            Self::Cents => german::euros(amount),
            Self::Whole => german::whole_euros(amount),
            Self::Short => german::short_euros(amount),
        }
    }

    /// `+1.235 €`
    pub(super) fn signed(self, amount: Cents) -> String {
        match self {
            Self::Cents => german::signed_euros(amount),
            Self::Whole => german::signed_whole_euros(amount),
            Self::Short => german::signed_short_euros(amount),
        }
    }
}

/// A label without the sign of the euro, for where that has no room and stands at the axis.
pub(super) fn bare(label: &str) -> &str {
    label.strip_suffix("\u{a0}€").unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_amount_decides_for_the_chart() {
        assert_eq!(AmountLabel::of([Cents(5), Cents(-999)]).plain(Cents(5)), "0,05\u{a0}€");
        assert_eq!(AmountLabel::of([Cents(5), Cents(1000)]).plain(Cents(5)), "0\u{a0}€");
        let large = AmountLabel::of([Cents(6_430_000_000)]);
        assert_eq!(large.plain(Cents(964_497_700)), "9,6\u{a0}Mio.\u{a0}€");
        assert_eq!(bare(&large.signed(Cents(70_000))), "+700");
    }

    #[test]
    fn what_leads_from_one_amount_to_another_adds_up_as_it_is_written() {
        // 10,000,000.00 and 1,250,000.00 are 11,250,000.00; in millions 10.0 and 1.3 would be 11.3.
        let large = AmountLabel::Short;
        let steps = |from, change: Cents, to| large.adding_up(Cents(from), &[change], Cents(to));
        let change = Cents(125_000_000);
        let exact = steps(1_000_000_000, change, 1_125_000_000);
        assert_eq!(exact.signed(change), "+1.250.000\u{a0}€");
        // 10,000,000.40 and 1,250,000.40 are 11,250,000.80: 10,000,000 and 1,250,000 would be 11,250,001.
        let change = Cents(125_000_040);
        assert_eq!(steps(1_000_000_040, change, 1_125_000_080).signed(change), "+1.250.000,40\u{a0}€");
    }

    #[test]
    fn a_difference_is_that_of_the_figures_beside_it() {
        // 8,690.00 and 6,517.50 are written 8,690 and 6,518: 2,172, though 2,172.50 lie between.
        let difference = AmountLabel::Whole.difference(Cents(869_000), Cents(651_750));
        assert_eq!(AmountLabel::Whole.signed(difference), "\u{2212}2.172\u{a0}€");
        // 106,944,444.45 and 85,555,555.56 are written 106.9 and 85.6: 21.3, though 21.39 lie between.
        let difference = AmountLabel::Short.difference(Cents(10_694_444_445), Cents(8_555_555_556));
        assert_eq!(AmountLabel::Short.signed(difference), "\u{2212}21,3\u{a0}Mio.\u{a0}€");
    }

    #[test]
    fn no_change_reads_as_none() {
        // 100.00 and 5.00 and 0.06 are 105.06: whole euros would add up, and say ±0 €.
        let changes = [Cents(500), Cents(6)];
        let labels = AmountLabel::Whole.adding_up(Cents(10_000), &changes, Cents(10_506));
        assert_eq!(changes.map(|change| labels.signed(change)), ["+5,00\u{a0}€", "+0,06\u{a0}€"]);
    }
}
