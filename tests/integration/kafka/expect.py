"""What a case says: this must hold, this must be refused."""
from kafka_client import Refused


def must(holds, what):
    if not holds:
        raise AssertionError(what)


def refused(numbers, action, *words, **fields):
    """`action` is refused by the broker with this error number, or one of these."""
    wanted = numbers if isinstance(numbers, (set, tuple)) else {numbers}
    try:
        answer = action(*words, **fields)
    except Refused as error:
        must(error.number in wanted, f"refused with {error}, not with {wanted}")
        return
    raise AssertionError(f"not refused but {answer!r}")


def shut_out(action, *words):
    """The connection itself is refused: no answer of the protocol is ever seen."""
    try:
        answer = action(*words)
    except OSError:
        return
    raise AssertionError(f"let in: {answer!r}")
