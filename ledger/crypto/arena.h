// What the start check and the tests may ask of the arena behind Secret<N> (secret.h).
// Threads: any.
#pragma once

#include <cstddef>

namespace zegel::crypto {

bool arena_is_locked();            // mlock succeeded: its pages never reach swap
std::size_t arena_free_slots();

}  // namespace zegel::crypto
