// C2SP signed-note: text, empty line, signature lines. Types 0x01 (Ed25519 log key) and 0x04
// (cosignature/v1) are known, others ignored (logboek.md 12). <= 128 KiB, <= 80 signatures.
// A bad signature of a known key, or none known, rejects the note. Threads: values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/crypto/ed25519.h"

namespace zegel::tlog {

inline constexpr std::uint8_t log_key_type = 0x01;
inline constexpr std::uint8_t cosigner_type = 0x04;

struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  base::Bytes signature;  // after the key id
};
struct Note {
  std::string text;       // ends with LF
  std::vector<NoteSignature> signatures;
};
struct VerifierKey {      // vkey: <name>+<8 hex>+<base64 of type and key>
  std::string name;
  std::uint32_t key_id = 0;
  std::uint8_t type = log_key_type;
  crypto::PublicKey key;
  // Types 0x01 and 0x04 with a key that passes K1 and an id that fits.
  static std::optional<VerifierKey> parse(std::string_view vkey);
  static VerifierKey log_key(std::string_view name, const crypto::PublicKey& key);
  std::string text() const;
  bool operator==(const VerifierKey&) const = default;
};

std::optional<Note> parse_note(std::string_view bytes);
std::string note_text(const Note& note);
// `text` must end with LF.
std::string sign_note(std::string_view text, const VerifierKey& vkey,
                      const crypto::SigningKey& key);

// Per signature of the note: is it by this key, and does it fit. cosignature/v1: over the text
// below a line with its time, which is not judged here.
enum class Signed : std::uint8_t { no, good, bad };
Signed signed_by(const Note& note, const VerifierKey& key);
// True: at least one known key signed, and no known key's signature is bad.
bool verify_note(const Note& note, std::span<const VerifierKey> known);

// No space, `+` or control character, valid UTF-8, 1-256 bytes.
bool is_key_name(std::string_view name);

std::string signer_text(const VerifierKey& vkey, const crypto::SigningKey& key);  // PRIVATE+KEY+...
std::optional<std::pair<VerifierKey, crypto::SigningKey>> parse_signer(std::string_view text);

}  // namespace zegel::tlog
