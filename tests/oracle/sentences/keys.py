"""What the page of the keys asserts: by what costs are divided, and whose values are missing."""

from fractions import Fraction

from oracle import live


def measure(of):
    """The measure whose title stands above."""
    return next(m for m in of.facts.agreement.measures.values() if m["name"] == of.section)


def written(text):
    return Fraction(text.replace(".", "").replace(",", "."))


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
    wanted = [facts.name[m] for m in facts.took_part(year) if m not in known]
    of.require(known and names == wanted, f"without a value: {wanted}")


KEYS = [
    ("Nicht alle Kommunen tragen gleich viel: Jede Kostenart wird nach dem Schlüssel verteilt, der hier steht, und jeder Wert, nach dem "
     "gerechnet wird, ist einzeln gebucht.", not_alike),
    ("Einheit: {text:text}\\.", is_key("unit")),
    ("Quelle: {text:text}\\.", is_key("source")),
    ("Stichtag: {day:day} des Haushaltsjahres.", lambda of, day: reference_day(of, day, 0)),
    ("Stichtag: {day:day} des Vorjahres.", lambda of, day: reference_day(of, day, 1)),
    ("Stichtag: {day:day}, {years:number} Jahre vor dem Haushaltsjahr.", reference_day),
    ("Die Werte eines Jahres ergeben zusammen {text:value}.", sums_to),
    ("Noch ist kein Wert gebucht.", no_value),
    ("Für {year:year} fehlt ein Wert von {names:names}.", missing),
    ("Alle Werte als CSV", None),
]  # fmt: skip
