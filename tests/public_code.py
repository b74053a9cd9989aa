"""Checks publiccode.yml: every key that version 0.4 or 0.7 of the standard demands is there, in its form, and says the same as Cargo.toml."""

import datetime
import pathlib
import sys
import tomllib
import urllib.parse

sys.path.insert(0, "target/tools/python")
from ruamel.yaml import YAML  # noqa: E402  comes with check-jsonschema

STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
KINDS = {"standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
         "standalone/other", "addon", "library", "configurationFiles"}  # fmt: skip
MAINTENANCE = {"internal", "contract", "community", "none"}


def a_text(value):
    return isinstance(value, str) and value.strip() == value != ""


def texts(value):
    return isinstance(value, list) and value != [] and all(map(a_text, value))


def an_address(value):
    parts = urllib.parse.urlsplit(value)
    return parts.scheme == "https" and parts.netloc != ""


def a_day(value):
    return a_text(value) and datetime.date.fromisoformat(value) is not None


# Path of a key, and what its value has to be. Both versions demand all of them, but for categories and releaseDate (0.4 only).
MANDATORY = {
    "publiccodeYmlVersion": lambda value: value in {"0.4", "0.7"},
    "name": a_text,
    "url": an_address,
    "platforms": texts,
    "categories": texts,
    "releaseDate": a_day,
    "developmentStatus": STATUSES.__contains__,
    "softwareType": KINDS.__contains__,
    "description": lambda value: isinstance(value, dict) and value != {},
    "legal.license": a_text,
    "maintenance.type": MAINTENANCE.__contains__,
    "localisation.localisationReady": lambda value: isinstance(value, bool),
    "localisation.availableLanguages": texts,
}
OF_EACH_LANGUAGE = {
    "shortDescription": lambda value: a_text(value) and len(value) <= 150,
    "longDescription": lambda value: isinstance(value, str) and 150 <= len(value) <= 10_000,
    "features": texts,
}


def value_at(document, path):
    for key in path.split("."):
        document = document.get(key) if isinstance(document, dict) else None
    return document


def faults(document):
    """Every mandatory key that is missing or not in its form."""
    found = [path for path, holds in MANDATORY.items() if (value := value_at(document, path)) is None or not holds(value)]
    for language, words in (document.get("description") or {}).items():
        found += [f"description.{language}.{key}" for key, holds in OF_EACH_LANGUAGE.items() if key not in words or not holds(words[key])]
    if value_at(document, "maintenance.type") in {"internal", "community"} and not (value_at(document, "maintenance.contacts") or [{}])[0].get("name"):
        found.append("maintenance.contacts")
    return found


def main():
    document = YAML(typ="safe").load(pathlib.Path("publiccode.yml").read_text(encoding="utf-8"))
    wrong = faults(document)
    package = tomllib.loads(pathlib.Path("Cargo.toml").read_text(encoding="utf-8"))["package"]
    for key, ours in {"name": package["name"], "softwareVersion": package["version"], "legal.license": package["license"]}.items():
        if value_at(document, key) != ours:
            wrong.append(f"{key}: Cargo.toml says {ours}")
    # Each mandatory key is looked at: without it, the check fails.
    for path in MANDATORY:
        without = YAML(typ="safe").load(pathlib.Path("publiccode.yml").read_text(encoding="utf-8"))
        *above, last = path.split(".")
        del (value_at(without, ".".join(above)) if above else without)[last]
        if path not in faults(without):
            wrong.append(f"{path}: not missed when it is taken away")
    for fault in wrong:
        print(f"publiccode.yml: {fault}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
