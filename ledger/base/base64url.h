// Strict base64url (RFC 4648 section 5; envelop.md 5): alphabet A-Za-z0-9-_, no padding, no white
// space, length mod 4 is not 1, unused trailing bits zero. Table driven, so NOT constant time:
// never for secrets. Threads: pure functions. Errors: nullopt / false for any byte outside the
// profile.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bytes.h"

namespace zegel::base {

std::string base64url(ByteView bytes);
void append_base64url(std::string& out, ByteView bytes);
constexpr std::size_t base64url_size(std::size_t bytes) { return (bytes * 4 + 2) / 3; }

// Decodes into `out` (resized). False: not strict base64url; `out` is then unspecified.
bool decode_base64url(std::string_view text, Bytes& out);
bool decode_base64url(std::string_view text, std::string& out);

// Exactly N bytes.
bool decode_base64url_into(std::string_view text, std::span<Byte> out);
template <std::size_t N>
std::optional<ByteArray<N>> decode_base64url_array(std::string_view text) {
  ByteArray<N> out;
  if (!decode_base64url_into(text, out)) return std::nullopt;
  return out;
}

// Standard base64 with padding (RFC 4648 section 4), as in C2SP notes and proofs.
std::string base64(ByteView bytes);
void append_base64(std::string& out, ByteView bytes);
bool decode_base64(std::string_view text, Bytes& out);

std::string hex(ByteView bytes);
bool decode_hex(std::string_view text, Bytes& out);

}  // namespace zegel::base
