"""Fixtures of the self test: per check a broken and a mended tree."""
import banned
import citations
import folders
import layers
import links
import numbers_bsn
import sizes
from tree import Tree

LONG_FUNCTION = "void f(int x) {\n" + "  x++;\n" * 70 + "}\n"
BSN = "11122233" + "3"  # passes the elfproef; split, so that this file does not hold it
REFUSALS = "ledger/catalogue/refusals_table.cpp"
ROUTES = "api/routes.cpp"

# check, what is shown, files that must give a finding, files that must give none
CASES = [
    (layers, "a lower layer includes a higher one",
     {"ledger/base/a.h": '#include "ledger/tlog/b.h"\n', "ledger/tlog/b.h": ""},
     {"ledger/tlog/a.h": '#include "ledger/base/b.h"\n', "ledger/base/b.h": ""}),
    (layers, "a folder that stands in no layer",
     {"ledger/util/a.h": ""}, {"ledger/base/a.h": ""}),
    (layers, "headers include each other",
     {"ledger/base/a.h": '#include "ledger/base/b.h"\n', "ledger/base/b.h": '#include "ledger/base/a.h"\n'},
     {"ledger/base/a.h": '#include "ledger/base/b.h"\n', "ledger/base/b.h": ""}),
    (layers, "sodium outside crypto",
     {"ledger/event/a.cpp": "#include <sodium.h>\n"}, {"ledger/crypto/a.cpp": "#include <sodium.h>\n"}),
    (layers, "beast outside api/http",
     {"api/router.cpp": "#include <boost/beast/http.hpp>\n"},
     {"api/http/session.cpp": "#include <boost/beast/http.hpp>\n"}),
    (layers, "lmdb outside the store",
     {"ledger/keys/a.cpp": "#include <lmdb.h>\n"}, {"ledger/store/a.cpp": "#include <lmdb.h>\n"}),
    (layers, "zegel-verify reaches a store through a header",
     {"tools/zegel-verify/main.cpp": '#include "ledger/tlog/p.h"\n',
      "ledger/tlog/p.h": '#include "ledger/store/lmdb.h"\n', "ledger/store/lmdb.h": ""},
     {"tools/zegel-verify/main.cpp": '#include "ledger/tlog/p.h"\n', "ledger/tlog/p.h": ""}),
    (layers, "product code includes a test",
     {"api/a.cpp": '#include "tests/support/b.h"\n'}, {"tests/unit/a.cpp": '#include "tests/support/b.h"\n'}),
    (sizes, "a line of 101 characters",
     {"api/a.cpp": "x" * 101 + "\n"}, {"api/a.cpp": "é" * 100 + "\n", "api/b_rows.cpp": "x" * 140}),
    (sizes, "a file of 501 lines", {"api/a.cpp": "\n" * 501}, {"api/a.cpp": "\n" * 500}),
    (sizes, "a C++ function of 72 lines",
     {"api/a.cpp": "namespace z {\n" + LONG_FUNCTION + "}\n"},
     {"api/a.cpp": "namespace z {\nclass C {\n" + "void f() {}\n" * 80 + "};\n}\n"}),
    (sizes, "a Python function of 71 lines",
     {"tests/a.py": "def f():\n" + "    x = 1\n" * 70}, {"tests/a.py": "def f():\n    x = 1\n" * 60}),
    (banned, "std::cout", {"api/a.cpp": "std::cout << x;"}, {"api/a.cpp": "// std::cout"}),
    (banned, "printf", {"api/a.cpp": "std::printf(x);"}, {"api/a.cpp": "std::snprintf(x);"}),
    (banned, "reading the clock",
     {"api/a.cpp": "std::chrono::system_clock::now()"},
     {"ledger/base/clock.cpp": "std::chrono::system_clock::now()"}),
    (banned, "a random engine", {"api/a.cpp": "std::mt19937 r;"}, {"api/a.cpp": "crypto::Random r;"}),
    (banned, "catch of everything", {"api/a.cpp": "try {} catch (...) {}"},
     {"api/a.cpp": "try {} catch (const std::bad_alloc&) {}"}),
    (banned, "using namespace", {"tests/a.cpp": "using namespace std;"}, {"tests/a.cpp": "using std::move;"}),
    (banned, "a test that sleeps", {"tests/a.cpp": "std::this_thread::sleep_for(x);"}, {"tests/a.cpp": "wait();"}),
    (banned, "a Python test that sleeps", {"tests/a.py": "time.sleep(1)\n"}, {"tests/a.py": "wait()\n"}),
    (banned, "co_await", {"api/a.cpp": "co_await x;"}, {"api/a.cpp": "await(x);"}),
    (banned, "shared_ptr outside api/http", {"api/a.cpp": "std::shared_ptr<int> p;"},
     {"api/http/a.cpp": "std::shared_ptr<int> p;"}),
    (banned, "unfinished work", {"api/a.cpp": "// FIX" + "ME later\n"}, {"api/a.cpp": "// done\n"}),
    (banned, "default in a switch over an enum",
     {"api/a.cpp": "switch (c) { case Code::refused: return 1; default: return 2; }"},
     {"api/a.cpp": "switch (c) { case 'a': return 1; default: return 2; }"}),
    (numbers_bsn, "a number that could be a BSN",
     {"README.md": f"het nummer {BSN}."}, {"tests/vectors/bsn/a.txt": BSN, "README.md": f"0{BSN}"}),
    (folders, "a folder without README", {"ledger/base/a.h": ""},
     {"ledger/base/a.h": "", "ledger/base/README.md": "- a.h: what\n"}),
    (folders, "a file that is not listed",
     {"ledger/base/a.h": "", "ledger/base/b.h": "", "ledger/base/README.md": "- a.h: what\n"},
     {"ledger/base/a.h": "", "ledger/base/b.h": "", "ledger/base/README.md": "- `a.h`, b.h: what\n"}),
    (folders, "a listed file that does not exist",
     {"ledger/base/a.h": "", "ledger/base/README.md": "- a.h: what\n- c.h: what\n"},
     {"ledger/base/a.h": "", "ledger/base/README.md": "- a.h: what\n"}),
    (folders, "a file listed twice",
     {"ledger/base/a.h": "", "ledger/base/README.md": "- a.h: what\n- a.h: what\n"},
     {"ledger/base/a.h": "", "ledger/base/README.md": "- a.h: what\n"}),
    (links, "a link to nothing", {"README.md": "[x](docs/none.md)"},
     {"README.md": "[x](docs/a.md#een-kop) [y](https://example.org/)", "docs/a.md": "# Een kop\n"}),
    (links, "a link to a missing heading", {"README.md": "[x](docs/a.md#anders)", "docs/a.md": "# Een kop\n"},
     {"README.md": "[x](docs/a.md#een-kop)", "docs/a.md": "# Een kop\n"}),
    (citations, "a V-code without a test",
     {REFUSALS: """{"V-ENV-1", "t", "r", "s", 400, 'S', "A", 1},"""},
     {REFUSALS: """{"V-ENV-1", "t", "r", "s", 400, 'S', "A", 1}, {"V-VER-2", "", "", "", 422, 'T', "", 5}""",
      "tests/unit/a.cpp": 'TEST_CASE("x", "[V-ENV-1]")'}),
    (citations, "an event type without a test",
     {"ledger/catalogue/event_table.h": '{.evt = "casus-geopend.v1", .b'},
     {"ledger/catalogue/event_table.h": '{.evt = "casus-geopend.v1", .b', "tests/a.scenario": "casus-geopend"}),
    (citations, "a route without a test",
     {ROUTES: '.pattern = "/v1/partners/{oin}",', "tests/a.py": '"/v1/partners"'},
     {ROUTES: '.pattern = "/v1/partners/{oin}", .pattern = "/p/{a*}",',
      "tests/a.py": '"/v1/partners/00000099000000001000" "/p/x/y"'}),
]
