"""unit_kafka with a real broker of its own; without jars it skips those tests, loudly.

    python3 tests/unit/kafka/run.py [tls] [WORD ...]     words go to the program

`tls`: those tests alone, on a broker and a controller with the settings of production and the ACLs
of ops/kafka.
"""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tests" / "integration" / "kafka")]
from kafka import Cluster, NoBroker, version  # noqa: E402
from mutual_tls import gets_the_list  # noqa: E402

PROGRAM = [str(ROOT / "build" / "tests" / "unit_kafka")]


def main(words):
    secured = words[:1] == ["tls"]
    # Hidden tests have a runner of their own; an exclusion alone would take them along.
    words = ["[tls]", *words[1:]] if secured else ["~[tls]~[.]", *words]
    try:
        with Cluster(1, int(secured), secured) as cluster:
            print(f"Apache Kafka {version()}", flush=True)
            if secured:
                gets_the_list(cluster)
            return run(words, ZEGEL_KAFKA=cluster.bootstrap,
                       ZEGEL_KAFKA_TLS=str(cluster.certificates or ""))
    except NoBroker as none:
        print(f"geen makelaar: {none}", flush=True)
        return run(words)


def run(words, **broker):
    return subprocess.run(PROGRAM + words, env=os.environ | broker).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
