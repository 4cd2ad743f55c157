"""What every list promises (api.md 2.3): pages, a bound cursor, the freeze, completeness.

Which routes are a list, and which single answers carry an ETag, is written here by hand from api.md
2.3 and 3: a route that loses one or the other is seen, and so is a new one without a row.
"""
import re

PAGES = 60
# Of events, to be frozen; or of what stands now, which cannot be.
LISTS = {
    "gebeurtenissen-lezen": "events", "verstrekkingen-lezen": "events",
    "casusgebeurtenissen-lezen": "events", "casusverstrekkingen-lezen": "events",
    "casusconflicten-lezen": "events", "conflicten-lezen": "events",
    "raadplegingen-lezen": "events",
    "casussen-lezen": "state", "casustoestemmingen-lezen": "state",
    "toestemmingen-lezen": "state", "partners-lezen": "state", "partnersleutels-lezen": "state",
}
CACHED = {"gebeurtenis-lezen", "casus-lezen", "conflict-lezen", "gebeurtenistypen-lezen",
          "gebeurtenistype-lezen", "codelijsten-lezen", "codelijst-lezen",
          "bewaartermijnen-lezen"}
SHORT = {"partnersleutels-lezen"}  # one key each: nothing to page


def check_promises(outcome, operations):
    """The document has the lists and the ETags that are written above, and no others."""
    names = {operation.id: {name for name, _ in operation.queries} for operation in operations}
    found = {name: "events" if "totEnMet" in keys else "state" for name, keys in names.items()
             if "cursor" in keys}
    outcome.check("the lists are those of api.md 3", found == LISTS,
                  set(found.items()) ^ set(LISTS.items()))
    cached = {operation.id for operation in operations if "304" in operation.statuses}
    outcome.check("the answers with an ETag are those of api.md 3", cached == CACHED,
                  cached ^ CACHED)


def check_list(sweep, operation):
    """The pages of one row each are the whole list, in its order."""
    whole = sweep.ask(operation, query="?limiet=200&totaal=ja").json or {}
    rows = whole.get("rijen", [])
    sweep.check(operation, "totaal is the number of rows", whole.get("totaal") == len(rows),
                (whole.get("totaal"), len(rows)))
    if operation.id not in SHORT:
        sweep.check(operation, "has rows to page", len(rows) > 1, len(rows))
    complete(sweep, operation, whole)
    always_told(sweep, operation)
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


def always_told(sweep, operation):
    """A list has no ETag (api.md 2.5), so a guess at one never hides it."""
    answer = sweep.ask(operation, headers={"If-None-Match": "*"})
    sweep.check(operation, "has no ETag", answer.status == 200 and "ETag" not in answer.headers,
                (answer.status, answer.headers.get("ETag")))


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
