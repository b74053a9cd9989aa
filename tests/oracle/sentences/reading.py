"""Reads the texts of a page sentence by sentence and holds each against the ledger.

A kind of page has wordings, each with what it asserts. A text is read from its beginning: the first wording that fits takes its
sentence away. What no wording takes and what holds a figure is a fault of its own, so that no sentence escapes.
"""

import re
from fractions import Fraction

from oracle import half_away_from_zero, mean
from sentences.grammar import amount

SENTENCE_END = re.compile(r"(?<=[.!?:]) (?=[A-ZÄÖÜ„0-9])")
# What makes a text a claim: a figure, a fraction, an equality of all, a comparison, a tense of what was paid, a status.
CLAIM = re.compile(
    r"[0-9]|€|\bein \w+tel\b|Hälfte|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b"
    r"|(?i:\b(?:jede[rsnm]?|alle[rsnm]?|kein\w*|niemand\w*|beide\w*|allein|gleich\w*|ebenso|so (?:viel|hoch)|unverändert)\b)"
    r"|(?i:\b(?:mehr|weniger|meiste\w*|höher|höchste\w*|niedriger|teurer|billiger|größte\w*|kleinste\w*|statt|länger|kürzer)\b)"
    r"|\b(?:stieg|sank|steig|sink|gestiegen|gesunken|blieb|kostet|entlaste|belaste|gutgeschr|zahl[et]|bekomm|behält|gibt)\w*"
    r"|\b(?:trug|trägt|tragen|getragen|trüge|käme|brächte|wurden?|war|waren|wäre|hätte|hat|haben|bisher|geplant|gebucht|angenommen|belegt)\b"
)


class Reader:
    """One page, held against its ledger."""

    def __init__(self, facts, grammar, rules, path, free=()):
        self.facts, self.path, self.rules = facts, path, rules
        self.free = sorted((text for text in free if text), key=len, reverse=True)  # what people wrote in the ledger
        self.faults, self.unknown = [], []
        self.sentence = ""
        self.about = {}  # what of the ledger a page is about: a year, a member
        self.chosen = {}  # which rows of a ledger it lists
        self.section = ""  # the title above
        self.titles = set()  # names that stand alone
        self.once, self.at_end = set(), []  # what sentences of a block say together
        self.extent = None  # the statuses behind a drawing whose certainty the next words tell
        self.grammar, self.amount = grammar, amount
        kinds = grammar.kinds
        self.payee_part = re.compile(f"(?P<payee>{kinds['payee'][0]}) (?P<amount>{kinds['amount'][0]}) \\((?P<types>{kinds['types'][0]})\\)")
        self.types = kinds["types"][1]
        self.amount_at = re.compile(kinds["amount"][0]).match

    def read(self, blocks):
        for block in blocks:
            self.section, rest = block.section, block.text
            self.at_end = []
            while rest and rest not in self.titles:
                rest = self.next(rest).lstrip()
            self.try_to(*self.at_end)
        return self

    def try_to(self, *checks):
        for check in checks:
            try:
                check()
            except (ValueError, LookupError, TypeError, ZeroDivisionError, AttributeError) as error:
                self.fault(f"{type(error).__name__}: {error}")

    def next(self, rest):
        """Takes one sentence away."""
        for free in self.free:
            if rest.startswith(free):
                return rest[len(free) :]
        for wording in self.rules:
            match = wording.match(rest)
            if match:
                self.sentence = match.group()
                if wording.check:
                    self.try_to(lambda: wording.check(self, **wording.values(match)))
                return rest[match.end() :]
        sentence, *others = SENTENCE_END.split(rest, maxsplit=1)
        if CLAIM.search(sentence):
            self.unknown.append(sentence)
        return others[0] if others else ""

    def fault(self, why):
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
