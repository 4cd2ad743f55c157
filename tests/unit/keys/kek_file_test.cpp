// Provider `bestand` on real files: create, read, destroy, describe.
#include <sys/stat.h>

#include "ledger/keys/direct_io.h"
#include "ledger/keys/extent_probe.h"
#include "ledger/keys/kek_file.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

struct Dragers {
  explicit Dragers(int count = 1) {
    for (int i = 0; i < count; ++i) {
      const auto path = dir.path() / std::to_string(i);
      REQUIRE(::mkdir(path.c_str(), 0700) == 0);
      paths.push_back(path);
    }
  }
  FileKekProvider provider() {
    std::vector<CarrierFacts> facts;
    for (const auto& path : paths) facts.push_back(look_at(path));
    return {facts, random};
  }
  SlotState state(std::size_t carrier, std::size_t slot) {
    auto read = provider().read();
    REQUIRE(read);
    return read->at(carrier).slots.at(slot).state;
  }

  zegel::test::TempDir dir;
  std::vector<std::filesystem::path> paths;
  crypto::SystemRandom random;
};

Slot slot_of(std::uint32_t epoch, std::uint8_t key = 1) {
  return {epoch, hour, key_from(key), control_value(key_from(key))};
}
void damage(const std::filesystem::path& file) {
  base::Bytes bytes = file_bytes(file);
  bytes.at(40) ^= 1;
  write_file(file, bytes);
}

}  // namespace

TEST_CASE("a slot lands on every carrier, mode 0600, 4,096 bytes", "[sleutels-2]") {
  Dragers dragers(2);
  REQUIRE(dragers.provider().create(slot_of(1)));
  for (const auto& path : dragers.paths)
    for (const char* name : {"slot-a", "slot-b"}) {
      struct stat facts {};
      REQUIRE(::lstat((path / name).c_str(), &facts) == 0);
      CHECK((facts.st_mode & 07777) == 0600);
      CHECK(facts.st_size == 4'096);
    }
  CHECK(dragers.state(0, 0) == SlotState::valid);
  CHECK(dragers.state(1, 0) == SlotState::valid);
  CHECK(dragers.state(1, 1) == SlotState::empty);
}

TEST_CASE("create is idempotent and fills what is missing", "[sleutels-2]") {
  Dragers dragers(2);
  REQUIRE(dragers.provider().create(slot_of(1)));
  std::filesystem::remove(dragers.paths[1] / "slot-a");
  CHECK(dragers.state(1, 0) == SlotState::empty);
  REQUIRE(dragers.provider().create(slot_of(1)));
  CHECK(dragers.state(1, 0) == SlotState::valid);
  CHECK(dragers.state(0, 1) == SlotState::empty);
}

TEST_CASE("the next epoch takes the free slot, a third has no room", "[sleutels-2]") {
  Dragers dragers;
  REQUIRE(dragers.provider().create(slot_of(1, 1)));
  REQUIRE(dragers.provider().create(slot_of(2, 2)));
  CHECK(dragers.state(0, 1) == SlotState::valid);
  CHECK(code_of(dragers.provider().create(slot_of(3, 3))) == "drager");
}

TEST_CASE("a damaged slot is taken only when no slot is free", "[sleutels-2]") {
  Dragers dragers;
  REQUIRE(dragers.provider().create(slot_of(1, 1)));
  damage(dragers.paths[0] / "slot-a");
  REQUIRE(dragers.state(0, 0) == SlotState::damaged);
  REQUIRE(dragers.provider().create(slot_of(2, 2)));
  CHECK(dragers.state(0, 0) == SlotState::damaged);
  CHECK(dragers.state(0, 1) == SlotState::valid);
  REQUIRE(dragers.provider().create(slot_of(3, 3)));
  CHECK(dragers.state(0, 0) == SlotState::valid);
}

TEST_CASE("destroy leaves zeros at the same place, and the other epoch alone", "[sleutels-2]") {
  Dragers dragers(2);
  REQUIRE(dragers.provider().create(slot_of(1, 1)));
  REQUIRE(dragers.provider().create(slot_of(2, 2)));
  const auto file = dragers.paths[1] / "slot-a";
  const auto place = physical_extent(file);
  REQUIRE(dragers.provider().destroy(1));
  CHECK(physical_extent(file) == place);
  CHECK(file_bytes(file) == base::Bytes(4'096, 0));
  CHECK(dragers.state(0, 0) == SlotState::empty);
  CHECK(dragers.state(0, 1) == SlotState::valid);
  CHECK(dragers.provider().destroy(1));  // idempotent
}

TEST_CASE("a slot file of any other size is damaged, also when it holds nothing", "[sleutels-3]") {
  Dragers dragers;
  REQUIRE(dragers.provider().create(slot_of(1)));
  const auto file = dragers.paths[0] / "slot-a";
  base::Bytes bytes = file_bytes(file);
  const std::size_t size = GENERATE(0u, 512u, 4'095u, 4'097u, 8'192u);
  bytes.resize(size);
  write_file(file, bytes);
  CHECK(dragers.state(0, 0) == SlotState::damaged);
  write_file(file, base::Bytes(size, 0));
  CHECK(dragers.state(0, 0) == SlotState::damaged);
}

TEST_CASE("a slot that others may read is not used", "[sleutels-3]") {
  Dragers dragers;
  REQUIRE(dragers.provider().create(slot_of(1)));
  REQUIRE(::chmod((dragers.paths[0] / "slot-a").c_str(), 0640) == 0);
  const auto read = dragers.provider().read();
  CHECK(sentence_of(read).find("0600") != std::string::npos);
}

TEST_CASE("a slot that is a link is not followed", "[sleutels-3]") {
  Dragers dragers;
  REQUIRE(dragers.provider().create(slot_of(1)));
  const auto file = dragers.paths[0] / "slot-a";
  std::filesystem::rename(file, dragers.dir / "elsewhere");
  std::filesystem::create_symlink(dragers.dir / "elsewhere", file);
  CHECK_FALSE(dragers.provider().read());
}

TEST_CASE("describe names path, file system and device", "[sleutels-2]") {
  Dragers dragers;
  const auto lines = dragers.provider().describe();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with(dragers.paths[0].string() + " ("));
}

TEST_CASE("a block is page aligned and zero at birth", "[sleutels-14]") {
  Block block;
  CHECK(reinterpret_cast<std::uintptr_t>(block.view().data()) % 4'096 == 0);
  CHECK(parse_slot(block.view()).state == SlotState::empty);
}

TEST_CASE("a block file is made once and never overwritten by making it again", "[sleutels-3]") {
  const zegel::test::TempDir dir;
  const auto file = dir / "slot-a";
  REQUIRE(make_block_file(file));
  Block block;
  block.bytes()[0] = 7;
  REQUIRE(write_block(file, block));
  REQUIRE(make_block_file(file));
  CHECK(file_bytes(file).front() == 7);
}

TEST_CASE("writing to a file that is not there fails with its path", "[sleutels-3]") {
  const zegel::test::TempDir dir;
  const auto failed = write_block(dir / "slot-a", Block{});
  CHECK(sentence_of(failed).find("slot-a") != std::string::npos);
  CHECK(code_of(failed) == "drager");
}

}  // namespace zegel::keys::test
