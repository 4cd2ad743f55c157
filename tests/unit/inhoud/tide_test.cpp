// The tide of the commits of inhoud/: numbers, the order in which it is told, waiting.
#include "ledger/inhoud/tide.h"

#include <catch2/catch.hpp>

#include <thread>
#include <vector>

namespace zegel::inhoud {
namespace {

using Turn = Tide::Turn;
using Told = std::vector<std::pair<Turn, std::uint64_t>>;

}  // namespace

TEST_CASE("commits are numbered from one, one at a time", "[inhoud]") {
  Tide tide;
  CHECK(tide.next() == 1);
  tide.begin();
  CHECK(tide.at().begun == 1);
  CHECK(tide.at().ended == 0);
  tide.end(true);
  CHECK(tide.at().ended == 1);
  CHECK(tide.next() == 2);
  tide.begin();
  tide.end(false);
  CHECK(tide.at().ended == 2);  // failed is an end too
}

TEST_CASE("who watches hears of a failure before anyone can take the commit for ended",
          "[inhoud][I2]") {
  Tide tide;
  Told told;
  tide.begin();
  tide.watch([&](Turn turn, std::uint64_t commit) {
    told.emplace_back(turn, commit);
    CHECK((tide.at().ended == commit) == (turn == Turn::ended));
  });
  tide.end(false);
  tide.begin();
  tide.end(true);
  CHECK(told == Told{{Turn::failed, 1}, {Turn::ended, 1}, {Turn::begun, 2}, {Turn::ended, 2}});
  tide.watch(nullptr);
  tide.begin();
  CHECK(told.size() == 4);
}

TEST_CASE("a wait ends with the commit, or when its time is over", "[inhoud]") {
  Tide tide;
  tide.begin();
  CHECK_FALSE(tide.await(1, 0));
  std::jthread ends([&] {
    while (tide.awaited() < 2) std::this_thread::yield();
    tide.end(true);
  });
  CHECK(tide.await(1, 60'000));
  CHECK(tide.await(1, 0));  // it ended before
}

}  // namespace zegel::inhoud
