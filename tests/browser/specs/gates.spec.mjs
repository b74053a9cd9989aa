// The gates of a page, on every kind of page of every site. One test is one page, and lists all its faults.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MODES, WIDTHS, openWatched, startBrowser } from "../browser.mjs";
import { accessibilityFaults } from "../gates/accessibility.mjs";
import { blankDrawings, chartFaults } from "../gates/charts.mjs";
import { keyboardFaults } from "../gates/keyboard.mjs";
import { hiddenColumns, widthFaults } from "../gates/width.mjs";
import { COMMITTED, outstandingPages, prepared } from "../sites.mjs";

const sites = prepared();
const committed = sites.find((site) => site.name === COMMITTED);

for (const site of sites) {
  describe(site.name, { concurrency: 2 }, () => {
    let browser;
    before(async () => { browser = await startBrowser(); });
    after(() => browser.close());
    for (const { path, kind } of outstandingPages(site, committed)) {
      test(`${kind}: ${path}`, async () => {
        assert.deepEqual(await faultsOf(browser, site, path), []);
      });
    }
  });
}

async function faultsOf(browser, site, path) {
  const { page, seen, close } = await openWatched(browser, site.http);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(site.http + path);
  const found = [];
  const look = async (where, faults) => found.push(...(await faults).map((fault) => `${where}: ${fault}`));
  // What is folded away must pass too.
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  for (const colorScheme of MODES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${colorScheme}, ${width} px`;
      await look(where, accessibilityFaults(page, { onlyColours: colorScheme === "dark" }));
      await look(where, chartFaults(page));
      await look(where, hiddenColumns(page));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await look("keyboard", keyboardFaults(page));
  await page.emulateMedia({ forcedColors: "active" });
  await look("forced colours", blankDrawings(page));
  await page.emulateMedia({ forcedColors: "none" });
  // 320 px is also 1280 px at 400 %, on a window a quarter as high.
  for (const height of [640, 256]) {
    await page.setViewportSize({ width: 320, height });
    await look(`320 × ${height} px`, widthFaults(page));
    await look(`320 × ${height} px`, chartFaults(page));
  }
  found.push(...seen.faults);
  await close();
  return found;
}
