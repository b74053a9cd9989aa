// Firefox without a window: it opens a page, takes its picture and prints it. It is spoken to as its own driver does, in
// Marionette: over a socket, each message a JSON list behind its length.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

/** Debian's Firefox, or the one that FIREFOX names. */
const PROGRAM = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** A free port is taken, nothing is asked of any other site, and printing puts nothing of its own on the paper. */
const PREFERENCES = { "marionette.port": 0, "network.proxy.type": 0, "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false, "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false };

/** A4 in centimetres; the margins are the stylesheet's. */
const PAPER = { page: { width: 21, height: 29.7 }, margin: { top: 0, bottom: 0, left: 0, right: 0 }, background: true, shrinkToFit: false };

/** Starts it with a new empty profile. */
export async function startFirefox() {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing; tests/run installs it, or name another in FIREFOX`);
  const profile = mkdtempSync(path.join(tmpdir(), "kopfstelle-firefox-"));
  writeFileSync(path.join(profile, "user.js"), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));
  const child = spawn(PROGRAM, ["--headless", "--no-remote", "--profile", profile, "--marionette"], { stdio: "ignore" });
  const ended = new Promise((resolve) => { child.once("exit", resolve); });
  const send = await connected(await portOf(child, path.join(profile, "MarionetteActivePort")));
  await send("WebDriver:NewSession", {});
  return {
    open: (url, size) => open(send, url, size),
    close: async () => {
      await send("Marionette:Quit", {});
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The port that it says in its profile once it listens. */
async function portOf(child, file) {
  while (child.exitCode === null) {
    const port = existsSync(file) && Number(readFileSync(file, "utf8"));
    if (port) return port;
    await setTimeout(50);
  }
  throw new Error(`${PROGRAM} ended with ${child.exitCode}`);
}

/** A function that sends a command and waits for its result. */
async function connected(port) {
  const socket = connect(port, "127.0.0.1");
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let greeted;
  const greeting = new Promise((resolve) => { greeted = resolve; });
  socket.on("data", (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end));
      received = received.subarray(end);
      if (!Array.isArray(message)) { greeted(); continue; }
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  });
  await greeting;
  let last = 0;
  return (command, parameters) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    const message = JSON.stringify([0, last, command, parameters]);
    socket.write(`${Buffer.byteLength(message)}:${message}`);
  });
}

async function open(send, url, { width, height }) {
  await send("WebDriver:SetWindowRect", { width, height });
  await send("WebDriver:Navigate", { url });
  return {
    evaluate: async (script) => (await send("WebDriver:ExecuteScript", { script: `return ${script}`, args: [] })).value,
    picture: async () => Buffer.from((await send("WebDriver:TakeScreenshot", { full: true })).value, "base64"),
    print: async () => Buffer.from((await send("WebDriver:Print", PAPER)).value, "base64"),
  };
}
