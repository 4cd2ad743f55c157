"""The suite `makelaar`: Apache Kafka itself, as Zegel needs it (kafka.md 6, 7, 10).

    python3 tests/integration/kafka/run.py [een] [drie] [tls] [orakel]

One broker, three brokers, and a broker and a controller with the settings of production and mutual
TLS. Without a broker every case is skipped, loudly; under CI that is a failure.
"""
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support")]
import mutual_tls  # noqa: E402
import one_node  # noqa: E402
import three_nodes  # noqa: E402
from kafka import Cluster, NoBroker, libs, version  # noqa: E402
from oracle import self_test  # noqa: E402
from outcome import Outcome  # noqa: E402

PARTS = {
    "een": (one_node.CASES, lambda: Cluster(1)),
    "drie": (three_nodes.CASES, lambda: Cluster(3)),
    "tls": (mutual_tls.CASES, lambda: Cluster(1, controllers=1, tls=True)),
}


def main(words):
    outcome = Outcome()
    if not words or "orakel" in words:
        with tempfile.TemporaryDirectory() as folder:
            for sentence, holds in self_test(folder):
                outcome.check(f"orakel: {sentence}", holds)
    parts = {name: part for name, part in PARTS.items() if not words or name in words}
    try:
        libs()
    except NoBroker as why:
        count = sum(len(cases) for cases, _ in parts.values())
        outcome.skip("makelaar", f"geen makelaar: {why}", unreachable=False, count=count)
        outcome.end()
    print(f"Apache Kafka {version()}", flush=True)
    for name, (cases, make) in parts.items():
        run_part(outcome, name, cases, make)
    outcome.end()


def run_part(outcome, name, cases, make):
    """The folder of the cluster is kept when a case failed."""
    began, failed = time.monotonic(), outcome.failed
    cluster = make()
    try:
        outcome.attempt(f"{name}: the nodes are ready", cluster.start)
        ready = time.monotonic() - began
        if outcome.failed == failed:
            for sentence, case in cases:
                outcome.attempt(f"{name}: {sentence}", case, cluster)
    finally:
        cluster.end(kept=outcome.failed > failed)
    print(f"{name}: {len(cases)} cases, ready in {ready:.1f} s, all in "
          f"{time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
