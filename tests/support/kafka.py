"""Real Kafka nodes (KRaft) on loopback: started, awaited, killed, stopped and wiped by a test.

    with Cluster(3) as cluster:            # or Cluster(1), Cluster(1, controllers=1, tls=True)
        cluster.bootstrap                  # "127.0.0.1:20301,..." for a client
        cluster.nodes[1].kill()            # SIGKILL; also stop, pause, resume, start, wipe

    python3 tests/support/kafka.py [--nodes 3] [--tls] COMMAND ...
        runs COMMAND with ZEGEL_KAFKA (bootstrap) and ZEGEL_KAFKA_TLS (folder) in its environment

Without `controllers` every node is broker and controller with the short time-outs of kafka.md 10;
with `tls` (mutual, StandardAuthorizer) the nodes have the production settings of ops/kafka, and
`cluster.certificates` holds ca.pem and ROLE.pem, ROLE.key.

All files stand in one new folder, removed when the test succeeded, kept and named when it did not.
Every node is a child of this process and dies with the thread that started it: start nodes from a
thread that lives as long as the test. Ready is what a client sees, never an amount of time: every
node answers ApiVersions, Metadata names all brokers and a controller, and a record comes back.
"""
import argparse
import ctypes
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPS = ROOT / "ops" / "kafka"
sys.path.insert(0, str(Path(__file__).parent))
from kafka_client import TOPIC_EXISTS, Client, Producer, Refused  # noqa: E402
from kafka_wire import tls_context  # noqa: E402
from wait import TimedOut, until  # noqa: E402

JVM = ["-Xms192m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
       "-Djava.awt.headless=true"]
TOOL = ["-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"]
READY_SECONDS = 60
LAST_LINES = 50
PROBE = "proef"          # the topic of the probe record
LIBC = ctypes.CDLL(None, use_errno=True)
SET_PARENT_DEATH_SIGNAL = 1

SMALL = {  # of every node: one test machine has two cores
    "log.cleaner.dedupe.buffer.size": 2097152, "num.network.threads": 1, "num.io.threads": 2,
    "background.threads": 2, "offsets.topic.num.partitions": 1,
    "transaction.state.log.num.partitions": 1, "group.initial.rebalance.delay.ms": 0}
QUICK = {  # test values: what production leaves to seconds
    "broker.heartbeat.interval.ms": 500, "broker.session.timeout.ms": 3000,
    "replica.lag.time.max.ms": 5000, "controller.quorum.election.timeout.ms": 1000,
    "controller.quorum.fetch.timeout.ms": 2000}
PLAIN = {
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "controller.listener.names": "CONTROLLER", "inter.broker.listener.name": "PLAINTEXT",
    "auto.create.topics.enable": "false", "unclean.leader.election.enable": "false"}


class NoBroker(Exception):
    """There are no jars or no Java: what a suite says when it skips."""


def libs():
    """The folder of the jars: KAFKA_LIBS, or what ops/kafka/haal brought for today's pom.xml."""
    if shutil.which("java") is None:
        raise NoBroker("geen Java")
    folder = Path(os.environ.get("KAFKA_LIBS") or ROOT / "build" / "kafka-libs").resolve()
    if not list(folder.glob("kafka_2.13-*.jar")):
        raise NoBroker(f"geen jars van Apache Kafka in {folder}; `ops/install makelaar` haalt ze")
    return folder


def version():
    """Of the broker that really runs."""
    return next(libs().glob("kafka_2.13-*.jar")).stem.rpartition("-")[2]


def steady_port(taken=set()):
    """A free port that no outgoing connection gets: a client that keeps trying a killed broker
    could otherwise be given the broker's own port, and the broker could never come back."""
    highest = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    while True:
        port = random.randrange(10000, highest)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in taken:
            taken.add(port)
            return port


def die_with_parent():
    LIBC.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def java(flags, *words, **how):
    command = ["java", *flags, "-cp", f"{libs()}/*",
               f"-Dlog4j2.configurationFile=file:{OPS}/log4j2.properties"]
    return subprocess.Popen([*command, *(str(word) for word in words)], stdin=subprocess.DEVNULL,
                            stderr=subprocess.STDOUT, preexec_fn=die_with_parent, **how)


def read_properties(path):
    rows = [line.split("=", 1) for line in path.read_text().splitlines()
            if line.strip() and not line.startswith("#")]
    return {name.strip(): value.strip() for name, value in rows}


class Node:
    """One process. `settings` is what it is started with; `log` what it says."""

    def __init__(self, folder, number, broker, settings, cluster_id):
        self.number, self.broker, self.settings = number, broker, settings
        self.cluster_id = cluster_id
        self.data, self.log = folder / f"n{number}", folder / f"n{number}.log"
        self.file = folder / f"n{number}.properties"
        self.process = self.formatter = None
        self.write_settings()

    @property
    def address(self):
        host, _, port = self.settings["listeners"].split(",")[0].partition("://")[2].partition(":")
        return host, int(port)

    def write_settings(self, **others):
        """Dots of the names are written as _. They count from the next start."""
        self.settings |= {name.replace("_", "."): value for name, value in others.items()}
        self.file.write_text("".join(f"{name}={value}\n" for name, value in self.settings.items()))

    def format(self):
        """Begins to make the empty log folder; start() waits for it."""
        with self.log.open("ab") as out:
            self.formatter = java(TOOL, "kafka.tools.StorageTool", "format", "-t", self.cluster_id,
                                  "-c", self.file, stdout=out)

    def start(self):
        """The process runs; Cluster.wait_ready waits until it serves."""
        if self.formatter:
            if self.formatter.wait(60):
                raise RuntimeError(f"node {self.number} is not formatted:\n{self.last_lines()}")
            self.formatter = None
        with self.log.open("ab") as out:
            self.process = java([*JVM, f"-Dkafka.logs.dir={self.data}"], "kafka.Kafka", self.file,
                                stdout=out)

    @property
    def alive(self):
        return self.process is not None and self.process.poll() is None

    def signal(self, number):
        if not self.alive:
            raise RuntimeError(f"node {self.number} does not run")
        self.process.send_signal(number)

    def kill(self):
        self.signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self, seconds=10):
        """In order; True when it ended by itself within `seconds`."""
        self.signal(signal.SIGTERM)
        try:
            self.process.wait(seconds)
            return True
        except subprocess.TimeoutExpired:
            self.kill()
            return False

    def pause(self):
        self.signal(signal.SIGSTOP)

    def resume(self):
        self.signal(signal.SIGCONT)

    def wipe(self):
        """Of a node that does not run: what it stored is gone, its place in the cluster not."""
        if self.alive:
            raise RuntimeError(f"node {self.number} runs")
        shutil.rmtree(self.data)
        self.format()

    def stored(self, topic):
        """The bytes of partition 0 as they lie on this node's disk: batches of kafka_batch."""
        return b"".join(file.read_bytes()
                        for file in sorted((self.data / f"{topic}-0").glob("*.log")))

    def last_lines(self, count=LAST_LINES):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


class Cluster:
    """`brokers` nodes; with `controllers` these run apart, as in production. `settings` are added
    to those of every node. `place` is where the folder is made."""

    def __init__(self, brokers=1, controllers=0, tls=False, settings=None, place=None):
        self.place = Path(place or ROOT / "build")
        self.extra, self.secured, self.apart = settings or {}, tls, controllers > 0
        self.brokers, self.controllers = brokers, controllers
        self.folder = self.certificates = self.tls = None
        self.nodes = []

    # --- making ---

    def start(self):
        """Formats, starts and waits. A port that somebody took meanwhile is tried once more."""
        try:
            self.launch()
        except RuntimeError:
            if not any("Address already in use" in node.last_lines(1000) for node in self.nodes):
                raise
            self.discard()
            self.launch()
        return self

    def launch(self):
        self.place.mkdir(parents=True, exist_ok=True)
        self.start_in(Path(tempfile.mkdtemp(prefix="makelaar-", dir=self.place)))

    def start_in(self, folder):
        """In a folder of the caller, whose ports may have been taken."""
        libs()
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if self.secured:
            self.certificates = self.folder / "certificaten"
            subprocess.run([OPS / "certificaten", self.certificates], check=True)
            self.tls = self.tls_as("zegel-makelaar")
        self.nodes = list(self.make_nodes())
        for node in self.nodes:
            node.format()
        self.run()

    def run(self):
        """Starts every node, and waits until they serve."""
        for node in self.nodes:
            node.start()
        self.wait_ready()

    def make_nodes(self):
        cluster_id = random.randbytes(16).hex()[:22]
        brokers = list(range(1, self.brokers + 1))
        voters = list(range(11, 11 + self.controllers)) if self.apart else brokers
        ports = {number: steady_port() for number in voters}
        quorum = ",".join(f"{number}@127.0.0.1:{port}" for number, port in ports.items())
        for number in sorted({*brokers, *voters}):
            broker, voter = number in brokers, number in voters
            settings = self.settings_of(broker)
            if not broker:
                settings.pop("inter.broker.listener.name", None)
            settings |= {"process.roles": ",".join(["broker"] * broker + ["controller"] * voter),
                         "node.id": number, "log.dirs": self.folder / f"n{number}",
                         "controller.quorum.voters": quorum}
            kind = "SSL" if self.secured else "PLAINTEXT"
            own = f"{kind}://127.0.0.1:{steady_port()}"
            listeners = [own] * broker
            if voter:
                listeners.append(f"CONTROLLER://127.0.0.1:{ports[number]}")
            settings["listeners"] = ",".join(listeners)
            if broker:
                settings |= {"advertised.listeners": own, "broker.rack": f"plek{number}"}
            yield Node(self.folder, number, broker, settings | self.extra, cluster_id)

    def settings_of(self, broker):
        factor, least = min(self.brokers, 3), min(self.brokers, 2)
        copies = {"default.replication.factor": factor, "min.insync.replicas": least,
                  "offsets.topic.replication.factor": factor,
                  "transaction.state.log.replication.factor": factor,
                  "transaction.state.log.min.isr": least,
                  "share.coordinator.state.topic.replication.factor": factor,
                  "share.coordinator.state.topic.min.isr": least}
        if not self.secured:
            return PLAIN | copies | SMALL | QUICK
        name = "makelaar" if broker or not self.apart else "controller"
        return read_properties(OPS / f"{name}.properties") | copies | SMALL | {
            "ssl.keystore.location": self.certificates / "zegel-makelaar.keystore.pem",
            "ssl.truststore.location": self.certificates / "ca.pem"}

    @classmethod
    def reopen(cls, folder):
        """A plain cluster that was stopped or killed, from the files in its folder; not started."""
        cluster = cls()
        cluster.folder = Path(folder)
        for file in sorted(cluster.folder.glob("n*.properties")):
            settings = read_properties(file)
            number = int(settings["node.id"])
            meta = read_properties(cluster.folder / f"n{number}" / "meta.properties")
            cluster.nodes.append(Node(cluster.folder, number, "broker" in settings["process.roles"],
                                      settings, meta["cluster.id"]))
        cluster.brokers = len(cluster.broker_nodes)
        return cluster

    # --- who and where ---

    @property
    def broker_nodes(self):
        return [node for node in self.nodes if node.broker]

    @property
    def bootstrap(self):
        return ",".join("{}:{}".format(*node.address) for node in self.broker_nodes)

    def node(self, number):
        return next(node for node in self.nodes if node.number == number)

    def tls_as(self, role):
        """The context of a client with the certificate of `role`; None: without a certificate."""
        files = [self.certificates / f"{role}.{kind}" for kind in ("pem", "key")] if role else []
        return tls_context(self.certificates / "ca.pem", *files)

    def client(self, role=None):
        """Of a super user, or of `role`."""
        return Client([node.address for node in self.broker_nodes],
                      self.tls_as(role) if role else self.tls)

    # --- waiting ---

    def wait_ready(self, seconds=READY_SECONDS):
        """Until every node that runs serves, knows every broker that runs, and a record passes."""
        try:
            for node in self.broker_nodes:
                if node.alive:
                    until(lambda: self.serves(node), f"node {node.number} serves", seconds)
            until(self.passes_a_record, "a record passes", seconds)
        except (TimedOut, RuntimeError) as error:
            tails = "\n".join(f"--- node {node.number}\n{node.last_lines()}" for node in self.nodes)
            raise RuntimeError(f"{error}\n{tails}") from error

    def wait_ready_node(self, node, seconds=READY_SECONDS):
        """Until this one answers and has a controller, whatever the others do."""
        until(lambda: self.serves(node), f"node {node.number} serves", seconds)

    def serves(self, node):
        if not node.alive:
            raise RuntimeError(f"node {node.number} ended with {node.process.returncode}")
        wanted = {other.number for other in self.broker_nodes if other.alive}
        try:
            if self.client().ask("ApiVersions", node.address, 2.0)["error"]:
                return False
            answer = self.client().metadata(address=node.address)
        except OSError:
            return False
        return (wanted <= {broker["id"] for broker in answer["brokers"]}
                and answer["controller"] >= 0)

    def passes_a_record(self):
        client = self.client()
        value = random.randbytes(16)
        try:
            try:
                client.create(PROBE, min(self.brokers, 3))
            except Refused as error:
                if error.number != TOPIC_EXISTS:
                    raise
            offset = Producer(client, PROBE).send([value])
            return [record.value for record in client.read_all(PROBE, offset)][:1] == [value]
        except (OSError, Refused):
            return False

    def wait_in_sync(self, topic, numbers, seconds=READY_SECONDS):
        """Until exactly these brokers are in sync for `topic`."""
        def reached():
            try:
                return sorted(self.client().partition(topic)["isr"]) == sorted(numbers)
            except (OSError, Refused):
                return False
        until(reached, f"{topic} in sync on {sorted(numbers)}", seconds)

    # --- ending ---

    def stop(self):
        """Every process that runs ends, brokers first."""
        for brokers in (True, False):   # a broker takes leave of a controller
            running = [node for node in self.nodes if node.alive and node.broker == brokers]
            for node in running:
                node.resume()
                node.signal(signal.SIGTERM)
            for node in running:
                if node.alive:
                    node.stop()

    def kill(self):
        """What a test ends with: nothing has to be kept, so nobody has to take leave."""
        for node in self.nodes:
            for process in (node.formatter, node.process):
                if process and process.poll() is None:
                    process.kill()
                    process.wait(30)

    def discard(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.end(kept=True)
            raise

    def __exit__(self, kind, *_):
        self.end(kept=kind is not None)

    def end(self, kept):
        if self.folder and kept:
            self.kill()
            print(f"makelaars: bewaard in {self.folder}", flush=True)
        elif self.folder:
            self.discard()


def main(words):
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(words)
    with Cluster(chosen.nodes, int(chosen.tls), chosen.tls) as cluster:
        return subprocess.run(chosen.command, env=os.environ | {
            "ZEGEL_KAFKA": cluster.bootstrap,
            "ZEGEL_KAFKA_TLS": str(cluster.certificates or "")}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoBroker as none:
        sys.exit(f"geen makelaar: {none}")
