"""Plays scenarios, each on a fresh copy of one world, and judges which rows they reached."""
import re
import shutil
import tempfile
import time
from pathlib import Path

from zegeld import ROOT

from .demo import Demo
from .read_back import read_back
from .record import Recorder
from .steps import Player
from .text import Wrong, read_examples, read_scenario
from .values import BSN
from .world import World

HERE = Path(__file__).resolve().parents[1]
TRAFFIC = ROOT / "build" / "toetsen" / "verkeer"
# domein.md 12.1, those that ask for nothing later; J12 is tests/integration/privacy/many.py.
CASES = ("J1", "J3", "J4", "J7", "J14")


def play_all(outcome, names=()):
    """Plays these, or all; then judges which rows were reached. Answers the folder of traffic."""
    chosen = [HERE / f"{name}.scenario" for name in names] or sorted(HERE.glob("*.scenario"))
    examples = read_examples(HERE / "voorbeelden.txt")
    shutil.rmtree(TRAFFIC, ignore_errors=True)
    TRAFFIC.mkdir(parents=True)
    folder = Path(tempfile.mkdtemp(prefix="zegel-scenario-", dir=ROOT / "build"))
    try:
        with (TRAFFIC / "wereld.jsonl").open("w") as file:
            world = World(folder, Recorder(file))
        worlds = {False: world, True: Demo(folder, world.cast.rows)}
        told = set(world.told)
        for path in chosen:
            told |= play_one(outcome, worlds, folder / path.stem, path, examples)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not names:
        judge_rows(outcome, world, told)
        judge_cases(outcome, chosen)
    return TRAFFIC


def play_one(outcome, worlds, folder, path, examples):
    """One scenario: its steps, then everything read back, then a clean end. `worlds`: by whether
    it begins with the ledger of ops/demo."""
    began = time.monotonic()
    try:
        scenario = read_scenario(path)
        with (TRAFFIC / f"{path.stem}.jsonl").open("w") as file:
            recorder = Recorder(file)
            settings = scenario.settings
            with worlds[scenario.demo].stage(folder, recorder, settings) as stage:
                player = Player(stage, examples)
                for step in scenario.steps:
                    recorder.where = f"{path.name}:{step.line}"
                    player.play(step)
                recorder.where = f"{path.name}: terugleest"
                told, complaints = read_back(stage)
                complaints = player.complaints + complaints
                complaints += faults_of(stage.zegeld)
    except (Wrong, OSError, RuntimeError, KeyError, ValueError) as error:
        told, complaints = set(), [f"{type(error).__name__}: {error}"]
    for complaint in complaints:
        print(f"    {path.name}: {complaint}", flush=True)
    outcome.check(path.stem, not complaints, f"{len(complaints)} keer anders")
    if not complaints:
        print(f"{path.stem:44} {time.monotonic() - began:5.1f} s  {scenario.title}", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    return told


def faults_of(zegeld):
    """It ends cleanly; its log raised no alarm and holds no BSN."""
    out = [] if zegeld.stop() == 0 else ["zegeld stopt niet netjes"]
    log = zegeld.log.read_text(errors="replace")
    if any(number in log for number in BSN):
        out.append("in het log staat een BSN")
    alarms = [line for line in log.splitlines() if '"niveau":"alarm"' in line]
    return out + alarms[:3]


def judge_rows(outcome, world, told):
    """Each row of the catalogue: posted and read back, or listed with why nobody can."""
    excused = dict(line.split(": ", 1) for line in
                   (HERE / "unreachable.txt").read_text().splitlines()
                   if line and not line.startswith("#"))
    for evt in sorted(world.evts):
        name = evt.rpartition(".")[0]
        if name in excused:
            outcome.check(f"{name} is niet bereikbaar", evt not in told, "haal de regel weg")
            outcome.check(f"{name} is van het logboek, of wacht op zo'n rij",
                          world.drafters[evt] == ["ledger"] or waits(excused, name),
                          excused[name])
            print(f"NIET OVER HTTP {name}: {excused[name]}", flush=True)
        else:
            outcome.check(f"{name} is geplaatst en teruggelezen", evt in told,
                          "geen scenario plaatst deze soort")
    for name in sorted(set(excused) - {evt.rpartition(".")[0] for evt in world.evts}):
        outcome.check(f"unreachable.txt: {name} is een rij van de catalogus", False)


def waits(excused, name):
    """`wacht op NAAM; ...`, and that row is not reachable either."""
    match = re.match(r"wacht op ([a-z-]+);", excused[name])
    return match and match[1] in excused


def judge_cases(outcome, paths):
    """Each situation of domein.md 12.1 that this version can play has its scenario."""
    tagged = {tag for path in paths for tag in read_scenario(path).tags}
    for case in CASES:
        outcome.check(f"{case} heeft een scenario", case in tagged, f"geen `Kenmerk {case}`")
