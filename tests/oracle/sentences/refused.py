"""    python3 -m sentences.refused

Tries sentences that are not so, each of a kind that the site once said: `refused.toml` names the ledger, the sentence and what is wrong
with it. A sentence that is accepted, is refused for another reason or is no longer understood is printed; then the exit status is 1.

So is an amount in a table of the committed site that could be a cent more, and one in a drawing that could be three times as much.
"""

import re
import sys
import tomllib
from copy import deepcopy
from pathlib import Path

from oracle import agreement_folders
from sentences.drawings import check_drawing
from sentences.drawn_amounts import LABEL, check_amounts
from sentences.facts import Facts
from sentences.page import Block, Drawing, Page
from sentences.pages import Pages
from sentences.tables import AMOUNT_IN, TABLES, check_table
from sentences.together import All, PagesOfAll

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def pages_of(ledger):
    """The pages of its agreement, or those about all of its agreements."""
    agreements = [Facts(folder) for folder in agreement_folders(ledger)]
    return Pages(agreements[0]) if len(agreements) == 1 else PagesOfAll(All(agreements))


def read(pages, case, text):
    """The text as a paragraph below a title, or as the label of a drawing."""
    page = case.get("page", "index.html")
    if "drawing" in case:
        reader = pages.read(page, [], whole=False)
        drawing = Drawing(case["drawing"], text.split(" | "))
        check_drawing(reader, drawing)
        if case.get("amounts"):
            check_amounts(reader, drawing)
        return reader
    title = [Block("h1", "", case["title"])] if "title" in case else []
    return pages.read(page, [*title, Block("p", "", text)], whole=False)


# One page of each kind that has tables or drawings.
PAGES = (
    "index kommunen/index kommunen/selm/index kommunen/selm/2022 jahre/index jahre/2022 ausblick methodik buchungen/2022 "
    "buchungen/korrekturen aenderungen"
).split()


def changed_figures(pages):
    """Where a changed amount is accepted: of each table the amounts of its last rows, of each drawing all."""
    for name in PAGES:
        page = Page((ROOT / "public" / f"{name}.html").read_text(encoding="utf-8"))
        reader = pages.read(f"{name}.html", [], whole=False)
        for table in page.tables:
            for row in range(max(1, len(table.rows) - 2), len(table.rows)):
                for place, lines in enumerate(table.rows[row]):
                    if AMOUNT_IN.fullmatch(lines[0]) and row and place:
                        changed = deepcopy(table)
                        changed.rows[row][place] = [re.sub("[0-9] €", lambda digit: f"{(int(digit[0][0]) + 1) % 10} €", lines[0]), *lines[1:]]
                        reader.faults = []
                        reader.try_to(lambda: check_table(reader, changed, TABLES))
                        if not reader.faults:
                            yield f"{name}, {table.caption}: {table.rows[row][0]}, {lines[0]}"
        for drawing in page.drawings:
            for label in {match.group() for text in drawing.texts for match in LABEL.finditer(text.replace("\u00a0", " "))} - {"0 €", "±0 €"}:
                reader.faults = []
                check_amounts(reader, Drawing(drawing.name, [f"{3 * int(re.sub('[^0-9]', '', label))} €"]))
                if not reader.faults:
                    yield f"{name}, {drawing.name}: {label}"


def main():
    wrong, pages = [], {}
    table = tomllib.loads((HERE / "refused.toml").read_text(encoding="utf-8"))
    for case in table["refused"]:
        ledger = ROOT / case["ledger"]
        if ledger not in pages:
            pages[ledger] = pages_of(ledger)
        for text in case["says"]:
            reader = read(pages[ledger], case, text)
            if not any(case["because"] in fault for fault in reader.faults):
                found = reader.faults or [f"not understood: {text}" for text in reader.unknown] or ["accepted"]
                wrong.append(f"{case['ledger']}: {text}\n    {'; '.join(found)}")
    wrong += [f"accepted though changed: {what}" for what in changed_figures(pages[ROOT / "ledger"])]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
