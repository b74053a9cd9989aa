"""What the start page and the page of a municipality over all agreements assert."""

import re

from sentences.certainty import SIGNS
from sentences.grammar import Grammar, Wording
from sentences.reading import Reader


class Municipality:
    """A municipality with what each agreement says of it: (facts, member) of those that it ever took part in."""

    def __init__(self, key, name, parts):
        self.key, self.name, self.parts = key, name, parts

    def is_at(self, path):
        """Whether that is its page: the path ends with its official key, or with letters and a digest of its name."""
        return path == f"kommune-{self.key}.html" or (self.key == self.name and not re.fullmatch(r"kommune-[0-9]+\.html", path))

    def in_full(self):
        """The agreements whose last full year it shares in."""
        return [(facts, m) for facts, m in self.parts if facts.year and m in facts.sharing(facts.year)]

    def bill(self):
        return sum(facts.bill(facts.year, m) for facts, m in self.in_full())

    def saved(self):
        return sum(facts.saving(m, until=facts.year) for facts, m in self.parts if facts.year)


def municipalities(agreements):
    """All of them, known by their key or, without one, by their name; `agreements` in the order of their titles."""
    found = {}
    for facts in agreements:
        for member in facts.table.get("member", []):
            if facts.stays[member["id"]]:
                key = member.get("ags") or member["name"]
                known = found.setdefault(key, Municipality(key, member["name"], []))
                known.parts.append((facts, member["id"]))
    return list(found.values())


class All:
    """The agreements of a site."""

    def __init__(self, agreements):
        self.agreements = sorted(agreements, key=lambda facts: (facts.table["title"], facts.id))
        self.municipalities = municipalities(self.agreements)
        self.full = [facts for facts in self.agreements if facts.year]


def years(of, found, first, last=None):
    of.require([min(found, default=0), max(found, default=0)] == [first, last or first], f"last full years {sorted(found)}")
    of.require(last is None or first < last, "one year only")


def cost(of, count, first, total, last=None, sign=1):
    full = of.facts.full
    of.require(count == len(full), f"{len(full)} have a full year")
    years(of, [facts.year for facts in full], first, last)
    exact = sum(facts.sum(year=facts.year) for facts in full)
    of.require(exact * sign >= 0 and (exact or sign == 1), "cost and credit are confused")
    of.reads(total, sign * exact, "the total")
    of.marked(total, set().union(*(facts.statuses(year=facts.year) for facts in full)), "the total")


def none_in_full(of, count):
    of.require(count == len(of.facts.agreements) and not of.facts.full, f"{len(of.facts.full)} have a full year")


def not_counted(of, count):
    wanted = len(of.facts.agreements) - len(of.facts.full)
    of.require(count == wanted, f"{wanted} have no full year")


def bore(of, name, bill, first, last=None, count=1, sign=1):
    own = of.municipality
    of.require(name == own.name, f"the page is about {own.name}")
    found = own.in_full()
    of.require(count == len(found), f"it shares in {len(found)}")
    years(of, [facts.year for facts, _ in found], first, last)
    of.require(own.bill() * sign >= 0 and (own.bill() or sign == 1), "cost and credit are confused")
    of.reads(bill, sign * own.bill(), "the bill")
    of.marked(bill, set().union(*(facts.statuses(year=facts.year, member=m) for facts, m in found)), "the bill")


def bears_nothing(of, name, count):
    of.require(name == of.municipality.name, f"the page is about {of.municipality.name}")
    of.require(count == len(of.municipality.parts) and not of.municipality.in_full(), f"it shares in {len(of.municipality.in_full())}")


def nothing_in_others(of, count):
    """Those that have a full year, of which it bears nothing."""
    own = of.municipality
    wanted = [facts.id for facts, m in own.parts if facts.year and m not in facts.sharing(facts.year)]
    of.require(count == len(wanted), f"nothing of the last full year of {wanted}")


def without_full_year(of, count):
    wanted = [facts.id for facts, _ in of.municipality.parts if not facts.year]
    of.require(count == len(wanted), f"no full year have {wanted}")


def saved(of, saved=None, sign=0):
    exact = of.municipality.saved()
    of.require(exact * sign > 0 or exact == sign == 0, f"the saving is {exact / 100:.2f}")
    if saved:
        of.reads(saved, abs(exact), "the saving")


def title(of, name):
    of.require(name == of.municipality.name, f"the page is about {of.municipality.name}")


AGREEMENTS = "{count:number} (?:Vereinbarung|Vereinbarungen)"
IN_ALL = "\\({count:count} (?:Vereinbarung|Vereinbarungen)\\)"
DESCRIPTION = ("Was gemeinsame Aufgaben kosten und wie sich die Kommunen die Kosten teilen.", None)
SIGNED = [DESCRIPTION, *((f"{sign}(?: ·)?", None) for sign in sorted(SIGNS))]
START = [
    ("Kosten gemeinsamer Aufgaben", None),
    (AGREEMENTS + "; ein volles Jahr ist noch in keiner gebucht.", none_in_full),
    (AGREEMENTS + " (?:kostete|kosteten) {first:year}, im letzten vollen Jahr, zusammen {total:amount}.", cost),
    (AGREEMENTS + " kosteten im jeweils letzten vollen Jahr \\({first:year} bis {last:year}\\) zusammen {total:amount}.", cost),
    ("In " + AGREEMENTS + " wurden {first:year}, im letzten vollen Jahr, zusammen {total:amount} gutgeschrieben.",
     lambda of, **told: cost(of, sign=-1, **told)),
    ("In " + AGREEMENTS + " wurden im jeweils letzten vollen Jahr \\({first:year} bis {last:year}\\) zusammen {total:amount} gutgeschrieben.",
     lambda of, **told: cost(of, sign=-1, **told)),
    ("{count:count} weitere (?:hat|haben) noch kein volles Jahr und (?:ist|sind) nicht mitgezählt.", not_counted),
    ("In jeder teilen sich Kommunen die Kosten einer gemeinsamen Aufgabe; ihre Seiten zeigen, was es jede kostet und was Beitritte geändert "
     "haben.", None),
    ("Zur eigenen Kommune", None),
    ("Kosten: (?:des letzten vollen Jahres|aus dem jeweils letzten vollen Jahr).", None),
    ("Gemeinsame Kosten je Kommune: im Mittel derer, die von Anfang an und noch am Ende dieses Jahres beteiligt waren.", None),
    ("Entlastung: durch die Beitritte anderer, bis zum Ende dieses Jahres.", None),
    ("Die Prüfsumme im Fuß dieser Seite ist die der Datei heads.csv: Darin steht die Prüfsumme jeder Vereinbarung.", None),
    ("Wer sie in ein Protokoll schreibt, hält den Stand aller Vereinbarungen fest; kopfstelle verify findet ihn in der Versionsgeschichte wieder.",
     None),
    *SIGNED,
]  # fmt: skip
MUNICIPALITY = [
    ("Alle Vereinbarungen", None),
    (f"Für {{name:name}} ist aus einem letzten vollen Jahr nichts gebucht {IN_ALL}.", bears_nothing),
    (f"{{name:name}} trug {{first:year}}, im letzten vollen Jahr, zusammen {{bill:amount}} {IN_ALL}.", bore),
    ("{name:name} trug im jeweils letzten vollen Jahr \\({first:year} bis {last:year}\\) aus {count:count} Vereinbarungen zusammen {bill:amount}.",
     bore),
    (f"{{name:name}} wurden {{first:year}}, im letzten vollen Jahr, zusammen {{bill:amount}} gutgeschrieben {IN_ALL}.",
     lambda of, **told: bore(of, sign=-1, **told)),
    ("{name:name} wurden im jeweils letzten vollen Jahr \\({first:year} bis {last:year}\\) aus {count:count} Vereinbarungen zusammen {bill:amount} "
     "gutgeschrieben.", lambda of, **told: bore(of, sign=-1, **told)),
    ("{count:count} weitere (?:kostete|kosteten) sie im letzten vollen Jahr nichts.", nothing_in_others),
    ("{count:count} weitere (?:hat|haben) noch kein volles Jahr.", without_full_year),
    ("Die Beitritte anderer haben sie bis dahin um zusammen {saved:amount} entlastet.", lambda of, **told: saved(of, sign=1, **told)),
    ("Die Beitritte anderer haben sie bis dahin um zusammen {saved:amount} mehr belastet.", lambda of, **told: saved(of, sign=-1, **told)),
    ("Die Beitritte anderer haben sie bis dahin weder entlastet noch belastet.", saved),
    ("Kosten: des letzten vollen Jahres jeder Vereinbarung.", None),
    ("Entlastung: was {name:name} bis zum Ende dieses Jahres weniger getragen hat, weil andere später beigetreten sind; angenommen ist, dass die "
     "gemeinsamen Kosten ohne sie gleich hoch gewesen wären.", title),
    *SIGNED,
]  # fmt: skip


class PagesOfAll:
    """Reads the pages that are about all agreements."""

    def __init__(self, all_of_them):
        self.all = all_of_them
        self.names = {own.name for own in all_of_them.municipalities}
        self.grammar = Grammar(list(self.names), [], [])
        self.ready = [[Wording(self.grammar, text, check) for text, check in rules] for rules in (START, MUNICIPALITY)]

    def read(self, path, blocks, whole=True):
        """None for a page that states nothing."""
        if not re.fullmatch(r"index\.html|kommune-.*\.html", path):
            return None
        reader = Reader(self.all, self.grammar, self.ready[path != "index.html"], path)
        reader.titles = self.names & {block.text for block in blocks if block.tag == "h1"}
        reader.municipality = next((own for own in self.all.municipalities if own.name in reader.titles and own.is_at(path)), None)
        return reader.read(blocks)
