"""Whole partitions: genesis, register, repeats, and the grammar of `aud` at index 0."""
from record_cases import AUD, GENESIS, event, header, jws, leaf, payload, single_cases


def partitions():
    """(partition, [(name, record, expected)])"""
    yield "los", [("eerste record", opening("los"), "aanvaard"), *single_cases()]
    yield "geboorte", list(birth())
    yield "herhaling", list(repeats())
    yield "register", list(other_registers())
    yield from audiences()


def opening(name, **claims):
    return event("opening " + name, evt=f'"{GENESIS}"', bkl='"blijvend"', vwa='"toezicht"', **claims)


def birth():
    yield "eerste record is geen opening", event("g1"), "genesis"
    yield "opening versie 2 als eerste", event("g2", evt='"register-geopend.v2"'), "genesis"
    yield "kapot eerste record telt niet", event("g3", iat="1"), "claims"
    yield "opening", opening("g"), "aanvaard"
    yield "tweede opening", opening("g4"), "genesis"
    yield "opening versie 2 later", event("g5", evt='"register-geopend.v2"'), "genesis"
    yield "opening versie 999", event("g6", evt='"register-geopend.v999"'), "genesis"
    yield "zelfde opening nog eens", opening("g"), "dubbel"
    yield "sluiting is een gewoon record", event("g7", evt='"register-gesloten.v1"'), "aanvaard"
    yield "na de sluiting gaat de telling door", event("g8"), "aanvaard"
    yield "type dat op de opening lijkt", event("g9", evt='"register-geopend-later.v1"'), "aanvaard"
    yield "gereserveerd type voor een latere regel", event("g10", evt='"indexregel-9.v1"'), "aanvaard"


def repeats():
    first, second = event("h1"), event("h2")
    yield "opening", opening("h"), "aanvaard"
    yield "een", first, "aanvaard"
    yield "een nog eens", first, "dubbel"
    other_blind = b"\x01" + bytes(32) + first[33:]
    yield "zelfde JWS, ander blind", other_blind, "dubbel"
    other_hour = first[:33] + b"\x00\x00\x00\x07" + first[37:]
    yield "zelfde JWS, ander uur", other_hour, "dubbel"
    yield "twee", second, "aanvaard"
    yield "een na twee", first, "dubbel"
    yield "zelfde jti, ander skelet", leaf("h1", jws("h1", claims=payload("h1", isn="1"))), "dubbel-anders"
    yield "zelfde jti, andere handtekening", leaf("h1", changed_signature("h1")), "dubbel-anders"
    spaced = jws("h1", head=header().replace(":", ": "))
    yield "zelfde jti, kop met witruimte", leaf("h1", spaced), "dubbel-anders"
    escaped = payload("h1").replace('"jti":"', '"\\u006ati":"')
    yield "zelfde jti, geschreven met escape", leaf("h1", jws("h1", claims=escaped)), "dubbel-anders"
    yield "geweigerd record bezet geen jti", event("h3", iat="1"), "claims"
    yield "zelfde jti na de weigering", event("h3"), "aanvaard"
    yield "jti van de opening in een ander record", \
        leaf("x", jws("opening h", claims=payload("opening h"))), "dubbel-anders"
    yield "kapotte herhaling blijft kapot", first[:-1], "lengte"
    yield "drie", event("h4"), "aanvaard"


def changed_signature(name):
    text = jws(name)
    head, claims, sig = text.split(".")
    return f"{head}.{claims}.{'B' if sig[0] == 'A' else 'A'}{sig[1:]}"


def other_registers():
    yield "opening", opening("r"), "aanvaard"
    others = ["zegel.zvh-voorbeeld.nl/meldingen", "zegel.zvh-voorbeeld.nl/regie2", "zegel.zvh-ander.nl/regie",
              "zegel.zvh-voorbeeld.nl/a/regie", "oefen.regie/regie"]
    for aud in others:
        yield f"aud {aud}", event(aud, aud=f'"{aud}"'), "ander-register"
    yield "opening van een ander register", opening("r2", aud=f'"{others[0]}"'), "ander-register"
    yield "herhaling onder een andere aud", event("opening r", aud=f'"{others[0]}"'), "ander-register"
    yield "eigen register", event("r3"), "aanvaard"
    yield "ander register bezet geen jti", event(others[0]), "aanvaard"


def audiences():
    """Each aud as index 0 of its own partition."""
    wrong = ["", "/", "regie", "/regie", "zegel.nl/", "zegel.nl/Regie", "zegel.nl/1regie", "zegel.nl/-regie",
             "zegel.nl/regie_x", "zegel.nl/r" + "e" * 31, "-zegel.nl/regie", ".zegel.nl/regie", "zegel.nl./regie",
             "zegel.nl-/regie", "Zegel.nl/regie", "zegel nl/regie", "zegel+nl/regie", "zegel.nl//regie",
             "zegel.nl/a/b/regie", "zegel.nl/A/regie", "zegel.nl/" + "a" * 32 + "/regie",
             "z" * 65 + "/regie", "z" * 40 + "/" + "a" * 24 + "/regie", "zégel.nl/regie", "zegel.nl/regie/"]
    for aud in wrong:
        name = f"aud {aud or 'leeg'}"
        yield name, [(name, opening(name, aud=f'"{aud}"'), "claims")]
    right = ["z/r", "zegel.nl/regie", "1.2/r", "a-b/regie", "a--b..c/regie", "zegel.nl/log/regie", "z/-/r", "z/0/r",
             "zegel.nl/r" + "e" * 30, "z" * 64 + "/" + "r" * 31, "z" * 40 + "/" + "a" * 23 + "/regie",
             "zegel.nl/" + "a" * 31 + "/regie", "regie/regie"]
    for aud in right:
        name = f"aud {aud}"
        yield name, [(name, opening(name, aud=f'"{aud}"'), "aanvaard"),
                     ("volgende", event(name + " 2", aud=f'"{aud}"'), "aanvaard"),
                     ("met de aud van de ander", event(name + " 3", aud=f'"{AUD}"'), "ander-register")]
