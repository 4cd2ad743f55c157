"""The situations of index rule 1 with the verdict that their author expects, in partitions.

single_cases() go into one partition behind a genesis; partitions() are whole ones. Each yields
(name, record, expected): expected is 'aanvaard' or the reason. Everything is derived from names, so
the file is the same on every machine. No signature is valid: the rule reads no key.
"""
import base64
import hashlib

AUD = "zegel.zvh-voorbeeld.nl/regie"
TYP = "zegel-gebeurtenis+sd-jwt"
KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
DIGEST = "Gvf2U23UK7fJBotC0cU77ZSOynrKG-XHjscM-RJOQC8"
HOUR = 1772445600
MAX_IAT = 3600 * (2 ** 32 - 1)
GENESIS = "register-geopend.v1"


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def jti(name):
    return b64(hashlib.sha256(b"jti " + name.encode()).digest()[:16])


def header(**changed):
    return members({"alg": '"Ed25519"', "kid": f'"{KID}"', "typ": f'"{TYP}"'} | changed)


def payload(name, **changed):
    """JSON text of the claims; a changed claim is raw JSON text, None leaves it out."""
    claims = {"iss": '"urn:oin:00000099000000001000"', "aud": f'"{AUD}"', "jti": f'"{jti(name)}"',
              "iat": str(HOUR), "evt": '"verstrekking-gedaan.v1"', "bkl": '"regie-5j"',
              "vwa": '"verstrekken"', "_sd_alg": '"sha-256"', "_sd": f'["{DIGEST}"]'}
    return members(claims | changed)


def members(pairs):
    return "{" + ",".join(f'"{key}":{value}' for key, value in pairs.items()
                          if value is not None) + "}"


def signature(name):
    return hashlib.sha512(name.encode()).digest()


def jws(name, head=None, claims=None):
    head = header() if head is None else head
    claims = payload(name) if claims is None else claims
    raw = [text if isinstance(text, bytes) else text.encode() for text in (head, claims)]
    return ".".join(b64(data) for data in raw + [signature(name)])


def leaf(name, text):
    text = text if isinstance(text, bytes) else text.encode("latin-1")
    blind = hashlib.sha256(b"blind " + name.encode()).digest()
    return b"\x01" + blind + (HOUR // 3600).to_bytes(4, "big") + len(text).to_bytes(2, "big") + text


def event(name, head=None, **claims):
    return leaf(name, jws(name, head, payload(name, **claims)))


def with_payload(name, text):
    return leaf(name, jws(name, claims=text))


def single_cases():
    for source in (record_cases, frame_cases, header_cases, claim_presence_cases, claim_form_cases,
                   number_cases, json_cases):
        yield from source()


def record_cases():
    good = event("record")
    yield "leeg record", b"", "leeg"
    for size in (1, 39):
        yield f"record van {size} bytes", (b"\x01" + good[1:])[:size], "versie"
    yield "record van 40 bytes", good[:37] + b"\x00\x01" + b"a", "vorm"
    for version in (0, 2, 3, 0x81, 0xFF):
        yield f"versiebyte {version}", bytes([version]) + good[1:], "versie"
    long = leaf("lang", "a" * 4096)
    yield "record van 4135 bytes", long, "vorm"
    yield "record van 4136 bytes", leaf("lang", "a" * 4097), "versie"
    for off in (-1, 1):
        n = len(good) - 39 + off
        yield f"lengteveld {off:+d}", good[:37] + n.to_bytes(2, "big") + good[39:], "lengte"
    yield "lengteveld nul", good[:37] + b"\x00\x00" + good[39:], "lengte"
    yield "lengteveld little-endian", good[:37] + good[38:39] + good[37:38] + good[39:], "lengte"
    yield "een byte te veel", good + b"x", "lengte"
    yield "een byte te weinig", good[:-1], "lengte"
    yield "blind van nullen", b"\x01" + bytes(32) + event("blind-nul")[33:], "aanvaard"
    yield "uur nul", event("uur-nul")[:33] + bytes(4) + event("uur-nul")[37:], "aanvaard"
    yield "laatste uur", event("uur-max")[:33] + b"\xff" * 4 + event("uur-max")[37:], "aanvaard"


def frame_cases():
    name = "vorm"
    head, claims, sig = jws(name).split(".")
    texts = {
        "twee segmenten": f"{head}.{claims}",
        "vier segmenten": f"{head}.{claims}.{sig}.{sig}",
        "een segment": head,
        "lege kop": f".{claims}.{sig}",
        "leeg skelet": f"{head}..{sig}",
        "lege handtekening": f"{head}.{claims}.",
        "alleen punten": "..",
        "opvulling": f"{head}.{claims}.{sig}==",
        "plus in de handtekening": f"{head}.{claims}.+{sig[1:]}",
        "schuine streep in de handtekening": f"{head}.{claims}./{sig[1:]}",
        "spatie in de kop": f"{head[:4]} {head[4:]}.{claims}.{sig}",
        "regeleinde achteraan": f"{head}.{claims}.{sig}\n",
        "nulbyte in het skelet": f"{head}.{claims[:8]}\0{claims[8:]}.{sig}",
        "byte 0x80": f"{head}.{claims[:8]}\x80{claims[8:]}.{sig}",
        "tilde achteraan": f"{head}.{claims}.{sig}~",
        "kop met lengte 1 mod 4": f"{(head + 'AAAA')[:len(head) // 4 * 4 + 1]}.{claims}.{sig}",
        "ongebruikte bits in de handtekening": f"{head}.{claims}.{sig[:-1]}{unused(sig[-1])}",
    }
    for situation, text in texts.items():
        yield situation, leaf(name, text), "vorm"
    for size in (0, 1, 63, 65, 128):
        text = f"{head}.{claims}.{b64((signature(name) * 2)[:size])}"
        yield f"handtekening van {size} bytes", leaf(name, text), "vorm"
    trailing = payload("bits")
    trailing += " " * ((1 - len(trailing)) % 3)        # a last group of two characters
    body = b64(trailing.encode())
    yield "ongebruikte bits in het skelet", leaf(name, f"{head}.{body[:-1]}{unused(body[-1])}.{sig}"), \
        "vorm"
    yield "handtekening van nullen", leaf(name, f"{head}.{b64(payload('sig-nul').encode())}."
                                          f"{b64(bytes(64))}"), "aanvaard"


def unused(char):
    """The next letter of the alphabet: the same bytes with an unused bit set."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return alphabet[alphabet.index(char) + 1]


def header_cases():
    def at(situation, text, expected="kop"):
        return f"kop: {situation}", leaf(situation, jws("kop " + situation, text)), expected

    for alg in ("none", "HS256", "ES256", "EdDSA", "ed25519", "Ed448", ""):
        yield at(f"alg {alg or 'leeg'}", header(alg=f'"{alg}"'))
    yield at("alg een getal", header(alg="1"))
    yield at("alg null", header(alg="null"))
    for missing in ("alg", "kid", "typ"):
        yield at(f"zonder {missing}", header(**{missing: None}))
    for typ in ("JWT", f"application/{TYP}", TYP.upper(), TYP + " ", "zegel-gebeurtenis"):
        yield at(f"typ {typ}", header(typ=f'"{typ}"'))
    for extra in ("crit", "jwk", "jku", "x5c", "x5u", "b64", "cty"):
        yield at(f"extra {extra}", header(**{extra: "null"}))
    kids = {"van 42 tekens": KID[:-1], "van 44 tekens": KID + "A", "met ongebruikte bits": KID[:-1] + "l",
            "met plus": "+" + KID[1:], "leeg": "", "van 43 spaties": " " * 43}
    for situation, kid in kids.items():
        yield at(f"kid {situation}", header(kid=f'"{kid}"'))
    yield at("kid een lijst", header(kid=f'["{KID}"]'))
    yield at("alg dubbel", header()[:-1] + ',"alg":"Ed25519"}')
    yield at("alg dubbel met escape", header()[:-1] + ',"\\u0061lg":"Ed25519"}')
    yield at("een lijst", "[" + header() + "]")
    yield at("een tekst", '"Ed25519"')
    yield at("geen JSON", "alg=Ed25519")
    yield at("BOM vooraf", b"\xef\xbb\xbf" + header().encode())
    yield at("komma achteraan", header()[:-1] + ",}")
    yield at("tweede waarde", header() + "{}")
    yield at("nulbyte achteraan", header() + "\0")
    yield at("513 bytes", header() + " " * (513 - len(header())))
    yield at("512 bytes", header() + " " * (512 - len(header())), "aanvaard")
    yield at("andere volgorde", members({"typ": f'"{TYP}"', "kid": f'"{KID}"', "alg": '"Ed25519"'}),
             "aanvaard")
    yield at("witruimte", header().replace(":", " :\t").replace(",", ",\r\n"), "aanvaard")
    yield at("escape in de naam", header().replace('"alg"', '"\\u0061lg"'), "aanvaard")
    both = header().replace('"alg"', '"\\u0061lg"').replace('"kid"', '"\\u006bid"')
    yield at("escape in twee namen", both, "aanvaard")
    yield at("escape in twee namen en een dubbel", both[:-1] + ',"alg":"Ed25519"}')
    yield at("escape in de waarde", header(alg='"Ed\\u00325519"'), "aanvaard")
    yield at("andere kid", header(kid='"' + b64(bytes(32)) + '"'), "aanvaard")


def claim_presence_cases():
    for claim in ("iss", "aud", "jti", "iat", "evt", "bkl", "vwa", "_sd_alg", "_sd"):
        yield f"zonder {claim}", event(f"zonder {claim}", **{claim: None}), "claims"
        yield f"{claim} null", event(f"{claim} null", **{claim: "null"}), "claims"
    for claim in ("isn", "chk"):
        yield f"{claim} null", event(f"{claim} null", **{claim: "null"}), "claims"
    for claim in ("exp", "nbf", "sub", "cnf", "nonce", "Iss", "", "vct"):
        yield f"extra claim {claim or 'zonder naam'}", event(f"extra {claim}", **{claim: "1"}), "claims"
    for claim in ("iss", "jti", "iat", "_sd"):
        text = payload(f"dubbel {claim}")
        again = text[:-1] + f',"{claim}":' + {"iat": str(HOUR), "_sd": f'["{DIGEST}"]'}.get(
            claim, f'"{jti("x")}"') + "}"
        yield f"{claim} dubbel", with_payload(f"dubbel {claim}", again), "claims"
    yield "met isn en chk", event("isn-chk", isn="4711", chk="90210"), "aanvaard"
    yield "alleen isn", event("alleen-isn", isn="0"), "aanvaard"
    yield "alleen chk", event("alleen-chk", chk="0"), "aanvaard"


def claim_form_cases():
    wrong = {
        "iss": ["urn:oin:0000009900000000100", "urn:oin:000000990000000010000", "00000099000000001000",
                "URN:oin:00000099000000001000", "urn:oin:0000009900000000100a", "urn:kvk:00000099000000001000",
                "urn:oin:00000099000000001000 ", "urn:oin:٠٠٠٠٠٠٩٩٠٠٠٠٠٠٠٠١٠٠٠"],
        "jti": [jti("j")[:-1], jti("j") + "A", jti("j")[:-1] + "B", "123e4567-e89b-12d3-a456-426614174000",
                "+" + jti("j")[1:], "", "=" * 22],
        "evt": ["verstrekking-gedaan", "verstrekking-gedaan.v0", "verstrekking-gedaan.v01",
                "verstrekking-gedaan.v1000", "Verstrekking-gedaan.v1", "verstrekking_gedaan.v1",
                "verstrekking--gedaan.v1", "-verstrekking.v1", "verstrekking-.v1", ".v1", "a.b.v1", "v1",
                "a" * 62 + ".v1", "verstrekking-gedaan.v1 ", "verstrékking.v1"],
        "bkl": ["", "Regie", "regie-", "-regie", "regie--5j", "regie_5j", "regie 5j", "r" * 33, "regie.5j"],
        "vwa": ["", "V", "verstrekken-", "a--b", "a" * 65, "a/b"],
        "_sd_alg": ["sha-512", "sha-256-32", "md5", "SHA-256", ""],
    }
    for claim, values in wrong.items():
        for value in values:
            name = f"{claim} {value or 'leeg'}"
            yield name, event(name, **{claim: f'"{value}"'}), "claims"
        yield f"{claim} een getal", event(f"{claim} getal", **{claim: "5"}), "claims"
        yield f"{claim} een lijst", event(f"{claim} lijst", **{claim: "[]"}), "claims"
    right = {"evt": ["a.v1", "a1.v999", "a" * 61 + ".v1", "indexregel-2.v1", "1-2-3.v10", "onbekend-type.v7"],
             "bkl": ["r", "r" * 32, "5-a"], "vwa": ["v" * 64, "9"],
             "iss": ["urn:oin:99999999999999999999", "urn:oin:00000000000000000000"]}
    for claim, values in right.items():
        for value in values:
            name = f"{claim} {value}"
            yield name, event(name, **{claim: f'"{value}"'}), "aanvaard"
    digests = {"leeg": "[]", "twee digests": f'["{DIGEST}","{DIGEST[:-1]}E"]', "van 42 tekens": f'["{DIGEST[:-1]}"]',
               "van 44 tekens": f'["{DIGEST}A"]', "een tekst": f'"{DIGEST}"', "een getal": "[1]",
               "een object": f'{{"0":"{DIGEST}"}}', "genest": f'[["{DIGEST}"]]', "lijst met null": "[null]",
               "ongebruikte bits": f'["{DIGEST[:-1]}9"]'}
    for situation, text in digests.items():
        yield f"_sd {situation}", event(f"_sd {situation}", _sd=text), "claims"


def number_cases():
    wrong = {"iat": [str(HOUR + 1), str(HOUR + 1800), "-3600", str(MAX_IAT + 3600), "1772445600.0", "1.7724456e9",
                     "1e400", "-0", "01772445600", "+1772445600", f'"{HOUR}"', "true", "NaN", "0x0", "[0]"],
             "isn": ["-1", str(2 ** 53), str(2 ** 53 + 1), str(2 ** 64 - 1), str(2 ** 64), "1.0", "1e1", "00", '"1"',
                     "false", "-0"],
             "chk": ["-1", str(2 ** 53), "0.5", '"0"', "{}"]}
    for claim, values in wrong.items():
        for value in values:
            yield f"{claim} is {value}", event(f"{claim} is {value}", **{claim: value}), "claims"
    right = {"iat": ["0", "3600", str(MAX_IAT)], "isn": [str(2 ** 53 - 1), "1"], "chk": [str(2 ** 53 - 1)]}
    for claim, values in right.items():
        for value in values:
            yield f"{claim} is {value}", event(f"{claim} is {value}", **{claim: value}), "aanvaard"


def json_cases():
    def at(situation, text, expected="claims"):
        return f"skelet: {situation}", with_payload(situation, text), expected

    def base(name):
        return payload("json " + name)

    size = len(base("2049"))
    yield at("2049 bytes", base("2049") + " " * (2049 - size))
    yield at("2048 bytes", base("2048") + " " * (2048 - size), "aanvaard")
    yield at("een lijst", "[" + base("lijst") + "]")
    yield at("leeg object", "{}")
    yield at("BOM vooraf", b"\xef\xbb\xbf" + base("bom").encode())
    yield at("commentaar", base("c") + "//x")
    yield at("komma achteraan", base("k")[:-1] + ",}")
    yield at("dubbele komma", base("d").replace(",", ",,", 1))
    yield at("tweede waarde", base("t") + " 1")
    yield at("nulbyte achteraan", base("n") + "\0")
    yield at("form feed als witruimte", "\f" + base("f"))
    yield at("vaste spatie als witruimte", "\u00a0" + base("nbsp"))
    yield at("enkele aanhalingstekens", base("q").replace('"', "'"))
    yield at("afgekapt", base("a")[:-1])
    yield at("ongeldige UTF-8", base("u").encode().replace(b"verstrekken", b"verstrek\xff"))
    yield at("te lange UTF-8", base("o").encode().replace(b"verstrekken", b"verstrek\xc0\xae"))
    yield at("surrogaat in UTF-8", base("s").encode().replace(b"verstrekken", b"v\xed\xa0\x80"))
    yield at("losse surrogaat", base("l").replace("verstrekken", "v\\ud800"))
    yield at("verwisselde surrogaten", base("w").replace("verstrekken", "v\\udc00\\ud800"))
    yield at("nul als escape", base("z").replace("verstrekken", "verstrekken\\u0000"))
    yield at("stuurteken", base("st").replace("verstrekken", "verstrekken\x01"))
    yield at("regeleinde in een tekst", base("nl").replace("verstrekken", "verstrekken\n"))
    yield at("onbekende escape", base("x").replace("verstrekken", "\\verstrekken"))
    yield at("jti dubbel met escape", base("e")[:-1] + f',"\\u006ati":"{jti("e")}"}}')
    yield at("diepte 9", base("diep")[:-1] + ',"x":' + "[" * 8 + "]" * 8 + "}")
    yield at("65 leden", base("leden")[:-1] + "".join(f',"x{i}":1' for i in range(56)) + "}")
    yield at("witruimte overal", base("wit").replace(",", " ,\n\t").replace(":", " : ", 1), "aanvaard")
    yield at("witruimte eromheen", " \t\r\n" + base("om") + "\n ", "aanvaard")
    yield at("escape in naam en waarde", base("esc").replace('"vwa":"v', '"\\u0076wa":"\\u0076'), "aanvaard")
    two = base("twee").replace('"vwa"', '"\\u0076wa"').replace('"bkl"', '"\\u0062kl"')
    yield at("escape in twee namen", two, "aanvaard")
    yield at("escape in twee namen en een dubbel", two[:-1] + ',"bkl":"regie-5j"}')
    yield at("schuine streep als escape", base("slash").replace("nl/regie", "nl\\/regie"), "aanvaard")
    yield at("andere volgorde", reordered("volgorde"), "aanvaard")


def reordered(name):
    pairs = {"_sd": f'["{DIGEST}"]', "_sd_alg": '"sha-256"', "vwa": '"verstrekken"', "bkl": '"regie-5j"',
             "evt": '"verstrekking-gedaan.v1"', "iat": str(HOUR), "jti": f'"{jti(name)}"',
             "aud": f'"{AUD}"', "iss": '"urn:oin:00000099000000001000"'}
    return members(pairs)
