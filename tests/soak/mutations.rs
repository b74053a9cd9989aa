//! Ledgers with bytes changed, cut, doubled and put elsewhere: reading them never panics, every finding can be shown,
//! and where nothing is wrong the shares of every entry still sum to its amount.

use crate::effort::Effort;
use crate::random::Random;
use kopfstelle::figures::Figures;
use kopfstelle::finding::{Finding, TextReport};
use kopfstelle::ledger;
use kopfstelle::source::{AgreementSource, LedgerRoot};
use std::path::Path;

const LEDGERS: [&str; 6] = [
    "planned-and-assumed",
    "leave-and-rejoin",
    "documents-as-files",
    "cents",
    "half-by-inhabitants",
    "percentages-that-change",
];
/// What is put in: signs that mean something to some reader of these files.
const PIECES: [&[u8]; 14] = [
    b"\n",
    b"\r\n",
    b"\"",
    b",",
    b";",
    b"=",
    b"-",
    b"\xEF\xBB\xBF",
    b"\xE4",
    b"\0",
    b"9999999999999999999",
    b"0001-02-29",
    b"[[",
    "\u{202e}".as_bytes(),
];

pub fn run(effort: &mut Effort) -> String {
    let sources: Vec<AgreementSource> = LEDGERS.iter().flat_map(|name| sources(name)).collect();
    let (mut inputs, mut sound) = (0_u64, 0_u64);
    for round in effort.rounds(1_500) {
        let mut random = Random::new(round + 1);
        let mut source = random.one_of(&sources).clone();
        for _ in 0..=random.below(3) {
            mutate(&mut source, &mut random);
        }
        let (reading, findings) = ledger::read(source);
        inputs += 1;
        let report = TextReport::new(false);
        assert!(findings.iter().all(|finding| !report.finding(finding).is_empty()), "round {round}");
        assert_eq!(reading.ledger.is_some(), !findings.iter().any(Finding::is_error), "round {round}");
        if let Some(ledger) = reading.ledger {
            sound += 1;
            drop(Figures::of(&ledger));
        }
    }
    format!("{inputs} inputs, {sound} of them still sound")
}

fn sources(name: &str) -> Vec<AgreementSource> {
    let folder = Path::new("tests/odd-ledgers").join(name);
    LedgerRoot::of_folder(&folder).unwrap().sources().unwrap()
}

fn mutate(source: &mut AgreementSource, random: &mut Random) {
    let AgreementSource { agreement, memberships, costs, measures, stands, .. } = source;
    let books = memberships.iter_mut().chain(costs).chain(measures).chain(stands);
    let mut files: Vec<&mut Vec<u8>> =
        std::iter::once(agreement).chain(books).map(|file| &mut file.bytes).collect();
    let place = random.below(files.len());
    let bytes = &mut *files[place];
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(30)).min(bytes.len());
    match random.below(6) {
        0 if at < bytes.len() => {
            bytes[at] = bytes[at].wrapping_add(1 + u8::try_from(random.below(254)).unwrap());
        }
        1 => drop(bytes.drain(at..end)),
        2 => bytes.truncate(at),
        3 => drop(bytes.splice(at..at, random.one_of(&PIECES).iter().copied())),
        4 => {
            let piece = bytes[at..end].to_vec();
            let to = random.below(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        _ => {
            // A row twice, as after a merge.
            let mut lines: Vec<Vec<u8>> =
                bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            if !lines.is_empty() {
                let line = lines[random.below(lines.len())].clone();
                lines.insert(random.below(lines.len() + 1), line);
            }
            *bytes = lines.concat();
        }
    }
}
