// Kind `person`: the traits that identify someone (domein.md 2.2). Each is optional or null, always
// verzegeld, diacritics kept as sent. Threads: constants.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace zegel::catalogue {

enum class TraitForm : std::uint8_t {
  text,            // 1..max characters
  bsn,             // nine digits, elfproef (V-ID-1)
  date,            // 2011-05-17
  uncertain_date,  // 2011-05-00: 00 for what is unknown
  postcode,        // 9999AA
  house_number,    // 1-5 digits
  phone,           // + and digits, max 16 characters
  email,           // the only one with @, max 254 characters
};

struct TraitRow {
  std::string_view name;
  TraitForm form = TraitForm::text;
  std::size_t max = 200;
};

std::span<const TraitRow> person_traits();
const TraitRow* find_trait(std::string_view name);

}  // namespace zegel::catalogue
