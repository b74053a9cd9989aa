"""What the tables assert: each amount in them with its status, and that no row and no part of a sum is missing.

A table is known by its caption. Its rule says what each row is about (or refuses it), which rows there have to be, and what
each column holds: an exact amount and the statuses behind it. A table with amounts that no rule knows is a fault.
"""

import re
from datetime import timedelta
from fractions import Fraction

import oracle
from oracle import cents
from sentences.grammar import AMOUNT, MARK
from sentences.outlook import in_scenario, means
from sentences.paid import bill_statuses, parts_of_bill
from sentences.statement import to_payees
from sentences.times import german

AMOUNT_IN = re.compile(AMOUNT + MARK)
THROUGHOUT = re.compile(r" ?\(alle Beträge (geplant|angenommen)\)$")
WORD = {"geplant": "planned", "angenommen": "assumed"}
SUM = "zusammen"


def check_table(of, table, rules):
    """Holds a table against the ledger, by the first rule that knows its caption."""
    alike = THROUGHOUT.search(table.caption)
    of.sentence, of.alike = f"table “{table.caption}”", WORD[alike.group(1)] if alike else None
    caption = THROUGHOUT.sub("", table.caption)
    for pattern, rule in rules:
        match = re.fullmatch(pattern, caption)
        if match:
            return rule and rule(of, table, **match.groupdict())
    of.require("€" not in str(table.rows), "no rule knows this table")


def cell_reads(of, where, lines, exact, statuses=None, cents=0):
    """That a cell holds this amount with the mark of these statuses; `exact` None: none. Where nothing comes together a dash does."""
    match = AMOUNT_IN.match(lines[0])
    if exact is None or not match:
        return of.require(not exact and lines[0] in ("–", ""), f"{where}: {lines[0]}, not {exact}")
    written = of.amount(match.group())
    of.reads(written, exact, where, cents)
    if statuses is None:
        return None
    if of.alike:
        return of.require(statuses <= {of.alike}, f"{where}: rests on {sorted(statuses)}")
    return of.marked(written, statuses, where)


def grid(of, table, rows, columns):
    """`rows`: each label with what it is about; `columns`: of a title, what such a row holds there; None: is not read."""
    titles = [lines[0].removeprefix("davon ") for lines in table.rows[0][1:]]
    labels = [row[0][0] for row in table.rows[1:]]
    of.require(labels == [label for label, _ in rows], f"rows {labels}, not {[label for label, _ in rows]}")
    for row, (label, about) in zip(table.rows[1:], rows):
        for title, lines in zip(titles, row[1:], strict=True):
            found = columns(title, about)
            if found is not None:
                cell_reads(of, f"{label}, {title}", lines, *found)


def summed(of, **about):
    """An amount with its statuses, as a cell holds it."""
    return of.facts.sum(**about), of.facts.statuses(**about)


def cost_type_of(facts, title):
    return next((id for id, name in facts.cost_type.items() if name == title), None)


def columns_sum_up(of, table, last=None):
    """That the parts of a row are all of it."""
    for row in table.rows[1:]:
        amounts = [of.amount(found.group()).cents for found in (AMOUNT_IN.match(lines[0]) for lines in row[1:last]) if found]
        of.require(not amounts or amounts[0] == sum(amounts[1:]), f"{row[0][0]}: the parts sum to {sum(amounts[1:]) / 100:.2f}")


# --------------------------------------------------------------------------------------- of one municipality


def bills_of_member(of, table, name):
    facts, member = of.facts, of.about["member"]
    of.require(facts.name[member] == name, f"the page is about {member}")
    years = [year for year in facts.years if member in facts.sharing(year)]
    without = "ohne die Entlastung"

    def columns(title, about):
        if title == without:
            saved = sum(facts.saving(member, year=year) for year in about["years"])
            return sum(facts.bill(year, member) for year in about["years"]) + saved, None
        of_what = {} if title == SUM else {"cost_types": [cost_type_of(facts, title)]}
        if not any(facts.exists(year=year, member=member, **of_what) for year in about["years"]):
            return None, None
        exact = sum(facts.sum(year=year, member=member, **of_what) for year in about["years"])
        return exact, set().union(*(facts.statuses(year=year, member=member, **of_what) for year in about["years"]))

    rows = [(str(year), {"years": [year]}) for year in years]
    grid(of, table, rows + ([(SUM, {"years": years})] if len(table.rows) > len(rows) + 1 else []), columns)
    columns_sum_up(of, table, last=-1 if table.rows[0][-1] == [without] else None)


def accessions_of(facts, member=None, until=None):
    """day -> short names, of the accessions that gave somebody (or a member) a saving."""
    days = {str(on) for year, of, on in facts.saved if member in (None, of) and (until is None or year <= until)}
    return {on: [facts.name[m] for m in facts.members if str(facts.joined.get(m)) == on] for on in sorted(days)}


def day_of(text):
    return "-".join(reversed(re.search(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}", text).group().split(".")))


def savings_of_member(of, table, name, by=None):
    facts, member = of.facts, of.about["member"]
    of.require(facts.name[member] == name, f"the page is about {member}")
    if by == " nach Beitritten":
        rows = [(day_of(row[0][1]), row) for row in table.rows[1:] if row[0][0] != SUM]
        of.require([on for on, _ in rows] == list(accessions_of(facts, member)), "other accessions")
        for on, row in rows:
            cell_reads(of, on, row[1], facts.saving(member, accession=on))
        return cell_reads(of, SUM, table.rows[-1][1], facts.saving(member))
    shown = [int(row[0][0]) for row in table.rows[1:-1]]
    years = sorted({year for (year, whose, _), saved in facts.saved.items() if whose == member and (saved or year in shown)})

    def columns(title, year):
        of_what = {} if title == SUM else {"accession": day_of(title)}
        return facts.saving(member, year=year, **of_what), None

    grid(of, table, [*((str(year), year) for year in years), (SUM, None)], columns)
    if len(table.rows[0]) > 2:
        columns_sum_up(of, table)


def statement(of, table, name):
    """Each entry with its amount and share, the sum of each payee, and of all."""
    facts, about = of.facts, of.about
    entries = {row["entry"]: (row, share, status) for row, share, status, live in facts.entries(**about) if live}
    sums = [exact for _, _, exact, _ in to_payees(of)]
    found, ends = [], []
    for first, *cells in table.rows[1:]:
        if first[0].startswith("eigener Anteil: "):
            continue
        name = first[1].split(" ")[0] if len(first) > 1 else None
        if name is None:
            if AMOUNT_IN.match(cells[-1][0]):
                ends.append(of.amount(AMOUNT_IN.match(cells[-1][0]).group()).cents)
            continue
        row, share, status = entries[name]
        found.append(name)
        of.require(first[0] == facts.cost_type[row["cost_type"]], f"{name} is of another cost type")
        cell_reads(of, f"the amount of {name}", cells[0], cents(row["amount"]), None)
        cell_reads(of, f"the share of {name}", cells[1], share, {status})
    of.require(sorted(found) == sorted(entries), f"entries {found}, not {sorted(entries)}")
    of.require([end for end in ends[:-1] if end] == sums and ends[-1] == facts.sum(**about), f"sums {ends}, not {sums}")


# -------------------------------------------------------------------------------------------------- of a year


def members_rows(of, year, full=False):
    facts = of.facts
    return [((facts.full_name if full else facts.name)[m], {"year": year, "member": m}) for m in facts.sharing(year)]


def matrix(of, table, year):
    facts, year = of.facts, int(year)
    of.require(year == of.about["year"], "another year")

    def columns(title, about):
        if "percent" in about:
            return None
        of_what = about if title == SUM else {**about, "cost_types": [cost_type_of(facts, title)]}
        return summed(of, **of_what) if title == SUM or facts.exists(**of_what) else (None, None)

    rows = [*members_rows(of, year), (SUM, {"year": year})]
    if table.rows[-1][0] == ["in Prozent"]:
        rows.append(("in Prozent", {"percent": True}))
        whole = facts.sum(year=year)
        for title, lines in zip(table.rows[0][1:], table.rows[-1][1:]):
            id = cost_type_of(facts, title[0].removeprefix("davon "))
            if "%" in lines[0]:
                percent = Fraction(lines[0].removesuffix(" %").replace(".", "").replace(",", ".").replace("−", "-"))
                exact = Fraction(facts.sum(year=year, cost_types=[id]) if id else whole, whole) * 100
                of.require(abs(percent - exact) <= Fraction(1, 20), f"{title}: {float(exact):.3f} %")
    grid(of, table, rows, columns)
    columns_sum_up(of, table)


def payees(of, table, year):
    facts, year = of.facts, int(year)

    def columns(title, about):
        payee = next((id for id, name in facts.payee.items() if f"an {name}" == title), None)
        return summed(of, **about) if title == SUM else summed(of, **about, payee=payee)

    grid(of, table, [*members_rows(of, year), (SUM, {"year": year})], columns)
    columns_sum_up(of, table)


def entries_of_year(of, table, year):
    rows = {row["entry"]: row for row, _, _, live in of.facts.entries(year=int(year)) if live}
    listed(of, table, rows, of.facts.sum(year=int(year)))


def listed(of, table, rows, total, column=1):
    """Entries with their amounts as they are booked, and their sum."""
    found = []
    for first, *cells in table.rows[1:]:
        if first[0] in (SUM, "Summe"):
            cell_reads(of, "the sum", cells[column - 1], total)
            continue
        row = rows[first[0]]
        found.append(first[0])
        cell_reads(of, f"the amount of {first[0]}", cells[column - 1], cents(row["amount"]) if "amount" in row else None)
    of.require(sorted(found) == sorted(rows), f"entries {found}, not {sorted(rows)}")


def changes_of_bills(of, table, before, year):
    facts, years = of.facts, (int(before), int(year))
    both = [set(facts.sharing(y)) for y in years]
    rows = [(facts.name[m], m) for m in facts.members if m in both[0] | both[1]]

    def columns(title, member):
        was, now = (facts.bill(y, member) for y in years)
        bills = {f"Kosten {before}": (was, 0), f"Kosten {year}": (now, 1)}
        if title in bills:
            exact, place = bills[title]
            return (exact, facts.statuses(year=years[place], member=member)) if member in both[place] else (None, None)
        if title == "Änderung":
            return now - was, None
        if member not in both[0] & both[1]:
            return None
        membership, key = map(oracle.half_away_from_zero, oracle.effects(facts.agreement, member, *years))
        other = facts.sum(year=years[1], member=member, common=False) - facts.sum(year=years[0], member=member, common=False)
        parts = {"Mitgliedereffekt": membership, "Schlüsseleffekt": key, "übrige Kosten": other}
        parts["Kosteneffekt"] = now - was - membership - key - other
        return parts[title], None

    grid(of, table, rows, columns)


def years(of, table):
    facts = of.facts
    all_years = range(min(facts.years), max(facts.years) + 1) if facts.years else []
    shown = [int(row[0][0]) for row in table.rows[1:] if row[0][0] != SUM]
    of.require(set(facts.years) <= set(shown) <= set(all_years) | {oracle.year_of(row) for row, *_ in facts.rows}, f"years {shown}")

    def columns(title, year):
        about = {"year": year} if year else {}
        if title == "alle Kosten":
            return summed(of, **about)
        if title == "davon gemeinsame Kosten" or title == "gemeinsame Kosten":
            return summed(of, **about, common=True)
        return None

    grid(of, table, [*((str(year), year) for year in shown), (SUM, None)], columns)
    for row in table.rows[1:]:
        written = AMOUNT_IN.match(row[3][0])
        if written and row[0][0] != SUM:
            year = int(row[0][0])
            of.reads(of.amount(written.group()), facts.sum(year=year) - facts.sum(year=year - 1), f"the change to {year}")
        if row[0][0] != SUM:
            of.require(int(row[4][0]) == len(facts.sharing(int(row[0][0]))), f"{row[0][0]}: {facts.sharing(int(row[0][0]))} share")


def members(of, table):
    facts = of.facts
    until = int(re.search(r"[0-9]{4}", table.rows[0][-2][0]).group()) if re.search("[0-9]{4}", table.rows[0][-2][0]) else None

    def columns(title, member):
        about = {"member": member} if member else {}
        whose = [member] if member else facts.members
        if title.startswith("Kosten aller Jahre"):
            return summed(of, **about)
        if title.startswith("Kosten "):
            year = int(title.removeprefix("Kosten "))
            shares = any(m in facts.sharing(year) for m in whose)
            return summed(of, **about, year=year) if shares or not member else (None, None)
        if member and not any(of_member == member and (until is None or year <= until) for year, of_member, _ in facts.saved):
            return None, None
        return sum(facts.saving(m, until=until) for m in whose), None

    rows = [(facts.full_name[m], m) for m in facts.members if facts.stays[m] or any(m in shares for _, shares, _, _ in facts.rows)]
    grid(of, table, [*rows, (SUM, None)], columns)
    for (name, member), row in zip(rows, table.rows[1:]):
        days = [told_stay(facts, *stay) for stay in facts.stays[member]]
        of.require("".join(row[0][1:]).replace(" ", "") == "".join(days).replace(" ", ""), f"{name} takes part {days}")


def told_stay(facts, since, until):
    if until:
        return f"{german(since)} bis {german(until - timedelta(days=1))}"
    return f"{'seit' if since <= facts.stand else 'ab'} {german(since)}"


# ------------------------------------------------------------------------------------------- of the overview


def shares_over_time(of, table, name):
    facts = of.facts
    member = facts.member(name)

    def columns(title, year):
        exact = {
            "Anteil": facts.share(year, member),
            "ohne Beitritte": facts.without(year, member),
            "Entlastung": facts.saving(member, year=year),
            "gemeinsame Kosten": facts.sum(year=year, common=True),
        }[title]
        return exact, None

    shown = [int(row[0][0]) for row in table.rows[1:]]
    shares = [year for year in facts.years if any(live for *_, live in facts.entries(year=year, member=member, common=True))]
    of.require(set(shares) <= set(shown), f"years {shown}, it shares in {shares}")
    grid(of, table, [(str(year), year) for year in shown], columns)


def by_key(of, table, year):
    facts, year = of.facts, int(year)

    def columns(title, member):
        whose = [member] if member else facts.members
        if title == "Betrag":
            return sum(facts.share(year, m) for m in whose), None
        if title == "Entlastung":
            return sum(facts.saving(m, year=year) for m in whose), None
        return None

    sharing = [m for m in facts.members if any(live for *_, live in facts.entries(year=year, member=m, common=True))]
    grid(of, table, [*((facts.name[m], m) for m in sharing), (SUM, None)], columns)


def by_accession(of, table):
    facts = of.facts
    example = facts.member(table.rows[0][-2][0])
    rows = [row for row in table.rows[1:] if row[0][0] != SUM]
    days = [day_of(row[0][1]) for row in rows]
    until = facts.year or max(facts.years, default=None)
    joins = {str(on) for on in facts.joined.values() if on > facts.founded}
    of.require(days == sorted(set(days)) and set(accessions_of(facts, until=until)) <= set(days) <= joins, f"accessions {days}")
    for on, row in zip(days, rows):
        cell_reads(of, f"{on}, {example}", row[-2], facts.saving(example, until=until, accession=on))
        cell_reads(of, f"{on}, all", row[-1], sum(facts.saving(m, until=until, accession=on) for m in facts.members))
    cell_reads(of, f"all, {example}", table.rows[-1][-2], facts.saving(example, until=until))
    cell_reads(of, "all, all", table.rows[-1][-1], sum(facts.saving(m, until=until) for m in facts.members))


def cumulative(of, table, name):
    facts = of.facts
    member = facts.member(name)
    grid(of, table, [(row[0][0], int(row[0][0])) for row in table.rows[1:]],
         lambda title, year: (facts.saving(member, until=year), None) if title == SUM else None)  # fmt: skip
    columns_sum_up(of, table)


def waterfall(of, table, first=None):
    """The first and the last level, and steps that lead from one to the other; those of the group are all of its effect."""
    facts = of.facts
    levels = [facts.full_years[0], facts.full_years[-1]]
    of.require([table.rows[1][0][0], table.rows[-1][0][0]] == list(map(str, levels)), f"from {levels[0]} to {levels[1]}")
    for year, row in zip(levels, (table.rows[1], table.rows[-1])):
        cell_reads(of, f"the bill of {year}", row[1], facts.mean_bill(year), bill_statuses(facts, year))
    parts = [(row[0][0], of.amount(AMOUNT_IN.match(row[1][0]).group()).cents) for row in table.rows[2:-1]]
    of.require(sum(amount for _, amount in parts) == facts.mean_bill(levels[1]) - facts.mean_bill(levels[0]), f"the steps: {parts}")
    steps = facts.steps()
    group = sum(amount for label, amount in parts if re.match("([0-9]+ )?(Beitritt|Austritt)", label))
    of.require(abs(group - sum(step["membership"] for step in steps)) <= len(steps) + 1, f"the group: {parts}")


def year_by_year(of, table):
    steps = {f"{step['year']} gegenüber {step['before']}": step for step in of.facts.steps()}

    def columns(title, step):
        membership, key, other = (oracle.half_away_from_zero(step[name]) for name in ("membership", "key", "other"))
        return {
            "Änderung": step["change"], "Zahl der Kommunen": membership, "Schlüssel": key, "übrige Kosten": other,
            "gemeinsame Kosten": step["change"] - membership - key - other,
        }[title], None  # fmt: skip

    grid(of, table, list(steps.items()), columns)


# --------------------------------------------------------------------------------- what one more would bring


def scenario(of, table, year, total):
    facts = of.facts
    of.require(int(year) == facts.year and of.amount(total).reads(facts.sum(year=facts.year, common=True)), "other common costs")
    found, candidates = means(of)
    group, _ = in_scenario(of)
    rows = {int(row[0][0]): row for row in table.rows[1:]}
    for more, exact in enumerate(found):
        row = rows[len(group) + more]
        cell_reads(of, f"{len(group) + more} members", row[1], exact)
        if more:
            cell_reads(of, f"the step to {len(group) + more}", row[2], exact - found[more - 1])
    amounts = [of.amount(AMOUNT_IN.match(row[1][0]).group()).cents for row in table.rows[1:]]
    for before, after, row in zip(amounts, amounts[1:], table.rows[2:]):
        cell_reads(of, f"the step to {row[0][0]}", row[2], after - before)


def each_pays(of, table, year):
    """What each would bear: as booked, then with each candidate more."""
    group, candidates = in_scenario(of)
    groups = [[m for m in of.facts.members if m in [*group, *candidates[:more]]] for more in range(len(table.rows[0]) - 1)]
    shares = [of.facts.scenario(of.facts.year, grown) for grown in groups]
    of.require(int(year) == of.facts.year, "another year")
    for row in table.rows[1:]:
        member = of.facts.member(row[0][0])
        for grown, found, lines in zip(groups, shares, row[1:], strict=True):
            cell_reads(of, row[0][0], lines, found[member] if member in grown else None)


def worked_example(of, table, entry):
    row, shares, status, _ = next(found for found in of.facts.rows if found[0]["entry"] == entry)
    rows = [*((of.facts.name[m], (share, {status})) for m, share in shares.items()), (SUM, (cents(row["amount"]), {status}))]
    grid(of, table, rows, lambda title, found: found if title == "Anteil" else None)


def journal(of, table):
    chosen = {"cost_type": "cost_type", "status": "status"}
    rows = {
        row["entry"]: row for row in of.facts.agreement.costs
        if all(row[column] == of.chosen[name] for name, column in chosen.items() if name in of.chosen)
        and of.chosen.get("year", oracle.year_of(row)) == oracle.year_of(row)
    }  # fmt: skip
    listed(of, table, rows, sum(cents(row["amount"]) for row in rows.values()))


def corrections(of, table):
    """What was written of an entry, and that the difference is what replaced it, less that."""
    rows = {row["entry"]: row for row in [*of.facts.agreement.costs, *of.facts.agreement.values, *of.facts.agreement.memberships]}
    for what, difference, why in table.rows[1:]:
        written = AMOUNT_IN.search(" ".join(what[1:]))
        if not written:
            of.require(difference[0] == "–", f"{what}: {difference}")
            continue
        of.reads(of.amount(written.group()), cents(rows[what[0]]["amount"]), what[0])
        now = 0
        for line in why:
            replacement = re.match(rf"ersetzt durch ([A-Za-z0-9._-]+): .*?({AMOUNT}{MARK})$", line)
            if replacement:
                amount = cents(rows[replacement.group(1)]["amount"])
                of.reads(of.amount(replacement.group(2)), amount, replacement.group(1))
                now += amount
        if "schon oben gezählt" not in " ".join(why):
            cell_reads(of, f"what {what[0]} differs by", difference, now - cents(rows[what[0]]["amount"]))


def settlements(of, table):
    """What was planned or assumed is taken back by entries that are named, and the difference is what came, less that."""
    rows = {row["entry"]: row for row in of.facts.agreement.costs}
    for first, difference, expected, result in table.rows[1:]:
        sums = []
        for lines in (expected, result):
            named = [cents(rows[entry]["amount"]) for entry in re.findall(r"[A-Za-z0-9._-]+", " ".join(lines[1:])) if entry in rows]
            cell_reads(of, first[0], lines, sum(named))
            sums.append(sum(named))
        cell_reads(of, f"{first[0]}, the difference", difference, sums[1] - sums[0])


def booked_on(of, table, day):
    """All that was booked on a day."""
    facts = of.facts
    rows = [row for ledger in (facts.agreement.memberships, facts.agreement.costs, facts.agreement.values) for row in ledger]
    listed(of, table, {row["entry"]: row for row in rows if row["recorded_on"] == day_of(day)}, None, 2)


def paid(of, table, year, by):
    """What one bears in the mean, of each payee or of each cost type; a cent that rounding leaves goes to the largest."""
    facts = of.facts
    of.require(int(year) == facts.year, f"the last full year is {facts.year}")
    of_payees = by == "Zahlungsempfängern"
    names = facts.payee if of_payees else facts.cost_type
    bears = {names[id]: exact for id, exact in parts_of_bill(facts, "payee" if of_payees else "cost type").items()}
    of.require([row[0][0] for row in table.rows[1:-1]] == list(bears), f"rows of {list(bears)}")
    for row, exact in zip(table.rows[1:], [*bears.values(), facts.mean_bill(facts.year)]):
        cell_reads(of, row[0][0], row[1], exact, bill_statuses(facts, facts.year) if row is table.rows[-1] else None)


TABLES = [
    ("Was (?P<name>.+) trägt", bills_of_member),
    ("Entlastung von (?P<name>.+) seit Beginn", cumulative),
    ("Entlastung von (?P<name>.+?)(?P<by> nach Beitritten| nach Jahren)?", savings_of_member),
    ("Anteile von (?P<name>.+) je Buchung", statement),
    ("Anteile (?P<year>[0-9]{4}) nach Kommune und Kostenart", matrix),
    ("Anteile (?P<year>[0-9]{4}) nach Zahlungsempfänger", payees),
    ("Geltende Buchungen für (?P<year>[0-9]{4})", entries_of_year),
    ("Kosten der Kommunen (?P<before>[0-9]{4}) und (?P<year>[0-9]{4})", changes_of_bills),
    ("Kosten je Haushaltsjahr", years),
    ("Kosten, Entlastung und Mitgliedschaft jeder Kommune", members),
    ("(?:Mittel der )?Kosten einer Kommune (?P<year>[0-9]{4}) nach (?P<by>Zahlungsempfängern|Kostenarten)", paid),
    ("Anteil von (?P<name>.+) an den gemeinsamen Kosten", shares_over_time),
    ("Gemeinsame Kosten (?P<year>[0-9]{4}) nach dem Schlüssel", by_key),
    ("Entlastung durch jeden Beitritt", by_accession),
    ("Vom ersten bis zum letzten vollen Jahr", waterfall),
    ("Änderung von Jahr zu Jahr", year_by_year),
    ("Was jede Kommune von den gemeinsamen Kosten von (?P<year>[0-9]{4}) trüge", each_pays),
    (f"Anteil einer Kommune an (?P<total>{AMOUNT}{MARK}) gemeinsamen Kosten von (?P<year>[0-9]{{4}})", scenario),
    ("Buchung (?P<entry>[A-Za-z0-9._-]+): genauer Anteil.*", worked_example),
    ("Kosten in der Reihenfolge des Hauptbuchs", journal),
    ("Korrekturen", corrections),
    ("Abrechnungen: erst geplant oder angenommen, dann belegt", settlements),
    ("Kostenarten und wo sie gebucht sind", None),  # texts of the agreement
    ("Am (?P<day>[0-9.]{10})", booked_on),
]  # fmt: skip


# ------------------------------------------------------------------------------------------ of all agreements


def agreements(of, table):
    everything = of.facts
    full = everything.agreements
    titles = [row[0][0] for row in table.rows[1:]]
    of.require(titles == [facts.table["title"] for facts in full], f"agreements {titles}")
    for facts, row in zip(full, table.rows[1:]):
        if facts.year:
            cell_reads(of, row[0][0], row[1], facts.sum(year=facts.year), facts.statuses(year=facts.year))
            cell_reads(of, row[0][0], row[2], facts.answers.get("mean-share"))


def of_municipalities(of, table):
    left = list(of.facts.municipalities)
    for row in table.rows[1:]:
        bill = AMOUNT_IN.match(row[1][0])
        named = [own for own in left if own.name == row[0][0]]
        # Two of the same name are told apart by what they bear.
        bears = (lambda one: of.amount(bill.group()).reads(one.bill())) if bill else (lambda one: not one.bill())
        own = next((one for one in named if bears(one)), named[0])
        left.remove(own)
        cell_reads(of, row[0][0], row[1], own.bill())
        cell_reads(of, row[0][0], row[2], own.saved())
    of.require(not left, f"missing: {[own.name for own in left]}")


def of_each_agreement(of, table):
    own = of.municipality
    titles = [row[0][0] for row in table.rows[1:-1]]
    of.require(titles == [facts.table["title"] for facts, _ in own.parts], f"agreements {titles}")
    for (facts, member), row in zip(own.parts, table.rows[1:]):
        cell_reads(of, row[0][0], row[1], facts.bill(facts.year, member) if facts.year else None)
        cell_reads(of, row[0][0], row[2], facts.saving(member, until=facts.year) if facts.year else None)
    cell_reads(of, SUM, table.rows[-1][1], own.bill())
    cell_reads(of, SUM, table.rows[-1][2], own.saved())


TABLES_OF_ALL = [
    ("Vereinbarungen", agreements),
    ("Kommunen über alle Vereinbarungen", of_municipalities),
    ("Was jede Vereinbarung kostet", of_each_agreement),
]
