//! A drawing backend for plotters that writes SVG for a page that has its own stylesheet.
//!
//! plotters' own SVG backend writes fixed colours, fonts and sizes into every element. This one writes a
//! class for the role of each mark and nothing about its look, text as text, and neighbours of one role as
//! one path. The canvas is ten times the size of the `viewBox`: whole numbers in, tenths of a unit out.

use super::mark::class_of;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Writes SVG elements into a string. It cannot fail.
pub(super) struct SvgBackend {
    /// The elements so far; the last path may still be open.
    written: String,
    /// Width and height in tenths.
    size: (u32, u32),
    /// The class of the path that is still open.
    open: Option<&'static str>,
}

impl SvgBackend {
    /// A canvas of that many tenths; `head` stands before everything drawn.
    pub(super) fn new(size: (u32, u32), head: String) -> Self {
        Self { written: head, size, open: None }
    }

    /// Takes what was drawn, and leaves the canvas empty.
    pub(super) fn take(&mut self) -> String {
        self.close();
        std::mem::take(&mut self.written)
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.written.push_str("\"/>");
        }
    }

    /// Continues the open path of that class, or begins one.
    fn path_of(&mut self, class: &'static str) {
        if self.open != Some(class) {
            self.close();
            self.written.push_str("<path class=\"");
            self.written.push_str(class);
            self.written.push_str("\" d=\"");
            self.open = Some(class);
        }
    }

    fn move_to(&mut self, (x, y): BackendCoord) {
        self.written.push('M');
        self.number(x);
        self.written.push(' ');
        self.number(y);
    }

    fn line_by(&mut self, dx: i32, dy: i32) {
        match (dx, dy) {
            (0, 0) => {}
            (_, 0) => self.step('h', dx),
            (0, _) => self.step('v', dy),
            _ => {
                self.step('l', dx);
                self.written.push(' ');
                self.number(dy);
            }
        }
    }

    fn step(&mut self, command: char, by: i32) {
        self.written.push(command);
        self.number(by);
    }

    /// A number of tenths: `12`, `12.3`, `-0.5`.
    fn number(&mut self, tenths: i32) {
        if tenths < 0 {
            self.written.push('-');
        }
        let absolute = tenths.unsigned_abs();
        self.whole(absolute / 10);
        if !absolute.is_multiple_of(10) {
            self.written.push('.');
            self.whole(absolute % 10);
        }
    }

    fn whole(&mut self, number: u32) {
        if number >= 10 {
            self.whole(number / 10);
        }
        self.written.push(char::from(b'0' + (number % 10) as u8));
    }

    fn attribute(&mut self, name: &str, tenths: i32) {
        self.written.push(' ');
        self.written.push_str(name);
        self.written.push_str("=\"");
        self.number(tenths);
        self.written.push('"');
    }

    fn polyline(&mut self, points: impl IntoIterator<Item = BackendCoord>, class: &'static str) {
        let mut points = points.into_iter();
        let Some(first) = points.next() else { return };
        self.path_of(class);
        self.move_to(first);
        let mut at = first;
        for point in points {
            self.line_by(point.0 - at.0, point.1 - at.1);
            at = point;
        }
    }
}

/// How far a baseline stands below the top of its text.
#[expect(clippy::cast_possible_truncation, reason = "a coordinate; `as` ends at the largest number")]
fn baseline(height: f64) -> i32 {
    height as i32
}

/// Writes text so that it is safe between tags and in a double-quoted attribute. Characters that XML
/// does not allow at all become the replacement character.
pub(super) fn escape_into(written: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\t' | '\n' | '\r' => written.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => written.push('\u{fffd}'),
            _ => written.push(character),
        }
    }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 10, at.1 + 10), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.polyline([from, to], class_of(style.color()));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.path_of(class_of(style.color()));
        self.move_to(from);
        self.line_by(to.0 - from.0, 0);
        self.line_by(0, to.1 - from.1);
        self.line_by(from.0 - to.0, 0);
        self.written.push('z');
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.polyline(path, class_of(style.color()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.polyline(corners, class_of(style.color()));
        self.written.push('z');
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.close();
        self.written.push_str("<circle class=\"");
        self.written.push_str(class_of(style.color()));
        self.written.push('"');
        self.attribute("cx", center.0);
        self.attribute("cy", center.1);
        self.attribute("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.written.push_str("/>");
        Ok(())
    }

    /// The vertical position of the anchor is always the baseline.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        self.close();
        let anchor = style.anchor();
        let ascent = match anchor.v_pos {
            VPos::Top => 0.76,
            VPos::Center => 0.35,
            VPos::Bottom => 0.0,
        };
        self.written.push_str("<text");
        let (class, end) = (style.family(), anchor.h_pos);
        let aligned = match end {
            HPos::Left => "",
            HPos::Center => "mid",
            HPos::Right => "end",
        };
        match (class.as_str(), aligned) {
            ("", "") => {}
            (role, "") => self.classes(&[role]),
            ("", aligned) => self.classes(&[aligned]),
            (role, aligned) => self.classes(&[role, aligned]),
        }
        self.attribute("x", at.0);
        self.attribute("y", at.1 + baseline(style.size() * ascent));
        self.written.push('>');
        escape_into(&mut self.written, text);
        self.written.push_str("</text>");
        Ok(())
    }
}

impl SvgBackend {
    fn classes(&mut self, names: &[&str]) {
        self.written.push_str(" class=\"");
        for (place, name) in names.iter().enumerate() {
            if place > 0 {
                self.written.push(' ');
            }
            self.written.push_str(name);
        }
        self.written.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::mark::{Mark, TextRole};
    use plotters::prelude::*;
    use plotters::style::text_anchor::Pos;

    #[test]
    fn neighbours_of_one_role_are_one_path_in_tenths_of_a_unit() {
        let mut backend = SvgBackend::new((7200, 4200), String::new());
        {
            let color = Mark::Grid.to_backend_color();
            backend.draw_line((800, 2005), (5560, 2005), &color).unwrap();
            backend.draw_rect((10, 20), (35, 45), &color, true).unwrap();
            backend.draw_path([(0, 0), (5, -12)], &Mark::Actual.to_backend_color()).unwrap();
        }
        assert_eq!(
            backend.take(),
            "<path class=\"grid\" d=\"M80 200.5h476M1 2h2.5v2.5h-2.5z\"/><path class=\"actual\" d=\"M0 0l0.5 -1.2\"/>"
        );
    }

    #[test]
    fn text_stays_text_and_is_escaped() {
        let mut backend = SvgBackend::new((7200, 4200), String::new());
        let style = TextStyle::from((TextRole::Tick.class(), 140.0).into_font())
            .pos(Pos::new(HPos::Right, VPos::Bottom));
        backend.draw_text("<a & \"b\">\u{1}", &style, (705, 100)).unwrap();
        assert_eq!(
            backend.take(),
            "<text class=\"tick end\" x=\"70.5\" y=\"10\">&lt;a &amp; &quot;b&quot;&gt;\u{fffd}</text>"
        );
    }
}
