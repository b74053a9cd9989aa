//! Running `git`: one place, with an environment in which nothing but the repository's objects counts.

use crate::failure::{Failure, in_german};
use crate::source::{MOST_BYTES, TOO_LARGE};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, io, thread};

/// How to run `git` for one repository.
#[derive(Clone, Debug)]
pub(super) struct Git {
    folder: PathBuf,
    /// Whether the folder itself is the repository, which then is named to git instead of being looked for.
    bare: bool,
    /// An index in place of the repository's own.
    index: Option<PathBuf>,
}

/// Variables that say where objects are or what the machine's owner configured (`safe.directory`). Everything else
/// that begins with `GIT_` could make `git` read another repository or other objects than those asked for.
const KEPT: [&str; 5] = [
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_CEILING_DIRECTORIES",
    "GIT_EXEC_PATH",
];

/// What helps where objects are missing.
const FETCH: &str = "ist dies ein unvollständiger Klon, holt `git fetch --refetch --no-filter`, was fehlt";

impl Git {
    /// In the repository whose working files lie in this folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), bare: false, index: None }
    }

    /// In the folder that is itself a repository, without working files.
    pub fn in_bare(folder: &Path) -> Self {
        Self { bare: true, ..Self::in_folder(folder) }
    }

    /// In the same repository, with an index of one's own.
    pub fn with_index(&self, index: &Path) -> Self {
        Self { index: Some(index.to_path_buf()), ..self.clone() }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        for (name, _) in env::vars_os() {
            let shown = name.to_string_lossy();
            if shown.starts_with("GIT_") && !shown.starts_with("GIT_CONFIG") && !KEPT.contains(&&*shown) {
                command.env_remove(&name);
            }
        }
        command
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_NO_REPLACE_OBJECTS", "1")
            .env("GIT_LITERAL_PATHSPECS", "1")
            .args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"])
            // Four ordinary files make a folder a bare repository, and a change can bring them.
            .args(["-c", "safe.bareRepository=explicit"])
            .arg("-C")
            .arg(&self.folder)
            .args(self.bare.then_some("--git-dir=."))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(index) = &self.index {
            command.env("GIT_INDEX_FILE", index);
        }
        command
    }

    /// What a command writes.
    ///
    /// # Errors
    /// Whatever `git` refuses: an answer that cannot be given is never an empty one.
    pub fn output(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        let output = self.command(arguments).output().map_err(not_run)?;
        Self::success(arguments, output)
    }

    fn success(arguments: &[&str], output: Output) -> Result<Vec<u8>, Failure> {
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let what = arguments.first().unwrap_or(&"");
        Err(Failure::Git(format!(
            "`git {what}` brach ab und meldet auf Englisch: „{}“; {FETCH}",
            said.trim()
        )))
    }

    /// Whether the folder lies in a repository, or is one.
    ///
    /// # Errors
    /// Where there is one that `git` refuses to open.
    pub fn is_in_repository(&self) -> Result<bool, Failure> {
        let output = self.command(&["rev-parse", "--git-dir"]).output().map_err(not_run)?;
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.success() {
            // Of a folder that should hold one git names the path, where it is broken.
            false if said.contains("not a git repository (or any") => Ok(false),
            false if self.bare && said.contains("not a git repository") => Ok(false),
            false => Err(self.refused(said.trim())),
            true => Ok(true),
        }
    }

    fn refused(&self, said: &str) -> Failure {
        Failure::Git(format!(
            "git verweigert den Ordner {} und meldet auf Englisch: „{said}“",
            self.folder.display()
        ))
    }

    /// The line that a question is answered with, without its end; `None` where `git` says by its exit status that
    /// there is no such thing. Only for questions about names and lines of history, whose answer may well be no.
    pub fn line(&self, arguments: &[&str]) -> Result<Option<Vec<u8>>, Failure> {
        let output = self.command(arguments).output().map_err(not_run)?;
        if output.status.success() {
            let line = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout).to_vec();
            return Ok(Some(line).filter(|line| !line.is_empty()));
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        // A repository that git refuses to open (somebody else's, a broken one) is not the same as a no.
        match said.contains("dubious ownership") || said.contains("not a git repository") {
            true => Err(self.refused(&said)),
            false => Ok(None),
        }
    }

    /// The same for answers that are text: ids, words, numbers.
    pub fn answer(&self, arguments: &[&str]) -> Result<Option<String>, Failure> {
        Ok(self.line(arguments)?.map(|line| String::from_utf8_lossy(&line).into_owned()))
    }

    /// What a command writes that is asked something on its standard input.
    pub fn output_for(&self, arguments: &[&str], asked: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let failed = |error: io::Error| Failure::Git(format!("git brach ab: {}", in_german(&error)));
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().map_err(not_run)?;
        let mut input = child.stdin.take();
        // From a thread of its own: the answer may be larger than what fits between two processes.
        let asking = thread::spawn(move || input.as_mut().map(|input| input.write_all(&asked)));
        let output = child.wait_with_output().map_err(failed)?;
        let _ = asking.join();
        Self::success(arguments, output)
    }

    /// How many bytes objects have; none where one is missing, which whoever reads it is told.
    pub fn sizes<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Result<Vec<u64>, Failure> {
        let asked: String = ids.map(|id| format!("{id}\n")).collect();
        let output = self.output_for(&["cat-file", "--batch-check=%(objectsize)"], asked.into_bytes())?;
        Ok(String::from_utf8_lossy(&output).lines().map(|size| size.parse().unwrap_or(0)).collect())
    }

    /// The bytes of blobs, by one `git cat-file --batch`.
    pub fn blobs(&self, ids: &[&str]) -> Result<Vec<Vec<u8>>, Failure> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let failed =
            |error: io::Error| Failure::Git(format!("`git cat-file` brach ab: {}", in_german(&error)));
        let mut child =
            self.command(&["cat-file", "--batch"]).stdin(Stdio::piped()).spawn().map_err(not_run)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::Git("`git cat-file` hat keine Ein- und Ausgabe".into()));
        };
        let questions = ids.iter().map(|id| format!("{id}\n")).collect::<String>();
        // Asked from a thread of its own: the answer may be larger than what fits between two processes.
        let asking = thread::spawn(move || input.write_all(questions.as_bytes()));
        let mut output = BufReader::new(output);
        let mut blobs = Vec::with_capacity(ids.len());
        for id in ids {
            blobs.push(answer(&mut output, id)?);
        }
        drop(output);
        let _ = asking.join();
        child.wait().map_err(failed)?;
        Ok(blobs)
    }
}

/// Reads one answer of `cat-file --batch`: `ID blob SIZE`, the bytes, a line break.
fn answer(output: &mut impl BufRead, id: &str) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::Git(format!("`git cat-file` brach ab: {}", in_german(&error)));
    let mut header = String::new();
    output.read_line(&mut header).map_err(failed)?;
    let mut words = header.trim_end().split(' ').skip(1);
    let (Some("blob"), Some(size)) = (words.next(), words.next().and_then(|size| size.parse::<u64>().ok()))
    else {
        return Err(Failure::Git(format!(
            "das Objekt {id} fehlt hier, git meldet auf Englisch: „{}“; {FETCH}",
            header.trim_end()
        )));
    };
    if size > MOST_BYTES {
        return Err(Failure::Git(format!("eine Datei des Hauptbuchs, das Objekt {id}, {TOO_LARGE}")));
    }
    let mut bytes = Vec::new();
    output.by_ref().take(size).read_to_end(&mut bytes).map_err(failed)?;
    let mut end = [0];
    output.read_exact(&mut end).map_err(failed)?;
    match u64::try_from(bytes.len()) == Ok(size) {
        true => Ok(bytes),
        false => Err(Failure::Git(format!("das Objekt {id} kam nicht vollständig an"))),
    }
}

fn not_run(error: io::Error) -> Failure {
    Failure::Git(format!("das Programm git lässt sich nicht starten: {}", in_german(&error)))
}
