"""    python3 -m sentences.refused

Tries sentences that are not so, each of a kind that the site once said: `refused.toml` names the ledger, the sentence and what is wrong
with it. A sentence that is accepted, is refused for another reason or is no longer understood is printed; then the exit status is 1.
"""

import sys
import tomllib
from pathlib import Path

from sentences.__main__ import read_page
from sentences.facts import Facts
from sentences.page import Block

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def main():
    wrong, facts = [], {}
    table = tomllib.loads((HERE / "refused.toml").read_text(encoding="utf-8"))
    for case in table["refused"]:
        ledger = ROOT / case["ledger"]
        if ledger not in facts:
            facts[ledger] = Facts(ledger)
        for text in case["says"]:
            reader = read_page(facts[ledger], case.get("page", "index.html"), [Block("p", "", text)])
            if not any(case["because"] in fault for fault in reader.faults):
                found = reader.faults or [f"not understood: {text}" for text in reader.unknown] or ["accepted"]
                wrong.append(f"{case['ledger']}: {text}\n    {'; '.join(found)}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
