"""What the pages of the journal assert: how many rows are in force, what they sum to, what was taken back, settled and corrected."""

from oracle import cents
from sentences.certainty import CERTAINTY
from sentences.notice import NOTICE

STATUS = {"belegt": "actual", "geplant": "planned", "angenommen": "assumed"}


def rows(of, **chosen):
    """The rows of costs that a page selects."""
    chosen = chosen or of.chosen
    return [row for row in of.facts.agreement.costs if all(str(value_of(row, name)) == str(wanted) for name, wanted in chosen.items())]


def value_of(row, name):
    return row["period_start"][:4] if name == "year" else row[name]


def live(of, rows):
    alive = {row["entry"] for row, _, _, live in of.facts.rows if live}
    return [row for row in rows if row["entry"] in alive]


def reversed_of(rows, of_all=None):
    back = {row["reverses"] for row in (of_all or rows) if row["reverses"]}
    return [row for row in rows if row["entry"] in back]


def nothing(of):
    of.require(not rows(of), f"{len(rows(of))} rows")


def none_in_force(of):
    of.require(rows(of) and not live(of, rows(of)), f"{len(live(of, rows(of)))} are in force")


def in_force(of, amount, count=1):
    found = live(of, rows(of))
    of.require(count == len(found), f"{len(found)} are in force")
    of.reads(amount, sum(cents(row["amount"]) for row in found), "the sum")
    of.marked(amount, {row["status"] for row in found}, "the sum")


def with_vat(of):
    of.require(any(row["vat_rate"] for row in rows(of)), "no entry has a rate of VAT")


def taken_back(of, count, rows_shown):
    of.require(count == len(reversed_of(rows(of), of.facts.agreement.costs)), f"{len(reversed_of(rows(of)))} were taken back")
    of.require(rows_shown == len(rows(of)), f"{len(rows(of))} rows")


# ---------------------------------------------------------------------------------------------- memberships


def memberships(of, count=1):
    back = {row["reverses"] for row in of.facts.agreement.memberships if row["reverses"]}
    alive = [row for row in of.facts.agreement.memberships if not row["reverses"] and row["entry"] not in back]
    of.require(count == len(alive), f"{len(alive)} are in force")
    if "Beitritt ist" in of.sentence and alive:
        of.require(alive[0]["event"] == "join", "that is a leave")


def joins_and_leaves(of, joins, leaves):
    memberships(of, joins + leaves)
    back = {row["reverses"] for row in of.facts.agreement.memberships if row["reverses"]}
    alive = [row["event"] for row in of.facts.agreement.memberships if not row["reverses"] and row["entry"] not in back]
    of.require([alive.count("join"), alive.count("leave")] == [joins, leaves], f"in force: {alive}")


def memberships_back(of, count):
    back = reversed_of(of.facts.agreement.memberships)
    of.require(count == len(back), f"{len(back)} were taken back")


# ---------------------------------------------------------------------------------------------- corrections


def settled(of):
    """Planned or assumed entries that were taken back, and for whose cost type and period a live actual one was booked then or later."""
    agreement, found = of.facts.agreement, []
    by_entry = {row["entry"]: row for row in agreement.costs}
    alive = live(of, agreement.costs)
    for reversal in agreement.costs:
        original = by_entry.get(reversal["reverses"])
        if original and original["status"] in ("planned", "assumed"):
            same = [row for row in alive if row["status"] == "actual" and row["recorded_on"] >= reversal["recorded_on"]
                    and all(row[c] == original[c] for c in ("cost_type", "period_start", "period_end"))]  # fmt: skip
            if same:
                found.append(original)
    return found


def corrected(of):
    agreement, of_plan = of.facts.agreement, [row["entry"] for row in settled(of)]
    back = [row for part in (agreement.costs, agreement.memberships, agreement.values) for row in reversed_of(part)]
    return [row for row in back if row["entry"] not in of_plan]


def corrections(of, count=0):
    of.require(count == len(corrected(of)), f"{len(corrected(of))} were corrected")


def nothing_back(of):
    of.require(not corrected(of) and not settled(of), "something was taken back")


def settlements(of, count=1):
    of.require(count == len(settled(of)), f"{len(settled(of))} were settled")


# -------------------------------------------------------------------------------------------------- choices


def choice_of_corrections(of, count, plans=0):
    corrections(of, count)
    settlements(of, plans)


def choice_of_type(of, type, count):
    ids = [id for id, name in of.facts.cost_type.items() if name == type]
    found = [len(live(of, rows(of, cost_type=id))) for id in ids]
    of.require(count in found, f"in force are {found}")


def choice_of_status(of, status, count):
    found = live(of, rows(of, status=STATUS[status]))
    of.require(count == len(found), f"in force are {len(found)}")


def title(of, **said):
    of.require(said == of.chosen, f"the page is about {of.chosen}")


def title_of_type(of, type):
    of.require(type == of.facts.cost_type[of.chosen["cost_type"]], f"the page is about {of.chosen}")


JOURNAL = [
    ("Wo ein Steuersatz gebucht ist, enthält der Betrag die Umsatzsteuer; sie wird mit verteilt.", with_vat),
    ("Buchungen für {year:year}", title),
    ("Buchungen: {type:type}", title_of_type),
    *((f"{word} Buchungen", lambda of, status=status: title(of, status=status))
      for word, status in (("Belegte", "actual"), ("Geplante", "planned"), ("Angenommene", "assumed"))),
    ("Alle Buchungen", title),
    ("Buchungen der Mitgliedschaften", None),
    ("Hier ist nichts gebucht.", nothing),
    ("Keine Kostenbuchung ist in Kraft.", none_in_force),
    ("Eine Kostenbuchung über {amount:amount} ist in Kraft.", in_force),
    ("{count:number} Kostenbuchungen über zusammen {amount:amount} sind in Kraft.", in_force),
    ("{count:count} (?:wurde|wurden) zurückgenommen; mit den Stornos stehen hier {rows_shown:number} Zeilen.", taken_back),
    ("Beitritte und Austritte sind eigene Buchungen: Mitgliedschaften.", None),
    ("Kein Beitritt ist gebucht, der nicht storniert ist.", lambda of: memberships(of, 0)),
    ("Ein Beitritt ist gebucht und nicht storniert.", memberships),
    ("{joins:number} Beitritte sind gebucht und nicht storniert, kein Austritt.", lambda of, joins: joins_and_leaves(of, joins, 0)),
    ("{joins:number} Beitritte? und {leaves:count} Austritte? sind gebucht und nicht storniert.", joins_and_leaves),
    ("{count:count} (?:wurde|wurden) zurückgenommen.", memberships_back),
    ("Bisher wurde keine Buchung zurückgenommen.", nothing_back),
    ("Bisher wurde keine Buchung korrigiert.", corrections),
    ("Eine Buchung wurde korrigiert.", lambda of: corrections(of, 1)),
    ("{count:count} Buchungen wurden korrigiert.", corrections),
    ("Nichts wird gelöscht oder geändert: Eine falsche Buchung bleibt stehen, ein Storno nimmt sie zurück.", None),
    ("Eine geplante oder angenommene Buchung wurde abgerechnet: Sie wurde zurückgenommen, weil das Ergebnis vorlag.", settlements),
    ("{count:count} geplante oder angenommene Buchungen wurden abgerechnet: Sie wurden zurückgenommen, weil das Ergebnis vorlag.", settlements),
    ("alle", None),
    ("Korrekturen \\({count:number}\\)", choice_of_corrections),
    ("Korrekturen \\({count:number}\\), Abrechnungen \\({plans:number}\\)", choice_of_corrections),
    ("Mitgliedschaften \\({count:number}\\)", memberships),
    ("nach (?:Kostenart|Status) \\(und wie viele davon in Kraft sind\\)", None),
    ("{type:type} \\({count:number}\\)", choice_of_type),
    ("{status:status} \\({count:number}\\)", choice_of_status),
    ("{year:year}", lambda of, year: of.require(rows(of, year=year), f"nothing is booked for {year}")),
    ("Abrechnungen: erst geplant oder angenommen, dann belegt", None),
    *CERTAINTY,
    *NOTICE,
]  # fmt: skip
