"""Links in Markdown that point into this repository resolve: file, folder and heading."""
import posixpath
import re

from tree import Finding

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def check(tree):
    for path in tree.named(".md"):
        text = FENCE.sub(lambda match: "\n" * match.group().count("\n"), tree.text(path))
        for match in LINK.finditer(text):
            target = match.group(1)
            if re.match(r"[a-z+]+:", target):
                continue
            fault = fault_of(tree, path, target)
            if fault:
                yield Finding(path, tree.line_of(text, match.start()), f"link to {target}: {fault}")


def fault_of(tree, path, target):
    name, _, anchor = target.partition("#")
    full = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    if full not in tree.paths and full not in tree.folders and not any(
            folder.startswith(full + "/") for folder in tree.folders):
        return "does not exist"
    if anchor and full.endswith(".md") and anchor not in anchors_of(tree.text(full)):
        return "no such heading"
    return None


def anchors_of(text):
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
            for heading in HEADING.findall(text)}
