"""Reads a scenario: steps that start at the left margin, each with indented lines below it.

A line `# ...` is a comment; the first one is the title. What a step may say stands in steps.py,
what a value may look like in values.py; README.md of tests/scenarios explains it to who writes one.
"""
import re
from typing import NamedTuple

FIELD = re.compile(r"([A-Za-z][A-Za-z0-9]*): ?(.*)")
OVER = re.compile(r"over ([^:]+): ?(.*)")
HEADER = re.compile(r"kop ([A-Za-z-]+): ?(.*)")
WITHOUT = re.compile(r"zonder (.+)")
FROM_DEMO = "Begin met het logboek van ops/demo"


class Wrong(Exception):
    """A scenario that cannot be read or does not hold: one line, with its place."""


class Expected(NamedTuple):
    line: int
    text: str


class Step:
    """`fields`: name -> text, in order. `people`: [(name, text)]. `without`: names left out."""

    def __init__(self, line, head):
        self.line, self.head = line, head
        self.fields, self.people, self.headers = {}, [], {}
        self.without, self.expected = [], []

    def read(self, line, text):
        if text.startswith("-> "):
            self.expected.append(Expected(line, text[3:].strip()))
            return
        for pattern, keep in ((OVER, lambda m: self.people.append((m[1].strip(), m[2]))),
                              (HEADER, lambda m: self.headers.update({m[1]: m[2]})),
                              (WITHOUT, lambda m: self.without.extend(words(m[1]))),
                              (FIELD, lambda m: self.fields.update({m[1]: m[2]}))):
            match = pattern.fullmatch(text)
            if match:
                keep(match)
                return
        raise Wrong(f"regel {line}: dit is geen veld en geen verwachting: {text}")


class Scenario(NamedTuple):
    name: str
    title: str
    tags: list       # J- and V-codes that the title line names between [ ]
    settings: dict   # of zegeld, from `Instelling naam: waarde`
    steps: list
    demo: bool       # begins with the ledger that ops/demo tells, not with the empty one


def words(text):
    return [word.strip() for word in text.split(",") if word.strip()]


def read_scenario(path):
    title, tags, settings, steps, demo = "", [], {}, [], False
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.rstrip()
        if line.startswith("#"):
            title = title or line.lstrip("# ")
            continue
        if not line:
            continue
        if line.startswith("  "):
            if not steps:
                raise Wrong(f"{path.name}: regel {number}: hoort bij geen stap")
            steps[-1].read(number, line.strip())
        elif line == FROM_DEMO:
            demo = True
        elif line.startswith("Kenmerk "):
            tags += line.split()[1:]
        elif line.startswith("Instelling "):
            name, _, value = line.removeprefix("Instelling ").partition(":")
            settings[name.strip()] = value.strip()
        else:
            steps.append(Step(number, line))
    if not title or not steps:
        raise Wrong(f"{path.name}: een scenario heeft een titel en stappen")
    return Scenario(path.stem, title, tags, settings, steps, demo)


def read_examples(path):
    """voorbeelden.txt: event type -> Step, in the same form."""
    out = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("  "):
            step.read(number, line.strip())  # noqa: F821 (a head comes first)
        else:
            step = out[line] = Step(number, line)
    return out
