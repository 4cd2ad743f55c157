"""Every documented operation, asked in every wrong way that api.md 2 to 5 names, and by every role.

Nothing here is written per route but the bodies of POST: paths, parameters, roles and statuses come
from the document. What it sends is traffic like any other, so its answers are validated too.
"""
import json
import re

import lists
from play.cast import ROLES
from play.stage import Request
from play.values import BSN, id_of

FG = {"Zegel-Rol": "fg"}
UNKNOWN = {"register": "onbekend", "evt": "onbekend.v1", "oin": "00000099000000999000",
           "lijst": "onbekend"}
REASON = {"raadplegingsdoel": "controle-kwaliteit", "raadplegingsreden": "Steekproef van het FG"}
BODIES = {
    "gebeurtenis-raadplegen": lambda stage: REASON,
    "casus-raadplegen": lambda stage: REASON,
    "betrokkenen-zoeken": lambda stage: {"geslachtsnaam": "Vogelaar",
                                         "geboorteDatum": "2011-03-02"} | REASON,
    "sleutelaanvraag-maken": lambda stage: {"oin": stage.organisations["ST"]},
}


class Sweep:
    """`known`: path parameter -> a value that exists."""

    def __init__(self, outcome, stage, document, known):
        self.outcome, self.stage, self.known = outcome, stage, known
        self.operations = [Operation(path, method, row)
                           for path, item in document["paths"].items()
                           for method, row in item.items()]

    def all(self):
        lists.check_promises(self.outcome, self.operations)
        for operation in self.operations:
            self.stage.recorder.where = f"ronde: {operation.method} {operation.path}"
            self.roles(operation)
            self.addresses(operation)
            self.forms(operation)
            if operation.method == "GET":
                self.reading(operation)
            else:
                self.bodies(operation)
            if "cursor" in dict(operation.queries):
                lists.check_list(self, operation)

    # -- who may
    def roles(self, operation):
        for role in (*ROLES, "partner", ""):
            status = self.ask(operation, headers=self.as_role(role)).status
            right = (status == 401 if not role else status == 403)
            if operation.public or role in operation.roles:
                right = status not in (401, 403)
            if operation.id == "gebeurtenis-indienen":
                right = status in (400, 403) if role else status in (400, 401)
            self.check(operation, f"as {role or 'nobody'}", right, status)

    def as_role(self, role):
        if role == "partner":
            return {"Zegel-Rol": f"partner; oin={self.stage.organisations['DK']}"}
        return {"Zegel-Rol": role} if role else {}

    # -- addresses
    def addresses(self, operation):
        """No BSN, no unknown id, no slash at the end, no other verb."""
        for query in (f"?bsn={BSN[0]}", f"?zoek=a%40b.example&x={BSN[1]}"):
            answer = self.ask(operation, query=query)
            self.is_problem(operation, query[:5], answer, 400, "persoonsgegeven-in-adres")
            leaked = any(number.encode() in answer.data for number in BSN)
            self.check(operation, "does not repeat the number", not leaked)
        for name in operation.names:
            unknown = UNKNOWN.get(name, id_of("bestaat niet"))
            answer = self.ask(operation, known={name: unknown})
            self.is_problem(operation, f"unknown {name}", answer, 404, "niet-gevonden")
        answer = self.stage.send(Request(operation.method, self.path(operation) + "/",
                                         operation.good_role(self)))
        self.is_problem(operation, "a slash at the end", answer, 404, "niet-gevonden")
        for method in {"PUT", "DELETE", "PATCH"} - {operation.method}:
            answer = self.stage.send(Request(method, self.path(operation),
                                             operation.good_role(self)))
            self.is_problem(operation, method, answer, 405, "methode-niet-toegestaan")
            allowed = answer.headers.get("Allow") or ""
            self.check(operation, f"{method}: Allow", operation.method in allowed, allowed)

    # -- what is asked for
    def forms(self, operation):
        answer = self.ask(operation, headers={"Accept": "application/x-anders"})
        if "406" in operation.statuses:
            self.is_problem(operation, "Accept", answer, 406, "vorm-niet-leverbaar")
        answer = self.ask(operation, headers={"Zegel-Rol": "tovenaar"})
        self.check(operation, "an unknown role", answer.status == 400 or operation.public,
                   answer.status)
        stranger = self.ask(operation, headers={"Zegel-Rol": "", "Authorization": "Bearer zomaar"})
        self.check(operation, "an unknown token", stranger.status == 401, stranger.status)
        answer = self.ask(operation, query="?onbekend=1")
        self.is_problem(operation, "an unknown query key", answer, 400, "v-sch-3")
        for name, schema in operation.queries:
            for wrong in wrong_values(schema):
                answer = self.ask(operation, query=f"?{name}={wrong}")
                fields = [fault["veld"] for fault in (answer.json or {}).get("fouten", [])]
                self.check(operation, f"?{name}={wrong}",
                           answer.status == 400 and fields == [f"?{name}"],
                           (answer.status, fields))

    def reading(self, operation):
        answer = self.ask(operation)
        self.check(operation, "200", answer.status == 200, answer.data[:300])
        tag = answer.headers.get("ETag")
        if "304" in operation.statuses:
            again = self.ask(operation, headers={"If-None-Match": tag or "-"})
            self.check(operation, "304", tag and again.status == 304, (tag, again.status))
            other = self.ask(operation, headers={"If-None-Match": '"regie-0"'})
            self.check(operation, "an ETag of another state", other.status == 200, other.status)
        head = self.stage.send(Request("HEAD", self.target(operation), operation.good_role(self)))
        self.check(operation, "HEAD", head.status == 200 and not head.data, head.status)
        with_body = self.stage.send(Request("GET", self.target(operation), operation.good_role(self)
                                            | {"Content-Type": "application/json"}, "{}"))
        self.is_problem(operation, "GET with a body", with_body, 400, "ongeldig-verzoek")

    def bodies(self, operation):
        for media, body, status in (("text/csv", "a;b", 415), ("", "a", 415)):
            answer = self.raw(operation, media, body)
            self.check(operation, f"a body of {media or 'no type'}", answer.status == status,
                       answer.status)
        coded = self.raw(operation, operation.media, "{}", {"Content-Encoding": "gzip"})
        self.is_problem(operation, "Content-Encoding", coded, 415, "mediatype-onbekend")
        large = self.raw(operation, operation.media, '"' + "a" * 300_000 + '"')
        self.check(operation, "too large", large.status == 413, large.status)
        if operation.media != "application/json":
            return
        for name, text in (("no JSON", "{"), ("a name twice", '{"a":1,"a":2}'), ("a list", "[]"),
                           ("a fraction", '{"jti":1.5}'), ("nothing", "")):
            answer = self.raw(operation, operation.media, text)
            self.check(operation, name, answer.status == 400, (answer.status, answer.data[:200]))

    # -- sending
    def ask(self, operation, headers=None, query="", known=None):
        """As someone who may, unless the headers say another role; a POST has a good body."""
        speaker = {} if headers is not None and ("Zegel-Rol" in headers or not headers) \
            else operation.good_role(self)
        every = speaker | (headers or {})
        body = None
        if operation.method == "POST":
            every["Content-Type"] = operation.media
            make = BODIES.get(operation.id)
            body = json.dumps(make(self.stage)) if make else "{}"
        return self.stage.send(Request(operation.method, self.target(operation, query, known),
                                       every, body))

    def get(self, operation, target, headers=None):
        """An address as a link gave it."""
        return self.stage.send(Request("GET", target, headers or operation.good_role(self)))

    def raw(self, operation, media, body, more=None):
        headers = operation.good_role(self) | (more or {})
        if media:
            headers["Content-Type"] = media
        return self.stage.send(Request("POST", self.path(operation), headers, body))

    def path(self, operation, known=None):
        values = self.known | (known or {})
        if operation.path.startswith("/conflicten"):
            values["jti"] = (known or {}).get("jti", values["besluit"])
        return "/v1" + re.sub(r"\{(\w+)\}", lambda m: values[m[1]], operation.path)

    def target(self, operation, query="", known=None):
        """The address with every query key that it asks for, unless `query` names it itself."""
        asked = [f"{name}={self.known[name]}" for name in operation.asked
                 if f"{name}=" not in query]
        keys = "&".join([query.lstrip("?")] * bool(query) + asked)
        return self.path(operation, known) + (f"?{keys}" if keys else "")

    def is_problem(self, operation, name, answer, status, slug):
        found = (answer.json or {}).get("type", "").rpartition("/")[2] if answer.data else ""
        self.check(operation, f"{name}: {status} {slug}",
                   answer.status == status and found == slug, (answer.status, found))

    def check(self, operation, name, holds, why=""):
        self.outcome.check(f"{operation.method} {operation.path} {name}", holds, why)


class Operation:
    def __init__(self, path, method, row):
        self.path, self.method, self.id = path, method.upper(), row["operationId"]
        self.public = row["security"] == []
        told = row["description"].partition("Rollen: ")[2].rstrip(".")
        self.roles = [role for role in told.split(", ") if role]
        self.statuses = set(row["responses"])
        self.asked = [each["name"] for each in row.get("parameters", [])
                      if each["in"] == "query" and each.get("required")]
        self.names = re.findall(r"\{(\w+)\}", path)
        self.queries = [(each["name"], each["schema"]) for each in row.get("parameters", [])
                        if each["in"] == "query"]
        media = list(row.get("requestBody", {}).get("content", []))
        self.media = "application/json" if "application/json" in media else (media or [""])[0]

    def good_role(self, sweep):
        """The first role of staff that may."""
        staff = [role for role in self.roles if role != "partner"]
        return sweep.as_role(staff[0]) if staff else {}


def wrong_values(schema):
    """Values of a query key that its schema refuses; none when it takes any text."""
    kinds = [schema.get("type")] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if "integer" in kinds:
        most = [str(schema["maximum"] + 1)] if "maximum" in schema else []
        return ["veel", str(schema.get("minimum", 0) - 1), *most]
    if "enum" in schema or "pattern" in schema or "format" in schema:
        return ["%C3%A9%C3%A9n-twee", "x" * 300]
    return []
