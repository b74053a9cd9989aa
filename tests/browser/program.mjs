// The program under test: compiled with cargo, unless KOPFSTELLE names one.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "./sites.mjs";

/** Where cargo puts what it makes, and these tests what they make. */
export const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");

/** The path of the program. */
export function program() {
  if (process.env.KOPFSTELLE) return process.env.KOPFSTELLE;
  execFileSync("cargo", ["build", "--locked", "--bin", "kopfstelle"], { cwd: ROOT, stdio: "inherit" });
  return path.join(TARGET, "debug/kopfstelle");
}
