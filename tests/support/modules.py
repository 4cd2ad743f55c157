"""Published Go modules that tests read or build, pinned by version and by hash of their content.

They are fetched at test time into Go's own module cache and verified against the pinned sum, so
nothing of them stands in this repository. Only a registry that does not answer is a skip.
"""
import json
import subprocess
from typing import NamedTuple


class Module(NamedTuple):
    path: str
    version: str
    sum: str


class Unreachable(Exception):
    """The module proxy does not answer, or there is no Go to ask it with."""


MODULES = {
    "wycheproof": Module("github.com/c2sp/wycheproof", "v0.0.0-20260902155932-3fa63dd0344a",
                         "h1:pNbL2nztRsWfW/ispAwsvcDFxs9Id38uIsR2/Up5G2c="),
    "ed25519vectors": Module("filippo.io/mostly-harmless/ed25519vectors",
                             "v0.0.0-20210322192420-30a2d7243a94",
                             "h1:oHn3iEYQCHVcHLEqtzCSizBZcnOSFk61oo8tKsbNrqI="),
    "speccheck": Module("github.com/oasisprotocol/curve25519-voi",
                        "v0.0.0-20230904125328-1f23a7beb09a",
                        "h1:dlRvE5fWabOchtH7znfiFCcOvmIYgOeAS5ifBXBlh9Q="),
    "merkle": Module("github.com/transparency-dev/merkle",
                     "v0.0.3-0.20260707140218-77df88e508fa",
                     "h1:thPHsl5llVwAR7q5m8HmI/z6rUO0aGDfXVD+5YSBwjA="),
}


def module_dir(name):
    """The directory of the module's files; Unreachable, or ValueError when the content differs."""
    module = MODULES[name]
    try:
        answer = subprocess.run(
            ["go", "mod", "download", "-json", f"{module.path}@{module.version}"],
            capture_output=True, text=True, cwd="/", timeout=300)
        found = json.loads(answer.stdout)
    except (OSError, subprocess.TimeoutExpired, json.JSONDecodeError) as error:
        raise Unreachable(f"{module.path}: {error}") from error
    if "Error" in found:
        raise Unreachable(f"{module.path}: {found['Error'].splitlines()[0]}")
    if found["Sum"] != module.sum:
        raise ValueError(f"{module.path}: sum {found['Sum']}, pinned {module.sum}")
    return found["Dir"]
