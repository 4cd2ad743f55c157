"""Keeps every request and its answer as one JSON line: what the contract suite validates.

A body that is not UTF-8 stands there as base64. `inhoud` is what was signed, for an event whose
body hides it from a reader of the traffic.
"""
import base64
import json


class Recorder:
    """`file` None keeps nothing. `where` names the scenario and the line that speaks."""

    def __init__(self, file=None):
        self.file = file
        self.where = ""

    def keep(self, request, answer, **more):
        if self.file is None:
            return
        line = {"waar": self.where, "methode": request.method, "doel": request.target,
                "koppen": request.headers, "luisteraar": request.listener,
                "status": answer.status,
                "antwoordkoppen": {name.lower(): value for name, value in answer.headers.items()}}
        line |= {"vraag": text_of(request.body), "antwoord": text_of(answer.data)} | more
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")


def text_of(data):
    if data is None or isinstance(data, str):
        return data
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}
