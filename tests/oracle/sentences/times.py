"""When things were: which days of a year somebody takes part, how far a year is booked, and how a sentence may speak of it."""

from datetime import date, timedelta

DAY = timedelta(days=1)


def german(on):
    return f"{on.day:02}.{on.month:02}.{on.year:04}"


def is_over(facts, year):
    return facts.stand is not None and date(year, 12, 31) <= facts.stand


def state(facts, year):
    """`full`, `planned`, `running`, or `part`: over, but not booked in full."""
    if year in facts.full_years:
        return "full"
    if facts.is_planned(year):
        return "planned"
    return "part" if is_over(facts, year) else "running"


def days_of(facts, member, year):
    """(first, last day) of each stay of a member within a year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    clipped = [(max(a, first), min(b - DAY if b else last, last)) for a, b in facts.stays[member]]
    return [(a, b) for a, b in clipped if a <= b]


def was_there(facts, member, year):
    """How much of a year a member took part."""
    return sum((b - a + DAY).days for a, b in days_of(facts, member, year)) / ((date(year + 1, 1, 1) - date(year, 1, 1)).days)


def all_year(facts, member, year):
    return days_of(facts, member, year) == [(date(year, 1, 1), date(year, 12, 31))]


def stays_until(facts, member, on):
    """The stays that had begun by a day: (first day, last day or None where it had not ended by then)."""
    begun = [(a, b) for a, b in facts.stays[member] if a <= on]
    return [(a, b - DAY if b and b <= on else None) for a, b in begun]


def spans(text):
    """The days of "vom 01.01.2020 bis 31.12.2021 und vom …"."""
    return [tuple(part.removeprefix("vom ").split(" bis ")) for part in text.split(" und ")]


def periods(text):
    """The periods of "01.01.–31.03.2024, 01.07.–30.09.2024 und …", each as two German dates."""
    found = []
    for part in text.replace(" und ", ", ").split(", "):
        start, _, end = part.partition("–")
        found.append((start + end[6:], end))
    return found


def covered(facts, year, common=True):
    """The stretches of a year for which costs are booked, as (first, last day)."""
    days = set()
    for row, _, _, live in facts.entries(year=year, common=common):
        if live:
            start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
            days |= set(range(start.toordinal(), end.toordinal() + 1))
    found = []
    for number in sorted(days):
        on = date.fromordinal(number)
        if found and found[-1][1] + DAY == on:
            found[-1] = (found[-1][0], on)
        else:
            found.append((on, on))
    return found
