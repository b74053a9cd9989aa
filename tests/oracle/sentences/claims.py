"""`claims.csv`: each figure's value, its anchor, and that the sentence it names stands on the page and says it."""

import csv

from oracle import euros
from sentences.page import Page


def check_claims(facts, site):
    faults, pages = [], {}
    path = site / "data/claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    fixed = {claim: euros(value) for claim, value in facts.answers.items()}
    listed = {row["claim"]: row for row in rows if row["page"] == "index.html"}
    for claim, value in fixed.items():
        if claim not in listed:
            faults.append(f"claims.csv: {claim} is missing")
        elif listed[claim]["value"] != value:
            faults.append(f"claims.csv: {claim} is {value}, published {listed[claim]['value']}")
    known = set(FIXED) - set(fixed)
    faults += [f"claims.csv: {claim} should not be there" for claim in listed if claim in known]
    for row in rows:
        where = f"claims.csv, {row['page']}#{row['claim']}"
        if row["page"] not in pages:
            page = Page((site / row["page"]).read_text(encoding="utf-8"))
            pages[row["page"]] = page, [block.text for block in page.blocks]
        page, texts = pages[row["page"]]
        if row["claim"] not in page.anchors:
            faults.append(f"{where}: no such anchor")
        if row["sentence"] and not any(row["sentence"] in text for text in texts):
            faults.append(f"{where}: not on the page: {row['sentence']}")
    return faults


FIXED = ["total", "bill", "mean-share", "mean-share-without-accessions", "saving", "change", "change-membership", "change-key",
         "change-other", "change-cost", "next"]  # fmt: skip
