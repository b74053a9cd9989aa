"""Why the bill of a municipality changed from one year to another: the change, and reasons that sum to it as they are written."""

import oracle
from sentences.times import state, was_there


def stands_for(of, name):
    """Whose bill the sentences are about: that of the page, or the example of a year."""
    member = of.facts.member(name)
    of.require(of.about.get("member", member) == member, f"the page is about {of.about}")
    of.member = member


def parts(facts, member, before, year):
    """The change of a bill and its reasons in cents; and whether group and key could be told apart."""
    membership, key = map(oracle.half_away_from_zero, oracle.effects(facts.agreement, member, before, year))
    net = facts.bill(year, member) - facts.bill(before, member)
    other = facts.sum(year=year, member=member, common=False) - facts.sum(year=before, member=member, common=False)
    return {"net": net, "membership": membership, "key": key, "other": other, "cost": net - membership - key - other}


def changed(of, before, year, change=None, sign=0, start=None, end=None, states=("full",)):
    facts, member = of.facts, of.member
    of.require(state(facts, year) in states, f"{year} is {state(facts, year)}")
    of.step = (before, year)
    if "year" in of.about:
        of.require(year == of.about["year"], "the page is of another year")
    else:
        full = [y for y in facts.full_years if member in facts.sharing(y)]
        of.require(year == full[-1] and before == facts.full_years[facts.full_years.index(year) - 1] != year, f"full years {full}")
    exact = parts(facts, member, before, year)["net"]
    for told, of_year in ((start, before), (end, year)):
        if told:
            of.reads(told, facts.bill(of_year, member), f"the bill of {of_year}")
            of.marked(told, facts.statuses(year=of_year, member=member), f"the bill of {of_year}")
    of.require(exact * sign > 0 or exact == sign == 0, f"the change is {exact / 100:.2f}")
    if change:
        of.require(change.cents * sign * sign > 0, "nothing changed, as it is written")
        written = end.cents - start.cents if start else sign * change.cents
        of.require(written == sign * change.cents, "another difference than the two bills have")
        of.reads(change, abs(exact), "the change", 0 if not change.whole or not start else 100)
        of.marked(change, facts.statuses(year=year, member=member) | facts.statuses(year=before, member=member), "the change")
    of.reasons = 0
    of.at_end.append(lambda: reasons_sum_up(of, sign * change.cents if change else 0))


def reasons_sum_up(of, written):
    of.require(of.reasons == written, f"the reasons sum to {of.reasons / 100:.2f}, the change is {written / 100:.2f}")


def reason(of, name, amount, sign):
    """One of the reasons, with its direction and amount."""
    facts, (before, year) = of.facts, of.step
    found = parts(facts, of.member, before, year)
    exact = found[name]
    of.require(exact * sign > 0, f"it changed the bill by {exact / 100:.2f}")
    of.reads(amount, abs(exact), f"the {name} part")
    about = {"member": of.member, "common": False} if name == "other" else {"common": True}
    of.marked(amount, set().union(*(facts.statuses(year=y, **about) for y in of.step)), f"the {name} part")
    of.reasons += sign * amount.cents


def by_type(of):
    """The cost effect of each common cost type, exact."""
    facts, years, effects = of.facts, of.step, {}
    for id in facts.common_types():
        totals = [facts.sum(year=year, cost_types=[id]) for year in years]
        moved = totals[1] - totals[0]
        effects[facts.cost_type[id]] = moved, moved * fractions(facts, of.member, id, years) if all(totals) else shares(facts, of.member, id, years)
    return effects


def costs(of, change, sign, type=None, some=False):
    """The common costs, all together or (`some`) of some cost types only; the one named is the largest of those that moved so."""
    reason(of, "cost", change, sign)
    moved = [of.facts.sum(year=year, common=True) for year in of.step]
    of.require(((moved[1] - moved[0]) * sign > 0) != some, f"the common costs were {moved[0] / 100:.2f} and {moved[1] / 100:.2f}")
    if type:
        along = {name: effect for name, (moved, effect) in by_type(of).items() if moved * sign > 0}
        of.require(type in along and max(map(abs, along.values())) - abs(along[type]) <= 1, f"cost effects: {along}")


def rounding(of, change, sign):
    reason(of, "cost", change, sign)
    of.require(not any(moved * sign > 0 for moved, _ in by_type(of).values()), "a cost type moved that way")


def shares(facts, member, id, years):
    return facts.sum(year=years[1], member=member, cost_types=[id]) - facts.sum(year=years[0], member=member, cost_types=[id])


def fractions(facts, member, id, years):
    """The mean of the two fractions that a member bears of a cost type."""
    kind = facts.agreement.cost_types[id]
    return sum(oracle.exact_fractions(facts.agreement, kind, year, year)[member] for year in years) / 2


def group(facts, years):
    return [facts.member_days(year) for year in years]


def same_group(facts, years):
    """Whether those that take part are the same on every day of both years."""
    first, last = oracle.date(years[0], 1, 1), oracle.date(years[1], 12, 31)
    return not any(first < on <= last for on in facts.events())


def more_share(of, change, sign=-1):
    reason(of, "membership", change, sign)
    was, now = group(of.facts, of.step)
    of.require((now - was) * sign < 0, f"on average they were {float(was):.2f}, then {float(now):.2f}")


def fewer_share(of, change):
    more_share(of, change, 1)


def there(of, year, before, change, sign):
    of.require((before, year) == of.step, "other years")
    reason(of, "membership", change, sign)
    was, now = (was_there(of.facts, of.member, y) for y in of.step)
    of.require((now - was) * sign > 0, f"it took part {was:.2f} of the one year and {now:.2f} of the other")


def others_share(of, change, sign):
    reason(of, "membership", change, sign)
    of.require(not same_group(of.facts, of.step), "the same took part")


def key(of, change, sign):
    reason(of, "key", change, sign)
    of.require(not of.facts.all_equal(), "the parts are equal")


def key_or_group(of, change, sign):
    reason(of, "key", change, sign)
    of.require(not told_apart(of.facts, *of.step), "the two can be told apart")


def within_year(of, change, sign):
    reason(of, "membership", change, sign)
    of.require(same_group(of.facts, of.step), "others took part")


def told_apart(facts, before, year):
    """Whether the costs of each year can be divided with the values and the split of the other."""
    for id in facts.common_types():
        if all(facts.sum(year=y, cost_types=[id]) for y in (before, year)):
            kind = facts.agreement.cost_types[id]
            if any(oracle.exact_fractions(facts.agreement, kind, *years) is None for years in ((before, year), (year, before))):
                return False
    return True


def other_costs(of, types, change, sign):
    facts = of.facts
    reason(of, "other", change, sign)
    wanted = [name for id, name in facts.cost_type.items() if id not in facts.common_types() and shares(facts, of.member, id, of.step)]
    of.require(types == wanted, f"other costs that changed: {wanted}")


def new(of, name, before):
    stands_for(of, name)
    of.require(of.member not in of.facts.sharing(before), f"it shared in {before}")


def net(words, sign, tense):
    """What became of the bill: that of the page, or of the example of a year."""
    def check(of, name, year, before, change=None, start=None, end=None):
        stands_for(of, name)
        changed(of, before, year, change, sign, start, end, TENSES[tense])
        if not start:
            of.require(end.reads(of.facts.bill(before, of.member)), f"the bill of {before} was another")

    return (words, check)


TENSES = {"past": ("full", "part"), "so far": ("running",), "planned": ("planned",)}
WAYS = ((1, "mehr"), (-1, "weniger"))
WHOSE = "die Kosten von {name:name}"
NET = [
    *(net(f"{{year:year}} {verb} {WHOSE} {how}gegenüber {{before:year}} um {{change:amount}}, von {{start:amount}} auf {{end:amount}}.", sign, tense)
      for verb, how, sign, tense in (("stiegen", "", 1, "past"), ("sanken", "", -1, "past"), ("steigen", "nach Plan ", 1, "planned"),
                                     ("sinken", "nach Plan ", -1, "planned"))),
    *(net(f"{{year:year}} sind {WHOSE} bisher um {{change:amount}} {word} als {{before:year}}: {{end:amount}} statt {{start:amount}}.", sign, "so far")
      for word, sign in (("höher", 1), ("niedriger", -1))),
    net(f"{{year:year}} blieben {WHOSE} gegenüber {{before:year}} gleich: {{end:amount}}.", 0, "past"),
    net(f"{{year:year}} sind {WHOSE} bisher so hoch wie {{before:year}}: {{end:amount}}.", 0, "so far"),
    net(f"{{year:year}} bleiben {WHOSE} nach Plan gegenüber {{before:year}} gleich: {{end:amount}}.", 0, "planned"),
    ("{name:name} trug {before:year} keine Kosten.", new),
]  # fmt: skip
REASONS = [
    *((f"{how} gemeinsame Kosten: {{change:amount}} {word}.", lambda of, change, sign=sign: costs(of, change, sign))
      for how, (sign, word) in zip(("Höhere", "Niedrigere"), WAYS)),
    *((f"{how} gemeinsame Kosten, vor allem {{type:type}}: {{change:amount}} {word}.",
       lambda of, type, change, sign=sign, some=how.startswith("Einzelne"): costs(of, change, sign, type, some))
      for hows in (("Höhere", "Niedrigere"), ("Einzelne höhere", "Einzelne niedrigere")) for how, (sign, word) in zip(hows, WAYS)),
    *((f"Durch Rundung: {{change:amount}} {word}.", lambda of, change, sign=sign: rounding(of, change, sign)) for sign, word in WAYS),
    ("Im Mittel mehr Kommunen: {change:amount} weniger.", more_share),
    ("Im Mittel weniger Kommunen: {change:amount} mehr.", fewer_share),
    *((f"{{year:year}} {how} beteiligt als {{before:year}}: {{change:amount}} {word}.",
       lambda of, sign=sign, **told: there(of, sign=sign, **told)) for how, (sign, word) in zip(("länger", "kürzer"), WAYS)),
    *((f"Wechsel von Mitgliedschaften: {{change:amount}} {word}.", lambda of, change, sign=sign: others_share(of, change, sign))
      for sign, word in WAYS),
    *((f"Anderer Verteilungsschlüssel oder andere Werte: {{change:amount}} {word}.", lambda of, change, sign=sign: key(of, change, sign))
      for sign, word in WAYS),
    *((f"Anderer Verteilungsschlüssel, andere Werte oder andere Mitgliedschaften, was sich für diese Jahre nicht trennen lässt: "
       f"{{change:amount}} {word}.", lambda of, change, sign=sign: key_or_group(of, change, sign)) for sign, word in WAYS),
    *((f"Anderer Verteilungsschlüssel im Lauf eines Jahres: {{change:amount}} {word}.",
       lambda of, change, sign=sign: within_year(of, change, sign)) for sign, word in WAYS),
    *((f"Übrige Kosten \\({{types:types}}\\): {{change:amount}} {word}.", lambda of, types, change, sign=sign: other_costs(of, types, change, sign))
      for sign, word in WAYS),
]  # fmt: skip
