"""One broker and the nodes on it: what must hold when the disk, the process, the settings of a topic
or the broker itself go (kafka.md 7, 12 K7; logboek.md 14, 17-19).
"""
import base64
import random

from expect import must
from judge import history, judge, state_of
from ledger import REGISTERS, TAKEOVER, check_from_nothing, differing
from node_load import TYPE, NodeLoad
from tlog_reader import claims_of, read_head, root_of
from wait import until

ROUNDS, MOST = 5, 60        # K7; events before a kill, at most
FAR = "900000000000"        # ms; a retention that is wrong and deletes nothing


def tells_the_casus(stage):
    """(a) and its topics hold exactly the leaves that have a receipt."""
    said = check_from_nothing(stage.cluster, "controle")
    must(said["goed"] and said["geverifieerd"] == said["gebeurtenissen"], said)
    other = stage.node("controle", prefix="controle")
    for register, size in said["controlepunt"].items():
        leaves = [record.value for record in other.records("gebeurtenissen", register)]
        must(len(leaves) == len({claims_of(leaf)["jti"] for leaf in leaves}) == size, register)
        newest = max(other.heads(register), key=lambda head: head.size)
        root = base64.b64decode(newest.note.split(b"\n")[2])
        must(newest.size == size and root == root_of(leaves), f"{register}: {newest.size}")


def is_rebuilt(stage):
    """(b) ledger/ and inhoud/ are gone: all of it comes back from the topics."""
    with stage.ledger as ledger:
        ledger.start()
        before, state = ledger.everything(), state_of(ledger)
        ledger.stop()
        ledger.forget()
        ledger.start()
        differ = differing(before, ledger.everything())
        must(not differ, f"{len(differ)} differ: {differ[:5]}")
        must(state_of(ledger) == state, f"{state_of(ledger)} was {state}")
        ledger.examine()
        ledger.stop()


def survives_kills(stage):
    """(d) K7."""
    under_way = []
    with stage.ledger as ledger:
        ledger.start()
        earlier = history(ledger)
        with NodeLoad(ledger, ledger.folder) as load:
            for _ in range(ROUNDS):
                load.wait_for(random.randrange(1, MOST))
                until(lambda: load.under_way, "something is under way")
                under_way.append(len(load.under_way))
                ledger.kill()
                ledger.start()
            load.wait_for(1)
        resent = load.resend()
        judge(ledger, load, earlier)
        ledger.stop()
    must(load.again > 0, "some bytes were sent again and stood there already")
    stage.say(f"K7: under way at each kill {under_way}, sent again at the end {resent}; "
              f"{load.said()}")


def sees_drift(stage):
    """(e) an administrator changes a topic; and changes it back."""
    wrong = (("regie", "gebeurtenissen", "retention.ms", FAR, "-1"),
             ("regie", "inhoud", "cleanup.policy", "delete", "compact"),
             ("toezicht", "controlepunten", "min.insync.replicas", "2", "1"))
    client = stage.cluster.client()
    with stage.ledger as ledger:
        ledger.start()
        for register, kind, name, found, wanted in wrong:
            topic, word = ledger.topic(kind, register), name.replace(".", "_")
            client.alter(topic, **{word: found})
            ledger.wait_for_state(register, "alleen-lezen")
            told = ledger.toestand(register)["uitleg"]
            must(all(part in told for part in (topic, name, found, wanted)), told)
            others = [ledger.toestand(other)["code"] for other in REGISTERS if other != register]
            must(others == ["normaal"] * 2, f"{register}: the others are {others}")
            must(ledger.get(f"/log/{register}/checkpoint")[0] == 200, "it is read")
            client.alter(topic, **{word: wanted})
            until(ledger.is_ready, f"{register} goes on by itself")
        ledger.stop()


def gives_way_to_its_clone(stage):
    """(c) a copy of the machine, started beside it, takes over; the first one only follows."""
    first = stage.ledger
    second = first.copy(stage.folder / "kloon")
    with first, second:
        first.start()
        earlier = history(first)
        with NodeLoad(first, first.folder) as load:
            load.wait_for(20)
        load.resend()
        mine = takeovers(first)[-1].process
        second.start()
        first.wait_for_state("regie", "alleen-lezen")
        must(takeovers(first)[-1].process != mine, "the clone has taken over")
        must(first.toestand()["reden"] == "volger", first.toestand())
        signed = signed_by(first, mine)
        event = load.makers[0].next()[1]
        status, _, body = first.request("POST", "/v1/gebeurtenissen", event, TYPE)
        must(status == 503 and b"alleen-lezen" in body, f"{status} {body[:300]!r}")
        load.service = second
        load.ending.clear()
        with load:
            load.wait_for(20)
        load.resend()
        judge(second, load, earlier)
        until(lambda: read_head(first, "regie") == read_head(second, "regie"), "the first follows")
        must(signed_by(first, mine) == signed, "the first signed after it gave way")
        second.stop()
        first.stop()


def follows(stage):
    """A node of its own with `knooppunt.rol = volger`: the same tree, and it never takes over."""
    ledger = stage.ledger
    follower = ledger.copy(stage.folder / "volger", "ledger.", "inhoud.", "knooppunt")
    follower.settings["knooppunt.rol"] = "volger"
    with ledger:
        ledger.start()
        with follower:
            before = takeovers(ledger)
            follower.spawn()
            follower.wait_for_state("regie", "alleen-lezen")
            with NodeLoad(ledger, ledger.folder) as load:
                load.wait_for(20)
            load.resend()
            for register in REGISTERS:
                until(lambda: read_head(follower, register) == read_head(ledger, register),
                      f"{register}: the same head")
                must(follower.leaves(register) == ledger.leaves(register), register)
            event = load.makers[0].next()[1]
            status, _, body = follower.request("POST", "/v1/gebeurtenissen", event, TYPE)
            must(status == 503, f"{status} {body[:300]!r}")
            must(takeovers(ledger) == before, "nobody took over")
            follower.stop()
        ledger.stop()


def takeovers(ledger):
    return [head for head in ledger.heads("toezicht") if head.kind == TAKEOVER]


def signed_by(ledger, process):
    return sum(head.process == process for register in REGISTERS
               for head in ledger.heads(register))


def lives_without_its_broker(stage):
    """(f) the broker stops under a running node: 503, reads go on, and it comes back by itself."""
    broker = stage.cluster.nodes[0]
    with stage.ledger as ledger:
        ledger.start()
        earlier = history(ledger)
        with NodeLoad(ledger, ledger.folder) as load:
            load.wait_for(20)
            broker.stop()
            load.wait_refused(20)
            reads(ledger)
            broker.start()
            stage.cluster.wait_ready()
            load.wait_for(20)
        load.resend()
        judge(ledger, load, earlier)
        ledger.stop()
    stage.say(f"broker away: {load.said()}")


def starts_without_its_broker(stage):
    """(f) and when the node starts while the broker is away."""
    broker = stage.cluster.nodes[0]
    broker.stop()
    with stage.ledger as ledger:
        ledger.spawn()
        ledger.wait_for_state("regie", "alleen-lezen", 180)
        reads(ledger)
        broker.start()
        stage.cluster.wait_ready()
        until(ledger.is_ready, "it goes on by itself", 60)
        with NodeLoad(ledger, ledger.folder) as load:
            load.wait_for(20)
        ledger.stop()


def reads(ledger):
    for register in REGISTERS:
        ledger.leaves(register)
    ledger.answer("/v1/casussen")


CASES = (
    ("zegel oefen start --check is good, and the topics hold what has a receipt",
     tells_the_casus),
    ("without ledger/ and inhoud/ everything comes back from the topics, to the byte", is_rebuilt),
    ("K7: kill -9 of zegeld under load, five times: once each, with a receipt", survives_kills),
    ("a topic that an administrator changes stops its register, with the reason", sees_drift),
    ("a cloned machine takes over, and the first signs nothing more", gives_way_to_its_clone),
    ("the broker stops under load: 503, reads go on, it comes back by itself",
     lives_without_its_broker),
)
NOT_YET = (   # passes by itself; not yet run in a row with the cases above
    ("a node with rol = volger has the same tree and takes nothing", follows),
)
SLOW = (   # a start asks servers that are away several times, each time to the end
    ("zegeld starts while the broker is away, and goes on when it is there",
     starts_without_its_broker),
)
