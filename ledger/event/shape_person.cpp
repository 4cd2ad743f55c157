#include "ledger/event/shape_person.h"

#include <algorithm>
#include <boost/json/value.hpp>
#include <chrono>

#include "ledger/base/moment.h"
#include "ledger/catalogue/person.h"
#include "ledger/event/personal.h"
#include "ledger/event/shape_value.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
using catalogue::TraitForm;

constexpr std::string_view test_range = "9999";  // 9999xxxxx, never issued

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

// YYYY-MM-DD with 00 for unknown parts; a known day fits its month, 29 February any unknown year.
bool is_uncertain_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::string_view year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8);
  if (!all_digits(year) || !all_digits(month) || !all_digits(day)) return false;
  if (two_digits(day) == 0) return two_digits(month) <= 12;
  if (two_digits(month) == 0) return two_digits(day) <= 31;
  if (year != "0000") return base::parse_date(text).has_value();
  const std::chrono::month_day both{std::chrono::month(static_cast<unsigned>(two_digits(month))),
                                    std::chrono::day(static_cast<unsigned>(two_digits(day)))};
  return both.ok();
}

bool is_postcode(std::string_view text) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return text.size() == 6 && all_digits(text.substr(0, 4)) && capital(text[4]) && capital(text[5]);
}

bool is_phone(std::string_view text, std::size_t max) {
  return text.size() >= 2 && text.size() <= max && text[0] == '+' && all_digits(text.substr(1));
}

bool is_email(std::string_view text, std::size_t max) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find(' ') == std::string_view::npos &&
         text_fits(text, {.max = static_cast<std::int64_t>(max), .newline = false, .nfc = false});
}

void check_bsn(std::string_view text, bool practice, const Place& person, Faults& faults) {
  const bool test_number = text.starts_with(test_range);
  if (!passes_elfproef(text) || (test_number && !practice)) faults.add("V-ID-1", person);
}

void check_name(const catalogue::TraitRow& trait, std::string_view text, const Place& place,
                Faults& faults) {
  const TextRule rule{.max = static_cast<std::int64_t>(trait.max), .newline = false, .nfc = false};
  if (!text_fits(text, rule)) faults.add("V-SCH-4", place);
  if (holds_personal_data(text)) faults.add("V-ID-3", place);
}

void check_trait(const catalogue::TraitRow& trait, const json::value& value, std::string_view key,
                 bool practice, Faults& faults) {
  const Place place{.key = key, .inner = trait.name};
  if (!value.is_string()) return faults.add("V-SCH-4", place);
  const std::string_view text = string_of(value);
  const auto require = [&](bool fits) {
    if (!fits) faults.add("V-SCH-4", place);
  };
  switch (trait.form) {
    case TraitForm::text: return check_name(trait, text, place, faults);
    case TraitForm::bsn: return check_bsn(text, practice, {.key = key}, faults);
    case TraitForm::date: return require(base::parse_date(text).has_value());
    case TraitForm::uncertain_date: return require(is_uncertain_date(text));
    case TraitForm::postcode: return require(is_postcode(text));
    case TraitForm::house_number:
      return require(!text.empty() && text.size() <= trait.max && all_digits(text));
    case TraitForm::phone: return require(is_phone(text, trait.max));
    case TraitForm::email: return require(is_email(text, trait.max));
  }
}

bool has(const json::object& person, std::string_view trait) {
  const json::value* const value = person.if_contains({trait.data(), trait.size()});
  return value != nullptr && !is_empty(*value);
}

}  // namespace

void check_person(const json::value& value, std::string_view key, bool practice, Faults& faults) {
  const json::object* const person = value.if_object();
  if (person == nullptr) return faults.add("V-SCH-4", {.key = key});
  for (const auto& [name, trait_value] : *person) {
    const catalogue::TraitRow* const trait = catalogue::find_trait({name.data(), name.size()});
    if (trait == nullptr) {
      faults.add("V-SCH-3", {.key = key});
      continue;
    }
    if (!trait_value.is_null()) check_trait(*trait, trait_value, key, practice, faults);
  }
}

void check_identification(std::string_view identificatiesoort, const json::value& value,
                          std::string_view key, Faults& faults) {
  const json::object* const person = value.if_object();
  if (person == nullptr) return;
  const bool birth = has(*person, "geboorteDatum") || has(*person, "geboorteDatumOnzeker");
  if (identificatiesoort == "niet-bsn" && !(has(*person, "geslachtsnaam") && birth))
    faults.add("V-ID-2", {.key = key});
  if (identificatiesoort != "pseudoniem") return;
  for (const auto& [name, trait_value] : *person)
    if (name != "aanduiding" && !trait_value.is_null()) return faults.add("V-ID-2", {.key = key});
}

}  // namespace zegel::event
