//! Addresses in the web that readers are led to: what every browser and checker takes for one, and that leads where it
//! seems to lead.

use url::{SyntaxViolation, Url};

/// Whether this is an address of the web: `http` or `https`, written without a fault (the URL Standard calls it a
/// violation), without a user's name or password in front of the host, which is written as it is asked for:
/// `0x7f.1` and `e%2Eorg` are other hosts than they seem.
#[must_use]
pub fn is_of_the_web(text: &str) -> bool {
    let faults = std::cell::Cell::new(0);
    let fault = |_: SyntaxViolation| faults.set(faults.get() + 1);
    let address = Url::options().syntax_violation_callback(Some(&fault)).parse(text);
    address.is_ok_and(|url| {
        let is_plain = url.username().is_empty() && url.password().is_none();
        faults.get() == 0
            && matches!(url.scheme(), "http" | "https")
            && is_plain
            && shows_its_host(text, &url)
    })
}

/// Whether the host stands in the text as it is asked for, but for capitals and names in other scripts.
fn shows_its_host(text: &str, url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let parts = host.trim_end_matches('.').split('.');
    let is_whole = parts.clone().all(|part| !part.is_empty());
    let is_translated = parts.clone().any(|part| part.starts_with("xn--"));
    is_whole && (is_translated || text.to_ascii_lowercase().contains(&format!("//{host}")))
}

#[cfg(test)]
mod tests {
    use super::is_of_the_web;

    #[test]
    fn addresses_of_the_web_may_have_ports_queries_and_names_in_any_script() {
        for text in [
            "https://example.org",
            "HTTP://Example.org/a/b.pdf?x=1&y=2#z",
            "https://müller.example/straße",
            "https://example.org:65535/%C3%BC",
            "https://[2001:db8::1]/",
            "https://192.0.2.1:8080/",
            "https://example.org./",
        ] {
            assert!(is_of_the_web(text), "{text}");
        }
    }

    #[test]
    fn what_leads_elsewhere_or_nowhere_is_none() {
        for text in [
            "",
            "example.org",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://",
            "https:example.org",
            "https://a b/",
            "https://kreis.example@other.example/",
            "https://@other.example/",
            "https://example.org:99999/",
            "https://example.org/%zz",
            "https://example.org\\x",
            "https://example.org/a|b",
            "https://example..org/",
            "https://0x7f.1/",
            "https://example%2Eorg/",
            "https://example。org/",
            " https://example.org/",
        ] {
            assert!(!is_of_the_web(text), "{text}");
        }
    }
}
