#!/usr/bin/env python3
"""Makes the vectors of sleutels.md 2 and 8 from their inputs, without any code of the ledger."""
import base64
import ctypes
import hashlib
import struct
import sys
from pathlib import Path

HERE = Path(__file__).parent
LEDGER = b"zegel.zvh-voorbeeld.nl"
JTI = base64.urlsafe_b64decode("Lc6HZ7dSiK1zcDXmrmWBEA==")
JWS_TAG = bytes.fromhex("09091d351fb97b860df0abfddcb6e38d")


def enc(label, *fields):
    out = bytes([len(label)]) + label.encode()
    return out + b"".join(struct.pack(">H", len(one)) + one for one in fields)


def kdf(key, size, label, *fields):
    return hashlib.blake2b(enc(label, *fields), digest_size=size, key=key).digest()


def seal(key, nonce, aad, plain):
    sodium = ctypes.CDLL("libsodium.so.23")
    out = ctypes.create_string_buffer(len(plain) + 16)
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, None, plain, ctypes.c_ulonglong(len(plain)), aad, ctypes.c_ulonglong(len(aad)), None,
        nonce, key)
    return out.raw


def hierarchy():
    share, epoch, hour, reg = bytes(range(32)), 7, 492346, b"regie"
    dossier, common = bytes.fromhex("33284652fa5582c83c268cb4b407704e"), bytes(16)
    blad, nonce = bytes(range(0x20, 0x40)), bytes(range(0x40, 0x58))
    kek = kdf(share, 32, "zegel.kek.v1", LEDGER, struct.pack(">I", epoch), b"")
    control = kdf(kek, 32, "zegel.kek-controle.v1")
    wrap, index = kdf(kek, 32, "zegel.wikkel.v1"), kdf(kek, 32, "zegel.index.v1", reg)
    mark = kdf(blad, 32, "zegel.blad.v1")
    aad = enc("zegel.wikkel.v1", LEDGER, mark[:16], struct.pack(">H", 1), struct.pack(">I", epoch))
    plain = bytes([len(reg)]) + reg.ljust(31, b"\0") + dossier + common + blad
    row = bytes([1, 1]) + struct.pack(">HI", 1, hour) + nonce + seal(wrap, nonce, aad, plain)
    slot = b"ZEGELKEK" + struct.pack(">HHII", 1, 1, epoch, hour) + share + control
    slot = slot.ljust(4064, b"\0")
    slot += hashlib.blake2b(slot, digest_size=32).digest()
    return {
        "kek": kek, "controlewaarde": control, "wikkel": wrap, "index": index,
        "vingerafdruk": mark, "hek": kdf(b"", 32, "zegel.hek.v1", LEDGER, reg, dossier, common),
        "rij": row, "rij-sha256": hashlib.sha256(row).digest(),
        "slot-sha256": hashlib.sha256(slot).digest(),
        "index-token": kdf(index, 16, "zegel.index.v1", b"\1", b"123456789"),
        "h": JWS_TAG, "record": kdf(blad, 32, "zegel.record.v1", JTI, JWS_TAG, b"\1"),
    }


def certificate(mark):
    entries = sorted([b"\1" + mark, b"\2" + JTI + b"\xff"])
    leaves = [hashlib.sha256(b"\0" + one).digest() for one in entries]
    return {"blad": entries[0], "gebeurtenis": entries[1], "blad-leaf": leaves[0],
            "wortel": hashlib.sha256(b"\1" + leaves[0] + leaves[1]).digest()}


def main():
    first = hierarchy()
    files = {"hierarchie.txt": first, "certificaat.txt": certificate(first["vingerafdruk"])}
    texts = {name: "".join(f"{key} {value.hex()}\n" for key, value in rows.items())
             for name, rows in files.items()}
    if "--controleer" not in sys.argv:
        for name, text in texts.items():
            (HERE / name).write_text(text)
        return 0
    differing = [name for name, text in texts.items() if (HERE / name).read_text() != text]
    for name in differing:
        print(f"FOUT {name} differs from what its inputs give")
    print(f"{len(texts) - len(differing)} passed, {len(differing)} failed, 0 skipped")
    return 1 if differing else 0


sys.exit(main())
