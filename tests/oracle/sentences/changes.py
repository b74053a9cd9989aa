"""What the list of all bookings by day asserts."""

from sentences.certainty import CERTAINTY
from sentences.notice import NOTICE


def rows(of):
    agreement = of.facts.agreement
    return agreement.memberships + agreement.costs + agreement.values


def nothing(of):
    of.require(not rows(of), "something is booked")


def last(of, on):
    days = max(row["recorded_on"] for row in rows(of))
    of.require(on == ".".join(reversed(days.split("-"))), f"the last row is of {days}")


def entries(of, costs, memberships, values=0, count=1):
    agreement = of.facts.agreement
    held = tuple(len(part) for part in (agreement.costs, agreement.memberships, agreement.values))
    of.require((costs, memberships, values) == held, f"{held} rows of costs, memberships, values")
    of.require(count == sum(held), f"{sum(held)} rows")


def reversals(of, count=0):
    reversals = sum(bool(row["reverses"]) for row in rows(of))
    of.require(count == reversals, f"{reversals} reversals")


def on_day(of, on):
    days = {".".join(reversed(row["recorded_on"].split("-"))) for row in rows(of)}
    of.require(on in days, "nothing was booked on that day")


CHANGES = [
    ("Noch ist nichts gebucht.", nothing),
    ("Zuletzt wurde am {on:date} gebucht.", last),
    *(
        (f"{booked}, Stornos mitgezählt: {{costs:number}} von Kosten, {{memberships:number}} von Mitgliedschaften{values}.", entries)
        for booked in ("1 Buchung", "{count:number} Buchungen")
        for values in ("", ", {values:number} von Werten, nach denen verteilt wird")
    ),
    ("Keine davon nimmt eine andere zurück.", reversals),
    ("Eine davon nimmt eine andere zurück.", lambda of: reversals(of, 1)),
    ("{count:count} davon nehmen andere zurück.", reversals),
    ("Am {on:date}", on_day),
    ("Hier steht deshalb jede Buchung und jeder festgehaltene Stand, auch was später zurückgenommen wurde.", None),
    ("An das Hauptbuch wird nur angehängt.", None),
    ("Nur die Angaben zur Vereinbarung in agreement.toml \\(Beteiligte, Kostenarten, Sätze, Belege\\) dürfen sich ändern, ohne dass es hier "
     "steht.", None),
    ("Änderungen abonnieren \\(Atom-Feed\\)", None),
    ("Nur die Korrekturen", None),
    ("Prüfen, dass nichts geändert wurde", None),
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
