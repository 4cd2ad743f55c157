"""Nothing personal outside the seal (I6): canaries go in, and are looked for everywhere.

A partner posts a casus whose every sealed field is a canary, a staff member drafts one, someone
opens it; then the memory of zegeld is searched, which must have wiped them. Requests that carry
canaries are refused. Then every file that zegeld opened (strace), every file below its folder, its
stdout, its metrics and its error answers are searched, for the text itself and for its base64, hex
and escaped forms. The content of a raadpleging does hold them.
"""
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(HERE)]
from memory import found_in, pieces  # noqa: E402
from needles import Needles  # noqa: E402
from outcome import Outcome  # noqa: E402
from partner import FG, Partner  # noqa: E402
from sdjwt import random_id  # noqa: E402
from wait import TimedOut, until  # noqa: E402
from zegeld import Practice, Zegeld  # noqa: E402

OURS = ("partners/", "bewijzen/", "strace.out")  # of the client side and of this test
SYSTEM = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/")
BSN = (ROOT / "tests/vectors/bsn/oefen.txt").read_text().split()[-1]
STAFF = {"Content-Type": "application/json", "Zegel-Rol": "casusregisseur; medewerker=klara"}


def main():
    outcome = Outcome()
    folder = Path(tempfile.mkdtemp(prefix="zegel-kanarie-", dir=ROOT / "build"))
    try:
        with Practice(folder) as practice:
            practice.start()
        run(outcome, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    outcome.end()


def run(outcome, folder):
    needles = Needles(BSN)
    trace = folder / "strace.out"
    wrap = ["strace", "-D", "-f", "-e", "trace=openat,open,creat,rename,renameat,renameat2",
            "-o", str(trace)]
    with Zegeld(folder, {"oefen.klok": "script", "log.niveau": "debug"}, wrap=wrap) as zegeld:
        zegeld.start(60)
        said = tell(outcome, zegeld, folder, needles)
        search_memory(outcome, zegeld.process.pid, needles)
        said += refused(outcome, zegeld, folder, needles)
        said.append(("/metrics", zegeld.watch.get("/metrics")[2]))
        said.append(("/readyz", zegeld.watch.get("/readyz")[2]))
        book = (folder / "inhoud.1" / "dagboek").read_bytes()  # a stop leaves it empty
        outcome.check("the daybook holds entries", b"zglINGB1" in book)
        said.append(("the daybook", book))
        outcome.check("zegeld stops", zegeld.stop() == 0)
    for name, data in said:
        search(outcome, needles, name, data)
    search_files(outcome, needles, folder, trace)


def tell(outcome, zegeld, folder, needles):
    """Posts and opens; answers what was said that may hold no canary."""
    partner = Partner(zegeld, folder, "DK")
    casus, pid = random_id(), random_id()
    said = []
    steps = [("casus-geopend.v1", opening(partner, needles)),
             ("betrokkene-gekoppeld.v1", coupling(pid, needles)),
             ("verstrekking-gedaan.v1", disclosure(zegeld, pid, needles))]
    for evt, inhoud in steps:
        jti, status, body = partner.post(evt, casus, inhoud)
        outcome.check(f"POST {evt}", status == 201, body[:400])
        said.append((f"answer to {evt}", body))
        path = f"/v1/gebeurtenissen/{jti}"
        said.append((f"GET {evt}", zegeld.get(path, Authorization=FG)[2]))
        said.append((f"GET {evt}/bewijspakket",
                     zegeld.get(f"{path}/bewijspakket", Authorization=FG)[2]))
        opened = zegeld.request("POST", f"{path}/raadplegingen", json.dumps(
            {"raadplegingsdoel": "toezicht-fg", "raadplegingsreden": needles.new("reden")}),
            {"Content-Type": "application/json", "Authorization": FG})
        outcome.check(f"raadpleging of {evt}", opened[0] == 201, opened[2][:400])
        outcome.check(f"raadpleging of {evt} shows the canaries", needles.found(opened[2]))
    draft = {"jti": random_id(), "register": "regie", "evt": "casus-geopend.v1",
             "inhoud": {"tijdstip": zegeld.json("/v1/registers/regie")["klok"],
                        "casus": random_id()} | opening(partner, needles)}
    status, _, body = zegeld.request("POST", "/v1/gebeurtenissen", json.dumps(draft), STAFF)
    outcome.check("staff draft", status == 201, body[:400])
    said.append(("answer to a draft", body))
    return said


def refused(outcome, zegeld, folder, needles):
    """Requests with canaries that are refused: no answer and no log line may say them again."""
    partner = Partner(zegeld, folder, "DK")
    canary = needles.new("weigering")
    bad = {"niveau": canary, "casusSoort": canary, "vraagAanPartners": canary + "@x", canary: 1}
    said = []

    def keep(name, status, body):
        outcome.check(f"{name} is refused", 400 <= status < 500, status)
        said.append((f"answer to {name}", body))
    keep("a wrong event", *partner.post("casus-geopend.v1", random_id(), bad)[1:])
    draft = {"jti": canary, "register": canary, "evt": canary, "inhoud": {canary: canary}}
    for name, body, headers in (
            ("a wrong draft", json.dumps(draft), STAFF), ("no JSON", "{" + canary, STAFF),
            ("another media type", canary, {"Content-Type": canary}),
            ("a wrong role", "{}", STAFF | {"Zegel-Rol": canary}),
            ("no envelope", canary, {"Content-Type": "application/sd-jwt"})):
        status, _, answer = zegeld.request("POST", "/v1/gebeurtenissen", body, headers)
        keep(name, status, answer)
    for path in (f"/v1/gebeurtenissen/{canary}", f"/v1/registers/{canary}?naam={canary}",
                 f"/v1/partners?bsn={BSN}", f"/{canary}"):
        status, _, answer = zegeld.get(path, Authorization=FG, X_Naam=canary)
        keep(path.replace(canary, "KANARIE").replace(BSN, "BSN"), status, answer)
    return said


def search_memory(outcome, pid, needles):
    """An answer may be with us before its session wiped what it held."""
    try:
        until(lambda: not found_in(pid, needles), "wiped", 10)
        left = None
    except TimedOut:
        left = found_in(pid, needles)
    outcome.check("no canary in the memory of zegeld", not left, left)
    outcome.check("the search finds what is in memory",
                  any(b"casus-geopend.v1" in data for data in pieces(pid)))


def search_files(outcome, needles, folder, trace):
    opened = {Path(name) for name in re.findall(r'"(/[^"]+)"', trace.read_text(errors="replace"))}
    files = {path for path in opened | set(folder.rglob("*"))
             if path.is_file() and not str(path).startswith(SYSTEM)}
    names = {path: str(path).removeprefix(f"{folder}/") for path in files}
    checked = [path for path in sorted(files) if not names[path].startswith(OURS)]
    for path in checked:
        search(outcome, needles, names[path], path.read_bytes())
    for store in ("ledger.1", "inhoud.1", "sleutels.1"):
        outcome.check(f"{store} was among them", f"{store}/data.mdb" in names.values(), checked)
    outcome.check("the log was among them", "zegeld.log" in names.values())
    plain = (folder / "proef").write_bytes(needles.proof()) and (folder / "proef").read_bytes()
    outcome.check("the search finds what is there", needles.found(plain))


def search(outcome, needles, name, data):
    found = needles.found(data)
    outcome.check(f"no canary in {name}", not found, found)


def opening(partner, needles):
    return {"niveau": "lokale-kamer", "casusSoort": "persoonsgericht", "herkomst": "melding",
            "aanmelder": partner.oin, "kader": "vrijwillig", "gemeenten": ["0363"],
            "problematiek": ["overlastgevende-jeugd"], "dilemma": needles.new("dilemma"),
            "vraagAanPartners": needles.new("vraag"), "zaakverwijzing": needles.new("zaak")}


def coupling(pid, needles):
    person = {"bsn": BSN, "geslachtsnaam": needles.new("naam"), "voornamen": needles.new("Zoë"),
              "geboorteDatum": "2011-05-17", "woonplaats": needles.new("plaats"),
              "telefoon": "+31" + "".join(needles.digits(9)),
              "emailadres": needles.new("mail") + "@voorbeeld.example"}
    return {"identificatiesoort": "bsn", "leeftijdsklasse": "12-15", "persoon": person,
            "betrokkenen": [{"pid": pid, "rol": "onderwerp"}]}


def disclosure(zegeld, pid, needles):
    texts = {name: f"{needles.new(name)} is nodig voor dit plan" for name in (
        "noodzaak", "proportionaliteit", "subsidiariteit", "bronvermelding", "contextVerstrekker",
        "contextVragende", "ontvangerNaam", "ontvangerFunctie")}
    receiver = zegeld.json("/v1/partners", Authorization=FG)["rijen"][-1]
    element = {"pid": pid, "rol": "onderwerp", "informeren": "vooraf", "grondslagVerwijzing": None,
               "informerenUiterlijkDatum": None, "uitstelgrond": None, "herbeoordelingDatum": None}
    return {"ontvanger": receiver["oin"], "ontvangerSoort": receiver["ontvangerSoort"],
            "grondslagAvg": "publieke-taak", "grondslagGeheim": "geen-beroepsgeheim",
            "doel": "plan-van-aanpak", "wettelijkeTaak": "jeugdhulp",
            "wettelijkKader": ["jeugdwet"], "gegevenssoorten": ["gezinssituatie"],
            "kader": "vrijwillig", "verstrekkingswijze": "mondeling", "geautomatiseerd": False,
            "politiegegevens": False, "spoed": False, "minderIngrijpend": ["geen-alternatief"],
            "betrokkenen": [element]} | texts


if __name__ == "__main__":
    main()
