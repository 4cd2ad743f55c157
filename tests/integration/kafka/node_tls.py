"""zegeld on a broker that asks for certificates and knows the ACLs of ops/kafka; and what it
refuses to try at all (kafka.md 1, 7, 9).
"""
import os
import subprocess

from expect import must
from judge import history, judge
from kafka_topics import KINDS, differences
from ledger import REGISTERS
from mutual_tls import gets_the_list
from node_load import NodeLoad
from zegeld import TOOLS

PREFIX = "zegel"            # of the ACLs
CONFIG = 78                 # the exit for a configuration that will not do


def certificates(cluster, role):
    return {"kafka__beveiliging": "ssl",
            "kafka__ca_bestand": cluster.certificates / "ca.pem",
            "kafka__certificaat_bestand": cluster.certificates / f"{role}.pem",
            "kafka__sleutel_bestand": cluster.certificates / f"{role}.key"}


def makes_the_topics(stage):
    """Step 4 of ops/kafka/README.md, by the certificate that may do this alone."""
    node = stage.node("inrichting", prefix=PREFIX, **certificates(stage.cluster,
                                                                  "zegel-inrichting"))
    done = subprocess.run(
        [TOOLS / "zegel", "--map", node.folder, "register", "open", "toezicht", "--alleen-topics"],
        capture_output=True, text=True, timeout=120, env=os.environ | {
            name: str(value) for name, value in node.environment().items()})
    must(done.returncode == 0, done.stderr)
    client = stage.cluster.client("zegel-inrichting")
    for register in REGISTERS:
        for kind in KINDS:
            found = differences(client, kind, 1, register)
            must(found == [], f"{register} {kind}: {found}")


def works_by_certificate(stage):
    """Topics as zegel-inrichting, everything else as zegel-node."""
    cluster = stage.cluster
    gets_the_list(cluster)
    makes_the_topics(stage)
    ledger = stage.node("tls", prefix=PREFIX, **certificates(cluster, "zegel-node"))
    ledger.tell()
    with ledger:
        ledger.start()
        earlier = history(ledger)
        with NodeLoad(ledger, ledger.folder) as load:
            load.wait_for(20)
        load.resend()
        judge(ledger, load, earlier)
        ledger.stop()


def is_kept_from_others(stage):
    """The certificate of somebody without an ACL: no register takes anything."""
    ledger = stage.node("tls", prefix=PREFIX, **certificates(stage.cluster, "vreemde"))
    with ledger:
        ledger.spawn()
        ledger.wait_for_state("regie", "alleen-lezen", 180)
        ledger.leaves()
        ledger.stop()


def refuses_scram(stage):
    """librdkafka 2.0.2 cannot do SCRAM with Kafka 4: said at start, never tried."""
    secret = stage.folder / "wachtwoord"
    secret.write_text("geheim")
    ledger = stage.node("tls", prefix=PREFIX, **certificates(stage.cluster, "zegel-node") | {
        "kafka__beveiliging": "sasl_ssl", "kafka__sasl_gebruiker": "zegel-node",
        "kafka__sasl_wachtwoord_bestand": secret})
    refused(ledger, "SCRAM")


def refuses_plaintext_elsewhere(stage):
    ledger = stage.node("tls", prefix=PREFIX)
    ledger.settings["kafka.servers"] = "192.0.2.1:9092"
    refused(ledger, "Zonder TLS mag Kafka alleen op deze machine staan")


def refused(ledger, words):
    with ledger:
        begin = ledger.log.stat().st_size
        ledger.spawn()
        code = ledger.exit_code(30)
        told = ledger.log.read_bytes()[begin:].decode()
        must(code == CONFIG and words in told, f"exit {code}: {told[-500:]}")


CASES = (
    ("by the certificate of zegel-node, under the ACLs of ops/kafka", works_by_certificate),
    ("by the certificate of a stranger nothing is taken", is_kept_from_others),
    ("SCRAM with this library is refused at start, with the reason", refuses_scram),
    ("plaintext to another machine is refused at start", refuses_plaintext_elsewhere),
)
