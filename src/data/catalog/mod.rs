//! The catalog of all data of a site, after DCAT-AP.de 3.0, as Turtle and as JSON-LD: what a data portal reads to list
//! them. Both are written from the same resources.
//!
//! Addresses are relative to that of the catalog, so that it is true wherever the site stands; where settings name the
//! address of the site, the catalog names it as its base.

mod json_ld;
mod resource;
mod turtle;

use super::dataset::{Dataset, Publisher};
use super::publication::{CATALOGS, Publication, XLSX};
use super::table::DataForm;
use crate::ledger::OfficialKey;
use jiff::civil::Date;
use resource::{CatalogTerm, Resource};
use serde::{Deserialize, Serialize};

/// One of the files: its path and its parts.
pub type CatalogFile<'a> = (&'static str, Box<dyn Iterator<Item = String> + 'a>);

/// The data of an agreement as the catalog lists them, small enough to keep of all.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Catalog {
    dataset: Dataset,
    /// The folder of its pages, with a slash at its end; empty where it is the only agreement.
    below: String,
    tables: Vec<(&'static DataForm, usize, usize)>,
    /// Path and length.
    workbook: Option<(String, usize)>,
}

impl Catalog {
    /// The entry of an agreement, whose pages are in that folder.
    #[must_use]
    pub fn of(dataset: Dataset, publication: &Publication, folder: String) -> Self {
        let tables = publication.tables.iter().map(|table| (table.form, table.csv.bytes, table.excel.bytes));
        let workbook = publication.workbook.as_ref().map(|file| (file.path.clone(), file.bytes));
        Self { dataset, below: folder, tables: tables.collect(), workbook }
    }

    /// Both files with their paths, each in parts: it is as large as all agreements make it.
    pub fn files<'a>(
        entries: impl Iterator<Item = &'a Self> + Clone + 'a,
        publisher: Publisher<'a>,
    ) -> [CatalogFile<'a>; 2] {
        let resources = || {
            let datasets = entries.clone().map(Self::iri);
            let modified = entries.clone().filter_map(|entry| entry.dataset.last_booking).max();
            std::iter::once(catalog(&publisher, datasets.collect(), modified))
                .chain(entries.clone().flat_map(move |entry| entry.resources(publisher)))
        };
        let [turtle, json_ld] = CATALOGS;
        [
            (turtle, turtle::parts(publisher.address, resources())),
            (json_ld, json_ld::parts(publisher.address, resources())),
        ]
    }

    fn iri(&self) -> CatalogTerm {
        CatalogTerm::Iri(format!("{}daten.html#_datensatz", self.below))
    }

    /// The dataset and the files that it can be had in.
    fn resources(&self, publisher: Publisher<'_>) -> impl Iterator<Item = Resource> + use<> {
        let files: Vec<Resource> = self.distributions(&publisher).collect();
        let mut dataset = Resource::new(self.iri(), "dcat:Dataset")
            .with("dct:title", [german(&self.dataset.title)])
            .with("dct:description", [german(&self.dataset.description())])
            .with("dct:identifier", [CatalogTerm::Text(self.dataset.id.clone())])
            .with("dct:publisher", [agent(&publisher)])
            .with("dcat:contactPoint", [contact(&publisher)])
            .with("dcat:landingPage", [CatalogTerm::Iri(format!("{}daten.html", self.below))])
            .with("dct:language", [eu("language/DEU")])
            .with("dcat:theme", [eu("data-theme/GOVE"), eu("data-theme/ECON")])
            .with("dcat:keyword", ["Kosten", "interkommunale Zusammenarbeit", "Kommune"].map(german))
            .with("dct:spatial", self.places());
        if let Some((first, last)) = self.dataset.days {
            let period = Resource::nested("dct:PeriodOfTime")
                .with("dcat:startDate", [day(first)])
                .with("dcat:endDate", [day(last)]);
            dataset = dataset.with("dct:temporal", [CatalogTerm::Nested(Box::new(period))]);
        }
        if let Some(on) = self.dataset.last_booking {
            dataset = dataset.with("dct:modified", [day(on)]);
        }
        let dataset = dataset.with("dcat:distribution", files.iter().map(Resource::named));
        std::iter::once(dataset).chain(files)
    }

    /// The municipalities, by their official keys where these are known.
    fn places(&self) -> impl Iterator<Item = CatalogTerm> {
        self.dataset.municipalities.iter().map(|(name, key)| {
            let named = || Resource::nested("dct:Location").with("skos:prefLabel", [german(name)]);
            key.as_ref().map_or_else(|| CatalogTerm::Nested(Box::new(named())), place)
        })
    }

    fn distributions(&self, publisher: &Publisher<'_>) -> impl Iterator<Item = Resource> {
        let file = move |path: &str, title: &str, (kind, media): (&str, &str), bytes: usize| {
            let address = CatalogTerm::Iri(format!("{}{path}", self.below));
            let distribution = Resource::new(
                CatalogTerm::Iri(format!("{}daten.html#_{path}", self.below)),
                "dcat:Distribution",
            );
            distribution
                .with("dct:title", [german(title)])
                .with("dcat:accessURL", [address.clone()])
                .with("dcat:downloadURL", [address])
                .with("dct:license", licence(publisher))
                .with("dct:format", [eu(&format!("file-type/{kind}"))])
                .with(
                    "dcat:mediaType",
                    [CatalogTerm::Iri(format!("https://www.iana.org/assignments/media-types/{media}"))],
                )
                .with("dcat:byteSize", [CatalogTerm::Typed(bytes.to_string(), "xsd:nonNegativeInteger")])
                .with("dcatap:availability", [eu("planned-availability/STABLE")])
        };
        let csv = ("CSV", "text/csv");
        let tables = self.tables.iter().flat_map(move |(form, bytes, excel)| {
            let for_excel = format!("{}, für Excel", form.meaning);
            [file(&form.path(), form.meaning, csv, *bytes), file(&form.excel_path(), &for_excel, csv, *excel)]
        });
        let workbook = self
            .workbook
            .iter()
            .map(move |(path, bytes)| file(path, "alle Tabellen", ("XLSX", XLSX), *bytes));
        tables.chain(workbook)
    }
}

fn catalog(publisher: &Publisher<'_>, datasets: Vec<CatalogTerm>, modified: Option<Date>) -> Resource {
    let mut catalog = Resource::new(CatalogTerm::Iri("catalog.ttl#_katalog".to_owned()), "dcat:Catalog")
        .with("dct:title", [german("Kosten gemeinsamer Aufgaben von Kommunen")])
        .with(
            "dct:description",
            [german("Was gemeinsame Aufgaben kosten und wie sich die Kommunen die Kosten teilen, als offene Daten")],
        )
        .with("dct:publisher", [agent(publisher)])
        .with("dct:language", [eu("language/DEU")])
        .with("dct:license", licence(publisher))
        .with("dcat:themeTaxonomy", [eu("data-theme")])
        .with("foaf:homepage", [CatalogTerm::Iri("index.html".to_owned())]);
    if let Some(on) = modified {
        catalog = catalog.with("dct:modified", [day(on)]);
    }
    catalog.with("dcat:dataset", datasets)
}

/// Where the official keys are.
const KEYS: &str = "http://dcat-ap.de/def/politicalGeocoding/";

fn place(key: &OfficialKey) -> CatalogTerm {
    CatalogTerm::Iri(match key {
        OfficialKey::Municipality(digits) => format!("{KEYS}municipalityKey/{digits}"),
        OfficialKey::District(digits) => format!("{KEYS}districtKey/{digits}"),
    })
}

/// What stands where settings do not say who publishes; the build warns of it.
const UNKNOWN: &str = "Angabe fehlt";

fn agent(publisher: &Publisher<'_>) -> CatalogTerm {
    let name = CatalogTerm::Text(publisher.name.unwrap_or(UNKNOWN).to_owned());
    CatalogTerm::Nested(Box::new(Resource::nested("foaf:Organization").with("foaf:name", [name])))
}

fn licence(publisher: &Publisher<'_>) -> Option<CatalogTerm> {
    publisher.licence.in_catalogs().map(|name| CatalogTerm::Iri(name.to_owned()))
}

fn contact(publisher: &Publisher<'_>) -> CatalogTerm {
    let name = CatalogTerm::Text(publisher.name.unwrap_or(UNKNOWN).to_owned());
    let contact = Resource::nested("vcard:Organization").with("vcard:fn", [name]);
    CatalogTerm::Nested(Box::new(match publisher.email {
        Some(email) => contact.with("vcard:hasEmail", [CatalogTerm::Iri(format!("mailto:{email}"))]),
        // The imprint says whom to ask.
        None => contact.with("vcard:hasURL", [CatalogTerm::Iri("impressum.html".to_owned())]),
    }))
}

fn german(text: &str) -> CatalogTerm {
    CatalogTerm::German(text.to_owned())
}

fn day(day: Date) -> CatalogTerm {
    CatalogTerm::Typed(day.to_string(), "xsd:date")
}

/// A name of the vocabularies of the European Union.
fn eu(name: &str) -> CatalogTerm {
    CatalogTerm::Iri(format!("http://publications.europa.eu/resource/authority/{name}"))
}
