"""The contract: what the document promises, the server does, and nothing else.

The traffic of the scenarios (played again when it is missing or old), a round along every
documented operation in every wrong way, and the linter. Each status of each route, each problem and
each V-code of this version must have been seen, or stand in allowed.txt with the reason.
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
WORK = ROOT / "build" / "vreemd" / "contract"
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tests" / "scenarios"), str(HERE),
                str(ROOT / "tools" / "tidy")]
import coverage_rows  # noqa: E402
import linter  # noqa: E402
from outcome import Outcome  # noqa: E402
from play.record import Recorder  # noqa: E402
from play.world import World  # noqa: E402
from registry import install_npm  # noqa: E402
from round import walk  # noqa: E402
from spoiled import write_spoiled  # noqa: E402
from traffic_of import scenario_traffic  # noqa: E402


def main():
    outcome = Outcome()
    why = install_npm(HERE, WORK)
    if why:
        outcome.skip("contract: ajv, spectral", why, unreachable=True)
        outcome.end()
    for name in ("document.mjs", "traffic.mjs"):
        shutil.copy(HERE / name, WORK)
    files = scenario_traffic(outcome)
    folder = Path(tempfile.mkdtemp(prefix="zegel-contract-", dir=ROOT / "build"))
    try:
        with (WORK / "ronde.jsonl").open("w") as file:
            recorder = Recorder(file)
            document = walk(outcome, World(folder), folder / "ronde", recorder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    files.append(WORK / "ronde.jsonl")
    report = validate(outcome, document, files)
    validator_sees(outcome, files)
    coverage_rows.judge(outcome, report)
    linter.lint_all(outcome, WORK, document)
    outcome.end()


def ajv(files):
    """The report of traffic.mjs, which says what it read and what was wrong."""
    done = subprocess.run(["node", "traffic.mjs", "openapi.json", *map(str, files)], cwd=WORK,
                          capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-1500:])
    return json.loads(done.stdout)


def validator_sees(outcome, files):
    spoiled = WORK / "bedorven.jsonl"
    names = write_spoiled(files, spoiled)
    seen = {fault.partition(":")[0] for fault in ajv([spoiled])["faults"]}
    for name in names:
        outcome.check(f"the validator sees {name}", name in seen)


def validate(outcome, document, files):
    """ajv over every line; each request is one test."""
    (WORK / "openapi.json").write_bytes(document)
    report = ajv(files)
    faulty = {fault.partition(" -> ")[0] for fault in report["faults"]}
    outcome.passed += max(report["requests"] - len(faulty), 0)
    for fault in report["faults"][:40]:
        print(f"    {fault}")
    outcome.check("every answer is as documented", not report["faults"], len(report["faults"]))
    outcome.check("signed events were among them", report["events"] > 10, report["events"])
    print(f"{report['requests']} verzoeken, {report['events']} ondertekende gebeurtenissen, "
          f"{report['schemas']} schema's")
    return report


if __name__ == "__main__":
    main()
