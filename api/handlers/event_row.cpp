#include "api/handlers/event_row.h"

#include <algorithm>
#include <set>

#include "ledger/base/moment.h"
#include "ledger/event/skelet.h"

namespace zegel::api {

namespace {

using projections::SpoorElement;
using projections::SpoorRow;

void append_betrokkenen(std::string& out, const std::vector<SpoorElement>& elements);
std::set<std::string_view> oins_in(std::string_view velden);

}  // namespace

void append_event_row(std::string& out, Names& names, std::string_view reg, const SpoorRow& row) {
  JsonObject object(out);
  const std::string self = "/v1/gebeurtenissen/" + row.jti.text();
  object.text("jti", row.jti.text());
  object.text("register", reg);
  object.number("volgnummer", row.index.value);
  object.text("ontvangenOp", base::format_moment_utc(std::int64_t{row.received.value} * 3600));
  object.text("evt", row.evt);
  object.text("naam", label_of(row.evt));
  append_organisation(object.member("afzender"), names, row.iss);
  append_fields(object, names, row);
  JsonObject links(object.member("_links"));
  links.member("self") += R"({"href":")" + self + R"("})";
}

void append_fields(JsonObject& object, Names& names, const SpoorRow& row) {
  if (row.has_content) {
    object.text("casus", row.casus.text());
  } else {
    object.null("casus");
  }
  object.member("velden") += row.velden;
  append_betrokkenen(object.member("betrokkenen"), row.betrokkenen);
  JsonArray organisations(object.member("organisaties"));
  for (const std::string_view oin : oins_in(row.velden))
    append_organisation(organisations.element(), names, oin);
}

std::string_view label_of(std::string_view evt) {
  const auto* row = catalogue::find_event(evt);
  return row ? row->label : evt;
}

namespace {

void append_betrokkenen(std::string& out, const std::vector<SpoorElement>& elements) {
  JsonArray list(out);
  for (const SpoorElement& element : elements) {
    std::string& text = list.element();
    // {"rol":..} becomes {"pid":..,"rol":..}: the fields are ours, an object without white space.
    text += R"({"pid":")" + element.pid.text() + '"';
    const std::string_view fields = std::string_view(element.velden).substr(1);
    if (fields.size() > 1) text += ',';
    text += fields;
  }
}

// Every string that is an OIN: only fields of the list `organisatie` hold one.
std::set<std::string_view> oins_in(std::string_view velden) {
  constexpr std::size_t digits = 20;
  std::set<std::string_view> out;
  for (std::size_t at = velden.find('"'); at != std::string_view::npos;
       at = velden.find('"', at + 1)) {
    const std::string_view text = velden.substr(at + 1, digits);
    if (event::is_oin(text) && velden.substr(at + 1 + digits, 1) == "\"") out.insert(text);
  }
  return out;
}

}  // namespace

}  // namespace zegel::api
