"""Damaged stores end in their exit code, never in a signal or a silently empty table.

One healthy ledger is made once; each case copies it, damages the copy and starts zegeld. A start
that must fail says 70 (store) or 76 (key) as logboek.md 19 has it, names its check, leaves every
file as it was; a start that may go on is read from outside: the state of the register, and whether
it takes an event.
"""
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(HERE)]
from burst import Burst  # noqa: E402
from damage_cases import CASES, Ledger  # noqa: E402
from outcome import Outcome  # noqa: E402
from tlog_reader import read_head, read_leaves  # noqa: E402
from world import make_world, settings_of  # noqa: E402
from zegeld import Zegeld  # noqa: E402


def main():
    outcome = Outcome()
    work = Path(tempfile.mkdtemp(prefix="zegel-schade-", dir=ROOT / "build"))
    try:
        ledger = healthy(work)
        words = sys.argv[1:]
        for case in CASES:
            if not words or any(word in case.name for word in words):
                run(outcome, case, ledger, work / "kopie")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    outcome.end()


def healthy(work):
    """300 events, an old copy of everything after them, then 40 events more."""
    folder, old, other = work / "heel", work / "oud", work / "ander"
    for place in (folder, other):
        place.mkdir()
    events = make_world(folder, "klein", 40, dossiers=4, fill=300)
    make_world(other, "klein", 1, dossiers=2)
    shutil.copytree(folder, old)
    with Zegeld(folder, settings_of(folder)) as zegeld:
        zegeld.start()
        Burst(zegeld.address, 4).run(events[:-1])
        leaves = read_leaves(zegeld, "regie", read_head(zegeld, "regie").size)
        zegeld.stop()
    return Ledger(folder, old, other, leaves, events[-1])


def run(outcome, case, ledger, copy):
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ledger.folder, copy)
    case.damage(ledger, copy)
    before = contents(copy)
    with Zegeld(copy, settings_of(copy)) as zegeld:
        zegeld.spawn()
        if case.exit_code:
            code = zegeld.exit_code(10)
            outcome.check(case.name, code == case.exit_code, f"exit {code}: {zegeld.last_line()}")
            outcome.check(f"{case.name}: names its check", '"stap":' in zegeld.last_line(),
                          zegeld.last_line())
            outcome.check(f"{case.name}: nothing was changed", contents(copy) == before)
            return
        outcome.attempt(case.name, zegeld.wait_for_state, "regie", case.state, 10)
        if zegeld.process.poll() is not None:
            return
        status, _, _ = zegeld.request("POST", "/v1/gebeurtenissen", ledger.event.data,
                                      {"Content-Type": "application/sd-jwt"})
        wanted = 201 if case.state == "normaal" else 503
        outcome.check(f"{case.name}: POST answers {wanted}", status == wanted, status)
        outcome.check(f"{case.name}: stops with 0", zegeld.stop() == 0)
        if case.state == "normaal":
            done = zegeld.controleer_alles()
            outcome.check(f"{case.name}: controleer --alles ends with {case.audit}",
                          done.returncode == case.audit, done.stdout + done.stderr)


def contents(folder):
    """Every file but the locks and the log, with its hash: a failing start is read-only."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path.name not in ("lock.mdb", "slot", "zegeld.log")}


if __name__ == "__main__":
    main()
