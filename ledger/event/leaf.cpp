#include "ledger/event/leaf.h"

#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/crypto/hash.h"

namespace zegel::event {
namespace {

constexpr base::Byte version = 0x01;
constexpr std::size_t blind_size = 32;
constexpr std::size_t extra_size = 37;  // version, blind, hour
static_assert(extra_size + sizeof(std::uint16_t) == base::limits::leaf_head);

base::Bytes joined(base::ByteView extra, std::string_view jws) {
  base::Bytes leaf;
  leaf.reserve(base::limits::leaf_head + jws.size());
  base::ByteWriter(leaf).raw(extra).put(static_cast<std::uint16_t>(jws.size())).raw(
      base::as_bytes(jws));
  return leaf;
}

bool fits(std::string_view jws) { return !jws.empty() && jws.size() <= base::limits::jws; }

}  // namespace

base::Bytes make_leaf(base::ByteView blind32, base::Hour received, std::string_view jws) {
  ZEGEL_CHECK(blind32.size() == blind_size && fits(jws));
  base::Bytes extra;
  extra.reserve(extra_size);
  base::ByteWriter(extra).put(version).raw(blind32).put(received.value);
  return joined(extra, jws);
}

std::optional<LeafView> parse_leaf(base::ByteView leaf) {
  if (leaf.size() <= base::limits::leaf_head || leaf.size() > base::limits::leaf)
    return std::nullopt;
  base::ByteReader reader(leaf);
  if (reader.get<base::Byte>() != version) return std::nullopt;
  reader.take(blind_size);
  const base::Hour received{reader.get<std::uint32_t>()};
  const auto size = reader.get<std::uint16_t>();
  if (size != reader.rest().size()) return std::nullopt;
  return LeafView{leaf.first(extra_size), received, base::as_text(reader.rest())};
}

std::optional<base::Bytes> rebuild_leaf(base::ByteView extra, std::string_view jws) {
  if (extra.size() != extra_size || extra[0] != version || !fits(jws)) return std::nullopt;
  return joined(extra, jws);
}

base::Hash leaf_hash(base::ByteView leaf) {
  constexpr base::Byte leaf_prefix = 0x00;  // RFC 6962 2.1
  return crypto::sha256({base::ByteView(&leaf_prefix, 1), leaf});
}

}  // namespace zegel::event
