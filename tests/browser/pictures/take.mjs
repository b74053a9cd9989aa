// Takes the pictures of a site: each page whole, at each width and in each mode, and as it is printed.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MODES, WIDTHS, openWatched, startBrowser } from "../browser.mjs";
import { printed } from "../pdf.mjs";
import { serve } from "../server.mjs";

/** Enough to read a printed page on a screen. */
const DOTS_AN_INCH = 96;

/** As many pages at once as the smallest machine has cores. */
const AT_ONCE = 2;

/**
 * Writes the pictures below a folder as `PAGE/WIDTH-MODE.png` and `PAGE/print-N.png`, and returns them in that order:
 * their file, page, and what each shows. `progress` is told after each page how many are done.
 */
export async function takePictures(site, pages, folder, progress) {
  const { address, close } = await serve(site);
  const browser = await startBrowser();
  const waiting = [...pages.entries()];
  const taken = [];
  let done = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, page] = next;
      taken[index] = await picturesOf(browser, address, page.path, folder);
      progress(++done);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await browser.close();
    await close();
  }
  return taken.flat();
}

async function picturesOf(browser, address, file, folder) {
  const into = file.replace(/\.html$/, "");
  mkdirSync(path.join(folder, into), { recursive: true });
  const pictures = [];
  const keep = (name, png) => {
    writeFileSync(path.join(folder, into, `${name}.png`), png);
    pictures.push({ file: `${into}/${name}.png`, page: file, shows: name });
  };
  const { page, close } = await openWatched(browser, address);
  await page.goto(address + file);
  for (const colorScheme of MODES) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      keep(`${width}-${colorScheme}`, await page.screenshot({ fullPage: true }));
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await printed(page, (paper) => paper.pictures(DOTS_AN_INCH).forEach((png, index) => keep(`print-${index + 1}`, png)));
  await close();
  return pictures;
}
