//! The scripts of ci-examples/. `published-still-stands.sh`, with a `curl` that answers from a folder: nothing is
//! published over a site that the ledger does not contain, or of which that cannot be told. `fetch-kopfstelle.sh`: only
//! what has the right checksum is run.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const CURL: &str = r#"#!/bin/sh
while [ $# -gt 1 ]; do
    case "$1" in
        --output) output=$2; shift ;;
        --write-out) shift ;;
    esac
    shift
done
file=$SERVED/${1#https://site.example/}
if [ -f "$file" ]; then cp "$file" "$output"; printf 200; else printf "${ABSENT:-404}"; fi
"#;
const ZEROS: &str = "0000000000000000000000000000000000000000";
const BEFORE: &str = "1111111111111111111111111111111111111111";

struct Place {
    folder: TempDir,
}

impl Place {
    /// A ledger with these agreements, published.
    fn with(agreements: &[&str]) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        place.put("bin/curl", CURL);
        fs::set_permissions(place.folder.path().join("bin/curl"), fs::Permissions::from_mode(0o755)).unwrap();
        for id in agreements {
            place.agreement(id);
        }
        place.build("served");
        place
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn agreement(&self, id: &str) {
        let vector = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odd-ledgers/one-year");
        for file in ["agreement.toml", "memberships.csv", "costs.csv"] {
            let text = fs::read_to_string(vector.join(file)).unwrap();
            let own = text.lines().find(|line| line.starts_with("id = ")).unwrap_or("no id").to_owned();
            self.put(&format!("ledger/{id}/{file}"), &text.replacen(&own, &format!("id = {id:?}"), 1));
        }
    }

    fn build(&self, output: &str) {
        let built = Command::new(env!("CARGO_BIN_EXE_kopfstelle"))
            .args(["build", "--output", output])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    }

    fn may_publish(&self, site: &str, before: &str, absent: &str) -> bool {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("ci-examples/published-still-stands.sh");
        let path = format!("{}/bin:{}", self.folder.path().display(), std::env::var("PATH").unwrap());
        let output = Command::new("sh")
            .arg(script)
            .current_dir(self.folder.path())
            .env("PATH", path)
            .env("SERVED", self.folder.path().join("served"))
            .env("ABSENT", absent)
            .env("SITE", site)
            .env("BEFORE", before)
            .env("KOPFSTELLE", env!("CARGO_BIN_EXE_kopfstelle"))
            .output()
            .unwrap();
        output.status.success()
    }

    fn holds(&self) -> bool {
        self.may_publish("https://site.example", BEFORE, "404")
    }

    fn rewrite(&self, id: &str) {
        let path = self.folder.path().join(format!("ledger/{id}/costs.csv"));
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("vereinbarung,,\n", "vereinbarung,,later\n", 1)).unwrap();
        assert_ne!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn what_is_published_and_still_contained_may_be_replaced() {
    assert!(Place::with(&["a"]).holds());
    assert!(Place::with(&["a", "b"]).holds());
}

#[test]
fn a_rewritten_agreement_is_found_when_another_one_is_added() {
    let place = Place::with(&["a"]);
    place.agreement("b");
    assert!(place.holds());
    place.rewrite("a");
    assert!(!place.holds());
}

#[test]
fn a_removed_agreement_is_found() {
    let place = Place::with(&["a", "b"]);
    fs::remove_dir_all(place.folder.path().join("ledger/b")).unwrap();
    assert!(!place.holds());
}

#[test]
fn a_list_or_a_state_that_was_cut_off_proves_nothing() {
    let place = Place::with(&["a", "b"]);
    let served = |path: &str| place.folder.path().join("served").join(path);
    let (heads, head) = ("heads.csv", "b/data/head.csv");
    for path in [heads, head] {
        let whole = fs::read_to_string(served(path)).unwrap();
        for cut in [whole.len() - 1, whole.len() - 10, whole.find('\n').unwrap() + 1, 0] {
            fs::write(served(path), &whole[..cut]).unwrap();
            assert!(!place.holds(), "{path}: {cut}");
        }
        fs::write(served(path), whole).unwrap();
        assert!(place.holds());
    }
}

#[test]
fn that_nothing_is_found_proves_only_that_nothing_is_there() {
    let place = Place::with(&["a"]);
    for site in ["", "https://OWNER.github.io/REPOSITORY", "site.example"] {
        assert!(!place.may_publish(site, BEFORE, "404"), "{site}");
    }
    fs::remove_file(place.folder.path().join("served/heads.csv")).unwrap();
    assert!(!place.holds(), "the site has a front page");
    assert!(place.may_publish("https://site.example/", ZEROS, "404"), "the branch is new");
    fs::remove_file(place.folder.path().join("served/index.html")).unwrap();
    assert!(place.holds(), "there is no site");
    assert!(!place.may_publish("https://site.example", BEFORE, "503"), "the site does not answer");
    for cut in ["", "agreement,sha256\n", "agreement,sha256\na", "agreement,sha256\na,0123"] {
        place.put("served/heads.csv", cut);
        assert!(!place.holds(), "a list of nothing: {cut}");
    }
    place.put("served/heads.csv", "<!DOCTYPE html>\n");
    assert!(!place.holds(), "a page to log in");
}

/// Runs `ci-examples/fetch-kopfstelle.sh` in a folder with a release; whether it succeeded and the program is there.
fn fetched(releases: &str, version: &str, checksum: &str) -> (bool, bool) {
    let folder = tempfile::tempdir().unwrap();
    let release = folder.path().join("v1.2.3");
    fs::create_dir(&release).unwrap();
    fs::write(release.join("kopfstelle-1.2.3-x86_64-unknown-linux-gnu"), "#!/bin/sh\necho it runs\n")
        .unwrap();
    let program = folder.path().join("kopfstelle");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("ci-examples/fetch-kopfstelle.sh");
    let output = Command::new("sh")
        .arg(script)
        .env("KOPFSTELLE_RELEASES", releases.replace("HERE", folder.path().to_str().unwrap()))
        .env("KOPFSTELLE_VERSION", version)
        .env("KOPFSTELLE_SHA256", checksum)
        .env("KOPFSTELLE", &program)
        .output()
        .unwrap();
    assert_eq!(output.status.success(), output.stdout == b"it runs\n", "{output:?}");
    (output.status.success(), program.exists())
}

#[test]
fn only_the_release_with_the_right_checksum_is_taken() {
    // printf '#!/bin/sh\necho it runs\n' | sha256sum
    let right = "dec4bdebd6c0da2f8ccaa20e65784423dd123b373a0b575166f473e6196991ca";
    let wrong = right.replacen(|digit: char| digit.is_ascii_digit(), "a", 1);
    assert_eq!(fetched("file://HERE", "1.2.3", right), (true, true));
    for (releases, version, checksum) in [
        ("file://HERE", "1.2.3", wrong.as_str()),
        ("file://HERE", "1.2.3", ""),
        ("file://HERE", "1.2.4", right),
        ("file://HERE/OWNER", "1.2.3", right),
        ("file://HERE", "VERSION", right),
        ("file://HERE", "1.2.3", "CHECKSUM"),
    ] {
        assert_eq!(fetched(releases, version, checksum), (false, false), "{releases} {version} {checksum}");
    }
}
