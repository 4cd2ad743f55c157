"""Design rules that no linter sees: what is sent, and what stands in the checkout (api.md 2.1)."""
import re
from pathlib import Path

from play.stage import Request

ROOT = Path(__file__).resolve().parents[3]
PUBLIC = ("/v1/openapi.json", "/v1/registers", "/v1/gebeurtenistypen")


def check_rules(outcome, stage, document):
    head = document.headers
    outcome.check("core/publish-openapi: without login", document.status == 200, document.status)
    outcome.check("core/transport/cors: openapi.json is for everybody",
                  head.get("Access-Control-Allow-Origin") == "*", dict(head))
    version = head.get("API-Version")
    outcome.check("core/version-header: the version of the document is sent",
                  version and version in document.data.decode(), version)
    outcome.check("core/changelog: CHANGELOG.md has a section of this API version",
                  re.search(rf"API {re.escape(version or '-')}\b",
                            (ROOT / "CHANGELOG.md").read_text()), version)
    for path in PUBLIC:
        answer = stage.send(Request("GET", path, {"Origin": "https://elders.example"}))
        allowed = answer.headers.get("Access-Control-Allow-Origin")
        right = "*" if path.endswith("openapi.json") else None
        outcome.check(f"core/transport/cors: {path}", allowed == right, allowed)
        outcome.check(f"core/transport/security-headers: {path}",
                      "max-age" in (answer.headers.get("Strict-Transport-Security") or "") or
                      not stage.zegeld.url.startswith("https"), dict(answer.headers))
    golden = (ROOT / "tests" / "golden" / "openapi.json").read_bytes()
    outcome.check("the server gives the golden document", document.data == golden)
