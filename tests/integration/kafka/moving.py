"""The suite `verhuis`: a ledger that began embedded moves to Apache Kafka, and then recovers to new
topics (logboek.md 3, 19; ops/draaiboek/verhuizen-naar-kafka.md).

    python3 tests/integration/kafka/moving.py

A ledger with receipts is moved by `zegel register verhuis`, killed (SIGKILL) halfway each step, and
run again. Origin, sizes and roots stay; the old receipts verify; the node takes new events; a fresh
directory filled from the topics alone has the same roots; another cluster stops the register.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support")]
from burst import Burst  # noqa: E402
from expect import must  # noqa: E402
from kafka import Cluster, NoBroker, libs, version  # noqa: E402
from kafka_topics import differences, name_of  # noqa: E402
from outcome import Outcome  # noqa: E402
from tlog_reader import read_head, read_leaves, root_of  # noqa: E402
from wait import until  # noqa: E402
from world import PREPARE, make_world, settings_of  # noqa: E402
from zegeld import TOOLS, Zegeld  # noqa: E402

REGISTERS = ("toezicht", "regie", "meldingen")
KEPT, FILLED = 300, 2_500      # events with their receipts as files; events to be killed in
MOVE_SECONDS = 240


class Moving:
    """One ledger, one cluster, and what was seen before the move."""

    def __init__(self, folder):
        self.folder, self.cluster = Path(folder), None
        self.before = self.events = None
        self.embedded = settings_of(folder)

    def on_kafka(self, prefix="zegel"):
        return self.embedded | {
            "logboek.drijver": "kafka", "kafka.servers": self.cluster.bootstrap,
            "kafka.opstelling": "een-broker", "kafka.beveiliging": "plaintext",
            "kafka.voorvoegsel": prefix}

    def command(self, settings, *words):
        environment = Zegeld(self.folder, settings).environment()
        return ([TOOLS / "zegel", "--map", self.folder, "register", *words],
                os.environ | {name: str(value) for name, value in environment.items()})

    def register(self, settings, *words):
        """`zegel register WORDS --json`; (exit, its object, what it said)."""
        command, environment = self.command(settings, *words)
        done = subprocess.run([command[0], "--json", *command[1:]], capture_output=True, text=True,
                              timeout=MOVE_SECONDS, env=environment, stdin=subprocess.DEVNULL)
        lines = done.stdout.strip().splitlines()
        must(len(lines) == 1, done.stdout + done.stderr)
        return done.returncode, json.loads(lines[0]), done.stderr

    def end_of(self, kind, register="regie", prefix="zegel"):
        return self.cluster.client().offset(name_of(kind, register, prefix))

    def looks(self, settings, **how):
        """Heads and leaves as an outsider reads them."""
        with Zegeld(how.get("folder", self.folder), settings) as zegeld:
            zegeld.start(120)
            return seen_on(zegeld)


def seen_on(zegeld):
    out = {}
    for register in REGISTERS:
        head = read_head(zegeld, register)
        leaves = read_leaves(zegeld, register, head.size)
        must(root_of(leaves) == head.root, f"{register}: the root does not follow")
        out[register] = head, leaves
    return out


def same(one, other):
    for register in REGISTERS:
        (old, old_leaves), (new, new_leaves) = one[register], other[register]
        must(new.origin == old.origin and new.size == old.size and new.root == old.root,
             f"{register}: {old} is now {new}")
        must(new_leaves == old_leaves, f"{register}: other leaves")


def verify_receipts(moving):
    kept = moving.folder / "bewijzen"
    done = subprocess.run([TOOLS / "zegel-verify", "--map", kept, "--beleid",
                           kept / "beleid.policy", "--stil"], capture_output=True, text=True)
    must(done.returncode == 0, done.stdout + done.stderr)
    return len(list(kept.glob("*.tlog-proof")))


# --- the cases, in this order: one ledger goes through all of them ---

def is_filled(moving):
    kept = moving.folder / "bewijzen"
    subprocess.run([PREPARE, "--map", moving.folder, "--soort", "groot", "--aantal", "1",
                    "--dossiers", "8", "--vullen", str(KEPT), "--bewijzen", kept, "--uit",
                    moving.folder / "een.bin"], check=True, stdout=subprocess.DEVNULL)
    moving.events = make_world(moving.folder, "klein", 400, 8, fill=FILLED)
    moving.before = moving.looks(moving.embedded)
    must(verify_receipts(moving) >= KEPT, "too few receipts were kept")
    must(moving.before["regie"][0].size > KEPT + FILLED, moving.before["regie"][0])


def is_not_started_on_kafka(moving):
    """Before the move a node with the new setting refuses, and says which command is next."""
    zegeld = Zegeld(moving.folder, moving.on_kafka())
    zegeld.spawn()
    must(zegeld.exit_code() == 78, zegeld.last_line())
    must("zegel register verhuis" in zegeld.last_line(), zegeld.last_line())


def tries_without_writing(moving):
    code, said, text = moving.register(moving.on_kafka(), "verhuis", "--proef")
    must(code == 0 and said["proef"] is True, text)
    must([row["alOpKafka"] for row in said["registers"]] == [0, 0, 0], said)
    topics = moving.cluster.client().metadata()["topics"]
    must(topics is not None, "no answer")
    code, said, _ = moving.register(moving.embedded, "verhuis", "--ja")
    must(code == 2, "without logboek.drijver = kafka it is refused")


def makes_the_topics(moving):
    code, said, text = moving.register(moving.on_kafka(), "verhuis", "--alleen-topics")
    must(code == 0 and said["alleenTopics"] is True, text)
    for register in REGISTERS:
        for kind in ("gebeurtenissen", "inhoud", "controlepunten"):
            must(differences(moving.cluster.client(), kind, 1, register) == [], register)
            must(moving.end_of(kind, register) == 0, f"{register}.{kind} is not empty")


def is_refused_beside_zegeld(moving):
    with Zegeld(moving.folder, moving.embedded) as zegeld:
        zegeld.start()
        code, said, _ = moving.register(moving.on_kafka(), "verhuis", "--ja")
        must(code == 6, said)


def is_killed_halfway(moving):
    """Killed when the topic holds something, and once at each step: embedded goes on each time."""
    command, environment = moving.command(moving.on_kafka(), "verhuis", "--ja")
    size = moving.before["regie"][0].size
    partly = []
    for wanted in (1, size // 2):
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        until(lambda: process.poll() is not None or moving.end_of("gebeurtenissen") >= wanted,
              "leaves are on their way", 60)
        process.kill()
        must(process.wait(30) == -9, "it was done before it was killed")
        partly.append(moving.end_of("gebeurtenissen"))
    for step in ("inhoud van regie", "controlepunten van toezicht", "controlepunten van regie"):
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, text=True,
                                   stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for line in process.stderr:
            if line.startswith(step):
                break
        process.kill()
        must(process.wait(30) == -9, f"it was done before it was killed at {step}")
        process.stderr.close()
    must(any(0 < count < size for count in partly), f"never killed halfway: {partly} of {size}")
    same(moving.before, moving.looks(moving.embedded))
    print(f"killed at {partly} of {size} leaves, then at three later steps", flush=True)


def embedded_goes_on(moving):
    """Until the last step the embedded log is the truth; what it took in between moves too."""
    with Zegeld(moving.folder, moving.embedded) as zegeld:
        zegeld.start()
        Burst(zegeld.address, 8).run(moving.events[:20])
        must(all(event.acknowledged for event in moving.events[:20]), "an event was refused")
        moving.before = seen_on(zegeld)
        zegeld.stop()


def is_moved(moving):
    began = time.monotonic()
    code, said, text = moving.register(moving.on_kafka(), "verhuis", "--ja")
    took = time.monotonic() - began
    must(code == 0 and said["goed"] is True, text)
    sizes = {row["register"]: row["berichten"] for row in said["registers"]}
    must(sizes == {name: head.size for name, (head, _) in moving.before.items()}, said)
    must(all(row["inhoud"] == row["berichten"] for row in said["registers"]), said)
    must("nog" in text and "per seconde" in text or "van" in text, text)
    print(f"moved {sum(sizes.values())} leaves in {took:.1f} s; termijn {said['termijn']}",
          flush=True)
    code, said, _ = moving.register(moving.on_kafka(), "verhuis", "--ja")
    must(code == 0 and said["wasAlKlaar"] is True, "a second time there is nothing to do")


def holds_the_leaves(moving):
    """As a client that is not ours sees them: one offset per leaf (they are compressed), and every
    sealed record once under a key of its own, at a whole hour."""
    client = moving.cluster.client()
    for register in REGISTERS:
        size, next_offset = moving.before[register][0].size, 0
        while next_offset < size:
            high, batches = client.fetch(name_of("gebeurtenissen", register), next_offset)
            must(high == size and batches[0].first <= next_offset, f"{register}: {high}")
            must(all(batch.attributes & 0x07 == 4 for batch in batches), "zstd is off")
            next_offset = batches[-1].last + 1
        sealed = client.read_all(name_of("inhoud", register))
        must(len({record.key for record in sealed}) == size, f"{register}: sealed records")
        must(all(record.time % 3_600_000 == 0 for record in sealed), f"{register}: timestamps")


def embedded_is_refused(moving):
    zegeld = Zegeld(moving.folder, moving.embedded)
    zegeld.spawn()
    must(zegeld.exit_code() == 78, zegeld.last_line())
    must("staat op Kafka" in zegeld.last_line(), zegeld.last_line())


def is_the_same_ledger(moving):
    with Zegeld(moving.folder, moving.on_kafka()) as zegeld:
        zegeld.start(60)
        same(moving.before, seen_on(zegeld))
        must(verify_receipts(moving) >= KEPT, "receipts")
        # The same bytes again give the same line; new ones a new line.
        known = moving.events[0]
        index = known.answer["volgnummer"]
        Burst(zegeld.address, 8).run([known, *moving.events[20:60]])
        must(known.status == 200 and known.answer["volgnummer"] == index, known.answer)
        must(all(event.status == 201 for event in moving.events[20:60]),
             [event.status for event in moving.events[20:60]])
        now = read_head(zegeld, "regie")
        must(now.size == moving.before["regie"][0].size + 40, now)
        moving.before = seen_on(zegeld)
        zegeld.stop()
    must(moving.end_of("gebeurtenissen") == moving.before["regie"][0].size, "offsets")


def is_rebuilt_from_the_topics(moving, prefix="zegel"):
    """The keys are brought along, the stores are not."""
    fresh = moving.folder.with_name(moving.folder.name + "-nieuw")
    shutil.copytree(moving.folder, fresh, ignore=shutil.ignore_patterns("ledger*", "inhoud*"))
    try:
        settings = moving.on_kafka(prefix) | settings_of(fresh) | {"logboek.drijver": "kafka"}
        same(moving.before, moving.looks(settings, folder=fresh))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def recovers_to_new_topics(moving):
    """The topics are lost: `zegel register herstel` into those of the next generation."""
    settings = moving.on_kafka("zegel.g2")
    code, said, text = moving.register(settings, "herstel", "--ja")
    must(code == 0, text)
    must(said["termijn"] >= 3, said)
    with Zegeld(moving.folder, settings) as zegeld:
        zegeld.start(60)
        same(moving.before, seen_on(zegeld))
        Burst(zegeld.address, 8).run(moving.events[60:80])
        must(all(event.status == 201 for event in moving.events[60:80]), "new events")
        moving.before = seen_on(zegeld)
        zegeld.stop()
    is_rebuilt_from_the_topics(moving, "zegel.g2")


def meets_another_cluster(moving):
    """Its own topics are there too, but it is another cluster: stilstand (kafka.md 7)."""
    first = moving.cluster
    with Cluster(1) as other:
        moving.cluster = other
        try:
            settings = moving.on_kafka("zegel.g2")
            with Zegeld(moving.folder, settings) as zegeld:
                zegeld.spawn()
                zegeld.wait_for_state("regie", "stilstand", 60)
                told = zegeld.json("/v1/registers/regie")["toestand"]
                must("cluster" in json.dumps(told), told)
        finally:
            moving.cluster = first


CASES = (
    ("an embedded ledger is filled, its receipts are kept", is_filled),
    ("zegeld on Kafka refuses a ledger that has not moved", is_not_started_on_kafka),
    ("--proef writes nothing; without the setting it is refused", tries_without_writing),
    ("--alleen-topics makes them with every property", makes_the_topics),
    ("beside a running zegeld it is refused", is_refused_beside_zegeld),
    ("killed halfway, the embedded ledger is whole", is_killed_halfway),
    ("and goes on", embedded_goes_on),
    ("run again it resumes and ends; once more it has nothing to do", is_moved),
    ("the topics hold one record per leaf and its sealed inhoud", holds_the_leaves),
    ("the embedded log is refused from then on", embedded_is_refused),
    ("same origin, sizes, roots; old receipts verify; new events are taken", is_the_same_ledger),
    ("a fresh directory filled from the topics has the same roots", is_rebuilt_from_the_topics),
    ("herstel into new topics: the same again", recovers_to_new_topics),
    ("another cluster: stilstand", meets_another_cluster),
)


def main():
    outcome = Outcome()
    try:
        libs()
    except NoBroker as why:
        outcome.skip("verhuis", f"geen makelaar: {why}", unreachable=False, count=len(CASES))
        outcome.end()
    print(f"Apache Kafka {version()}", flush=True)
    moving = Moving(tempfile.mkdtemp(prefix="verhuis-", dir=ROOT / "build"))
    try:
        with Cluster(1) as moving.cluster:
            for sentence, case in CASES:
                outcome.attempt(sentence, case, moving)
                if outcome.failed:
                    break              # each goes on where the last one ended
    finally:
        if outcome.failed:
            print(f"kept: {moving.folder}", flush=True)
        else:
            shutil.rmtree(moving.folder, ignore_errors=True)
    outcome.end()


if __name__ == "__main__":
    main()
