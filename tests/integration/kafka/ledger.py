"""The practice ledger on a Kafka cluster: opened and filled by `zegel oefen start --check`, then
served by a zegeld of the test. What is read from it, from outside, stands here too.
"""
import json
import os
import shutil
import struct
import subprocess
from typing import NamedTuple

from expect import must
from partner import FG
from tlog_reader import claims_of, read_head, read_leaves, root_of
from zegeld import TOOLS, Practice, Zegeld

REGISTERS = ("toezicht", "meldingen", "regie")
LISTS = ("/v1/casussen", "/v1/verstrekkingen", "/v1/toestemmingen", "/v1/raadplegingen",
         "/v1/conflicten-van-plichten", "/v1/partners")
TAKEOVER = 1                                  # kinds of a record in controlepunten
HEAD_RECORD = struct.Struct(">BBQIQH16s16sI")  # logboek.md 14


class HeadRecord(NamedTuple):
    offset: int
    kind: int
    expected: int
    termijn: int
    node: bytes
    process: bytes
    note: bytes

    @property
    def size(self):
        return int(self.note.split(b"\n")[1]) if self.note else 0


def settings_on(cluster, prefix="oefen", **more):
    """Dots of the names are written as __."""
    return {"logboek.drijver": "kafka", "kafka.servers": cluster.bootstrap,
            "kafka.beveiliging": "plaintext", "kafka.voorvoegsel": prefix,
            "kafka.opstelling": "een-broker" if cluster.brokers == 1 else "drie-brokers",
            "kafka.toezicht_seconden": 1,
            "oefen.klok": "script"} | {
                name.replace("__", "."): value for name, value in more.items()}


def kafka_environment(settings):
    """For a command that takes the rest from its --map."""
    return {"ZEGEL_" + name.replace(".", "__").upper(): str(value)
            for name, value in settings.items() if name.startswith(("kafka.", "logboek."))}


def check_from_nothing(cluster, prefix):
    """What `zegel oefen start --check` says of a ledger in a new directory."""
    done = subprocess.run([TOOLS / "zegel", "oefen", "start", "--check", "--json"],
                          capture_output=True, text=True, timeout=240,
                          env=os.environ | kafka_environment(settings_on(cluster, prefix)))
    must(done.returncode == 0, done.stdout[-800:] + done.stderr[-800:])
    return json.loads(done.stdout)


class Ledger(Zegeld):
    """One node: its folder and its zegeld."""

    def __init__(self, folder, cluster, prefix="oefen", **more):
        super().__init__(folder, settings_on(cluster, prefix, **more))
        self.cluster, self.prefix = cluster, prefix

    def tell(self):
        """Opens the registers and posts the casus: `zegel oefen start`, until it is told."""
        with Practice(self.folder, kafka_environment(self.settings)) as practice:
            practice.start(240)
        return self

    def copy(self, folder, *without):
        """Another node from a copy of this one's files, which must not be in use."""
        left_out = ("zegel.sock", *without)
        shutil.copytree(self.folder, folder, ignore=lambda _, names: [
            name for name in names if name.startswith(left_out)])
        other = Ledger(folder, self.cluster, self.prefix)
        other.settings = dict(self.settings)
        return other

    def move_to(self, prefix):
        self.prefix = self.settings["kafka.voorvoegsel"] = prefix

    def command(self, *words):
        """`zegel WORDS` on the files of this node, which does not run."""
        done = subprocess.run([TOOLS / "zegel", "--map", self.folder, *words], text=True,
                              capture_output=True, timeout=240, stdin=subprocess.DEVNULL,
                              env=os.environ | {name: str(value) for name, value
                                                in self.environment().items()})
        must(done.returncode == 0, done.stdout[-500:] + done.stderr[-500:])

    def forget(self):
        """Everything that the topics hold: what a node that lost its disk lacks."""
        for file in self.folder.iterdir():
            if file.name.startswith(("ledger.", "inhoud.")):
                shutil.rmtree(file) if file.is_dir() else file.unlink()

    def toestand(self, register="regie"):
        return self.json(f"/v1/registers/{register}")["toestand"]

    def topic(self, kind, register="regie"):
        return f"{self.prefix}.{register}.{kind}"

    def records(self, kind, register="regie"):
        return self.cluster.client().read_all(self.topic(kind, register))

    def heads(self, register="regie"):
        """Every record of the topic controlepunten."""
        out = []
        for record in self.records("controlepunten", register):
            _, kind, expected, termijn, _, _, node, process, size = HEAD_RECORD.unpack_from(
                record.value)
            note = record.value[HEAD_RECORD.size:]
            must(len(note) == size, f"{register} {record.offset}: {len(note)} bytes, not {size}")
            out.append(HeadRecord(record.offset, kind, expected, termijn, node, process, note))
        return out

    def leaves(self, register="regie"):
        """As served, under the checkpoint that is served; the root must follow."""
        head = read_head(self, register)
        leaves = read_leaves(self, register, head.size)
        must(root_of(leaves) == head.root, f"{register}: the root does not follow")
        return leaves

    def in_topic(self, register="regie"):
        """The leaves that the topic says: each jti where it stands first (L7)."""
        seen, out = set(), []
        for record in self.records("gebeurtenissen", register):
            jti = claims_of(record.value)["jti"]
            if jti not in seen:
                out.append(record.value)
            seen.add(jti)
        return out

    def same_as_topics(self):
        for register in REGISTERS:
            served, topic = self.leaves(register), self.in_topic(register)
            must(served == topic, f"{register}: {len(served)} leaves, {len(topic)} in the topic")

    def everything(self):
        """What a reader gets: heads, leaves, lists, and the receipt of each event."""
        out = {}
        for register in REGISTERS:
            out[register] = read_head(self, register).note
            leaves = self.leaves(register)
            out[register, "leaves"] = leaves
            for leaf in leaves:
                path = f"/v1/gebeurtenissen/{claims_of(leaf)['jti']}/ontvangstbewijs"
                out[path] = self.answer(path)
        for path in LISTS:
            said = json.loads(self.answer(path))
            said.pop("_links", None)   # the place where the next page begins is sealed anew
            out[path] = without_moments(said)
        return out

    def answer(self, path):
        status, _, body = self.get(path, Authorization=FG)
        must(status == 200, f"{path}: {status} {body[:300]!r}")
        return body

    def examine(self):
        """`zegel controleer` on the running node."""
        done = subprocess.run([TOOLS / "zegel", "--map", self.folder, "oefen", "controleer"],
                              capture_output=True, text=True, timeout=120)
        must(done.returncode == 0, done.stdout[-500:] + done.stderr[-500:])


def without_moments(value):
    """When this node took a checkpoint over is its own knowledge, and stands in no topic."""
    if isinstance(value, list):
        return [without_moments(one) for one in value]
    if isinstance(value, dict):
        return {name: without_moments(one) for name, one in value.items()
                if name != "controlepuntOp"}
    return value


def differing(one, other):
    """Names of what differs between two everything()."""
    return sorted(str(name) for name in one.keys() | other.keys()
                  if one.get(name) != other.get(name))
