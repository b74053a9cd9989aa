// The index of a folder of pictures: what changed first, then every page with its pictures.

const TITLE = "Pictures of the site";

/** The page as HTML; `changes` is null where there was nothing to compare with. */
export function gallery(pictures, changes) {
  const byPage = grouped(pictures);
  const sections = [...byPage].map(([page, shown]) => `<section id="${escaped(page)}">\n<h2>${escaped(page)}</h2>\n<div class="row">\n${shown.map(figure).join("\n")}\n</div>\n</section>`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}</title>
<style>
body { font-family: sans-serif; margin: 1rem; }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; }
img { display: block; height: 30rem; max-width: 40rem; object-fit: cover; object-position: top; border: 1px solid #6b7783; }
</style>
</head>
<body>
<h1>${TITLE}</h1>
${comparison(changes)}
${sections.join("\n")}
</body>
</html>
`;
}

function comparison(changes) {
  if (changes === null) return "<p>Not compared with an earlier folder.</p>";
  if (changes.length === 0) return "<p>Nothing differs from the earlier folder.</p>";
  const items = changes.map((change) => {
    if (change.kind === "deleted") return `<li>deleted: ${escaped(change.file)}</li>`;
    if (change.kind === "added") return `<li>added: <a href="${escaped(change.file)}">${escaped(change.file)}</a></li>`;
    const pictures = [[change.before, "before"], [change.file, "now"], [change.difference, "difference"]];
    return `<li>changed: ${escaped(change.file)}, ${change.pixels} pixels\n<div class="row">\n${pictures.map(([file, shows]) => figure({ file, shows })).join("\n")}\n</div></li>`;
  });
  return `<h2>What differs from the earlier folder</h2>\n<ol>\n${items.join("\n")}\n</ol>`;
}

function figure({ file, shows }) {
  return `<figure><a href="${escaped(file)}"><img src="${escaped(file)}" alt="" loading="lazy"></a><figcaption>${escaped(shows)}</figcaption></figure>`;
}

function grouped(pictures) {
  const groups = new Map();
  for (const picture of pictures) groups.set(picture.page, [...(groups.get(picture.page) ?? []), picture]);
  return groups;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
