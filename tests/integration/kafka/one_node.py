"""One broker in the profile `een-broker`: topics, records as they are, and a kill -9."""
from expect import must, refused
from kafka_client import BEGIN, Producer
from kafka_topics import KINDS, NO_LIMIT, differences, make, name_of
from wait import until

HOUR = 3_600_000
LEAVES = name_of("gebeurtenissen")
TOO_LARGE, INVALID_TIMESTAMP = 10, 32
UNKNOWN_TOPIC = 3


def makes_topics(cluster):
    client = cluster.client()
    make(client, 1)
    for kind in KINDS:
        must(differences(client, kind, 1) == [], differences(client, kind, 1))
        must(client.configs(name_of(kind))["flush.messages"] == "1", kind)
        found = client.metadata([name_of(kind)])["topics"][0]
        must(len(found["partitions"]) == 1, found)
        must(found["partitions"][0]["replicas"] == [1], found)


def sees_a_change(cluster):
    """The check of the topics can fail: what an administrator changes is a difference."""
    client = cluster.client()
    client.alter(LEAVES, retention_ms="1000")
    wanted = [("retention.ms", "-1", "1000")]
    until(lambda: differences(client, "gebeurtenissen", 1) == wanted, "the change is seen")
    client.alter(LEAVES, retention_ms="-1")
    until(lambda: not differences(client, "gebeurtenissen", 1), "no difference after putting back")


def makes_none_by_itself(cluster):
    answer = cluster.client().ask("Metadata", topics=["zegel.regie.tikfout"], create=True)
    must(answer["topics"][0]["error"] == UNKNOWN_TOPIC, answer)


def keeps_bytes_and_hour(cluster):
    """Key, value and timestamp come back as given, and none of another moment is stored."""
    hour = 1_700_000_000_000 // HOUR * HOUR
    for kind in KINDS:
        topic = name_of(kind)
        keys = [b"k" * 32] * 3 if kind in ("inhoud", "sleutels") else [None] * 3
        values = [bytes(range(256)), b"\0", b"z" * 4135]
        producer = Producer(cluster.client(), topic, now=lambda: hour)
        offset = producer.send(values, keys)
        found = cluster.client().read_all(topic, offset)
        must([(row.key, row.value, row.time) for row in found] ==
             [(key, value, hour) for key, value in zip(keys, values)], found)


def takes_a_scripted_clock(cluster):
    """Years ahead of the broker is taken in ours; with Kafka 4's default of one hour refused."""
    client = cluster.client()
    ahead = 4_000_000_000_000 // HOUR * HOUR
    Producer(client, LEAVES, now=lambda: ahead).send([b"morgen"])
    client.create("gewoon", 1, {"message.timestamp.after.max.ms": str(HOUR)})
    refused(INVALID_TIMESTAMP, Producer(client, "gewoon", now=lambda: ahead).send, [b"morgen"])
    must(client.configs(LEAVES)["message.timestamp.after.max.ms"] == NO_LIMIT, "limit")


def refuses_what_is_too_large(cluster):
    producer = Producer(cluster.client(), name_of("inhoud"))
    must(producer.send([b"x" * 1_000_000], [b"k" * 32]) is not None, "1,000,000 bytes pass")
    refused(TOO_LARGE, producer.send, [b"x" * 1_048_588], [b"k" * 32])


def keeps_one_of_two_sendings(cluster):
    """The same batch again, as after a lost answer, stands in the log once."""
    client = cluster.client()
    producer = Producer(client, LEAVES)
    before = client.offset(LEAVES)
    producer.send([b"a", b"b"])
    producer.sequence -= 2
    producer.send([b"a", b"b"])
    must(client.offset(LEAVES) == before + 2, client.offset(LEAVES))


def shows_deleted_records(cluster):
    client = cluster.client()
    client.create("weg", 1)
    Producer(client, "weg").send([b"1", b"2", b"3"])
    must(client.offset("weg", BEGIN) == 0, "nothing is gone yet")
    client.delete_records("weg", 2)
    must(client.offset("weg", BEGIN) == 2, client.offset("weg", BEGIN))


def survives_a_kill(cluster):
    """What was acknowledged with a sync per batch is there after kill -9."""
    client, node = cluster.client(), cluster.nodes[0]
    producer = Producer(client, LEAVES)
    first = producer.send([b"bewaard"])
    for number in range(50):
        producer.send([b"%d" % number])
    producer.close()
    node.kill()
    node.start()
    cluster.wait_ready()
    found = [row.value for row in client.read_all(LEAVES, first)]
    must(found == [b"bewaard"] + [b"%d" % number for number in range(50)], found)


CASES = (
    ("the topics of kafka.md 6 are made, and every property is in force", makes_topics),
    ("a property that an administrator changed is seen", sees_a_change),
    ("no topic comes by asking for it", makes_none_by_itself),
    ("key, value and rounded hour come back as given", keeps_bytes_and_hour),
    ("a scripted clock that is ahead of the broker's is taken", takes_a_scripted_clock),
    ("1,000,000 bytes pass, a batch beyond the limit is refused", refuses_what_is_too_large),
    ("a batch that is sent twice stands in the log once", keeps_one_of_two_sendings),
    ("deleted records show in the low watermark", shows_deleted_records),
    ("after kill -9 of the only broker everything acknowledged is there", survives_a_kill),
)
