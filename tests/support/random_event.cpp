#include "tests/support/random_event.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <vector>

#include "ledger/base/base64url.h"
#include "ledger/base/moment.h"

namespace zegel::tests {
namespace {

namespace json = boost::json;
using catalogue::EventRow;
using catalogue::FieldUse;
using catalogue::Kind;

constexpr std::int64_t day = 86'400;

struct Maker {
  const EventRow& row;
  std::int64_t iat;
  SeededRandom& random;
  json::object inhoud = {};

  json::value field(const FieldUse& use);
  json::value of_kind(Kind kind, const catalogue::FieldRow& field);
  json::value moment(std::string_view name, bool whole_hours);
  json::value date();
  json::value code(const catalogue::CodeList& list);
  json::array codes(const catalogue::CodeList& list, bool required);
  json::object counts(const FieldUse& use);
  json::value text(std::int64_t longest);
  json::object element(json::array& taken);
  json::object person(std::string_view identification);
  std::string reference();
  std::string digits(int count);
};

bool asks_for_more(std::string_view code);
std::size_t persons_of(catalogue::Persons persons, SeededRandom& random);

}  // namespace

json::object random_inhoud(const EventRow& row, std::int64_t iat, SeededRandom& random) {
  Maker maker{row, iat, random};
  json::object& inhoud = maker.inhoud;
  bool own = !row.at_least_one;
  for (const FieldUse& use : row.fields) {
    const bool present = use.required || (use.own && !own) || random.chance(40);
    inhoud[use.name] = present ? maker.field(use) : json::value(nullptr);
    own = own || (use.own && present);
  }
  if (const auto* sort = inhoud.if_contains("identificatiesoort"))
    inhoud["persoon"] = maker.person(sort->get_string());
  if (row.persons == catalogue::Persons::none) return inhoud;
  json::array elements;
  for (std::size_t left = persons_of(row.persons, random); left > 0; --left)
    maker.element(elements);
  inhoud["betrokkenen"] = std::move(elements);
  return inhoud;
}

event::Skelet random_skelet(const EventRow& row, std::string_view ledger_id, std::string_view oin,
                            std::int64_t iat, SeededRandom& random) {
  using catalogue::Register;
  const Register reg = has(row.registers, Register::regie)       ? Register::regie
                       : has(row.registers, Register::meldingen) ? Register::meldingen
                                                                 : Register::toezicht;
  event::Skelet skelet;
  skelet.iss = oin;
  skelet.aud = fmt::format("{}/{}", ledger_id, catalogue::register_name(reg));
  skelet.jti.raw = random.bytes<16>();
  skelet.iat = iat;
  skelet.evt = row.evt;
  skelet.bkl = row.opener_class.empty() ? "regie-5j" : row.opener_class;
  skelet.vwa = row.vwa_in(reg).empty() ? "verstrekken" : row.vwa_in(reg);
  if (random.chance(50)) skelet.isn = random.below(std::uint64_t{1} << 53);
  if (random.chance(50)) skelet.chk = random.below(1'000'000);
  return skelet;
}

std::string practice_bsn(SeededRandom& random) {
  for (;;) {
    const std::string number = fmt::format("9999{:05}", random.below(100'000));
    int sum = -(number[8] - '0');
    for (int i = 0; i < 8; ++i) sum += (9 - i) * (number[static_cast<std::size_t>(i)] - '0');
    if (sum % 11 == 0) return number;
  }
}

namespace {

json::value Maker::field(const FieldUse& use) {
  const Kind kind = row.kind_of(use);
  if (kind == Kind::datetime || kind == Kind::key_moment)
    return moment(use.name, kind == Kind::key_moment);
  if (kind == Kind::code_set) return codes(*use.field->codes, use.required);
  if (kind == Kind::code_count) return counts(use);
  if (kind == Kind::person) return person("niet-bsn");
  return of_kind(kind, *use.field);
}

json::value Maker::of_kind(Kind kind, const catalogue::FieldRow& field) {
  switch (kind) {
    case Kind::code:
      return code(*field.codes);
    case Kind::reference:
    case Kind::handle:
      return json::value(reference());
    case Kind::reference_list:
      return json::array{reference(), reference()};
    case Kind::trace:
      return json::value(base::hex(random.bytes<16>()));
    case Kind::date:
      return date();
    case Kind::boolean:
      return random.chance(50);
    case Kind::integer:
      return field.min + static_cast<std::int64_t>(random.below(
                             static_cast<std::uint64_t>(std::min<std::int64_t>(field.max, 8))));
    case Kind::text:
      return text(field.max);
    case Kind::hash:
      return json::value(base::base64url(random.bytes<32>()));
    case Kind::hash_list:
      return json::array{base::base64url(random.bytes<32>())};
    case Kind::code_set:
    case Kind::code_count:
    case Kind::person:
    case Kind::datetime:
    case Kind::key_moment:
      break;  // made by field(), which knows more
  }
  return nullptr;
}

// tijdstip lies up to 25 days before iat; what ends lies after what begins.
json::value Maker::moment(std::string_view name, bool whole_hours) {
  std::int64_t at = iat - static_cast<std::int64_t>(random.below(25 * day));
  if (name == "ingaatOp") at = iat + day;
  if (name == "vervaltOp") at = iat + 200 * day;
  if (whole_hours) at -= at % 3600;
  std::string moment = base::format_moment_utc(at);
  if (!whole_hours && random.chance(50)) moment.replace(moment.size() - 1, 1, "+01:00");
  if (moment.back() != 'Z' && name == "tijdstip") moment = base::format_moment_utc(at);
  return json::value(moment);
}

json::value Maker::date() {
  const auto at = iat + static_cast<std::int64_t>(random.below(20 * day));
  return json::value(base::format_moment_utc(at).substr(0, 10));
}

json::value Maker::code(const catalogue::CodeList& list) {
  if (list.form == catalogue::ListForm::oin) return json::value("0000009900000000" + digits(4));
  if (list.form == catalogue::ListForm::four_digits) return json::value(digits(4));
  std::vector<std::string_view> usable;
  for (const auto& listed : list.codes)
    if (!listed.closed && !asks_for_more(listed.code)) usable.push_back(listed.code);
  return json::value(usable.at(random.below(usable.size())));
}

json::array Maker::codes(const catalogue::CodeList& list, bool required) {
  json::array set;
  for (std::uint64_t left = random.below(4) + (required ? 1 : 0); left > 0; --left) {
    json::value next = code(list);
    if (std::find(set.begin(), set.end(), next) == set.end()) set.push_back(std::move(next));
  }
  return set;
}

// Of the list of its field, or of the one that the code of another field selects.
json::object Maker::counts(const FieldUse& use) {
  const catalogue::CodeList* list = use.field->codes;
  if (use.field->per_code) list = list->selected_by(inhoud.at(use.field->list).get_string());
  json::object out;
  for (std::uint64_t left = 1 + random.below(3); left > 0; --left)
    out[code(*list).get_string()] = random.below(1'000);
  return out;
}

json::value Maker::text(std::int64_t longest) {
  static constexpr std::string_view words[] = {"coördinatie", "één",    "plan", "Šárka",
                                               "gezin",       "veilig", "\\",   "\"zo\"",
                                               "naïef",       "€ 12",   "çà",   "😀"};
  std::string out = "Tekst";
  const auto count = random.below(30);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string_view word = words[random.below(std::size(words))];
    if (out.size() + word.size() + 1 > static_cast<std::size_t>(longest)) break;
    out.append(" ").append(word);
  }
  return json::value(out);
}

json::object Maker::element(json::array& taken) {
  json::object out;
  for (const FieldUse& use : catalogue::element_fields(row.element)) {
    const bool present = use.required || random.chance(40);
    out[use.name] = present ? field(use) : json::value(nullptr);
  }
  taken.push_back(out);
  return out;
}

json::object Maker::person(std::string_view identification) {
  json::object out;
  if (identification == "pseudoniem") return {{"aanduiding", "Persoon A"}};
  if (identification == "bsn") out["bsn"] = practice_bsn(random);
  out["geslachtsnaam"] = "Šaßanović";
  out["voorvoegsel"] = random.chance(50) ? json::value("van 't") : json::value(nullptr);
  out["geboorteDatum"] = "2009-05-17";
  out["postcode"] = "1234AB";
  if (random.chance(50)) out["emailadres"] = "naam@voorbeeld.example";
  return out;
}

std::string Maker::reference() { return base::base64url(random.bytes<16>()); }

std::string Maker::digits(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>('0' + random.below(10));
  return out;
}

// Codes that need a text beside them, or stand for no organisation (V-SCH-2, domein.md 2.1).
bool asks_for_more(std::string_view code) {
  return code == "anders" || code == "betrokkene" || code == "vertegenwoordiger";
}

std::size_t persons_of(catalogue::Persons persons, SeededRandom& random) {
  using catalogue::Persons;
  switch (persons) {
    case Persons::none:
      return 0;
    case Persons::one:
      return 1;
    case Persons::one_or_more:
      return 1 + random.below(5);
    case Persons::any:
      return random.below(4);
  }
  return 0;
}

}  // namespace
}  // namespace zegel::tests
