//! A drawing as pixels, for those who show no SVG. Its letters come from a crate, not from the machine, and nothing
//! that it names is loaded: the same drawing, the same bytes.

use super::text_size::{SIZE, wrapped};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

/// A bold text of that size in lines of that room, at most so many.
#[must_use]
pub fn bold_lines(text: &str, size: u16, room: u16, lines: usize) -> Vec<String> {
    wrapped(text, true, f64::from(room) * SIZE / f64::from(size), lines)
}

/// The drawing of an SVG file of that width and height.
///
/// # Errors
/// Says why it is none.
pub fn png(svg: &str, (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let mut options = Options {
        font_family: "Noto Sans".to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    for font in [ttf_noto_sans::REGULAR, ttf_noto_sans::BOLD] {
        options.fontdb_mut().load_font_data(font.to_vec());
    }
    let tree = Tree::from_str(svg, &options).map_err(|error| format!("das ist kein SVG: {error}"))?;
    let size = tree.size().to_int_size();
    let pixels = Pixmap::new(width, height).filter(|_| (size.width(), size.height()) == (width, height));
    let mut pixels = pixels.ok_or_else(|| format!("das Bild ist nicht {width} × {height} groß"))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}
