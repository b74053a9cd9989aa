//! A resource of a catalog: of which class it is, and its properties, each with the name that the vocabularies give it.

/// The vocabularies, by the prefixes of their names.
pub(super) const PREFIXES: [(&str, &str); 7] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatap", "http://data.europa.eu/r5r/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Something that a catalog describes.
#[derive(Clone, Debug)]
pub(super) struct Resource {
    /// `None` where it is described within another one.
    pub name: Option<CatalogTerm>,
    pub class: &'static str,
    pub properties: Vec<(&'static str, Vec<CatalogTerm>)>,
}

/// What a property says.
#[derive(Clone, Debug)]
pub(super) enum CatalogTerm {
    /// An address, absolute or from that of the catalog.
    Iri(String),
    /// A text of no language.
    Text(String),
    /// A German text.
    German(String),
    /// A value of a type.
    Typed(String, &'static str),
    /// A resource that nothing else speaks of.
    Nested(Box<Resource>),
}

impl Resource {
    pub(super) fn new(name: CatalogTerm, class: &'static str) -> Self {
        Self { name: Some(name), class, properties: Vec::new() }
    }

    pub(super) fn nested(class: &'static str) -> Self {
        Self { name: None, class, properties: Vec::new() }
    }

    /// With one more property, if there is anything to say.
    pub(super) fn with(
        mut self,
        property: &'static str,
        terms: impl IntoIterator<Item = CatalogTerm>,
    ) -> Self {
        let terms: Vec<CatalogTerm> = terms.into_iter().collect();
        if !terms.is_empty() {
            self.properties.push((property, terms));
        }
        self
    }

    /// The way to speak of it.
    pub(super) fn named(&self) -> CatalogTerm {
        match &self.name {
            Some(name) => name.clone(),
            None => CatalogTerm::Nested(Box::new(self.clone())),
        }
    }
}
