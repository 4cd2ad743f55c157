"""Writes the first inputs of each corpus from vectors and from events that build/tests/interop makes.

Run once per new target; what the fuzzers find joins by `run.py --pack`. One base64 line per input.
"""
import base64
import hashlib
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VECTORS = ROOT / "tests" / "vectors"

JSON_TEXTS = [
    "{}", "[]", "0", "-1", "9007199254740991", "9007199254740992", "-0", "01", "1.0", "1e400", "NaN",
    "true", "null", '""', '"\\u0061"', '"\\ud83d\\ude00"', '"\\ud800"', '"\\udc00\\ud800"',
    '"\\u0000"', '"a\nb"', '"a\\nb"', '"\u202e"', '"\ufeff"', '"\u00e9"', '"e\u0301"', '"\u007f"',
    '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '{"a":1,}', "[1,]", "[1 2]", "{} {}", " \t\r\n{} ",
    "[" * 8 + "]" * 8, "[" * 9 + "]" * 9, "[" + "0," * 1023 + "0]", '{"a":{"b":[{"c":"d"}]}}',
    '["salt","inhoud",{"_sd":[]}]', '["salt",{"pid":"x","rol":"y"}]', '{"...":"x"}', "//x", "'a'",
    '"' + "x" * 2000 + '"', '"' + "x" * 2001 + '"', '{"' + "n" * 65 + '":1}',
]
BASE64_TEXTS = ["", "A", "AA", "AAA", "AAAA", "AB", "AQ", "-_-_", "+/+/", "AA==", "AAA=", "AA AA",
                "Lc6HZ7dSiK1zcDXmrmWBEA", "Lc6HZ7dSiK1zcDXmrmWBEB", "deadBEEF", "00", "0g"]
HTTP_TEXTS = [
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /v1/registers HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n",
    "POST /v1/gebeurtenissen HTTP/1.1\r\nHost: a\r\nContent-Type: application/sd-jwt\r\n"
    "Content-Length: 5\r\nPrefer: wait=5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "GET /v1/gebeurtenissen/Lc6HZ7dSiK1zcDXmrmWBEA?register=regie&na=4 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a%2Fb HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /%C3%A9 HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n b: c\r\n\r\n",
    "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /log/regie/tile/0/x001/234.p/7 HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n",
    "GET /?a=b&a=c HTTP/1.1\r\nHost: a\r\n\r\n", "GET /?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
]
ORIGIN = "zegel.zvh-voorbeeld.nl/regie"
VKEY = ORIGIN + "+4fbf6947+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"
NOTE = (f"{ORIGIN}\n1\nLSyFmI1pbk3HjK7AfdvvoKtVwIdzEXWX5QKTUFhzWhw=\n\n— {ORIGIN} T79pR5MjCos7UY1v9U1C"
        "P0S/u2zHj+xPJ7F8Aroob/Gh+ujZxJOUavlu5Gph/9loco+5uHz1rgebrJWT3NbyOT+ejQo=\n")
EXTRA = "ARrUlDBjQOhQ89RgAewMahKE7Sa/b+8gIfEO08DZ1MyhAAeDOg=="
HASH = "R7sDfmvyatCatjMB+YOPHa4169uQhdxLMcCsCfV0tJw="


def main():
    corpora = {
        "json": JSON_TEXTS, "base64url": BASE64_TEXTS, "http_request": HTTP_TEXTS,
        "envelope": envelopes(), "index_rule": records(), "note": notes(), "proof": proofs(),
        "policy": policies(), "inhoud_record": inhoud_records(), "key_request": key_requests(),
    }
    for name, inputs in corpora.items():
        write(name, [text if isinstance(text, bytes) else text.encode() for text in inputs])


def write(name, inputs):
    lines = sorted({base64.b64encode(data).decode() for data in inputs}, key=lambda x: (len(x), x))
    (HERE / "corpus" / f"{name}.txt").write_text("".join(line + "\n" for line in lines))
    print(f"{name}: {len(lines)}")


def envelopes():
    made = subprocess.run([ROOT / "build/tests/interop", "issue", "11", "fuzz"], check=True,
                          capture_output=True, text=True).stdout
    events = [json.loads(line)["sdjwt"] for line in made.splitlines()]
    return events + [events[0][:-1], events[0] + "~", events[1].rpartition("~")[0], "a.b.c~d~",
                     events[2].replace("~", "~~", 1), events[3].replace(".", "", 1)]


def records():
    lines = (VECTORS / "indexregel-1" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return [base64.b64decode(json.loads(line)["record"]) for line in lines[::7]]


def notes():
    cosigned = NOTE + "— getuige " + base64.b64encode(bytes(76)).decode() + "\n"
    return [NOTE, cosigned, NOTE.replace("\n\n", "\n"), NOTE.replace("1\n", "0\n", 1), VKEY,
            NOTE.split("\n\n")[0] + "\n", NOTE + "\n", NOTE.replace("— ", "- "), ORIGIN + "+00000000+"]


def proofs():
    head = f"c2sp.org/tlog-proof@v1\nextra {EXTRA}\nindex 0\n"
    return [head + "\n" + NOTE, head + (HASH + "\n") * 2 + "\n" + NOTE, head + "\n",
            head.replace("index 0", "index 01") + "\n" + NOTE, head + (HASH + "\n") * 64 + "\n" + NOTE,
            f"c2sp.org/tlog-proof@v1\nindex 7\n\n{NOTE}", head + HASH[:-2] + "\n\n" + NOTE]


def policies():
    witness = "witness g1 g1+00000000+BAAA http://127.0.0.1/"
    return [f"log {VKEY}\nquorum none\n", f"# leeg\n\nlog {VKEY} http://127.0.0.1/log/regie/\nquorum none\n",
            f"log {VKEY}\n{witness}\ngroup g any g1\nquorum g\n", "quorum none\n", f"log {VKEY}\n",
            f"log {VKEY}\ngroup g 2 a b\nquorum g\n", f"log {VKEY}\nlog {VKEY}\nquorum none\n", "log x\n"]


def inhoud_records():
    def record(parts, generation=1, version=1, alg=1):
        out = bytes([version, alg]) + generation.to_bytes(2, "big") + bytes(range(32)) + bytes([len(parts)])
        for kind, size in parts:
            nonce = bytes(24) if size == 0 else b"\x07" * 24
            out += bytes([kind]) + b"\x11" * 16 + nonce + size.to_bytes(4, "big") + b"\x55" * size
        return out
    whole = record([(0, 272), (1, 272), (1, 0)])
    return [whole, record([(0, 0)]), record([(0, 272)], 65535), record([]), record([(1, 272)]), whole[:-1],
            whole + b"x", record([(0, 272)], 0), record([(0, 272)], 1, 2), record([(0, 272)], 1, 1, 2),
            record([(0, 16)] + [(1, 0)] * 20), record([(0, 16)] + [(1, 0)] * 21)]


def key_requests():
    def b64(text):
        return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
    key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    head = ('{"alg":"Ed25519","jwk":{"crv":"Ed25519","kty":"OKP","x":"%s"},'
            '"typ":"zegel-sleutelaanvraag+jwt"}' % key)
    body = ('{"aud":"zegel.zvh-voorbeeld.nl","oin":"00000099000000001000",'
            '"kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k","nonce":"abc"}')
    signature = base64.urlsafe_b64encode(hashlib.sha512(b"x").digest()).rstrip(b"=").decode()
    whole = f"{b64(head)}.{b64(body)}.{signature}"
    return [whole, whole[:-2], f"{b64(head)}..{signature}", f"{b64(body)}.{b64(head)}.{signature}", "a.b.c"]


if __name__ == "__main__":
    sys.exit(main())
