"""A casus to ask about, then the round along every documented operation (sweep.py)."""
import json

from play.stage import Request
from play.steps import Player
from play.text import Step, Wrong, read_examples
from play.run_all import HERE as SCENARIOS
from play.values import id_of
from envelopes import check_envelopes
from rules import check_rules
from sweep import Sweep

LIMIT = 120
STORY = """\
De klok gaat naar 2025-09-08 10:00
DK plaatst casus-geopend als opening in casus-1
DK plaatst betrokkene-gekoppeld in casus-1
  over daniel: rol onderwerp
DK plaatst verstrekking-gedaan als verstrekking in casus-1
  minderIngrijpend: minder-gegevens
  proportionaliteit: Alleen de gezinssituatie.
  subsidiariteit: Anoniem vragen volstond niet.
  over daniel: informeren vooraf
DK plaatst verstrekking-gedaan in casus-1
  over daniel: informeren vooraf
DK plaatst conflict-van-plichten-besloten als besluit in casus-1
  afgestemdOp: 2025-09-08 09:30
  over daniel: rol onderwerp
DK plaatst conflict-van-plichten-besloten in casus-1
  besluitCvp: zwijgen
  afgestemdOp: 2025-09-08 09:30
  over daniel: rol onderwerp
DK plaatst toestemming-gegeven in casus-1
  ingaatOp: 2025-09-08 10:00
  over daniel: rol onderwerp
DK plaatst toestemming-geweigerd in casus-1
  over daniel: rol onderwerp
DK plaatst casus-geopend in casus-2
"""


def walk(outcome, world, folder, recorder):
    """Answers openapi.json as the server gave it."""
    with world.stage(folder, recorder) as stage:
        recorder.where = "ronde"
        tell(stage)
        document = stage.send(Request("GET", "/v1/openapi.json", {}))
        known = {"jti": id_of("verstrekking"), "besluit": id_of("besluit"), "lijst": "doel",
                 "casus": id_of("casus-1"), "oin": stage.organisations["DK"],
                 "evt": "casus-geopend.v1", "register": "regie"}
        check_rules(outcome, stage, document)
        check_envelopes(outcome, stage)
        Sweep(outcome, stage, json.loads(document.data), known).all()
        read_too_often(outcome, stage)
        outcome.check("zegeld ends cleanly after the round", stage.zegeld.stop() == 0)
    return document.data


def read_too_often(outcome, stage):
    """120 openings a minute for one person (sleutels.md R8); it says when to come back."""
    body = json.dumps({"raadplegingsdoel": "toezicht-fg", "raadplegingsreden": "Steeds opnieuw"})
    request = Request("POST", f"/v1/gebeurtenissen/{id_of('verstrekking')}/raadplegingen",
                      {"Zegel-Rol": "fg; medewerker=haast", "Content-Type": "application/json"},
                      body)
    statuses = [stage.send(request).status for _ in range(LIMIT + 1)]
    outcome.check("the person who opens too often must wait",
                  statuses == [201] * LIMIT + [503], statuses[-3:])


def tell(stage):
    player = Player(stage, read_examples(SCENARIOS / "voorbeelden.txt"))
    step = None
    for line in [*STORY.splitlines(), None]:
        if line and line.startswith("  "):
            step.read(0, line.strip())
            continue
        if step:
            player.play(step)
        step = Step(0, line) if line else None
    if player.complaints:
        raise Wrong("; ".join(player.complaints))
