"""The oracle of the kill tests (kafka.md 12): a journal outside the system, and what it says later.

A line is written before each sending and after each answer, so that after any crash it is known
what was promised. A name (a jti) stands for one event; `place` is the index that the answer told.
The judgements answer a list of faults, empty when all is well. For several threads.
"""
import json
import threading
from collections import Counter
from pathlib import Path


class Oracle:
    def __init__(self, file):
        self.file = Path(file)
        self.out = self.file.open("a")
        self.lock = threading.Lock()
        self.sent, self.promised, self.refused = {}, {}, {}

    def before(self, name, data=None):
        """Before each sending, of the same event again too; `data` is what resend() would send."""
        self.note(self.sent, "voor", name, data)

    def after(self, name, place=None, receipt=None):
        """The system said that it has the event. An answer that it has not is `refuse`; no answer,
        or one that leaves it open (503), is nothing."""
        self.note(self.promised, "na", name, [place, receipt])

    def refuse(self, name, why):
        """The system said that it will never be there."""
        self.note(self.refused, "nee", name, why)

    def note(self, table, word, name, what):
        with self.lock:
            if word != "voor" and name not in self.sent:
                raise ValueError(f"{name}: an answer to what was never sent")
            table[name] = what
            self.out.write(json.dumps([word, name, what]) + "\n")
            self.out.flush()

    @classmethod
    def read(cls, file):
        """From a journal: its last line may be cut off, which was then not yet said."""
        oracle = cls(file)
        tables = {"voor": oracle.sent, "na": oracle.promised, "nee": oracle.refused}
        for line in Path(file).read_text().splitlines():
            try:
                word, name, what = json.loads(line)
            except ValueError:
                continue
            tables[word][name] = what
        return oracle

    def unanswered(self):
        """In the order of sending: what must be sent again before the last judgement."""
        return [name for name in self.sent
                if name not in self.promised and name not in self.refused]

    def judge_log(self, names, in_order=False):
        """`names` of the events in the order of the log, a copy that counts for nothing left out.
        Everything promised stands there once, at its place; nothing stands twice, was refused or
        was never sent. `in_order`: in the order of sending, as in one lane."""
        faults = [f"{name} stands {times} times" for name, times in Counter(names).items()
                  if times > 1]
        index = {name: place for place, name in enumerate(names)}
        for name, (place, _) in self.promised.items():
            if name not in index:
                faults.append(f"{name} was promised and is not there")
            elif place is not None and index[name] != place:
                faults.append(f"{name} was promised at {place}, stands at {index[name]}")
        faults += [f"{name} was refused and is there" for name in self.refused if name in index]
        faults += [f"{name} was never sent" for name in index if name not in self.sent]
        if in_order and not faults:
            order = [name for name in self.sent if name in index]
            faults += [f"{name} is out of order" for name, other in zip(order, names)
                       if name != other][:1]
        return faults

    def judge_receipts(self, verifies):
        """`verifies(data, receipt)`: offline, by a tool that did not make it."""
        return [f"the receipt of {name} does not verify"
                for name, (_, receipt) in self.promised.items()
                if receipt is None or not verifies(self.sent[name], receipt)]

    def judge_nodes(self, states):
        """`states`: node to (size, root, digest-skelet), all read at the end of the same log."""
        kinds = set(states.values())
        return [] if len(kinds) == 1 else [f"the nodes differ: {states}"]

    def close(self):
        self.out.close()


def self_test(folder):
    """(sentence, holds) of each judgement, good and bad."""
    oracle = Oracle(Path(folder) / "journaal")
    for name in "abcd":
        oracle.before(name, name)
    oracle.after("a", 0, "A")
    oracle.after("b", 1, "B")
    oracle.refuse("d", "V-1")
    judge = oracle.judge_log
    again = Oracle.read(oracle.file)
    with oracle.file.open("a") as out:
        out.write('["na", "c", [2')
    cut = Oracle.read(oracle.file)
    bad_answer = False
    try:
        oracle.after("z")
    except ValueError:
        bad_answer = True
    yield "what was promised and stands once is well", judge(["a", "b"]) == []
    yield "what was open may be there", judge(["a", "b", "c"], in_order=True) == []
    yield "a lost promise is seen", judge(["a"]) == ["b was promised and is not there"]
    yield "a copy is seen", judge(["a", "b", "b"]) != []
    yield "another place is seen", judge(["b", "a"]) != []
    yield "another order is seen", judge(["a", "b"]) == [] != judge(["c", "a", "b"])
    yield "what was refused may not be there", judge(["a", "b", "d"]) == [
        "d was refused and is there"]
    yield "what nobody sent is seen", judge(["a", "b", "x"]) == ["x was never sent"]
    yield "an answer to nothing is a defect of the test", bad_answer
    yield "the journal tells the same later", (
        again.sent, again.promised, again.refused) == (oracle.sent, oracle.promised, oracle.refused)
    yield "a line that was cut off says nothing", cut.unanswered() == ["c"]
    yield "a receipt must verify", oracle.judge_receipts(
        lambda data, receipt: receipt == data.upper()) == [] != oracle.judge_receipts(
            lambda data, receipt: data == "a")
    yield "nodes must be equal", oracle.judge_nodes({"x": (2, "r", "d"), "y": (2, "r", "d")}) == [
    ] != oracle.judge_nodes({"x": (2, "r", "d"), "y": (2, "r", "e")})
