// Kinds that no row of this version uses yet, and the texts of a rule.
#include "ledger/event/shape_value.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <string>

namespace zegel::event {
namespace {

using boost::json::array;
using boost::json::object;
using catalogue::Kind;

base::Refusals judge(Kind kind, const boost::json::value& value) {
  catalogue::FieldRow field;
  field.name = "veld";
  field.kind = kind;
  field.codes = catalogue::find_list("register");
  base::Refusals out;
  Faults faults(out);
  check_value(field, kind, value, {.key = field.name}, faults);
  return out;
}

bool refused_with(Kind kind, const boost::json::value& value, std::string_view code) {
  return judge(kind, value) == base::Refusals{{code, "/inhoud/veld"}};
}

TEST_CASE("counts per code", "[shape][V-SCH-4]") {
  CHECK(judge(Kind::code_count, object{{"regie", 3}, {"toezicht", 0}}).empty());
  CHECK(judge(Kind::code_count, object{}).empty());
  CHECK(refused_with(Kind::code_count, object{{"regie", -1}}, "V-SCH-4"));
  CHECK(refused_with(Kind::code_count, object{{"regie", "3"}}, "V-SCH-4"));
  CHECK(refused_with(Kind::code_count, object{{"archief", 3}}, "V-SCH-5"));
  CHECK(refused_with(Kind::code_count, array{}, "V-SCH-4"));
}

TEST_CASE("hashes come in lists of up to a thousand", "[shape][V-SCH-4]") {
  const std::string_view hash = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  array many;
  for (int i = 0; i < 1'000; ++i) many.emplace_back(hash);
  CHECK(judge(Kind::hash_list, many).empty());
  many.emplace_back(hash);
  CHECK(refused_with(Kind::hash_list, many, "V-SCH-4"));
  CHECK(refused_with(Kind::hash_list, array{"kort"}, "V-SCH-4"));
  CHECK(refused_with(Kind::hash_list, array{}, "V-SCH-4"));
}

TEST_CASE("empty is null, or without anything in it", "[shape]") {
  CHECK(is_empty(nullptr));
  CHECK(is_empty(array{}));
  CHECK(is_empty(boost::json::value("")));
  CHECK_FALSE(is_empty(object{}));
  CHECK_FALSE(is_empty(false));
  CHECK_FALSE(is_empty(0));
}

TEST_CASE("a rule for texts says what it minds", "[shape]") {
  CHECK(text_fits("a\nb", {}));
  CHECK_FALSE(text_fits("a\nb", {.newline = false}));
  CHECK_FALSE(text_fits("e\u0301", {}));
  CHECK(text_fits("e\u0301", {.nfc = false}));
  CHECK_FALSE(text_fits("abc", {.max = 2}));
  CHECK_FALSE(text_fits("", {}));
  CHECK(text_fits("\U0001F600\U0001F600", {.max = 2}));
}

}  // namespace
}  // namespace zegel::event
