"""The other answers in a line each, as the overview gives them before its first picture: what the whole answers say, in fewer words."""

import re

from sentences.grammar import REASON, Who
from sentences.joined import compared, later_members
from sentences.one_more import in_scenario, one_more
from sentences.why import group_of_way, part


def told_of(of, per, group, everybody):
    """Whom `per` speaks of: all of a group, or the founding members in it; one of them by name."""
    if per.startswith("für "):
        return Who("one", 1, name=per.removeprefix("für "))
    of.require(per.endswith("Bestandskommune") or everybody, f"not all: {group}")
    return Who("mean" if "Mittel" in per else "each", len(group), per.endswith("Bestandskommune"))


def share(of, percent, per, share, without, direction):
    facts = of.facts
    who = told_of(of, per, facts.remaining, set(facts.sharing(facts.year)) == set(facts.remaining) or not facts.are_founders)
    compared(of, facts.year, later(facts), who, share, without, percent, direction)


def share_alike(of, share, per):
    facts = of.facts
    who = told_of(of, per, facts.remaining, set(facts.sharing(facts.year)) == set(facts.remaining) or not facts.are_founders)
    compared(of, facts.year, later(facts), who, share)


def later(facts):
    return len(later_members(facts, facts.year)[1])


def bill(of, change, per, before, reasons, sign):
    """What became of the bill since the first full year; the reasons after it sum to it, as they are written or to the cent."""
    facts = of.facts
    of.require(before == facts.full_years[0], f"full years {facts.full_years}")
    exact = facts.mean_bill(facts.year) - facts.mean_bill(before)
    of.reads(change, abs(exact), "the change", 1)
    of.require(exact * sign > 0, f"it changed by {float(exact) / 100:.2f}")
    if "Mittel" not in per:
        for member in facts.remaining:
            for year in (before, facts.year):
                of.require(abs(facts.bill(year, member) - facts.mean_bill(year)) < 100, f"the bill of {member} is another")
    told = 0
    for reason in re.findall(REASON, reasons):
        what, amount, more = group_of_way(reason)
        written = of.amount(amount)
        part(of, what, written, 1 if more == "mehr" else -1)
        told += written.cents if more == "mehr" else -written.cents
    of.require(told == sign * change.cents, f"the reasons sum to {told / 100:.2f}")


def next_one(of, difference, per, joiner, next, now=None, sign=1):
    group, _ = in_scenario(of)
    counted = [m for m in group if m in of.facts.remaining] or group
    if per.startswith("für "):
        who = Who("one", 1, name=per.removeprefix("für "))
    elif "Mittel" in per:
        who = Who("mean", len(counted), per.endswith("Bestandskommune"))
    else:
        who = Who("each", len(group), False)
    one_more(of, joiner, who, next, now, difference, sign)


PER = "{per:per}"
IN_BRIEF = [
    ("Niemand ist neu beigetreten.", lambda of: of.require(later(of.facts) == 0, "somebody joined")),
    *((f"{{percent:percent}} {word} {PER}: {{share:amount}} statt {{without:amount}} der gemeinsamen Kosten",
       lambda of, direction=direction, **told: share(of, direction=direction, **told)) for word, direction in (("weniger", 1), ("mehr", -1))),
    (f"Nichts am Anteil an den gemeinsamen Kosten: {{share:amount}} {PER}", share_alike),
    *((f"{{change:amount}} {word} {PER} als {{before:year}}: {{reasons:reasons}}", lambda of, sign=sign, **told: bill(of, sign=sign, **told))
      for word, sign in (("mehr", 1), ("weniger", -1))),
    *((f"{{difference:amount}} {word} {PER}, käme {{joiner:joiner}} dazu: {{next:amount}} statt {{now:amount}} der gemeinsamen Kosten",
       lambda of, sign=sign, **told: next_one(of, sign=sign, **told)) for word, sign in (("weniger", 1), ("mehr", -1))),
    (f"Nichts, käme {{joiner:joiner}} dazu: wie bisher {{next:amount}} der gemeinsamen Kosten {PER}",
     lambda of, **told: next_one(of, None, **told)),
]  # fmt: skip
