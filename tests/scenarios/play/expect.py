"""What an answer must say: one line of a scenario, `-> ...`, against the answer that came.

    -> 422                          the status
    -> V-VER-6 /inhoud/noodzaak     a refusal; together they are all refusals of the answer
    -> niet-gevonden                the slug of the problem
    -> aantal rijen: 3              how many
    -> rijen: eerste, tweede        the rows, by the name of their id, in this order
    -> rij eerste: ontvanger ST, spoed nee
    -> rijen.0.ontvanger: ST        a member; `ontbreekt` when it must not be there
    -> kop ETag: "..."              a header; `*` is any
    -> nergens Mûlsma               a text that must not be in the answer; `ergens` must
"""
import re

from .dutch_time import is_wall, rfc3339, seconds_of
from .text import words
from .values import id_of

STATUS = re.compile(r"[1-5]\d\d")
REFUSAL = re.compile(r"(V-[A-Z0-9]+(?:-\d+)?)(?: (\S+))?")
SLUG = re.compile(r"[a-z][a-z0-9-]+[a-z0-9]")
IDS = ("jti", "casus", "pid", "oin", "kid", "evt", "code", "naam", "register", "medewerker")


class Expectation:
    def __init__(self, stage, answer):
        self.values, self.answer = stage.values, answer
        self.body = answer.json

    def complaint(self, text):
        """Why the answer is not so; None when it is. Refusals are judged together, elsewhere."""
        if STATUS.fullmatch(text):
            return self.status(int(text))
        if REFUSAL.fullmatch(text):
            return None
        if SLUG.fullmatch(text):
            return self.slug(text)
        for pattern, judge in FORMS:
            match = pattern.fullmatch(text)
            if match:
                return judge(self, *match.groups())
        return "dit is geen verwachting"

    def status(self, wanted):
        if self.answer.status == wanted:
            return None
        return f"status {self.answer.status}: {self.answer.data[:700].decode(errors='replace')}"

    def refusals(self, wanted):
        """All refusals at once: neither fewer nor more."""
        told = set(wanted)
        found = {(fault["code"], fault["veld"]) for fault in (self.body or {}).get("fouten", [])}
        return None if told == found else f"geweigerd om {sorted(found)}, verwacht {sorted(told)}"

    def slug(self, wanted):
        found = (self.body or {}).get("type", "").rpartition("/")[2]
        return None if found == wanted else f"probleem {found or '-'}"

    def count(self, path, wanted):
        found = self.member(path)
        size = len(found) if isinstance(found, (list, dict)) else None
        return None if str(size) == wanted else f"{path} telt {size}"

    def rows(self, path, wanted):
        found = self.member(path)
        if not isinstance(found, list):
            return f"{path} is geen lijst: {found!r}"
        names = [] if wanted == "geen" else words(wanted)
        if len(found) == len(names) and all(map(self.is_row, found, names)):
            return None
        return f"{path}: {[self.told(row, names) for row in found]}"

    def row(self, name, wanted):
        for row in (self.body or {}).get("rijen", []):
            if not self.is_row(row, name):
                continue
            for pair in words(wanted):
                path, _, value = pair.partition(" ")
                if not self.same(self.inside(row, path), value):
                    return f"{path} is {self.inside(row, path)!r}"
            return None
        return f"geen rij {name}"

    def is_member(self, path, wanted):
        found = self.member(path)
        if wanted == "ontbreekt":
            return None if found is MISSING else f"{path} is {found!r}"
        return None if self.same(found, wanted) else f"{path} is {found!r}"

    def header(self, name, wanted):
        found = self.answer.headers.get(name)
        if found is not None and (wanted == "*" or found == self.values.filled(wanted)):
            return None
        return f"{name} is {found!r}"

    def nowhere(self, text):
        text = self.values.filled(text)
        return f"{text} staat in het antwoord" if text.encode() in self.answer.data else None

    def somewhere(self, text):
        text = self.values.filled(text)
        return None if text.encode() in self.answer.data else f"{text} staat er niet in"

    # -- values
    def member(self, path):
        return self.inside(self.body, path)

    def inside(self, value, path):
        for part in path.split("."):
            if isinstance(value, list) and part.isdigit() and int(part) < len(value):
                value = value[int(part)]
            elif isinstance(value, dict) and part in value:
                value = value[part]
            else:
                return MISSING
        return value

    def same(self, found, wanted):
        if isinstance(found, list):
            items = [] if wanted == "geen" else re.split(r"[;+]", wanted)
            return len(items) == len(found) and all(map(self.same, found, map(str.strip, items)))
        return any(found == each for each in self.meanings(found, wanted))

    def meanings(self, found, wanted):
        """What the words may stand for, given the kind of what was found."""
        if found is None:
            return [None] if wanted == "leeg" else []
        if isinstance(found, bool):
            return [{"ja": True, "nee": False}.get(wanted)]
        if isinstance(found, (int, float)):
            return [int(wanted)] if wanted.lstrip("-").isdigit() else []
        if isinstance(found, str) and is_wall(wanted) and "T" in found:
            return [found] if seconds_of(found) == seconds_of(rfc3339(wanted)) else []
        return [wanted, id_of(wanted), self.values.code(wanted), self.values.filled(wanted),
                f"{wanted}.v1"]

    def is_row(self, row, name):
        if isinstance(row, str):
            return self.same(row, name)
        return any(self.same(row[key], name) for key in IDS if isinstance(row.get(key), str))

    def told(self, row, names):
        known = [name for name in names if self.is_row(row, name)]
        return known[0] if known else row


class Missing:
    def __repr__(self):
        return "er niet"


MISSING = Missing()
FORMS = [(re.compile(pattern), judge) for pattern, judge in (
    (r"aantal ([\w.]+): (\d+)", Expectation.count),
    (r"rij (\S+): (.+)", Expectation.row),
    (r"kop ([A-Za-z-]+): (.+)", Expectation.header),
    (r"nergens (.+)", Expectation.nowhere),
    (r"ergens (.+)", Expectation.somewhere),
    (r"((?:\w+\.)*rijen): (.+)", Expectation.rows),
    (r"([\w.-]+): (.+)", Expectation.is_member),
    (r"([\w.-]+) (ontbreekt)", Expectation.is_member),
)]
