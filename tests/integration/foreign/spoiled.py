"""A server that hands on what zegeld gives, one bit flipped in paths that begin with `what`.

So a foreign tool is shown to be able to say no. Loopback, one thread, ends with its `with` block.
"""
import http.server
import threading


class Server(http.server.HTTPServer):
    def handle_error(self, *_):
        """A tool that has seen enough hangs up: no fault of ours."""


class Spoiled:
    def __init__(self, service, register, what):
        self.service, self.prefix, self.what = service, f"/log/{register}/", what

    def __enter__(self):
        spoiled = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                spoiled.answer(self)

            def log_message(self, *_):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}{self.prefix}"
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def answer(self, handler):
        headers = {"Authorization": handler.headers.get("Authorization", "")}
        status, _, body = self.service.request(
            "GET", handler.path, headers={name: text for name, text in headers.items() if text})
        if status == 200 and handler.path.startswith(self.prefix + self.what):
            body = flipped(body)
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


def flipped(body):
    """One bit, in the middle: inside a hash, a leaf's signature, or the note's text."""
    middle = len(body) // 2
    return body[:middle] + bytes([body[middle] ^ 0x10]) + body[middle + 1:]
