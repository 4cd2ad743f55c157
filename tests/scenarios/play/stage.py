"""What a scenario plays on: one zegeld, its clock, who may speak, and what was posted so far.

Everything goes over HTTP as a partner or a member of staff would send it; nothing is asked of the
stores. Names stand for ids (values.py).
"""
import copy
import json
from typing import Any, NamedTuple

from sdjwt import Signer

from .dutch_time import seconds_of
from .text import Wrong
from .values import Values, id_of


class Request(NamedTuple):
    method: str
    target: str
    headers: dict
    body: Any = None
    listener: str = "console"


class Answer(NamedTuple):
    status: int
    headers: Any
    data: bytes

    @property
    def json(self):
        try:
            return json.loads(self.data)
        except ValueError:
            return None


class Posted(NamedTuple):
    """An event as it was sent. `casus` is a name, `jti` an id."""
    evt: str
    register: str
    casus: str
    jti: str
    inhoud: dict
    sent: bytes = b""        # of a partner: to send again
    vwa: str = ""


class Dossier(NamedTuple):
    register: str
    klasse: str


class Memory:
    """What earlier steps made: dossiers and events by name, and the hour of the practice clock."""

    def __init__(self):
        self.dossiers, self.events, self.clock = {}, {}, ""

    def copy(self):
        return copy.deepcopy(self)


def whole(row, inhoud):
    """Every key of the row, and of each element, in the order of the row: what lacks is null."""
    keys = [field["naam"] for field in row["velden"]]
    if row["betrokkenen"] != "geen":
        keys.append("betrokkenen")
    out = {key: inhoud.get(key) for key in keys}
    out |= {key: value for key, value in inhoud.items() if key not in out}
    if "betrokkenen" in out:
        empty = {field["naam"]: None for field in row["betrokkene"]}
        out["betrokkenen"] = [empty | one for one in out["betrokkenen"] or []]
    return out


class Stage:
    """`organisations`: code -> OIN; `keys`: code -> SigningKey; `rows`: evt -> catalogue row."""

    def __init__(self, zegeld, recorder, cast, memory):
        self.zegeld, self.recorder, self.memory = zegeld, recorder, memory
        self.organisations, self.keys, self.rows = cast.organisations, cast.keys, cast.rows
        self.values = Values(self.organisations, {code: Signer(key, "").kid
                                                  for code, key in self.keys.items()})
        self.posted = []         # Posted, in order, those with 201
        self.noted = []          # jti of what the ledger wrote itself: who read what

    def send(self, request, **more):
        service = self.zegeld if request.listener == "console" else self.zegeld.sok
        answer = Answer(*service.request(request.method, request.target, request.body,
                                         request.headers))
        self.recorder.keep(request, answer, **more)
        if answer.status in (200, 201) and isinstance(answer.json, dict):
            self.noted += [answer.json[name] for name in ("raadpleging", "zoekactie")
                           if name in answer.json]
        return answer

    def clock_to(self, moment):
        answer = self.send(Request("POST", "/v1/oefen/klok", {"Content-Type": "application/json"},
                                   json.dumps({"op": moment}), "sok"))
        if answer.status != 200:
            raise Wrong(f"de klok gaat niet naar {moment}: {answer.data[:200]!r}")
        self.memory.clock = answer.json["klok"]

    def row(self, evt):
        """The catalogue row, asked once for all scenarios."""
        if evt not in self.rows:
            answer = self.send(Request("GET", f"/v1/gebeurtenistypen/{evt}.v1", {}))
            if answer.status != 200:
                raise Wrong(f"geen soort gebeurtenis {evt}: {answer.status}")
            self.rows[evt] = answer.json
        return self.rows[evt]

    # -- an event: by a partner, or drafted by staff
    def post(self, who, name, about, inhoud, headers=None):
        """`about`: (evt, casus name, register or None). Answers (Answer, Posted)."""
        evt, casus, register = about
        row = self.row(evt)
        dossier = self.dossier(row, casus, register)
        inhoud = {"tijdstip": self.memory.clock, "casus": id_of(casus)} | inhoud
        event = Posted(evt, dossier.register, casus, id_of(name), inhoud,
                       vwa=self.activity(row, dossier, inhoud))
        if who.partner:
            inhoud = whole(row, inhoud)
            event = event._replace(sent=self.sign(who, row, dossier, event, inhoud))
            body, media = event.sent, "application/zegel-gebeurtenis+sd-jwt"
        else:
            body, media = self.draft(row, event), "application/json"
        answer = self.send(Request("POST", "/v1/gebeurtenissen",
                                   who.headers_to_post | {"Content-Type": media} | (headers or {}),
                                   body),
                           evt=row["evt"], inhoud=inhoud, ondertekend=bool(who.partner))
        if answer.status == 201:
            self.memory.dossiers.setdefault(casus, dossier)
            self.memory.events[name] = event
            self.posted.append(event)
        return answer, event

    def dossier(self, row, casus, register):
        known = self.memory.dossiers.get(casus)
        if known and register in (None, known.register):
            return known
        registers = list(row["verwerkingsactiviteiten"])
        return Dossier(register or registers[0], row["opentKlasse"] or "regie-5j")

    def activity(self, row, dossier, inhoud):
        vwa = row["verwerkingsactiviteiten"].get(dossier.register)
        if vwa:
            return vwa
        targets = [inhoud.get("onderwerp"), inhoud.get("gecorrigeerd")]
        found = [event.vwa for event in self.memory.events.values() if event.jti in targets]
        return found[0] if found else "casusregie"

    def sign(self, who, row, dossier, event, inhoud):
        claims = {"aud": f"{self.ledger_id}/{event.register}", "jti": event.jti,
                  "iat": seconds_of(self.memory.clock) // 3600 * 3600, "evt": row["evt"],
                  "bkl": dossier.klasse, "vwa": event.vwa}
        signer = Signer(self.keys[who.partner], self.organisations[who.partner])
        return signer.event(claims, list(inhoud), inhoud)

    def draft(self, row, event):
        return json.dumps({"jti": event.jti, "register": event.register, "evt": row["evt"],
                           "inhoud": event.inhoud}, ensure_ascii=False).encode()

    ledger_id = "oefen.waterrecht"
