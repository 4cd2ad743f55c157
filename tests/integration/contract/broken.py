"""Broken bodies: every member of every body, left out, retyped, lengthened and repeated.

    python3 tests/integration/contract/broken.py [SEED]

The bodies are those of the events (signed by a partner, and drafted by staff) and of each JSON
route of the document. Each broken one must get 400 or 422 (409 and 413 where documented) with the
place of the member in `fouten[]`, never 500, and nothing that was sent may stand in the answer.
The seed is printed; it chooses the values, not the members.
"""
import json
import os
import random
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tests" / "scenarios"), str(HERE)]
from bodies import Drafts, Routes, Signed  # noqa: E402
from envelopes import INHOUD  # noqa: E402
from outcome import Outcome  # noqa: E402
from play.cast import Who  # noqa: E402
from play.record import Recorder  # noqa: E402
from play.stage import Request  # noqa: E402
from play.world import World  # noqa: E402

GOOD = (400, 403, 409, 413, 422)


def main():
    seed = sys.argv[1] if len(sys.argv) > 1 else os.urandom(6).hex()
    print(f"seed {seed}: python3 tests/integration/contract/broken.py {seed}", flush=True)
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="zegel-kapot-", dir=ROOT / "build") as folder:
        world = World(folder)
        with world.stage(Path(folder) / "kapot", Recorder(), {"log.niveau": "debug"}) as stage:
            play(outcome, stage, world.evts, random.Random(seed))
            outcome.check("zegeld ends cleanly", stage.zegeld.stop() == 0)
            log = stage.zegeld.log.read_bytes()
            outcome.check("no alarm and no canary in the log",
                          b'"niveau":"alarm"' not in log and b"Kanarie" not in log)
    outcome.end()


def play(outcome, stage, evts, rng):
    stage.clock_to("2026-01-15T10:00:00+01:00")
    opening = Who(partner="DK", oin=stage.organisations["DK"])
    answer, _ = stage.post(opening, "opening", ("casus-geopend", "casus-1", None), INHOUD)
    outcome.check("what is not broken is taken", answer.status == 201, answer.data[:400])
    document = json.loads(stage.send(Request("GET", "/v1/openapi.json", {})).data)
    count = 0
    for kind in (Signed(stage, evts, rng), Drafts(stage, evts, rng),
                 Routes(stage, document, rng)):
        for name, cases in kind.groups():
            count += len(cases)
            judge(outcome, name, cases)
    print(f"{count} kapotte berichten")
    outcome.check("every kind of body was broken", count > 3_000, count)


def judge(outcome, name, cases):
    """One test per broken body."""
    for case in cases:
        faults = fault_of(case)
        outcome.check(f"{name}: {case.kind} {case.veld}", not faults, faults)


def fault_of(case):
    """Why the answer is not good; None when it is."""
    status, text = case.status, case.text
    if case.canary in text or any(number in text for number in case.numbers):
        return f"echoes what was sent: {text[:400]}"
    if status not in GOOD:
        return f"status {status}: {text[:300]} {case.said}"
    fields = [fault["veld"] for fault in json.loads(text).get("fouten", [])]
    if case.veld and not any(near(field, case.veld) for field in fields):
        return f"{status} names {sorted(set(fields))} {case.said}"
    return None


def near(field, wanted):
    """The member itself, or what lies in it; a trait may be told as its person."""
    return field == wanted or field.startswith(wanted + "/") or (
        "/persoon/" in wanted and field == wanted.rpartition("/")[0]) or (
        "Persoon/" in wanted and field == wanted.rpartition("/")[0])


if __name__ == "__main__":
    main()
