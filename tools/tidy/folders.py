"""Every folder of ours has a README.md that lists its files, each once, and nothing else.

A list line is `- name, name: what it is`, with or without backticks; a name that ends in / is a
folder. Folders that hold only data, and those below tests/unit (they mirror the tree), have no
README of their own: the one above describes them.
"""
import re

from tree import Finding

ROOTS = ("ledger", "projections", "api", "config", "tools", "tests", "ops")
DATA = re.compile(r"^tests/(unit/.+|fuzz/corpus|vectors/[^/]+/.+|golden/.+)(/|$)"
                  r"|/(fixtures|testdata)(/|$)")
ROW = re.compile(r"^- ([^:]+):", re.MULTILINE)


def check(tree):
    for folder in sorted(tree.folders):
        if folder.split("/")[0] not in ROOTS or DATA.search(folder):
            continue
        files = {path.rpartition("/")[2] for path in tree.paths
                 if path.rpartition("/")[0] == folder}
        if files - {"README.md", "CMakeLists.txt"}:
            yield from folder_findings(tree, folder, files)


def folder_findings(tree, folder, files):
    readme = f"{folder}/README.md"
    if "README.md" not in files:
        yield Finding(readme, 1, "a folder opens with its README.md: purpose, includes, files")
        return
    text = tree.text(readme)
    folders = {other[len(folder) + 1:].split("/")[0] + "/" for other in tree.folders
               if other.startswith(folder + "/")}
    named = []
    for match in ROW.finditer(text):
        line = tree.line_of(text, match.start())
        for name in re.split(r"[,\s]+", match.group(1).replace("`", "").strip()):
            if name in named:
                yield Finding(readme, line, f"{name} is listed twice")
            elif name not in files and name not in folders:
                yield Finding(readme, line, f"{name} is listed but does not exist")
            named.append(name)
    for name in sorted(files - {"README.md", "CMakeLists.txt"} - set(named)):
        yield Finding(readme, 1, f"{name} is not listed: add `- {name}: what it is`")
