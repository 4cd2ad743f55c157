// A tiny vocabulary for the rules: a lawful inhoud per type, changed in some places, and all its
// refusals, those of shape beside those of the rules.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "tests/unit/event/shape_fixture.h"

namespace zegel::rules_test {

using shape_test::array;
using shape_test::Lines;
using shape_test::object;
using shape_test::Value;
using shape_test::element;
using shape_test::id_a;
using shape_test::id_b;
using shape_test::oin_a;
using shape_test::oin_b;

using Changes = std::initializer_list<std::pair<std::string_view, Value>>;

struct Signer {
  std::string iss = std::string(oin_a);
  std::string bkl = "regie-5j";
};

object lawful(std::string_view evt);   // tijdstip 2026-03-02T11:00:00+01:00
Lines refusals(std::string_view evt, const object& inhoud, const Signer& signer = {});
Lines changed(std::string_view evt, Changes changes, const Signer& signer = {});
// The same, with one element of betrokkenen changed.
Lines changed_element(std::string_view evt, Changes changes, Changes of_event = {});

inline std::string at(std::string_view code, std::string_view veld) {
  return std::string(code) + " /inhoud/" + std::string(veld);
}
inline std::string at_element(std::string_view code, std::string_view veld) {
  return std::string(code) + " /inhoud/betrokkenen/0/" + std::string(veld);
}

}  // namespace zegel::rules_test
