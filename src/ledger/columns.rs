//! The columns of a ledger, told once: their names in the order of the header, and the place of each.

/// The columns of a ledger in the order of its header, each with its place.
macro_rules! columns {
    ($(#[$about:meta])* $all:ident: $($column:ident $name:literal),+ $(,)?) => {
        $(#[$about])*
        pub const $all: &[&str] = &[$($name),+];
        columns!(@place 0; $($column)+);
    };
    (@place $place:expr; $column:ident $($rest:ident)*) => {
        pub(super) const $column: usize = $place;
        columns!(@place $place + 1; $($rest)*);
    };
    (@place $place:expr;) => {};
}
pub(super) use columns;
