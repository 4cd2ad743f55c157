"""Writes tests/vectors/nfc/cases.txt: texts with the verdict of Python's unicodedata.

Run from the root of the checkout: python3 tools/dev/nfc_cases.py > tests/vectors/nfc/cases.txt
Each line is the text in UTF-8 as hex, and `ja` or `nee`.
"""
import random
import sys
import unicodedata

SEEDS = "aeionscyzAEOSŁłůǖḗệṩỏạâấÅñçøß가각한글Ω"
MARKS = [c for c in range(0x300, 0x370)] + [0x327, 0x328, 0x323, 0x302, 0x345, 0x5B4, 0x591,
                                            0x93C, 0x9BE, 0xDCF, 0x3099, 0x1161, 0x11A8, 0x11C3]
SINGLES = [0x212B, 0x2126, 0x1F71, 0xFB1D, 0x958, 0x2ADC, 0x1D15E, 0xF900, 0x340, 0x344, 0x374]


def texts():
    rng = random.Random(20261124)
    yield from ("Renée Brûlé-Içöz", "Šárka de Vries", "Łukasz Šegelaar", "", "plain ascii")
    for code_point in SINGLES:
        yield chr(code_point)
        yield "x" + chr(code_point) + "y"
    for _ in range(600):
        text = "".join(rng.choice(SEEDS) + "".join(chr(rng.choice(MARKS)) for _ in
                                                   range(rng.choice((0, 0, 1, 1, 2, 3))))
                       for _ in range(rng.randint(1, 4)))
        yield text
        yield unicodedata.normalize("NFC", text)
        yield unicodedata.normalize("NFD", text)
    for _ in range(400):
        text = chr(rng.randint(0x300, 0x30FF)) + chr(rng.choice(MARKS))
        yield text
        yield unicodedata.normalize("NFC", text)


def main():
    for text in dict.fromkeys(texts()):
        if any(unicodedata.category(c) == "Cn" for c in text):
            continue  # not assigned: another Unicode may judge otherwise
        verdict = "ja" if unicodedata.is_normalized("NFC", text) else "nee"
        sys.stdout.write(f"{text.encode().hex()} {verdict}\n")


if __name__ == "__main__":
    main()
