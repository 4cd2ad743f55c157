"""Dutch wall time to RFC 3339, by the European rule of summer time; no tzdata needed."""
import re
from datetime import datetime, timedelta, timezone

WALL = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?::(\d\d))?")


def is_wall(text):
    return WALL.fullmatch(text) is not None


def rfc3339(text):
    """"2025-09-03 21:40" -> "2025-09-03T21:40:00+02:00"."""
    match = WALL.fullmatch(text)
    seconds = match[3] or "00"
    wall = datetime.fromisoformat(f"{match[1]}T{match[2]}:{seconds}")
    hours = 2 if is_summer(wall - timedelta(hours=1)) else 1
    return f"{wall.isoformat()}+0{hours}:00"


def is_summer(utc):
    """From the last Sunday of March 01:00 UTC to that of October; `utc` in the Dutch winter."""
    return last_sunday(utc.year, 3) <= utc < last_sunday(utc.year, 10)


def last_sunday(year, month):
    day = datetime(year, month, 31, 1)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def seconds_of(moment):
    return int(datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp())


def utc_of(moment):
    """The form in which the service writes moments."""
    at = datetime.fromtimestamp(seconds_of(moment), timezone.utc)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
