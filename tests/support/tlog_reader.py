"""Reads our log as an outsider does: checkpoint, entry bundles, leaves. Standard library only.

A second implementation of the formats of logboek.md 2, 11 and 12, for tests that must not trust
ours. Signatures are checked by the foreign tools; here the root is recomputed from the leaves.
"""
import base64
import hashlib
import json
from typing import NamedTuple

TOKEN = "Bearer oefen-fg"


class Head(NamedTuple):
    origin: str
    size: int
    root: bytes
    note: bytes


def read_head(zegeld, register):
    status, _, note = zegeld.get(f"/log/{register}/checkpoint")
    if status != 200:
        raise RuntimeError(f"checkpoint of {register}: {status}")
    origin, size, root = note.decode().split("\n\n")[0].split("\n")
    return Head(origin, int(size), base64.b64decode(root), note)


def read_leaves(zegeld, register, size):
    leaves = []
    for number in range((size + 255) // 256):
        width = min(256, size - number * 256)
        part = "" if width == 256 else f".p/{width}"
        path = f"/log/{register}/tile/entries/{grouped(number)}{part}"
        status, _, bundle = zegeld.get(path, Authorization=TOKEN)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            leaves.append(bundle[2:2 + length])
            bundle = bundle[2 + length:]
    return leaves


def grouped(number):
    """1234067 -> x001/x234/067."""
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03d}")
    return "/".join(groups)


def root_of(leaves):
    """RFC 6962, by a stack of complete subtrees."""
    stack = []
    for count, leaf in enumerate(leaves):
        node = hashlib.sha256(b"\0" + leaf).digest()
        while count & 1:
            node = hashlib.sha256(b"\1" + stack.pop() + node).digest()
            count >>= 1
        stack.append(node)
    if not stack:
        return hashlib.sha256(b"").digest()
    root = stack.pop()
    while stack:
        root = hashlib.sha256(b"\1" + stack.pop() + root).digest()
    return root


def jws_of(leaf):
    return leaf[39:].decode()


def claims_of(leaf):
    payload = jws_of(leaf).split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
