//! The data of an agreement in the words of <https://schema.org>, by which search engines find them.

use super::dataset::{Dataset, Publisher};
use super::publication::{Publication, XLSX};
use serde_json::{Value, json};

/// The description that stands on the page of the data, as JSON-LD; `below` is the way from the site's root to the
/// agreement's folder.
#[must_use]
pub fn schema_org(
    dataset: &Dataset,
    publisher: &Publisher<'_>,
    publication: &Publication,
    (digest, below): (&str, &str),
) -> Value {
    // Without an address of the site the way from the page serves, which stands in the agreement's folder.
    let address = |path: &str| match publisher.address {
        Some(address) => format!("{address}{below}{path}"),
        None => path.to_owned(),
    };
    let download = |path: &str, kind: &str, name: &str| {
        json!({
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": kind,
            "contentUrl": address(path),
        })
    };
    let mut files: Vec<Value> = Vec::new();
    for table in &publication.tables {
        files.push(download(&table.csv.path, "text/csv", table.form.meaning));
    }
    if let Some(workbook) = &publication.workbook {
        files.push(download(&workbook.path, XLSX, "alle Tabellen"));
    }
    let places: Vec<Value> = dataset
        .municipalities
        .iter()
        .map(|(name, key)| match key {
            Some(key) => json!({ "@type": "AdministrativeArea", "name": name, "identifier": key.as_str() }),
            None => json!({ "@type": "AdministrativeArea", "name": name }),
        })
        .collect();
    let mut described = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.description(),
        "identifier": digest,
        "url": address("daten.html"),
        "inLanguage": "de",
        "isAccessibleForFree": true,
        "license": publisher.licence.url.unwrap_or(publisher.licence.name),
        "spatialCoverage": places,
        "distribution": files,
    });
    if let Some(name) = publisher.name {
        described["publisher"] = json!({ "@type": "GovernmentOrganization", "name": name });
    }
    if let Some((first, last)) = dataset.days {
        described["temporalCoverage"] = json!(format!("{first}/{last}"));
    }
    if let Some(day) = dataset.last_booking {
        described["dateModified"] = json!(day.to_string());
    }
    described
}
