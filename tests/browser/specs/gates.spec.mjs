// The gates of a page, on every kind of page in every form that it takes. One test is one page, and lists all its faults.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MODES, WIDTHS, openWatched, startBrowser } from "../browser.mjs";
import { chosenPages } from "../choice.mjs";
import { accessibilityFaults } from "../gates/accessibility.mjs";
import { blankDrawings, chartFaults } from "../gates/charts.mjs";
import { keyboardFaults } from "../gates/keyboard.mjs";
import { nameFaults, selectionFaults } from "../gates/names.mjs";
import { slideFaults } from "../gates/slides.mjs";
import { spacingFaults } from "../gates/spacing.mjs";
import { hiddenColumns, widthFaults } from "../gates/width.mjs";
import { prepared } from "../sites.mjs";

const sites = prepared();
const { whole, drawn } = chosenPages(sites);

describe("the gates", { concurrency: 2 }, () => {
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(() => browser.close());
  for (const [chosen, gates, what] of [[whole, allGates, ""], [drawn, gatesOfDrawings, ", drawings"]]) {
    for (const site of sites) {
      for (const { path, kind } of chosen.get(site.name)) {
        test(`${site.name}, ${kind}: ${path}${what}`, async () => {
          assert.deepEqual(await faultsOf(browser, site, path, gates), []);
        });
      }
    }
  }
});

/** The faults that some gates find on a page, with everything unfolded: what is folded away must pass too. */
async function faultsOf(browser, site, path, gates) {
  const { page, seen, close } = await openWatched(browser, site.http, { viewport: { width: 1280, height: 900 } });
  await page.goto(site.http + path);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  const found = [];
  await gates(page, async (where, faults) => found.push(...(await faults).map((fault) => `${where}: ${fault}`)));
  found.push(...seen.faults);
  await close();
  return found;
}

async function allGates(page, look) {
  for (const colorScheme of MODES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await look(`${colorScheme}, ${width} px`, accessibilityFaults(page, { onlyColours: colorScheme === "dark" }));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await look("keyboard", keyboardFaults(page));
  await look("names", nameFaults(page));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await look(`text spacing, ${width} px`, spacingFaults(page));
  }
  await gatesOfDrawings(page, look);
}

/** Also what depends on the width of figures: no text leaves its drawing, no column its box, nothing the page. */
async function gatesOfDrawings(page, look) {
  for (const colorScheme of MODES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await look(`${colorScheme}, ${width} px`, chartFaults(page));
    }
  }
  await look("1920 × 1080 px", slideFaults(page));
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await look("forced colours", blankDrawings(page));
  await look("forced colours", selectionFaults(page));
  await page.emulateMedia({ forcedColors: "none" });
  // 320 px is also 1280 px at 400 %, on a window a quarter as high.
  for (const height of [640, 256]) {
    await page.setViewportSize({ width: 320, height });
    await look(`320 × ${height} px`, widthFaults(page));
    await look(`320 × ${height} px`, hiddenColumns(page));
    await look(`320 × ${height} px`, chartFaults(page));
  }
}
