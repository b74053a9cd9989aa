//! What the server adds to a page on its way out: the script that loads it anew after a change, and what was found. The
//! files of the site have neither.

use super::preview::Making;
use minijinja::{Environment, context};

const NOTICE: &str = include_str!("texts/notice.html");
const NO_PAGE: &str = include_str!("texts/no-page.html");

/// How the policy of a page begins.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
/// What has to be allowed for the script. Of a directive that a policy has twice, the first holds.
const ALLOWED: &str = "script-src 'self'; connect-src 'self'; ";

/// A page with what the server adds.
pub(super) fn dressed(page: &str, making: &Making) -> String {
    let (line, full) = making.said.as_ref().map_or(("", ""), |(line, full)| (line, full));
    let notice = rendered("notice.html", NOTICE, context! { making => making.name(), line, full });
    let page = page.replacen(POLICY, &format!("{POLICY}{ALLOWED}"), 1);
    // Behind the tag that begins the body, or behind everything in a template that has none.
    let body = page.find("<body").and_then(|at| Some(at + page.get(at..)?.find('>')? + 1));
    let (before, after) = page.split_at_checked(body.unwrap_or(page.len())).unwrap_or((&page, ""));
    [before, &notice, after].concat()
}

/// The page in place of one that is not there.
pub(super) fn no_page(has_site: bool) -> String {
    rendered("no-page.html", NO_PAGE, context! { has_site })
}

/// Both texts are in the program, and get what they ask for.
fn rendered(name: &str, text: &str, context: minijinja::Value) -> String {
    Environment::new().render_named_str(name, text, context).unwrap_or_else(|error| error.to_string())
}
