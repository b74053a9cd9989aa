//! The pages and data that change, summed up by what a reader knows them as.

use super::context::{AgreementSite, DataRow, FileList, SitePart, Table, Years};
use super::limits::Limits;
use super::sentences::{FilesLead, PagesPlace, SiteItem};
use crate::review::Change;
use crate::review::comparison::{Comparison, DataChange};
use crate::review::site_change::{AgreementFiles, FileChange, SiteChange};
use crate::year::Year;
use std::collections::BTreeMap;

/// So many members or files are named, the others counted.
const NAMED: usize = 12;

/// Pages of which there is one, in the order of the navigation.
const SINGLE: [(&str, SiteItem); 10] = [
    ("index.html", SiteItem::Overview),
    ("kommunen/index.html", SiteItem::Members),
    ("jahre/index.html", SiteItem::YearList),
    ("ausblick.html", SiteItem::Outlook),
    ("methodik.html", SiteItem::Method),
    ("verteilungsschluessel.html", SiteItem::Keys),
    ("daten.html", SiteItem::Data),
    ("pruefsummen.html", SiteItem::Checksums),
    ("aenderungen.html", SiteItem::Changes),
    ("aenderungen.xml", SiteItem::Feed),
];

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
    let lists = [Change::Changed, Change::Added, Change::Deleted].into_iter().filter_map(|change| {
        let of = files.iter().filter(|file| file.change == change);
        let paths: Vec<&str> = of.map(|file| file.path.as_str()).collect();
        let count = paths.len();
        let lead = match change {
            Change::Changed => FilesLead::FilesChanged { count },
            Change::Added => FilesLead::FilesAdded { count },
            Change::Deleted => FilesLead::FilesDeleted { count },
        };
        (count > 0).then(|| FileList { lead, items: items(&paths, about, limits) })
    });
    lists.collect()
}

fn items(paths: &[&str], about: &About<'_>, limits: Limits) -> Vec<SiteItem> {
    let (mut members, mut statements, mut years) = (Vec::new(), Vec::new(), Vec::new());
    let (mut journal, mut data, mut other) = (0, Vec::new(), Vec::new());
    let year = |file: &str| file.strip_suffix(".html").and_then(|year| year.parse::<Year>().ok());
    let on_site = |path: &str| format!("{}{path}", about.folder);
    for &path in paths {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            _ if SINGLE.iter().any(|(single, _)| *single == path) => {}
            ["kommunen", id, "index.html"] => {
                let name = about.members.and_then(|members| members.get(*id));
                members.push(name.map_or(*id, String::as_str).to_owned());
            }
            ["kommunen", _, file] if year(file).is_some() => statements.extend(year(file)),
            ["jahre", file] if year(file).is_some() => years.extend(year(file)),
            ["buchungen", _] => journal += 1,
            ["data", ..] => {
                let of = about.changed_years.iter().find(|file| file.path == path);
                let years = Years::of(of.into_iter().flat_map(|file| &file.years).map(|(year, _)| *year));
                data.push(DataRow { path: on_site(path), years });
            }
            _ => other.push(on_site(path)),
        }
    }
    let single = SINGLE.into_iter().filter(|(path, _)| paths.contains(path)).map(|(_, page)| match page {
        // At the root of several agreements the index is the list of them.
        SiteItem::Overview if about.members.is_none() => SiteItem::Start,
        page => page,
    });
    let mut items: Vec<SiteItem> = single.collect();
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
    if !data.is_empty() {
        items.push(SiteItem::DataFiles { files: Table::of(data, limits.rows.min(NAMED)) });
    }
    if !other.is_empty() {
        items.push(SiteItem::OtherFiles { files: Table::of(other, limits.rows.min(NAMED)) });
    }
    items
}
