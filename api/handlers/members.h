// Members of JSON answers about dossiers: a value, or null where there is none; names of
// organisations beside their OIN. Threads: one owner.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/handlers/names.h"
#include "api/json_text.h"
#include "ledger/base/dutch_time.h"

namespace zegel::api {

void append_moment(JsonObject& object, std::string_view name, std::optional<std::int64_t> moment);
void append_date(JsonObject& object, std::string_view name, std::optional<base::Date> date);
void append_code(JsonObject& object, std::string_view name, std::string_view code);
void append_flag(JsonObject& object, std::string_view name, std::optional<bool> flag);
void append_codes(JsonObject& object, std::string_view name, const std::vector<std::string>& codes);
void append_oin(JsonObject& object, std::string_view name, Names& names, std::string_view oin);
void append_oins(JsonObject& object, std::string_view name, Names& names,
                 const std::vector<std::string>& oins);
template <class AnyId>
void append_id(JsonObject& object, std::string_view name, const std::optional<AnyId>& id) {
  append_code(object, name, id ? id->text() : std::string());
}
void append_link(JsonObject& links, std::string_view name, std::string_view href);

}  // namespace zegel::api
