"""The cases of envelop.md 15, one per line of gevallen.txt: stage, tab, the case in its own words.

  python3 gevallen.py <path of envelop.md>    writes gevallen.txt

A case ends at a comma or semicolon that a space follows and no backquotes or brackets enclose.
"""
import re
import sys
from pathlib import Path

CASES = Path(__file__).with_name("gevallen.txt")


def section_15(text):
    return text.split("\n## 15.", 1)[1].split("\n## ", 1)[0]


def rows(section):
    """Stage and cases of every table row but the two of the head."""
    for line in section.splitlines():
        found = re.fullmatch(r"\| (.*?) \| (.*) \|", line)
        if found and found[1] != "at":
            yield found[1], split_cases(found[2])


def split_cases(text):
    """`+`, `/` are two cases; `{"...":d,"x":1}` and (a, b) are one."""
    out, depth, quoted = [""], 0, False
    for at, char in enumerate(text):
        quoted ^= char == "`"
        depth += (char == "(") - (char == ")")
        if char in ",;" and not quoted and not depth and text[at + 1:at + 2] == " ":
            out.append("")
        else:
            out[-1] += char
    return [case.strip() for case in out]


def main():
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    lines = [f"{stage}\t{case}" for stage, cases in rows(section_15(text)) for case in cases]
    CASES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} cases")


if __name__ == "__main__":
    main()
