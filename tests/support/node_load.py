"""Clients that post to one zegeld while brokers and nodes die, with an oracle beside them.

Each client signs an event, posts it, and posts the same bytes again until the answer says that it
has a receipt: what a partner does in doubt. A restarted zegeld on the same address is found again.
The load is one for tests/integration/kafka/choreography.py: wait_for, wait_refused, answered, grow.
"""
import base64
import http.client
import json
import random
import threading
import time

from oracle import Oracle
from partner import Partner, hour_of
from sdjwt import Signer, random_id
from wait import until

CODE = "DK"                    # the partner that posts
TYPE = {"Content-Type": "application/sd-jwt"}
LOOSE = {429, 500, 503, 504}   # answers that leave open whether it is there, or say: later
PAUSE = 0.02                   # seconds before the same bytes go out again
LONGEST = 500                  # characters of a free text (catalogue, default_text_max)


class Maker:
    """Signed events of one partner in one dossier of its own; for one thread."""

    def __init__(self, service, pem, oin):
        self.signer = Signer(pem, oin)
        self.filler, self.opened = 0, False
        register = service.json("/v1/registers/regie")
        self.moment, self.origin = register["klok"], register["oorsprong"]
        self.rows = {evt: service.json(f"/v1/gebeurtenistypen/{evt}")
                     for evt in ("casus-geopend.v1", "adviesvraag-gesteld.v1")}
        self.casus = random_id()

    def opening(self):
        return self.make("casus-geopend.v1", {
            "niveau": "lokale-kamer", "casusSoort": "persoonsgericht", "herkomst": "melding",
            "aanmelder": self.signer.oin, "kader": "vrijwillig",
            "problematiek": ["overlastgevende-jeugd"], "gemeenten": ["9901"]})

    def next(self):
        """(jti, bytes)"""
        inhoud = {"anoniem": True, "geraadpleegde": self.signer.oin, "betrokkenen": [],
                  "problematiek": ["overlastgevende-jeugd"]}
        if self.filler:   # three bytes each; its disclosure is base64 again, and never compressed
            inhoud["vraag"] = "".join(chr(random.randrange(0x4E00, 0x9FA0))
                                      for _ in range(self.filler))
        return self.make("adviesvraag-gesteld.v1", inhoud)

    def make(self, evt, inhoud):
        row, jti = self.rows[evt], random_id()
        skelet = {"aud": self.origin, "jti": jti, "iat": hour_of(self.moment), "evt": evt,
                  "bkl": row["opentKlasse"] or "regie-5j",
                  "vwa": row["verwerkingsactiviteiten"]["regie"]}
        keys = [field["naam"] for field in row["velden"]]
        if row["betrokkenen"] != "geen" and "betrokkenen" not in keys:
            keys.append("betrokkenen")
        inhoud = {"tijdstip": self.moment, "casus": self.casus} | inhoud
        return jti, self.signer.event(skelet, keys, inhoud)


class NodeLoad:
    """`folder` is the practice ledger, `service` the zegeld that is posted to."""

    def __init__(self, service, folder, clients=8):
        self.service, self.folder = service, folder
        self.oracle = Oracle(folder / f"journaal-{time.monotonic_ns()}")
        oin = Partner(service, folder, CODE).oin
        self.makers = [Maker(service, folder / "partners" / f"{CODE}.pem", oin)
                       for _ in range(clients)]
        self.lock = threading.Lock()
        self.answered, self.errors, self.again = 0, 0, 0
        self.times, self.under_way = [], set()
        self.failure = None
        self.ending = threading.Event()
        self.threads = []

    # --- as choreography.py wants it ---

    def wait_for(self, count, seconds=60):
        goal = self.answered + count
        until(lambda: self.well() and self.answered >= goal, f"{count} events more", seconds)

    def wait_refused(self, count, seconds=60):
        goal = self.errors + count
        until(lambda: self.well() and self.errors >= goal, f"{count} tries without a receipt",
              seconds)

    def grow(self, size, seconds=180):
        """Until so many bytes more are in the topic of the sealed records."""
        for maker in self.makers:
            maker.filler = LONGEST
        try:
            self.wait_for(size // (4 * LONGEST) + 1, seconds)
        finally:
            for maker in self.makers:
                maker.filler = 0

    def well(self):
        if self.failure:
            raise self.failure
        return True

    # --- running ---

    def __enter__(self):
        for maker in self.makers:
            if not maker.opened:
                self.deliver(None, *maker.opening())
            maker.opened = True
        self.well()
        self.threads = [threading.Thread(target=self.run, args=(maker,), daemon=True)
                        for maker in self.makers]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, seconds=40):
        """No new events; what has no answer yet is for resend()."""
        self.ending.set()
        for thread in self.threads:
            thread.join(seconds)
        if any(thread.is_alive() for thread in self.threads):
            raise RuntimeError(f"a client has no answer in {seconds} s")
        self.well()

    def run(self, maker):
        connection = None
        try:
            while not self.ending.is_set():
                connection = self.deliver(connection, *maker.next())
        except Exception as error:  # told to the thread of the test
            self.failure = error

    def deliver(self, connection, jti, data):
        """Until it has a receipt, or the load ends. The connection that is left, if any."""
        self.oracle.before(jti, base64.b64encode(data).decode())
        pause = threading.Event()
        while True:
            with self.lock:
                self.under_way.add(jti)
            status, body, connection = self.post(connection, data)
            with self.lock:
                self.under_way.discard(jti)
            if self.take(jti, status, body):
                return connection
            if self.ending.is_set():
                return connection
            pause.wait(PAUSE)

    def take(self, jti, status, body):
        """True: this event is done."""
        if status in (200, 201, 202):
            self.oracle.after(jti, body["volgnummer"], body["ontvangstbewijs"])
            with self.lock:
                self.again += status == 200
                if status == 202:   # a leaf, but no checkpoint over it: no receipt yet
                    self.errors += 1
                else:
                    self.answered += 1
                    self.times.append(time.monotonic())
            return status != 202
        with self.lock:
            self.errors += 1
        if status is None or status in LOOSE:
            return False
        self.oracle.refuse(jti, body)
        raise RuntimeError(f"{status} for {jti}: {body}")

    def post(self, connection, data):
        """(status or None, body, connection or None)"""
        try:
            connection = connection or http.client.HTTPConnection(*self.service.address, timeout=30)
            connection.request("POST", "/v1/gebeurtenissen", data, TYPE)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"null"), connection
        except (OSError, http.client.HTTPException, ValueError):
            if connection:
                connection.close()
            return None, None, None

    # --- afterwards ---

    def resend(self, seconds=60):
        """What was sent and never answered, once more, until it has its receipt."""
        open_ones = [name for name in self.oracle.sent
                     if self.oracle.promised.get(name, (None, None))[1] is None]
        self.ending.clear()
        end = time.monotonic() + seconds
        for name in open_ones:
            data = base64.b64decode(self.oracle.sent[name])
            while not self.take(name, *self.post(None, data)[:2]):
                if time.monotonic() > end:
                    raise RuntimeError(f"{name} is not taken within {seconds} s")
        return len(open_ones)

    def longest_pause(self):
        return max((later - earlier for earlier, later in zip(self.times, self.times[1:])),
                   default=0.0)

    def said(self):
        return (f"{self.answered} receipts, longest pause {self.longest_pause():.1f} s, "
                f"{self.errors} tries without a receipt, {self.again} answers to bytes sent before")

