"""Counts what a test program in Python saw, and ends it with the line that tests/run reads.

A skip is only for a registry that cannot be reached; under CI any other skip is a failure.
"""
import os
import sys
import traceback


class Outcome:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, holds, why=""):
        """Counts one test; `why` is said when it fails. Answers `holds`."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FOUT {name}" + (f": {why}" if why else ""), flush=True)
        return bool(holds)

    def attempt(self, name, action, *arguments):
        """One test that fails when `action` raises. Answers what it returned, or None."""
        try:
            result = action(*arguments)
        except Exception as error:  # a test program reports every fault and goes on
            traceback.print_exc(file=sys.stdout)
            self.check(name, False, f"{type(error).__name__}: {error}")
            return None
        self.check(name, True)
        return result

    def skip(self, name, why, unreachable, count=1):
        """`unreachable`: the registry does not answer, so no machine here could do better. `count`:
        so many tests were not seen."""
        if os.environ.get("CI") and not unreachable:
            self.check(name, False, f"overgeslagen in CI: {why}")
            return
        self.skipped += count
        tests = f" ({count} tests)" if count > 1 else ""
        print(f"OVERGESLAGEN {name}{tests}: {why}", flush=True)

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped", flush=True)
        sys.exit(1 if self.failed or not (self.passed or self.skipped) else 0)
