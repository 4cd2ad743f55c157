#include "ledger/inhoud/plaintext.h"

#include <algorithm>

#include "ledger/base/check.h"

namespace zegel::inhoud {

void pad(std::span<base::Byte> bytes, std::size_t used) {
  ZEGEL_CHECK(bytes.size() == padded_size(used));
  std::ranges::fill(bytes.subspan(used), base::Byte{0});
  bytes[used] = 0x80;
}

std::optional<base::ByteView> unpad(base::ByteView padded) {
  if (padded.empty() || padded.size() % pad_block != 0) return std::nullopt;
  std::size_t end = padded.size();
  const std::size_t first = padded.size() - pad_block;  // the mark stands in the last block
  while (end > first && padded[end - 1] == 0) --end;
  if (end == first || padded[end - 1] != 0x80) return std::nullopt;
  return padded.first(end - 1);
}

}  // namespace zegel::inhoud
