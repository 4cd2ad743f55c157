"""Writes ledger/event/nfc_table.h from the Unicode data of this Python (standard library only).

Run from the root of the checkout: python3 tools/dev/nfc_table.py > ledger/event/nfc_table.h
The table decides which texts are NFC (V-SCH-4), so it belongs to the contract: a newer Unicode only
adds characters, never changes a verdict over characters that the older one knew.
"""
import sys
import unicodedata

HANGUL = range(0xAC00, 0xAC00 + 11172)
CODE_POINTS = [c for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF]
MAYBE_HANGUL = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))


def decomposition(code_point):
    text = unicodedata.decomposition(chr(code_point))
    if not text or text.startswith("<") or code_point in HANGUL:
        return None
    return [int(part, 16) for part in text.split()]


def ranges(values):
    """Sorted (first, last) of a set of code points."""
    out = []
    for value in sorted(values):
        if out and out[-1][1] == value - 1:
            out[-1][1] = value
        else:
            out.append([value, value])
    return out


def class_ranges():
    out = []
    for code_point in CODE_POINTS:
        number = unicodedata.combining(chr(code_point))
        if number == 0:
            continue
        if out and out[-1][1] == code_point - 1 and out[-1][2] == number:
            out[-1][1] = code_point
        else:
            out.append([code_point, code_point, number])
    return out


def rows(name, kind, values):
    yield f"inline constexpr {kind} {name}[] = {{"
    line = "   "
    for value in values:
        cell = " {" + ", ".join(f"0x{number:X}" for number in value) + "},"
        if len(line) + len(cell) > 100:
            yield line
            line = "   "
        line += cell
    yield line
    yield "};"
    yield ""


def main():
    parts = {c: decomposition(c) for c in CODE_POINTS if decomposition(c)}
    pairs = sorted((two[0], two[1], c) for c, two in parts.items() if len(two) == 2
                   and unicodedata.normalize("NFC", "".join(map(chr, two))) == chr(c))
    maybe = {second for _, second, _ in pairs} | MAYBE_HANGUL
    never = {c for c in CODE_POINTS if unicodedata.normalize("NFC", chr(c)) != chr(c)}
    print("// Canonical composition of Unicode " + unicodedata.unidata_version
          + ". Made by tools/dev/nfc_table.py; do not edit.")
    print("#pragma once\n\n#include <cstdint>\n\nnamespace zegel::event::nfc {\n")
    print("struct Range {\n  std::uint32_t first, last;\n};")
    print("struct ClassRange {\n  std::uint32_t first, last, combining_class;\n};")
    print("struct Parts {\n  std::uint32_t whole, first, second;  // second 0: a single one\n};")
    print("struct Pair {\n  std::uint32_t first, second, whole;\n};\n")
    for line in rows("classes", "ClassRange", class_ranges()):
        print(line)
    for line in rows("decompositions", "Parts",
                     [(c, two[0], two[1] if len(two) == 2 else 0) for c, two in parts.items()]):
        print(line)
    for line in rows("compositions", "Pair", pairs):
        print(line)
    print("// NFC_Quick_Check = Maybe: may compose with what stands before it.")
    for line in rows("maybe", "Range", ranges(maybe)):
        print(line)
    print("// NFC_Quick_Check = No: stands in no NFC text.")
    for line in rows("never", "Range", ranges(never)):
        print(line)
    print("}  // namespace zegel::event::nfc")


if __name__ == "__main__":
    main()
