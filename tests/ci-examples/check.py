"""Checks the examples of ci-examples/ and the project's own workflows as far as that is possible without a forge: every shell script in them is
parsed by bash and judged by shellcheck, every option they give the program exists, and what must not be there is not.

Their form (YAML, the schemas of GitHub and GitLab) is checked by yamllint and check-jsonschema, see tests/run.
"""

import pathlib
import re
import subprocess
import sys

sys.path.insert(0, "target/tools/python")
from ruamel.yaml import YAML  # noqa: E402  comes with check-jsonschema

EXAMPLES = pathlib.Path("ci-examples")
OWN = [*pathlib.Path(".github/workflows").glob("*.yml"), pathlib.Path(".gitlab-ci.yml")]
PAGES = pathlib.Path("server-examples/gitlab-pages.yml")
faults = []


def scripts(path):
    """Every shell script of a workflow with its name and whether it has the step's own environment."""
    document = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if "jobs" in document:
        for job, body in document["jobs"].items():
            for number, step in enumerate(body["steps"]):
                if "run" in step:
                    yield f"{path}: {job}, step {number + 1}", step["run"]
                    # Text of others in a script would be run by it; it comes in by the environment.
                    if "${{" in step["run"]:
                        faults.append(f"{path}: {job}, step {number + 1}: an expression within a script")
    else:
        for job, body in document.items():
            if isinstance(body, dict) and "script" in body:
                yield f"{path}: {job}", "\n".join(body["script"])


def check(name, script, shell="bash"):
    for command in (
        [shell, "-n"],
        # Variables of the CI are set outside of the script.
        ["shellcheck", f"--shell={shell}", "--exclude=SC2154", "-"],
    ):
        # The runners of all three forges stop at the first command that fails.
        done = subprocess.run(command, input=f"set -e\n{script}", capture_output=True, text=True)
        if done.returncode != 0:
            faults.append(f"{name}: {' '.join(command)}\n{done.stdout}{done.stderr}")


found = 0
for path in sorted([*EXAMPLES.rglob("*.yml"), *OWN, PAGES]):
    for name, script in scripts(path):
        found += 1
        check(name, script)
for name in ("hooks/pre-commit", "fetch-kopfstelle.sh", "published-still-stands.sh"):
    found += 1
    check(name, (EXAMPLES / name).read_text(encoding="utf-8"), "sh")

# Every call of the program has only options that it knows.
help_of = {}
for path in sorted([PAGES, *(file for file in EXAMPLES.rglob("*") if file.is_file())]):
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for command, rest in re.findall(r"\"\$(?:kopfstelle|KOPFSTELLE)\" ([a-z]+)([^\n|]*)", text):
        if command not in help_of:
            done = subprocess.run(["target/debug/kopfstelle", command, "--help"], capture_output=True, text=True)
            help_of[command] = done.stdout if done.returncode == 0 else ""
        for option in re.findall(r"--[a-z-]+", rest):
            if f"{option} " not in help_of[command] and f"{option}\n" not in help_of[command]:
                faults.append(f"{path}: kopfstelle {command} has no {option}")

# Workflows of GitHub and Forgejo come from the target branch; the job that may write gets neither the repository nor the
# program, and the one that builds and judges gets no secret.
for path in (EXAMPLES / "github/review.yml", EXAMPLES / "forgejo/review.yml"):
    workflow = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if set(workflow["on"]) != {"pull_request_target"}:
        faults.append(f"{path}: a change could replace the workflow that judges it")
    judges, posts = str(workflow["jobs"]["review"]), str(workflow["jobs"]["comment"])
    faults += [f"{path}: the job that posts has {word}" for word in ("actions/checkout", "cargo", "git fetch") if word in posts]
    faults += [f"{path}: the job that judges has {word}" for word in ("secrets.", "'write'", "head.ref") if word in judges]

# A repository that holds only a ledger has nothing to compile: what judges or publishes fetches the program.
for path in [PAGES, *EXAMPLES.rglob("*.yml")]:
    text = path.read_text(encoding="utf-8")
    if "cargo" in text or "sh ci-examples/fetch-kopfstelle.sh" not in text:
        faults.append(f"{path}: does not fetch the released program")

# GitLab: none of the change is checked out where the program is fetched and judges.
gitlab = YAML(typ="safe").load((EXAMPLES / "gitlab/gitlab-ci.yml").read_text(encoding="utf-8"))
if gitlab["review"]["variables"].get("GIT_CHECKOUT") != "false":
    faults.append("gitlab/gitlab-ci.yml: the change is checked out where it is judged")

print("\n".join(faults) or f"{found} scripts and {len(help_of)} commands in order")
sys.exit(1 if faults or found < 10 or len(help_of) < 3 else 0)
