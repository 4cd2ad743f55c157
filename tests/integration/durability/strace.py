"""Durable before 201 (I2), seen by the kernel: the syncs of a POST return before its answer goes.

kill -9 leaves the page cache alive, so a test that only kills cannot see a missing sync. Here
strace watches: for a POST in a known dossier first the record is entered in the daybook of the
inhoud (one write through an O_DSYNC descriptor) and then the ledger synced (fdatasync, then LMDB's
meta page through its O_DSYNC descriptor), in a new dossier the keystore before both, before the
first byte of `HTTP/1.1 201` is written; and nothing of a store goes to the kernel before the store
in front of it is durable: the ledger's transaction is prepared early, in memory. Nothing else is
synced meanwhile but the inhoud, when it takes over its daybook. The same test must fail on a zegeld
with MDB_NOSYNC, and on one whose daybook is opened without O_DSYNC.
"""
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from burst import Burst  # noqa: E402
from outcome import Outcome  # noqa: E402
from wait import until  # noqa: E402
from world import make_world, settings_of  # noqa: E402
from zegeld import TOOLS, Zegeld  # noqa: E402

CALLS = "openat,close,fdatasync,fsync,msync,pwrite64,pwritev,write,writev,sendto,sendmsg"
STORE = re.compile(r"/(sleutels|inhoud|ledger)\.[0-9]+/data\.mdb")
DAYBOOK = re.compile(r"/inhoud\.[0-9]+/dagboek")
CALL = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(?:\((\d+)?| resumed>)")
WRITES = ("pwrite64", "pwritev", "write", "writev")
# What makes each store durable, in this order, and what may not begin before it is.
INHOUD = ([("entry", "inhoud")], ("page", "ledger"))
LEDGER = ([("sync", "ledger"), ("meta", "ledger")], ("201",))
KNOWN = [INHOUD, LEDGER]
NEW = [([("sync", "sleutels"), ("meta", "sleutels")], ("enters", "inhoud")), *KNOWN]
TAKEN_OVER = ("sync", "inhoud")  # of the daybook, when nobody waits
BINARIES = {"zegeld": True, "zegeld_nosync": False, "zegeld_nodsync": False}


class Trace:
    """What strace wrote, from a mark on: ('page' | 'enters' | 'sync' | 'meta' | 'entry', store) and
    ('201',).

    A page, a write into the daybook and an answer count where their call begins; a sync, a meta
    page and an entry where it returns.
    """

    def __init__(self, file):
        self.file = file
        self.dsync = set()       # descriptors opened with O_DSYNC
        self.seen = 0

    def mark(self):
        self.steps()

    def steps(self):
        lines = self.file.read_text(errors="replace").splitlines()
        out, begun = [], {}
        for line in lines[self.seen:]:
            found = CALL.match(line)
            if not found:
                continue
            thread, call, descriptor = found.groups()
            if line.endswith("<unfinished ...>"):
                begun[thread] = line
                if is_answer(line):
                    out.append(("201",))   # its bytes may be out before the call returns
                out += self.page_of(call, line, descriptor)
                continue
            whole = begun.pop(thread, "") + line if "resumed>" in line else line
            if "resumed>" not in line:
                out += self.page_of(call, line, descriptor)
            step = self.step_of(call, whole, descriptor or CALL.match(whole).group(3))
            if step:
                out.append(step)
        self.seen = len(lines)
        return out

    def page_of(self, call, line, descriptor):
        if call in WRITES and DAYBOOK.search(line):
            return [("enters", "inhoud")]
        store = STORE.search(line)
        page = call in WRITES and store and descriptor not in self.dsync
        return [("page", store.group(1))] if page else []

    def step_of(self, call, line, descriptor):
        store = STORE.search(line)
        if call == "openat":         # numbers are used again
            opened = line.rpartition("= ")[2].partition("<")[0]
            ours = store or DAYBOOK.search(line)
            (self.dsync.add if ours and "O_DSYNC" in line else self.dsync.discard)(opened)
        elif call in ("fdatasync", "fsync", "msync") and store and line.endswith("= 0"):
            return "sync", store.group(1)
        elif call in ("pwrite64", "pwritev") and store and descriptor in self.dsync:
            return "meta", store.group(1)
        elif call == "pwritev" and DAYBOOK.search(line) and descriptor in self.dsync:
            return ("entry", "inhoud") if int(line.rpartition("= ")[2]) > 0 else None
        elif is_answer(line) and "resumed>" not in line:
            return ("201",)
        return None


def is_answer(line):
    return '"HTTP/1.1 201' in line


def in_order(steps, wanted):
    """Each store made durable, in this order, and nothing of what follows before that."""
    rest = iter(steps)
    if not all(step in rest for made, _ in wanted for step in made):
        return False
    return ("201",) in rest and all(then not in steps[:steps.index(made[-1])]
                                    for made, then in wanted)


def traced_posts(folder, binary):
    """Steps of one POST in a known and of one in a new dossier."""
    known = make_world(folder, "klein", 2, dossiers=2)
    new = make_world(folder, "nieuw", 2, dossiers=2)
    file = folder / "strace.out"
    wrap = ["strace", "-D", "-f", "-y", "-s", "48", "-e", f"trace={CALLS}", "-o", str(file)]
    out = []
    with Zegeld(folder, settings_of(folder), binary, wrap) as zegeld:
        zegeld.start(60)
        trace = Trace(file)
        Burst(zegeld.address, 1).run([known[0], new[0]])  # warm: the first of each kind
        for event in (known[1], new[1]):
            trace.mark()
            Burst(zegeld.address, 1).run([event])
            until(lambda: '"HTTP/1.1 201' in file.read_text(errors="replace"), "the answer")
            out.append(trace.steps() if event.status == 201 else [("status", event.status)])
        zegeld.stop()
    return out


def main():
    outcome = Outcome()
    for binary, durable in BINARIES.items():
        path = TOOLS / binary if durable else ROOT / "build" / "tests" / binary
        folder = Path(tempfile.mkdtemp(prefix="zegel-strace-", dir=ROOT / "build"))
        try:
            for what, steps, wanted in zip(("known", "new"), traced_posts(folder, path),
                                           (KNOWN, NEW)):
                print(f"{binary}, {what} dossier: {steps}")
                holds = in_order(steps, wanted)
                outcome.check(f"{binary}, {what} dossier: synced before 201 is {durable}",
                              holds == durable and ("201",) in steps, steps)
                if durable:
                    synced = [step for step in steps if step[0] in ("sync", "entry")]
                    expected = [made[0] for made, _ in wanted]
                    outcome.check(f"{binary}, {what} dossier: no sync more than these",
                                  [step for step in synced if step != TAKEN_OVER] == expected
                                  and synced.count(TAKEN_OVER) <= 1, synced)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    outcome.end()


if __name__ == "__main__":
    main()
