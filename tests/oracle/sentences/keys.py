"""What the page of the keys asserts: by what costs are divided, and whose values are missing."""

from datetime import date
from fractions import Fraction

from oracle import live, parts_of


def measure(of):
    """The measure whose title stands above."""
    return next(m for m in of.facts.agreement.measures.values() if m["name"] == of.section)


def written(text):
    return Fraction(text.replace(".", "").replace(",", "."))


def parts(of):
    """[(day from which it holds, share, measure)] of each cost type; none of one that is split direct."""
    return [parts_of(kind) if kind["split"] != "direct" else [] for kind in of.facts.agreement.cost_types.values()]


def divided(of, measures, total=1, count=1):
    used = [{by for _, _, by in of_type if by != "equal"} for of_type in parts(of)]
    names = [m["name"] for id, m in of.facts.agreement.measures.items() if any(id in of_type for of_type in used)]
    wanted = " und ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    of.require((measures, total, count) == (wanted, len(used), len([u for u in used if u])), f"{wanted} of {used}")


def decided(of, on, text, title):
    table = of.facts.table
    documents = {document["id"]: document["title"] for document in table["document"]}
    day = date(*map(int, reversed(on.split("."))))
    of.require(any(day == begins for of_type in parts(of) for begins, _, _ in of_type), "no key begins on that day")
    known = [(m["date"], m["text"], documents.get(m.get("document"))) for m in table["milestone"]]
    of.require((day, text, title) in known, f"the time line has {known}")


def not_alike(of):
    of.require(not of.facts.all_equal(), "every cost type is split equally")


def is_key(key):
    return lambda of, text: of.require(text == measure(of).get(key), f"{key} is {measure(of).get(key)}")


def reference_day(of, day, years):
    of.require(measure(of).get("reference_day") == "-".join(reversed(day.rstrip(".").split("."))), f"it is {measure(of).get('reference_day')}")
    of.require(years == measure(of).get("reference_years_back", 0), "another year")


def sums_to(of, text):
    of.require(written(text) == Fraction(measure(of)["total"]), f"the total is {measure(of).get('total')}")


def no_value(of):
    of.require(not [row for row in live(of.facts.agreement.values) if row["measure"] == measure(of)["id"]], "there are values")


def missing(of, year, names):
    facts = of.facts
    known = {row["member"] for row in live(facts.agreement.values) if row["measure"] == measure(of)["id"] and int(row["year"]) == year}
    candidates = [row["member"] for row in facts.table.get("candidate", [])] if year == facts.year else []
    asked = [m for m in facts.members if m in facts.took_part(year) or m in candidates]
    wanted = [facts.name[m] for m in asked if m not in known]
    of.require(known and names == wanted, f"without a value: {wanted}")


BY = "nach {measures:text} verteilt, ganz oder zum Teil; jeder Wert, nach dem gerechnet wird, ist einzeln gebucht."
KEYS = [
    (f"Die einzige Kostenart wird {BY}", divided),
    (f"Alle {{total:number}} Kostenarten werden {BY}", lambda of, total, measures: divided(of, measures, total, total)),
    (f"Eine von {{total:number}} Kostenarten wird {BY}", divided),
    (f"{{count:number}} von {{total:number}} Kostenarten werden {BY}", divided),
    ("Zu den Tagen, von denen an ein Schlüssel gilt, nennt die Zeitleiste:", None),
    ("{on:date}: {text:text} \\(Beleg: {title:text}\\)", decided),
    ("Einheit: {text:text}\\.", is_key("unit")),
    ("Quelle: {text:text}\\.", is_key("source")),
    ("Stichtag: {day:day} des Haushaltsjahres.", lambda of, day: reference_day(of, day, 0)),
    ("Stichtag: {day:day} des Vorjahres.", lambda of, day: reference_day(of, day, 1)),
    ("Stichtag: {day:day}, {years:number} Jahre vor dem Haushaltsjahr.", reference_day),
    ("Die Werte eines Jahres ergeben zusammen {text:value}.", sums_to),
    ("Noch ist kein Wert gebucht.", no_value),
    ("Für {year:year} fehlt ein Wert von {names:names}.", missing),
    ("Rechtsgrundlage und Belege", None),
    ("Alle Werte als CSV", None),
]  # fmt: skip
