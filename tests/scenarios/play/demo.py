"""The ledger that ops/demo tells (`zegel oefen start`): the casus of domein.md 12.2, for a scenario
that reads it. Told once per run, at the first scenario that asks, then copied for each.
"""
import shutil
from contextlib import contextmanager
from pathlib import Path

from ed25519 import SigningKey
from zegeld import Practice

from .stage import Memory, Stage
from .values import oin_of
from .world import ORGANISATIONS, Cast, running


class Demo:
    """`rows`: evt -> catalogue row, shared with the other world."""

    def __init__(self, folder, rows):
        self.folder, self.rows = Path(folder) / "demo", rows

    @contextmanager
    def stage(self, folder, recorder, settings=None):
        """A fresh copy, running, with nothing posted since the end of the script."""
        if not self.folder.exists():
            self.tell()
        shutil.copytree(self.folder, folder)
        with running(folder, settings or {}) as zegeld:
            stage = Stage(zegeld, recorder, self.cast(), Memory())
            stage.memory.clock = zegeld.json("/v1/registers/toezicht")["klok"]
            yield stage

    def tell(self):
        self.folder.mkdir()
        with Practice(self.folder) as practice:
            practice.start()

    def cast(self):
        oins = {each.code: oin_of(number) for number, each in enumerate(ORGANISATIONS, 1)}
        keys = {code: SigningKey.of_pem(self.folder / "partners" / f"{code}.pem") for code in oins
                if (self.folder / "partners" / f"{code}.pem").exists()}
        return Cast(oins, keys, self.rows)
