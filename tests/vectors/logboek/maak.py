#!/usr/bin/env python3
"""Makes the vectors of logboek.md 12 without our code: hashlib, base64 and the openssl command.
Usage: maak.py DIRECTORY. The printed lines are those of the table in logboek.md 12."""
import base64
import hashlib
import pathlib
import subprocess
import sys
import tempfile

OUT = pathlib.Path(sys.argv[1])
NAME = "zegel.zvh-voorbeeld.nl/regie"
# RFC 8032 7.1 TEST 2
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
# envelop.md 1
LEAF = bytes.fromhex("2d2c85988d696e4dc78caec07ddbefa0ab55c08773117597e502935058735a1c")


def b64(data):
    return base64.b64encode(data).decode()


def sha(data):
    return hashlib.sha256(data).digest()


def sign(message):
    with tempfile.TemporaryDirectory() as directory:
        at = pathlib.Path(directory)
        (at / "key").write_bytes(bytes.fromhex("302e020100300506032b657004220420") + SEED)
        (at / "text").write_bytes(message)
        return subprocess.run(
            ["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER",
             "-inkey", at / "key", "-in", at / "text"],
            check=True, stdout=subprocess.PIPE).stdout


def receipt(size, root, path):
    text = f"{NAME}\n{size}\n{b64(root)}\n"
    note = f"{text}\n\u2014 {NAME} {b64(KEY_ID + sign(text.encode()))}\n"
    hashes = "".join(b64(h) + "\n" for h in path)
    out = f"c2sp.org/tlog-proof@v1\nextra {b64(EXTRA)}\nindex 0\n{hashes}\n{note}".encode()
    (OUT / f"ontvangstbewijs-{size}.tlog-proof").write_bytes(out)
    print(size, b64(root), len(out), sha(out).hex())


KEY_ID = sha(NAME.encode() + b"\n\x01" + PUBLIC)[:4]
EXTRA = b"\x01" + sha(b"zegel blind") + bytes.fromhex("0007833a")
VKEY = f"{NAME}+{KEY_ID.hex()}+{b64(bytes([1]) + PUBLIC)}"
(OUT / "vkey.txt").write_text(VKEY + "\n")
print(VKEY)
first, second = sha(b"\0\1"), sha(b"\0\2")
receipt(1, LEAF, [])
receipt(3, sha(b"\1" + sha(b"\1" + LEAF + first) + second), [first, second])
