//! What an earlier check has made sure of. Where that is not so the program itself is wrong, and says so at once: a
//! value put in its place would lose a finding or a cent without a sound.

/// Takes out what must be there.
pub trait Invariant {
    /// What it holds.
    type Value;

    /// The value. `why` names what has made sure that there is one.
    ///
    /// # Panics
    /// Where there is none.
    #[track_caller]
    fn invariant(self, why: &str) -> Self::Value;
}

impl<T> Invariant for Option<T> {
    type Value = T;

    fn invariant(self, why: &str) -> T {
        match self {
            Some(value) => value,
            None => broken(why),
        }
    }
}

impl<T, E: std::fmt::Debug> Invariant for Result<T, E> {
    type Value = T;

    fn invariant(self, why: &str) -> T {
        match self {
            Ok(value) => value,
            Err(error) => broken(&format!("{why} ({error:?})")),
        }
    }
}

#[cold]
#[track_caller]
#[expect(clippy::panic, reason = "no input leads here; only a mistake in the program does")]
fn broken(why: &str) -> ! {
    panic!("a mistake in the program: {why}")
}

#[cfg(test)]
mod tests {
    use super::Invariant;

    #[test]
    fn what_is_there_is_taken_out() {
        assert_eq!(Some(1).invariant("there is one"), 1);
        assert_eq!("1".parse::<u8>().invariant("a digit"), 1);
    }

    #[test]
    #[should_panic(expected = "a mistake in the program: each row lies in a file")]
    fn what_is_missing_is_told_aloud() {
        None::<u8>.invariant("each row lies in a file");
    }
}
