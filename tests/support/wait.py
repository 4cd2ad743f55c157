"""The only place in the Python tests that waits: for a condition, never for an amount of time."""
import threading
import time


class TimedOut(Exception):
    pass


def until(condition, what, seconds=30.0):
    """What `condition()` answers once it is true; TimedOut with `what` when it never is."""
    pause = threading.Event()
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise TimedOut(f"{what}: not within {seconds:.0f} s")
        pause.wait(0.01)
