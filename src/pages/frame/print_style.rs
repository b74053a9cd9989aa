//! The stylesheet of the paper of an agreement, or of the pages that belong to none. What stands in the margin of every sheet can be said in CSS only, and the
//! policy of the pages allows none in them: so each has a file of its own.

use crate::pages::frame::Frame;

/// The template of the stylesheet.
pub(in crate::pages) const TEMPLATE: &str = "print.css";

/// The stylesheet; all it says is in the frame of the page.
pub(in crate::pages) fn page() -> (Frame, ()) {
    (Frame::below(TEMPLATE.to_owned(), "print"), ())
}
