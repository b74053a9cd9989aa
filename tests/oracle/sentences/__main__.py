"""    python3 -m sentences LEDGER SITE

reads the built pages of a ledger (one agreement or many), recomputes what each sentence asserts from the ledger alone, and prints each
sentence that is not so. Exit status 1 where there is one.
"""

import re
import sys
from pathlib import Path

from oracle import agreement_folders
from sentences.changes import CHANGES
from sentences.claims import check_claims
from sentences.facts import Facts
from sentences.grammar import Grammar
from sentences.member_list import MEMBER_LIST
from sentences.outlook import OUTLOOK
from sentences.overview import OVERVIEW
from sentences.page import Page, plain
from sentences.reading import WRONG_STILL, Reader

# Which wordings a page has, by its path.
KINDS = [
    (r"index\.html|praesentation\.html", OVERVIEW),
    (r"kommunen/index\.html", MEMBER_LIST),
    (r"aenderungen\.html", CHANGES),
    (r"ausblick\.html", OUTLOOK),
]

# What of the ledger the notice of a page is about, where that is not all of it.
ABOUT = {"ausblick.html": lambda facts: {"year": facts.year, "common": True}}

# Pages whose sentences nothing is known of yet. This list only gets shorter.
STILL = [
    r"kommunen/[^/]+/index\.html", r"kommunen/[^/]+/[0-9]{4}\.html", r"jahre/.*", r"buchungen/.*",
    r"verteilungsschluessel\.html", r"methodik\.html",
]  # fmt: skip
# Pages that state nothing about the ledger, or the bytes of its files only.
SILENT = r"daten\.html|pruefsummen\.html|impressum\.html|datenschutz\.html|barrierefreiheit\.html"

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def free_texts(facts):
    """What people wrote in the ledger, as it is shown."""
    table = facts.table
    texts = [f"{c['name']}: {c['assumption']}" for c in table.get("cost_type", []) if c.get("assumption")]
    texts += [m["text"] for m in table.get("milestone", [])]
    texts += [f"(Beleg: {d['title']})" for d in table.get("document", [])]
    return [plain(text) for text in texts]


def milestones(facts):
    for milestone in facts.table.get("milestone", []):
        *month, year = reversed(str(milestone["date"]).split("-"))
        on = f"{MONTHS[int(month[0]) - 1]} {year}" if len(month) == 1 else ".".join([*month, year])
        yield plain(f"{on} {milestone['text']}")


def read_page(facts, path, blocks, known=()):
    """Holds the texts of a page against the ledger; None for a kind of page that nothing is known of yet."""
    for pattern, rules in KINDS:
        if re.fullmatch(pattern, path):
            names = [*facts.name.values(), *facts.full_name.values()]
            grammar = Grammar(names, list(facts.cost_type.values()), list(facts.payee.values()))
            reader = Reader(facts, grammar, rules, path, [*milestones(facts), *free_texts(facts)])
            reader.known = known
            reader.about = ABOUT.get(path, lambda facts: {})(facts)
            return reader.read(blocks)
    if not any(re.fullmatch(pattern, path) for pattern in (*STILL, SILENT)):
        raise ValueError(f"{path} is a page of a kind that is not known")
    return None


def check(folder, site):
    """The faults of the pages of one agreement, and the figures that no wording takes."""
    facts = Facts(folder)
    faults, unknown = [], []
    for path in sorted(site.rglob("*.html")):
        relative = path.relative_to(site).as_posix()
        reader = read_page(facts, relative, Page(path.read_text(encoding="utf-8")).blocks, WRONG_STILL)
        if reader:
            faults += reader.faults
            unknown += [f"{relative}: {sentence}" for sentence in reader.unknown]
    return faults + check_claims(facts, site), unknown


def main(arguments):
    root, out = map(Path, arguments)
    folders = agreement_folders(root)
    failed = False
    for folder in folders:
        site = out if len(folders) == 1 else out / Facts(folder).id
        faults, unknown = check(folder, site)
        for fault in faults:
            print(fault)
        for sentence in unknown:
            print(f"no wording: {sentence}")
        failed = failed or bool(faults or unknown)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
