"""What the time line asserts: who joined and left when, and which part each bears from then on."""

from fractions import Fraction

import oracle


def on_day(of, on):
    for when, event in of.facts.events().items():
        if f"{when.day:02}.{when.month:02}.{when.year:04}" == on:
            return when, event
    of.fault("nobody joined or left on that day")
    return None, ([], [])


def named(of, names, members):
    wanted = [of.facts.name[m] for m in members]
    of.require(names == (len(wanted) if isinstance(names, int) else wanted), f"on that day {wanted}")


def bears(of, when, fraction):
    present = of.facts.present(when)
    kinds = [of.facts.agreement.cost_types[id] for id in of.facts.common_types()]
    of.require(all({part[2] for part in oracle.parts_of(kind)} == {"equal"} for kind in kinds), "the parts are not equal")
    of.require(of.facts.common_types(), "there are no common costs")
    of.require(present and fraction == Fraction(1, len(present)), f"they are {len(present)}")


def begins(of, on, names, fraction=None):
    when, (joined, _) = on_day(of, on)
    of.require(when == of.facts.founded, f"the beginning was {of.facts.founded}")
    named(of, names, joined)
    if fraction:
        bears(of, when, fraction)


def changed(of, on, joins=None, leaves=None, fraction=None):
    when, (joined, left) = on_day(of, on)
    again = [m for m in joined if of.facts.joined[m] < when]
    of.require(("wieder" in of.sentence) == bool(again and len(again) == len(joined)), f"back are {again}")
    named(of, joins or [], joined)
    named(of, leaves or [], left)
    if when and fraction:
        bears(of, when, fraction)
    if when and "Keine Kommune" in of.sentence:
        of.require(not of.facts.present(when), f"there are {of.facts.present(when)}")


def left(of, on, leaves, fraction=None):
    changed(of, on, None, leaves, fraction)


AHEAD = ("", ", gebucht")


def of_time(check, booked):
    """The same check of what is past and of what is booked and still to come on the last booking day."""

    def checked(of, on, **told):
        when, _ = on_day(of, on)
        of.require(bool(booked) == bool(when and of.facts.stand < when), "past and future are confused")
        check(of, on, **told)

    return checked


JOINS = r"{joins:many} (?:tritt|treten) (?:wieder )?bei"
LEAVES = r"{leaves:many} (?:ist|sind) nicht mehr beteiligt"
NOW = (": Jede Kommune trägt {fraction:fraction} der gemeinsamen Kosten", ": Keine Kommune ist mehr beteiligt", "")
TIMELINE = [
    *((f"{{on:date}}{booked} {{names:many}} beginn(?:t|en){end}.", of_time(begins, booked))
      for booked in AHEAD for end in ("; jede Kommune trägt {fraction:fraction} der gemeinsamen Kosten", "")),
    *((f"{{on:date}}{booked} {JOINS}, {LEAVES}{end}.", of_time(changed, booked)) for booked in AHEAD for end in NOW),
    *((f"{{on:date}}{booked} {JOINS}{end}.", of_time(changed, booked)) for booked in AHEAD for end in NOW),
    *((f"{{on:date}}{booked} {LEAVES}{end}.", of_time(left, booked)) for booked in AHEAD for end in NOW),
]  # fmt: skip
