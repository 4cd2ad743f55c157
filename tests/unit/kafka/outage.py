"""The driver while brokers die: each of three in turn, one that hangs, then two at once.

Writes and reads for 70 seconds with unit_kafka [outage]; what was taken must be read back once, in
order. Without jars it skips, loudly.
"""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from kafka import Cluster, NoBroker, version  # noqa: E402

SECONDS = 70


def main():
    try:
        with Cluster(3) as cluster:
            print(f"Apache Kafka {version()}", flush=True)
            load = subprocess.Popen(
                [ROOT / "build" / "tests" / "unit_kafka", "[outage]"],
                env=os.environ | {"ZEGEL_KAFKA": cluster.bootstrap,
                                  "ZEGEL_KAFKA_SECONDEN": str(SECONDS)})
            try:
                harm(cluster.nodes, load)
                return load.wait(SECONDS + 60)
            finally:
                load.kill()
    except NoBroker as none:
        print(f"OVERGESLAGEN 1 test: geen makelaar: {none}\n0 passed, 0 failed, 1 skipped")
        return 0


def harm(nodes, load):
    runs(load, 4)
    for node in nodes:
        node.kill()
        runs(load, 7)
        node.start()
        runs(load, 4)
    nodes[0].pause()
    runs(load, 8)
    nodes[0].resume()
    runs(load, 3)
    nodes[1].kill()
    nodes[2].kill()
    runs(load, 8)
    nodes[1].start()
    nodes[2].start()


def runs(load, seconds):
    """The load goes on for so long; that it ends early is the failure to see."""
    try:
        load.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise RuntimeError("the load ended while brokers died")


if __name__ == "__main__":
    sys.exit(main())
