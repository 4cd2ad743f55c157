// Where the next page begins (api.md 2.3): opaque to the caller, bound to one question.
//
// Invariants: a cursor opens only under the binding (route, filter, role and scope) and in the
// process that made it; it carries the sizes of page one, so later pages show nothing newer. Its
// text has letters only: it can never look like a BSN (V-ID-4). Bounded before it is decoded.
// Threads: any. Errors: nullopt for whatever this process did not make for this question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/bytes.h"
#include "ledger/crypto/random.h"
#include "ledger/crypto/secret.h"

namespace zegel::api::lijst {

struct Cursor {
  std::vector<std::uint64_t> sizes;  // of the list's registers, in their order
  base::Bytes place;                 // what the list makes of it, at most most_place bytes
};
inline constexpr std::size_t most_place = 128, most_registers = 3;

class CursorSeal {
 public:
  explicit CursorSeal(crypto::Random& random);
  std::string seal(std::string_view binding, const Cursor& cursor) const;
  std::optional<Cursor> open(std::string_view binding, std::string_view text) const;

 private:
  base::ByteArray<16> mac(std::string_view binding, base::ByteView body) const;
  crypto::Secret<32> key_;  // dies with the process
};

}  // namespace zegel::api::lijst
