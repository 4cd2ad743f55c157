// Small parts of the API: rates, one-time codes, counts of connections, tiles, JSON text, metrics.
#include <catch2/catch.hpp>

#include "api/handlers/log.h"
#include "api/http/census.h"
#include "api/json_text.h"
#include "api/key_codes.h"
#include "api/metrics.h"
#include "api/rate.h"

namespace api = zegel::api;
namespace base = zegel::base;
namespace crypto = zegel::crypto;
namespace http = zegel::http;

TEST_CASE("a partner has a burst and then its rate", "[api]") {
  api::Rate rate({.per_second = 50, .burst = 256});
  CHECK(rate.take("a", 256, 0));
  CHECK_FALSE(rate.take("a", 1, 0));
  CHECK(rate.take("b", 1, 0));
  CHECK_FALSE(rate.take("a", 2, 20));
  CHECK(rate.take("a", 1, 20));
  CHECK(rate.take("a", 256, 10'000));
  CHECK_FALSE(rate.take("a", 257, 100'000));
}

TEST_CASE("a new rate counts at once, and cuts a bucket that is fuller", "[api]") {
  api::Rate rate({.per_second = 50, .burst = 256});
  CHECK(rate.take("a", 6, 0));
  rate.set({.per_second = 1, .burst = 10});
  CHECK_FALSE(rate.take("a", 11, 0));
  CHECK(rate.take("a", 10, 0));
}

TEST_CASE("rate 0 is no limit", "[api]") {
  api::Rate rate({.per_second = 0, .burst = 0});
  CHECK(rate.take("a", 1'000'000, 0));
}

TEST_CASE("many keys do not grow without bound", "[api]") {
  api::Rate rate({.per_second = 1, .burst = 1});
  for (int i = 0; i < 10'000; ++i) REQUIRE(rate.take("k" + std::to_string(i), 1, 0));
}

TEST_CASE("a code is for one OIN, one key and one day", "[api]") {
  crypto::SystemRandom random;
  api::KeyCodes codes(random);
  const base::Kid one{{1}}, two{{2}};
  const std::string code = codes.make("00000099000000002000", 0);
  CHECK_FALSE(codes.spend(code, "00000099000000003000", one, 1));
  CHECK_FALSE(codes.spend("AAAAAAAAAAAAAAAAAAAAAA", "00000099000000002000", one, 1));
  CHECK(codes.spend(code, "00000099000000002000", one, 1));
  CHECK(codes.spend(code, "00000099000000002000", one, 2));  // the same file, read again
  CHECK_FALSE(codes.spend(code, "00000099000000002000", two, 2));
  CHECK_FALSE(codes.spend(code, "00000099000000002000", one, api::KeyCodes::lifetime_ms));
}

TEST_CASE("connections are counted per peer and before sign-in", "[api]") {
  http::Census census({.all = 3, .per_peer = 2, .before_sign_in = 1});
  auto a = census.enter("a");
  REQUIRE(a);
  CHECK_FALSE(census.enter("a"));
  a->signed_in();
  auto second = census.enter("a");
  REQUIRE(second);
  second->signed_in();
  CHECK_FALSE(census.enter("a"));
  auto b = census.enter("b");
  REQUIRE(b);
  CHECK_FALSE(census.enter("c"));
  a.reset();
  CHECK(census.count() == 2);
  CHECK(census.enter("c"));
}

TEST_CASE("a tile has one spelling", "[api]") {
  const auto number = [](std::string_view text) {
    const auto tile = api::parse_tile_number(text);
    return tile ? static_cast<std::int64_t>(tile->number * 1'000 + tile->width) : -1;
  };
  CHECK(number("000") == 256);
  CHECK(number("067.p/3") == 67'003);
  CHECK(number("x001/x234/067") == 1'234'067'256);
  for (const char* bad :
       {"", "0", "0000", "x001", "001/067", "x000/001", "x01/067", "067.p/0", "067.p/256",
        "067.p/01", "067.p/", "067.q/1", "x001/", "abc", "x001//067"})
    CHECK(number(bad) == -1);
}

TEST_CASE("JSON text is escaped", "[api]") {
  std::string out;
  {
    api::JsonObject object(out);
    object.text("a", "x\"\\\n\x01\xC3\xA9");
    object.number("b", 18'446'744'073'709'551'615u);
    object.boolean("c", false);
    api::JsonArray array(object.member("d"));
    array.text("e");
    array.text("f");
  }
  CHECK(out == "{\"a\":\"x\\\"\\\\\\n\\u0001\xC3\xA9\",\"b\":18446744073709551615,\"c\":false,"
               "\"d\":[\"e\",\"f\"]}");
}

TEST_CASE("metrics name routes, statuses and codes", "[api]") {
  const auto table = api::routes();
  api::Metrics metrics(table);
  metrics.answered(&table[0], 201, 700);
  metrics.answered(&table[0], 201, 9'000'000);
  metrics.answered(nullptr, 404, 10);
  metrics.refused("V-SCH-2");
  metrics.refused("iets-anders");
  std::string out;
  metrics.append(out);
  const std::string labels = R"(route="gebeurtenis-indienen",status="2xx")";
  CHECK(out.find("zegel_http_seconds_bucket{" + labels + R"(,le="0.001"} 1)") != std::string::npos);
  CHECK(out.find("zegel_http_seconds_bucket{" + labels + R"(,le="+Inf"} 2)") != std::string::npos);
  CHECK(out.find("zegel_http_seconds_count{" + labels + "} 2") != std::string::npos);
  CHECK(out.find(R"(route="geen",status="4xx")") != std::string::npos);
  CHECK(out.find("zegel_geweigerd_total{code=\"V-SCH-2\"} 1") != std::string::npos);
  CHECK(out.find("iets-anders") == std::string::npos);
}
