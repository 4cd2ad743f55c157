#include "ledger/base/bytes.h"

#include <catch2/catch.hpp>

#include "ledger/base/ids.h"

namespace base = zegel::base;

TEST_CASE("integers are written and read big-endian") {
  base::Bytes bytes;
  base::ByteWriter(bytes).put(std::uint8_t{1}).put(std::uint16_t{0x0203}).put(std::uint32_t{4});
  CHECK(base::hex(bytes) == "01020300000004");
  base::ByteReader reader(bytes);
  CHECK(reader.get<std::uint8_t>() == 1);
  CHECK(reader.get<std::uint16_t>() == 0x0203);
  CHECK(reader.get<std::uint32_t>() == 4);
  CHECK(reader.done());
}

TEST_CASE("a short read is reported once and reads zeros ever after") {
  const base::Bytes bytes = {1, 2, 3};
  base::ByteReader reader(bytes);
  CHECK(reader.get<std::uint32_t>() == 0);
  CHECK_FALSE(reader.ok());
  CHECK(reader.get<std::uint8_t>() == 0);
  CHECK_FALSE(reader.done());
}

TEST_CASE("an id is read from its 22 characters only") {
  const auto jti = base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBEA");
  REQUIRE(jti);
  CHECK(jti->text() == "Lc6HZ7dSiK1zcDXmrmWBEA");
  CHECK_FALSE(base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBEB"));
  CHECK_FALSE(base::Jti::parse("Lc6HZ7dSiK1zcDXmrmWBE"));
  CHECK(base::Jti::from(jti->view()) == jti);
  CHECK_FALSE(base::Jti::from(jti->view().first(15)));
}

TEST_CASE("an hour is the whole hours since 1970") {
  CHECK(base::hour_of(1'772'445'600).value == 492'346);
  CHECK(base::hour_of(1'772'445'599).value == 492'345);
}
