// On A4: an overview on at most three pages, a member's statement on one, nothing cut, no dark ground even for those who
// like their screen dark, and on every sheet whose it is, which state it shows and which sheet of how many.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PNG } from "pngjs";
import { openWatched, startBrowser } from "../browser.mjs";
import { chosenPages } from "../choice.mjs";
import { paperChartFaults } from "../gates/charts.mjs";
import { lettersOf, printed } from "../pdf.mjs";
import { COMMITTED, prepared } from "../sites.mjs";

const MOST_PAGES = { overview: 3, statement: 1 };

const sites = prepared();
const { whole, drawn } = chosenPages(sites);

describe("on paper", { concurrency: 2 }, () => {
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(() => browser.close());
  for (const site of sites) {
    const pages = new Set([...limited(site), ...whole.get(site.name), ...drawn.get(site.name)]);
    for (const { path, kind } of pages) {
      test(`${site.name}, ${kind}: ${path}`, async () => {
        assert.deepEqual(await faultsOf(browser, site, path, kind), []);
      });
    }
  }
});

/** Pages that may take so many sheets: of each kind the largest, of the committed ledger all, for they are handed out. */
function limited(site) {
  return Object.keys(MOST_PAGES).flatMap((limited) => {
    const pages = site.pages.filter(({ kind }) => kind === limited).sort((a, b) => b.bytes - a.bytes);
    return site.name === COMMITTED ? pages : pages.slice(0, 1);
  });
}

async function faultsOf(browser, site, path, kind) {
  const { page, seen, close } = await openWatched(browser, site.http, { colorScheme: "dark" });
  await page.goto(site.http + path);
  const onEverySheet = await running(page);
  const faults = await printed(page, async (paper) => {
    const found = [];
    const { pages } = paper;
    if (pages.length > (MOST_PAGES[kind] ?? Infinity)) found.push(`takes ${pages.length} pages of A4`);
    found.push(...(await badlyBroken(page, paper)));
    found.push(...paper.wordsOffThePaper().map((word) => `off the paper: ${word}`));
    found.push(...(await missingText(page, paper)), ...missingOnSheets(paper, onEverySheet));
    if (paper.pictures(20).some((picture) => !hasWhiteEdges(PNG.sync.read(picture)))) found.push("has a ground that is not white");
    return found;
  });
  faults.push(...(await paperChartFaults(page)));
  faults.push(...seen.faults);
  await close();
  return faults;
}

/** Sheets with nothing but what stands on every sheet, and sheets that end with a heading. */
async function badlyBroken(page, paper) {
  await page.emulateMedia({ media: "print" });
  const header = lettersOf(await page.locator(".site-header").innerText());
  const headings = (await page.locator("main :is(h1, h2, h3, h4)").allInnerTexts()).map(lettersOf);
  return paper.pages.flatMap((_, sheet) => {
    const words = paper.wordsInside(sheet).map(({ text }) => lettersOf(text)).join("");
    if (words === "" || words === header) return [`sheet ${sheet + 1} is empty`];
    const last = paper.lettersOfLastLine(sheet);
    return headings.includes(last) ? [`sheet ${sheet + 1} ends with the heading “${last}”`] : [];
  });
}

/** What the screen says in header and footer and the paper on every sheet: whose it is, the day and the digest of the ledger. */
async function running(page) {
  const footer = page.locator("footer code");
  if ((await footer.count()) === 0) return [];
  const day = (await page.locator("footer p").innerText()).match(/\d\d\.\d\d\.\d{4}|noch keine Buchung/);
  return [await page.locator("header .brand").innerText(), day[0], await footer.innerText()];
}

function missingOnSheets(paper, running) {
  if (running.length === 0) return [];
  return paper.pages.flatMap((_, index) => {
    const margins = paper.lettersInMargins(index);
    // The first sheet says it above the text, for browsers that draw nothing in margins; once is enough.
    const first = index === 0 ? paper.lettersOn(index) : margins;
    const faults = running.filter((text) => !first.includes(lettersOf(text))).map((text) => `not on sheet ${index + 1}: ${text}`);
    if (!margins.includes(lettersOf(`Seite ${index + 1} von ${paper.pages.length}`))) faults.push(`sheet ${index + 1} has no number`);
    return faults;
  });
}

/** Texts that print should show and the paper does not have. */
async function missingText(page, paper) {
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      // What only a screen reader gets is one pixel large.
      const box = parent.getBoundingClientRect();
      const folded = parent.closest("details:not([open]) > :not(summary)");
      if (!folded && parent.checkVisibility({ checkVisibilityCSS: true }) && box.width > 1 && box.height > 1) texts.push(walker.currentNode.data);
    }
    return texts;
  });
  const letters = paper.letters();
  const missing = shown.map(lettersOf).filter((text) => text !== "" && !letters.includes(text));
  return [...new Set(missing)].slice(0, 5).map((text) => `not on the paper: ${text}`);
}

function hasWhiteEdges({ width, height, data }) {
  const white = (x, y) => [0, 1, 2].every((part) => data[(y * width + x) * 4 + part] > 250);
  return [[0, 0], [width - 1, 0], [0, height - 1], [width - 1, height - 1], [width >> 1, 2]].every(([x, y]) => white(x, y));
}
