"""One zegeld on loopback for a test: configuration, start, readiness, stop, kill, HTTP.

The process is a child of the test and is ended with it. Its stdout and stderr go to one log file in
the folder of the test, where the canary and damage tests look.
"""
import http.client
import json
import os
import signal
import socket
import subprocess
from pathlib import Path

from wait import until

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "build" / "tools"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    """HTTP to a service on loopback; `address` is (host, port)."""

    address = ("127.0.0.1", 0)

    @property
    def url(self):
        return f"http://{self.address[0]}:{self.address[1]}"

    def connection(self):
        return http.client.HTTPConnection(*self.address, timeout=30)

    def request(self, method, path, body=None, headers=None):
        """(status, headers, body bytes)."""
        connection = self.connection()
        try:
            try:
                connection.request(method, path, body=body, headers=headers or {})
            except BrokenPipeError:
                pass  # refused before everything was sent: the answer is there
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.request("GET", path, headers={name.replace("_", "-"): value
                                                  for name, value in headers.items()})

    def json(self, path, **headers):
        status, _, body = self.get(path, **headers)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status} {body[:300]!r}")
        return json.loads(body)


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Sok(Service):
    """The socket of the machine: who opens it is the beheerder (api.md 1)."""

    def __init__(self, path):
        self.path = path

    def connection(self):
        return UnixConnection(self.path)


class Watch(Service):
    """The listener for monitoring: /healthz, /readyz, /metrics, /versie."""

    def __init__(self, port):
        self.port = port
        self.address = "127.0.0.1", port


class Zegeld(Service):
    def __init__(self, folder, settings=None, binary=None, wrap=()):
        self.folder = Path(folder)
        self.settings = settings or {}
        self.binary = binary or TOOLS / "zegeld"
        self.wrap = list(wrap)
        self.port = free_port()
        self.watch = Watch(free_port())
        self.sok = Sok(self.folder / "zegel.sock")
        self.log = self.folder / "zegeld.log"
        self.process = None

    @property
    def address(self):
        return "127.0.0.1", self.port

    def start(self, seconds=30):
        """Starts and waits until every register takes events."""
        self.spawn()
        until(self.is_ready, f"zegeld ready ({self.log})", seconds)
        return self

    def wait_for_state(self, register, state, seconds=30):
        """For a register that must not become ready: until it says `state`."""
        def reached():
            if self.process.poll() is not None:
                raise RuntimeError(f"zegeld ended with {self.process.returncode}: "
                                   f"{self.last_line()}")
            try:
                return self.json(f"/v1/registers/{register}")["toestand"]["code"] == state
            except OSError:
                return False
        until(reached, f"register {register} {state}", seconds)

    def spawn(self):
        environment = os.environ | {name: str(value) for name, value in self.environment().items()}
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [*self.wrap, str(self.binary), "--oefen", "--map", str(self.folder)], stdout=out,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=environment)

    def environment(self):
        settings = {"luister.console.adres": f"127.0.0.1:{self.port}",
                    "luister.beheer.adres": f"127.0.0.1:{self.watch.port}",
                    "grens.partner_per_seconde": 0, "grens.verbindingen_per_adres": 0,
                    "grens.verbindingen_onbekend": 0} | self.settings
        return {"ZEGEL_" + name.replace(".", "__").upper(): value
                for name, value in settings.items()}

    def controleer_alles(self):
        """`zegel controleer --alles` on the stores of a zegeld that has stopped."""
        return subprocess.run(
            [TOOLS / "zegel", "--map", self.folder, "controleer", "--alles"], capture_output=True,
            text=True, timeout=300, env=os.environ | {
                name: str(value) for name, value in self.environment().items()})

    def is_ready(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"zegeld ended with {self.process.returncode}: {self.last_line()}")
        try:
            return self.watch.get("/readyz")[0] == 200
        except OSError:
            return False

    def last_line(self):
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def exit_code(self, seconds=30):
        """Of a start that must fail; negative for a signal, None while it runs on."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            return self.process.wait(30)
        return self.process.returncode if self.process else None

    def kill(self):
        self.process.kill()
        self.process.wait(30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.kill()


class Practice(Service):
    """`zegel oefen start` in a folder: the ledger of ops/demo, filled with the casus, serving."""

    def __init__(self, folder, environment=None):
        self.folder = Path(folder)
        self.log = self.folder / "zegeld.log"
        self.process = None
        self.environment = environment or {}

    @property
    def address(self):
        place = (self.folder / "adres").read_text().strip().rstrip("/").rpartition("/")[2]
        host, _, port = place.partition(":")
        return host, int(port)

    def start(self, seconds=60):
        self.process = subprocess.Popen(
            [str(TOOLS / "zegel"), "--map", str(self.folder), "oefen", "start"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            env=os.environ | self.environment)
        until(self.is_told, f"the casus is told ({self.log})", seconds)
        return self

    def is_told(self):
        if self.process.poll() is not None:
            raise RuntimeError(f"zegel oefen ended with {self.process.returncode}: "
                               f"{self.process.stderr.read().decode()[-500:]}")
        return (self.folder / "verteld").exists() and (self.folder / "adres").exists()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
