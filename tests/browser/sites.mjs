// The sites under test: one for the committed ledger and one for each of tests/odd-ledgers, built afresh by the
// program, and the kinds of pages they consist of.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The site of the ledger that is published; the others are named as their folders in tests/odd-ledgers. */
export const COMMITTED = "committed";

/** Kinds of pages by path below an agreement's folder (`agreement`) or below the site's root (`root`). */
const KINDS = {
  agreement: {
    overview: /^index\.html$/,
    members: /^kommunen\/index\.html$/,
    member: /^kommunen\/[^/]+\/index\.html$/,
    statement: /^kommunen\/[^/]+\/\d{4}\.html$/,
    years: /^jahre\/index\.html$/,
    year: /^jahre\/\d{4}\.html$/,
    journal: /^buchungen\/index\.html$/,
    "journal of a year": /^buchungen\/\d{4}\.html$/,
    "journal of a cost type": /^buchungen\/art-[^/]+\.html$/,
    "journal of a status": /^buchungen\/status-[^/]+\.html$/,
    memberships: /^buchungen\/mitgliedschaften\.html$/,
    corrections: /^buchungen\/korrekturen\.html$/,
    outlook: /^ausblick\.html$/,
    method: /^methodik\.html$/,
    keys: /^verteilungsschluessel\.html$/,
    data: /^daten\.html$/,
    changes: /^aenderungen\.html$/,
    checksums: /^pruefsummen\.html$/,
  },
  root: {
    start: /^index\.html$/,
    imprint: /^impressum\.html$/,
    privacy: /^datenschutz\.html$/,
    accessibility: /^barrierefreiheit\.html$/,
  },
};

/** Kinds that every site has, whatever its ledger; the committed one has all but the list of agreements. */
const ALWAYS = ["overview", "members", "years", "journal", "outlook", "method", "data", "imprint", "privacy", "accessibility"];

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
 * no known kind, and where a kind has no page.
 */
export function sitesBelow(folder) {
  const names = readdirSync(folder).sort((a, b) => (b === COMMITTED) - (a === COMMITTED) || (a < b ? -1 : 1));
  const sites = names.map((name) => {
    const root = path.join(folder, name);
    const pages = pagesOf(root);
    const missing = ALWAYS.filter((kind) => !pages.some((page) => page.kind === kind));
    if (missing.length > 0) throw new Error(`${name}: no page of the kind ${missing.join(", ")}`);
    return { name, folder: root, pages };
  });
  const seen = new Set(sites.flatMap((site) => site.pages.map((page) => page.kind)));
  const unseen = Object.keys(KINDS.agreement).filter((kind) => !seen.has(kind));
  if (unseen.length > 0) throw new Error(`no site has a page of the kind ${unseen.join(", ")}`);
  return sites;
}

/** The pages of a site, each with its path, its kind and its size in bytes. */
export function pagesOf(root) {
  const several = !existsSync(path.join(root, "methodik.html"));
  return filesBelow(root).filter((file) => file.endsWith(".html")).map((file) => {
    const atRoot = KINDS.root;
    const [, below] = several ? file.match(/^[^/]+\/(.+)$/) ?? [] : [null, file];
    const kind =
      Object.keys(atRoot).find((kind) => (several || kind !== "start") && atRoot[kind].test(file)) ??
      Object.keys(KINDS.agreement).find((kind) => below && KINDS.agreement[kind].test(below));
    if (!kind) throw new Error(`${root}: ${file} is no known kind of page; add it to KINDS in tests/browser/sites.mjs`);
    return { path: file, kind, bytes: statSync(path.join(root, file)).size };
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
