#include "tests/unit/event/shape_fixture.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "ledger/base/base64url.h"
#include "ledger/crypto/hash.h"

namespace zegel::shape_test {
namespace {

namespace json = boost::json;
using catalogue::FieldUse;
using catalogue::Kind;

const catalogue::EventRow& row_of(std::string_view evt) {
  const catalogue::EventRow* row = catalogue::find_event(evt);
  REQUIRE(row != nullptr);
  return *row;
}

json::value filled(const catalogue::EventRow& row, const FieldUse& use) {
  const catalogue::FieldRow& field = *use.field;
  std::string_view code = oin_a;
  const catalogue::CodeList* list = field.codes;
  if (field.per_code) list = list->selected_by(list->codes[0].code);
  if (list != nullptr) {
    if (list->form == catalogue::ListForm::four_digits) code = "0599";
    if (!list->codes.empty()) code = list->codes[0].code;
  }
  switch (row.kind_of(use)) {
    case Kind::code: return json::value(code);
    case Kind::code_set: return array{code};
    case Kind::code_count: return object{{code, 1}};
    case Kind::reference:
    case Kind::handle: return json::value(id_a);
    case Kind::reference_list: return array{id_a};
    case Kind::trace: return json::value(std::string(32, 'a'));
    case Kind::date: return json::value("2026-03-02");
    case Kind::datetime:
    case Kind::key_moment: return json::value("2026-03-02T11:00:00+01:00");
    case Kind::boolean: return json::value(true);
    case Kind::integer: return json::value(field.min);
    case Kind::text: return json::value("tekst");
    case Kind::hash: return json::value(hash_a);
    case Kind::hash_list: return array{hash_a};
    case Kind::person: return object{{"geslachtsnaam", "Jansen"}, {"geboorteDatum", "2011-05-17"}};
  }
  return nullptr;
}

// Turns an inhoud into disclosures and their one digest.
class Disclosing {
 public:
  std::string digest_of(const json::value& text) {
    disclosures.push_back(base::base64url(base::as_bytes(json::serialize(text))));
    return base::base64url(crypto::sha256(base::as_bytes(disclosures.back())));
  }
  std::string salt() {
    const std::string number = std::to_string(salts_++);
    return base::base64url(crypto::sha256(base::as_bytes(number)));
  }
  std::string key(std::string_view name, const json::value& value) {
    return digest_of(array{salt(), name, value});
  }
  std::vector<std::string> disclosures;

 private:
  int salts_ = 0;
};

}  // namespace

object correct(std::string_view evt) {
  const catalogue::EventRow& row = row_of(evt);
  object out;
  for (const FieldUse& use : row.fields)
    out[use.name] = use.required ? filled(row, use) : json::value(nullptr);
  if (row.at_least_one) {
    const FieldUse& own = *std::find_if(row.fields.begin(), row.fields.end(),
                                        [](const FieldUse& use) { return use.own; });
    out[own.name] = filled(row, own);
  }
  if (row.persons == catalogue::Persons::none) return out;
  object one = element(id_b);
  if (row.element == catalogue::Element::informed_secrecy) one["grondslagGeheim"] = "wgs";
  if (row.element == catalogue::Element::plain) one = {{"pid", id_b}, {"rol", "onderwerp"}};
  out["betrokkenen"] = array{one};
  return out;
}

object verstrekking() { return correct("verstrekking-gedaan.v1"); }

object koppeling(std::string_view identificatiesoort, object person) {
  object out = correct("betrokkene-gekoppeld.v1");
  out["identificatiesoort"] = identificatiesoort;
  out["persoon"] = std::move(person);
  return out;
}

object element(std::string_view pid, std::string_view informeren) {
  return {{"pid", pid},
          {"rol", "onderwerp"},
          {"informeren", informeren},
          {"grondslagVerwijzing", nullptr},
          {"informerenUiterlijkDatum", nullptr},
          {"uitstelgrond", nullptr},
          {"herbeoordelingDatum", nullptr}};
}

Opened open(std::string_view evt, const object& inhoud, std::int64_t hour) {
  Disclosing disclosing;
  array digests;
  for (const auto& [name, value] : inhoud) {
    if (name != "betrokkenen" || !value.is_array()) {
      digests.emplace_back(disclosing.key(name, value));
      continue;
    }
    array elements;
    for (const json::value& one : value.get_array())
      elements.push_back(object{{"...", disclosing.digest_of(array{disclosing.salt(), one})}});
    digests.emplace_back(disclosing.key(name, elements));
  }
  Opened out;
  const std::string root = disclosing.key("inhoud", object{{"_sd", digests}});
  out.skelet.evt = evt;
  out.skelet.iat = hour;
  out.skelet.inhoud = *base::decode_base64url_array<32>(root);
  const std::vector<std::string_view> views(disclosing.disclosures.begin(),
                                            disclosing.disclosures.end());
  auto opened = event::open_disclosures(out.skelet, views, row_of(evt));
  if (!opened)
    for (const auto& refusal : opened.error().refusals) UNSCOPED_INFO(refusal.code << refusal.veld);
  REQUIRE(opened.has_value());
  out.content = std::move(opened->content);
  return out;
}

Lines Judged::operator()(const catalogue::EventRow& row, std::string_view evt,
                         const object& inhoud) const {
  const Opened opened = open(evt, inhoud, iat);
  base::Refusals refusals;
  event::check_shape(opened.skelet, opened.content, row, context, refusals);
  Lines lines;
  for (const base::Refusal& refusal : refusals)
    lines.push_back(std::string(refusal.code) + " " + refusal.veld);
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines Judged::operator()(std::string_view evt, const object& inhoud) const {
  return (*this)(row_of(evt), evt, inhoud);
}

}  // namespace zegel::shape_test
