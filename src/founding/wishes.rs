//! What a new agreement is to be, as somebody says it: on the command line each party, measure and cost type is one
//! word with its parts.

use super::ids;
use jiff::civil::Date;
use serde::Serialize;
use std::str::FromStr;

/// What somebody says of a new agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Wishes {
    /// Its id; made from the title where none is said.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// What is shared, in two or three sentences.
    pub about: String,
    /// The first day: from then on the founding members take part, and the quantities hold.
    #[serde(skip)]
    pub from: Date,
    /// The day of booking.
    #[serde(skip)]
    pub recorded_on: Date,
    /// How time is weighed, as `agreement.toml` writes it.
    pub proration: String,
    /// The founding members, in the official order.
    pub members: Vec<PartyWish>,
    /// Who may join one day.
    pub candidates: Vec<PartyWish>,
    /// Who receives the shares.
    pub payees: Vec<PartyWish>,
    /// What costs are divided by where parts are not equal.
    pub measures: Vec<MeasureWish>,
    /// What is paid for.
    pub cost_types: Vec<CostTypeWish>,
    /// The quantities that are agreed.
    pub terms: Vec<TermWish>,
}

/// A member or a payee: `[ID=]NAME[:AGS][@FIRST_DAY]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyWish {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its Amtlicher Gemeindeschlüssel.
    pub ags: Option<String>,
    /// The first day as a member, where that is not the first of all.
    #[serde(skip)]
    pub joins: Option<Date>,
}

impl PartyWish {
    /// One of this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { id: ids::of_party(name), name: name.to_owned(), ags: None, joins: None }
    }

    /// Its name without what kind of municipality it is.
    #[must_use]
    pub fn short_name(&self) -> &str {
        ids::short_name(&self.name)
    }
}

impl FromStr for PartyWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "[ID=]NAME[:AGS][@FIRST_DAY]";
        let (id, rest) = id_and_rest(text);
        let (rest, joins) = match rest.rsplit_once('@') {
            Some((rest, day)) => (rest, Some(day.trim().parse().map_err(|_| form(FORM))?)),
            None => (rest, None),
        };
        let is_key = |key: &&str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
        let (name, ags) = match rest.rsplit_once(':').filter(|(_, key)| is_key(key)) {
            Some((name, ags)) => (name, Some(ags.to_owned())),
            None => (rest, None),
        };
        let party = Self::named(not_empty(name, FORM)?);
        Ok(Self { id: id.map_or(party.id, str::to_owned), ags, joins, ..party })
    }
}

/// A measure: `[ID=]NAME:UNIT`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureWish {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a value counts.
    pub unit: String,
}

impl MeasureWish {
    /// One of this name.
    #[must_use]
    pub fn of(name: &str, unit: &str) -> Self {
        Self { id: ids::of(name), name: name.to_owned(), unit: unit.to_owned() }
    }
}

impl FromStr for MeasureWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "[ID=]NAME:UNIT";
        let (id, rest) = id_and_rest(text);
        let (name, unit) = rest.split_once(':').ok_or_else(|| form(FORM))?;
        let (name, unit) = (not_empty(name, FORM)?, not_empty(unit, FORM)?);
        let measure = Self::of(name, unit);
        Ok(Self { id: id.map_or(measure.id, str::to_owned), ..measure })
    }
}

/// A cost type: `[ID=]NAME:PAYEE:SPLIT[:varies]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CostTypeWish {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of who receives the shares.
    pub payee: String,
    /// `equal`, `direct` or the id of a measure.
    pub split: String,
    /// Whether the total does not depend on how many take part.
    pub independent_of_members: bool,
}

/// The last part of a cost type whose total grows with the number of members.
const VARIES: &str = "varies";

impl CostTypeWish {
    /// One of this name. What one member bears alone is no cost that others could take a part of.
    #[must_use]
    pub fn of(name: &str, payee: &str, split: &str, varies: bool) -> Self {
        Self {
            id: ids::of(name),
            name: name.to_owned(),
            payee: payee.to_owned(),
            split: split.to_owned(),
            independent_of_members: !varies && split != "direct",
        }
    }
}

impl FromStr for CostTypeWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "[ID=]NAME:PAYEE:SPLIT[:varies]";
        let (id, rest) = id_and_rest(text);
        let parts: Vec<&str> = rest.split(':').map(str::trim).collect();
        let (name, payee, split, varies) = match parts[..] {
            [name, payee, split] => (name, payee, split, false),
            [name, payee, split, VARIES] => (name, payee, split, true),
            _ => return Err(form(FORM)),
        };
        let cost_type = Self::of(not_empty(name, FORM)?, payee, split, varies);
        Ok(Self { id: id.map_or(cost_type.id, str::to_owned), ..cost_type })
    }
}

/// An agreed quantity: `COST_TYPE=QUANTITY[:UNIT]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermWish {
    /// The id of the cost type.
    pub cost_type: String,
    /// How much.
    pub quantity: String,
    /// Of what.
    pub unit: Option<String>,
}

impl FromStr for TermWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "COST_TYPE=QUANTITY[:UNIT]";
        let (cost_type, rest) = text.split_once('=').ok_or_else(|| form(FORM))?;
        let (quantity, unit) = match rest.split_once(':') {
            Some((quantity, unit)) => (quantity, Some(not_empty(unit, FORM)?.to_owned())),
            None => (rest, None),
        };
        Ok(Self {
            cost_type: cost_type.trim().to_owned(),
            quantity: not_empty(quantity, FORM)?.to_owned(),
            unit,
        })
    }
}

/// What stands before the first `=`, and the rest.
fn id_and_rest(text: &str) -> (Option<&str>, &str) {
    match text.split_once('=') {
        Some((id, rest)) => (Some(id.trim()), rest),
        None => (None, text),
    }
}

fn not_empty<'t>(text: &'t str, expected: &str) -> Result<&'t str, String> {
    let text = text.trim();
    if text.is_empty() { Err(form(expected)) } else { Ok(text) }
}

fn form(expected: &str) -> String {
    format!("write {expected}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_an_id_a_name_and_a_key() {
        let party = |text: &str| {
            let party: PartyWish = text.parse().unwrap();
            [Some(party.id), Some(party.name), party.ags, party.joins.map(|day| day.to_string())]
        };
        let expected = |facts: [Option<&str>; 4]| facts.map(|fact| fact.map(str::to_owned));
        for (text, facts) in [
            ("a=Stadt Ahlen:05570004", [Some("a"), Some("Stadt Ahlen"), Some("05570004"), None]),
            ("Stadt Lünen", [Some("luenen"), Some("Stadt Lünen"), None, None]),
            ("Amt: Süd", [Some("amt-sued"), Some("Amt: Süd"), None, None]),
            ("Selm:05978032@2020-07-01", [Some("selm"), Some("Selm"), Some("05978032"), Some("2020-07-01")]),
        ] {
            assert_eq!(party(text), expected(facts));
        }
        for text in [" = ", "Selm@2020"] {
            let refused = "write [ID=]NAME[:AGS][@FIRST_DAY]".to_owned();
            assert_eq!(text.parse::<PartyWish>(), Err(refused));
        }
    }

    #[test]
    fn a_cost_type_says_to_whom_how_and_whether_it_grows_with_the_members() {
        let of = |text: &str| {
            let of: CostTypeWish = text.parse().unwrap();
            (of.id, of.payee, of.split, of.independent_of_members)
        };
        let expected = |id: &str, split: &str, independent| {
            (id.to_owned(), "a".to_owned(), split.to_owned(), independent)
        };
        assert_eq!(of("p=Personal:a:equal"), expected("p", "equal", true));
        assert_eq!(of("Wartung:a:equal:varies"), expected("wartung", "equal", false));
        assert_eq!(of("Lizenzen:a:direct"), expected("lizenzen", "direct", false));
        for text in ["Personal", "Personal:a", "Personal:a:equal:always", "p=:a:equal"] {
            assert_eq!(
                text.parse::<CostTypeWish>(),
                Err("write [ID=]NAME:PAYEE:SPLIT[:varies]".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_measure_and_a_quantity_have_a_unit() {
        let measure: MeasureWish = "Einwohnerzahl:Einwohner".parse().unwrap();
        assert_eq!((measure.id.as_str(), measure.unit.as_str()), ("einwohnerzahl", "Einwohner"));
        let term: TermWish = "personal=0.25:VZÄ".parse().unwrap();
        assert_eq!((term.quantity.as_str(), term.unit.as_deref()), ("0.25", Some("VZÄ")));
        assert_eq!("personal".parse::<TermWish>(), Err("write COST_TYPE=QUANTITY[:UNIT]".to_owned()));
    }
}
