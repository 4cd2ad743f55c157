#include "ledger/base/base64url.h"

#include <catch2/catch.hpp>

using std::string_view_literals::operator""sv;
namespace base = zegel::base;

namespace {

bool decodes(std::string_view text) {
  base::Bytes out;
  return base::decode_base64url(text, out);
}
std::string decoded(std::string_view text) {
  std::string out;
  REQUIRE(base::decode_base64url(text, out));
  return out;
}

}  // namespace

TEST_CASE("the vectors of RFC 4648 10 hold without padding") {
  const std::pair<std::string_view, std::string_view> vectors[] = {
      {"", ""},         {"f", "Zg"},        {"fo", "Zm8"},        {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : vectors) {
    CHECK(base::base64url(base::as_bytes(plain)) == text);
    CHECK(decoded(text) == plain);
  }
}

TEST_CASE("every length from 0 to 200 survives a round trip") {
  base::Bytes bytes;
  for (int i = 0; i <= 200; ++i) {
    base::Bytes url, padded, raw;
    REQUIRE(base::decode_base64url(base::base64url(bytes), url));
    REQUIRE(base::decode_base64(base::base64(bytes), padded));
    REQUIRE(base::decode_hex(base::hex(bytes), raw));
    CHECK(url == bytes);
    CHECK(padded == bytes);
    CHECK(raw == bytes);
    bytes.push_back(static_cast<base::Byte>(i * 37 + 11));
  }
}

TEST_CASE("exactly the 64 characters of the alphabet are accepted") {
  int accepted = 0;
  for (int c = 0; c < 256; ++c) {
    const std::string text = {'A', static_cast<char>(c), 'A', 'A'};
    accepted += decodes(text) ? 1 : 0;
  }
  CHECK(accepted == 64);
  CHECK_FALSE(decodes("AA+A"));
  CHECK_FALSE(decodes("AA/A"));
}

TEST_CASE("a bad character is found in the tail too") {
  for (const auto text : {"AAAA="sv, "AAAAA="sv, "AAAA.A"sv, "AAAAA~A"sv, "AAAAAA\0"sv, "AA A"sv})
    CHECK_FALSE(decodes(text));
}

TEST_CASE("padding is refused") { CHECK_FALSE(decodes("Zg==")); }

TEST_CASE("a length of 1 mod 4 is refused") {
  CHECK_FALSE(decodes("A"));
  CHECK_FALSE(decodes("AAAAA"));
}

TEST_CASE("bits that carry nothing must be zero") {
  CHECK(decodes("Zg"));
  CHECK_FALSE(decodes("Zh"));
  CHECK(decodes("Zm8"));
  CHECK_FALSE(decodes("Zm9"));
}

TEST_CASE("an array takes exactly its size") {
  CHECK(base::decode_base64url_array<16>("AAAAAAAAAAAAAAAAAAAAAA").has_value());
  CHECK_FALSE(base::decode_base64url_array<16>("AAAAAAAAAAAAAAAAAAAAA").has_value());
  CHECK_FALSE(base::decode_base64url_array<16>("AAAAAAAAAAAAAAAAAAAAAAA").has_value());
  CHECK_FALSE(base::decode_base64url_array<16>("AAAAAAAAAAAAAAAAAAAAAB").has_value());
}

TEST_CASE("standard base64 needs its padding and its own alphabet") {
  base::Bytes out;
  CHECK(base::decode_base64("Zg==", out));
  CHECK(base::decode_base64("+/+/", out));
  for (const auto text : {"Zg"sv, "Zg="sv, "Zh=="sv, "Z==="sv, "===="sv, "-_-_"sv, "Zg==Zg=="sv})
    CHECK_FALSE(base::decode_base64(text, out));
}

TEST_CASE("hex is lower case and even") {
  base::Bytes out;
  CHECK(base::decode_hex("00ff", out));
  for (const auto text : {"0"sv, "0g"sv, "FF"sv}) CHECK_FALSE(base::decode_hex(text, out));
}
