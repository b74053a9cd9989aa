//! All that is published of one agreement, pages and data, handed out file by file.

use crate::data::{self, Head};
use crate::figures::Figures;
use crate::ledger::Stand;
use crate::page_table::folder_of_agreement;
use crate::pages::{
    self, AgreementPages, Interruption, KeyFigures, Published, StandCopy, Templates, WriteFile,
    render_agreement,
};
use crate::source::AgreementSource;
use crate::verification::heads_of;
use jiff::civil::Date;

/// What the foot of every page says of the ledger's state.
#[derive(Clone, Debug)]
pub(super) struct Foot {
    /// The last booking day.
    last_booking: Option<Date>,
    /// The digest.
    digest: String,
}

impl Foot {
    /// The foot of the pages of an agreement in this state.
    pub(super) fn of(figures: &Figures<'_>, head: &Head) -> Self {
        Self { last_booking: figures.reference.last_booking, digest: head.digest() }
    }
}

/// What the start page says of an agreement whose own pages nobody asks for, one of several.
pub(super) fn key_figures(
    templates: &Templates,
    (source, figures): (&AgreementSource, &Figures<'_>),
) -> KeyFigures {
    pages::key_figures(templates, figures, &Head::of(source, figures.ledger).digest())
}

/// What the site is like around the pages of an agreement.
#[derive(Debug, Default)]
pub(super) struct SiteAround<'s> {
    /// The folder of the pages below the root, with a final `/`; empty where that is it.
    pub pages: String,
    /// Whether it is the only agreement of the site.
    pub alone: bool,
    /// Another foot than that of the agreement's state.
    pub foot: Option<&'s Foot>,
    /// For each stand the digest that the pages showed right after it, where that is known.
    pub stand_digests: Option<Vec<Option<String>>>,
    /// What became of the copy of each stand; empty where none are made.
    pub copies: Vec<StandCopy>,
    /// The stand of which this is the copy.
    pub copy_of: Option<&'s Stand>,
}

impl SiteAround<'_> {
    /// Around an agreement, alone or one of several.
    pub(super) fn around(id: &str, alone: bool) -> Self {
        Self { pages: folder_of_agreement(id, alone), alone, ..Self::default() }
    }
}

/// Renders an agreement.
pub(super) fn render(
    templates: &Templates,
    (source, figures): (&AgreementSource, &Figures<'_>),
    site: &SiteAround<'_>,
    write: &mut WriteFile<'_>,
) -> Result<KeyFigures, Interruption> {
    let head = Head::of(source, figures.ledger);
    let own = Foot::of(figures, &head);
    let foot = site.foot.unwrap_or(&own);
    let digest = |stand| heads_of(stand, source).last().map(Head::digest);
    let stand_digests = site.stand_digests.clone();
    let stand_digests = stand_digests.unwrap_or_else(|| figures.ledger.stands.iter().map(digest).collect());
    let pages = AgreementPages {
        figures,
        published: Published {
            last_booking: foot.last_booking,
            digest: &foot.digest,
            head: &head,
            stand_digests,
            copies: &site.copies,
            copy_of: site.copy_of,
        },
        tables: &data::tables(source, figures, &head),
        folder: &source.folder,
        pages: &site.pages,
        alone: site.alone,
    };
    let key_figures = render_agreement(templates, &pages, write)?;
    for file in data::kept_files(source) {
        write(&file.path, &file.bytes)?;
    }
    Ok(key_figures)
}
