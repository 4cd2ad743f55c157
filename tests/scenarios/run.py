"""Plays the scenarios against the built zegeld, each on a fresh copy of one practice ledger.

    python3 tests/scenarios/run.py [NAAM ...]

Ends with the count. Every row of the catalogue must have been posted and read back by the whole
run; those that nobody can post yet stand in unreachable.txt with the reason, and are said.
All traffic is kept in build/toetsen/verkeer/ for the contract suite.
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE)]
from outcome import Outcome  # noqa: E402
from play.run_all import play_all  # noqa: E402
from play.self_test import self_test  # noqa: E402

if __name__ == "__main__":
    outcome = Outcome()
    self_test(outcome)
    play_all(outcome, sys.argv[1:])
    outcome.end()
