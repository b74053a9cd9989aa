// Nothing makes the whole page scroll sideways; what is wide scrolls in a box that has a name. The keyboard moves it
// from a link in it: a box cannot know at which width it scrolls, so it is never a stop of its own. Of a wide table the
// first two columns are seen before it is moved: the name and the amount that it is about. All of them are seen of a table
// whose columns do not grow with the ledger.

/** The elements that stick out, and boxes that scroll without a name or without a link that moves them. */
export function widthFaults(page) {
  return page.evaluate(() => {
    const name = (element) => `<${element.localName}${element.className && typeof element.className === "string" ? ` class="${element.className}"` : ""}>`;
    const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const faults = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      const boxed = (element) => element && (scrolls(element) || boxed(element.parentElement));
      const wide = [...document.body.querySelectorAll("*")].filter((element) => !boxed(element) && element.getBoundingClientRect().right > width + 0.5);
      faults.push(`the page is ${document.documentElement.scrollWidth} px wide on ${width}: ${wide.slice(0, 3).map(name).join(", ")}`);
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (!scrolls(element) || element.scrollWidth <= element.clientWidth) continue;
      const label = element.getAttribute("aria-label") || document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent;
      if (!element.querySelector("a[href]") || !element.hasAttribute("role") || !label) faults.push(`${name(element)} “${label}” scrolls, but has no name, role or link`);
    }
    return faults;
  });
}

/** Tables with a column for each cost type, payee, effect or accession, and that of the worked example. */
const GROWS = ["_anteile", "_zahlungen", "_aenderung", "_rechnungen", "_entlastungen", "_aufsummiert", "_rechnung", "_teile"];

/** The tables of which a column that has to be seen is not: the second, or any where their number is fixed. */
export function hiddenColumns(page) {
  return page.evaluate((grows) => [...document.querySelectorAll(".scroll:has(table)")].flatMap((box) => {
    const name = box.getAttribute("aria-labelledby");
    const columns = [...box.querySelectorAll(grows.includes(name) ? "thead th:nth-child(2)" : "thead th, tbody tr:first-child > *")];
    const hidden = (column) => Math.round(column.getBoundingClientRect().right - box.getBoundingClientRect().right);
    return columns.filter((column) => hidden(column) > 0).map((column) => `${name}: “${column.textContent}” is hidden by ${hidden(column)} px`);
  }), GROWS);
}
