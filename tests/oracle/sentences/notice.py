"""What the notice at the top of a page, and the list of all that is assumed, say of assumed and planned amounts."""

OWN = {"angenommen": "assumed", "geplant": "planned"}


def counted(of, status, amount, count=1):
    if of.path == "buchungen/korrekturen.html":  # of the entries that stand in the place of others
        return of.require(count <= of.facts.count_entries(status, booked=True)[0], f"fewer entries are {status}")
    number, total = of.facts.count_entries(status, **of.about)
    of.require(count == number, f"{number} entries are {status}")
    of.reads(amount, total, f"what is {status}")


def all_of_it(of, status, amount, count=1):
    others = {"actual", "planned", "assumed"} - {status}
    of.require(not any(of.facts.count_entries(s, **of.about)[0] for s in others), f"not all is {status}")
    counted(of, status, amount, count)


def through_values(of, status, count=1):
    """So many entries are so only because a value is by which they are divided."""
    found = [row for row, _, of_all, live in of.facts.entries(**of.about) if live and of_all == status != row["status"]]
    of.require(count == len(found), f"{len(found)} entries are {status} through values only")


def booked(of, status, amount):
    total = sum(amount for row, amount, _, live in of.facts.entries() if live and row["status"] == status)
    of.reads(amount, total, f"what is booked as {status}")


def everything_booked(of):
    others = [row["entry"] for row, _, _, live in of.facts.entries() if live and row["status"] != "assumed"]
    of.require(not others, f"not assumed: {others}")


def proved(of):
    unsure = [s for s in ("planned", "assumed") if of.facts.count_entries(s)[0]]
    of.require(not unsure, f"some amounts are {unsure}")


def nothing_booked(of):
    of.require(not any(live for *_, live in of.facts.entries()), "costs are booked")


def judged(check, status):
    return lambda of, **told: check(of, status, **told)


NOTICE = [
    (wording.replace("ANGENOMMEN", word).replace("BELEGT", {"angenommen": "belegt \\(Zeichen a\\)", "geplant": "abgerechnet \\(Zeichen p\\)"}[word])
     .replace("BEWIESEN", {"angenommen": "belegt", "geplant": "abgerechnet"}[word]), judged(check, status))
    for word, status in OWN.items()
    for wording, check in [
        ("Alle Beträge dieser Seite sind ANGENOMMEN, nicht BEWIESEN: (?:eine Buchung über|der Anteil an einer Buchung,) {amount:amount}.", all_of_it),
        ("Alle Beträge dieser Seite sind ANGENOMMEN, nicht BEWIESEN: (?:die Anteile an )?{count:number} Buchungen, zusammen {amount:amount}.", all_of_it),
        ("{amount:amount} sind ANGENOMMEN, nicht BELEGT: (?:eine Buchung|der Anteil an einer Buchung).", counted),
        ("{amount:amount} sind ANGENOMMEN, nicht BELEGT: (?:die Anteile an )?{count:number} Buchungen.", counted),
        ("{amount:amount} sind ANGENOMMEN, nicht BEWIESEN: eine Buchung.", counted),
        ("{amount:amount} sind ANGENOMMEN, nicht BEWIESEN: {count:number} Buchungen.", counted),
        ("Bei einer Buchung davon ist nicht der Betrag ANGENOMMEN, sondern ein Wert, nach dem er verteilt wird.", through_values),
        ("Bei {count:number} Buchungen davon ist nicht der Betrag ANGENOMMEN, sondern ein Wert, nach dem er verteilt wird.", through_values),
    ]
] + [
    ("Alle gebuchten Beträge: Sie sind Annahmen ohne Beleg; die wirklichen Kosten können anders sein.", everything_booked),
    ("{amount:amount} der gebuchten Beträge: Für sie gibt es keinen Beleg.", judged(booked, "assumed")),
    ("{amount:amount} sind geplant, noch nicht abgerechnet.", judged(booked, "planned")),
    ("Werte, nach denen eine Buchung verteilt wird.", judged(through_values, "assumed")),
    ("Werte, nach denen {count:number} Buchungen verteilt werden.", judged(through_values, "assumed")),
    ("Werte aus der Planung, nach denen eine Buchung verteilt wird.", judged(through_values, "planned")),
    ("Werte aus der Planung, nach denen {count:number} Buchungen verteilt werden.", judged(through_values, "planned")),
    ("Jeder gebuchte Betrag ist belegt.", proved),
    ("Noch ist kein Betrag gebucht.", nothing_booked),
]  # fmt: skip
