// N8: which disclosure belongs to whom.
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "ledger/event/envelope.h"
#include "ledger/event/issue.h"
#include "ledger/inhoud/disclosure_name.h"
#include "tests/support/random_event.h"
#include "tests/unit/inhoud/example.h"

namespace zegel::inhoud::test {
namespace {

namespace json = boost::json;

// A random event of this row with so many betrokkenen, as an issuer sends it.
struct Sent {
  std::string text;
  event::Envelope envelope;
  event::Skelet skelet;
};
Sent send(const catalogue::EventRow& row, std::size_t betrokkenen, tests::SeededRandom& random) {
  const std::int64_t iat = 1'772'445'600;
  json::object inhoud = tests::random_inhoud(row, iat, random);
  while (inhoud.contains("betrokkenen") && inhoud["betrokkenen"].as_array().size() != betrokkenen)
    inhoud = tests::random_inhoud(row, iat, random);
  Sent sent;
  sent.skelet = tests::random_skelet(row, ledger_id, "00000099000000001000", iat, random);
  auto text = event::issue(sent.skelet, inhoud, row, tests::example_key(), random);
  REQUIRE(text);
  sent.text = std::move(*text);
  auto envelope = event::parse_envelope(sent.text);
  REQUIRE(envelope);
  sent.envelope = std::move(*envelope);
  sent.skelet = *event::parse_skelet(sent.envelope.payload);
  return sent;
}

std::vector<std::uint8_t> parts(const Sent& sent, const catalogue::EventRow& row) {
  auto opened = event::open_disclosures(sent.skelet, sent.envelope.disclosures, row);
  REQUIRE(opened);
  return parts_of(*opened, sent.envelope.disclosures, row);
}
// The names of the keys in each part; an element is named "*".
std::vector<std::vector<std::string>> names_per_part(const Sent& sent,
                                                     const catalogue::EventRow& row) {
  std::vector<std::vector<std::string>> out(21);
  const auto part = parts(sent, row);
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::string name = disclosure_name(sent.envelope.disclosures[i]);
    out[part[i]].push_back(name.empty() ? "*" : name);
  }
  return out;
}
bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}
bool is_verzegeld(std::string_view name) {
  return catalogue::field_row(name).exposure == catalogue::Exposure::verzegeld;
}

}  // namespace

TEST_CASE("the parts of the example are those of its table", "[N8][envelop-1]") {
  Example& example = Example::only();
  const auto* const row = catalogue::find_event("verstrekking-gedaan.v1");
  REQUIRE(row);
  auto opened = event::open_disclosures(tests::example_skelet(), example.disclosures, *row);
  REQUIRE(opened);
  CHECK(parts_of(*opened, example.disclosures, *row) == example.part_of);
}

TEST_CASE("met een betrokkene horen ook alle verzegelde velden bij hem", "[N8]") {
  const auto* const row = catalogue::find_event("verstrekking-gedaan.v1");
  tests::SeededRandom random("een betrokkene");
  const auto names = names_per_part(send(*row, 1, random), *row);
  REQUIRE(holds(names[1], "*"));
  std::size_t sealed = 0;
  for (const catalogue::FieldUse& field : row->fields) {
    INFO(field.name);
    CHECK(holds(names[is_verzegeld(field.name) ? 1 : 0], field.name));
    sealed += is_verzegeld(field.name);
  }
  CHECK(sealed > 0);
  CHECK(names[1].size() == sealed + 1);
  CHECK(holds(names[0], "inhoud"));
  CHECK(holds(names[0], "betrokkenen"));
}

TEST_CASE("met twee betrokkenen, of geen, blijven verzegelde velden gemeenschappelijk", "[N8]") {
  const auto* const row = catalogue::find_event("verstrekking-gedaan.v1");
  const std::size_t count = GENERATE(2u, 3u);
  tests::SeededRandom random("meer betrokkenen");
  const auto names = names_per_part(send(*row, count, random), *row);
  for (const catalogue::FieldUse& field : row->fields) CHECK(holds(names[0], field.name));
  for (std::size_t i = 1; i <= count; ++i) CHECK(names[i] == std::vector<std::string>{"*"});
}

TEST_CASE("persoon hoort bij zijn pid", "[N8]") {
  const auto* const row = catalogue::find_event("betrokkene-gekoppeld.v1");
  REQUIRE(row);
  REQUIRE(row->has_person);
  tests::SeededRandom random("persoon");
  const auto names = names_per_part(send(*row, 1, random), *row);
  CHECK(holds(names[1], "persoon"));
  CHECK(holds(names[0], "casus"));
}

TEST_CASE("sealed by its parts and opened again, every row gives what was sent", "[N8][I9]") {
  Example& example = Example::only();
  tests::SeededRandom random("elke rij");
  for (const catalogue::EventRow& row : catalogue::event_rows()) {
    INFO(row.evt);
    for (std::size_t betrokkenen = 0; betrokkenen <= 2; ++betrokkenen) {
      using catalogue::Persons;
      if (row.persons == Persons::none && betrokkenen != 0) continue;
      if (row.persons == Persons::one && betrokkenen != 1) continue;
      if (row.persons == Persons::one_or_more && betrokkenen == 0) continue;
      const Sent sent = send(row, betrokkenen, random);
      std::vector<base::Pid> partijen(example.partijen.begin(),
                                      example.partijen.begin() + 1 +
                                          static_cast<std::ptrdiff_t>(betrokkenen));
      const auto leases = example.keeper->blads_for(regie, example.casus, partijen, hour);
      REQUIRE(leases);
      const EventRef ref{ledger_id, regie, sent.skelet.jti, sent.envelope.jws};
      const auto record =
          seal(ref, sent.envelope.disclosures, parts(sent, row), *leases, random);
      REQUIRE(record);
      const OpenedRecord opened = example.open(*record, ref);
      CHECK(opened.toestand() == Toestand::volledig);
      auto out = opened.disclosures();
      auto in = sent.envelope.disclosures;
      std::ranges::sort(out);
      std::ranges::sort(in);
      CHECK(out == in);
      REQUIRE(opened.content);
      CHECK(opened.content->betrokkenen() == betrokkenen);
    }
  }
}

TEST_CASE("with its one betrokkene destroyed the rest of an event still opens", "[N8][I9]") {
  Example& example = Example::only();
  const auto* const row = catalogue::find_event("verstrekking-gedaan.v1");
  tests::SeededRandom random("gedeeltelijk");
  const Sent sent = send(*row, 1, random);
  const std::vector<base::Pid> partijen{example.partijen[0], example.partijen[1]};
  const auto leases = example.keeper->blads_for(regie, example.casus, partijen, hour);
  const EventRef ref{ledger_id, regie, sent.skelet.jti, sent.envelope.jws};
  const auto record = seal(ref, sent.envelope.disclosures, parts(sent, *row), *leases, random);
  const OpenedRecord opened =
      example.open(stomped(*record, {1}, 2), ref, example.fence({1}));
  CHECK(opened.toestand() == Toestand::gedeeltelijk);
  REQUIRE(opened.content);
  CHECK(opened.content->betrokkenen() == 0);
  CHECK(opened.content->unopened_elements() == 1);
  for (const catalogue::FieldUse& field : row->fields) {
    INFO(field.name);
    CHECK((opened.content->find(field.name) == nullptr) == is_verzegeld(field.name));
  }
}

}  // namespace zegel::inhoud::test
