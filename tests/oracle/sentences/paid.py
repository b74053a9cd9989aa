"""The first answer of the overview: what each pays."""

import oracle


def group_of(of, who, year):
    """Whom a sentence about a bill speaks of: those that remain, or everybody that shares."""
    facts = of.facts
    if who.founding or who.kind == "one":
        return [m for m in facts.remaining if m in facts.sharing(year)] or facts.remaining
    sharing = facts.sharing(year)
    return sharing if who.count == len(sharing) else [m for m in facts.remaining if m in sharing]


def large(of, bill, year):
    described(of, bill, year)
    of.marked(bill, bill_statuses(of.facts, year), "the bill")


# What search engines show has no marks: it says in words how much of the bill is proved.
DESCRIBED = {
    "": [set(), {"actual"}],
    "; angenommen, nicht belegt": [{"assumed"}],
    "; geplant, nicht abgerechnet": [{"planned"}],
    "; zum Teil angenommen": [{"actual", "assumed"}],
    "; zum Teil geplant": [{"actual", "planned"}],
    "; zum Teil angenommen, zum Teil geplant": [{"assumed", "planned"}, {"actual", "assumed", "planned"}],
}


def in_description(of, bill, year, end):
    described(of, bill, year)
    statuses = bill_statuses(of.facts, year)
    of.require(statuses in DESCRIBED[end], f"the bill rests on {sorted(statuses)}")


def described(of, bill, year):
    is_mean = "im Mittel" in of.sentence
    facts = of.facts
    of.require(year == facts.year, f"the last full year is {facts.year}")
    of.reads(bill, facts.answers["bill"], "the mean bill")
    if not is_mean:
        for member in facts.remaining:
            of.reads(bill, facts.bill(year, member), f"the bill of {member}")


def bill_statuses(facts, year, **of):
    return set().union(*(facts.statuses(year=year, member=member, **of) for member in facts.remaining))


def parts_of_bill(facts, of):
    """The mean bill by payee or by cost type, by their ids: a cent that rounding leaves goes to the largest."""
    ids = facts.payee if of == "payee" else facts.cost_type
    key = (lambda id: {"payee": id}) if of == "payee" else (lambda id: {"cost_types": [id]})
    bears = {id: oracle.mean([facts.sum(year=facts.year, member=m, **key(id)) for m in facts.remaining]) for id in ids}
    bears = {id: amount for id, amount in bears.items() if amount}
    if bears:
        bears[max(bears, key=bears.get)] += facts.mean_bill(facts.year) - sum(bears.values())
    return bears


def borne_types(facts, payee):
    """The names of the cost types of a payee of which anybody of the group bears something."""
    of_payee = [id for id, kind in facts.agreement.cost_types.items() if kind["payee"] == payee]
    bears = lambda id: any(facts.sum(year=facts.year, member=m, cost_types=[id]) for m in facts.remaining)
    return [facts.cost_type[id] for id in of_payee if bears(id)]


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
    # Figures that differ in their last place only say a difference that is not there.
    of.require(not most.whole or max(bills) - min(bills) >= 100, "they differ by less than a euro")


def payees(of, parts):
    """Each payee with its amount and cost types; together they are the bill."""
    facts, year = of.facts, of.facts.year
    pattern, bears = of.payee_part, parts_of_bill(facts, "payee")
    found, rest = {}, parts
    while rest:
        match = pattern.match(rest)
        if not match:
            return of.fault(f"not understood: {rest}")
        name, types = match.group("payee"), match.group("types")
        payee = next(id for id, title in facts.payee.items() if title == name and id not in found)
        written = of.amount(match.group("amount"))
        found[payee] = written
        of.reads(written, bears.get(payee, 0), f"what each bears to {payee}")
        for member in facts.remaining:
            apart = abs(facts.sum(year=year, member=member, payee=payee) - bears.get(payee, 0))
            of.require(apart < 100, f"{member} bears {apart} cents more or less to {payee}")
        of.require(of.types(types) == borne_types(facts, payee), f"cost types of {payee}: {borne_types(facts, payee)}")
        rest = rest[match.end() :].removeprefix(", ")
    of.require(list(found) == list(bears), f"payees: {list(bears)}")
    together, bill = sum(amount.cents for amount in found.values()), facts.mean_bill(year)
    whole = all(amount.whole for amount in found.values())
    of.require(together == (100 * of.round_euro(bill) if whole else bill), "the parts do not sum to the bill")


def one_payee(of, payee, types):
    facts = of.facts
    to = list(parts_of_bill(facts, "payee"))
    of.require([facts.payee[id] for id in to] == [payee], f"payees: {to}")
    wanted = [name for id in to for name in borne_types(facts, id)]
    of.require(types == wanted, f"cost types: {wanted}")


def received(of, payee, amount, others, sign=1):
    """What a payee has from the others: what is paid to it but for its own share."""
    facts, year = of.facts, of.facts.year
    for id, title in facts.payee.items():
        member = next((p.get("member") for p in facts.table["payee"] if p["id"] == id), None)
        if title == payee and member in facts.sharing(year):
            exact = facts.sum(year=year, payee=id) - facts.sum(year=year, payee=id, member=member)
            of.reads(amount, sign * exact, f"what {payee} has from the others")
            of.marked(amount, facts.statuses(year=year, payee=id), f"what {payee} has from the others")
            of.require(others.endswith("Kommune") == (len(facts.sharing(year)) == 2), f"share: {facts.sharing(year)}")
            return
    of.fault(f"{payee} bears nothing itself")


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
    of.require(of.facts.agreement.costs and not of.facts.answers, f"{of.facts.year} is a full year")


def link(of, name, bill):
    facts = of.facts
    of.reads(bill, facts.bill(facts.year, facts.member(name)), f"the bill of {name}")
    of.marked(bill, facts.statuses(year=facts.year, member=facts.member(name)), "the bill")


PAID = [
    *((f"{{bill:amount}} {which}je Kommune, {{year:year}}{end}.", lambda of, end=end, **told: in_description(of, end=end, **told))
      for which in ("", "im Mittel ") for end in DESCRIBED),
    ("Die Kosten je Kommune, die Beitritte und ihre Wirkung, die Gründe, der Ausblick.", None),
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
    ("{payee:payee} bekam davon {amount:amount} von {others:of_others}.", received),
    ("{payee:payee} gab davon {amount:amount} an {others:of_others} zurück.", lambda of, **told: received(of, sign=-1, **told)),
    ("Verteilt wird nach dem Verteilungsschlüssel.", None),
    ("{name:name} {bill:amount}", link),
]  # fmt: skip
