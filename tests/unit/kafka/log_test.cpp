#include <catch2/catch.hpp>

#include "tests/unit/kafka/mock_cluster.h"
#include "tests/unit/kafka/rig.h"

namespace zegel::log {
namespace {

using test::MockCluster;
using test::read_back;
using test::Rig;

const std::string topic = "z.regie.gebeurtenissen";

base::Bytes record(std::uint32_t number, std::size_t size = 100) {
  base::Bytes bytes(size, 7);
  bytes[0] = static_cast<base::Byte>(number >> 8);
  bytes[1] = static_cast<base::Byte>(number);
  return bytes;
}

}  // namespace

TEST_CASE("what is appended comes back in order, byte by byte", "[kafka]") {
  MockCluster cluster;
  cluster.topic(topic);
  Rig rig(cluster.settings(), topic);
  for (std::uint32_t i = 0; i < 500; ++i) REQUIRE(rig.log().append(record(i)));
  const auto back = read_back(rig.log(), 0, 500);
  REQUIRE(back.records.size() == 500);
  for (std::uint32_t i = 0; i < 500; ++i) CHECK(back.records[i] == record(i));
  CHECK(rig.log().end()->value == 500);
  CHECK(rig.log().health().reachable);
}

}  // namespace zegel::log
