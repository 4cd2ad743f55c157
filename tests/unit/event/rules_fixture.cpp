#include "tests/unit/event/rules_fixture.h"

#include <algorithm>

#include "ledger/event/rules.h"
#include "tests/support/lawful_event.h"

namespace zegel::rules_test {

object lawful(std::string_view evt) {
  object out = shape_test::correct(evt);
  tests::make_lawful(*catalogue::find_event(evt), out);
  return out;
}

Lines refusals(std::string_view evt, const object& inhoud, const Signer& signer) {
  const catalogue::EventRow& row = *catalogue::find_event(evt);
  shape_test::Opened opened = shape_test::open(evt, inhoud);
  opened.skelet.iss = signer.iss;
  opened.skelet.bkl = signer.bkl;
  base::Refusals found;
  event::check_shape(opened.skelet, opened.content, row,
                     {.now = shape_test::signed_at + 600, .practice = true}, found);
  event::check_rules(opened.skelet, opened.content, row, found);
  Lines lines;
  for (const base::Refusal& refusal : found)
    lines.push_back(std::string(refusal.code) + " " + refusal.veld);
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines changed(std::string_view evt, Changes changes, const Signer& signer) {
  object inhoud = lawful(evt);
  for (const auto& [key, value] : changes) inhoud[key] = value.json;
  return refusals(evt, inhoud, signer);
}

Lines changed_element(std::string_view evt, Changes changes, Changes of_event) {
  object inhoud = lawful(evt);
  for (const auto& [key, value] : of_event) inhoud[key] = value.json;
  object& one = inhoud["betrokkenen"].get_array()[0].get_object();
  for (const auto& [key, value] : changes) one[key] = value.json;
  return refusals(evt, inhoud);
}

}  // namespace zegel::rules_test
