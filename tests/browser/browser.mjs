// Chromium as a reader has it, and a page that is watched: what it requested, what it complained about.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Debian's Chromium, or the one that CHROMIUM names. */
const PROGRAM = process.env.CHROMIUM ?? "/usr/bin/chromium";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser with a new empty profile. */
export function startBrowser() {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; tests/run installs it, or name another in CHROMIUM`);
  return chromium.launch({ executablePath: PROGRAM, args: ARGUMENTS });
}

/**
 * Opens a new page that keeps `faults`: requests that leave `home` or fail, messages of the console, errors, and reports
 * of the Content-Security-Policy. `loaded` holds the addresses that it was answered from.
 */
export async function openWatched(browser, home, options = {}) {
  const context = await browser.newContext({ locale: "de-DE", timezoneId: "Europe/Berlin", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults = [];
  const seen = { faults, loaded: new Set() };
  // Nothing that a page asks for elsewhere leaves the machine; the attempt is the fault.
  await context.route((url) => !url.href.startsWith(home), (route) => {
    faults.push(`requests ${route.request().url()}`);
    return route.abort();
  });
  page.on("requestfailed", (request) => {
    // Aborted is what was still on its way when the reader went on to the next page.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`cannot load ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
    seen.loaded.add(response.url());
  });
  page.on("console", (message) => {
    if (message.text().startsWith(REPORT)) faults.push(message.text().slice(REPORT.length));
    else if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript((report) => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.info(`${report}policy ${event.effectiveDirective} violated by ${event.blockedURI || "inline"}`);
      });
    }, REPORT);
  }
  return { page, seen, close: () => context.close() };
}

const REPORT = "report: ";

/** What a reader can prefer. */
export const MODES = ["light", "dark"];

/** A phone and a desk. */
export const WIDTHS = [360, 1280];
