"""Acknowledged = durable (I2): kill -9 at a random moment under load, again and again.

    python3 tests/integration/durability/kill.py [ROUNDS]

Each round posts from 64 connections, every fourth from one, kills zegeld after a random number of
answers, starts it again and reads the log from outside: every acknowledged event stands at the
index that its answer named, no event stands twice, the root follows from the leaves, and the new
head extends the last one (Go's x/mod checks the proof). What was under way is posted again and gets
exactly one leaf; at the end every content is there.
"""
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tests" / "integration" / "foreign")]
from burst import Burst  # noqa: E402
from outcome import Outcome  # noqa: E402
from tile_reader import build_tile_reader, read_tiles  # noqa: E402
from tlog_reader import claims_of, read_head, read_leaves, root_of  # noqa: E402
from world import make_world, settings_of  # noqa: E402
from zegeld import Zegeld  # noqa: E402

CLIENTS, MOST = 64, 400    # connections; answers before the kill, at most
LEAST_UNDER_WAY = 8        # the median per kill must be above this, or the test shows little


class Rounds:
    def __init__(self, folder, count, outcome):
        self.folder, self.outcome = Path(folder), outcome
        self.events = make_world(folder, "klein", count * MOST, dossiers=16)
        self.known = {event.jti: event for event in self.events}
        self.settings = settings_of(folder)
        self.heads, self.under_way = [], []
        self.left = list(self.events)

    def round(self, number):
        with Zegeld(self.folder, self.settings) as zegeld:
            zegeld.start()
            resent = [event for event in self.left if event.sent]
            self.resend(zegeld, number, resent)
            after = random.randrange(1, MOST - CLIENTS)
            fresh = [event for event in self.left if not event.sent][:MOST]
            clients = CLIENTS if number % 4 != 3 else 1  # what comes alone has a way of its own
            killed = []

            def kill(answered, _):
                if answered >= after:
                    zegeld.kill()
                    killed.append(True)
                return bool(killed)
            answered, lost = Burst(zegeld.address, clients).run(fresh, kill)
        self.outcome.check(f"round {number}: killed under load", killed and answered >= after)
        self.under_way.append(len(lost))
        self.left = [event for event in self.left if not event.acknowledged]
        self.verify(number)

    def resend(self, zegeld, number, events):
        """What a partner does in doubt: the same bytes again."""
        if not events:
            return
        Burst(zegeld.address, CLIENTS).run(events)
        refused = [event.status for event in events if not event.acknowledged]
        self.outcome.check(f"round {number}: the same bytes again are taken", not refused, refused)
        self.left = [event for event in self.left if not event.acknowledged]

    def verify(self, number):
        with Zegeld(self.folder, self.settings) as zegeld:
            zegeld.start()
            head = read_head(zegeld, "regie")
            leaves = read_leaves(zegeld, "regie", head.size)
            why = self.faults(head, leaves)
            self.outcome.check(f"round {number}: nothing acknowledged is lost", not why, why[:5])
            if number == 0:
                self.outcome.check("a missing leaf would be seen", self.faults(head, leaves[:-1]))
            tiles = read_tiles(zegeld, "regie", self.heads[-1:])
            self.outcome.check(f"round {number}: one tree", tiles.returncode == 0, tiles.stdout)
            file = self.folder / f"kop-{number}"
            file.write_bytes(head.note)
            self.heads.append(file)
            zegeld.stop()

    def faults(self, head, leaves):
        index = {}
        out = []
        for place, leaf in enumerate(leaves):
            jti = claims_of(leaf)["jti"]
            if jti in index:
                out.append(f"{jti} stands at {index[jti]} and {place}")
            index[jti] = place
        for event in self.known.values():
            if event.acknowledged and index.get(event.jti) != event.answer["volgnummer"]:
                out.append(f"{event.jti} acknowledged at {event.answer['volgnummer']}, "
                           f"found at {index.get(event.jti)}")
        if root_of(leaves) != head.root:
            out.append("the root does not follow from the leaves")
        return out


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    outcome = Outcome()
    seed = random.randrange(2 ** 32)
    random.seed(seed)
    print(f"seed {seed}")
    build_tile_reader()
    folder = tempfile.mkdtemp(prefix="zegel-kill-", dir=ROOT / "build")
    try:
        rounds = Rounds(folder, count, outcome)
        for number in range(count):
            rounds.round(number)
        median = statistics.median(rounds.under_way)
        acknowledged = sum(event.acknowledged for event in rounds.events)
        print(f"{count} kills; POSTs under way per kill {sorted(rounds.under_way)}, "
              f"median {median}; acknowledged {acknowledged}")
        outcome.check("enough was under way", median > LEAST_UNDER_WAY, median)
        done = Zegeld(folder, rounds.settings).controleer_alles()
        outcome.check("zegel controleer --alles", done.returncode == 0, done.stdout + done.stderr)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    outcome.end()


if __name__ == "__main__":
    main()
