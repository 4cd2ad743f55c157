"""zegeld under ThreadSanitizer (preset tsan), under load: no data race, no lock order that locks.

    python3 tests/integration/durability/races.py [SECONDS]

One client, whose every event is prepared ahead of its inhoud (besluit 0019), then 16; events in
known dossiers, in new ones, large ones; the same bytes again; readers that never stop. SECONDS per
load, 30 when not said. What ThreadSanitizer prints is a failure, and so is any answer that is not
an acknowledgement.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests" / "support")]
from burst import Burst  # noqa: E402
from outcome import Outcome  # noqa: E402
from world import make_world, settings_of  # noqa: E402
from zegeld import Zegeld  # noqa: E402

BUILD = ROOT / "build-tsan"
KINDS = {"klein": 20_000, "groot": 5_000, "nieuw": 5_000}
LOADS = (1, 16)
READS = ("/v1/registers/regie", "/v1/gebeurtenissen?register=regie", "/v1/verstrekkingen",
         "/v1/casussen", "/v1/raadplegingen", "/log/regie/checkpoint", "/v1/openapi.json")
FG = "fg; medewerker=anna"
REPORT = "ThreadSanitizer"
OPTIONS = ("halt_on_error=0:exitcode=66:second_deadlock_stack=1:external_symbolizer_path="
           + str(shutil.which("addr2line")))


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    outcome = Outcome()
    build()
    os.environ["TSAN_OPTIONS"] = OPTIONS
    folder = Path(tempfile.mkdtemp(prefix="zegel-wedloop-", dir=ROOT / "build"))
    try:
        run(outcome, folder, seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    outcome.end()


def build():
    jobs = str(os.cpu_count())
    subprocess.run(["cmake", "--preset", "tsan"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", BUILD, "-j", jobs, "zegeld"], check=True,
                   stdout=subprocess.DEVNULL)


def run(outcome, folder, seconds):
    events = mixed([make_world(folder, kind, count) for kind, count in KINDS.items()])
    with Zegeld(folder, settings_of(folder), BUILD / "tools" / "zegeld") as zegeld:
        zegeld.start(120)
        left = events
        for clients in LOADS:
            left = load(outcome, zegeld, left, clients, seconds)
        known = [event for event in events if event.acknowledged][:200]
        Burst(zegeld.address, 16).run(known)
        outcome.check("the same bytes again give 200", all(e.status == 200 for e in known),
                      {event.status for event in known})
        code = zegeld.stop()
        reports = zegeld.log.read_text(errors="replace")
    outcome.check("zegeld stops", code == 0, code)
    at = reports.find(REPORT)
    outcome.check("nothing to report", at < 0, reports[at:at + 6000])


def mixed(lists):
    """One list, every kind spread evenly over it."""
    placed = [((i + 0.5) / len(one), event) for one in lists for i, event in enumerate(one)]
    return [event for _, event in sorted(placed, key=lambda item: item[0])]


def load(outcome, zegeld, events, clients, seconds):
    """Answers the events that were not sent."""
    end = time.monotonic() + seconds
    reading, left = Reading(zegeld), events
    while left and time.monotonic() < end:      # a connection is good for so many requests
        Burst(zegeld.address, clients).run(left, lambda *_: time.monotonic() > end)
        left = [event for event in left if not event.sent]
    reads = reading.end()
    sent = [event for event in events if event.status is not None]
    refused = {event.status for event in sent if not event.acknowledged}
    outcome.check(f"{clients} clients: everything is taken", sent and not refused, refused)
    outcome.check(f"{clients} clients: readers are served", reads.good and not reads.other,
                  reads.other)
    print(f"{clients} clients: {len(sent)} answered, {reads.good} reads, in {seconds:.0f} s",
          flush=True)
    return left


class Reading:
    """Two threads that read until the end."""

    def __init__(self, zegeld):
        self.zegeld, self.good, self.other, self.over = zegeld, 0, set(), threading.Event()
        self.threads = [threading.Thread(target=self.read, args=(at,)) for at in range(2)]
        for thread in self.threads:
            thread.start()

    def read(self, at):
        while not self.over.is_set():
            at += 1
            path = READS[at % len(READS)]
            status = self.zegeld.get(path, Zegel_Rol=FG)[0]
            if self.zegeld.watch.get("/metrics")[0] == status == 200:
                self.good += 1
            else:
                self.other.add((path, status))

    def end(self):
        self.over.set()
        for thread in self.threads:
            thread.join()
        return self


if __name__ == "__main__":
    main()
