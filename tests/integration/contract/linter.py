"""Spectral with our own rules for the NL API Design Rules: zero errors on our document, and each
rule fails on its fixture. The meta-schema of OpenAPI 3.1 by another library as well.

The official ruleset is no npm package; who has a copy names it in ZEGEL_ADR_LINTER: it runs too.
"""
import copy
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from adr_cases import CASES, DROP

HERE = Path(__file__).resolve().parent


def lint_all(outcome, work, document):
    """`work` holds node_modules; `document` is openapi.json as the server gave it."""
    for name in ("adr.yaml", "functions"):
        place(HERE / name, work / name)
    fixtures = write_fixtures(work / "fixtures")
    ours = work / "openapi.json"
    ours.write_bytes(document)
    good = work / "fixtures" / "goed.json"
    found = run_spectral(work, work / "adr.yaml", [ours, good, *(path for path, _ in fixtures)])
    for path in (ours, good):
        faults = found.get(path.name, [])
        outcome.check(f"spectral: no error in {path.name}", not faults, faults[:8])
    for path, rule in fixtures:
        rules = {fault[0] for fault in found.get(path.name, [])}
        outcome.check(f"spectral: {path.stem} fails on {rule}", rule in rules, rules)
    every_rule_has_a_fixture(outcome)
    meta_schema(outcome, work, ours)
    official(outcome, work, ours)


def place(source, target):
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def write_fixtures(folder):
    """[(path, rule that must fail)]; goed.json, which must not."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    good = json.loads((HERE / "fixtures" / "goed.json").read_text())
    (folder / "goed.json").write_text(json.dumps(good))
    out = []
    for number, (rule, changes) in enumerate(CASES):
        document = copy.deepcopy(good)
        for pointer, value in changes:
            change(document, pointer, value)
        path = folder / f"{number:02}-{re.sub(r'[^A-Za-z0-9]+', '-', rule)}.json"
        path.write_text(json.dumps(document))
        out.append((path, rule))
    return out


def change(document, pointer, value):
    *way, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    node = document
    for part in way:
        node = node[int(part)] if isinstance(node, list) else node[part]
    if last == "-":
        node.append(value)
    elif value is DROP:
        del node[last]
    elif isinstance(node, list):
        node[int(last)] = value
    else:
        node[last] = value


def run_spectral(work, ruleset, files):
    """File name -> [(rule, place, message)] of the errors."""
    done = subprocess.run(
        ["node", "node_modules/@stoplight/spectral-cli/dist/index.js", "lint", "-r", str(ruleset),
         "-f", "json", "-q", "--fail-severity", "error", *map(str, files)],
        cwd=work, capture_output=True, text=True, timeout=300)
    if done.returncode not in (0, 1) or not done.stdout.strip().startswith("["):
        raise RuntimeError(f"spectral: {done.stdout[-500:]} {done.stderr[-1500:]}")
    out = {}
    for fault in json.loads(done.stdout):
        if fault["severity"] == 0:
            out.setdefault(Path(fault["source"]).name, []).append(
                (fault["code"], ".".join(map(str, fault["path"])), fault["message"]))
    return out


def every_rule_has_a_fixture(outcome):
    """By the text of adr.yaml: a rule that is named there and fails nowhere proves nothing."""
    text = (HERE / "adr.yaml").read_text().partition("\nrules:\n")[2]
    rules = set(re.findall(r"^  ([a-zA-Z0-9$/-]+):", text, re.MULTILINE))
    bare = rules - {rule for rule, _ in CASES}
    outcome.check("spectral: every rule has a fixture that fails", rules and not bare, sorted(bare))


def meta_schema(outcome, work, document):
    shutil.copy(HERE / "meta.mjs", work)
    done = subprocess.run(["node", "meta.mjs", str(document), str(work / "fixtures" / "goed.json")],
                          cwd=work, capture_output=True, text=True, timeout=120)
    outcome.check("the meta-schema of OpenAPI 3.1 holds, and fails on a spoiled document",
                  done.returncode == 0, done.stdout[-800:] + done.stderr[-800:])


def official(outcome, work, document):
    ruleset = os.environ.get("ZEGEL_ADR_LINTER")
    if not ruleset:
        outcome.skip("the official ADR ruleset", "geen npm-pakket; noem uw kopie in "
                     "ZEGEL_ADR_LINTER", unreachable=True)
        return
    shutil.copy(ruleset, work / "officieel.yaml")
    faults = run_spectral(work, work / "officieel.yaml", [document]).get(document.name, [])
    outcome.check("the official ADR ruleset: no error", not faults, faults[:8])
