//! What is said of the data of an agreement, whoever's words it is put into: a data package's, a catalog's, those of a
//! search engine.

use crate::figures::{Figures, StatusSum};
use crate::german;
use crate::ledger::{Agreement, OfficialKey, Status};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The data of one agreement. Small, since a catalog keeps it of all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dataset {
    /// The id of the agreement.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the data are of, in a sentence or a few.
    pub about: String,
    /// What of the amounts no document proves, in a sentence; `None` where all are proved.
    pub unproved: Option<String>,
    /// The names of the municipalities that are or were members, with their official keys.
    pub municipalities: Vec<(String, Option<OfficialKey>)>,
    /// The first and the last day that costs are booked for.
    pub days: Option<(Date, Date)>,
    /// The last booking day.
    pub last_booking: Option<Date>,
}

/// Who publishes, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// What it is called.
    pub name: Option<&'a str>,
    /// Where to ask.
    pub email: Option<&'a str>,
    /// The address of the site, with a slash at its end.
    pub address: Option<&'a str>,
    /// How the data may be used.
    pub licence: Licence<'a>,
}

/// A licence.
#[derive(Clone, Copy, Debug)]
pub struct Licence<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it can be read, if that is known.
    pub url: Option<&'a str>,
}

/// Licences under which administrations publish data: where they can be read, and what catalogs call them.
const KNOWN: [(&str, &str); 5] = [
    ("govdata.de/dl-de/zero-2-0", "http://dcat-ap.de/def/licenses/dl-zero-de/2.0"),
    ("govdata.de/dl-de/by-2-0", "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
    ("creativecommons.org/publicdomain/zero/1.0", "http://dcat-ap.de/def/licenses/cc-zero"),
    ("creativecommons.org/licenses/by/4.0", "http://dcat-ap.de/def/licenses/cc-by/4.0"),
    ("creativecommons.org/licenses/by-sa/4.0", "http://dcat-ap.de/def/licenses/cc-by-sa/4.0"),
];

impl<'a> Licence<'a> {
    /// The one that holds where nobody names another.
    pub const ZERO: Licence<'static> = Licence {
        name: "Datenlizenz Deutschland – Zero – Version 2.0",
        url: Some("https://www.govdata.de/dl-de/zero-2-0"),
    };

    /// What catalogs call it.
    #[must_use]
    pub fn in_catalogs(&self) -> Option<&'a str> {
        let url = self.url?;
        Some(KNOWN.iter().find(|(address, _)| url.contains(address)).map_or(url, |(_, name)| name))
    }
}

impl Dataset {
    /// That of an agreement.
    #[must_use]
    pub fn of(figures: &Figures<'_>) -> Self {
        let ledger = figures.ledger;
        let agreement: &Agreement = &ledger.agreement;
        let about = agreement.about.clone().unwrap_or_else(|| {
            format!("Was „{}“ kostet und wie sich die Kommunen die Kosten teilen.", agreement.title)
        });
        let took_part =
            agreement.each_member().filter(|(member, _)| ledger.timeline.first_join(*member).is_some());
        let periods =
            || ledger.costs.iter().filter(|entry| entry.standing.is_live()).map(|entry| entry.period);
        let first = periods().map(|period| period.start).min();
        Self {
            id: agreement.id.clone(),
            title: agreement.title.clone(),
            about,
            unproved: unproved(figures),
            municipalities: took_part.map(|(_, of)| (of.name.clone(), of.ags.clone())).collect(),
            days: first.zip(periods().map(|period| period.end).max()),
            last_booking: figures.reference.last_booking,
        }
    }

    /// What the data are of, and what of it is not proved: whoever has a file alone has no page that marks it.
    #[must_use]
    pub fn description(&self) -> String {
        let sentences = [Some(self.about.as_str()), self.unproved.as_deref()];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

fn unproved(figures: &Figures<'_>) -> Option<String> {
    let [proved, assumed, planned] =
        [Status::Actual, Status::Assumed, Status::Planned].map(|status| figures.statuses.all(status));
    let euros = |of: StatusSum| german::euros(of.amount);
    let said = match [proved, assumed, planned].map(|of| of.entries > 0) {
        [_, false, false] => return None,
        [false, true, false] => "Alle Beträge sind angenommen, nicht belegt.".to_owned(),
        [false, false, true] => "Alle Beträge sind geplant, nicht abgerechnet.".to_owned(),
        [_, true, false] => format!("Nicht alles ist belegt: {} sind angenommen.", euros(assumed)),
        [_, false, true] => format!("Nicht alles ist abgerechnet: {} sind geplant.", euros(planned)),
        [_, true, true] => {
            format!("Nicht alles ist belegt: {} sind angenommen, {} geplant.", euros(assumed), euros(planned))
        }
    };
    Some(format!("{said} Wie viel von jedem Anteil belegt ist, steht in der Tabelle status."))
}
