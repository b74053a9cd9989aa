//! The pages and data that change, summed up by what a reader knows them as.

use super::context::{AgreementSite, DataRow, FileItem, FileList, SitePart, Table, Years};
use super::limits::Limits;
use crate::review::Change;
use crate::review::comparison::{Comparison, DataChange};
use crate::review::site_change::{AgreementFiles, FileChange, SiteChange};
use crate::year::Year;
use std::collections::BTreeMap;

/// So many members or files are named, the others counted.
const NAMED: usize = 12;

/// Pages of which there is one, in the order of the navigation, with their names in templates.
const SINGLE: [(&str, &str); 10] = [
    ("index.html", "overview"),
    ("kommunen/index.html", "members"),
    ("jahre/index.html", "years"),
    ("ausblick.html", "outlook"),
    ("methodik.html", "method"),
    ("verteilungsschluessel.html", "keys"),
    ("daten.html", "data"),
    ("pruefsummen.html", "checksums"),
    ("aenderungen.html", "changes"),
    ("aenderungen.xml", "feed"),
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
            folder: &files.folder,
            moved_from: files.moved_from.as_deref(),
            lists: lists(&files.files, &about, limits),
        }
    };
    let about = About { folder: "", members: None, changed_years: &[] };
    SitePart {
        root: lists(&site.root, &about, limits),
        agreements: Table::of(site.agreements.iter().map(agreement), limits.agreements()),
    }
}

/// What is known of the agreement whose files these are.
struct About<'a> {
    folder: &'a str,
    /// Short names by id; `None` at the root of several agreements.
    members: Option<&'a BTreeMap<String, String>>,
    changed_years: &'a [DataChange],
}

fn lists<'a>(files: &'a [FileChange], about: &About<'a>, limits: Limits) -> Vec<FileList<'a>> {
    let lists = [Change::Changed, Change::Added, Change::Deleted].into_iter().map(|change| {
        let of = files.iter().filter(|file| file.change == change);
        let paths: Vec<&str> = of.map(|file| file.path.as_str()).collect();
        FileList { change: change.id(), count: paths.len(), items: items(&paths, about, limits) }
    });
    lists.filter(|list| list.count > 0).collect()
}

fn items<'a>(paths: &[&'a str], about: &About<'a>, limits: Limits) -> Vec<FileItem<'a>> {
    let (mut members, mut statements, mut years) = (Vec::new(), Vec::new(), Vec::new());
    let (mut journal, mut data, mut other) = (0, Vec::new(), Vec::new());
    let year = |file: &str| file.strip_suffix(".html").and_then(|year| year.parse::<Year>().ok());
    let on_site = |path: &str| format!("{}{path}", about.folder);
    for &path in paths {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            _ if SINGLE.iter().any(|(single, _)| *single == path) => {}
            ["kommunen", id, "index.html"] => {
                let name = about.members.and_then(|members| members.get(*id));
                members.push(name.map_or(*id, String::as_str));
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
    let single = SINGLE.iter().filter(|(path, _)| paths.contains(path)).map(|(_, name)| match *name {
        // At the root of several agreements the index is the list of them.
        "overview" if about.members.is_none() => FileItem::Page { name: "start" },
        name => FileItem::Page { name },
    });
    let mut items: Vec<FileItem<'a>> = single.collect();
    if !members.is_empty() {
        items.push(FileItem::Members { members: Table::of(members, limits.members.min(NAMED)) });
    }
    if !statements.is_empty() {
        items.push(FileItem::Statements { count: statements.len(), years: Years::of(statements) });
    }
    if !years.is_empty() {
        items.push(FileItem::Years { years: Years::of(years) });
    }
    if journal > 0 {
        items.push(FileItem::Journal { count: journal });
    }
    if !data.is_empty() {
        items.push(FileItem::Data { files: Table::of(data, limits.rows.min(NAMED)) });
    }
    if !other.is_empty() {
        items.push(FileItem::Other { files: Table::of(other, limits.rows.min(NAMED)) });
    }
    items
}
