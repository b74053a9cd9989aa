//! All that is published of one agreement, pages and data, handed out file by file.

use crate::data::{self, Head};
use crate::figures::Figures;
use crate::pages::{
    self, AgreementPages, Interruption, KeyFigures, Published, Templates, WriteFile, render_agreement,
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

/// Renders an agreement, with the foot that its state gives or another one; `alone` says whether it is the only one of
/// the site.
pub(super) fn render(
    templates: &Templates,
    (source, figures): (&AgreementSource, &Figures<'_>),
    foot: Option<&Foot>,
    alone: bool,
    write: &mut WriteFile<'_>,
) -> Result<KeyFigures, Interruption> {
    let head = Head::of(source, figures.ledger);
    let own = Foot::of(figures, &head);
    let foot = foot.unwrap_or(&own);
    let stands = figures.ledger.stands.iter();
    let pages = AgreementPages {
        figures,
        published: Published {
            last_booking: foot.last_booking,
            digest: &foot.digest,
            head: &head,
            stand_digests: stands.map(|stand| heads_of(stand, source).last().map(Head::digest)).collect(),
        },
        tables: &data::tables(source, figures, &head),
        folder: &source.folder,
        alone,
    };
    let key_figures = render_agreement(templates, &pages, write)?;
    for file in data::kept_files(source) {
        write(&file.path, &file.bytes)?;
    }
    Ok(key_figures)
}
