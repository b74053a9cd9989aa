"""The third answer of the overview: why it rose or fell."""

from datetime import date

from sentences.joined import no_common_costs, nothing_to_compare
from sentences.paid import bill_statuses


def steps_and_sums(of):
    steps = of.facts.steps()
    sums = {name: sum(step[name] for step in steps) for name in ("membership", "key", "other", "change")}
    sums["cost"] = sums["change"] - sums["membership"] - sums["key"] - sums["other"]
    return steps, sums


def question(of, sign):
    facts = of.facts
    first, last = facts.mean_bill(facts.full_years[0]), facts.mean_bill(facts.full_years[-1])
    difference = last - first
    if sign == 0:
        of.require(abs(difference) < 100, f"it changed by {difference / 100:.2f}")
    else:
        of.require(difference * sign > 0, f"it changed by {difference / 100:.2f}")
    if "trotzdem" in of.sentence:
        of.require(steps_and_sums(of)[1]["membership"] < 0, "the accessions lowered nothing")


def way(of, first, last, who, start=None, end=None, sign=0):
    facts = of.facts
    of.require([first, last] == [facts.full_years[0], facts.full_years[-1]], f"full years {facts.full_years}")
    for year, amount in ((first, start), (last, end)):
        if amount:
            of.borne_by(who, amount, lambda m: facts.bill(year, m), facts.remaining, f"the bill of {year}")
            of.marked(amount, bill_statuses(facts, year), f"the bill of {year}")
    if start:
        of.require((end.cents - start.cents) * sign > 0, "not so as it is written")
    else:
        of.borne_by(who, end, lambda m: facts.bill(first, m), facts.remaining, f"the bill of {first}")


def rose(of, first, last, who, start, end):
    way(of, first, last, who, start, end, 1)


def fell(of, first, last, who, start, end):
    way(of, first, last, who, start, end, -1)


def stayed(of, last, who, first, end):
    way(of, first, last, who, None, end)


def became(of, first, last, change, sign):
    """The change of the bill in all; where the year before is the first full year, another sentence says it."""
    facts = of.facts
    of.require([first, last] == [facts.full_years[0], facts.year], f"full years {facts.full_years}")
    of.require(first < facts.year - 1, "the way is that of one year")
    exact = facts.mean_bill(last) - facts.mean_bill(first)
    of.require(exact * sign > 0, f"it changed by {float(exact) / 100:.2f}")
    of.reads(change, abs(exact), "the change", 1)


def became_more(of, first, last, change):
    became(of, first, last, change, 1)


def became_less(of, first, last, change):
    became(of, first, last, change, -1)


def part(of, name, amount, sign):
    """A reason: its direction, and its amount but for the cents that each step was rounded by."""
    steps, sums = steps_and_sums(of)
    cents = len(steps) + 1
    of.require(sums[name] * sign > -cents, f"it changed the bill by {float(sums[name]) / 100:.2f}")
    of.reads(amount, abs(sums[name]), f"the {name} part", cents)
    ends = of.facts.full_years[0], of.facts.full_years[-1]
    of.marked(amount, set().union(*(bill_statuses(of.facts, year, common=name != "other") for year in ends)), f"the {name} part")


def group_of_way(reason):
    """What a reason in a few words is, its amount, and whether it is more or less."""
    words = {"gemeinsame Kosten": "cost", "Zahl der Kommunen": "membership", "Schlüssel": "key", "übrige Kosten": "other"}
    what = next(word for word in words if reason.startswith(word))
    amount, _, more = reason.removeprefix(what).strip().rpartition(" ")
    return words[what], amount, more


def costs_rose(of, change, sign=1):
    part(of, "cost", change, sign)
    facts = of.facts
    totals = [facts.sum(year=year, common=True) for year in (facts.full_years[0], facts.full_years[-1])]
    of.require((totals[1] - totals[0]) * sign > 0, f"the common costs were {totals[0] / 100:.2f} and {totals[1] / 100:.2f}")


def costs_fell(of, change):
    costs_rose(of, change, -1)


def group(of, change, sign):
    """`sign` 1: fewer share the costs at the end than at the beginning, so that each bore more."""
    part(of, "membership", change, sign)
    facts = of.facts
    first, last = (len(facts.present(on)) for on in (date(facts.full_years[0], 1, 1), date(facts.full_years[-1], 12, 31)))
    of.require((last - first) * sign < 0, f"the number of members was {first} and is {last}")


def group_lowered(of, change):
    group(of, change, -1)


def group_raised(of, change):
    group(of, change, 1)


def key_raised(of, change):
    part(of, "key", change, 1)


def key_lowered(of, change):
    part(of, "key", change, -1)


def others(of, types, change, sign):
    part(of, "other", change, sign)
    facts, names = of.facts, []
    for id, name in facts.cost_type.items():
        if id not in facts.common_types():
            sums = [sum(facts.sum(year=y, member=m, cost_types=[id]) for m in facts.remaining) for y in facts.full_years]
            if len(set(sums)) > 1:
                names.append(name)
    of.require(set(types) <= set(names), f"other costs that changed: {names}")


def others_rose(of, types, change):
    others(of, types, change, 1)


def others_fell(of, types, change):
    others(of, types, change, -1)


def last_year(of, year, before, change=None, sign=0):
    facts = of.facts
    of.require([year, before] == [facts.year, facts.year - 1], "not the last full year and the one before")
    exact = facts.answers["change"]
    if change is None:
        of.require(abs(exact) < 100, f"the change is {exact / 100:.2f}")
        return
    of.require(exact * sign > 0, f"the change is {exact / 100:.2f}")
    of.reads(change, abs(exact), "the change")


def last_year_more(of, year, before, change):
    last_year(of, year, before, change, 1)


def last_year_less(of, year, before, change):
    last_year(of, year, before, change, -1)


def last_year_same(of, year, before):
    last_year(of, year, before)


def part_of_last_year(of, year, change, name, sign):
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.require(len(facts.full_years) > 2, "that is the whole way")
    exact = facts.answers[f"change-{name}"]
    of.require(exact * sign > 0, f"it changed the bill by {exact / 100:.2f}")
    of.reads(change, abs(exact), f"the {name} part")


def other_of_last_year(of, types, year, change, sign):
    part_of_last_year(of, year, change, "other", sign)
    facts, years = of.facts, of.facts.full_years[-2:]
    for id, name in facts.cost_type.items():
        sums = [sum(facts.sum(year=y, member=m, cost_types=[id]) for m in facts.remaining) for y in years]
        changed = id not in facts.common_types() and len(set(sums)) > 1
        of.require(name not in types or changed, f"{name} is no other cost that changed")


def members_of_last_year(of, year, change, sign):
    part_of_last_year(of, year, change, "membership", sign)
    of.require(group_changes_of_last_step(of.facts), "nobody joined or left")


def group_changes_of_last_step(facts):
    before, year = facts.full_years[-2:]
    return [on for on in facts.events() if date(before, 1, 1) < on <= date(year, 12, 31)]


def key_within_year(of, year, change, sign):
    part_of_last_year(of, year, change, "membership", sign)
    of.require(not group_changes_of_last_step(of.facts), "somebody joined or left")


OF_LAST_YEAR = [
    (f"{words}: {{change:amount}} {more}.", lambda of, judge=judge, sign=sign, **told: judge(of, sign=sign, **told))
    for words, judge in (
        ("Gemeinsame Kosten {year:year}", lambda of, **told: part_of_last_year(of, name="cost", **told)),
        ("Zahl der Kommunen {year:year}", members_of_last_year),
        ("Wechsel des Schlüssels im Jahreslauf {year:year}", key_within_year),
        ("Schlüssel oder Werte {year:year}", lambda of, **told: part_of_last_year(of, name="key", **told)),
        ("Schlüssel, Werte oder Mitgliedschaften \\(nicht zu trennen\\) {year:year}", lambda of, **told: part_of_last_year(of, name="key", **told)),
        ("{types:types} {year:year}", other_of_last_year),
    )
    for more, sign in (("mehr", 1), ("weniger", -1))
]

WHY = [
    ("Warum ist es (?:trotzdem )?gestiegen\\?", lambda of: question(of, 1)),
    ("Warum ist es gesunken\\?", lambda of: question(of, -1)),
    ("Warum ist es gleich geblieben\\?", lambda of: question(of, 0)),
    ("Von {first:year} bis {last:year} stieg, was {who:who} trägt, von {start:amount} auf {end:amount}.?", rose),
    ("Von {first:year} bis {last:year} sank, was {who:who} trägt, von {start:amount} auf {end:amount}.?", fell),
    ("{last:year} trug {who:who} so viel wie {first:year}: {end:amount}.?", stayed),
    ("Von {first:year} bis {last:year} wurden es {change:amount} mehr.", became_more),
    ("Von {first:year} bis {last:year} wurden es {change:amount} weniger.", became_less),
    ("Die gemeinsamen Kosten wurden höher: {change:amount} mehr.", costs_rose),
    ("Die gemeinsamen Kosten wurden niedriger: {change:amount} weniger.", costs_fell),
    ("Änderungen der gemeinsamen Kosten, alle Jahre zusammen: {change:amount} mehr.", lambda of, change: part(of, "cost", change, 1)),
    ("Änderungen der gemeinsamen Kosten, alle Jahre zusammen: {change:amount} weniger.", lambda of, change: part(of, "cost", change, -1)),
    ("Mehr Kommunen teilten sich die Kosten: im Mittel {change:amount} weniger.", group_lowered),
    ("Weniger Kommunen teilten sich die Kosten: im Mittel {change:amount} mehr.", group_raised),
    ("Zahl der Kommunen, alle Jahre zusammen: {change:amount} mehr.", lambda of, change: part(of, "membership", change, 1)),
    ("Zahl der Kommunen, alle Jahre zusammen: {change:amount} weniger.", lambda of, change: part(of, "membership", change, -1)),
    ("Der Schlüssel oder die Werte, nach denen verteilt wird, haben sich geändert: {change:amount} mehr.", key_raised),
    ("Der Schlüssel oder die Werte, nach denen verteilt wird, haben sich geändert: {change:amount} weniger.", key_lowered),
    *OF_LAST_YEAR,
    ("{types:types}: {change:amount} mehr.", others_rose),
    ("{types:types}: {change:amount} weniger.", others_fell),
    ("{year:year} waren es {change:amount} mehr als {before:year}.", last_year_more),
    ("{year:year} waren es {change:amount} weniger als {before:year}.", last_year_less),
    ("{year:year} war es so viel wie {before:year}.", last_year_same),
    ("Ohne ein volles Jahr lässt sich das nicht rechnen.", nothing_to_compare),
    ("Ohne gemeinsame Kosten lässt sich das nicht rechnen.", no_common_costs),
]  # fmt: skip
