#include "ledger/base/base64url.h"

namespace zegel::base {
namespace {

constexpr std::string_view url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

using Table = std::array<Byte, 256>;
constexpr Byte invalid = 0x80;  // sixtets are below 0x40, so one OR over a group shows a bad byte

constexpr Table decode_table(std::string_view alphabet) {
  Table table{};
  table.fill(invalid);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<Byte>(i);
  return table;
}
constexpr Table url_table = decode_table(url_alphabet);
constexpr Table standard_table = decode_table(standard_alphabet);

void encode(std::string_view alphabet, ByteView bytes, char* out);
bool decode(const Table& table, std::string_view text, Byte* out);
bool decode_tail(const Table& table, std::string_view tail, Byte* out);
constexpr std::size_t decoded_size(std::size_t chars) { return chars * 3 / 4; }

}  // namespace

void append_base64url(std::string& out, ByteView bytes) {
  const std::size_t start = out.size();
  out.resize(start + base64url_size(bytes.size()));
  encode(url_alphabet, bytes, out.data() + start);
}

std::string base64url(ByteView bytes) {
  std::string out;
  append_base64url(out, bytes);
  return out;
}

bool decode_base64url(std::string_view text, Bytes& out) {
  out.resize(decoded_size(text.size()));
  return decode(url_table, text, out.data());
}

bool decode_base64url(std::string_view text, std::string& out) {
  out.resize(decoded_size(text.size()));
  return decode(url_table, text, reinterpret_cast<Byte*>(out.data()));
}

bool decode_base64url_into(std::string_view text, std::span<Byte> out) {
  return text.size() == base64url_size(out.size()) && decode(url_table, text, out.data());
}

void append_base64(std::string& out, ByteView bytes) {
  const std::size_t start = out.size();
  out.resize(start + (bytes.size() + 2) / 3 * 4, '=');
  encode(standard_alphabet, bytes, out.data() + start);
}

std::string base64(ByteView bytes) {
  std::string out;
  append_base64(out, bytes);
  return out;
}

bool decode_base64(std::string_view text, Bytes& out) {
  if (text.size() % 4 != 0) return false;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  text.remove_suffix(padding);
  out.resize(decoded_size(text.size()));
  return decode(standard_table, text, out.data());
}

std::string hex(ByteView bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const Byte byte : bytes) {
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

bool decode_hex(std::string_view text, Bytes& out) {
  const auto nibble = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  if (text.size() % 2 != 0) return false;
  out.clear();
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = nibble(text[i]);
    const int low = nibble(text[i + 1]);
    if (high < 0 || low < 0) return false;
    out.push_back(static_cast<Byte>(high << 4 | low));
  }
  return true;
}

namespace {

// Without padding; `out` holds base64url_size(bytes.size()) characters.
void encode(std::string_view alphabet, ByteView bytes, char* out) {
  std::size_t i = 0;
  for (; i + 3 <= bytes.size(); i += 3) {
    const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16 |
                                static_cast<std::uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2];
    *out++ = alphabet[group >> 18];
    *out++ = alphabet[group >> 12 & 63];
    *out++ = alphabet[group >> 6 & 63];
    *out++ = alphabet[group & 63];
  }
  if (i == bytes.size()) return;
  const std::uint32_t first = bytes[i];
  const std::uint32_t second = i + 1 < bytes.size() ? bytes[i + 1] : 0;
  *out++ = alphabet[first >> 2];
  *out++ = alphabet[(first << 4 | second >> 4) & 63];
  if (i + 1 < bytes.size()) *out = alphabet[second << 2 & 63];
}

// `out` holds decoded_size(text.size()) bytes.
bool decode(const Table& table, std::string_view text, Byte* out) {
  const auto* in = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t whole = text.size() / 4 * 4;
  Byte seen = 0;
  for (std::size_t i = 0; i < whole; i += 4) {
    const Byte a = table[in[i]], b = table[in[i + 1]], c = table[in[i + 2]], d = table[in[i + 3]];
    seen |= static_cast<Byte>(a | b | c | d);
    *out++ = static_cast<Byte>(a << 2 | b >> 4);
    *out++ = static_cast<Byte>(b << 4 | c >> 2);
    *out++ = static_cast<Byte>(c << 6 | d);
  }
  return (seen & invalid) == 0 && decode_tail(table, text.substr(whole), out);
}

// 0, 2 or 3 characters; the bits that carry nothing must be zero, or one value had several texts.
bool decode_tail(const Table& table, std::string_view tail, Byte* out) {
  if (tail.empty()) return true;
  if (tail.size() == 1) return false;
  const auto at = [&](std::size_t i) { return table[static_cast<unsigned char>(tail[i])]; };
  const Byte a = at(0), b = at(1), c = tail.size() == 3 ? at(2) : Byte{0};
  if (((a | b | c) & invalid) != 0) return false;
  out[0] = static_cast<Byte>(a << 2 | b >> 4);
  if (tail.size() == 2) return (b & 15) == 0;
  out[1] = static_cast<Byte>(b << 4 | c >> 2);
  return (c & 3) == 0;
}

}  // namespace
}  // namespace zegel::base
