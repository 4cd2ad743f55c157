"""What a newcomer types first: ops/demo --check, then a practice ledger that starts and goes on.

The demo's own verdict is not enough: its figures must agree with each other, and the log is read
over HTTP.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(Path(__file__).resolve().parent)]
from outcome import Outcome  # noqa: E402
from sample import check_sample  # noqa: E402
from tlog_reader import read_head, read_leaves, root_of  # noqa: E402
from zegeld import TOOLS, Practice  # noqa: E402

LIMIT = 20.0    # seconds after the build, an issue's bar for --check


def main():
    outcome = Outcome()
    check(outcome)
    folder = Path(tempfile.mkdtemp(prefix="zegel-demo-", dir=ROOT / "build"))
    try:
        sizes = serve(outcome, folder)
        again = serve(outcome, folder)
        outcome.check("the second start goes on with the same ledger", sizes == again, again)
        with Practice(folder) as ledger:
            check_sample(outcome, ledger.start(), folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    outcome.end()


def check(outcome):
    began = time.monotonic()
    done = subprocess.run([ROOT / "ops" / "demo", "--check", "--json"], capture_output=True,
                          text=True, timeout=600)
    took = time.monotonic() - began
    if not outcome.check("ops/demo --check exits 0", done.returncode == 0, done.stderr[-1000:]):
        return
    lines = done.stdout.strip().splitlines()
    outcome.check("stdout is one JSON object", len(lines) == 1, lines)
    said = json.loads(lines[0])
    outcome.check("it says that all is well", said["goed"] is True, said)
    events, sizes = said["gebeurtenissen"], said["controlepunt"]
    outcome.check("every event has a receipt that was verified", events > 0 and
                  said["ontvangstbewijzen"] == said["geverifieerd"] == events, said)
    outcome.check("the registers together hold the events", sum(sizes.values()) == events, said)
    outcome.check("what must be refused was refused", said["geweigerd"] > 0, said)
    outcome.check("content was opened, recorded each time", said["ingezien"] > 0, said)
    outcome.check("three registers", set(sizes) == {"toezicht", "regie", "meldingen"}, said)
    outcome.check("an address on loopback", said["url"].startswith("http://127.0.0.1:"), said)
    outcome.check(f"within {LIMIT:.0f} s after the build", took < LIMIT, f"{took:.1f} s")


def serve(outcome, folder):
    """Starts, reads every register from outside, lets `zegel` verify, stops. Answers the sizes."""
    sizes = {}
    with Practice(folder) as ledger:
        ledger.start()
        for register in ("toezicht", "regie", "meldingen"):
            head = read_head(ledger, register)
            sizes[register] = head.size
            leaves = read_leaves(ledger, register, head.size)
            outcome.check(f"{register}: the root follows from the leaves",
                          len(leaves) == head.size and root_of(leaves) == head.root)
        done = subprocess.run([TOOLS / "zegel", "--map", folder, "oefen", "controleer"],
                              capture_output=True, text=True, timeout=60)
        outcome.check("zegel oefen controleer", done.returncode == 0, done.stdout + done.stderr)
        read_as_fg(outcome, folder)
        tamper(outcome, folder)
        outcome.check("Ctrl-C ends it with 0", ledger.stop() == 0)
    return sizes


def read_as_fg(outcome, folder):
    """The question of README.md, with the ids that stand there."""
    ids = dict(re.findall(r"(CASUS|NOEL)=(\S{22})", (ROOT / "README.md").read_text()))
    done = subprocess.run([TOOLS / "zegel", "--map", folder, "--als", "fg", "--json",
                           "verstrekkingen", "--casus", ids["CASUS"], "--pid", ids["NOEL"]],
                          capture_output=True, text=True, timeout=60)
    if outcome.check("zegel verstrekkingen as the fg", done.returncode == 0, done.stderr):
        grounds = [row["velden"].get("grondslagGeheim") for row in json.loads(done.stdout)["rijen"]]
        outcome.check("who shared what about him, on which ground",
                      "conflict-van-plichten" in grounds and "wettelijke-verplichting" in grounds,
                      grounds)


def tamper(outcome, folder):
    """Cases 1, 2 and 4 of console.md 13, on a copy: found, so exit 1."""
    done = subprocess.run([TOOLS / "zegel", "--map", folder, "--json", "oefen", "knoei"],
                          capture_output=True, text=True, timeout=120)
    if outcome.check("knoei ends with 1", done.returncode == 1, done.stdout + done.stderr):
        said = json.loads(done.stdout)
        cases = {row["geval"]: row["gevonden"] for row in said["gevallen"]}
        outcome.check("knoei: each case is found", cases == dict.fromkeys("124", True), said)
        outcome.check("knoei: every byte is found", said["gevonden"] == said["geprobeerd"] >= 40,
                      said)


if __name__ == "__main__":
    main()
