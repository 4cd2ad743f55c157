#include "api/lijst/cursor.h"

#include <algorithm>

#include "ledger/base/check.h"
#include "ledger/crypto/kdf.h"

namespace zegel::api::lijst {

namespace {

constexpr std::size_t mac_bytes = 16;
constexpr std::size_t most_bytes = 1 + 8 * most_registers + most_place + mac_bytes;

std::string letters(base::ByteView bytes);
std::optional<base::Bytes> bytes_of(std::string_view letters);

}  // namespace

CursorSeal::CursorSeal(crypto::Random& random) { random.fill(key_.writable()); }

std::string CursorSeal::seal(std::string_view binding, const Cursor& cursor) const {
  ZEGEL_CHECK(cursor.sizes.size() <= most_registers && cursor.place.size() <= most_place);
  base::Bytes body;
  base::ByteWriter writer(body);
  writer.put(static_cast<std::uint8_t>(cursor.sizes.size()));
  for (const std::uint64_t size : cursor.sizes) writer.put(size);
  writer.raw(cursor.place);
  const auto tag = mac(binding, body);
  body.insert(body.end(), tag.begin(), tag.end());
  return letters(body);
}

std::optional<Cursor> CursorSeal::open(std::string_view binding, std::string_view text) const {
  const auto bytes = bytes_of(text);
  if (!bytes || bytes->size() < 1 + mac_bytes) return std::nullopt;
  const base::ByteView body = base::ByteView(*bytes).first(bytes->size() - mac_bytes);
  const auto tag = mac(binding, body);
  if (!crypto::secret_equal(body.data() + body.size(), tag.data(), tag.size())) return std::nullopt;
  base::ByteReader reader(body);
  Cursor out;
  out.sizes.resize(reader.get<std::uint8_t>());
  for (std::uint64_t& size : out.sizes) size = reader.get<std::uint64_t>();
  const base::ByteView place = reader.rest();
  out.place.assign(place.begin(), place.end());
  return out;
}

base::ByteArray<16> CursorSeal::mac(std::string_view binding, base::ByteView body) const {
  const base::Hash question = crypto::blake2b256(base::as_bytes(binding));
  base::ByteArray<mac_bytes> out;
  crypto::keyed(key_, out, "zegel lijst cursor", {question, body});
  return out;
}

namespace {

// One letter a..p per half byte.
std::string letters(base::ByteView bytes) {
  std::string out;
  out.reserve(2 * bytes.size());
  for (const base::Byte byte : bytes) {
    out += static_cast<char>('a' + (byte >> 4));
    out += static_cast<char>('a' + (byte & 15));
  }
  return out;
}

std::optional<base::Bytes> bytes_of(std::string_view letters) {
  const auto known = [](char c) { return c >= 'a' && c <= 'p'; };
  if (letters.size() % 2 != 0 || letters.size() > 2 * most_bytes) return std::nullopt;
  if (!std::ranges::all_of(letters, known)) return std::nullopt;
  base::Bytes out(letters.size() / 2);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<base::Byte>((letters[2 * i] - 'a') << 4 | (letters[2 * i + 1] - 'a'));
  return out;
}

}  // namespace

}  // namespace zegel::api::lijst
