// Strict base64url, base64 and hex: one text per value, so decoding and encoding give it back.
#include "ledger/base/base64url.h"
#include "ledger/base/check.h"
#include "tests/fuzz/targets.h"

namespace zegel::fuzz {

void base64url(base::ByteView bytes) {
  const std::string_view text = base::as_text(bytes);
  base::Bytes decoded;
  if (base::decode_base64url(text, decoded)) ZEGEL_CHECK(base::base64url(decoded) == text);
  if (base::decode_base64(text, decoded)) ZEGEL_CHECK(base::base64(decoded) == text);
  ZEGEL_CHECK(base::decode_base64url(base::base64url(bytes), decoded));
  ZEGEL_CHECK(std::equal(decoded.begin(), decoded.end(), bytes.begin(), bytes.end()));
  const auto array = base::decode_base64url_array<16>(text);
  ZEGEL_CHECK(!array || base::base64url(*array) == text);
}

}  // namespace zegel::fuzz
