"""Canaries: random words that occur nowhere else, and every form in which they could be written."""
import base64
import json
import random
import string


class Needles:
    def __init__(self, *fixed):
        self.words = list(fixed)

    def new(self, about):
        """A fresh canary; `about` may hold diacritics, the random part is ASCII."""
        word = about + "Kanarie" + "".join(random.choices(string.ascii_letters, k=12))
        self.words.append(word)
        return word

    def digits(self, count):
        word = "6" + "".join(random.choices(string.digits, k=count - 1))
        self.words.append(word)
        return word

    def found(self, data):
        """Which canary stands in the bytes, and how; None when there is none."""
        for word in self.words:
            for form in forms(word):
                if form in data:
                    return f"{word} as {form[:60]!r}"
        return None

    def proof(self):
        """Bytes in which each form of a canary stands, so that the search can be shown to work."""
        return b" ".join(form for word in self.words[-2:] for form in forms(word)[1:2])


def forms(word):
    raw = word.encode()
    out = [raw, json.dumps(word)[1:-1].encode(), raw.hex().encode(), raw.hex().upper().encode(),
           word.encode("utf-16-le")]
    for shift in range(3):  # the three alignments of base64; the edges depend on the neighbours
        text = base64.b64encode(b"\0" * shift + raw)
        inner = text[(0, 2, 3)[shift]:len(text) // 4 * 4 - 4]
        out += [inner, inner.replace(b"+", b"-").replace(b"/", b"_")]
    return out
