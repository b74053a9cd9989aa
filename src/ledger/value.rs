//! The value of a measure: exact, in millionths.

/// A decimal number, not negative, with up to six places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value(u64);

impl Value {
    /// What each member counts where parts are equal.
    pub const ONE: Self = Self(Self::UNIT);
    /// Millionths of one.
    pub const UNIT: u64 = 1_000_000;
    /// The largest value that can be booked.
    pub(super) const LARGEST: Self = Self(999_999_999_999 * Self::UNIT);

    /// A number of millionths; `None` where it is more than any value.
    pub(super) fn of_millionths(millionths: i128) -> Option<Self> {
        u64::try_from(millionths).ok().map(Self).filter(|value| *value <= Self::LARGEST)
    }

    /// How many millionths it is.
    #[must_use]
    pub fn millionths(self) -> u64 {
        self.0
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// A number of millionths as published files and ledgers write it: `39.8`.
#[must_use]
pub fn plain(millionths: u128) -> String {
    let (whole, places) =
        (millionths / u128::from(Value::UNIT), format!("{:06}", millionths % u128::from(Value::UNIT)));
    match places.trim_end_matches('0') {
        "" => whole.to_string(),
        places => format!("{whole}.{places}"),
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&plain(self.0.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_value_is_written_without_needless_places() {
        assert_eq!(plain(39_800_000), "39.8");
        assert_eq!(plain(8_421_000_000), "8421");
        assert_eq!(plain(1), "0.000001");
        assert_eq!(plain(0), "0");
    }
}
