// Whether a text is in Unicode normalisation form C (envelop.md 5: kind text that is not NFC is
// refused, never repaired). UAX #15: quick check first, the exact answer only where a character may
// compose with what stands before it.
//
// Invariants: no allocation; more than `nfc_segment` characters without a boundary are refused.
// Threads: pure. Errors: the text is valid UTF-8 (the JSON parser has seen to it).
#pragma once

#include <cstddef>
#include <string_view>

namespace zegel::event {

inline constexpr std::size_t nfc_segment = 64;  // twice what Unicode calls stream-safe

bool is_nfc(std::string_view utf8);

}  // namespace zegel::event
