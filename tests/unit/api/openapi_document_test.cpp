// The document as it is served, over the real routes (api.md 2.1, 6).
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <set>

#include "api/openapi/document.h"
#include "api/openapi/schemas.h"
#include "ledger/catalogue/refusals.h"
#include "tests/unit/catalogue/golden.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;

const std::string& text() {
  static const std::string made = openapi_document({}, api::routes());
  return made;
}

// Every object of the document, with the name it stands under.
template <class Use>
void each_object(const json::value& value, std::string_view name, Use use) {
  if (const json::array* const list = value.if_array())
    for (const json::value& one : *list) each_object(one, name, use);
  const json::object* const object = value.if_object();
  if (object == nullptr) return;
  use(name, *object);
  for (const auto& [key, inner] : *object) each_object(inner, key, use);
}

TEST_CASE("the document is the one that was published", "[openapi][golden]") {
  CHECK(golden::stored("openapi.json", text()) == text());
}

TEST_CASE("each documented route is in it, no other", "[openapi]") {
  const json::value document = json::parse(text());
  std::size_t operations = 0;
  for (const auto& path : document.at("paths").as_object())
    operations += path.value().as_object().size();
  const auto documented = std::ranges::count_if(
      api::routes(), [](const api::Route& route) { return route.documented; });
  CHECK(operations == static_cast<std::size_t>(documented));
}

TEST_CASE("every schema exists and is used", "[openapi]") {
  const json::value document = json::parse(text());
  const std::string prefix = "#/components/schemas/";
  std::set<std::string> used, known;
  each_object(document, {}, [&](std::string_view, const json::object& object) {
    const json::value* const reference = object.if_contains("$ref");
    if (reference == nullptr) return;
    const std::string target(reference->as_string());
    if (target.starts_with(prefix)) used.insert(target.substr(prefix.size()));
  });
  for (const auto& schema : document.at("components").at("schemas").as_object())
    known.insert(std::string(schema.key()));
  CHECK(used == known);
  for (const std::string& name : known) CHECK((name[0] >= 'A' && name[0] <= 'Z'));
}

TEST_CASE("a name that ends in datum is a date, one that ends in Op a moment", "[openapi]") {
  each_object(json::parse(text()), {}, [&](std::string_view name, const json::object& object) {
    const bool date = name.ends_with("Datum") || name.ends_with("datum");
    if (!date && !name.ends_with("Op")) return;
    if (object.if_contains("$ref") != nullptr) return;
    CAPTURE(name);
    REQUIRE(object.if_contains("format") != nullptr);
    CHECK(object.at("format") == (date ? "date" : "date-time"));
  });
}

TEST_CASE("how it is built does not show", "[openapi]") {
  for (const auto word : {"kafka", "offset", "lmdb", "partition", "topic", "Kafka"})
    CHECK(text().find(word) == std::string::npos);
}

TEST_CASE("wat nog niet gebouwd is staat er niet in", "[openapi]") {
  for (const catalogue::CodeRow& row : catalogue::codes_of("evt")) {
    if (catalogue::find_event(std::string(row.code) + ".v1") != nullptr) continue;
    CAPTURE(row.code);
    CHECK(text().find("\"" + std::string(row.code) + ".v1\"") == std::string::npos);
  }
}

}  // namespace
}  // namespace zegel::openapi
