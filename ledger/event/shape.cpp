#include "ledger/event/shape.h"

#include <array>
#include <boost/json/value.hpp>

#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/base/moment.h"
#include "ledger/event/shape_faults.h"
#include "ledger/event/shape_person.h"
#include "ledger/event/shape_value.h"

namespace zegel::event {
namespace {

namespace json = boost::json;
using catalogue::FieldUse;
using catalogue::Kind;

constexpr std::int64_t clock_slack = 2 * 60;         // V-TIJD-1: tijdstip after the ledger's clock
constexpr std::int64_t signing_slack = 62 * 60;      // ... after iat, which is rounded down
constexpr std::int64_t late_after = 30 * 86'400;     // V-TIJD-2
constexpr std::string_view betrokkenen_key = "betrokkenen";
// Where `anders` is explained: the first of these that the row has (domein.md 3).
constexpr std::string_view explanations[] = {"ontvangerNaam", "partijNaam", "motivering",
                                             "toelichting"};

class Shape {
 public:
  Shape(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
        const ShapeContext& context, base::Refusals& out)
      : skelet_(skelet), content_(content), row_(row), context_(context), faults_(out) {}

  void run() {
    find_keys();                                      // V-SCH-3
    for (std::size_t i = 0; i < row_.fields.size(); ++i) check_field(row_.fields[i], values_[i]);
    check_at_least_one();                             // V-SCH-2 of a row without required fields
    check_explanation();                              // V-SCH-2 where a code is `anders`
    check_moment();                                   // V-TIJD-1, V-TIJD-2
    check_identity();                                 // V-ID-2
    check_betrokkenen();                              // V-SCH-7, and their elements
  }

 private:
  void find_keys();
  void check_field(const FieldUse& use, const json::value* value);
  void check_counted(const FieldUse& use, const json::value& value);
  void check_at_least_one();
  void check_explanation();
  void check_moment();
  void check_identity();
  void check_betrokkenen();
  void check_element(const json::object& element, std::size_t index);
  bool same_pid(std::size_t a, std::size_t b) const;
  bool is_required(const FieldUse& use) const;
  const json::value* value_of(std::string_view name) const;
  std::string_view text_of(std::string_view name) const;

  const Skelet& skelet_;
  const Content& content_;
  const catalogue::EventRow& row_;
  const ShapeContext& context_;
  Faults faults_;
  // By place in row_.fields; null: not sent.
  std::array<const json::value*, base::limits::disclosures> values_{};
};

// Keys mostly come in row order, so the search starts where the last one was found.
void Shape::find_keys() {
  const std::size_t count = row_.fields.size();
  ZEGEL_CHECK(count <= values_.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < content_.key_count(); ++i) {
    const std::string_view name = content_.key(i);
    std::size_t tried = 0;
    while (tried < count && row_.fields[next].name != name) {
      next = next + 1 == count ? 0 : next + 1;
      ++tried;
    }
    if (tried < count) {
      values_[next] = &content_.value(i);
      continue;
    }
    const catalogue::FieldRow* const known = catalogue::find_field(name);
    faults_.add("V-SCH-3", {.key = known == nullptr ? std::string_view{} : known->name});
  }
}

void Shape::check_field(const FieldUse& use, const json::value* value) {
  const Place place{.key = use.name};
  if (value == nullptr) return faults_.add(use.empty_code, place);  // N5: absent is null
  const bool lacks = use.field->may_be_empty ? value->is_null() : is_empty(*value);
  if (is_required(use) && lacks) return faults_.add(use.empty_code, place);
  if (value->is_null()) return;
  if (use.field->per_code) return check_counted(use, *value);
  const Kind kind = row_.kind_of(use);
  if (kind == Kind::person) return check_person(*value, use.name, context_.practice, faults_);
  check_value(*use.field, kind, *value, place, faults_);
}

// Its codes are those of the list that another field selects; left out while that one is wrong.
void Shape::check_counted(const FieldUse& use, const json::value& value) {
  catalogue::FieldRow field = *use.field;
  field.codes = use.field->codes->selected_by(text_of(use.field->list));
  if (field.codes == nullptr) return;
  check_value(field, field.kind, value, {.key = use.name}, faults_);
}

void Shape::check_at_least_one() {
  if (!row_.at_least_one) return;
  for (std::size_t i = 0; i < row_.fields.size(); ++i)
    if (row_.fields[i].own && values_[i] != nullptr && !is_empty(*values_[i])) return;
  faults_.add("V-SCH-2", {});
}

bool Shape::is_required(const FieldUse& use) const {
  if (use.null_without_oin && catalogue::receiver_without_oin(text_of("ontvangerSoort")))
    return false;
  return use.required || (context_.staff && use.name == "medewerker");
}

void Shape::check_explanation() {
  const auto says_anders = [](const json::value& value) { return string_of(value) == "anders"; };
  for (std::size_t i = 0; i < row_.fields.size(); ++i) {
    if (row_.fields[i].field->codes == nullptr || values_[i] == nullptr) continue;
    bool anders = says_anders(*values_[i]);
    if (const json::array* const codes = values_[i]->if_array())
      for (const json::value& code : *codes) anders = anders || says_anders(code);
    if (!anders) continue;
    for (const std::string_view name : explanations) {
      if (row_.find_field(name) == nullptr) continue;
      const json::value* const text = value_of(name);
      if (text == nullptr || is_empty(*text)) faults_.add("V-SCH-2", {.key = name});
      break;
    }
  }
}

void Shape::check_moment() {
  const auto moment = base::parse_moment(text_of("tijdstip"));
  if (!moment) return;  // V-SCH-2 or -4 already
  if (*moment > context_.now + clock_slack || *moment > skelet_.iat + signing_slack)
    faults_.add("V-TIJD-1", {.key = "tijdstip"});
  const json::value* const reason = value_of("redenVertraging");
  if (skelet_.iat - *moment > late_after && (reason == nullptr || reason->is_null()))
    faults_.add("V-TIJD-2", {.key = "redenVertraging"});
}

void Shape::check_identity() {
  if (!row_.has_person) return;
  const json::value* const person = value_of("persoon");
  if (person != nullptr)
    check_identification(text_of("identificatiesoort"), *person, "persoon", faults_);
}

void Shape::check_betrokkenen() {
  const Place place{.key = betrokkenen_key};
  const std::size_t count = content_.betrokkenen();
  if (row_.persons == catalogue::Persons::none) {
    if (content_.has_betrokkenen()) faults_.add("V-SCH-3", place);
    return;
  }
  if (!content_.has_betrokkenen()) return faults_.add("V-SCH-2", place);
  const bool at_least_one = row_.persons != catalogue::Persons::any;
  const bool at_most_one = row_.persons == catalogue::Persons::one;
  if ((at_least_one && count == 0) || (at_most_one && count > 1) ||
      count > base::limits::betrokkenen)
    faults_.add("V-SCH-7", place);
  for (std::size_t i = 0; i < count; ++i) {
    check_element(content_.betrokkene(i), i);
    for (std::size_t j = 0; j < i; ++j)
      if (same_pid(i, j)) faults_.add("V-SCH-7", place);
  }
}

void Shape::check_element(const json::object& element, std::size_t index) {
  std::size_t known = 0;
  for (const FieldUse& use : catalogue::element_fields(row_.element)) {
    const json::value* const value = element.if_contains(use.name);
    const Place place{.key = betrokkenen_key, .inner = use.name, .element = index};
    known += value != nullptr;
    if (value == nullptr || (use.required && is_empty(*value))) {
      faults_.add("V-SCH-2", place);
      continue;
    }
    if (!value->is_null()) check_value(*use.field, use.field->kind, *value, place, faults_);
  }
  if (known != element.size())
    faults_.add("V-SCH-3", {.key = betrokkenen_key, .element = index});
}

bool Shape::same_pid(std::size_t a, std::size_t b) const {
  const json::value* const one = content_.betrokkene(a).if_contains("pid");
  const json::value* const other = content_.betrokkene(b).if_contains("pid");
  return one != nullptr && other != nullptr && one->is_string() && *one == *other;
}

const json::value* Shape::value_of(std::string_view name) const {
  for (std::size_t i = 0; i < row_.fields.size(); ++i)
    if (row_.fields[i].name == name) return values_[i];
  return nullptr;
}

std::string_view Shape::text_of(std::string_view name) const {
  const json::value* const value = value_of(name);
  return value == nullptr ? std::string_view{} : string_of(*value);
}

}  // namespace

void check_shape(const Skelet& skelet, const Content& content, const catalogue::EventRow& row,
                 const ShapeContext& context, base::Refusals& out) {
  Shape(skelet, content, row, context, out).run();
}

}  // namespace zegel::event
