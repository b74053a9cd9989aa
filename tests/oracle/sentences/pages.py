"""Which wordings a page has, by its path, and what of the ledger it is about."""

import re

from sentences.changes import CHANGES
from sentences.grammar import Grammar, Wording
from sentences.journal import JOURNAL, STATUS
from sentences.keys import KEYS
from sentences.member_list import MEMBER_LIST
from sentences.member_page import MEMBER_PAGE, all_ahead_is_told
from sentences.method import METHOD
from sentences.outlook import OUTLOOK
from sentences.overview import OVERVIEW
from sentences.page import plain
from sentences.reading import Reader
from sentences.statement import STATEMENT
from sentences.year_page import YEAR_LIST, YEAR_PAGE

KINDS = [
    (r"index\.html|praesentation\.html", OVERVIEW),
    (r"kommunen/index\.html", MEMBER_LIST),
    (r"kommunen/(?P<member>[^/]+)/index\.html", MEMBER_PAGE),
    (r"kommunen/(?P<member>[^/]+)/(?P<year>[0-9]{4})\.html", STATEMENT),
    (r"jahre/index\.html", YEAR_LIST),
    (r"jahre/(?P<year>[0-9]{4})\.html", YEAR_PAGE),
    (r"buchungen/(?:(?P<year>[0-9]{4})|art-(?P<cost_type>.+)|status-(?P<status>.+)|[a-z]+)\.html", JOURNAL),
    (r"aenderungen\.html", CHANGES),
    (r"ausblick\.html", OUTLOOK),
    (r"verteilungsschluessel\.html", KEYS),
    (r"methodik\.html", METHOD),
]  # fmt: skip
# Pages that state nothing about the ledger, or the bytes of its files only.
SILENT = r"(daten|zitieren|pruefsummen|impressum|datenschutz|barrierefreiheit|leichte-sprache|begriffe|404)\.html"
# What is asked of a whole page, once it is read.
WHOLE = {id(MEMBER_PAGE): all_ahead_is_told}

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def descriptions(facts):
    """What the pages are described by where that is no answer: of whom, and of which year."""
    title = f"„{facts.table['title']}“"
    yield f"Die Kommunen, die sich die Kosten von {title} teilen: was jede zahlt und seit wann sie dabei ist."
    yield f"Was {title} in jedem Haushaltsjahr gekostet hat."
    yield f"Die Buchungen von {title}, jede mit Betrag, Zeitraum und Beleg."
    yield f"Was im Hauptbuch von {title} wann gebucht wurde, das Neueste zuerst."
    yield f"Was eine weitere Kommune für {title} bedeuten würde, und was schon gebucht ist."
    yield f"Wie die Kosten von {title} verteilt werden, mit einem Beispiel auf den Cent."
    yield f"Nach welchen Schlüsseln die Kosten von {title} verteilt werden, mit allen Werten."
    booked = {int(row[day][:4]) for row, *_ in facts.entries() for day in ("period_start", "period_end")}
    years = range(min(booked, default=0), max(booked, default=-1) + 1)
    for year in years:
        yield f"Was {title} {year} kostet, wer was trägt und wohin das Geld geht."
    for name in facts.full_name.values():
        yield f"Was {name} für {title} zahlt, Jahr für Jahr, und warum es anders wurde."
        for year in years:
            yield f"Kostenaufstellung {year} für {name}: jede Buchung und der Anteil daran, {title}."


def free_texts(facts):
    """What people wrote in the ledger, as it is shown, and what most pages are described by."""
    table = facts.table
    texts = list(descriptions(facts))
    texts += [f"{c['name']}: {c['assumption']}" for c in table.get("cost_type", []) if c.get("assumption")]
    texts += [table["about"]] if "about" in table else []
    texts += [c["note"] for c in table.get("cost_type", []) if c.get("note")]
    texts += [m["text"] for m in table.get("milestone", [])]
    texts += [f"(Beleg: {d['title']})" for d in table.get("document", [])]
    texts += [f"{table['full_title']}."] if "full_title" in table else []
    return [plain(text) for text in texts if text]


def milestones(facts):
    for milestone in facts.table.get("milestone", []):
        *month, year = reversed(str(milestone["date"]).split("-"))
        on = f"{MONTHS[int(month[0]) - 1]} {year}" if len(month) == 1 else ".".join([*month, year])
        yield plain(f"{on} {milestone['text']}")


class Pages:
    """Reads the pages of one agreement; the wordings of a kind are made ready once."""

    def __init__(self, facts):
        self.facts, self.ready = facts, {}
        names = [*facts.name.values(), *facts.full_name.values()]
        self.grammar = Grammar(names, list(facts.cost_type.values()), list(facts.payee.values()), list(facts.full_name.values()))
        self.free = [*milestones(facts), *free_texts(facts)]
        self.titles = {plain(text) for text in (facts.table["title"], *facts.full_name.values())}

    def rules(self, wordings):
        if id(wordings) not in self.ready:
            self.ready[id(wordings)] = [Wording(self.grammar, text, check) for text, check in wordings]
        return self.ready[id(wordings)]

    def read(self, path, blocks, whole=True):
        """Holds the texts of a page against the ledger; None for a page that states nothing."""
        for pattern, wordings in KINDS:
            match = re.fullmatch(pattern, path)
            if match:
                reader = Reader(self.facts, self.grammar, self.rules(wordings), path, self.free)
                reader.titles = self.titles
                about = {name: int(value) if name == "year" else value for name, value in match.groupdict().items() if value}
                if "status" in about:
                    about["status"] = STATUS[about["status"]]
                reader.chosen, reader.about = about, self.about(path, about)
                reader.read(blocks)
                if whole and id(wordings) in WHOLE:
                    reader.sentence = "the whole page"
                    reader.try_to(lambda: WHOLE[id(wordings)](reader))
                return reader
        if not re.fullmatch(SILENT, path):
            raise ValueError(f"{path} is a page of a kind that is not known")
        return None

    def about(self, path, about):
        """What of the ledger the notice of a page is about, where that is not all of it."""
        if path == "ausblick.html":
            return {"year": self.facts.year, "common": True}
        if path.startswith("buchungen/"):
            names = {"cost_type": "cost_types", "status": "row_status", "year": "year"}
            return {"booked": True} | {names[name]: [of] if name == "cost_type" else of for name, of in about.items()}
        return about
