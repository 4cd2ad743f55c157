#include "ledger/inhoud/seal.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/crypto/hash.h"
#include "ledger/inhoud/plaintext.h"
#include "ledger/inhoud/record.h"

namespace zegel::inhoud {
namespace {

using base::Failure;

// Characters of each part: its disclosures, each with '~'.
using Sizes = std::array<std::size_t, base::limits::parts>;

std::size_t sealed_size(std::size_t used) { return padded_size(used) + crypto::aead_tag; }

struct Sealing {
  const EventRef& ref;
  std::span<const std::string_view> disclosures;
  std::span<const std::uint8_t> part_of;
  base::JwsTag h;
  crypto::Random& random;
};

void seal_part(base::Bytes& out, const Sealing& sealing, std::size_t part, std::size_t used,
               const keys::Lease& lease);

}  // namespace

base::Result<base::Bytes> seal(const EventRef& ref, std::span<const std::string_view> disclosures,
                               std::span<const std::uint8_t> part_of,
                               std::span<const keys::Lease> leases, crypto::Random& random,
                               std::uint16_t generation) {
  ZEGEL_CHECK(part_of.size() == disclosures.size());
  ZEGEL_CHECK(!leases.empty() && leases.size() <= base::limits::parts);
  if (std::ranges::any_of(leases, &keys::Lease::expired))
    return std::unexpected(Failure::unavailable("V-DUR-1", "een lease is verlopen"));
  Sizes used{};
  for (std::size_t i = 0; i < disclosures.size(); ++i) {
    ZEGEL_CHECK(part_of[i] < leases.size());
    used[part_of[i]] += disclosures[i].size() + 1;
  }
  std::size_t size = record_head;
  for (std::size_t part = 0; part < leases.size(); ++part)
    size += part_head + sealed_size(used[part]);
  if (size > base::limits::inhoud_record) return std::unexpected(Failure::refused("V-GRO-1"));

  const Sealing sealing{ref, disclosures, part_of, crypto::jws_tag(ref.jws), random};
  base::Bytes out;
  out.reserve(size);
  write_head(out, {generation, ref.jti, sealing.h, {}}, leases.size());
  for (std::size_t part = 0; part < leases.size(); ++part)
    seal_part(out, sealing, part, used[part], leases[part]);
  return out;
}

namespace {

// The nonce is random, 192 bits; the key is of this jti and JWS alone (sleutels.md 2).
void seal_part(base::Bytes& out, const Sealing& sealing, std::size_t part, std::size_t used,
               const keys::Lease& lease) {
  Plaintext plain(padded_size(used));
  auto at = plain.writable().begin();
  for (std::size_t i = 0; i < sealing.disclosures.size(); ++i) {
    if (sealing.part_of[i] != part) continue;
    at = std::ranges::copy(base::as_bytes(sealing.disclosures[i]), at).out;
    *at++ = '~';
  }
  pad(plain.writable(), used);

  const EventRef& ref = sealing.ref;
  const keys::RecordOf record{ref.jti, sealing.h};
  const auto key = keys::derive_record_key(lease.key(), record, keys::alg_xchacha20);
  const auto aad = keys::record_aad({ref.ledger_id, ref.reg, lease.dossier(), lease.partij()},
                                    record, lease.id(), keys::alg_xchacha20);
  const auto nonce = sealing.random.bytes<24>();
  write_part_head(out, part != 0, lease.id(), nonce, sealed_size(used));
  crypto::seal_into(out, key, nonce, aad, plain.view());
}

}  // namespace
}  // namespace zegel::inhoud
