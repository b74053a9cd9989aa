"""What the sentences of a site speak of, computed from the ledger alone (with the apportionment of ../oracle.py)."""

import tomllib
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import oracle
from oracle import cents, day, year_of


class Facts:
    """The figures of one agreement."""

    def __init__(self, folder):
        self.agreement = oracle.read(folder)
        self.table = tomllib.loads((folder / "agreement.toml").read_text(encoding="utf-8"))
        self.id, self.members = self.agreement.id, self.agreement.members
        self.name = {m["id"]: m["short_name"] for m in self.table.get("member", [])}
        self.full_name = {m["id"]: m["name"] for m in self.table.get("member", [])}
        self.cost_type = {c["id"]: c["name"] for c in self.table.get("cost_type", [])}
        self.payee = {p["id"]: p["name"] for p in self.table.get("payee", [])}
        self.stays = oracle.intervals(self.agreement)
        self.joined = oracle.first_joins(self.agreement)
        self.founded = min(self.joined.values(), default=None)
        self.stand = oracle.last_booking(self.agreement)
        self.full_years = oracle.full_years(self.agreement)
        self.year = self.full_years[-1] if self.full_years else None
        self.remaining = oracle.remaining(self.agreement)
        self.founders = [m for m in self.members if self.joined.get(m) == self.founded and self.founded]
        self.are_founders = bool(set(self.remaining) & set(self.founders))
        alive = {row["entry"] for row in oracle.live(self.agreement.costs)}
        self.rows = []  # (row, shares, status, live)
        for row in self.agreement.costs:
            live = row["entry"] in alive
            status = oracle.status_of(self.agreement, row) if live else None
            self.rows.append((row, oracle.shares_of(self.agreement, row) or {}, status, live))
        self.years = sorted({year_of(row) for row, _, _, live in self.rows if live})
        self.answers = {claim: cents(value) for claim, value in oracle.answer_rows(self.agreement)}
        self.saved = defaultdict(int)  # (year, member, accession) -> cents
        for year, member, accession, saving in oracle.saving_rows(self.agreement):
            self.saved[int(year), member, accession] += cents(saving)
        self.kept = {}

    # ------------------------------------------------------------------------------------ who takes part

    def member(self, name):
        """The id of a short or full name."""
        found = [m for m in self.members if name in (self.name[m], self.full_name[m])]
        return found[0] if found else None

    def present(self, on):
        return [m for m in self.members if oracle.is_member(self.agreement, m, on)]

    def took_part(self, year):
        """Who is a member on some day of a year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        return [m for m in self.members if any(a <= last and (b is None or b > first) for a, b in self.stays[m])]

    def sharing(self, year):
        """Who is a member of some entry of a year."""
        return [m for m in self.members if any(m in shares for row, shares, _, live in self.rows if live and year_of(row) == year)]

    def events(self):
        """day -> (who joins, who leaves), in the official order; back on the day of leaving is no event."""
        events = defaultdict(lambda: ([], []))
        for member in self.members:
            for joined, left in self.stays[member]:
                events[joined][0].append(member)
                if left:
                    events[left][1].append(member)
        return dict(sorted(events.items()))

    def member_days(self, year):
        """The mean number of members of a year, weighed by days."""
        first = date(year, 1, 1)
        days = [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]
        changes = set(self.events())
        total, group = 0, len(self.present(first))
        for on in days:
            if on in changes:
                group = len(self.present(on))
            total += group
        return Fraction(total, len(days))

    # ----------------------------------------------------------------------------------------- amounts

    def entries(self, year=None, member=None, cost_types=None, common=None, payee=None, until=None, row_status=None, booked=False):
        """(row, amount or share, status) of the entries asked for; reversed ones and reversals cancel each other. The status is
        the weakest of all that an entry is divided by, or as it is `booked`."""
        for row, shares, weakest, live in self.rows:
            kind = self.agreement.cost_types[row["cost_type"]]
            if (
                (year is None or year_of(row) == year)
                and (until is None or year_of(row) <= until)
                and (member is None or member in shares)
                and (cost_types is None or row["cost_type"] in cost_types)
                and (common is None or oracle.is_common(self.agreement, row) == common)
                and (payee is None or kind["payee"] == payee)
                and (row_status is None or row["status"] == row_status)
            ):
                yield row, cents(row["amount"]) if member is None else shares[member], row["status"] if booked else weakest, live

    def sum(self, **of):
        key = tuple(sorted((name, tuple(value) if isinstance(value, list) else value) for name, value in of.items()))
        if key not in self.kept:
            self.kept[key] = sum(amount for _, amount, _, _ in self.entries(**of))
        return self.kept[key]

    def exists(self, **of):
        """Whether a live entry is there."""
        return any(live for _, _, _, live in self.entries(**of))

    def statuses(self, **of):
        """The statuses of the live entries behind an amount."""
        return {status for _, _, status, live in self.entries(**of) if live}

    def common_statuses(self, years):
        return set().union(*(self.statuses(year=year, common=True) for year in years))

    def saved_statuses(self, member, until):
        """Behind what a member saved until a year: of the common costs of the years that saved it anything."""
        return self.common_statuses({of for of, whose, _ in self.saved if whose == member and of <= until})

    def bill(self, year, member):
        return self.sum(year=year, member=member)

    def share(self, year, member):
        return self.sum(year=year, member=member, common=True)

    def has_common(self, year):
        return any(live for _, _, _, live in self.entries(year=year, common=True))

    def common_types(self):
        kinds = self.agreement.cost_types.items()
        return [id for id, kind in kinds if kind["split"] != "direct" and kind["independent_of_members"]]

    def saving(self, member, year=None, until=None, accession=None):
        return sum(
            amount
            for (of, whose, through), amount in self.saved.items()
            if whose == member and (year is None or of == year) and (until is None or of <= until)
            and (accession is None or str(through) == str(accession))
        )  # fmt: skip

    def without(self, year, member):
        """The share of the common costs without later accessions."""
        return self.share(year, member) + self.saving(member, year=year)

    def common_until(self, year, member=None):
        """The last day up to the end of a year for which common costs are booked."""
        rows = [row for row, _, _, live in self.entries(until=year, common=True, member=member) if live]
        return max((day(row["period_end"]) for row in rows), default=None)

    def all_equal(self):
        """Whether nothing is ever split but equally or to one."""
        kinds = self.agreement.cost_types.values()
        return all(kind["split"] == "direct" or {part[2] for part in oracle.parts_of(kind)} == {"equal"} for kind in kinds)

    def is_planned(self, year):
        return self.statuses(year=year, booked=True) == {"planned"}

    # --------------------------------------------------------------------------------------- changes

    def steps(self):
        """From each full year to the next: mean bills of those that remain, and what changed them, exact."""
        steps = []
        for before, year in zip(self.full_years, self.full_years[1:]):
            of = self.remaining
            parts = [oracle.effects(self.agreement, member, before, year) for member in of]
            other = [self.sum(year=year, member=m, common=False) - self.sum(year=before, member=m, common=False) for m in of]
            steps.append({
                "before": before, "year": year,
                "membership": Fraction(sum(part[0] for part in parts)) / len(of),
                "key": Fraction(sum(part[1] for part in parts)) / len(of),
                "other": Fraction(sum(other), len(of)),
                "change": self.mean_bill(year) - self.mean_bill(before),
            })  # fmt: skip
        return steps

    def mean_bill(self, year):
        return oracle.mean(self.bill(year, member) for member in self.remaining)

    def scenario(self, year, group):
        """member -> cents: the common costs of a year as if this group had taken part in all of it; None where nobody bears a part."""
        key = ("scenario", year, tuple(group))
        if key not in self.kept:
            self.kept[key] = self.divided_among(year, group)
        return self.kept[key]

    def divided_among(self, year, group):
        agreement, shares = self.agreement, defaultdict(int)
        for row in oracle.live(agreement.costs):
            if year_of(row) != year or not oracle.is_common(agreement, row):
                continue
            parts = oracle.parts_in_force(agreement.cost_types[row["cost_type"]], day(row["period_start"]))
            fractions = defaultdict(Fraction)
            for share, measure in parts:
                values = {m: self.counts(m, measure, year) for m in group}
                if None in values.values() or sum(values.values()) == 0:
                    return None
                for m in group:
                    fractions[m] += share * values[m] / sum(values.values())
            for m, amount in oracle.apportion(cents(row["amount"]), {m: fractions[m] for m in group}).items():
                shares[m] += amount
        return shares

    def counts(self, member, measure, year):
        """What a member counts in the scenario: its value of that year, else its earliest later one."""
        rows = oracle.live(self.agreement.values)
        later = {int(row["year"]) for row in rows if row["measure"] == measure and row["member"] == member}
        for of in (year, *sorted(of for of in later if of > year)):
            value = oracle.value_of(self.agreement, measure, of, member)
            if value:
                return value[0]
        return None

    def can_be_divided(self, member, year):
        for row in oracle.live(self.agreement.costs):
            if year_of(row) == year and oracle.is_common(self.agreement, row):
                kind = self.agreement.cost_types[row["cost_type"]]
                for _, measure in oracle.parts_in_force(kind, day(row["period_start"])):
                    if self.counts(member, measure, year) is None:
                        return False
        return True

    def measures_of(self, year):
        """What the common costs of a year are divided by."""
        measures = set()
        for row, _, _, live in self.entries(year=year, common=True):
            if live:
                kind = self.agreement.cost_types[row["cost_type"]]
                measures |= {measure for _, measure in oracle.parts_in_force(kind, day(row["period_start"]))}
        return measures

    def booked_group(self):
        """Who takes part after the last booked event."""
        return [m for m in self.members if self.stays[m] and self.stays[m][-1][1] is None]

    def count_entries(self, status, **of_what):
        """How many live entries have a status, and what they come to (as shares of a member)."""
        found = [amount for _, amount, of, live in self.entries(**of_what) if live and of == status]
        return len(found), sum(found)
