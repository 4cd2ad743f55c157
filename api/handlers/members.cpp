#include "api/handlers/members.h"

#include "ledger/base/moment.h"

namespace zegel::api {

void append_moment(JsonObject& object, std::string_view name, std::optional<std::int64_t> moment) {
  append_code(object, name, moment ? base::format_moment_utc(*moment) : std::string());
}

void append_date(JsonObject& object, std::string_view name, std::optional<base::Date> date) {
  append_code(object, name, date ? date->text() : std::string());
}

void append_code(JsonObject& object, std::string_view name, std::string_view code) {
  if (code.empty()) return object.null(name);
  object.text(name, code);
}

void append_flag(JsonObject& object, std::string_view name, std::optional<bool> flag) {
  if (!flag) return object.null(name);
  object.boolean(name, *flag);
}

void append_codes(JsonObject& object, std::string_view name,
                  const std::vector<std::string>& codes) {
  JsonArray list(object.member(name));
  for (const std::string& code : codes) list.text(code);
}

void append_oin(JsonObject& object, std::string_view name, Names& names, std::string_view oin) {
  if (oin.empty()) return object.null(name);
  append_organisation(object.member(name), names, oin);
}

void append_oins(JsonObject& object, std::string_view name, Names& names,
                 const std::vector<std::string>& oins) {
  JsonArray list(object.member(name));
  for (const std::string& oin : oins) append_organisation(list.element(), names, oin);
}

void append_link(JsonObject& links, std::string_view name, std::string_view href) {
  JsonObject link(links.member(name));
  link.text("href", href);
}

}  // namespace zegel::api
