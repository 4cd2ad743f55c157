"""The bodies that broken.py breaks, and how each is sent.

Signed events go in batches of a hundred lines, so that thousands cost seconds; drafts and the other
routes one by one. A body is the example of its type with every optional member filled as well.
"""
import copy
import json
import os
import re
import secrets
from typing import Any, NamedTuple

from mutations import NUMBER, broken_values
from play.cast import Who
from play.run_all import HERE as SCENARIOS
from play.stage import Posted, Request, whole
from play.text import read_examples
from play.values import id_of
from sdjwt import b64
from sweep import BODIES

LINES = 100


class Case(NamedTuple):
    kind: str
    veld: str
    canary: str
    said: str            # what was sent there, shortened, for who reads the failure
    body: Any
    status: int = 0
    text: str = ""
    numbers: tuple = (str(NUMBER),)


class Events:
    """What signed events and drafts share: a good inhoud per row, and its broken ones."""

    def __init__(self, stage, evts, rng):
        self.stage, self.evts, self.rng = stage, evts, rng
        self.examples = read_examples(SCENARIOS / "voorbeelden.txt")
        self.register = None

    def rows(self):
        for evt in self.evts:
            row = self.stage.row(evt.rpartition(".")[0])
            if self.who(row):
                yield row

    def good(self, row):
        """The example; what it lacks is made from the schema."""
        example = self.examples.get(row["evt"].rpartition(".")[0])
        texts = example.fields if example else {}
        out = {"tijdstip": self.stage.memory.clock, "casus": fresh_id()}
        for field in row["velden"]:
            name, text = field["naam"], texts.get(field["naam"], "?")
            if name in out:
                continue
            if text != "?":
                out[name] = self.stage.values.of_field(field, text)
            else:
                out[name] = example_of(row["schema"]["properties"][name])
        if row["betrokkenen"] != "geen":
            element = row["schema"]["properties"]["betrokkenen"]["items"]["properties"]
            out["betrokkenen"] = [{name: example_of(each) for name, each in element.items()}]
        return out

    def broken(self, row):
        """[(kind, veld, canary, said, inhoud)]."""
        good = self.good(row)
        schema = row["schema"]
        for name, each in schema["properties"].items():
            if name == "medewerker":
                continue           # the service names who drafts
            yield from self.member(good, (name,), each, must(each))
        people = schema["properties"].get("betrokkenen")
        if people:
            for name, each in people["items"]["properties"].items():
                yield from self.member(good, ("betrokkenen", 0, name), each, must(each))
        for holder in ("persoon", "medewerkerPersoon"):
            for name, each in schema["properties"].get(holder, {}).get("properties", {}).items():
                yield from self.member(good, (holder, name), each, False)

    def member(self, good, path, schema, required):
        canary = "Kanarie" + secrets.token_hex(6)
        value = at(good, path)
        cases = broken_values(schema, value, canary, self.rng)
        if required:
            cases.append(("drop", None))
        for kind, wrong in cases:
            inhoud = copy.deepcopy(good)
            put(inhoud, path, wrong)
            inhoud["casus"] = inhoud["casus"] if path == ("casus",) else fresh_id()
            yield (kind, "/inhoud/" + "/".join(map(str, path)), canary, shown(wrong), inhoud)


class Signed(Events):
    """By the partner DK, in batches."""

    def who(self, row):
        return "partner" in row["opstellers"]

    def groups(self):
        who = Who(partner="DK", oin=self.stage.organisations["DK"])
        for row in self.rows():
            register = list(row["verwerkingsactiviteiten"])[0]
            cases = [Case(kind, veld, canary, said, self.signed(who, row, register, inhoud))
                     for kind, veld, canary, said, inhoud in self.broken(row)]
            whole_one = self.signed(who, row, register, self.good(row))
            last = whole_one.split(b"~")[-2] + b"~"
            cases.append(Case("repeat", "", "Kanarie", "a disclosure", whole_one + last))
            yield f"{row['evt']} signed", list(self.send(cases))

    def signed(self, who, row, register, inhoud):
        dossier = self.stage.dossier(row, "nieuw", register)
        vwa = row["verwerkingsactiviteiten"][register] or "casusregie"
        event = Posted(row["evt"].rpartition(".")[0], register, "nieuw", fresh_id(), inhoud,
                       vwa=vwa)
        return self.stage.sign(who, row, dossier, event, whole_or_as_is(row, inhoud))

    def send(self, cases):
        for start in range(0, len(cases), LINES):
            some = cases[start:start + LINES]
            answer = self.stage.send(Request(
                "POST", "/v1/gebeurtenissen", {"Content-Type": "text/plain"},
                b"".join(case.body + b"\n" for case in some)))
            results = (answer.json or {}).get("resultaten", [])
            for number, case in enumerate(some):
                result = results[number] if number < len(results) else {}
                yield case._replace(status=result.get("status", answer.status), body=None,
                                    text=json.dumps(result.get("probleem") or result or
                                                    answer.data.decode(), ensure_ascii=False))


class Drafts(Events):
    """By the first role of staff that the row lists."""

    def who(self, row):
        staff = [role for role in row["opstellers"] if role not in ("partner", "ledger")]
        return Who(role=staff[0]) if staff else None

    def groups(self):
        for row in self.rows():
            who, register = self.who(row), list(row["verwerkingsactiviteiten"])[0]
            cases = []
            for kind, veld, canary, said, inhoud in self.broken(row):
                draft = self.draft(row, register, inhoud)
                cases.append(self.send(who, Case(kind, veld, canary, said, json.dumps(draft))))
            cases += [self.send(who, case) for case in self.outside(row, register)]
            yield f"{row['evt']} draft", cases

    def draft(self, row, register, inhoud):
        return {"jti": fresh_id(), "register": register, "evt": row["evt"], "inhoud": inhoud}

    def outside(self, row, register):
        """The members around the inhoud, and a name that stands there twice."""
        good = self.draft(row, register, self.good(row))
        schema = {"jti": {"type": "string", "pattern": "id"},
                  "register": {"type": "string", "enum": []},
                  "evt": {"type": "string", "enum": []}, "inhoud": {"type": "object",
                                                                  "properties": {}}}
        yield from around(good, schema, self.rng)
        name = self.rng.choice(list(good["inhoud"]))
        yield twice(good, good["inhoud"], name)

    def send(self, who, case):
        answer = self.stage.send(Request(
            "POST", "/v1/gebeurtenissen", who.headers_to_post |
            {"Content-Type": "application/json"}, case.body))
        return case._replace(status=answer.status, text=answer.data.decode(), body=None)


class Routes:
    """Every other JSON body of the document."""

    def __init__(self, stage, document, rng):
        self.stage, self.document, self.rng = stage, document, rng

    def groups(self):
        schemas = self.document["components"]["schemas"]
        for path, item in self.document["paths"].items():
            content = item.get("post", {}).get("requestBody", {}).get("content", {})
            name = content.get("application/json", {}).get("schema", {}).get("$ref", "")
            schema = schemas.get(name.rpartition("/")[2], {})
            if "properties" not in schema:
                continue
            operation = item["post"]
            good = BODIES[operation["operationId"]](self.stage)
            cases = [*around(good, schema["properties"], self.rng, schema.get("required", [])),
                     twice(good, good, self.rng.choice(list(good)))]
            yield f"POST {path}", [self.send(operation, path, case) for case in cases]

    def send(self, operation, path, case):
        roles = operation["description"].partition("Rollen: ")[2].rstrip(".").split(", ")
        staff = [role for role in roles if role != "partner"]
        names = {"{jti}": "opening", "{casus}": "casus-1"}
        target = "/v1" + re.sub(r"\{\w+\}", lambda m: id_of(names[m[0]]), path)
        answer = self.stage.send(Request("POST", target, {
            "Zegel-Rol": staff[0], "Content-Type": "application/json"}, case.body))
        return case._replace(status=answer.status, text=answer.data.decode(), body=None)


def around(good, schemas, rng, required=None):
    """The members of one object: broken values, left out, one too many."""
    for name, schema in schemas.items():
        canary = "Kanarie" + secrets.token_hex(6)
        for kind, wrong in broken_values(schema, good.get(name), canary, rng):
            yield Case(kind, f"/{name}", canary, shown(wrong), json.dumps(good | {name: wrong}))
        if required is None or name in required:
            less = {key: value for key, value in good.items() if key != name}
            yield Case("drop", f"/{name}", canary, "", json.dumps(less))


def twice(good, holder, name):
    """JSON in which a name stands twice: strict parsing refuses it (envelop.md 5)."""
    text = json.dumps(good)
    member = f'"{name}": {json.dumps(holder[name])}'
    assert member in text
    return Case("repeat", "", "Kanarie", name, text.replace(member, f"{member}, {member}", 1))


def must(schema):
    kinds = schema.get("type", [])
    return "null" not in ([kinds] if isinstance(kinds, str) else kinds)


def example_of(schema):
    """A value that fits a schema of the catalogue."""
    kinds = schema.get("type")
    kind = kinds if isinstance(kinds, str) else next(each for each in kinds if each != "null")
    if "enum" in schema:
        return next(code for code in schema["enum"] if code is not None)
    if kind == "array":
        return [example_of(schema["items"])] if "object" not in schema["items"].get("type", "") \
            else []
    if kind == "object":
        return {}
    if kind == "integer":
        return schema.get("minimum", 0)
    if kind == "boolean":
        return False
    return text_for(schema)


def text_for(schema):
    if schema.get("format") == "date":
        return "2026-01-20"
    if schema.get("format") == "date-time":
        return "2026-01-15T09:00:00Z"
    pattern = schema.get("pattern", "")
    if "[AQgw]" in pattern:
        return fresh_id()
    if "{42}" in pattern:
        return b64(os.urandom(32))
    if "{20}" in pattern:
        return "00000099000000003000"
    if "0-9a-f" in pattern:
        return os.urandom(16).hex()
    return "Een gewone tekst"[:schema.get("maxLength", 40)]


def whole_or_as_is(row, inhoud):
    """Every key of the row; a broken `betrokkenen` stays as it is."""
    people = inhoud.get("betrokkenen")
    if isinstance(people, list) and all(isinstance(one, dict) for one in people):
        return whole(row, inhoud)
    return {key: inhoud.get(key) for key in row["schema"]["properties"]} | inhoud


def fresh_id():
    return b64(os.urandom(16))


def at(value, path):
    for part in path:
        value = value.get(part) if isinstance(value, dict) else value[part]
    return value


def put(value, path, wrong):
    for part in path[:-1]:
        value = value[part]
    value[path[-1]] = wrong


def shown(value):
    return json.dumps(value, ensure_ascii=False)[:60]
