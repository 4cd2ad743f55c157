"""Layers, cycles and include firewalls (README.md 5), by the policy in layers.json."""
import json
import re
from pathlib import Path

from tree import Finding

POLICY = json.loads((Path(__file__).parent / "layers.json").read_text())
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def check(tree, policy=None):
    policy = policy or POLICY
    includes = {path: list(includes_of(tree, path)) for path in tree.cpp()}
    yield from layer_findings(tree, includes, policy)
    yield from firewall_findings(includes, policy["firewalls"])
    yield from cycle_findings(includes)
    yield from purity_findings(includes, policy["pure"])


def includes_of(tree, path):
    text = tree.text(path)
    for match in INCLUDE.finditer(text):
        yield tree.line_of(text, match.start()), match.group(2)


def layer_findings(tree, includes, policy):
    for path, lines in includes.items():
        if inside(path, policy["free"]):
            continue
        mine = layer_of(path, policy["layers"])
        if mine is None:
            yield Finding(path, 1, "folder stands in no layer: add it to tools/tidy/layers.json")
            continue
        for line, header in lines:
            theirs = layer_of(header, policy["layers"])
            if theirs is not None and theirs > mine:
                yield Finding(path, line, f"{policy['layers'][mine]} may not include {header}: "
                                          "dependencies point down")
            if inside(header, policy["free"]):
                yield Finding(path, line, f"product code may not include {header}")


def firewall_findings(includes, firewalls):
    for path, lines in includes.items():
        for line, header in lines:
            for wall in firewalls:
                if re.search(wall["header"], header) and not inside(path, wall["only"] + ["tests"]):
                    yield Finding(path, line, f"<{header}> only in {', '.join(wall['only'])}: "
                                              f"use {wall['instead']}")


def cycle_findings(includes):
    graph = {path: [header for _, header in lines if header in includes]
             for path, lines in includes.items()}
    done, trail = set(), []

    def visit(path):
        if path in trail:
            circle = trail[trail.index(path):] + [path]
            yield Finding(path, 1, "includes itself: " + " -> ".join(circle))
            return
        if path in done:
            return
        trail.append(path)
        for header in graph[path]:
            yield from visit(header)
        trail.pop()
        done.add(path)

    for path in graph:
        yield from visit(path)


def purity_findings(includes, pure):
    for root in includes:
        if not inside(root, pure["roots"]):
            continue
        seen, todo = {root}, [root]
        while todo:
            path = todo.pop()
            for line, header in includes.get(path, []):
                if header in seen or header not in includes:
                    continue
                seen.add(header)
                todo.append(header)
                if not inside(header, pure["may_reach"]) or inside(header, pure["never"]):
                    yield Finding(path, line, f"{root} reaches {header}: ledger_proof is pure")


def layer_of(path, layers):
    found = [layer for layer in layers if path.startswith(layer + "/")]
    return layers.index(max(found, key=len)) if found else None


def inside(path, places):
    return any(path == place or path.startswith(place + "/") for place in places)
