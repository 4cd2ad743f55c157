#!/usr/bin/env python3
"""Writes records.jsonl, or with --check compares it: the frozen verdicts of index rule 1.

Each verdict is said twice here: by the author of the case and by rule.py; they must agree before a
line is written. One JSON object per line: partition, number, name, record (base64; empty is a
record without value), verdict, and the index or the reason.
"""
import base64
import json
import sys
from pathlib import Path

from partition_cases import partitions
from rule import Partition

FILE = Path(__file__).parent / "records.jsonl"


def main():
    lines = list(rows())
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    accepted = sum(line["verdict"] == "aanvaard" for line in lines)
    print(f"{len(lines)} records, {accepted} aanvaard, {len(lines) - accepted} geweigerd")
    if "--check" in sys.argv:
        same = FILE.read_text(encoding="utf-8") == text
        print(f"{int(same)} passed, {int(not same)} failed, 0 skipped")
        return 0 if same else 1
    FILE.write_text(text, encoding="utf-8")
    return 0


def rows():
    for partition, cases in partitions():
        state = Partition()
        names = set()
        for number, (name, record, expected) in enumerate(cases):
            verdict, outcome = state.judge(record)
            said = "aanvaard" if expected == "aanvaard" else "geweigerd"
            if verdict != said or (verdict == "geweigerd" and outcome != expected):
                sys.exit(f"{partition}: {name}: expected {expected}, rule.py says {outcome}")
            if name in names:
                sys.exit(f"{partition}: {name}: two cases of one name")
            names.add(name)
            yield {"reeks": partition, "nr": number, "naam": name,
                   "record": base64.b64encode(record).decode(), "verdict": verdict,
                   **({"index": outcome} if verdict == "aanvaard" else {"reden": outcome})}


if __name__ == "__main__":
    sys.exit(main())
