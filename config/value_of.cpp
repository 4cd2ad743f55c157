#include "config/value_of.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <charconv>

namespace zegel::config {

namespace {

using Outcome = std::expected<Values::Value, std::string>;

constexpr std::size_t longest_text = 4'096;  // a path

Outcome wrong(std::string sentence) { return std::unexpected(std::move(sentence)); }

std::string bounds_of(const Setting& row) {
  return fmt::format("Geef een heel getal van {} tot en met {}.", row.min, row.max);
}

Outcome number(const Setting& row, std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return wrong(bounds_of(row));
  return checked(row, value);
}

Outcome yes_or_no(std::string_view text) {
  if (text == "ja" || text == "true") return Values::Value(true);
  if (text == "nee" || text == "false") return Values::Value(false);
  return wrong("Geef ja of nee.");
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_choice(const Setting& row, std::string_view text) {
  std::string_view rest = row.choices;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, end) == text) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

Outcome text_value(const Setting& row, std::string text) {
  if (text.size() > longest_text) return wrong("De waarde is te lang.");
  if (row.type == Type::choice && !is_choice(row, text))
    return wrong(fmt::format("Kies uit: {}.", row.choices));
  if (row.type == Type::address && !text.empty() && !is_address(text))
    return wrong("Geef een IP-adres en een poort, bijvoorbeeld 127.0.0.1:8080.");
  if (row.required && text.empty()) return wrong("Deze instelling is verplicht.");
  return Values::Value(std::move(text));
}

}  // namespace

Outcome value_of_text(const Setting& row, std::string_view text) {
  switch (row.type) {
    case Type::integer: return number(row, text);
    case Type::boolean: return yes_or_no(text);
    case Type::list: return Values::Value(split(text));
    case Type::text:
    case Type::path:
    case Type::choice:
    case Type::address: return text_value(row, std::string(text));
  }
  return wrong("Onbekende soort.");
}

Outcome checked(const Setting& row, Values::Value value) {
  switch (row.type) {
    case Type::integer: {
      const auto* found = std::get_if<std::int64_t>(&value);
      if (!found || *found < row.min || *found > row.max) return wrong(bounds_of(row));
      return value;
    }
    case Type::boolean:
      if (!std::holds_alternative<bool>(value)) return wrong("Geef true of false.");
      return value;
    case Type::list:
      if (!std::holds_alternative<std::vector<std::string>>(value))
        return wrong("Geef een lijst van teksten: [\"een\", \"twee\"].");
      return value;
    case Type::text:
    case Type::path:
    case Type::choice:
    case Type::address: {
      auto* found = std::get_if<std::string>(&value);
      if (!found) return wrong("Geef een tekst tussen aanhalingstekens.");
      return text_value(row, std::move(*found));
    }
  }
  return wrong("Onbekende soort.");
}

bool is_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::string host(text.substr(0, colon));
  const std::string_view port = text.substr(colon + 1);
  unsigned number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (error != std::errc{} || end != port.data() + port.size() || number > 65'535) return false;
  in6_addr parsed{};
  if (host.starts_with('[') && host.ends_with(']'))
    return ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &parsed) == 1;
  return ::inet_pton(AF_INET, host.c_str(), &parsed) == 1;
}

}  // namespace zegel::config
