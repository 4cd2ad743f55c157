#include <catch2/catch.hpp>

#include "ledger/sequencer/issuer_numbers.h"
#include "ledger/store/ledger_rows.h"
#include "tests/support/ledger_world.h"

namespace zegel::sequencer {
namespace {

using tests::LedgerWorld;

// Posts numbers of one issuer; tells the open ranges and how many numbers came again.
class Series {
 public:
  Series& send(const std::vector<std::uint64_t>& numbers) {
    for (const std::uint64_t number : numbers) {
      auto skelet = world_.skelet("regie", "a.v1");
      skelet.isn = number;
      REQUIRE(world_.append(world_.make("regie", skelet)));
    }
    world_.run();
    return *this;
  }
  std::string gaps() {
    std::string out;
    world_.ledger->view([&](const store::Rows& rows) {
      rows.scan(world_.ledger->table("regie.isn_gat"), {},
                [&](base::ByteView key, base::ByteView value) {
                  const auto from = *store::read_u64(key.subspan(16));
                  const auto to = *store::read_u64(value.first(8));
                  out += std::to_string(from) + "-" + std::to_string(to) + " ";
                  return true;
                });
    });
    return out;
  }
  std::uint64_t open_gaps() { return metrics().issuer_gaps; }
  std::uint64_t repeats() { return metrics().issuer_repeats; }

 private:
  const RegisterMetrics& metrics() { return *world_.sequencer->metrics().registers[0]; }
  LedgerWorld world_;
};

}  // namespace

TEST_CASE("a series without holes has no open range", "[isn]") {
  CHECK(Series().send({1, 2, 3, 4}).gaps() == "");
  CHECK(Series().send({0, 1, 2}).gaps() == "");
}

TEST_CASE("a jump opens a range, also before the first number", "[isn]") {
  CHECK(Series().send({1, 5}).gaps() == "2-4 ");
  CHECK(Series().send({3}).gaps() == "1-2 ");
  CHECK(Series().send({1, 5, 6, 9}).gaps() == "2-4 7-8 ");
}

TEST_CASE("a late number closes its place", "[isn]") {
  CHECK(Series().send({1, 5, 3}).gaps() == "2-2 4-4 ");
  CHECK(Series().send({1, 5, 2}).gaps() == "3-4 ");
  CHECK(Series().send({1, 5, 4}).gaps() == "2-3 ");
  Series all;
  CHECK(all.send({1, 5, 3, 2, 4}).gaps() == "");
  CHECK(all.open_gaps() == 0);
  CHECK(all.repeats() == 0);
}

TEST_CASE("a number that came before is counted as a repeat", "[isn]") {
  Series series;
  series.send({1, 2, 5, 2, 5, 3, 3});
  CHECK(series.repeats() == 3);
  CHECK(series.open_gaps() == 1);
  CHECK(Series().send({1, 2, 0}).repeats() == 0);  // the late start of a series
}

TEST_CASE("ranges of one issuer stay bounded", "[isn]") {
  std::vector<std::uint64_t> every_third;
  for (std::uint64_t n = 1; n <= 1'003; ++n) every_third.push_back(n * 3);
  Series series;
  series.send(every_third);
  CHECK(series.open_gaps() == 1'000);
  CHECK(series.gaps().starts_with("1-11 "));  // the oldest have merged
}

}  // namespace zegel::sequencer
