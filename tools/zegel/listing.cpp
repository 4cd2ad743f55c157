#include "tools/zegel/listing.h"

#include <fmt/format.h>

#include <algorithm>

namespace zegel::cli {
namespace {

namespace json = boost::json;
constexpr std::size_t page_most = 200;

const json::value* member_of(const json::value& row, std::string_view member) {
  return row.is_object() ? row.get_object().if_contains(member) : nullptr;
}

// What may stand in a query as it is; the rest is escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '.' || c == '_' || c == ':' || c == ',';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string next_of(const json::value& page) {
  const auto* links = member_of(page, "_links");
  const auto* next = links ? member_of(*links, "next") : nullptr;
  return next ? text(*next, "href") : std::string();
}

}  // namespace

std::string address_of(std::string_view path, const Filters& filters) {
  std::string out(path);
  char mark = '?';
  for (const auto& [name, value] : filters) {
    if (value.empty()) continue;
    out += fmt::format("{}{}={}", mark, name, escaped(value));
    mark = '&';
  }
  return out;
}

Outcome<Listing> fetch(Service& service, std::string_view path, const Filters& filters,
                       std::size_t most) {
  Filters all = filters;
  all.emplace_back("limiet", std::to_string(std::min(most, page_most)));
  Listing out;
  std::string address = address_of(path, all);
  while (!address.empty()) {
    TRY(page, service.get_json(address));
    const auto* rows = member_of(page, "rijen");
    if (!rows || !rows->is_array())
      return stop(Exit::error, "Het antwoord van het logboek is geen lijst");
    for (const auto& row : rows->get_array()) {
      if (out.rows.size() == most) break;
      out.rows.push_back(row);
    }
    if (const auto* state = member_of(page, "volledigheid"); state && out.completeness.empty())
      out.completeness = state->as_object();
    address = next_of(page);
    out.more = !address.empty();
    if (out.rows.size() >= most) break;
  }
  return out;
}

void talk_about(const Terminal& terminal, const Listing& listing) {
  std::string extent;
  if (const auto* registers = listing.completeness.if_contains("totEnMet"))
    for (const auto& one : registers->as_array())
      extent += fmt::format("{}{}:{}", extent.empty() ? "" : ",", text(one, "register"),
                            one.at("grootte").as_int64());
  const std::string reasons = joined(listing.completeness, "redenen");
  terminal.talk(reasons.empty() ? fmt::format("Volledig tot {}", extent)
                                : fmt::format("Niet volledig ({}), tot {}", reasons, extent));
  if (listing.more) terminal.talk("Er is meer: geef --limiet of een nauwer filter.");
}

std::string text(const json::value& row, std::string_view member) {
  const auto* value = member_of(row, member);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string name_of(const json::value& row, std::string_view member) {
  const auto* organisation = member_of(row, member);
  if (!organisation) return {};
  const std::string name = text(*organisation, "naam");
  return name.empty() ? text(*organisation, "oin") : name;
}

std::string joined(const json::value& row, std::string_view member) {
  const auto* values = member_of(row, member);
  std::string out;
  if (!values || !values->is_array()) return out;
  for (const auto& value : values->get_array())
    if (value.is_string())
      out += (out.empty() ? "" : ", ") + std::string(value.get_string());
  return out;
}

}  // namespace zegel::cli
