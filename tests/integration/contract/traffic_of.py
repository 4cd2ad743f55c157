"""The recorded traffic of the scenarios: as the suite `scenarios` left it, or played anew."""
from outcome import Outcome
from play.run_all import HERE, ROOT, TRAFFIC, play_all


def scenario_traffic(outcome):
    if not is_fresh():
        played = Outcome()
        play_all(played)
        outcome.check("the scenarios play", played.passed and not played.failed,
                      f"{played.failed} failed; see the suite scenarios")
    return sorted(TRAFFIC.glob("*.jsonl"))


def is_fresh():
    """Younger than the server, the scenarios and what plays them; one file for each scenario."""
    files = list(TRAFFIC.glob("*.jsonl"))
    told = {file.stem for file in files} - {"wereld"}
    if not told or told != {path.stem for path in HERE.glob("*.scenario")}:
        return False
    made_of = [ROOT / "build" / "tools" / "zegeld", *HERE.rglob("*.py"), *HERE.glob("*.scenario"),
               *HERE.glob("*.txt")]
    return min(map(age, files)) > max(map(age, made_of))


def age(path):
    return path.stat().st_mtime
