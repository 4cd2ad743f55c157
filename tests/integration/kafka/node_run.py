"""The suite `kafka`: zegeld on one real broker, and on one that asks for certificates.

    python3 tests/integration/kafka/node_run.py [WORD ...]     only cases whose name holds a WORD

`--alles`: slow ones too.

Without a broker every case is skipped, loudly; under CI that is a failure.
"""
import random
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support")]
import node_cases  # noqa: E402
import node_tls  # noqa: E402
from broker_suite import demand_broker, run_folder  # noqa: E402
from kafka import Cluster  # noqa: E402
from ledger import Ledger  # noqa: E402
from outcome import Outcome  # noqa: E402

PARTS = (
    ("een", node_cases.CASES, lambda: Cluster(1)),
    ("traag", node_cases.SLOW, lambda: Cluster(1)),
    ("later", node_cases.NOT_YET, lambda: Cluster(1)),
    ("tls", node_tls.CASES, lambda: Cluster(1, controllers=1, tls=True)),
)


class Stage:
    """A cluster and the practice ledger on it, told once; no zegeld runs between two cases."""

    def __init__(self, cluster, folder):
        self.cluster, self.folder = cluster, folder
        self.ledger = self.node("m")

    def node(self, name, **settings):
        return Ledger(self.folder / name, self.cluster, **settings)

    def say(self, line):
        print(line, flush=True)


def main(words):
    outcome = Outcome()
    asked = [word for word in words if word != "--alles"]
    parts = [(name, chosen(cases, asked), make) for name, cases, make in PARTS
             if name not in ("traag", "later") or asked or (words and name == "traag")]
    seed = random.randrange(2 ** 32)
    random.seed(seed)
    demand_broker(outcome, "kafka", sum(len(cases) for _, cases, _ in parts), f", seed {seed}")
    for name, cases, make in parts:
        if cases:
            run_part(outcome, name, cases, make())
    outcome.end()


def chosen(cases, words):
    return [row for row in cases
            if not words or any(word in (row[0], row[1].__name__) or word in row[0]
                                for word in words)]


def run_part(outcome, name, cases, cluster):
    failed = outcome.failed
    with run_folder(outcome, "zegel-kafka-") as folder:
        try:
            outcome.attempt(f"{name}: the nodes are ready", cluster.start)
            stage = Stage(cluster, folder)
            if outcome.failed == failed and not cluster.secured:
                outcome.attempt(f"{name}: the casus is told", stage.ledger.tell)
            for sentence, case in cases if outcome.failed == failed else ():
                began = time.monotonic()
                outcome.attempt(f"{name}: {sentence}", case, stage)
                print(f"{name}: {case.__name__} {time.monotonic() - began:.1f} s", flush=True)
        finally:
            cluster.end(kept=outcome.failed > failed)


if __name__ == "__main__":
    main(sys.argv[1:])
