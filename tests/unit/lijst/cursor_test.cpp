// Cursors and extents: what a list promises about its next page and its freeze (api.md 2.3).
#include "api/lijst/cursor.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "api/http/target.h"
#include "api/lijst/extent.h"
#include "api/lijst/number.h"

namespace base = zegel::base;
namespace crypto = zegel::crypto;
namespace lijst = zegel::api::lijst;

namespace {

base::Bytes bytes(std::string_view text) {
  const auto view = base::as_bytes(text);
  return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("a cursor comes back as it was, for its own question", "[lijst]") {
  crypto::SystemRandom random;
  const lijst::CursorSeal seal(random);
  const lijst::Cursor cursor{{18'442, 0}, bytes("\x01plaats")};
  const std::string text = seal.seal("vraag", cursor);
  const auto again = seal.open("vraag", text);
  REQUIRE(again);
  CHECK(again->sizes == cursor.sizes);
  CHECK(again->place == cursor.place);
  CHECK_FALSE(seal.open("andere vraag", text));
}

TEST_CASE("a cursor of another process, cut or changed, does not open", "[lijst]") {
  crypto::SystemRandom random;
  const lijst::CursorSeal seal(random), other(random);
  const std::string text = seal.seal("vraag", {{7}, bytes("x")});
  CHECK_FALSE(other.open("vraag", text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'a' ? 'b' : 'a';
    CHECK_FALSE(seal.open("vraag", changed));
    CHECK_FALSE(seal.open("vraag", text.substr(0, i)));
  }
  for (const char* odd : {"", "a", "zz", "AB", "0123456789"}) CHECK_FALSE(seal.open("vraag", odd));
  CHECK_FALSE(seal.open("vraag", std::string(100'000, 'a')));
}

TEST_CASE("a cursor never looks like a BSN", "[lijst][V-ID-4]") {
  crypto::SystemRandom random;
  const lijst::CursorSeal seal(random);
  for (int i = 0; i < 1'000; ++i) {
    const auto place = random.bytes<64>();
    const std::string text = seal.seal("vraag", {{}, {place.begin(), place.end()}});
    CHECK(std::ranges::none_of(text, [](char c) { return c < 'a' || c > 'p'; }));
    CHECK_FALSE(zegel::http::text_holds_personal_data(text));
  }
}

TEST_CASE("the largest cursor fits the bound of its key", "[lijst]") {
  crypto::SystemRandom random;
  const lijst::CursorSeal seal(random);
  const lijst::Cursor most{{~0ull, ~0ull, ~0ull}, base::Bytes(lijst::most_place, 0xFF)};
  const std::string text = seal.seal("vraag", most);
  CHECK(text.size() <= 512);
  CHECK(seal.open("vraag", text));
}

TEST_CASE("a freeze names each register once", "[lijst]") {
  const auto two = lijst::parse_extents("regie:18442,toezicht:4921");
  REQUIRE(two);
  CHECK(*two == lijst::Extents{{"regie", 18'442}, {"toezicht", 4'921}});
  CHECK(lijst::extents_text(*two) == "regie:18442,toezicht:4921");
  CHECK(lijst::size_of(*two, "regie") == 18'442);
  CHECK(lijst::size_of(*two, "meldingen") == 0);
  for (const char* bad : {"", "regie", "regie:", ":7", "regie:-1", "regie:1,", ",regie:1", "zorg:1",
                          "regie:1,regie:2", "regie:1;toezicht:2", "regie:9007199254740992",
                          "regie:99999999999999999999", "regie:0x1", "regie: 1"})
    CHECK_FALSE(lijst::parse_extents(bad));
}

TEST_CASE("a size in an address never looks like a BSN", "[lijst][V-ID-4]") {
  CHECK(lijst::address_number(99'999'999) == "99999999");
  CHECK(lijst::address_number(100'000'000) == "0100000000");
  CHECK(lijst::address_number(1'000'000'000) == "1000000000");
  CHECK(lijst::parse_number("0100000000") == 100'000'000u);
  CHECK(lijst::parse_number("9007199254740991") == (1ull << 53) - 1);
  CHECK_FALSE(lijst::parse_number("9007199254740992"));
}
