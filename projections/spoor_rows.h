// Codecs of the rows of Spoor. Threads: values. Errors: rows are ours, so a short one is a damaged
// store (checked).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "projections/spoor.h"

namespace zegel::projections::spoor {

using NameHash = base::ByteArray<8>;
NameHash name_hash(std::string_view text);   // of an evt or iss: the first bytes of SHA-256

// A key of several parts, as bytes.
template <class... Parts>
base::Bytes key(const Parts&... parts) {
  base::Bytes out;
  base::ByteWriter writer(out);
  (writer.raw(parts), ...);
  return out;
}

struct Gebeurtenis {
  base::Jti jti;
  base::Hour received;
  std::string_view iss;        // 20 digits
  std::uint8_t elements = 0;   // of the event, opened or not
  std::string_view evt;
  std::string_view velden;
};
base::Bytes encode(const Gebeurtenis& row);
Gebeurtenis decode(base::ByteView bytes);    // views point into `bytes`

// One event of the group that is not full yet: index -> both hashes.
inline constexpr std::uint64_t group = 64;
struct Staart {
  std::uint64_t index = 0;
  NameHash soort{}, afzender{};
};
std::vector<Staart> read_staart(const store::Rows& rows, store::Table staart);  // by index

}  // namespace zegel::projections::spoor
