//! What is answered to a request: a file of the site, or what the server adds to its pages.
//!
//! Only who asks for this machine by its name is answered: a page of some other site, whose name somebody let point to
//! 127.0.0.1, could otherwise read what is not published yet.

use super::dress::{dressed, no_page};
use super::preview::Preview;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

pub(super) fn answer<B>(preview: &Preview, port: u16, request: &Request<B>) -> Response<Full<Bytes>> {
    if !is_for_this_machine(port, request) {
        let said = "Diese Adresse wird hier nicht bedient.\n";
        return response(StatusCode::MISDIRECTED_REQUEST, TEXT, said);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refused = response(StatusCode::METHOD_NOT_ALLOWED, TEXT, "Hier wird nur gelesen.\n");
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    // Before the file: one that is newer is at worst loaded twice.
    let making = preview.last();
    match request.uri().path() {
        "/_kopfstelle/making" => response(StatusCode::OK, TEXT, making.name()),
        "/_kopfstelle/serve.js" => {
            response(StatusCode::OK, "text/javascript", include_str!("texts/serve.js"))
        }
        "/_kopfstelle/serve.css" => response(StatusCode::OK, "text/css", include_str!("texts/serve.css")),
        path => match name(path).and_then(|name| Some((content_type(&name), preview.file(&name)?))) {
            Some((HTML, page)) => {
                response(StatusCode::OK, HTML, dressed(&String::from_utf8_lossy(&page), &making))
            }
            Some((kind, bytes)) => response(StatusCode::OK, kind, bytes),
            None => response(StatusCode::NOT_FOUND, HTML, dressed(&no_page(preview.has_site()), &making)),
        },
    }
}

/// Whether a request names this machine and our port, and nothing else.
fn is_for_this_machine<B>(port: u16, request: &Request<B>) -> bool {
    let is_ours = |named: &str| {
        let (host, named) = named.rsplit_once(':').unwrap_or((named, "80"));
        ["127.0.0.1", "localhost"].contains(&host) && named == port.to_string()
    };
    let mut hosts = request.headers().get_all(HOST).iter();
    let (first, second) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next());
    let in_address = request.uri().authority().is_none_or(|authority| is_ours(authority.as_str()));
    first.is_some_and(is_ours) && second.is_none() && in_address
}

/// The file of the site that the path of an address names; that of a folder is its index.
fn name(path: &str) -> Option<String> {
    let name = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?.into_owned();
    Some(if name.is_empty() || name.ends_with('/') { name + "index.html" } else { name })
}

/// What a file is, by the end of its name: those of a site, and what documents usually are.
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase().as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "xml" => "application/atom+xml; charset=utf-8",
        "json" => "application/json",
        "toml" | "txt" | "md" => TEXT,
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

fn response(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}
