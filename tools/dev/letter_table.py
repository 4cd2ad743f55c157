"""Writes ledger/event/letter_table.h from the Unicode data of this Python (standard library only).

Run from the root of the checkout: python3 tools/dev/letter_table.py > ledger/event/letter_table.h
The table says which letters A-Z a character stands for in a surname (sleutels.md 5): NFKD, upper
case, all but A-Z dropped. Latin letters that Unicode does not take apart (a stroke, a ligature)
stand for the letters of their name. A row that changes makes persons unfindable until the index of
the keeper is made anew, so a newer Unicode may only add rows.
"""
import re
import sys
import unicodedata

LETTER = re.compile(r"LATIN (CAPITAL|SMALL) (LETTER|LIGATURE) ([A-Z]|AE|OE)( WITH .*)?$")
NAMED = {"ETH": "D", "THORN": "TH", "SHARP S": "SS"}


def letters_of(code_point):
    char = chr(code_point)
    plain = unicodedata.normalize("NFKD", char).upper()
    letters = "".join(x for x in plain if "A" <= x <= "Z")
    if letters:
        return letters
    base = unicodedata.normalize("NFD", char)[0]  # the acute of an accented o with stroke goes
    name = unicodedata.name(base, "")
    for word, value in NAMED.items():
        if re.match(rf"LATIN (CAPITAL|SMALL) LETTER {word}$", name):
            return value
    found = LETTER.match(name)
    return found.group(3) if found else ""


def main():
    print("// Which letters A-Z a character stands for, Unicode " + unicodedata.unidata_version
          + ". Made by tools/dev/letter_table.py;\n// do not edit.")
    print("#pragma once\n\n#include <cstdint>\n\nnamespace zegel::event::table {\n")
    print("struct LetterRow {\n  std::uint32_t code_point;\n  const char* letters;\n};\n")
    print("inline constexpr LetterRow letter_rows[] = {")
    line = "   "
    for code_point in range(0x80, sys.maxunicode + 1):
        if 0xD800 <= code_point <= 0xDFFF or not (letters := letters_of(code_point)):
            continue
        cell = f' {{0x{code_point:X}, "{letters}"}},'
        if len(line) + len(cell) > 100:
            print(line)
            line = "   "
        line += cell
    print(line)
    print("};\n\n}  // namespace zegel::event::table")


if __name__ == "__main__":
    main()
