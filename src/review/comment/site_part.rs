//! The pages and data that change, summed up by what a reader knows them as.

use super::context::{AgreementSite, FileList, SitePart};
use super::limits::Limits;
use super::printable::{Table, Years, made};
use super::sentences::DataRow;
use super::sentences::{FilesLead, PagesPlace, SiteItem};
use crate::page_table::{DRAWINGS, PageFolder, PageKind};
use crate::review::ChangeKind;
use crate::review::comparison::{Comparison, DataChange};
use crate::review::site_change::{AgreementFiles, FileChange, SiteChange};
use crate::year::Year;
use std::collections::{BTreeMap, BTreeSet};

/// So many members or files are named, the others counted.
const NAMED: usize = 12;

pub(super) fn of<'a>(
    site: &'a SiteChange,
    comparisons: &'a [Comparison<'_>],
    limits: Limits,
) -> SitePart<'a> {
    let agreement = |files: &'a AgreementFiles| {
        let compared = comparisons.iter().find(|part| part.id() == Some(files.id.as_str()));
        let about = About {
            folder: &files.folder,
            members: Some(&files.members),
            changed_years: compared.map(|part| part.data_files.as_slice()).unwrap_or_default(),
        };
        AgreementSite {
            title: &files.title,
            id: &files.id,
            folder: place(&files.folder),
            moved_from: files.moved_from.as_deref().map(place),
            lists: lists(&files.files, &about, limits),
        }
    };
    let about = About { folder: "", members: None, changed_years: &[] };
    SitePart {
        root: lists(&site.root, &about, limits),
        agreements: Table::of(site.agreements.iter().map(agreement), limits.agreements()),
    }
}

fn place(folder: &str) -> PagesPlace {
    match folder.is_empty() {
        true => PagesPlace::AtTheTop,
        false => PagesPlace::Below { folder: folder.to_owned() },
    }
}

/// What is known of the agreement whose files these are.
struct About<'a> {
    folder: &'a str,
    /// Short names by id; `None` at the root of several agreements.
    members: Option<&'a BTreeMap<String, String>>,
    changed_years: &'a [DataChange],
}

fn lists(files: &[FileChange], about: &About<'_>, limits: Limits) -> Vec<FileList> {
    let lists =
        [ChangeKind::Changed, ChangeKind::Added, ChangeKind::Deleted].into_iter().filter_map(|change| {
            let of = files.iter().filter(|file| file.change == change);
            let paths: Vec<&str> = of.map(|file| file.path.as_str()).collect();
            let count = paths.len();
            let lead = match change {
                ChangeKind::Changed => FilesLead::FilesChanged { count },
                ChangeKind::Added => FilesLead::FilesAdded { count },
                ChangeKind::Deleted => FilesLead::FilesDeleted { count },
            };
            (count > 0).then(|| FileList { lead, items: items(&paths, about, limits) })
        });
    lists.collect()
}

fn items(paths: &[&str], about: &About<'_>, limits: Limits) -> Vec<SiteItem> {
    let (mut single, mut members, mut statements, mut years) =
        (BTreeSet::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut journal, mut drawings, mut data, mut other) = (0, 0, Vec::new(), Vec::new());
    let folder = if about.members.is_some() { PageFolder::Agreement } else { PageFolder::Root };
    let on_site = |path: &str| format!("{}{path}", about.folder);
    for &path in paths {
        let (kind, of) = PageKind::at(folder, path).unzip();
        match (kind, of.unwrap_or_default().as_slice()) {
            (Some(PageKind::Member), [id]) => {
                let name = about.members.and_then(|members| members.get(*id));
                members.push(name.map_or(*id, String::as_str).to_owned());
            }
            (Some(PageKind::Statement), [_, year]) => statements.extend(year.parse::<Year>()),
            (Some(PageKind::YearPage), [year]) => years.extend(year.parse::<Year>()),
            (Some(kind), _) if kind.row().name.is_some() => {
                single.insert(kind);
            }
            (Some(kind), _) if kind.row().section == PageKind::Journal => journal += 1,
            (None, _) if path.starts_with(DRAWINGS) => drawings += 1,
            (None, _) if path.starts_with("data/") => {
                let of = about.changed_years.iter().find(|file| file.path == path);
                let years = Years::of(of.into_iter().flat_map(|file| &file.years).map(|(year, _)| *year));
                data.push(DataRow { path: on_site(path), years });
            }
            _ => other.push(on_site(path)),
        }
    }
    let single = single.into_iter().filter_map(|kind| kind.row().name);
    let mut items: Vec<SiteItem> = single.map(|name| SiteItem::SinglePage { name: made(name) }).collect();
    if !members.is_empty() {
        items.push(SiteItem::MemberPages { members: Table::of(members, limits.members.min(NAMED)) });
    }
    if !statements.is_empty() {
        items.push(SiteItem::Statements { count: statements.len(), years: Years::of(statements) });
    }
    if !years.is_empty() {
        items.push(SiteItem::YearPages { years: Years::of(years) });
    }
    if journal > 0 {
        items.push(SiteItem::JournalPages { count: journal });
    }
    if drawings > 0 {
        items.push(SiteItem::Drawings { count: drawings });
    }
    if !data.is_empty() {
        items.push(SiteItem::DataFiles { files: Table::of(data, limits.rows.min(NAMED)) });
    }
    if !other.is_empty() {
        items.push(SiteItem::OtherFiles { files: Table::of(other, limits.rows.min(NAMED)) });
    }
    items
}
