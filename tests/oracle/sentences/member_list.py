"""What the list of members asserts: who takes part, who joined later and who left."""

from fractions import Fraction

from sentences.certainty import CERTAINTY
from sentences.joined import AHEAD
from sentences.notice import NOTICE


def members(of):
    return of.facts.present(of.facts.stand) if of.facts.stand else []


def founders(of):
    return [m for m in members(of) if m in of.facts.founders]


def gone(of):
    """Who was a member by the last booking day, and is none on it."""
    facts = of.facts
    left = [m for m in facts.members if facts.stays[m] and facts.stays[m][0][0] <= facts.stand and m not in members(of)]
    return len(left)


def begins(of, on):
    founded = of.facts.founded
    of.require(founded and founded > of.facts.stand, f"the beginning was {founded}")
    of.require(on == f"{founded:%d.%m.%Y}", f"the beginning is {founded}")


def nobody(of):
    of.require(not members(of), f"{members(of)} take part")


def alone(of, name):
    of.require([of.facts.name[m] for m in members(of)] == [name], f"{members(of)} take part")


def several(of, count):
    of.require(count == len(members(of)) > 1, f"{members(of)} take part")


def alike(of, count, fraction):
    several(of, count)
    of.require(of.facts.all_equal() and of.facts.common_types(), "there are no common costs in equal parts")
    of.require(fraction == Fraction(1, count), "another fraction")


def joined(of, on, count=1, left=None):
    of.require(count == len(members(of)) - len(founders(of)), f"founding members: {founders(of)} of {members(of)}")
    of.require(on == f"{of.facts.founded:%d.%m.%Y}", f"the beginning was {of.facts.founded}")
    of.require((left or 0) == gone(of), f"{gone(of)} have left")


def left(of, count):
    of.require(count == gone(of) > 0, f"{gone(of)} have left")


def ended(of):
    of.require(not members(of) and of.facts.founded <= of.facts.stand, f"{members(of)} take part")


def one_from_the_start(of, name):
    of.require([of.facts.name[m] for m in founders(of)] == [name] and len(members(of)) == 1, f"from the start: {founders(of)}")


def all_from_the_start(of):
    of.require(founders(of) == members(of), f"from the start: {founders(of)} of {members(of)}")


def none_from_the_start(of):
    of.require(members(of) and not founders(of), f"from the start: {founders(of)}")


def some_from_the_start(of, founding, count):
    of.require([founding, count] == [len(founders(of)), len(members(of))], f"from the start: {founders(of)} of {members(of)}")


def since(of, on):
    of.require(on == f"{of.facts.founded:%d.%m.%Y}", f"the beginning was {of.facts.founded}")
    of.require(("ist, ab" in of.sentence) == (of.facts.founded > of.facts.stand), "another tense")


MEMBER_LIST = [
    ("Noch ist keine Kommune beteiligt; die Vereinbarung beginnt am {on:date}.", begins),
    ("Zurzeit ist keine Kommune beteiligt.", nobody),
    ("Beteiligt ist allein {name:name}.", alone),
    ("{count:count} Kommunen sind beteiligt.", several),
    ("{count:count} Kommunen teilen sich die gemeinsamen Kosten; jede trägt {fraction:fraction}.", alike),
    ("Sie ist nach dem Beginn am {on:date} beigetreten.", joined),
    ("Sie ist nach dem Beginn am {on:date} beigetreten; {left:count} weitere (?:ist|sind) ausgetreten.", joined),
    ("{count:count} von ihnen (?:ist|sind) nach dem Beginn am {on:date} beigetreten.", joined),
    ("{count:count} von ihnen (?:ist|sind) nach dem Beginn am {on:date} beigetreten; {left:count} weitere (?:ist|sind) ausgetreten.", joined),
    ("{count:count} (?:ist|sind) ausgetreten.", left),
    ("Die Mitgliedschaften beginnen am {on:date}", begins),
    ("Alle Mitgliedschaften sind beendet", ended),
    ("{name:name} war schon am Anfang dabei", one_from_the_start),
    ("Alle beteiligten Kommunen waren schon am Anfang dabei", all_from_the_start),
    ("Keine der beteiligten Kommunen war schon am Anfang dabei", none_from_the_start),
    ("{founding:count} der {count:count} Kommunen (?:war|waren) schon am Anfang dabei", some_from_the_start),
    ("Wer wann beteiligt (?:ist, ab|war, seit) {on:date}", since),
    ("Was jede Kommune trägt", None),
    *AHEAD,
    *CERTAINTY,
    *NOTICE,
]
