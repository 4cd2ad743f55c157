// The inhoud record: bounds of envelop.md 9, every view inside the bytes.
#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/inhoud/seal.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {
namespace {

bool inside(base::ByteView part, base::ByteView whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace

void inhoud_record(base::ByteView bytes) {
  const auto record = inhoud::parse_record(bytes);
  if (!record) return;
  ZEGEL_CHECK(!record->parts.empty() && record->parts.size() <= base::limits::parts);
  ZEGEL_CHECK(!record->parts.front().betrokkene && record->generation >= 1);
  std::size_t size = 37;
  for (const auto& part : record->parts) {
    ZEGEL_CHECK(inside(part.nonce, bytes) && inside(part.ciphertext, bytes));
    size += 45 + part.ciphertext.size();
  }
  ZEGEL_CHECK(size == bytes.size());
}

}  // namespace zegel::fuzz
