//! Reads a drawing back: is it well-formed, and which texts and lines does it hold?
//!
//! A small reader of what our own backend may write, and strict about it: anything else is an error.

/// A text with its role, anchor and place.
#[derive(Debug)]
pub(super) struct DrawnText {
    pub(super) text: String,
    pub(super) classes: Vec<String>,
    pub(super) x: f64,
    pub(super) y: f64,
}

/// What one `svg` element holds.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) name: String,
    pub(super) texts: Vec<DrawnText>,
    /// Class and data of each path.
    pub(super) paths: Vec<(String, String)>,
    /// Class, centre and radius of each circle.
    pub(super) circles: Vec<(String, [f64; 3])>,
}

/// Reads one `svg` element.
pub(super) fn read(svg: &str) -> Result<Read, String> {
    let mut read =
        Read { width: 0.0, height: 0.0, name: String::new(), texts: vec![], paths: vec![], circles: vec![] };
    let (head, mut rest) = tag(svg, "svg")?;
    let view: Vec<f64> =
        attribute(&head, "viewBox")?.split(' ').filter_map(|part| part.parse().ok()).collect();
    let [0.0, 0.0, width, height] = view[..] else { return Err(format!("viewBox {view:?}")) };
    (read.width, read.height, read.name) = (width, height, attribute(&head, "aria-label")?);
    if attribute(&head, "role")? != "img" || attribute(&head, "focusable")? != "false" {
        return Err("role or focusable".into());
    }
    loop {
        if let Some(after) = rest.strip_prefix("</svg>") {
            return if after.is_empty() { Ok(read) } else { Err(format!("after the end: {after}")) };
        }
        if let Some(body) = rest.strip_prefix("<text") {
            let (attributes, after) = attributes(body)?;
            let after = after.strip_prefix('>').ok_or("text is not closed")?;
            let (content, after) = after.split_once("</text>").ok_or("no end of text")?;
            let classes = attribute(&attributes, "class").unwrap_or_default();
            let classes = classes.split(' ').filter(|class| !class.is_empty()).map(String::from).collect();
            let (x, y) = (number(&attributes, "x")?, number(&attributes, "y")?);
            read.texts.push(DrawnText { text: unescaped(content)?, classes, x, y });
            rest = after;
        } else if let Some(body) = rest.strip_prefix("<path") {
            let (attributes, after) = attributes(body)?;
            read.paths.push((attribute(&attributes, "class")?, attribute(&attributes, "d")?));
            rest = after.strip_prefix("/>").ok_or("path is not closed")?;
        } else if let Some(body) = rest.strip_prefix("<circle") {
            let (attributes, after) = attributes(body)?;
            let place = [number(&attributes, "cx")?, number(&attributes, "cy")?, number(&attributes, "r")?];
            read.circles.push((attribute(&attributes, "class")?, place));
            rest = after.strip_prefix("/>").ok_or("circle is not closed")?;
        } else {
            return Err(format!("not expected: {}", rest.chars().take(60).collect::<String>()));
        }
    }
}

type Attributes = Vec<(String, String)>;

fn tag<'a>(text: &'a str, name: &str) -> Result<(Attributes, &'a str), String> {
    let body = text.strip_prefix('<').and_then(|text| text.strip_prefix(name)).ok_or("no svg")?;
    let (attributes, after) = attributes(body)?;
    Ok((attributes, after.strip_prefix('>').ok_or("svg is not closed")?))
}

fn attributes(mut text: &str) -> Result<(Attributes, &str), String> {
    let mut attributes = Attributes::new();
    while let Some(after) = text.strip_prefix(' ') {
        let (name, value) = after.split_once("=\"").ok_or("no value")?;
        if !name.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '-') {
            return Err(format!("name of an attribute: {name}"));
        }
        let (value, rest) = value.split_once('"').ok_or("value is not closed")?;
        attributes.push((name.to_owned(), unescaped(value)?));
        text = rest;
    }
    Ok((attributes, text))
}

fn attribute(attributes: &Attributes, name: &str) -> Result<String, String> {
    let mut found = attributes.iter().filter(|(this, _)| this == name);
    match (found.next(), found.next()) {
        (Some((_, value)), None) => Ok(value.clone()),
        _ => Err(format!("not exactly one {name}")),
    }
}

fn number(attributes: &Attributes, name: &str) -> Result<f64, String> {
    attribute(attributes, name)?.parse().map_err(|error| format!("{name}: {error}"))
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        plain.push_str(&rest[..at]);
        let entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
        let (entity, letter) =
            entities.into_iter().find(|(entity, _)| rest[at..].starts_with(entity)).ok_or("not escaped")?;
        plain.push(letter);
        rest = &rest[at + entity.len()..];
    }
    Ok(plain + rest)
}

/// The points of a path, segment by segment.
pub(super) fn segments(data: &str) -> Vec<Vec<(f64, f64)>> {
    let mut segments: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut at = (0.0, 0.0);
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        let end =
            rest[1..].find(|letter: char| letter.is_ascii_alphabetic()).map_or(rest.len(), |end| end + 1);
        let numbers: Vec<f64> = rest[1..end].split(' ').filter_map(|number| number.parse().ok()).collect();
        match (command, &numbers[..]) {
            ('M', [x, y]) => {
                at = (*x, *y);
                segments.push(Vec::new());
            }
            ('h', [dx]) => at.0 += dx,
            ('v', [dy]) => at.1 += dy,
            ('l', [dx, dy]) => at = (at.0 + dx, at.1 + dy),
            ('z', []) => {}
            other => panic!("{other:?} in {data}"),
        }
        if command != 'z' {
            segments.last_mut().unwrap().push(at);
        }
        rest = &rest[end..];
    }
    segments
}
