"""unit_kafka with a real broker of its own; without jars it skips those tests, loudly."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from kafka import Cluster, NoBroker, version  # noqa: E402

PROGRAM = [str(ROOT / "build" / "tests" / "unit_kafka")]


def main(words):
    try:
        with Cluster(1) as cluster:
            print(f"Apache Kafka {version()}", flush=True)
            real = os.environ | {"ZEGEL_KAFKA": cluster.bootstrap}
            return subprocess.run(PROGRAM + words, env=real).returncode
    except NoBroker as none:
        print(f"geen makelaar: {none}", flush=True)
        return subprocess.run(PROGRAM + words).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
