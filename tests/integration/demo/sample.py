"""ops/voorbeeld/stuur.mjs as a partner copies it: a key, a request, an event, a receipt."""
import base64
import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TOOLS = ROOT / "build" / "tools"
SAMPLE = ROOT / "ops" / "voorbeeld" / "stuur.mjs"
WA = "00000099000000012000"       # Woonstichting Het Anker, for whom a visitor joins


def check_sample(outcome, ledger, folder):
    key, event = folder / "node.pem", folder / "node.sd-jwt"
    made = node("sleutel", key)
    outcome.check("Node makes a key", made.returncode == 0, made.stderr)
    outcome.check("the key file is private", key.stat().st_mode & 0o777 == 0o600)
    joined = zegel("--map", folder, "oefen", "meedoen", key)
    outcome.check("the key is registered and agreed", joined.returncode == 0, joined.stderr)
    signed = sign(folder, ledger.url, key)
    if not outcome.check("Node signs an event", signed.returncode == 0, signed.stderr):
        return
    event.write_text(signed.stdout)
    sent = node("stuur", event, "--url", ledger.url)
    outcome.check("Node posts it and keeps the receipt", sent.returncode == 0 and
                  event.with_suffix(".tlog-proof").exists(), sent.stdout + sent.stderr)
    verified = zegel("controleer", event, "--beleid", folder / "beleid.policy", "--json")
    outcome.check("the receipt of Node's event verifies", verified.returncode == 0,
                  verified.stdout + verified.stderr)
    refused = node("stuur", key, "--url", ledger.url)
    outcome.check("a refusal is exit 1 with its code", refused.returncode == 1 and
                  "V-ENV-1" in refused.stderr, refused.stderr)


def sign(folder, url, key):
    casus = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
    draft = folder / "node.json"
    draft.write_text(json.dumps({
        "register": "regie", "evt": "casus-geopend.v1",
        "inhoud": {"casus": casus, "niveau": "regulier", "casusSoort": "persoonsgericht",
                   "herkomst": "melding", "aanmelder": WA, "kader": "vrijwillig",
                   "problematiek": ["zorgmijding"], "gemeenten": ["9901"],
                   "dilemma": "Zoë wil geen hulp."}}))
    return node("onderteken", draft, key, "--oin", WA, "--url", url)


def node(*words):
    return subprocess.run(["node", SAMPLE, *words], capture_output=True, text=True, timeout=60)


def zegel(*words):
    return subprocess.run([TOOLS / "zegel", *words], capture_output=True, text=True, timeout=60)
