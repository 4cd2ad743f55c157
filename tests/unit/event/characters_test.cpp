// E14 of envelop.md 15, each refused character: every code point, in a value and in a name, against
// the list of section 5. A screen shows what is kept, so what a screen would hide is never kept.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "ledger/event/content.h"
#include "ledger/event/json.h"
#include "tests/support/event_draft.h"
#include "tests/unit/event/refused.h"
#include "tests/unit/event/row.h"

namespace zegel::tests {
namespace {

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
bool surrogate(char32_t c) { return in(c, 0xd800, 0xdfff); }

// Section 5, word for word; U+000A stands in kind text.
bool refused(char32_t c) {
  return c <= 0x1f || in(c, 0x7f, 0x9f) || in(c, 0x202a, 0x202e) || in(c, 0x2066, 0x2069) ||
         c == 0xfeff || in(c, 0xfdd0, 0xfdef) || (c & 0xfffe) == 0xfffe;
}

std::string utf8(char32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xc0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xe0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xf0 | c >> 18), tail(12), tail(6), tail(0)};
}

std::string escaped(char32_t c) {
  if (c < 0x10000) return fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  const auto rest = static_cast<unsigned>(c - 0x10000);
  return fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + (rest >> 10), 0xdc00 + (rest & 0x3ff));
}

bool read(std::string_view text, event::Newlines newlines = event::Newlines::refused) {
  return event::parse_json(text, {}, newlines).has_value();
}

std::string disclosed(std::string_view text) {
  EventDraft draft = small_draft();
  draft.keys[0] = draft.key("tijdstip", "\"a" + std::string(text) + "b\"");
  const MadeEvent made = draft.make();
  return refusals(event::open_disclosures(made.skelet, made.views(), test_row()));
}

}  // namespace

TEST_CASE("E14: each refused character, and no other", "[V-ENV-2]") {
  std::size_t wrong = 0, count = 0;
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (surrogate(c)) continue;
    if (c > 0xffff && (c & 0xffff) < 0xfff0) continue;  // of the other planes the last sixteen
    const std::string told = escaped(c);
    wrong += read("\"" + told + "\"") == refused(c);
    wrong += read("{\"" + told + "\":1}") == refused(c);
    if (c > 0x1f && c != '"' && c != '\\') wrong += read("\"" + utf8(c) + "\"") == refused(c);
    count += refused(c) ? 1 : 0;
  }
  CHECK(wrong == 0);
  CHECK(count == 32 + 33 + 5 + 4 + 1 + 32 + 34);
}

TEST_CASE("E14: a new line is read in a text of a disclosure only", "[V-ENV-2]") {
  CHECK(read(R"("a\nb")", event::Newlines::allowed));
  CHECK_FALSE(read(R"("a\nb")"));
  CHECK_FALSE(read(R"("a\rb")", event::Newlines::allowed));
}

TEST_CASE("E14: a refused character in a disclosure", "[V-ENV-2]") {
  CHECK(disclosed("\\n") == "aangenomen");
  for (const char32_t c : {0x0, 0x9, 0xd, 0x7f, 0x85, 0x202e, 0x2066, 0xfdd0, 0xfeff, 0x1ffff})
    CHECK(disclosed(escaped(c)) == "V-ENV-2 /onthullingen/1");
}

}  // namespace zegel::tests
