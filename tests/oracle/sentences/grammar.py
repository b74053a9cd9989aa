"""Sentences as they are written, and what stands in them.

A wording is the German sentence with a kind of value in each gap: `{year:year} kostete die Zusammenarbeit {total:amount}.`
Matched with a text it gives the values. Names come from the ledger, so that a dot within a name ends no sentence.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

COUNTS = ["keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
ORDINALS = ["Drittel", "Viertel", "Fünftel", "Sechstel", "Siebtel", "Achtel", "Neuntel", "Zehntel", "Elftel", "Zwölftel"]
FRACTIONS = {"alles": Fraction(1), "die Hälfte": Fraction(1, 2)}
FRACTIONS |= {f"ein {name}": Fraction(1, number) for number, name in enumerate(ORDINALS, 3)}
AMOUNT = r"[−+±]?[0-9][0-9.]*(?:,[0-9]{2})? €"
DATE = r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}"
PERIOD = rf"[0-9]{{2}}\.[0-9]{{2}}\.–{DATE}"
STAY = f"vom {DATE} bis {DATE}"
MARK = r"(?: \((?:(?:zum Teil )?(?:angenommen|geplant)(?:, )?)+\))?"


REASON = rf"(?:gemeinsame Kosten|Zahl der Kommunen|Schlüssel|übrige Kosten) {AMOUNT}{MARK} (?:mehr|weniger)"


@dataclass
class Amount:
    """An amount as it is written: in whole euros, or to the cent."""

    text: str
    cents: int
    whole: bool
    mark: str  # what is said of its statuses, in brackets

    def reads(self, exact):
        """Whether an exact number of cents (int or Fraction) is written like this."""
        unit = 100 if self.whole else 1
        return self.cents == unit * rounded(Fraction(exact) / unit)

    def near(self, exact, cents):
        """The same where so many roundings to the cent lie between."""
        return any(self.reads(exact + off) for off in range(-cents, cents + 1))


@dataclass
class Rate:
    """Euros for a unit, with as many places as are written."""

    euros: Fraction
    places: int

    def reads(self, exact_cents):
        scale = 10**self.places
        return self.euros == Fraction(rounded(Fraction(exact_cents) / 100 * scale), scale)


@dataclass
class Who:
    """Whose amount is told: `each` or `mean` of so many (`founding` members or all), `one`, `nobody`."""

    kind: str
    count: int = 0
    founding: bool = False
    name: str = ""


@dataclass
class Percent:
    value: Fraction
    places: int

    def reads(self, exact):
        scale = 10**self.places
        return self.value == Fraction(rounded(Fraction(exact) * 100 * scale), scale)


def rounded(value):
    """Half away from zero."""
    whole = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


def amount(text):
    figure, _, mark = text.partition(" €")
    sign = -1 if figure.startswith("−") else 1
    figure = figure.lstrip("−+±").replace(".", "")
    whole, _, cents = figure.partition(",")
    return Amount(text, sign * (int(whole) * 100 + int(cents or 0)), not cents, mark.strip(" ()"))


def count(text):
    """A number of things: in words up to twelve, in digits beyond."""
    words = {word: number for number, word in enumerate(COUNTS)}
    words |= {"kein": 0, "ein": 1, "einer": 1, "einem": 1, "einen": 1, "beiden": 2}
    return words[text.lower()] if text.lower() in words else int(text.replace(".", ""))


def percent(text):
    figure = text.partition(" %")[0].replace(".", "")
    return Percent(Fraction(figure.replace(",", ".")), len(figure.partition(",")[2]))


def rate(text):
    figure = text.partition(" €")[0].replace(".", "").replace("−", "-")
    return Rate(Fraction(figure.replace(",", ".")), len(figure.partition(",")[2]))


def fraction(text):
    return FRACTIONS[text] if text in FRACTIONS else Fraction(text)


WHO = re.compile(r"(jede|eine) der (\S+) (Bestandsk|K)ommunen( im Mittel)?")
TO_WHOM = re.compile(r"(jeder|einer) der (\S+) (Bestandsk|K)ommunen( im Mittel)?")


def who(text):
    if text in ("niemand", "niemandem"):
        return Who("nobody")
    match = WHO.fullmatch(text) or TO_WHOM.fullmatch(text)
    if not match:
        return Who("one", 1, name=text)
    each, number, founding, mean = match.groups()
    if each.startswith("jede") == bool(mean):
        raise ValueError(f"neither each nor the mean: {text}")
    return Who("mean" if mean else "each", count(number), founding == "Bestandsk")


GAP = re.compile(r"\{(\w+):(\w+)\}")
NOT_PLAIN = re.compile(r"\{\w+:\w+\}|\(\?:[^)]*\)\??|\[[^]]*\]\??|\\.|.\?")


def literal(text):
    """The text between gaps: a dot is a dot, alternatives stand in `(?:…|…)`."""
    return text.replace("\\.", ".").replace(".", "\\.")


class Grammar:
    """The kinds of values that the sentences of one agreement hold."""

    def __init__(self, members, cost_types, payees, full_names=()):
        def names(of):
            return "(?:" + "|".join(re.escape(name) for name in sorted(set(of), key=len, reverse=True)) + ")" if of else "(?!)"

        def lists(of):
            return f"{names(of)}(?:, {names(of)})*(?: und {names(of)})?"

        number = "(?:" + "|".join([*COUNTS, "beiden", "einer", "einem", "ein", "kein"]) + "|[0-9][0-9.]*)"
        group = f"{number} (?:Bestandsk|K)ommunen"
        self.members, self.cost_types, self.payees = names(members), names(cost_types), names(payees)
        self.kinds = {
            "amount": (AMOUNT + MARK, amount),
            "year": ("[0-9]{4}", int),
            "date": (r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}|[0-9]{2}\.[0-9]{4}|[0-9]{4}", str),
            "until": (r"Ende [0-9]{4}|[0-9]{2}\.[0-9]{2}\.[0-9]{4}", str),
            "percent": (r"[0-9][0-9.]*(?:,[0-9]+)? %", percent),
            "marked_percent": (r"[0-9][0-9.]*(?:,[0-9]+)? %" + MARK, percent),
            "fraction": ("|".join(FRACTIONS) + "|[0-9]+/[0-9]+", fraction),
            "count": (f"(?i:{number})", count),
            "number": (r"[0-9][0-9.]*", count),
            "name": (self.members, str),
            "names": (lists(members), lambda text: self.split(text, self.members)),
            "many": (f"{number} Kommunen|" + lists(members), self.many),
            "types": (lists(cost_types), lambda text: self.split(text, self.cost_types)),
            "type": (self.cost_types, str),
            "payee": (self.payees, str),
            "who": (f"(?:jede|eine) der {group}(?: im Mittel)?|niemand|{self.members}", who),
            "whom": (f"(?:jeder|einer) der {group}(?: im Mittel)?|niemandem|{self.members}", who),
            "joiner": (f"eine weitere Kommune|{self.members}", str),
            "per": (f"(?:im Mittel )?je (?:Bestandsk|K)ommune|für {self.members}", str),
            "reasons": (f"{REASON}(?:, {REASON})*", str),
            "rate": (r"[−]?[0-9][0-9.]*,[0-9]{2,6} €" + MARK, rate),
            "years": ("[0-9]{4}(?:, [0-9]{4})*(?: und [0-9]{4})?", lambda text: [int(year) for year in re.findall("[0-9]{4}", text)]),
            "spans": (f"{STAY}(?: und {STAY})*", str),
            "stays": (f"{DATE} bis {DATE}(?:, {DATE} bis {DATE})*", str),
            "period": (PERIOD, str),
            "periods": (f"{PERIOD}(?:, {PERIOD})*(?: und {PERIOD})?", str),
            "day": (r"[0-9]{2}\.[0-9]{2}\.", str),
            "value": (r"[0-9][0-9.]*(?:,[0-9]+)?", str),
            "entry": (r"[A-Za-z0-9][A-Za-z0-9._-]*", str),
            "status": ("belegt|geplant|angenommen", str),
            "full_name": (names(full_names), str),
            "of_others": ("der anderen Kommune|den anderen Kommunen|die anderen? Kommunen?", str),
            "parts": (f"{self.payees} \\((?:eigener Anteil, )?{AMOUNT}{MARK}\\)(?:, {self.payees} \\((?:eigener Anteil, )?{AMOUNT}{MARK}\\))*", str),
            "text": (".+?", str),
            "rest": (".*", str),
        }

    def split(self, text, names):
        """The names of a list."""
        found = []
        while text:
            name = re.match(names, text).group()
            found.append(name)
            text = text[len(name) :].removeprefix(", ").removeprefix(" und ")
        return found

    def many(self, text):
        """Names, or how many they are."""
        number = re.fullmatch(r"(\S+) Kommunen", text)
        return count(number.group(1)) if number else self.split(text, self.members)

    def wording(self, text):
        """The pattern of a wording, and how its values are read."""
        readers, pattern, end = {}, "", 0
        for gap in GAP.finditer(text):
            name, kind = gap.groups()
            expression, readers[name] = self.kinds[kind]
            pattern += literal(text[end : gap.start()]) + f"(?P<{name}>{expression})"
            end = gap.end()
        return re.compile(pattern + literal(text[end:]) + r"(?=\s|$)"), readers


class Wording:
    """A wording with the function that judges it; its pattern is made once a text holds the longest piece of it that is plain."""

    def __init__(self, grammar, text, check):
        self.grammar, self.text, self.check = grammar, text, check
        self.plain = max(NOT_PLAIN.split(text), key=len)
        self.pattern = None

    def match(self, text):
        if self.plain not in text:
            return None
        if self.pattern is None:
            self.pattern, self.readers = self.grammar.wording(self.text)
        return self.pattern.match(text)

    def values(self, match):
        return {name: read(match.group(name)) for name, read in self.readers.items()}
