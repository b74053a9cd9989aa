"""Checks what is published for portals, spreadsheets and statistics programs, with the validators of others:

    datapackage.json              frictionless: schemas, types, keys, foreign keys, digests
    catalog.ttl, catalog.jsonld   pySHACL against shapes.ttl; both say the same
    the workbook                  openpyxl: each sheet holds the rows of its CSV file, with numbers and days as such
    -excel.csv                    the rows of its CSV file in German notation
    daten.html                    its description for search engines is JSON-LD and speaks of files that are there

of the committed ledger, odd ones and one of two agreements; the first also with all settings.
"""

import csv
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, "target/tools/python")
import frictionless  # noqa: E402
import openpyxl  # noqa: E402
import pyshacl  # noqa: E402
import rdflib  # noqa: E402
import rdflib.compare  # noqa: E402

LEDGERS = ["ledger", "tests/odd-ledgers/percentages-that-change", "tests/odd-ledgers/forty-members-long-names",
           "tests/vectors/two/ledger"]  # fmt: skip
SETTINGS = """
[site]
address = "https://kosten.musterstadt.example/ordner"
[imprint]
publisher = "Stadt \\"Musterstadt\\""
email = "rathaus@musterstadt.example"
[data]
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
workbook = false
"""
HERE = pathlib.Path(__file__).parent
faults = []


def build(ledger, site, *options):
    command = ["target/debug/kopfstelle", "build", "--ledger", ledger, "--output", str(site), *options]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}: {run.stderr}")


def rows(path, **notation):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True, **notation))


def data_package(path):
    report = frictionless.validate(str(path))
    if not report.valid:
        faults.append(f"{path}: {report.flatten(['name', 'rowNumber', 'fieldName', 'type', 'message'])}")
    package = json.loads(path.read_text())
    names = {f"data/{resource['name']}.csv" for resource in package["resources"]}
    there = {f"data/{file.name}" for file in (path.parent / "data").glob("*.csv") if not file.stem.endswith("-excel")}
    if names != there:
        faults.append(f"{path}: {names ^ there} is published or described, not both")
    return package


def catalog(site, base):
    graphs = [rdflib.Graph().parse(site / f"catalog.{form}", publicID=base) for form in ("ttl", "jsonld")]
    if not rdflib.compare.isomorphic(*graphs):
        faults.append(f"{site}: both catalogs do not say the same")
    valid, _, text = pyshacl.validate(graphs[0], shacl_graph=str(HERE / "shapes.ttl"))
    if not valid:
        faults.append(f"{site}: {text}")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    for distribution, address in graphs[0].subject_objects(dcat.downloadURL):
        file = site / str(address).removeprefix(base)
        size = graphs[0].value(distribution, dcat.byteSize)
        if not file.is_file() or file.stat().st_size != int(size):
            faults.append(f"{site}: {address} is not {size} bytes")
    if not list(graphs[0].subjects(dcat.downloadURL)):
        faults.append(f"{site}: no file to download")


def german(kind, cell):
    """A cell of a CSV file as a German spreadsheet writes it."""
    if kind == "date" and cell:
        year, month, day = cell.split("-")
        return f"{day}.{month}.{year}"
    if kind == "fraction" and "/" in cell:
        sign, value = ("-" if cell.startswith("-") else ""), cell.lstrip("-").split("/")
        whole, rest = divmod(int(value[0]), int(value[1]))
        return f"{sign}{whole} {rest}/{value[1]}"
    return cell.replace(".", ",") if kind in ("number", "fraction") else cell


def kinds(resource):
    """What each column holds. Figures of sentences are amounts or fractions."""
    fields = resource["schema"]["fields"]
    return ["fraction" if field["name"] == "value" and field["type"] == "string" else field["type"] for field in fields]


def excel(folder, resource):
    path = folder / f"data/{resource['name']}-excel.csv"
    content = path.read_bytes()
    if not content.startswith(b"\xef\xbb\xbf") or not content.endswith(b"\r\n") or content[3:7] == b"sep=":
        faults.append(f"{path}: begins or ends otherwise")
    header, *plain = rows(folder / resource["path"])
    expected = [header] + [[german(kind, cell) for kind, cell in zip(kinds(resource), row)] for row in plain]
    if rows(path, delimiter=";") != expected:
        faults.append(f"{path}: says something else than {resource['path']}")


def same(kind, cell, value):
    """Whether the cell of a workbook is the cell of a CSV file."""
    if cell == "":
        return value is None
    if kind == "date":
        year = int(cell[:4])
        expected = datetime.datetime.fromisoformat(cell) if year > 1900 else german(kind, cell)
        return value == expected
    if kind == "fraction" and "/" in cell:
        return value == cell and Fraction(value) == Fraction(cell)
    if kind in ("number", "integer", "year", "fraction"):
        exact = sum(letter.isdigit() for letter in cell) <= 15
        return Decimal(repr(value)) == Decimal(cell) if exact else value == cell
    return value == cell


def workbook(folder, package):
    path = folder / f"data/{package['name']}.xlsx"
    sheets = openpyxl.load_workbook(path)
    if sheets.sheetnames != ["Hinweise"] + [resource["name"] for resource in package["resources"]]:
        faults.append(f"{path}: its sheets are {sheets.sheetnames}")
        return
    for resource in package["resources"]:
        sheet = sheets[resource["name"]]
        header, *plain = rows(folder / resource["path"])
        if sheet.freeze_panes != "A2" or [cell.value for cell in sheet[1]] != header:
            faults.append(f"{path}, {sheet.title}: its titles")
        if sheet.max_row != len(plain) + 1:
            faults.append(f"{path}, {sheet.title}: {sheet.max_row - 1} rows, not {len(plain)}")
        types = kinds(resource)
        for number, (expected, row) in enumerate(zip(plain, sheet.iter_rows(min_row=2, values_only=True)), 2):
            values = list(row) + [None] * (len(expected) - len(row))
            if not all(map(same, types, expected, values)):
                faults.append(f"{path}, {sheet.title}, row {number}: {values}, not {expected}")
                break


def described(folder, base):
    page = (folder / "daten.html").read_text()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    if len(found) != 1:
        faults.append(f"{folder}: {len(found)} descriptions")
        return
    dataset = json.loads(found[0])
    if dataset["@type"] != "Dataset" or not dataset["name"] or not dataset["description"]:
        faults.append(f"{folder}: {dataset}")
    for file in dataset["distribution"]:
        if not (folder / file["contentUrl"].removeprefix(base)).is_file():
            faults.append(f"{folder}: no {file['contentUrl']}")


def check(site, base, address=""):
    catalog(site, base)
    packages = sorted(site.rglob("datapackage.json"))
    if not packages:
        faults.append(f"{site}: no data package")
    for path in packages:
        package = data_package(path)
        for resource in package["resources"]:
            excel(path.parent, resource)
        if address == "":
            workbook(path.parent, package)
        described(path.parent, address)


with tempfile.TemporaryDirectory() as scratch:
    for number, ledger in enumerate(LEDGERS):
        site = pathlib.Path(scratch, str(number))
        build(ledger, site)
        check(site, "https://example.org/")
    templates, site = pathlib.Path(scratch, "templates"), pathlib.Path(scratch, "settled")
    templates.mkdir()
    (templates / "settings.toml").write_text(SETTINGS)
    build("ledger", site, "--templates", str(templates))
    check(site, "https://kosten.musterstadt.example/ordner/", "https://kosten.musterstadt.example/ordner/")
    if list(site.rglob("*.xlsx")):
        faults.append("a workbook that settings leave out")

if faults:
    sys.exit("\n".join(faults))
