"""A value as a scenario writes it, to the JSON of the event, by the kind that the catalogue names.

Names stand for ids: the first 16 bytes of SHA-256("zegel oefen " + name), as in domein.md 12.2; the
two letters of an organisation stand for its OIN.
"""
import hashlib
import re
from pathlib import Path

from sdjwt import b64

from .dutch_time import is_wall, rfc3339
from .text import Wrong, words

BSN = (Path(__file__).resolve().parents[2] / "vectors" / "bsn" / "oefen.txt").read_text().split()
PLACE = re.compile(r"\{([^}]+)\}")
TRUTH = {"ja": True, "nee": False}


def id_of(name):
    return b64(hashlib.sha256(f"zegel oefen {name}".encode()).digest()[:16])


def handle_of(name):
    """Of a medewerker of the practice ledger (api.md 5)."""
    return b64(hashlib.sha256(f"zegel oefen medewerker/{name}".encode()).digest()[:16])


def hash_of(text):
    return b64(hashlib.sha256(text.encode()).digest())


def oin_of(number):
    return f"00000099{number:09}000"


class Values:
    """`organisations`: code -> OIN; `kids`: code -> kid of its key."""

    def __init__(self, organisations, kids):
        self.organisations, self.kids = organisations, kids

    def code(self, text):
        return self.organisations.get(text, text)

    def reference(self, text):
        """A name, or `= tekst` for an id that is wrong on purpose."""
        return text[1:].strip() if text.startswith("=") else id_of(text)

    def filled(self, text):
        """`{naam}` in an address or a JSON text becomes an OIN or an id."""
        def one(match):
            name = match[1]
            if name in self.organisations:
                return self.organisations[name]
            if name.startswith("bsn "):
                return BSN[int(name[4:]) - 1]
            if name.startswith("medewerker "):
                return handle_of(name[11:])
            if name.startswith("kid "):
                return self.kids[name[4:]]
            if is_wall(name):
                return rfc3339(name)
            return id_of(name)
        return PLACE.sub(one, text)

    def of_field(self, field, text):
        """`field`: naam, soort and lijst, as /v1/gebeurtenistypen says."""
        if text == "leeg":
            return None
        if text.startswith("= "):
            return literal(text[2:])
        convert = CONVERT.get(field["soort"])
        if convert is None:
            raise Wrong(f"soort {field['soort']} van {field['naam']} is hier niet bekend")
        return convert(self, text)

    def codes(self, text):
        return [] if text == "geen" else [self.code(word) for word in words(text)]

    def counts(self, text):
        pairs = [] if text == "geen" else [word.rsplit(" ", 1) for word in words(text)]
        return {name: int(count) for name, count in pairs}

    def references(self, text):
        return [] if text == "geen" else [self.reference(word) for word in words(text)]

    def person(self, text):
        """`geslachtsnaam Mûlsma, bsn 1`: a bsn is a line of tests/vectors/bsn/oefen.txt."""
        out = {}
        for pair in words(text):
            name, _, value = pair.partition(" ")
            out[name] = BSN[int(value) - 1] if name == "bsn" and len(value) < 9 else value
        return out


def literal(text):
    """`= 12`, `= ja`, `= "tekst"`: JSON of another kind than the field has, on purpose."""
    import json
    return json.loads(text)


CONVERT = {
    "code": Values.code, "codes": Values.codes, "aantallen": Values.counts,
    "verwijzing": Values.reference, "verwijzingen": Values.references,
    "trace": lambda _, text: hashlib.sha256(text.encode()).hexdigest()[:32],
    "medewerker": lambda _, text: handle_of(text),
    "datum": lambda _, text: text,
    "moment": lambda _, text: rfc3339(text) if is_wall(text) else text,
    "heel-uur": lambda _, text: rfc3339(text) if is_wall(text) else text,
    "ja-nee": lambda _, text: TRUTH.get(text, text),
    "getal": lambda _, text: int(text),
    "tekst": lambda values, text: values.filled(text),
    "hash": lambda values, text: values.filled(text) if "{" in text else hash_of(text),
    "hashes": lambda _, text: [hash_of(word) for word in words(text)],
    "persoon": Values.person,
}
