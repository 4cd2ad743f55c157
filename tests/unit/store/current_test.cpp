#include "ledger/store/current.h"

#include <catch2/catch.hpp>
#include <fstream>

#include <unistd.h>

#include "ledger/store/files.h"

namespace fs = std::filesystem;
using std::string_literals::operator""s;

namespace {

struct Place {
  fs::path path = fs::temp_directory_path() / ("zegel-huidig-" + std::to_string(::getpid()));
  Place() { fs::remove_all(path), fs::create_directories(path); }
  ~Place() { fs::remove_all(path); }
  void store(const std::string& name) const { fs::create_directory(path / name); }
};

}  // namespace

TEST_CASE("a store that was never made has no live directory") {
  Place place;
  const auto live = zegel::store::current(place.path, "ledger");
  REQUIRE(live);
  CHECK_FALSE(*live);
}

TEST_CASE("huidig names the live directory and the others are deleted") {
  Place place;
  place.store("ledger.1"), place.store("ledger.2"), place.store("ledger.kopie");
  REQUIRE(zegel::store::set_current(place.path, "ledger", 2));
  REQUIRE(zegel::store::delete_others(place.path, "ledger"));
  CHECK(**zegel::store::current(place.path, "ledger") == place.path / "ledger.2");
  CHECK_FALSE(fs::exists(place.path / "ledger.1"));
  CHECK(fs::exists(place.path / "ledger.kopie"));
}

TEST_CASE("huidig that names nothing, another store or a path is fatal") {
  Place place;
  place.store("inhoud.1");
  for (const auto& text : {"ledger.7\n"s, "inhoud.1\n"s, "ledger.1/../..\n"s, "\n"s}) {
    std::ofstream(place.path / "ledger.huidig") << text;
    const auto live = zegel::store::current(place.path, "ledger");
    REQUIRE_FALSE(live);
    CHECK(live.error().code == zegel::base::Code::fatal);
  }
}

TEST_CASE("a store whose pointer is lost was made once") {
  Place place;
  CHECK(zegel::store::never_made(place.path, "ledger"));
  place.store("inhoud.1"), place.store("ledger.kopie");
  CHECK(zegel::store::never_made(place.path, "ledger"));
  place.store("ledger.3");
  CHECK_FALSE(zegel::store::never_made(place.path, "ledger"));
}

TEST_CASE("a replaced file is whole and private") {
  Place place;
  REQUIRE(zegel::store::replace_file(place.path / "x", "een"));
  REQUIRE(zegel::store::replace_file(place.path / "x", "twee"));
  CHECK(zegel::store::read_file(place.path / "x", 100) == "twee");
  CHECK_FALSE(zegel::store::read_file(place.path / "x", 3));
  CHECK((fs::status(place.path / "x").permissions() & fs::perms::all) == fs::perms(0600));
}
