// Keys and values of the keystore's other tables (sleutels.md 3): meta, plaats, hek, identiteit,
// and the text of `sleutels.huidig`. Rows that are not AEAD carry a MAC under M_e over database,
// key and value; it is compared in constant time. Integers big-endian.
// Threads: pure. Errors: nullopt for any other bytes; the caller makes it exit 76.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/keys/person_index.h"
#include "ledger/keys/wrap.h"

namespace zegel::keys {

inline constexpr std::string_view table_meta = "meta";
inline constexpr std::string_view table_blad = "blad";
inline constexpr std::string_view table_plaats = "plaats";
inline constexpr std::string_view table_hek = "hek";
inline constexpr std::string_view table_identity = "identiteit";
inline constexpr std::string_view meta_key = "stand";

struct Meta {  // as it stood at the switch to this epoch
  std::uint32_t epoch = 0;
  std::string ledger_id;
  std::uint64_t count = 0;
  base::Hash digest{};  // BLAKE2b-256 over the sorted vingerafdrukken
  bool operator==(const Meta&) const = default;
};
base::Bytes encode_meta(const Meta& meta, const Key& row_key);
std::optional<Meta> parse_meta(base::ByteView value, const Key& row_key);

using PlaceKey = base::ByteArray<34>;
PlaceKey place_key(const base::CasusId& dossier, const base::Pid& partij, std::uint16_t generation);

enum class HekState : std::uint8_t { provisional = 1, definitive = 2 };  // voorlopig, definitief
struct Hek {
  HekState state = HekState::provisional;
  base::ByteArray<16> run{};
};
base::ByteArray<33> encode_hek(const base::Hash& token, const Hek& hek, const Key& row_key);
std::optional<Hek> parse_hek(base::ByteView token, base::ByteView value, const Key& row_key);

using IdentityKey = base::ByteArray<64>;
IdentityKey identity_key(const Token& token, const Linked& linked);
// Under this key of `meta` stands that `identiteit` is complete: version u8, MAC.
inline constexpr std::string_view index_key_in_meta = "identiteit";
base::ByteArray<17> encode_index_mark(const Key& row_key);

struct Current {  // `sleutels.huidig`
  std::uint32_t epoch = 0;
  std::uint64_t count = 0;
  base::Hash digest{};
};
std::string current_text(const Current& current);
std::optional<Current> parse_current(std::string_view text);

}  // namespace zegel::keys
