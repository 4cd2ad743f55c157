"""Words that have a better word here. Each row: pattern, what to write instead, where it may stand.

Read in code without comments and literals, so that a comment may explain what is banned.
"""
import re
from typing import NamedTuple

from tree import Finding


class Ban(NamedTuple):
    pattern: str
    instead: str
    allowed: tuple = ()


CPP = [
    Ban(r"\bstd::c(?:out|err|log)\b|\b(?:f|v)?printf\s*\(|\bf?puts\s*\(|\bfputs\s*\(",
        "base::journal; a CLI tool writes in its terminal file",
        ("ledger/base/journal.cpp", "ledger/base/check.cpp", "terminal.cpp", "tests/")),
    Ban(r"\b(?:system|steady|high_resolution)_clock\b|\bclock_gettime\b|\bgettimeofday\b"
        r"|\b(?:std::)?time\s*\(\s*(?:nullptr|NULL|0)\s*\)",
        "base::Clock or base::monotonic_ms", ("ledger/base/clock.", "tests/bench/")),
    Ban(r"\bs?rand\s*\(|\bmt19937|\brandom_device\b|\bdefault_random_engine\b", "crypto::Random"),
    Ban(r"\bcatch\s*\(\s*\.\.\.\s*\)", "catch of a named type"),
    Ban(r"\busing\s+namespace\b", "using of one name"),
    Ban(r"\bsleep_(?:for|until)\b|\b(?:u|nano)?sleep\s*\(", "wait for a position or an event"),
    Ban(r"\bco_(?:await|return|yield)\b", "callbacks (D12: g++ 12 miscompiles coroutines)"),
    Ban(r"\b(?:std::)?(?:make_shared|shared_ptr|enable_shared_from_this)\b",
        "unique_ptr, or a reference that outlives", ("api/http/", "tests/bench/")),
    Ban(r"\bstd::format\b|<format>", "fmt (g++ 12 has no std::format)"),
    Ban(r"\breveal\s*\(\s*\)", "a call of ledger/crypto or ledger/keys that takes the Secret",
        ("ledger/crypto/", "ledger/keys/", "tests/")),
    Ban(r"\bMDB_(?:DUPSORT|CURRENT|WRITEMAP|NOMEMINIT)\b", "what logboek.md 8 allows",
        ("ledger/store/",)),
]
ANY = [  # in the raw text of every code file, comments too
    Ban(r"\bFIXME\b|\bTODO\b|\bXXX\b|\bHACK\b", "an issue, or the thing itself", ("tools/tidy/",)),
]
PYTHON = [
    Ban(r"\btime\.sleep\b", "tests/support/wait.py", ("tests/support/wait.py", "tools/tidy/")),
    Ban(r"\bexcept\s*:", "except of a named type", ("tools/tidy/",)),
]
SHELL = [
    Ban(r"^\s*sleep\s+[0-9.]", "waiting for what must happen"),
]
SWITCH = re.compile(r"\bswitch\s*\(")
ENUM_CASE = re.compile(r"\bcase\s+[A-Za-z_]\w*(?:::\w+)+\s*:")
BASH = "#!/usr/bin/env bash"
DEFAULT = re.compile(r"\bdefault\s*:")


def check(tree):
    for path in tree.cpp():
        yield from matches(tree, path, tree.code(path), CPP)
        yield from enum_defaults(tree, path)
    for path in tree.named(".py"):
        yield from matches(tree, path, tree.text(path), PYTHON)
    for path in shell_files(tree):
        yield from matches(tree, path, tree.text(path), SHELL)
    for path in tree.named(".h", ".cpp", ".py", ".mjs", ".go", ".sh", "CMakeLists.txt"):
        yield from matches(tree, path, tree.text(path), ANY)


def matches(tree, path, text, bans):
    for ban in bans:
        if any(path.startswith(place) or path.endswith("/" + place) for place in ban.allowed):
            continue
        for match in re.finditer(ban.pattern, text, re.MULTILINE):
            word = " ".join(match.group().split())
            yield Finding(path, tree.line_of(text, match.start()),
                          f"`{word}` is banned here: write {ban.instead}")


def enum_defaults(tree, path):
    code = tree.code(path)
    for match in SWITCH.finditer(code):
        body_start = code.find("{", match.end())
        body = code[body_start:end_of_block(code, body_start)]
        found = DEFAULT.search(body)
        if found and ENUM_CASE.search(body):
            yield Finding(path, tree.line_of(code, body_start + found.start()),
                          "`default:` in a switch over an enum: name every case, so that a new one "
                          "does not compile")


def end_of_block(code, start):
    depth = 0
    for position in range(start, len(code)):
        depth += {"{": 1, "}": -1}.get(code[position], 0)
        if depth == 0:
            return position
    return len(code)


def shell_files(tree):
    return [path for path in tree.paths if path.endswith(".sh") or
            ("." not in path.rpartition("/")[2] and tree.text(path).startswith(BASH))]
