// The main paths of every reader: the site opens by double-click and from a server below a sub-path, without
// JavaScript; charts are seen, links work, nothing comes from elsewhere.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openWatched, startBrowser } from "../browser.mjs";
import { SHOWN, blankDrawings } from "../gates/charts.mjs";
import { linkFaults, loadedBy, weightOf } from "../gates/links.mjs";
import { COMMITTED, prepared } from "../sites.mjs";

/** Of an overview with all that it loads, uncompressed. */
const MOST_BYTES = 100 * 1024;

const sites = prepared();
const committed = sites.find((site) => site.name === COMMITTED);

describe("links", () => {
  for (const site of sites) {
    test(`every link, anchor and page of ${site.name} leads and is led to`, () => {
      assert.deepEqual(linkFaults(site), []);
    });
  }
});

describe("the overview", () => {
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(() => browser.close());

  for (const [way, home] of [["by double-click", committed.file], ["from a server", committed.http]]) {
    for (const width of [360, 1280]) {
      test(`opens ${way} at ${width} px without JavaScript, with its charts`, async () => {
        const { page, seen, close } = await openWatched(browser, home, { javaScriptEnabled: false, viewport: { width, height: 800 } });
        await page.goto(`${home}index.html`);
        assert.equal(await page.locator("h1").count(), 1);
        assert.notEqual((await page.locator("main .lead").innerText()).trim(), "");
        const charts = await page.locator("figure:has(svg.chart)").count();
        assert.ok(charts >= 3, `${charts} charts`);
        assert.equal(await page.locator(SHOWN).count(), charts, "each chart is drawn once");
        assert.deepEqual(await blankDrawings(page), []);
        assert.deepEqual(seen.faults, []);
        await close();
      });
    }

    test(`leads ${way} to every page of the navigation and of the footer, by clicking`, async () => {
      const { page, seen, close } = await openWatched(browser, home, { javaScriptEnabled: false });
      await page.goto(`${home}index.html`);
      const links = await page.locator("header a, footer ul a").evaluateAll((all) => all.map((link) => link.href));
      const opened = [];
      for (const [index, href] of links.entries()) {
        await page.goto(`${home}index.html`);
        await page.locator("header a, footer ul a").nth(index).click();
        await page.waitForURL(href);
        opened.push(await page.locator("h1").count());
      }
      assert.deepEqual(opened, links.map(() => 1));
      assert.ok(links.length >= 10, `${links.length} links`);
      assert.deepEqual(seen.faults, []);
      await close();
    });
  }

  test("says its answer before the first chart is parsed", () => {
    const html = committed.text("index.html");
    const chart = html.indexOf("<svg");
    for (const first of ["<h1", 'class="lead"', "</nav>"]) assert.ok(html.indexOf(first) > 0 && html.indexOf(first) < chart, first);
  });

  test("a figure leads to its entry and its document in two clicks", async () => {
    const { page, seen, close } = await openWatched(browser, committed.http, { javaScriptEnabled: false });
    const statement = committed.pages.filter(({ kind }) => kind === "statement").at(-1);
    await page.goto(committed.http + statement.path);
    const entry = page.locator('main table a[href*="buchungen/"][href*="#"]').first();
    const anchor = new URL(await entry.getAttribute("href"), page.url()).hash;
    await entry.click();
    await page.waitForURL(/buchungen\//);
    assert.equal(await page.locator(`[id="${decodeURIComponent(anchor.slice(1))}"]`).count(), 1);
    assert.deepEqual(seen.faults, []);
    await close();
  });

  test("makes the browser load what its markup names, and nothing else", async () => {
    const { page, seen, close } = await openWatched(browser, committed.http);
    await page.goto(`${committed.http}index.html`, { waitUntil: "networkidle" });
    const named = loadedBy(committed, "index.html").map((file) => committed.http + file);
    // The icon is for the browser's own window: it comes when the browser likes, or never where there is no window.
    const icon = `${committed.http}icon.svg`;
    assert.ok(named.includes(icon), "the markup names its icon");
    const loaded = [...seen.loaded].filter((url) => url !== icon).sort();
    assert.deepEqual(loaded, named.filter((url) => url !== icon).sort());
    assert.deepEqual(seen.faults, []);
    await close();
  });

  for (const site of sites) {
    test(`of ${site.name} weighs at most 100 KB with all it loads`, () => {
      const weights = site.pages.filter(({ kind }) => kind === "overview" || kind === "start").map(({ path }) => [path, weightOf(site, path)]);
      assert.notEqual(weights.length, 0);
      assert.deepEqual(weights.filter(([, bytes]) => bytes > MOST_BYTES), []);
    });
  }
});
