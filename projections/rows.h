// Small codecs that the projections share: texts of at most 65,535 bytes after a u16 length, and
// composite keys. Threads: values.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"

namespace zegel::projections {

inline void put_text(base::Bytes& out, std::string_view text) {
  base::ByteWriter writer(out);
  writer.put(static_cast<std::uint16_t>(text.size())).raw(base::as_bytes(text));
}

inline std::string take_text(base::ByteReader& in) {
  return std::string(base::as_text(in.take(in.get<std::uint16_t>())));
}

inline base::ByteArray<32> join(base::ByteView first, base::ByteView second) {  // two 16-byte ids
  base::ByteArray<32> key;
  std::copy(first.begin(), first.end(), key.begin());
  std::copy(second.begin(), second.end(), key.begin() + 16);
  return key;
}

}  // namespace zegel::projections
