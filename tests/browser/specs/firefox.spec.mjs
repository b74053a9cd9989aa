// One page of each kind in another browser: Firefox shows it as wide as its window, draws each chart once, and prints on
// every sheet whose it is and which state of the ledger it shows. It draws nothing in the margins of a sheet, so that its
// own print dialogue numbers them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startFirefox } from "../firefox.mjs";
import { isBlank } from "../gates/charts.mjs";
import { lettersOf, onPaper } from "../pdf.mjs";
import { prepared } from "../sites.mjs";

/** The first page of each kind: of the committed ledger, or of the first other one that has the kind. */
const pages = new Map();
for (const site of prepared()) for (const { path, kind } of site.pages) if (!pages.has(kind)) pages.set(kind, { site, path });

describe("in Firefox", () => {
  let firefox;
  before(async () => { firefox = await startFirefox(); });
  after(() => firefox.close());
  for (const [kind, { site, path }] of pages) {
    test(`${site.name}, ${kind}: ${path}`, async () => {
      const page = await firefox.open(site.http + path, { width: 1280, height: 900 });
      const faults = await page.evaluate(FAULTS);
      if (isBlank(await page.picture())) faults.push("shows nothing");
      const running = await page.evaluate(RUNNING);
      faults.push(...(await onPaper(await page.print(), (paper) => missingOnSheets(paper, running))));
      assert.deepEqual(faults, []);
    });
  }
});

const FAULTS = `[
  ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["scrolls sideways"] : []),
  ...[...document.querySelectorAll("figure:has(svg.chart)")].filter((figure) => [...figure.querySelectorAll("svg.chart")].filter((svg) => svg.checkVisibility()).length !== 1).map(() => "does not show one drawing of a chart"),
]`;

const RUNNING = `document.querySelector("footer code") ? [document.querySelector("header .brand").innerText, document.querySelector("footer code").innerText] : []`;

function missingOnSheets(paper, running) {
  return paper.pages.flatMap((_, index) => {
    const letters = paper.lettersOn(index);
    return running.filter((text) => !letters.includes(lettersOf(text))).map((text) => `not on sheet ${index + 1}: ${text}`);
  });
}
