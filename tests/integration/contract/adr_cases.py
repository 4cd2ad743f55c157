"""What must fail: per rule of adr.yaml, changes to fixtures/goed.json that break that rule.

A change is (JSON Pointer, value); DROP takes the member away; a pointer that ends in /- appends.
Rows may share a rule. The last rows are the traps of the published linter (api.md 2.1).
"""
DROP = object()

LIST = "/paths/~1registers/get"
ONE = "/paths/~1registers~1{register}/get"
CHECK = "/paths/~1registers~1_controleer/post"
SCHEMA = "/components/schemas/Registers/properties"
PROBLEM = "/components/schemas/Probleem"
CONTENT = "/components/responses/Probleem/content"
QUERY = {"in": "query", "schema": {"type": "string"}}


def moved(path):
    """The operation of registers at another path."""
    return [(f"/paths/{path.replace('/', '~1')}", {"get": {
        "operationId": "elders-lezen", "summary": "Lees de stand van het een of ander",
        "tags": ["registers"], "responses": {"200": {
            "description": "Alle registers",
            "headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}}}}}})]


CASES = [
    ("core/publish-openapi", [("/components", DROP), ("/paths", {})]),
    ("oas3-schema", [(f"{LIST}/responses/200/description", DROP)]),
    ("operation-operationId-unique", [(f"{ONE}/operationId", "registers-lezen")]),
    ("path-params", [(f"{ONE}/parameters", DROP)]),
    ("oas3-api-servers", [("/servers", [])]),
    ("oas3-server-variables", [("/servers/0/url", "https://{naam}.example/v1")]),
    ("openapi-tags-uniqueness", [("/tags/-", {"name": "registers"})]),
    ("oas3-valid-schema-example", [(f"{SCHEMA}/grootte/default", "drie")]),
    ("oas3-valid-media-example",
     [(f"{LIST}/responses/200/content/application~1json/example", {"grootte": "drie"})]),
    ("oas3-unused-component", [("/components/schemas/Verweesd", {"type": "object"})]),
    ("core/doc-openapi", [("/openapi", "3.0.3")]),
    ("core/doc-openapi-contact", [("/info/contact/email", DROP)]),
    ("core/doc-openapi-contact", [("/info/contact", DROP)]),
    ("core/naming-resources", moved("/dingen")),
    ("core/naming-collections", moved("/sessie/{register}")),
    ("core/interface-language", [(f"{SCHEMA}/created", {"type": "string"})]),
    ("core/doc-language", [(f"{LIST}/summary", "Returns the state of all registers")]),
    ("core/doc-language", [("/info/description", "ondertekenen versleutelen niet toegepast: "
                                                 "The state of the registers")]),
    ("core/no-trailing-slash", moved("/registers/")),
    ("core/path-segments-kebab-case", moved("/codeLijsten")),
    ("core/path-segments-kebab-case", moved("/registers/_zoek-op")),
    ("core/path-segments-kebab-case", moved("/registers.json")),
    ("core/query-keys-camel-case", [(f"{LIST}/parameters/-", QUERY | {"name": "periode_vanaf"})]),
    ("core/query-keys-camel-case", [(f"{LIST}/parameters/-", QUERY | {"name": "PeriodeVanaf"})]),
    ("core/hide-implementation", [(f"{SCHEMA}/offset", {"type": "integer"})]),
    ("core/hide-implementation", [(f"{LIST}/summary", "Lees de stand van alle Kafka-partities")]),
    ("core/http-methods", [("/paths/~1registers/delete",
                            {"operationId": "registers-wissen", "responses": {}})]),
    ("core/http-safety", [(f"{LIST}/requestBody", {"content": {"application/json": {}}})]),
    ("core/http-response-code", [(f"{LIST}/responses/418", {"description": "Ik ben geen theepot"})]),
    ("core/http-response-code", [(f"{LIST}/responses/default", {"description": "Al het andere"})]),
    ("core/stateless", [(f"{LIST}/parameters/-",
                         {"name": "plek", "in": "cookie", "schema": {"type": "string"}})]),
    ("core/resource-operations", moved("/registers/_wis")),
    ("core/resource-operations", moved("/registers/_zoek/sleutels")),
    ("core/nested-child", moved("/partners/{oin}/sleutels")),
    ("core/date-time/format", [(f"{SCHEMA}/geopendOp/format", DROP)]),
    ("core/date-time/format", [(f"{SCHEMA}/moment", {"type": "string", "format": "date-time"})]),
    ("core/date-time/timezone", [(f"{SCHEMA}/openingstijd", {"type": "string", "format": "time"})]),
    ("core/date-time/timezone",
     [(f"{SCHEMA}/geopendOp/format", "date-time-local")]),
    ("core/date-time/date-omit-time-portion", [(f"{SCHEMA}/ingangsDatum/format", "date-time")]),
    ("core/date-time/date-omit-time-portion", [(f"{SCHEMA}/datum", {"type": "string"})]),
    ("core/error-handling/problem-details",
     [(CONTENT, {"application/json": {"schema": {"$ref": "#/components/schemas/Probleem"}}})]),
    ("core/error-handling/problem-details", [(f"{PROBLEM}/properties/detail", DROP)]),
    ("core/error-handling/all-errors", [(f"{PROBLEM}/properties/fouten", DROP)]),
    ("core/error-handling/invalid-input", [(f"{LIST}/responses/400", DROP)]),
    ("core/error-handling/invalid-input", [(f"{CHECK}/responses/400", DROP)]),
    ("core/uri-version", [("/servers/0/url", "https://zegel.example")]),
    ("core/semver", [("/info/version", "1.2")]),
    ("core/version-header", [(f"{LIST}/responses/200/headers", DROP)]),
    ("core/version-header", [(f"{ONE}/responses/304", {"description": "Niet gewijzigd"})]),
    ("core/deprecation-schedule", [(f"{LIST}/deprecated", True)]),
    ("core/transition-period", [("/info/version", "2.0.0")]),
    ("core/transport/tls", [("/servers/0/url", "http://zegel.example/v1")]),
    ("core/transport/no-sensitive-uris", [(f"{LIST}/parameters/-", QUERY | {"name": "bsn"})]),
    ("core/transport/no-sensitive-uris",
     [(f"{LIST}/parameters/-", QUERY | {"name": "geboorteDatum"})]),
    ("core/modules/signing", [("/info/description", "Een document zonder woord over de module.")]),
    ("core/modules/encryption", [("/info/description", "Wij zijn gek op ondertekenen: het is "
                                                       "niet toegepast.")]),
    # the traps: a date whose name the published linter misses; names that it misreads
    ("core/date-time/date-omit-time-portion", [(f"{SCHEMA}/einddatum", {"type": "string"})]),
    ("core/http-response-code", [(f"{LIST}/responses/4XX", {"description": "Alles met vier"})]),
    ("linter/schema-names", [("/components/schemas/registerRij", {"type": "object"})]),
    ("linter/names-like-dates", [(f"{SCHEMA}/geboorteDatumOnzeker", {"type": "string"})]),
    ("linter/names-like-operations",
     [(f"{LIST}/responses/200/content/application~1json/example", {"postcode": "1234AB"})]),
]
