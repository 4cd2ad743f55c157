"""tests/run: builds, runs the suites, prints one line per suite and the count (suites.py)."""
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / "build" / "toetsen"
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tools" / "tidy")]
from suites import SUITES  # noqa: E402

PLAIN = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.MULTILINE)
CATCH_ALL = re.compile(r"^All tests passed \(\d+ assertions? in (\d+) test cases?\)$", re.MULTILINE)
CATCH_SOME = re.compile(r"^test cases: +\d+(?: \| +(\d+) passed)?(?: \| +(\d+) failed)?",
                        re.MULTILINE)


LOUD = ("OVERGESLAGEN ", "NIET OVER HTTP ")  # what a suite did not see, said in every run


class Count(NamedTuple):
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Count(*(a + b for a, b in zip(self, other)))

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main(words):
    if "--lijst" in words:
        for suite in SUITES:
            print(f"{suite.name:12} {'--alles' if suite.only_all else '':8} {suite.sentence}")
        return 0
    chosen = choose([word for word in words if not word.startswith("-")], "--alles" in words)
    if chosen is None:
        return 2
    LOGS.mkdir(parents=True, exist_ok=True)
    targets = sorted({target for suite in chosen for target in suite.builds})
    total = build(targets) if targets else Count()
    if not total.failed:
        for suite in chosen:
            total += run(suite)
    print_codes()
    print(total)
    return 1 if total.failed else 0


def choose(names, everything):
    known = {suite.name: suite for suite in SUITES}
    for name in names:
        if name not in known:
            print(f"tests/run: geen suite {name}; tests/run --lijst noemt ze", file=sys.stderr)
            return None
    if names:
        return [suite for suite in SUITES if suite.name in names]
    return [suite for suite in SUITES if everything or not suite.only_all]


def build(targets):
    """One tree, build/: Release with asserts, by ninja. A failed build is one failure."""
    steps = [["ninja", "-C", "build", "-j", str(os.cpu_count()), *targets]]
    if not (ROOT / "build" / "build.ninja").exists():
        steps.insert(0, ["cmake", "--preset", "release"])
    began = time.monotonic()
    log = LOGS / "bouw.log"
    with log.open("w") as out:
        for step in steps:
            if subprocess.run(step, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT).returncode:
                report("bouw", Count(failed=1), began)
                print_tail(log)
                return Count(failed=1)
    report("bouw", "gelukt", began)
    return Count()


def run(suite):
    began = time.monotonic()
    log = LOGS / f"{suite.name}.log"
    count = Count()
    with log.open("w") as out:
        for command in suite.commands:
            count += outcome_of(command, out, log, suite.limit)
    report(suite.name, count, began)
    if count.failed:
        print_tail(log)
    print_skips(log)
    return count


def outcome_of(command, out, log, limit):
    """What one command counted; a bad exit, a time-out or no count at all is a failure."""
    out.write(f"$ {' '.join(command)}\n")
    out.flush()
    start = out.tell()
    try:
        code = subprocess.run(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT,
                              stdin=subprocess.DEVNULL, timeout=limit).returncode
    except subprocess.TimeoutExpired:
        out.write(f"\ntests/run: longer than {limit} s\n")
        code = -1
    except OSError as error:
        out.write(f"\ntests/run: {error}\n")
        code = -1
    out.flush()
    with log.open(errors="replace") as text:
        text.seek(start)
        count = count_of(text.read())
    out.seek(0, os.SEEK_END)
    if (code != 0 and not count.failed) or not any(count):
        count += Count(failed=1)
    return count


def count_of(text):
    plain = PLAIN.findall(text)
    if plain:
        return Count(*(int(number or 0) for number in plain[-1]))
    whole = CATCH_ALL.findall(text)
    if whole:
        return Count(passed=int(whole[-1]))
    some = CATCH_SOME.findall(text)
    if some:
        return Count(int(some[-1][0] or 0), int(some[-1][1] or 0))
    return Count()


def report(name, outcome, began):
    print(f"{name:12} {str(outcome):38} {time.monotonic() - began:7.1f} s", flush=True)


def print_tail(log):
    lines = log.read_text(errors="replace").splitlines()
    print("\n".join(f"    {line}" for line in lines[-40:]))
    print(f"    (alles: {log.relative_to(ROOT)})", flush=True)


def print_skips(log):
    for line in log.read_text(errors="replace").splitlines():
        if line.startswith(LOUD):
            print(f"    {line}", flush=True)


def print_codes():
    import citations
    from tree import Tree
    built, partly, all_codes = citations.built(Tree.of_checkout(ROOT))
    print(f"V-codes: {built} van {all_codes} gebouwd in deze versie, waarvan {partly} deels")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
