"""The files that the checks read: tracked or not ignored, text only, each read once.

A Tree can also be made from a dict path -> text: so the self tests give every check a fixture that
must fail. `code(path)` is the text with comments and literals blanked, line numbers unchanged.
"""
import functools
import re
import subprocess
from pathlib import Path
from typing import NamedTuple


class Finding(NamedTuple):
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


class Tree:
    def __init__(self, files):
        self._files = files
        self.paths = sorted(files)
        self.folders = {path.rpartition("/")[0] for path in self.paths}

    @classmethod
    def of_checkout(cls, root):
        listed = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode().split("\0")
        paths = [name for name in listed if name and (Path(root) / name).is_file()]
        return cls({name: functools.partial(read_text, Path(root) / name) for name in paths})

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        """The text, or '' for a file that is not text."""
        source = self._files[path]
        return source() if callable(source) else source

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """C++ with comments and the insides of literals as spaces."""
        return BLANKED.sub(blank, self.text(path))

    def cpp(self, *folders):
        return [path for path in self.paths if path.endswith((".h", ".cpp")) and
                (not folders or path.startswith(folders))]

    def named(self, *endings):
        return [path for path in self.paths if path.endswith(endings)]

    def line_of(self, text, position):
        return text.count("\n", 0, position) + 1


BLANKED = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>\w*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def blank(match):
    whole = match.group(0)
    kept = "\n" * whole.count("\n")
    return f'""{kept}' if whole[0] in "\"R'" else kept or " "


def read_text(path):
    data = path.read_bytes()
    if b"\0" in data[:4096]:
        return ""
    return data.decode("utf-8", "replace")
