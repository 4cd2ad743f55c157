#include "ledger/tlog/checkpoint.h"

#include <algorithm>

#include "ledger/base/base64url.h"
#include "ledger/base/check.h"
#include "ledger/tlog/decimal.h"

namespace zegel::tlog {
namespace {

// Cuts the first line off. nullopt: no LF left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
  const std::string size = std::to_string(checkpoint.size.value);
  std::string out;
  out.reserve(checkpoint.origin.size() + size.size() + 48);
  out.append(checkpoint.origin).append("\n").append(size).append("\n");
  base::append_base64(out, checkpoint.root);
  out.push_back('\n');
  return out;
}

std::optional<Checkpoint> parse_checkpoint_text(std::string_view text) {
  const auto origin = take_line(text), size = take_line(text), root = take_line(text);
  if (!root || !text.empty() || !is_key_name(*origin)) return std::nullopt;
  const auto number = parse_decimal(*size);
  base::Bytes bytes;
  if (!number || root->size() != 44 || !base::decode_base64(*root, bytes)) return std::nullopt;
  if (bytes.size() != sizeof(Hash)) return std::nullopt;
  Checkpoint checkpoint{std::string(*origin), {*number}, {}};
  std::copy(bytes.begin(), bytes.end(), checkpoint.root.begin());
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const VerifierKey& vkey,
                            const crypto::SigningKey& key) {
  const std::string text = checkpoint_text(checkpoint);
  std::string note = sign_note(text, vkey, key);
  // What leaves passes our own parser; the signature itself is not verified again.
  const auto read = parse_note(note);
  ZEGEL_CHECK(read && read->text == text && parse_checkpoint_text(text));
  ZEGEL_CHECK(vkey.name == checkpoint.origin);
  return note;
}

std::optional<Checkpoint> open_checkpoint(std::string_view note,
                                          std::span<const VerifierKey> known) {
  const auto parsed = parse_note(note);
  if (!parsed) return std::nullopt;
  auto checkpoint = parse_checkpoint_text(parsed->text);
  if (!checkpoint) return std::nullopt;
  bool signed_by_log = false;
  for (const VerifierKey& key : known) {
    const Signed verdict = signed_by(*parsed, key);
    if (verdict == Signed::bad) return std::nullopt;
    signed_by_log = signed_by_log || (verdict == Signed::good && key.type == log_key_type &&
                                      key.name == checkpoint->origin);
  }
  if (!signed_by_log) return std::nullopt;
  return checkpoint;
}

}  // namespace zegel::tlog
