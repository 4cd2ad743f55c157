#include "api/http/target.h"

#include <catch2/catch.hpp>

using zegel::http::holds_personal_data;
using zegel::http::is_utf8;
using zegel::http::Request;
using zegel::http::split_target;

namespace {

// A number of the test range 9999xxxxx that passes the elfproef, built so that none stands here.
std::string test_bsn() {
  for (int number = 999'990'000;; ++number) {
    const std::string text = std::to_string(number);
    int sum = -(text[8] - '0');
    for (int i = 0; i < 8; ++i) sum += (9 - i) * (text[static_cast<std::size_t>(i)] - '0');
    if (sum % 11 == 0) return text;
  }
}

bool personal(const std::string& target) {
  Request request;
  request.target = target;
  REQUIRE(split_target(request));
  return holds_personal_data(request);
}

}  // namespace

TEST_CASE("een BSN of een @ in het adres wordt geweigerd", "[V-ID-4][api]") {
  const std::string bsn = test_bsn();
  CHECK(personal("/v1/casussen?bsn=" + bsn));
  CHECK(personal("/v1/casussen/" + bsn));
  CHECK(personal("/v1/casussen/x-" + bsn + "-y"));
  CHECK(personal("/v1/casussen?q=a%20" + bsn));
  CHECK(personal("/v1/casussen?" + bsn + "=1"));
  CHECK(personal("/v1/casussen?q=jan@voorbeeld.nl"));
  CHECK(personal("/v1/casussen?q=jan%40voorbeeld.nl"));
}

TEST_CASE("een kenmerk, een OIN en een ander getal zijn geen persoonsgegeven", "[V-ID-4][api]") {
  const std::string bsn = test_bsn();
  CHECK_FALSE(personal("/v1/partners/00000099000000002000"));
  CHECK_FALSE(personal("/v1/gebeurtenissen/" + bsn + "AAAAAAAAAAAAA"));  // 22 characters: an id
  CHECK_FALSE(personal("/v1/x/1" + bsn));                                 // a longer run
  CHECK_FALSE(personal("/v1/x/999990000?y=123456780"));
  CHECK_FALSE(personal("/log/regie/tile/0/x001/x234/067"));
}

TEST_CASE("path and query are decoded once", "[api]") {
  Request request;
  request.target = "/a%C3%A9/b?c=d+e%2Ff&leeg&x=%2525";
  REQUIRE(split_target(request));
  CHECK(request.path == "/a\xC3\xA9/b");
  CHECK(request.query_value("c") == "d e/f");
  CHECK(request.query_value("leeg") == "");
  CHECK(request.query_value("x") == "%25");
  CHECK_FALSE(request.query_value("y"));
}

TEST_CASE("at most 32 query items", "[api]") {
  Request request;
  std::string target = "/x?";
  for (int i = 0; i < 33; ++i) target += "a" + std::to_string(i) + "=1&";
  request.target = target;
  CHECK_FALSE(split_target(request));
}

TEST_CASE("UTF-8 as RFC 3629 has it", "[api]") {
  for (const char* good : {"", "a", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    CHECK(is_utf8(good));
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\x80", "\xED\xA0\x80",
                          "\xF0\x8F\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82"})
    CHECK_FALSE(is_utf8(bad));
}
