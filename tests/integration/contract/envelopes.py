"""Events whose envelope, key or hour is wrong: each gets its own refusal (envelop.md 7).

The events are good but for one thing, so the refusal can only be about that. The unit tests hold
every case of envelop.md 15; here one of each code goes over HTTP.
"""
import base64
import json
import os
from typing import NamedTuple

from ed25519 import SigningKey
from play.dutch_time import seconds_of
from play.stage import Request, whole
from play.values import id_of
from play.world import proof_of
from sdjwt import Signer, b64, text_of

MEDIA = {"Content-Type": "application/sd-jwt"}
INHOUD = {"niveau": "lokale-kamer", "casusSoort": "persoonsgericht", "herkomst": "melding",
          "aanmelder": "00000099000000002000", "kader": "vrijwillig",
          "problematiek": ["overlastgevende-jeugd"], "gemeenten": ["0363"]}


class Case(NamedTuple):
    name: str
    status: int
    code: str
    veld: str
    make: object          # Maker -> bytes


class Maker:
    """Makes the good event, with one thing put wrong."""

    def __init__(self, stage):
        self.stage = stage
        self.row = stage.row("casus-geopend")
        self.signer = Signer(stage.keys["DK"], stage.organisations["DK"])

    def event(self, signer=None, more=None, inhoud=None):
        hour = seconds_of(self.stage.memory.clock) // 3600 * 3600
        casus = b64(os.urandom(16))
        claims = {"aud": "oefen.waterrecht/regie", "jti": b64(os.urandom(16)), "iat": hour,
                  "evt": "casus-geopend.v1", "bkl": "regie-5j", "vwa": "casusregie"} | (more or {})
        content = whole(self.row, {"tijdstip": self.stage.memory.clock, "casus": casus} | INHOUD |
                        (inhoud or {}))
        return (signer or self.signer).event(claims, list(content), content)

    def resigned(self, change, head=None):
        """The payload as text through `change`, signed again."""
        jws, _, rest = self.event().decode().partition("~")
        text = decoded(jws.split(".")[1])
        head = head or {"alg": "Ed25519", "kid": self.signer.kid,
                        "typ": "zegel-gebeurtenis+sd-jwt"}
        signed = f"{b64(text_of(head).encode())}.{b64(change(text).encode())}"
        return f"{signed}.{b64(self.signer.sign(signed))}~{rest}".encode()

    def spoiled_signature(self):
        jws, tilde, rest = self.event().decode().partition("~")
        head, _, signature = jws.rpartition(".")
        return f"{head}.{'A' * 8}{signature[8:]}{tilde}{rest}".encode()

    def weak_salt(self):
        """One salt of three bytes: every other disclosure has 32."""
        import sdjwt
        strong = sdjwt.salt
        salts = iter([b64(b"abc")])
        sdjwt.salt = lambda: next(salts, None) or strong()
        try:
            return self.event()
        finally:
            sdjwt.salt = strong


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()


def fewer(event):
    return b"~".join(event.split(b"~")[:-2]) + b"~"


CASES = [
    Case("no envelope", 400, "V-ENV-1", "", lambda make: b"dit is geen envelop"),
    Case("a name twice", 400, "V-ENV-2", "/skelet",
         lambda make: make.resigned(lambda text: text.replace('{', '{"jti":"x",', 1))),
    Case("another algorithm", 400, "V-ENV-3", "/kop",
         lambda make: make.resigned(str, {"alg": "none", "kid": make.signer.kid, "typ": "JWT"})),
    Case("a claim too many", 400, "V-ENV-4", "/skelet",
         lambda make: make.event(more={"sub": "iemand"})),
    Case("for another register", 400, "V-ENV-5", "/skelet/aud",
         lambda make: make.event(more={"aud": "oefen.elders/regie"})),
    Case("not on the hour", 400, "V-ENV-4", "/skelet/iat",
         lambda make: make.event(more={"iat": seconds_of("2025-09-08T08:01:00Z")})),
    Case("an hour that is yet to come", 400, "V-ENV-6", "/skelet/iat",
         lambda make: make.event(more={"iat": seconds_of("2026-01-01T00:00:00Z")})),
    Case("a disclosure too few", 400, "V-ENV-7", "/skelet/_sd/0",
         lambda make: fewer(make.event())),
    Case("a weak salt", 400, "V-ENV-8", "/onthullingen/0", Maker.weak_salt),
    Case("a spoiled signature", 401, "V-SLT-1", "/kop/kid", Maker.spoiled_signature),
    Case("an unknown key", 401, "V-SLT-1", "/kop/kid",
         lambda make: make.event(Signer(SigningKey(os.urandom(32)), make.signer.oin))),
    Case("before the key began", 403, "V-SLT-2", "/kop/kid",
         lambda make: make.event(more={"iat": seconds_of("2025-01-05T00:00:00Z")},
                                 inhoud={"redenVertraging": "storing"})),
    Case("in the name of another", 403, "V-SLT-3", "/skelet/iss",
         lambda make: make.event(Signer(make.stage.keys["ST"], make.signer.oin))),
    Case("another activity", 400, "V-SCH-8", "/skelet/vwa",
         lambda make: make.event(more={"vwa": "toezicht"})),
    Case("a key that the row lacks", 400, "V-ENV-7", "/onthullingen/25",
         lambda make: make.event(inhoud={"geslacht": "man"})),
]


def check_envelopes(outcome, stage):
    make = Maker(stage)
    for case in CASES:
        answer = stage.send(Request("POST", "/v1/gebeurtenissen", MEDIA, case.make(make)))
        faults = [(fault["code"], fault["veld"]) for fault in (answer.json or {}).get("fouten", [])]
        outcome.check(f"envelope: {case.name}: {case.code}",
                      answer.status == case.status and (case.code, case.veld) in faults,
                      (answer.status, faults))
    check_key_requests(outcome, stage)


def check_key_requests(outcome, stage):
    """K1-K3: a weak key, a key that is known, a code that is not ours."""
    fresh = Signer(SigningKey(os.urandom(32)), stage.organisations["WA"])
    good = proof_of(stage, fresh)
    head, payload, _ = good.split(".")
    weak = json.loads(decoded(head))
    weak["jwk"]["x"] = b64(bytes(32))
    other = fresh.jws(json.loads(decoded(head)),
                      json.loads(decoded(payload)) | {"nonce": id_of("x")})
    known = proof_of(stage, Signer(stage.keys["DK"], stage.organisations["DK"]))
    for name, status, code, text in (
            ("a weak key", 422, "V-SLT-4", f"{b64(text_of(weak).encode())}.{payload}.{'A' * 86}"),
            ("a code of nobody", 422, "V-SLT-6", other), ("a known key", 409, "V-SLT-5", known),
            ("no file", 400, "V-ENV-1", "a.b.c"), ("the right one", 200, None, good)):
        answer = stage.send(Request("POST", "/v1/sleutelaanvragen/_lees",
                                    {"Zegel-Rol": "beheerder", "Content-Type": "application/jose"},
                                    text))
        codes = [fault["code"] for fault in (answer.json or {}).get("fouten", [])]
        outcome.check(f"key request: {name}", answer.status == status and
                      codes == ([code] if code else []), (answer.status, codes))
