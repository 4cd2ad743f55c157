"""Shows that expectations fail when they should: the same answer, told right and told wrong."""
import json

from .dutch_time import rfc3339
from .expect import Expectation
from .stage import Answer
from .values import Values, id_of

BODY = {"type": "http://x/problemen/v-sch-5", "stand": "bewezen", "spoed": False, "leeg": None,
        "op": "2025-10-21T08:00:00Z", "soorten": ["contact", "overlast"],
        "fouten": [{"code": "V-SCH-5", "veld": "/inhoud/niveau"}],
        "rijen": [{"jti": id_of("een"), "ontvanger": "00000099000000006000", "aantal": 3},
                  {"jti": id_of("twee"), "ontvanger": "00000099000000003000", "aantal": 4}]}
RIGHT = ["400", "v-sch-5", "stand: bewezen", "spoed: nee", "leeg: leeg", "op: 2025-10-21 10:00",
         "soorten: contact; overlast", "aantal rijen: 2", "rijen: een, twee",
         "rij twee: ontvanger PL, aantal 4", "rijen.0.ontvanger: ST", "kop ETag: \"a\"",
         "kop ETag: *", "nergens Mûlsma", "ergens bewezen", "geheim ontbreekt"]
WRONG = ["200", "v-sch-4", "stand: ontvangen", "spoed: ja", "leeg: nee", "op: 2025-10-21 10:01",
         "soorten: contact", "soorten: overlast; contact", "aantal rijen: 3", "rijen: twee, een",
         "rijen: een", "rijen: geen", "rij drie: aantal 3", "rij twee: aantal 3",
         "rijen.0.ontvanger: PL", "rijen.9.ontvanger: ST", "kop ETag: b", "kop Location: *",
         "nergens bewezen", "ergens Mûlsma", "stand ontbreekt", "zomaar iets"]
HOURS = {"2025-03-30 01:59": "+01:00", "2025-03-30 03:00": "+02:00", "2025-07-01 12:00": "+02:00",
         "2025-10-26 03:00": "+01:00", "2025-12-24 18:00": "+01:00"}


class Stage:
    values = Values({"ST": "00000099000000006000", "PL": "00000099000000003000"}, {})


def self_test(outcome):
    answer = Answer(400, {"ETag": '"a"'}, json.dumps(BODY).encode())
    expectation = Expectation(Stage(), answer)
    for text in RIGHT:
        complaint = expectation.complaint(text)
        outcome.check(f"it is so: {text}", complaint is None, complaint)
    for text in WRONG:
        outcome.check(f"it is not so: {text}", expectation.complaint(text))
    told = [("V-SCH-5", "/inhoud/niveau")]
    outcome.check("all refusals and no others", expectation.refusals(told) is None and
                  expectation.refusals([]) and expectation.refusals([*told, ("V-ID-1", "")]))
    for wall, zone in HOURS.items():
        outcome.check(f"{wall} has zone {zone}", rfc3339(wall).endswith(zone), rfc3339(wall))
