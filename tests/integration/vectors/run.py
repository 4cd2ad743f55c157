"""Runs published vectors against our code: fetches the pinned modules, then build/tests/vectors.

One tag per module; the tests of a module that cannot be fetched are skipped, loudly.
"""
import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from modules import MODULES, Unreachable, module_dir  # noqa: E402
from outcome import Outcome  # noqa: E402

WORK = ROOT / "build" / "vectoren"
PACKED = "primitives/ed25519/testdata/speccheck_cases.json.gz"
CASES = re.compile(r"^(?:All tests passed \(.* in (\d+) test|test cases: +\d+(?: \| +(\d+) passed)?"
                   r"(?: \| +(\d+) failed)?)", re.MULTILINE)


def main():
    outcome = Outcome()
    for name in MODULES:
        try:
            folder = module_dir(name)
        except Unreachable as error:
            outcome.skip(name, error, unreachable=True)
            continue
        if name == "speccheck":
            folder = unpacked(Path(folder) / PACKED)
        run_tests(outcome, f"[{name}]", {"ZEGEL_VECTORS": str(folder)})
    outcome.end()


def unpacked(packed):
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "speccheck_cases.json").write_bytes(gzip.decompress(packed.read_bytes()))
    return WORK


def run_tests(outcome, tag, extra):
    done = subprocess.run([ROOT / "build" / "tests" / "vectors", tag], env=os.environ | extra,
                          capture_output=True, text=True)
    found = CASES.search(done.stdout)
    if not found or not any(found.groups()):
        outcome.check(tag, False, f"no test ran\n{done.stdout[-2000:]}{done.stderr[-500:]}")
        return
    whole, passed, failed = (int(number or 0) for number in found.groups())
    outcome.passed += whole + passed
    outcome.failed += failed
    print(done.stdout if failed else f"{tag}: {whole} suites", flush=True)


if __name__ == "__main__":
    main()
