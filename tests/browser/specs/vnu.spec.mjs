// The Nu HTML checker over every page of every site, and over the stylesheets: no error and no warning. It reads the
// pages from the server, because to it a file has no origin that "self" could mean.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { filesBelow, prepared } from "../sites.mjs";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const JAVA = ["-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", JAR];

// Data within a page are no script, and no policy keeps a browser from reading them; the checker takes them for one. That
// no other script is there is asked by gates/links.mjs.
const DATA = "Inline script violates Content Security Policy";

/** Everything it says of some addresses or files. */
async function messages(options, subjects) {
  const command = [...JAVA, "--format", "json", "--stdout", "--exit-zero-always", ...options, ...subjects];
  const { stdout, stderr } = await promisify(execFile)("java", command, { maxBuffer: 1 << 28 });
  assert.equal(stderr, "");
  const found = JSON.parse(stdout).messages;
  const rest = found.filter(({ message, extract }) => !(message.startsWith(DATA) && extract.includes("application/ld+json")));
  return rest.map(({ url, lastLine, type, subType, message, extract }) => `${url}:${lastLine}: ${subType ?? type}: ${message} ${JSON.stringify(extract)}`);
}

describe("the Nu HTML checker", () => {
  // All at once, because the checker takes longer to start than to read a hundred pages.
  const pages = prepared().flatMap((site) => site.pages.map(({ path }) => site.http + path));
  test(`has nothing to say of ${pages.length} pages`, async () => {
    assert.deepEqual(await messages([], pages), []);
  });

  test("has nothing to say of the stylesheets", async () => {
    const [site] = prepared();
    const sheets = filesBelow(site.folder).filter((file) => file.endsWith(".css"));
    assert.notEqual(sheets.length, 0);
    assert.deepEqual(await messages(["--css"], sheets.map((sheet) => `${site.folder}/${sheet}`)), []);
  });
});
