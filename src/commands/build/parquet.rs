//! `--parquet`: tables of all agreements, each as one file for the engines that analyse such files. They are made from
//! the tables that the new site publishes of each agreement, whoever made these.

use super::end::End;
use super::made_site::MadeSite;
use crate::append::NewFile;
use crate::commands::places;
use crate::data::ParquetFile;
use crate::data::forms::{BILLS, SAVINGS, SHARES};
use crate::failure::Failure;
use parquet::errors::ParquetError;
use std::fs;
use std::io;
use std::path::Path;

/// Refuses a folder in what is read, or in the site, where nobody would look after it.
pub(super) fn refuse_among(inputs: &[&Path], output: &Path, folder: &Path) -> Result<(), Failure> {
    places::refuse_among(inputs, folder)?;
    if !places::lies_in(folder, output) {
        return Ok(());
    }
    let reason = format!("liegt in der Website {}; einen anderen Ort angeben", output.display());
    Err(Failure::Refused { path: folder.to_path_buf(), reason })
}

/// Writes the files into a folder, each in place of the one before once it is whole.
pub(super) fn write(site: &Path, folder: &Path, end: &End) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::io("anlegen", folder))?;
    let site = MadeSite::at(site);
    for form in [&SHARES, &BILLS, &SAVINGS] {
        let path = folder.join(format!("{}.parquet", form.name));
        let failed = |error| Failure::io("schreiben", &path)(system_error(error));
        let mut new = NewFile::beside(&path)?;
        let mut file = ParquetFile::new(form, &mut new).map_err(failed)?;
        for id in &site.ids {
            end.has_not_come()?;
            let table = site.pages_of(id).join(form.path());
            let rows = fs::read(&table).map_err(Failure::io("lesen", &table))?;
            file.add(id, &rows).map_err(failed)?;
        }
        file.finish().map_err(failed)?;
        new.settle()?;
        new.put()?;
    }
    Ok(())
}

/// What the system said, where it was the system.
fn system_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        ParquetError::General(what) => io::Error::other(what),
        other => io::Error::other(other),
    }
}
