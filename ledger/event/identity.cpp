#include "ledger/event/identity.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <boost/json/object.hpp>

#include "ledger/crypto/aead.h"
#include "ledger/event/code_point.h"
#include "ledger/event/letter_table.h"
#include "ledger/event/personal.h"

namespace zegel::event {
namespace {

constexpr std::uint8_t kind_bsn = 1, kind_name = 2;
constexpr std::size_t room = 1'024;  // a surname of 200 characters, four letters each, and a date

std::string_view letters_of(CodePoint c) {
  const auto row = std::lower_bound(
      std::begin(table::letter_rows), std::end(table::letter_rows), c,
      [](const table::LetterRow& one, CodePoint wanted) { return one.code_point < wanted; });
  if (row == std::end(table::letter_rows) || row->code_point != c) return {};
  return row->letters;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  return true;
}

std::string_view trait(const boost::json::object& person, std::string_view name) {
  const auto* const value = person.if_contains(name);
  const auto* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view() : std::string_view(text->data(), text->size());
}

}  // namespace

IdentityValue::IdentityValue(std::uint8_t kind)
    : kind_(kind), room_(std::make_unique<base::Byte[]>(room)) {}

IdentityValue::IdentityValue(IdentityValue&& other) noexcept
    : kind_(other.kind_), size_(std::exchange(other.size_, 0)), room_(std::move(other.room_)) {}

IdentityValue& IdentityValue::operator=(IdentityValue&& other) noexcept {
  std::swap(kind_, other.kind_);
  std::swap(size_, other.size_);
  std::swap(room_, other.room_);
  return *this;
}

IdentityValue::~IdentityValue() {
  if (room_) crypto::wipe({room_.get(), room});
}

void IdentityValue::add(std::string_view ascii) {
  const std::size_t count = std::min(ascii.size(), room - size_);
  std::copy_n(ascii.begin(), count, room_.get() + size_);
  size_ += count;
}

std::optional<IdentityValue> IdentityValue::of_bsn(std::string_view digits) {
  if (!passes_elfproef(digits)) return std::nullopt;
  IdentityValue out(kind_bsn);
  out.add(digits);
  return out;
}

std::optional<IdentityValue> IdentityValue::of_name(std::string_view surname,
                                                    std::string_view birth_date) {
  if (!is_date(birth_date)) return std::nullopt;
  IdentityValue out(kind_name);
  for (std::size_t at = 0; at < surname.size();) {
    const CodePoint c = next_code_point(surname, at);
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A')
                                            : static_cast<char>(c < 0x80 ? c : 0);
    if (upper >= 'A' && upper <= 'Z') out.add({&upper, 1});
    if (c >= 0x80) out.add(letters_of(c));
  }
  if (out.size_ == 0) return std::nullopt;  // else everyone of that day were one
  out.add("|");
  out.add(birth_date.substr(0, 4));
  out.add(birth_date.substr(5, 2));
  out.add(birth_date.substr(8, 2));
  return out;
}

std::vector<IdentityValue> identities_of(const Content& content) {
  std::vector<IdentityValue> out;
  const auto* const value = content.find("persoon");
  const auto* const person = value == nullptr ? nullptr : value->if_object();
  if (person == nullptr) return out;
  if (auto bsn = IdentityValue::of_bsn(trait(*person, "bsn"))) out.push_back(std::move(*bsn));
  std::string_view born = trait(*person, "geboorteDatum");
  if (born.empty()) born = trait(*person, "geboorteDatumOnzeker");
  if (auto name = IdentityValue::of_name(trait(*person, "geslachtsnaam"), born))
    out.push_back(std::move(*name));
  return out;
}

}  // namespace zegel::event
