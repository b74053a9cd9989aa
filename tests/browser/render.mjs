// Pictures of every page at every size and in every mode, for a person to look at, and what changed since an earlier
// such folder:
//
//     node tests/browser/render.mjs FOLDER                         the committed ledger
//     node tests/browser/render.mjs FOLDER --against EARLIER       … compared with an earlier folder
//     node tests/browser/render.mjs FOLDER --ledger DIR            another ledger
//     node tests/browser/render.mjs FOLDER --site DIR              a site that is built already
//
// `--only TEXT` takes only the pages whose path contains the text. Open FOLDER/index.html. Exit status: 0 the same or
// nothing to compare with, 1 something differs, 2 wrong usage.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { compare } from "./pictures/compare.mjs";
import { gallery } from "./pictures/gallery.mjs";
import { takePictures } from "./pictures/take.mjs";
import { program } from "./program.mjs";
import { ROOT, pagesOf } from "./sites.mjs";

function wrongUsage(message) {
  console.error(`${message}\nusage: node tests/browser/render.mjs FOLDER [--against EARLIER] [--ledger DIR | --site DIR] [--only TEXT]`);
  process.exit(2);
}

function usage() {
  const options = { against: { type: "string" }, ledger: { type: "string" }, site: { type: "string" }, only: { type: "string" } };
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length !== 1) wrongUsage("one folder is needed for the pictures");
    if (values.ledger && values.site) wrongUsage("--ledger and --site exclude each other");
    return { folder: positionals[0], ...values };
  } catch (error) {
    return wrongUsage(error.message);
  }
}

const { folder, against, ledger, site, only } = usage();
if (existsSync(folder) && readdirSync(folder).length > 0) wrongUsage(`${folder} is not empty; take a new folder, or remove it first`);
if (against && !existsSync(path.join(against, "index.html"))) wrongUsage(`${against} holds no pictures`);

const scratch = mkdtempSync(path.join(tmpdir(), "kopfstelle-render-"));
try {
  const built = site ?? path.join(scratch, "site");
  if (!site) execFileSync(program(), ["build", "--ledger", ledger ?? path.join(ROOT, "ledger"), "--output", built], { cwd: ROOT, stdio: "inherit" });
  const pages = pagesOf(built).filter(({ path: page }) => !only || page.includes(only));
  if (pages.length === 0) wrongUsage(`no page contains “${only}”`);
  mkdirSync(folder, { recursive: true });
  const pictures = await takePictures(built, pages, folder, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${pages.length} pages`);
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  const changes = against ? compare(against, folder, pictures) : null;
  writeFileSync(path.join(folder, "index.html"), gallery(pictures, changes));
  console.log(`${pictures.length} pictures of ${pages.length} pages: ${path.join(folder, "index.html")}`);
  if (changes) {
    const count = (kind) => changes.filter((change) => change.kind === kind).length;
    console.log(`${count("changed")} changed, ${count("added")} added, ${count("deleted")} deleted`);
    if (changes.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true });
}
