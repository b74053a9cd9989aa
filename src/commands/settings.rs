//! `kopfstelle settings`: what the site says of whoever publishes it, said or asked for, checked, and written after a
//! yes.

use super::args::SettingsOptions;
use super::ask::{Terminal, missing, nobody_to_ask};
use super::templates::{self, FOLDER};
use super::{Outcome, Result, console};
use crate::append::{FileUpdate, WriteLock};
use crate::failure::Failure;
use crate::import::answered_day;
use crate::pages::{SETTINGS, SettingName};
use crate::toml_text::quoted;
use std::io::ErrorKind;
use std::path::Path;

/// The file on its way to what it is to be.
struct Filling {
    text: String,
    /// What was set, as the file says it.
    set: Vec<String>,
}

pub(super) fn run(options: &SettingsOptions) -> Result<Outcome> {
    let folder = templates::folder(options.templates.as_deref()).unwrap_or(Path::new(FOLDER));
    let path = folder.join(SETTINGS);
    let before = match std::fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        read => Some(read.map_err(Failure::io("lesen", &path))?),
    };
    let begun = before.clone().unwrap_or_else(templates::settings_to_begin_with);
    let refused = |reason: String| Failure::Refused { path: path.clone(), reason };
    let text = String::from_utf8(begun).map_err(|_| refused("ist nicht in UTF-8 gespeichert".into()))?;
    let missed = SettingName::missed(&text).map_err(|fault| refused(format!("hat Fehler: {fault}")))?;
    let terminal = Terminal::if_any();
    let mut filling = Filling { text, set: Vec::new() };
    match (&options.settings[..], &terminal) {
        ([], None) => return Err(missing(&["TABLE.KEY=VALUE"])),
        ([], Some(_)) if missed.is_empty() => {
            console::say(format_args!("In {} fehlt keine Angabe.", path.display()))?;
            return Ok(Outcome::Done);
        }
        ([], Some(terminal)) => filling.ask(terminal)?,
        (said, _) => filling.take(said)?,
    }
    if filling.set.is_empty() {
        console::say(format_args!("Es wurde nichts eingetragen."))?;
        return Ok(Outcome::Done);
    }
    console::say(format_args!("{}:\n  {}", path.display(), filling.set.join("\n  ")))?;
    let is_wished = match &terminal {
        _ if options.yes => true,
        Some(terminal) => terminal.yes("So eintragen?")?,
        None => return Err(nobody_to_ask("eingetragen")),
    };
    if !is_wished {
        console::say(format_args!("Es wurde nichts eingetragen."))?;
        return Ok(Outcome::Done);
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = folder.file_name().map_or_else(|| SETTINGS.into(), |name| Path::new(name).join(SETTINGS));
    let after = filling.text.clone().into_bytes();
    let update = FileUpdate { path: name.to_string_lossy().into_owned(), before, after };
    WriteLock::take(parent)?.update(&[update])?;
    let still = SettingName::missed(&filling.text).unwrap_or_default();
    let still: Vec<String> = still.iter().map(ToString::to_string).collect();
    match still.is_empty() {
        true => console::say(format_args!("Eingetragen. Es fehlt keine Angabe mehr."))?,
        false => console::say(format_args!("Eingetragen. Es fehlt noch: {}", still.join(", ")))?,
    }
    Ok(Outcome::Done)
}

impl Filling {
    /// What was said on the command line; what is said several times is a list.
    fn take(&mut self, said: &[(SettingName, String)]) -> Result<()> {
        let mut each: Vec<(SettingName, Vec<&str>)> = Vec::new();
        for (name, value) in said {
            match each.iter_mut().find(|(of, _)| of == name) {
                Some((_, values)) => values.push(value),
                None => each.push((*name, vec![value])),
            }
        }
        let mut each = each.into_iter();
        each.try_for_each(|(name, values)| {
            self.set(name, &values).map_err(|fault| Failure::Usage(format!("{name}: {fault}")))
        })
    }

    /// All that is missing, one after the other; an answer may make another one needed.
    fn ask(&mut self, terminal: &Terminal) -> Result<()> {
        let mut asked = Vec::new();
        let mut table = "";
        terminal.say("Was jetzt nicht bekannt ist, bleibt leer und kommt später.")?;
        loop {
            let missed = SettingName::missed(&self.text).map_err(Failure::Usage)?;
            let Some(name) = missed.into_iter().find(|name| !asked.contains(name)) else {
                return Ok(());
            };
            if table != name.table.name {
                table = name.table.name;
                terminal.say(&format!("\n{}", name.table.meaning))?;
            }
            while let Some(answer) = answer(terminal, name)? {
                match self.set(name, &answer.iter().map(String::as_str).collect::<Vec<_>>()) {
                    Ok(()) => break,
                    Err(fault) => terminal.say(&fault)?,
                }
            }
            asked.push(name);
        }
    }

    /// Sets one, in the first notation in which it may stand there.
    fn set(&mut self, name: SettingName, said: &[&str]) -> std::result::Result<(), String> {
        let mut fault = None;
        for notation in notations(said) {
            match name.set_in(&self.text, &notation) {
                Ok(text) => {
                    self.text = text;
                    self.set.push(format!("{name} = {notation}"));
                    return Ok(());
                }
                Err(said) => fault = Some(said),
            }
        }
        Err(fault.unwrap_or_default())
    }
}

/// What somebody says, as TOML may write it: as it stands there, as a day, as yes or no, as a text, as several.
fn notations(said: &[&str]) -> Vec<String> {
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    let pair = |text: &&str| {
        let (what, why) = text.split_once(": ")?;
        Some(format!("{{ what = {}, why = {} }}", quoted(what), quoted(why)))
    };
    let several = [said.iter().map(pair).collect(), Some(said.iter().map(|text| quoted(text)).collect())];
    let several = several.into_iter().flatten().map(list);
    let [only] = said else { return several.collect() };
    let bare = Some((*only).to_owned()).filter(|text| !text.is_empty() && !text.contains(['\n', '#']));
    let flag = match only.to_lowercase().as_str() {
        "j" | "ja" => Some("true".to_owned()),
        "n" | "nein" => Some("false".to_owned()),
        _ => None,
    };
    // What is said of the last one is said of all: that of the text.
    [bare, answered_day(only).ok(), flag].into_iter().flatten().chain(several).chain([quoted(only)]).collect()
}

/// The answer for one, or its lines; nothing where it is left out.
fn answer(terminal: &Terminal, name: SettingName) -> Result<Option<Vec<String>>> {
    let takes = name.key.takes.replace(" in Anführungszeichen", "").replace(" ohne Anführungszeichen", "");
    let mut question = name.key.meaning.to_owned();
    if takes != "Text" {
        question += &format!(" ({takes})");
    }
    let mut lines = Vec::new();
    while let Some(line) = terminal.optional_text(&question)? {
        lines.push(line);
        if !name.is_list() {
            break;
        }
        "  … noch eine Zeile (leer: fertig)".clone_into(&mut question);
    }
    Ok(Some(lines).filter(|lines| !lines.is_empty()))
}
