"""What the document and the tables promise, against what was seen in the traffic.

Rows: operation x status of the document, problems of ledger/catalogue/problem_rows.cpp, and V-codes
whose column `vanaf` is reached. What nothing hit must stand in allowed.txt with its reason; what
stands there and was hit all the same is a line too many.
"""
import re
from fnmatch import fnmatch
from pathlib import Path

import citations
from tree import Tree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PROBLEM = re.compile(r'^    \{"([a-z0-9-]+)", \d{3},', re.MULTILINE)


def judge(outcome, report):
    wanted = set(routes(report)) | set(problems()) | set(codes())
    hit = {f"{name} {status}" for name, status in
           (key.rsplit(" ", 1) for key in report["hit"])}
    hit |= {f"probleem {slug}" for slug in report["problems"]}
    hit |= {f"code {code}" for code in report["codes"]}
    allowed = read_allowed()
    missed = sorted(wanted - hit)
    for row in missed:
        excuse = next((pattern for pattern in allowed if fnmatch(row, pattern)), None)
        outcome.check(f"seen: {row}", excuse, "geen scenario of ronde raakt dit")
    outcome.passed += len(wanted & hit)
    for pattern, why in allowed.items():
        used = [row for row in missed if fnmatch(row, pattern)]
        outcome.check(f"allowed.txt: {pattern}", used, "haal de regel weg")
        print(f"NIET GEZIEN {pattern} ({len(used)}): {why}", flush=True)


def routes(report):
    for name, operation in report["operations"].items():
        for status in operation["statuses"]:
            yield f"{name} {status}"


def problems():
    return [f"probleem {slug}" for slug in
            PROBLEM.findall((ROOT / "ledger" / "catalogue" / "problem_rows.cpp").read_text())]


def codes():
    return [f"code {code}" for _, _, code, since, _ in
            citations.refusal_rows(Tree.of_checkout(ROOT)) if since <= citations.VERSION]


def read_allowed():
    """pattern -> reason."""
    lines = (HERE / "allowed.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))
