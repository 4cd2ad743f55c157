"""The table of strict JSON (envelop.md 5): one text per line of json.jsonl, with its verdict.

  python3 json_cases.py          writes json.jsonl
  python3 json_cases.py --check  compares it, and what Python's own reader thinks of each text

Verdicts: `goed` everywhere; `inhoud` only in a disclosure (U+000A in kind text); `fout` nowhere.
The codes follow from the place: V-ENV-2 when refused; when read, V-ENV-3 as header, V-ENV-4 as
payload and V-ENV-7 as disclosure, since none of these texts is a header, payload or disclosure.
"""
import base64
import json
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("json.jsonl")
GOOD, INHOUD, BAD = "goed", "inhoud", "fout"


def nested(opening, closing, depth, middle=b""):
    return opening * depth + middle + closing * depth


def members(count):
    return b"{" + b",".join(b'"n%d":0' % i for i in range(count)) + b"}"


def text_of(*points):
    return b'"' + "".join(map(chr, points)).encode() + b'"'


def escape(point):
    return b'"\\u%04x"' % point


CASES = [
    (GOOD, "null", b"null"), (GOOD, "true", b"true"), (GOOD, "false", b"false"),
    (GOOD, "zero", b"0"), (GOOD, "one", b"1"), (GOOD, "minus one", b"-1"),
    (GOOD, "2^53-1", b"9007199254740991"), (GOOD, "-(2^53-1)", b"-9007199254740991"),
    (GOOD, "empty string", b'""'), (GOOD, "empty array", b"[]"), (GOOD, "empty object", b"{}"),
    (GOOD, "empty name", b'{"":1}'),
    (GOOD, "white space around and inside", b' \t\r\n{ "a" :\t[ 1 ,\r\n2 ] } \t\r\n'),
    (GOOD, "one name in two objects", b'[{"a":1},{"a":2}]'),
    (GOOD, "one name inside and outside", b'{"a":{"a":1},"b":{"a":2}}'),
    (GOOD, "names that differ in case", b'{"a":1,"A":2}'),
    (GOOD, "name __proto__", b'{"__proto__":1}'),
    (GOOD, "escaped name", b'{"\\u0061":1,"b":2}'),
    (GOOD, "escaped names that differ", b'{"\\u0061b":1,"\\u0061c":2,"\\u0062b":3}'),
    (GOOD, "escaped quote, backslash, slash", b'"\\"\\\\\\/"'),
    (GOOD, "escaped letter", escape(0x41)), (GOOD, "escaped e acute", escape(0xe9)),
    (GOOD, "surrogate pair, escaped", b'"\\ud83d\\ude00"'),
    (GOOD, "surrogate pair, raw", text_of(0x1f600)),
    (GOOD, "U+00A0", text_of(0xa0)), (GOOD, "U+2028, U+2029", text_of(0x2028, 0x2029)),
    (GOOD, "beside the bidirectional controls", text_of(0x202f, 0x2065, 0x206a)),
    (GOOD, "beside the noncharacters", text_of(0xfdcf, 0xfdf0, 0xfffd, 0x1fffd, 0x10fffd)),
    (GOOD, "U+FEFF's neighbours", text_of(0xfefe, 0xff00)),
    (GOOD, "depth 8, arrays", nested(b"[", b"]", 8)),
    (GOOD, "depth 8, objects", nested(b'{"a":', b"}", 8, b"1")),
    (GOOD, "64 members", members(64)),
    (GOOD, "1,024 elements", b"[" + b",".join([b"0"] * 1024) + b"]"),
    (GOOD, "name of 64 bytes", b'{"' + b"n" * 64 + b'":1}'),
    (GOOD, "name of 64 bytes, escaped", b'{"' + b"\\u006e" * 64 + b'":1}'),
    (GOOD, "string of 2,000 bytes", b'"' + b"s" * 2000 + b'"'),
    (GOOD, "string of 2,000 bytes, escaped", b'"' + b"\\u0073" * 2000 + b'"'),
    (GOOD, "string of 1,000 e acute", b'"' + "é".encode() * 1000 + b'"'),

    (INHOUD, "escaped line feed", b'"a\\nb"'), (INHOUD, "U+000A, escaped", escape(0x0a)),
    (INHOUD, "line feed in an array", b'["\\n"]'),

    (BAD, "duplicate member", b'{"a":1,"a":2}'),
    (BAD, "duplicate member, one escaped", b'{"a":1,"\\u0061":2}'),
    (BAD, "duplicate member, both escaped", b'{"\\u0061":1,"\\u0061":2}'),
    (BAD, "duplicate member, escaped, another between",
     b'{"\\u0061":1,"\\u0062":2,"\\u0061":3}'),
    (BAD, "duplicate member behind an escaped one", b'{"\\u0061b":1,"\\u0063d":2,"ab":3}'),
    (BAD, "duplicate member, escaped inside", b'{"a\\u0062c":1,"abc":2}'),
    (BAD, "duplicate member, equal values", b'{"a":1,"a":1}'),
    (BAD, "duplicate empty name", b'{"":1,"":2}'),
    (BAD, "duplicate after an object", b'{"a":1,"b":{"a":1},"a":2}'),
    (BAD, "duplicate inside", b'{"b":[{"a":1,"a":2}]}'),
    (BAD, "64th member repeats the first", members(63)[:-1] + b',"n0":1}'),
    (BAD, "1e400", b"1e400"), (BAD, "-1e400", b"-1e400"), (BAD, "1.0", b"1.0"),
    (BAD, "1e2", b"1e2"), (BAD, "1E2", b"1E2"), (BAD, "1e0", b"1e0"), (BAD, "0.5", b"0.5"),
    (BAD, "1e-400", b"1e-400"), (BAD, "-0", b"-0"), (BAD, "-0 in an array", b"[-0]"),
    (BAD, "-0.0", b"-0.0"), (BAD, "-0e1", b"-0e1"),
    (BAD, "2^53", b"9007199254740992"), (BAD, "2^53+1", b"9007199254740993"),
    (BAD, "-2^53", b"-9007199254740992"), (BAD, "2^63-1", b"9223372036854775807"),
    (BAD, "-2^63", b"-9223372036854775808"), (BAD, "2^63", b"9223372036854775808"),
    (BAD, "2^64-1", b"18446744073709551615"), (BAD, "2^64", b"18446744073709551616"),
    (BAD, "40 digits", b"1" * 40), (BAD, "01", b"01"), (BAD, "00", b"00"), (BAD, "-01", b"-01"),
    (BAD, "+1", b"+1"), (BAD, ".5", b".5"), (BAD, "1.", b"1."), (BAD, "minus alone", b"-"),
    (BAD, "--1", b"--1"), (BAD, "0x10", b"0x10"), (BAD, "1e", b"1e"), (BAD, "1_000", b"1_000"),
    (BAD, "NaN", b"NaN"), (BAD, "Infinity", b"Infinity"), (BAD, "-Infinity", b"-Infinity"),
    (BAD, "Arabic digit", "١".encode()), (BAD, "undefined", b"undefined"),
    (BAD, "TRUE", b"TRUE"), (BAD, "nul", b"nul"), (BAD, "nulll", b"nulll"), (BAD, "true1", b"true1"),

    (BAD, "raw NUL in a string", b'"a\x00b"'), (BAD, "raw tab in a string", b'"a\tb"'),
    (BAD, "raw line feed in a string", b'"a\nb"'), (BAD, "raw U+001F", b'"\x1f"'),
    (BAD, "raw U+007F", b'"\x7f"'), (BAD, "U+0000, escaped", escape(0)),
    (BAD, "U+0000 in a name", b'{"a\\u0000":1}'), (BAD, "U+001F, escaped", escape(0x1f)),
    (BAD, "escaped backspace", b'"\\b"'), (BAD, "escaped form feed", b'"\\f"'),
    (BAD, "escaped tab", b'"\\t"'), (BAD, "escaped carriage return", b'"\\r"'),
    (BAD, "line feed in a name", b'{"a\\nb":1}'), (BAD, "U+007F, escaped", escape(0x7f)),
    (BAD, "U+007F in a name", b'{"\\u007f":1}'), (BAD, "U+0080", escape(0x80)),
    (BAD, "U+0085, raw", text_of(0x85)), (BAD, "U+009F, raw", text_of(0x9f)),
    *[(BAD, f"U+{point:04X}", text_of(point)) for point in range(0x202a, 0x202f)],
    *[(BAD, f"U+{point:04X}", text_of(point)) for point in range(0x2066, 0x206a)],
    (BAD, "U+202E, escaped", escape(0x202e)), (BAD, "U+202E in a name", b'{"\\u202e":1}'),
    (BAD, "U+FEFF inside", text_of(0x61, 0xfeff)), (BAD, "byte order mark", b"\xef\xbb\xbf{}"),
    (BAD, "U+FFFE", text_of(0xfffe)), (BAD, "U+FFFF, escaped", escape(0xffff)),
    (BAD, "U+FDD0", text_of(0xfdd0)), (BAD, "U+FDEF", text_of(0xfdef)),
    (BAD, "U+1FFFE", text_of(0x1fffe)), (BAD, "U+1FFFF, escaped", b'"\\ud83f\\udfff"'),
    (BAD, "U+10FFFF", text_of(0x10ffff)), (BAD, "U+8FFFE", text_of(0x8fffe)),
    (BAD, "lone high surrogate", b'"\\ud83d"'), (BAD, "lone low surrogate", b'"\\ude00"'),
    (BAD, "swapped surrogates", b'"\\ude00\\ud83d"'), (BAD, "high surrogate, letter", b'"\\ud83dA"'),
    (BAD, "high surrogate, escaped letter", b'"\\ud83d\\u0041"'),
    (BAD, "two high surrogates", b'"\\ud83d\\ud83d"'),
    (BAD, "escape x", b'"\\x41"'), (BAD, "escape quote", b'"\\\'"'), (BAD, "escape U", b'"\\U0041"'),
    (BAD, "escape with two digits", b'"\\u41"'), (BAD, "escape with a G", b'"\\u00G1"'),
    (BAD, "stray continuation byte", b'"\x80"'), (BAD, "overlong slash", b'"\xc0\xaf"'),
    (BAD, "overlong NUL", b'"\xc0\x80"'), (BAD, "overlong, 3 bytes", b'"\xe0\x80\xaf"'),
    (BAD, "overlong, 4 bytes", b'"\xf0\x80\x80\xaf"'), (BAD, "C1 lead", b'"\xc1\xbf"'),
    (BAD, "surrogate in UTF-8", b'"\xed\xa0\x80"'), (BAD, "above U+10FFFF", b'"\xf4\x90\x80\x80"'),
    (BAD, "F5 lead", b'"\xf5\x80\x80\x80"'), (BAD, "FF", b'"\xff"'),
    (BAD, "truncated sequence", b'"\xe2\x82"'), (BAD, "Latin-1", b'"caf\xe9"'),
    (BAD, "UTF-16", '"a"'.encode("utf-16-le")),

    (BAD, "nothing", b""), (BAD, "white space alone", b" \n"), (BAD, "trailing comma, array", b"[1,]"),
    (BAD, "trailing comma, object", b'{"a":1,}'), (BAD, "leading comma", b"[,1]"),
    (BAD, "two commas", b"[1,,2]"), (BAD, "no comma", b"[1 2]"), (BAD, "no colon", b'{"a" 1}'),
    (BAD, "no value", b'{"a":}'), (BAD, "name without quotes", b"{a:1}"),
    (BAD, "single quotes", b"{'a':1}"), (BAD, "number as name", b"{1:1}"),
    (BAD, "unterminated string", b'"a'), (BAD, "unterminated array", b"[1"),
    (BAD, "unterminated object", b'{"a":1'), (BAD, "wrong closing", b"[1}"),
    (BAD, "second value", b"1 2"), (BAD, "second object", b"{}{}"), (BAD, "closing too many", b"[]]"),
    (BAD, "line comment", b"1//x"), (BAD, "block comment", b"[1/*x*/]"), (BAD, "hash comment", b"1#x"),
    (BAD, "comment before", b"/*x*/{}"), (BAD, "NUL behind", b"1\x00"), (BAD, "NUL before", b"\x001"),
    (BAD, "form feed around", b"\x0c1"), (BAD, "vertical tab behind", b"1\x0b"),
    (BAD, "U+00A0 behind", b"1\xc2\xa0"), (BAD, "depth 9, arrays", nested(b"[", b"]", 9)),
    (BAD, "depth 9, objects", nested(b'{"a":', b"}", 9, b"1")), (BAD, "depth 32", nested(b"[", b"]", 32)),
    (BAD, "65 members", members(65)), (BAD, "1,025 elements", b"[" + b",".join([b"0"] * 1025) + b"]"),
    (BAD, "name of 65 bytes", b'{"' + b"n" * 65 + b'":1}'),
    (BAD, "name of 65 bytes, escaped", b'{"' + b"\\u006e" * 65 + b'":1}'),
    (BAD, "name of 22 euro signs", b'{"' + "€".encode() * 22 + b'":1}'),
    (BAD, "string of 2,001 bytes", b'"' + b"s" * 2001 + b'"'),
    (BAD, "string of 2,001 bytes, escaped", b'"' + b"\\u0073" * 2001 + b'"'),
    (BAD, "string of 667 euro signs", b'"' + "€".encode() * 667 + b'"'),
    (BAD, "string of 5,000 bytes, half escaped", b'"' + b"s" * 2500 + b"\\u0073" * 2500 + b'"'),
]


def lines():
    names = [name for _, name, _ in CASES]
    assert len(set(names)) == len(names), "two cases with one name"
    for verdict, name, text in CASES:
        yield json.dumps({"naam": name, "tekst": base64.b64encode(text).decode(), "oordeel": verdict})


def naive_faults():
    """Every text that is good here must be JSON for everyone."""
    for verdict, name, text in CASES:
        try:
            json.loads(text.decode())
            read = True
        except ValueError:
            read = False
        if verdict != BAD and not read:
            yield f"{name}: goed, but Python does not read it"


def main(words):
    made = "".join(line + "\n" for line in lines())
    if "--check" not in words:
        TABLE.write_text(made, encoding="ascii")
        return 0
    faults = list(naive_faults())
    if TABLE.read_text(encoding="ascii") != made:
        faults.append("json.jsonl does not follow from json_cases.py")
    for fault in faults:
        print(fault)
    print(f"{len(CASES) + 1 - len(faults)} passed, {len(faults)} failed, 0 skipped")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
