// A printed page: its text, where its words stand, and its picture; read with poppler's tools, as a viewer would.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Prints a page on A4 as its stylesheet says and hands what is on the paper to `read`. */
export async function printed(page, read) {
  return onPaper(await page.pdf({ format: "A4", preferCSSPageSize: true, printBackground: true }), read);
}

/** Hands what is on the paper of a PDF file to `read`. */
export async function onPaper(pdf, read) {
  const folder = mkdtempSync(path.join(tmpdir(), "kopfstelle-print-"));
  try {
    const file = path.join(folder, "page.pdf");
    writeFileSync(file, pdf);
    return await read(new Paper(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The smallest margin that a page leaves at the top or at the bottom (15 mm), in points. */
const MARGIN = (15 / 25.4) * 72;

function joined(words) {
  return lettersOf(words.map(({ text }) => unescaped(text)).join(" "));
}

class Paper {
  constructor(file) {
    this.file = file;
    const html = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    this.pages = html.split("<page ").slice(1).map((page) => {
      const [, width, height] = page.match(/^width="([\d.]+)" height="([\d.]+)"/).map(Number);
      const words = [...page.matchAll(/<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)<\/word>/g)];
      return { width, height, words: words.map(([, ...box]) => ({ text: box[4], left: +box[0], top: +box[1], right: +box[2], bottom: +box[3] })) };
    });
  }

  /** The words of a sheet but those that run along the margins; the first sheet has nothing at the top. */
  wordsInside(sheet) {
    const { height, words } = this.pages[sheet];
    return words.filter(({ top, bottom }) => (sheet === 0 || top > MARGIN) && bottom < height - MARGIN);
  }

  /**
   * The letters and digits of the page, without anything between them: line ends and hyphens are the layout's. What runs
   * along the margins of each sheet would stand in the middle of a sentence and is left out.
   */
  letters() {
    return this.pages.map((_, sheet) => joined(this.wordsInside(sheet))).join("");
  }

  /** The letters and digits of the lowest line inside the margins of a sheet. */
  lettersOfLastLine(sheet) {
    const words = this.wordsInside(sheet);
    const lowest = Math.max(...words.map(({ bottom }) => bottom));
    return joined(words.filter(({ bottom }) => bottom > lowest - 2));
  }

  /** The letters and digits of a sheet. */
  lettersOn(sheet) {
    return joined(this.pages[sheet].words);
  }

  /** The letters and digits in the margins at the top and at the bottom of a sheet. */
  lettersInMargins(sheet) {
    const { height, words } = this.pages[sheet];
    return joined(words.filter(({ top, bottom }) => bottom <= MARGIN || top >= height - MARGIN));
  }

  /** Words that stand beyond the margins or on the edge of the paper. */
  wordsOffThePaper(margin = 20) {
    return this.pages.flatMap(({ width, height, words }, index) =>
      words
        .filter(({ left, top, right, bottom }) => left < margin || right > width - margin || top < margin || bottom > height - margin)
        .map(({ text }) => `page ${index + 1}: “${unescaped(text)}”`),
    );
  }

  /** The pictures of its pages as PNG files, at so many dots an inch. */
  pictures(dpi, folder = path.dirname(this.file), name = "paper") {
    execFileSync("pdftoppm", ["-png", "-r", String(dpi), this.file, path.join(folder, name)]);
    const digits = String(this.pages.length).length;
    return this.pages.map((_, index) => readFileSync(path.join(folder, `${name}-${String(index + 1).padStart(digits, "0")}.png`)));
  }
}

function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** Letters and digits only, as one word; ligatures as their letters. */
export function lettersOf(text) {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
}
