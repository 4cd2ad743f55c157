"""The last cases of promotion.py: every drager is lost, and a volger goes on without the content.

What was sealed before is `ontbreekt` for ever; order, proofs and receipts stay, and whoever takes
part is registered again.
"""
import copy
import hashlib
import json
import shutil

from expect import must
from partner import FG
from sdjwt import b64, random_id
from tlog_reader import claims_of, read_head, read_leaves
from wait import until

NAMES = ("--beheerder", "A. Nieuw", "--privacy-officer", "B. Nieuw")
WARNED = "geen enkele drager heeft een hoofdsleutel"
BROUGHT = ("sleutels", "anker")       # of step 4 of the draaiboek, without a drager


def oefen_id(name):
    """As tools/zegel/oefen gives the dossiers of its story."""
    return b64(hashlib.sha256(f"zegel oefen {name}".encode()).digest()[:16])


def wants_a_persons_word(stage):
    """--ja is not enough, and nothing is written before the word is given."""
    node = stage.bare = stage.node("zonder", "volger")
    (node.folder / "sleutels").mkdir(parents=True)
    for public in (stage.new.folder / "sleutels").glob("*.pub"):
        shutil.copy(public, node.folder / "sleutels")
    node.spawn()
    for name in stage.registers:
        node.wait_for_state(name, "alleen-lezen", 60)
    until(lambda: all(read_head(node, name).size >= size for name, size in stage.sizes().items()),
          "the volger has read it all", 60)
    node.stop()
    for name in BROUGHT:
        shutil.copytree(stage.active.folder / name, node.folder / name, dirs_exist_ok=True)
    node.settings["knooppunt.rol"] = "actief"
    before = stage.takeovers()
    for words in ((), ("--ja",), ("--ja", *NAMES), ("--zonder-drager", "--ja")):
        done = stage.run(node, "register", "overnemen", "--reden", "brand", *words, check=False)
        must(done.returncode == 2, f"{words}: {done.returncode} {done.stderr[-600:]}")
        if words:
            must(WARNED in done.stderr, done.stderr)
    must(stage.takeovers() == before and not list(node.folder.glob("sleutels.*")), "written")
    must(not (node.folder / "kek-a").exists(), "a key was made")


def goes_on_without_the_content(stage):
    node, before = stage.bare, stage.sizes()
    done = stage.run(node, "register", "overnemen", "--reden", "brand", "--ja", "--zonder-drager",
                     *NAMES)
    must(WARNED in done.stderr, done.stderr)
    again = stage.run(node, "register", "overnemen", "--reden", "nog eens", "--ja", *NAMES,
                      "--zonder-drager", check=False)
    must(again.returncode != 0 and "nog een drager" in again.stderr, again.stderr)
    node.start(60)
    must("hoofdsleutel van vroeger is verloren" in node.log.read_text(), "it is said at the start")
    for name in stage.registers:
        must(node.json(f"/v1/registers/{name}")["toestand"]["code"] == "normaal", name)
    must(read_head(node, "toezicht").size == before["toezicht"] + 2, "two people were appointed")
    must(read_head(node, "regie").size == before["regie"], "nothing else was written")


def shows_the_loss(stage):
    """`ontbreekt`, never `vernietigd`; what was proved stays proved."""
    node = stage.bare
    jti, (data, _) = next(iter(stage.receipts.items()))
    status, _, body = node.request(
        "POST", f"/v1/gebeurtenissen/{jti}/raadplegingen",
        b'{"raadplegingsdoel":"toezicht-fg","raadplegingsreden":"Een klacht, nummer 7."}',
        {"Content-Type": "application/json", "Zegel-Rol": "fg"})
    must(status == 500 and "inhoud-ontbreekt" in body.decode(), f"{status} {body[:400]!r}")
    seen = node.json(f"/v1/gebeurtenissen/{jti}", Authorization=FG)
    must(seen["toestand"] == "ontbreekt" and seen["stand"] == "bewezen", seen)
    must(not node.json("/v1/casussen", Authorization=FG)["rijen"], "no casus is known")
    must(not node.json("/v1/partners", Authorization=FG)["rijen"], "no partner is known")
    status, _, body = node.request("POST", "/v1/gebeurtenissen", data,
                                   {"Content-Type": "application/sd-jwt"})
    must(status >= 400 and "V-SLT-1" in body.decode(), f"{status} {body[:400]!r}")
    stage.verify_all()


def draft(node, role, evt, inhoud):
    clock = node.json("/v1/registers/toezicht")["klok"]
    body = {"register": "toezicht", "evt": evt, "jti": random_id(),
            "inhoud": {"tijdstip": clock} | inhoud}
    status, _, answer = node.request("POST", "/v1/gebeurtenissen", json.dumps(body).encode(),
                                     {"Content-Type": "application/json", "Zegel-Rol": role})
    must(status == 201, f"{evt}: {status} {answer[:900]!r}")
    return json.loads(answer)["jti"]


def registers_its_partners_again(stage):
    """By the ordinary door, under the new keys; the convenant is named by its old record."""
    node, oin = stage.bare, "00000099000000012000"
    old = [claims_of(leaf) for leaf in
           read_leaves(node, "toezicht", read_head(node, "toezicht").size)]
    convenant = next(one["jti"] for one in old if one["evt"] == "convenant-vastgesteld.v1")
    casus = oefen_id("partij/WA")
    joined = draft(node, "beheerder", "partij-toegetreden.v1", {
        "casus": casus, "partij": oin, "partijNaam": "Woonstichting Het Anker",
        "contactTelefoon": "088 000 00 12", "ontvangerSoort": "woningcorporatie",
        "partijRol": "deelnemer", "beroepsgeheim": False, "gegevenssoorten": ["huisvesting"],
        "geheimgronden": ["geen-beroepsgeheim"], "convenant": convenant,
        "vanafDatum": "2025-01-06"})
    draft(node, "privacy-officer", "akkoord-vastgelegd.v1",
          {"casus": casus, "onderwerp": joined, "akkoord": True})
    (node.folder / "adres").write_text(node.url + "\n")
    pem = stage.old.folder / "partners" / "DK.pem"
    stage.run(node, "oefen", "meedoen", str(pem))
    partner = copy.copy(stage.partner)
    partner.service, partner.oin = node, oin
    partner.signer.oin = oin
    jti, status, body = partner.post("casus-geopend.v1", random_id(), stage.opening |
                                     {"aanmelder": oin})
    must(status == 201, f"{status} {body[:600]!r}")
    seen = node.json(f"/v1/gebeurtenissen/{jti}", Authorization=FG)
    must(seen["toestand"] == "volledig", seen)
    must(len(node.json("/v1/casussen", Authorization=FG)["rijen"]) == 1, "one casus is known")
    must(node.stop() == 0, "it stops")
    node.start(60)                    # the next start finds the same
    seen = node.json(f"/v1/gebeurtenissen/{jti}", Authorization=FG)
    must(seen["toestand"] == "volledig", seen)


def keeps_old_keys_out(stage):
    """Whoever finds the drager later cannot make it count again."""
    must(stage.bare.stop() == 0, "it stops")
    before = stage.takeovers()
    done = stage.run(stage.active, "register", "overnemen", "--reden", "gevonden", "--ja",
                     check=False)
    must(done.returncode != 0 and "andere hoofdsleutel" in done.stderr, done.stderr)
    must(stage.takeovers() == before, "nothing was taken over")


CASES = (
    ("without a drager: not before a person says so", wants_a_persons_word),
    ("without a drager: active, in a new epoch", goes_on_without_the_content),
    ("without a drager: old content is ontbreekt, old receipts hold", shows_the_loss),
    ("without a drager: partners are registered again and post", registers_its_partners_again),
    ("without a drager: the old keys never count again", keeps_old_keys_out),
)
