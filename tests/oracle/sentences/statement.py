"""What the statement of a municipality for a year asserts: what it bears, and to whom that goes."""

from datetime import date

import oracle
from sentences.certainty import CERTAINTY
from sentences.notice import NOTICE
from sentences.times import days_of, german, state


def is_about(of, year=None, name=None):
    of.require(year in (None, of.about["year"]) and name in (None, of.facts.name[of.about["member"]]), f"the page is about {of.about}")


def pays(states, sign=1):
    def check(of, year, name, amount):
        is_about(of, year, name)
        exact = of.facts.sum(**of.about)
        of.require(state(of.facts, year) in states, f"{year} is {state(of.facts, year)}")
        of.require(exact * sign >= 0 and (exact or sign == 1), "cost and credit are confused")
        of.reads(amount, sign * exact, "the bill")
        of.marked(amount, of.facts.statuses(**of.about), "the bill")

    return check


def to_payees(of):
    """(name, whether that is the member itself, what it gets), of all that get something."""
    found = []
    for payee in of.facts.table["payee"]:
        exact = of.facts.sum(**of.about, payee=payee["id"])
        if exact:
            found.append((payee["name"], payee.get("member") == of.about["member"], exact, payee["id"]))
    return found


def keeps(of, name):
    is_about(of, name=name)
    of.require([own for _, own, _, _ in to_payees(of)] == [True], f"it goes to {to_payees(of)}")


def one(of, payee, sign=1):
    found = to_payees(of)
    of.require([(name, own) for name, own, _, _ in found] == [(payee, False)], f"it goes to {found}")
    of.require(all(exact * sign > 0 for _, _, exact, _ in found), "cost and credit are confused")


def several(of, text, sign=1):
    """`sign` 0: some get something, some give it back."""
    found = to_payees(of)
    of.require(len(found) > 1, f"it goes to {found}")
    ways = {exact > 0 for _, _, exact, _ in found}
    of.require(ways == {1: {True}, -1: {False}, 0: {True, False}}[sign], "cost and credit are confused")
    rest = text
    for name, own, exact, payee in found:
        begins = f"{name} (" + ("eigener Anteil, " if own else "")
        if not rest.startswith(begins):
            return of.fault(f"it goes to {found}")
        match = of.amount_at(rest[len(begins) :])
        written = of.amount(match.group())
        of.reads(written, exact * (sign or 1), f"what {name} gets")
        of.marked(written, of.facts.statuses(**of.about, payee=payee), f"what {name} gets")
        rest = rest[len(begins) + match.end() :].removeprefix(")").removeprefix(", ")
    of.require(not rest, f"who else: {rest}")


def prorated(of, name, wanted):
    is_about(of, name=name)
    facts, member = of.facts, of.about["member"]
    cut = False
    for row, _, _, live in facts.entries(**of.about):
        if live and facts.agreement.cost_types[row["cost_type"]]["split"] != "direct":
            start, end = (date.fromisoformat(row[column]) for column in ("period_start", "period_end"))
            parts = list(oracle.segments(facts.agreement, start, end, set(facts.members)))
            cut = cut or (len(parts) > 1 and any(member in present for _, present in parts))
    of.require(cut or not wanted, "no entry of it is cut")
    of.require(wanted in (None, facts.agreement.proration), f"by {facts.agreement.proration}")


def took_part(of, text):
    wanted = ", ".join(f"{german(a)} bis {german(b)}" for a, b in days_of(of.facts, of.about["member"], of.about["year"]))
    of.require(text == wanted, f"it took part {wanted}")


def did_not(of):
    of.require(not days_of(of.facts, of.about["member"], of.about["year"]), "it took part")


PART = "Unter jedem Betrag steht, welchen Teil davon {name:name} trägt"
STATEMENT = [
    ("{year:year} trug {name:name} {amount:amount}.", pays(["full"])),
    ("{year:year} trug {name:name} {amount:amount}; das Jahr ist nicht voll gebucht.", pays(["part"])),
    ("Für {year:year} sind für {name:name} bisher {amount:amount} gebucht; das Jahr ist noch offen.", pays(["running"])),
    ("Für {year:year} sind für {name:name} {amount:amount} geplant.", pays(["planned"])),
    ("{year:year} wurden {name:name} {amount:amount} gutgeschrieben.", pays(["full"], -1)),
    ("Für {year:year} sind {name:name} bisher {amount:amount} gutgeschrieben; das Jahr ist nicht voll gebucht.", pays(["part", "running"], -1)),
    ("Für {year:year} ist für {name:name} eine Gutschrift von {amount:amount} geplant.", pays(["planned"], -1)),
    ("Der Betrag bleibt bei {name:name}.", keeps),
    ("Zahlungsempfänger: {payee:payee}.", one),
    ("Es zahlt: {payee:payee}.", lambda of, payee: one(of, payee, -1)),
    ("Zahlungsempfänger: {text:parts}.", several),
    ("Es zahlen: {text:parts}.", lambda of, text: several(of, text, -1)),
    ("Verrechnet wird mit: {text:parts}.", lambda of, text: several(of, text, 0)),
    (PART + ".", lambda of, name: prorated(of, name, None)),
    (PART + "; bei einem Wechsel im Jahr zählt jeder Abschnitt nach seinen Monaten.", lambda of, name: prorated(of, name, "months")),
    (PART + "; bei einem Wechsel im Jahr zählt jeder Abschnitt nach seinen Tagen.", lambda of, name: prorated(of, name, "days")),
    ("{text:stays}", took_part),
    ("in diesem Jahr nicht", did_not),
    ("Übrige Cent werden nach größten Resten verteilt \\(Methodik\\).", None),
    ("Die Aufstellung ist aus den veröffentlichten Buchungen gerechnet und keine Zahlungsaufforderung; die Bücher der Kommune ersetzt sie nicht.", None),
    ("Kostenaufstellung {year:year}: {name:full_name}", lambda of, year, name: of.require(
        year == of.about["year"] and name == of.facts.full_name[of.about["member"]], f"the page is about {of.about}")),
    ("Aufstellung {year:year}", None),
    ("Haushaltsjahr {year:year}, alle Kommunen", is_about),
    ("{year:year}", is_about),
    ("Zurück zu {name:name}", is_about),
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
