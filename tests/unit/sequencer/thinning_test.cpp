#include <catch2/catch.hpp>

#include "ledger/sequencer/thinning.h"
#include "ledger/store/ledger_rows.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;

constexpr std::int64_t now = 1'772'445'600;
constexpr std::uint32_t this_minute = now / 60;
constexpr std::uint32_t day = 24 * 60;

// Rows (size, minute) put by hand; thinned; the sizes that stay.
class Notes {
 public:
  Notes() : lane_(world_.config("regie"), *world_.ledger) {
    REQUIRE(world_.ledger->update([&](store::MutableRows& rows) -> base::Status {
      rows.clear(lane_.tables.controlepunt);
      return {};
    }));
  }
  Notes& put(std::uint64_t size, std::uint32_t minute) {
    REQUIRE(world_.ledger->update([&](store::MutableRows& rows) -> base::Status {
      rows.put(lane_.tables.controlepunt, store::key_u64(size),
               store::encode(store::CheckpointRow{{0}, minute, "notitie"}));
      return {};
    }));
    return *this;
  }
  std::vector<std::uint64_t> thinned() {
    REQUIRE(thin_checkpoints(lane_, *world_.ledger, now));
    std::vector<std::uint64_t> sizes;
    world_.ledger->view([&](const store::Rows& rows) {
      rows.scan(lane_.tables.controlepunt, {}, [&](base::ByteView key, base::ByteView) {
        sizes.push_back(*store::read_u64(key));
        return true;
      });
    });
    return sizes;
  }

 private:
  LedgerWorld world_;
  Lane lane_;
};

using Sizes = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("after 24 hours the newest note of each minute stays", "[logboek-8]") {
  Notes notes;
  const std::uint32_t old = this_minute - day - 5;
  notes.put(1, old).put(2, old).put(3, old).put(4, old + 1).put(7, old + 2).put(8, old + 2);
  CHECK(notes.thinned() == Sizes{3, 4, 8});
}

TEST_CASE("younger notes all stay", "[logboek-8]") {
  Notes notes;
  const std::uint32_t young = this_minute - day + 1;
  notes.put(1, young).put(2, young).put(3, this_minute).put(4, this_minute);
  CHECK(notes.thinned() == Sizes{1, 2, 3, 4});
}

TEST_CASE("the newest note stays, however old", "[logboek-8]") {
  Notes notes;
  notes.put(1, 10).put(2, 10);
  CHECK(notes.thinned() == Sizes{2});
  CHECK(notes.put(3, 10).thinned() == Sizes{3});  // goes on from where it was
}


}  // namespace zegel::sequencer
