//! `kopfstelle serve`: what is answered to whom, and what a page shows when the ledger changes. `tests/browser` looks
//! at the same with a browser.

mod harness;

use harness::small::{COSTS_ROWS, NEXT};
use harness::{Ledger, Place, program};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A running server.
struct Served {
    place: Place,
    child: Child,
    port: u16,
}

impl Served {
    fn of(place: Place) -> Self {
        place.put("temporary/.there", "");
        place.put("secret.txt", "secret");
        let mut child = program(place.folder())
            .args(["serve", "--port", "0"])
            .env("TMPDIR", place.path("temporary"))
            .env("GIT_CEILING_DIRECTORIES", place.folder().parent().unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let port = line.split("http://127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
        let port = port.unwrap_or_else(|| panic!("no address in {line:?}")).parse().unwrap();
        Self { place, child, port }
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What is answered to the lines of a request, as it comes.
    fn answers(&self, lines: &[&str]) -> String {
        let mut connection = TcpStream::connect(self.host()).unwrap();
        let request = [lines, &["Connection: close", "", ""]].concat().join("\r\n");
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Head and body of what is answered to somebody who reads.
    fn get(&self, path: &str) -> (String, String) {
        let answer = self.answers(&[&format!("GET {path} HTTP/1.1"), &format!("Host: {}", self.host())]);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn status(&self, lines: &[&str]) -> String {
        self.answers(lines).split(' ').nth(1).unwrap_or_default().to_owned()
    }

    /// What is at a path, once it is as it should be.
    #[track_caller]
    fn once(&self, path: &str, it_is: impl Fn(&str) -> bool) -> String {
        let mut last = String::new();
        for _ in 0..1_200 {
            last = self.get(path).1;
            if it_is(&last) {
                return last;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{path} stays {last}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_page_is_the_built_one_with_what_loads_it_anew() {
    let served = Served::of(Place::new());
    served.place.run(&["build"]).succeeds();
    let (head, page) = served.get("/");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n"), "{head}");
    let allowed = "script-src 'self'; connect-src 'self'; ";
    let (_, making) = served.get("/_kopfstelle/making");
    let added = format!(
        "<link rel=\"stylesheet\" href=\"/_kopfstelle/serve.css\">\n\
        <script src=\"/_kopfstelle/serve.js\" data-making=\"{making}\" defer></script>\n"
    );
    assert_eq!(page.matches(allowed).count(), 1);
    assert_eq!(page.matches(&added).count(), 1);
    assert_eq!(page.replace(allowed, "").replace(&added, ""), served.place.read("public/index.html"));
    assert!(served.get("/_kopfstelle/serve.js").1.contains("location.reload()"));
}

#[test]
fn every_file_says_what_it_is() {
    let served = Served::of(Place::new());
    for (path, kind) in [
        ("/kommunen/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/data/costs.csv", "text/csv; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/aenderungen.xml", "application/atom+xml; charset=utf-8"),
        ("/data/ledger/agreement.toml", "text/plain; charset=utf-8"),
    ] {
        let (head, _) = served.get(path);
        assert!(head.starts_with(&format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\n")), "{path}: {head}");
    }
}

#[test]
fn only_who_asks_for_this_machine_is_answered() {
    let served = Served::of(Place::new());
    let port = served.port;
    for (lines, status) in [
        (vec![format!("Host: 127.0.0.1:{port}")], "200"),
        (vec![format!("Host: localhost:{port}")], "200"),
        (vec![], "421"),
        (vec!["Host:".to_owned()], "421"),
        (vec!["Host: 127.0.0.1".to_owned()], "421"),
        (vec!["Host: localhost:1".to_owned()], "421"),
        (vec![format!("Host: evil.example:{port}")], "421"),
        (vec![format!("Host: 127.0.0.1.evil.example:{port}")], "421"),
        (vec![format!("Host: evil.example@localhost:{port}")], "421"),
        (vec![format!("Host: localhost:{port}"), format!("Host: evil.example:{port}")], "421"),
    ] {
        let lines = [vec!["GET / HTTP/1.1".to_owned()], lines].concat();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(served.status(&lines), status, "{lines:?}");
    }
    let host = format!("Host: {}", served.host());
    assert_eq!(served.status(&[&format!("GET http://{}/ HTTP/1.1", served.host()), &host]), "200");
    assert_eq!(served.status(&[&format!("GET http://evil.example:{port}/ HTTP/1.1"), &host]), "421");
}

#[test]
fn nothing_but_reading_is_allowed() {
    let served = Served::of(Place::new());
    let host = format!("Host: {}", served.host());
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        assert_eq!(served.status(&[&format!("{method} / HTTP/1.1"), &host]), "405", "{method}");
    }
    let (head, body) = served.get("/data/costs.csv");
    let only_head = served.answers(&["HEAD /data/costs.csv HTTP/1.1", &host]);
    let without_date = |text: &str| text.split("\r\ndate: ").next().unwrap().to_owned();
    assert_eq!(without_date(&only_head), without_date(&head));
    assert!(head.contains(&format!("content-length: {}\r\n", body.len())) && only_head.ends_with("\r\n\r\n"));
}

#[test]
fn no_path_leaves_the_site() {
    let served = Served::of(Place::new());
    for path in [
        "/../secret.txt",
        "/../../secret.txt",
        "/../../../secret.txt",
        "/data/../../../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2f..%2fsecret.txt",
        "/..%5c..%5csecret.txt",
        "/./index.html",
        "//index.html",
        "/data//costs.csv",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/index.html%00",
        "/%ff",
        "/C:/index.html",
        "/kommunen",
        "/nowhere.html",
    ] {
        let (head, body) = served.get(path);
        assert!(head.starts_with("HTTP/1.1 404 Not Found\r\n") && !body.contains("secret"), "{path}: {head}");
    }
}

#[test]
fn a_change_shows_and_a_fault_leaves_the_last_good_site() {
    let served = Served::of(Place::new());
    let costs = "/data/ledger/costs.csv";
    served.place.row("ledger/costs.csv", NEXT.trim_end());
    served.once(costs, |rows| rows.ends_with(NEXT));

    served.place.row("ledger/costs.csv", "C-4,<b>morgen</b>,,,,,,,,,,,,");
    let page = served.once("/", |page| page.contains("morgen"));
    assert!(served.get(costs).1.ends_with(NEXT));
    let line = page.split("<summary>").nth(1).and_then(|rest| rest.split("</summary>").next());
    let line = line.unwrap_or_default();
    assert!(line.ends_with(" Fehler, 0 Warnungen: zu sehen ist die letzte Fassung ohne Fehler"), "{line}");
    assert!(page.contains("ledger&#x2f;costs.csv:5") && page.contains("&lt;b&gt;morgen"), "{page}");
    assert!(page.contains("<h1>") && !page.contains("<b>morgen"), "{page}");

    served.place.change("ledger/costs.csv", "C-4,<b>morgen</b>,,,,,,,,,,,,\n", "");
    served.once("/", |page| !page.contains("kopfstelle-serve"));
    assert!(!served.place.has("public"), "nothing is published");
}

#[test]
fn a_template_that_is_changed_shows_too() {
    let served = Served::of(Place::new());
    served.place.put("site-templates/style.css", "body { color: teal }\n");
    served.once("/style.css", |style| style.starts_with("body { color: teal }\n"));
}

#[test]
fn a_ledger_with_a_fault_has_a_site_once_it_is_mended() {
    let place = Place::with(&Ledger::small());
    place.change("ledger/costs.csv", COSTS_ROWS, &COSTS_ROWS.replace("100.00,,100.00", "100.00,,101.00"));
    let served = Served::of(place);
    let (head, page) = served.get("/");
    assert!(head.starts_with("HTTP/1.1 404 Not Found\r\n"), "{head}");
    assert!(page.contains("eine Website gibt es, sobald kein Fehler mehr da ist"), "{page}");
    assert!(page.contains("ledger&#x2f;costs.csv:2"), "{page}");
    served.place.put("ledger/costs.csv", served.place.read("ledger/costs.csv").replace("101.00", "100.00"));
    served.once("/", |page| page.contains("<h1>"));
    assert!(served.get("/").0.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn a_port_that_is_taken_is_said_and_the_default_one_gives_way() {
    let served = Served::of(Place::new());
    let port = served.port.to_string();
    let said = served.place.run(&["serve", "--port", &port]).ends_with(3);
    assert!(
        said.err.starts_with(&format!("kopfstelle: 127.0.0.1:{port} lässt sich nicht belegen: ")),
        "{said:?}"
    );
    Place::empty().run(&["serve"]).ends_with(3).says("ein neues Hauptbuch legt `kopfstelle new ORDNER` an");
}

#[cfg(unix)]
#[test]
fn the_end_leaves_nothing() {
    for signal in ["INT", "TERM", "HUP"] {
        let mut served = Served::of(Place::new());
        let there = |served: &Served| served.place.path("temporary").read_dir().unwrap().count();
        assert_eq!(there(&served), 2, "the folder of the site");
        let sent =
            Command::new("kill").args(["-s", signal, &served.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        assert_eq!(served.child.wait().unwrap().code(), Some(0), "{signal}");
        assert_eq!(there(&served), 1, "{signal}");
    }
}
