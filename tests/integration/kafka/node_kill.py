"""The suite `kafka-kill`: zegeld on three real brokers that die under its load (kafka.md 12).

    python3 tests/integration/kafka/node_kill.py [K1 ...]     --alles: every row

What is done to the brokers is in choreography.py. Afterwards everything that was receipted is a
leaf exactly once, what was in doubt and sent again too; a node that followed meanwhile, and a
directory that is rebuilt from the topics, have the same roots and digest-skelet, the rebuilt one
the same of everything; no change of leader ended in `log-korter`. K9 loses something: there the
register must stop and sign nothing more, until `zegel register herstel` fills new topics.
"""
import random
import shutil
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support")]
import choreography as steps  # noqa: E402
from broker_suite import demand_broker, run_folder  # noqa: E402
from expect import must  # noqa: E402
from judge import history, judge, judge_nodes, state_of  # noqa: E402
from kafka import Cluster  # noqa: E402
from ledger import REGISTERS, Ledger, differing  # noqa: E402
from node_cases import is_rebuilt, survives_kills  # noqa: E402
from node_load import TYPE, NodeLoad  # noqa: E402
from outcome import Outcome  # noqa: E402
from tlog_reader import read_head, root_of  # noqa: E402
from wait import until  # noqa: E402

DEFAULT = ("K1", "K2", "K3", "K7")
TOGETHER = {   # three nodes, each broker and controller
    "K1": ("SIGKILL of the leader", steps.kill_leader),
    "K2": ("SIGKILL of two of three", steps.kill_two),
    "K3": ("SIGSTOP and SIGCONT of the leader", steps.pause_leader),
    "K7": ("SIGKILL of zegeld, five times", None),
    "K4": ("a rolling restart", steps.restart_all),
    "K5": ("a follower that can store no more", steps.fill_disk),
    "K8": ("a broker that lost its disk", steps.wipe),
}
APART = {      # three brokers and a controller of its own
    "K6": ("the controller quorum cut", steps.cut_quorum),
    "K9": ("an unclean election: the register stops and signs no more", None),
}
PARTS = ((TOGETHER, lambda: Cluster(3)), (APART, lambda: Cluster(3, controllers=1)))
LOST = ("log-korter", "log-anders")


class Stage:
    def __init__(self, cluster, folder):
        self.cluster, self.folder = cluster, folder
        self.ledger = Ledger(folder / "m", cluster)

    def say(self, line):
        print(line, flush=True)

    def follower(self, name):
        """A node of its own that begins with nothing but the public keys of the checkpoints."""
        follower = Ledger(self.folder / f"{name}-volger", self.cluster)
        follower.settings = self.ledger.settings | {"knooppunt.rol": "volger"}
        keys = follower.folder / "sleutels"
        keys.mkdir(parents=True)
        for register in REGISTERS:
            shutil.copy(self.ledger.folder / "sleutels" / f"controlepunt.{register}.pub", keys)
        return follower

    def in_sync(self):
        for register in REGISTERS:
            for kind in ("gebeurtenissen", "inhoud", "controlepunten"):
                self.cluster.wait_in_sync(self.ledger.topic(kind, register),
                                          steps.numbers(self.cluster))


def main(words):
    outcome = Outcome()
    names = [name for rows, _ in PARTS for name in rows]
    asked = [word for word in words if word != "--alles"] or (
        names if "--alles" in words else DEFAULT)
    seed = random.randrange(2 ** 32)
    random.seed(seed)
    demand_broker(outcome, "kafka-kill", len(asked), f", seed {seed}")
    for rows, make in PARTS:
        chosen = {name: row for name, row in rows.items() if name in asked}
        if chosen:
            run_part(outcome, chosen, make())
    outcome.end()


def run_part(outcome, rows, cluster):
    failed = outcome.failed
    with run_folder(outcome, "zegel-kafka-kill-") as folder:
        try:
            outcome.attempt("the nodes are ready", cluster.start)
            stage = Stage(cluster, folder)
            if outcome.failed == failed:
                outcome.attempt("the casus is told", stage.ledger.tell)
            for name, (sentence, step) in rows.items():
                if outcome.failed == failed:
                    outcome.attempt(f"{name}: {sentence}", run_case, stage, name, step)
        finally:
            cluster.end(kept=outcome.failed > failed)


def run_case(stage, name, step):
    began = time.monotonic()
    stage.in_sync()
    if name == "K9":
        stops(stage)
    elif name == "K7":
        survives_kills(stage)
        is_rebuilt(stage)
    else:
        holds(stage, name, step)
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


def holds(stage, name, step):
    """One node works, one without keys follows, and one is made afterwards from the topics."""
    kind = "inhoud" if name == "K5" else "gebeurtenissen"
    with stage.ledger as ledger, stage.follower(name) as follower:
        ledger.start()
        follower.spawn()
        follower.wait_for_state("regie", "alleen-lezen", 60)
        earlier, journal = history(ledger), ledger.log.stat().st_size
        with NodeLoad(ledger, ledger.folder) as load:
            step(stage.cluster, ledger.topic(kind), load)
        resent = load.resend()
        stage.in_sync()
        judge(ledger, load, earlier)
        until(lambda: heads_of(follower) == heads_of(ledger), "the one that follows is there", 60)
        for node in (ledger, follower):
            told = node.log.read_bytes()[journal if node is ledger else 0:].decode()
            must(not any(f'"code":"{code}"' in told for code in LOST), "the log is no shorter")
        states = {"active": state_of(ledger), "follower": state_of(follower)}
        whole = ledger.everything()
        follower.stop()
        ledger.stop()
    states["rebuilt"] = rebuilt(stage, name, whole)
    judge_nodes(load, states)
    stage.say(f"{name}: sent again at the end {resent}; {load.said()}")


def heads_of(node):
    return [read_head(node, register).note for register in REGISTERS]


def rebuilt(stage, name, whole):
    """A second directory, from the topics alone; ready means that it has all of it."""
    with stage.ledger.copy(stage.folder / name, "ledger.", "inhoud.") as other:
        other.start(60)
        differ = differing(whole, other.everything())
        must(not differ, f"{len(differ)} differ: {differ[:5]}")
        state = state_of(other)
        other.stop()
    return state


def stops(stage):
    """K9: acknowledged records are lost. The register says so, and signs nothing from then on. In
    new topics it goes on where it was."""
    with stage.ledger as ledger:
        ledger.start()
        size = len(ledger.leaves())
        with NodeLoad(ledger, ledger.folder) as load:
            steps.lose_in_sync(stage.cluster, ledger.topic("gebeurtenissen"),
                               lambda: load.wait_for(steps.SOME))
            ledger.wait_for_state("regie", "stilstand", 120)
            seen = ledger.toestand()
            signed = len(ledger.heads())
        must(seen["reden"] in LOST, seen)
        must(len(ledger.leaves()) >= size + steps.SOME, "what was acknowledged is read here")
        status, _, body = ledger.request("POST", "/v1/gebeurtenissen", load.makers[0].next()[1],
                                         TYPE)
        must(status == 503 and b"register-bevroren" in body, f"{status} {body[:300]!r}")
        ledger.stop()
        ledger.spawn()
        ledger.wait_for_state("regie", "stilstand", 60)
        must(len(ledger.heads()) == signed, "it signed again")
        roots = {}
        for head in (head for head in ledger.heads() if head.note):
            root = head.note.split(b"\n")[2]
            must(roots.setdefault(head.size, root) == root, f"two roots for size {head.size}")
        before = {register: (read_head(ledger, register), ledger.leaves(register))
                  for register in REGISTERS}
        ledger.stop()
    stage.say(f"K9: {seen['reden']} ({seen['uitleg']}); {load.said()}")
    recovers(stage, before, load)


def recovers(stage, before, load):
    """`zegel register herstel` (logboek.md 19): the same roots, and every promise kept."""
    ledger = stage.ledger
    ledger.move_to("oefen.g2")
    ledger.command("register", "herstel", "--ja")
    with ledger:
        ledger.start(60)
        for register, (head, leaves) in before.items():
            now = ledger.leaves(register)
            must(now[:head.size] == leaves and root_of(now[:head.size]) == head.root, register)
            must(read_head(ledger, register).origin == head.origin, register)
        load.resend()
        earlier = [name for name in history(ledger) if name not in load.oracle.sent]
        judge(ledger, load, earlier)
        states = {"active": state_of(ledger)}
        whole = ledger.everything()
        ledger.stop()
    states["rebuilt"] = rebuilt(stage, "K9", whole)
    judge_nodes(load, states)


if __name__ == "__main__":
    main(sys.argv[1:])
