#include "api/negotiation.h"

#include <catch2/catch.hpp>

using zegel::api::accepts;
using zegel::api::is_media;
using zegel::api::matches_etag;
using zegel::api::parse_prefer;

TEST_CASE("Prefer: wait is 0 to 30 seconds", "[api]") {
  CHECK(parse_prefer("")->wait_seconds == 5);
  CHECK_FALSE(parse_prefer("")->given);
  CHECK(parse_prefer("wait=12")->wait_seconds == 12);
  CHECK(parse_prefer("wait = 12")->wait_seconds == 12);
  CHECK(parse_prefer("wait=99")->wait_seconds == 30);
  CHECK(parse_prefer("respond-async")->wait_seconds == 0);
  CHECK(parse_prefer("niveau=getuigd, wait=3; x=1")->wait_seconds == 3);
  CHECK(parse_prefer("handling=lenient")->given == false);
  CHECK_FALSE(parse_prefer("wait"));
  CHECK_FALSE(parse_prefer("wait=soon"));
  CHECK_FALSE(parse_prefer("wait=-1"));
}

TEST_CASE("Preference-Applied repeats what was applied", "[api]") {
  CHECK(parse_prefer("respond-async")->applied() == "respond-async");
  CHECK(parse_prefer("wait=99")->applied() == "wait=30");
}

TEST_CASE("Accept by range and quality", "[api]") {
  CHECK(accepts("", "application/json"));
  CHECK(accepts("*/*", "application/json"));
  CHECK(accepts("application/*", "application/json"));
  CHECK(accepts("text/html, application/json;q=0.5", "application/json"));
  CHECK(accepts("text/plain", "text/plain; charset=utf-8"));
  CHECK_FALSE(accepts("text/*", "application/json"));
  CHECK_FALSE(accepts("*/*, application/json;q=0", "application/json"));
  CHECK_FALSE(accepts("application/json;q=0.0", "application/json"));
}

TEST_CASE("Content-Type may say UTF-8 and nothing else", "[api]") {
  CHECK(is_media("application/json", "application/json"));
  CHECK(is_media("Application/JSON; charset=UTF-8", "application/json"));
  CHECK_FALSE(is_media("application/json; charset=latin1", "application/json"));
  CHECK_FALSE(is_media("application/sd-jwt+json", "application/sd-jwt"));
  CHECK_FALSE(is_media("", "application/json"));
}

TEST_CASE("If-None-Match compares any of its tags", "[api]") {
  CHECK(matches_etag("\"regie-1\"", "\"regie-1\""));
  CHECK(matches_etag("\"x\", W/\"regie-1\"", "\"regie-1\""));
  CHECK(matches_etag("*", "\"regie-1\""));
  CHECK_FALSE(matches_etag("\"regie-10\"", "\"regie-1\""));
  CHECK_FALSE(matches_etag("", "\"regie-1\""));
}
