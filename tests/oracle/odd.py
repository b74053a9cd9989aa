#!/usr/bin/env python3
"""Writes the odd ledgers of tests/odd-ledgers, one folder each: small, valid, unlike the usual one.

    odd.py DIR

They are committed; this is how they came about, and how to change them. Each function is one ledger, and its
first line says what is odd about it.
"""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

from books import Books, identifier

LEDGERS = {}


def ledger(function):
    LEDGERS[function.__name__.replace("_", "-")] = function
    return function


def new(title, members, start, proration="months", id=None, **more):
    """Books with the members (German names), two payees, one document and the usual cost types."""
    books = Books(id or identifier(title), title, proration, more.get("full_title"))
    for name in members:
        short = name.split(" ", 1)[1]  # without "Stadt", "Gemeinde" and the like
        books.add("member", id=identifier(short), name=name, short_name=short)
    lead = books.lists["member"][0]
    books.add("payee", id=lead["id"], name=lead["name"], member=lead["id"])
    books.add("payee", id="kreis", name=more.get("payee", "Landkreis Grafschaft Bentheim"))
    terms = [{"from": start, "quantity": "0.25", "unit": "VZÄ"}] + more.get("personnel_terms", [])
    books.add("cost_type", id="personal", name="Personalkosten", payee=lead["id"], split="equal",
              independent_of_members=True, terms=terms)  # fmt: skip
    books.add("cost_type", id="gemeinkosten", name="Gemeinkosten", payee=lead["id"], split="equal",
              independent_of_members=True, base="personal", terms=[{"from": start, "quantity": "0.10"}],
              note="Zehn Prozent der Personalkosten.")  # fmt: skip
    books.add("cost_type", id="wartung", name="Wartung", payee="kreis", split="equal", independent_of_members=False,
              assumption="Gleiche Teile sind angenommen, nicht vereinbart.")  # fmt: skip
    books.add("cost_type", id="lizenzen", name="Lizenzen", payee="kreis", split="direct", independent_of_members=False)
    books.add("document", id="vereinbarung", title=f"Öffentlich-rechtliche Vereinbarung vom {start:%d.%m.%Y}", date=start)
    books.add("milestone", date=start, text="Die Vereinbarung tritt in Kraft", document="vereinbarung")
    return books


def join(books, on, *members, booked=None):
    for member in members:
        books.event(booked or on, on, member, "join", "vereinbarung")


def leave(books, on, *members, booked=None, note=""):
    for member in members:
        books.event(booked or on, on, member, "leave", "vereinbarung", note)


def ids(books):
    return [member["id"] for member in books.lists["member"]]


def year(books, year, post, wartung, quantity="0.25", start=None, end=None, **more):
    """The usual entries of a year; amounts in cents, `post` for a full post."""
    start, end = start or date(year, 1, 1), end or date(year, 12, 31)
    more = {"document": "vereinbarung", **more}
    booked = more.pop("booked", end)
    personal = books.cost(booked, start, end, "personal", quantity, post, **more)
    books.cost(booked, start, end, "gemeinkosten", "0.10", personal["amount"], **more)
    if wartung is not None:
        books.cost(booked, start, end, "wartung", "1", wartung, "19", **more)


def by_year(row):
    return f"costs/{row['period_start'].year}.csv"


@ledger
def one_member(folder):
    """A single member, which is also the payee: nothing is shared."""
    books = new("Standesamt Nordhorn", ["Stadt Nordhorn"], date(2021, 1, 1))
    join(books, date(2021, 1, 1), "nordhorn")
    year(books, 2021, 80_000_00, 1_200_00)
    year(books, 2022, 82_500_00, 1_250_00)
    books.cost(date(2022, 12, 31), date(2022, 3, 1), date(2022, 12, 31), "lizenzen", "1", 129_90, "19", "nordhorn",
               document="vereinbarung")  # fmt: skip
    books.write(folder)


@ledger
def booked_ahead(folder):
    """Everything is booked before the first day: joins that are still to come, a budget for the first year."""
    books = new("Datenschutz Altmark", ["Hansestadt Stendal", "Stadt Tangermünde", "Stadt Osterburg"], date(2026, 1, 1))
    join(books, date(2026, 1, 1), *ids(books), booked=date(2025, 11, 3))
    books.add("document", id="haushalt-2026", title="Haushaltsplan 2026", date=date(2025, 11, 3))
    year(books, 2026, 84_000_00, 1_200_00, booked=date(2025, 11, 10), status="planned", document="haushalt-2026")
    books.write(folder)


@ledger
def open_year(folder):
    """The first year has begun, and only its first quarter is booked."""
    towns = ["Stadt Perleberg", "Stadt Wittenberge", "Stadt Pritzwalk", "Gemeinde Karstädt"]
    books = new("Vergabestelle Prignitz", towns, date(2024, 1, 1), payee="Landkreis Prignitz")
    join(books, date(2024, 1, 1), *ids(books)[:2])
    join(books, date(2024, 3, 1), ids(books)[2])
    books.add("candidate", member=ids(books)[3])
    year(books, 2024, 20_000_00, 300_00, end=date(2024, 3, 31), booked=date(2024, 4, 5))
    books.write(folder)


@ledger
def forty_members_long_names(folder):
    """Forty members with names of up to 67 characters, shares by days, three accessions on odd days."""
    towns = ["Andernach", "Bad Neuenahr-Ahrweiler", "Mayen"]
    short = towns + """Bernkastel-Kues am Mittellauf der Mosel (Hunsrück)|Schweich an der Römischen Weinstraße|Traben-Trarbach
    Thalfang am Erbeskopf|Höhr-Grenzhausen|Wörrstadt|Sprendlingen-Gensingen|Göllheim|Rengsdorf-Waldbreitbach|Hermeskeil
    Saarburg-Kell|Trier-Land|Konz an der Mündung der Saar in die Mosel|Ruwer|Südeifel|Bitburger Land|Arzfeld|Prüm|Speicher
    Gerolstein|Kelberg|Daun|Ulmen|Zell (Mosel)|Kaisersesch|Cochem|Maifeld|Vordereifel|Pellenz|Mendig|Brohltal|Bad Breisig
    Adenau|Altenahr|Asbach|Unkel|Linz am Rhein""".replace("\n    ", "|").split("|")
    names = {f"{'Große kreisangehörige Stadt' if place in towns else 'Verbandsgemeinde'} {place}": place for place in short}
    books = Books("ikz-eifel-mosel", "Gemeinsame Vergabestelle Eifel-Mosel-Hunsrück", "days",
                  "Öffentlich-rechtliche Vereinbarung über die gemeinsame Vergabestelle der vierzig Kommunen")  # fmt: skip
    for name, place in names.items():
        books.add("member", id=identifier(place), name=name, short_name=place)
    books.add("payee", id="vergabestelle", name="Gemeinsame Vergabestelle bei der Verbandsgemeinde Höhr-Grenzhausen",
              member="hoehr-grenzhausen")  # fmt: skip
    start = date(2018, 1, 1)
    books.add("cost_type", id="stellen", name="Stellen der Vergabestelle einschließlich Vertretung und Leitungsanteil",
              payee="vergabestelle", split="equal", independent_of_members=True,
              terms=[{"from": start, "quantity": "3.5", "unit": "VZÄ"}])  # fmt: skip
    books.add("cost_type", id="plattform", name="Vergabeplattform", payee="vergabestelle", split="equal", independent_of_members=True)
    books.add("document", id="vereinbarung", title="Vereinbarung vom 12.12.2017", date=date(2017, 12, 12))
    join(books, start, *ids(books)[:36])
    join(books, date(2018, 8, 17), ids(books)[36], ids(books)[37])
    join(books, date(2019, 2, 28), ids(books)[38])
    join(books, date(2020, 2, 29), ids(books)[39])
    leave(books, date(2020, 10, 6), ids(books)[11])
    for y, post in ((2018, 71_300_00), (2019, 73_100_00), (2020, 75_900_00)):
        first, last = date(y, 1, 1), date(y, 12, 31)
        books.cost(last, first, last, "stellen", "3.5", post, document="vereinbarung")
        books.cost(last, first, last, "plattform", "1", 24_999_99, "19", document="vereinbarung")
    books.write(folder, by_year)


@ledger
def thirty_years(folder):
    """Thirty years, seven accessions, four withdrawals, terms that change twice."""
    start = date(1994, 1, 1)
    members = ["Stadt Ahaus", "Stadt Bocholt", "Stadt Borken", "Stadt Gescher", "Gemeinde Heek", "Gemeinde Heiden", "Stadt Isselburg",
               "Gemeinde Raesfeld", "Gemeinde Reken", "Stadt Rhede", "Gemeinde Schöppingen"]  # fmt: skip
    books = new("Rechenzentrum Westmünsterland", members, start, payee="Kreis Borken", personnel_terms=[
        {"from": date(2003, 1, 1), "quantity": "0.5", "unit": "VZÄ"}, {"from": date(2015, 7, 1), "quantity": "0.75", "unit": "VZÄ"}])  # fmt: skip
    books.add("candidate", member="schoeppingen")
    join(books, start, "ahaus", "bocholt", "borken")
    for on, member in ((date(1996, 1, 1), "gescher"), (date(1999, 7, 1), "heek"), (date(2001, 1, 1), "heiden"),
                       (date(2004, 4, 1), "isselburg"), (date(2011, 10, 1), "raesfeld"),
                       (date(2016, 1, 1), "reken"), (date(2021, 7, 1), "rhede")):  # fmt: skip
        join(books, on, member)
        if member == "heiden":
            leave(books, date(2002, 7, 1), "bocholt")
        if member == "isselburg":
            leave(books, date(2006, 1, 1), "gescher")
        if member == "raesfeld":
            leave(books, date(2013, 1, 1), "heek")
        if member == "reken":
            leave(books, date(2019, 1, 1), "ahaus")
    for y in range(1994, 2024):
        post = (52_000 + 1_350 * (y - 1994)) * 100
        if y == 2015:
            year(books, y, post // 2, None, "0.5", end=date(2015, 6, 30))
            year(books, y, post // 2, 7_400_00, "0.75", start=date(2015, 7, 1))
        else:
            year(books, y, post, (3_000 + 200 * (y - 1994)) * 100, "0.25" if y < 2003 else "0.5" if y < 2015 else "0.75")
    books.write(folder)


@ledger
def refund_year(folder):
    """A year in which more is paid back than paid: every bill of 2022 is negative."""
    books = new("Klärschlammverwertung Emsland", ["Stadt Haren", "Stadt Meppen", "Samtgemeinde Lathen"], date(2020, 1, 1))
    join(books, date(2020, 1, 1), "haren", "meppen")
    join(books, date(2021, 1, 1), "lathen")
    year(books, 2020, 88_000_00, 4_100_00)
    year(books, 2021, 91_200_00, 4_300_00)
    books.cost(date(2022, 12, 31), date(2022, 1, 1), date(2022, 12, 31), "personal", "0.25", -35_111_11,
               document="vereinbarung", note="Erstattung: die Stelle war zwei Jahre lang zu hoch abgerechnet")  # fmt: skip
    books.cost(date(2022, 12, 31), date(2022, 1, 1), date(2022, 12, 31), "gemeinkosten", "0.10", books.costs[-1]["amount"],
               document="vereinbarung")  # fmt: skip
    year(books, 2023, 94_800_00, 4_500_00)
    books.write(folder)


@ledger
def gap_year(folder):
    """No entry in 2021, so there is nothing to compare 2022 with."""
    books = new("Gemeinsames Archiv Altmark", ["Hansestadt Gardelegen", "Hansestadt Salzwedel", "Stadt Kalbe"], date(2019, 1, 1))
    join(books, date(2019, 1, 1), "gardelegen", "salzwedel")
    join(books, date(2021, 7, 1), "kalbe")
    for y in (2019, 2020, 2022, 2023):
        year(books, y, (60_000 + 900 * (y - 2019)) * 100, 800_00)
    books.write(folder, by_year)


@ledger
def nobody_joined(folder):
    """An agreement that is signed but has no member and no cost yet: ledgers of a header row each."""
    books = new("Digitale Bauakte Uckermark", ["Stadt Prenzlau", "Stadt Templin", "Stadt Angermünde"], date(2026, 1, 1))
    books.add("candidate", member="prenzlau")
    books.add("candidate", member="templin")
    books.write(folder)


@ledger
def everybody_left(folder):
    """All members have left: the agreement ended in 2021 and stays published."""
    books = new("Gemeinsame Musikschule Harz", ["Stadt Blankenburg", "Stadt Thale", "Stadt Ilsenburg"], date(2018, 1, 1), "days")
    join(books, date(2018, 1, 1), "blankenburg", "thale", "ilsenburg")
    leave(books, date(2020, 5, 16), "ilsenburg")
    leave(books, date(2021, 7, 1), "blankenburg", "thale", note="Die Vereinbarung ist aufgehoben")
    for y in (2018, 2019, 2020):
        year(books, y, 70_000_00 + (y - 2018) * 1_000_00, 600_00)
    year(books, 2021, 36_000_00, 300_00, end=date(2021, 6, 30))
    books.add("milestone", date=date(2021, 6, 30), text="Die Vereinbarung endet")
    books.write(folder)


@ledger
def cents(folder):
    """Amounts of a few cents among five members: most shares are one cent or none."""
    members = ["Gemeinde Rügge", "Gemeinde Saustrup", "Gemeinde Norderbrarup", "Gemeinde Scheggerott", "Gemeinde Wagersrott"]
    books = new("Portokasse Mittelangeln", members, date(2022, 1, 1))
    join(books, date(2022, 1, 1), "ruegge", "saustrup", "norderbrarup", "scheggerott")
    join(books, date(2023, 4, 1), "wagersrott")
    for y, post, wartung in ((2022, 13, 1), (2023, 30, 3), (2024, 2, 0)):
        year(books, y, post, wartung)
    last = date(2024, 12, 31)
    books.cost(last, date(2024, 2, 1), date(2024, 2, 29), "wartung", "1", -3, document="vereinbarung", note="Skonto")
    books.cost(last, date(2024, 3, 1), date(2024, 3, 31), "lizenzen", "0.333333", 5, "7", "wagersrott", document="vereinbarung")
    books.write(folder)


@ledger
def hundreds_of_millions(folder):
    """Amounts of hundreds of millions of euros a year, to the cent."""
    members = ["Landeshauptstadt München", "Stadt Augsburg", "Stadt Nürnberg", "Stadt Regensburg", "Stadt Ingolstadt"]
    books = new("Verkehrsverbund Große Städte", members, date(2020, 1, 1), payee="Freistaat Bayern")
    join(books, date(2020, 1, 1), "muenchen", "augsburg", "nuernberg")
    join(books, date(2021, 7, 1), "regensburg")
    join(books, date(2023, 1, 1), "ingolstadt")
    for y, post, wartung in ((2020, 1_234_567_890_12, 98_765_432_10), (2021, 1_299_999_999_99, 111_111_111_11),
                             (2022, 1_400_000_000_01, 123_456_789_01), (2023, 1_555_555_555_55, 130_000_000_07)):  # fmt: skip
        year(books, y, post, wartung)
    books.write(folder)


@ledger
def one_year(folder):
    """One year only: no year before it, no accession. Dates of which the day or the month is not known; says what it is about."""
    books = new("Wahlhelferschulung 2024", ["Stadt Celle", "Stadt Bergen", "Samtgemeinde Lachendorf"], date(2024, 1, 1))
    books.table["about"] = "Drei Kommunen schulen ihre Wahlhelferinnen und Wahlhelfer gemeinsam. Celle richtet die Schulungen aus."
    books.add("document", id="absprache", title="Absprache der Wahlleitungen", date="2023-11")
    books.add("milestone", date="2023-11", text="Die Wahlleitungen sprechen sich ab", document="absprache")
    books.add("milestone", date="2022", text="Erste gemeinsame Schulung, noch ohne Vereinbarung")
    join(books, date(2024, 1, 1), "celle", "bergen", "lachendorf")
    year(books, 2024, 10_000_00, 100_00)
    books.write(folder)


@ledger
def leave_and_rejoin(folder):
    """Members leave and come back, one of them twice; the return is no accession. One booking was wrong and taken back."""
    members = ["Stadt Husum", "Stadt Tönning", "Gemeinde Sylt", "Gemeinde Leck"]
    books = new("Gemeinsame Rechnungsprüfung Nordfriesland", members, date(2017, 1, 1), payee="Kreis Nordfriesland")
    join(books, date(2017, 1, 1), "husum", "toenning")
    join(books, date(2018, 1, 1), "sylt")
    leave(books, date(2018, 10, 1), "toenning")
    join(books, date(2019, 4, 1), "leck")
    wrong = books.event(date(2019, 11, 4), date(2019, 10, 1), "toenning", "join", "vereinbarung", "mündlich angekündigt")
    books.reverse_event(date(2019, 12, 2), wrong, "Storno: der Beschluss nennt den 01.01.2020")
    join(books, date(2020, 1, 1), "toenning")
    leave(books, date(2020, 7, 1), "husum")
    leave(books, date(2021, 1, 1), "toenning", booked=date(2020, 12, 1))
    join(books, date(2022, 1, 1), "husum", "toenning", booked=date(2021, 12, 15))
    for y in range(2017, 2024):
        year(books, y, (64_000 + 1_100 * (y - 2017)) * 100, 900_00)
    books.write(folder, by_year)


@ledger
def planned_and_assumed(folder):
    """Planned, assumed and actual amounts side by side; a plan that was taken back when the bill came."""
    members = ["Stadt Görlitz", "Stadt Niesky", "Stadt Zittau", "Gemeinde Rietschen"]
    books = new("IT-Sicherheit Oberlausitz", members, date(2022, 1, 1), payee="Landkreis Görlitz")
    books.add("document", id="haushalt-2023", title="Haushaltssatzung 2023", date=date(2022, 12, 15), url="https://example.org/haushalt-2023.pdf")
    books.add("document", id="rechnung-2023-17", title="Rechnung 2023/17", date=date(2023, 11, 6))
    books.add("document", id="haushalt-2025", title="Haushaltssatzung 2025", date=date(2024, 12, 12))
    join(books, date(2022, 1, 1), "goerlitz", "niesky", "zittau")
    join(books, date(2024, 1, 1), "rietschen")
    year(books, 2022, 76_000_00, 2_000_00)
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    planned = books.cost(date(2023, 1, 10), first, last, "wartung", "1", 2_500_00, "19", status="planned", document="haushalt-2023")
    year(books, 2023, 78_000_00, None, booked=date(2023, 1, 10), status="assumed", document="")
    books.reverse(date(2023, 11, 8), planned, "Storno: die Rechnung liegt vor")
    books.cost(date(2023, 11, 8), first, last, "wartung", "1", 2_344_50, "19", document="rechnung-2023-17")
    year(books, 2024, 80_000_00, 2_400_00, status="assumed", document="")
    year(books, 2025, 82_000_00, 2_450_00, booked=date(2025, 1, 8), status="planned", document="haushalt-2025")
    books.write(folder)


@ledger
def fifty_agreements(folder):
    """Fifty small agreements in sub-folders of different depth; the same task in fifty places."""
    rng = random.Random("fifty")
    counties = ["Landkreis Aurich", "Kreis Steinburg", "Landkreis Wittmund", "Kreis Plön", "Landkreis Leer"]
    places = """Norden Wiesmoor Krummhörn Großefehn Südbrookmerland Itzehoe Glückstadt Kellinghusen Wilster Brokdorf Esens Wittmund
    Friedeburg Holtriem Langeoog Preetz Lütjenburg Schwentinental Bönebüttel Heikendorf Borkum Weener Moormerland Rhauderfehn
    Uplengen""".split()  # fmt: skip
    subjects = ["Standesamt", "Vergabestelle", "Datenschutz", "Archiv", "Vollstreckung", "Baulastenverzeichnis", "Kita-Portal",
                "Gewässerunterhaltung", "Fördermittel", "Arbeitssicherheit"]  # fmt: skip
    for number in range(50):
        county, subject = number % 5, subjects[number // 5]
        towns = places[5 * county : 5 * county + 5]
        rng.shuffle(towns)
        towns = towns[: rng.randint(2, 5)]
        start = date(rng.randint(2019, 2022), 1, 1)
        id = f"{identifier(subject)}-{identifier(counties[county].split()[1])}"
        names = [f"Stadt {town}" for town in towns]
        books = new(f"{subject} im {counties[county]}", names, start, rng.choice(["months", "days"]), id, payee=counties[county])
        join(books, start, *ids(books)[:2])
        for member in ids(books)[2:]:
            on = start + timedelta(days=rng.randint(30, 700))
            join(books, on.replace(day=1) if books.table["proration"] == "months" else on, member, booked=date(2023, 1, 2))
        for y in range(start.year, 2024):
            year(books, y, rng.randint(500, 900) * 100_00, rng.randint(5, 40) * 100_00)
        above = [identifier(counties[county]), identifier(subject[:1])]
        books.write(folder.joinpath(*above[: number % 3], id))


@ledger
def bill_up_share_down(folder):
    """One joins, so that each pays less of the common costs; the maintenance grows by more than that, so that each pays more."""
    books = new("Ordnungsdienst Mansfeld", ["Stadt Hettstedt", "Stadt Mansfeld", "Stadt Gerbstedt"], date(2022, 1, 1),
                payee="Landkreis Mansfeld-Südharz")  # fmt: skip
    join(books, date(2022, 1, 1), "hettstedt", "mansfeld")
    join(books, date(2024, 1, 1), "gerbstedt")
    year(books, 2022, 72_000_00, 2_000_00)
    year(books, 2023, 72_000_00, 2_000_00)
    year(books, 2024, 75_000_00, 14_000_00)
    books.write(folder, by_year)


@ledger
def join_booked_ahead(folder):
    """The last full year had two members; a third has booked its joining, which is still to come, and a fourth might follow."""
    towns = ["Stadt Genthin", "Stadt Burg", "Gemeinde Möser", "Gemeinde Biederitz"]
    books = new("Vermessung Jerichower Land", towns, date(2023, 1, 1), payee="Landkreis Jerichower Land")
    join(books, date(2023, 1, 1), "genthin", "burg")
    join(books, date(2026, 1, 1), "moeser", booked=date(2025, 9, 1))
    books.add("candidate", member="moeser")
    books.add("candidate", member="biederitz")
    year(books, 2023, 64_000_00, 1_000_00)
    year(books, 2024, 66_000_00, 1_000_00)
    books.write(folder)


@ledger
def in_and_out(folder):
    """Two founded it; a third takes part for three months of a year, and leaves again."""
    books = new("Fundbüro Elbe-Elster", ["Stadt Herzberg", "Stadt Finsterwalde", "Stadt Elsterwerda"], date(2022, 1, 1),
                payee="Landkreis Elbe-Elster")  # fmt: skip
    join(books, date(2022, 1, 1), "herzberg", "finsterwalde")
    join(books, date(2024, 4, 1), "elsterwerda", booked=date(2024, 3, 4))
    leave(books, date(2024, 7, 1), "elsterwerda", booked=date(2024, 6, 3))
    for y in (2022, 2023, 2024):
        year(books, y, 48_000_00, 600_00)
    books.write(folder)


@ledger
def no_common_costs(folder):
    """Only what depends on the number of members, and what is charged to one: there are no common costs."""
    books = new("Softwarelizenzen Teltow", ["Stadt Teltow", "Gemeinde Stahnsdorf", "Gemeinde Kleinmachnow"], date(2023, 1, 1),
                payee="Landkreis Potsdam-Mittelmark")  # fmt: skip
    books.lists["cost_type"] = [cost_type for cost_type in books.lists["cost_type"] if not cost_type["independent_of_members"]]
    join(books, date(2023, 1, 1), "teltow", "stahnsdorf")
    join(books, date(2024, 1, 1), "kleinmachnow")
    for y in (2023, 2024):
        first, last, document = date(y, 1, 1), date(y, 12, 31), {"document": "vereinbarung"}
        books.cost(last, first, last, "wartung", "1", 8_000_00 + 500_00 * (y - 2023), "19", **document)
        for number, member in enumerate(ids(books)[: 2 if y == 2023 else 3], 1):
            books.cost(last, first, last, "lizenzen", str(number), 240_00, "19", member, **document)
    books.write(folder)


@ledger
def plan_with_accession(folder):
    """Nothing is booked but a plan of a year to come, in which one joins."""
    books = new("Schiedsstelle Havelland", ["Stadt Nauen", "Stadt Ketzin", "Gemeinde Brieselang"], date(2027, 1, 1),
                payee="Landkreis Havelland")  # fmt: skip
    books.add("document", id="haushalt-2027", title="Haushaltsplan 2027", date=date(2026, 11, 9))
    join(books, date(2027, 1, 1), "nauen", "ketzin", booked=date(2026, 11, 10))
    join(books, date(2027, 7, 1), "brieselang", booked=date(2026, 11, 10))
    year(books, 2027, 70_000_00, 1_500_00, booked=date(2026, 11, 10), status="planned", document="haushalt-2027")
    books.write(folder)


def split_by(books, split):
    """Splits what all share in another way."""
    for cost_type in books.lists["cost_type"]:
        if cost_type["split"] == "equal":
            cost_type.update(split=split, assumption=None)


def parts(since, *shares):
    return [{"from": since, "share": share, "measure": measure} for share, measure in shares]


def values(books, measure, year, reference_date="", booked=None, status="actual", document="vereinbarung", **of_member):
    """Enters the values of a year."""
    document = "" if status == "assumed" else document
    for member, value in of_member.items():
        member = member.replace("_", "-")
        books.value(booked or date(year, 1, 15), measure, year, member, value, reference_date, status, document)


@ledger
def half_by_inhabitants(folder):
    """Half equally, half by inhabitants of 30 June of the year before; one joins on 1 July, one number is corrected."""
    towns = ["Stadt Zwickau", "Stadt Werdau", "Stadt Crimmitschau", "Gemeinde Lichtentanne", "Stadt Kirchberg"]
    books = new("Informationssicherheit Zwickauer Land", towns, date(2022, 1, 1), payee="Landkreis Zwickau")
    books.add("measure", id="einwohner", name="Einwohnerzahl", unit="Einwohner", source="Statistisches Landesamt, Fortschreibung",
              reference_day="06-30", reference_years_back=1)  # fmt: skip
    split_by(books, parts(date(2022, 1, 1), ("1/2", "equal"), ("1/2", "einwohner")))
    join(books, date(2022, 1, 1), *ids(books)[:3])
    join(books, date(2023, 7, 1), "lichtentanne", booked=date(2023, 5, 8))
    books.add("candidate", member="kirchberg")
    for of, numbers in ((2022, (86_592, 20_461, 18_204)), (2023, (86_910, 20_380, 18_117)), (2024, (87_120, 20_295, 18_066))):
        on = date(of - 1, 6, 30)
        values(books, "einwohner", of, on, **dict(zip(["zwickau", "werdau", "crimmitschau"], numbers)))
        values(books, "einwohner", of, on, lichtentanne=6_377 + of - 2022, kirchberg=7_912)
    wrong = next(row for row in books.values if row["year"] == 2024 and row["member"] == "werdau")
    books.reverse_value(date(2024, 9, 2), wrong, "Berichtigt vom Landesamt, ersetzt durch die nächste Buchung")
    values(books, "einwohner", 2024, date(2023, 6, 30), booked=date(2024, 9, 2), werdau=20_259)
    year(books, 2022, 78_000_00, 2_400_00)
    year(books, 2023, 80_400_00, 2_450_00)
    year(books, 2024, 82_100_00, 2_600_00)
    books.write(folder, by_year)


@ledger
def fixed_share_of_the_district(folder):
    """The district bears 30 per cent whatever the others do, these the rest by inhabitants, among whom it counts zero."""
    towns = ["Landkreis Uckermark", "Stadt Prenzlau", "Stadt Templin", "Stadt Angermünde", "Gemeinde Boitzenburg"]
    books = new("Kreisarchiv Uckermark", towns, date(2021, 1, 1), payee="Archivbund Uckermark")
    books.add("measure", id="kreisanteil", name="Anteil des Landkreises", unit="Teil")
    books.add("measure", id="einwohner", name="Einwohnerzahl", unit="Einwohner", source="Amt für Statistik")
    split_by(books, parts(date(2021, 1, 1), ("0.30", "kreisanteil"), ("0.70", "einwohner")))
    join(books, date(2021, 1, 1), *ids(books)[:4])
    join(books, date(2023, 1, 1), "boitzenburg")
    for of in (2021, 2022, 2023):
        values(books, "kreisanteil", of, uckermark=1, prenzlau=0, templin=0, angermuende=0, boitzenburg=0)
        values(books, "einwohner", of, date(of - 1, 12, 31), uckermark=0, prenzlau=18_830 - of + 2021, templin=15_640, angermuende=13_880)
        values(books, "einwohner", of, date(of - 1, 12, 31), status="assumed", boitzenburg=3_250)
        year(books, of, 70_000_00 + (of - 2021) * 1_500_00, 900_00)
    books.write(folder)


@ledger
def percentages_that_change(folder):
    """Fixed percentages; from 1 July 2023 on others, so that 2023 is booked in two halves."""
    towns = ["Stadt Bad Kreuznach", "Stadt Kirn", "Stadt Bad Sobernheim"]
    books = new("Musikschulverband Nahe", towns, date(2021, 1, 1), payee="Landkreis Bad Kreuznach")
    books.add("measure", id="prozent", name="Prozentsatz der Vereinbarung", unit="%", total="100")
    books.add("measure", id="prozent-neu", name="Prozentsatz der Änderung", unit="%", total="100")
    split_by(books, parts(date(2021, 1, 1), ("1", "prozent")) + parts(date(2023, 7, 1), ("1", "prozent-neu")))
    books.add("document", id="aenderung", title="Änderung der Vereinbarung vom 22.05.2023", date=date(2023, 5, 22))
    books.add("milestone", date=date(2023, 7, 1), text="Andere Prozentsätze gelten", document="aenderung")
    join(books, date(2021, 1, 1), *ids(books))
    for of in (2021, 2022, 2023):
        values(books, "prozent", of, bad_kreuznach=72, kirn=8, bad_sobernheim=20)
    for of in (2023, 2024):
        values(books, "prozent-neu", of, document="aenderung", bad_kreuznach="66.5", kirn=15, bad_sobernheim="18.5")
    year(books, 2021, 120_000_00, 3_000_00)
    year(books, 2022, 121_500_00, 3_000_00)
    year(books, 2023, 61_000_00, 1_500_00, end=date(2023, 6, 30))
    year(books, 2023, 63_200_00, 1_700_00, start=date(2023, 7, 1))
    year(books, 2024, 126_800_00, 3_500_00)
    books.write(folder, by_year)


@ledger
def lessons_and_inhabitants(folder):
    """A tenth by inhabitants, the rest by lessons; one member has no lessons and takes part in the maintenance only."""
    towns = ["Stadt Dornbirn", "Marktgemeinde Lustenau", "Gemeinde Höchst", "Gemeinde Fußach"]
    books = new("Musikschule Rheindelta", towns, date(2022, 1, 1), "days", payee="Land Vorarlberg")
    books.add("measure", id="einwohner", name="Einwohnerzahl", unit="Einwohner", reference_day="12-31", reference_years_back=1)
    books.add("measure", id="stunden", name="Unterrichtsstunden", unit="Stunde")
    books.add("measure", id="wartung", name="Beteiligung an der Wartung", unit="Teil")
    split_by(books, parts(date(2022, 1, 1), ("1/10", "einwohner"), ("9/10", "stunden")))
    books.lists["cost_type"][2]["split"] = "wartung"
    join(books, date(2022, 1, 1), "dornbirn", "lustenau", "hoechst")
    join(books, date(2023, 3, 15), "fussach")
    for of in (2022, 2023, 2024):
        values(books, "einwohner", of, date(of - 1, 12, 31), dornbirn=49_850 + of, lustenau=23_410, hoechst=8_200, fussach=0)
        values(books, "stunden", of, dornbirn="1180.5", lustenau="642.25", hoechst=155 + of - 2022, fussach=0)
        values(books, "wartung", of, dornbirn=1, lustenau=1, hoechst=1, fussach=1)
        year(books, of, 240_000_00 + (of - 2022) * 6_000_00, 4_800_00)
    books.write(folder)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    for name, write in LEDGERS.items():
        write(Path(arguments[0]) / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
