"""What a test asks a Kafka cluster: metadata, topics, configuration, ACLs, records.

Small and slow on purpose: one connection per question to whoever answers, and a producer with one
request at a time. Errors of the broker are `Refused` with their number; a broker that is away is an
OSError. Client and Producer are for one thread each.
"""
import time

from kafka_batch import make_batch, read_batches
from kafka_wire import Wire
from wait import until

# Error numbers of the protocol that tests name.
NONE, UNKNOWN_TOPIC, LEADER_NOT_AVAILABLE, NOT_LEADER = 0, 3, 5, 6
TIMED_OUT, COORDINATOR_LOADING, NO_COORDINATOR = 7, 14, 15
NOT_ENOUGH, NOT_ENOUGH_AFTER = 19, 20
TOPIC_REFUSED, GROUP_REFUSED, CLUSTER_REFUSED, TOPIC_EXISTS = 29, 30, 31, 36
DUPLICATE_SEQUENCE, STORAGE, ELECTION_NOT_NEEDED, DELETION_DISABLED = 46, 56, 84, 73
UNSTABLE = {UNKNOWN_TOPIC, LEADER_NOT_AVAILABLE, NOT_LEADER, TIMED_OUT, COORDINATOR_LOADING,
            NOT_ENOUGH, NOT_ENOUGH_AFTER, STORAGE}   # ask again
TOPIC, BROKER = 2, 4      # kinds of resource of DescribeConfigs
UNCLEAN = 1               # kind of election
END, BEGIN = -1, -2       # times of ListOffsets


class Refused(Exception):
    def __init__(self, what, number, message=None):
        super().__init__(f"{what}: error {number}" + (f" {message}" if message else ""))
        self.number = number


def accept(what, number, message=None):
    if number != NONE:
        raise Refused(what, number, message)


def partition_of(answer):
    """The one partition of an answer about one partition."""
    return answer["topics"][0]["partitions"][0]


def about(topic, **fields):
    """The request part for partition 0 of one topic: this system has no other partitions."""
    return [{"name": topic, "partitions": [{"index": 0} | fields]}]


class Client:
    """`addresses`: (host, port) of every broker, in any order."""

    def __init__(self, addresses, tls=None):
        self.addresses, self.tls = list(addresses), tls

    def ask(self, api, address=None, seconds=10.0, **values):
        """To `address`, or to the first broker that answers."""
        error = OSError("no broker is named")
        for place in [address] if address else list(self.addresses):
            try:
                with Wire(place, self.tls, seconds) as wire:
                    return wire.ask(api, **values)
            except OSError as other:
                error = other
                if not address:   # asked last, the next time
                    self.addresses.remove(place)
                    self.addresses.append(place)
        raise error

    def metadata(self, topics=(), address=None):
        return self.ask("Metadata", address, 5.0, topics=list(topics), create=False)

    def partition(self, topic, address=None):
        """Leader, replicas and isr of partition 0."""
        found = self.metadata([topic], address)["topics"][0]
        accept(topic, found["error"])
        return found["partitions"][0]

    def leader(self, topic):
        """(id, address) of the leader; Refused while there is none."""
        answer = self.metadata([topic])
        found = answer["topics"][0]
        accept(topic, found["error"])
        part = found["partitions"][0]
        accept(f"leader of {topic}", part["error"])
        for broker in answer["brokers"]:
            if broker["id"] == part["leader"]:
                return broker["id"], (broker["host"], broker["port"])
        raise Refused(f"leader of {topic}", LEADER_NOT_AVAILABLE)

    def create(self, topic, factor, configs=None):
        """Until every broker that answers knows it: the controller answers earlier."""
        answer = self.ask("CreateTopics", topics=[
            {"name": topic, "partitions": 1, "factor": factor, "assignments": [],
             "configs": [{"name": name, "value": value}
                         for name, value in (configs or {}).items()]}],
            timeout=10000, only_check=False)["topics"][0]
        accept(f"create {topic}", answer["error"], answer["message"])
        for address in list(self.addresses):
            until(lambda: self.knows(topic, address), f"{topic} known by port {address[1]}")

    def knows(self, topic, address):
        """A broker that is away need not."""
        try:
            return self.partition(topic, address)["leader"] >= 0
        except Refused:
            return False
        except OSError:
            return True

    def delete(self, topic):
        answer = self.ask("DeleteTopics", topics=[topic], timeout=10000)["topics"][0]
        accept(f"delete {topic}", answer["error"])

    def configs(self, name, kind=TOPIC, address=None):
        """{name: value}, effective: set on the topic, on the broker, or the default."""
        found = self.ask("DescribeConfigs", address, synonyms=True, resources=[
            {"kind": kind, "name": name, "keys": None}])["results"][0]
        accept(f"configuration of {name}", found["error"], found["message"])
        return {row["name"]: row["value"] for row in found["configs"]}

    def alter(self, topic, **configs):
        """Dots of the names are written as _; None removes the topic's own value."""
        rows = [{"name": name.replace("_", "."), "operation": 1 if value is None else 0,
                 "value": value} for name, value in configs.items()]
        found = self.ask("IncrementalAlterConfigs", only_check=False, resources=[
            {"kind": TOPIC, "name": topic, "configs": rows}])["results"][0]
        accept(f"alter {topic}", found["error"], found["message"])

    def acls(self):
        """Every ACL: (kind, name, pattern, principal, host, operation, permission) numbers."""
        any_one = {"kind": 1, "name": None, "pattern": 1, "principal": None, "host": None,
                   "operation": 1, "permission": 1}
        answer = self.ask("DescribeAcls", **any_one)
        accept("describe ACLs", answer["error"], answer["message"])
        return {(row["kind"], row["name"], row["pattern"], *one.values())
                for row in answer["resources"] for one in row["acls"]}

    def offset(self, topic, at=END):
        """The high watermark, or with BEGIN the low one."""
        part = partition_of(self.ask("ListOffsets", self.leader(topic)[1], replica=-1, isolation=0,
                                     topics=about(topic, time=at)))
        accept(f"offset of {topic}", part["error"])
        return part["offset"]

    def fetch(self, topic, offset=0, address=None):
        """(high watermark, batches) from `offset` on; at most 1 MiB."""
        part = partition_of(self.ask(
            "Fetch", address or self.leader(topic)[1], replica=-1, wait=100, least=1, most=1 << 20,
            isolation=0, topics=about(topic, offset=offset, most=1 << 20)))
        accept(f"fetch {topic}", part["error"])
        return part["high"], list(read_batches(part["records"] or b""))

    def read_all(self, topic, offset=0):
        """Every record from `offset` to the end of now."""
        out, end = [], self.offset(topic)
        while offset < end:
            _, batches = self.fetch(topic, offset)
            for batch in batches:
                out += [record for record in batch.records if record.offset >= offset]
                offset = max(offset, batch.last + 1)
        return out

    def ask_producer_id(self):
        """(id, epoch) of a new session of an idempotent producer."""
        answer = self.ask("InitProducerId", transaction=None, timeout=60000)
        accept("producer id", answer["error"])
        return answer["producer"], answer["epoch"]

    def write_once(self, topic, value, address=None):
        """One record, not idempotent, tried once. Its offset."""
        part = partition_of(self.ask(
            "Produce", address or self.leader(topic)[1], transaction=None, acks=-1, timeout=8000,
            topics=about(topic, records=make_batch([(None, value)], int(time.time() * 1000)))))
        accept(f"produce {topic}", part["error"])
        return part["offset"]

    def group(self, name):
        """Looks up the coordinator of a group: what librdkafka does even for `assign`. The first to
        ask in a new cluster waits until Kafka has made its own topic for it."""
        answer = until(lambda: self.asked_group(name), f"a coordinator for {name}")
        accept(f"group {name}", answer["error"], answer["message"])

    def asked_group(self, name):
        answer = self.ask("FindCoordinator", group=name, kind=0)
        return answer if answer["error"] != NO_COORDINATOR else None

    def delete_records(self, topic, before):
        part = partition_of(self.ask("DeleteRecords", self.leader(topic)[1],
                                     topics=about(topic, offset=before), timeout=10000))
        accept(f"delete records of {topic}", part["error"])

    def elect_unclean(self, topic):
        """Lets a replica that lags become leader; what it lacks is lost."""
        answer = self.ask("ElectLeaders", kind=UNCLEAN, timeout=10000,
                          topics=[{"name": topic, "partitions": [0]}])
        accept("elect leaders", answer["error"])
        part = partition_of(answer)
        if part["error"] != ELECTION_NOT_NEEDED:
            accept(f"unclean election of {topic}", part["error"], part["message"])


class Producer:
    """Idempotent, acks=all, one batch at a time: a batch whose outcome is unknown is sent again
    with the same sequence numbers, so that it stands in the log once."""

    def __init__(self, client, topic, now=lambda: int(time.time() * 1000)):
        self.client, self.topic, self.now = client, topic, now
        self.wire = None
        self.sequence = 0
        self.id, self.epoch = client.ask_producer_id()

    def send(self, values, keys=None, seconds=10.0):
        """One try. The offset of the first record, or None when the broker had the batch already;
        Refused or OSError otherwise: then send the same values again."""
        records = list(zip(keys or [None] * len(values), values))
        batch = make_batch(records, self.now(), (self.id, self.epoch, self.sequence))
        try:
            if not self.wire:
                self.wire = Wire(self.client.leader(self.topic)[1], self.client.tls, seconds)
            part = partition_of(self.wire.ask("Produce", transaction=None, acks=-1, timeout=8000,
                                              topics=about(self.topic, records=batch)))
            if part["error"] != DUPLICATE_SEQUENCE:
                accept(f"produce {self.topic}", part["error"])
        except (OSError, Refused):
            self.close()
            raise
        self.sequence += len(values)
        return part["offset"] if part["offset"] >= 0 else None

    def close(self):
        if self.wire:
            self.wire.close()
        self.wire = None
