//! Questions on a terminal, in German: what a command is not told, it asks for where somebody is there to answer.

use super::Result;
use crate::failure::Failure;
use dialoguer::Input;
use dialoguer::console::Term;
use std::fmt::Display;
use std::io::{self, IsTerminal};

/// A terminal with somebody at it.
pub(super) struct Terminal(Term);

impl Terminal {
    /// The terminal, if the program runs at one.
    pub fn if_any() -> Option<Self> {
        (io::stdin().is_terminal() && io::stderr().is_terminal()).then(|| Self(Term::stderr()))
    }

    /// A line of text.
    pub fn text(&self, question: &str) -> Result<String> {
        self.answer(Input::new().with_prompt(question))
    }

    /// A line of text; Return alone takes what is offered.
    pub fn text_or(&self, question: &str, offered: &str) -> Result<String> {
        self.answer(Input::new().with_prompt(question).default(offered.to_owned()))
    }

    /// A line of text that may be empty.
    pub fn optional_text(&self, question: &str) -> Result<Option<String>> {
        let answer = self.answer(Input::new().with_prompt(question).allow_empty(true))?;
        Ok(Some(answer).filter(|answer| !answer.is_empty()))
    }

    /// A text that can be read as something; asked again until it can.
    pub fn read<T>(
        &self,
        question: &str,
        read: impl Fn(&str) -> std::result::Result<T, String>,
    ) -> Result<T> {
        self.until_read(read, || self.text(question))
    }

    /// The same; Return alone takes what is offered.
    pub fn read_or<T>(
        &self,
        question: &str,
        offered: &str,
        read: impl Fn(&str) -> std::result::Result<T, String>,
    ) -> Result<T> {
        self.until_read(read, || self.text_or(question, offered))
    }

    /// The same for a text that may be empty.
    pub fn read_if_any<T>(
        &self,
        question: &str,
        read: impl Fn(&str) -> std::result::Result<T, String>,
    ) -> Result<Option<T>> {
        let read = |answer: &str| if answer.is_empty() { Ok(None) } else { read(answer).map(Some) };
        self.until_read(read, || Ok(self.optional_text(question)?.unwrap_or_default()))
    }

    fn until_read<T>(
        &self,
        read: impl Fn(&str) -> std::result::Result<T, String>,
        ask: impl Fn() -> Result<String>,
    ) -> Result<T> {
        loop {
            match read(&ask()?) {
                Ok(value) => return Ok(value),
                Err(fault) => self.say(&fault)?,
            }
        }
    }

    /// A line that is no question.
    pub fn say(&self, line: &str) -> Result<()> {
        self.0.write_line(line).map_err(Failure::io("beschreiben", "das Terminal"))
    }

    /// One of several, by its place; the first is offered. They are numbered, not moved through: a list that is moved
    /// through hides the cursor, and whoever stops there would be left without one.
    pub fn choice(&self, question: &str, among: &[impl Display]) -> Result<usize> {
        for (item, number) in among.iter().zip(1..) {
            self.say(&format!("  {number} {item}"))?;
        }
        self.read_or(&format!("{question} (Nummer)"), "1", |answer| {
            let place = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let named = || among.iter().position(|item| item.to_string() == answer);
            let chosen = place.filter(|place| *place < among.len()).or_else(named);
            chosen.ok_or_else(|| format!("Bitte eine Nummer von 1 bis {} schreiben", among.len()))
        })
    }

    /// Yes or no; Return alone says no.
    pub fn yes(&self, question: &str) -> Result<bool> {
        let read = |answer: &str| match answer.to_lowercase().as_str() {
            "j" | "ja" => Ok(true),
            "n" | "nein" => Ok(false),
            _ => Err("Bitte j oder n schreiben".to_owned()),
        };
        Ok(self.read_if_any(&format!("{question} (j/n)"), read)?.unwrap_or(false))
    }

    fn answer(&self, question: Input<'_, String>) -> Result<String> {
        answered(question.interact_text_on(&self.0)).map(|answer| answer.trim().to_owned())
    }
}

/// What is missing where nobody can be asked.
pub(super) fn missing(options: &[&str]) -> Failure {
    Failure::Usage(format!("hier ist niemand zu fragen; es fehlt {}", options.join(", ")))
}

/// Where nobody can be asked whether that is to be done.
pub(super) fn nobody_to_ask(done: &str) -> Failure {
    let why = "denn hier ist niemand zu fragen; mit --yes wird ohne Rückfrage";
    Failure::Usage(format!("es wurde nichts {done}, {why} {done}"))
}

fn answered<T>(answer: std::result::Result<T, dialoguer::Error>) -> Result<T> {
    answer.map_err(|dialoguer::Error::IO(error)| Failure::io("benutzen", "das Terminal")(error))
}
