"""The amounts beside the marks of drawings: each is one of those that such a drawing shows, worked out from the ledger."""

import re
from datetime import date
from fractions import Fraction
from itertools import accumulate, combinations

import oracle
from oracle import mean
from sentences.outlook import in_scenario
from sentences.paid import parts_of_bill
from sentences.times import covered

LABEL = re.compile(r"([−+±]?)([0-9][0-9.]*(?:,[0-9]+)?)( Mio\.| Mrd\.)? €")
UNITS = {"": 100, " Mio.": 100 * 10**6, " Mrd.": 100 * 10**9}


def check_amounts(of, drawing):
    found = next((amounts for begins, amounts in SHOWN if drawing.name.startswith(begins)), None)
    labels = [label for text in drawing.texts for label in LABEL.finditer(text.replace("\u00a0", " "))]
    if not labels or found is None:
        return of.require(not labels, f"no rule knows the drawing “{drawing.name}”")
    amounts = list(found(of))
    if drawing.name.startswith("Balken: was eine Kommune trägt"):
        parts_make_up_the_bill(of, drawing)
    if drawing.name.startswith("Wasserfall"):
        adds_up(of, drawing)
    if drawing.name.startswith("Balken: Anteil einer Kommune je nach Zahl"):
        steps_are_differences(of, drawing)
    of.sentence = drawing.name
    for label in labels:
        of.require(any(is_written(label, exact, cents) for exact, cents in amounts), f"{label.group()} is none of its amounts")


def parts_make_up_the_bill(of, drawing):
    """Each part of the bill has an amount beside its name, and together they are the bill."""
    facts, text = of.facts, " ".join(drawing.texts).replace("\u00a0", " ")
    figures = [Fraction(label.group(2).replace(".", "").replace(",", ".")) for label in LABEL.finditer(text)]
    parts, names = parts_of_bill(facts, "payee"), facts.payee
    if len(parts) == 1:
        parts, names = parts_of_bill(facts, "cost type"), facts.cost_type
    of.sentence = f"{drawing.name}: {text}"
    of.require(len(figures) == len(parts), f"{len(parts)} parts: {[names[id] for id in parts]}")
    together, bill = sum(figures), facts.mean_bill(facts.year)
    of.require(100 * together in (bill, 100 * of.round_euro(bill)), f"the bill is {bill} cents, its parts {float(together)} €")


def adds_up(of, drawing):
    """The reasons of a waterfall lead from its first level to its last, as they are written, and none of them reads as nothing."""
    whole = re.compile(r"([−+±]?)([0-9][0-9.]*(?:,[0-9]{2})?) €")
    labels = [whole.fullmatch(text.replace("\u00a0", " ")) for text in drawing.texts]
    amounts = [(sign, Fraction(figure.replace(".", "").replace(",", "."))) for sign, figure in (match.groups() for match in labels if match)]
    of.require(not any("Mio." in text or "Mrd." in text for text in drawing.texts), "of millions nobody can tell whether they add up")
    of.require("±0 €" not in (text.replace("\u00a0", " ") for text in drawing.texts), "a reason reads as none")
    if len(amounts) < 3:
        return
    first, *changes, last = (-figure if sign == "−" else figure for sign, figure in amounts)
    of.sentence = drawing.name
    of.require(first + sum(changes) == last, f"from {float(first)} its labels lead to {float(first + sum(changes))}")


def steps_are_differences(of, drawing):
    """What each step of a scenario brings lies between the two amounts beside it, as they are written."""
    found = [LABEL.match(text.replace("\u00a0", " ")) for text in drawing.texts]
    written = [(sign, Fraction(figure.replace(".", "").replace(",", ".")) * UNITS[unit or ""]) for sign, figure, unit in (match.groups() for match in found if match)]
    levels = [figure for sign, figure in written if not sign]
    steps = [-figure if sign == "−" else figure for sign, figure in written if sign]
    of.sentence = drawing.name
    if len(steps) == len(levels) - 1:
        of.require(steps == [b - a for a, b in zip(levels, levels[1:])], f"its steps are not what lies between {[float(level) / 100 for level in levels]}")


def is_written(label, exact, cents):
    """Whether a label writes an amount, give or take so many cents."""
    sign, figure, unit = label.groups(default="")
    places = len(figure.partition(",")[2])
    step = Fraction(UNITS[unit], 10**places)
    written = Fraction(figure.replace(".", "").replace(",", ".")) * UNITS[unit] * (-1 if sign == "−" else 1)
    return abs(written - exact) <= step / 2 + cents


def exactly(amounts):
    return ((amount, 0) for amount in amounts)


def paid(of):
    """To each payee, or of each cost type, of the last full year."""
    facts = of.facts
    for of_what in [*({"payee": payee} for payee in facts.payee), *({"cost_types": [id]} for id in facts.cost_type)]:
        yield Fraction(sum(facts.sum(year=facts.year, member=m, **of_what) for m in facts.remaining), len(facts.remaining)), 1
    yield facts.mean_bill(facts.year), 0


def over_time(of):
    """The mean share of each group of each year, brought to a whole year; the same among the founding members alone, and what lies
    between."""
    facts = of.facts
    for year in facts.years:
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = {day for stretch in covered(facts, year) for day in stretch}
        cuts = {on for on in (*facts.events(), first, *split_days(facts)) if first <= on <= last} | days
        for on in cuts:
            present, means = facts.present(on), []
            for group in (present, [m for m in present if m in facts.founders]):
                shares = facts.scenario(year, group) if group and all(facts.can_be_divided(m, year) for m in group) else None
                counted = [m for m in group if m in facts.remaining] or group
                if shares is not None:
                    factor = brought_to_a_year(facts, year)
                    means.append(factor * Fraction(sum(shares[m] for m in counted), len(counted)))
                    yield means[-1], factor * len(facts.rows)
            if len(means) == 2:
                yield means[1] - means[0], 2 * factor * len(facts.rows)


def brought_to_a_year(facts, year):
    stretches = covered(facts, year)
    if facts.agreement.proration == "months":
        return Fraction(12, len({month for a, b in stretches for month in range(a.month, b.month + 1)}) or 12)
    days = sum((b - a).days + 1 for a, b in stretches)
    return Fraction((date(year + 1, 1, 1) - date(year, 1, 1)).days, days or 365)


def split_days(facts):
    kinds = [facts.agreement.cost_types[id] for id in facts.common_types()]
    return {part[0] for kind in kinds for part in oracle.parts_of(kind) if isinstance(part[0], date)}


def saved(of):
    """The savings of a member until each year, in all and of any accessions together."""
    facts = of.facts
    until = facts.years or [None]
    for member in {m for _, m, _ in facts.saved}:
        for year in until:
            yield facts.saving(member, until=year), 0
        days = sorted({str(on) for _, m, on in facts.saved if m == member})
        steps = [facts.saving(member, until=facts.year, accession=on) for on in days]
        sums = [0, *accumulate(steps)]
        yield from exactly(steps)
        # The smallest of many are taken together.
        yield from exactly(accumulate(sorted(steps, key=abs)))
        yield from exactly(b - a for a, b in combinations(sums, 2))


def why(of):
    """From the first bill to the last: what steps that follow each other bring together, the key, each cost type."""
    facts = of.facts
    steps, cents = facts.steps(), len(facts.steps()) + 1
    yield from exactly([facts.mean_bill(facts.full_years[0]), facts.mean_bill(facts.year)])
    for name in ("membership", "key"):
        sums = [0, *accumulate(step[name] for step in steps)]
        yield from ((b - a, cents) for a, b in combinations(sums, 2))
    other = sum(step["other"] for step in steps)
    whole = sum(step["change"] for step in steps)
    yield from ((amount, cents) for amount in (other, whole - other - sum(step["membership"] + step["key"] for step in steps)))
    count = len(facts.remaining)
    for id in facts.cost_type:
        change = [sum(facts.sum(year=year, member=m, cost_types=[id]) for m in facts.remaining) for year in facts.full_years]
        if id not in facts.common_types():
            yield Fraction(change[-1] - change[0], count), cents
        else:
            yield sum(cost_effects(facts, id)), cents + len(facts.cost_type)


def cost_effects(facts, id):
    """The mean cost effect of a common cost type in each step."""
    kind, of = facts.agreement.cost_types[id], facts.remaining
    for before, year in zip(facts.full_years, facts.full_years[1:]):
        totals = [facts.sum(year=y, cost_types=[id]) for y in (before, year)]
        if all(totals):
            parts = [oracle.exact_fractions(facts.agreement, kind, y, y) for y in (before, year)]
            yield Fraction((totals[1] - totals[0]) * sum(part[m] for part in parts for m in of), 2 * len(of))
        else:
            yield Fraction(sum(facts.sum(year=year, member=m, cost_types=[id]) - facts.sum(year=before, member=m, cost_types=[id]) for m in of), len(of))


def year_by_year(of):
    """The change of each step and its parts."""
    for step in of.facts.steps():
        parts = [step[name] for name in ("change", "membership", "key", "other")]
        yield from ((part, 2) for part in parts)
        yield parts[0] - sum(parts[1:]), 3


def scenario(of):
    """The mean share of each number of members, and what each step brings."""
    facts = of.facts
    group, candidates = in_scenario(of)
    order = sorted(group, key=lambda m: (facts.joined[m], facts.members.index(m))) + candidates
    found = []
    for number in range(1, len(order) + 1):
        grown = [m for m in facts.members if m in order[:number]]
        shares = facts.scenario(facts.year, grown)
        if shares is not None:
            found.append(mean(shares[m] for m in [m for m in grown if m in facts.remaining] or grown))
    if facts.all_equal():
        grown = [*facts.members, None] if not candidates else []
        shares = facts.scenario(facts.year, [*(m for m in facts.members if m in group), None]) if grown else None
        if shares is not None:
            found.append(mean(shares[m] for m in [m for m in group if m in facts.remaining] or [*group, None]))
    yield from exactly(found)
    for as_written in (lambda a: a, lambda a: rounded_to(100, a), in_short):
        yield from exactly(as_written(b) - as_written(a) for a, b in combinations(found, 2))


def rounded_to(step, amount):
    return step * oracle.half_away_from_zero(Fraction(amount, step))


def in_short(amount):
    """As a drawing of large amounts writes it: tenths of a thousand million or of a million euros, whole euros below."""
    unit = next((unit for unit in (UNITS[" Mrd."], UNITS[" Mio."]) if abs(amount) >= unit), 1000)
    return rounded_to(unit // 10, amount)


def by_type(of):
    facts, year = of.facts, of.about["year"]
    yield from exactly(facts.sum(year=year, cost_types=[id]) for id in facts.cost_type)


def by_year(of):
    facts, member = of.facts, of.about["member"]
    for year in facts.years:
        yield facts.bill(year, member), 0
        yield facts.bill(year, member) + facts.saving(member, year=year), 0


SHOWN = [
    ("Balken: was eine Kommune trägt", paid),
    ("Stufenlinie: Anteil einer Kommune", over_time),
    ("Gestapelte Säulen: aufsummierte Entlastung", saved),
    ("Wasserfall", why),
    ("Balken: Änderung der Kosten", year_by_year),
    ("Balken: Anteil einer Kommune je nach Zahl", scenario),
    ("Balken: Kosten nach Kostenart", by_type),
    ("Säulen: Kosten je Haushaltsjahr", by_year),
]
