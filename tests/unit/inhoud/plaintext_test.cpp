#include <algorithm>
#include <catch2/catch.hpp>
#include <type_traits>

#include "ledger/inhoud/opened_state.h"
#include "ledger/inhoud/plaintext.h"

namespace zegel::inhoud::test {
namespace {

base::Bytes padded(std::size_t used) {
  base::Bytes bytes(padded_size(used), 0xee);
  pad(bytes, used);
  return bytes;
}
Plaintext plain_of(std::string_view text) {
  Plaintext plain(padded_size(text.size()));
  std::ranges::copy(base::as_bytes(text), plain.writable().begin());
  pad(plain.writable(), text.size());
  return plain;
}

}  // namespace

TEST_CASE("plaintext moves and is never copied", "[I6]") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Plaintext>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Plaintext>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<Plaintext>);
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<OpenedRecord>);
}

TEST_CASE("padding comes off as it went on", "[envelop-9]") {
  for (const std::size_t used : {0u, 1u, 255u, 256u, 257u, 511u, 5'400u}) {
    const base::Bytes bytes = padded(used);
    REQUIRE(bytes.size() % 256 == 0);
    const auto content = unpad(bytes);
    REQUIRE(content);
    CHECK(content->size() == used);
  }
}

TEST_CASE("padding that is not there, not whole or too long is refused", "[envelop-15]") {
  CHECK_FALSE(unpad({}));
  CHECK_FALSE(unpad(base::Bytes(256, 0)));
  CHECK_FALSE(unpad(base::Bytes(256, 0x7f)));
  CHECK_FALSE(unpad(base::Bytes(255, 0x80)));
  base::Bytes two_blocks(512, 0);  // a mark before the last block is not ours
  two_blocks[100] = 0x80;
  CHECK_FALSE(unpad(two_blocks));
  two_blocks[256] = 0x80;
  CHECK(unpad(two_blocks)->size() == 256);
}

TEST_CASE("a part is its disclosures, each with a tilde", "[envelop-9]") {
  PartText part;
  REQUIRE(part.take(plain_of("one~two~~")));
  CHECK(part.disclosures == std::vector<std::string_view>{"one", "two", ""});
  part.drop();
  CHECK(part.disclosures.empty());
  CHECK_FALSE(part.plain);
}

TEST_CASE("no tilde at the end, nothing at all, 65 disclosures", "[envelop-15]") {
  std::string many;
  for (int i = 0; i < 64; ++i) many += "x~";
  CHECK(PartText().take(plain_of(many)));
  for (const std::string& text : {std::string("one"), std::string("one~two"), std::string(),
                                  many + "x~"}) {
    PartText part;
    CHECK_FALSE(part.take(plain_of(text)));
    CHECK(part.disclosures.empty());
    CHECK_FALSE(part.plain);
  }
}

}  // namespace zegel::inhoud::test
