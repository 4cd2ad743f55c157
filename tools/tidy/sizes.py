"""Line <= 100 characters, function <= 70 lines, file <= 500 lines (stijl.md 6)."""
import ast
import re

from tree import Finding

LINE, FUNCTION, FILE = 100, 70, 500
CODE = (".h", ".cpp", ".py", ".mjs", ".go", ".sh")
# Tables and generated files: one row per line, read by looking up, not from top to bottom.
TABLES = re.compile(r"(_rows|_table|_cases)(_[a-z0-9]+)?\.(cpp|h|py|mjs|go)$")
NOT_A_FUNCTION = re.compile(r"^\s*(namespace|extern|class|struct|union|enum)\b|=\s*$|\breturn\s*$")
SCOPE = re.compile(r"\b(namespace|class|struct|union|enum)\b[^()]*$|\bextern\s*\"\"\s*$")


def check(tree):
    for path in tree.named(*CODE):
        lines = tree.text(path).splitlines()
        table = TABLES.search(path)
        for number, line in enumerate(lines, 1):
            if len(line) > LINE and not table:
                yield Finding(path, number, f"line of {len(line)} characters, at most {LINE}")
        if len(lines) > FILE and not table:
            yield Finding(path, 1, f"file of {len(lines)} lines, at most {FILE}: split by idea")
        for line, length in functions_of(tree, path):
            if length > FUNCTION:
                yield Finding(path, line, f"function of {length} lines, at most {FUNCTION}")


def functions_of(tree, path):
    if path.endswith(".py"):
        return python_functions(tree.text(path))
    if path.endswith((".h", ".cpp")):
        return cpp_functions(tree.code(path))
    return []


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno - node.lineno + 1


def cpp_functions(code):
    """(line, length) of each outermost function body, by counting braces."""
    stack, line, begin, header_line = [], 1, 0, 1
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\\n?)*", lambda m: "\n" * m.group().count("\n"), code,
                  flags=re.MULTILINE)
    for position, char in enumerate(code):
        if char == "\n":
            line += 1
        elif char == "{":
            header = code[begin:position]
            kind = "inner"
            if not any(entry[0] == "function" for entry in stack):
                kind = kind_of(header)
                header_line = line - header.lstrip().count("\n")
            stack.append((kind, header_line))
            begin = position + 1
        elif char == "}":
            if stack:
                kind, start = stack.pop()
                if kind == "function":
                    yield start, line - start + 1
            begin = position + 1
        elif char == ";":
            begin = position + 1


def kind_of(header):
    if SCOPE.search(header) or NOT_A_FUNCTION.search(header.strip()):
        return "scope"
    return "function" if ")" in header else "other"
