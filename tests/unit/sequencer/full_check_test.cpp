// `zegel controleer --alles`: a sound ledger has no differences; each damaged row is named.
#include "ledger/sequencer/full_check.h"

#include <catch2/catch.hpp>
#include <thread>

#include "ledger/store/ledger_rows.h"
#include "tests/unit/sequencer/sealed_world.h"

namespace zegel::sequencer {
namespace {

using store::MutableRows;
using Kind = DifferenceKind;

FullCheck everything(SealedWorld& sealed) {
  tests::LedgerWorld& world = sealed.world;
  FullCheck check{*world.ledger, world.inhoud.get(), sealed.keeper.get(), "zegel.proef.nl",
                  {}, {}, {}};
  check.registers = {{"regie", world.origin("regie"), world.config("regie").known_keys, true}};
  check.key_of = [&](std::string_view, const Wellformed& record) {
    return record.kid == world.huissleutel.kid()
               ? std::optional(world.huissleutel.public_key())
               : std::nullopt;
  };
  return check;
}

struct Result {
  FullReport report;
  std::vector<Difference> differences;
  // "tegel 256, stand -": kinds and places, in the order found.
  std::string text() const {
    std::string out;
    for (const Difference& one : differences)
      out += std::string(kind_name(one.kind)) + " " +
             (one.index ? std::to_string(one.index->value) : "-") + ", ";
    return out;
  }
};

Result run(const FullCheck& check) {
  Result result;
  result.report = full_check(check, [&](const Difference& one) {
    CHECK_FALSE(one.sentence.empty());
    CHECK(one.reg == "regie");
    result.differences.push_back(one);
  });
  CHECK(result.report.differences == result.differences.size());
  return result;
}

// 600 leaves without inhoud: two full tiles, a partial one, one row above; two checkpoints.
void fill(SealedWorld& sealed) {
  for (int i = 0; i < 9; ++i) REQUIRE(sealed.world.append(sealed.world.event()));
  sealed.world.run();
  for (int i = 0; i < 590; ++i) REQUIRE(sealed.world.append(sealed.world.event()));
  sealed.world.run();
}

FullCheck all_but_inhoud(SealedWorld& sealed) {
  FullCheck check = everything(sealed);
  check.inhoud = nullptr;
  return check;
}

base::Bytes signed_root(SealedWorld& sealed, std::uint64_t size, const base::Hash& root) {
  const auto config = sealed.world.config("regie");
  const std::string note = tlog::sign_checkpoint({config.origin, {size}, root}, *config.sign_with,
                                                 *config.signing_key);
  return store::encode(store::CheckpointRow{{0}, 1, note});
}

base::Jti jti_of(SealedWorld& sealed, std::uint64_t index) {
  const auto leaf = sealed.world.sequencer->leaf("regie", {index});
  const auto record = check_record(*leaf);
  return std::get<Wellformed>(record).skelet.jti;
}

// Rows of one register under damage.
struct Rows {
  SealedWorld& sealed;
  MutableRows& rows;
  store::Table table(const char* name) {
    return sealed.world.ledger->table(std::string("regie.") + name);
  }
  void put(const char* name, base::ByteView key, base::ByteView value) {
    rows.put(table(name), key, value);
  }
  void flip(const char* name, base::ByteView key, std::ptrdiff_t at) {
    const auto row = rows.get(table(name), key);
    REQUIRE(row);
    base::Bytes changed(row->begin(), row->end());
    changed[at < 0 ? changed.size() + at : at] ^= 1;
    put(name, key, changed);
  }
};

struct Damage {
  const char* what;
  const char* differences;
  std::function<void(Rows)> damage;
};

// What rests on leaf 300: its tile, those above, the frontier, the stand, the notes since.
#define ABOVE_300 \
  "tegel 256, tegel 0, tegel 600, stand -, controlepunt 522, controlepunt 600, "

const Damage damages[] = {
    {"nothing", "", [](Rows) {}},
    {"a bit of the blind of a leaf", ABOVE_300,
     [](Rows r) { r.flip("leaf", store::key_u64(300), 8 + 5); }},
    {"a bit of the signature of an event",
     "handtekening 300, " ABOVE_300,
     [](Rows r) { r.flip("leaf", store::key_u64(300), -40); }},
    {"a leaf that is gone",
     "blad 300, jti 300, " ABOVE_300,
     [](Rows r) { r.rows.erase(r.table("leaf"), store::key_u64(300)); }},
    {"the offset of a leaf, which is then that of the next", "blad 300, blad 301, ",
     [](Rows r) { r.flip("leaf", store::key_u64(300), 7); }},
    {"a jti that names another leaf", "jti 300, jti 17, ",
     [](Rows r) { r.put("jti", jti_of(r.sealed, 300).view(), store::key_u64(17)); }},
    {"a jti without leaf", "jti 5, ",
     [](Rows r) { r.put("jti", base::Bytes(16, 9), store::key_u64(5)); }},
    {"a hash of a full tile", "tegel 256, ",
     [](Rows r) { r.flip("tegel", store::tile_key(0, 1), 77 * 32); }},
    {"a hash of the last tile", "tegel 512, ",
     [](Rows r) { r.flip("tegel", store::tile_key(0, 2), 5); }},
    {"a hash of the level above", "tegel 0, ",
     [](Rows r) { r.flip("tegel", store::tile_key(1, 0), 33); }},
    {"a tile too many", "tegel 600, ",
     [](Rows r) { r.put("tegel", store::tile_key(5, 0), base::Bytes(32)); }},
    {"a frontier row", "tegel 600, ", [](Rows r) { r.flip("grens", base::Bytes{3}, 4); }},
    {"a frontier row too many", "tegel 600, ",
     [](Rows r) { r.put("grens", base::Bytes{0}, base::Bytes(32)); }},
    {"the signature of an old checkpoint", "controlepunt 10, ",
     [](Rows r) { r.flip("controlepunt", store::key_u64(10), 120); }},
    {"a signed checkpoint with another root", "controlepunt 123, ",
     [](Rows r) {
       r.put("controlepunt", store::key_u64(123), signed_root(r.sealed, 123, base::Hash{1}));
     }},
    {"a checkpoint beyond the end", "controlepunt 9000, ",
     [](Rows r) {
       r.put("controlepunt", store::key_u64(9'000), signed_root(r.sealed, 9'000, base::Hash{1}));
     }},
    {"a witnessed note that does not open", "controlepunt 123, ",
     [](Rows r) { r.put("getuigd", store::key_u64(123), base::as_bytes("geen notitie")); }},
    {"the root in the stand", "stand -, ",
     [](Rows r) { r.flip("stand", store::key_of(store::Stand::head), 30); }},
    {"the genesis in the stand", "stand -, ",
     [](Rows r) { r.flip("stand", store::key_of(store::Stand::genesis), 0); }},
    {"the index rule in the stand", "stand -, ",
     [](Rows r) { r.flip("stand", store::key_of(store::Stand::index_rule), 1); }},
    {"the next offset in the stand", "stand -, ",
     [](Rows r) { r.flip("stand", store::key_of(store::Stand::next_offset), 3); }},
};

std::vector<std::string> sorted_words(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find(", ", at);
    words.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

TEST_CASE("a sound ledger has no differences, and everything was looked at", "[controleer]") {
  SealedWorld sealed;
  fill(sealed);
  const Result result = run(all_but_inhoud(sealed));
  CHECK(result.text() == "");
  CHECK(result.report.leaves == 600);
  CHECK(result.report.signatures == 600);
  CHECK(result.report.tiles == 4);
  CHECK(result.report.checkpoints >= 4);
}

TEST_CASE("every inhoud that lives opens; one that is not there is named", "[controleer][I9]") {
  SealedWorld sealed;
  for (int i = 0; i < 5; ++i) REQUIRE(sealed.world.append(sealed.sealed().event));
  sealed.world.run();
  const Result result = run(everything(sealed));
  CHECK(result.text() == "inhoud 0, ");  // record 0 was made by the test without one
  CHECK(result.report.inhoud[0] == 5);
}

TEST_CASE("each damaged row is found where it is, and nothing else", "[controleer][M3]") {
  SealedWorld sealed;
  fill(sealed);
  sealed.world.crash();
  const auto sound = sealed.world.directory / "gaaf";
  std::filesystem::copy(sealed.world.directory / "ledger", sound);
  for (const Damage& row : damages) {
    INFO(row.what);
    sealed.world.crash();
    std::filesystem::remove_all(sealed.world.directory / "ledger");
    std::filesystem::copy(sound, sealed.world.directory / "ledger");
    sealed.world.open();
    REQUIRE(sealed.world.ledger->update([&](MutableRows& rows) -> base::Status {
      row.damage({sealed, rows});
      return {};
    }));
    CHECK(sorted_words(run(all_but_inhoud(sealed)).text()) == sorted_words(row.differences));
  }
}

TEST_CASE("an event by an unknown key is a difference", "[controleer]") {
  SealedWorld sealed;
  REQUIRE(sealed.world.append(sealed.sealed().event));
  sealed.world.run();
  FullCheck check = everything(sealed);
  check.key_of = [](std::string_view, const Wellformed&) { return std::nullopt; };
  CHECK(run(check).text() == "handtekening 0, inhoud 0, handtekening 1, ");
}

TEST_CASE("an inhoud that was changed, or taken from another event, does not open",
          "[controleer][I9]") {
  SealedWorld sealed;
  const auto first = sealed.sealed(), second = sealed.sealed();
  REQUIRE(sealed.world.append(first.event));
  REQUIRE(sealed.world.append(second.event));
  sealed.world.run();
  const inhoud::Key key{second.event.skelet.jti, second.event.h};
  base::Bytes record = *sealed.world.inhoud->get("regie", key);
  const bool swap = GENERATE(true, false);
  if (!swap) record.back() ^= 1;
  const auto& to = swap ? first : second;
  const std::pair<inhoud::Key, base::Bytes> kept{{to.event.skelet.jti, to.event.h}, record};
  REQUIRE(sealed.world.inhoud->keep_all("regie", {&kept, 1}));
  CHECK(run(everything(sealed)).text() == (swap ? "inhoud 0, inhoud 1, "
                                                : "inhoud 0, inhoud 2, "));
}

// Also those that no key depends on: the generation, offset 2, last because the store keeps the
// highest one.
TEST_CASE("no byte of an inhoud record can change unseen", "[controleer][I3][I9]") {
  SealedWorld sealed;
  const auto kept = sealed.sealed();
  REQUIRE(sealed.world.append(kept.event));
  sealed.world.run();
  const inhoud::Key key{kept.event.skelet.jti, kept.event.h};
  const base::Bytes sound = *sealed.world.inhoud->get("regie", key);
  const auto seen_with = [&](std::size_t byte, unsigned bit) {
    std::pair<inhoud::Key, base::Bytes> changed{key, sound};
    changed.second[byte] ^= static_cast<base::Byte>(1u << bit);
    REQUIRE(sealed.world.inhoud->keep_all("regie", {&changed, 1}));
    REQUIRE(sealed.world.inhoud->get("regie", key) == changed.second);
    return run(everything(sealed)).text() == "inhoud 0, inhoud 1, ";
  };
  std::vector<std::size_t> unseen;
  for (std::size_t byte = 0; byte < sound.size(); ++byte)
    if (byte != 2 && byte != 3 && !seen_with(byte, byte % 8)) unseen.push_back(byte);
  for (unsigned bit = 1; bit < 16; ++bit)
    if (const std::size_t byte = bit < 8 ? 3 : 2; !seen_with(byte, bit % 8)) unseen.push_back(byte);
  CHECK(unseen == std::vector<std::size_t>{});
}

TEST_CASE("a keeper that cannot answer is no difference, but it is counted", "[controleer]") {
  struct Closed final : keys::BladOpener {
    base::Result<keys::Lease> open(std::string_view, const base::BladId&) override {
      return std::unexpected(base::Failure::unavailable("niet-gereed"));
    }
  } closed;
  SealedWorld sealed;
  REQUIRE(sealed.world.append(sealed.sealed("a.v1").event));
  sealed.world.run();
  FullCheck check = everything(sealed);
  check.opener = &closed;
  const Result result = run(check);
  CHECK(result.text() == "inhoud 0, ");
  CHECK(result.report.inhoud_unchecked == 1);
}

TEST_CASE("a check while the writer goes on finds nothing wrong", "[controleer]") {
  SealedWorld sealed;
  for (int i = 0; i < 1'500; ++i) REQUIRE(sealed.world.append(sealed.world.event()));
  sealed.world.run();
  FullCheck check = all_but_inhoud(sealed);
  int pages = 0;
  check.progress = [&](std::string_view, std::uint64_t, std::uint64_t) {
    if (++pages > 3) return;
    const std::uint64_t before = sealed.world.sequencer->register_view("regie").size.value;
    for (int i = 0; i < 700; ++i) REQUIRE(sealed.world.append(sealed.world.event()));
    while (sealed.world.sequencer->register_view("regie").size.value == before)
      std::this_thread::yield();
  };
  // The writer turns between two pages: progress is told inside a snapshot, so on a thread.
  sealed.world.sequencer->start();
  const Result result = run(check);
  sealed.world.sequencer->stop();
  CHECK(result.text() == "");
  CHECK(result.report.leaves > 1'501);
}

}  // namespace zegel::sequencer
