// The next character of a text. Invariants: no allocation, and always forward, also on bytes that
// are no UTF-8. Threads: pure. Errors: the text is valid UTF-8 (the JSON parser has seen to it).
#pragma once

#include <cstdint>
#include <string_view>

namespace zegel::event {

using CodePoint = std::uint32_t;

inline CodePoint next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) -> CodePoint {
    return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3Fu : 0;
  };
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t from = at;
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    at += 2;
    return (lead & 0x1Fu) << 6 | byte(from + 1);
  }
  if (lead < 0xF0) {
    at += 3;
    return (lead & 0x0Fu) << 12 | byte(from + 1) << 6 | byte(from + 2);
  }
  at += 4;
  return (lead & 0x07u) << 18 | byte(from + 1) << 12 | byte(from + 2) << 6 | byte(from + 3);
}

}  // namespace zegel::event
