"""Many clients that post at once over kept connections: a closed loop on one thread.

An event is `new`, `under way` (every byte sent, no whole answer) or `answered`. What the server had
sent before it died is still read, so an acknowledgement that left the process counts as one.
"""
import json
import selectors
import socket

BOTH = selectors.EVENT_READ | selectors.EVENT_WRITE


class Event:
    def __init__(self, data, jti):
        self.data, self.jti = data, jti
        self.sent = False          # handed to the kernel whole, at least once
        self.status = None         # of the last whole answer
        self.answer = None         # its JSON

    @property
    def acknowledged(self):
        return self.status in (200, 201)


class Client:
    def __init__(self, address):
        self.socket = socket.create_connection(address, timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.out, self.read, self.event = b"", b"", None


class Burst:
    """Posts `events` from `clients` connections to `address`; one run() per server life."""

    def __init__(self, address, clients=64):
        self.address, self.clients = address, clients

    def run(self, events, stop=None):
        """Until every event has its answer, or `stop(answered, under_way)` is true, or the server
        is gone. Answers (answered in this run, events under way at the end)."""
        choice = selectors.DefaultSelector()
        queue = iter(events)
        answered, busy = 0, set()
        for _ in range(self.clients):
            client = Client(self.address)
            if self.next(client, queue):
                busy.add(client)
                choice.register(client.socket, BOTH, client)
        while busy:
            if stop and stop(answered, len(busy)):
                break
            for key, mask in choice.select(timeout=20):
                client = key.data
                alive, done = self.serve(client, mask)
                answered += done
                if done and alive and self.next(client, queue):
                    choice.modify(client.socket, BOTH, client)
                elif done or not alive:
                    choice.unregister(client.socket)
                    busy.discard(client)
                elif not client.out:
                    choice.modify(client.socket, selectors.EVENT_READ, client)
        under_way = [client for client in busy]
        answered += sum(self.drain(client) for client in under_way)
        for client in under_way:
            client.socket.close()
        choice.close()
        return answered, [client.event for client in under_way if client.event.status is None]

    def next(self, client, queue):
        event = next(queue, None)
        if event is None:
            client.socket.close()
            return False
        head = (f"POST /v1/gebeurtenissen HTTP/1.1\r\nHost: {self.address[0]}:{self.address[1]}\r\n"
                f"Content-Type: application/sd-jwt\r\nContent-Length: {len(event.data)}\r\n\r\n")
        client.event, client.out, client.read = event, head.encode() + event.data, b""
        return True

    def serve(self, client, mask):
        """(connection is alive, an answer is complete)."""
        try:
            if mask & selectors.EVENT_WRITE and client.out:
                client.out = client.out[client.socket.send(client.out):]
                client.event.sent = client.event.sent or not client.out
            if mask & selectors.EVENT_READ:
                data = client.socket.recv(1 << 16)
                client.read += data
                return bool(data), self.complete(client)
        except BlockingIOError:
            pass
        except OSError:
            return False, False
        return True, False

    def drain(self, client):
        """Reads what the dead server had still sent; 1 when that completes an answer."""
        try:
            while data := client.socket.recv(1 << 16):
                client.read += data
        except OSError:
            pass
        return int(self.complete(client))

    def complete(self, client):
        head, gap, body = client.read.partition(b"\r\n\r\n")
        if not gap:
            return False
        lines = head.decode("latin-1").split("\r\n")
        sizes = [line.split(":")[1] for line in lines if line.lower().startswith("content-length:")]
        if not sizes or len(body) < int(sizes[0]):
            return False
        client.event.status = int(lines[0].split(" ")[1])
        client.event.answer = json.loads(body[:int(sizes[0])] or b"null")
        return True
