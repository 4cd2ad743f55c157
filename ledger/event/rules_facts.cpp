#include "ledger/event/rules_facts.h"

#include <boost/json/value.hpp>

#include "ledger/base/moment.h"
#include "ledger/event/shape_value.h"

namespace zegel::event {

namespace json = boost::json;

std::string_view Facts::text(std::string_view key) const {
  return content_.text(key).value_or(std::string_view{});
}

bool Facts::filled(std::string_view key) const {
  const json::value* const value = content_.find(key);
  return value != nullptr && !is_empty(*value);
}

bool Facts::holds(std::string_view key, std::string_view code) const {
  const json::value* const value = content_.find(key);
  const json::array* const codes = value == nullptr ? nullptr : value->if_array();
  if (codes == nullptr) return false;
  for (const json::value& one : *codes)
    if (string_of(one) == code) return true;
  return false;
}

std::size_t Facts::count(std::string_view key) const {
  const json::value* const value = content_.find(key);
  const json::array* const codes = value == nullptr ? nullptr : value->if_array();
  return codes == nullptr ? 0 : codes->size();
}

std::optional<std::int64_t> Facts::moment(std::string_view key) const {
  return base::parse_moment(text(key));
}

std::optional<base::Date> Facts::date(std::string_view key) const {
  return base::Date::parse(text(key));
}

std::optional<base::Date> Facts::day() const {
  const auto at = moment("tijdstip");
  if (!at) return std::nullopt;
  return base::dutch_date(*at);
}

bool Facts::later(std::string_view key, std::optional<base::Date> limit) const {
  const auto found = date(key);
  return found && limit && *found > *limit;
}

std::string_view ElementFacts::text(std::string_view key) const {
  const json::value* const value = element_.if_contains(key);
  return value == nullptr ? std::string_view{} : string_of(*value);
}

std::optional<base::Date> days_after(std::optional<base::Date> date, int days) {
  if (!date) return std::nullopt;
  return *date + days;
}

}  // namespace zegel::event
