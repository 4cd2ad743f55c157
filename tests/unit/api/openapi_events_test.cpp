// JSON Schema and the catalogue as a resource, made from the rows.
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "api/openapi/event_schema.h"
#include "api/openapi/event_types.h"
#include "api/openapi/pretty.h"
#include "tests/unit/catalogue/golden.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;

const catalogue::EventRow& row(std::string_view evt) {
  const catalogue::EventRow* found = catalogue::find_event(evt);
  REQUIRE(found != nullptr);
  return *found;
}

json::value at(const json::object& object, std::string_view pointer) {
  const json::value value = object;
  json::error_code error;
  const json::value* const found = value.find_pointer(pointer, error);
  return found == nullptr ? json::value(nullptr) : *found;
}

std::size_t count(const json::object& schema, std::string_view member) {
  const json::value& value = schema.at(member);
  return value.is_object() ? value.get_object().size() : value.get_array().size();
}

TEST_CASE("the schema of each row is the one that was published", "[openapi][golden]") {
  for (const catalogue::EventRow& each : catalogue::event_rows()) {
    const std::string name = "schema/" + std::string(each.evt) + ".json";
    const std::string made = pretty(event_schema(each, Stage::complete));
    CHECK(golden::stored(name, made) == made);
  }
}

TEST_CASE("a signed event has every key, a draft only what is needed", "[openapi]") {
  const json::object complete = event_schema(row("verstrekking-gedaan.v1"), Stage::complete);
  CHECK(count(complete, "properties") == 40);
  CHECK(count(complete, "required") == 40);
  const json::object draft = event_schema(row("convenant-vastgesteld.v1"), Stage::draft);
  CHECK(count(draft, "properties") == 26);
  CHECK(count(draft, "required") == 19);  // tijdstip, casus and its 17; no medewerker
}

TEST_CASE("optional is null, required is not", "[openapi]") {
  const json::object schema = event_schema(row("verstrekking-gedaan.v1"), Stage::complete);
  CHECK(at(schema, "/properties/doel/type") == "string");
  CHECK(at(schema, "/properties/bronvermelding/type") == json::array{"string", "null"});
  CHECK(at(schema, "/properties/ontvanger/type") == json::array{"string", "null"});
  CHECK(at(schema, "/properties/gegevenssoorten/minItems") == 1);
  CHECK(at(schema, "/properties/leefgebieden/minItems").is_null());
  CHECK(at(schema, "/properties/betrokkenen/maxItems") == 20);
}

TEST_CASE("a code that is not in force is in no schema", "[openapi]") {
  const json::object schema = event_schema(row("casus-geopend.v1"), Stage::complete);
  const json::value laws = at(schema, "/properties/wettelijkKader/items/enum");
  CHECK(laws.as_array().size() == 7);
  CHECK(json::serialize(laws).find("wams") == std::string::npos);
}

TEST_CASE("schema names are upper camel case", "[openapi]") {
  CHECK(schema_name(row("verstrekking-gedaan.v1")) == "VerstrekkingGedaanV1");
  CHECK(schema_name(row("akkoord-vastgelegd.v1")) == "AkkoordVastgelegdV1");
}

TEST_CASE("GET gebeurtenistypen lists the rows of this version", "[openapi]") {
  const json::object types = event_types();
  CHECK(count(types, "rijen") == catalogue::event_rows().size());
  CHECK(pretty(types).find("plan-vastgesteld") == std::string::npos);  // (2): reserved
}

TEST_CASE("GET gebeurtenistypen/{evt} tells fields, exposure and codes", "[openapi]") {
  const auto type = event_type("verstrekking-gedaan.v1");
  REQUIRE(type.has_value());
  CHECK(count(*type, "velden") == 39);
  CHECK(count(*type, "betrokkene") == 7);
  CHECK(at(*type, "/velden/2/naam") == "ontvanger");
  CHECK(at(*type, "/velden/14/blootstelling") == "index");
  CHECK(at(*type, "/velden/12/blootstelling") == "verzegeld");  // noodzaak
  CHECK(at(*type, "/velden/5/codes/0/code") == "geen-beroepsgeheim");
  CHECK(at(*type, "/verwerkingsactiviteiten/regie") == "verstrekken");
  CHECK_FALSE(event_type("plan-vastgesteld.v1").has_value());
  CHECK(at(*event_type("akkoord-vastgelegd.v1"), "/verwerkingsactiviteiten/regie").is_null());
}

TEST_CASE("JSON is written as a person reads it", "[openapi]") {
  const json::value value = json::parse(R"({"a":[1,2],"b":{"c":[{"d":null}]},"e":{},"f":[]})");
  CHECK(pretty(value) ==
        "{\n  \"a\": [1, 2],\n  \"b\": {\n    \"c\": [\n      {\n        \"d\": null\n      }\n"
        "    ]\n  },\n  \"e\": {},\n  \"f\": []\n}\n");
  CHECK(json::parse(pretty(value)) == value);
}

}  // namespace
}  // namespace zegel::openapi
