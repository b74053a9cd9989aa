#!/usr/bin/env python3
"""The second computation: what must be published for a ledger, in exact fractions.

    oracle.py LEDGER OUT

reads a ledger root (one agreement or many) and writes, laid out as the site lays out its data
(`OUT/data/` for a single agreement, `OUT/<id>/data/` for each of several):

    memberships.csv costs.csv measures.csv shares.csv savings.csv bills.csv status.csv head.csv    published data
    each of these once more with -excel in its name    the same for German spreadsheets
    changes.csv answers.csv                            what figures of pages are compared with; not published

It was written from the contract alone, knows nothing of the program, uses the standard library only, and
prefers the plain way over the fast one. It refuses a ledger that breaks a rule (exit status 1), so it also
guards the generator of random ledgers. It is not a checker: it stops at the first broken rule.

Amounts are whole cents (int), weights and remainders `fractions.Fraction`; there is no float anywhere.
"""

import csv
import hashlib
import io
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

MEMBERSHIP_HEADER = "entry,recorded_on,effective_on,member,event,document,reverses,note"
COST_HEADER = (
    "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,"
    "amount,charged_to,status,document,reverses,note"
)
MEASURE_HEADER = "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note"
ENTRY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
AMOUNT = re.compile(r"-?(0|[1-9][0-9]{0,11})\.[0-9]{2}")
QUANTITY = re.compile(r"-?[0-9]+(\.[0-9]{1,6})?")
VALUE = re.compile(r"[0-9]+(\.[0-9]{1,6})?")
SHARE = re.compile(r"[0-9]+/[0-9]+|[0-9]+(\.[0-9]{1,6})?")
STATUSES = ("actual", "planned", "assumed")  # the surest first
RATE = re.compile(r"[0-9]+(\.[0-9]+)?")


class Invalid(Exception):
    """The ledger breaks a rule of the contract."""


def require(condition, message):
    if not condition:
        raise Invalid(message)


# ---------------------------------------------------------------------------------------------- reading


@dataclass
class Agreement:
    """One agreement as it stands in its folder."""

    id: str
    proration: str
    members: list  # ids, in the official order
    payees: list
    cost_types: dict  # id -> table of agreement.toml
    measures: dict  # id -> table of agreement.toml
    documents: set
    candidates: list  # ids, in the order of the scenario
    files: list  # (path within the folder, bytes, number of entries), sorted by path
    ledgers: dict = field(default_factory=lambda: defaultdict(list))  # the bytes of each ledger's files
    memberships: list = field(default_factory=list)  # rows, in the order of the ledger
    costs: list = field(default_factory=list)
    values: list = field(default_factory=list)  # the rows of measures.csv
    kept_values: dict | None = None  # kept by value_of()
    stays: dict | None = None  # kept by intervals()
    kept_fractions: dict = field(default_factory=dict)  # kept by fractions_of()


def agreement_folders(root):
    """The folders below (and including) `root` that hold an agreement.toml, in byte order of their paths."""
    found = []

    def visit(folder):
        if (folder / "agreement.toml").is_file():
            found.append(folder)
            return
        for child in sorted(folder.iterdir(), key=lambda path: path.name.encode()):
            if child.name.startswith(".") or child.name.endswith(".md"):
                continue
            require(not child.is_symlink(), f"{child}: a symbolic link")
            require(child.is_dir(), f"{child}: not understood")
            visit(child)

    visit(root)
    require(found, f"{root}: no agreement")
    return found


def ledger_files(folder):
    """The files of one agreement: path within the folder -> bytes, in byte order of the paths."""
    files = {}
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts) or path.name.endswith(".md"):
            continue
        require(not path.is_symlink(), f"{path}: a symbolic link")
        if path.is_dir():
            require(relative.parts[0] in ("memberships", "costs", "measures", "documents"), f"{path}: not understood")
            continue
        name = relative.as_posix()
        require(
            name == "agreement.toml"
            or re.fullmatch(r"(memberships|costs|measures)(/[^/]+)?\.csv", name)
            or name.startswith("documents/"),
            f"{path}: not understood",
        )
        files[name] = path.read_bytes()
    return dict(sorted(files.items(), key=lambda item: item[0].encode()))


def csv_rows(name, content, header):
    """The rows of one CSV file as dictionaries."""
    require(not content.startswith(b"\xef\xbb\xbf"), f"{name}: byte order mark")
    text = content.decode("utf-8")
    require(text.endswith("\n") and "\r" not in text, f"{name}: line ends")
    require(text.split("\n", 1)[0] == header, f"{name}: header")
    columns = header.split(",")
    rows = []
    for cells in list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]:
        require(len(cells) == len(columns), f"{name}: {cells}")
        rows.append(dict(zip(columns, cells)))
    days = [day(row["recorded_on"]) for row in rows]
    require(days == sorted(days), f"{name}: recorded_on goes back")
    return rows


def read(folder):
    files = ledger_files(folder)
    table = tomllib.loads(files["agreement.toml"].decode("utf-8"))
    known(table, "id title proration", "full_title about member payee measure cost_type document milestone candidate")
    for member in table.get("member", []):
        known(member, "id name short_name", "ags")
    for payee in table.get("payee", []):
        known(payee, "id name", "member")
    for measure in table.get("measure", []):
        known(measure, "id name unit", "source reference_day reference_years_back total")
    for kind in table.get("cost_type", []):
        known(kind, "id name payee split independent_of_members", "base terms note assumption")
    for document in table.get("document", []):
        known(document, "id title date", "url file")
    for milestone in table.get("milestone", []):
        known(milestone, "date text", "document")
    agreement = Agreement(
        id=table["id"],
        proration=table["proration"],
        members=[member["id"] for member in table.get("member", [])],
        payees=[payee["id"] for payee in table.get("payee", [])],
        cost_types={kind["id"]: kind for kind in table.get("cost_type", [])},
        measures={measure["id"]: measure for measure in table.get("measure", [])},
        documents={document["id"] for document in table.get("document", [])},
        candidates=[candidate["member"] for candidate in table.get("candidate", [])],
        files=[],
    )
    for name, content in files.items():
        entries = 0
        if name.startswith("memberships"):
            rows = csv_rows(name, content, MEMBERSHIP_HEADER)
            agreement.memberships += rows
            agreement.ledgers["memberships"].append(content)
            entries = len(rows)
        elif name.startswith("costs"):
            rows = csv_rows(name, content, COST_HEADER)
            agreement.costs += rows
            agreement.ledgers["costs"].append(content)
            entries = len(rows)
        elif name.startswith("measures"):
            rows = csv_rows(name, content, MEASURE_HEADER)
            agreement.values += rows
            agreement.ledgers["measures"].append(content)
            entries = len(rows)
        agreement.files.append((name, content, entries))
    check_agreement(agreement, table)
    check_memberships(agreement)
    check_values(agreement)
    check_costs(agreement)
    return agreement


def known(table, required, optional):
    required, optional = set(required.split()), set(optional.split())
    require(required <= table.keys() <= required | optional, f"keys of {table}")


def day(text):
    require(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text), f"date {text!r}")
    return date.fromisoformat(text)


def cents(text):
    require(AMOUNT.fullmatch(text) and text != "-0.00", f"amount {text!r}")
    return int(text.replace(".", ""))


def euros(amount):
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def half_away_from_zero(value):
    """A Fraction rounded to the whole number next to it, halves away from zero."""
    whole = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


# ----------------------------------------------------------------------------------- rules of the ledger


def check_agreement(agreement, table):
    ids = [agreement.id] + agreement.members + agreement.payees + list(agreement.cost_types)
    for name in ids + list(agreement.documents):
        require(IDENTIFIER.fullmatch(name), f"id {name!r}")
    for kind in ("member", "payee", "measure", "cost_type", "document"):
        names = [item["id"] for item in table.get(kind, [])]
        require(len(names) == len(set(names)), f"{agreement.id}: a {kind} twice")
    require(agreement.proration in ("months", "days"), "proration")
    for payee in table.get("payee", []):
        require(payee.get("member") in [None, *agreement.members], f"payee {payee}")
    for candidate in table.get("candidate", []):
        require(candidate["member"] in agreement.members, f"candidate {candidate}")
    for milestone in table.get("milestone", []):
        require(milestone.get("document") in {None, *agreement.documents}, f"milestone {milestone}")
    for kind in agreement.cost_types.values():
        require(kind["payee"] in agreement.payees, f"payee of {kind}")
        check_split(agreement, kind)
        require(isinstance(kind["independent_of_members"], bool), f"{kind}")
        days = [term["from"] for term in kind.get("terms", [])]
        require(len(days) == len(set(days)), f"{kind}: two terms of one day")
        require(kind.get("base") in {None, *agreement.cost_types}, f"base of {kind}")
    for measure in agreement.measures.values():
        require(IDENTIFIER.fullmatch(measure["id"]) and measure["id"] not in ("equal", "direct"), f"{measure}")
    used = {row["document"] for row in agreement.memberships + agreement.costs + agreement.values}
    used |= {milestone.get("document") for milestone in table.get("milestone", [])}
    require(agreement.documents <= used, f"{agreement.id}: an unused document")


def check_split(agreement, kind):
    if kind["split"] == "direct":
        return
    by_day = defaultdict(list)
    for since, share, measure in parts_of(kind):
        require(measure == "equal" or measure in agreement.measures, f"split of {kind}")
        require(share > 0, f"split of {kind}")
        by_day[since].append((share, measure))
    require(by_day, f"split of {kind}")
    for parts in by_day.values():
        require(sum(share for share, _ in parts) == 1, f"split of {kind}: not 1")
        require(len({measure for _, measure in parts}) == len(parts), f"split of {kind}: twice")


def parts_of(kind):
    """(day from which it holds, share, measure) of each part of a cost type that is not split direct."""
    if isinstance(kind["split"], str):
        return [(date.min, Fraction(1), kind["split"])]
    parts = []
    for part in kind["split"]:
        known(part, "from share measure", "")
        require(SHARE.fullmatch(part["share"]), f"share of {part}")
        parts.append((part["from"], Fraction(part["share"]), part["measure"]))
    return parts


def parts_in_force(kind, on):
    """[(share, measure)] of the latest day not after `on`; none before the first day."""
    begun = [since for since, _, _ in parts_of(kind) if since <= on]
    return [(share, measure) for since, share, measure in parts_of(kind) if begun and since == max(begun)]


def check_values(agreement):
    columns = MEASURE_HEADER.split(",")
    check_reversals(agreement.values, columns[columns.index("measure") : columns.index("document") + 1])
    for row in agreement.values:
        require(ENTRY.fullmatch(row["entry"]), f"{row}")
        require(row["measure"] in agreement.measures and row["member"] in agreement.members, f"{row}")
        require(re.fullmatch("[0-9]{4}", row["year"]) and row["year"] != "0000", f"{row}: year")
        require(VALUE.fullmatch(row["value"]) and Fraction(row["value"]) <= 999_999_999_999, f"{row}: value")
        require(row["reference_date"] == "" or day(row["reference_date"]), f"{row}")
        require(row["status"] in STATUSES and row["document"] in {"", *agreement.documents}, f"{row}")
        require(row["document"] or row["status"] == "assumed", f"{row}: no document")
    sums = defaultdict(Fraction)
    seen = set()
    for row in live(agreement.values):
        measure = agreement.measures[row["measure"]]
        what = row["measure"], row["year"], row["member"]
        require(what not in seen, f"{row}: twice")
        seen.add(what)
        if "reference_day" in measure:
            year = int(row["year"]) - measure.get("reference_years_back", 0)
            require(row["reference_date"] == f"{year:04}-{measure['reference_day']}", f"{row}: reference date")
        never_joined = row["member"] in agreement.candidates and not intervals(agreement)[row["member"]]
        sums[row["measure"], row["year"]] += 0 if never_joined else Fraction(row["value"])
    for (measure, year), total in sums.items():
        wanted = agreement.measures[measure].get("total")
        require(wanted is None or Fraction(wanted) == total, f"{agreement.id}: {measure} of {year} is {total}")


def value_of(agreement, measure, year, member):
    """(value, status) of the live row, or None; everybody counts one where parts are equal."""
    if measure == "equal":
        return Fraction(1), STATUSES[0]
    if agreement.kept_values is None:
        agreement.kept_values = {
            (row["measure"], int(row["year"]), row["member"]): (Fraction(row["value"]), row["status"])
            for row in live(agreement.values)
        }
    return agreement.kept_values.get((measure, year, member))


def live(rows):
    """The rows that are neither reversed nor a reversal."""
    reversed_entries = {row["reverses"] for row in rows}
    return [row for row in rows if not row["reverses"] and row["entry"] not in reversed_entries]


def check_reversals(rows, same, differing=()):
    by_entry = {row["entry"]: row for row in rows}
    reversed_entries = set()
    for row in rows:
        if row["reverses"]:
            require(row["reverses"] in by_entry, f"{row}: reverses nothing")
            original = by_entry[row["reverses"]]
            require(not original["reverses"], f"{row}: reverses a reversal")
            require(original["entry"] not in reversed_entries, f"{row}: reverses twice")
            for column in same:
                require(row[column] == original[column], f"{row}: {column}")
            for column in differing:
                require(cents(row[column]) == -cents(original[column]), f"{row}: {column}")
            reversed_entries.add(original["entry"])


def check_memberships(agreement):
    check_reversals(agreement.memberships, ("member", "event", "effective_on"))
    for row in agreement.memberships:
        require(ENTRY.fullmatch(row["entry"]), f"{row}")
        require(row["member"] in agreement.members, f"{row}")
        require(row["event"] in ("join", "leave"), f"{row}")
        require(row["document"] in {"", *agreement.documents}, f"{row}")
        day(row["effective_on"])
    entries = [row["entry"] for row in agreement.memberships + agreement.costs + agreement.values]
    require(len(entries) == len(set(entries)), f"{agreement.id}: an entry twice")
    intervals(agreement)


def check_costs(agreement):
    columns = COST_HEADER.split(",")
    same = columns[columns.index("period_start") : columns.index("document") + 1]
    check_reversals(agreement.costs, [name for name in same if name != "amount"], ["amount"])
    alive = {row["entry"] for row in live(agreement.costs)}
    for row in agreement.costs:
        require(ENTRY.fullmatch(row["entry"]), f"{row}")
        start, end = day(row["period_start"]), day(row["period_end"])
        require(start <= end and start.year == end.year, f"{row}: period")
        require(row["cost_type"] in agreement.cost_types, f"{row}: cost type")
        require(QUANTITY.fullmatch(row["quantity"]), f"{row}: quantity")
        require(row["vat_rate"] == "" or RATE.fullmatch(row["vat_rate"]), f"{row}: VAT")
        factor = 1 + Fraction(row["vat_rate"] or "0") / 100
        amount = half_away_from_zero(Fraction(row["quantity"]) * cents(row["unit_price"]) * factor)
        if row["reverses"]:
            require(abs(amount) == abs(cents(row["amount"])), f"{row}: amount")
        else:
            require(amount == cents(row["amount"]), f"{row}: amount is {euros(amount)}")
        direct = agreement.cost_types[row["cost_type"]]["split"] == "direct"
        require(bool(row["charged_to"]) == direct, f"{row}: charged_to")
        if direct:
            require(row["charged_to"] in agreement.members, f"{row}: charged_to")
            always = throughout(agreement, row["charged_to"], start, end)
            require(always or row["entry"] not in alive, f"{row}: not a member throughout")
        else:
            kind = agreement.cost_types[row["cost_type"]]
            everybody = fractions_of(agreement, kind, start, end, set(agreement.members))
            require(everybody is not None or row["entry"] not in alive, f"{row}: nobody bears a part of it")
            begins_within = any(start < since <= end for since, _, _ in parts_of(kind))
            require(not begins_within or row["entry"] not in alive, f"{row}: the split changes within")
        require(row["document"] in {"", *agreement.documents}, f"{row}: document")
        require(row["status"] in ("actual", "planned", "assumed"), f"{row}: status")
        require(row["document"] or row["status"] == "assumed", f"{row}: no document")
        if agreement.proration == "months" and row["entry"] in alive:
            for change in changes(agreement):
                require(not start < change <= end or change.day == 1, f"{row}: {change} within")
    standing = live(agreement.costs)
    sums = defaultdict(int)
    for row in standing:
        sums[row["cost_type"], row["period_start"], row["period_end"]] += cents(row["amount"])
    for row in standing:
        kind = agreement.cost_types[row["cost_type"]]
        terms = [t for t in kind.get("terms", []) if t["from"] <= day(row["period_start"])]
        if terms:
            term = max(terms, key=lambda term: term["from"])
            require(Fraction(row["quantity"]) == Fraction(term["quantity"]), f"{row}: term")
        if "base" in kind:
            base = sums[kind["base"], row["period_start"], row["period_end"]]
            require(cents(row["unit_price"]) == base, f"{row}: base is {euros(base)}")


# ---------------------------------------------------------------------------------------- apportionment


def intervals(agreement):
    """member -> [(first day as a member, first day no longer a member or None)], from live events by date."""
    if agreement.stays is None:
        result = {member: [] for member in agreement.members}
        last_join = {}
        # sorted() is stable: events of one day stand in the order of the ledger
        for row in sorted(live(agreement.memberships), key=lambda row: row["effective_on"]):
            stays, on = result[row["member"]], day(row["effective_on"])
            inside = bool(stays) and stays[-1][1] is None
            require(inside == (row["event"] == "leave"), f"{row}: events do not alternate")
            if inside:
                require(last_join[row["member"]] < on, f"{row}: a membership without a day")
                stays[-1] = (stays[-1][0], on)
                continue
            last_join[row["member"]] = on
            if stays and stays[-1][1] == on:  # back on the day of leaving: a member on each day, so nothing changed
                stays[-1] = (stays[-1][0], None)
            else:
                stays.append((on, None))
        agreement.stays = result
    return agreement.stays


def changes(agreement):
    """The days on which the membership changes."""
    days = {d for stays in intervals(agreement).values() for stay in stays for d in stay}
    return sorted(days - {None})


def is_member(agreement, member, on):
    return any(a <= on and (b is None or on < b) for a, b in intervals(agreement)[member])


def months_touched(first, last):
    return (last.year - first.year) * 12 + last.month - first.month + 1


def weight(agreement, first, last):
    if agreement.proration == "months":
        return months_touched(first, last)
    return (last - first).days + 1


def throughout(agreement, member, start, end):
    """Whether somebody is a member on each day from start to end."""
    reached = start
    for joined, left in intervals(agreement)[member]:
        if joined <= reached and (left is None or left > reached):
            reached = left
            if left is None or left > end:
                return True
    return False


def segments(agreement, start, end, group):
    """(weight ÷ weight of the period, members of `group` present) of each part between two changes."""
    cuts = [start] + [d for d in changes(agreement) if start < d <= end]
    lasts = [date.fromordinal(d.toordinal() - 1) for d in cuts[1:]] + [end]
    whole = sum(weight(agreement, first, last) for first, last in zip(cuts, lasts))
    for first, last in zip(cuts, lasts):
        present = [m for m in agreement.members if m in group and is_member(agreement, m, first)]
        yield Fraction(weight(agreement, first, last), whole), present


def fractions_of(agreement, kind, start, end, group, year=None):
    """member of `group` -> exact fraction of an entry of that cost type and period, with the split and the values of a
    year (default: that of the period); None where a segment has no member or nobody bears a part of it."""
    key = (kind["id"], start, end, frozenset(group), year)
    if key not in agreement.kept_fractions:
        agreement.kept_fractions[key] = compute_fractions(agreement, kind, start, end, group, year or start.year)
    return agreement.kept_fractions[key]


def compute_fractions(agreement, kind, start, end, group, year):
    result = defaultdict(Fraction)
    parts = parts_in_force(kind, same_day(start, year))
    for part_of_time, present in segments(agreement, start, end, group):
        if not present or not parts:
            return None
        for share, measure in parts:
            values = {}
            for member in present:
                value = value_of(agreement, measure, year, member) or value_of(agreement, measure, start.year, member)
                if value is None:
                    return None
                values[member] = value[0]
            whole = sum(values.values())
            if whole == 0:
                return None
            for member, value in values.items():
                result[member] += part_of_time * share * value / whole
    if agreement.proration == "days" or all(cut.day == 1 for cut in changes(agreement) if start < cut <= end):
        assert sum(result.values()) == 1
    return {member: result[member] for member in agreement.members if member in result}


def same_day(on, year):
    """The day of another year; of 29 February the 28th."""
    try:
        return on.replace(year=year)
    except ValueError:
        return on.replace(year=year, day=28)


def status_of(agreement, row):
    """The weakest of an entry's own and of every value that it is divided by."""
    kind, statuses = agreement.cost_types[row["cost_type"]], [row["status"]]
    if kind["split"] != "direct":
        start, end = day(row["period_start"]), day(row["period_end"])
        for _, present in segments(agreement, start, end, set(agreement.members)):
            for _, measure in parts_in_force(kind, start):
                statuses += [value_of(agreement, measure, start.year, member)[1] for member in present]
    return max(statuses, key=STATUSES.index)


def apportion(amount, fractions):
    """Hamilton: largest remainders, equal ones in the order of `fractions` (that of the agreement)."""
    exact = {member: abs(amount) * fraction for member, fraction in fractions.items()}
    shares = {member: value.numerator // value.denominator for member, value in exact.items()}
    left_over = abs(amount) - sum(shares.values())
    by_remainder = sorted(exact, key=lambda member: shares[member] - exact[member])  # stable
    for member in by_remainder[:left_over]:
        shares[member] += 1
    sign = -1 if amount < 0 else 1
    return {member: sign * share for member, share in shares.items()}


def shares_of(agreement, row, group=None):
    """member -> cents of one entry, in agreement order; only members of `group` (default: all) take part.

    None where nobody bears a part of it: not so for a live entry, see check_costs."""
    kind = agreement.cost_types[row["cost_type"]]
    if kind["split"] == "direct":
        return {row["charged_to"]: cents(row["amount"])}
    group = set(agreement.members) if group is None else group
    fractions = fractions_of(agreement, kind, day(row["period_start"]), day(row["period_end"]), group)
    return None if fractions is None else apportion(cents(row["amount"]), fractions)


# --------------------------------------------------------------------------------------------- figures


def year_of(row):
    return int(row["period_start"][:4])


def is_common(agreement, row):
    kind = agreement.cost_types[row["cost_type"]]
    return kind["split"] != "direct" and kind["independent_of_members"]


def share_rows(agreement):
    for row in agreement.costs:
        for member, share in (shares_of(agreement, row) or {}).items():
            yield [row["entry"], year_of(row), row["cost_type"], member, euros(share)]


def bill_rows(agreement):
    bills = defaultdict(int)
    for row in agreement.costs:
        payee = agreement.cost_types[row["cost_type"]]["payee"]
        for member, share in (shares_of(agreement, row) or {}).items():
            bills[year_of(row), agreement.payees.index(payee), agreement.members.index(member)] += share
    for (year, payee, member), amount in sorted(bills.items()):
        if amount != 0:
            yield [year, agreement.payees[payee], agreement.members[member], euros(amount)]


def status_rows(agreement):
    """What of each bill is of which status; what was taken back cancels out."""
    amounts = defaultdict(lambda: [0, 0, 0])
    for row in agreement.costs:
        cost_type = list(agreement.cost_types).index(row["cost_type"])
        for member, share in (shares_of(agreement, row) or {}).items():
            key = year_of(row), agreement.members.index(member), cost_type
            amounts[key][STATUSES.index(status_of(agreement, row))] += share
    for (year, member, cost_type), by_status in sorted(amounts.items()):
        if any(by_status):
            cost_type = list(agreement.cost_types)[cost_type]
            yield [year, agreement.members[member], cost_type, *map(euros, by_status)]


def first_joins(agreement):
    return {member: stays[0][0] for member, stays in intervals(agreement).items() if stays}


def saving_rows(agreement):
    joined = first_joins(agreement)
    accessions = sorted(set(joined.values()))[1:]
    savings = defaultdict(int)
    for row in agreement.costs:
        if not is_common(agreement, row):
            continue
        for accession in accessions:
            if accession > day(row["period_end"]):
                continue
            before = shares_of(agreement, row, {m for m, d in joined.items() if d < accession})
            if before is None:
                continue
            after = shares_of(agreement, row, {m for m, d in joined.items() if d <= accession})
            if after is None:
                continue
            for member, share in before.items():
                key = year_of(row), agreement.members.index(member), accession
                savings[key] += share - after[member]
    for (year, member, accession), saving in sorted(savings.items()):
        yield [year, agreement.members[member], accession, euros(saving)]


def last_booking(agreement):
    """The latest day of booking of all rows that are not reversed."""
    days = []
    for rows in (agreement.memberships, agreement.costs, agreement.values):
        taken_back = {row["reverses"] for row in rows}
        days += [day(row["recorded_on"]) for row in rows if row["entry"] not in taken_back]
    return max(days, default=None)


def full_years(agreement):
    """Over by the last booking day, not all planned, common costs for the whole of it."""
    rows = live(agreement.costs)
    has_common = any(kind["split"] != "direct" and kind["independent_of_members"] for kind in agreement.cost_types.values())
    result = []
    for year in sorted({year_of(row) for row in rows}):
        of_year = [row for row in rows if year_of(row) == year]
        if all(row["status"] == "planned" for row in of_year) or date(year, 12, 31) > last_booking(agreement):
            continue
        covered = set()
        for row in of_year:
            if is_common(agreement, row):
                covered |= set(range(day(row["period_start"]).toordinal(), day(row["period_end"]).toordinal() + 1))
        days_of_year = date(year, 12, 31).toordinal() - date(year, 1, 1).toordinal() + 1
        if not has_common or len(covered) == days_of_year:
            result.append(year)
    return result


def remaining(agreement):
    """The founding members that still take part on the last day of the last full year; else all members of that day."""
    full = full_years(agreement)
    if not full:
        return []
    joined = first_joins(agreement)
    present = [m for m in agreement.members if is_member(agreement, m, date(full[-1], 12, 31))]
    return [m for m in present if joined[m] == min(joined.values())] or present


def borne(agreement, member, year, common=None):
    """What a member bears of a year: all of it, the common costs or the others."""
    total = 0
    for row in agreement.costs:
        if year_of(row) == year and common in (None, is_common(agreement, row)):
            total += (shares_of(agreement, row) or {}).get(member, 0)
    return total


def exact_fractions(agreement, kind, year, values_of):
    """q(a, b): member -> exact fraction of the costs of a cost type of `year`, divided with the values of the year
    `values_of` and the split of that year; None where that is not defined."""
    total, parts = 0, defaultdict(Fraction)
    for row in live(agreement.costs):
        if year_of(row) == year and row["cost_type"] == kind["id"]:
            start, end = day(row["period_start"]), day(row["period_end"])
            fractions = fractions_of(agreement, kind, start, end, set(agreement.members), values_of)
            if fractions is None:
                return None
            total += cents(row["amount"])
            for member, fraction in fractions.items():
                parts[member] += cents(row["amount"]) * fraction
    return defaultdict(Fraction, {member: part / total for member, part in parts.items()})


def effects(agreement, member, before, year):
    """The exact membership and key effect on a member's share of the common costs."""
    membership, key = Fraction(0), Fraction(0)
    for kind in agreement.cost_types.values():
        if kind["split"] == "direct" or not kind["independent_of_members"]:
            continue
        rows = [row for row in live(agreement.costs) if row["cost_type"] == kind["id"]]
        t0 = sum(cents(row["amount"]) for row in rows if year_of(row) == before)
        t1 = sum(cents(row["amount"]) for row in rows if year_of(row) == year)
        if t0 == 0 or t1 == 0:
            continue  # all of it is cost effect
        years = (before, year)
        q = {(a, b): exact_fractions(agreement, kind, years[b], years[a]) for a in (0, 1) for b in (0, 1)}
        mean_total = Fraction(t0 + t1, 2)
        if None in q.values():  # the two cannot be told apart
            key += (q[1, 1][member] - q[0, 0][member]) * mean_total
            continue
        q = {which: fractions[member] for which, fractions in q.items()}
        membership += (q[0, 1] - q[0, 0] + q[1, 1] - q[1, 0]) / 2 * mean_total
        key += (q[1, 0] - q[0, 0] + q[1, 1] - q[0, 1]) / 2 * mean_total
    return membership, key


def change_rows(agreement):
    """Why each bill changed from one full year to the next."""
    full = full_years(agreement)
    for before, year in zip(full, full[1:]):
        for member in agreement.members:
            bill_before, bill = (borne(agreement, member, y) for y in (before, year))
            membership, key = map(half_away_from_zero, effects(agreement, member, before, year))
            other = borne(agreement, member, year, False) - borne(agreement, member, before, False)
            cost = bill - bill_before - membership - key - other
            yield [before, year, member, *map(euros, (bill_before, bill, cost, membership, key, other))]


def mean(amounts):
    amounts = list(amounts)
    return half_away_from_zero(Fraction(sum(amounts), len(amounts)))


def answer_rows(agreement):
    """The claims of the overview with fixed ids."""
    full, of = full_years(agreement), remaining(agreement)
    if not of:
        return
    year = full[-1]
    joined = first_joins(agreement)
    yield ["total", euros(sum(borne(agreement, member, year) for member in agreement.members))]
    bill = mean(borne(agreement, member, year) for member in of)
    yield ["bill", euros(bill)]
    rows = [row for row in live(agreement.costs) if year_of(row) == year and is_common(agreement, row)]
    savings = [(int(y), member, cents(saving)) for y, member, _, saving in saving_rows(agreement)]
    if rows:
        share = [borne(agreement, member, year, True) for member in of]
        saved = [saving for y, member, saving in savings if y == year and member in of]
        yield ["mean-share", euros(mean(share))]
        yield ["mean-share-without-accessions", euros(half_away_from_zero(Fraction(sum(share + saved), len(of))))]
        if any(min(joined.values()) < first <= date(year, 12, 31) for first in joined.values()):
            yield ["saving", euros(sum(s for y, member, s in savings if y <= year and member == of[0]))]
    if year - 1 in full:
        change = bill - mean(borne(agreement, member, year - 1) for member in of)
        parts = [effects(agreement, member, year - 1, year) for member in of]
        membership = half_away_from_zero(sum(part[0] for part in parts) / len(of))
        key = half_away_from_zero(sum(part[1] for part in parts) / len(of))
        other = mean(borne(agreement, m, year, False) - borne(agreement, m, year - 1, False) for m in of)
        yield ["change", euros(change)]
        yield ["change-membership", euros(membership)]
        yield ["change-key", euros(key)]
        yield ["change-other", euros(other)]
        yield ["change-cost", euros(change - membership - key - other)]
    group = [m for m, stays in intervals(agreement).items() if stays and stays[-1][1] is None]
    candidates = [candidate for candidate in agreement.candidates if candidate not in group]
    keys = [(row, parts_in_force(agreement.cost_types[row["cost_type"]], day(row["period_start"]))) for row in rows]

    def counts(member, measure):
        """What a member counts in the scenario: its value of that year, else its earliest later one."""
        later = [int(row["year"]) for row in live(agreement.values) if row["measure"] == measure and row["member"] == member]
        known = [y for y in (year, *sorted(y for y in later if y > year)) if value_of(agreement, measure, y, member)]
        return value_of(agreement, measure, known[0], member)[0] if known else None

    def can_be_divided(member):
        return all(counts(member, measure) is not None for _, parts in keys for _, measure in parts)

    group, candidates = ([m for m in members if can_be_divided(m)] for members in (group, candidates))
    if rows and group and candidates:
        group = [m for m in agreement.members if m in [*group, candidates[0]]]
        shares = []
        for row, parts in keys:
            wholes = {measure: sum(counts(m, measure) for m in group) for _, measure in parts}
            if 0 in wholes.values():
                return
            of_member = {m: sum(share * counts(m, by) / wholes[by] for share, by in parts) for m in group}
            shares.append(apportion(cents(row["amount"]), of_member))
        counted = [m for m in group if m in of] or group
        yield ["next", euros(half_away_from_zero(Fraction(sum(s[m] for s in shares for m in counted), len(counted))))]


def head_rows(agreement):
    for name, content, entries in agreement.files:
        yield [name, len(content), entries, hashlib.sha256(content).hexdigest()]


# --------------------------------------------------------------------------------------------- writing


def cell(value):
    """One CSV cell, quoted only where it must be."""
    text = str(value)
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_csv(path, header, rows):
    lines = [header] + [",".join(map(cell, row)) for row in rows]
    path.write_bytes("".join(line + "\n" for line in lines).encode("utf-8"))


DAYS = {"recorded_on", "effective_on", "period_start", "period_end", "reference_date", "accession"}
NUMBERS = {"quantity", "unit_price", "vat_rate", "amount", "value", "saving", "actual", "planned", "assumed"}


def german(column, text):
    """A cell as a German spreadsheet writes it."""
    if column in DAYS and text:
        year, month, day_of_month = text.split("-")
        return f"{day_of_month}.{month}.{year}"
    return text.replace(".", ",") if column in NUMBERS else text


def write_excel(path):
    """The same table once more, for a German spreadsheet."""
    header, *rows = csv.reader(io.StringIO(path.read_text("utf-8"), newline=""), strict=True)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([german(column, text) for column, text in zip(header, row)] for row in rows)
    path.with_name(f"{path.stem}-excel.csv").write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode("utf-8"))


def publish(agreement, folder):
    folder.mkdir(parents=True, exist_ok=True)
    ledgers = [("memberships", MEMBERSHIP_HEADER), ("costs", COST_HEADER)]
    ledgers += [("measures", MEASURE_HEADER)] if agreement.measures else []
    for ledger, header in ledgers:
        rows = [content.split(b"\n", 1)[1] for content in agreement.ledgers[ledger]]
        (folder / f"{ledger}.csv").write_bytes(header.encode() + b"\n" + b"".join(rows))
    write_csv(folder / "shares.csv", "entry,year,cost_type,member,amount", share_rows(agreement))
    write_csv(folder / "savings.csv", "year,member,accession,saving", saving_rows(agreement))
    write_csv(folder / "bills.csv", "year,payee,member,amount", bill_rows(agreement))
    header = "year,member,cost_type,actual,planned,assumed"
    write_csv(folder / "status.csv", header, status_rows(agreement))
    write_csv(folder / "head.csv", "file,bytes,entries,sha256", head_rows(agreement))
    for path in sorted(folder.glob("*.csv")):
        write_excel(path)
    header = "from,to,member,before,after,cost,membership,key,other"
    write_csv(folder / "changes.csv", header, change_rows(agreement))
    write_csv(folder / "answers.csv", "claim,value", answer_rows(agreement))


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    root, out = map(Path, arguments)
    try:
        agreements = [read(folder) for folder in agreement_folders(root)]
        ids = [agreement.id for agreement in agreements]
        require(len(ids) == len(set(ids)), "an agreement twice")
    except Invalid as broken:
        print(f"{root}: {broken}", file=sys.stderr)
        return 1
    for agreement in agreements:
        publish(agreement, (out if len(agreements) == 1 else out / agreement.id) / "data")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
