#include "api/handlers/velden.h"

#include <algorithm>
#include <boost/json.hpp>

#include "ledger/base/check.h"

namespace zegel::api {

Velden::Velden(std::string_view text) {
  boost::json::error_code error;
  auto value = boost::json::parse(text, error);
  ZEGEL_CHECK(!error && value.is_object());  // rows are ours
  object_ = std::move(value.get_object());
}

std::string_view Velden::text(std::string_view field) const {
  const auto* value = object_.if_contains(field);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

bool Velden::flag(std::string_view field) const {
  const auto* value = object_.if_contains(field);
  return value && value->is_bool() && value->get_bool();
}

bool Velden::holds(std::string_view field, std::string_view code) const {
  const auto* value = object_.if_contains(field);
  if (!value) return false;
  if (value->is_string()) return value->get_string() == code;
  return value->is_array() && std::ranges::any_of(value->get_array(), [&](const auto& one) {
           return one.is_string() && one.get_string() == code;
         });
}

bool field_holds(std::string_view velden, std::string_view field, std::string_view code) {
  return velden.find(code) != std::string_view::npos && Velden(velden).holds(field, code);
}

}  // namespace zegel::api
