"""The second answer of the overview: what the accessions changed."""

import re
from datetime import date
from fractions import Fraction

import oracle
from sentences.paid import bill_statuses
from sentences.times import german, was_there


def later_members(facts, year):
    """Who first joined after the earliest date, by the end of the year; and those of them that take part in it, else all."""
    ever = [m for m in facts.members if m in facts.joined and facts.founded < facts.joined[m] <= date(year, 12, 31)]
    return ever, [m for m in ever if was_there(facts, m, year)] or ever


def joiners(of, many, year):
    """Those that first joined after the earliest date, by the end of the year, and take part in it, if anybody still does."""
    facts = of.facts
    _, later = later_members(facts, year)
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
    ever, later = later_members(of.facts, of.facts.year)
    if re.search(r"\b(dadurch|alle Beitritte)\b", of.sentence):
        of.require(("alle Beitritte" in of.sentence) == (ever != later), f"joined have {ever}, of whom take part {later}")
    on = of.facts.common_until(of.facts.year)
    wanted = f"Ende {on.year}" if (on.month, on.day) == (12, 31) else german(on)
    of.require(until == wanted, f"common costs are booked until {wanted}")


def relieved(of, name, until, saved, sign=1):
    example = of.facts.remaining[0]
    of.require(name == of.facts.name[example], f"the example is {example}")
    until_of(of, until)
    exact = of.facts.saving(example, until=of.facts.year)
    of.require(exact * sign > 0, f"the saving is {exact / 100:.2f}")
    of.reads(saved, abs(exact), "the saving")
    of.marked(saved, of.facts.saved_statuses(example, of.facts.year), "the saving")


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
    of.require(on == german(facts.founded), f"the beginning was {facts.founded}")
    of.require(facts.founded <= facts.stand, "it has not begun by the last booking day")


def ahead(of, on, names, place):
    facts = of.facts
    events = {german(when): event for when, event in facts.events().items() if when > facts.stand}
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


AHEAD = [
    ("Am {on:date} tritt {names:many} bei; das ist gebucht.", will_join),
    ("Am {on:date} treten {names:many} bei; das ist gebucht.", will_join),
    ("Ab dem {on:date} ist {names:many} nicht mehr beteiligt; das ist gebucht.", will_leave),
    ("Ab dem {on:date} sind {names:many} nicht mehr beteiligt; das ist gebucht.", will_leave),
]
JOINED = [
    ("Für einen Vergleich fehlt ein volles Jahr.", nothing_to_compare),
    ("Kosten, die von der Zahl der Kommunen unabhängig sind und die sich alle teilen, sind nicht gebucht.", no_common_costs),
    ("Was die Beitritte geändert haben, lässt sich deshalb nicht vergleichen.", no_common_costs),
    ("Seit dem Beginn am {on:date} ist niemand neu beigetreten.", nobody_joined),
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
    ("{name:name} ist (?:dadurch|durch alle Beitritte) bis {until:until} um zusammen {saved:amount} entlastet.", relieved),
    ("{name:name} ist (?:dadurch|durch alle Beitritte) bis {until:until} um zusammen {saved:amount} mehr belastet.", burdened),
    ("{name:name} ist (?:dadurch|durch alle Beitritte) bis {until:until} weder entlastet noch belastet.", nothing_saved),
    *((f"Die {{count:count}} Bestandskommunen sind (?:dadurch|durch alle Beitritte) bis {{until:until}} um zusammen {{saved:amount}} {word}.",
       lambda of, sign=sign, **told: together(of, sign=sign, **told)) for word, sign in (("entlastet", 1), ("mehr belastet", -1))),
    ("Die {count:count} Bestandskommunen sind (?:dadurch|durch alle Beitritte) bis {until:until} zusammen weder entlastet noch belastet.", together),
    ("Umlagesatz {year:year}: {rate:rate} je {unit:text} statt {without:rate}.", rate),
    ("Umlagesatz {year:year}: {rate:rate} je {unit:text}\\.", rate),
    *AHEAD,
    *((f"Durch {of} {{many:many}} trug {{year:year}} {{who:who}} {{percent:percent}} weniger: {{share:amount}} statt {{without:amount}}", less)
      for of in ("den Beitritt von", "die Beitritte von")),
    ("{year:year} trug {who:who} {share:amount} der gemeinsamen Kosten", share_title),
    ("{year:year} wurden {who:whom} {share:amount} der gemeinsamen Kosten gutgeschrieben", share_credited),
    ("{name:name} ist bis {until:until} um {saved:amount} entlastet", saving_title),
    ("{name:name} ist bis {until:until} um {saved:amount} mehr belastet", burden_title),
    ("{name:name} ist bis {until:until} im Ergebnis weder entlastet noch belastet", nothing_saved),
]  # fmt: skip
