// Identifiers and counters whose mix does not compile. No conversion back to the raw type but by
// the named accessor. Random ids are 16 bytes, shown as 22 characters base64url (envelop.md 2,
// D16).
// Threads: values.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/base64url.h"
#include "ledger/base/bytes.h"

namespace zegel::base {

template <class Tag, std::size_t N>
struct Id {
  ByteArray<N> raw{};
  auto operator<=>(const Id&) const = default;
  ByteView view() const { return raw; }
  std::string text() const { return base64url(raw); }
  static std::optional<Id> parse(std::string_view text) {
    const auto bytes = decode_base64url_array<N>(text);
    if (!bytes) return std::nullopt;
    return Id{*bytes};
  }
  static std::optional<Id> from(ByteView bytes) {
    if (bytes.size() != N) return std::nullopt;
    Id id;
    std::memcpy(id.raw.data(), bytes.data(), N);
    return id;
  }
};

using Jti = Id<struct JtiTag, 16>;          // event id, random
using CasusId = Id<struct CasusTag, 16>;    // dossier id, random
using Pid = Id<struct PidTag, 16>;          // betrokkene in a dossier; zeros: gemeenschappelijk
using BladId = Id<struct BladTag, 16>;      // first 16 bytes of the vingerafdruk
using Handle = Id<struct HandleTag, 16>;    // random handle of a medewerker
using Kid = Id<struct KidTag, 32>;          // RFC 7638 thumbprint of an Ed25519 public key
using JwsTag = Id<struct JwsHashTag, 16>;   // h: first 16 bytes of SHA-256(compact JWS)

template <class Tag>
struct Count {
  std::uint64_t value = 0;
  auto operator<=>(const Count&) const = default;
};
using LeafIndex = Count<struct LeafIndexTag>;  // 0-based place of a leaf in its register
using TreeSize = Count<struct TreeSizeTag>;    // number of leaves
using Position = Count<struct PositionTag>;    // place in a Log: Kafka offset, or leaf index

// Whole hours since 1970-01-01T00Z (logboek.md 2).
struct Hour {
  std::uint32_t value = 0;
  auto operator<=>(const Hour&) const = default;
};
constexpr Hour hour_of(std::int64_t unix_seconds) {
  return Hour{static_cast<std::uint32_t>(unix_seconds / 3600)};
}

struct IdHasher {  // the ids are uniformly random, so their first bytes are a hash
  template <class Tag, std::size_t N>
  std::size_t operator()(const Id<Tag, N>& id) const {
    std::size_t out = 0;
    std::memcpy(&out, id.raw.data(), sizeof out);
    return out;
  }
};

}  // namespace zegel::base
