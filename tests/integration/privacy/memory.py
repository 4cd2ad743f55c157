"""The memory of a process, for whoever may read it (root): what it did not wipe."""
import re

LARGEST = 1 << 30   # the map of a store holds ciphertext, and 64 GiB of address space
MAPPED = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \d+ *(.*)")


def pieces(pid):
    """Every piece of its own memory as bytes: heap, stacks, what no file stands behind."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
        for line in maps:
            match = MAPPED.match(line)
            if not match or match[3].startswith(("/", "[v")):
                continue
            first, end = int(match[1], 16), int(match[2], 16)
            if end - first > LARGEST:
                continue
            try:
                memory.seek(first)
                yield memory.read(end - first)
            except (OSError, ValueError):  # gone meanwhile, or never readable
                continue


def found_in(pid, needles):
    """What Needles.found says of the memory of a process."""
    for data in pieces(pid):
        if found := needles.found(data):
            return found
    return None
