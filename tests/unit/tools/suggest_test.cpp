#include <catch2/catch.hpp>

#include "tools/zegel/suggest.h"

using zegel::cli::edit_distance;
using zegel::cli::nearest;

namespace {
const std::vector<std::string> verbs = {"stuur", "sleutel", "controleer", "oefen"};
}

TEST_CASE("a swapped pair of letters is one edit") { CHECK(edit_distance("stuur", "sutur") == 1); }

TEST_CASE("the nearest word is offered for a typing error") {
  CHECK(nearest("stur", verbs) == "stuur");
  CHECK(nearest("controlleer", verbs) == "controleer");
  CHECK(nearest("slutel", verbs) == "sleutel");
}

TEST_CASE("half a word finds the word that begins with it") {
  CHECK(nearest("contr", verbs) == "controleer");
}

TEST_CASE("a word that is like nothing gets no suggestion") {
  CHECK_FALSE(nearest("vernietig", verbs));
  CHECK_FALSE(nearest("", verbs));
  CHECK_FALSE(nearest(std::string(1'000, 'a'), verbs));
}
