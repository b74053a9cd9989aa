// What assistive technology and other sites are told: each figure and each table has a name, each page a description and
// what a preview of it shows.

/** The figures and tables without a name, and what the head of the page lacks. */
export function nameFaults(page) {
  return page.evaluate(() => {
    const named = (element, selector) => {
      const by = document.getElementById(element.getAttribute("aria-labelledby") ?? "") ?? element.querySelector(selector);
      return by !== null && by.textContent.trim() !== "";
    };
    const faults = [];
    for (const figure of document.querySelectorAll("figure")) if (!named(figure, ":scope > figcaption")) faults.push(`a figure has no name: “${figure.textContent.trim().slice(0, 40)}”`);
    for (const table of document.querySelectorAll("table")) if (!named(table, ":scope > caption")) faults.push(`a table has no name: “${table.textContent.trim().slice(0, 40)}”`);
    for (const meta of ['name="description"', 'property="og:title"', 'property="og:description"', 'property="og:type"']) {
      const found = [...document.head.querySelectorAll(`meta[${meta}]`)];
      if (found.length !== 1 || found[0].content.trim() === "" || /[<>\n]/.test(found[0].content)) faults.push(`no meta ${meta}`);
    }
    return faults;
  });
}

/** In the reader's own colours the place in the navigation is still told from the others. */
export function selectionFaults(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll(".site-header li a")];
    const ground = getComputedStyle(document.body).backgroundColor;
    const marked = links.filter((link) => getComputedStyle(link).borderBottomColor !== ground);
    const current = links.filter((link) => link.hasAttribute("aria-current"));
    return marked.length === current.length && current.every((link) => marked.includes(link)) ? [] : [`${marked.length} entries of the navigation are marked, ${current.length} are current`];
  });
}
