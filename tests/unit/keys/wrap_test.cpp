#include <algorithm>

#include "ledger/keys/wrap.h"
#include "tests/unit/keys/world.h"

namespace zegel::keys::test {
namespace {

EpochKeys keys_of(std::uint32_t epoch, std::string_view ledger = ledger_id) {
  return EpochKeys::from(ledger, epoch, key_from(0));
}
struct Wrapped {
  base::BladId id;
  WrappedBlad row;
};
Wrapped wrapped(const EpochKeys& keys, std::uint8_t blad = 0x20, std::uint16_t generation = 1) {
  crypto::SystemRandom random;
  const Blad one{*RegisterName::from(regie), dossier(1), pid(2), generation, hour, key_from(blad)};
  return {blad_id(fingerprint(one.key)), wrap_blad(keys, one, random.bytes<24>())};
}

}  // namespace

TEST_CASE("a wrapped blad opens with everything that it was given", "[sleutels-3]") {
  const EpochKeys keys = keys_of(1);
  const auto [id, row] = wrapped(keys, 0x20, 3);
  const auto blad = unwrap_blad(keys, id, row);
  REQUIRE(blad);
  CHECK(blad->reg.text() == regie);
  CHECK(blad->dossier == dossier(1));
  CHECK(blad->partij == pid(2));
  CHECK(blad->generation == 3);
  CHECK(blad->hour == hour);
  CHECK(blad->key.equals(key_from(0x20)));
}

TEST_CASE("a row of one epoch does not open in another", "[sleutels-3][I7]") {
  // The same KEK bytes under another epoch number: only the associated data differs.
  EpochKeys later = keys_of(1);
  later.epoch = 2;
  const auto [id, row] = wrapped(keys_of(1));
  CHECK_FALSE(unwrap_blad(later, id, row));
  CHECK_FALSE(unwrap_blad(keys_of(2), id, row));
}

TEST_CASE("a row of another ledger does not open", "[sleutels-3]") {
  EpochKeys other = keys_of(1);
  other.ledger_id = "zegel.ander.nl";
  const auto [id, row] = wrapped(keys_of(1));
  CHECK_FALSE(unwrap_blad(other, id, row));
}

TEST_CASE("a row that was moved to another id does not open", "[sleutels-3][R6]") {
  const EpochKeys keys = keys_of(1);
  const Wrapped a = wrapped(keys, 0x20), b = wrapped(keys, 0x60);
  CHECK_FALSE(unwrap_blad(keys, b.id, a.row));
  CHECK_FALSE(unwrap_blad(keys, a.id, b.row));
}

TEST_CASE("a row with another generation or hour in front", "[sleutels-3]") {
  const EpochKeys keys = keys_of(1);
  auto [id, row] = wrapped(keys);
  WrappedBlad other = row;
  other[3] = 2;
  CHECK_FALSE(unwrap_blad(keys, id, other));
}

TEST_CASE("any flipped bit past the hour closes the row", "[sleutels-3]") {
  const EpochKeys keys = keys_of(1);
  const auto [id, row] = wrapped(keys);
  for (std::size_t at = 8; at < row.size(); ++at) {
    WrappedBlad bad = row;
    bad[at] ^= 0x01;
    REQUIRE_FALSE(unwrap_blad(keys, id, bad));
  }
}

TEST_CASE("version 2, alg 0, alg 2, a short and a long row do not open", "[sleutels-3]") {
  const EpochKeys keys = keys_of(1);
  const auto [id, row] = wrapped(keys);
  for (const auto& [at, value] : {std::pair{0, 2}, std::pair{1, 0}, std::pair{1, 2}}) {
    WrappedBlad bad = row;
    bad[static_cast<std::size_t>(at)] = static_cast<base::Byte>(value);
    CHECK_FALSE(unwrap_blad(keys, id, bad));
  }
  base::Bytes longer(row.begin(), row.end());
  longer.push_back(0);
  CHECK_FALSE(unwrap_blad(keys, id, longer));
  CHECK_FALSE(unwrap_blad(keys, id, base::ByteView(row).first(143)));
  CHECK_FALSE(unwrap_blad(keys, id, {}));
}

// A blad sealed by somebody who holds W_e, under an id that is not its vingerafdruk.
TEST_CASE("a blad that does not give its own id does not open", "[sleutels-3][R6]") {
  const EpochKeys keys = keys_of(1);
  const base::BladId foreign = id_of<base::BladId>(0x77);
  base::ByteArray<96> plain{};
  plain[0] = 5;
  std::ranges::copy(base::as_bytes(regie), plain.begin() + 1);
  base::Bytes row;
  const crypto::Nonce nonce{};
  base::ByteWriter(row).put(std::uint8_t{1}).put(std::uint8_t{1}).put(std::uint16_t{1});
  base::ByteWriter(row).put(hour.value).raw(nonce);
  crypto::seal_into(row, keys.wrap, nonce, wrap_aad(ledger_id, foreign, 1, 1), plain);
  REQUIRE(row.size() == wrapped_size);
  CHECK_FALSE(unwrap_blad(keys, foreign, row));
}

TEST_CASE("a register name of 0 or 32 bytes is none", "[sleutels-3]") {
  CHECK_FALSE(RegisterName::from(""));
  CHECK_FALSE(RegisterName::from(std::string(32, 'a')));
  CHECK(RegisterName::from(std::string(31, 'a'))->text() == std::string(31, 'a'));
  CHECK(*RegisterName::from("regie") != *RegisterName::from("regi"));
}

}  // namespace zegel::keys::test
