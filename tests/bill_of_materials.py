"""Checks the bill of materials that packaging/build writes: valid by the schema of CycloneDX, of this program, and with
each crate that it is made of, in the version of Cargo.lock with its checksum.

Run by tests/run, which installs the schema, after packaging/test.
"""

import json
import pathlib
import subprocess
import sys
import tomllib

sys.path.insert(0, "target/tools/python")
from cyclonedx.schema import SchemaVersion  # noqa: E402
from cyclonedx.validation.json import JsonStrictValidator  # noqa: E402

locked = tomllib.loads(pathlib.Path("Cargo.lock").read_text())["package"]
version = next(package["version"] for package in locked if package["name"] == "kopfstelle")
checksums = {(package["name"], package["version"]): package.get("checksum") for package in locked}


def crates(target):
    """The crates that cargo compiles into the program, on the machine that it is for."""
    tree = ["cargo", "tree", "--locked", "--edges", "normal,build", "--target", target, "--prefix", "none"]
    lines = subprocess.run(tree, check=True, capture_output=True, text=True).stdout.splitlines()
    names = (line.split()[:2] for line in lines if line)
    return {(name, number.removeprefix("v")) for name, number in names} - {("kopfstelle", version)}


def faults(path):
    text = path.read_text()
    invalid = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
    if invalid:
        yield f"not as CycloneDX 1.5 says: {str(invalid).splitlines()[0]}"
    if str(pathlib.Path.cwd()) in text:
        yield "names the folder in which it was made"
    bill = json.loads(text)
    subject = bill["metadata"]["component"]
    if (subject["name"], subject["version"]) != ("kopfstelle", version):
        yield f"is that of {subject['name']} {subject['version']}"
    listed = {
        (part["name"], part["version"]): next((of["content"] for of in part.get("hashes", [])), None)
        for part in bill["components"]
    }
    yield from (f"lacks {name} {number}" for name, number in crates(target_of(path)) - listed.keys())
    for crate, checksum in listed.items():
        if checksum is None or checksums.get(crate) != checksum:
            yield f"{crate}: {checksum}, not {checksums.get(crate)}"


def target_of(path):
    return path.name.removeprefix(f"kopfstelle-{version}-").removesuffix(".cdx.json")


bills = list(pathlib.Path("target/package").glob("kopfstelle-*.cdx.json"))
found = [f"{bill}: {fault}" for bill in bills for fault in faults(bill)]
if len(bills) != 1:
    found.append(f"{len(bills)} bills of materials in target/package")
if found:
    sys.exit("\n".join(found))
