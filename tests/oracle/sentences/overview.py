"""What the sentences of the overview assert."""

from datetime import date
from fractions import Fraction

import oracle
from oracle import mean
from sentences.certainty import CERTAINTY
from sentences.timeline import TIMELINE
from sentences.notice import NOTICE


def german_date(on):
    return f"{on.day:02}.{on.month:02}.{on.year:04}"


# ------------------------------------------------------------------------------------- 1. what each pays


def group_of(of, who, year):
    """Whom a sentence about a bill speaks of: those that remain, or everybody that shares."""
    facts = of.facts
    if who.founding or who.kind == "one":
        return [m for m in facts.remaining if m in facts.sharing(year)] or facts.remaining
    sharing = facts.sharing(year)
    return sharing if who.count == len(sharing) else [m for m in facts.remaining if m in sharing]


def large(of, bill, year):
    is_mean = "im Mittel" in of.sentence
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.reads(bill, facts.answers["bill"], "the mean bill")
    of.marked(bill, bill_statuses(facts, year), "the bill")
    if not is_mean:
        for member in facts.remaining:
            of.reads(bill, facts.bill(year, member), f"the bill of {member}")


def bill_statuses(facts, year, **of):
    return set().union(*(facts.statuses(year=year, member=member, **of) for member in facts.remaining))


def cost(of, year, total):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")
    of.require(of.facts.answers["total"] >= 0, "it was a credit")
    of.reads(total, of.facts.answers["total"], "the total")
    of.marked(total, of.facts.statuses(year=year), "the total")


def credit(of, year, total):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")
    of.require(of.facts.answers["total"] < 0, "it was no credit")
    of.reads(total, -of.facts.answers["total"], "the total")


def bore(of, who, bill):
    year = of.facts.year
    of.require(of.facts.answers["bill"] >= 0, "it was a credit")
    of.borne_by(who, bill, lambda member: of.facts.bill(year, member), group_of(of, who, year), "the bill")
    if of.facts.remaining:
        of.reads(bill, of.facts.answers["bill"], "the mean bill of those that remain")
        of.marked(bill, bill_statuses(of.facts, year), "the bill")


def credited(of, who, bill):
    year = of.facts.year
    of.require(of.facts.answers["bill"] < 0, "it was no credit")
    of.borne_by(who, bill, lambda member: of.facts.bill(year, member), group_of(of, who, year), "the bill", -1)


def bore_alone(of, name, bill, sign=1):
    of.require(of.facts.sharing(of.facts.year) == [of.facts.member(name)], "not alone")
    of.require(bill.cents >= 0 and of.facts.answers["bill"] * sign >= 0, "cost and credit are confused")
    of.reads(bill, sign * of.facts.answers["bill"], "the bill")
    of.marked(bill, bill_statuses(of.facts, of.facts.year), "the bill")


def credited_alone(of, name, bill):
    bore_alone(of, name, bill, -1)


def between(of, least, most):
    bills = [of.facts.bill(of.facts.year, member) for member in of.facts.remaining]
    of.reads(least, min(bills), "the lowest bill")
    of.reads(most, max(bills), "the highest bill")


def payees(of, parts):
    """Each payee with its amount and cost types; together they are the bill."""
    facts, year = of.facts, of.facts.year
    member = facts.remaining[0]
    pattern = of.payee_part
    found, rest = {}, parts
    while rest:
        match = pattern.match(rest)
        if not match:
            return of.fault(f"not understood: {rest}")
        name, types = match.group("payee"), match.group("types")
        payee = next(id for id, title in facts.payee.items() if title == name and id not in found)
        written = of.amount(match.group("amount"))
        found[payee] = written
        of.reads(written, facts.sum(year=year, member=member, payee=payee), f"what {member} bears to {payee}")
        wanted = [
            facts.cost_type[id] for id, kind in facts.agreement.cost_types.items()
            if kind["payee"] == payee and facts.sum(year=year, member=member, cost_types=[id]) != 0
        ]  # fmt: skip
        of.require(of.types(types) == wanted, f"cost types of {payee}: {wanted}")
        rest = rest[match.end() :].removeprefix(", ")
    wanted = [id for id in facts.payee if facts.sum(year=year, member=member, payee=id) != 0]
    of.require(list(found) == wanted, f"payees: {wanted}")
    together, bill = sum(amount.cents for amount in found.values()), facts.bill(year, member)
    whole = all(amount.whole for amount in found.values())
    of.require(together == (100 * of.round_euro(bill) if whole else bill), "the parts do not sum to the bill")


def one_payee(of, payee, types):
    facts, year, member = of.facts, of.facts.year, of.facts.remaining[0]
    to = {id for id in facts.payee if facts.sum(year=year, member=member, payee=id) != 0}
    of.require([facts.payee[id] for id in facts.payee if id in to] == [payee], f"payees: {to}")
    wanted = [name for id, name in facts.cost_type.items() if facts.sum(year=year, member=member, cost_types=[id]) != 0]
    of.require(types == wanted, f"cost types: {wanted}")


def will_bear(of, year, who, bill):
    facts = of.facts
    of.require(facts.is_planned(year), f"{year} is not all planned")
    of.require(facts.year is None or year > facts.year, "not ahead of the last full year")
    group = group_of(of, who, year) if facts.year else facts.sharing(year)
    of.borne_by(who, bill, lambda member: facts.bill(year, member), group, f"the bill of {year}")
    of.marked(bill, set().union(*(facts.statuses(year=year, member=member) for member in group)), "the plan")


def open_year(of, year, total):
    facts = of.facts
    of.require(year in facts.years and year not in facts.full_years and not facts.is_planned(year), f"{year} is not open")
    of.require(facts.year is None or year > facts.year, "not ahead of the last full year")
    of.reads(total, facts.sum(year=year), f"the total of {year}")
    of.marked(total, facts.statuses(year=year), "the total")


def nothing_booked(of):
    of.require(not of.facts.years, f"costs are booked for {of.facts.years}")


def no_full_year(of):
    of.require(of.facts.years and not of.facts.answers, f"{of.facts.year} is a full year")


def not_alike(of):
    of.require(not of.facts.all_equal(), "every cost type is split equally")


def link(of, name, bill):
    facts = of.facts
    of.reads(bill, facts.bill(facts.year, facts.member(name)), f"the bill of {name}")
    of.marked(bill, facts.statuses(year=facts.year, member=facts.member(name)), "the bill")


# ------------------------------------------------------------------------ 2. what the accessions changed


def joiners(of, many, year):
    """Those that first joined after the earliest date, by the end of the year."""
    facts = of.facts
    later = [m for m in facts.members if m in facts.joined and facts.founded < facts.joined[m] <= date(year, 12, 31)]
    if isinstance(many, int):
        of.require(many == len(later), f"{len(later)} have joined: {later}")
    else:
        of.require(sorted(many) == sorted(facts.name[m] for m in later), f"joined have {later}")


def compared(of, year, many, who, share, without=None, percent=None, direction=0, sign=1):
    """`direction` 1: less than without the accessions; `sign` -1: of a credit."""
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    joiners(of, many, year)
    if share.cents < 0:
        return of.fault("a negative share is borne")
    of.borne_by(who, share, lambda m: facts.share(year, m), facts.remaining, "the share", sign)
    of.reads(share, sign * facts.answers["mean-share"], "the mean share")
    of.marked(share, bill_statuses(facts, year, common=True), "the share")
    exact, then = (sign * facts.answers[claim] for claim in ("mean-share", "mean-share-without-accessions"))
    if without is None:
        of.require(share.reads(then), f"without accessions it were {then / 100:.2f}")
        return
    of.borne_by(who, without, lambda m: facts.without(year, m), facts.remaining, "the share without accessions", sign)
    of.reads(without, then, "the mean share without accessions")
    of.require((without.cents - share.cents) * direction > 0, "not so as it is written")
    of.require((then - exact) * direction > 0, "not so")
    less = [Fraction(abs(then - exact), abs(then)), Fraction(abs(without.cents - share.cents), abs(then))]
    of.require(any(percent.reads(value) for value in less), f"{float(less[0]):.4%}")


def less(of, year, many, who, share, without, percent):
    compared(of, year, many, who, share, without, percent, 1)


def more(of, year, many, who, share, without, percent):
    compared(of, year, many, who, share, without, percent, -1)


def unchanged(of, year, many, who, share):
    compared(of, year, many, who, share)


def turned(of, year, many, share, without):
    joiners(of, many, year)
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")
    exact, then = of.facts.answers["mean-share"], of.facts.answers["mean-share-without-accessions"]
    of.require(exact * then <= 0 and exact != then, "not from a cost to a credit, nor back")
    of.reads(share, exact, "the mean share")
    of.reads(without, then, "the mean share without accessions")


def until_of(of, until):
    on = of.facts.common_until(of.facts.year)
    wanted = f"Ende {on.year}" if (on.month, on.day) == (12, 31) else german_date(on)
    of.require(until == wanted, f"common costs are booked until {wanted}")


def relieved(of, name, until, saved, sign=1):
    example = of.facts.remaining[0]
    of.require(name == of.facts.name[example], f"the example is {example}")
    until_of(of, until)
    exact = of.facts.saving(example, until=of.facts.year)
    of.require(exact * sign > 0, f"the saving is {exact / 100:.2f}")
    of.reads(saved, abs(exact), "the saving")


def burdened(of, name, until, saved):
    relieved(of, name, until, saved, -1)


def nothing_saved(of, name, until):
    until_of(of, until)
    exact = of.facts.saving(of.facts.remaining[0], until=of.facts.year)
    of.require(name == of.facts.name[of.facts.remaining[0]] and exact == 0, f"the saving is {exact / 100:.2f}")


def together(of, count, until, saved=None, sign=0):
    facts = of.facts
    of.require(facts.are_founders and count == len(facts.remaining), f"founding members that still take part: {facts.remaining}")
    until_of(of, until)
    exact = sum(facts.saving(member, until=facts.year) for member in facts.remaining)
    of.require(exact * sign > 0 or exact == sign == 0, f"the saving is {exact / 100:.2f}")
    if saved:
        of.reads(saved, abs(exact), "the saving")


def rate(of, year, rate, unit, without=None):
    """The common costs that those that remain bear, for each unit of the one measure by which they are divided."""
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    measures = facts.measures_of(year)
    if len(measures) != 1 or "equal" in measures:
        return of.fault(f"divided by {measures}")
    (measure,) = measures
    of.require(unit == facts.agreement.measures[measure]["unit"], "another unit")
    values = sum(oracle.value_of(facts.agreement, measure, year, member)[0] for member in facts.remaining)
    for written, borne in ((rate, facts.share), (without, facts.without)):
        if written:
            exact = Fraction(sum(borne(year, member) for member in facts.remaining)) / values
            of.require(written.reads(exact), f"the rate is {float(exact) / 100:.6f}")


def nothing_to_compare(of):
    of.require(not of.facts.answers, f"{of.facts.year} is a full year")


def no_common_costs(of):
    of.require("mean-share" not in of.facts.answers and of.facts.answers, "there are common costs")


def nobody_joined(of, on):
    facts = of.facts
    later = [m for m in facts.joined if facts.founded < facts.joined[m] <= date(facts.year, 12, 31)]
    of.require(not later, f"joined have {later}")
    of.require(on == german_date(facts.founded), f"the beginning was {facts.founded}")
    of.require(facts.founded <= facts.stand, "it has not begun by the last booking day")


def ahead(of, on, names, place):
    facts = of.facts
    events = {german_date(when): event for when, event in facts.events().items() if when > facts.stand}
    if on not in events:
        return of.fault("nothing of that day is ahead of the last booking day")
    wanted = [facts.name[m] for m in events[on][place]]
    of.require(names == (len(wanted) if isinstance(names, int) else wanted), f"on that day {wanted}")


def will_join(of, on, names):
    ahead(of, on, names, 0)


def will_leave(of, on, names):
    ahead(of, on, names, 1)


def share_title(of, year, who, share):
    compared_share(of, year, who, share, 1)


def compared_share(of, year, who, share, sign):
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.require(facts.answers["mean-share"] * sign >= 0, "cost and credit are confused")
    of.borne_by(who, share, lambda m: facts.share(year, m), facts.remaining, "the share", sign)


def share_credited(of, year, who, share):
    compared_share(of, year, who, share, -1)


def saving_title(of, name, until, saved):
    relieved(of, name, until, saved)


def burden_title(of, name, until, saved):
    burdened(of, name, until, saved)


# ---------------------------------------------------------------------------------- 3. why it rose or fell


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


def part(of, name, amount, sign):
    """A reason: its direction, and its amount but for the cents that each step was rounded by."""
    steps, sums = steps_and_sums(of)
    cents = len(steps) + 1
    of.require(sums[name] * sign > -cents, f"it changed the bill by {float(sums[name]) / 100:.2f}")
    of.reads(amount, abs(sums[name]), f"the {name} part", cents)


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


# ---------------------------------------------------------------------------- 4. what one more would bring


def in_scenario(of):
    """The booked group and the candidates beyond it, as far as they can be divided with."""
    facts = of.facts
    can = lambda members: [m for m in members if facts.can_be_divided(m, facts.year)]  # noqa: E731
    group = can(facts.booked_group())
    return group, can([c for c in facts.agreement.candidates if c not in facts.booked_group()])


def joiner_of(of, joiner):
    """The group as it is booked, and with the one that would join; who that is has to be the first candidate beyond the group."""
    facts, (group, candidates) = of.facts, in_scenario(of)
    if joiner == "eine weitere Kommune":
        of.require(not candidates, f"candidates: {candidates}")
        of.require(facts.all_equal(), "it matters who that is")
        return group, [*group, None]
    if not candidates or facts.name[candidates[0]] != joiner:
        of.fault(f"the candidates beyond the booked group: {candidates}")
        return group, group
    return group, [m for m in facts.members if m in [*group, candidates[0]]]


def shares_in(of, group):
    """What each of a group would have borne; somebody that has no name comes last in the official order."""
    facts = of.facts
    if None not in group:
        return facts.scenario(facts.year, group)
    shares, parts = dict.fromkeys(group, 0), {member: Fraction(1, len(group)) for member in group}
    for row in oracle.live(facts.agreement.costs):
        if oracle.year_of(row) == facts.year and oracle.is_common(facts.agreement, row):
            for member, share in oracle.apportion(oracle.cents(row["amount"]), parts).items():
                shares[member] += share
    return shares


def told_of(of, who, group):
    """Whom a sentence about a group speaks of: those that remain, or all of it."""
    remaining = [m for m in group if m in of.facts.remaining]
    if who.kind == "one" or who.founding or (remaining and who.count == len(remaining) != len(group)):
        return remaining or group
    return group


def one_more(of, joiner, who, next, now=None, less=None, sign=1, way=1):
    """`sign` 1: less than now; `way` -1: both are credits, told without their sign."""
    facts = of.facts
    group, grown = joiner_of(of, joiner)
    today, then = shares_in(of, group), shares_in(of, grown)
    if not today or not then:
        return of.fault("nobody would bear a part")
    told = told_of(of, who, group)
    for written, shares, all_of_it in ((next, then, grown), (now or next, today, group)):
        of.require(written.cents >= 0, "a negative share is borne")
        of.reads(written, way * mean(shares[m] for m in told_of(of, who, all_of_it)), "the mean")
        if who.kind == "each":
            for member in told:
                of.reads(written, way * shares[member], f"the share of {member}")
    of.require(who.kind == "one" or who.count == len(told), f"they are {len(told)}: {told}")
    if who.founding:
        of.require(set(told) <= set(facts.founders), f"not founding members: {told}")
    if None not in grown:
        of.reads(next, way * facts.answers["next"], "next")
    if less:
        of.require((now.cents - next.cents) * sign > 0 and less.cents == abs(now.cents - next.cents), "the difference is another")


def of_year(of, year):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")


def dearer(of, joiner, who, next, now, more):
    one_more(of, joiner, who, next, now, more, -1)


def no_gain(of, joiner, who, next):
    one_more(of, joiner, who, next)


def turns(of, joiner, next, now):
    """From a cost to a credit, or back."""
    group, grown = joiner_of(of, joiner)
    means = []
    for written, members in ((now, group), (next, grown)):
        shares = shares_in(of, members)
        means.append(mean(shares[m] for m in [m for m in members if m in of.facts.remaining] or members))
        of.reads(written, means[-1], "the mean")
    of.require(means[0] * means[1] < 0, f"the means are {means}")


def booked_group(of, year, who, share, sign=1):
    facts, (group, _) = of.facts, in_scenario(of)
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.require(any(on > facts.stand for on in facts.events()), "nothing is booked ahead")
    shares = facts.scenario(year, group)
    of.borne_by(who, share, lambda member: shares[member], told_of(of, who, group), "the share", sign)
    of.require(share.cents >= 0, "a negative share is borne")


def left_out(of, names):
    facts = of.facts
    asked = [*facts.booked_group(), *(c for c in facts.agreement.candidates if c not in facts.booked_group())]
    wanted = [facts.name[m] for m in asked if not facts.can_be_divided(m, facts.year)]
    of.require(sorted(names) == sorted(wanted), f"without a value: {wanted}")


def rests_on(of, year):
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")


def nobody_to_join(of):
    of.require(not of.facts.booked_group(), "somebody takes part")


def nothing_divides(of):
    """The values of those who take part are missing, or sum to zero."""
    group, _ = in_scenario(of)
    of.require(of.facts.booked_group(), "nobody takes part")
    of.require(not group or of.facts.scenario(of.facts.year, group) is None, "it can be divided")


def no_candidate(of):
    of.require(not in_scenario(of)[1], "there is a candidate")


AHEAD = [
    ("Am {on:date} tritt {names:many} bei; das ist gebucht.", will_join),
    ("Am {on:date} treten {names:many} bei; das ist gebucht.", will_join),
    ("Ab dem {on:date} ist {names:many} nicht mehr beteiligt; das ist gebucht.", will_leave),
    ("Ab dem {on:date} sind {names:many} nicht mehr beteiligt; das ist gebucht.", will_leave),
]
ONE_MORE = "Käme {joiner:joiner} dazu, trüge {who:who} von den gemeinsamen Kosten "
def common_types(of, types):
    wanted = [of.facts.cost_type[id] for id in of.facts.common_types()]
    of.require(types == wanted, f"common costs: {wanted}")


def founders_only(of):
    """The comparison divides among those that were there from the start: of these it may speak only where its member is one."""
    of.require(of.facts.are_founders or not of.facts.remaining, f"{of.facts.remaining} are no founding members")


ABOUT_CHARTS = [
    ("Was (?:zahlen wir|haben die Beitritte geändert|brächte eine weitere)\\?", None),
    ("Dasselbe Jahr für Jahr", None),
    ("(?:In Euro|Entlastung seit Beginn, aufsummiert nach Beitritten, in Euro);?", None),
    ("Anteil einer Kommune an den gemeinsamen Kosten, auf ein Jahr hochgerechnet(?:, in Euro;?)?", None),
    ("Anteil einer Kommune an den gemeinsamen Kosten je nach Zahl der Kommunen, in Euro;?", None),
    ("gestrichelt: nur gerechnet.", None),
    ("Alle Kosten einer Kommune, vom ersten bis zum letzten vollen Jahr, in Euro;?", None),
    ("Änderung aller Kosten einer Kommune gegenüber dem vollen Jahr davor, in Euro;?", None),
    ("Zahlen als Tabelle: (?:Anteil je Jahr|Entlastung seit Beginn|was die Kosten einer Kommune geändert hat|Änderung von Jahr zu Jahr)", None),
    ("Gestrichelt: dieselben Kosten, nur auf die Kommunen verteilt, die von Anfang an beteiligt waren.", founders_only),
    ("Das nimmt an, dass die Kosten ohne Beitritte gleich hoch gewesen wären.", None),
    ("Angenommen ist, dass die gemeinsamen Kosten ohne die Beitritte gleich hoch gewesen wären.", None),
    ("Der Vergleich „ohne Beitritte“ nimmt an, dass die gemeinsamen Kosten gleich hoch gewesen wären.", None),
    ("Für den Vergleich „ohne Beitritte“: Die gemeinsamen Kosten \\({types:types}\\) wären gleich hoch gewesen.", common_types),
    ("Andere Kosten vergleicht er nicht.", None),
    ("Gemeinsame Kosten: {types:types}.", common_types),
    ("(?:Angenommene|Geplante) (?:Buchungen|Werte) ansehen", None),
    ("Mehr im Ausblick", None),
    ("Zur eigenen Kommune", None),
]  # fmt: skip
ONE_MORE_CREDITED = "Käme {joiner:joiner} dazu, würden {who:whom} von den gemeinsamen Kosten "
OVERVIEW = [
    ("{bill:amount} je Kommune, {year:year}", large),
    ("{bill:amount} im Mittel je Kommune, {year:year}", large),
    ("Bisher sind keine Kosten gebucht.", nothing_booked),
    ("Ein volles Jahr ist noch nicht gebucht.", no_full_year),
    ("{year:year} kostete die Zusammenarbeit {total:amount}.", cost),
    ("{year:year} wurden zusammen {total:amount} gutgeschrieben.", credit),
    ("Davon trug {who:who} {bill:amount}.", bore),
    ("Getragen hat das {name:name} allein: {bill:amount}.", bore_alone),
    ("Erhalten hat das {name:name} allein: {bill:amount}.", credited_alone),
    ("Gutgeschrieben wurden {who:whom} {bill:amount}.", credited),
    ("Die einzelnen Beträge liegen zwischen {least:amount} und {most:amount}.", between),
    ("Zahlungsempfänger ist {payee:payee} \\({types:types}\\).", one_payee),
    ("Zahlungsempfänger: {parts:text}\\.", payees),
    ("Nach Plan trägt {year:year} {who:who} {bill:amount}.", will_bear),
    ("Für {year:year} sind bisher zusammen {total:amount} gebucht; das Jahr ist noch offen.", open_year),
    ("Verteilt wird nach dem Verteilungsschlüssel.", not_alike),
    ("{name:name} {bill:amount}", link),
    ("Für einen Vergleich fehlt ein volles Jahr.", nothing_to_compare),
    ("Kosten, die von der Zahl der Kommunen unabhängig sind und die sich alle teilen, sind nicht gebucht.", no_common_costs),
    ("Was die Beitritte geändert haben, lässt sich deshalb nicht vergleichen.", no_common_costs),
    ("Seit dem Beginn am {on:date} ist niemand beigetreten.", nobody_joined),
    *((f"Durch {of} {{many:many}} trug {{year:year}} {{who:who}} von den gemeinsamen Kosten {{share:amount}} statt {{without:amount}}: "
       f"{{percent:percent}} {word}.", check)
      for of in ("den Beitritt von", "die Beitritte von") for word, check in (("weniger", less), ("mehr", more))),
    *((f"Von den gemeinsamen Kosten trug {{year:year}} {{who:who}} {{share:amount}}; durch {of} {{many:many}} hat sich daran nichts geändert.",
       unchanged) for of in ("den Beitritt von", "die Beitritte von")),
    *((f"Durch {of} {{many:many}} wurden {{year:year}} {{who:whom}} von den gemeinsamen Kosten {{share:amount}} statt {{without:amount}} "
       f"gutgeschrieben: {{percent:percent}} {word}.", lambda of, direction=direction, **told: compared(of, direction=direction, sign=-1, **told))
      for of in ("den Beitritt von", "die Beitritte von") for word, direction in (("weniger", 1), ("mehr", -1))),
    *((f"Von den gemeinsamen Kosten wurden {{year:year}} {{who:whom}} {{share:amount}} gutgeschrieben; durch {of} {{many:many}} hat sich daran "
       "nichts geändert.", lambda of, **told: compared(of, sign=-1, **told)) for of in ("den Beitritt von", "die Beitritte von")),
    *((f"Durch {of} {{many:many}} war der mittlere Anteil an den gemeinsamen Kosten {{year:year}} {{share:amount}} statt {{without:amount}}.",
       turned) for of in ("den Beitritt von", "die Beitritte von")),
    ("{name:name} ist dadurch bis {until:until} um zusammen {saved:amount} entlastet.", relieved),
    ("{name:name} ist dadurch bis {until:until} um zusammen {saved:amount} mehr belastet.", burdened),
    ("{name:name} ist dadurch bis {until:until} weder entlastet noch belastet.", nothing_saved),
    *((f"Die {{count:count}} Bestandskommunen sind dadurch bis {{until:until}} um zusammen {{saved:amount}} {word}.",
       lambda of, sign=sign, **told: together(of, sign=sign, **told)) for word, sign in (("entlastet", 1), ("mehr belastet", -1))),
    ("Die {count:count} Bestandskommunen sind dadurch bis {until:until} zusammen weder entlastet noch belastet.", together),
    ("Umlagesatz {year:year}: {rate:rate} je {unit:text}\\.", rate),
    ("Umlagesatz {year:year}: {rate:rate} je {unit:text} statt {without:rate}.", rate),
    *AHEAD,
    *((f"Durch {of} {{many:many}} trug {{year:year}} {{who:who}} {{percent:percent}} weniger: {{share:amount}} statt {{without:amount}}", less)
      for of in ("den Beitritt von", "die Beitritte von")),
    ("{year:year} trug {who:who} {share:amount} der gemeinsamen Kosten", share_title),
    ("{year:year} wurden {who:whom} {share:amount} der gemeinsamen Kosten gutgeschrieben", share_credited),
    ("{name:name} ist bis {until:until} um {saved:amount} entlastet", saving_title),
    ("{name:name} ist bis {until:until} um {saved:amount} mehr belastet", burden_title),
    ("{name:name} ist bis {until:until} im Ergebnis weder entlastet noch belastet", nothing_saved),
    ("Warum ist es (?:trotzdem )?gestiegen\\?", lambda of: question(of, 1)),
    ("Warum ist es gesunken\\?", lambda of: question(of, -1)),
    ("Warum ist es gleich geblieben\\?", lambda of: question(of, 0)),
    ("Von {first:year} bis {last:year} stieg, was {who:who} trägt, von {start:amount} auf {end:amount}.?", rose),
    ("Von {first:year} bis {last:year} sank, was {who:who} trägt, von {start:amount} auf {end:amount}.?", fell),
    ("{last:year} trug {who:who} so viel wie {first:year}: {end:amount}.?", stayed),
    ("Die gemeinsamen Kosten wurden höher: {change:amount} mehr.", costs_rose),
    ("Die gemeinsamen Kosten wurden niedriger: {change:amount} weniger.", costs_fell),
    ("Änderungen der gemeinsamen Kosten, alle Jahre zusammen: {change:amount} mehr.", lambda of, change: part(of, "cost", change, 1)),
    ("Änderungen der gemeinsamen Kosten, alle Jahre zusammen: {change:amount} weniger.", lambda of, change: part(of, "cost", change, -1)),
    ("Mehr Kommunen teilten sich die Kosten: im Mittel {change:amount} weniger.", group_lowered),
    ("Weniger Kommunen teilten sich die Kosten: im Mittel {change:amount} mehr.", group_raised),
    ("Beitritte und Austritte, alle Jahre zusammen: {change:amount} mehr.", lambda of, change: part(of, "membership", change, 1)),
    ("Beitritte und Austritte, alle Jahre zusammen: {change:amount} weniger.", lambda of, change: part(of, "membership", change, -1)),
    ("Der Schlüssel oder die Werte, nach denen verteilt wird, haben sich geändert: {change:amount} mehr.", key_raised),
    ("Der Schlüssel oder die Werte, nach denen verteilt wird, haben sich geändert: {change:amount} weniger.", key_lowered),
    ("{types:types}: {change:amount} mehr.", others_rose),
    ("{types:types}: {change:amount} weniger.", others_fell),
    ("{year:year} waren es {change:amount} mehr als {before:year}.", last_year_more),
    ("{year:year} waren es {change:amount} weniger als {before:year}.", last_year_less),
    ("{year:year} war es so viel wie {before:year}.", last_year_same),
    ("Ohne ein volles Jahr lässt sich das nicht rechnen.", nothing_to_compare),
    ("Ohne gemeinsame Kosten lässt sich das nicht rechnen.", no_common_costs),
    ("Zurzeit ist keine Kommune beteiligt, der eine weitere beitreten könnte.", nobody_to_join),
    ("Mit den Werten der Kommunen, die nach dem letzten gebuchten Wechsel beteiligt sind, lässt sich nichts verteilen.", nothing_divides),
    ("Für eine Rechnung fehlt eine Kommune, die beitreten könnte.", no_candidate),
    (ONE_MORE + "{next:amount} statt {now:amount}: {less:amount} weniger.", one_more),
    ("(?:Mittel der )?Kosten einer Kommune {year:year} nach (?:Zahlungsempfängern|Kostenarten), in Euro[.;]?", of_year),
    (ONE_MORE + "{next:amount} statt {now:amount}: {more:amount} mehr.", dearer),
    (ONE_MORE + "wie bisher {next:amount}.", no_gain),
    (ONE_MORE_CREDITED + "{next:amount} statt {now:amount} gutgeschrieben: {less:amount} weniger.",
     lambda of, **told: one_more(of, way=-1, **told)),
    (ONE_MORE_CREDITED + "{next:amount} statt {now:amount} gutgeschrieben: {less:amount} mehr.",
     lambda of, **told: one_more(of, sign=-1, way=-1, **told)),
    (ONE_MORE_CREDITED + "wie bisher {next:amount} gutgeschrieben.", lambda of, **told: one_more(of, way=-1, **told)),
    ("Käme {joiner:joiner} dazu, wäre der mittlere Anteil an den gemeinsamen Kosten {next:amount} statt {now:amount}.", turns),
    ("Mit den gemeinsamen Kosten von {year:year} trüge {who:who} dann {share:amount}.", booked_group),
    ("Von den gemeinsamen Kosten von {year:year} würden {who:whom} dann {share:amount} gutgeschrieben.",
     lambda of, **told: booked_group(of, sign=-1, **told)),
    ("Nicht mitgerechnet: {names:names}; dafür fehlt ein Wert, nach dem verteilt wird.", left_out),
    ("Gerechnet mit den Kosten von {year:year}; ob eine Kommune beitreten will, sagt das nicht.", rests_on),
    *ABOUT_CHARTS,
    *TIMELINE,
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
