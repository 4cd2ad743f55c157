#include <algorithm>

#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

Meta some_meta() { return {4, std::string(ledger_id), 17, control_value(key_from(5))}; }

}  // namespace

TEST_CASE("meta reads back, and only under its own row key", "[sleutels-3]") {
  const base::Bytes value = encode_meta(some_meta(), key_from(1));
  CHECK(parse_meta(value, key_from(1)) == some_meta());
  CHECK_FALSE(parse_meta(value, key_from(2)));
}

TEST_CASE("a changed, cut or grown meta row is none", "[sleutels-3]") {
  const base::Bytes value = encode_meta(some_meta(), key_from(1));
  for (std::size_t at = 0; at < value.size(); ++at) {
    base::Bytes bad = value;
    bad[at] ^= 0x80;
    REQUIRE_FALSE(parse_meta(bad, key_from(1)));
    REQUIRE_FALSE(parse_meta(base::ByteView(value).first(at), key_from(1)));
  }
  base::Bytes longer = value;
  longer.push_back(0);
  CHECK_FALSE(parse_meta(longer, key_from(1)));
}

TEST_CASE("a hek row belongs to its token and its key", "[sleutels-3][R7]") {
  const base::Hash token = hek_token({ledger_id, regie, dossier(1), common});
  const base::Hash other = hek_token({ledger_id, regie, dossier(2), common});
  const Hek hek{HekState::definitive, id_of<base::Jti>(8).raw};
  const auto value = encode_hek(token, hek, key_from(1));
  const auto read = parse_hek(token, value, key_from(1));
  REQUIRE(read);
  CHECK(read->state == HekState::definitive);
  CHECK(read->run == hek.run);
  CHECK_FALSE(parse_hek(other, value, key_from(1)));
  CHECK_FALSE(parse_hek(token, value, key_from(2)));
  CHECK_FALSE(parse_hek(token, base::ByteView(value).first(32), key_from(1)));
}

TEST_CASE("a hek row with state 0 or 3 is none, also with a MAC that fits", "[sleutels-3]") {
  const base::Hash token{};
  for (const int state : {0, 3})
    CHECK_FALSE(parse_hek(token, encode_hek(token, {static_cast<HekState>(state), {}}, key_from(1)),
                          key_from(1)));
}

TEST_CASE("keys of plaats sort by dossier, partij, generation", "[sleutels-3]") {
  const PlaceKey one = place_key(dossier(1), pid(1), 1);
  CHECK(one < place_key(dossier(1), pid(1), 2));
  CHECK(place_key(dossier(1), pid(1), 255) < place_key(dossier(1), pid(1), 256));
  CHECK(place_key(dossier(1), pid(1), 900) < place_key(dossier(1), pid(2), 1));
  CHECK(place_key(dossier(1), pid(9), 900) < place_key(dossier(2), common, 1));
}

TEST_CASE("a key of identiteit is token, dossier, pid, jti", "[sleutels-3]") {
  Token token;
  token.fill(7);
  const IdentityKey key = identity_key(token, {dossier(1), pid(2), id_of<base::Jti>(3)});
  CHECK(std::ranges::equal(base::ByteView(key).first(16), token));
  CHECK(std::ranges::equal(base::ByteView(key).subspan(16, 16), dossier(1).view()));
  CHECK(std::ranges::equal(base::ByteView(key).subspan(32, 16), pid(2).view()));
  CHECK(std::ranges::equal(base::ByteView(key).last(16), id_of<base::Jti>(3).view()));
}

TEST_CASE("sleutels.huidig is four lines of text", "[sleutels-3]") {
  const std::string text = current_text({12, 345, base::Hash{}});
  CHECK(text == "zegel-sleutels 1\n12\n345\n" + std::string(64, '0') + "\n");
  const auto read = parse_current(text);
  REQUIRE(read);
  CHECK(read->epoch == 12);
  CHECK(read->count == 345);
}

TEST_CASE("a changed sleutels.huidig is refused", "[sleutels-3]") {
  const std::string zeros(64, '0');
  const std::string bad = GENERATE_COPY(
      as<std::string>{}, "", "zegel-sleutels 2\n1\n0\n" + zeros + "\n",
      "zegel-sleutels 1\n0\n0\n" + zeros + "\n",
      "zegel-sleutels 1\n1\n0\n" + zeros, "zegel-sleutels 1\n1\n0\n" + zeros + "\n\n",
      "zegel-sleutels 1\n-1\n0\n" + zeros + "\n", "zegel-sleutels 1\n 1\n0\n" + zeros + "\n",
      "zegel-sleutels 1\n4294967296\n0\n" + zeros + "\n", "zegel-sleutels 1\n1\n" + zeros + "\n",
      "zegel-sleutels 1\n1\n0\n" + std::string(64, 'g') + "\n");
  CHECK_FALSE(parse_current(bad));
}

}  // namespace zegel::keys::test
