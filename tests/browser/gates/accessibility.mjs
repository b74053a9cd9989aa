// axe-core on a page as it is shown now. It sees what is open: details are opened before.
// The rules about colours are judged in each mode, the others once: a mode changes nothing but colours.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations, each with the elements that show it; of all rules, or of those about colours. */
export async function accessibilityFaults(page, { onlyColours = false } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (onlyColours) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ["violations"],
      // It would request stylesheets a second time.
      preload: false,
      ...(onlyColours
        ? { runOnly: { type: "tag", values: ["cat.color"] } }
        // Off by default; WCAG 2.2 AA has it.
        : { rules: { "target-size": { enabled: true } } }),
    });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""}`);
  }, onlyColours);
}
