"""Index rule 1 (logboek.md 4) from its text alone: L1-L8 over the records of one partition.

Shares no line with ledger/sequencer/index_rule.cpp: two implementations that must agree.
"""
import base64
import re

from strict_json import Refused, parse

HASH = r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"
JTI = r"[A-Za-z0-9_-]{21}[AQgw]"
CODE = r"[a-z0-9]+(-[a-z0-9]+)*"
EVT = CODE + r"\.v[1-9][0-9]{0,2}"
LEDGER = r"[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?(/[a-z0-9-]{1,31})?"
REGISTER = r"[a-z][a-z0-9-]{0,30}"
TYPE = "zegel-gebeurtenis+sd-jwt"
REQUIRED = {"iss", "aud", "jti", "iat", "evt", "bkl", "vwa", "_sd_alg", "_sd"}
OPTIONAL = {"isn", "chk"}
GENESIS = "register-geopend"


class Partition:
    """What the rule remembers: the aud of index 0, and the JWS of every accepted jti."""

    def __init__(self):
        self.size, self.aud, self.jws_of = 0, None, {}

    def judge(self, record):
        """('aanvaard', index) or ('geweigerd', reason)."""
        reason, jws, claims = single(record)
        reason = reason or self.place(jws, claims)
        if reason:
            return "geweigerd", reason
        if self.size == 0:
            self.aud = claims["aud"]
        self.jws_of[claims["jti"]] = jws
        self.size += 1
        return "aanvaard", self.size - 1

    def place(self, jws, claims):
        if self.size > 0 and claims["aud"] != self.aud:
            return "ander-register"                                                   # L7
        if claims["jti"] in self.jws_of:
            return "dubbel" if self.jws_of[claims["jti"]] == jws else "dubbel-anders"
        kind, _, version = claims["evt"].rpartition(".")
        if (kind == GENESIS) != (self.size == 0) or (kind == GENESIS and version != "v1"):
            return "genesis"                                                          # L8
        return None


def single(record):
    """L1-L6: (reason or None, jws, claims)."""
    if not record:
        return "leeg", None, None                                                     # L1
    if not 40 <= len(record) <= 4135 or record[0] != 1:
        return "versie", None, None                                                   # L2
    if int.from_bytes(record[37:39], "big") != len(record) - 39:
        return "lengte", None, None                                                   # L3
    jws = record[39:]
    parts = [unbase64url(part) for part in jws.split(b".")]
    if len(parts) != 3 or any(not part for part in parts) or len(parts[2]) != 64:
        return "vorm", None, None                                                     # L4
    if not header_fits(parts[0]):
        return "kop", None, None                                                      # L5
    claims = claims_of(parts[1])
    return (None if claims else "claims"), jws, claims                                # L6


def unbase64url(text):
    """The bytes, or None when not strict: another byte, padding, length 1 mod 4, unused bits."""
    if not re.fullmatch(rb"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        return None
    data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    return data if base64.urlsafe_b64encode(data).rstrip(b"=") == text else None


def header_fits(data):
    header = object_of(data, 512)
    return header is not None and set(header) == {"alg", "kid", "typ"} and \
        header["alg"] == "Ed25519" and header["typ"] == TYPE and matches(HASH, header["kid"])


def claims_of(data):
    claims = object_of(data, 2048)
    if claims is None or not REQUIRED <= set(claims) <= REQUIRED | OPTIONAL:
        return None
    fits = (matches(r"urn:oin:[0-9]{20}", claims["iss"]) and aud_fits(claims["aud"]) and
            matches(JTI, claims["jti"]) and whole(claims["iat"], 3600 * (2 ** 32 - 1)) and
            claims["iat"] % 3600 == 0 and matches(EVT, claims["evt"], 64) and
            matches(CODE, claims["bkl"], 32) and matches(CODE, claims["vwa"], 64) and
            all(whole(claims[name], 2 ** 53 - 1) for name in OPTIONAL & set(claims)) and
            claims["_sd_alg"] == "sha-256" and isinstance(claims["_sd"], list) and
            len(claims["_sd"]) == 1 and matches(HASH, claims["_sd"][0]))
    return claims if fits else None


def object_of(data, most):
    try:
        value = parse(data) if len(data) <= most else None
    except Refused:
        return None
    return value if isinstance(value, dict) else None


def aud_fits(aud):
    if not isinstance(aud, str) or len(aud) > 96 or "/" not in aud:
        return False
    ledger, _, register = aud.rpartition("/")
    return matches(LEDGER, ledger, 64) and matches(REGISTER, register)


def matches(pattern, value, most=96):
    return isinstance(value, str) and len(value) <= most and \
        re.fullmatch(pattern, value, re.ASCII) is not None


def whole(value, most):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
