"""Builds the unit tests under another preset and runs them: asan, tsan, clang.

    python3 tests/support/preset.py PRESET [PROGRAM ...]

Counts the test cases; what a sanitizer prints is a failure, because it ends the process.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from outcome import Outcome  # noqa: E402

PROGRAMS = ["unit_proof", "unit_engine", "unit_tools", "unit_verify", "fuzz_replay"]
PASSED = re.compile(r"All tests passed \(.* in (\d+) test cases?\)|^(\d+) passed, 0 failed",
                    re.MULTILINE)
# unit tests keep secrets in locked memory and open LMDB maps of 64 GiB of address space
OPTIONS = {"ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0", "TSAN_OPTIONS": "halt_on_error=1"}


def main():
    preset, programs = sys.argv[1], sys.argv[2:] or PROGRAMS
    outcome = Outcome()
    jobs = str(os.cpu_count())
    subprocess.run(["cmake", "--preset", preset], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    built = subprocess.run(["ninja", "-C", f"build-{preset}", "-j", jobs, *programs], cwd=ROOT,
                           capture_output=True, text=True)
    if outcome.check(f"{preset}: builds", built.returncode == 0, built.stdout[-3000:]):
        for program in programs:
            run(outcome, preset, program)
    outcome.end()


def run(outcome, preset, program):
    command = [ROOT / f"build-{preset}" / "tests" / program]
    if program == "fuzz_replay":
        command.append("tests/fuzz/corpus")
    done = subprocess.run(command, cwd=ROOT, env=os.environ | OPTIONS, capture_output=True,
                          text=True, errors="replace")
    found = PASSED.search(done.stdout)
    if outcome.check(f"{preset}: {program}", done.returncode == 0 and found,
                     done.stdout[-2000:] + done.stderr[-3000:]):
        outcome.passed += int(found.group(1) or found.group(2)) - 1
        print(f"{preset}: {program}: {found.group(0)}", flush=True)


if __name__ == "__main__":
    main()
