"""The steps of a scenario: one row each, its pattern and what it does on the stage.

A step that expects nothing must succeed. What is said in the fields stands in text.py, values.py.
"""
import json
import re

from .cast import who_of
from .dutch_time import is_wall, rfc3339
from .expect import REFUSAL, STATUS, Expectation
from .stage import Request
from .text import Wrong, words
from .values import id_of

JSON = {"Content-Type": "application/json"}


class Player:
    """Plays the steps of one scenario; `complaints` is what did not hold, with its line."""

    def __init__(self, stage, examples):
        self.stage, self.examples, self.complaints = stage, examples, []
        self.unnamed = 0

    def play(self, step):
        for pattern, play, usual in STEPS:
            match = pattern.fullmatch(step.head)
            if match:
                answer = play(self, step, **match.groupdict())
                self.judge(step, answer, usual)
                return
        raise Wrong(f"regel {step.line}: deze stap is onbekend: {step.head}")

    def judge(self, step, answer, usual):
        if answer is None:
            return
        expectation = Expectation(self.stage, answer)
        texts = [expected.text for expected in step.expected]
        if not any(STATUS.fullmatch(text) for text in texts):
            self.note(step.line, str(usual), expectation.status(usual))
        for expected in step.expected:
            self.note(expected.line, expected.text, expectation.complaint(expected.text))
        refused = [REFUSAL.fullmatch(text).groups() for text in texts if REFUSAL.fullmatch(text)]
        if refused:
            self.note(step.line, "de weigeringen", expectation.refusals(
                [(code, veld or "") for code, veld in refused]))

    def note(self, line, text, complaint):
        if complaint:
            self.complaints.append(f"regel {line}: {text}: {complaint}")

    # -- the steps
    def clock(self, step, when):
        if not is_wall(when):
            raise Wrong(f"regel {step.line}: geen moment: {when}")
        self.stage.clock_to(rfc3339(when))

    def post(self, step, who, evt, name, casus, register):
        self.unnamed += not name
        about = (evt, casus, register)
        inhoud = self.inhoud(step, evt)
        answer, _ = self.stage.post(self.who(step, who), name or f"{evt}/{self.unnamed}", about,
                                    inhoud, step.headers)
        return answer

    def again(self, step, who, name):
        event = self.stage.memory.events[name]
        return self.stage.send(Request(
            "POST", "/v1/gebeurtenissen",
            {"Content-Type": "application/sd-jwt"} | step.headers, event.sent))

    def batch(self, step, who, names):
        """A line for each, in this order."""
        lines = [self.stage.memory.events[name].sent + b"\n" for name in words(names)]
        return self.stage.send(Request(
            "POST", "/v1/gebeurtenissen" + step.fields.get("adres", ""),
            {"Content-Type": "text/plain"} | step.headers, b"".join(lines)))

    def read(self, step, who, path):
        return self.stage.send(Request(
            "GET", self.address(path), self.who(step, who).headers | self.headers(step)))

    def open_event(self, step, who, name):
        return self.send_json(step, who, "POST", f"/gebeurtenissen/{{{name}}}/raadplegingen")

    def open_casus(self, step, who, name):
        return self.send_json(step, who, "POST", f"/casussen/{{{name}}}/raadplegingen")

    def search(self, step, who):
        return self.send_json(step, who, "POST", "/betrokkenen/_zoek")

    def send_json(self, step, who, method, path):
        body = {name: self.json_value(text) for name, text in step.fields.items()}
        return self.stage.send(Request(
            method, self.address(path), self.who(step, who).headers | JSON | self.headers(step),
            json.dumps(body, ensure_ascii=False).encode()))

    # -- their parts
    def who(self, step, text):
        who = who_of(text, self.stage.organisations)
        if who is None:
            raise Wrong(f"regel {step.line}: wie is {text}?")
        return who

    def address(self, path):
        path = self.stage.values.filled(path)
        return path if path.startswith(("/v1", "/log", "/problemen")) else "/v1" + path

    def headers(self, step):
        return {name: self.stage.values.filled(text) for name, text in step.headers.items()}

    def json_value(self, text):
        """A text; `= ...` is JSON, a list stands in [ ]."""
        text = self.stage.values.filled(text)
        if text.startswith("= "):
            return json.loads(text[2:])
        if text.startswith("[") and text.endswith("]"):
            return [id_of(name.strip()) for name in text[1:-1].split(",") if name.strip()]
        return rfc3339(text) if is_wall(text) else text

    def inhoud(self, step, evt):
        """The example of the type, what the step says over it, without what it leaves out."""
        row = self.stage.row(evt)
        example = self.examples.get(evt)
        texts = (example.fields if example else {}) | step.fields
        kinds = {field["naam"]: field for field in row["velden"]}
        out = {}
        for name, text in texts.items():
            if name in step.without:
                continue
            if text == "?":
                raise Wrong(f"regel {step.line}: {evt} vraagt hier zelf {name}")
            field = kinds.get(name, {"naam": name, "soort": "tekst"})
            out[name] = self.stage.values.of_field(field, text)
        people = [self.element(row, example, name, text) for name, text in step.people]
        if people or row["betrokkenen"] != "geen":
            out["betrokkenen"] = people
        return out

    def element(self, row, example, name, text):
        """`Daniël: rol onderwerp, informeren vooraf`; the example says what is usual."""
        usual = dict(example.people).get("elk", "") if example else ""
        pairs = dict(pair.strip().split(" ", 1) for part in (usual, text)
                     for pair in part.split(",") if pair.strip())
        kinds = {field["naam"]: field for field in row["betrokkene"]}
        out = {"pid": id_of(name)}
        for key, value in pairs.items():
            field = kinds.get(key, {"naam": key, "soort": "tekst"})
            out[key] = self.stage.values.of_field(field, value)
        return out


WHO = r"(?P<who>[A-Z]{2}|[Dd]e [a-z-]+(?: [a-z0-9-]+)?|Iedereen)"
STEPS = [(re.compile(pattern), play, usual) for pattern, play, usual in (
    (r"De klok gaat naar (?P<when>.+)", Player.clock, 0),
    (WHO + r" plaatst (?P<evt>[a-z0-9-]+)(?: als (?P<name>\S+))? in (?P<casus>\S+)"
     r"(?: in register (?P<register>[a-z]+))?", Player.post, 201),
    (WHO + r" stuurt (?P<name>\S+) opnieuw", Player.again, 200),
    (WHO + r" stuurt samen (?P<names>.+)", Player.batch, 200),
    (WHO + r" leest (?P<path>/.*)", Player.read, 200),
    (WHO + r" opent casus (?P<name>\S+)", Player.open_casus, 201),
    (WHO + r" opent (?P<name>\S+)", Player.open_event, 201),
    (WHO + r" zoekt", Player.search, 200),
    (WHO + r" stuurt (?P<method>[A-Z]+) (?P<path>/\S+)", Player.send_json, 200),
)]
