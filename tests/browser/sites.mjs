// The sites under test: one for the committed ledger and one for each of tests/odd-ledgers, built afresh by the
// program, and the kinds of pages they consist of.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The site of the ledger that is published; the others are named as their folders in tests/odd-ledgers. */
export const COMMITTED = "committed";

/** The kinds of pages, from the table in src/page_table.rs. */
const PAGES = JSON.parse(readFileSync(path.join(ROOT, "tests/browser/pages.json"), "utf8")).map((page) => ({ ...page, pattern: patternOf(page.path) }));

/** What a path of the table matches: four digits in the gap of a year, anything but a folder in every other. */
function patternOf(path) {
  const gap = (_, name) => (name === "year" ? "\\d{4}" : "[^/]+");
  return new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, gap)}$`);
}

/** All files below a folder, as paths with `/`, sorted. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** The names of the ledgers and their folders. */
function ledgers() {
  const odd = path.join(ROOT, "tests/odd-ledgers");
  const names = readdirSync(odd, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  if (names.length === 0) throw new Error(`${odd} holds no ledger`);
  return [[COMMITTED, path.join(ROOT, "ledger")], ...names.sort().map((name) => [name, path.join(odd, name)])];
}

/** Builds the site of every ledger below a folder; a build that fails ends the run. */
export function buildSites(program, into) {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  for (const [name, ledger] of ledgers()) {
    execFileSync(program, ["build", "--ledger", ledger, "--output", path.join(into, name)], { cwd: ROOT, stdio: "pipe" });
  }
}

/**
 * The sites built below a folder: name, folder and pages, each page with its path and kind. Throws where a page is of
 * no known kind, where a site lacks one that stands in the navigation of all, and where a kind has no page at all, but
 * for those of sites with hundreds of agreements.
 */
export function sitesBelow(folder) {
  const names = readdirSync(folder).sort((a, b) => (b === COMMITTED) - (a === COMMITTED) || (a < b ? -1 : 1));
  const sites = names.map((name) => ({ name, folder: path.join(folder, name), pages: pagesOf(path.join(folder, name)) }));
  const everywhere = PAGES.filter((page) => page.everywhere);
  for (const { name, pages } of sites) refuseMissing(name, everywhere, pages);
  refuseMissing("all sites", PAGES.filter((page) => !page.ofHundreds), sites.flatMap(({ pages }) => pages));
  return sites;
}

function refuseMissing(where, wanted, pages) {
  const missing = wanted.filter(({ kind }) => !pages.some((page) => page.kind === kind)).map(({ kind }) => kind);
  if (missing.length > 0) throw new Error(`${where}: no page of the kind ${missing.join(", ")}`);
}

/** The pages of a site, each with its path, its kind and its size in bytes. */
export function pagesOf(root) {
  const several = !existsSync(path.join(root, "methodik.html"));
  return filesBelow(root).filter((file) => file.endsWith(".html")).map((file) => {
    const [, below] = several ? file.match(/^[^/]+\/(.+)$/) ?? [] : [null, file];
    const atRoot = PAGES.find((page) => page.folder === "root" && (several || page.kind !== "start") && page.pattern.test(file));
    const known = atRoot ?? PAGES.find((page) => page.folder === "agreement" && below && page.pattern.test(below));
    if (!known) throw new Error(`${root}: ${file} is no known kind of page; the table is src/page_table.rs`);
    return { path: file, kind: known.kind, bytes: statSync(path.join(root, file)).size };
  });
}

/** What run.mjs has prepared: the sites, and under which address each is served. */
export function prepared() {
  const { SITES: folder, ADDRESS: address } = process.env;
  if (!folder || !address) throw new Error("start the browser tests with: node tests/browser/run.mjs [spec …]");
  return sitesBelow(folder).map((site) => ({
    ...site,
    http: `${address}${site.name}/`,
    file: `file://${site.folder}/`,
    text: (file) => readFileSync(path.join(site.folder, file), "utf8"),
  }));
}
