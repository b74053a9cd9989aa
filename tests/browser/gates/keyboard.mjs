// With the Tab key alone: the skip link comes first and works, then everything else in the order of the page, each
// with a focus that can be seen.

/** Whatever the keyboard does not reach, reaches in another order, or reaches unseen. */
export async function keyboardFaults(page) {
  const expected = await page.evaluate(() => {
    const focusable = "a[href], summary, button, input, select, textarea, [tabindex]";
    const stops = [...document.querySelectorAll(focusable)].filter((element) => element.tabIndex >= 0 && element.checkVisibility());
    window.focusStops = stops;
    window.focused = [];
    document.addEventListener("focusin", ({ target }) => {
      const style = getComputedStyle(target);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
      window.focused.push({ stop: stops.indexOf(target), outlined, inside: false });
    });
    // Where it stands is seen once the browser has scrolled there: before the next key.
    window.noteWhere = () => {
      const box = document.activeElement.getBoundingClientRect();
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
      if (window.focused.length > 0) window.focused.at(-1).inside ||= inside;
    };
    document.addEventListener("keydown", window.noteWhere, { capture: true });
    return stops.length;
  });
  // From the address bar onwards.
  await page.evaluate(() => document.activeElement?.blur?.());
  for (let stop = 0; stop < expected; stop++) await page.keyboard.press("Tab");
  const faults = await page.evaluate(() => {
    window.noteWhere();
    const name = (element) => (element ? `<${element.localName}> “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”` : "something else");
    const { focused, focusStops } = window;
    const wrong = focused.findIndex(({ stop }, index) => stop !== index);
    const faults = [];
    if (wrong >= 0) faults.push(`Tab ${wrong + 1} goes to ${name(focusStops[focused[wrong].stop])}, not ${name(focusStops[wrong])}`);
    else if (focused.length !== focusStops.length) faults.push(`${focusStops.length - focused.length} elements cannot be reached: ${name(focusStops[focused.length])}`);
    for (const { stop, outlined, inside } of focused) {
      if (!outlined) faults.push(`${name(focusStops[stop])} shows no focus`);
      if (!inside) faults.push(`${name(focusStops[stop])} has the focus outside the window`);
    }
    return faults.slice(0, 5);
  });
  faults.push(...(await skipLinkFaults(page)));
  return faults;
}

async function skipLinkFaults(page) {
  await page.evaluate(() => { document.activeElement?.blur?.(); scrollTo(0, 0); });
  await page.evaluate(() => window.focusStops[0]?.focus());
  const href = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  if (!href?.startsWith("#")) return ["the first stop is no skip link"];
  await page.keyboard.press("Enter");
  const inMain = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  return inMain ? [] : ["the skip link does not lead into the main part"];
}
