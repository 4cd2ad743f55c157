#include "api/handlers/json_body.h"

#include <algorithm>

#include "ledger/event/json.h"

namespace zegel::api {

using base::Failure;

base::Status JsonBody::read(std::string_view text,
                            std::initializer_list<std::string_view> members) {
  auto value = event::parse_json(text, &arena_, event::Newlines::allowed);
  if (!value) return std::unexpected(Failure::refused("V-ENV-2"));
  if (!value->is_object()) return std::unexpected(Failure::refused("V-SCH-4"));
  for (const auto& member : value->get_object())
    if (std::ranges::find(members, std::string_view(member.key())) == members.end())
      return std::unexpected(Failure::refused("V-SCH-3"));
  value_.emplace(std::move(*value));
  return {};
}

std::optional<std::string_view> text_member(const boost::json::object& object,
                                            std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_string()) return std::nullopt;
  return std::string_view(value->get_string());
}

}  // namespace zegel::api
