"""What the tables promise is tested: V-codes, event types and routes of this version.

A V-code is cited by the tag of a test, `[V-ENV-1]`, or by a scenario; an event type and a route by
any test. The rows are read from the source of the tables, so a new row is a finding until its test
is there. Rows whose column `vanaf` is not reached must be cited nowhere in the product's texts yet.
"""
import re

from tree import Finding

VERSION = 2  # catalogue::this_version, column `vanaf`
REFUSAL = re.compile(r'\{\s*"(V-[A-Z0-9]+(?:-[0-9]+)?)"[^{}]*?\'[STR]\'\s*,\s*"[^"]*"\s*,\s*'
                     r'([0-9]+)(?:\s*,\s*([0-9]+))?\s*\}')
EVENT = re.compile(r'\.evt\s*=\s*"([a-z0-9-]+)\.v[0-9]+"')
ROUTE = re.compile(r'\.pattern\s*=\s*"(/[^"]*)"')
TESTS = (".cpp", ".h", ".py", ".mjs", ".go", ".scenario", ".sh", ".json", ".jsonl")


def check(tree):
    tests = [path for path in tree.named(*TESTS) if path.startswith("tests/")]
    corpus = "\n".join(tree.text(path) for path in tests)
    tagged = set(re.findall(r"\[(V-[A-Z0-9]+(?:-[0-9]+)?)\]", corpus))
    for path in tests:
        if path.endswith(".scenario"):
            tagged |= set(re.findall(r"V-[A-Z0-9]+-[0-9]+", tree.text(path)))
    for path, line, code, since, _ in refusal_rows(tree):
        if since <= VERSION and code not in tagged:
            yield Finding(path, line, f"no test is tagged [{code}]")
    for path, line, name in event_rows(tree):
        if name not in corpus:
            yield Finding(path, line, f"no test names the event type {name}")
    for path, line, route in route_rows(tree):
        if not re.search(pattern_of(route), corpus):
            yield Finding(path, line, f"no test names the route {route}")


def refusal_rows(tree):
    for path in tree.cpp("ledger/catalogue/"):
        text = tree.text(path)
        for match in REFUSAL.finditer(text):
            since = int(match.group(2))
            whole = int(match.group(3) or since)
            yield path, tree.line_of(text, match.start()), match.group(1), since, whole


def event_rows(tree):
    for path in tree.cpp("ledger/catalogue/"):
        text = tree.text(path)
        for match in EVENT.finditer(text):
            yield path, tree.line_of(text, match.start()), match.group(1)


def route_rows(tree):
    for path in [name for name in tree.cpp("api/") if "routes" in name.rpartition("/")[2]]:
        text = tree.text(path)
        for match in ROUTE.finditer(text):
            yield path, tree.line_of(text, match.start()), match.group(1)


def pattern_of(route):
    """/v1/partners/{oin}: one segment in the place of {oin}; a last {rest*} takes any number."""
    head, rest = re.fullmatch(r"(.*?)(\{\w+\*\})?", route).groups()
    parts = re.split(r"\{[^}]*\}", head)
    end = r"[^\s\"]+" if rest else r"(?![\w/-])"
    return r"[^/\s\"]+".join(re.escape(part) for part in parts) + end


def built(tree):
    """(V-codes that this version answers, those of which only a part, all V-codes of the table)."""
    rows = {code: (since, whole) for _, _, code, since, whole in refusal_rows(tree)}
    answered = [whole for since, whole in rows.values() if since <= VERSION]
    return len(answered), sum(whole > VERSION for whole in answered), len(rows)
