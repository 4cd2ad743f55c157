"""Signs one event by the recipe of envelop.md 12, with the standard library and `openssl`.

A third writer of the envelope, beside C++ and JavaScript: a partner without our tools.
"""
import base64
import hashlib
import json
import os
import subprocess
import tempfile


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def text_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Signer:
    """The key in a PKCS#8 PEM file; `oin` signs as `iss`."""

    def __init__(self, pem, oin):
        self.pem, self.oin = str(pem), oin
        der = subprocess.run(["openssl", "pkey", "-in", self.pem, "-pubout", "-outform", "DER"],
                             check=True, capture_output=True).stdout
        jwk = text_of({"crv": "Ed25519", "kty": "OKP", "x": b64(der[-32:])})
        self.kid = b64(hashlib.sha256(jwk.encode()).digest())

    def sign(self, text):
        with tempfile.NamedTemporaryFile() as file:
            file.write(text.encode())
            file.flush()
            return subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", self.pem, "-rawin",
                                   "-in", file.name], check=True, capture_output=True).stdout

    def event(self, claims, keys, inhoud):
        """SD-JWT bytes. `keys` are all keys of the row; what `inhoud` lacks is null."""
        disclosures = []
        digests = []
        people = None
        for key in keys:
            value = inhoud.get(key)
            if key == "betrokkenen":
                value = [{"...": add(disclosures, [salt(), one])} for one in value]
                people = [salt(), key, value]
                continue
            digests.append(add(disclosures, [salt(), key, value]))
        if people:
            digests.append(add(disclosures, people))
        whole = add(disclosures, [salt(), "inhoud", {"_sd": sorted(digests)}])
        head = {"alg": "Ed25519", "kid": self.kid, "typ": "zegel-gebeurtenis+sd-jwt"}
        payload = {"iss": f"urn:oin:{self.oin}", **claims, "_sd_alg": "sha-256", "_sd": [whole]}
        signed = f"{b64(text_of(head).encode())}.{b64(text_of(payload).encode())}"
        jws = f"{signed}.{b64(self.sign(signed))}"
        return (jws + "~" + "".join(part + "~" for part in disclosures)).encode()


def salt():
    return b64(os.urandom(32))


def random_id():
    return b64(os.urandom(16))


def add(disclosures, value):
    part = b64(text_of(value).encode())
    disclosures.append(part)
    return b64(hashlib.sha256(part.encode()).digest())
