#include "api/openapi/operation.h"

#include <algorithm>
#include <boost/json/value.hpp>
#include <string>

#include "api/openapi/parameters.h"
#include "api/openapi/schemas.h"
#include "api/openapi/status_rows.h"

namespace zegel::openapi {
namespace {

namespace json = boost::json;
using api::Access;
using api::Route;

constexpr std::uint16_t usual[] = {400, 401, 403, 429, 500, 503};  // api.md 3

bool declares(const Route& route, std::uint16_t status) {
  const auto answers = std::ranges::any_of(
      route.answers, [&](const api::AnswerRow& answer) { return answer.status == status; });
  return answers || std::ranges::find(route.statuses, status) != route.statuses.end();
}

json::object header_reference(std::string_view name) {
  return {{"$ref", "#/components/headers/" + std::string(name)}};
}

json::object answer_headers(const Route& route, std::uint16_t status) {
  json::object out{{"API-Version", header_reference("API-Version")}};
  if (status == 201 || (status == 202 && route.method == api::Method::post))
    out["Location"] = header_reference("Location");
  if (status == 202) out["Retry-After"] = header_reference("Retry-After");
  if ((status == 200 || status == 304) && declares(route, 304))
    out["ETag"] = header_reference("ETag");
  return out;
}

json::object content_of(std::string_view schema) {
  if (schema.empty()) return {{"schema", {{"type", "string"}}}};
  return {{"schema", schema_reference(schema)}};
}

json::object answer(const Route& route, std::uint16_t status) {
  json::object out{{"description", status_text(status)},
                   {"headers", answer_headers(route, status)}};
  json::object content;
  for (const api::AnswerRow& row : route.answers) {
    if (row.status != status) continue;
    if (!row.text.empty()) out["description"] = row.text;
    if (!row.media.empty()) content[row.media] = content_of(row.schema);
  }
  if (!content.empty()) out["content"] = std::move(content);
  return out;
}

json::object responses(const Route& route) {
  json::object out;
  for (const std::uint16_t status : statuses_of(route)) {
    const std::string name = std::to_string(status);
    if (status < 400) {
      out[name] = answer(route, status);
    } else {
      out[name] = {{"$ref", "#/components/responses/Probleem" + name}};
    }
  }
  return out;
}

json::object request_body(const Route& route) {
  json::object content;
  for (const api::BodyRow& body : route.bodies)
    content[body.media] = content_of(body.schema);
  return {{"required", true}, {"content", std::move(content)}};
}

std::string who(const Route& route) {
  if (route.access == Access::anyone) return "Openbaar.";
  std::string out = route.access == Access::event_signature
                        ? "Voor partners: de handtekening van de gebeurtenis geeft toegang."
                        : "";
  std::string roles;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(catalogue::Role::ledger); ++i) {
    const auto role = static_cast<catalogue::Role>(i);
    if (!catalogue::has(route.roles, role)) continue;
    if (!roles.empty()) roles += ", ";
    roles += catalogue::role_name(role);
  }
  if (roles.empty()) return out;
  if (!out.empty()) out += ' ';
  return out + "Rollen: " + roles + ".";
}

// Alternatives: one of them is enough; {} = none needed.
json::array security(const Route& route) {
  if (route.access == Access::anyone) return {};
  json::array out;
  if (route.access == Access::event_signature) out.push_back(json::object{});
  if (route.access == Access::event_signature || has(route.roles, catalogue::Role::partner))
    out.push_back(json::object{{"certificaat", json::array{}}});
  out.push_back(json::object{{"oefenrol", json::array{}}});
  return out;
}

}  // namespace

std::set<std::uint16_t> statuses_of(const Route& route) {
  std::set<std::uint16_t> statuses(std::begin(usual), std::end(usual));
  for (const api::AnswerRow& row : route.answers) statuses.insert(row.status);
  statuses.insert(route.statuses.begin(), route.statuses.end());
  if (route.pattern.find('{') != std::string_view::npos) statuses.insert(404);
  return statuses;
}

json::object operation(const Route& route) {
  json::object out{{"operationId", route.name},
                   {"summary", route.summary},
                   {"description", who(route)},
                   {"tags", {tag_of(route.pattern)}}};
  if (json::array found = parameters(route); !found.empty()) out["parameters"] = std::move(found);
  if (!route.bodies.empty()) out["requestBody"] = request_body(route);
  out["responses"] = responses(route);
  out["security"] = security(route);
  return out;
}

}  // namespace zegel::openapi
