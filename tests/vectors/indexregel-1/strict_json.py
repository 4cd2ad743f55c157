"""Strict JSON of envelop.md 4 and 5, written anew over bytes: the second opinion on our own parser.

parse(data) gives dict, list, str, int, bool or None, or raises Refused. No use of the json module:
that one keeps the last duplicate, takes NaN, 1e400 and lone surrogates.
"""

DEPTH, MEMBERS, ELEMENTS, NAME, STRING = 8, 64, 1024, 64, 2000
INTEGER = 2 ** 53 - 1
ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
SPACE = " \t\n\r"


class Refused(Exception):
    pass


def parse(data):
    try:
        text = data.decode("utf-8", "strict")  # no overlong forms, surrogates or > U+10FFFF
    except UnicodeDecodeError:
        raise Refused("utf-8") from None
    reader = Reader(text)
    value = reader.value(0)
    reader.space()
    if reader.at != len(text):
        raise Refused("more than one value")
    return value


class Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, expected):
        if not self.text.startswith(expected, self.at):
            raise Refused(f"expected {expected!r}")
        self.at += len(expected)

    def space(self):
        while self.peek() and self.peek() in SPACE:
            self.at += 1

    def value(self, depth):
        self.space()
        char = self.peek()
        if char in ("{", "["):
            if depth == DEPTH:
                raise Refused("depth")
            return self.members(depth + 1) if char == "{" else self.elements(depth + 1)
        if char == '"':
            return self.string(STRING)
        for word, meaning in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.take(word)
                return meaning
        return self.integer()

    def members(self, depth):
        out = {}
        for _ in self.listed("{", "}", MEMBERS):
            self.space()
            name = self.string(NAME)
            self.space()
            self.take(":")
            if name in out:
                raise Refused("duplicate name")
            out[name] = self.value(depth)
        return out

    def elements(self, depth):
        return [self.value(depth) for _ in self.listed("[", "]", ELEMENTS)]

    def listed(self, opening, closing, most):
        """Yields once per item; reads the brackets and commas around them."""
        self.take(opening)
        self.space()
        if self.peek() == closing:
            self.take(closing)
            return
        for _ in range(most):
            yield
            self.space()
            if self.peek() == closing:
                self.take(closing)
                return
            self.take(",")
        raise Refused("too many")

    def string(self, most):
        self.take('"')
        out = []
        while self.peek() != '"':
            out.append(self.escape() if self.peek() == "\\" else self.plain())
        self.take('"')
        text = "".join(out)
        if len(text.encode("utf-8")) > most:
            raise Refused("length")
        if any(forbidden(ord(char)) for char in text):
            raise Refused("character")
        return text

    def plain(self):
        char = self.peek()
        if char == "" or char < " ":
            raise Refused("control or end")
        self.at += 1
        return char

    def escape(self):
        self.take("\\")
        kind = self.peek()
        if kind in ESCAPES and kind:
            self.at += 1
            return ESCAPES[kind]
        unit = self.hex4()
        if 0xDC00 <= unit <= 0xDFFF:
            raise Refused("lone surrogate")
        if 0xD800 <= unit <= 0xDBFF:
            self.take("\\")
            low = self.hex4()
            if not 0xDC00 <= low <= 0xDFFF:
                raise Refused("lone surrogate")
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
        return chr(unit)

    def hex4(self):
        self.take("u")
        digits = self.text[self.at:self.at + 4]
        if len(digits) != 4 or any(char not in "0123456789abcdefABCDEF" for char in digits):
            raise Refused("escape")
        self.at += 4
        return int(digits, 16)

    def integer(self):
        start = self.at
        if self.peek() == "-":
            self.at += 1
        first = self.at
        while self.peek() in "0123456789" and self.peek():
            self.at += 1
        digits = self.text[first:self.at]
        if not digits or (digits[0] == "0" and (len(digits) > 1 or first > start)):
            raise Refused("number")  # no digits, a leading zero, or -0
        if self.peek() and self.peek() in ".eE":
            raise Refused("fraction or exponent")
        number = int(self.text[start:self.at])
        if abs(number) > INTEGER:
            raise Refused("range")
        return number


def forbidden(code):
    return (code < 0x20 or 0x7F <= code <= 0x9F or 0x202A <= code <= 0x202E or
            0x2066 <= code <= 0x2069 or code == 0xFEFF or
            0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)
