//! All pages of one agreement, made in the order of the table of pages.

use crate::data::{self, Catalog, Claim, DATA_PACKAGE, DataTable, Dataset, Publication};
use crate::digest;
use crate::figures::Figures;
use crate::german;
use crate::ledger::MemberIx;
use crate::page_table::PageKind;
use crate::pages::frame::stated::TitledChart;
use crate::pages::frame::templates::Templates;
use crate::pages::frame::{AgreementHead, EarlierStand, Frame, Framing, Whose};
use crate::pages::interruption::{Interruption, WriteFile};
use crate::pages::page::changes::Changes;
use crate::pages::page::checksums;
use crate::pages::page::cite;
use crate::pages::page::data_page;
use crate::pages::page::journal::Journal;
use crate::pages::page::keys;
use crate::pages::page::member_list;
use crate::pages::page::member_page;
use crate::pages::page::method;
use crate::pages::page::outlook;
use crate::pages::page::overview;
use crate::pages::page::share_picture;
use crate::pages::page::sitemap::{self, Sitemap};
use crate::pages::page::start::KeyFigures;
use crate::pages::page::statement::{self, YearEntries};
use crate::pages::page::year_list;
use crate::pages::page::year_page;
use crate::pages::part::basis::Basis;
use crate::pages::part::drawing::DrawingMarkup;
use crate::pages::part::history_link::HistoryLinks;
use crate::pages::published::Published;
use crate::year::Year;
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

/// An agreement whose pages are to be rendered.
pub struct AgreementPages<'a> {
    /// What they say.
    pub figures: &'a Figures<'a>,
    /// What they say of the data.
    pub published: Published<'a>,
    /// Its tables, but for what the sentences of its pages state.
    pub tables: &'a [DataTable<'a>],
    /// Its folder within the ledger root, with `/`; empty where that is it.
    pub folder: &'a str,
    /// The folder of its pages below the root of the site, with a final `/`; empty where that is it.
    pub pages: &'a str,
    /// Whether it is the only agreement of the site.
    pub alone: bool,
}

/// Renders all pages of an agreement and hands each to `write` with its path below the agreement's folder;
/// returns what the start page says of it.
///
/// # Errors
/// Where a template asks for something that its page does not have, or whatever `write` fails with.
pub fn render_agreement(
    templates: &Templates,
    agreement: &AgreementPages<'_>,
    write: &mut WriteFile<'_>,
) -> Result<KeyFigures, Interruption> {
    let basis = Basis::of(agreement.figures, &templates.words);
    let Published { last_booking, digest, copy_of, .. } = agreement.published;
    let head = head(&basis, &agreement.published, agreement.alone);
    let folder = agreement.pages;
    let mut press = Press {
        templates,
        framing: Framing::new(templates, head.clone(), folder.to_owned()),
        write,
        paths: Vec::new(),
        claims: BTreeMap::new(),
        charts: Vec::new(),
        drawn: BTreeSet::new(),
    };

    press.page((Frame::only(PageKind::PrintStyle), ()))?;
    let (frame, overview) = overview::page(&basis);
    press.drawings(overview.drawings())?;
    share_picture::of_agreement(templates, &basis.agreement().title, &overview, last_booking, press.write)?;
    press.page((Frame::only(PageKind::Presentation), &overview))?;
    press.page((frame, overview))?;
    let (frame, members) = member_list::page(&basis);
    press.drawings(members.drawings())?;
    press.page((frame, members))?;
    for member in basis.members_ever() {
        let (frame, page) = member_page::page(&basis, member);
        press.drawings(page.drawings())?;
        press.page((frame, page))?;
    }
    let members: Vec<(MemberIx, Vec<Year>)> =
        basis.members_ever().into_iter().map(|member| (member, basis.years_of(member))).collect();
    for &year in agreement.figures.bills.years() {
        let entries = YearEntries::of(&basis, year, &press.framing)?;
        for (member, years) in members.iter().filter(|(_, years)| years.contains(&year)) {
            press.page(statement::page(&basis, *member, &entries, years))?;
        }
    }
    press.page(year_list::page(&basis))?;
    for &year in agreement.figures.bills.years() {
        let (frame, page) = year_page::page(&basis, year);
        press.drawings(page.drawings())?;
        press.page((frame, page))?;
    }
    let journal = Journal::of(&basis, &press.framing)?;
    press.page(journal.all())?;
    for page in journal.years().chain(journal.cost_types()).chain(journal.statuses()) {
        press.page(page)?;
    }
    press.page(journal.memberships())?;
    press.page(journal.corrections())?;
    let (frame, outlook) = outlook::page(&basis);
    press.drawings(outlook.drawings())?;
    press.page((frame, outlook))?;
    press.page(method::page(&basis, agreement.published.head))?;
    if basis.agreement().is_measured() {
        press.page(keys::page(&basis))?;
    }
    let claims: Vec<Claim> = mem::take(&mut press.claims).into_values().flatten().collect();
    let dataset = Dataset::of(agreement.figures);
    let publication = publish(templates, agreement, &claims, &dataset, press.write)?;
    press.page(data_page::page(
        &basis,
        &agreement.published,
        &publication,
        (&dataset, &templates.settings, folder),
    ))?;
    let pattern = templates.settings.history.entry.as_ref();
    let links = HistoryLinks { pattern, agreement: &basis.agreement().id, folder: agreement.folder };
    let changes = Changes::of(&basis, &agreement.published, &links);
    press.page(changes.page(&basis))?;
    let address = templates.settings.site.address.as_ref().map(|site| site.of(folder));
    // Who subscribes wants to know what is to come.
    if copy_of.is_none() {
        let publisher = templates.settings.imprint.publisher.as_deref();
        press.page(changes.feed(&basis, publisher, address.as_deref()))?;
    }
    press.page(checksums::page(&basis, &agreement.published))?;
    let charts = mem::take(&mut press.charts);
    press.page(cite::page(&basis, &agreement.published, (&claims, &charts), address))?;
    // Search engines are led to the present pages only.
    let sitemap = Sitemap::of(templates, folder, &press.paths, last_booking).filter(|_| copy_of.is_none());
    if let Some(sitemap) = sitemap {
        (press.write)(sitemap::OF_AGREEMENT, sitemap.render(templates)?.as_bytes())?;
    }
    let catalog = Catalog::of(dataset, &publication, folder.to_owned());
    let head = Some(head).filter(|_| agreement.alone);
    Ok(KeyFigures::of(&basis, head, digest).with_data(catalog))
}

/// Writes the data in all their forms.
fn publish(
    templates: &Templates,
    agreement: &AgreementPages<'_>,
    claims: &[Claim],
    dataset: &Dataset,
    write: &mut WriteFile<'_>,
) -> Result<Publication, Interruption> {
    let claims = data::claims(claims);
    let Published { last_booking, digest, copy_of, .. } = agreement.published;
    // The data of a copy stay as they are, whatever becomes of the templates: what quotes these is left out.
    let is_copy = copy_of.is_some();
    let quoting = (!is_copy).then_some(&claims);
    let tables: Vec<&DataTable<'_>> = agreement.tables.iter().chain(quoting).collect();
    let publisher = templates.settings.publisher();
    let licence = templates.settings.data.licence.as_ref().map(|_| publisher.licence.name);
    let facts = [
        ("Worum es geht", dataset.about.clone()),
        ("Belegt", dataset.unproved.clone().unwrap_or_else(|| "alle Beträge".to_owned())),
        ("Letzte Buchung", last_booking.map(german::date).unwrap_or_default()),
        ("Prüfsumme", digest::short(digest)),
        ("Lizenz", licence.unwrap_or("noch nicht angegeben").to_owned()),
        ("Beträge", "in Euro; wie gerechnet wird, steht auf der Seite „Methodik“".to_owned()),
    ];
    let with_workbook = (templates.settings.data.workbook && !is_copy).then_some(facts.as_slice());
    let publication = data::publish(&tables, dataset, with_workbook, write)?;
    write(DATA_PACKAGE, &data::data_package(dataset, &publisher, &publication, (digest, agreement.pages)))?;
    Ok(publication)
}

/// What the start page says of an agreement, one of several, in the state of that digest.
#[must_use]
pub fn key_figures(templates: &Templates, figures: &Figures<'_>, digest: &str) -> KeyFigures {
    let basis = Basis::of(figures, &templates.words);
    KeyFigures::of(&basis, None, digest)
}

fn head(basis: &Basis<'_, '_>, published: &Published<'_>, alone: bool) -> Whose {
    let agreement = basis.agreement();
    let names = |common: bool| {
        let of = agreement.cost_types.iter().filter(move |cost_type| cost_type.is_common() == common);
        of.map(|cost_type| cost_type.name.as_str()).collect()
    };
    let head = AgreementHead {
        title: &agreement.title,
        full_title: agreement.full_title.as_deref(),
        last_booking: published.last_booking.map(german::date),
        digest: digest::short(published.digest),
        copy_of: published.copy_of.map(EarlierStand::of),
        alone,
        by_months: basis.figures.by_months(),
        alike: agreement.bears_common_costs_alike(),
        common_cost_types: names(true),
        other_cost_types: names(false),
    };
    Whose::Agreement(Value::from(Serde(head)))
}

/// Renders one page after the other.
struct Press<'a, 'w> {
    templates: &'a Templates,
    framing: Framing<'a>,
    write: &'a mut WriteFile<'w>,
    /// The pages so far.
    paths: Vec<String>,
    /// What the sentences of the pages so far state, in the order of the table of pages.
    claims: BTreeMap<PageKind, Vec<Claim>>,
    /// The charts that are files of their own, with the path of the page that shows them.
    charts: Vec<(String, TitledChart)>,
    /// The files of charts so far.
    drawn: BTreeSet<String>,
}

impl Press<'_, '_> {
    /// Writes drawings as files of their own; one that two pages show is one file.
    fn drawings<'d>(&mut self, all: impl IntoIterator<Item = &'d DrawingMarkup>) -> Result<(), Interruption> {
        for drawing in all {
            if self.drawn.insert(drawing.path().to_owned()) {
                (self.write)(drawing.path(), drawing.file(&self.templates.chart_style).as_bytes())?;
            }
        }
        Ok(())
    }

    fn page<P: Serialize>(&mut self, (frame, page): (Frame, P)) -> Result<(), Interruption> {
        let (text, citable) = self.framing.render(&frame, page)?;
        // What the presentation says again is cited from the overview.
        let stated = citable.figures.into_iter().filter(|_| frame.kind != PageKind::Presentation);
        let claims = stated.map(|of| Claim {
            claim: of.claim,
            page: frame.path.clone(),
            year: of.year,
            member: of.member,
            value: of.value,
            unit: of.unit,
            sentence: of.sentence,
        });
        self.claims.entry(frame.kind).or_default().extend(claims);
        self.charts.extend(citable.charts.into_iter().map(|chart| (frame.path.clone(), chart)));
        (self.write)(&frame.path, text.as_bytes())?;
        self.paths.push(frame.path);
        Ok(())
    }
}
