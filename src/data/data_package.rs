//! `datapackage.json`: all tables with their columns, keys and digests, after Data Package v2
//! (<https://datapackage.org>), so that a program loads them without being told anything.

use super::dataset::{Dataset, Publisher};
use super::forms;
use super::publication::{Publication, PublishedTable};
use super::table::{DataForm, DataType};
use crate::invariant::Invariant;
use serde_json::{Map, Value, json};

const PROFILES: &str = "https://datapackage.org/profiles/2.0";

/// The file of an agreement whose data are in this state; `below` is the way from the site's root to the agreement's
/// folder.
#[must_use]
pub fn data_package(
    dataset: &Dataset,
    publisher: &Publisher<'_>,
    publication: &Publication,
    (digest, below): (&str, &str),
) -> Vec<u8> {
    let tables = &publication.tables;
    let mut package = json!({
        "$schema": format!("{PROFILES}/datapackage.json"),
        "name": dataset.id,
        "title": dataset.title,
        "description": dataset.description(),
        "version": digest,
        "resources": tables.iter().map(|table| resource(table, tables)).collect::<Vec<_>>(),
    });
    if let Some(url) = publisher.licence.url {
        package["licenses"] = json!([{ "path": url, "title": publisher.licence.name }]);
    }
    if let Some(name) = publisher.name {
        package["contributors"] = json!([{ "title": name, "roles": ["publisher"] }]);
    }
    if let Some(address) = publisher.address {
        package["homepage"] = json!(format!("{address}{below}"));
    }
    let mut text = serde_json::to_vec_pretty(&package).invariant("what has only texts as keys is JSON");
    text.push(b'\n');
    text
}

fn resource(table: &PublishedTable, all: &[PublishedTable]) -> Value {
    json!({
        "name": table.form.name,
        "type": "table",
        "path": table.csv.path,
        "title": table.form.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": table.csv.bytes,
        "hash": format!("sha256:{}", table.sha256),
        "schema": schema(table.form, all),
    })
}

/// A Table Schema.
fn schema(form: &DataForm, all: &[PublishedTable]) -> Value {
    let fields = form.columns.iter().map(|column| {
        let mut field = json!({
            "name": column.name,
            "type": type_of(column.of),
            "description": column.meaning,
        });
        if column.is_key {
            field["constraints"] = json!({ "required": true });
        }
        field
    });
    let key = form.columns.iter().filter(|column| column.is_key).map(|column| column.name);
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), fields.collect());
    schema.insert("primaryKey".to_owned(), key.collect());
    let there = form.refers.iter().filter(|(_, table)| all.iter().any(|other| other.form.name == *table));
    let foreign: Vec<Value> = there
        .map(|(column, table)| {
            let key =
                forms::ALL.iter().find(|other| other.name == *table).and_then(|other| other.single_key());
            // A table that refers to itself does not name itself.
            let resource = if *table == form.name { "" } else { table };
            json!({ "fields": [column], "reference": { "resource": resource, "fields": [key] } })
        })
        .collect();
    if !foreign.is_empty() {
        schema.insert("foreignKeys".to_owned(), Value::Array(foreign));
    }
    Value::Object(schema)
}

fn type_of(of: DataType) -> &'static str {
    match of {
        DataType::Text | DataType::Figure => "string",
        DataType::Year => "year",
        DataType::Day => "date",
        DataType::Euros | DataType::Decimal => "number",
        DataType::Count => "integer",
    }
}
