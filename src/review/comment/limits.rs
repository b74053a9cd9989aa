//! How much of everything a comment shows. The steps are tried one after the other until it is short enough: first
//! the tables of single years go, then rows of what was booked, then the length of texts, last each member's total.

/// What is shown at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// Characters of a text that is not ours.
    pub text: usize,
    /// Rows of a table.
    pub rows: usize,
    /// Tables of single years.
    pub years: usize,
    /// Members in a table of bills.
    pub members: usize,
}

impl Limits {
    /// From everything to the bare verdict with counts, which always fits.
    pub(super) const STEPS: [Self; 14] = [
        Self { text: 240, rows: 2000, years: 60, members: 2000 },
        Self { text: 240, rows: 500, years: 30, members: 1000 },
        Self { text: 240, rows: 500, years: 10, members: 500 },
        Self { text: 240, rows: 200, years: 5, members: 500 },
        Self { text: 240, rows: 100, years: 3, members: 500 },
        Self { text: 80, rows: 100, years: 2, members: 500 },
        Self { text: 80, rows: 50, years: 1, members: 400 },
        Self { text: 80, rows: 25, years: 0, members: 400 },
        Self { text: 30, rows: 25, years: 0, members: 200 },
        Self { text: 30, rows: 12, years: 0, members: 100 },
        Self { text: 30, rows: 6, years: 0, members: 40 },
        Self { text: 30, rows: 3, years: 0, members: 10 },
        Self { text: 30, rows: 1, years: 0, members: 3 },
        Self { text: 30, rows: 0, years: 0, members: 0 },
    ];

    /// Rows that give the reasons of a verdict: they stay while anything does.
    pub(super) fn reasons(self) -> usize {
        if self.rows == 0 { 0 } else { self.rows.clamp(10, 100) }
    }

    /// Agreements, each with tables of its own.
    pub(super) fn agreements(self) -> usize {
        self.rows.min(50)
    }
}
