//! The pages: one module a kind, with the typed context that its template lays out.

pub(super) mod changes;
pub(super) mod checksums;
pub(super) mod cite;
pub(super) mod data_page;
pub(super) mod journal;
pub(super) mod keys;
pub(super) mod legal;
pub(super) mod member_list;
pub(super) mod member_page;
pub(super) mod method;
pub(super) mod outlook;
pub(super) mod overview;
pub(super) mod share_picture;
pub(super) mod sitemap;
pub(super) mod start;
pub(super) mod statement;
pub(super) mod year_list;
pub(super) mod year_page;
