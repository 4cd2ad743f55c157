#include "api/problem.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

namespace api = zegel::api;
namespace base = zegel::base;
namespace http = zegel::http;
using base::Failure;

namespace {

struct Asked {
  http::Peer peer;
  http::Request request;
  Asked() {
    request.peer = &peer;
    request.kenmerk = "0123456789abcdef";
    request.path = "/v1/gebeurtenissen";
    request.fields.push_back({"Host", "zegel.voorbeeld.nl"});
  }
  boost::json::object of(const http::Reply& reply) {
    return boost::json::parse(reply.body).as_object();
  }
};

std::string_view text(const boost::json::object& object, std::string_view name) {
  return object.at(name).as_string();
}

}  // namespace

TEST_CASE("a problem has the members of RFC 9457 and its kenmerk", "[api][I8]") {
  Asked asked;
  const auto reply = api::problem(asked.request, "niet-gevonden");
  CHECK(reply.status == 404);
  CHECK(reply.media == "application/problem+json");
  const auto object = asked.of(reply);
  CHECK(text(object, "type") == "http://zegel.voorbeeld.nl/problemen/niet-gevonden");
  CHECK(text(object, "title") == "Niet gevonden");
  CHECK(object.at("status").as_int64() == 404);
  CHECK(text(object, "detail") == "Dit bestaat niet of u mag het niet zien.");
  CHECK(text(object, "instance") == "urn:zegel:kenmerk:0123456789abcdef");
  CHECK(text(object, "kenmerk") == "0123456789abcdef");
  CHECK(object.at("fouten").as_array().empty());
}

TEST_CASE("every refusal is told with code, field, sentence and remedy", "[api][I8]") {
  Asked asked;
  const auto both = Failure::refused({{"V-SCH-2", "/inhoud/doel"}, {"V-SCH-5", "/inhoud/kader"}});
  const auto object = asked.of(api::problem(asked.request, both));
  const auto& faults = object.at("fouten").as_array();
  REQUIRE(faults.size() == 2);
  const auto& first = faults[0].as_object();
  CHECK(text(first, "code") == "V-SCH-2");
  CHECK(text(first, "veld") == "/inhoud/doel");
  CHECK(text(first, "uitleg") == "Veld ontbreekt (/inhoud/doel)");
  CHECK(text(first, "oplossing") == "Vul het veld in");
  CHECK(text(first, "bron") == "A-27");
}

TEST_CASE("of several classes the status is the first of 400, 403, 409, 422", "[api]") {
  Asked asked;
  const auto status = [&](base::Refusals refusals) {
    return api::problem(asked.request, Failure::refused(std::move(refusals))).status;
  };
  CHECK(status({{"V-CONV-1", ""}, {"V-REF-1", ""}, {"V-SLT-2", ""}, {"V-SCH-2", ""}}) == 400);
  CHECK(status({{"V-CONV-1", ""}, {"V-REF-1", ""}, {"V-SLT-2", ""}}) == 403);
  CHECK(status({{"V-CONV-1", ""}, {"V-REF-1", ""}}) == 409);
  CHECK(status({{"V-CONV-1", ""}}) == 422);
  CHECK(status({{"V-SLT-1", ""}}) == 401);
  CHECK(status({{"V-GRO-1", ""}}) == 413);
}

TEST_CASE("a code with a page of its own uses it", "[api][V-JTI-1][V-DUR-1]") {
  Asked asked;
  const auto reused = asked.of(api::problem(asked.request, Failure::refused("V-JTI-1")));
  CHECK(text(reused, "type") == "http://zegel.voorbeeld.nl/problemen/jti-hergebruikt");
  const auto reply = api::problem(asked.request, Failure::unavailable("V-DUR-1", "disk"));
  CHECK(reply.status == 503);
  CHECK(text(asked.of(reply), "type") == "http://zegel.voorbeeld.nl/problemen/niet-vastgelegd");
  REQUIRE(reply.headers.size() == 1);
  CHECK(reply.headers[0].first == "Retry-After");
  CHECK(reply.body.find("disk") == std::string::npos);
}

TEST_CASE("a partner that cannot read 422 gets 400", "[api]") {
  Asked asked;
  const auto legal = Failure::refused("V-CONV-1");
  CHECK(api::problem(asked.request, legal, {.legal_as_400 = true}).status == 400);
}

TEST_CASE("a defect says nothing about itself", "[api]") {
  Asked asked;
  const auto reply = api::problem(asked.request, Failure::fatal("row 7 is damaged"));
  CHECK(reply.status == 500);
  CHECK(reply.body.find("row 7") == std::string::npos);
}

TEST_CASE("a place that a caller made up is not repeated", "[api][I8]") {
  Asked asked;
  const auto made_up = Failure::refused("V-SCH-3", "/inhoud/Jan de Vries\"<b>");
  const auto object = asked.of(api::problem(asked.request, made_up));
  CHECK(text(object.at("fouten").as_array()[0].as_object(), "veld").empty());
}

TEST_CASE("without a proven Host the type is relative", "[api]") {
  Asked asked;
  asked.request.path = {};
  CHECK(text(asked.of(api::problem(asked.request, "ongeldig-verzoek")), "type") ==
        "/problemen/ongeldig-verzoek");
}

TEST_CASE("401 names how to sign in", "[api]") {
  Asked asked;
  const auto reply = api::problem(asked.request, "niet-aangemeld");
  REQUIRE(reply.headers.size() == 1);
  CHECK(reply.headers[0] == std::pair<std::string_view, std::string>{"WWW-Authenticate", "Zegel"});
}
