//! What is agreed anew: `agreement.toml` gains a municipality, a quantity, a measure, a key, an event. What it said
//! stays, so that earlier years keep their figures.

use super::books::OpenBooks;
use super::new_document::date_in_toml;
use crate::german;
use crate::toml_text::{TomlText, quoted};
use jiff::civil::Date;

/// A municipality that the agreement does not know yet.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name in tables.
    pub short_name: String,
    /// Its Amtlicher Gemeindeschlüssel.
    pub ags: Option<String>,
    /// The id of the one before which it stands in the official order; it stands last where there is none.
    pub before: Option<String>,
}

impl NewMember {
    /// Adds it.
    ///
    /// # Errors
    /// Where its id is taken, or nobody has the id of the one before which it is to stand.
    pub fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        books.amend(format!("nimmt {} auf", self.name), |agreement| {
            if agreement.texts("member", "id")?.contains(&self.id) {
                return Err(format!(
                    "eine Kommune mit der Kennung „{}“ steht schon in agreement.toml",
                    self.id
                ));
            }
            let before = self.before.as_deref().map(|id| place_of(agreement, "member", id)).transpose()?;
            let mut entries = vec![
                ("id", quoted(&self.id)),
                ("name", quoted(&self.name)),
                ("short_name", quoted(&self.short_name)),
            ];
            entries.extend(self.ags.as_ref().map(|ags| ("ags", quoted(ags))));
            agreement.add_table("member", before, &entries)
        })
    }

    /// Says that it could join, once it is added.
    ///
    /// # Errors
    /// Where `agreement.toml` cannot be changed.
    pub fn could_join(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let said = "nennt diese Kommune als mögliche Beteiligte".to_owned();
        books.amend(said, |agreement| agreement.add_table("candidate", None, &[("member", quoted(&self.id))]))
    }
}

/// Who joins is none of those that could any more.
///
/// # Errors
/// Where `agreement.toml` cannot be changed.
pub fn no_longer_a_candidate(member: &str, books: &mut OpenBooks<'_>) -> Result<(), String> {
    let Some(place) =
        books.agreement_text()?.texts("candidate", "member")?.iter().position(|id| id == member)
    else {
        return Ok(());
    };
    let said = format!("nennt „{member}“ nicht mehr als mögliche Beteiligte");
    books.amend(said, |agreement| agreement.remove_table("candidate", place))
}

/// A quantity that is agreed from a day on.
#[derive(Clone, Debug)]
pub struct NewTerm {
    /// Of which cost type, by id.
    pub cost_type: String,
    /// The first day.
    pub from: Date,
    /// How much.
    pub quantity: String,
    /// Of what.
    pub unit: Option<String>,
}

impl NewTerm {
    /// Adds it to those of its cost type.
    ///
    /// # Errors
    /// Where there is no such cost type.
    pub fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let Self { cost_type, from, quantity, unit } = self;
        let unit = unit.as_ref().map_or(String::new(), |unit| format!(", unit = {}", quoted(unit)));
        let term = format!("{{ from = {from}, quantity = {}{unit} }}", quoted(quantity));
        let said = format!("regelt „{cost_type}“ ab dem {} neu", german::date(*from));
        books.amend(said, |agreement| {
            let place = place_of(agreement, "cost_type", cost_type)?;
            agreement.add_to_list(("cost_type", place, "terms"), &[], &[term])
        })
    }
}

/// What costs can be divided by.
#[derive(Clone, Debug)]
pub struct NewMeasure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a value counts.
    pub unit: String,
    /// Where the values come from.
    pub source: Option<String>,
    /// The day that each value is of: `06-30`.
    pub reference_day: Option<String>,
    /// So many years before the year of the costs.
    pub reference_years_back: Option<u16>,
    /// What the values of a year come to.
    pub total: Option<String>,
}

impl NewMeasure {
    /// Adds it.
    ///
    /// # Errors
    /// Where `agreement.toml` cannot be changed.
    pub fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let mut entries =
            vec![("id", quoted(&self.id)), ("name", quoted(&self.name)), ("unit", quoted(&self.unit))];
        entries.extend(self.source.as_ref().map(|source| ("source", quoted(source))));
        entries.extend(self.reference_day.as_ref().map(|day| ("reference_day", quoted(day))));
        entries.extend(self.reference_years_back.map(|years| ("reference_years_back", years.to_string())));
        entries.extend(self.total.as_ref().map(|total| ("total", quoted(total))));
        let said = format!("führt die Bemessungsgrundlage {} ein", self.name);
        books.amend(said, |agreement| agreement.add_table("measure", None, &entries))
    }
}

/// How a cost type is divided from a day on.
#[derive(Clone, Debug)]
pub struct NewSplit {
    /// Which cost type, by id.
    pub cost_type: String,
    /// The first day.
    pub from: Date,
    /// Each part, and by which measure it is divided.
    pub parts: Vec<(String, String)>,
}

impl NewSplit {
    /// Adds its parts. A key for all time becomes one that holds from the first day in the books.
    ///
    /// # Errors
    /// Where there is no such cost type, or each of its entries is borne by one member.
    pub fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let Self { cost_type, from, parts } = self;
        let first = first_day(books).map_or(*from, |first| first.min(*from));
        let part = |from: Date, share: &str, measure: &str| {
            format!("{{ from = {from}, share = {}, measure = {} }}", quoted(share), quoted(measure))
        };
        let new: Vec<String> = parts.iter().map(|(share, measure)| part(*from, share, measure)).collect();
        let said = format!("verteilt „{cost_type}“ ab dem {} anders", german::date(*from));
        books.amend(said, |agreement| {
            let place = place_of(agreement, "cost_type", cost_type)?;
            let now = agreement.texts("cost_type", "split")?.swap_remove(place);
            if now == "direct" {
                return Err(format!(
                    "„{cost_type}“ trägt je Buchung eine Kommune allein; für gemeinsame Kosten braucht es eine eigene Kostenart"
                ));
            }
            let instead = [part(first, "1", &now)];
            agreement.add_to_list(("cost_type", place, "split"), &instead, &new)
        })
    }
}

/// An event for the timeline.
#[derive(Clone, Debug)]
pub struct NewMilestone {
    /// The day, the month or the year.
    pub date: String,
    /// What happens, in a sentence.
    pub text: String,
    /// What proves it, by id.
    pub document: Option<String>,
}

impl NewMilestone {
    /// Adds it.
    ///
    /// # Errors
    /// Where `agreement.toml` cannot be changed.
    pub fn attach(&self, books: &mut OpenBooks<'_>) -> Result<(), String> {
        let mut entries = vec![("date", date_in_toml(&self.date)), ("text", quoted(&self.text))];
        entries.extend(self.document.as_ref().map(|document| ("document", quoted(document))));
        books.amend("ergänzt die Zeitleiste".to_owned(), |agreement| {
            agreement.add_table("milestone", None, &entries)
        })
    }
}

/// The place of the table of this id among those of its name.
fn place_of(agreement: &TomlText, name: &str, id: &str) -> Result<usize, String> {
    let ids = agreement.texts(name, "id")?;
    ids.iter().position(|known| known == id).ok_or_else(|| {
        format!("„{id}“ steht nicht in agreement.toml; unter [[{name}]] stehen dort: {}", ids.join(", "))
    })
}

/// The first day that any row is about.
fn first_day(books: &OpenBooks<'_>) -> Option<Date> {
    let days =
        books.rows().iter().flat_map(|row| ["effective_on", "period_start"].map(|column| row.cell(column)));
    days.filter_map(|day| day.parse().ok()).min()
}
