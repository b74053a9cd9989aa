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
const documented = sites.find((site) => site.name === "planned-and-assumed");

/**
 * From a figure by a first click to a row, and what document that row leads to: to its own address, or where it has
 * none to its place in the list of documents.
 */
const WAYS = [
  {
    figure: "kommunen/goerlitz/index.html",
    first: "2022.html",
    row: "tr:has(a[href$='#K0001'])",
    document: { title: "Öffentlich-rechtliche Vereinbarung vom 01.01.2022", address: "methodik.html#_beleg-vereinbarung" },
  },
  {
    figure: "buchungen/korrekturen.html",
    first: "../buchungen/2023.html#K0004",
    row: "tr[id='K0004']",
    document: { title: "Haushaltssatzung 2023", address: "https://example.org/haushalt-2023.pdf" },
  },
];

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

  for (const { figure, first, row, document } of WAYS) {
    test(`a figure of ${figure} leads to its entry and its document in two clicks`, async () => {
      const { page, close } = await openWatched(browser, documented.http, { javaScriptEnabled: false });
      const open = async () => {
        await page.goto(documented.http + figure);
        await page.locator(`main table a[href="${first}"]`).click();
        await page.waitForURL(new URL(first, documented.http + figure).href);
        return page.locator(row);
      };
      // A statement lists its entries and leads to them; in the journal the row is the entry.
      const entry = (await open()).locator('a[href*="buchungen/"][href*="#"]');
      if (await entry.count() > 0) {
        const { hash } = new URL(await entry.getAttribute("href"), page.url());
        await entry.click();
        await page.waitForURL(/buchungen\/\d{4}\.html#/);
        assert.equal(await page.locator(`tr[id="${hash.slice(1)}"]`).count(), 1);
      }
      const link = (await open()).locator("a.document");
      assert.equal(await link.textContent(), `Beleg: ${document.title}`);
      const address = new URL(document.address, documented.http).href;
      // What lies elsewhere is asked for and not loaded: nothing leaves the machine.
      await Promise.all([address.startsWith(documented.http) ? page.waitForURL(address) : page.waitForRequest(address), link.click()]);
      const { hash } = new URL(address);
      if (hash) assert.match(await page.locator(`[id="${hash.slice(1)}"]`).innerText(), new RegExp(document.title));
      await close();
    });
  }

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
