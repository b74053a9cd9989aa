//! Questions on a terminal, in German: what a command is not told, it asks for where somebody is there to answer.

use super::Result;
use crate::failure::Failure;
use dialoguer::console::Term;
use dialoguer::{Input, Select};
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
        loop {
            match read(&self.text(question)?) {
                Ok(value) => return Ok(value),
                Err(fault) => {
                    self.0.write_line(&fault).map_err(Failure::io("beschreiben", "das Terminal"))?;
                }
            }
        }
    }

    /// One of several, by its place; the first is offered.
    pub fn choice(&self, question: &str, among: &[impl Display]) -> Result<usize> {
        answered(Select::new().with_prompt(question).items(among).default(0).interact_on(&self.0))
    }

    /// Yes or no; Return alone says no.
    pub fn yes(&self, question: &str) -> Result<bool> {
        let answer = self.optional_text(&format!("{question} (j/n)"))?;
        Ok(answer.is_some_and(|answer| ["j", "ja"].contains(&answer.to_lowercase().as_str())))
    }

    fn answer(&self, question: Input<'_, String>) -> Result<String> {
        answered(question.interact_text_on(&self.0)).map(|answer| answer.trim().to_owned())
    }
}

/// What is missing where nobody can be asked.
pub(super) fn missing(options: &[&str]) -> Failure {
    Failure::Usage(format!("there is no terminal to ask on; say {}", options.join(", ")))
}

fn answered<T>(answer: std::result::Result<T, dialoguer::Error>) -> Result<T> {
    answer.map_err(|dialoguer::Error::IO(error)| Failure::io("benutzen", "das Terminal")(error))
}
