"""Asks the Parquet files of all agreements (`build --parquet`) with DuckDB, and holds what it answers against the tables
that tests/oracle computes anew from the ledgers: each row, sums of each agreement and year, and the types of columns. A
site that is joined from parts has the same files, and so has one of a single agreement."""

import csv
import pathlib
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import date
from decimal import Decimal

sys.path.insert(0, "target/tools/python")
import duckdb  # noqa: E402

TABLES = {"shares": "amount", "bills": "amount", "savings": "saving"}
TYPES = {"year": "INTEGER", "accession": "DATE", "amount": "DECIMAL(18,2)", "saving": "DECIMAL(18,2)"}
READ = {"year": int, "accession": date.fromisoformat, "amount": Decimal, "saving": Decimal}
faults = []


def run(*command, status=0):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"{command}: {done.returncode}\n{done.stderr}")
    return done.stderr


def build(ledger, site, *options, status=0):
    return run("target/debug/kopfstelle", "build", "--ledger", ledger, "--output", site, *options, status=status)


def expected(folder, table):
    """The header of the table with the id of the agreement before it, and the rows of all agreements, by their ids."""
    rows, header = [], None
    for path in sorted(folder.glob(f"*/data/{table}.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            header, *of_agreement = csv.reader(file, strict=True)
        for row in of_agreement:
            cells = (READ.get(column, str)(cell) for column, cell in zip(header, row))
            rows.append((path.parent.parent.name, *cells))
    return ["agreement", *header], rows


def ask(folder, oracle):
    for table, amount in TABLES.items():
        file = f"read_parquet('{folder}/{table}.parquet')"
        header, rows = expected(oracle, table)
        columns = duckdb.sql(f"describe select * from {file}").fetchall()
        if [(name, kind) for name, kind, *_ in columns] != [(name, TYPES.get(name, "VARCHAR")) for name in header]:
            faults.append(f"{table}: its columns are {columns}")
        if duckdb.sql(f"select * from {file}").fetchall() != rows:
            faults.append(f"{table}: its rows are others than those of the oracle")
        sums = defaultdict(Decimal)
        for row in rows:
            cells = dict(zip(header, row))
            sums[cells["agreement"], cells["year"]] += cells[amount]
        query = f"select agreement, year, sum({amount}) from {file} group by all"
        answer = {(agreement, year): total for agreement, year, total in duckdb.sql(query).fetchall()}
        if answer != sums or not any(sums.values()):
            faults.append(f"{table}: the sums are {answer}, not {dict(sums)}")


def same(one, other):
    for table in TABLES:
        if (one / f"{table}.parquet").read_bytes() != (other / f"{table}.parquet").read_bytes():
            faults.append(f"{other}: {table} is another file than in {one}")


with tempfile.TemporaryDirectory() as scratch:
    place = pathlib.Path(scratch)
    ledger, oracle = place / "ledger", place / "oracle"
    run(sys.executable, "-B", "tests/oracle/generate.py", "--agreements", "12", "--seed", "3", "--depth", "1", "--out", ledger)
    run(sys.executable, "-B", "tests/oracle/oracle.py", ledger, oracle)
    build(ledger, place / "site", "--parquet", place / "tables")
    ask(place / "tables", oracle)
    parts = []
    for part in ("a", "b", "c"):
        folders = [folder.name for folder in sorted(ledger.iterdir())][ord(part) - ord("a") :: 3]
        build(ledger, place / part, *[option for name in folders for option in ("--only", name)])
        parts.append(place / part)
    build(ledger, place / "joined", "--parquet", place / "again", "--from", *parts)
    same(place / "tables", place / "again")
    # What is taken over from the site before stands in them as well.
    build(ledger, place / "joined", "--parquet", place / "again")
    same(place / "tables", place / "again")
    # The only agreement of a ledger has its pages at the root of the site.
    run(sys.executable, "-B", "tests/oracle/oracle.py", "ledger", oracle / "alone/kopfstelle-asylblg")
    build("ledger", place / "alone", "--parquet", place / "of-one")
    ask(place / "of-one", oracle / "alone")
    if "liegt in der Website" not in build(ledger, place / "site", "--parquet", place / "site/tables", status=3):
        faults.append("tables within the site are not refused")
    if sorted(path.name for path in (place / "again").iterdir()) != sorted(f"{table}.parquet" for table in TABLES):
        faults.append("something else lies beside the tables")

if faults:
    sys.exit("\n".join(faults))
