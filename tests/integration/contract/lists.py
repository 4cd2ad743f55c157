"""What every list promises (api.md 2.3): pages, a bound cursor, the freeze, completeness."""
import re

PAGES = 60


def check_list(sweep, operation):
    """The pages of one row each are the whole list, in its order."""
    whole = sweep.ask(operation, query="?limiet=200&totaal=ja").json or {}
    rows = whole.get("rijen", [])
    sweep.check(operation, "totaal is the number of rows", whole.get("totaal") == len(rows),
                (whole.get("totaal"), len(rows)))
    complete(sweep, operation, whole)
    walked, target = [], sweep.target(operation, "?limiet=1")
    first = None
    for _ in range(PAGES):
        page = sweep.get(operation, target)
        if page.status != 200:
            break
        walked += page.json["rijen"]
        target = (page.json["_links"].get("next") or {}).get("href")
        first = first or target
        if not target:
            break
    sweep.check(operation, "the pages together are the list", walked == rows[:PAGES],
                (len(walked), len(rows)))
    if first:
        bound(sweep, operation, first)
    frozen(sweep, operation, whole, rows)


def complete(sweep, operation, whole):
    """It says up to where it is complete, also when it is empty (I10)."""
    told = whole.get("volledigheid", {})
    sweep.check(operation, "says how complete it is", told.get("compleet") is True and
                told.get("totEnMet") and not told.get("redenen"), told)


def bound(sweep, operation, following):
    """A cursor belongs to its question, its reader and its list; and it is sealed."""
    cursor = re.search(r"cursor=([^&]+)", following)[1]
    other = cursor[:-2] + ("AA" if cursor[-2:] != "AA" else "BB")
    elsewhere = "partners" if "casussen" in operation.path else "casussen"
    tries = [("spoiled", following.replace(cursor, other)),
             ("of another list", f"/v1/{elsewhere}?cursor={cursor}")]
    if "sorteer" in dict(operation.queries):
        tries.append(("of another question", following + "&sorteer=oudste"))
    for name, target in tries:
        answer = sweep.get(operation, target)
        sweep.is_problem(operation, f"a cursor {name}", answer, 400, "cursor-ongeldig")
    for role in operation.roles[-1:]:
        answer = sweep.get(operation, following, sweep.as_role(role))
        same = operation.good_role(sweep) == sweep.as_role(role)
        if not same:
            sweep.is_problem(operation, "a cursor of another reader", answer, 400,
                             "cursor-ongeldig")


def frozen(sweep, operation, whole, rows):
    """A list of events can be frozen where it stood; one of current state cannot."""
    heads = whole.get("volledigheid", {}).get("totEnMet", [])
    if "totEnMet" not in dict(operation.queries):
        answer = sweep.ask(operation, query="?totEnMet=regie:1")
        sweep.check(operation, "a list of current state has no freeze", answer.status == 400,
                    answer.status)
        return
    freeze = ",".join(f"{head['register']}:{head['grootte']}" for head in heads)
    again = sweep.ask(operation, query=f"?limiet=200&totEnMet={freeze}")
    sweep.check(operation, "frozen where it stands it is the same",
                again.status == 200 and again.json["rijen"] == rows, again.data[:300])
    none = ",".join(f"{head['register']}:0" for head in heads)
    empty = sweep.ask(operation, query=f"?totEnMet={none}")
    sweep.check(operation, "frozen at nothing it is empty",
                empty.status == 200 and empty.json["rijen"] == [], empty.data[:300])
