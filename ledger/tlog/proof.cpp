#include "ledger/tlog/proof.h"

#include <algorithm>

#include "ledger/base/base64url.h"
#include "ledger/base/limits.h"
#include "ledger/tlog/decimal.h"

namespace zegel::tlog {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view extra_start = "extra ";
constexpr std::string_view index_start = "index ";
constexpr std::size_t extra_bytes = 37;   // version, blind, hour
constexpr std::size_t hash_chars = 44;

// Cuts `<start><rest>LF` off and gives the rest. nullopt: another line.
std::optional<std::string_view> take(std::string_view& text, std::string_view start) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(start) || start.size() > end)
    return std::nullopt;
  const std::string_view rest = text.substr(start.size(), end - start.size());
  text.remove_prefix(end + 1);
  return rest;
}

}  // namespace

std::string receipt_text(base::ByteView extra, base::LeafIndex index, std::span<const Hash> proof,
                         std::string_view checkpoint_note) {
  const std::string number = std::to_string(index.value);
  std::string out;
  out.reserve(first_line.size() + extra_start.size() + (extra.size() + 2) / 3 * 4 + 1 +
              index_start.size() + number.size() + 1 + proof.size() * (hash_chars + 1) + 1 +
              checkpoint_note.size());
  out.append(first_line).append(extra_start);
  base::append_base64(out, extra);
  out.append("\n").append(index_start).append(number).append("\n");
  for (const Hash& hash : proof) {
    base::append_base64(out, hash);
    out.push_back('\n');
  }
  out.append("\n").append(checkpoint_note);
  return out;
}

std::optional<Receipt> parse_receipt(std::string_view text) {
  if (text.size() > base::limits::receipt || !text.starts_with(first_line)) return std::nullopt;
  text.remove_prefix(first_line.size());
  Receipt receipt;
  const auto extra = take(text, extra_start);
  if (!extra || extra->size() > 64 || !base::decode_base64(*extra, receipt.extra))
    return std::nullopt;
  if (receipt.extra.size() != extra_bytes) return std::nullopt;
  const auto number = take(text, index_start);
  const auto index = number ? parse_decimal(*number) : std::nullopt;
  if (!index) return std::nullopt;
  receipt.index.value = *index;
  base::Bytes bytes;
  while (!text.starts_with('\n')) {
    const auto line = take(text, {});
    if (!line || line->size() != hash_chars || receipt.hashes.size() == base::limits::proof_hashes)
      return std::nullopt;
    if (!base::decode_base64(*line, bytes) || bytes.size() != sizeof(Hash)) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), receipt.hashes.emplace_back().begin());
  }
  text.remove_prefix(1);
  receipt.checkpoint = text;
  return receipt;
}

}  // namespace zegel::tlog
