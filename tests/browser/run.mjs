// Builds the sites under test once, serves them, and runs the specs:
//
//     node tests/browser/run.mjs                 all specs
//     node tests/browser/run.mjs gates print     some of them
//
// The program is compiled with cargo unless KOPFSTELLE names one.

import { readdirSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { serve } from "./server.mjs";
import { program, TARGET } from "./program.mjs";
import { ROOT, buildSites } from "./sites.mjs";

const specs = path.join(ROOT, "tests/browser/specs");
const wanted = process.argv.slice(2);
const all = readdirSync(specs).filter((name) => name.endsWith(".spec.mjs")).sort();
const unknown = wanted.filter((name) => !all.includes(`${name}.spec.mjs`));
if (unknown.length > 0) {
  console.error(`no such spec: ${unknown.join(", ")}; there are ${all.map((name) => name.replace(".spec.mjs", "")).join(", ")}`);
  process.exit(2);
}

const sites = path.join(TARGET, "browser/sites");
const built = program();
buildSites(built, sites);

const { address, close } = await serve(sites);
Object.assign(process.env, { KOPFSTELLE: built, SITES: sites, ADDRESS: address });
const stream = run({
  files: all.filter((name) => wanted.length === 0 || wanted.includes(name.replace(".spec.mjs", ""))).map((name) => path.join(specs, name)),
  concurrency: 2,
});
stream.on("test:fail", () => { process.exitCode = 1; });
stream.compose(spec).pipe(process.stdout);
stream.on("end", close);
