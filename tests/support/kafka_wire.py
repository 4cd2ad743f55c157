"""Kafka's protocol for tests: requests and record batches as bytes, without a library.

An outsider's eye: the product reads and writes through librdkafka, tests look with this.
Only versions without tagged fields, which Apache Kafka 3.7 to 4.3 all take. Record batches are
version 2, not compressed; a compressed batch is counted, not opened. One connection per Wire, one
request at a time; not for several threads.
"""
import socket
import ssl
import struct
from typing import NamedTuple

NUMBERS = {"bool": ">?", "i8": ">b", "i16": ">h", "i32": ">i", "i64": ">q"}

# A form is a type: a number, "str", "nstr" (may be absent), "bytes", [form] a list, {name: form}.
TOPICS = "topics"


class Api(NamedTuple):
    key: int
    version: int
    request: dict
    response: dict


def per_partition(extra):
    return [{"name": "str", "partitions": [{"index": "i32"} | extra]}]


APIS = {
    "ApiVersions": Api(18, 0, {}, {
        "error": "i16", "apis": [{"key": "i16", "lowest": "i16", "highest": "i16"}]}),
    "Metadata": Api(3, 7, {TOPICS: ["str"], "create": "bool"}, {
        "throttle": "i32",
        "brokers": [{"id": "i32", "host": "str", "port": "i32", "rack": "nstr"}],
        "cluster": "nstr", "controller": "i32",
        TOPICS: [{"error": "i16", "name": "str", "internal": "bool", "partitions": [
            {"error": "i16", "index": "i32", "leader": "i32", "epoch": "i32", "replicas": ["i32"],
             "isr": ["i32"], "offline": ["i32"]}]}]}),
    "Produce": Api(0, 7, {"transaction": "nstr", "acks": "i16", "timeout": "i32",
                          TOPICS: per_partition({"records": "bytes"})}, {
        TOPICS: per_partition({"error": "i16", "offset": "i64", "time": "i64", "start": "i64"}),
        "throttle": "i32"}),
    "Fetch": Api(1, 4, {"replica": "i32", "wait": "i32", "least": "i32", "most": "i32",
                        "isolation": "i8", TOPICS: per_partition({"offset": "i64", "most": "i32"})},
                 {"throttle": "i32", TOPICS: per_partition(
                     {"error": "i16", "high": "i64", "stable": "i64",
                      "aborted": [{"producer": "i64", "first": "i64"}], "records": "bytes"})}),
    "ListOffsets": Api(2, 2, {"replica": "i32", "isolation": "i8",
                              TOPICS: per_partition({"time": "i64"})},
                       {"throttle": "i32",
                        TOPICS: per_partition({"error": "i16", "time": "i64", "offset": "i64"})}),
    "InitProducerId": Api(22, 1, {"transaction": "nstr", "timeout": "i32"}, {
        "throttle": "i32", "error": "i16", "producer": "i64", "epoch": "i16"}),
    "FindCoordinator": Api(10, 2, {"group": "str", "kind": "i8"}, {
        "throttle": "i32", "error": "i16", "message": "nstr", "id": "i32", "host": "str",
        "port": "i32"}),
    "CreateTopics": Api(19, 4, {TOPICS: [
        {"name": "str", "partitions": "i32", "factor": "i16",
         "assignments": [{"partition": "i32", "ids": ["i32"]}],
         "configs": [{"name": "str", "value": "nstr"}]}], "timeout": "i32", "only_check": "bool"},
        {"throttle": "i32", TOPICS: [{"name": "str", "error": "i16", "message": "nstr"}]}),
    "DeleteTopics": Api(20, 3, {TOPICS: ["str"], "timeout": "i32"}, {
        "throttle": "i32", TOPICS: [{"name": "str", "error": "i16"}]}),
    "DeleteRecords": Api(21, 0, {TOPICS: per_partition({"offset": "i64"}), "timeout": "i32"}, {
        "throttle": "i32", TOPICS: per_partition({"low": "i64", "error": "i16"})}),
    "DescribeConfigs": Api(32, 1, {"resources": [{"kind": "i8", "name": "str", "keys": ["str"]}],
                                   "synonyms": "bool"}, {
        "throttle": "i32", "results": [
            {"error": "i16", "message": "nstr", "kind": "i8", "name": "str", "configs": [
                {"name": "str", "value": "nstr", "read_only": "bool", "source": "i8",
                 "secret": "bool",
                 "synonyms": [{"name": "str", "value": "nstr", "source": "i8"}]}]}]}),
    "IncrementalAlterConfigs": Api(44, 0, {"resources": [
        {"kind": "i8", "name": "str",
         "configs": [{"name": "str", "operation": "i8", "value": "nstr"}]}], "only_check": "bool"},
        {"throttle": "i32", "results": [
            {"error": "i16", "message": "nstr", "kind": "i8", "name": "str"}]}),
    "DescribeAcls": Api(29, 1, {"kind": "i8", "name": "nstr", "pattern": "i8", "principal": "nstr",
                                "host": "nstr", "operation": "i8", "permission": "i8"}, {
        "throttle": "i32", "error": "i16", "message": "nstr", "resources": [
            {"kind": "i8", "name": "str", "pattern": "i8", "acls": [
                {"principal": "str", "host": "str", "operation": "i8", "permission": "i8"}]}]}),
    "ElectLeaders": Api(43, 1, {"kind": "i8",
                                TOPICS: [{"name": "str", "partitions": ["i32"]}],
                                "timeout": "i32"}, {
        "throttle": "i32", "error": "i16",
        TOPICS: per_partition({"error": "i16", "message": "nstr"})}),
}


def encode(form, value):
    if isinstance(form, dict):
        return b"".join(encode(inner, value[name]) for name, inner in form.items())
    if isinstance(form, list):
        if value is None:
            return struct.pack(">i", -1)
        return struct.pack(">i", len(value)) + b"".join(encode(form[0], one) for one in value)
    if form in NUMBERS:
        return struct.pack(NUMBERS[form], value)
    size = ">i" if form == "bytes" else ">h"
    if value is None:
        return struct.pack(size, -1)
    data = value if form == "bytes" else value.encode()
    return struct.pack(size, len(data)) + data


def decode(form, data, at=0):
    """(value, position after it)."""
    if isinstance(form, dict):
        out = {}
        for name, inner in form.items():
            out[name], at = decode(inner, data, at)
        return out, at
    if isinstance(form, list):
        (count,), at = struct.unpack_from(">i", data, at), at + 4
        out = []
        for _ in range(count):
            one, at = decode(form[0], data, at)
            out.append(one)
        return (None if count < 0 else out), at
    if form in NUMBERS:
        (number,) = struct.unpack_from(NUMBERS[form], data, at)
        return number, at + struct.calcsize(NUMBERS[form])
    size = ">i" if form == "bytes" else ">h"
    (length,), at = struct.unpack_from(size, data, at), at + struct.calcsize(size)
    if length < 0:
        return None, at
    if at + length > len(data):
        raise ValueError(f"{length} bytes announced, {len(data) - at} there")
    value = data[at:at + length]
    return (value if form == "bytes" else value.decode()), at + length


class Wire:
    """One connection to one broker. Every failure of the connection is an OSError."""

    def __init__(self, address, tls=None, seconds=10.0):
        """`tls`: an ssl.SSLContext, or None for plaintext."""
        self.socket = socket.create_connection(address, timeout=seconds)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.number = 0
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_hostname=address[0])

    def ask(self, name, /, **values):
        """The response as a dict; request fields by name."""
        api = APIS[name]
        self.number += 1
        body = (struct.pack(">hhi", api.key, api.version, self.number) +
                encode("nstr", "zegel-toets") + encode(api.request, values))
        self.socket.sendall(struct.pack(">i", len(body)) + body)
        answer = self.read(struct.unpack(">i", self.read(4))[0])
        if struct.unpack_from(">i", answer)[0] != self.number:
            raise ValueError(f"{name}: an answer to another request")
        return decode(api.response, answer, 4)[0]

    def read(self, size):
        out = bytearray()
        while len(out) < size:
            part = self.socket.recv(size - len(out))
            if not part:
                raise ConnectionError("the broker closed the connection")
            out += part
        return bytes(out)

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def tls_context(authority, certificate=None, key=None):
    """For mTLS; without `certificate` the client shows none."""
    context = ssl.create_default_context(cafile=str(authority))
    if certificate:
        context.load_cert_chain(str(certificate), str(key))
    return context
