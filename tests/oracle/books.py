"""The books of one agreement: rows are entered, then written as the files of a ledger.

Shared by generate.py (random ledgers), odd.py (the odd ledgers that are committed) and situations.py. It numbers the entries,
computes amounts and knows the file format; what is booked, and whether that is allowed, is the caller's.
"""

import re
from datetime import date
from fractions import Fraction

MEMBERSHIP_HEADER = "entry,recorded_on,effective_on,member,event,document,reverses,note"
COST_HEADER = (
    "entry,recorded_on,period_start,period_end,cost_type,quantity,unit_price,vat_rate,"
    "amount,charged_to,status,document,reverses,note"
)
MEASURE_HEADER = "entry,recorded_on,measure,year,member,value,reference_date,status,document,reverses,note"


def gross(quantity, unit_price, vat_rate=""):
    """quantity × unit price (cents) × (1 + VAT), once rounded half away from zero; in cents."""
    exact = Fraction(quantity) * unit_price * (1 + Fraction(vat_rate or "0") / 100)
    rounded = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return rounded if exact >= 0 else -rounded


def euros(cents):
    """Cents as the ledger writes them."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def identifier(name):
    """An id made from a German name."""
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.lower().replace(letter, plain)
    return re.sub("[^a-z0-9]+", "-", name).strip("-")[:63].strip("-")


def cell(text):
    """One CSV cell, quoted only where it must be."""
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def toml_value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + "".join("\n  " + toml_value(item) + "," for item in value) + "\n]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml_value(item)}" for key, item in value.items()) + " }"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


class Books:
    """What one agreement has booked. Tables are kept as they will stand in agreement.toml."""

    def __init__(self, id, title, proration="months", full_title=None):
        self.table = {"id": id, "title": title, "full_title": full_title, "proration": proration}
        self.lists = {kind: [] for kind in ("member", "payee", "measure", "cost_type", "document", "milestone", "candidate")}
        self.memberships = []
        self.costs = []
        self.values = []
        self.cost_name = "K{:04}"
        self.membership_name = "M{:03}"
        self.value_name = "W{:03}"

    def add(self, kind, **keys):
        """Adds a [[kind]] to agreement.toml; keys that are None are left out."""
        self.lists[kind].append(keys)
        return keys

    def event(self, recorded_on, effective_on, member, event, document="", note="", reverses=None):
        """Enters a join or leave (`reverses`: the row taken back)."""
        row = {
            "entry": self.membership_name.format(len(self.memberships) + 1),
            "recorded_on": recorded_on,
            "effective_on": effective_on,
            "member": member,
            "event": event,
            "document": document,
            "reverses": reverses["entry"] if reverses else "",
            "note": note,
        }
        self.memberships.append(row)
        return row

    def reverse_event(self, recorded_on, original, note=""):
        """Takes back a join or leave."""
        return self.event(
            recorded_on, original["effective_on"], original["member"], original["event"], original["document"], note, original
        )

    def cost(
        self, recorded_on, start, end, cost_type, quantity, unit_price, vat_rate="", charged_to="",
        status="actual", document="", note="",
    ):  # fmt: skip
        """Enters a cost; `unit_price` in cents, the amount follows from it."""
        row = {
            "entry": self.cost_name.format(len(self.costs) + 1),
            "recorded_on": recorded_on,
            "period_start": start,
            "period_end": end,
            "cost_type": cost_type,
            "quantity": quantity,
            "unit_price": unit_price,
            "vat_rate": vat_rate,
            "amount": gross(quantity, unit_price, vat_rate),
            "charged_to": charged_to,
            "status": status,
            "document": document,
            "reverses": "",
            "note": note,
        }
        self.costs.append(row)
        return row

    def reverse(self, recorded_on, original, note=""):
        """Takes back a cost."""
        row = dict(original)
        row["entry"] = self.cost_name.format(len(self.costs) + 1)
        row["recorded_on"] = recorded_on
        row["amount"] = -original["amount"]
        row["reverses"] = original["entry"]
        row["note"] = note
        self.costs.append(row)
        return row

    def value(self, recorded_on, measure, year, member, value, reference_date="", status="actual", document="", note=""):
        """Enters the value of a measure."""
        row = {
            "entry": self.value_name.format(len(self.values) + 1),
            "recorded_on": recorded_on,
            "measure": measure,
            "year": year,
            "member": member,
            "value": value,
            "reference_date": reference_date,
            "status": status,
            "document": document,
            "reverses": "",
            "note": note,
        }
        self.values.append(row)
        return row

    def reverse_value(self, recorded_on, original, note=""):
        """Takes back a value."""
        entry = self.value_name.format(len(self.values) + 1)
        row = {**original, "entry": entry, "recorded_on": recorded_on, "reverses": original["entry"], "note": note}
        self.values.append(row)
        return row

    def drop_unused_documents(self):
        """Leaves only the documents that an entry or a milestone refers to."""
        used = {row["document"] for row in self.memberships + self.costs + self.values}
        used |= {milestone.get("document") for milestone in self.lists["milestone"]}
        self.lists["document"] = [document for document in self.lists["document"] if document["id"] in used]

    def toml(self):
        lines = [f"{key} = {toml_value(value)}" for key, value in self.table.items() if value is not None]
        for kind, entries in self.lists.items():
            for entry in entries:
                lines += ["", f"[[{kind}]]"]
                lines += [f"{key} = {toml_value(value)}" for key, value in entry.items() if value is not None]
        return "\n".join(lines) + "\n"

    def write(
        self, folder, cost_file=lambda row: "costs.csv", membership_file=lambda row: "memberships.csv",
        value_file=lambda row: "measures.csv", cell=cell,
    ):  # fmt: skip
        """Writes the files; `cost_file`, `membership_file` and `value_file` say which file a row goes to, `cell` how a cell is written."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "agreement.toml").write_bytes(self.toml().encode())
        for header, rows, file_of, default in (
            (MEMBERSHIP_HEADER, self.memberships, membership_file, "memberships.csv"),
            (COST_HEADER, self.costs, cost_file, "costs.csv"),
            (MEASURE_HEADER, self.values, value_file, None),
        ):
            files = {} if rows or not default else {default: [header]}
            for row in rows:
                text = {**row, **{key: euros(row[key]) for key in ("unit_price", "amount") if key in row}}
                line = ",".join(cell(str(value)) for value in text.values())
                files.setdefault(file_of(row), [header]).append(line)
            for name, lines in files.items():
                path = folder / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(("\n".join(lines) + "\n").encode())
