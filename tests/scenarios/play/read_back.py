"""Every event that a scenario posted is read back by a query, and says only what it may.

The feed of its register names it with the index fields as they were sent; no text of a sealed
field stands anywhere in the answers (D9).
"""
from .dutch_time import seconds_of
from .stage import Request
from .text import Wrong

FG = {"Zegel-Rol": "fg"}
PLACES = ("tijdstip", "casus", "betrokkenen")


def read_back(stage):
    """(types that were read back, complaints)."""
    told, complaints = set(), []
    feeds = {register: feed_of(stage, register) for register in
             {event.register for event in stage.posted} | {"toezicht"}}
    for event in stage.posted:
        row = stage.row(event.evt)
        single = stage.send(Request("GET", f"/v1/gebeurtenissen/{event.jti}", FG))
        found = feeds[event.register].get(event.jti)
        if single.status != 200:
            problem = f"GET geeft {single.status}"
        elif found is None:
            problem = "staat niet in GET /v1/gebeurtenissen"
        else:
            problem = differences(row, event, found) or leaks(row, event, [single.data])
        if problem:
            complaints.append(f"{event.evt} teruggelezen: {problem}")
        told.add(row["evt"])
    for jti in stage.noted:
        told.add(stage.send(Request("GET", f"/v1/gebeurtenissen/{jti}", FG)).json["skelet"]["evt"])
    for feed in feeds.values():
        told |= {row["evt"] for row in feed.values()}
    return told, complaints


def feed_of(stage, register):
    """jti -> row of the whole register."""
    out, target = {}, f"/v1/gebeurtenissen?register={register}&limiet=200"
    while target:
        answer = stage.send(Request("GET", target, FG))
        if answer.status != 200:
            raise Wrong(f"GET {target}: {answer.status}")
        for row in answer.json["rijen"]:
            out[row["jti"]] = row
        target = (answer.json["_links"].get("next") or {}).get("href")
    return out


def differences(row, event, found):
    """The index fields as sent, and no others."""
    said = found.get("velden") or {}
    for field in row["velden"]:
        name = field["naam"]
        if name in PLACES:
            continue
        if field["blootstelling"] != "index":
            if name in said:
                return f"{name} is verzegeld en staat er toch"
        elif not same(said.get(name), event.inhoud.get(name), field["soort"]):
            return f"{name} is {said.get(name)!r}, verzonden {event.inhoud.get(name)!r}"
    return None


def same(found, sent, kind):
    if kind in ("moment", "heel-uur") and found and sent:
        return seconds_of(found) == seconds_of(sent)
    if sent is None and kind == "medewerker":
        return True          # filled in by the service
    return found == sent


def leaks(row, event, answers):
    for field in row["velden"]:
        value = event.inhoud.get(field["naam"])
        if field["blootstelling"] != "verzegeld" or field["soort"] not in ("tekst", "persoon"):
            continue
        texts = value.values() if isinstance(value, dict) else [value]
        for text in texts:
            if isinstance(text, str) and len(text) > 8 and any(text.encode() in data
                                                               for data in answers):
                return f"{field['naam']} staat in een antwoord"
    return None
