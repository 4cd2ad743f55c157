// What a drager may stand on (sleutels.md 14): judged on facts, then on real directories.
#include <sys/stat.h>

#include "ledger/keys/carriers.h"
#include "ledger/keys/extent_probe.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

CarrierFacts good(const char* path = "/kek", std::uint64_t device = 1) {
  CarrierFacts facts;
  facts.path = path;
  facts.reachable = facts.owner_fits = facts.direct = true;
  facts.magic = 0xEF53;
  facts.device = "/dev/vda1";
  facts.device_number = device;
  facts.probe = Probe::in_place;
  return facts;
}
bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("ext4 en XFS die ter plaatse overschrijven zijn goed", "[sleutels-14]") {
  CarrierFacts facts = good();
  facts.magic = GENERATE(0xEF53u, 0x58465342u);
  CHECK_FALSE(carrier_refusal(facts));
  CHECK_FALSE(overwrite_doubt(facts));
}

TEST_CASE("een ander bestandssysteem wordt met naam genoemd", "[sleutels-14]") {
  using Row = std::pair<std::uint64_t, const char*>;
  const Row row = GENERATE(
      Row{0x9123683E, "btrfs"}, Row{0x2FC12FC1, "ZFS"}, Row{0xCA451A4E, "bcachefs"},
      Row{0xF2F52010, "f2fs"}, Row{0x3434, "nilfs2"}, Row{0x794C7630, "overlayfs"},
      Row{0x01021994, "tmpfs"}, Row{0x65735546, "FUSE"}, Row{0x6969, "NFS"}, Row{0x517B, "SMB"},
      Row{0x12345, "een onbekend bestandssysteem"});
  CarrierFacts facts = good();
  facts.magic = row.first;
  const auto doubt = overwrite_doubt(facts);
  REQUIRE(doubt);
  CHECK(contains(*doubt, row.second));
  CHECK(contains(*doubt, "overschrijven_onzeker"));
}

TEST_CASE("data=journal houdt een kopie", "[sleutels-14]") {
  CarrierFacts facts = good();
  facts.data_journal = true;
  CHECK(contains(overwrite_doubt(facts).value_or(""), "data=journal"));
}

TEST_CASE("een andere plaats, een gedeeld blok of geen antwoord is twijfel", "[sleutels-14]") {
  CarrierFacts facts = good();
  facts.probe = GENERATE(Probe::moved, Probe::shared, Probe::unsupported);
  CHECK(overwrite_doubt(facts));
  CHECK_FALSE(carrier_refusal(facts));
}

TEST_CASE("zonder O_DIRECT is het twijfel", "[sleutels-14]") {
  CarrierFacts facts = good();
  facts.direct = false;
  CHECK(contains(overwrite_doubt(facts).value_or(""), "O_DIRECT"));
}

TEST_CASE("twijfel weigert, en is met overschrijven_onzeker een waarschuwing", "[sleutels-14]") {
  CarrierFacts facts = good();
  facts.magic = 0x01021994;
  CHECK_FALSE(judge_carriers({facts}, false, Absent::refused));
  const auto judged = judge_carriers({facts}, true, Absent::refused);
  REQUIRE(judged);
  CHECK(judged->fit.size() == 1);
  CHECK(contains(judged->warnings[0], "tmpfs"));
}

TEST_CASE("verkeerde eigenaar of rechten weigeren altijd", "[sleutels-14]") {
  CarrierFacts facts = good();
  facts.owner_fits = false;
  CHECK(contains(sentence_of(judge_carriers({facts}, true, Absent::tolerated)), "0700"));
}

TEST_CASE("een drager die weg is houdt de start niet op, het maken wel", "[sleutels-14]") {
  CarrierFacts gone;
  gone.path = "/weg";
  const auto judged = judge_carriers({gone, good()}, false, Absent::tolerated);
  REQUIRE(judged);
  CHECK(judged->fit.size() == 1);
  CHECK(contains(judged->warnings[0], "/weg is niet bereikbaar"));
  CHECK(contains(sentence_of(judge_carriers({gone, good()}, false, Absent::refused)), "/weg"));
  CHECK(contains(sentence_of(judge_carriers({gone}, false, Absent::tolerated)), "Geen enkele"));
}

TEST_CASE("twee dragers op twee schijven geven geen waarschuwing", "[sleutels-14]") {
  const auto two = judge_carriers({good("/a", 1), good("/b", 2)}, false, Absent::refused);
  REQUIRE(two);
  CHECK(two->warnings.empty());
  const auto same = judge_carriers({good("/a", 1), good("/b", 1)}, false, Absent::refused);
  CHECK(contains(same->warnings.at(0), "een schijf"));
}

TEST_CASE("a mount is found by device and its options are read whole", "[sleutels-14]") {
  constexpr std::string_view info =
      "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,data=ordered\n"
      "36 22 98:0 /mnt1 /kek rw,noatime master:1 - ext4 /dev/mapper/kek rw,data=journal\n"
      "40 22 8:17 / /x rw - xfs /dev/sdb1 rw,data=journalling\n";
  const auto root = find_mount(info, 8, 1), kek = find_mount(info, 98, 0);
  REQUIRE(root);
  REQUIRE(kek);
  CHECK(root->source == "/dev/sda1");
  CHECK_FALSE(root->data_journal);
  CHECK(kek->source == "/dev/mapper/kek");
  CHECK(kek->data_journal);
  CHECK_FALSE(find_mount(info, 8, 17)->data_journal);
  CHECK_FALSE(find_mount(info, 8, 2));
  CHECK_FALSE(find_mount("36 22 98:0 /mnt1\n", 98, 0));
}

TEST_CASE("a directory of ours with mode 0700 is looked at for real", "[sleutels-14]") {
  const zegel::test::TempDir dir;
  REQUIRE(::chmod(dir.path().c_str(), 0700) == 0);
  const CarrierFacts facts = look_at(dir.path());
  CHECK(facts.reachable);
  CHECK(facts.owner_fits);
  CHECK(facts.magic != 0);
  CHECK(facts.probe != Probe::failed);
  CHECK(std::filesystem::is_empty(dir.path()));  // the probe leaves nothing
}

TEST_CASE("a directory that others may enter does not fit", "[sleutels-14]") {
  const zegel::test::TempDir dir;
  REQUIRE(::chmod(dir.path().c_str(), 0750) == 0);
  CHECK_FALSE(look_at(dir.path()).owner_fits);
}

TEST_CASE("a link to a directory and a plain file are no carrier", "[sleutels-14]") {
  const zegel::test::TempDir dir;
  std::filesystem::create_directory_symlink(dir.path(), dir / "link");
  write_file(dir / "file", base::as_bytes("x"));
  CHECK_FALSE(look_at(dir / "link").reachable);
  CHECK_FALSE(look_at(dir / "file").reachable);
}

TEST_CASE("tmpfs is seen as tmpfs", "[sleutels-14]") {
  const std::filesystem::path shm = "/dev/shm";
  if (!std::filesystem::is_directory(shm)) return;
  const auto dir = shm / ("zegel-test-" + std::to_string(::getpid()));
  REQUIRE(::mkdir(dir.c_str(), 0700) == 0);
  const CarrierFacts facts = look_at(dir);
  std::filesystem::remove_all(dir);
  CHECK(facts.magic == 0x01021994);
  CHECK(facts.probe == Probe::unsupported);
  CHECK(contains(overwrite_doubt(facts).value_or(""), "tmpfs"));
}

TEST_CASE("wisselgeheugen zonder versleuteling geeft een waarschuwing", "[sleutels-14]") {
  const std::string head = "Filename\tType\tSize\tUsed\tPriority\n";
  CHECK_FALSE(swap_warning(""));
  CHECK_FALSE(swap_warning(head));
  CHECK_FALSE(swap_warning(head + "/dev/dm-1 partition 1 0 -2\n/dev/zram0 partition 1 0 -2\n"));
  CHECK(swap_warning(head + "/dev/dm-1 partition 1 0 -2\n/swapfile file 1 0 -2\n"));
}

}  // namespace zegel::keys::test
