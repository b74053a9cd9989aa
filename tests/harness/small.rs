//! The texts of a small ledger (`small/`): two members, two years, costs of 100.00 in each. For tests of what a command
//! does with files, where figures are to be worked out at a glance.

pub const AGREEMENT: &str = include_str!("small/agreement.toml");
pub const MEMBERSHIPS: &str = include_str!("small/memberships.csv");
pub const COSTS: &str = include_str!("small/costs.csv");

/// The two parts of `COSTS`.
pub const COSTS_HEADER: &str = "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,amount,charged_to,status,document,reverses,note
";
pub const COSTS_ROWS: &str = COSTS.split_at(COSTS_HEADER.len()).1;

/// A row that can be appended.
pub const NEXT: &str = "C-3,2022-02-01,2021-01-01,2021-12-31,personnel,1,300.00,,300.00,,assumed,,,
";
