"""What the pages of years assert: what a year cost, how far it is booked, who bore what, who gets it."""

from datetime import date
from fractions import Fraction

from sentences.certainty import CERTAINTY
from sentences.change import NET, REASONS
from sentences.notice import NOTICE
from sentences.times import covered, german, periods, state


def own(of):
    return of.about["year"]


def is_of(of, year):
    of.require(year == own(of), "the page is of another year")


def live(of):
    return [row for row, _, _, live in of.facts.entries(year=own(of)) if live]


def taken_back(of):
    """Entries that a reversal takes back."""
    rows = [row for row, _, _, _ in of.facts.entries(year=own(of))]
    back = {row["reverses"] for row in rows if row["reverses"]}
    return [row for row in rows if row["entry"] in back]


def nothing(of, year):
    is_of(of, year)
    of.require(not live(of), "something is in force")


def all_back(of, count):
    of.require(count == len(taken_back(of)) and not live(of), f"{len(taken_back(of))} were taken back")


def with_vat(of):
    rows = [row for row, _, _, _ in of.facts.entries(year=own(of))]
    of.require(any(row["vat_rate"] for row in rows), "no entry has a rate of VAT")


def stays(of, payee):
    """A payee's own share exists where its member shares in the year."""
    members = {of.facts.payee[p["id"]]: (p["id"], p.get("member")) for p in of.facts.table["payee"]}
    id, member = members[payee]
    of.require(member and of.facts.exists(year=own(of), member=member, payee=id), f"{member} bears nothing of it")


def back(of, count=1):
    of.require(count == len(taken_back(of)), f"{len(taken_back(of))} were taken back")


def total(of, year, total, states, sign=1):
    is_of(of, year)
    exact = of.facts.sum(year=year)
    of.require(state(of.facts, year) in states, f"{year} is {state(of.facts, year)}")
    of.require(exact * sign >= 0 and (exact or sign == 1), "cost and credit are confused")
    of.reads(total, sign * exact, "the total")
    of.marked(total, of.facts.statuses(year=year), "the total")


def totals(states, sign=1):
    return lambda of, year, amount: total(of, year, amount, states, sign)


def changed_most(of, type, change, sign):
    """The cost type that changed the total most against the year before."""
    facts, year = of.facts, own(of)
    changes = {id: facts.sum(year=year, cost_types=[id]) - facts.sum(year=year - 1, cost_types=[id]) for id in facts.cost_type}
    most = max(changes.values(), key=abs)
    wanted = [facts.cost_type[id] for id, exact in changes.items() if abs(exact) == abs(most)]
    of.require(type == wanted[0], f"the largest change is of {wanted}")
    id = next(id for id, name in facts.cost_type.items() if name == type)
    of.reads(change, sign * changes[id], f"the change of {type}")
    of.marked(change, facts.statuses(year=year, cost_types=[id]) | facts.statuses(year=year - 1, cost_types=[id]), f"the change of {type}")


def more(of, before, change=None, sign=0):
    """Against the year before, where both are of the same days."""
    facts, year = of.facts, own(of)
    of.require(before == year - 1, "not the year before")
    days = [[(a.month, a.day, b.month, b.day) for a, b in covered(facts, y)] for y in (before, year)]
    of.require(days[0] == days[1], f"common costs are booked for {days}")
    exact = facts.sum(year=year) - facts.sum(year=before)
    if change is None:
        return of.require(abs(exact) < 100, f"the change is {exact / 100:.2f}")
    of.require(exact * sign > 0, f"the change is {exact / 100:.2f}")
    written = [(1 if facts.sum(year=y) >= 0 else -1) * abs(of.round_euro(facts.sum(year=y))) for y in (before, year)]
    as_written = change.whole and change.cents == 100 * abs(written[1] - written[0])
    of.require(change.reads(abs(exact)) or as_written, f"the change is {exact / 100:.2f}")
    of.marked(change, facts.statuses(year=year) | facts.statuses(year=before), "the change")


def only_for(of, text):
    wanted = [(german(a), german(b)) for a, b in covered(of.facts, own(of))]
    of.require(periods(text) == wanted and wanted != [(german(date(own(of), 1, 1)), german(date(own(of), 12, 31)))], f"booked for {wanted}")


def no_common(of):
    of.require(not covered(of.facts, own(of)), "common costs are booked")


TENSES = {"past": ("full", "part"), "so far": ("running",), "planned": ("planned",)}


def in_tense(of, tense):
    of.require(state(of.facts, own(of)) in TENSES[tense], f"{own(of)} is {state(of.facts, own(of))}")


def sharing(of):
    """Who has a share in common costs of the year."""
    facts = of.facts
    return [m for m in facts.members if any(live for _, _, _, live in facts.entries(year=own(of), member=m, common=True))]


def bore(of, who, share, tense, sign=1):
    in_tense(of, tense)
    facts, year = of.facts, own(of)
    of.require(facts.has_common(year), "there are no common costs")
    if who.kind == "one":
        of.require([facts.name[m] for m in sharing(of)] == [who.name], f"it is borne by {sharing(of)}")
    of.borne_by(who, share, lambda member: facts.share(year, member), sharing(of), "the share", sign)
    of.require(share.cents >= 0, "a negative share is borne")


def between(of, count, least, most, tense):
    in_tense(of, tense)
    shares = [of.facts.share(own(of), m) for m in sharing(of)]
    of.require(count == len(shares), f"they are {len(shares)}")
    of.reads(least, min(shares), "the smallest share")
    of.reads(most, max(shares), "the largest share")
    of.require(least.text != most.text, "they are equal, as they are written")


# ---------------------------------------------------------------------------------------- what it is made of


def by_type(of):
    facts = of.facts
    sums = {name: facts.sum(year=own(of), cost_types=[id]) for id, name in facts.cost_type.items()}
    return {name: amount for name, amount in sums.items() if amount}


def all_of_it(of, type):
    of.require(list(by_type(of)) == [type], f"cost types: {by_type(of)}")


def largest(of, type, percent=None, sign=0):
    parts = by_type(of)
    of.require(abs(parts[type]) == max(map(abs, parts.values())), f"cost types: {parts}")
    of.require(parts[type] * sign >= 0, "cost and credit are confused")
    one_way = len({amount > 0 for amount in parts.values()}) == 1
    of.require(one_way == (percent is not None), "costs and credits beside each other have no parts in percent")
    if percent:
        exact = Fraction(parts[type], sum(parts.values()))
        of.require(percent.reads(exact), f"it is {float(exact):.4%}")


# -------------------------------------------------------------------------------------------- who gets it


def gets(of, payee, received=None, own_share=None, others=None, sign=1, own_sign=1):
    facts, year = of.facts, own(of)
    of.require(certain(of) == {what for what in of.once if what in NOT_PAST}, f"the year is {state(facts, year)}")
    ids = [id for id, name in facts.payee.items() if name == payee]
    members = {p["id"]: p.get("member") for p in facts.table["payee"]}
    of.require(len(ids) == 1, f"payees of that name: {ids}")
    (id,) = ids
    member = members[id] if members[id] in facts.sharing(year) else None
    kept = facts.sum(year=year, member=member, payee=id) if member else 0
    exact = facts.sum(year=year, payee=id) - kept
    of.require((own_share is not None) == (member is not None), f"it is {members[id]}, that shares in the year: {member is not None}")
    count = len([m for m in facts.sharing(year) if m != member])
    if received:
        of.require(exact * sign >= 0 and (exact or sign == 1), f"it gets {exact / 100:.2f}")
        of.reads(received, sign * exact, "what it gets")
        of.marked(received, facts.statuses(year=year, payee=id), "what it gets")
    else:
        of.require(count == 0, f"there are {count} others")
    if own_share:
        of.require(kept * own_sign >= 0 and (kept or own_sign == 1), f"it bears {kept / 100:.2f}")
        of.reads(own_share, own_sign * kept, "what it bears")
        of.marked(own_share, facts.statuses(year=year, payee=id), "what it bears")
    if others:
        of.require(("r anderen " in others or "die andere " in others) == (count == 1) and count > 0, f"there are {count} others")


NOT_PAST = {"so far", "planned"}


def certain(of):
    """What has to be said first of a year that is not past."""
    return {tense for tense in NOT_PAST if state(of.facts, own(of)) in TENSES[tense]}


def told_first(of, tense):
    in_tense(of, tense)
    of.once.add(tense)


def cost_effect_of(of, types=None):
    wanted = [of.facts.cost_type[id] for id in of.facts.common_types()]
    of.require((types or []) == wanted, f"common costs: {wanted}")


def against(of, before):
    of.require(before < own(of), "not an earlier year")


# ------------------------------------------------------------------------------------------- all the years


def allocated(of, amount, first, last=None, common=None):
    facts = of.facts
    booked = years_in(facts, "full", "part")
    of.require([first, last or first] == [booked[0], booked[-1]], f"booked are {booked}")
    of.reads(amount, sum(facts.sum(year=year) for year in booked), "what was divided")
    exact = sum(facts.sum(year=year, common=True) for year in booked)
    if common:
        of.reads(common, exact, "the common costs of it")
    else:
        of.require(amount.reads(exact), f"common costs are {exact / 100:.2f}")
    of.marked(amount, set().union(*(facts.statuses(year=year) for year in booked)), "what was divided")


def years_in(facts, *states):
    return [year for year in facts.years if state(facts, year) in states]


def in_state(wanted):
    def check(of, years, amount):
        found = years_in(of.facts, wanted)
        of.require(years == found, f"{wanted} are {found}")
        of.reads(amount, sum(of.facts.sum(year=year) for year in found), "what is booked for them")
        of.marked(amount, set().union(*(of.facts.statuses(year=year) for year in found)), "what is booked for them")

    return check


def gaps(of, years):
    booked = {int(row["period_start"][:4]) for row in of.facts.agreement.costs}
    wanted = [year for year in range(min(booked), max(booked)) if year not in booked]
    of.require(years == wanted, f"nothing is booked for {wanted}")


def nothing_booked(of):
    of.require(not of.facts.agreement.costs, "costs are booked")


def all_taken_back(of):
    of.require(of.facts.agreement.costs and not of.facts.years, "something is in force, or nothing was booked")


YEAR_LIST = [
    ("Bisher sind keine Kosten gebucht.", nothing_booked),
    ("Von {first:year} bis {last:year} wurden {amount:amount} umgelegt, davon {common:amount} gemeinsame Kosten.", allocated),
    ("Von {first:year} bis {last:year} wurden {amount:amount} umgelegt, alles gemeinsame Kosten.", allocated),
    ("{first:year} wurden {amount:amount} umgelegt, davon {common:amount} gemeinsame Kosten.", allocated),
    ("{first:year} wurden {amount:amount} umgelegt, alles gemeinsame Kosten.", allocated),
    ("Alle Buchungen von Kosten wurden zurückgenommen.", all_taken_back),
    ("Für {years:years} sind bisher {amount:amount} gebucht.", in_state("running")),
    ("Für {years:years} sind {amount:amount} geplant.", in_state("planned")),
    ("Für {years:years} ist nichts gebucht.", gaps),
    ("Nicht vergleichbar ist ein Jahr, dessen gemeinsame Kosten nicht für dieselben Tage gebucht sind wie die des Jahres davor.", None),
    *CERTAINTY,
    *NOTICE,
]
OF_OTHERS = "{others:of_others}"
YEAR_PAGE = [
    ("Für {year:year} gilt keine Buchung.", nothing),
    ("Die einzige wurde zurückgenommen.", lambda of: all_back(of, 1)),
    ("Beide wurden zurückgenommen.", lambda of: all_back(of, 2)),
    ("Alle {count:count} wurden zurückgenommen.", all_back),
    ("{year:year} kostete die Zusammenarbeit {amount:amount}.", totals(["full"])),
    ("Für {year:year} sind {amount:amount} gebucht; ein volles Jahr ist das nicht.", totals(["part"])),
    ("Für {year:year} sind bisher {amount:amount} gebucht; das Jahr ist noch offen.", totals(["running"])),
    ("Für {year:year} sind {amount:amount} geplant.", totals(["planned"])),
    ("{year:year} wurden zusammen {amount:amount} gutgeschrieben.", totals(["full"], -1)),
    ("Für {year:year} sind {amount:amount} gutgeschrieben; ein volles Jahr ist das nicht.", totals(["part"], -1)),
    ("Für {year:year} sind bisher {amount:amount} gutgeschrieben; das Jahr ist noch offen.", totals(["running"], -1)),
    ("Für {year:year} sind {amount:amount} als Gutschrift geplant.", totals(["planned"], -1)),
    ("Die gemeinsamen Kosten sind nur die für {text:periods}.", only_for),
    ("Gemeinsame Kosten sind nicht dabei.", no_common),
    ("Das sind {change:amount} mehr als {before:year}.", lambda of, change, before: more(of, before, change, 1)),
    *((f"Die größte Änderung: {{type:type}}, {{change:amount}} {word}.", lambda of, type, change, sign=sign: changed_most(of, type, change, sign))
      for word, sign in (("mehr", 1), ("weniger", -1))),
    ("Das sind {change:amount} weniger als {before:year}.", lambda of, change, before: more(of, before, change, -1)),
    ("Das ist so viel wie {before:year}.", more),
    *((f"Von den gemeinsamen Kosten {verb} {{who:who}} {how}{{share:amount}}.", lambda of, who, share, tense=tense: bore(of, who, share, tense))
      for verb, how, tense in (("trug", "", "past"), ("trägt", "bisher ", "so far"), ("trägt", "nach Plan ", "planned"))),
    *((f"An gemeinsamen Kosten {verb} {{who:whom}} {how}{{share:amount}} gutgeschrieben.", lambda of, who, share, tense=tense: bore(of, who, share, tense, -1))
      for verb, how, tense in (("wurden", "", "past"), ("sind", "bisher ", "so far"), ("werden", "nach Plan ", "planned"))),
    *((f"Die Anteile der {{count:count}} Kommunen an den gemeinsamen Kosten {verb} zwischen {{least:amount}} und {{most:amount}}.",
       lambda of, count, least, most, tense=tense: between(of, count, least, most, tense))
      for verb, tense in (("lagen", "past"), ("liegen bisher", "so far"), ("liegen nach Plan", "planned"))),
    ("Alles entfällt auf {type:type}", all_of_it),
    ("{percent:percent} entfallen auf {type:type}", lambda of, percent, type: largest(of, type, percent, 1)),
    ("{percent:percent} der Gutschrift entfallen auf {type:type}", lambda of, percent, type: largest(of, type, percent, -1)),
    ("Der größte Betrag entfällt auf {type:type}", lambda of, type: largest(of, type, None, 1)),
    ("Die größte Gutschrift entfällt auf {type:type}", lambda of, type: largest(of, type, None, -1)),
    ("Nach dem, was bisher gebucht ist:", lambda of: told_first(of, "so far")),
    ("Nach Plan:", lambda of: told_first(of, "planned")),
    ("{payee:payee} bekommt {received:amount}.", gets),
    ("{payee:payee} gibt {received:amount} zurück.", lambda of, payee, received: gets(of, payee, received, sign=-1)),
    ("{payee:payee} trägt {own_share:amount} selbst.", gets),
    ("{payee:payee} behält {own_share:amount} als eigenen Anteil an der Gutschrift.", lambda of, payee, own_share: gets(of, payee, None, own_share, own_sign=-1)),
    *((f"{{payee:payee}} {verb} {{own_share:amount}} {end}.", lambda of, ways=ways, **told: gets(of, sign=ways[0], own_sign=ways[1], **told))
      for verb, ways, end in (
          (f"bekommt {{received:amount}} von {OF_OTHERS} und trägt", (1, 1), "selbst"),
          (f"bekommt {{received:amount}} von {OF_OTHERS} und behält", (1, -1), "als eigenen Anteil an der Gutschrift"),
          (f"gibt {{received:amount}} an {OF_OTHERS} zurück und trägt", (-1, 1), "selbst"),
          (f"gibt {{received:amount}} an {OF_OTHERS} zurück und behält", (-1, -1), "als eigenen Anteil an der Gutschrift"),
      )),
    ("Den eigenen Anteil zahlt {payee:payee} nicht an sich selbst: Er bleibt im eigenen Haushalt, es fließt kein Geld.", stays),
    ("Wo ein Steuersatz gebucht ist, enthält der Betrag die Umsatzsteuer; sie wird mit verteilt.", with_vat),
    ("Eine Buchung dieses Jahres wurde zurückgenommen: Korrekturen.", back),
    ("{count:count} Buchungen dieses Jahres wurden zurückgenommen: Korrekturen.", back),
    *NET,
    *REASONS,
    (f"Der Kosteneffekt ist, was sich ändert, weil die gemeinsamen Kosten \\({{types:types}}\\) steigen oder sinken; der Mitgliedereffekt, was sich "
     "ändert, weil sich mehr oder weniger Kommunen diese Kosten teilen(?:; der Schlüsseleffekt, was sich ändert, weil nach einem anderen "
     "Schlüssel oder nach anderen Werten verteilt wird)?.", cost_effect_of),
    ("Wo sich Mitglieder- und Schlüsseleffekt nicht trennen lassen, steht beides beim Schlüsseleffekt.", None),
    ("Wie das gerechnet wird", None),
    ("Änderung gegenüber {before:year}", against),
    ("Haushaltsjahr {year:year}", None),
    ("Kosten {year:year} nach Kostenart, in Euro und Prozent;?", is_of),
    ("Zahlen in den letzten Zeilen der folgenden Tabelle.", None),
    ("Woraus sich die Kosten zusammensetzen", None),
    ("Wer (?:trägt was|zahlt an wen)", None),
    ("Was die Kostenarten umfassen und was daran angenommen ist", None),
    ("Zurück zu allen Jahren", None),
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
