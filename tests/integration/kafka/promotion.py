"""A volger, and its promotion, by the steps of ops/draaiboek/overnemen.md, on one real broker.

    python3 tests/integration/kafka/promotion.py

Without a broker every case is skipped, loudly; under CI that is a failure.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "support")]
from expect import must  # noqa: E402
from judge import skelets_of  # noqa: E402
from broker_suite import demand_broker, run_folder  # noqa: E402
from kafka import Cluster  # noqa: E402
import lost_carrier  # noqa: E402
from outcome import Outcome  # noqa: E402
from partner import FG, Partner  # noqa: E402
from sdjwt import random_id  # noqa: E402
from tlog_reader import claims_of, read_head, read_leaves, root_of  # noqa: E402
from wait import until  # noqa: E402
from zegeld import TOOLS, Zegeld  # noqa: E402

REGISTERS = ("toezicht", "meldingen", "regie")
CONTENT = ("/v1/casussen", "/v1/verstrekkingen", "/v1/toestemmingen", "/v1/raadplegingen",
           "/v1/conflicten-van-plichten", "/v1/partners")
BROUGHT = ("sleutels", "kek-a", "kek-b", "anker")  # step 4 of the draaiboek
OPENING = {"niveau": "lokale-kamer", "casusSoort": "persoonsgericht", "herkomst": "melding",
           "kader": "vrijwillig", "gemeenten": ["0363"], "dilemma": "Wie helpt dit gezin?",
           "problematiek": ["overlastgevende-jeugd"], "vraagAanPartners": "Wat weet u?",
           "zaakverwijzing": "zaak 7"}
FOLLOWS = "een andere server doet het werk: deze is volger en laat haar sleutels dicht"


class Stage:
    registers, opening = REGISTERS, OPENING

    def __init__(self, cluster, folder):
        self.cluster, self.folder = cluster, folder
        self.receipts = {}            # jti -> (event bytes, receipt)
        self.old = self.node("oud")
        self.new = self.node("nieuw", "volger")
        self.active = self.old
        self.partner = self.bare = None

    def node(self, name, role="actief"):
        return Zegeld(self.folder / name, {
            "logboek.drijver": "kafka", "kafka.servers": self.cluster.bootstrap,
            "kafka.beveiliging": "plaintext", "kafka.voorvoegsel": "oefen",
            "kafka.opstelling": "een-broker", "oefen.klok": "script", "knooppunt.rol": role})

    def post(self, node, count):
        partner = self.partner = Partner(node, self.folder / "oud", "DK")
        for _ in range(count):
            jti, data = partner.event("casus-geopend.v1", random_id(), OPENING |
                                      {"aanmelder": partner.oin})
            status, _, body = node.request("POST", "/v1/gebeurtenissen", data,
                                           {"Content-Type": "application/sd-jwt"})
            must(status == 201, f"{status} {body[:600]!r}")
            self.receipts[jti] = data, json.loads(body)["ontvangstbewijs"]

    def sizes(self):
        """As the active node last said them."""
        return self.seen

    def takeovers(self):
        return takeovers(self)

    def run(self, node, *words, check=True):
        return run(node, *words, check=check)

    def verify_all(self):
        """Old receipts hold, by the tool that needs no network and no ledger."""
        policy = self.folder / "beleid"
        policy.write_text("".join("log " + (self.folder / "nieuw" / "sleutels" /
                                            f"controlepunt.{name}.pub").read_text()
                                  for name in REGISTERS) + "quorum none\n")
        for number, (data, receipt) in enumerate(self.receipts.values()):
            event, proof = self.folder / f"{number}.sdjwt", self.folder / f"{number}.bewijs"
            event.write_bytes(data)
            proof.write_text(receipt)
            done = subprocess.run([TOOLS / "zegel-verify", "--gebeurtenis", event, "--bewijs",
                                   proof, "--beleid", policy],
                                  capture_output=True, text=True, timeout=60)
            must(done.returncode == 0, done.stdout + done.stderr)


def run(node, *words, check=True):
    environment = os.environ | {name: str(value) for name, value in node.environment().items()}
    done = subprocess.run([TOOLS / "zegel", "--map", node.folder, *words], capture_output=True,
                          text=True, timeout=300, env=environment)
    must(not check or done.returncode == 0, done.stdout[-600:] + done.stderr[-600:])
    return done


def tells_the_casus(stage):
    """The practice ledger is opened and filled on Kafka."""
    stage.old.folder.mkdir()
    environment = os.environ | {
        name: str(value) for name, value in stage.old.environment().items()
        if name.startswith(("ZEGEL_LOGBOEK", "ZEGEL_KAFKA"))}
    teller = subprocess.Popen([TOOLS / "zegel", "--map", stage.old.folder, "oefen", "start"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              stdin=subprocess.DEVNULL, env=environment)
    told = stage.old.folder / "verteld"
    until(lambda: told.exists() or teller.poll() is not None, "the casus is told", 120)
    must(teller.poll() is None, "zegel oefen start ended")
    teller.send_signal(signal.SIGINT)
    teller.wait(30)
    stage.old.start(60)
    stage.post(stage.old, 5)


def follows_without_a_key(stage):
    """An empty directory, the configuration and the public keys: nothing else."""
    new = stage.new
    (new.folder / "sleutels").mkdir(parents=True)
    for name in REGISTERS:
        shutil.copy(stage.old.folder / "sleutels" / f"controlepunt.{name}.pub",
                    new.folder / "sleutels")
    new.spawn()
    for name in REGISTERS:
        new.wait_for_state(name, "alleen-lezen", 60)
        must(new.json(f"/v1/registers/{name}")["toestand"]["reden"] == "volger", name)
    until(lambda: heads_of(new) == heads_of(stage.old), "the volger has the newest heads")
    must(not list(new.folder.glob("sleutels.*")) and not (new.folder / "kek-a").exists(),
         "a volger makes no keystore")
    ready = json.loads(new.watch.get("/readyz")[2])
    must(ready["rol"] == "volger" and not ready["gereed"], ready)


def serves_proofs(stage):
    for name in REGISTERS:
        head = read_head(stage.new, name)
        must(root_of(read_leaves(stage.new, name, head.size)) == head.root, name)
    for jti, (_, receipt) in stage.receipts.items():
        path = f"/v1/gebeurtenissen/{jti}"
        status, _, proof = stage.new.get(path + "/ontvangstbewijs", Authorization=FG)
        must(status == 200 and b"c2sp.org/tlog-proof@v1" in proof, f"{status} {proof[:300]!r}")
        seen = stage.new.json(path, Authorization=FG)
        must(seen["casus"] is None and seen["velden"] == {} and seen["toestand"] is None, seen)
        must(seen["skelet"]["jti"] == jti and seen["stand"] == "bewezen", seen)
    feed = stage.new.json("/v1/gebeurtenissen?register=regie&limiet=200", Authorization=FG)["rijen"]
    must(len(feed) == read_head(stage.new, "regie").size, len(feed))


def has_no_content_and_takes_nothing(stage):
    for path in CONTENT:
        refused(stage.new.get(path, Authorization=FG), "geen-inhoud")
    data = next(iter(stage.receipts.values()))[0]
    refused(stage.new.request("POST", "/v1/gebeurtenissen", data,
                              {"Content-Type": "application/sd-jwt"}), "alleen-lezen")


def refused(answer, slug):
    status, _, body = answer
    must(status == 503 and f"/problemen/{slug}" in body.decode(), f"{status} {body[:300]!r}")


def heads_of(node):
    return [read_head(node, name).note for name in REGISTERS]


def has_the_same_skelets(stage):
    mine, theirs = skelets_of(stage.new), skelets_of(stage.old)
    must(len(mine) == len(REGISTERS) and mine == theirs, f"{mine} {theirs}")


def is_promoted(stage):
    """The active one is gone for good; the steps of the draaiboek."""
    old, new = stage.old, stage.new
    stage.lists = {path: old.get(path, Authorization=FG)[2] for path in CONTENT}
    stage.post(old, 5)
    old.kill()
    must(new.stop() == 0, "step 2: the volger stops")
    done = run(new, "register", "overnemen", "--reden", "de schijf is stuk", "--ja", check=False)
    must(done.returncode != 0 and "knooppunt.rol" in done.stdout + done.stderr, done.stderr)
    new.settings["knooppunt.rol"] = "actief"
    bring(old.folder, new.folder)
    run(new, "register", "overnemen", "--reden", "de schijf is stuk", "--ja")
    new.start(60)
    for name in REGISTERS:
        must(new.json(f"/v1/registers/{name}")["toestand"]["code"] == "normaal", name)


def bring(source, target):
    """Step 4: keys, dragers and anchor; the keystore comes from its topic."""
    for name in BROUGHT:
        shutil.copytree(source / name, target / name, dirs_exist_ok=True)


def goes_on(stage):
    new = stage.new
    stage.post(new, 5)
    stage.verify_all()
    known = {claims_of(leaf)["jti"]
             for leaf in read_leaves(new, "regie", read_head(new, "regie").size)}
    must(known >= stage.receipts.keys(), "every event with a receipt is in the log")
    for path, before in stage.lists.items():
        rows, earlier = new.json(path, Authorization=FG)["rijen"], json.loads(before)["rijen"]
        jtis = {row.get("jti") for row in rows}
        must(len(rows) >= len(earlier) and all(row.get("jti") in jtis for row in earlier), path)
    skelets_of(new)                   # projections too: built again, they say the same


def keeps_the_old_one_out(stage):
    """Its configuration, its keys and its dragers are all still there."""
    old, new = stage.old, stage.new
    began = old.log.stat().st_size
    old.spawn()
    for name in REGISTERS:
        old.wait_for_state(name, "alleen-lezen", 60)
    until(lambda: heads_of(old) == heads_of(new), "the old one follows")
    refused(old.get("/v1/casussen", Authorization=FG), "geen-inhoud")
    data = next(iter(stage.receipts.values()))[0]
    refused(old.request("POST", "/v1/gebeurtenissen", data,
                        {"Content-Type": "application/sd-jwt"}), "alleen-lezen")
    said = old.log.read_bytes()[began:].decode()
    must(FOLLOWS in said and "sleutels geopend" not in said, said[-600:])
    must(skelets_of(old) == skelets_of(new), "equal skelets")
    stage.post(new, 1)
    until(lambda: heads_of(old) == heads_of(new), "the old one follows on")
    must(old.stop() == 0, "it stops")


def lets_one_of_two_win(stage):
    """Both promoted at the same moment: in the end one of them is active, the other follows."""
    stage.new.stop()
    pair = [stage.node("een"), stage.node("twee")]
    for node in pair:
        shutil.copytree(stage.new.folder, node.folder,
                        ignore=shutil.ignore_patterns("knooppunt", "zegel.sock", "slot"))
    before = takeovers(stage)
    runs = [subprocess.Popen([TOOLS / "zegel", "--map", node.folder, "register", "overnemen",
                              "--reden", "oefening", "--ja"], stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, env=os.environ | {
                                 name: str(value) for name, value in node.environment().items()})
            for node in pair]
    ended = [process.wait(120) for process in runs]
    won = [node for node, code in zip(pair, ended) if code == 0]
    landed = takeovers(stage) - before   # one that landed may be overtaken before it is done
    must(won and len(won) <= landed <= len(pair), f"{ended} {landed}")
    for node in pair:
        node.spawn()
    states = []
    for node in pair:
        until(lambda: settled(node), "it knows who is active", 60)
        states.append(node.json("/v1/registers/regie")["toestand"]["code"])
    must(sorted(states) == ["alleen-lezen", "normaal"], states)
    active = pair[states.index("normaal")]
    must(active in won, "the one that works had won")
    stage.post(active, 1)
    print(f"two at once: {landed} landed", flush=True)
    stage.active = active
    stage.seen = {name: read_head(active, name).size for name in REGISTERS}
    for node in pair:
        node.stop()


def settled(node):
    must(node.process.poll() is None, node.last_line())
    try:
        return node.json("/v1/registers/regie")["toestand"]["code"] != "bijlezen"
    except OSError:
        return False


def takeovers(stage):
    """In the order of their termijn, each one valid: that many there were."""
    termijn = 0
    for record in stage.cluster.client().read_all("oefen.toezicht.controlepunten"):
        value = record.value
        expected, number = int.from_bytes(value[2:10], "big"), int.from_bytes(value[10:14], "big")
        if value[1] == 1 and expected == record.offset and number == termijn + 1:
            termijn = number
    return termijn


CASES = (
    ("the casus is told by the active node", tells_the_casus),
    ("a volger starts with the public keys alone", follows_without_a_key),
    ("it serves checkpoints, tiles, proofs, receipts and skelets", serves_proofs),
    ("what needs content is 503 geen-inhoud, POST 503 alleen-lezen",
     has_no_content_and_takes_nothing),
    ("digest-skelet is equal on both", has_the_same_skelets),
    ("the active node is lost, the volger is promoted", is_promoted),
    ("POST works, old receipts verify, lists are as before", goes_on),
    ("the old node comes back as volger, its keeper closed", keeps_the_old_one_out),
    ("of two promoted at once one is active", lets_one_of_two_win),
) + lost_carrier.CASES


def main():
    outcome = Outcome()
    demand_broker(outcome, "overname", len(CASES))
    with run_folder(outcome, "overname-") as folder, Cluster(1) as cluster:
        stage = Stage(cluster, folder)
        try:
            for name, case in CASES:
                outcome.attempt(name, case, stage)
                if outcome.failed:
                    break             # each case stands on the one before it
        finally:
            for node in (stage.old, stage.new, stage.bare):
                if node and node.process and node.process.poll() is None:
                    node.kill()
    outcome.end()


if __name__ == "__main__":
    main()
