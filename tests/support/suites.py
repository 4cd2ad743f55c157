"""The suites of tests/run, in running order: one row each.

A suite's commands print their count as `N passed, N failed, N skipped` or as Catch2 does. `builds`
are the targets that must be there first. `only_all`: runs with --alles or by name.
"""
from typing import NamedTuple


class Suite(NamedTuple):
    name: str
    sentence: str
    commands: tuple          # each a list of words, run from the root of the checkout
    builds: tuple = ()
    only_all: bool = False
    limit: int = 600         # seconds


PYTHON = "python3"
SERVER = ("zegeld", "zegel", "bench_prepare")
ON_KAFKA = SERVER + ("zegel-verify",)

SUITES = [
    Suite("tidy", "layers, limits, banned words, READMEs, links, citations",
          ([PYTHON, "tools/tidy/tidy.py", "--zelftest"], [PYTHON, "tools/tidy/tidy.py"]), limit=60),
    Suite("indexregel", "the frozen vectors of index rule 1 follow from their generator",
          ([PYTHON, "tests/vectors/indexregel-1/generate.py", "--check"],), limit=60),
    Suite("sleutels", "the vectors of sleutels.md 2 and 8 follow from their generator",
          ([PYTHON, "tests/vectors/sleutels/maak.py", "--controleer"],), limit=60),
    Suite("json", "the table of strict JSON, and what a naive reader sees in it",
          ([PYTHON, "tests/vectors/envelop/json_cases.py", "--check"],
           ["node", "tests/vectors/envelop/json_node.mjs"]), limit=60),
    Suite("negatieven", "every negative case of the envelope has its test, row by row",
          ([PYTHON, "tests/support/negatives.py"],), limit=60),
    Suite("unit_proof", "base, crypto, catalogue, event, tlog: pure",
          (["build/tests/unit_proof"],), ("unit_proof",)),
    Suite("unit_engine", "stores, keys, sequencer, intake, projections, api",
          (["build/tests/unit_engine"],), ("unit_engine",)),
    Suite("unit_kafka", "the log on Kafka: conformance, mock cluster, and one real broker",
          ([PYTHON, "tests/unit/kafka/run.py"], [PYTHON, "tests/unit/kafka/run.py", "tls"]),
          ("unit_kafka",)),
    Suite("unit_tools", "zegel: what a person types", (["build/tests/unit_tools"],),
          ("unit_tools",)),
    Suite("unit_verify", "zegel-verify: arguments in, exit code and lines out",
          (["build/tests/unit_verify"],), ("unit_verify",)),
    Suite("vectors", "published vectors: wycheproof, edge keys, speccheck, merkle",
          ([PYTHON, "tests/integration/vectors/run.py"],), ("vectors",)),
    Suite("node", "interop with npm @sd-jwt/core, 1,100 events each way",
          ([PYTHON, "tests/integration/node/run.py"],), ("interop",)),
    Suite("demo", "ops/demo --check; a practice ledger starts, verifies, stops, goes on",
          ([PYTHON, "tests/integration/demo/run.py"],), SERVER),
    Suite("scenarios", "situations in plain text against zegeld; every row posted and read back",
          ([PYTHON, "tests/scenarios/run.py"],), ("zegeld", "zegel", "practice_open")),
    Suite("contract", "all traffic against openapi.json by ajv; every route asked wrongly; ADR",
          ([PYTHON, "tests/integration/contract/run.py"],),
          ("zegeld", "zegel", "practice_open")),
    Suite("kapot", "every member of every body, left out, retyped, lengthened, repeated: refused",
          ([PYTHON, "tests/integration/contract/broken.py"],), ("zegeld", "practice_open")),
    Suite("vreemd", "x/mod, torchwood and Tessera fsck read a running ledger",
          ([PYTHON, "tests/integration/foreign/run.py"],), SERVER),
    Suite("kill", "kill -9 under load, 20 rounds: nothing acknowledged is lost",
          ([PYTHON, "tests/integration/durability/kill.py"],), SERVER),
    Suite("makelaar", "Apache Kafka itself: topics, ACLs, mutual TLS, the leader killed",
          ([PYTHON, "tests/integration/kafka/run.py"],)),
    Suite("verhuis", "an embedded ledger moves to Kafka, killed halfway, and to new topics",
          ([PYTHON, "tests/integration/kafka/moving.py"],), ON_KAFKA),
    Suite("kafka", "zegeld on a real broker: rebuilt, cloned, killed, cut off, by certificate",
          ([PYTHON, "tests/integration/kafka/node_run.py"],), ON_KAFKA, True, 900),
    Suite("overnemen", "a volger without keys is promoted; the old node comes back as volger",
          ([PYTHON, "tests/integration/kafka/promotion.py"],), ON_KAFKA, True),
    Suite("kafka-kill", "zegeld on three brokers that die under its load: K1, K2, K3, K7",
          ([PYTHON, "tests/integration/kafka/node_kill.py"],), ON_KAFKA, True, 900),
    Suite("strace", "the syncs of a POST return before its 201; fails with MDB_NOSYNC",
          ([PYTHON, "tests/integration/durability/strace.py"],),
          SERVER + ("zegeld_nosync", "zegeld_nodsync")),
    Suite("schade", "damaged stores and keys end in their exit code",
          ([PYTHON, "tests/integration/damage/run.py"],), SERVER),
    Suite("kanarie", "nothing personal on disk, in the log, in metrics or in answers",
          ([PYTHON, "tests/integration/privacy/canary.py"],
           [PYTHON, "tests/integration/privacy/many.py"]), SERVER + ("practice_open",)),
    Suite("fuzz", "the corpora of the fuzz targets, each input with 32 mutations",
          (["build/tests/fuzz_replay", "tests/fuzz/corpus"],), ("fuzz_replay",)),
    Suite("unit_kafka-dood", "the driver while brokers die one by one, hang, and die by two",
          ([PYTHON, "tests/unit/kafka/outage.py"],), ("unit_kafka",), True, 300),
    Suite("asan", "unit tests under AddressSanitizer and UBSan",
          ([PYTHON, "tests/support/preset.py", "asan"],), (), True, 5400),
    Suite("tsan", "unit tests under ThreadSanitizer",
          ([PYTHON, "tests/support/preset.py", "tsan", "unit_engine", "unit_proof"],), (), True,
          5400),
    Suite("wedloop", "zegeld under ThreadSanitizer, one client and many, with readers",
          ([PYTHON, "tests/integration/durability/races.py"],), ("bench_prepare",), True, 5400),
    Suite("clang", "a second compiler: clang 19",
          ([PYTHON, "tests/support/preset.py", "clang"],), (), True, 5400),
    Suite("kill-lang", "kill -9 under load, 200 rounds",
          ([PYTHON, "tests/integration/durability/kill.py", "200"],), SERVER, True, 5400),
    Suite("makelaar-kill", "brokers killed, paused, wiped, cut off and elected wrongly, under load",
          ([PYTHON, "tests/integration/kafka/kill.py"],), only_all=True, limit=1200),
    Suite("kafka-kill-lang", "zegeld on three brokers, every row: K1-K9",
          ([PYTHON, "tests/integration/kafka/node_kill.py", "--alles"],), ON_KAFKA, True, 2400),
    Suite("fuzz-lang", "libFuzzer, five minutes per target",
          ([PYTHON, "tests/fuzz/run.py", "--seconds", "300"],), only_all=True, limit=5400),
]
