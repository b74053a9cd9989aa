//! The keys of the files that people write in TOML: one list of them, by which a file is read and from which the
//! handbook's reference is made.

/// A table of such a file, and all the keys that it may have.
#[derive(Debug)]
pub struct TableForm {
    /// As it is written: `[[member]]`; of the outermost the file's name.
    pub name: &'static str,
    /// What it is for, in German.
    pub meaning: &'static str,
    /// Its keys, in the order in which they are explained.
    pub keys: &'static [TomlKey],
}

/// A key, and what may stand there.
#[derive(Debug)]
pub struct TomlKey {
    /// As it is written.
    pub name: &'static str,
    /// What to write, in German: `true oder false`.
    pub takes: &'static str,
    /// What holds where it is left out.
    pub without: Without,
    /// What it means, in German.
    pub meaning: &'static str,
}

/// What holds where a key is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// It must not be left out.
    Refused,
    /// The pages say that it is missing, and a build warns.
    Missed,
    /// Nothing is wrong; what it means, in German.
    Means(&'static str),
}

impl TableForm {
    /// The key of this name, if there is one.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static TomlKey> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// What to do about a key that the table cannot have.
    #[must_use]
    pub fn remedy(&self) -> String {
        let mut names: Vec<&str> = self.keys.iter().map(|key| key.name).collect();
        names.sort_unstable();
        format!("löschen oder einen von diesen schreiben: {}", names.join(", "))
    }
}
