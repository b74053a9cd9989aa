// The markup of a page as far as links need it. The Nu HTML checker guards that pages are well-formed; so a pattern
// suffices here.

const ELEMENT = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=>"]+)(?:="([^"]*)")?/g;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}

/** All elements of a page in order: name and attributes. */
export function elements(html) {
  const withoutComments = html.replace(/<!--[\s\S]*?-->/g, "");
  return [...withoutComments.matchAll(ELEMENT)].map(([, name, rest]) => ({
    name,
    attributes: Object.fromEntries([...rest.matchAll(ATTRIBUTE)].map(([, key, value]) => [key, decoded(value ?? "")])),
  }));
}
