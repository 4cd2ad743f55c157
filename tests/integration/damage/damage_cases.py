"""The cases of damage: what is done to a copy of the ledger, and how zegeld must answer."""
import hashlib
import os
import shutil
from pathlib import Path
from typing import Callable, NamedTuple


class Ledger(NamedTuple):
    folder: Path      # healthy
    old: Path         # the same, 40 events ago
    other: Path       # another ledger with the same names
    leaves: list      # of register regie
    event: object     # signed, not yet posted


class Case(NamedTuple):
    name: str
    damage: Callable  # (ledger, copy)
    exit_code: int = 0
    state: str = ""   # of register regie, when the start goes on
    audit: int = 0    # exit of `zegel controleer --alles` afterwards: 1 sees a difference


LEDGER, INHOUD, KEYS = (f"data/{name}.1/data.mdb" for name in ("ledger", "inhoud", "sleutels"))
DAYBOOK = "data/inhoud.1/dagboek"
STORES = (("logboek", LEDGER, 70), ("inhoud", INHOUD, 70), ("sleutels", KEYS, 76))


def cut(name, keep):
    def damage(_, copy):
        file = copy / name
        pages = len(file.read_bytes().rstrip(b"\0"))   # behind them is room, of zeros
        with file.open("r+b") as out:
            out.truncate(keep(pages))
    return damage


def rename_table(name, old, new):
    def damage(_, copy):
        data = (copy / name).read_bytes()
        assert old in data, (name, old)
        (copy / name).write_bytes(data.replace(old, new))
    return damage


def flip(name, bytes_of):
    """One bit in every copy of these bytes in the file."""
    def damage(ledger, copy):
        data, needle = (copy / name).read_bytes(), bytes_of(ledger)
        assert needle in data, name
        half = len(needle) // 2
        spoiled = needle[:half] + bytes([needle[half] ^ 4]) + needle[half + 1:]
        (copy / name).write_bytes(data.replace(needle, spoiled))
    return damage


def replace(name, source):
    def damage(ledger, copy):
        shutil.copy(source(ledger, copy), copy / name)
    return damage


def remove(*names):
    def damage(_, copy):
        for name in names:
            place = copy / name
            shutil.rmtree(place) if place.is_dir() else place.unlink()
    return damage


def overwrite(name, data):
    def damage(_, copy):
        (copy / name).write_bytes(data)
    return damage


def enter(count, spoil=None):
    """Entries in the daybook of the inhoud, as a stop without warning leaves them; a bit of one
    changed (ops/besluiten/0026)."""
    def damage(_, copy):
        book = bytearray((copy / DAYBOOK).read_bytes())
        who = bytes(book[8:24])
        data = (copy / INHOUD).read_bytes()
        rows = [data[at + 16:at + 24] for at in places(data, who)]  # of today and of before
        taken_over = max(int.from_bytes(row, "big") for row in rows)
        for number in range(1, count + 1):
            name, record = b"regie", bytes([number]) * 300
            head = (b"zglINGB1" + who + (taken_over + number).to_bytes(8, "big")
                    + bytes([number]) * 32 + bytes([len(name)]) + len(record).to_bytes(4, "big"))
            entry = head + hashlib.sha256(head + name + record).digest() + name + record
            book[number * 4096:number * 4096 + len(entry)] = entry
            if number == spoil:
                book[number * 4096 + 200] ^= 4
        (copy / DAYBOOK).write_bytes(book)
    return damage


def places(data, needle):
    at = data.find(needle)
    while at >= 0:
        yield at
        at = data.find(needle, at + 1)


def leaf_hash(ledger, index):
    return hashlib.sha256(b"\0" + ledger.leaves[index]).digest()


def sealed(ledger, index):
    """The last part of its inhoud record, found by the hash of its JWS (envelop.md 9)."""
    tag = hashlib.sha256(ledger.leaves[index][39:]).digest()[:16]
    data = (ledger.folder / INHOUD).read_bytes()
    head = bytes.fromhex("01010001")  # version, alg, generation; then jti, h: not a key of LMDB
    at = data.index(tag)
    while data[at - 20:at - 16] != head:
        at = data.index(tag, at + 1)
    record = at
    first = record + 16 + 1           # after h and the number of parts: kind, blad, nonce, length
    length = int.from_bytes(data[first + 41:first + 45], "big")
    return data[first + 45:first + 45 + length]


def half(size):
    return size // 2 // 4096 * 4096


CASES = [
    Case("niets beschadigd", lambda *_: None, state="normaal"),
    *[Case(f"{what}: {how}", cut(name, keep), code) for what, name, code in STORES
      for how, keep in (("half", half), ("halve pagina", lambda size: half(size) + 2000),
                        ("twee pagina's", lambda _: 8192), ("100 bytes", lambda _: 100),
                        ("leeg", lambda _: 0))],
    Case("logboek: tabel met blaadjes heet anders", rename_table(LEDGER, b"regie.leaf", b"regie.lfae"), 70),
    Case("logboek: tabel met stand heet anders", rename_table(LEDGER, b"regie.stand", b"regie.stond"), 70),
    Case("sleutels: tabel met bladen heet anders", rename_table(KEYS, b"plaats", b"plaots"), 76),
    Case("logboek: een bit in het laatste blad", flip(LEDGER, lambda ledger: ledger.leaves[-1]), 70),
    Case("logboek: een bit in een van de laatste 100", flip(LEDGER, lambda ledger: ledger.leaves[-60]), 70),
    Case("logboek is de inhoud", replace(LEDGER, lambda _, copy: copy / INHOUD), 70),
    Case("inhoud is het logboek", replace(INHOUD, lambda _, copy: copy / LEDGER), 70),
    Case("dagboek: half", lambda _, copy: os.truncate(copy / DAYBOOK, 65 * 4096), 70),
    Case("dagboek: leeg", overwrite(DAYBOOK, b""), 70),
    Case("dagboek weg", remove(DAYBOOK), 70),
    Case("dagboek van een ander", replace(DAYBOOK, lambda ledger, _: ledger.other / DAYBOOK), 70),
    Case("dagboek: drie regels na een stroomstoring", enter(3), state="normaal"),
    Case("dagboek: de laatste regel is half geschreven", enter(3, spoil=3), state="normaal"),
    Case("dagboek: een bit in een regel met latere erna", enter(3, spoil=2), 70),
    Case("dagboek: een bit in de eerste regel", enter(3, spoil=1), 70),
    Case("logboek van een ander", replace(LEDGER, lambda ledger, _: ledger.other / LEDGER), 70),
    Case("sleutels van een ander", replace(KEYS, lambda ledger, _: ledger.other / KEYS), 76),
    Case("geen map met het logboek", remove("data/ledger.1"), 70),
    Case("geen wijzer naar het logboek", remove("data/ledger.huidig"), 70),
    Case("onleesbare wijzer", overwrite("data/ledger.huidig", b"\xff" * 40), 70),
    Case("beide sleuven van de hoofdsleutel weg", remove("kek-a/slot-a", "kek-a/slot-b"), 76),
    Case("beide sleuven onleesbaar", lambda _, copy: [(copy / "kek-a" / name).write_bytes(b"x" * 4096)
                                                      for name in ("slot-a", "slot-b")], 76),
    Case("huissleutel weg", remove("sleutels/huissleutel.pem"), 76),
    Case("sleutel van het controlepunt weg", remove("sleutels/controlepunt.regie"), 76),
    Case("sleutel van het controlepunt van een ander",
         replace("sleutels/controlepunt.regie",
                 lambda ledger, _: ledger.other / "sleutels/controlepunt.regie"), 76),
    Case("oud logboek teruggezet", replace(LEDGER, lambda ledger, _: ledger.old / LEDGER), state="bevroren"),
    Case("anker weg", remove("anker/regie"), state="bevroren"),
    Case("logboek: een bit in een oud blad", flip(LEDGER, lambda ledger: ledger.leaves[40]),
         state="normaal", audit=1),
    Case("logboek: een bit in een tegel", flip(LEDGER, lambda ledger: leaf_hash(ledger, 40)), 70),
    Case("inhoud: een bit in een verzegeld deel", flip(INHOUD, lambda ledger: sealed(ledger, 40)),
         state="normaal", audit=1),
]
