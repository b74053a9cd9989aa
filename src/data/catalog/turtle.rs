//! A catalog as Turtle (<https://www.w3.org/TR/turtle/>).

use super::resource::{CatalogTerm, PREFIXES, Resource};

/// The parts of a catalog: what comes first, then each resource.
pub(super) fn parts<'r>(
    base: Option<&str>,
    resources: impl Iterator<Item = Resource> + 'r,
) -> Box<dyn Iterator<Item = String> + 'r> {
    let mut head = String::new();
    if let Some(base) = base {
        head += &format!("@base {} .\n", iri(base));
    }
    for (prefix, address) in PREFIXES {
        head += &format!("@prefix {prefix}: <{address}> .\n");
    }
    Box::new(std::iter::once(head).chain(resources.map(|resource| described(&resource))))
}

fn described(resource: &Resource) -> String {
    let mut text = String::from("\n");
    if let Some(name) = &resource.name {
        term(&mut text, name, 0);
    }
    text += &format!(" a {}", resource.class);
    properties(&mut text, resource, 1);
    text.push_str(" .\n");
    text
}

fn properties(text: &mut String, resource: &Resource, depth: usize) {
    for (property, terms) in &resource.properties {
        text.push_str(" ;\n");
        indent(text, depth);
        text.push_str(property);
        for (at, of) in terms.iter().enumerate() {
            text.push_str(if at == 0 { " " } else { ", " });
            term(text, of, depth);
        }
    }
}

fn term(text: &mut String, of: &CatalogTerm, depth: usize) {
    match of {
        CatalogTerm::Iri(address) => text.push_str(&iri(address)),
        CatalogTerm::Text(content) => text.push_str(&quoted(content)),
        CatalogTerm::German(content) => {
            text.push_str(&quoted(content));
            text.push_str("@de");
        }
        CatalogTerm::Typed(content, of) => {
            text.push_str(&quoted(content));
            text.push_str("^^");
            text.push_str(of);
        }
        CatalogTerm::Nested(resource) => {
            text.push_str("[ a ");
            text.push_str(resource.class);
            properties(text, resource, depth + 1);
            text.push_str(" ]");
        }
    }
}

fn indent(text: &mut String, depth: usize) {
    text.push_str(&"    ".repeat(depth));
}

/// An address between brackets, without what may not stand there.
fn iri(address: &str) -> String {
    let mut text = String::from("<");
    for letter in address.chars() {
        match letter {
            '\0'..=' ' | '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\' => {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    text += &format!("%{byte:02X}");
                }
            }
            _ => text.push(letter),
        }
    }
    text.push('>');
    text
}

fn quoted(content: &str) -> String {
    let mut text = String::from("\"");
    for letter in content.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}
