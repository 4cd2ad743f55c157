#include "api/query.h"

#include <algorithm>

#include "api/lijst/extent.h"
#include "api/lijst/number.h"
#include "ledger/base/ids.h"
#include "ledger/base/moment.h"
#include "ledger/catalogue/events.h"
#include "ledger/event/skelet.h"

namespace zegel::api {

namespace {

constexpr QueryRow keys[] = {
    {"limiet", "Hoeveel rijen op een bladzijde: 1 tot en met 200, standaard 50", QueryKind::limit},
    {"cursor", "Waar de volgende bladzijde begint: neem _links.next over", QueryKind::cursor},
    {"totaal", "Tel ook alle rijen", QueryKind::codes, "ja|nee"},
    {"totEnMet", "Bevries de lijst op de stand van een eerder antwoord: register:grootte, ...",
     QueryKind::sizes},
};
constexpr std::span<const QueryRow> all_keys = keys;

std::string_view fault_of(const QueryRow& row, std::string_view value);
bool is_key(std::string_view name);

}  // namespace

std::span<const QueryRow> list_keys(Listing listing) {
  switch (listing) {
    case Listing::none: return {};
    case Listing::state: return all_keys.first(3);
    case Listing::events: return all_keys;
  }
  return {};
}

const QueryRow* find_query(const Route& route, std::string_view name) {
  for (const auto rows : {route.query, list_keys(route.listing)})
    for (const QueryRow& row : rows)
      if (row.name == name) return &row;
  return nullptr;
}

base::Refusals query_faults(const Route& route, const http::Request& request) {
  base::Refusals faults;
  for (const http::QueryItem& item : request.query) {
    const QueryRow* row = find_query(route, item.name);
    const std::string_view fault = row ? fault_of(*row, item.value) : "V-SCH-3";
    if (!fault.empty()) faults.push_back({fault, query_place(item.name)});
  }
  for (const QueryRow& row : route.query)
    if (row.required && !request.query_value(row.name))
      faults.push_back({"V-SCH-2", query_place(row.name)});
  return faults;
}

std::string query_place(std::string_view name) {
  return is_key(name) ? "?" + std::string(name) : "?";
}

bool one_of(std::string_view codes, std::string_view value) {
  while (!codes.empty()) {
    const std::size_t end = std::min(codes.find('|'), codes.size());
    if (codes.substr(0, end) == value) return true;
    codes.remove_prefix(std::min(end + 1, codes.size()));
  }
  return false;
}

namespace {

std::string_view form(bool right) { return right ? std::string_view{} : "V-SCH-4"; }
std::string_view code(bool known) { return known ? std::string_view{} : "V-SCH-5"; }

bool in_lists(std::string_view lists, std::string_view value) {
  while (!lists.empty()) {
    const std::size_t end = std::min(lists.find('|'), lists.size());
    if (catalogue::code_in_list(lists.substr(0, end), value)) return true;
    lists.remove_prefix(std::min(end + 1, lists.size()));
  }
  return false;
}

std::string_view fault_of(const QueryRow& row, std::string_view value) {
  switch (row.kind) {
    case QueryKind::codes: return code(one_of(row.codes, value));
    case QueryKind::list: return code(in_lists(row.codes, value));
    case QueryKind::id: return form(base::Jti::parse(value).has_value());
    case QueryKind::oin: return form(event::is_oin(value));
    case QueryKind::evt: return code(catalogue::find_event(value) != nullptr);
    case QueryKind::day: return form(base::parse_date(value).has_value());
    case QueryKind::moment:
      return form(base::parse_date(value).has_value() || base::parse_moment(value).has_value());
    case QueryKind::number: return form(lijst::parse_number(value).has_value());
    case QueryKind::limit: {
      const auto number = lijst::parse_number(value, 3);
      return form(number && *number >= 1 && *number <= limit_most);
    }
    case QueryKind::sizes: return form(lijst::parse_extents(value).has_value());
    case QueryKind::cursor:
      return value.size() <= cursor_most ? std::string_view{} : "cursor-ongeldig";
  }
  return "V-SCH-4";
}

// The form of a query key of ours. Another name may be anything, so it is not repeated.
bool is_key(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !name.empty() && name.size() <= 32 && name[0] >= 'a' && std::ranges::all_of(name, letter);
}

}  // namespace

}  // namespace zegel::api
