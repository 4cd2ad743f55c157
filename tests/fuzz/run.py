"""Long fuzzing with libFuzzer (preset fuzz): per target a number of seconds from its corpus on.

    python3 tests/fuzz/run.py [--seconds N] [--pack] [TARGET ...]

A finding is kept as build-fuzz/vondst/<target>-* and fails the run. --pack writes what covers new
code back to tests/fuzz/corpus/, smallest first, inputs of at most 8 KiB and 120 per target.
"""
import base64
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build-fuzz"
LARGEST, MOST = 8192, 120
sys.path.insert(0, str(ROOT / "tests" / "support"))
from outcome import Outcome  # noqa: E402


def main(words):
    outcome = Outcome()
    seconds = words[words.index("--seconds") + 1] if "--seconds" in words else "60"
    all_targets = sorted(path.stem for path in (HERE / "corpus").glob("*.txt"))
    targets = [word for word in words if word in all_targets] or all_targets
    build(targets)
    for target in targets:
        corpus = unpack(target)
        found = BUILD / "vondst"
        found.mkdir(exist_ok=True)
        done = subprocess.run(
            [BUILD / "tests" / f"fuzz_{target}", corpus, f"-max_total_time={seconds}",
             "-timeout=10", "-rss_limit_mb=2048", "-max_len=70000", "-print_final_stats=1",
             "-verbosity=0", f"-artifact_prefix={found}/{target}-"],
            capture_output=True, text=True)
        outcome.check(target, done.returncode == 0, done.stderr[-3000:])
        print(f"{target}: {stat(done.stderr, 'stat::number_of_executed_units')} runs", flush=True)
        if "--pack" in words and done.returncode == 0:
            pack(target, corpus)
    outcome.end()


def build(targets):
    jobs = str(os.cpu_count())
    subprocess.run(["cmake", "--preset", "fuzz"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", BUILD, "-j", jobs] + [f"fuzz_{name}" for name in targets],
                   check=True, stdout=subprocess.DEVNULL)


def unpack(target):
    corpus = BUILD / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate((HERE / "corpus" / f"{target}.txt").read_text().splitlines()):
        (corpus / f"zaad-{number}").write_bytes(base64.b64decode(line))
    return corpus


def pack(target, corpus):
    """The smallest set with the same coverage, by libFuzzer's merge; what was there stays."""
    least = corpus.with_suffix(".klein")
    shutil.rmtree(least, ignore_errors=True)
    least.mkdir()
    subprocess.run([BUILD / "tests" / f"fuzz_{target}", "-merge=1", least, corpus],
                   check=True, capture_output=True)
    file = HERE / "corpus" / f"{target}.txt"
    kept = file.read_text().splitlines()
    new = sorted((path.read_bytes() for path in least.iterdir()), key=lambda x: (len(x), x))
    for data in new:
        line = base64.b64encode(data).decode()
        if data and len(data) <= LARGEST and line not in kept and len(kept) < MOST:
            kept.append(line)
    file.write_text("".join(line + "\n" for line in sorted(kept, key=lambda x: (len(x), x))))


def stat(text, name):
    for line in text.splitlines():
        if line.startswith(name):
            return line.rpartition(" ")[2]
    return "?"


if __name__ == "__main__":
    main(sys.argv[1:])
