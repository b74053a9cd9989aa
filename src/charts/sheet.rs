//! One drawing in the making: plotters' elements placed in units, and which room their texts have taken.

use super::mark::{Mark, TextRole};
use super::svg_backend::{SvgBackend, escape_into};
use super::text_size::{ASCENT, DESCENT, LINE, SIZE, width};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, TextStyle};
use std::cell::RefCell;
use std::rc::Rc;

/// Which of the two drawings of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetFormat {
    /// For 40rem and more, and for paper.
    Wide,
    /// For a phone.
    Narrow,
}

impl SheetFormat {
    /// Units from left to right.
    pub(super) fn width(self) -> f64 {
        self.pick(720.0, 360.0)
    }

    /// Units from the lowest to the highest amount of an axis. Flat where it is wide: on a desk and on paper a
    /// chart and the sentence above it are seen at once.
    pub(super) fn plot_height(self) -> f64 {
        self.pick(196.0, 264.0)
    }

    /// The first for the wide drawing, the second for the narrow one.
    pub(super) fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }
}

/// Where the given point of a text lies on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    Middle,
    End,
}

/// A rectangle in units, `y` downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The room that a text takes with its baseline at `y`.
    pub(super) fn of_text(text: &str, role: TextRole, align: Align, x: f64, y: f64) -> Self {
        let width = width(text, role.is_semibold());
        let left = match align {
            Align::Start => x,
            Align::Middle => x - width / 2.0,
            Align::End => x - width,
        };
        Self { left, top: y - ASCENT, right: left + width, bottom: y + DESCENT }
    }

    /// Whether both share more than an edge.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other lies inside.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// A drawing in the making.
pub(super) struct Sheet {
    backend: Rc<RefCell<SvgBackend>>,
    area: DrawingArea<SvgBackend, Shift>,
    frame: Area,
    taken: Vec<Area>,
}

impl Sheet {
    /// An empty sheet with the name that assistive technology reads.
    pub(super) fn new(format: SheetFormat, height: f64, name: &str) -> Self {
        let width = format.width();
        let height = height.ceil();
        let mut head = String::with_capacity(4096);
        head.push_str("<svg class=\"chart ");
        head.push_str(format.pick("wide", "narrow"));
        head.push_str("\" viewBox=\"0 0 ");
        head.push_str(&format!("{width} {height}"));
        head.push_str("\" role=\"img\" aria-label=\"");
        escape_into(&mut head, name);
        head.push_str("\" focusable=\"false\">");
        let size = (tenths(width).unsigned_abs(), tenths(height).unsigned_abs());
        let backend = Rc::new(RefCell::new(SvgBackend::new(size, head)));
        let area = DrawingArea::from(&backend);
        Self {
            backend,
            area,
            frame: Area { left: 0.0, top: 0.0, right: width, bottom: height },
            taken: Vec::new(),
        }
    }

    /// The finished element.
    pub(super) fn finish(self) -> String {
        let mut svg = self.backend.borrow_mut().take();
        svg.push_str("</svg>");
        svg
    }

    /// Draws a line through these points.
    pub(super) fn line(&self, mark: Mark, points: &[(f64, f64)]) {
        let points: Vec<_> = points.iter().map(|&point| tenth(point)).collect();
        drawn(self.area.draw(&PathElement::new(points, mark)));
    }

    /// Draws an area with these corners.
    pub(super) fn polygon(&self, mark: Mark, corners: &[(f64, f64)]) {
        let corners: Vec<_> = corners.iter().map(|&point| tenth(point)).collect();
        drawn(self.area.draw(&Polygon::new(corners, mark)));
    }

    /// Draws a rectangle, however its edges are ordered.
    pub(super) fn rectangle(&self, mark: Mark, area: Area) {
        let corners = [tenth((area.left, area.top)), tenth((area.right, area.bottom))];
        drawn(self.area.draw(&Rectangle::new(corners, mark.filled())));
    }

    /// Draws a diamond, the mark of a sum of effects.
    pub(super) fn diamond(&self, (x, y): (f64, f64), half: f64) {
        self.polygon(Mark::Net, &[(x - half, y), (x, y - half), (x + half, y), (x, y + half)]);
    }

    /// Draws a disc.
    pub(super) fn disc(&self, mark: Mark, at: (f64, f64), radius: f64) {
        drawn(self.area.draw(&Circle::new(tenth(at), tenths(radius), mark.filled())));
    }

    /// Draws a text with its baseline at `y`, and takes its room.
    pub(super) fn text(&mut self, text: &str, role: TextRole, align: Align, x: f64, y: f64) {
        if text.is_empty() {
            return;
        }
        self.taken.push(Area::of_text(text, role, align, x, y));
        let at = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let style = TextStyle::from((role.class(), SIZE * 10.0).into_font()).pos(Pos::new(at, VPos::Bottom));
        drawn(self.area.draw_text(text, &style, tenth((x, y))));
    }

    /// Draws a text if its room is on the sheet and free, and says whether it was.
    pub(super) fn text_if_free(&mut self, text: &str, role: TextRole, align: Align, x: f64, y: f64) -> bool {
        let room = Area::of_text(text, role, align, x, y);
        let free = self.is_free(&room);
        if free {
            self.text(text, role, align, x, y);
        }
        free
    }

    /// Draws a text in lines around a middle, the last one with its baseline at `y`, if all have room.
    pub(super) fn lines_if_free(&mut self, lines: &[String], role: TextRole, middle: f64, y: f64) -> bool {
        let above = |place: usize| (lines.len() - 1 - place) as f64 * LINE;
        let free = lines.iter().enumerate().all(|(place, line)| {
            self.is_free(&Area::of_text(line, role, Align::Middle, middle, y - above(place)))
        });
        if free {
            for (place, line) in lines.iter().enumerate() {
                self.text(line, role, Align::Middle, middle, y - above(place));
            }
        }
        free
    }

    /// The place nearest to `x` around which something of that half width lies on the sheet.
    pub(super) fn inside(&self, x: f64, half: f64) -> f64 {
        x.min(self.frame.right - half).max(self.frame.left + half)
    }

    fn is_free(&self, room: &Area) -> bool {
        self.frame.holds(room) && !self.taken.iter().any(|taken| taken.meets(room))
    }

    /// Keeps later texts off a line, by that distance.
    pub(super) fn keep_off(&mut self, points: &[(f64, f64)], distance: f64) {
        for pair in points.windows(2) {
            let [(one, top), (other, bottom)] = [pair[0], pair[1]];
            self.taken.push(Area {
                left: one.min(other) - distance,
                top: top.min(bottom) - distance,
                right: one.max(other) + distance,
                bottom: top.max(bottom) + distance,
            });
        }
    }

    /// Keeps later texts out of this area.
    pub(super) fn keep_free(&mut self, area: Area) {
        self.taken.push(area);
    }
}

/// The backend writes into memory and cannot fail, and nobody else holds it while an element is drawn.
fn drawn<E>(result: Result<(), E>) {
    debug_assert!(result.is_ok(), "writing into memory cannot fail");
}

fn tenth((x, y): (f64, f64)) -> (i32, i32) {
    (tenths(x), tenths(y))
}

/// Rounds to the raster of the drawing; a float beyond it ends at the largest whole number.
#[expect(clippy::cast_possible_truncation, reason = "a coordinate; `as` ends at the largest number")]
fn tenths(units: f64) -> i32 {
    (units * 10.0).round() as i32
}
