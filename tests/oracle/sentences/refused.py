"""    python3 -m sentences.refused

Tries sentences that are not so, each of a kind that the site once said: `refused.toml` names the ledger, the sentence and what is wrong
with it. A sentence that is accepted, is refused for another reason or is no longer understood is printed; then the exit status is 1.
"""

import sys
import tomllib
from pathlib import Path

from oracle import agreement_folders
from sentences.drawings import check_drawing
from sentences.facts import Facts
from sentences.page import Block, Drawing
from sentences.pages import Pages
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
        check_drawing(reader, Drawing(case["drawing"], [text]))
        return reader
    title = [Block("h1", "", case["title"])] if "title" in case else []
    return pages.read(page, [*title, Block("p", "", text)], whole=False)


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
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
