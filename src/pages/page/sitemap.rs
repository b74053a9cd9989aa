//! What search engines read where settings name the address of the site: a list of the pages of each agreement, one of
//! those at the root, and the list of these lists. So no list grows with the number of agreements but the last.

use crate::finding::Finding;
use crate::page_table::{NavigationBar, PageFolder, PageKind};
use crate::pages::frame::site_address::SiteAddress;
use crate::pages::frame::templates::{ROBOTS, SITEMAP, SITEMAP_INDEX, Templates};
use crate::pages::interruption::{Interruption, WriteFile};
use jiff::civil::Date;
use serde::Serialize;

/// The list of an agreement, in its folder.
pub(in crate::pages) const OF_AGREEMENT: &str = "sitemap-vereinbarung.xml";
/// The list of the pages at the root.
const OF_ROOT: &str = "sitemap-website.xml";

/// A list of pages.
#[derive(Debug, Serialize)]
pub(in crate::pages) struct Sitemap {
    pages: Vec<ListedPage>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
struct ListedPage {
    address: String,
    /// When it last changed; of a page that changes with the settings, the ledgers do not say so.
    changed: Option<String>,
}

/// The list of the lists.
#[derive(Debug, Serialize)]
struct SitemapIndex {
    addresses: Vec<String>,
}

/// What robots are told.
#[derive(Debug, Serialize)]
struct Robots {
    sitemap: String,
}

/// As all templates get what they show.
#[derive(Debug, Serialize)]
struct Listing<L> {
    page: L,
}

impl Sitemap {
    /// The list of the pages in a folder of the site; `None` where its address is not known.
    pub(in crate::pages) fn of(
        templates: &Templates,
        folder: &str,
        paths: &[String],
        last_booking: Option<Date>,
    ) -> Option<Self> {
        let site = templates.settings.site.address.as_ref()?;
        let pages = paths.iter().filter(|path| path.ends_with(".html")).map(|path| ListedPage {
            address: site.of(&format!("{folder}{path}")),
            changed: last_booking.filter(|_| !changes_with_settings(path)).map(|day| day.to_string()),
        });
        Some(Self { pages: pages.collect() })
    }

    /// As a file.
    ///
    /// # Errors
    /// Where the template asks for something else.
    pub(in crate::pages) fn render(self, templates: &Templates) -> Result<String, Box<Finding>> {
        templates.render(SITEMAP, Listing { page: self }).map(|(text, _)| text)
    }
}

/// Whether it is one of the pages that the law asks for, or one that explains the site.
fn changes_with_settings(path: &str) -> bool {
    PageKind::at(PageFolder::Root, path)
        .is_some_and(|(kind, _)| matches!(kind.row().navigation, Some((NavigationBar::Legal, _))))
}

/// Writes what stands at the root: the list of its pages, the list of all lists, and where robots find it. `folders`
/// are those of the agreements.
///
/// # Errors
/// As for pages.
pub(in crate::pages) fn write_root(
    templates: &Templates,
    site: &SiteAddress,
    (paths, folders, last_booking): (&[String], &[String], Option<Date>),
    write: &mut WriteFile<'_>,
) -> Result<(), Interruption> {
    if let Some(pages) = Sitemap::of(templates, "", paths, last_booking) {
        write(OF_ROOT, pages.render(templates)?.as_bytes())?;
    }
    let mut addresses = vec![site.of(OF_ROOT)];
    addresses.extend(folders.iter().map(|folder| site.of(&format!("{folder}{OF_AGREEMENT}"))));
    let lists = Listing { page: SitemapIndex { addresses } };
    write(SITEMAP, templates.render(SITEMAP_INDEX, lists)?.0.as_bytes())?;
    let robots = Listing { page: Robots { sitemap: site.of(SITEMAP) } };
    Ok(write(ROBOTS, templates.render(ROBOTS, robots)?.0.as_bytes())?)
}
