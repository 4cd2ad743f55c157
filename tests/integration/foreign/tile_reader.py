"""Builds tiles/ with whatever Go there is, in GOPATH mode on Debian's x/mod, and runs it."""
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parents[2] / "build" / "vreemd" / "tiles"
XMOD = "/usr/share/gocode"  # golang-golang-x-mod-dev


def build_tile_reader():
    PROGRAM.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["go", "build", "-o", PROGRAM, "main.go"], cwd=HERE / "tiles", check=True,
                   env=os.environ | {"GO111MODULE": "off", "GOPATH": XMOD, "GOFLAGS": ""})


def read_tiles(zegeld, register, old_heads=(), url=None):
    """Runs the reader on a register; `old_heads` are files with earlier checkpoints."""
    vkey = zegeld.json(f"/v1/registers/{register}")["controlepuntSleutel"]
    command = [PROGRAM, "-url", url or f"{zegeld.url}/log/{register}/", "-vkey", vkey,
               "-token", "oefen-fg"]
    for file in old_heads:
        command += ["-old", file]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)
