//! The stylesheet of an agreement's paper. What stands in the margin of every sheet can be said in CSS only, and the
//! policy of the pages allows none in them: so each agreement has a file of its own.

use super::frame::Frame;

/// The template of the stylesheet.
pub(super) const TEMPLATE: &str = "print.css";

/// The stylesheet; all it says is in the head of the agreement.
pub(super) fn page() -> (Frame, ()) {
    (Frame::below(TEMPLATE.to_owned(), "print"), ())
}
