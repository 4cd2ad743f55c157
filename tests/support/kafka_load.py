"""A load of numbered records on one topic, while a test does things to the brokers.

One lane: a batch is sent until its outcome is known, then the next. The oracle knows what was
promised, and the pauses are measured between answers. The thread only produces; nodes are started
and killed by the thread of the test (kafka.py).
"""
import threading
import time

from kafka_client import UNSTABLE, Producer, Refused
from oracle import Oracle
from wait import until

BATCH = 4
NAME, LARGE = 8, 100_000      # bytes: the number of a record, and what grow() puts behind it
LOST_SESSION = {45, 47, 59}   # out of order, epoch, unknown producer: begin another session


class Load:
    def __init__(self, cluster, topic, batch=BATCH):
        self.cluster, self.topic, self.batch = cluster, topic, batch
        self.oracle = Oracle(cluster.folder / f"journaal-{topic}-{time.monotonic_ns()}")
        self.start_offset = cluster.client().offset(topic)
        self.answered = 0                  # batches
        self.times = []                    # of each answer, monotonic seconds
        self.errors, self.sessions = 0, 0
        self.filler = 0                    # bytes behind the name
        self.failure = None
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, seconds=60):
        """The batch that is under way gets its answer first."""
        self.ending.set()
        self.thread.join(seconds)
        self.oracle.close()
        if self.thread.is_alive():
            raise RuntimeError(f"the last batch of {self.topic} has no answer in {seconds} s")
        if self.failure:
            raise self.failure

    def wait_for(self, batches, seconds=60):
        """Until so many more were answered."""
        goal = self.answered + batches

        def reached():
            if self.failure:
                raise self.failure
            return self.answered >= goal
        until(reached, f"{batches} batches more", seconds)

    def wait_refused(self, tries, seconds=60):
        """Until so many more tries had no answer, or one that promises nothing."""
        goal = self.errors + tries
        until(lambda: self.errors >= goal, f"{tries} tries more without a promise", seconds)

    def grow(self, size, seconds=120):
        """Until so many bytes more are in the log: the next batches are large."""
        self.filler = LARGE
        try:
            self.wait_for(size // (self.batch * LARGE) + 1, seconds)
        finally:
            self.filler = 0

    def run(self):
        try:
            number = 0
            self.producer = self.session()
            while not self.ending.is_set():
                names = [f"{number + one:0{NAME}d}" for one in range(self.batch)]
                number += self.batch
                for name in names:
                    self.oracle.before(name)
                offset = self.deliver([name.encode() + bytes(self.filler) for name in names])
                for place, name in enumerate(names):
                    self.oracle.after(name, None if offset is None else
                                      offset + place - self.start_offset)
                self.times.append(time.monotonic())
                self.answered += 1
            self.producer.close()
        except Exception as error:  # told to the thread of the test by end() and wait_for()
            self.failure = error

    def deliver(self, values):
        """The offset of the batch, or None when only known to be there."""
        pause = threading.Event()
        while True:
            try:
                return self.producer.send(values, seconds=2.0)
            except OSError:
                self.errors += 1
            except Refused as error:
                self.errors += 1
                if error.number in LOST_SESSION:
                    self.producer = self.session()
                elif error.number not in UNSTABLE:
                    raise
            pause.wait(0.05)

    def session(self):
        """A new producer id, as soon as there is someone to give it."""
        def asked():
            try:
                return Producer(self.cluster.client(), self.topic)
            except (OSError, Refused):
                return None
        self.sessions += 1
        return until(asked, "a producer id", 60)

    # --- after the end ---

    def longest_pause(self):
        return max((later - earlier for earlier, later in zip(self.times, self.times[1:])),
                   default=0.0)

    def end_offset(self):
        return self.cluster.client().offset(self.topic)

    def faults(self):
        """What the log tells against the oracle: once each, in order, at its place. For the load
        that was the last to write to its topic."""
        records = self.cluster.client().read_all(self.topic, self.start_offset)
        return self.oracle.judge_log([record.value[:NAME].decode() for record in records],
                                     in_order=True)

    def said(self):
        return (f"{self.answered * self.batch} records, longest pause {self.longest_pause():.1f} "
                f"s, {self.errors} tries without an answer, {self.sessions} producer sessions")
