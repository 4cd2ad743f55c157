"""The last judgement of a load on a node: the log, the topic and every receipt against the oracle.
"""
import base64
import json
import subprocess

from expect import must
from tlog_reader import claims_of, read_head
from zegeld import TOOLS


def history(ledger):
    """The jtis that stand in regie before a load begins."""
    return [claims_of(leaf)["jti"] for leaf in ledger.leaves()]


def judge(ledger, load, earlier):
    """Everything promised is a leaf exactly once, at its place; what was never answered and sent
    again too; the topic tells the same; each receipt verifies offline."""
    names = [claims_of(leaf)["jti"] for leaf in ledger.leaves()]
    must(names[:len(earlier)] == earlier, "what was there before stands where it stood")
    for name in earlier:
        load.oracle.sent.setdefault(name, None)
    faults = load.oracle.judge_log(names)
    must(not faults, faults[:5])
    missing = [name for name in load.oracle.sent if name not in set(names)]
    must(not missing, f"{len(missing)} sent events are no leaf: {missing[:3]}")
    ledger.same_as_topics()
    verify_receipts(ledger, load)


def verify_receipts(ledger, load):
    """By zegel-verify, from files alone; and one spoiled receipt must not pass."""
    folder = ledger.folder.parent / f"bewijzen-{len(load.oracle.sent)}"
    folder.mkdir()
    policy = folder.parent / f"{folder.name}.policy"
    policy.write_text(ledger.json("/v1/registers/regie")["beleid"])
    for name, (_, receipt) in load.oracle.promised.items():
        must(receipt, f"{name} has no receipt")
        (folder / f"{name}.sd-jwt").write_bytes(base64.b64decode(load.oracle.sent[name]))
        (folder / f"{name}.tlog-proof").write_text(receipt)
    must(load.oracle.promised, "something was promised")
    done = verified(folder, policy)
    must(done.returncode == 0, done.stdout[-500:] + done.stderr[-500:])
    one, other = list(load.oracle.promised)[:2]
    (folder / f"{one}.tlog-proof").write_text(load.oracle.promised[other][1])
    must(verified(folder, policy).returncode == 1, "the receipt of another event does not pass")


def skelets_of(node):
    """`digest-skelet` per register, from the full check of a node that runs (logboek.md 14): every
    leaf, tile, signature and projection is looked at again, and nothing may differ."""
    answer = {"stand": "loopt"}
    while answer["stand"] != "klaar":
        status, _, body = node.sok.request("POST", "/v1/registers/_controleer", b"{}",
                                           {"Content-Type": "application/json"})
        must(status == 200, f"{status} {body[:300]!r}")
        answer = json.loads(body)
    must(answer["verschillen"] == 0, answer)
    return answer["skeletten"]


def state_of(node):
    """Per register size, root and digest-skelet, of one and the same tree."""
    out = []
    for row in skelets_of(node):
        head = read_head(node, row["register"])
        must(row["grootte"] == head.size, f"{row} beside a head of {head.size}")
        out.append((row["register"], head.size, head.root, row["digestSkelet"]))
    return tuple(out)


def judge_nodes(load, states):
    """`states`: name of a node to its state_of()."""
    faults = load.oracle.judge_nodes(states)
    must(not faults, faults)


def verified(folder, policy):
    return subprocess.run([TOOLS / "zegel-verify", "--map", folder, "--beleid", policy],
                          capture_output=True, text=True, timeout=120)
