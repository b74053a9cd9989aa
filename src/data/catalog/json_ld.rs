//! A catalog as JSON-LD (<https://www.w3.org/TR/json-ld11/>).

use super::resource::{CatalogTerm, PREFIXES, Resource};
use crate::invariant::Invariant;
use serde_json::{Map, Value, json};

/// The parts of a catalog: what comes first, each resource, what comes last.
pub(super) fn parts<'r>(
    base: Option<&str>,
    resources: impl Iterator<Item = Resource> + 'r,
) -> Box<dyn Iterator<Item = String> + 'r> {
    let mut context: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, address)| ((*prefix).to_owned(), json!(address))).collect();
    if let Some(base) = base {
        context.insert("@base".to_owned(), json!(base));
    }
    let context = json(&Value::Object(context));
    let head = format!("{{\"@context\": {context},\n\"@graph\": [\n");
    let resources = resources.enumerate().map(|(at, resource)| {
        let comma = if at > 0 { ",\n" } else { "" };
        format!("{comma}{}", json(&node(&resource)))
    });
    Box::new(std::iter::once(head).chain(resources).chain([String::from("\n]}\n")]))
}

fn json(value: &Value) -> String {
    serde_json::to_string(value).invariant("what has only texts as keys is JSON")
}

fn node(resource: &Resource) -> Value {
    let mut node = Map::new();
    if let Some(CatalogTerm::Iri(name)) = &resource.name {
        node.insert("@id".to_owned(), json!(name));
    }
    node.insert("@type".to_owned(), json!(resource.class));
    for (property, terms) in &resource.properties {
        let mut values: Vec<Value> = terms.iter().map(value).collect();
        let value = if values.len() == 1 { values.remove(0) } else { Value::Array(values) };
        node.insert((*property).to_owned(), value);
    }
    Value::Object(node)
}

fn value(of: &CatalogTerm) -> Value {
    match of {
        CatalogTerm::Iri(address) => json!({ "@id": address }),
        CatalogTerm::Text(content) => json!(content),
        CatalogTerm::German(content) => json!({ "@value": content, "@language": "de" }),
        CatalogTerm::Typed(content, of) => json!({ "@value": content, "@type": of }),
        CatalogTerm::Nested(resource) => node(resource),
    }
}
