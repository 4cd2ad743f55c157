// A published row is frozen: its meaning, without its labels, has a digest that never changes. A
// changed row is a new version row, a new optional field a new edition (domein.md 2.1).
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "ledger/base/base64url.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/hash.h"
#include "tests/unit/catalogue/golden.h"

namespace zegel::catalogue {
namespace {

constexpr std::string_view kind_names[] = {
    "code", "code_set", "code_count", "reference", "reference_list", "trace", "handle", "date",
    "datetime", "key_moment", "bool", "int", "text", "hash", "hash_list", "person"};

std::string describe(const EventRow& row, const FieldUse& use) {
  const FieldRow& field = *use.field;
  std::string out = fmt::format("  {}{} {} {}", use.name, use.required ? "" : "?",
                                kind_names[static_cast<std::size_t>(row.kind_of(use))],
                                use.exposure == Exposure::index ? "index" : "verzegeld");
  if (!field.list.empty()) out += fmt::format(" {}", field.list);
  if (field.max != 0) out += fmt::format(" {}..{}", field.min, field.max);
  if (field.may_be_empty) out += " leeg";
  if (field.per_code) out += " per-code";
  if (use.empty_code != "V-SCH-2") out += fmt::format(" {}", use.empty_code);
  return out + "\n";
}

std::string describe(const EventRow& row) {
  std::string out = fmt::format(
      "{} registers={} opens={}:{} drafters={} approvers={} self={} persons={} vwa={}:{}\n",
      row.evt, row.registers, row.opens, row.opener_class, row.drafters, row.approvers,
      row.self_allowed, static_cast<int>(row.persons), row.vwa, row.vwa_toezicht);
  if (!row.vwa_meldingen.empty()) out += fmt::format("  vwa in M {}\n", row.vwa_meldingen);
  if (row.at_least_one) out += "  at least one\n";
  for (const FieldUse& use : row.fields) out += describe(row, use);
  if (row.persons == Persons::none) return out;
  out += "  betrokkenen\n";
  for (const FieldUse& use : element_fields(row.element)) out += "  " + describe(row, use);
  return out;
}

std::string digest(std::string_view text) {
  return base::hex(crypto::sha256(base::as_bytes(text)));
}

TEST_CASE("een gepubliceerde rij verandert niet", "[catalogue][golden]") {
  std::string made;
  for (const EventRow& row : event_rows())
    made += fmt::format("{} {}\n", digest(describe(row)), describe(row));
  CHECK(golden::stored("gebeurtenissen.txt", made) == made);
}

TEST_CASE("a digest tells a required field from an optional one", "[catalogue][golden]") {
  EventRow row = *find_event("ontvanger-ingelicht.v1");
  const std::string before = digest(describe(row));
  std::vector<FieldUse> fields(row.fields.begin(), row.fields.end());
  fields.back().required = true;
  row.fields = fields;
  CHECK(digest(describe(row)) != before);
}

}  // namespace
}  // namespace zegel::catalogue
