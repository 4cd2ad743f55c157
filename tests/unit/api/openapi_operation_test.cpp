// What follows from a route's row by rule (api.md 2.1, 2.4, 3).
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "api/openapi/document.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using api::Access;
using api::Method;
using api::Route;

constexpr api::BodyRow bodies[] = {{"application/json", "Concept", 100}, {"text/plain", "", 100}};
constexpr api::AnswerRow posted[] = {{201, "application/json", "Ontvangst", "Vastgelegd"},
                                     {202, "application/json", "Ontvangst", {}}};
constexpr api::AnswerRow read[] = {{200, "application/json", "Gebeurtenis", {}}};
constexpr std::uint16_t cached[] = {304};
constexpr std::uint16_t refusing[] = {422};
constexpr api::QueryRow query[] = {
    {"allesOfNiets", "Alles of niets", api::QueryKind::codes, "ja|nee"}};
constexpr catalogue::Roles some = bit(catalogue::Role::fg) | bit(catalogue::Role::partner);

constexpr Route rows[] = {
    {.name = "een", .method = Method::post, .pattern = "/v1/gebeurtenissen",
     .access = Access::event_signature, .roles = some, .summary = "Dien in", .bodies = bodies,
     .answers = posted, .statuses = refusing, .query = query, .documented = true},
    {.name = "twee", .pattern = "/v1/gebeurtenissen/{jti}", .roles = bit(catalogue::Role::fg),
     .summary = "Lees", .bodies = {}, .answers = read, .statuses = cached, .query = {},
     .documented = true},
    {.name = "drie", .pattern = "/v1/registers", .access = Access::anyone, .summary = "Lees",
     .bodies = {}, .answers = read, .statuses = {}, .query = {}, .documented = true},
    {.name = "vier", .pattern = "/v1/verborgen", .access = Access::anyone, .summary = "Lees",
     .bodies = {}, .answers = read, .statuses = {}, .query = {}},
};

const json::value& document() {
  static const json::value made = json::parse(openapi_document({}, rows));
  return made;
}
const json::value& at(std::string_view pointer) {
  json::error_code error;
  const json::value* const found = document().find_pointer(pointer, error);
  INFO(pointer);
  REQUIRE(found != nullptr);
  return *found;
}
bool exists(std::string_view pointer) {
  json::error_code error;
  return document().find_pointer(pointer, error) != nullptr;
}

TEST_CASE("a route that is not documented is in no path", "[openapi]") {
  CHECK(at("/paths").as_object().size() == 3);
  CHECK_FALSE(exists("/paths/~1verborgen"));
}

TEST_CASE("every route declares the usual problems, with an id also 404", "[openapi]") {
  for (const auto status : {"400", "401", "403", "429", "500", "503"}) {
    CHECK(exists(std::string("/paths/~1registers/get/responses/") + status));
    CHECK(at("/components/responses/Probleem" + std::string(status) +
             "/content/application~1problem+json/schema/$ref") ==
          "#/components/schemas/Probleem");
  }
  CHECK_FALSE(exists("/paths/~1registers/get/responses/404"));
  CHECK(exists("/paths/~1gebeurtenissen~1{jti}/get/responses/404"));
  CHECK(exists("/paths/~1gebeurtenissen/post/responses/422"));
}

TEST_CASE("2xx and 3xx name the version of the API", "[openapi]") {
  for (const auto where : {"~1gebeurtenissen/post/responses/201",
                           "~1gebeurtenissen/post/responses/202",
                           "~1gebeurtenissen~1{jti}/get/responses/200",
                           "~1gebeurtenissen~1{jti}/get/responses/304"})
    CHECK(at(std::string("/paths/") + where + "/headers/API-Version/$ref") ==
          "#/components/headers/API-Version");
}

TEST_CASE("headers follow from the statuses", "[openapi]") {
  CHECK(exists("/paths/~1gebeurtenissen/post/responses/201/headers/Location"));
  CHECK(exists("/paths/~1gebeurtenissen/post/responses/202/headers/Retry-After"));
  CHECK(exists("/paths/~1gebeurtenissen~1{jti}/get/responses/304/headers/ETag"));
  CHECK_FALSE(exists("/paths/~1registers/get/responses/200/headers/ETag"));
  CHECK_FALSE(exists("/paths/~1gebeurtenissen~1{jti}/get/responses/304/content"));
}

TEST_CASE("parameters come from path, row and rule", "[openapi]") {
  CHECK(at("/paths/~1gebeurtenissen~1{jti}/get/parameters/0/name") == "jti");
  CHECK(at("/paths/~1gebeurtenissen~1{jti}/get/parameters/0/required") == true);
  CHECK(at("/paths/~1gebeurtenissen~1{jti}/get/parameters/1/name") == "If-None-Match");
  CHECK(at("/paths/~1gebeurtenissen/post/parameters/0/schema/enum") == json::array{"ja", "nee"});
  CHECK(at("/paths/~1gebeurtenissen/post/parameters/1/name") == "Prefer");
  CHECK_FALSE(exists("/paths/~1registers/get/parameters"));
}

TEST_CASE("a body without a schema is text", "[openapi]") {
  const std::string content = "/paths/~1gebeurtenissen/post/requestBody/content/";
  CHECK(at(content + "text~1plain/schema/type") == "string");
  CHECK(at(content + "application~1json/schema/$ref") == "#/components/schemas/Concept");
}

TEST_CASE("who may call stands in the operation", "[openapi]") {
  CHECK(at("/paths/~1registers/get/security").as_array().empty());
  CHECK(at("/paths/~1registers/get/description") == "Openbaar.");
  CHECK(at("/paths/~1gebeurtenissen/post/security/0").as_object().empty());  // its own signature
  CHECK(at("/paths/~1gebeurtenissen~1{jti}/get/description") == "Rollen: fg.");
}

TEST_CASE("the publisher is named, and the address ends in its version", "[openapi]") {
  CHECK(at("/openapi") == "3.1.0");
  CHECK(at("/servers/0/url") == "/v1");
  CHECK(at("/info/contact").as_object().size() == 3);
  CHECK(at("/info/version").as_string() == api::api_version);
}

}  // namespace
}  // namespace zegel::openapi
