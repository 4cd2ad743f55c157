"""Installs pinned npm packages and builds pinned Go programs below build/; says why when it cannot.

A registry that cannot be reached is the only excuse for a skip: its signs are a failed look-up, a
refused or timed-out connection, or the registry's own refusal. Any other failure is raised.
"""
import os
import re
import shutil
import subprocess

UNREACHABLE = re.compile(
    r"no such host|lookup \S+|dial tcp|connection refused|i/o timeout|TLS handshake timeout"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|E403|403 Forbidden|network timeout",
    re.IGNORECASE)


def install_npm(source, work):
    """npm ci of source/package-lock.json in `work`. None when it is there, else the reason."""
    work.mkdir(parents=True, exist_ok=True)
    lock = (source / "package-lock.json").read_bytes()
    done = work / "installed.lock"
    if done.exists() and done.read_bytes() == lock:
        return None
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "geen Node of npm"
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, work)
    answer = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=work,
                            capture_output=True, text=True, timeout=600)
    if answer.returncode == 0:
        done.write_bytes(lock)
        return None
    return excuse(answer.stdout + answer.stderr)


def build_go(source, package, target):
    """go build of `package` inside the module `source`. None when built, else the reason."""
    target.parent.mkdir(parents=True, exist_ok=True)
    answer = subprocess.run(["go", "build", "-buildvcs=false", "-o", str(target), package],
                            cwd=source, capture_output=True, text=True, timeout=900,
                            env=os.environ | {"GOFLAGS": "-mod=readonly", "GOTOOLCHAIN": "local"})
    if answer.returncode == 0:
        return None
    if "requires go >=" in answer.stderr:
        return "geen Go van 1.24 of nieuwer"
    return excuse(answer.stderr)


def excuse(text):
    if UNREACHABLE.search(text):
        return "register niet bereikbaar: " + text.strip().splitlines()[-1][:160]
    raise RuntimeError(text[-2000:])
