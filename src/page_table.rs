//! The table of pages: a row for each kind of page. Where pages stand, which template lays them out, what the
//! navigation and the comment of a change call them, in which order their claims are published and what the tests look
//! for: all of it is read from here.

use crate::invariant::Invariant;
use crate::year::Year;
use std::fmt::{Display, Write};

/// The folder of an agreement with those of its drawings that are files of their own.
pub const DRAWINGS: &str = "diagramme/";
/// The folder of an agreement with the copies of its pages at recorded stands.
pub const STAND_COPIES: &str = "stand/";
/// The picture in the folder of an agreement that others show beside a link.
pub const LINK_PICTURE: &str = "vorschau.png";

/// The folder that a path starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFolder {
    /// The folder of the pages of one agreement.
    Agreement,
    /// The folder of the whole site.
    Root,
}

/// Below the folder of the whole site that of an agreement's pages: the same where it stands alone.
#[must_use]
pub fn folder_of_agreement(id: &str, alone: bool) -> String {
    if alone { String::new() } else { format!("{id}/") }
}

/// A part of the navigation. All but the way to the start page stand on every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationBar {
    /// The pages of an agreement, at the top.
    Header,
    /// What proves its figures, in the foot.
    Proofs,
    /// The way to all agreements.
    Start,
    /// What the law asks for, and what explains the site.
    Legal,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// The name of the kind in templates and tests.
    pub id: &'static str,
    /// Where its path starts.
    pub folder: PageFolder,
    /// Its path, with gaps for what a page of this kind is about.
    pub path: &'static str,
    /// The template that lays it out.
    pub template: &'static str,
    /// What it is called where changed pages are listed; none where they are counted or named by what they are about.
    pub name: Option<&'static str>,
    /// Where it stands in the navigation, and what it is called there.
    pub navigation: Option<(NavigationBar, &'static str)>,
    /// The page whose place in the navigation is marked on it.
    pub section: PageKind,
}

macro_rules! pages {
    (@or $one:expr) => { $one };
    (@or $one:expr, $other:expr) => { $one };
    ($($kind:ident $id:literal $folder:ident $path:literal $template:literal
        $(named $name:literal)? $(at $bar:ident $label:literal)? $(below $section:ident)?;)*) => {
        /// A kind of page, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PageKind {
            $(#[doc = $path] $kind,)*
        }

        impl PageKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Its row.
            #[must_use]
            pub fn row(self) -> &'static PageRow {
                match self {
                    $(Self::$kind => &PageRow {
                        id: $id,
                        folder: PageFolder::$folder,
                        path: $path,
                        template: $template,
                        name: pages!(@or $(Some($name),)? None),
                        navigation: pages!(@or $(Some((NavigationBar::$bar, $label)),)? None),
                        section: pages!(@or $(Self::$section,)? Self::$kind),
                    },)*
                }
            }
        }
    };
}

pages! {
    Overview "overview" Agreement "index.html" "overview.html" named "Überblick" at Header "Überblick";
    Presentation "presentation" Agreement "praesentation.html" "presentation.html" named "Präsentation" below Overview;
    Members "members" Agreement "kommunen/index.html" "member_list.html" named "Liste der Kommunen" at Header "Kommunen";
    Member "member" Agreement "kommunen/{member}/index.html" "member_page.html" below Members;
    Statement "statement" Agreement "kommunen/{member}/{year}.html" "statement.html" below Members;
    Years "years" Agreement "jahre/index.html" "year_list.html" named "Liste der Jahre" at Header "Jahre";
    YearPage "year" Agreement "jahre/{year}.html" "year_page.html" below Years;
    Journal "journal" Agreement "buchungen/index.html" "journal.html" at Header "Buchungen";
    JournalOfYear "journal-of-year" Agreement "buchungen/{year}.html" "journal.html" below Journal;
    JournalOfCostType "journal-of-cost-type" Agreement "buchungen/art-{cost_type}.html" "journal.html" below Journal;
    JournalOfStatus "journal-of-status" Agreement "buchungen/status-{status}.html" "journal.html" below Journal;
    Memberships "memberships" Agreement "buchungen/mitgliedschaften.html" "journal.html" below Journal;
    Corrections "corrections" Agreement "buchungen/korrekturen.html" "journal.html" below Journal;
    Outlook "outlook" Agreement "ausblick.html" "outlook.html" named "Ausblick" at Header "Ausblick";
    Method "method" Agreement "methodik.html" "method.html" named "Methodik" at Header "Methodik";
    Keys "keys" Agreement "verteilungsschluessel.html" "keys.html" named "Verteilungsschlüssel" below Method;
    Data "data" Agreement "daten.html" "data_page.html" named "Daten" at Header "Daten";
    Changes "changes" Agreement "aenderungen.html" "changes.html" named "Änderungen" at Proofs "Änderungen" below Journal;
    ChangesFeed "changes-feed" Agreement "aenderungen.xml" "changes_feed.xml" named "Feed der Änderungen" below Journal;
    Checksums "checksums" Agreement "pruefsummen.html" "checksums.html" named "Prüfsummen" at Proofs "Prüfsummen" below Data;
    Cite "cite" Agreement "zitieren.html" "cite.html" named "So zitieren" at Proofs "So zitieren" below Data;
    // What stands in the margin of a sheet of paper. Only CSS can say it, and the policy of the pages allows none in
    // them.
    PrintStyle "print" Agreement "print.css" "print.css";
    Start "start" Root "index.html" "start.html" named "Liste der Vereinbarungen" at Start "Alle Vereinbarungen";
    // What is below the list are files, not folders, so that no agreement's id can be in their way.
    AgreementsBy "agreements-by" Root "vereinbarungen-{letters}.html" "agreements_by.html" named "Liste der Vereinbarungen" below Start;
    MunicipalitiesBy "municipalities-by" Root "kommunen-{letters}.html" "municipalities_by.html" named "Kommunen über alle Vereinbarungen" below Start;
    Municipality "municipality" Root "kommune-{municipality}.html" "municipality.html" named "Kommunen über alle Vereinbarungen" below Start;
    Imprint "imprint" Root "impressum.html" "imprint.html" named "Impressum" at Legal "Impressum";
    Privacy "privacy" Root "datenschutz.html" "privacy.html" named "Datenschutz" at Legal "Datenschutz";
    Accessibility "accessibility" Root "barrierefreiheit.html" "accessibility.html" named "Barrierefreiheit" at Legal "Barrierefreiheit";
    EasyLanguage "easy-language" Root "leichte-sprache.html" "easy_language.html" named "Leichte Sprache" at Legal "Leichte Sprache";
    Glossary "glossary" Root "begriffe.html" "glossary.html" named "Begriffe" at Legal "Begriffe";
    // What a server shows where there is no page.
    NotFound "not-found" Root "404.html" "not_found.html" named "Seite nicht gefunden";
}

impl PageKind {
    /// The path of the page that is about these, one for each gap.
    #[must_use]
    pub fn path(self, about: &[&dyn Display]) -> String {
        let mut parts = self.row().path.split('{');
        let mut path = parts.next().unwrap_or_default().to_owned();
        let mut about = about.iter();
        for part in parts {
            let (_, rest) = part.split_once('}').invariant("a gap of the table of pages is closed");
            let value = about.next().invariant("a page is about as much as its path has gaps");
            write!(path, "{value}{rest}").invariant("a string takes all text");
        }
        path
    }

    /// The kind of the page at a path, and what it is about.
    #[must_use]
    pub fn at(folder: PageFolder, path: &str) -> Option<(Self, Vec<&str>)> {
        let in_folder = Self::ALL.iter().filter(|kind| kind.row().folder == folder);
        in_folder.copied().find_map(|kind| Some((kind, gaps(kind.row().path, path)?)))
    }
}

/// What stands in the gaps of a path of the table.
fn gaps<'p>(row: &str, path: &'p str) -> Option<Vec<&'p str>> {
    if row.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut gaps = Vec::new();
    for (part, given) in row.split('/').zip(path.split('/')) {
        match part.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
            None if part == given => {}
            None => return None,
            Some((before, (gap, after))) => {
                let value = given.strip_prefix(before)?.strip_suffix(after)?;
                let fits = match gap {
                    "year" => value.parse::<Year>().is_ok(),
                    _ => !value.is_empty(),
                };
                fits.then(|| gaps.push(value))?;
            }
        }
    }
    Some(gaps)
}

#[cfg(test)]
mod tests {
    use super::{PageFolder, PageKind};

    #[test]
    fn a_page_is_known_by_its_path() {
        use PageFolder::{Agreement, Root};
        for (folder, path, expected) in [
            (Agreement, "index.html", Some((PageKind::Overview, vec![]))),
            (Root, "index.html", Some((PageKind::Start, vec![]))),
            (Agreement, "kommunen/selm/index.html", Some((PageKind::Member, vec!["selm"]))),
            (Agreement, "kommunen/selm/2020.html", Some((PageKind::Statement, vec!["selm", "2020"]))),
            (Agreement, "kommunen/selm/zwanzig.html", None),
            (Agreement, "kommunen//index.html", None),
            (Agreement, "buchungen/art-wartung.html", Some((PageKind::JournalOfCostType, vec!["wartung"]))),
            (Agreement, "buchungen/art-.html", None),
            (Agreement, "data/costs.csv", None),
            (Root, "kommune-05978032.html", Some((PageKind::Municipality, vec!["05978032"]))),
            (Root, "ausblick.html", None),
        ] {
            assert_eq!(PageKind::at(folder, path), expected, "{path}");
        }
    }

    #[test]
    fn every_row_is_found_by_a_path_made_from_it() {
        for &kind in PageKind::ALL {
            let about: Vec<&str> = match kind.row().path.matches('{').count() {
                0 => vec![],
                1 => vec!["2020"],
                _ => vec!["selm", "2020"],
            };
            let shown: Vec<&dyn std::fmt::Display> =
                about.iter().map(|about| about as &dyn std::fmt::Display).collect();
            let path = kind.path(&shown);
            assert_eq!(PageKind::at(kind.row().folder, &path), Some((kind, about)), "{path}");
        }
    }

    #[test]
    fn ids_are_unique_and_sections_stand_in_the_navigation() {
        for &kind in PageKind::ALL {
            let same = PageKind::ALL.iter().filter(|other| other.row().id == kind.row().id).count();
            assert_eq!(same, 1, "{}", kind.row().id);
            let is_marked = kind.row().section.row().navigation.is_some();
            let has_no_place = matches!(kind, PageKind::PrintStyle | PageKind::NotFound);
            assert!(is_marked || has_no_place, "{}", kind.row().id);
        }
    }
}
