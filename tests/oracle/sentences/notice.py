"""What the notice at the top of a page, and the list at its end, say of assumed and planned amounts."""

WORDS = {"assumed": "angenommen", "planned": "geplant"}


def portion(of, status, amount, count=1):
    facts = of.facts
    number, total = facts.count_entries(status, of.year, of.member)
    of.require(count == number, f"{number} entries are {status}")
    of.reads(amount, total, f"what is {status}")


def everything(of, status, amount, count=1):
    others = [s for s in ("actual", "planned", "assumed") if s != status]
    of.require(not any(of.facts.count_entries(s, of.year, of.member)[0] for s in others), f"not all is {status}")
    portion(of, status, amount, count)


def sums(of, status, amount):
    of.reads(amount, of.facts.count_entries(status, of.year, of.member)[1], f"what is {status}")


ASSUMED = "Alle Beträge dieser Seite sind Annahmen \\(Zeichen a\\), keine abgerechneten Kosten: Für "
PLANNED = "Alle Beträge dieser Seite sind geplant \\(Zeichen p\\): "
NOTICE = [
    (ASSUMED + "die eine Buchung über {amount:amount} gibt es keinen Beleg.", lambda of, amount: everything(of, "assumed", amount)),
    (ASSUMED + "die eine Buchung dahinter \\(Anteil {amount:amount}\\) gibt es keinen Beleg.", lambda of, amount: everything(of, "assumed", amount)),
    (ASSUMED + "die {count:number} Buchungen über zusammen {amount:amount} gibt es keinen Beleg.",
     lambda of, amount, count: everything(of, "assumed", amount, count)),
    (ASSUMED + "die {count:number} Buchungen dahinter \\(Anteile zusammen {amount:amount}\\) gibt es keinen Beleg.",
     lambda of, amount, count: everything(of, "assumed", amount, count)),
    ("{amount:amount} sind angenommen \\(Zeichen a\\): (?:Für eine Buchung gibt es keinen Beleg|der Anteil an einer Buchung ohne Beleg).",
     lambda of, amount: portion(of, "assumed", amount)),
    ("{amount:amount} sind angenommen \\(Zeichen a\\): Für {count:number} Buchungen gibt es keinen Beleg.",
     lambda of, amount, count: portion(of, "assumed", amount, count)),
    ("{amount:amount} sind angenommen \\(Zeichen a\\): die Anteile an {count:number} Buchungen ohne Beleg.",
     lambda of, amount, count: portion(of, "assumed", amount, count)),
    (PLANNED + "Die eine Buchung über {amount:amount} stammt aus einem Haushaltsplan.", lambda of, amount: everything(of, "planned", amount)),
    (PLANNED + "Die eine Buchung dahinter \\(Anteil {amount:amount}\\) stammt aus einem Haushaltsplan.",
     lambda of, amount: everything(of, "planned", amount)),
    (PLANNED + "Die {count:number} Buchungen über zusammen {amount:amount} stammen aus einem Haushaltsplan.",
     lambda of, amount, count: everything(of, "planned", amount, count)),
    (PLANNED + "Die {count:number} Buchungen dahinter \\(Anteile zusammen {amount:amount}\\) stammen aus einem Haushaltsplan.",
     lambda of, amount, count: everything(of, "planned", amount, count)),
    ("{amount:amount} sind geplant \\(Zeichen p\\): (?:Eine Buchung stammt|der Anteil an einer Buchung) aus einem Haushaltsplan.",
     lambda of, amount: portion(of, "planned", amount)),
    ("{amount:amount} sind geplant \\(Zeichen p\\): {count:number} Buchungen stammen aus einem Haushaltsplan.",
     lambda of, amount, count: portion(of, "planned", amount, count)),
    ("{amount:amount} sind geplant \\(Zeichen p\\): die Anteile an {count:number} Buchungen aus einem Haushaltsplan.",
     lambda of, amount, count: portion(of, "planned", amount, count)),
    ("{amount:amount} der gebuchten Beträge: Für sie gibt es keinen Beleg.", lambda of, amount: sums(of, "assumed", amount)),
    ("{amount:amount} sind geplant, noch nicht abgerechnet.", lambda of, amount: sums(of, "planned", amount)),
    ("Jeder gebuchte Betrag ist belegt.",
     lambda of: of.require(not any(of.facts.count_entries(s)[0] for s in ("planned", "assumed")), "not every amount has a document")),
]  # fmt: skip
