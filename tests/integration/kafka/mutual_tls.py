"""The production settings and ACLs of ops/kafka on a real broker and controller, with mTLS."""
import os
import ssl
import subprocess

from expect import must, refused, shut_out
from kafka import OPS, libs, read_properties
from kafka_client import (
    BROKER, CLUSTER_REFUSED, DELETION_DISABLED, GROUP_REFUSED, TOPIC_REFUSED, Client, Producer)
from kafka_topics import KINDS, differences, make, name_of
from kafka_wire import tls_context
from wait import TimedOut, until

LEAVES = name_of("gebeurtenissen")
ROLES = ("zegel-node", "zegel-volger", "zegel-inrichting", "vreemde")
MACHINE = {  # what the test has of its own: addresses, folders, and one broker instead of three
    "node.id", "broker.rack", "log.dirs", "controller.quorum.voters", "listeners",
    "advertised.listeners", "ssl.keystore.location", "ssl.truststore.location",
    "default.replication.factor", "min.insync.replicas", "offsets.topic.replication.factor",
    "transaction.state.log.replication.factor", "transaction.state.log.min.isr",
    "share.coordinator.state.topic.replication.factor", "share.coordinator.state.topic.min.isr"}
AUTHORIZER = {"allow.everyone.if.no.acl.found", "super.users"}   # not told: other cases show them
# Numbers of the protocol.
TOPIC, GROUP, LITERAL, PREFIXED, ALLOW = 2, 3, 3, 4, 3
READ, WRITE, CREATE, DESCRIBE, DESCRIBE_CONFIGS = 3, 4, 5, 8, 10


def acl(kind, name, pattern, role, *operations):
    return {(kind, name, pattern, f"User:{role}", "*", operation, ALLOW)
            for operation in operations}


# kafka.md 7, written a second time: acls.txt is held against it.
ALLOWED = (
    acl(TOPIC, "zegel.", PREFIXED, "zegel-node", READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS)
    | acl(GROUP, "zegel", LITERAL, "zegel-node", READ)
    | acl(TOPIC, "zegel.", PREFIXED, "zegel-volger", READ, DESCRIBE, DESCRIBE_CONFIGS)
    | acl(GROUP, "zegel", LITERAL, "zegel-volger", READ)
    | acl(TOPIC, "zegel.", PREFIXED, "zegel-inrichting", CREATE, DESCRIBE, DESCRIBE_CONFIGS))


def has_the_settings(cluster):
    """Every line of makelaar.properties is in force, as the broker itself tells."""
    found = cluster.client().configs("1", BROKER)
    wanted = {name: value for name, value in read_properties(OPS / "makelaar.properties").items()
              if name not in MACHINE | AUTHORIZER}
    wrong = [(name, value, found.get(name)) for name, value in wanted.items()
             if found.get(name) != value]
    must(wrong == [], wrong)
    must(len(wanted) > 15, f"only {len(wanted)} lines were compared")


def lets_in_only_by_certificate(cluster):
    places = [node.address for node in cluster.broker_nodes]
    shut_out(Client(places, cluster.tls_as(None)).metadata)
    shut_out(Client(places).metadata)
    outsider = tls_context(cluster.certificates / "ca.pem",
                           *(cluster.certificates / f"buitenstaander.{kind}"
                             for kind in ("pem", "key")))
    shut_out(Client(places, outsider).metadata)
    must(cluster.client("zegel-node").metadata()["brokers"], "the same with a certificate")


def is_known_by_its_certificate(cluster):
    """A client that trusts another authority does not talk to this broker."""
    strict = ssl.create_default_context()
    shut_out(Client([cluster.broker_nodes[0].address], strict).metadata)


def gives_nothing_before(cluster):
    cluster.client().create("zegel.vooraf", 1)
    for role in ROLES:
        client = cluster.client(role)
        refused(TOPIC_REFUSED, client.partition, "zegel.vooraf")
        refused(TOPIC_REFUSED, client.create, "zegel.x", 1)


def gets_the_list(cluster):
    """ops/kafka/toegang, as an operator runs it."""
    settings = cluster.folder / "client.properties"
    settings.write_text(
        "security.protocol=SSL\nssl.keystore.type=PEM\nssl.truststore.type=PEM\n"
        f"ssl.keystore.location={cluster.certificates}/zegel-makelaar.keystore.pem\n"
        f"ssl.truststore.location={cluster.certificates}/ca.pem\n")
    done = subprocess.run([OPS / "toegang", cluster.bootstrap, settings, "zegel"],
                          capture_output=True, text=True, timeout=120,
                          env=os.environ | {"KAFKA_LIBS": str(libs())})
    must(done.returncode == 0, done.stdout + done.stderr)
    try:
        until(lambda: cluster.client().acls() == ALLOWED, "the ACLs are in force", 10)
    except TimedOut:
        must(False, cluster.client().acls() ^ ALLOWED)


def lets_the_inrichting_make_topics(cluster):
    client = cluster.client("zegel-inrichting")
    make(client, 1)
    for kind in KINDS:
        must(differences(client, kind, 1) == [], differences(client, kind, 1))
    refused(TOPIC_REFUSED, client.create, "anders.regie.gebeurtenissen", 1)
    refused(TOPIC_REFUSED, client.fetch, LEAVES)
    refused(CLUSTER_REFUSED, client.ask_producer_id)
    refused(TOPIC_REFUSED, client.alter, LEAVES, retention_ms="1")
    refused((TOPIC_REFUSED, DELETION_DISABLED), client.delete, LEAVES)


def lets_the_node_read_and_write(cluster):
    client = cluster.client("zegel-node")
    for kind in KINDS:
        topic = name_of(kind)
        offset = Producer(client, topic).send([b"een blad"], [b"k" * 32])
        must(client.read_all(topic, offset)[0].value == b"een blad", topic)
        must(differences(client, kind, 1) == [], topic)
    client.group("zegel")


def keeps_the_node_from_the_rest(cluster):
    client = cluster.client("zegel-node")
    refused(TOPIC_REFUSED, client.create, "zegel.tweede.gebeurtenissen", 1)
    refused(TOPIC_REFUSED, client.alter, LEAVES, retention_ms="1")
    refused((TOPIC_REFUSED, DELETION_DISABLED), client.delete, LEAVES)
    refused(TOPIC_REFUSED, client.delete_records, LEAVES, 1)
    refused(CLUSTER_REFUSED, client.acls)
    refused(CLUSTER_REFUSED, client.elect_unclean, LEAVES)
    refused(CLUSTER_REFUSED, client.configs, "1", BROKER)
    refused(GROUP_REFUSED, client.group, "anders")
    cluster.client().create("anders", 1)
    refused(TOPIC_REFUSED, client.partition, "anders")


def keeps_the_volger_from_writing(cluster):
    client = cluster.client("zegel-volger")
    must(client.read_all(LEAVES)[0].value == b"een blad", "it reads")
    must(differences(client, "gebeurtenissen", 1) == [], "it compares the settings")
    client.group("zegel")
    refused(CLUSTER_REFUSED, client.ask_producer_id)
    refused(TOPIC_REFUSED, client.write_once, LEAVES, b"een vervalsing")
    refused(TOPIC_REFUSED, client.create, "zegel.tweede.gebeurtenissen", 1)
    refused(TOPIC_REFUSED, client.delete_records, LEAVES, 1)


def keeps_a_stranger_out(cluster):
    """Known to the authority, named in no ACL: it does not even learn that the topics exist."""
    client, address = cluster.client("vreemde"), cluster.broker_nodes[0].address
    must(client.ask("Metadata", topics=None, create=False)["topics"] == [], "it sees topics")
    for kind in KINDS:
        refused(TOPIC_REFUSED, client.partition, name_of(kind))
        refused(TOPIC_REFUSED, client.fetch, name_of(kind), 0, address)
        refused(TOPIC_REFUSED, client.write_once, name_of(kind), b"rommel", address)
        refused(TOPIC_REFUSED, client.configs, name_of(kind))
    refused(GROUP_REFUSED, client.group, "zegel")


def deletes_for_nobody(cluster):
    client = cluster.client()
    refused(DELETION_DISABLED, client.delete, LEAVES)
    must(client.read_all(LEAVES)[0].value == b"een blad", "it is there")


CASES = (
    ("every line of makelaar.properties is in force", has_the_settings),
    ("without a certificate, in plaintext or by another authority: shut out",
     lets_in_only_by_certificate),
    ("the broker shows a certificate that a client can refuse", is_known_by_its_certificate),
    ("before the ACLs are given nobody may do anything", gives_nothing_before),
    ("acls.txt gives exactly what kafka.md 7 says", gets_the_list),
    ("zegel-inrichting makes topics below the prefix, and nothing else",
     lets_the_inrichting_make_topics),
    ("zegel-node reads and writes all four", lets_the_node_read_and_write),
    ("zegel-node cannot create, alter, delete or leave the prefix", keeps_the_node_from_the_rest),
    ("zegel-volger reads and never writes", keeps_the_volger_from_writing),
    ("a principal without ACL sees and does nothing", keeps_a_stranger_out),
    ("not even a super user deletes a topic", deletes_for_nobody),
)
