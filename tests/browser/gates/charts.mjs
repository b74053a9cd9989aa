// Charts as the browser draws them, with its fonts: one of the two drawings is shown, its text is large and dark
// enough, whole, stays in the drawing and does not run into other text.

import { PNG } from "pngjs";

/** The shown drawings of a page. */
export const SHOWN = "svg.chart:visible";

/** The faults of all drawings as they are shown now. */
export function chartFaults(page) {
  return page.evaluate(() => {
    const faults = [];
    const luminance = (color) => {
      const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
      const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
      return (light + 0.05) / (dark + 0.05);
    };
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (color !== "rgba(0, 0, 0, 0)" && color !== "transparent") return color;
      }
      return "rgb(255, 255, 255)";
    };
    for (const figure of document.querySelectorAll("figure")) {
      const drawings = [...figure.querySelectorAll("svg.chart")];
      const shown = drawings.filter((svg) => svg.checkVisibility());
      if (drawings.length > 0 && shown.length !== 1) faults.push(`${shown.length} of ${drawings.length} drawings of a figure are shown`);
    }
    for (const svg of document.querySelectorAll("svg.chart")) {
      if (!svg.checkVisibility()) continue;
      const title = svg.closest("figure")?.querySelector("h2, h3")?.textContent.trim().slice(0, 50) ?? svg.getAttribute("aria-label");
      const fault = (text, what) => faults.push(`“${title}”: “${text.textContent}” ${what}`);
      const frame = svg.getBoundingClientRect();
      if (frame.width < 100 || frame.height < 20) faults.push(`“${title}” is ${frame.width} × ${frame.height} px`);
      const texts = [...svg.querySelectorAll("text")].map((text) => ({ text, box: text.getBoundingClientRect() }));
      const background = ground(svg);
      for (const { text, box } of texts) {
        const style = getComputedStyle(text);
        const size = parseFloat(style.fontSize) * text.getScreenCTM().a;
        if (size < 10.99) fault(text, `is ${size.toFixed(1)} px high`);
        if (text.textContent.endsWith("…")) fault(text, "is cut");
        // Text on a bar is judged against the bar, from the stylesheet: src/charts/tests/stylesheet.rs.
        const ratio = contrast(style.fill, background);
        if (!text.classList.contains("on-bar") && ratio < 4.5) fault(text, `has a contrast of ${ratio.toFixed(2)} : 1`);
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) fault(text, "leaves the drawing");
      }
      // A line box is higher than its letters: boxes may touch by a fifth of it.
      for (let i = 0; i < texts.length; i++) {
        for (let j = i + 1; j < texts.length; j++) {
          const [a, b] = [texts[i].box, texts[j].box];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 0.5 && down > 0.2 * Math.min(a.height, b.height)) fault(texts[i].text, `runs into “${texts[j].text.textContent}”`);
        }
      }
    }
    return faults.slice(0, 8);
  });
}

/** A4 without its margins, in CSS pixels; a point is 4/3 of one. */
const PAPER = { width: Math.round((180 / 25.4) * 96), height: Math.round((266 / 25.4) * 96) };

/** Faults of drawings on paper: they are as wide as the text and fit on a sheet, and no text is below 8 pt. */
export async function paperChartFaults(page) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PAPER);
  return page.evaluate((sheet) => {
    const faults = [];
    for (const svg of document.querySelectorAll("svg.chart")) {
      if (!svg.checkVisibility()) continue;
      const { width, height } = svg.getBoundingClientRect();
      const name = svg.getAttribute("aria-label");
      if (width < svg.parentElement.getBoundingClientRect().width - 1) faults.push(`the drawing “${name}” is ${width.toFixed()} px wide on paper`);
      if (height > sheet) faults.push(`the drawing “${name}” is ${height.toFixed()} px high on paper`);
      const scale = Math.min(...[width / svg.viewBox.baseVal.width, height / svg.viewBox.baseVal.height]);
      const smallest = Math.min(...[...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize))) * scale * 0.75;
      if (smallest < 8) faults.push(`texts of the drawing “${name}” are ${smallest.toFixed(1)} pt on paper`);
    }
    return faults;
  }, PAPER.height);
}

/** Drawings that show nothing: all pixels the same, as where colours were lost. */
export async function blankDrawings(page) {
  const faults = [];
  for (const drawing of await page.locator(SHOWN).all()) {
    if (isBlank(await drawing.screenshot())) faults.push(`the drawing “${await drawing.getAttribute("aria-label")}” is blank`);
  }
  return faults;
}

/** Whether a picture has one colour only. */
export function isBlank(png) {
  const pixels = new Uint32Array(Uint8Array.from(PNG.sync.read(png).data).buffer);
  return pixels.every((pixel) => pixel === pixels[0]);
}
