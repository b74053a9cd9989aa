"""What the labels of the drawings assert: who joined when, what is booked, planned or merely imagined."""

import re
from datetime import date, timedelta

from sentences.outlook import in_scenario
from sentences.times import german

DAY = timedelta(days=1)


def squeezed(text):
    """Without what a label is broken at."""
    return re.sub(r"[\s\u00a0\u00ad]", "", text)


def check_drawing(of, drawing):
    """Each label of a drawing by what it begins with; a label may stand on several lines."""
    facts, text = of.facts, " ".join(drawing.texts)
    of.sentence = f"{drawing.name}: {text}"
    joins = {german(a) for stays in facts.stays.values() for a, _ in stays}
    lasts = {german(b - DAY) for stays in facts.stays.values() for _, b in stays if b}
    ahead = {german(on) for on in facts.events() if on > facts.stand} if facts.stand else set()
    for on in re.findall(r"\bab ([0-9.]{10}) gebucht", text):
        of.require(on in ahead, f"{on} is not ahead of the last booking day")
    for on in re.findall(r"\bab ([0-9.]{10})(?! gebucht)", text):
        of.require(on in joins, f"nobody joined on {on}")
    for on in re.findall(r"\bbis ([0-9.]{10})", text):
        of.require(on in lasts, f"{on} is nobody's last day")
    for year in re.findall(r"\b([0-9]{4}) geplant", text):
        of.require("planned" in facts.statuses(year=int(year)), f"nothing of {year} is planned")
    if facts.year:
        of_names(of, drawing)


def of_names(of, drawing):
    """`mit`, `Beitritt` and `Austritt` with a name: a name that begins another says nothing here."""
    facts, text = of.facts, squeezed(" ".join(drawing.texts))
    last, candidates = date(facts.year, 12, 31), in_scenario(of)[1]
    for member, name in facts.name.items():
        if any(other != name and other.startswith(name) for other in facts.name.values()):
            continue
        stays = facts.stays[member]
        if drawing.name.startswith("Balken: Anteil"):
            of.require(f"mit{squeezed(name)}" not in text or member in candidates, f"{name} is no candidate beyond the booked group")
        if drawing.name.startswith("Wasserfall"):
            joined, left = any(a <= last for a, _ in stays), any(b and b <= last for _, b in stays)
            of.require(f"Beitritt{squeezed(name)}" not in text or joined, f"{name} did not join by the end of {facts.year}")
            of.require(f"Austritt{squeezed(name)}" not in text or left, f"{name} did not leave by the end of {facts.year}")
