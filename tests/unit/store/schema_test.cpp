#include "ledger/store/schema.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include "tests/support/checkout.h"

namespace store = zegel::store;

// ZEGEL_GOLDEN=schrijf rewrites the file; the diff then shows what changed.
TEST_CASE("the list of databases is the published one", "[store][golden]") {
  const std::string path = in_checkout("tests/golden/schema.txt");
  if (const char* mode = std::getenv("ZEGEL_GOLDEN"); mode && std::string(mode) == "schrijf")
    std::ofstream(path) << store::schema_text();
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  CHECK(store::schema_text() == golden.str());
}

TEST_CASE("every database name is used once", "[store]") {
  const std::vector<std::string> registers{"regie", "toezicht"};
  for (const auto env : {store::Env::ledger, store::Env::inhoud, store::Env::sleutels}) {
    const auto names = store::databases_of(env, registers);
    CHECK(std::set(names.begin(), names.end()).size() == names.size());
    CHECK_FALSE(names.empty());
  }
  const auto ledger = store::databases_of(store::Env::ledger, registers);
  CHECK(std::count(ledger.begin(), ledger.end(), "toezicht.grens") == 1);
  const auto keys = store::databases_of(store::Env::sleutels, registers);
  CHECK(std::count(keys.begin(), keys.end(), "blad") == 1);
}
