#include "api/handlers/references.h"

#include <algorithm>
#include <boost/json.hpp>

#include "api/handlers/velden.h"
#include "api/json_text.h"
#include "api/services.h"

namespace zegel::api {

namespace {

using projections::SpoorRow;

struct Named {
  std::string veld;
  base::Jti jti;
};
std::vector<Named> named_in(const SpoorRow& row);
bool mentions(const SpoorRow& row, std::string_view jti);
void append_list(std::string& out, const std::vector<Reference>& list);

}  // namespace

References references_of(const Call& call, const Visibility& visibility, const store::Rows& rows,
                         std::string_view reg, const SpoorRow& row) {
  References out;
  out.last_change = row.index.value;
  for (const Named& named : named_in(row)) {
    for (const std::string& where : call.services.node.options().registers) {
      const auto found = call.services.node.sequencer().find(where, named.jti);
      auto target = found ? row_at(call.services, rows, where, found->index) : std::nullopt;
      if (target && visibility.event(where, *target))
        out.naar.push_back({named.veld, where, std::move(*target)});
    }
  }
  if (!row.has_content) return out;
  projections::SpoorQuery later;
  later.reg = reg;
  later.casus = row.casus;
  later.from = row.index.value + 1;
  later.limit = later.scan_budget = references_most;
  const std::string jti = row.jti.text();
  for (SpoorRow& other : call.services.projections.spoor().query(rows, later).rows) {
    if (!mentions(other, jti) || !visibility.event(reg, other)) continue;
    out.last_change = other.index.value;
    for (const Named& named : named_in(other))
      if (named.jti == row.jti) out.van.push_back({named.veld, std::string(reg), other});
  }
  return out;
}

void append_references(std::string& out, const References& references) {
  JsonObject object(out);
  append_list(object.member("naar"), references.naar);
  append_list(object.member("van"), references.van);
}

namespace {

void add_named(std::vector<Named>& out, std::string_view place, std::string_view text) {
  const Velden velden(text);
  for (const auto& member : velden.object()) {
    const auto add = [&](const boost::json::value& value) {
      if (!value.is_string()) return;
      if (const auto jti = base::Jti::parse(value.get_string()))
        out.push_back({std::string(place) + std::string(member.key()), *jti});
    };
    if (!member.value().is_array()) {
      add(member.value());
      continue;
    }
    for (const auto& one : member.value().get_array()) add(one);
  }
}

// Every value that has the form of an id; which of them are events, the registers say.
std::vector<Named> named_in(const SpoorRow& row) {
  std::vector<Named> out;
  add_named(out, "", row.velden);
  for (const auto& element : row.betrokkenen) add_named(out, "betrokkenen/", element.velden);
  return out;
}

bool mentions(const SpoorRow& row, std::string_view jti) {
  return row.velden.find(jti) != std::string::npos ||
         std::ranges::any_of(row.betrokkenen, [&](const auto& element) {
           return element.velden.find(jti) != std::string::npos;
         });
}

void append_list(std::string& out, const std::vector<Reference>& list) {
  JsonArray rows(out);
  for (const Reference& reference : list) {
    JsonObject object(rows.element());
    object.text("veld", reference.veld);
    object.text("jti", reference.other.jti.text());
    object.text("register", reference.reg);
    object.number("volgnummer", reference.other.index.value);
    object.text("evt", reference.other.evt);
  }
}

}  // namespace

}  // namespace zegel::api
