"""The practice ledger before a scenario: two convenanten, twelve organisations and nine keys.

Made once per run through the same doors as everything else, then copied for each scenario, so that
each begins with the same bytes. The clock stands still at NOON.
"""
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ed25519 import SigningKey
from sdjwt import Signer
from zegeld import ROOT, Zegeld

from .cast import Who
from .dutch_time import rfc3339
from .read_back import read_back
from .record import Recorder
from .stage import Memory, Request, Stage
from .text import Wrong
from .values import hash_of, id_of, oin_of

OPEN = ROOT / "build" / "tests" / "practice_open"
SETTINGS = {"oefen.klok": "script"}
NOON = "2025-01-06 12:00"
BEHEER, OFFICER = Who(role="beheerder"), Who(role="privacy-officer")


class Organisation(NamedTuple):
    code: str
    name: str
    soort: str               # ontvangerSoort
    rol: str                 # partijRol
    beroepsgeheim: bool
    key: bool = True


# domein.md 12.2, in the order of their numbers; the first signs with the huissleutel.
ORGANISATIONS = [
    Organisation("GW", "Gemeente Waterrecht", "gemeente-college",
                 "gezamenlijk-verantwoordelijke", False, False),
    Organisation("DK", "Jeugdhulp De Kade", "jeugdhulpaanbieder", "deelnemer", True),
    Organisation("PL", "Politie Merwestreek", "politie", "deelnemer", False),
    Organisation("VT", "Veilig Thuis Merwestreek", "veilig-thuis", "deelnemer", True),
    Organisation("MP", "Meldpunt Zorg en Veiligheid Waterrecht", "meldpunt",
                 "gezamenlijk-verantwoordelijke", False),
    Organisation("ST", "Sociaal Team Waterrecht", "sociaal-team", "deelnemer", True),
    Organisation("ZV", "Zorg- en Veiligheidshuis Merwestreek", "zvh",
                 "gezamenlijk-verantwoordelijke", False),
    Organisation("GN", "GGZ Noord", "ggz", "deelnemer", True),
    Organisation("RK", "Raad voor de Kinderbescherming, oefen", "rvdk", "deelnemer", False),
    Organisation("LP", "Leerplicht Waterrecht", "leerplicht", "deelnemer", False),
    Organisation("BM", "Burgemeester van Waterrecht", "gemeente-burgemeester", "deelnemer",
                 False, False),
    Organisation("WA", "Woonstichting Het Anker", "woningcorporatie", "deelnemer", False, False),
]
CONVENANTEN = {"convenant-1": "Lokale kamer Waterrecht", "convenant-2": "ZVH Merwestreek"}
SOORTEN = ["identificatie", "contact", "gezinssituatie", "huisvesting", "werk-school",
           "veiligheidsrisico", "overlast", "strafrechtelijk", "hulpverleningsstatus"]
GEHEIM = ["geen-beroepsgeheim", "wpg", "toestemming", "conflict-van-plichten", "direct-betrokken"]


class Cast(NamedTuple):
    organisations: dict      # code -> OIN
    keys: dict               # code -> SigningKey
    rows: dict               # evt -> catalogue row, filled as they are asked for


class World:
    def __init__(self, folder, recorder=None):
        self.folder = Path(folder) / "wereld"
        self.cast = Cast({each.code: oin_of(number)
                          for number, each in enumerate(ORGANISATIONS, 1)},
                         {each.code: SigningKey(os.urandom(32)) for each in ORGANISATIONS
                          if each.key}, {})
        self.memory = Memory()
        self.evts = []       # of the whole catalogue
        self.drafters = {}   # evt -> who may write it
        self.told = set()    # those that the world posted and read back
        self.furnish(recorder or Recorder())

    def furnish(self, recorder):
        self.folder.mkdir(parents=True)
        subprocess.run([OPEN, self.folder], check=True, stdout=subprocess.DEVNULL)
        recorder.where = "wereld"
        with running(self.folder, {}) as zegeld:
            stage = Stage(zegeld, recorder, self.cast, self.memory)
            self.drafters = {row["evt"]: row["opstellers"] for row in types_of(stage)}
            self.evts = list(self.drafters)
            stage.clock_to(rfc3339("2025-01-06 10:00"))
            for name, verband in CONVENANTEN.items():
                agreed(stage, name, ("convenant-vastgesteld", name), self.convenant(verband))
            for each in ORGANISATIONS:
                agreed(stage, f"partij/{each.code}",
                       ("partij-toegetreden", f"partij/{each.code}"), self.partij(each))
            for code, key in self.cast.keys.items():
                self.register(stage, code, key)
            stage.clock_to(rfc3339(NOON))
            self.told, complaints = read_back(stage)
            if complaints:
                raise Wrong("; ".join(complaints))
            if zegeld.stop() != 0:
                raise Wrong("zegeld stopt niet netjes")

    def convenant(self, verband):
        return {"samenwerkingsverband": verband, "convenantVersie": 1,
                "convenantHash": hash_of(verband),
                "partijen": list(self.cast.organisations.values()),
                "doelen": ["advies", "triage", "casusoverleg", "plan-van-aanpak",
                           "uitvoering-taak", "afwenden-gevaar"],
                "gegevenssoorten": SOORTEN, "informeerkanalen": ["brief", "gesprek"],
                "tekstVersie": "informatiebrief 1", "tekstHash": hash_of("informatiebrief 1"),
                "verwerkingsactiviteiten": ["casusregie", "verstrekken", "toestemmingen"],
                "informerenStandaard": "vooraf",
                "grondslagen": ["publieke-taak", "toestemming", "wettelijke-verplichting",
                                "vitaal-belang"],
                "geheimgronden": GEHEIM + (["wgs"] if verband.startswith("ZVH") else []),
                "spoedprocedure": "Bel de dienstdoende procesregisseur.",
                "contactpunt": self.cast.organisations["GW"],
                "maatregelen": "Twee factoren; elke inzage wordt vastgelegd.",
                "ingaatOp": rfc3339("2025-01-06 10:00")}

    def partij(self, each):
        return {"partij": self.cast.organisations[each.code], "partijNaam": each.name,
                "contactTelefoon": "088 000 00 00", "ontvangerSoort": each.soort,
                "partijRol": each.rol, "beroepsgeheim": each.beroepsgeheim,
                "gegevenssoorten": SOORTEN, "geheimgronden": GEHEIM,
                "convenant": id_of("convenant-1"), "vanafDatum": "2025-01-06"}

    def register(self, stage, code, key):
        """The key proves itself over a one-time code (envelop.md 8); then draft and akkoord."""
        oin = self.cast.organisations[code]
        signer = Signer(key, oin)
        proof = proof_of(stage, signer)
        read = stage.send(Request("POST", "/v1/sleutelaanvragen/_lees",
                                  BEHEER.headers | {"Content-Type": "application/jose"}, proof))
        if read.status != 200:
            raise Wrong(f"de sleutelaanvraag van {code} klopt niet: {read.data[:300]!r}")
        agreed(stage, f"sleutel/{code}", ("partnersleutel-geregistreerd", f"partij/{code}"),
               {"partij": oin, "kid": signer.kid, "publiekeSleutel": signer.jwk["x"],
                "bezitsbewijs": proof, "toegestaneTypen": partner_types(stage),
                "toegestaneRegisters": ["meldingen", "regie", "toezicht"],
                "ingaatOp": rfc3339("2025-01-06 10:00"), "vervaltOp": rfc3339("2036-01-06 10:00"),
                "vingerafdrukVergeleken": True})

    @contextmanager
    def stage(self, folder, recorder, settings=None):
        """A fresh copy, running, with nothing posted yet."""
        shutil.copytree(self.folder, folder)
        with running(folder, settings or {}) as zegeld:
            yield Stage(zegeld, recorder, self.cast, self.memory.copy())


@contextmanager
def running(folder, settings):
    with Zegeld(folder, SETTINGS | settings) as zegeld:
        yield zegeld.start()


def proof_of(stage, signer):
    as_beheer = BEHEER.headers | {"Content-Type": "application/json"}
    asked = stage.send(Request("POST", "/v1/sleutelaanvragen", as_beheer,
                               f'{{"oin":"{signer.oin}"}}'))
    if asked.status != 201:
        raise Wrong(f"geen code voor een sleutel: {asked.data[:300]!r}")
    return signer.jws(
        {"alg": "Ed25519", "jwk": signer.jwk, "typ": "zegel-sleutelaanvraag+jwt"},
        {"aud": asked.json["ledgerId"], "oin": signer.oin, "kid": signer.kid,
         "nonce": asked.json["code"]})


def types_of(stage):
    return stage.send(Request("GET", "/v1/gebeurtenistypen", {})).json["rijen"]


def partner_types(stage):
    return [row["evt"].rpartition(".")[0] for row in types_of(stage)
            if "partner" in row["opstellers"]]


def agreed(stage, name, about, inhoud):
    """Drafted by the beheerder, agreed by the privacy-officer."""
    evt, casus = about
    must(stage.post(BEHEER, name, (evt, casus, "toezicht"), inhoud))
    must(stage.post(OFFICER, f"{name}/akkoord", ("akkoord-vastgelegd", casus, "toezicht"),
                    {"onderwerp": id_of(name), "akkoord": True}))


def must(posted):
    answer, event = posted
    if answer.status != 201:
        raise Wrong(f"{event.evt} in de wereld: {answer.status} {answer.data[:600]!r}")
