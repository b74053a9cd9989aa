"""What stands below charts and tables about how certain their amounts are."""


def told(of):
    """The statuses that the words are about: of the drawing that they stand at, else of the page."""
    statuses, of.extent = of.extent, None
    return of.facts.statuses(**of.about) if statuses is None else statuses


def drawn_from(statuses_of):
    """The title of a drawing: how certain it is must follow, but for what is proved."""

    def check(of, **_):
        of.extent = statuses_of(of.facts)
        of.at_end.append(lambda: of.require(of.extent is None or told(of) <= {"actual"}, "what is not proved is not said"))

    return check


def all_of(of, status):
    statuses = told(of)
    of.require(statuses == {status}, f"the amounts are {sorted(statuses)}")


def part_of(of, *wanted):
    statuses = told(of)
    of.require(statuses - {"actual"} == set(wanted) and len(statuses) > 1, f"the amounts are {sorted(statuses)}")


SIGNS = {
    "a = angenommen, ohne Beleg", "\\(a\\) = zum Teil angenommen", "p = geplant, nicht abgerechnet", "\\(p\\) = zum Teil geplant",
    "\\(ap\\) = zum Teil angenommen, zum Teil geplant",
}  # fmt: skip
CERTAINTY = [
    ("alle Beträge angenommen[;.]?", lambda of: all_of(of, "assumed")),
    ("alle Beträge geplant[;.]?", lambda of: all_of(of, "planned")),
    ("zum Teil angenommen, zum Teil geplant[;.]?", lambda of: part_of(of, "assumed", "planned")),
    ("zum Teil angenommen[;.]?", lambda of: part_of(of, "assumed")),
    ("zum Teil geplant[;.]?", lambda of: part_of(of, "planned")),
    *((f"{sign}(?: ·)?", None) for sign in sorted(SIGNS)),
    ("Was angenommen ist", None),
    ("Gleiche Teile sind angenommen, nicht vereinbart.", None),
]  # fmt: skip
