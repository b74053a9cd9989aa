// WCAG 1.4.12: with the distances between lines, words and letters that a reader may set, nothing is cut and nothing runs
// into anything else. A drawing is one image with its own distances, so it must stay as it is.

import { chartFaults } from "./charts.mjs";

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;

/** What is cut with these distances, in the window as it is. */
export async function spacingFaults(page) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACING);
  const faults = await page.evaluate(() => {
    const clips = (value) => value === "hidden" || value === "clip";
    const cut = [...document.body.querySelectorAll("*")].filter((element) => {
      if (element.closest(".spoken, svg") || !element.checkVisibility()) return false;
      const style = getComputedStyle(element);
      return (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    });
    const faults = cut.slice(0, 3).map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> is cut`);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide on ${clientWidth}`);
    return faults;
  });
  faults.push(...(await chartFaults(page)));
  await page.evaluate(() => document.adoptedStyleSheets.pop());
  return faults;
}
