//! Drawings as files of their own, with the stylesheet of the program.

use super::samples;
use super::well_formed::read;
use crate::charts::*;

const STYLESHEET: &str = concat!(
    include_str!("../../../site-templates/style.css"),
    include_str!("../../../site-templates/style/charts.css")
);

#[test]
fn a_file_is_well_formed_and_holds_a_colour_for_each_role() {
    let style = ChartStyle::of(&without_comments(STYLESHEET));
    let drawings = [
        cost_per_member("Kosten je Kommune", &samples::cost_per_member()),
        change_of_bill("Veränderung", &samples::change_of_bill()),
        cumulative_saving("Entlastung", &samples::cumulative_saving()),
        bill_bar("Kosten", &samples::bill_bar()),
        bill_by_year("Kosten je Jahr", &samples::bill_by_year()),
        scenario("Ausblick", &samples::scenario()),
        Some(waterfall("Weg", &samples::waterfall())),
    ];
    for drawing in drawings.map(|drawing| drawing.expect("the samples hold data")) {
        let file = svg_file(&drawing.wide, &style);
        assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "), "{file}");
        let (head, rest) = file.split_once("<style>").expect("a style");
        let (rules, elements) = rest.split_once("</style>").expect("its end");
        for foreign in ["var(", "currentColor", "url(", "@", "<"] {
            assert!(!rules.contains(foreign), "{foreign} in {rules}");
        }
        let head = head.replace("viewBox=\"-16 -16 ", "viewBox=\"0 0 ");
        let drawn = read((head + elements).trim_end()).expect("well-formed");
        for (class, _) in drawn.paths {
            let has_colour = rules
                .split('}')
                .any(|rule| rule.starts_with(&format!(".chart .{class}{{")) && rule.contains(": #"));
            assert!(has_colour, "{class} in {rules}");
        }
    }
}
