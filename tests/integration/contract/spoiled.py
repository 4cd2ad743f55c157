"""Shows that traffic.mjs sees what is wrong: one good line, spoiled in one place each."""
import copy
import json


def body_of(line):
    return json.loads(line["antwoord"])


def with_body(line, body):
    line["antwoord"] = json.dumps(body)


def drop(line, name):
    body = body_of(line)
    del body[name]
    with_body(line, body)


SPOILS = {
    "an undocumented status": lambda line: line.update(status=418),
    "a missing API-Version": lambda line: line["antwoordkoppen"].pop("api-version"),
    "a missing Location": lambda line: line["antwoordkoppen"].pop("location"),
    "another media type": lambda line: line["antwoordkoppen"].update({"content-type": "text/html"}),
    "a member that nobody documented":
        lambda line: with_body(line, body_of(line) | {"verrassing": 1}),
    "a member too few": lambda line: drop(line, "volgnummer"),
    "a member of another type": lambda line: with_body(line, body_of(line) | {"volgnummer": "een"}),
    "an undocumented query key": lambda line: line.update(doel=line["doel"] + "?verrassing=1"),
    "a draft with a member too many": lambda line: line.update(
        vraag=json.dumps(json.loads(line["vraag"]) | {"verrassing": 1})),
    "a caching header that is gone": lambda line: line["antwoordkoppen"].pop("cache-control"),
}


def write_spoiled(files, target):
    """Each spoiled line under its own name; answers the names."""
    good = next(line for file in files for line in map(json.loads, file.open())
                if line["doel"] == "/v1/gebeurtenissen" and line["status"] == 201 and
                line["koppen"].get("Content-Type") == "application/json")
    with target.open("w") as out:
        for name, spoil in SPOILS.items():
            line = copy.deepcopy(good)
            line["waar"] = name
            spoil(line)
            out.write(json.dumps(line) + "\n")
    return list(SPOILS)
