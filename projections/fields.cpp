#include "projections/fields.h"

#include <boost/json.hpp>

#include "ledger/base/moment.h"

namespace zegel::projections {

namespace {

std::string owned(const boost::json::value& value) {
  const auto* const text = value.if_string();
  return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

bool has_something(const boost::json::value& value) {
  if (const auto* const text = value.if_string()) return !text->empty();
  if (const auto* const list = value.if_array()) return !list->empty();
  if (const auto* const object = value.if_object()) return !object->empty();
  return !value.is_null();
}

}  // namespace

const boost::json::value* Fields::find(std::string_view name) const {
  return live_ != nullptr ? live_->find(name) : kept_->if_contains(name);
}

bool Fields::filled(std::string_view name) const {
  const auto* const value = find(name);
  return value != nullptr && has_something(*value);
}

std::string Fields::text(std::string_view name) const {
  const auto* const value = find(name);
  return value == nullptr ? std::string() : owned(*value);
}

std::vector<std::string> Fields::texts(std::string_view name) const {
  std::vector<std::string> out;
  const auto* const value = find(name);
  if (value == nullptr || !value->is_array()) return out;
  for (const auto& element : value->get_array())
    if (element.is_string()) out.push_back(owned(element));
  return out;
}

std::optional<bool> Fields::flag(std::string_view name) const {
  const auto* const value = find(name);
  if (value == nullptr || !value->is_bool()) return std::nullopt;
  return value->get_bool();
}

std::optional<std::int64_t> Fields::integer(std::string_view name) const {
  const auto* const value = find(name);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

std::optional<base::Date> Fields::date(std::string_view name) const {
  return base::Date::parse(text(name));
}

std::optional<std::int64_t> Fields::moment(std::string_view name) const {
  return base::parse_moment(text(name));
}

std::string Fields::rol(std::size_t i) const {
  const auto* const value = live_->betrokkene(i).if_contains("rol");
  return value == nullptr ? std::string() : owned(*value);
}

}  // namespace zegel::projections
