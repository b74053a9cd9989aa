"""What the page of a municipality asserts: since when it takes part, what it pays and why, what accessions brought it."""

from fractions import Fraction

import oracle
from sentences.certainty import CERTAINTY
from sentences.change import NET, REASONS
from sentences.joined import AHEAD, will_leave
from sentences.notice import NOTICE
from sentences.one_more import ONE_MORE, ONE_MORE_CREDITED, in_scenario, joiner_of, shares_in
from sentences.times import all_year, days_of, german, spans, state, stays_until


def own(of):
    return of.about["member"]


def is_about(of, name):
    of.require(name == of.facts.name[own(of)], f"the page is about {own(of)}")


def years_of(of):
    """The years in which the member shares."""
    return [year for year in of.facts.years if own(of) in of.facts.sharing(year)]


def last_full(of):
    return max((year for year in years_of(of) if year in of.facts.full_years), default=None)


# ------------------------------------------------------------------------------------------ its membership


def seen(of):
    return stays_until(of.facts, own(of), of.facts.stand)


def from_the_start(of, name, on):
    is_about(of, name)
    of.require(seen(of) == [(of.facts.founded, None)], f"its stays are {seen(of)}")
    of.require(on == german(of.facts.founded), f"the beginning was {of.facts.founded}")


def joined(of, name, on):
    is_about(of, name)
    stays = seen(of)
    of.require(len(stays) == 1 and stays[0][1] is None and german(stays[0][0]) == on, f"its stays are {stays}")
    of.require(of.facts.joined[own(of)] > of.facts.founded, "it was there from the start")


def back_again(of, name, spans_before, since):
    is_about(of, name)
    stays = seen(of)
    of.require(len(stays) > 1 and stays[-1][1] is None and german(stays[-1][0]) == since, f"its stays are {stays}")
    of.require(spans(spans_before) == [(german(a), german(b)) for a, b in stays[:-1]], f"its stays are {stays}")


def has_left(of, name, spans_before):
    is_about(of, name)
    stays = seen(of)
    of.require(stays and stays[-1][1] is not None, f"its stays are {stays}")
    of.require(spans(spans_before) == [(german(a), german(b)) for a, b in stays if b], f"its stays are {stays}")


def ahead(of, name, on, kind):
    """A change that is booked, and after the last booking day: `begin`, `join`, `leave` or `return`."""
    is_about(of, name)
    facts = of.facts
    wanted = {}
    for a, b in facts.stays[own(of)]:
        first = a == facts.joined[own(of)]
        wanted[a] = ("begin" if a == facts.founded else "join") if first else "return"
        if b:
            wanted[b] = "leave"
    wanted = {german(day): what for day, what in wanted.items() if day > facts.stand}
    of.require(wanted.get(on) == kind, f"ahead of the last booking day: {wanted}")
    of.once.add(("ahead", on))


def leaves(of, name, on):
    """It leaves itself, or one of those among whom one more would share."""
    if name == of.facts.name[own(of)]:
        ahead(of, name, on, "leave")
    else:
        will_leave(of, on, [name])


def all_ahead_is_told(of):
    days = {german(day) for stay in of.facts.stays[own(of)] for day in stay if day and day > of.facts.stand}
    of.require(days == {on for what, on in of.once if what == "ahead"}, f"booked ahead: {days}")


# ------------------------------------------------------------------------------------------- what it pays


def nothing_yet(of, name):
    is_about(of, name)
    of.require(not years_of(of), f"it shares in {years_of(of)}")


def pays(of, name, year, bill, wanted, sign=1):
    """What it bears of a year that is booked in one of the states wanted."""
    is_about(of, name)
    facts = of.facts
    of.require(year in years_of(of), f"it shares in {years_of(of)}")
    of.require(state(facts, year) in wanted, f"{year} is {state(facts, year)}")
    exact = facts.bill(year, own(of))
    of.require(exact * sign >= 0 and (exact or sign == 1), "cost and credit are confused")
    of.reads(bill, sign * exact, "the bill")
    of.marked(bill, facts.statuses(year=year, member=own(of)), "the bill")


def bore(of, year, name, bill):
    pays(of, name, year, bill, ["full"])
    of.require(year == last_full(of), f"its last full year is {last_full(of)}")
    of.require(all_year(of.facts, own(of), year) or not days_of(of.facts, own(of), year), "it took part in a part of the year only")


def bore_part(of, year, name, bill, again, days):
    is_about(of, again)
    pays(of, name, year, bill, ["full"])
    of.require(year == last_full(of), f"its last full year is {last_full(of)}")
    wanted = [(german(a), german(b)) for a, b in days_of(of.facts, own(of), year)]
    of.require(spans(days) == wanted and not all_year(of.facts, own(of), year), f"in that year: {wanted}")


def credited(of, year, name, bill):
    pays(of, name, year, bill, ["full"], -1)
    of.require(year == last_full(of), f"its last full year is {last_full(of)}")


def part_of_common(of, name, percent):
    is_about(of, name)
    year, facts = last_full(of), of.facts
    exact = Fraction(facts.share(year, own(of)), facts.sum(year=year, common=True))
    of.require(percent.reads(exact), f"it is {float(exact):.4%}")


def first_year(of, year, name, bill):
    is_about(of, name)
    of.require(year == years_of(of)[0] < last_full(of), f"its first year is {years_of(of)[0]}")
    of.reads(bill, of.facts.bill(year, own(of)), "the bill of the first year")
    of.marked(bill, of.facts.statuses(year=year, member=own(of)), "the bill of the first year")


def own_costs(of, amount, name, types):
    """What was charged to it alone, in the year told before: its first."""
    is_about(of, name)
    facts, year = of.facts, years_of(of)[0]
    direct = [id for id, kind in facts.agreement.cost_types.items() if kind["split"] == "direct"]
    of.reads(amount, facts.sum(year=year, member=own(of), cost_types=direct), "what was charged to it alone")
    some = [id for id in direct if facts.sum(year=year, member=own(of), cost_types=[id])]
    of.marked(amount, facts.statuses(year=year, member=own(of), cost_types=some), "what was charged to it alone")
    of.require(types == [facts.cost_type[id] for id in some], f"charged to it alone: {some}")


def in_state(*wanted, sign=1):
    return lambda of, year, bill, name=None: pays(of, name or of.facts.name[own(of)], year, bill, wanted, sign)


# ------------------------------------------------------------------------------------ what accessions brought


def no_common_costs(of):
    of.require(not of.facts.common_types(), f"common costs: {of.facts.common_types()}")


def nobody_after(of, name):
    is_about(of, name)
    facts = of.facts
    later = [m for m, on in facts.joined.items() if facts.joined[own(of)] < on <= facts.stand]
    of.require(not later, f"after it joined {later}")


def neither(of, name):
    is_about(of, name)
    of.require(of.facts.saving(own(of), until=reference_year(of)) == 0, "it was relieved or burdened")


def later_joiners(of, many):
    """Those whose accession gave it a saving, be it of nothing, by the end of the last full year (or what stands for it)."""
    facts = of.facts
    dates = {str(s) for (year, member, s) in facts.saved if member == own(of)}
    wanted = [m for on in sorted(dates) for m in facts.members if str(facts.joined.get(m)) == on]
    wanted = [m for m in wanted if facts.joined[m].year <= reference_year(of)]
    if isinstance(many, int):
        of.require(many == len(wanted), f"later joined {wanted}")
    else:
        of.require(sorted(many) == sorted(facts.name[m] for m in wanted), f"later joined {wanted}")


def reference_year(of):
    """The last full year; without one the last that is over, or has begun."""
    facts = of.facts
    if facts.year:
        return facts.year
    years = sorted({int(row["period_start"][:4]) for row in facts.agreement.costs})
    over = [year for year in facts.years if state(facts, year) == "part"]
    begun = [year for year in years if year <= facts.stand.year]
    return (over or begun or years)[-1 if over or begun else 0]


def until_is(of, until, member=None):
    """The last day for which common costs are booked, of all or of those that a member shares in, or its last day in that time: after
    that nothing is saved."""
    facts, year = of.facts, reference_year(of)
    on = facts.common_until(year) or oracle.date(year, 12, 31)
    days = {on, facts.common_until(year, member=member) or on} if member else {on}
    days |= {b for _, b in days_until(facts, member, on)} if member else set()
    wanted = {f"Ende {day.year}" if (day.month, day.day) == (12, 31) else german(day) for day in days}
    of.require(until in wanted, f"common costs are booked until {wanted}")


def days_until(facts, member, on):
    return [(a, min(b - oracle.date.resolution, on) if b else on) for a, b in facts.stays[member] if a <= on]


def relieved(of, many, name, until, saved=None, sign=0):
    is_about(of, name)
    later_joiners(of, many)
    until_is(of, until, own(of))
    exact = of.facts.saving(own(of), until=reference_year(of))
    of.require(exact * sign > 0 or exact == sign == 0, f"the saving is {exact / 100:.2f}")
    if saved:
        of.reads(saved, abs(exact), "the saving")
        of.marked(saved, of.facts.saved_statuses(own(of), reference_year(of)), "the saving")


def instead(of, year, name, share, without):
    is_about(of, name)
    facts = of.facts
    of.require(year == last_full(of), f"its last full year is {last_full(of)}")
    of.reads(share, facts.share(year, own(of)), "the share")
    of.marked(share, facts.statuses(year=year, member=own(of), common=True), "the share")
    of.reads(without, facts.without(year, own(of)), "the share without accessions")
    of.require(share.cents != without.cents, "no difference")


def others(of, many, until, saved=None, sign=0):
    """What its accession brought all that were there before."""
    facts, on = of.facts, of.facts.joined[own(of)]
    wanted = [facts.name[m] for m in facts.members if facts.joined.get(m) == on]
    of.require(many == (len(wanted) if isinstance(many, int) else wanted), f"on that day joined {wanted}")
    of.require(on > facts.founded, "it was there from the start")
    until_is(of, until)
    exact = sum(facts.saving(m, until=reference_year(of), accession=on) for m in facts.members)
    of.require(exact * sign > 0 or exact == sign == 0, f"the saving is {exact / 100:.2f}")
    if saved:
        of.reads(saved, abs(exact), "the saving")
    if sign and "alle, die" in of.sentence:
        savings = [facts.saving(m, until=reference_year(of), accession=on) for m in facts.members if facts.joined.get(m, on) < on]
        of.require(all(saving * sign >= 0 for saving in savings), f"not all: {savings}")


# ------------------------------------------------------------------------------- what one more would bring it


def one_more(of, joiner, who, next, now=None, difference=None, sign=1, way=1):
    """Its own share with the booked group, and with one more; `sign` 1: less than now; `way` -1: both are credits."""
    is_about(of, who.name)
    group, grown = joiner_of(of, joiner)
    today, then = shares_in(of, group)[own(of)], shares_in(of, grown)[own(of)]
    of.require(today * way >= 0 and then * way >= 0, "cost and credit are confused")
    of.reads(next, way * then, "the share with one more")
    of.reads(now or next, way * today, "the share as it is booked")
    statuses = of.facts.common_statuses([of.facts.year])
    for written in (next, now, difference):
        if written:
            of.marked(written, statuses, "the scenario")
    if difference:
        of.require((now.cents - next.cents) * sign > 0 and difference.cents == abs(now.cents - next.cents), "the difference is another")


def turns(of, joiner, name, next, now):
    is_about(of, name)
    group, grown = joiner_of(of, joiner)
    shares = [shares_in(of, members)[own(of)] for members in (group, grown)]
    of.reads(now, shares[0], "the share as it is booked")
    of.reads(next, shares[1], "the share with one more")
    of.require(shares[0] * shares[1] < 0, f"the shares are {shares}")


def in_booked_group(of, year, who, share, sign=1):
    is_about(of, who.name)
    of.require(year == of.facts.year, f"the last full year is {of.facts.year}")
    of.require(any(on > of.facts.stand for on in of.facts.events()), "nothing is booked ahead")
    of.reads(share, sign * of.facts.scenario(year, in_scenario(of)[0])[own(of)], "the share in the booked group")


# --------------------------------------------------------------------------------------------- the chart


def title(of, first, last, name, start=None, end=None, sign=0):
    is_about(of, name)
    facts = of.facts
    whole = [year for year in years_of(of) if year in facts.full_years and all_year(facts, own(of), year)]
    of.require(whole and [first, last] == [whole[0], whole[-1]], f"years booked in full: {whole}")
    for year, amount in ((first, start), (last, end)):
        if amount:
            of.reads(amount, facts.bill(year, own(of)), f"the bill of {year}")
            of.marked(amount, facts.statuses(year=year, member=own(of)), f"the bill of {year}")
    if start:
        of.require((end.cents - start.cents) * sign > 0, "not so as it is written")
    else:
        of.require(end.reads(facts.bill(first, own(of))), f"the bill of {first} was another")


def compares(of):
    of.require(any(of.facts.saving(own(of), year=year) for year in years_of(of)), "nothing was saved")


def common_types(of, types, name):
    is_about(of, name)
    wanted = [of.facts.cost_type[id] for id in of.facts.common_types()]
    of.require(types == wanted, f"common costs: {wanted}")


def others_as_booked(of, types):
    wanted = [name for id, name in of.facts.cost_type.items() if id not in of.facts.common_types()]
    of.require(types == wanted, f"other costs: {wanted}")


JOINED = ("den Beitritt von", "die Beitritte von")
MEMBER_PAGE = [
    ("{name:name} ist seit dem Beginn am {on:date} beteiligt.", from_the_start),
    ("{name:name} ist am {on:date} beigetreten.", joined),
    ("{name:name} war {spans_before:spans} beteiligt und ist es wieder seit dem {since:date}.", back_again),
    ("{name:name} war {spans_before:spans} beteiligt, seitdem nicht mehr.", has_left),
    ("{name:name} ist ab dem {on:date} beteiligt; das ist gebucht.", lambda of, name, on: ahead(of, name, on, "begin")),
    ("{name:name} tritt am {on:date} bei; das ist gebucht.", lambda of, name, on: ahead(of, name, on, "join")),
    ("Ab dem {on:date} ist {name:name} nicht mehr beteiligt; das ist gebucht.", leaves),
    ("Ab dem {on:date} ist {name:name} wieder beteiligt; das ist gebucht.", lambda of, name, on: ahead(of, name, on, "return")),
    ("Für {name:name} sind noch keine Kosten gebucht.", nothing_yet),
    ("{year:year} trug {name:name} {bill:amount}.", bore),
    ("{year:year} trug {name:name} {bill:amount}; beteiligt war {again:name} in diesem Jahr nur {days:spans}.", bore_part),
    ("{year:year} wurden {name:name} {bill:amount} gutgeschrieben.", credited),
    ("Von den gemeinsamen Kosten trug {name:name} {percent:marked_percent}.", part_of_common),
    ("Im ersten Jahr, {year:year}, trug {name:name} {bill:amount}.", first_year),
    ("Davon entfielen {amount:amount} auf Kosten von {name:name} allein: {types:types}.", own_costs),
    ("{year:year} trug {name:name} {bill:amount}; das Jahr ist nicht voll gebucht.", in_state("part")),
    ("Für {year:year} sind bisher {bill:amount} gebucht; das Jahr ist noch offen.", in_state("running")),
    ("Für {year:year} sind bisher {bill:amount} gutgeschrieben; das Jahr ist nicht voll gebucht.", in_state("running", "part", sign=-1)),
    ("Für {year:year} sind {bill:amount} geplant.", in_state("planned")),
    ("Für {year:year} ist eine Gutschrift von {bill:amount} geplant.", in_state("planned", sign=-1)),
    *NET,
    *REASONS,
    ("Gemeinsame Kosten, die sich durch einen Beitritt anders verteilen, gibt es nicht.", no_common_costs),
    ("Nach {name:name} ist niemand neu beigetreten.", nobody_after),
    ("Spätere Beitritte haben {name:name} weder entlastet noch belastet.", neither),
    *((f"Durch {who} {{many:many}} wurde {{name:name}} bis {{until:until}} um zusammen {{saved:amount}} {word}.",
       lambda of, sign=sign, **told: relieved(of, sign=sign, **told))
      for who in JOINED for word, sign in (("entlastet", 1), ("mehr belastet", -1))),
    *((f"Durch {who} {{many:many}} wurde {{name:name}} bis {{until:until}} im Ergebnis weder entlastet noch belastet.", relieved)
      for who in JOINED),
    ("{year:year} trug {name:name} deshalb von den gemeinsamen Kosten {share:amount} statt {without:amount}.", instead),
    *((f"Durch {who} {{many:many}} wurden alle, die schon dabei waren, bis {{until:until}} um zusammen {{saved:amount}} {word}.",
       lambda of, sign=sign, **told: others(of, sign=sign, **told))
      for who in JOINED for word, sign in (("entlastet", 1), ("mehr belastet", -1))),
    *((f"Durch {who} {{many:many}} wurden die, die schon dabei waren, bis {{until:until}} im Ergebnis weder entlastet noch belastet.", others)
      for who in JOINED),
    *((ONE_MORE + f"{{next:amount}} statt {{now:amount}}: {{difference:amount}} {word}.", lambda of, sign=sign, **told: one_more(of, sign=sign, **told))
      for word, sign in (("weniger", 1), ("mehr", -1))),
    (ONE_MORE + "wie bisher {next:amount}.", one_more),
    *((ONE_MORE_CREDITED + f"{{next:amount}} statt {{now:amount}} gutgeschrieben: {{difference:amount}} {word}.",
       lambda of, sign=sign, **told: one_more(of, sign=sign, way=-1, **told)) for word, sign in (("weniger", 1), ("mehr", -1))),
    (ONE_MORE_CREDITED + "wie bisher {next:amount} gutgeschrieben.", lambda of, **told: one_more(of, way=-1, **told)),
    ("Käme {joiner:joiner} dazu, wäre der Anteil von {name:name} an den gemeinsamen Kosten {next:amount} statt {now:amount}.", turns),
    ("Mit den gemeinsamen Kosten von {year:year} trüge {who:who} dann {share:amount}.", in_booked_group),
    ("Von den gemeinsamen Kosten von {year:year} würden {who:whom} dann {share:amount} gutgeschrieben.",
     lambda of, **told: in_booked_group(of, sign=-1, **told)),
    ("Gerechnet mit den Kosten von {year:year}; ob eine Kommune beitreten will, sagt das nicht.",
     lambda of, year: of.require(year == of.facts.year, f"the last full year is {of.facts.year}")),
    ("Mehr im Ausblick", None),
    *AHEAD,
    ("Von {first:year} bis {last:year} stiegen die Kosten von {name:name} von {start:amount} auf {end:amount}",
     lambda of, **told: title(of, sign=1, **told)),
    ("Von {first:year} bis {last:year} sanken die Kosten von {name:name} von {start:amount} auf {end:amount}",
     lambda of, **told: title(of, sign=-1, **told)),
    ("{last:year} trug {name:name} so viel wie {first:year}: {end:amount}", title),
    ("{year:year} trug {name:name} {bill:amount}", in_state("full")),
    ("{year:year} wurden {name:name} {bill:amount} gutgeschrieben", in_state("full", sign=-1)),
    ("Kosten von {name:name} je Haushaltsjahr", is_about),
    ("Alle Kosten je Haushaltsjahr, in Euro;? ?", None),
    ("gestrichelt: ohne die Entlastung durch spätere Beitritte;?", compares),
    ("Gestrichelt: nur die gemeinsamen Kosten sind anders verteilt.", compares),
    ("Gestrichelt: nur die gemeinsamen Kosten sind anders verteilt; {types:types} wie gebucht.", others_as_booked),
    ("Angenommen ist, dass die gemeinsamen Kosten ohne die Beitritte gleich hoch wären.", compares),
    ("„Ohne die Entlastung“ steht, was auf {name:name} entfiele, wenn die gemeinsamen Kosten nicht auch auf die später beigetretenen "
     "Kommunen verteilt würden.", is_about),
    ("So viel mehr von den gemeinsamen Kosten \\({types:types}\\) entfiele ohne die Beitritte auf {name:name}.", common_types),
    ("Das nimmt an, dass diese Kosten gleich hoch wären.", None),
    ("Das Jahr führt zur Kostenaufstellung mit jeder Buchung, auf einer Seite zum Ausdrucken.", None),
    ("Kosten nach Jahr und Kostenart", None),
    ("Kostenaufstellung {year:year}", lambda of, year: of.require(year in years_of(of), f"it shares in {years_of(of)}")),
    ("Amtlicher Gemeindeschlüssel {ags:number}", None),
    ("{name:name} in allen Vereinbarungen", is_about),
    ("Zurück zu allen Kommunen", None),
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
