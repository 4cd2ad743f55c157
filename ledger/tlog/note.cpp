#include "ledger/tlog/note.h"

#include <algorithm>

#include "ledger/base/base64url.h"
#include "ledger/base/check.h"
#include "ledger/base/limits.h"
#include "ledger/tlog/utf8.h"

namespace zegel::tlog {
namespace {

constexpr std::string_view line_start = "\xE2\x80\x94 ";  // em dash, space
constexpr std::size_t name_bytes = 256;
constexpr std::size_t signature_bytes = 8192;  // room for types that are not known here

bool is_note_text(std::string_view text);
std::optional<NoteSignature> parse_line(std::string_view line);
void append_line(std::string& out, std::string_view name, std::uint32_t key_id,
                 base::ByteView signature);
bool is_space(char32_t c);
bool fits(const Note& note, const NoteSignature& signature, const VerifierKey& key);

}  // namespace

std::optional<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > base::limits::note || !bytes.ends_with('\n')) return std::nullopt;
  const std::size_t split = bytes.rfind("\n\n");
  if (split == std::string_view::npos) return std::nullopt;
  Note note;
  note.text = bytes.substr(0, split + 1);
  if (!is_note_text(note.text)) return std::nullopt;
  for (std::string_view rest = bytes.substr(split + 2); !rest.empty();) {
    if (note.signatures.size() == base::limits::note_signatures) return std::nullopt;
    const std::size_t end = rest.find('\n');
    auto signature = parse_line(rest.substr(0, end));
    if (!signature) return std::nullopt;
    note.signatures.push_back(std::move(*signature));
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return std::nullopt;
  return note;
}

std::string note_text(const Note& note) {
  std::size_t size = note.text.size() + 1;
  for (const NoteSignature& s : note.signatures)
    size += s.name.size() + s.signature.size() * 2 + 16;
  std::string out;
  out.reserve(size);
  out.append(note.text).push_back('\n');
  for (const NoteSignature& s : note.signatures) append_line(out, s.name, s.key_id, s.signature);
  return out;
}

std::string sign_note(std::string_view text, const VerifierKey& vkey,
                      const crypto::SigningKey& key) {
  ZEGEL_CHECK(text.ends_with('\n') && vkey.type == log_key_type && vkey.key == key.public_key());
  std::string out;
  out.reserve(text.size() + vkey.name.size() + 104);
  out.append(text).push_back('\n');
  append_line(out, vkey.name, vkey.key_id, key.sign(base::as_bytes(text)));
  return out;
}

Signed signed_by(const Note& note, const VerifierKey& key) {
  Signed verdict = Signed::no;
  for (const NoteSignature& signature : note.signatures) {
    if (signature.key_id != key.key_id || signature.name != key.name) continue;
    if (!fits(note, signature, key)) return Signed::bad;
    verdict = Signed::good;
  }
  return verdict;
}

bool verify_note(const Note& note, std::span<const VerifierKey> known) {
  bool any = false;
  for (const VerifierKey& key : known) {
    const Signed verdict = signed_by(note, key);
    if (verdict == Signed::bad) return false;
    any = any || verdict == Signed::good;
  }
  return any;
}

bool is_key_name(std::string_view name) {
  if (name.empty() || name.size() > name_bytes) return false;
  while (!name.empty()) {
    const auto c = take_code_point(name);
    if (!c || *c <= 0x20 || *c == 0x7F || *c == '+' || is_space(*c)) return false;
  }
  return true;
}

namespace {

bool is_note_text(std::string_view text) {
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c || (*c < 0x20 && *c != '\n')) return false;
  }
  return true;
}

std::optional<NoteSignature> parse_line(std::string_view line) {
  if (!line.starts_with(line_start)) return std::nullopt;
  line.remove_prefix(line_start.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const std::string_view encoded = line.substr(space + 1);
  base::Bytes bytes;
  if (encoded.size() > signature_bytes || !base::decode_base64(encoded, bytes)) return std::nullopt;
  base::ByteReader in(bytes);
  NoteSignature signature{.name = std::string(line.substr(0, space)),
                          .key_id = in.get<std::uint32_t>(), .signature = {}};
  if (!in.ok() || in.rest().empty()) return std::nullopt;
  signature.signature.assign(in.rest().begin(), in.rest().end());
  return signature;
}

void append_line(std::string& out, std::string_view name, std::uint32_t key_id,
                 base::ByteView signature) {
  base::Bytes bytes;
  bytes.reserve(4 + signature.size());
  base::ByteWriter(bytes).put(key_id).raw(signature);
  out.append(line_start).append(name).push_back(' ');
  base::append_base64(out, bytes);
  out.push_back('\n');
}

// Unicode White_Space beyond ASCII.
bool is_space(char32_t c) {
  constexpr char32_t spaces[] = {0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  return (c >= 0x2000 && c <= 0x200A) || std::ranges::find(spaces, c) != std::end(spaces);
}

bool fits(const Note& note, const NoteSignature& signature, const VerifierKey& key) {
  if (key.type == log_key_type)
    return crypto::verify(key.key, base::as_bytes(note.text), signature.signature);
  if (signature.signature.size() != 8 + 64) return false;
  base::ByteReader in(signature.signature);
  const auto time = in.get<std::uint64_t>();
  const std::string message = "cosignature/v1\ntime " + std::to_string(time) + "\n" + note.text;
  return crypto::verify(key.key, base::as_bytes(message), in.rest());
}

}  // namespace
}  // namespace zegel::tlog
