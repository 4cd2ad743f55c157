#include <boost/json/value.hpp>

#include "api/openapi/operation.h"
#include "api/openapi/schemas.h"
#include "api/openapi/status_rows.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;

json::object header(std::string_view text, json::object schema) {
  return {{"description", text}, {"schema", std::move(schema)}};
}

json::object problem_headers(std::uint16_t status) {
  json::object out;
  if (status == 401)
    out["WWW-Authenticate"] = {{"$ref", "#/components/headers/WWW-Authenticate"}};
  if (status == 429 || status == 503)
    out["Retry-After"] = {{"$ref", "#/components/headers/Retry-After"}};
  return out;
}

}  // namespace

json::object component_headers() {
  const json::object text{{"type", "string"}};
  return {{"API-Version", header("Versie van deze API", text)},
          {"Location", header("Waar het staat", {{"type", "string"}, {"format", "uri-reference"}})},
          {"ETag", header("Stand van deze bron", text)},
          {"Retry-After", header("Na hoeveel seconden u het opnieuw kunt proberen",
                                 {{"type", "integer"}, {"minimum", 0}})},
          {"WWW-Authenticate", header("Hoe u zich kenbaar maakt", text)}};
}

json::object component_responses(std::span<const api::Route> routes) {
  std::set<std::uint16_t> used;
  for (const api::Route& route : routes)
    if (route.documented) used.merge(statuses_of(route));
  json::object out;
  for (const StatusRow& row : status_rows()) {
    if (row.status < 400 || !used.contains(row.status)) continue;
    json::object response{{"description", row.text}};
    if (json::object headers = problem_headers(row.status); !headers.empty())
      response["headers"] = std::move(headers);
    response["content"] = {
        {"application/problem+json", {{"schema", schema_reference("Probleem")}}}};
    out["Probleem" + std::to_string(row.status)] = std::move(response);
  }
  return out;
}

json::object component_security() {
  return {{"certificaat",
           {{"type", "mutualTLS"}, {"description", "Certificaat met het OIN van de organisatie"}}},
          {"oefenrol",
           {{"type", "apiKey"},
            {"in", "header"},
            {"name", "Zegel-Rol"},
            {"description", "Alleen in oefenmodus: een rol en de naam van een medewerker"}}}};
}

}  // namespace zegel::openapi
