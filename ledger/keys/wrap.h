// One blad wrapped under the KEK of one epoch: the 144-byte value of table `blad` (sleutels.md 2,
// 3).
//
//   version 1, alg 1, bladgeneratie u16, hour u32, nonce 24, ciphertext 112
//   of u8 n, register padded with zeros to 31, dossier 16, partij 16, blad 32
//
// The ids are inside the AEAD, so an old page shows only blad ids; epoch, ledger, blad id and
// generation are its associated data, so a row that was moved or is of another epoch does not open.
// An opened blad must reproduce its id: the key commitment that the cipher lacks (R6).
// Random nonces of 192 bits never repeat; there is no counter to lose.
// Threads: pure. Errors: nullopt, whatever the reason; nothing else is tried.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/crypto/aead.h"
#include "ledger/keys/derive.h"

namespace zegel::keys {

inline constexpr std::size_t wrapped_size = 144;
inline constexpr std::size_t register_room = 31;
using WrappedBlad = base::ByteArray<wrapped_size>;

// The keys of the live epoch, derived once at start (sleutels.md 2).
struct EpochKeys {
  std::string ledger_id;
  std::uint32_t epoch = 0;
  Key wrap;   // W_e
  Key row;    // M_e
  Key kek;    // KEK_e, for the index key of a register
  base::Hash control{};
  static EpochKeys from(std::string_view ledger_id, std::uint32_t epoch, const Key& share);
};

// A register name inside a fixed field.
class RegisterName {
 public:
  RegisterName() = default;
  static std::optional<RegisterName> from(std::string_view text);  // 1..31 bytes
  std::string_view text() const { return {padded_.data(), size_}; }
  bool operator==(const RegisterName&) const = default;

 private:
  std::uint8_t size_ = 0;
  std::array<char, register_room> padded_{};
};

struct Blad {
  RegisterName reg;
  base::CasusId dossier;
  base::Pid partij;
  std::uint16_t generation = 1;
  base::Hour hour;
  Key key;
};

WrappedBlad wrap_blad(const EpochKeys& keys, const Blad& blad, const crypto::Nonce& nonce);
std::optional<Blad> unwrap_blad(const EpochKeys& keys, const base::BladId& id, base::ByteView row);

}  // namespace zegel::keys
