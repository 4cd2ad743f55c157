// E5-E6 of envelop.md 15 at the door: whoever cannot prove a registered key gets V-SLT-1 and leaves
// nothing behind. The same cases without a ledger stand in tests/unit/event/signature_test.cpp.
#include "ledger/event/envelope.h"
#include "tests/support/node_world.h"
#include "tests/unit/intake/intake_world.h"

using zegel::tests::IntakeWorld;
using zegel::tests::refusals_text;
namespace base = zegel::base;
namespace crypto = zegel::crypto;

namespace {

const base::CasusId casus = zegel::keys::test::dossier(1);
constexpr auto refused = "V-SLT-1 /kop/kid";

struct Door {
  IntakeWorld world;
  std::string event = world.event(casus);

  std::string told(const std::string& bytes) {
    const auto answer = world.post(bytes);
    CHECK(world.ledger.size() == 1);
    CHECK(world.records() == 0);
    CHECK(world.blads() == 0);
    return answer ? "201" : refusals_text(answer.error());
  }
  std::string signed_with(const crypto::Signature& signature) const {
    const std::size_t end = event.find('~');
    return event.substr(0, event.rfind('.', end) + 1) + base::base64url(signature) +
           event.substr(end);
  }
  crypto::Signature signature() const { return zegel::event::parse_envelope(event)->signature; }
};

std::string header_of(const std::string& event) { return event.substr(0, event.find('.')); }
std::string after_header(const std::string& event) { return event.substr(event.find('.')); }

}  // namespace

TEST_CASE("E5: een kid die niemand kent", "[V-SLT-1]") {
  Door door;
  IntakeWorld stranger;  // another ledger, another key
  CHECK(door.told(stranger.event(casus)) == refused);
}

TEST_CASE("E6: een gewijzigd teken in het skelet", "[V-SLT-1]") {
  Door door;
  const std::size_t dot = door.event.find('.');
  for (std::size_t at = dot + 1; at < dot + 300; at += 97) {
    std::string flipped = door.event;
    flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
    CHECK(door.told(flipped) == refused);
  }
}

TEST_CASE("E6: S + L in plaats van S", "[V-SLT-1]") {
  Door door;
  crypto::Signature signature = door.signature();
  base::Bytes order;
  REQUIRE(base::decode_hex("edd3f55c1a631258d69cf7a2def9de14", order));
  order.resize(32);
  order[31] = 0x10;
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += signature[32 + i] + order[i];
    signature[32 + i] = static_cast<base::Byte>(carry);
    carry >>= 8;
  }
  CHECK(door.told(door.signed_with(signature)) == refused);
}

TEST_CASE("E6: R van kleine orde", "[V-SLT-1]") {
  Door door;
  crypto::Signature signature = door.signature();
  std::fill(signature.begin(), signature.begin() + 32, base::Byte{0});
  CHECK(door.told(door.signed_with(signature)) == refused);
  signature[0] = 1;
  CHECK(door.told(door.signed_with(signature)) == refused);
}

TEST_CASE("E6: ondertekend met een andere sleutel dan de kid", "[V-SLT-1]") {
  Door door;
  const auto other = crypto::SigningKey::generate();
  const auto envelope = zegel::event::parse_envelope(door.event);
  REQUIRE(envelope);
  CHECK(door.told(door.signed_with(other.sign(base::as_bytes(envelope->signed_part)))) == refused);
}

TEST_CASE("E6: de koppen van twee geldige gebeurtenissen verwisseld", "[V-SLT-1]") {
  Door door;
  IntakeWorld stranger;
  const std::string other = stranger.event(casus);
  CHECK(door.told(header_of(other) + after_header(door.event)) == refused);
  CHECK(door.told(header_of(door.event) + after_header(other)) == refused);
}
