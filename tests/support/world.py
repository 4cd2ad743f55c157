"""A filled ledger and signed events for tests that need many: made by build/tests/bench_prepare.

It opens three registers with one partner and open casussen (tests/support/node_world.h) and signs
events beforehand, so that a test only posts. `settings_of` points a zegeld at that ledger.
"""
import base64
import json
import subprocess
from pathlib import Path

from burst import Event

PREPARE = Path(__file__).resolve().parents[2] / "build" / "tests" / "bench_prepare"


def make_world(folder, kind="klein", count=1000, dossiers=16, fill=0):
    """Events: klein (ontvanger-ingelicht), groot (verstrekking-gedaan) or nieuw (casus-geopend)."""
    events = Path(folder) / f"{kind}.bin"
    subprocess.run([PREPARE, "--map", folder, "--soort", kind, "--aantal", str(count),
                    "--dossiers", str(dossiers), "--uit", events, "--vullen", str(fill)],
                   check=True, stdout=subprocess.DEVNULL)
    return read_events(events)


def read_events(file):
    data, at, out = file.read_bytes(), 0, []
    while at < len(data):
        size = int.from_bytes(data[at:at + 4], "big")
        out.append(Event(data[at + 4:at + 4 + size], jti_of(data[at + 4:at + 4 + size])))
        at += 4 + size
    return out


def jti_of(sdjwt):
    payload = sdjwt.split(b"~")[0].split(b".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)))["jti"]


def settings_of(folder):
    return {"logboek.id": "oefen.wereld", "logboek.registers": "toezicht,regie,meldingen",
            "logboek.oin": "00000099000000001000", "opslag.map": f"{folder}/data",
            "opslag.anker": f"{folder}/anker", "sleutels.map": f"{folder}/sleutels",
            "sleutels.dragers": f"{folder}/kek-a"}
