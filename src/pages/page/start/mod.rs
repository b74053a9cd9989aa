//! What stands at the site's root beside the agreements: where there are several the list of them and a page for each
//! municipality over all of them, the legal pages, the stylesheet.

mod key_figures;
mod municipality;
mod register;
pub(in crate::pages) mod said;

pub use key_figures::KeyFigures;

use crate::data::{Catalog, CatalogFile, Heads};
use crate::digest;
use crate::finding::Finding;
use crate::german;
use crate::page_table::{PageKind, folder_of_agreement};
use crate::pages::frame::templates::Templates;
use crate::pages::frame::{AllAgreements, Frame, Framing, Whose};
use crate::pages::interruption::{Interruption, WriteFile};
use crate::pages::page::legal;
use crate::pages::page::share_picture;
use crate::pages::page::sitemap;
use key_figures::ListedAgreement;
use minijinja::Value;
use minijinja::value::Serde;
use municipality::{ListedMunicipality, Municipality};
use register::RegisterPart;
use said::OfAllAgreements;
use serde::Serialize;

/// The file with the digest of each agreement.
const HEADS: &str = "heads.csv";

#[derive(Debug, Serialize)]
struct Start<'k> {
    lead: Vec<OfAllAgreements>,
    agreements: RegisterPart<&'k ListedAgreement>,
    municipalities: RegisterPart<ListedMunicipality<'k>>,
}

/// Renders what stands at the root, and hands each file to `write`. The only agreement of a site has its own
/// pages there, so that its header stands on the legal pages too; of `several` it is the list, and those given may
/// be a part of them.
///
/// # Errors
/// Where a template asks for something that its page does not have, or whatever `write` fails with.
pub fn render_root(
    templates: &Templates,
    agreements: &[KeyFigures],
    several: bool,
    write: &mut WriteFile<'_>,
) -> Result<(), Interruption> {
    write("style.css", templates.style.as_bytes())?;
    write("icon.svg", &templates.icon)?;
    let heads = Heads::of(agreements.iter().map(|of| (of.row.id.clone(), of.digest.clone())));
    write(HEADS, &heads.csv())?;
    let last_booking = agreements.iter().filter_map(|of| of.last_booking).max();
    let alone = agreements.iter().filter(|_| !several).find_map(|of| of.head.clone());
    let head = alone.unwrap_or_else(|| {
        Whose::All(Value::from(Serde(AllAgreements {
            last_booking: last_booking.map(german::date),
            digest: digest::short(&heads.digest()),
        })))
    });
    let not_found =
        Framing::from_the_top(templates, head.clone()).render(&Frame::only(PageKind::NotFound), ())?;
    write(PageKind::NotFound.row().path, not_found.0.as_bytes())?;
    if several {
        let pictured = said::pictured(agreements, &templates.words);
        share_picture::of_all(templates, &pictured, last_booking, write)?;
    }
    let mut framing = Framing::new(templates, head, String::new());
    let mut paths = Vec::new();
    let mut page = |(frame, page): (Frame, Value)| {
        let (html, _) = framing.render(&frame, page)?;
        write(&frame.path, html.as_bytes())?;
        paths.push(frame.path);
        Ok::<_, Interruption>(())
    };
    if several {
        let mut sorted: Vec<&KeyFigures> = agreements.iter().collect();
        sorted.sort_by(|a, b| (&a.row.title, &a.row.id).cmp(&(&b.row.title, &b.row.id)));
        let municipalities = Municipality::all(&sorted);
        let listed = sorted.iter().map(|agreement| &agreement.row).collect();
        let (agreements, of_agreements) = RegisterPart::whole(listed, PageKind::AgreementsBy);
        let listed = municipalities.iter().map(Municipality::listed).collect();
        let (listed, of_municipalities) = RegisterPart::whole(listed, PageKind::MunicipalitiesBy);
        let lead = said::of_all_agreements(&sorted, &templates.words);
        let start = Start { lead, agreements, municipalities: listed };
        page((Frame::only(PageKind::Start), Value::from(Serde(start))))?;
        for (frame, part) in of_agreements {
            page((frame, Value::from(Serde(part))))?;
        }
        for (frame, part) in of_municipalities {
            page((frame, Value::from(Serde(part))))?;
        }
        for municipality in &municipalities {
            let (frame, context) = municipality.page(&templates.words);
            page((frame, Value::from(Serde(context))))?;
        }
        page((Frame::only(PageKind::PrintStyle), Value::from(())))?;
    }
    let settings = &templates.settings;
    let (frame, imprint) = legal::imprint(&settings.imprint);
    page((frame, Value::from(Serde(imprint))))?;
    let (frame, privacy) = legal::privacy(settings);
    page((frame, Value::from(Serde(privacy))))?;
    let (frame, accessibility) = legal::accessibility(settings);
    page((frame, Value::from(Serde(accessibility))))?;
    let (frame, easy_language) = legal::easy_language(settings);
    page((frame, Value::from(Serde(easy_language))))?;
    page((Frame::only(PageKind::Glossary), Value::from(())))?;
    let Some(site) = &settings.site.address else { return Ok(()) };
    let folders: Vec<String> =
        agreements.iter().map(|of| folder_of_agreement(&of.row.id, !several)).collect();
    sitemap::write_root(templates, site, (&paths, &folders, last_booking), write)
}

/// The catalog of all data in its two forms: the path of each and its parts.
#[must_use]
pub fn catalogs<'a>(templates: &'a Templates, agreements: &'a [KeyFigures]) -> [CatalogFile<'a>; 2] {
    Catalog::files(agreements.iter().filter_map(|of| of.catalog.as_ref()), templates.settings.publisher())
}

/// What the last booking makes outdated of what the settings say.
#[must_use]
pub fn overdue(templates: &Templates, agreements: &[KeyFigures]) -> Vec<Finding> {
    templates.overdue(agreements.iter().filter_map(|of| of.last_booking).max())
}
