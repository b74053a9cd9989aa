//! Pages in their frames. Header and footer say the same on many pages, and are made once for these.

use super::stated::Citable;
use super::templates::Templates;
use super::{Frame, Whose};
use crate::finding::Finding;
use crate::page_table::{LINK_PICTURE, PageKind};
use minijinja::Value;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A page in its frame, as templates see it.
#[derive(Clone, Debug, Serialize)]
struct Framed<P> {
    page: P,
    home: Cow<'static, str>,
    root: Cow<'static, str>,
    /// Its address in the web, where settings name that of the site.
    page_address: Option<String>,
    /// That of the picture to be shown beside a link.
    share_picture: Option<String>,
    /// One of the two is there.
    agreement: Option<Value>,
    all: Option<Value>,
    section: &'static str,
    here: &'static str,
    /// That of the folder of these pages, where settings name that of the site.
    address: Option<String>,
    /// Both are there when the page itself is rendered.
    header: Option<Value>,
    footer: Option<Value>,
}

/// A cell of a page, made before the page.
#[derive(Debug, Serialize)]
struct Piece<P> {
    cell: P,
    home: &'static str,
}

/// Puts the pages of one agreement into their frames, or those that belong to none.
#[derive(Debug)]
pub(in crate::pages) struct Framing<'t> {
    templates: &'t Templates,
    whose: Whose,
    /// The agreement's folder below the root, with a final `/`; empty where that is it.
    folder: String,
    /// Where links begin of a page that is shown at any address.
    top: Option<String>,
    /// What the pages of a section that stand equally deep have in common.
    made: BTreeMap<(PageKind, bool, usize), Framed<()>>,
}

impl<'t> Framing<'t> {
    pub(in crate::pages) fn new(templates: &'t Templates, whose: Whose, folder: String) -> Self {
        Self { templates, whose, folder, top: None, made: BTreeMap::new() }
    }

    /// The frame of a page that is shown at any address: its links begin at the top of the server.
    pub(in crate::pages) fn from_the_top(templates: &'t Templates, whose: Whose) -> Self {
        let top = templates.settings.site.address.as_ref().map(|address| address.path().to_owned());
        Self { top, ..Self::new(templates, whose, String::new()) }
    }

    /// Renders a page, with what of it can be cited.
    ///
    /// # Errors
    /// A finding where a template asks for something that the page does not have.
    pub(in crate::pages) fn render(
        &mut self,
        frame: &Frame,
        page: impl Serialize,
    ) -> Result<(String, Citable), Box<Finding>> {
        let depth = depth(&frame.path);
        let section = frame.kind.row().section;
        let place = (section, section == frame.kind, depth);
        let common = if let Some(made) = self.made.get(&place) {
            made.clone()
        } else {
            let made = self.common(place)?;
            self.made.insert(place, made.clone());
            made
        };
        let site = self.templates.settings.site.address.as_ref().filter(|_| self.top.is_none());
        let page_address = site.map(|site| site.of(&format!("{}{}", self.folder, frame.path)));
        let pictured = site.filter(|_| self.templates.settings.site.share_picture);
        let share_picture = pictured.map(|site| site.of(&format!("{}{LINK_PICTURE}", self.folder)));
        let Framed { home, root, agreement, all, section, here, address, header, footer, .. } = common;
        let way_to_root = root.clone();
        let framed = Framed {
            page,
            home,
            root,
            page_address,
            share_picture,
            agreement,
            all,
            section,
            here,
            address,
            header,
            footer,
        };
        let (text, citable) = self.templates.render(frame.kind.row().template, framed)?;
        Ok((self.templates.terms.linked(frame.kind, text, &way_to_root), citable))
    }

    /// A piece of a page that several pages of this kind show.
    ///
    /// # Errors
    /// A finding where the template asks for something that the piece does not have.
    pub(in crate::pages) fn piece(
        &self,
        of: PageKind,
        template: &str,
        cell: impl Serialize,
    ) -> Result<Value, Box<Finding>> {
        let piece = Piece { cell, home: up(depth(of.row().path)) };
        let (text, _) = self.templates.render(template, piece)?;
        Ok(Value::from_safe_string(text.trim_end().to_owned()))
    }

    fn common(&self, (section, is_it, depth): (PageKind, bool, usize)) -> Result<Framed<()>, Box<Finding>> {
        let (agreement, all) = match self.whose.clone() {
            Whose::Agreement(head) => (Some(head), None),
            Whose::All(all) => (None, Some(all)),
        };
        let mut common = Framed {
            page: (),
            home: self.way_up(depth),
            root: self.way_up(depth + self::depth(&self.folder)),
            page_address: None,
            share_picture: None,
            agreement,
            all,
            section: section.row().id,
            here: if is_it { "page" } else { "true" },
            address: self.templates.settings.site.address.as_ref().map(|site| site.of(&self.folder)),
            header: None,
            footer: None,
        };
        let render = |template| {
            let (text, _) = self.templates.render(template, &common)?;
            Ok::<_, Box<Finding>>(Some(Value::from_safe_string(text)))
        };
        (common.header, common.footer) = (render("header.html")?, render("footer.html")?);
        Ok(common)
    }
}

impl Framing<'_> {
    /// The way from a page to a folder so many levels above it.
    fn way_up(&self, levels: usize) -> Cow<'static, str> {
        self.top.clone().map_or(Cow::Borrowed(up(levels)), Cow::Owned)
    }
}

/// How many folders deep a page stands.
fn depth(path: &str) -> usize {
    path.bytes().filter(|byte| *byte == b'/').count()
}

/// The ways from a folder so many levels down, longest first. The pages of a municipality stand deepest, in
/// the copy of a stand of one of several agreements.
const UP: &str = "../../../../../";

fn up(levels: usize) -> &'static str {
    UP.get(..levels * 3).unwrap_or(UP)
}
