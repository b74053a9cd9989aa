#!/usr/bin/env python3
"""Writes ledgers of situations in which the site once said what was not so, one folder each.

    situations.py DIR

Those that also look odd are in odd.py, and committed; these are only read, by tests/sentence_oracle.rs, which draws
them anew each time.
"""

import sys
from datetime import date
from pathlib import Path

from books import identifier
from odd import ids, join, new, year

SITUATIONS = {}


def situation(function):
    SITUATIONS[function.__name__.replace("_", "-")] = function
    return function


@situation
def many_accessions(folder):
    """Two founded it; fourteen more joined, one a year; all have long names."""
    kinds = ("Verbandsgemeinde", "Samtgemeinde", "Verwaltungsgemeinschaft", "Hansestadt")
    places = ("Hohenlockstedt-Kellinghusen", "Schmedeswurtherwesterdeich", "Bad Neustadt an der Fränkischen Saale", "Lauben-Heising")
    towns = [f"{kind} {place}" for place in places for kind in kinds]
    books = new("Beschaffung im nördlichen Mittelgebirge", towns, date(2010, 1, 1), payee="Landkreis Hochtaunus")
    for member, town in zip(books.lists["member"], towns):
        member.update(id=identifier(town), short_name=town)
    books.lists["payee"][0].update(id="leitung", member=ids(books)[0])
    for cost_type in books.lists["cost_type"]:
        cost_type["payee"] = cost_type["payee"].replace(identifier(places[0]), "leitung")
    join(books, date(2010, 1, 1), *ids(books)[:2])
    for number, member in enumerate(ids(books)[2:]):
        join(books, date(2011 + number, 1 + number % 3 * 3, 1), member)
    for y in range(2010, 2025):
        year(books, y, (98_000 + 2_100 * (y - 2010)) * 100, (9_000 + 700 * (y - 2010)) * 100)
    books.write(folder)


@situation
def sixty_members(folder):
    """Fifty from the beginning, ten more on two days."""
    towns = [f"Gemeinde {first}{last}" for first in ("Nieder", "Ober", "Klein", "Groß", "Alt", "Neu")
             for last in "dorf hausen feld bach walde rode stedt born berg heim".split()]  # fmt: skip
    books = new("Rechenzentrum Sechzig", towns, date(2022, 1, 1))
    join(books, date(2022, 1, 1), *ids(books)[:50])
    join(books, date(2023, 1, 1), *ids(books)[50:53])
    join(books, date(2023, 7, 1), *ids(books)[53:])
    year(books, 2022, 1_200_000_00, 45_000_00)
    year(books, 2023, 1_260_000_00, 47_500_00)
    books.write(folder)


@situation
def one_town_in_forty_agreements(folder):
    """Forty agreements of four towns, the first of which is in all."""
    towns = ["Stadt Wusterhausen", "Stadt Neuruppin", "Stadt Kyritz", "Stadt Rheinsberg"]
    for number in range(40):
        partners = towns[:1] + towns[1 + number % 3 :] + towns[1 : 1 + number % 3]
        books = new(f"Aufgabe {number + 1}", partners, date(2022, 1, 1), id=f"aufgabe-{number + 1:02}")
        join(books, date(2022, 1, 1), *ids(books)[:2])
        join(books, date(2023, 1 + number % 12, 1), *ids(books)[2 : 3 + number % 2])
        for y in (2022, 2023):
            year(books, y, (50_000 + 1_000 * number) * 100, 1_000_00 if number % 4 else None)
        books.write(folder / books.table["id"])


def three_towns_and_a_fourth(title):
    towns = ["Stadt Beeskow", "Stadt Storkow", "Gemeinde Tauche", "Gemeinde Rietz-Neuendorf"]
    books = new(title, towns, date(2022, 1, 1), payee="Landkreis Oder-Spree")
    join(books, date(2022, 1, 1), "beeskow", "storkow")
    year(books, 2022, 60_000_00, 1_200_00)
    year(books, 2023, 62_000_00, 1_200_00)
    return books


@situation
def join_to_come(folder):
    """A join is booked and still to come, with nobody after it."""
    books = three_towns_and_a_fourth("Ordnungsamt am Scharmützelsee")
    join(books, date(2025, 1, 1), "tauche", booked=date(2024, 9, 2))
    books.write(folder)


@situation
def candidate_has_joined(folder):
    """The only candidate has booked its join for the day after the last booking."""
    books = three_towns_and_a_fourth("Vollstreckung am Scharmützelsee")
    books.add("candidate", member="tauche")
    join(books, date(2024, 1, 1), "tauche", booked=date(2023, 12, 31))
    books.write(folder)


@situation
def join_in_a_plan(folder):
    """A join in the middle of a planned year, and a candidate after it."""
    books = three_towns_and_a_fourth("Archiv am Scharmützelsee")
    books.add("document", id="haushalt", title="Haushaltsplan 2024", date=date(2023, 12, 12))
    books.add("candidate", member="rietz-neuendorf")
    join(books, date(2024, 7, 1), "tauche", booked=date(2023, 12, 31))
    year(books, 2024, 66_000_00, 1_200_00, booked=date(2023, 12, 31), status="planned", document="haushalt")
    books.write(folder)


@situation
def assumed_to_a_part(folder):
    """Five cents of thousands of euros are assumed."""
    books = three_towns_and_a_fourth("Fundbüro am Scharmützelsee")
    books.cost(date(2024, 1, 2), date(2023, 1, 1), date(2023, 12, 31), "wartung", "1", 5, status="assumed")
    books.write(folder)


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    for name, write in SITUATIONS.items():
        write(Path(arguments[0]) / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
