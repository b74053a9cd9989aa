// Loads the page anew once the site is another one than this page is of.
const shown = document.currentScript.dataset.making;

async function look() {
  try {
    const answer = await fetch("/_kopfstelle/making");
    if (answer.ok && (await answer.text()) !== shown) {
      location.reload();
      return;
    }
  } catch {
    // The program has ended; it may be started again.
  }
  setTimeout(look, 500);
}

look();
