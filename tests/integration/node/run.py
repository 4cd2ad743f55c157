"""Interop with npm @sd-jwt/core, both ways: C++ issues and JS verifies, JS issues and C++ accepts.

1,100 random events each way, 100 of every row, from a seed that is printed. The package is
installed below build/ from the lock file; only a registry that does not answer is a skip.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
WORK = ROOT / "build" / "vreemd" / "node"
INTEROP = ROOT / "build" / "tests" / "interop"
EVENTS = 1100
sys.path.insert(0, str(ROOT / "tests" / "support"))
from outcome import Outcome  # noqa: E402
from registry import install_npm  # noqa: E402


def main():
    outcome = Outcome()
    seed = sys.argv[1] if len(sys.argv) > 1 else os.urandom(8).hex()
    print(f"seed {seed}: python3 tests/integration/node/run.py {seed}")
    why = install_npm(HERE, WORK)
    if why:
        outcome.skip("@sd-jwt/core", why, unreachable=True)
        outcome.end()
    shutil.copy(HERE / "interop.mjs", WORK)
    issued = output([INTEROP, "issue", EVENTS, seed])
    add(outcome, "C++ issues, JS verifies", ["node", "interop.mjs", "verify"], issued)
    frames = output([INTEROP, "frames", EVENTS, seed])
    signed = output(["node", "interop.mjs", "issue"], frames)
    outcome.check("JS issues every event", signed.count(b"\n") == EVENTS)
    add(outcome, "JS issues, C++ accepts", [INTEROP, "accept"], signed)
    foreign = output(["node", "interop.mjs", "foreign"])
    add(outcome, "the library's own test claims are refused", [INTEROP, "refuse"], foreign)
    spoiled = issued.replace(b'"geautomatiseerd":false', b'"geautomatiseerd":true')
    wrong = subprocess.run(["node", "interop.mjs", "verify"], cwd=WORK, input=spoiled,
                           capture_output=True)
    outcome.check("JS sees other content than was signed", wrong.returncode != 0)
    outcome.end()


def output(command, text=b""):
    return subprocess.run([str(word) for word in command], cwd=WORK, input=text, check=True,
                          stdout=subprocess.PIPE).stdout


def add(outcome, name, command, lines):
    """Each event is one test: the program's own count is added."""
    done = subprocess.run([str(word) for word in command], cwd=WORK, input=lines,
                          capture_output=True, text=False)
    last = done.stdout.decode().strip().rpartition("\n")[2]
    words = last.split()
    if len(words) != 6 or int(words[0]) + int(words[2]) != lines.count(b"\n"):
        outcome.check(name, False, f"{last} {done.stderr.decode()[-500:]}")
        return
    outcome.passed += int(words[0])
    outcome.failed += int(words[2])
    print(f"{name}: {last}")
    if int(words[2]):
        print(done.stdout.decode()[-2000:], done.stderr.decode()[-2000:])


if __name__ == "__main__":
    main()
