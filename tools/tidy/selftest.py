"""Every check shown to fail on a fixture that breaks it, and to pass on the fixture mended."""
from selftest_cases import CASES
from tree import Tree


def run(checks):
    failed = 0
    for module, name, broken, mended in CASES:
        found, left = list(module.check(Tree(broken))), list(module.check(Tree(mended)))
        if not found or left:
            failed += 1
            print(f"zelftest {module.__name__}: {name}: " +
                  ("no finding" if not found else f"finding on the mended fixture: {left[0]}"))
    silent = {module.__name__ for module in checks} - {case[0].__name__ for case in CASES}
    for name in sorted(silent):
        failed += 1
        print(f"zelftest {name}: has no fixture that it fails on")
    print(f"{len(CASES) + len(silent) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0
