// The folder of pictures that a person compares: the same site gives the same pictures, and a change is found and shown.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { PNG } from "pngjs";
import { difference } from "../pictures/compare.mjs";
import { ROOT, prepared } from "../sites.mjs";

const RENDER = path.join(ROOT, "tests/browser/render.mjs");

describe("pictures of a site", () => {
  const scratch = mkdtempSync(path.join(tmpdir(), "kopfstelle-pictures-"));
  const site = prepared().find(({ name }) => name === "one-member").folder;
  const folder = (name) => path.join(scratch, name);
  const render = (name, of, ...more) =>
    spawnSync(process.execPath, [RENDER, folder(name), "--site", of, "--only", "impressum", ...more], { encoding: "utf8" });
  before(() => assert.equal(render("first", site).status, 0));
  after(() => rmSync(scratch, { recursive: true }));

  test("show a page at both widths, in both modes and printed", () => {
    const index = readFileSync(path.join(folder("first"), "index.html"), "utf8");
    for (const name of ["360-light", "1280-light", "360-dark", "1280-dark", "print-1"]) {
      assert.ok(existsSync(path.join(folder("first"), `impressum/${name}.png`)), name);
      assert.ok(index.includes(`impressum/${name}.png`), name);
    }
  });

  test("are the same for the same site", () => {
    const again = render("again", site, "--against", folder("first"));
    assert.equal(again.status, 0, again.stdout + again.stderr);
    assert.match(again.stdout, /^0 changed, 0 added, 0 deleted$/m);
  });

  test("show what a change of the stylesheet does, before and after", () => {
    cpSync(site, folder("site"), { recursive: true });
    appendFileSync(path.join(folder("site"), "style.css"), "h1 { color: red; }\n");
    const changed = render("changed", folder("site"), "--against", folder("first"));
    assert.equal(changed.status, 1, changed.stdout + changed.stderr);
    assert.match(changed.stdout, /^5 changed, 0 added, 0 deleted$/m);
    const index = readFileSync(path.join(folder("changed"), "index.html"), "utf8");
    for (const name of ["1280-dark.png", "1280-dark.png.before.png", "1280-dark.png.difference.png"]) assert.ok(index.includes(name), name);
  });

  test("never overwrite a folder that holds something", () => {
    const refused = render("first", site);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /is not empty/);
  });
});

test("pictures of different height differ where only one of them reaches", () => {
  const white = (width, height) => Object.assign(new PNG({ width, height }), { data: Buffer.alloc(width * height * 4, 255) });
  assert.equal(difference(white(10, 10), white(10, 10)).pixels, 0);
  const { pixels, marked } = difference(white(10, 10), white(10, 12));
  assert.equal(marked.height, 12);
  assert.equal(pixels, 20);
});
