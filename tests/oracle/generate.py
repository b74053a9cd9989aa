#!/usr/bin/env python3
"""Random valid ledgers, the same for the same arguments on any machine.

    generate.py --out DIR --seed 7                                one agreement, drawn at random
    generate.py --out DIR --seed 7 --agreements 12                several, in sub-folders
    generate.py --out DIR --seed 7 --members 60 --founding 55     as many members as said, each of the others joins on a day of its own
    generate.py --out DIR --size germany                          10,000, of which two in ten are drawn at random
    generate.py --out DIR --shape benchmark --agreements 1000     1,000 of the size of a real one
    generate.py --out DIR --shape half --members 800 --years 30   one that is large, with a join each year
    generate.py --out DIR --shape half --agreements 1000          the same, split half equally and half by inhabitants
    generate.py --out DIR --shape flat --entries 600000           many entries, over 100 agreements
    generate.py --out DIR --shape flat --entries 600000 --agreements 1

Shape `random` draws what a ledger may hold: accessions, withdrawals and returns, late bookings, reversals of costs
and memberships, leaves and returns of one day, dated terms in any order, bases of bases, VAT, quantities of many digits,
direct charges, measures with values that are taken back, dated splits of several parts, refund years, gap years, years that are planned, plans that are settled, joins and leaves booked ahead, every status, notes that need quoting, quotes that nothing needs, one file or several. --members and --years are then upper limits, --entries-per-year is a rough mean.

`benchmark` is the committed agreement stretched to ten years: eight members, six cost types, seven entries a
year, two accessions. `half` splits what all share half equally and half by inhabitants. --members, --years,
--entries-per-year and --accessions (one a year at most) make them larger. `flat` fills year files with entries as fast
as it can. `mixed` has all: of ten agreements four are `benchmark`, four `half` and two `random`, and ten neighbours have
the same municipalities, as in a district. --size is so many of them: small 10, medium 1,000, germany 10,000,
ten-times-germany 100,000, in a folder for each hundred.
"""

import argparse
import random
import sys
from datetime import date, timedelta
from pathlib import Path

from books import COST_HEADER, Books, cell, euros, gross, identifier

PLACES = """Ahlen Ascheberg Beckum Bergkamen Billerbeck Bocholt Bönen Borken Coesfeld Dülmen Emsdetten Ennigerloh Everswinkel
Freckenhorst Füchtorf Gescher Greven Gronau Hamm Havixbeck Heek Herten Holzwickede Hörstel Ibbenbüren Kamen Ladbergen Laer
Legden Lengerich Lienen Lüdinghausen Lünen Marl Metelen Mettingen Neuenkirchen Nordkirchen Nordwalde Nottuln Ochtrup Oelde
Olfen Ostbevern Raesfeld Recke Reken Rheine Rosendahl Saerbeck Schöppingen Schwerte Selm Senden Sendenhorst Stadtlohn Südlohn
Telgte Unna Velen Vreden Wadersloh Warendorf Werne Westerkappeln Wettringen""".split()
KINDS = ["Stadt", "Stadt", "Stadt", "Gemeinde", "Gemeinde", "Samtgemeinde", "Verbandsgemeinde", "Große kreisangehörige Stadt"]
SUBJECTS = ["Kopfstelle AsylbLG", "Zentrale Vergabestelle", "Gemeinsames Archiv", "Personalabrechnung", "Klärschlamm & Co.",
            "Rechnungsprüfung", "Digitale Akte <eAkte>", 'Vereinbarung „Süd“', 'Ausschuss "Mitte"', "Volkshochschule"]  # fmt: skip
NOTES = ["Zahlendreher, siehe Storno", 'laut Bescheid "Nr. 4"', "erste Zeile\nzweite Zeile", "Überschuss aus dem Vorjahr", "½ Jahr",
         "a, b, und c", '"', "<b>fett</b> & mehr", "Maßnahme nach § 2b UStG – 7 %", "{{ note }}", "hört mit einem Zeilenumbruch auf\n",
         "endet mit Leerzeichen ", "Rate 1/3", "ein\u00a0geschütztes Leerzeichen", "12", "'"]  # fmt: skip
DAY = timedelta(days=1)


def first_of_month(on):
    return on.replace(day=1)


def add_months(on, months):
    count = on.year * 12 + on.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


class Drawing:
    """Draws one agreement. Its state is what has to be known to keep the ledger valid."""

    def __init__(self, rng, options, index):
        self.rng, self.options = rng, options
        subject = rng.choice(SUBJECTS)
        self.id = f"{identifier(subject)}-{index:04}"
        self.months = {"months": True, "days": False, "random": rng.random() < 0.5}[options.proration]
        full_title = f"Öffentlich-rechtliche Vereinbarung „{subject}“" if rng.random() < 0.3 else None
        self.books = Books(self.id, f"{subject} {index}", "months" if self.months else "days", full_title)
        self.books.cost_name = rng.choice(["K{:05}", "{:06}", "B.{:04}", "k-{}", "R_{:03}.a"])
        self.books.membership_name = rng.choice(["M{:04}", "m.{}", "Beitritt-{:02}"])
        self.years = rng.randint(1, options.years)
        self.start = date(rng.randint(1998, 2016), 1, 1)
        if rng.random() < 0.3:  # an agreement that begins within a year, even within a month
            self.start = self.start.replace(month=rng.randint(2, 12), day=rng.choice([1, 1, 15]))
        self.end = date(self.start.year + self.years - 1, 12, 31)
        self.planned = rng.choice([0, 0, 0, 1, 2])  # years after the last one that are nothing but a plan
        self.scale = rng.choice([1, 100, 1000, 1000, 1000, 10**7 if rng.random() < 0.3 else 1000])
        self.today = self.start
        self.fixed_status = None

    def draw(self):
        self.draw_parties()
        self.draw_documents()
        self.draw_history()
        self.draw_ahead()
        self.book_history()
        self.draw_measures()
        self.draw_cost_types()
        for year in range(self.start.year, self.end.year + 1):
            if self.rng.random() >= 0.08:  # else a gap year
                self.draw_year(year, refund=self.rng.random() < 0.08)
        self.fixed_status = "planned"
        for year in range(self.end.year + 1, self.end.year + 1 + self.planned):
            self.draw_year(year, refund=False, booked=False)
        self.books.drop_unused_documents()
        return self.books

    # -------------------------------------------------------------------------- parties and documents

    def draw_parties(self):
        count = self.options.members if self.options.founding else self.rng.randint(1, self.options.members)
        self.members = []
        for place in self.rng.sample(PLACES, min(count, len(PLACES))):
            name = f"{self.rng.choice(KINDS)} {place}"
            ags = f"05{self.rng.randrange(10**6):06}" if self.rng.random() < 0.5 else None
            self.books.add("member", id=identifier(place), name=name, short_name=place, ags=ags)
            self.members.append(identifier(place))
        payees = [("kreis", "Kreis Münsterland", None), ("lead", "Federführende Kommune", self.rng.choice(self.members)),
                  ("zweckverband", "Zweckverband IT", None)]  # fmt: skip
        self.payees = []
        for id, name, member in self.rng.sample(payees, self.rng.randint(1, 3)):
            self.books.add("payee", id=id, name=name, member=member)
            self.payees.append(id)

    def draw_documents(self):
        self.documents = []
        for number in range(self.rng.randint(1, 5)):
            id = f"beleg-{number + 1}"
            url = f"https://example.org/{id}?a=1&b=2" if self.rng.random() < 0.5 else None
            title = self.rng.choice(["Vereinbarung", 'Bescheid "A"', "Rechnung & Anlage", "Haushaltsplan"])
            self.books.add("document", id=id, title=f"{title} {number + 1}", date=self.any_day(), url=url)
            self.documents.append(id)
        for _ in range(self.rng.randint(0, 3)):
            document = self.rng.choice([None, *self.documents])
            text = self.rng.choice(["Vereinbarung geschlossen", "Beschluss <der> Konferenz", "Neufassung"])
            self.books.add("milestone", date=self.any_day(), text=text, document=document)

    def any_day(self):
        return self.start + DAY * self.rng.randrange((self.end - self.start).days + 1)

    def note(self):
        return self.rng.choice(NOTES) if self.rng.random() < 0.2 else ""

    # ------------------------------------------------------------------------------------ memberships

    def draw_history(self):
        """Who is a member when: self.stays, member -> [[first day, first day no longer or None]]."""
        order = self.rng.sample(self.members, len(self.members))
        founders = self.options.founding or min(self.rng.randint(1, len(order)), self.rng.randint(1, len(order)))
        self.stays, accessions = {}, []
        for position, member in enumerate(order):
            if position < founders:
                joined = self.start
            elif not self.options.founding and self.rng.random() < 0.2:
                continue  # a candidate
            elif accessions and not self.options.founding and self.rng.random() < 0.3:
                joined = self.rng.choice(accessions)
            else:
                joined = self.later_than(self.start)
                if joined is None:
                    continue
                accessions.append(joined)
            stays = [[joined, None]]
            while self.rng.random() < 0.3:
                on = self.later_than(stays[-1][1] or stays[-1][0])
                if on is None:
                    break
                if stays[-1][1] is None:
                    stays[-1][1] = on
                else:
                    stays.append([on, None])
            self.stays[member] = stays
        for member in self.members:
            if member not in self.stays and self.rng.random() < 0.8:
                self.books.add("candidate", member=member)

    def draw_ahead(self):
        """Joins and leaves of the two years after the last one; they are booked before."""
        self.ahead = set()
        for member in self.members:
            stays = self.stays.setdefault(member, [])
            if self.rng.random() < 0.1 and (not stays or stays[-1][1] is None or stays[-1][1] <= self.end):
                on = add_months(self.end, self.rng.randint(1, 24))
                if not self.months:
                    on += DAY * self.rng.randrange(28)
                if stays and stays[-1][1] is None:
                    stays[-1][1] = on
                else:
                    stays.append([on, None])
                self.ahead.add((member, on))
            if not stays:
                del self.stays[member]

    def later_than(self, on):
        """A day after `on` on which the membership may change, or None."""
        if self.months:
            months = (self.end.year - on.year) * 12 + self.end.month - on.month
            return add_months(on, self.rng.randint(1, months)) if months > 0 else None
        days = (self.end - on).days
        return on + DAY * self.rng.randint(1, days) if days > 0 else None

    def book_history(self):
        bookings = []  # (booked on, day, member, event, taken back on or None)
        for member, stays in self.stays.items():
            for joined, left in stays:
                for on, event in ((joined, "join"), (left, "leave")):
                    if on is None:
                        continue
                    booked = max(self.start, on + DAY * self.rng.choice([0, 0, 0, -30, 3, 200, 500]))
                    if (member, on) in self.ahead:
                        booked = self.start + DAY * self.rng.randrange((self.end - self.start).days + 1)
                    if self.rng.random() < 0.1:  # first booked wrongly
                        wrong = on + DAY * self.rng.randint(-40, 40)
                        corrected = booked + DAY * self.rng.randint(0, 90)
                        bookings.append((booked, wrong, member, event, corrected))
                        booked = corrected
                    bookings.append((booked, on, member, event, None))
            for joined, left in stays:
                on = self.between(joined, left)
                if on and self.rng.random() < 0.15:  # gone and back on one day: no change, so any day will do
                    if (on + DAY).day == 1:  # but the last of a month, which is taken for a slip
                        on -= DAY
                    booked = max(self.start, on + DAY * self.rng.choice([-20, 0, 40]))
                    bookings += [(booked, on, member, event, None) for event in ("leave", "join")]
        rows = []
        for booked, on, member, event, corrected in bookings:
            rows.append((booked, len(rows), on, member, event, None))
            if corrected:
                rows.append((corrected, len(rows), on, member, event, len(rows) - 1))
        entered = {}
        for booked, key, on, member, event, original in sorted(rows, key=lambda row: row[:2]):
            document = self.rng.choice(["", *self.documents])
            if original is None:
                entered[key] = self.books.event(booked, on, member, event, document, self.note())
            else:
                self.books.reverse_event(booked, entered[original], self.note())

    def between(self, joined, left):
        """A day of a stay that is neither its first nor its last, or None."""
        days = (min(left or self.end, self.end) - joined).days - 1
        return joined + DAY * self.rng.randint(1, days) if days > 0 else None

    def covered(self, start, end, members=None):
        """Whether one of `members` (default: anybody) is a member on each day from start to end."""
        stays = [stay for member in (members or self.stays) for stay in self.stays.get(member, [])]
        stays.sort(key=lambda stay: (stay[0], stay[1] or date.max))
        reached = start
        for joined, left in stays:
            if joined <= reached and (left is None or left > reached):
                reached = left
                if left is None or left > end:
                    return True
        return False

    # --------------------------------------------------------------------------------------- measures

    def draw_measures(self):
        """Up to three measures, with a value of each year for everybody that ever takes part."""
        self.measures, self.split_days = [], set()
        self.books.value_name = self.rng.choice(["V{:04}", "wert-{}", "E.{:03}"])
        if self.rng.random() < 0.5:
            return
        years = range(self.start.year, self.end.year + self.planned + 1)
        for id, draw, keys in self.rng.sample(
            [
                ("population", self.inhabitants, {"name": "Einwohnerzahl", "unit": "Einwohner", "source": "Landesamt",
                                                  "reference_day": "06-30", "reference_years_back": 1}),
                ("cases", self.inhabitants, {"name": "Fallzahl", "unit": "Fälle"}),
                ("percent", self.hundred, {"name": "Prozentsatz", "unit": "%", "total": "100"}),
            ],
            self.rng.randint(1, 3),
        ):  # fmt: skip
            self.books.add("measure", id=id, **keys)
            self.measures.append(id)
            for year in years:
                on = date(year - 1, 6, 30) if id == "population" else self.rng.choice(["", date(year, 1, 1)])
                for member, value in draw(year).items():
                    if self.rng.random() < 0.1:  # first booked wrongly
                        wrong = self.books.value(self.start, id, year, member, "7.000007", on, **self.status())
                        self.books.reverse_value(self.start, wrong, self.note())
                    self.books.value(self.start, id, year, member, value, on, note=self.note(), **self.status())

    def inhabitants(self, year):
        values = {member: self.any_value() for member in self.stays}
        for member in self.rng.sample(list(values), len(values)):
            others = [other for other in values if other != member and values[other] != "0"]
            first = max(self.start, date(year, 1, 1))
            if self.rng.random() < 0.2 and others and self.covered(first, date(year, 12, 31), others):
                values[member] = "0"
        return values

    def any_value(self):
        whole, rng = self.rng.randint(1, 10 ** self.rng.choice([1, 5, 5, 5, 11])), self.rng
        return f"{whole}" if rng.random() < 0.8 else f"{whole}.{rng.randrange(10**6):06}"[: rng.randint(len(f"{whole}") + 2, 30)]

    def hundred(self, year):
        cuts = sorted(self.rng.sample(range(1, 10_000), len(self.stays) - 1))
        parts = [end - begin for begin, end in zip([0, *cuts], [*cuts, 10_000])]
        return {member: f"{part // 100}.{part % 100:02}".removesuffix("0") for member, part in zip(self.stays, parts)}

    def draw_split(self):
        """`equal`, a measure, or parts of several from days on."""
        shape = self.rng.random()
        if not self.measures or shape < 0.3:
            return "equal"
        if shape < 0.6:
            return self.rng.choice(self.measures)
        days, parts = [date(self.start.year, 1, 1)], []
        while self.rng.random() < 0.4:
            on = self.later_than(max(days)) if self.rng.random() < 0.5 else date(max(days).year + 1, 1, 1)
            if on is None or on > self.end:
                break
            days.append(on)
        self.split_days |= set(days)
        for day in days:
            bases = ["equal", *self.measures]
            bases = self.rng.sample(bases, self.rng.randint(1, len(bases)))
            weights = [self.rng.choice([1, 2, 3, 5, 7, 200_003]) for _ in bases]
            for basis, weight in zip(bases, weights):
                share = f"{weight}/{sum(weights)}" if len(bases) > 1 else self.rng.choice(["1", "1.000000", "3/3"])
                parts.append({"from": day, "share": share, "measure": basis})
        return self.rng.sample(parts, len(parts))

    # ------------------------------------------------------------------------------------------ costs

    def draw_cost_types(self):
        rng = self.rng
        self.terms = {}
        self.chain = []  # cost types that are each the base of the next
        for id, name, quantities in (("personnel", "Personalkosten", ["0.25", "0.5", "1.75"]),
                                     ("overhead", "Gemeinkosten", ["0.10", "0.15", "0.2"]),
                                     ("overhead-it", "IT-Umlage auf die Gemeinkosten", ["0.333333", "0.05", "1"])):  # fmt: skip
            if self.chain and rng.random() < 0.3:
                break
            terms = [{"from": self.start, "quantity": quantities[0]}]
            for quantity in quantities[1:]:
                on = self.later_than(terms[-1]["from"])
                if on and rng.random() < 0.4:
                    terms.append({"from": on, "quantity": quantity})
            if id == "personnel":
                terms = [{**term, "unit": "VZÄ"} for term in terms]
            self.terms[id] = terms
            base = self.chain[-1] if self.chain else None
            self.cost_type(id, name, "equal", True, terms, base)
            self.chain.append(id)
        self.single = []
        if rng.random() < 0.7:
            self.terms["material"] = [{"from": self.start, "quantity": "0.25", "unit": "Arbeitsplatz"}]
            self.cost_type("material", "Sachkosten", "equal", True, self.terms["material"])
            self.single.append("material")
        for id, name, split, independent in (("support", "Technische Unterstützung", "equal", True),
                                             ("maintenance", "Wartung", "equal", rng.random() < 0.5),
                                             ("licences", "Lizenzen", "direct", False),
                                             ("training", "Schulungen", "direct", rng.random() < 0.3)):  # fmt: skip
            if rng.random() < 0.7:
                self.cost_type(id, name, split, independent)
                self.single.append(id)

    def cost_type(self, id, name, split, independent, terms=None, base=None):
        split = self.draw_split() if split == "equal" else split
        if terms and self.rng.random() < 0.3:
            terms = self.rng.sample(terms, len(terms))  # they count by their days
        self.books.add(
            "cost_type", id=id, name=name, payee=self.rng.choice(self.payees), split=split,
            independent_of_members=independent, base=base, terms=terms,
            note="Ein Hinweis, mit \"Zitat\" & Zeichen." if self.rng.random() < 0.2 else None,
            assumption="Der Schlüssel ist angenommen." if self.rng.random() < 0.2 else None,
        )  # fmt: skip
        self.direct = getattr(self, "direct", set()) | ({id} if split == "direct" else set())

    def booking_day(self):
        if self.rng.random() < 0.5:
            self.today += DAY * self.rng.randint(0, 9)
        return self.today

    def period(self, year, members=None):
        """A period within `year` in which one of `members` is there all the time, or None."""
        for _ in range(8):
            start, end = date(year, 1, 1), date(year, 12, 31)
            shape = self.rng.random()
            if shape < 0.2:
                start = date(year, self.rng.choice([1, 4, 7, 10]), 1)
                end = add_months(start, 3) - DAY
            elif shape < 0.3:
                start = date(year, self.rng.choice([1, 7]), 1)
                end = add_months(start, 6) - DAY
            elif shape < 0.45:
                start = date(year, self.rng.randint(1, 12), 1)
                end = add_months(start, 1) - DAY
            elif shape < 0.6:
                start, end = sorted(start + DAY * self.rng.randrange((end - start).days + 1) for _ in range(2))
            start = max(start, self.start)
            cut = any(start < day <= end for day in self.split_days)
            if start <= end and not cut and self.covered(start, end, members):
                return start, end
        return None

    def draw_year(self, year, refund, booked=True):
        if booked:  # else it is booked on the days of the year before
            self.today = max(self.today, date(year, 1, 1) + DAY * self.rng.randint(-60, 30))
        count = self.rng.randint(0, 2 * self.options.entries_per_year)
        booked = len(self.books.costs)
        while len(self.books.costs) - booked < count:
            before = len(self.books.costs)
            sign = -1 if refund or self.rng.random() < 0.1 else 1
            if self.rng.random() < 0.4 or not self.single:
                self.draw_chain(year, sign)
            else:
                self.draw_single(self.rng.choice(self.single), year, sign)
            if len(self.books.costs) == before and self.rng.random() < 0.3:
                break

    def price(self, sign):
        if self.rng.random() < 0.003:
            return sign * 99_999_999_999_999
        return sign * self.rng.choice([0, self.rng.randint(1, 99), self.rng.randint(1, 9 * self.scale), self.rng.randint(1, 9000 * self.scale)])

    def quantity(self, id, start):
        terms = [term["quantity"] for term in self.terms.get(id, []) if term["from"] <= start]
        if not terms:
            return self.rng.choice(["1", "1", "2", "3", "0.5", "2.50", "0.333333", "12"])
        return terms[-1] + ("0" if "." in terms[-1] and len(terms[-1]) < 6 and self.rng.random() < 0.1 else "")

    def status(self):
        status = self.fixed_status or self.rng.choice(["actual", "actual", "planned", "assumed"])
        return {"status": status, "document": "" if status == "assumed" else self.rng.choice(self.documents)}

    def enter(self, start, end, id, quantity, price, vat="", charged_to=""):
        return self.books.cost(
            self.booking_day(), start, end, id, quantity, price, vat, charged_to, note=self.note(), **self.status()
        )

    def take_back(self, row):
        self.books.reverse(self.booking_day(), row, self.note())

    def draw_single(self, id, year, sign):
        charged_to = ""
        if id in self.direct:
            charged_to = self.rng.choice(list(self.stays))
        period = self.period(year, [charged_to] if charged_to else None)
        if period is None:
            return
        price = 0 if id == "support" and self.rng.random() < 0.8 else self.price(sign)
        rates = ["", "19", "7", "16", "5", "0", "7.25", "19.125", "10.000001", "100", "250.5"]
        vat = self.rng.choice(rates) if id in ("maintenance", "licences") else ""
        if abs(gross("12", price, vat)) > 99_999_999_999_999:
            arguments = (*period, id, "1" if id not in self.terms else self.quantity(id, period[0]), price, "", charged_to)
        else:
            arguments = (*period, id, self.quantity(id, period[0]), price, vat, charged_to)
        if id not in self.terms and self.rng.random() < 0.03:  # many digits, at a price of a cent or nothing
            digits, price = self.rng.choice([(14, 1), (14, -1), (28, 0)])
            arguments = (*period, id, str(self.rng.randrange(10 ** (digits - 2), 10**digits)), price, "", charged_to)
        elif id not in self.terms and self.rng.random() < 0.05:
            arguments = (*period, id, f"{self.rng.randrange(10**13)}.{self.rng.randrange(10**6):06}", 0, vat, charged_to)
        fate = self.rng.random()
        if fate < 0.1:  # a slip, corrected
            wrong = (*arguments[:3], "7", self.rng.randint(1, 99999), *arguments[5:])
            self.take_back(self.enter(*wrong))
        elif fate < 0.2 and not self.fixed_status:  # a plan, settled when the result came
            document = self.rng.choice(self.documents)
            plan = (*arguments[:4], arguments[4] // 2, *arguments[5:])
            self.take_back(self.books.cost(self.booking_day(), *plan, status="planned", document=document, note=self.note()))
            self.books.cost(self.booking_day(), *arguments, status="actual", document=document)
            return
        row = self.enter(*arguments)
        if fate > 0.9:  # taken back, at times booked anew (a plan that became a bill)
            self.take_back(row)
            if fate > 0.93:
                self.enter(*arguments)

    def draw_chain(self, year, sign):
        """An entry (or two) of the first cost type and one of each that is based on it, for one period."""
        period = self.period(year)
        if period is None or self.period_is_taken(period):
            return
        start, end = period
        rows = []
        base = None
        for id in self.chain:
            price = self.price(sign) // 10 if base is None else base
            if abs(price) > 9_999_999_999_999:
                break
            quantity = self.quantity(id, start)
            if self.rng.random() < 0.1:  # wrong terms or a wrong base, taken back
                self.take_back(self.enter(start, end, id, "9", price + 1))
            rows.append(self.enter(start, end, id, quantity, price))
            base = rows[-1]["amount"]
            if self.rng.random() < 0.1:  # taken back and booked anew, same amount
                self.take_back(rows.pop())
                rows.append(self.enter(start, end, id, quantity, price))
            if id == self.chain[0] and self.rng.random() < 0.15:  # two entries are the base together
                rows.append(self.enter(start, end, id, quantity, self.price(sign) // 10))
                base += rows[-1]["amount"]
        if self.rng.random() < 0.1:  # all of it taken back, and at times booked with another amount
            for row in reversed(rows):
                self.take_back(row)
            self.taken.discard(period)

    def period_is_taken(self, period):
        """A second base entry in one period would change the base of what is there: each period once."""
        self.taken = getattr(self, "taken", set())
        if period in self.taken:
            return True
        self.taken.add(period)
        return False


# --------------------------------------------------------------------------------------------- layouts


def write_random(rng, books, folder):
    """Writes the books to one file or several, with what a ledger passes over beside them."""
    layout = rng.choice(["one", "period", "recorded", "shuffled", "supplement"])
    letters = rng.sample("ABCXYZabcxyz0123456789", 22)
    cost_file = {
        "one": lambda row: "costs.csv",
        "period": lambda row: f"costs/{row['period_start'].year}.csv",
        "recorded": lambda row: f"costs/{row['recorded_on'].year}.csv",
        "shuffled": lambda row: f"costs/{letters[row['period_start'].year % 22]}-{row['period_start'].year}.csv",
        # sorts before the year itself: a reversal stands before what it reverses
        "supplement": lambda row: f"costs/{row['period_start'].year}{'-nachtrag' if row['reverses'] else ''}.csv",
    }[layout]
    needless = rng.choice([0, 0, 0.05, 1])  # how often a cell has quotes that RFC 4180 allows and nothing needs

    def quoted(text):
        return f'"{text}"' if '"' not in text and rng.random() < needless else cell(text)

    files = {}
    if rng.random() < 0.5:
        files["membership_file"] = lambda row: f"memberships/{row['recorded_on'].year}.csv"
    if rng.random() < 0.5:
        files["value_file"] = lambda row: f"measures/{row['year']}.csv"
    books.write(folder, cost_file, cell=quoted, **files)
    if rng.random() < 0.3:
        (folder / "README.md").write_text("# Für Menschen\n", encoding="utf-8")
    if rng.random() < 0.2:
        (folder / ".notiz").write_bytes(b"\xff passed over")


def random_folder(rng, out, options, id):
    """Where an agreement goes: the root for a single one at depth 0, else one to three folders deep."""
    depth = options.depth if options.depth is not None else rng.randint(0 if options.agreements == 1 else 1, 3)
    if depth == 0:
        return out
    above = [rng.choice(["kreis-borken", "Kreis Steinfurt", "kreis-münster"]), rng.choice(["soziales", "it", "Bau.Hof"])]
    return out.joinpath(*above[: depth - 1], id)


# ---------------------------------------------------------------------------------------- fixed shapes


BENCHMARK_PLACES = "Bergkamen Bönen Holzwickede Lünen Schwerte Selm Unna Werne Kamen Fröndenberg".split()
FIRST_YEAR = 2015


def benchmark(rng, options, index, half=False, district=""):
    """Members, years and accessions as the options say, six cost types, seven entries a year or more; `half`: what all
    share is split half equally and half by inhabitants."""
    books = Books(f"kopfstelle-{index:04}", f"Kopfstelle {index} im Kreis Musterland")
    places, candidates = BENCHMARK_PLACES[:8], BENCHMARK_PLACES[8:]
    places = (places + [f"Musterort {number}" for number in range(9, options.members + 1)])[: options.members]
    names = [f"{place}{district}" for place in (*places, *candidates)]
    years = range(FIRST_YEAR, FIRST_YEAR + options.years)
    for name in names:
        books.add("member", id=identifier(name), name=f"Stadt {name}", short_name=name)
    books.add("payee", id="luenen", name="Stadt Lünen", member=identifier(names[3]))
    books.add("payee", id="kreis", name="Kreis Musterland")
    start = date(FIRST_YEAR, 1, 1)
    shared = "equal"
    if half:
        books.add("measure", id="population", name="Einwohnerzahl", unit="Einwohner", reference_day="06-30", reference_years_back=1)
        shared = [{"from": start, "share": "1/2", "measure": basis} for basis in ("equal", "population")]
        for name in names:
            inhabitants = rng.randint(9_000, 90_000)
            for year in years:
                inhabitants += rng.randint(-200, 200)
                day = date(year - 1, 6, 30)
                books.value(start, "population", year, identifier(name), inhabitants, day, document="vereinbarung")
    terms = {"personnel": "0.25", "overhead": "0.10", "material": "0.25"}
    for id, name, payee, split, common, base in (
        ("personnel", "Personalkosten", "luenen", "equal", True, None),
        ("overhead", "Gemeinkosten", "luenen", "equal", True, "personnel"),
        ("material", "Sachkosten", "luenen", "equal", True, None),
        ("support", "Technische Unterstützung", "kreis", "equal", True, None),
        ("maintenance", "Wartung", "kreis", "equal", True, None),
        ("licences", "Lizenzen", "kreis", "direct", False, None),
    ):
        term = [{"from": start, "quantity": terms[id]}] if id in terms else None
        split = shared if split == "equal" else split
        books.add("cost_type", id=id, name=name, payee=payee, split=split, independent_of_members=common, base=base, terms=term)
    books.add("document", id="vereinbarung", title="Öffentlich-rechtliche Vereinbarung", date=start)
    books.add("milestone", date=start, text="Vereinbarung geschlossen", document="vereinbarung")
    for name in names[len(places) :]:
        books.add("candidate", member=identifier(name))
    # Selm and Holzwickede; more of them from the end of the list.
    later = [names[5], names[2], *names[6 : len(places)][::-1]][: options.accessions]
    days = [date(FIRST_YEAR + 2, 7, 1), date(FIRST_YEAR + 5, 1, 1)]
    days += [date(year, 7, 1) for year in years if year not in (FIRST_YEAR, FIRST_YEAR + 2, FIRST_YEAR + 5)]
    accessions = {name: day for name, day in zip(later, days) if day.year in years}
    for name in sorted(names[: len(places)], key=lambda name: accessions.get(name, start)):
        on = accessions.get(name, start)
        books.event(on, on, identifier(name), "join", "vereinbarung")
    full_post = rng.randint(78_000, 92_000) * 100
    maintenance = rng.randint(4_000, 9_000) * 100
    for year in years:
        first, last = date(year, 1, 1), date(year, 12, 31)
        full_post += rng.randint(500, 2_500) * 100
        maintenance += rng.randint(0, 400) * 100
        booked, document = date(year, 12, 1), {"document": "vereinbarung"}
        personnel = books.cost(booked, first, last, "personnel", "0.25", full_post, **document)
        books.cost(booked, first, last, "overhead", "0.10", personnel["amount"], **document)
        books.cost(booked, first, last, "material", "0.25", 970_000, status="assumed", note="Beispielwert")
        books.cost(booked, first, last, "support", "1", 0, **document)
        books.cost(booked, first, last, "maintenance", "1", maintenance, "19", **document)
        books.cost(booked, first, date(year, 6, 30), "licences", "2", 12_990, "19", identifier(names[year % 2]), **document)
        for number in range(options.entries_per_year - 7):
            price = rng.randint(100, 99_999)
            books.cost(booked, first, last, "maintenance", "1", price, "19", note=f"Rechnung {number + 1}", **document)
        if year == FIRST_YEAR + 3:
            wrong = books.cost(booked, first, last, "maintenance", "1", 12_300, "19", note="Zahlendreher", **document)
            books.reverse(booked, wrong, "Storno: Zahlendreher")
        books.cost(booked, first, last, "maintenance", "1", rng.randint(100, 999) * 100, "19", note="Nachtrag", **document)
    return books


def flat(rng, index, entries, years, members, folder):
    """Year files with `entries` entries altogether: written as text, because there are many."""
    books = Books(f"flat-{index:04}", f"Vereinbarung {index}", "months")
    ids = [identifier(place) for place in PLACES[:members]]
    for id, place in zip(ids, PLACES):
        books.add("member", id=id, name=f"Stadt {place}", short_name=place)
    books.add("payee", id="kreis", name="Kreis")
    start = date(2005, 1, 1)
    for id, name, split, common, base, quantity in (
        ("personnel", "Personalkosten", "equal", True, None, "0.25"),
        ("overhead", "Gemeinkosten", "equal", True, "personnel", "0.10"),
        ("maintenance", "Wartung", "equal", False, None, None),
        ("licences", "Lizenzen", "direct", False, None, None),
    ):
        terms = [{"from": start, "quantity": quantity}] if quantity else None
        books.add("cost_type", id=id, name=name, payee="kreis", split=split, independent_of_members=common, base=base, terms=terms)
    books.add("document", id="oerv", title="Vereinbarung", date=start)
    for position, id in enumerate(ids):
        on = start if position < members - 2 else date(2005 + years // 2, 7, 1)
        books.event(on, on, id, "join", "oerv")
    books.write(folder)
    (folder / "costs.csv").unlink()
    (folder / "costs").mkdir()
    # each month: personnel, overhead; the rest alternates between maintenance and licences
    months = [(date(y, m, 1), add_months(date(y, m, 1), 1) - DAY) for y in range(2005, 2005 + years) for m in range(1, 13)]
    number, left, last_month = 0, entries, len(months)
    for year_start in range(0, last_month, 12):
        lines = [COST_HEADER]
        for month in range(year_start, year_start + 12):
            first, last = months[month]
            count = left // (last_month - month)
            left -= count
            span, recorded = f"{first},{last}", f"{last}"
            for position in range(count):
                number += 1
                entry = f"K{number:07}"
                if position == 0 and count > 1:
                    price = rng.randrange(500_000, 900_000) * 4
                    base = price // 4
                    row = f"personnel,0.25,{euros(price)},,{euros(base)},,actual,oerv,,"
                elif position == 1:
                    row = f"overhead,0.10,{euros(base)},,{euros((base + 5) // 10)},,actual,oerv,,"
                elif position % 50 == 3:
                    row = f"{previous_start}-{previous_end}{previous}"
                elif position % 2 == 0 or position % 50 == 2:
                    price = rng.randrange(100, 10_000_000)
                    net, amount = euros(price), euros((price * 119 + 50) // 100)
                    previous_start, previous_end, previous = f"maintenance,1,{net},19,", amount, f",,actual,oerv,{entry},Storno"
                    row = f"maintenance,1,{net},19,{amount},,actual,oerv,,Rechnung {number}"
                else:
                    price = rng.randrange(100, 1_000_000)
                    member = ids[number % (members - 2)]
                    row = f'licences,3,{euros(price)},,{euros(3 * price)},{member},actual,oerv,,"Lizenz, Platz {number}"'
                lines.append(f"{entry},{recorded},{span},{row}")
        (folder / "costs" / f"{2005 + year_start // 12}.csv").write_bytes(("\n".join(lines) + "\n").encode())


SIZES = {"small": 10, "medium": 1_000, "germany": 10_000, "ten-times-germany": 100_000}


def mixed(rng, options, index):
    """One of very many agreements, in the folder of its hundred."""
    folder = options.out / f"kreis-{index // 100:03}"
    if index % 10 in (4, 9):
        books = Drawing(rng, options, index).draw()
        write_random(rng, books, folder / books.table["id"])
    else:
        books = benchmark(rng, options, index, half=index % 2 == 0, district=f" {index // 10}")
        books.write(folder / books.table["id"], lambda row: f"costs/{row['period_start'].year}.csv")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shape", choices=["random", "benchmark", "half", "mixed", "flat"], default="random")
    parser.add_argument("--size", choices=SIZES, help="so many agreements of shape mixed")
    parser.add_argument("--agreements", type=int, help="default 1, for the shape flat 100")
    parser.add_argument("--members", type=int, default=8)
    parser.add_argument("--founding", type=int, help="shape random: how many of the members are there from the start (random: drawn)")
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--entries-per-year", type=int, default=7)
    parser.add_argument("--proration", choices=["months", "days", "random"], default="random")
    parser.add_argument("--depth", type=int, choices=[0, 1, 2, 3], help="folders above the files (random: drawn)")
    parser.add_argument("--entries", type=int, default=600_000, help="shape flat: cost entries altogether")
    parser.add_argument("--accessions", type=int, default=2, help="shapes benchmark and half: how many members join later")
    options = parser.parse_args(arguments)
    if options.size:
        options.shape, options.agreements = "mixed", SIZES[options.size]
    if options.members < 8 and options.shape in ("benchmark", "half", "mixed"):
        parser.error(f"shape {options.shape}: 8 members or more")
    options.agreements = options.agreements or (100 if options.shape == "flat" else 1)
    if options.depth == 0 and options.agreements > 1:
        parser.error("several agreements need a depth of 1 or more")
    if options.shape == "flat" and not 3 <= options.members <= len(PLACES):
        parser.error(f"shape flat: 3 to {len(PLACES)} members")
    options.out.mkdir(parents=True)
    for index in range(options.agreements):
        rng = random.Random(f"{options.seed}/{index}")
        if options.shape == "random":
            books = Drawing(rng, options, index).draw()
            write_random(rng, books, random_folder(rng, options.out, options, books.table["id"]))
        elif options.shape in ("benchmark", "half"):
            books = benchmark(rng, options, index, half=options.shape == "half")
            alone = options.agreements == 1 and not options.depth
            folder = options.out if alone else options.out / f"kreis-{index // 100:02}" / books.table["id"]
            books.write(folder, lambda row: f"costs/{row['period_start'].year}.csv")
        elif options.shape == "mixed":
            mixed(rng, options, index)
        else:
            share = options.entries * (index + 1) // options.agreements - options.entries * index // options.agreements
            folder = options.out if options.agreements == 1 else options.out / f"flat-{index:04}"
            folder.mkdir(exist_ok=True)
            flat(rng, index, share, options.years, options.members, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
