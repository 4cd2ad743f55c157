#include "api/openapi/document.h"

#include <algorithm>
#include <boost/json/value.hpp>

#include "api/openapi/operation.h"
#include "api/openapi/parameters.h"
#include "api/openapi/pretty.h"
#include "api/openapi/schemas.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;

constexpr std::string_view description =
    "Zegel legt vast wie in het zorg- en veiligheidsdomein welke gegevens over wie deelt, en op "
    "welke grond. Elke wijziging is een gebeurtenis; elke gebeurtenis geeft een ontvangstbewijs "
    "dat u zelf kunt controleren. Krijgt u geen 2xx, verstrek dan niet.\n\n"
    "De modules voor ondertekenen en versleutelen van de NL API Design Rules zijn niet toegepast: "
    "een gebeurtenis draagt haar eigen handtekening (SD-JWT).";

struct TagRow {
  std::string_view name;
  std::string_view text;
};
constexpr TagRow tag_rows[] = {
    {"gebeurtenissen", "Vastleggen, lezen en bewijzen"},
    {"gebeurtenistypen", "Welke gebeurtenissen er zijn en hoe zij eruitzien"},
    {"codelijsten", "Welke codes er zijn"},
    {"bewaartermijnen", "Hoe lang een dossier blijft"},
    {"registers", "De registers en hun stand"},
    {"verstrekkingen", "Wie wat met wie deelde"},
    {"casussen", "Dossiers en wat erin gebeurde"},
    {"betrokkenen", "Dossiers van een persoon vinden"},
    {"toestemmingen", "Wie toestemming gaf, weigerde of introk"},
    {"conflicten-van-plichten", "Besluiten om te spreken of te zwijgen"},
    {"raadplegingen", "Wie keek, zocht of meenam"},
    {"partners", "Organisaties die meedoen en hun sleutels"},
    {"sleutelaanvragen", "Een nieuwe sleutel aanvragen"},
};

// The tags that are used, described; each must have its row.
json::array tags(std::span<const api::Route> routes) {
  json::array out;
  for (const TagRow& row : tag_rows) {
    const bool used = std::ranges::any_of(routes, [&](const api::Route& route) {
      return route.documented && tag_of(route.pattern) == row.name;
    });
    if (used) out.push_back(json::object{{"name", row.name}, {"description", row.text}});
  }
  return out;
}

json::object info(const Publisher& publisher) {
  return {{"title", "Zegel"},
          {"version", api::api_version},
          {"description", description},
          {"contact",
           {{"name", publisher.name}, {"email", publisher.email}, {"url", publisher.url}}},
          {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}};
}

std::string_view verb(api::Method method) {
  switch (method) {
    case api::Method::get: return "get";
    case api::Method::post: return "post";
  }
  return {};
}

json::object paths(std::span<const api::Route> routes) {
  json::object out;
  for (const api::Route& route : routes) {
    if (!route.documented) continue;
    json::value& path = out[path_of(route.pattern)];
    if (path.is_null()) path = json::object{};
    path.as_object()[verb(route.method)] = operation(route);
  }
  return out;
}

}  // namespace

std::string openapi_document(const Publisher& publisher, std::span<const api::Route> routes) {
  return pretty(json::object{{"openapi", "3.1.0"},
                             {"info", info(publisher)},
                             {"servers", json::array{json::object{{"url", publisher.server}}}},
                             {"tags", tags(routes)},
                             {"paths", paths(routes)},
                             {"components",
                              {{"schemas", component_schemas()},
                               {"responses", component_responses(routes)},
                               {"headers", component_headers()},
                               {"securitySchemes", component_security()}}}});
}

}  // namespace zegel::openapi
