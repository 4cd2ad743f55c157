"""No number that could be a BSN: nine digits that pass the elfproef (stijl.md 6).

Read in every text file but the two places that need practice numbers. A run of exactly nine digits
that is not part of a longer word, so an OIN of 20 digits and a hash pass.
"""
import re

from tree import Finding

ALLOWED = ("tests/vectors/bsn/", "tools/zegel/oefen/")
NINE = re.compile(r"(?<![0-9A-Za-z_])[0-9]{9}(?![0-9A-Za-z_])")


def check(tree):
    for path in tree.paths:
        if path.startswith(ALLOWED):
            continue
        text = tree.text(path)
        for match in NINE.finditer(text):
            if passes_elfproef(match.group()):
                yield Finding(path, tree.line_of(text, match.start()),
                              "nine digits pass the elfproef: take them from tests/vectors/bsn")


def passes_elfproef(digits):
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return int(digits) > 0 and sum(w * int(d) for w, d in zip(weights, digits)) % 11 == 0
