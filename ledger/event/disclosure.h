// One disclosure: its digest, and what it opens to (E11, E13). Private to ledger/event.
//
// Invariants: the digest is over the text as received, also when the text cannot be read, so the
// accounting (E12) can go on without it. Views point into the arena of the content.
// Threads: one owner. Errors: collected as refusals; a faulty disclosure has kind `faulty`.
#pragma once

#include <boost/json/value.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "ledger/base/failure.h"
#include "ledger/catalogue/events.h"
#include "ledger/crypto/hash.h"
#include "ledger/event/wiping_arena.h"

namespace zegel::event {

struct Disclosure {
  enum class Kind : std::uint8_t { faulty, inhoud, key, element };
  base::Hash digest{};
  Kind kind = Kind::faulty;
  bool used = false;
  std::string_view name;                         // of a key
  const boost::json::value* value = nullptr;     // of a key or `inhoud`; the object of an element
  const boost::json::value* salt = nullptr;      // nullptr: the text could not be read
};

// Reads all. `row` is null where any name may stand (O5). What is read lives in `arena`.
std::vector<Disclosure> read_disclosures(std::span<const std::string_view> texts,
                                         const catalogue::EventRow* row, WipingArena& arena,
                                         base::Refusals& faults);

// E13: 16 to 32 bytes of strict base64url, none twice.
void check_salts(std::span<const Disclosure> disclosures, base::Refusals& faults);

inline constexpr std::string_view betrokkenen_key = "betrokkenen";
std::string place_of(std::size_t disclosure);    // "/onthullingen/<i>"

}  // namespace zegel::event
