"""Reads the texts of a page sentence by sentence and holds each against the ledger.

A kind of page has wordings, each with what it asserts. A text is read from its beginning: the first wording that fits takes its
sentence away. What no wording takes and what holds a figure is a fault of its own, so that no sentence escapes.
"""

import re
from fractions import Fraction

from oracle import half_away_from_zero, mean
from sentences.grammar import amount

SENTENCE_END = re.compile(r"(?<=[.!?:]) (?=[A-ZÄÖÜ„0-9])")
FIGURE = re.compile(r"[0-9]|€|\bjede[rsnm]?\b|Hälfte|\bein \w+tel\b|\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) ")

# What is known to be wrong on some ledgers: how the wording or the sentence begins, and what of it is not so. This list only gets shorter.
WRONG_STILL = [
    # With any one more, whose cents left over are not known, each is said to bear the same to the cent.
    ("Käme {joiner:joiner} dazu, trüge {who:who} {after", "the share of"),
    ("Käme eine weitere Kommune dazu, trüge", "the mean is"),
    # Where the values of those that take part sum to zero, nobody is said to take part.
    ("Nach dem letzten gebuchten Wechsel ist keine", "somebody takes part"),
    ("Zurzeit ist keine Kommune beteiligt", "somebody takes part"),
]


class Reader:
    """One page, held against its ledger."""

    def __init__(self, facts, grammar, rules, path, free=()):
        self.facts, self.path = facts, path
        self.rules = [(*grammar.wording(wording), wording, check) for wording, check in rules]
        self.free = sorted((text for text in free if text), key=len, reverse=True)  # what people wrote in the ledger
        self.faults, self.unknown = [], []
        self.sentence = self.wording = ""
        self.known = []  # of WRONG_STILL
        self.about = {}  # what of the ledger a page is about: a year, a member
        self.grammar, self.amount = grammar, amount
        kinds = grammar.kinds
        self.payee_part = re.compile(f"(?P<payee>{kinds['payee'][0]}) (?P<amount>{kinds['amount'][0]}) \\((?P<types>{kinds['types'][0]})\\)")
        self.types = kinds["types"][1]

    def read(self, blocks):
        for block in blocks:
            rest = block.text
            while rest:
                rest = self.next(rest).lstrip()
        return self

    def next(self, rest):
        """Takes one sentence away."""
        for free in self.free:
            if rest.startswith(free):
                return rest[len(free) :]
        for pattern, readers, wording, check in self.rules:
            match = pattern.match(rest)
            if match:
                self.sentence, self.wording = match.group(), wording
                try:
                    values = {name: read(match.group(name)) for name, read in readers.items()}
                    if check:
                        check(self, **values)
                except (ValueError, LookupError, TypeError, ZeroDivisionError) as error:
                    self.fault(f"{type(error).__name__}: {error}")
                return rest[match.end() :]
        sentence, *others = SENTENCE_END.split(rest, maxsplit=1)
        if FIGURE.search(sentence):
            self.unknown.append(sentence)
        return others[0] if others else ""

    def fault(self, why):
        said = (self.wording, self.sentence)
        if not any(known in why and any(text.startswith(begins) for text in said) for begins, known in self.known):
            self.faults.append(f"{self.path}: {self.sentence}\n    {why}")

    def require(self, holds, why):
        if not holds:
            self.fault(why)

    def reads(self, written, exact, what, cents=0):
        """That an amount is written as it is."""
        if not written.near(exact, cents):
            self.fault(f"{what} is {float(exact) / 100:.2f}, written {written.text}")

    def marked(self, written, statuses, what):
        """That an amount says how certain what stands behind it is: all of it assumed or planned, or a part."""
        unsure = [word for word, status in (("angenommen", "assumed"), ("geplant", "planned")) if status in statuses]
        wanted = ", ".join(unsure if len(statuses) == 1 else [f"zum Teil {word}" for word in unsure])
        if written.mark != wanted:
            self.fault(f"{what} rests on {sorted(statuses)}, written {written.text} ({written.mark})")

    def round_euro(self, cents):
        return half_away_from_zero(Fraction(cents, 100))

    def borne_by(self, who, written, amount_of, group, what, sign=1):
        """That the group named bears what is written: each of it, or its mean; `sign` -1 where a credit is told."""
        facts = self.facts
        if who.kind == "one":
            member = facts.member(who.name)
            self.require(member in facts.members, f"{who.name} is unknown")
            self.reads(written, sign * amount_of(member), f"{what} of {who.name}")
            return
        if who.founding:
            self.require(set(group) <= set(facts.founders), f"not all of {group} are founding members")
        self.require(who.count == len(group), f"{who.count} written, they are {len(group)}: {group}")
        amounts = [amount_of(member) for member in group]
        if not amounts:
            return self.fault(f"{what}: nobody bears it")
        if who.kind == "each":
            for member, amount in zip(group, amounts):
                if not written.reads(sign * amount):
                    self.fault(f"{what} of {member} is {amount / 100:.2f}, so not of each {written.text}")
        else:
            self.reads(written, sign * mean(amounts), f"the mean of {what}")
