"""`claims.csv`: each figure is so, its anchor stands on the page, and the sentence that it names says it."""

import csv

from oracle import euros, half_away_from_zero
from sentences.page import Page
from sentences.paid import parts_of_bill

FIXED = ["total", "bill", "mean-share", "mean-share-without-accessions", "saving", "change", "change-membership", "change-key",
         "change-other", "change-cost", "next"]  # fmt: skip
HEADER = ["claim", "page", "year", "member", "value", "unit", "sentence"]


def check_claims(facts, site):
    published = site / "data/claims.csv"
    if not published.exists():
        return ["claims.csv: is missing"]
    with published.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    faults = [] if reader.fieldnames == HEADER else [f"claims.csv: {reader.fieldnames}"]
    return faults + fixed(facts, rows) + [fault for row in rows for fault in other(facts, row)] + list(on_pages(site, rows))


def fixed(facts, rows):
    """The claims with fixed ids: each that has its condition, no other, with its value, year and member."""
    faults, values = [], {claim: euros(value) for claim, value in facts.answers.items()}
    listed = {row["claim"]: row for row in rows if row["page"] == "index.html"}
    for claim in FIXED:
        if (claim in listed) != (claim in values):
            faults.append(f"claims.csv: {claim} {'is missing' if claim in values else 'should not be there'}")
        elif claim in values:
            row, member = listed[claim], facts.remaining[0] if claim == "saving" else ""
            wanted = [values[claim], "EUR", str(facts.year), member]
            found = [row[column] for column in ("value", "unit", "year", "member")]
            if found != wanted:
                faults.append(f"claims.csv: {claim} is {wanted}, published {found}")
    return faults


def other(facts, row):
    """The claims of the overview whose ids begin with what they are of."""
    claim, page, year = row["claim"], row["page"], facts.year
    if page != "index.html" or claim in FIXED:
        return
    begins, _, of = claim.rpartition("-")
    exact = None
    if claim.startswith("bill-to-"):
        exact = parts_of_bill(facts, "payee").get(claim.removeprefix("bill-to-"), 0)
    elif begins == "open":
        exact = facts.sum(year=int(of))
    elif claim == "bill-least":
        exact = min(facts.bill(year, member) for member in facts.remaining)
    elif claim == "bill-most":
        exact = max(facts.bill(year, member) for member in facts.remaining)
    elif claim == "saving-together":
        exact = sum(facts.saving(member, until=year) for member in facts.remaining)
    if exact is not None and row["value"] != euros(half_away_from_zero(exact)):
        yield f"claims.csv: {claim} is {euros(half_away_from_zero(exact))}, published {row['value']}"


def on_pages(site, rows):
    """Anchors and sentences, and that rows stand as they do on the page."""
    pages, order = {}, []
    for row in rows:
        where = f"claims.csv, {row['page']}#{row['claim']}"
        if row["page"] not in pages:
            page = Page((site / row["page"]).read_text(encoding="utf-8"))
            pages[row["page"]] = page, [block.text for block in page.blocks]
        page, texts = pages[row["page"]]
        if "\u00a0" in row["sentence"]:
            yield f"{where}: a non-breaking space"
        if row["sentence"] and not any(row["sentence"] in text for text in texts):
            yield f"{where}: not on the page: {row['sentence']}"
        if row["claim"] not in page.anchors:
            yield f"{where}: no such anchor"
        else:
            order.append((row["page"], page.anchors.index(row["claim"])))
    for (page, place), (next_page, next_place) in zip(order, order[1:]):
        if page == next_page and place >= next_place:
            yield f"claims.csv, {page}: not in the order of the page, or twice"
    if len({page for page, _ in order}) != sum(a[0] != b[0] for a, b in zip([("", 0), *order], order)):
        yield "claims.csv: the rows of a page are apart"
