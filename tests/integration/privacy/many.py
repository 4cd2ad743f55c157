"""Ten thousand generated events, then everything on disk is searched (J12 of domein.md 12.1).

    python3 tests/integration/privacy/many.py [SEED [COUNT]]

Every sealed text, name, address and number of a person is made by this test and holds one of its
words; partners post them over HTTP in batches. Afterwards no file that zegeld wrote, nor its log,
nor its metrics, may hold one of those words in any form, or a number that passes the elfproef.
"""
import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("tests/support", "tests/scenarios", "tools/tidy")]
sys.path.insert(0, str(HERE))
from needles import Needles  # noqa: E402
from numbers_bsn import passes_elfproef  # noqa: E402
from outcome import Outcome  # noqa: E402
from play.cast import Who  # noqa: E402
from play.record import Recorder  # noqa: E402
from play.run_all import HERE as SCENARIOS  # noqa: E402
from play.stage import Posted, Request, whole  # noqa: E402
from play.text import read_examples  # noqa: E402
from play.values import BSN, id_of  # noqa: E402
from play.world import World  # noqa: E402
from sdjwt import b64  # noqa: E402

DOSSIERS, LINES = 40, 200
NINE = re.compile(rb"(?<![0-9A-Za-z_])[0-9]{9}(?![0-9A-Za-z_])")  # no part of a random id


class Generator:
    """Events of every row that a partner may sign and that needs no more than an opener."""

    def __init__(self, stage, rng, needles, evts):
        self.stage, self.rng, self.needles = stage, rng, needles
        self.words = [needles.new("") for _ in range(6)]
        self.examples = read_examples(SCENARIOS / "voorbeelden.txt")
        self.who = Who(partner="DK", oin=stage.organisations["DK"])
        self.rows = [row for row in map(self.row, evts) if self.fits(row)]

    def row(self, evt):
        return self.stage.row(evt.rpartition(".")[0])

    def example(self, row):
        return self.examples.get(row["evt"].rpartition(".")[0])

    def fits(self, row):
        example = self.example(row)
        if example is None or "partner" not in row["opstellers"] or row["opentKlasse"]:
            return False
        asked = {name for name, text in example.fields.items() if text == "?"}
        return asked <= {"onderwerp"} and "regie" in row["verwerkingsactiviteiten"]

    def open_dossiers(self):
        for number in range(DOSSIERS):
            casus = f"dossier-{number}"
            for evt, name in (("casus-geopend", f"{casus}/opening"),
                              ("betrokkene-gekoppeld", f"{casus}/koppeling")):
                row = self.stage.row(evt)
                answer, _ = self.stage.post(self.who, name, (evt, casus, "regie"),
                                            self.inhoud(row, casus))
                if answer.status != 201:
                    raise RuntimeError(f"{evt}: {answer.data[:400]!r}")

    def inhoud(self, row, casus):
        """The example with every sealed member filled with our words."""
        example = self.example(row)
        out = {"casus": id_of(casus)}
        for field in row["velden"]:
            name = field["naam"]
            if field["blootstelling"] == "verzegeld" and field["soort"] == "tekst":
                out[name] = self.sentence()[:60]
            elif field["soort"] == "persoon":
                out[name] = self.person()
            elif example.fields.get(name) == "?":
                out[name] = id_of(f"{casus}/opening")
            elif name in example.fields:
                out[name] = self.stage.values.of_field(field, example.fields[name])
        if "identificatiesoort" in out:
            out["identificatiesoort"] = "bsn"
        if row["betrokkenen"] != "geen":
            out["betrokkenen"] = [self.element(row, f"{casus}/pid")]
        if out.get("anoniem"):
            out["anoniem"] = False
        if "akkoordWijze" in out:
            out["akkoordWijze"] = "schriftelijk"  # only the source itself signs (V-INF-1)
        return out

    def element(self, row, pid):
        usual = dict(self.example(row).people).get("elk", "rol onderwerp")
        pairs = dict(pair.strip().split(" ", 1) for pair in usual.split(","))
        if "informerenUiterlijkDatum" in pairs:
            pairs["informerenUiterlijkDatum"] = "2025-10-01"
        return {"pid": id_of(pid)} | pairs

    def sentence(self):
        return f"{self.rng.choice(self.words)} is nodig voor dit plan"

    def person(self):
        word = self.rng.choice(self.words)
        return {"bsn": self.rng.choice(BSN), "geslachtsnaam": word, "voornamen": f"Zoë {word}",
                "geboorteDatum": "2011-05-17", "postcode": "9999AB", "woonplaats": word,
                "emailadres": f"{word}@voorbeeld.example"}

    def event(self):
        row, casus = self.rng.choice(self.rows), f"dossier-{self.rng.randrange(DOSSIERS)}"
        dossier = self.stage.memory.dossiers[casus]
        inhoud = {"tijdstip": self.stage.memory.clock} | self.inhoud(row, casus)
        event = Posted(row["evt"].rpartition(".")[0], "regie", casus, b64(os.urandom(16)), inhoud,
                       vwa=row["verwerkingsactiviteiten"]["regie"] or "casusregie")
        return self.stage.sign(self.who, row, dossier, event, whole(row, inhoud))


def main():
    seed = sys.argv[1] if len(sys.argv) > 1 else os.urandom(6).hex()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    print(f"seed {seed}: python3 tests/integration/privacy/many.py {seed} {count}", flush=True)
    outcome, rng = Outcome(), random.Random(seed)
    needles = Needles(*BSN)
    with tempfile.TemporaryDirectory(prefix="zegel-veel-", dir=ROOT / "build") as folder:
        world = World(folder)
        place = Path(folder) / "veel"
        with world.stage(place, Recorder(), {"log.niveau": "debug"}) as stage:
            stage.clock_to("2025-09-12T15:00:00+02:00")
            generator = Generator(stage, rng, needles, world.evts)
            generator.open_dossiers()
            post_all(outcome, stage, generator, count)
            said = [stage.zegeld.watch.get(path)[2] for path in ("/metrics", "/readyz")]
            outcome.check("zegeld ends cleanly", stage.zegeld.stop() == 0)
        search_all(outcome, needles, place, said, count)
    outcome.end()


def post_all(outcome, stage, generator, count):
    began, taken, types = time.monotonic(), 0, set()
    outcome.check("many rows take part", len(generator.rows) >= 15, len(generator.rows))
    while taken < count:
        lines = [generator.event() for _ in range(min(LINES, count - taken))]
        answer = stage.send(Request("POST", "/v1/gebeurtenissen", {"Content-Type": "text/plain"},
                                    b"".join(line + b"\n" for line in lines)))
        results = (answer.json or {}).get("resultaten", [])
        good = sum(result["status"] == 201 for result in results)
        if not outcome.check(f"batch of {len(lines)}", good == len(lines),
                             next((result for result in results if result["status"] != 201),
                                  answer.data[:300])):
            return
        taken += good
    print(f"{taken} gebeurtenissen van {len(generator.rows)} soorten in "
          f"{time.monotonic() - began:.0f} s")


def search_all(outcome, needles, folder, said, count):
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    size = 0
    for name, data in [(str(path.relative_to(folder)), path.read_bytes()) for path in files] + [
            (f"answer {number}", data) for number, data in enumerate(said)]:
        size += len(data)
        found = needles.found(data)
        outcome.check(f"J12: no seeded name or text in {name}", not found, found)
        numbers = [each for each in NINE.findall(data) if passes_elfproef(each.decode())]
        outcome.check(f"J12: no elfproef number in {name}", not numbers, len(numbers))
    names = {path.name for path in files}
    outcome.check("the stores and the log were among them",
                  "data.mdb" in names and "zegeld.log" in names, names)
    outcome.check("they hold the events", size > 1_500 * count, size)
    proof = f'"{BSN[0]}"'.encode()
    outcome.check("the search finds what is there", needles.found(needles.proof()) and
                  any(passes_elfproef(each.decode()) for each in NINE.findall(proof)))
    print(f"{size // 1_000_000} MB doorzocht")


if __name__ == "__main__":
    main()
