#!/usr/bin/env python3
"""Every negative case of envelop.md 15 is a test: negatieven.tsv against gevallen.txt and the tree.

A row names stage, case, code, file and test; a case may have several rows. Where the case belongs
to a later version, that version stands in place of the test. Fails when the cases differ, when a
test does not exist in that file or its tags lack the code, or when a version has been reached.
"""
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "tests" / "vectors" / "envelop"
sys.path.insert(0, str(ROOT / "tools" / "tidy"))
from citations import VERSION  # noqa: E402

TEXT = r'(?:R"\((?:.*?)\)"|"(?:[^"\\]|\\.)*")'
TEST = re.compile(rf'\bTEST_CASE\(\s*((?:{TEXT}\s*)+)(?:,\s*((?:{TEXT}\s*)+))?\)')
PIECE = re.compile(r'R"\((.*?)\)"|"((?:[^"\\]|\\.)*)"')
LATER = re.compile(r"0\.[0-9]+")


def main():
    cases = lines_of("gevallen.txt")
    rows = lines_of("negatieven.tsv")[1:]
    findings = differences(cases, rows)
    tests, later = set(), Counter()
    for row in rows:
        if len(row) != 5:
            findings.append(f"{row}: not five columns")
        elif LATER.fullmatch(row[4]):
            later[row[4]] += 1
            findings += reached(row)
        else:
            tests.add((row[3], row[4]))
            findings += missing(row)
    for finding in findings:
        print(finding)
    for version, count in sorted(later.items()):
        print(f"{count} cases wait for version {version}")
    print(f"{len(cases)} cases, {len(rows)} rows, {len(tests)} tests")
    good = len(rows) - sum(later.values()) - len(findings)
    print(f"{max(good, 0)} passed, {len(findings)} failed, 0 skipped")
    return 1 if findings else 0


def lines_of(name):
    text = (VECTORS / name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()]


def differences(cases, rows):
    """Row by row: the same cases, in the same order."""
    told = list(dict.fromkeys(row[:2] for row in rows))
    out = [f"{stage}: {case}: no row" for stage, case in cases if (stage, case) not in told]
    out += [f"{row}: no such case in gevallen.txt" for row in told if row not in cases]
    if not out and told != cases:
        out.append("the rows stand in another order than the cases")
    return out


def reached(row):
    if int(row[4].partition(".")[2]) > VERSION:
        return []
    return [f"{row[0]}: {row[1]}: version {row[4]} is here, its test is not"]


def missing(row):
    stage, case, code, path, name = row
    file = ROOT / path
    tags = tests_of(file).get(name) if file.is_file() else None
    if tags is None:
        return [f"{stage}: {case}: no test \"{name}\" in {path}"]
    if f"[{code}]" not in tags:
        return [f"{stage}: {case}: \"{name}\" is not tagged [{code}]"]
    return []


def tests_of(file, known={}):
    """Name -> tags of every TEST_CASE in the file."""
    if file not in known:
        text = file.read_text(encoding="utf-8")
        known[file] = {joined(m[1]): joined(m[2] or "") for m in TEST.finditer(text)}
    return known[file]


def joined(literals):
    return "".join(raw or re.sub(r"\\(.)", r"\1", plain)
                   for raw, plain in PIECE.findall(literals))


if __name__ == "__main__":
    sys.exit(main())
