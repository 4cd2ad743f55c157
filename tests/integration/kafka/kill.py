"""Brokers die under load: K1-K6, K8 and K9 of kafka.md 12, on the brokers alone.

    python3 tests/integration/kafka/kill.py [K1 ...]

A numbered load writes to one topic, an oracle keeps what was promised, and afterwards the log and
the three disks are held against it. K9 is the one that loses something: there the oracle must say
so.
"""
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support")]
import choreography as steps  # noqa: E402
from expect import must  # noqa: E402
from broker_suite import demand_broker  # noqa: E402
from kafka import Cluster  # noqa: E402
from kafka_load import Load  # noqa: E402
from kafka_topics import settings_of  # noqa: E402
from outcome import Outcome  # noqa: E402
from wait import until  # noqa: E402

TOGETHER = {   # three nodes, each broker and controller
    "K1": ("SIGKILL of the leader", steps.kill_leader),
    "K2": ("SIGKILL of two of three", steps.kill_two),
    "K3": ("SIGSTOP and SIGCONT of the leader", steps.pause_leader),
    "K4": ("a rolling restart", steps.restart_all),
    "K5": ("a follower that can store no more", steps.fill_disk),
    "K8": ("a broker that lost its disk", steps.wipe),
}
APART = {      # three brokers and a controller of its own
    "K6": ("the controller quorum cut", steps.cut_quorum),
    "K9": ("an unclean election", None),
}
PRODUCTION = {   # three brokers and three controllers, the settings of ops/kafka, mutual TLS
    "K1-productie": ("the leader and a controller of production", steps.kill_leader_and_controller),
}
PARTS = (
    (TOGETHER, lambda: Cluster(3)),
    (APART, lambda: Cluster(3, controllers=1)),
    (PRODUCTION, lambda: Cluster(3, controllers=3, tls=True)),
)


def main(words):
    outcome = Outcome()
    wanted = [name for rows, _ in PARTS for name in rows if not words or name in words]
    demand_broker(outcome, "makelaars gedood", len(wanted))
    for rows, make in PARTS:
        chosen = {name: row for name, row in rows.items() if name in wanted}
        if chosen:
            run_part(outcome, chosen, make())
    outcome.end()


def run_part(outcome, rows, cluster):
    failed = outcome.failed
    try:
        outcome.attempt("the nodes are ready", cluster.start)
        for name, (sentence, step) in rows.items():
            if outcome.failed == failed:
                case = holds if step else loses
                outcome.attempt(f"{name}: {sentence}", case, cluster, name, step)
    finally:
        cluster.end(kept=outcome.failed > failed)


def holds(cluster, name, step):
    """After the step everything promised is there, once, in order, on every disk."""
    began, topic = time.monotonic(), topic_of(cluster, name)
    with Load(cluster, topic) as load:
        step(cluster, topic, load)
    faults = load.faults()
    must(not faults, faults[:5])
    steps.one_history(cluster, topic)
    tell(name, began, load)


def loses(cluster, name, _):
    """The oracle says what is lost and what is not; then the log grows again, with others."""
    began, topic = time.monotonic(), topic_of(cluster, name)
    kept = written(cluster, topic)
    loads = []
    steps.lose_in_sync(cluster, topic, lambda: loads.append(written(cluster, topic)))
    lost, end = loads[0], kept.start_offset + len(kept.oracle.promised)
    must(lost.end_offset() == end, f"the log ends at {lost.end_offset()}, not at {end}")
    must(kept.faults() == [], kept.faults()[:5])
    faults = lost.faults()
    must(len([fault for fault in faults if "is not there" in fault]) ==
         len(lost.oracle.promised) > 0, f"{len(faults)} faults of {len(lost.oracle.promised)}")
    steps.one_history(cluster, topic)
    later = Load(cluster, topic)
    with later:
        until(lambda: later.answered >= lost.answered + steps.SOME, "the log has grown again", 60)
    must(later.faults() == [], later.faults()[:5])
    must(later.end_offset() > lost.start_offset + len(lost.oracle.promised), "it is longer")
    steps.one_history(cluster, topic)
    tell(name, began, lost, f"; the log fell back to {end}, {len(faults)} are said to be lost, "
         f"and ends at {later.end_offset()}")


def written(cluster, topic):
    """A load that was acknowledged, and is well."""
    with Load(cluster, topic) as load:
        load.wait_for(steps.SOME)
    must(load.faults() == [], load.faults()[:5])
    return load


def topic_of(cluster, name):
    topic = f"zegel.{name.lower()}.gebeurtenissen"
    cluster.client().create(topic, 3, settings_of("gebeurtenissen", 3))
    cluster.wait_in_sync(topic, steps.numbers(cluster))
    return topic


def tell(name, began, load, more=""):
    print(f"{name}: {load.said()}{more}; {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
