#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/temp_dir.h"
#include "tools/zegel/files.h"
#include "tools/zegel/key_file.h"

namespace cli = zegel::cli;

namespace {
unsigned mode_of(const std::filesystem::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777;
}
}  // namespace

TEST_CASE("a key file is private, its public half is not, and neither is replaced") {
  const zegel::test::TempDir dir;
  const auto pem = dir.path() / "partner.pem";
  const auto key = cli::make_key(pem);
  REQUIRE(key);
  CHECK(mode_of(pem) == 0600);
  CHECK(mode_of(dir.path() / "partner.pub") == 0644);
  CHECK(cli::load_key(pem)->kid() == key->kid());
  CHECK(*cli::load_public(dir.path() / "partner.pub") == key->public_key());
  CHECK(*cli::load_public(pem) == key->public_key());
  const auto again = cli::make_key(pem);
  REQUIRE_FALSE(again);
  CHECK(again.error().exit == cli::Exit::conflict);
  CHECK(cli::load_key(pem)->kid() == key->kid());
}

TEST_CASE("a file beyond its bound is refused before it is kept") {
  const zegel::test::TempDir dir;
  std::ofstream(dir.path() / "groot") << std::string(1'001, 'x');
  const auto text = cli::read_text(dir.path() / "groot", 1'000);
  REQUIRE_FALSE(text);
  CHECK(text.error().exit == cli::Exit::usage);
  CHECK(cli::read_text(dir.path() / "weg", 10).error().exit == cli::Exit::not_found);
}

TEST_CASE("a fingerprint is read aloud in groups of four") {
  zegel::base::Kid kid;
  kid.raw[0] = 0x90;
  kid.raw[7] = 0xfe;
  CHECK(cli::fingerprint_groups(kid) == "9000 0000 0000 00FE");
}
