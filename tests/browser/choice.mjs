// Which pages are opened in the browser. Opening a page takes seconds, and most pages are like others: what a page can
// show that no page opened before has shown is what makes it worth opening. So the work grows with what is new on the
// pages, not with the number of ledgers.

import { elements } from "./markup.mjs";
import { COMMITTED } from "./sites.mjs";

/** A drawing, which is new wherever its numbers are. */
const DRAWING = /<svg[^>]*\bclass="chart[\s\S]*?<\/svg>/g;

/**
 * The pages to open, as lists for each site by its name: `whole` are those of the published site, the largest of each kind,
 * and those that have something to show that no other has; they pass all gates. `drawn` are the largest of each kind in the other sites, where they have drawings, which alone are looked at.
 */
export function chosenPages(sites) {
  const whole = new Map(sites.map(({ name }) => [name, []]));
  const drawn = new Map(sites.map(({ name }) => [name, []]));
  const kinds = new Set(sites.flatMap(({ pages }) => pages.map(({ kind }) => kind)));
  for (const kind of kinds) {
    const all = sites.flatMap((site) => site.pages.filter((page) => page.kind === kind).map((page) => ({ site, page, traits: traits(site.text(page.path)) })));
    const opened = new Set(cover(all, all.filter(({ site }) => site.name === COMMITTED).sort(bySize).slice(0, 1)));
    for (const { site, page } of opened) whole.get(site.name).push(page);
    for (const site of sites) {
      const ofSite = all.filter((each) => each.site === site).sort(bySize);
      const [largest] = ofSite;
      if (largest && !opened.has(largest) && site.text(largest.page.path).match(DRAWING)) drawn.get(site.name).push(largest.page);
    }
  }
  return { whole, drawn };
}

const bySize = (a, b) => b.page.bytes - a.page.bytes;

/** These pages and as few more as it takes to show all traits, the ones that show the most of them first. */
function cover(pages, chosen) {
  const left = new Set(pages.flatMap(({ traits }) => [...traits]));
  const fresh = ({ traits }) => [...traits].filter((trait) => left.has(trait)).length;
  const show = (page) => page.traits.forEach((trait) => left.delete(trait));
  chosen.forEach(show);
  while (left.size > 0) {
    const best = pages.reduce((a, b) => (fresh(b) > fresh(a) ? b : a));
    chosen.push(best);
    show(best);
  }
  return chosen;
}

/**
 * What a page can show: an element of a class within another, with these attributes, behind a third; a word of so many letters, a row of
 * so many cells, a table of so many rows. Who has a long word has the shorter ones too.
 */
export function traits(html) {
  const found = new Set();
  const upTo = (what, most, step) => { for (let n = step; n <= most; n += step) found.add(`${what} ≥ ${n}`); };
  const text = html.replace(DRAWING, '<svg class="chart">');
  const parents = [];
  const before = [""];
  let rows = 0;
  let cells = 0;
  for (const [, end, tag, between] of text.matchAll(/<(\/?)([a-z][a-z0-9-]*(?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>([^<]*)/g)) {
    const name = tag.split(/\s/, 1)[0];
    if (end) {
      const at = parents.findLastIndex((parent) => parent.startsWith(name));
      if (at >= 0) parents.length = at;
      before.length = parents.length + 1;
    } else {
      const [{ attributes }] = elements(`<${tag}>`);
      const self = [name, ...(attributes.class ?? "").split(" ")].join(".");
      found.add(`${parents.at(-1)} > ${self} ${Object.keys(attributes).sort()}`);
      found.add(`${parents.at(-1)} > ${before[parents.length] ?? ""} + ${self}`);
      before[parents.length] = self;
      if (name === "table") rows = 0;
      if (name === "tr") { rows += 1; cells = 0; }
      if (name === "td" || name === "th") cells += 1;
      if (!VOID.has(name)) parents.push(self);
    }
    const where = parents.at(-1);
    const longest = Math.max(0, ...between.split(/[\s\u00ad\u200b-]+/).map((word) => word.length));
    upTo(`word in ${where}`, longest, 6);
    upTo("cells of a row", cells, 1);
    for (let n = 2; n <= rows; n *= 2) found.add(`rows ≥ ${n}`);
  }
  return found;
}

const VOID = new Set(["meta", "link", "img", "br", "hr", "input", "source", "col", "wbr"]);
