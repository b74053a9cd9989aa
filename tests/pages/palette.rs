//! The contrasts of the stylesheet, computed from its own values (WCAG 2.2: text 4.5 : 1, edges 3 : 1).

use crate::built::root;
use std::collections::BTreeMap;

const TEXT: [&str; 3] = ["--ink", "--muted", "--accent"];
const GROUNDS: [&str; 2] = ["--ground", "--soft"];

#[test]
fn text_and_edges_stand_out_in_light_and_dark() {
    let style = std::fs::read_to_string(root().join("site-templates/style.css")).expect("the stylesheet");
    let blocks: Vec<&str> =
        style.split(":root {").skip(1).filter_map(|block| block.split('}').next()).collect();
    assert_eq!(blocks.len(), 2, "one palette for light, one for dark");
    for block in blocks {
        let colours = colours(block);
        for ground in GROUNDS {
            for text in TEXT {
                let contrast = contrast(colours[text], colours[ground]);
                assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
            }
        }
        assert!(contrast(colours["--edge"], colours["--ground"]) >= 3.0);
    }
}

fn colours(block: &str) -> BTreeMap<&str, [u8; 3]> {
    let declarations = block.split(';').filter_map(|declaration| declaration.split_once(": #"));
    declarations
        .map(|(name, value)| {
            let part = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).expect("a hexadecimal colour");
            (name.trim(), [part(0), part(2), part(4)])
        })
        .collect()
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}
