"""What the suites on real brokers do first and last: the broker must be there, and the folder of a
run is kept and named when something failed.
"""
import contextlib
import shutil
import tempfile
from pathlib import Path

from kafka import NoBroker, libs, version

BUILD = Path(__file__).resolve().parents[2] / "build"


def demand_broker(outcome, name, count, more=""):
    """Says which broker runs. Without one `count` tests are skipped, loudly, and it ends here."""
    try:
        libs()
    except NoBroker as why:
        outcome.skip(name, f"geen makelaar: {why}", False, count)
        outcome.end()
    print(f"Apache Kafka {version()}{more}", flush=True)


@contextlib.contextmanager
def run_folder(outcome, prefix):
    failed = outcome.failed
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=BUILD))
    try:
        yield folder
    finally:
        if outcome.failed > failed:
            print(f"logboek: bewaard in {folder}", flush=True)
        else:
            shutil.rmtree(folder, ignore_errors=True)
