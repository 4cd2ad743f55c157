#!/usr/bin/env python3
"""The repository's own lint, run as a test (stijl.md 6): prints what to change; exit 1 if anything.

    tools/tidy/tidy.py              check this checkout
    tools/tidy/tidy.py --zelftest   show that every check fails on a fixture that breaks it

Ends with a line `N passed, N failed, N skipped`: one check is one test.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import banned  # noqa: E402
import citations  # noqa: E402
import folders  # noqa: E402
import layers  # noqa: E402
import links  # noqa: E402
import numbers_bsn  # noqa: E402
import sizes  # noqa: E402
from tree import Tree  # noqa: E402

CHECKS = [layers, sizes, banned, numbers_bsn, folders, links, citations]


def main():
    if "--zelftest" in sys.argv:
        import selftest
        return selftest.run(CHECKS)
    tree = Tree.of_checkout(Path(__file__).resolve().parents[2])
    failed = 0
    for module in CHECKS:
        findings = sorted(set(module.check(tree)))
        failed += bool(findings)
        for finding in findings:
            print(finding)
    print(f"{len(CHECKS) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
