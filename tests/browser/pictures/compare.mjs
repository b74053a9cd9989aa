// Two folders of pictures compared, picture by picture.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { filesBelow } from "../sites.mjs";

const BEFORE = ".before.png";
const DIFFERENCE = ".difference.png";

/**
 * What differs, in the order of the pictures; pictures that only the earlier folder has come last. The earlier picture
 * and one that marks what differs are laid beside a changed one, so that the folder can be handed on.
 */
export function compare(earlier, folder, pictures) {
  const changes = pictures.flatMap(({ file }) => {
    const before = path.join(earlier, file);
    if (!existsSync(before)) return [{ kind: "added", file }];
    const [old, now] = [readFileSync(before), readFileSync(path.join(folder, file))];
    if (old.equals(now)) return [];
    const { marked, pixels } = difference(PNG.sync.read(old), PNG.sync.read(now));
    if (pixels === 0) return [];
    writeFileSync(path.join(folder, file + BEFORE), old);
    writeFileSync(path.join(folder, file + DIFFERENCE), PNG.sync.write(marked));
    return [{ kind: "changed", file, pixels, before: file + BEFORE, difference: file + DIFFERENCE }];
  });
  const known = new Set(pictures.map(({ file }) => file));
  const gone = filesBelow(earlier).filter((file) => isPicture(file) && !known.has(file));
  return [...changes, ...gone.map((file) => ({ kind: "deleted", file }))];
}

function isPicture(file) {
  return file.endsWith(".png") && !file.endsWith(BEFORE) && !file.endsWith(DIFFERENCE);
}

/** Marks where two pictures differ; where only one of them reaches, all differs. */
export function difference(a, b) {
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
  const marked = new PNG({ width, height });
  const pixels = pixelmatch(onto(a, width, height).data, onto(b, width, height).data, marked.data, width, height, { threshold: 0.05 });
  return { marked, pixels };
}

function onto(picture, width, height) {
  const canvas = new PNG({ width, height });
  PNG.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0);
  return canvas;
}
