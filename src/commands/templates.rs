//! The templates that a command works with, found and read by one rule.

use super::Result;
use crate::failure::Failure;
use crate::finding::Finding;
use crate::git::{Repository, Revision};
use crate::pages::{SETTINGS, Templates};
use crate::review::comment::Wording;
use crate::source::{SourceFile, template_files, template_files_of};
use crate::templates::TemplateFiles;
use std::path::Path;

/// The default folder.
pub(super) const FOLDER: &str = "site-templates";

/// Where the templates are, or would be.
pub(super) fn place(asked: Option<&Path>) -> &Path {
    asked.unwrap_or(Path::new(FOLDER))
}

/// The folder that is read: the one that was asked for, or the default one where it exists.
pub(super) fn folder(asked: Option<&Path>) -> Option<&Path> {
    asked.or_else(|| Some(Path::new(FOLDER)).filter(|folder| folder.is_dir()))
}

/// The settings in the program: nothing is set, and everything that can be is explained.
pub(super) fn settings_to_begin_with() -> Vec<u8> {
    let (provided, _) = TemplateFiles::new(Vec::new());
    provided.file(SETTINGS).bytes.clone()
}

/// All templates, read.
pub(super) struct LoadedTemplates {
    /// Those of the pages; `None` where anything is wrong with any template.
    pub pages: Option<Templates>,
    /// Those of the comment of a change; `None` where they cannot be read.
    pub comment: Option<Wording>,
    /// What is wrong with them, and what the settings do not say.
    pub findings: Vec<Finding>,
    /// Whether somebody has written settings, be they as good as empty; those that a new ledger begins with are none.
    pub has_settings: bool,
    /// Whether all but the settings are those in the program, with which every ledger has its pages.
    pub are_provided: bool,
}

/// Those in the program, where the folder has none of the same name.
pub(super) fn load(asked: Option<&Path>) -> Result<LoadedTemplates> {
    let replacements = folder(asked).map(template_files).transpose()?.unwrap_or_default();
    Ok(read(replacements))
}

/// As [`load`], from a revision: what is published is then what was judged.
pub(super) fn load_at(
    repository: &Repository,
    revision: &Revision,
    asked: Option<&Path>,
) -> Result<LoadedTemplates> {
    let folder = asked.unwrap_or(Path::new(FOLDER));
    let within = match (repository.path_within(folder), asked) {
        (Ok(within), _) => within,
        // The default folder need not lie in the repository.
        (Err(_), None) => return Ok(read(Default::default())),
        (Err(outside), Some(_)) => return Err(outside),
    };
    let (listed, files) = repository.files(revision, &within, folder)?;
    if listed.is_empty() && asked.is_some() {
        return Err(Failure::Usage(format!(
            "den Ordner {} gibt es in {} nicht",
            folder.display(),
            revision.name
        )));
    }
    Ok(read(template_files_of(folder, listed, &*files)?))
}

fn read((replacements, mut findings): (Vec<SourceFile>, Vec<Finding>)) -> LoadedTemplates {
    let begun = settings_to_begin_with();
    let has_settings = replacements.iter().any(|file| file.path == SETTINGS && file.bytes != begun);
    let are_provided = replacements.iter().all(|file| file.path == SETTINGS);
    let (files, unknown) = TemplateFiles::new(replacements);
    let (pages, of_pages) = Templates::of(&files);
    let (comment, of_comment) = Wording::of(&files);
    findings.extend(unknown.into_iter().chain(of_pages).chain(of_comment));
    let pages = pages.filter(|_| !findings.iter().any(Finding::is_error));
    LoadedTemplates { pages, comment, findings, has_settings, are_provided }
}
