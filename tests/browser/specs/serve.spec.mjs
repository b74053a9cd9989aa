// `kopfstelle serve` in the browser: an open page shows a new booking by itself, then what is wrong with another one while
// the last good site stays, and neither what the pages forbid nor what the server adds makes the browser complain.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { openWatched, startBrowser } from "../browser.mjs";
import { ROOT } from "../sites.mjs";

const NEW = "K0004,2024-12-31,2024-01-01,2024-12-31,wartung,1,200.00,19,238.00,,actual,vereinbarung,,Nachtrag zur Probe\n";
const BROKEN = "K0005,2024-12-31,2024-01-01,2024-02-30,wartung,1,200.00,19,238.00,,actual,vereinbarung,,\n";

describe("serve", () => {
  let browser, folder, server, address;

  before(async () => {
    browser = await startBrowser();
    folder = mkdtempSync(path.join(tmpdir(), "serve-"));
    cpSync(path.join(ROOT, "tests/odd-ledgers/one-year"), path.join(folder, "ledger"), { recursive: true });
    const environment = { ...process.env, TMPDIR: folder };
    server = spawn(process.env.KOPFSTELLE, ["serve", "--port", "0"], { cwd: folder, env: environment, stdio: ["ignore", "pipe", "ignore"] });
    const [line] = await once(createInterface(server.stdout), "line");
    [address] = line.match(/http:\S+/);
  });

  after(async () => {
    server.kill();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test("an open page follows the ledger", async () => {
    const { page, seen } = await openWatched(browser, address);
    const costs = path.join(folder, "ledger/costs.csv");
    const notice = page.locator(".kopfstelle-serve");
    await page.goto(address);
    assert.equal(await page.locator("h1").count(), 1);
    await page.goto(`${address}buchungen/index.html`);

    appendFileSync(costs, NEW);
    await page.getByText("Nachtrag zur Probe").first().waitFor();

    const sound = readFileSync(costs);
    appendFileSync(costs, BROKEN);
    await notice.waitFor();
    await page.getByText("1 Fehler, 0 Warnungen: zu sehen ist die letzte Fassung ohne Fehler").waitFor();
    assert.match(await notice.locator("pre").innerText(), /ledger\/costs\.csv:6/);
    assert.ok(await page.getByText("Nachtrag zur Probe").first().isVisible());

    writeFileSync(costs, sound);
    await notice.waitFor({ state: "detached" });
    assert.deepEqual(seen.faults, []);
  });

  test("its end leaves nothing", async () => {
    server.kill("SIGINT");
    assert.deepEqual(await once(server, "exit"), [0, null]);
    assert.deepEqual(readdirSync(folder), ["ledger"]);
  });
});
