// Every link leads somewhere, every page is linked, and nothing on a page comes from elsewhere. Without a browser, so
// that all pages of all sites can be looked at.

import { statSync } from "node:fs";
import path from "node:path";
import { elements } from "../markup.mjs";
import { filesBelow } from "../sites.mjs";

/** The policy of site.md: no scripts, no inline styles, nothing from elsewhere. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'";

/** The attributes that make a browser load something, by element. */
const LOADED = { link: "href", img: "src", script: "src", iframe: "src", source: "src", image: "href", use: "href", object: "data", embed: "src" };

/** All faults of a whole site, each as `page: what`. */
export function linkFaults(site) {
  const files = new Set(filesBelow(site.folder));
  const pages = new Map(site.pages.map(({ path: file }) => [file, elements(site.text(file))]));
  const anchors = new Map([...pages].map(([file, all]) => [file, new Set(all.map(({ attributes }) => attributes.id).filter(Boolean))]));
  const faults = [];
  const leadsTo = new Map();
  for (const [file, all] of pages) {
    const targets = new Set();
    leadsTo.set(file, targets);
    const fault = (what) => faults.push(`${file}: ${what}`);
    for (const { name, attributes } of all) {
      // Data for search engines, which no browser runs.
      if (name === "script" && attributes.type !== "application/ld+json") fault("has a script");
      for (const key of Object.keys(attributes)) {
        if (key === "style" || key.startsWith("on")) fault(`has ${key}="…", which the policy forbids`);
        // What can be used is a stop anyway; whether a box scrolls no markup knows.
        if (key === "tabindex" && attributes[key] !== "-1") fault(`makes <${name}> a stop of the keyboard`);
      }
      const loads = LOADED[name] && attributes[LOADED[name]];
      const link = name === "a" ? attributes.href : loads;
      if (link === undefined) continue;
      const scheme = link.match(/^([a-z][a-z0-9+.-]*):/i)?.[1].toLowerCase();
      if (scheme) {
        if (name !== "a" || !["http", "https", "mailto", "tel"].includes(scheme)) fault(`<${name}> takes ${link} from outside`);
        continue;
      }
      if (link.startsWith("/")) {
        fault(`<${name}> has ${link}, which is right under one path only`);
        continue;
      }
      const [where, anchor] = link.split("#");
      const target = where === "" ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(where));
      targets.add(target);
      if (!files.has(target)) fault(`<${name}> leads to ${link}, which is not there`);
      else if (anchor !== undefined && !anchors.get(target)?.has(decodeURIComponent(anchor))) fault(`<${name}> leads to ${link}, which has no such anchor`);
    }
    const policies = all.filter(({ name, attributes }) => name === "meta" && attributes["http-equiv"]?.toLowerCase() === "content-security-policy");
    if (policies.length !== 1 || policies[0].attributes.content !== POLICY) fault("does not have the policy");
    else if (all.indexOf(policies[0]) > all.findIndex(({ name }) => name === "link")) fault("has its policy behind a link, which then escapes it");
  }
  for (const file of files) {
    if (file.endsWith(".css") && /@import|url\(\s*['"]?(?!data:)[^)]/i.test(site.text(file))) faults.push(`${file}: loads something`);
  }
  faults.push(...unreachable(files, leadsTo));
  return faults;
}

/** A page and everything that it makes a browser load, as paths below the site. */
export function loadedBy(site, file) {
  const loaded = elements(site.text(file))
    // A link to another form of the page (its feed) is named, not loaded.
    .filter(({ attributes }) => attributes.rel !== "alternate")
    .map(({ name, attributes }) => LOADED[name] && attributes[LOADED[name]])
    .filter((link) => link !== undefined)
    .map((link) => path.posix.join(path.posix.dirname(file), link));
  return [file, ...new Set(loaded)];
}

/** The bytes of a page and of everything that it makes a browser load. */
export function weightOf(site, file) {
  return loadedBy(site, file).reduce((sum, each) => sum + statSync(path.join(site.folder, each)).size, 0);
}

/** What servers show where there is no page. */
const NOT_FOUND = "404.html";

function unreachable(files, leadsTo) {
  const reached = new Set(["index.html", NOT_FOUND]);
  for (const file of reached) for (const target of leadsTo.get(file) ?? []) reached.add(target);
  return [...files].filter((file) => !reached.has(file) && !path.posix.basename(file).startsWith(".")).map((file) => `${file}: no link leads there`);
}
