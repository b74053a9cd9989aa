//! The picture that others show beside a link to these pages, where settings ask for it: what the agreement is called,
//! what each pays, and of when that is; of several agreements what they cost together.

use crate::charts;
use crate::german;
use crate::page_table::LINK_PICTURE;
use crate::pages::frame::templates::{SHARE_PICTURE, Templates};
use crate::pages::interruption::{Interruption, WriteFile};
use crate::pages::page::overview::Overview;
use crate::pages::page::start::said::PicturedTotal;
use jiff::civil::Date;
use serde::Serialize;

/// Width and height that are shown everywhere without being cut.
const SIZE: (u32, u32) = (1200, 630);
/// The size of the title, the room of a line and how many there are.
const TITLE: (u16, u16, usize) = (60, 1180, 3);

/// What the template shows.
#[derive(Debug, Serialize)]
struct SharePicture<'p> {
    title: Vec<String>,
    #[serde(flatten)]
    of: PictureOf<'p>,
    last_booking: Option<String>,
}

/// Whose picture it is.
#[derive(Debug, Serialize)]
#[serde(tag = "of", content = "shown")]
enum PictureOf<'p> {
    Agreement(&'p Overview<'p>),
    All(&'p PicturedTotal),
}

/// As all templates get what they show.
#[derive(Debug, Serialize)]
struct Pictured<'p> {
    page: SharePicture<'p>,
}

/// Writes the picture of an agreement, if it is asked for.
///
/// # Errors
/// As for pages.
pub(in crate::pages) fn of_agreement(
    templates: &Templates,
    title: &str,
    overview: &Overview<'_>,
    last_booking: Option<Date>,
    write: &mut WriteFile<'_>,
) -> Result<(), Interruption> {
    picture(templates, title, PictureOf::Agreement(overview), last_booking, write)
}

/// Writes that of all of several agreements, if it is asked for.
///
/// # Errors
/// As for pages.
pub(in crate::pages) fn of_all(
    templates: &Templates,
    all: &PicturedTotal,
    last_booking: Option<Date>,
    write: &mut WriteFile<'_>,
) -> Result<(), Interruption> {
    picture(templates, &templates.words.all_agreements, PictureOf::All(all), last_booking, write)
}

fn picture(
    templates: &Templates,
    title: &str,
    of: PictureOf<'_>,
    last_booking: Option<Date>,
    write: &mut WriteFile<'_>,
) -> Result<(), Interruption> {
    if !templates.settings.site.share_picture {
        return Ok(());
    }
    let (size, room, lines) = TITLE;
    let title = charts::bold_lines(title, size, room, lines);
    let page = SharePicture { title, of, last_booking: last_booking.map(german::date) };
    let (svg, _) = templates.render(SHARE_PICTURE, Pictured { page })?;
    let png = charts::png(&svg, SIZE).map_err(|found| templates.broken(SHARE_PICTURE, found))?;
    Ok(write(LINK_PICTURE, &png)?)
}
