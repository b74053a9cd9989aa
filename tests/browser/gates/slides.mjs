// What a slide says is read from the last row of a hall: no text of its picture is small beside the screen.

/** Pixels of a screen of 1,080 lines. */
const SMALLEST = 24;

/** The smallest text of each picture that is smaller than can be read from afar. */
export async function slideFaults(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const smallest = await page.evaluate(() => [...document.querySelectorAll(".slide")].map((slide) => {
    const texts = [...slide.querySelectorAll("svg text")].filter((text) => text.checkVisibility());
    const sizes = texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d);
    return { slide: slide.getAttribute("aria-labelledby"), size: Math.min(...sizes) };
  }));
  await page.setViewportSize(size);
  return smallest.filter(({ size }) => size < SMALLEST).map(({ slide, size }) => `${slide}: ${size.toFixed(1)} px`);
}
