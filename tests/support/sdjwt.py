"""Signs one event by the recipe of envelop.md 12, with the standard library and libcrypto.

A third writer of the envelope, beside C++ and JavaScript: a partner without our tools.
"""
import base64
import hashlib
import json
import os
from pathlib import Path

from ed25519 import SigningKey


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def text_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Signer:
    """A signing key, given as such or as a PKCS#8 PEM file; `oin` signs as `iss`."""

    def __init__(self, key, oin):
        self.key = key if isinstance(key, SigningKey) else SigningKey.of_pem(Path(key))
        self.oin = oin
        self.jwk = {"crv": "Ed25519", "kty": "OKP", "x": b64(self.key.public)}
        self.kid = b64(hashlib.sha256(text_of(self.jwk).encode()).digest())

    def sign(self, text):
        return self.key.sign(text.encode())

    def jws(self, head, payload):
        """A compact JWS over both, in the order of their members."""
        signed = f"{b64(text_of(head).encode())}.{b64(text_of(payload).encode())}"
        return f"{signed}.{b64(self.sign(signed))}"

    def event(self, claims, keys, inhoud):
        """SD-JWT bytes. `keys` are all keys of the row; what `inhoud` lacks is null."""
        disclosures = []
        digests = []
        people = None
        for key in keys:
            value = inhoud.get(key)
            if key == "betrokkenen" and isinstance(value, list):
                value = [{"...": add(disclosures, [salt(), one])} for one in value]
                people = [salt(), key, value]
                continue
            digests.append(add(disclosures, [salt(), key, value]))
        if people:
            digests.append(add(disclosures, people))
        whole = add(disclosures, [salt(), "inhoud", {"_sd": sorted(digests)}])
        head = {"alg": "Ed25519", "kid": self.kid, "typ": "zegel-gebeurtenis+sd-jwt"}
        payload = {"iss": f"urn:oin:{self.oin}", **claims, "_sd_alg": "sha-256", "_sd": [whole]}
        return "".join(part + "~" for part in [self.jws(head, payload), *disclosures]).encode()


def salt():
    return b64(os.urandom(32))


def random_id():
    return b64(os.urandom(16))


def add(disclosures, value):
    part = b64(text_of(value).encode())
    disclosures.append(part)
    return b64(hashlib.sha256(part.encode()).digest())
