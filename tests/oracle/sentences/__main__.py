"""    python3 -m sentences LEDGER SITE

reads the built pages of a ledger (one agreement or many), recomputes what each sentence asserts from the ledger alone, and prints each
sentence that is not so. Exit status 1 where there is one.
"""

import sys
from pathlib import Path

from oracle import agreement_folders
from sentences.claims import check_claims
from sentences.drawings import check_drawing
from sentences.drawn_amounts import check_amounts
from sentences.facts import Facts
from sentences.page import Page
from sentences.pages import Pages
from sentences.tables import TABLES, TABLES_OF_ALL, check_table
from sentences.together import All, PagesOfAll


def read(pages, paths, site, tables):
    """The faults of pages, and the texts that no wording takes."""
    faults, unknown = [], []
    for path in sorted(paths):
        relative = path.relative_to(site).as_posix()
        page = Page(path.read_text(encoding="utf-8"))
        reader = pages.read(relative, page.blocks)
        if reader:
            for drawing in page.drawings:
                reader.try_to(lambda: check_drawing(reader, drawing), lambda: check_amounts(reader, drawing))
            for table in page.tables:
                reader.try_to(lambda: check_table(reader, table, tables))
            faults += reader.faults
            unknown += [f"no wording: {relative}: {sentence}" for sentence in reader.unknown]
    return faults + unknown


def main(arguments):
    root, out = map(Path, arguments)
    agreements = [Facts(folder) for folder in agreement_folders(root)]
    faults = []
    for facts in agreements:
        site = out if len(agreements) == 1 else out / facts.id
        faults += read(Pages(facts), site.rglob("*.html"), site, TABLES) + check_claims(facts, site)
    if len(agreements) > 1:
        faults += read(PagesOfAll(All(agreements)), out.glob("*.html"), out, TABLES_OF_ALL)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
