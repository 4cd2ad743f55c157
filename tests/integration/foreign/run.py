"""Foreign verification (logboek.md 21): x/mod, torchwood and Tessera fsck read our server.

Starts the practice ledger as ops/demo does, and a large one; tools that others wrote read them
over HTTP. x/mod comes from Debian and is never skipped; torchwood and Tessera are skipped only when
the module proxy cannot be reached. Each tool is also shown something spoiled, which it must refuse.
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BUILT = ROOT / "build" / "vreemd"
LARGE = 70_000
RECEIPTS = 300    # of a large register, evenly spread
REGISTERS = ("toezicht", "regie", "meldingen")
sys.path[:0] = [str(ROOT / "tests" / "support"), str(HERE)]
from outcome import Outcome  # noqa: E402
from registry import build_go  # noqa: E402
from spoiled import Spoiled  # noqa: E402
from tile_reader import build_tile_reader, read_tiles  # noqa: E402
from tlog_reader import TOKEN, claims_of, jws_of, read_head, read_leaves  # noqa: E402
from world import make_world, settings_of  # noqa: E402
from zegeld import Practice, Zegeld  # noqa: E402


def main():
    outcome = Outcome()
    build_tile_reader()
    proofs = build_go(HERE, "./proofs", BUILT / "proofs")
    fsck = build_go(HERE, "github.com/transparency-dev/tessera/cmd/fsck", BUILT / "fsck")
    for make, registers, place in ((demo, REGISTERS, ROOT / "build"),
                                   (large, ("regie",), in_memory() or ROOT / "build")):
        folder = Path(tempfile.mkdtemp(prefix="zegel-vreemd-", dir=place))
        try:
            with make(folder) as ledger:
                for register in registers:
                    check(outcome, ledger, register, folder, proofs, fsck)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    outcome.end()


def in_memory():
    """A place without a disk behind it: filling the large ledger is no test of durability."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 2 << 30 else None


def demo(folder):
    """The ledger of ops/demo: every receipt of it is checked."""
    return Practice(folder).start()


def large(folder):
    """Beyond two levels of tiles: 65,536 leaves and more (logboek.md 11)."""
    make_world(folder, "klein", 1, dossiers=16, fill=LARGE)
    return Zegeld(folder, settings_of(folder)).start(60)


def check(outcome, ledger, register, folder, proofs, fsck):
    check_tiles(outcome, ledger, register)
    if proofs:
        outcome.skip(f"torchwood {register}", proofs, unreachable=True)
    else:
        check_proofs(outcome, ledger, register)
    if fsck:
        outcome.skip(f"tessera fsck {register}", fsck, unreachable=True)
    else:
        check_fsck(outcome, ledger, register, folder)


def check_tiles(outcome, ledger, register):
    done = read_tiles(ledger, register)
    add(outcome, f"x/mod {register}", done)
    several = read_head(ledger, register).size > 1  # the root of one leaf needs no tile
    for what in ("checkpoint", "tile/entries/") + (("tile/0/",) if several else ()):
        with Spoiled(ledger, register, what) as other:
            done = read_tiles(ledger, register, url=other.url)
            outcome.check(f"x/mod {register}: refuses one bit of {what}",
                          done.returncode != 0 and "FOUT" in done.stdout, done.stdout[-300:])


def check_proofs(outcome, ledger, register):
    rows = []
    leaves = read_leaves(ledger, register, read_head(ledger, register).size)
    for leaf in leaves[::len(leaves) // RECEIPTS + 1]:
        path = f"/v1/gebeurtenissen/{claims_of(leaf)['jti']}/ontvangstbewijs"
        status, _, receipt = ledger.get(path, Authorization=TOKEN)
        if outcome.check(f"GET {path}", status == 200, status):
            rows.append(json.dumps({"jws": jws_of(leaf), "receipt": receipt.decode()}))
    policy = BUILT / "beleid.policy"
    policy.write_text(policy_of(ledger.json(f"/v1/registers/{register}")))
    done = subprocess.run([BUILT / "proofs", policy], input="\n".join(rows) + "\n", text=True,
                          capture_output=True, timeout=300)
    add(outcome, f"torchwood {register}", done)


def policy_of(known):
    """Our policy without the logs of other registers: torchwood v0.9.0 asks every log of a policy
    to have signed, where C2SP tlog-policy asks one."""
    return "".join(line + "\n" for line in known["beleid"].splitlines()
                   if not line.startswith("log ") or line.startswith(f"log {known['oorsprong']}+"))


def check_fsck(outcome, ledger, register, folder):
    key = folder / "controlepunt.pub"
    key.write_text(ledger.json(f"/v1/registers/{register}")["controlepuntSleutel"])
    good = run_fsck(f"{ledger.url}/log/{register}/", key)
    outcome.check(f"fsck {register}", fsck_holds(good), good)
    with Spoiled(ledger, register, "tile/entries/") as other:
        bad = run_fsck(other.url, key)
        outcome.check(f"fsck {register}: refuses one bit of an entry", not fsck_holds(bad), bad)


def run_fsck(url, key):
    """fsck ends with 0 whatever it found: what it says counts."""
    done = subprocess.run(
        [BUILT / "fsck", f"--storage_url={url}", f"--public_key={key}", "--ui=false",
         "--bearer_token=oefen-fg"], capture_output=True, text=True, timeout=120)
    return done.stdout + done.stderr


def fsck_holds(said):
    return "Successfully fsck'd log" in said and "fsck failed" not in said


def add(outcome, name, done):
    """Adds the count that a Go program ended with."""
    words = done.stdout.strip().rpartition("\n")[2].split()
    if len(words) != 6 or not outcome.check(name, done.returncode == 0, done.stdout[-1500:]):
        outcome.check(f"{name}: a count", len(words) == 6, done.stdout[-500:] + done.stderr[-500:])
        return
    outcome.passed += int(words[0])
    print(f"{name}: {' '.join(words)}")


if __name__ == "__main__":
    main()
