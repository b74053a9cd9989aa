//! What stands at the site's root beside the agreements: the list of them where there are several, the legal
//! pages, the stylesheet.

use crate::data::Heads;
use crate::digest;
use crate::german;
use crate::page_table::PageKind;
use crate::pages::frame::templates::Templates;
use crate::pages::frame::{AllAgreements, Frame, Whose, framed};
use crate::pages::interruption::{Interruption, WriteFile};
use crate::pages::page::legal;
use crate::pages::part::amount::Amount;
use crate::pages::part::basis::Basis;
use crate::pages::part::example;
use crate::pages::part::table_signs::TableSigns;
use crate::year::Year;
use jiff::civil::Date;
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// The file with the digest of each agreement.
const HEADS: &str = "heads.csv";

/// What the start page says of one agreement; made when its pages are rendered, and small enough to keep.
#[derive(Clone, Debug)]
pub struct KeyFigures {
    /// Header and footer of its pages.
    pub(in crate::pages) head: Whose,
    digest: String,
    last_booking: Option<Date>,
    row: ListedAgreement,
}

#[derive(Clone, Debug, Serialize)]
struct ListedAgreement {
    id: String,
    title: String,
    members: usize,
    /// The last year that is over, else the one that has begun.
    year: Option<Year>,
    /// Whether it is over.
    complete: bool,
    total: Option<Amount>,
    /// The share of the common costs that stands for all.
    share: Option<Amount>,
    last_booking: Option<String>,
}

#[derive(Debug, Serialize)]
struct Start<'k> {
    agreements: Vec<&'k ListedAgreement>,
    signs: TableSigns,
}

impl KeyFigures {
    pub(in crate::pages) fn of(basis: &Basis<'_, '_>, head: Whose, digest: &str) -> Self {
        let figures = basis.figures;
        let year = basis.reference_year();
        let example = year.and_then(|year| Some((year, example::of_year(basis, year)?)));
        let share = example
            .filter(|(year, _)| figures.bills.total_common(*year).is_booked())
            .map(|(year, example)| Amount::spoken(figures.bills.common(year, example.member)));
        let row = ListedAgreement {
            id: basis.agreement().id.clone(),
            title: basis.agreement().title.clone(),
            members: figures.reference.members.len(),
            year,
            complete: figures.reference.year.is_some_and(|year| year.complete),
            total: year.map(|year| Amount::spoken(figures.bills.total(year))),
            share,
            last_booking: figures.reference.last_booking.map(german::date),
        };
        Self { head, digest: digest.to_owned(), last_booking: figures.reference.last_booking, row }
    }
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
    write("style.css", &templates.style)?;
    write("icon.svg", &templates.icon)?;
    let heads = Heads::of(agreements.iter().map(|of| (of.row.id.clone(), of.digest.clone())));
    write(HEADS, &heads.csv())?;
    let head = match agreements {
        [alone] if !several => alone.head.clone(),
        _ => Whose::All(Value::from(Serde(AllAgreements {
            last_booking: agreements.iter().filter_map(|of| of.last_booking).max().map(german::date),
            digest: digest::short(&heads.digest()),
        }))),
    };
    let mut page = |(frame, page): (Frame, Value)| {
        let (html, _) = templates.render(&frame, framed(&frame, 0, head.clone(), page))?;
        Ok(write(&frame.path, html.as_bytes())?)
    };
    if several {
        let mut rows: Vec<&ListedAgreement> = agreements.iter().map(|agreement| &agreement.row).collect();
        rows.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
        let amounts = rows.iter().flat_map(|row| row.total.iter().chain(&row.share));
        let start =
            Start { signs: TableSigns::of_marks(amounts.map(|amount| amount.mark)), agreements: rows };
        page((Frame::only(PageKind::Start), Value::from(Serde(start))))?;
        page((Frame::only(PageKind::PrintStyle), Value::from(())))?;
    }
    let settings = &templates.settings;
    let (frame, imprint) = legal::imprint(&settings.imprint);
    page((frame, Value::from(Serde(imprint))))?;
    let (frame, privacy) = legal::privacy(&settings.privacy, &templates.words);
    page((frame, Value::from(Serde(privacy))))?;
    let (frame, accessibility) = legal::accessibility(&settings.accessibility);
    page((frame, Value::from(Serde(accessibility))))
}
